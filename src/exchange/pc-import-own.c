/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-origin.h"

#define REPORT "full-data"

static const PcKind *
find_kind (const char *name)
{
  g_autofree char *word = g_strdelimit (g_strdup (name), "-", '_');

  return pc_kind_find (word);
}

/* A code that stands beside its label goes before it; hours with decimals beside hours are the same once more. */
static void
set_targets (PcImportSheet *sheet,
             const PcKind  *kind,
             GStrv          names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      PcImportColumn *column = pc_import_column_new (names[i]);
      g_autofree char *base = g_str_has_suffix (names[i], "_code") ? g_strndup (names[i], strlen (names[i]) - 5) : NULL;
      int field = pc_kind_find_field (kind, names[i]);

      if (field < 0 && base != NULL && (field = pc_kind_find_field (kind, base)) >= 0)
        for (guint j = 0; j < sheet->columns->len; j++)
          if (((PcImportColumn *) sheet->columns->pdata[j])->target.field == field)
            ((PcImportColumn *) sheet->columns->pdata[j])->target = (PcImportTarget) PC_IMPORT_TARGET_NONE;

      if (field >= 0)
        column->target = (PcImportTarget) { kind, field };
      g_ptr_array_add (sheet->columns, column);
    }
}

static gboolean
add_sheets (PcImport       *self,
            PcSheetReader  *reader,
            PcOriginTable  *table,
            const PcKind   *kind,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < table->sheets->len; i++)
    {
      const char *name = g_array_index (table->sheets, PcOriginSheet, i).name;
      const int index = pc_sheet_reader_find_sheet (reader, name);
      PcImportSheet *sheet;

      if (index < 0)
        continue;

      sheet = pc_import_sheet_new (name, index);
      sheet->kind = kind;
      sheet->chosen = TRUE;
      sheet->header_row = 1;
      set_targets (sheet, kind, table->columns);
      g_ptr_array_add (self->sheets, sheet);
      if (!pc_import_look_at_rows (sheet, reader, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* Owners before what they own. */
static gboolean
add_tables (PcImport       *self,
            PcSheetReader  *reader,
            PcOrigin       *origin,
            GCancellable   *cancellable,
            GError        **error)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < origin->tables->len; i++)
      {
        PcOriginTable *table = origin->tables->pdata[i];

        if (find_kind (table->name) == *kind && !add_sheets (self, reader, table, *kind, cancellable, error))
          return FALSE;
      }

  return TRUE;
}

/* What stands for people there are codes that mean nothing here. */
static gboolean
check_whole (PcOrigin  *origin,
             GError   **error)
{
  if (!g_hash_table_contains (origin->facts, "recipient"))
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("This workbook was made with codes in place of people. Such a one cannot be imported: export it anew, "
                         "with their names."));
  return FALSE;
}

gboolean
pc_import_read_own (PcImport       *self,
                    PcSheetReader  *reader,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PcOrigin) origin = pc_origin_is_there (reader) ? pc_origin_read (reader, &failure) : NULL;

  /* A workbook of somebody else may have a sheet of that name, and one of ours a spoilt one: these are as any other. */
  if (origin == NULL && failure != NULL && !g_error_matches (failure, PC_ERROR, PC_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return origin != NULL && g_strcmp0 (origin->report, REPORT) == 0 && check_whole (origin, error) &&
         add_tables (self, reader, origin, cancellable, error) && self->sheets->len > 0;
}
