/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-uuid.h"

static void
part_free (gpointer data)
{
  PcImportPart *part = data;

  g_clear_object (&part->given);
  g_free (part->columns);
  g_free (part->is_given);
  g_free (part->whole);
  g_free (part);
}

static PcImportPart *
part_new (const PcKind *main,
          const PcKind *kind)
{
  PcImportPart *part = g_new0 (PcImportPart, 1);
  const guint n = pc_kind_get_n_fields (kind);

  part->kind = kind;
  part->role = pc_import_get_role (main, kind);
  part->columns = g_new (int, n);
  part->is_given = g_new0 (gboolean, n);
  part->whole_column = -1;
  for (guint i = 0; i < n; i++)
    part->columns[i] = -1;

  return part;
}

PcImportPart *
pc_import_parts_find (GPtrArray    *parts,
                      const PcKind *kind)
{
  for (guint i = 0; i < parts->len; i++)
    if (((PcImportPart *) parts->pdata[i])->kind == kind)
      return parts->pdata[i];

  return NULL;
}

GPtrArray *
pc_import_parts_new (PcImportSheet *sheet)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  g_ptr_array_add (parts, part_new (sheet->kind, sheet->kind));
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const PcImportTarget target = ((PcImportColumn *) sheet->columns->pdata[i])->target;
      PcImportPart *part;

      if (target.kind == NULL)
        continue;

      if (!(part = pc_import_parts_find (parts, target.kind)))
        {
          part = part_new (sheet->kind, target.kind);
          g_ptr_array_add (parts, part);
        }
      if (target.field == PC_IMPORT_WHOLE)
        part->whole_column = i;
      else
        part->columns[target.field] = i;
    }

  return parts;
}

char *
pc_import_describe_cell (PcImportRunning *run,
                         int              column,
                         const char      *message)
{
  const PcImportColumn *of = column >= 0 ? run->sheet->columns->pdata[column] : NULL;
  g_autofree char *letter = NULL;

  if (of == NULL)
    return g_strdup (message);
  if (run->outcome->row == 0)
    /* Translators: a sentence on what is wrong, and the heading of the column. */
    return g_strdup_printf (_("%s (Column “%s”)"), message, of->heading);

  letter = pc_cell_dup_column_name (column);
  /*
   * Translators: a sentence on what is wrong, the heading of the column, and the cell: its letter and the number of the
   * row.
   */
  return g_strdup_printf (_("%s (Column “%s”, cell %s%u)"), message, of->heading, letter, run->outcome->row);
}

static void
reset (PcImportPart *part)
{
  g_clear_object (&part->given);
  g_clear_pointer (&part->whole, g_free);
  part->given = pc_record_new (part->kind);
  part->n_given = 0;
  memset (part->is_given, 0, sizeof (gboolean) * pc_kind_get_n_fields (part->kind));
}

/*
 * A reference in words becomes the id of whom it names; that of something that belongs to people waits for the owners.
 */
static gboolean
find_reference (PcImportRunning  *run,
                const PcField    *field,
                PcValue          *value,
                GError          **error)
{
  const PcKind *kind = pc_kind_find (field->detail);
  g_autofree char *text = g_steal_pointer (&value->text);

  if (text == NULL || !pc_import_finder_knows (kind) || pc_uuid_is_valid (text))
    {
      value->text = g_steal_pointer (&text);
      return TRUE;
    }

  if (!pc_import_finder_find_text (run->finder, kind, text, &value->text, error))
    return FALSE;
  if (value->text != NULL)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: the first %s is what a cell says, the second a kind of record. */
               _("There is no “%s” (%s). Add it first, correct the name, or leave the cell empty."), text,
               pc_kind_get_label (kind));
  return FALSE;
}

/* What the program keeps is as long as it is; no person has typed it. */
static gboolean
read_automatic (const PcField *field,
                const PcCell  *cell,
                PcValue       *value)
{
  if ((field->flags & PC_AUTOMATIC) == 0 || field->type != PC_FIELD_NOTE || cell->type != PC_CELL_TEXT)
    return FALSE;

  pc_value_clear (value);
  value->text = g_strdup (cell->text);
  return TRUE;
}

static gboolean
read_field (PcImportRunning  *run,
            PcImportPart     *part,
            guint             index,
            const PcCell     *cell,
            GError          **error)
{
  const PcImportColumn *column = run->sheet->columns->pdata[part->columns[index]];
  const PcField *field = pc_kind_get_field (part->kind, index);
  const gboolean in_words = field->type == PC_FIELD_REFERENCE && field->detail != NULL && !run->import->own;
  g_auto(PcValue) value = PC_VALUE_INIT;
  g_autoptr(GError) failure = NULL;

  if (!read_automatic (field, cell, &value) &&
      (!pc_import_column_read (column, cell, run->import->is_1904, field, &value, &failure) ||
       (in_words && !find_reference (run, field, &value, &failure))))
    return pc_import_take_error (run, part->columns[index], &failure, error);

  /* A record has an id, also where its cell is empty. */
  if (index == PC_RECORD_ID && value.text == NULL)
    return TRUE;

  pc_record_set_value (part->given, index, &value);
  if (value.text != NULL || value.number != PC_UNSET)
    {
      part->is_given[index] = TRUE;
      part->n_given++;
    }

  return TRUE;
}

/* In a workbook of ours both a word and its code may be changed: where one alone was, nobody knows what is meant. */
static gboolean
read_words (PcImportRunning  *run,
            PcImportPart     *part,
            guint             index,
            const PcCell     *cells,
            guint             n_cells,
            GError          **error)
{
  const PcImportColumn *column = run->sheet->columns->pdata[part->columns[index]];
  const guint place = column->words - 1;
  const PcField *field = pc_kind_get_field (part->kind, index);
  g_auto(PcValue) value = PC_VALUE_INIT;
  g_autoptr(GError) failure = NULL;

  if (place >= n_cells)
    return TRUE;
  if (!pc_import_column_read (run->sheet->columns->pdata[place], &cells[place], run->import->is_1904, field, &value,
                              &failure))
    return pc_import_take_error (run, place, &failure, error);
  if (pc_value_equal (&value, pc_record_get_value (part->given, index)))
    return TRUE;

  if (part->is_given[index])
    {
      g_set_error_literal (&failure, PC_ERROR, PC_ERROR_INVALID,
                           _("This is not what the code in the same row stands for. Change both, or leave the code "
                             "empty."));
      return pc_import_take_error (run, place, &failure, error);
    }

  pc_record_set_value (part->given, index, &value);
  part->is_given[index] = TRUE;
  part->n_given++;
  return TRUE;
}

static gboolean
read_cell (PcImportRunning  *run,
           PcImportPart     *part,
           guint             index,
           const PcCell     *cells,
           guint             n_cells,
           GError          **error)
{
  static const PcCell empty = { .type = PC_CELL_EMPTY };
  const guint place = part->columns[index];
  const PcImportColumn *column = run->sheet->columns->pdata[place];

  return read_field (run, part, index, place < n_cells ? &cells[place] : &empty, error) &&
         (column->words == 0 || read_words (run, part, index, cells, n_cells, error));
}

static gboolean
read_part (PcImportRunning  *run,
           PcImportPart     *part,
           const PcCell     *cells,
           guint             n_cells,
           GError          **error)
{
  reset (part);
  if (part->whole_column >= 0 && part->whole_column < (int) n_cells)
    {
      part->whole = g_strstrip (pc_import_cell_dup_text (&cells[part->whole_column], run->import->is_1904));
      if (*part->whole == '\0')
        g_clear_pointer (&part->whole, g_free);
    }

  for (guint i = 0; i < pc_kind_get_n_fields (part->kind); i++)
    if (part->columns[i] >= 0 && !read_cell (run, part, i, cells, n_cells, error))
      return FALSE;

  return TRUE;
}

gboolean
pc_import_parts_read (PcImportRunning  *run,
                      const PcCell     *cells,
                      guint             n_cells,
                      GError          **error)
{
  for (guint i = 0; i < run->parts->len; i++)
    if (!read_part (run, run->parts->pdata[i], cells, n_cells, error))
      return FALSE;

  return TRUE;
}
