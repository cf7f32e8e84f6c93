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

/*
 * Columns
 */

/* What a column was written as: the code of a list stands for its field, as its label does. */
static int
find_field (const PcKind *kind,
            const char   *name,
            gboolean     *is_code)
{
  const int field = pc_kind_find_field (kind, name);
  g_autofree char *base = NULL;

  *is_code = field < 0 && g_str_has_suffix (name, "_code");
  if (!*is_code)
    return field;

  base = g_strndup (name, strlen (name) - strlen ("_code"));
  return pc_kind_find_field (kind, base);
}

/* Which of the columns that were written has that heading, the one of this place before others; -1 where none has. */
static int
find_written (PcOriginTable *table,
              guint          place,
              const char    *heading)
{
  GPtrArray *headings = table->headings;

  if (headings->len == 0)
    return place < g_strv_length (table->columns) ? (int) place : -1;
  if (place < headings->len && strcmp (headings->pdata[place], heading) == 0)
    return place;

  for (guint i = 0; i < headings->len; i++)
    if (strcmp (headings->pdata[i], heading) == 0)
      return i;

  return -1;
}

/* A code that stands beside its label goes before it; the label has to say the same. */
static void
set_target (PcImportSheet *sheet,
            const PcKind  *kind,
            guint          place,
            const char    *name)
{
  PcImportColumn *column = sheet->columns->pdata[place];
  gboolean is_code;
  const int field = find_field (kind, name, &is_code);

  if (field < 0)
    return;

  column->target = (PcImportTarget) { kind, field };
  for (guint i = 0; i < place; i++)
    {
      PcImportColumn *other = sheet->columns->pdata[i];

      if (!pc_import_target_equal (other->target, column->target))
        continue;
      if (is_code)
        column->words = i + 1;
      other->target = (PcImportTarget) PC_IMPORT_TARGET_NONE;
    }
}

typedef struct
{
  PcImportSheet *sheet;
  PcOriginTable *table;
  gboolean      *found;      /* Of the columns that were written. */
  guint          n_strange;  /* Headings that nobody wrote. */
} Headings;

/* A #PcSheetRowFunc: the first row. */
static gboolean
heading_cb (guint          row,
            const PcCell  *cells,
            guint          n_cells,
            gpointer       data,
            GError       **error)
{
  Headings *self = data;
  const guint n = g_strv_length (self->table->columns);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (cells[i].type == PC_CELL_TEXT ? cells[i].text : ""));
      const int written = find_written (self->table, i, text);

      g_ptr_array_add (self->sheet->columns, pc_import_column_new (text));
      if (written >= 0 && written < (int) n && !self->found[written])
        set_target (self->sheet, self->sheet->kind, i, self->table->columns[written]);
      if (written >= 0 && written < (int) n)
        self->found[written] = TRUE;
      else if (*text != '\0')
        self->n_strange++;
    }

  return FALSE;
}

/* Columns may have been moved, put in or taken out, but one that has lost its name must not be lost with it. */
static gboolean
find_columns (PcImportSheet  *sheet,
              PcSheetReader  *reader,
              PcOriginTable  *table,
              GCancellable   *cancellable,
              GError        **error)
{
  const guint n = g_strv_length (table->columns);
  g_autofree gboolean *found = g_new0 (gboolean, n + 1);
  Headings headings = { sheet, table, found, 0 };
  gboolean is_lost = FALSE;

  if (!pc_sheet_reader_read (reader, sheet->index, heading_cb, &headings, cancellable, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    is_lost |= !found[i] && headings.n_strange > 0;
  if (!is_lost)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a sheet of a spreadsheet. */
               _("The headings of the sheet “%s” are not as Percorso wrote them, and its columns cannot be told apart. "
                 "Put the headings back, or export the workbook anew."), sheet->name);
  return FALSE;
}

/*
 * Sheets
 */

static gboolean
add_sheet (PcImport       *self,
           PcSheetReader  *reader,
           PcOriginTable  *table,
           const char     *name,
           const PcKind   *kind,
           GCancellable   *cancellable,
           GError        **error)
{
  PcImportSheet *sheet = pc_import_sheet_new (name, pc_sheet_reader_find_sheet (reader, name));

  g_ptr_array_add (self->sheets, sheet);
  sheet->kind = kind;
  sheet->chosen = TRUE;
  sheet->header_row = 1;
  return find_columns (sheet, reader, table, cancellable, error) &&
         pc_import_look_at_rows (sheet, reader, cancellable, error);
}

static gboolean
is_written (PcOrigin   *origin,
            const char *name)
{
  for (guint i = 0; i < origin->tables->len; i++)
    {
      GArray *sheets = ((PcOriginTable *) origin->tables->pdata[i])->sheets;

      for (guint j = 0; j < sheets->len; j++)
        if (strcmp (g_array_index (sheets, PcOriginSheet, j).name, name) == 0)
          return TRUE;
    }

  return FALSE;
}

/* Besides its tables a workbook has one visible sheet, which is about itself: one more may be a table renamed. */
static gboolean
has_strange_sheets (PcSheetReader *reader,
                    PcOrigin      *origin)
{
  const char * const *names = pc_sheet_reader_list_sheets (reader);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    n += pc_sheet_reader_get_state (reader, i) == PC_SHEET_VISIBLE && !is_written (origin, names[i]);

  return n > 1;
}

static gboolean
add_sheets (PcImport       *self,
            PcSheetReader  *reader,
            PcOrigin       *origin,
            PcOriginTable  *table,
            const PcKind   *kind,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < table->sheets->len; i++)
    {
      const PcOriginSheet *sheet = &g_array_index (table->sheets, PcOriginSheet, i);
      const gboolean is_there = pc_sheet_reader_find_sheet (reader, sheet->name) >= 0;

      if (is_there && !add_sheet (self, reader, table, sheet->name, kind, cancellable, error))
        return FALSE;
      if (is_there || sheet->n_rows == 0 || !has_strange_sheets (reader, origin))
        continue;

      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %s is the name of a sheet of a spreadsheet. */
                   _("The workbook has no sheet “%s” any more. Give the sheet its name back, or export the workbook "
                     "anew."), sheet->name);
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

        if (find_kind (table->name) == *kind && !add_sheets (self, reader, origin, table, *kind, cancellable, error))
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
