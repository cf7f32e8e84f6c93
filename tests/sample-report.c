/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-report.h"

#include <string.h>

#include "sample-workbook.h"

/* name -> text as kept, full. */
static GHashTable *
parse_arguments (const PcReport *report,
                 const char     *arguments)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) parts = g_strsplit (arguments, " ", -1);
  g_autoptr(GError) error = NULL;

  for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);
      char *kept = NULL;

      pc_report_check_argument (report, pair[0], pair[1], &kept, &error);
      g_assert_no_error (error);
      g_hash_table_insert (values, g_strdup (pair[0]), kept);
    }

  return values;
}

char *
sample_report_write (PcStore            *store,
                     const SampleFolder *folder,
                     const char         *report,
                     const char         *arguments,
                     const char         *recipient,
                     const char         *file)
{
  const PcReport *found = pc_report_find (report);
  g_autoptr(GHashTable) values = parse_arguments (found, arguments);
  const PcReportRequest request = { .arguments = values, .recipient = recipient };
  char *path = sample_path (folder, file);
  g_autoptr(GError) error = NULL;

  pc_report_write (found, store, &request, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

char *
sample_report_rows (const SampleFolder *folder,
                    const char         *file,
                    const char         *table)
{
  const int stem = strlen (file) - strlen (".csv");
  g_autofree char *name = table != NULL ? g_strdup_printf ("%.*s %s.csv", stem, file, table) : g_strdup (file);
  g_autofree char *path = sample_path (folder, name);
  g_autofree char *content = NULL;
  GString *text;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  text = g_string_new (strstr (content, "\r\n") + 2);
  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free (text, FALSE);
}

char *
sample_report_read (PcStore            *store,
                    const SampleFolder *folder,
                    const char         *report,
                    const char         *arguments,
                    const char         *table)
{
  g_autofree char *path = sample_report_write (store, folder, report, arguments, NULL, "rows.csv");

  return sample_report_rows (folder, "rows.csv", table);
}

void
sample_report_check_agrees (PcStore            *store,
                            const SampleFolder *folder,
                            const char         *report,
                            const char         *arguments)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;

  if (sample_skip_without_office ())
    return;

  path = sample_report_write (store, folder, report, arguments, NULL, "agrees.xlsx");
  output = sample_read_workbook ("office", path, NULL);
  g_assert_true (g_str_has_suffix (output, " formulas agree\n"));
}

void
sample_report_check_cells (PcStore            *store,
                           const SampleFolder *folder,
                           const char         *report,
                           const char         *arguments,
                           const char         *sheet,
                           const char         *wanted)
{
  g_autofree char *path = sample_report_write (store, folder, report, arguments, NULL, "cells.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, sheet);

  if (strstr (cells, wanted) == NULL)
    g_error ("%s is missing from %s", wanted, cells);
}

void
sample_report_check_untold (PcStore            *store,
                            const SampleFolder *folder,
                            const char         *report,
                            const char         *arguments,
                            const char * const *told)
{
  g_autofree char *path = sample_report_write (store, folder, report, arguments, "Ministero", "untold.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, NULL);

  for (; *told != NULL; told++)
    if (strstr (cells, *told) != NULL)
      g_error ("%s tells “%s”: %s", report, *told, cells);
}

static void
check_table (PcStore       *store,
             const PcTable *table,
             GHashTable    *values)
{
  const int id = pc_table_find_column (table, "id");
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_table_open (table, store, values, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >=, 0);
  g_assert_cmpint (table->columns[id].use, ==, PC_COLUMN_HIDDEN);
  while (pc_cursor_next (cursor, &error))
    g_assert_true (g_hash_table_add (ids, g_strdup (pc_cursor_get_text (cursor, id))));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (ids), >, 0);
}

void
sample_report_check_ids (PcStore    *store,
                         const char *report,
                         const char *arguments)
{
  const PcReport *found = pc_report_find (report);
  g_autoptr(GHashTable) values = parse_arguments (found, arguments);
  g_autoptr(GError) error = NULL;
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (found, &n_sheets);

  pc_report_prepare (found, store, values, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_sheets; i++)
    check_table (store, sheets[i].table, values);
}
