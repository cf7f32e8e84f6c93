/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-full-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-reports.h"

/*
 * A sheet a kind of record, from its table of fields: what an office hands to another one, or to a statistician, and
 * what the import takes back. References keep the ids, by which a record is known again; beside each stands what it
 * refers to, for people to read. Removed records are left out, as is all that never leaves this computer.
 */

#define REFERENCE_WIDTH 12
#define LABEL_WIDTH 28

/* What says nothing to anybody else: which people an operator has found not to be the same; files that are not here. */
static const PcKind * const left_out[] = { &pc_distinction_kind, &pc_attachment_kind };

/*
 * What a record of that kind is called, in SQL that begins with "(SELECT" and ends where its id is compared
 */

#define PERSON_NAME(t) PC_REPORT_FULL_NAME (t) " || coalesce (' (' || " t ".code || ')', '')"

/* From the record to its pathway and person. */
#define FROM_CHILD(kind)                                                             \
  " FROM " kind " AS xx CROSS JOIN pathway AS pp ON pp.id = xx.pathway_id"            \
  " CROSS JOIN beneficiary AS bb ON bb.id = pp.beneficiary_id WHERE xx.id = "

static const struct
{
  const PcKind *kind;
  const char   *select;
} names[] = {
  { &pc_office_kind, "(SELECT xx.name FROM office AS xx WHERE xx.id = " },
  { &pc_organisation_kind, "(SELECT xx.name FROM organisation AS xx WHERE xx.id = " },
  { &pc_operator_kind, "(SELECT " PC_REPORT_FULL_NAME ("xx") " FROM operator AS xx WHERE xx.id = " },
  { &pc_contact_kind, "(SELECT " PC_REPORT_FULL_NAME ("xx") " FROM contact AS xx WHERE xx.id = " },
  { &pc_beneficiary_kind, "(SELECT " PERSON_NAME ("xx") " FROM beneficiary AS xx WHERE xx.id = " },
  { &pc_pathway_kind, "(SELECT " PERSON_NAME ("bb") " || ' · ' || " PC_REPORT_PROGRAMME ("xx.programme")
                      " FROM pathway AS xx CROSS JOIN beneficiary AS bb ON bb.id = xx.beneficiary_id WHERE xx.id = " },
  { &pc_plan_kind, "(SELECT " PERSON_NAME ("bb") " || ' · ' || xx.starts_on" FROM_CHILD ("plan") },
  { &pc_traineeship_kind, "(SELECT " PERSON_NAME ("bb") " || ' · ' || xx.starts_on" FROM_CHILD ("traineeship") },
  { &pc_claim_kind, "(SELECT " PERSON_NAME ("bb") " || coalesce (' · ' || coalesce (xx.number, xx.starts_on), '')"
                    FROM_CHILD ("claim") },
  { &pc_service_entry_kind, "(SELECT xx.date || ' · ' || xx.service FROM service_entry AS xx WHERE xx.id = " },
};

static const char *
get_name_sql (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].kind->name, kind))
      return names[i].select;

  return NULL;
}

/*
 * Columns
 */

static guint
get_width (const PcField *field)
{
  static const guint widths[] = {
    [PC_FIELD_TEXT] = 18, [PC_FIELD_NOTE] = 40, [PC_FIELD_INTEGER] = 9, [PC_FIELD_MINUTES] = 9, [PC_FIELD_MONEY] = 12,
    [PC_FIELD_DATE] = 11, [PC_FIELD_TIME] = 8, [PC_FIELD_BOOLEAN] = 9, [PC_FIELD_CHOICE] = 18, [PC_FIELD_CHOICES] = 24,
    [PC_FIELD_REFERENCE] = REFERENCE_WIDTH, [PC_FIELD_INSTANT] = 17,
  };

  return widths[field->type];
}

/* What is typed without a form to hold to may name anybody; codes of a classification do not. */
static gboolean
is_free_text (const PcField *field)
{
  return field->type == PC_FIELD_TEXT && field->detail == NULL && !g_str_has_suffix (field->name, "_code") &&
         !g_str_has_suffix (field->name, "edition");
}

/* Of contacts and operators too, whose fields do not say so because the office's own papers name them. */
static gboolean
tells_who (const PcField *field)
{
  static const char * const formats[] = { "tax-code", "vat-number", "iban", "email", "phone", NULL };

  return is_free_text (field) || (field->detail != NULL && g_strv_contains (formats, field->detail)) ||
         (field->type == PC_FIELD_NOTE && (field->flags & PC_AUTOMATIC) != 0);
}

static PcColumnUse
get_use (const PcKind  *kind,
         const PcField *field)
{
  static const char * const groups[] = { "sex", "birth_country", "citizenships", NULL };

  return kind == &pc_beneficiary_kind && g_strv_contains (groups, field->name) ? PC_COLUMN_GROUP : PC_COLUMN_PLAIN;
}

static void
add_field (GArray        *columns,
           const PcKind  *kind,
           const PcField *field)
{
  PcColumn column = {
    .expression = g_strdup_printf ("r.\"%s\"", field->name),
    .field = *field,
    .width = get_width (field),
    .use = get_use (kind, field),
  };

  if (g_str_equal (field->name, "id"))
    column.field.detail = kind->name;
  if (tells_who (field))
    column.field.flags |= PC_PERSONAL;

  g_array_append_val (columns, column);
}

static void
add_name (GArray        *columns,
          const PcField *field)
{
  const char *select = get_name_sql (field->detail);
  PcColumn column = { .field = { .type = PC_FIELD_TEXT, .flags = PC_PERSONAL }, .width = LABEL_WIDTH };

  if (select == NULL)
    return;

  column.expression = g_strdup_printf ("%sr.\"%s\")", select, field->name);
  column.field.name = g_strconcat (field->name, "_label", NULL);
  /* Translators: heading of the column with a name beside the one with its identifier, such as “Host (name)”. */
  column.field.label = g_strdup_printf (_("%s (name)"), pc_field_get_label (field));
  g_array_append_val (columns, column);
}

/* The columns, full: id, fields with what references refer to, and when it was changed last. */
static GArray *
list_columns (const PcKind *kind)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (PcColumn));

  add_field (columns, kind, pc_kind_get_field (kind, PC_RECORD_ID));
  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);

      if ((field->flags & PC_LOCAL) != 0)
        continue;
      add_field (columns, kind, field);
      if (field->type == PC_FIELD_REFERENCE)
        add_name (columns, field);
    }
  add_field (columns, kind, pc_kind_get_field (kind, PC_RECORD_UPDATED_AT));

  return columns;
}

/*
 * Sheets
 */

static const PcParameter parameters[] = {
  { { "since", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Changed since") }, "r.updated_at >= :since" },
};

static gboolean
is_for_others (const PcKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (kind == left_out[i])
      return FALSE;

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    if ((pc_kind_get_field (kind, i)->flags & PC_LOCAL) == 0)
      return TRUE;

  return FALSE;
}

static const PcTable *
make_table (const PcKind *kind)
{
  const gboolean has_names = pc_kind_find_field (kind, "family_name") >= 0;
  GArray *columns = list_columns (kind);
  PcTable *table = g_new0 (PcTable, 1);

  table->name = kind->name;
  table->title = kind->plural;
  table->from = g_strdup_printf ("\"%s\" AS r", kind->name);
  table->where = "r.deleted_at IS NULL";
  table->order = has_names ? "r.family_name COLLATE NOCASE, r.given_name COLLATE NOCASE, r.rowid" : "r.rowid";
  table->n_columns = columns->len;
  table->columns = (const PcColumn *) g_array_free (columns, FALSE);
  table->parameters = parameters;
  table->n_parameters = G_N_ELEMENTS (parameters);
  return table;
}

static GArray *
make_sheets (void)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (PcReportSheet));

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    if (is_for_others (*kind))
      {
        const PcReportSheet sheet = { .table = make_table (*kind), .landscape = TRUE };

        g_array_append_val (sheets, sheet);
      }

  for (guint i = 0; i < PC_FULL_DATA_N_GUIDES; i++)
    {
      const PcReportSheet sheet = { .table = pc_full_data_guides[i], .landscape = TRUE };

      g_array_append_val (sheets, sheet);
    }

  return sheets;
}

static const PcReportSheet *
list_sheets (guint *n_sheets)
{
  static GArray *sheets;

  if (g_once_init_enter (&sheets))
    g_once_init_leave (&sheets, make_sheets ());

  *n_sheets = sheets->len;
  return (const PcReportSheet *) sheets->data;
}

static gboolean
describe (const PcReport             *report,
          PcStore                    *store,
          const PcReportViewOptions  *options,
          GCancellable               *cancellable,
          GError                    **error)
{
  guint n_sheets;
  const PcReportSheet *sheets = list_sheets (&n_sheets);

  return pc_full_data_fill_guides (store, sheets, n_sheets - PC_FULL_DATA_N_GUIDES, options, cancellable, error);
}

const PcReport pc_full_data_report = {
  .name = "full-data",
  .title = N_("All data"),
  .description =
    N_("All records, a sheet for each kind, to hand over to another office or for statistics, and to import."),
  .list_sheets = list_sheets,
  .describe = describe,
};
