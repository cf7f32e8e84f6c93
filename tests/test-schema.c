/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include <string.h>

#include "pc-code-list.h"
#include "pc-store-private.h"
#include "sample-store.h"

/* The schema is written by hand and so are the field tables; here they are held against each other. */

/* @sql has ?1 for the name of a table. */
static sqlite3_stmt *
ask_about (PcStore    *store,
           const char *sql,
           const char *table)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (store->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_TRANSIENT);
  return stmt;
}

static void
check_column (const PcKind *kind,
              guint         index,
              sqlite3_stmt *row)
{
  const PcField *field = pc_kind_get_field (kind, index);
  const gboolean kept = index == PC_RECORD_CREATED_AT || index == PC_RECORD_UPDATED_AT;
  const gboolean required = kept || (field->flags & PC_REQUIRED) != 0;

  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_cmpstr ((const char *) sqlite3_column_text (row, 0), ==, field->name);
  g_assert_cmpstr ((const char *) sqlite3_column_text (row, 1), ==, pc_field_is_text (field) ? "TEXT" : "INTEGER");
  g_assert_cmpint (sqlite3_column_int (row, 2), ==, required);
  g_assert_cmpint (sqlite3_column_int (row, 3), ==, index == PC_RECORD_ID);
  g_assert_cmpint (sqlite3_column_type (row, 4), ==, SQLITE_NULL);
}

static void
test_columns (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(sqlite3_stmt) row = ask_about (store, "SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_info (?1)"
                                                      " ORDER BY cid", (*kind)->name);
      guint n = 0;

      for (; sqlite3_step (row) == SQLITE_ROW; n++)
        {
          g_assert_cmpuint (n, <, pc_kind_get_n_fields (*kind));
          check_column (*kind, n, row);
        }
      g_assert_cmpuint (n, ==, pc_kind_get_n_fields (*kind));
    }
}

/* No table that is neither a record's nor one of the store's own. */
static void
test_tables (void)
{
  static const char * const own[] = { "handover", "import_mapping", "import_row", "journal", "journal_record", "match_key", "match_stale",
                                      "outbox", "outbox_content", "setting", NULL };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(sqlite3_stmt) row = ask_about (store, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                                  " AND name NOT LIKE 'sqlite_%' AND ?1 IS NULL", NULL);
  guint n = 0;

  while (sqlite3_step (row) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (row, 0);

      g_test_message ("%s", name);
      g_assert_true (g_strv_contains (own, name) || pc_kind_find (name) != NULL);
      g_assert_true (sqlite3_column_int (row, 1));
      n++;
    }
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++, n--)
    ;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (own) - 1);
}

static void
test_references (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr(sqlite3_stmt) row = ask_about (store, "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list (?1)", (*kind)->name);

      while (sqlite3_step (row) == SQLITE_ROW)
        {
          g_assert_cmpstr ((const char *) sqlite3_column_text (row, 2), ==, "id");
          g_hash_table_insert (keys, g_strdup ((const char *) sqlite3_column_text (row, 0)),
                               g_strdup ((const char *) sqlite3_column_text (row, 1)));
        }

      for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
        {
          const PcField *field = pc_kind_get_field (*kind, i);
          const char *table = g_hash_table_lookup (keys, field->name);

          g_test_message ("%s.%s", (*kind)->name, field->name);
          g_assert_cmpstr (table, ==, field->type == PC_FIELD_REFERENCE ? field->detail : NULL);
        }
    }
}

/* The lists and kinds that the field tables name are there. */
static void
test_details (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
      {
        const PcField *field = pc_kind_get_field (*kind, i);

        g_test_message ("%s.%s", (*kind)->name, field->name);
        if (field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES)
          g_assert_cmpuint (pc_code_list_get_n_codes (pc_code_list_get (field->detail)), >, 1);
        else if (field->type == PC_FIELD_REFERENCE)
          g_assert_nonnull (pc_kind_find (field->detail));
        else if (field->type != PC_FIELD_TEXT)
          g_assert_null (field->detail);
      }
}

/* Two spaces in a code would be two codes: the ids of a list of several have none. */
static void
test_codes_without_spaces (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
      {
        const PcField *field = pc_kind_get_field (*kind, i);
        const PcCodeList *list = field->type == PC_FIELD_CHOICES ? pc_code_list_get (field->detail) : NULL;

        for (guint c = 0; list != NULL && c < pc_code_list_get_n_codes (list); c++)
          g_assert_null (strpbrk (pc_code_list_get_id (list, c), " ,;"));
      }
}

/* Everything that belongs to something is found without reading the whole table. */
static void
test_indexes (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      const int parent = pc_kind_get_parent_field (*kind);
      g_autofree char *sql = NULL;
      g_autoptr(sqlite3_stmt) plan = NULL;

      if (parent < 0 || *kind == &pc_operator_kind)
        continue;
      sql = g_strdup_printf ("EXPLAIN QUERY PLAN SELECT * FROM %s WHERE %s = ?1", (*kind)->name,
                             pc_kind_get_field (*kind, parent)->name);
      plan = ask_about (store, sql, "x");
      g_assert_cmpint (sqlite3_step (plan), ==, SQLITE_ROW);
      g_test_message ("%s", (const char *) sqlite3_column_text (plan, 3));
      g_assert_nonnull (strstr ((const char *) sqlite3_column_text (plan, 3), "USING INDEX"));
    }
}

/* What the schema refuses, whoever writes it. */
static void
test_constraints (void)
{
  static const char * const wrong[] = {
    "UPDATE office SET id = 'short'",
    "UPDATE office SET name = NULL",
    "UPDATE office SET public_body = 2",
    "UPDATE beneficiary SET birth_date = '31/3/2026'",
    "UPDATE beneficiary SET birth_date = '2026-3-31'",
    "UPDATE beneficiary SET dependants = 'many'",
    "UPDATE beneficiary SET operator_id = '0195e8c4-1f2a-7abc-8def-0123456789ab'",
    "UPDATE service_entry SET starts_at = 1441",
    "UPDATE service_entry SET starts_at = -1",
    "UPDATE service_entry SET minutes = -1",
    "UPDATE claim_line SET amount_cents = 12.5",
    "UPDATE journal SET mode = 'other'",
    "DELETE FROM office",
  };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      int rc = sqlite3_exec (store->db, wrong[i], NULL, NULL, NULL);

      g_test_message ("%s", wrong[i]);
      g_assert_cmpint (rc & 0xff, ==, SQLITE_CONSTRAINT);
    }
}

static void
test_header (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *application = NULL;
  g_autofree char *version = NULL;
  g_autofree char *mode = NULL;
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  const guint known = pc_store_get_schema_version (store);

  g_assert_cmpuint (known, >=, 2);
  g_object_unref (store);
  application = sample_query (path, "PRAGMA application_id");
  version = sample_query (path, "PRAGMA user_version");
  mode = sample_query (path, "PRAGMA journal_mode");
  g_assert_cmpint (atoi (application), ==, 0x50634462);
  g_assert_cmpint (atoi (version), ==, known);
  g_assert_cmpstr (mode, ==, "wal");
}

/* How the connection is set: what keeps a power cut from losing what was committed. */
static void
test_pragmas (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);

  g_assert_cmpint (pc_sql_get_int (store, "PRAGMA foreign_keys", -1), ==, 1);
  g_assert_cmpint (pc_sql_get_int (store, "PRAGMA synchronous", -1), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/schema/columns", test_columns);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/references", test_references);
  g_test_add_func ("/schema/details", test_details);
  g_test_add_func ("/schema/codes-without-spaces", test_codes_without_spaces);
  g_test_add_func ("/schema/indexes", test_indexes);
  g_test_add_func ("/schema/constraints", test_constraints);
  g_test_add_func ("/schema/header", test_header);
  g_test_add_func ("/schema/pragmas", test_pragmas);

  return g_test_run ();
}
