/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-match.h"

static void
sheet_free (gpointer data)
{
  PcImportSheet *sheet = data;

  g_free (sheet->name);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->preview);
  g_free (sheet);
}

PcImportSheet *
pc_import_sheet_new (const char *name,
                     guint       index)
{
  PcImportSheet *sheet = g_new0 (PcImportSheet, 1);

  sheet->name = g_strdup (name);
  sheet->index = index;
  sheet->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_import_column_free);
  sheet->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return sheet;
}

static PcImport *
import_new (const char *path,
            const char *name)
{
  PcImport *self = g_new0 (PcImport, 1);

  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->options.least_score = PC_MATCH_LEAST_POSSIBLE;
  return self;
}

void
pc_import_free (PcImport *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->name);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->decisions);
  g_clear_pointer (&self->parked, g_ptr_array_unref);
  g_free (self);
}

/*
 * The file
 */

static void
read_stamp (const char    *path,
            PcImportStamp *stamp)
{
  GStatBuf status;

  *stamp = (PcImportStamp) { 0 };
  if (g_stat (path, &status) != 0)
    return;

  stamp->size = status.st_size;
  stamp->inode = status.st_ino;
  stamp->changed = (guint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
}

gboolean
pc_import_check_stamp (PcImport  *self,
                       GError   **error)
{
  PcImportStamp now;

  if (self->path == NULL)
    return TRUE;

  read_stamp (self->path, &now);
  if (memcmp (&now, &self->stamp, sizeof now) == 0)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_CONFLICT,
               /* Translators: %s is the name of a file. */
               _("The file “%s” has changed since it was looked at. Nothing was imported; look at it again."),
                 self->name);
  return FALSE;
}

static gboolean
look_at_sheets (PcImport       *self,
                PcSheetReader  *reader,
                GCancellable   *cancellable,
                GError        **error)
{
  const char * const *names = pc_sheet_reader_list_sheets (reader);
  gboolean has_chosen = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      PcImportSheet *sheet = pc_import_sheet_new (names[i], i);

      g_ptr_array_add (self->sheets, sheet);
      sheet->hidden = pc_sheet_reader_get_state (reader, i) != PC_SHEET_VISIBLE;
      if (!pc_import_look_at_sheet (sheet, reader, cancellable, error))
        return FALSE;

      /* The first that is known for something; the others only when somebody says so. */
      sheet->chosen = !has_chosen && !sheet->hidden && sheet->kind != NULL && sheet->n_rows > 0;
      has_chosen = has_chosen || sheet->chosen;
    }

  return TRUE;
}

PcImport *
pc_import_open (const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *name = NULL;
  g_autoptr(PcImport) self = NULL;
  g_autoptr(PcSheetReader) reader = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  self = import_new (path, name);
  read_stamp (path, &self->stamp);
  if (!(reader = pc_sheet_reader_open (path, error)))
    return NULL;

  self->is_1904 = pc_sheet_reader_is_1904 (reader);
  self->own = pc_import_read_own (self, reader, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!self->own && !look_at_sheets (self, reader, cancellable, error))
    return NULL;

  return pc_import_check_stamp (self, error) ? g_steal_pointer (&self) : NULL;
}

/*
 * Rows that wait
 */

static void
free_parked (gpointer row)
{
  pc_parked_row_free (row);
}

PcImport *
pc_import_open_parked (PcStore             *store,
                       const char * const  *ids,
                       GError             **error)
{
  g_autoptr(PcImport) self = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && ids != NULL, NULL);

  self = import_new (NULL, NULL);
  self->parked = g_ptr_array_new_with_free_func (free_parked);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PcParkedRow *row = pc_parked_rows_get (store, ids[i], error);
      PcImportSheet *sheet = row != NULL ? pc_import_unpark_sheet (row, i, error) : NULL;

      if (row != NULL)
        g_ptr_array_add (self->parked, row);
      if (sheet == NULL)
        return NULL;

      g_ptr_array_add (self->sheets, sheet);
      if (self->name == NULL)
        self->name = g_strdup (row->source);
    }

  return g_steal_pointer (&self);
}

/*
 * What was seen, and what is wanted
 */

const char *
pc_import_get_name (PcImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

gboolean
pc_import_is_own (PcImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->own;
}

GPtrArray *
pc_import_list_sheets (PcImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheets;
}

int
pc_import_find_sheet (PcImport   *self,
                      const char *name)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *present = g_utf8_casefold (((PcImportSheet *) self->sheets->pdata[i])->name, -1);

      if (strcmp (wanted, present) == 0)
        return i;
    }

  return -1;
}

static PcImportSheet *
get_sheet (PcImport *self,
           guint     index)
{
  g_return_val_if_fail (self != NULL && index < self->sheets->len, NULL);

  return self->sheets->pdata[index];
}

void
pc_import_set_chosen (PcImport *self,
                      guint     index,
                      gboolean  chosen)
{
  PcImportSheet *sheet = get_sheet (self, index);

  g_return_if_fail (sheet != NULL);

  sheet->chosen = chosen && sheet->kind != NULL;
}

void
pc_import_set_kind (PcImport     *self,
                    guint         index,
                    const PcKind *kind)
{
  PcImportSheet *sheet = get_sheet (self, index);

  g_return_if_fail (sheet != NULL && kind != NULL && !self->own);

  sheet->kind = kind;
  pc_import_propose (sheet);
}

void
pc_import_set_target (PcImport       *self,
                      guint           index,
                      guint           column,
                      PcImportTarget  target)
{
  PcImportSheet *sheet = get_sheet (self, index);

  g_return_if_fail (sheet != NULL && sheet->kind != NULL && column < sheet->columns->len && !self->own);
  g_return_if_fail (pc_import_target_is_allowed (sheet->kind, target));

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      PcImportColumn *other = sheet->columns->pdata[i];

      if (i == column)
        other->target = target;
      else if (target.kind != NULL && pc_import_target_equal (other->target, target))
        other->target = (PcImportTarget) PC_IMPORT_TARGET_NONE;
    }
}

int
pc_import_find_column (PcImport   *self,
                       guint       index,
                       const char *text)
{
  PcImportSheet *sheet = get_sheet (self, index);
  gint64 number;

  g_return_val_if_fail (sheet != NULL && text != NULL, -1);

  for (guint i = 0; i < sheet->columns->len; i++)
    if (strcmp (((PcImportColumn *) sheet->columns->pdata[i])->heading, text) == 0)
      return i;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      g_autofree char *letter = pc_cell_dup_column_name (i);

      if (g_ascii_strcasecmp (letter, text) == 0)
        return i;
    }

  return g_ascii_string_to_signed (text, 10, 1, sheet->columns->len, &number, NULL) ? (int) number - 1 : -1;
}

void
pc_import_set_date_order (PcImport    *self,
                          guint        index,
                          PcDateOrder  order)
{
  PcImportSheet *sheet = get_sheet (self, index);

  g_return_if_fail (sheet != NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      PcImportColumn *column = sheet->columns->pdata[i];

      column->order = order;
      column->order_is_guess = FALSE;
    }
}

void
pc_import_set_decimal_hours (PcImport *self,
                             guint     index,
                             gboolean  decimal)
{
  PcImportSheet *sheet = get_sheet (self, index);

  g_return_if_fail (sheet != NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    ((PcImportColumn *) sheet->columns->pdata[i])->decimal_hours = decimal;
}

PcImportOptions *
pc_import_get_options (PcImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->options;
}

static char *
make_decision_key (guint sheet,
                   guint row)
{
  return g_strdup_printf ("%u %u", sheet, row);
}

void
pc_import_decide (PcImport   *self,
                  guint       sheet,
                  guint       row,
                  const char *decision)
{
  g_autofree char *key = make_decision_key (sheet, row);

  g_return_if_fail (self != NULL);

  if (decision == NULL)
    g_hash_table_remove (self->decisions, key);
  else
    g_hash_table_insert (self->decisions, g_steal_pointer (&key), g_strdup (decision));
}

const char *
pc_import_get_decision (PcImport *self,
                        guint     sheet,
                        guint     row)
{
  g_autofree char *key = g_hash_table_size (self->decisions) > 0 ? make_decision_key (sheet, row) : NULL;

  return key != NULL ? g_hash_table_lookup (self->decisions, key) : NULL;
}
