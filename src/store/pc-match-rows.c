/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-rows.h"

#include "pc-kinds.h"
#include "pc-store-private.h"

/* In the order in which make_card() reads them. */
static const guint person_fields[] = {
  PC_BENEFICIARY_FAMILY_NAME, PC_BENEFICIARY_GIVEN_NAME, PC_BENEFICIARY_FAMILY_NAME_ORIGINAL,
  PC_BENEFICIARY_GIVEN_NAME_ORIGINAL, PC_BENEFICIARY_OTHER_NAMES, PC_BENEFICIARY_SEX, PC_BENEFICIARY_BIRTH_COUNTRY,
  PC_BENEFICIARY_CITIZENSHIPS, PC_BENEFICIARY_TAX_CODE, PC_BENEFICIARY_HEALTH_CARD, PC_BENEFICIARY_PHONE,
  PC_BENEFICIARY_OTHER_PHONE, PC_BENEFICIARY_EMAIL, PC_BENEFICIARY_IBAN, PC_BENEFICIARY_BIRTH_DATE,
  PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN,
};

static const guint permit_fields[] = { PC_PERMIT_NUMBER, PC_PERMIT_RENEWAL_RECEIPT };

/* Between the numbers of permits. */
#define SEPARATOR "\x1f"

#define PERMITS \
  "SELECT group_concat (coalesce (number, '') || char (31) || coalesce (renewal_receipt, ''), char (31))" \
  " FROM permit WHERE beneficiary_id = %s AND deleted_at IS NULL"

void
pc_match_row_free (PcMatchRow *self)
{
  g_free (self->id);
  pc_match_card_free (self->card);
  g_free (self);
}

char *
pc_match_rows_list_columns (const PcKind *kind,
                            const char   *prefix)
{
  const guint *fields = kind == &pc_permit_kind ? permit_fields : person_fields;
  const guint n = kind == &pc_permit_kind ? G_N_ELEMENTS (permit_fields) : G_N_ELEMENTS (person_fields);
  g_autoptr(GString) columns = g_string_new (NULL);

  g_return_val_if_fail (kind == &pc_permit_kind || kind == &pc_beneficiary_kind, NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (columns, "%s%s%s", i > 0 ? ", " : "", prefix, pc_kind_get_field (kind, fields[i])->name);

  return g_string_free (g_steal_pointer (&columns), FALSE);
}

/* @get gives the text of person_fields[index]. */
static PcMatchCard *
make_card (const char * (*get) (gpointer source,
                                guint    index),
           gpointer       source,
           const char    *permits)
{
  g_auto(GStrv) numbers = permits != NULL ? g_strsplit (permits, SEPARATOR, -1) : NULL;
  const char *uncertain = get (source, 15);
  const PcMatchPerson person = {
    .family_name = get (source, 0),
    .given_name = get (source, 1),
    .family_name_original = get (source, 2),
    .given_name_original = get (source, 3),
    .other_names = get (source, 4),
    .sex = get (source, 5),
    .birth_country = get (source, 6),
    .citizenships = get (source, 7),
    .tax_code = get (source, 8),
    .health_card = get (source, 9),
    .phone = get (source, 10),
    .other_phone = get (source, 11),
    .email = get (source, 12),
    .iban = get (source, 13),
    .birth_date = pc_day_from_iso (get (source, 14)),
    .birth_date_uncertain = uncertain != NULL && *uncertain == '1',
    .permits = (const char * const *) numbers,
  };

  return pc_match_card_new (&person);
}

/* Behind the row and the id. */
static const char *
get_column (gpointer stmt,
            guint    index)
{
  return (const char *) sqlite3_column_text (stmt, index + 2);
}

static const char *
get_field (gpointer record,
           guint    index)
{
  if (person_fields[index] == PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN)
    return pc_record_get_boolean (record, person_fields[index]) ? "1" : NULL;

  return pc_record_get_text (record, person_fields[index]);
}

static char *
make_select (const char *condition)
{
  g_autofree char *columns = pc_match_rows_list_columns (&pc_beneficiary_kind, "b.");

  return g_strdup_printf ("SELECT b.rowid, b.id, %s, (" PERMITS ") FROM beneficiary AS b WHERE b.deleted_at IS NULL%s",
                          columns, "b.id", condition);
}

static PcMatchRow *
row_from_stmt (sqlite3_stmt *stmt)
{
  PcMatchRow *row = g_new0 (PcMatchRow, 1);

  row->row = sqlite3_column_int64 (stmt, 0);
  row->id = g_strdup ((const char *) sqlite3_column_text (stmt, 1));
  row->card = make_card (get_column, stmt, get_column (stmt, G_N_ELEMENTS (person_fields)));

  return row;
}

gboolean
pc_match_rows_get (PcStore     *store,
                   gint64       rowid,
                   PcMatchRow **row,
                   GError     **error)
{
  /* The text costs as much as the reading, and this is asked hundreds of times at each key typed. */
  sqlite3_stmt *stmt = g_hash_table_lookup (store->statements, "match-row");
  int rc;

  *row = NULL;
  if (stmt == NULL)
    {
      g_autofree char *sql = make_select (" AND b.rowid = ?1");

      if (!(stmt = pc_sql_prepare (store, sql, error)))
        return FALSE;
      g_hash_table_insert (store->statements, g_strdup ("match-row"), stmt);
    }

  sqlite3_bind_int64 (stmt, 1, rowid);
  rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    *row = row_from_stmt (stmt);
  sqlite3_reset (stmt);

  return rc == SQLITE_ROW || rc == SQLITE_DONE || pc_sql_fail (store, error);
}

gboolean
pc_match_rows_foreach (PcStore         *store,
                       PcMatchRowFunc   func,
                       gpointer         data,
                       GError         **error)
{
  g_autofree char *sql = make_select (" ORDER BY b.rowid");
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (store, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    if (!func (row_from_stmt (stmt), data, error))
      return FALSE;

  return rc == SQLITE_DONE || pc_sql_fail (store, error);
}

PcMatchCard *
pc_match_rows_make_new_card (PcRecord           *person,
                             const char * const *permits)
{
  g_autofree char *joined = permits != NULL ? g_strjoinv (SEPARATOR, (char **) permits) : NULL;

  return make_card (get_field, person, joined);
}

PcMatchCard *
pc_match_rows_make_card (PcStore   *store,
                         PcRecord  *person,
                         GError   **error)
{
  g_autofree char *sql = g_strdup_printf (PERMITS, "?1");
  sqlite3_stmt *stmt = pc_sql_get (store, sql, error);
  PcMatchCard *card;

  if (stmt == NULL)
    return NULL;

  pc_sql_bind_text (stmt, 1, pc_record_get_id (person));
  sqlite3_step (stmt);
  card = make_card (get_field, person, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);

  return card;
}
