/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-record-grid-private.h"

#include <glib/gi18n-lib.h>

#include "pc-defaults.h"

static void
ensure_cells (PcRecordGrid *self)
{
  const guint n = self->records->len * self->columns->len;

  while (self->cells->len > n)
    {
      gtk_grid_remove (self->grid, self->cells->pdata[self->cells->len - 1]);
      g_ptr_array_set_size (self->cells, self->cells->len - 1);
    }

  while (self->cells->len < n)
    {
      guint row = self->cells->len / self->columns->len, column = self->cells->len % self->columns->len;
      GtkWidget *cell = pc_record_grid_new_cell (self, row, column);

      gtk_grid_attach (self->grid, cell, column, row + 1, 1, 1);
      g_ptr_array_add (self->cells, cell);
    }
}

void
pc_record_grid_add_line (PcRecordGrid *self)
{
  PcRecord *record = self->make (self, self->user_data);

  if (record == NULL)
    return;

  g_ptr_array_add (self->records, record);
  ensure_cells (self);
  pc_record_grid_show_row (self, self->records->len - 1);
}

static gboolean
reload_cb (gpointer data)
{
  PcRecordGrid *self = data;

  self->reload_id = 0;
  if (self->editing == NULL)
    pc_record_grid_reload (self);

  return G_SOURCE_REMOVE;
}

/* A record of our kind was changed elsewhere: once the queue is empty, look again. */
static void
store_changed_cb (PcRecordGrid *self,
                  const PcKind *kind,
                  const char   *id)
{
  if (kind == self->kind && !self->saving && self->reload_id == 0 && self->load != NULL)
    self->reload_id = g_idle_add (reload_cb, self);
}

void
pc_record_grid_reload (PcRecordGrid *self)
{
  GPtrArray *records;

  g_return_if_fail (PC_IS_RECORD_GRID (self));

  if (self->load == NULL || self->store == NULL)
    return;

  pc_record_grid_stop_editing (self, FALSE);
  if (self->begun)
    pc_record_grid_fail (self, _("A line was not kept: it was begun and lacked something."));
  self->begun = FALSE;
  records = self->load (self, self->user_data);
  g_ptr_array_set_size (self->records, 0);
  if (records != NULL)
    g_ptr_array_extend_and_steal (self->records, records);

  ensure_cells (self);
  for (guint row = 0; row < self->records->len; row++)
    pc_record_grid_show_row (self, row);
  if (self->make != NULL)
    pc_record_grid_add_line (self);

  self->row = self->anchor_row = MIN (self->row, MAX (self->records->len, 1) - 1);
  pc_record_grid_mark_selection (self);
}

void
pc_record_grid_remove_row (PcRecordGrid *self)
{
  PcRecord *record = self->row < self->records->len ? pc_record_grid_get_record (self, self->row) : NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("remove %s", self->kind->name);

  if (record == NULL || !pc_record_is_kept (record))
    return;

  if (!pc_store_begin (self->store, label, &error) ||
      !pc_store_remove (self->store, record, &error) ||
      !pc_store_commit (self->store, &error))
    {
      pc_store_rollback (self->store);
      pc_record_grid_fail (self, error->message);
    }

  pc_record_grid_reload (self);
}

/*
 * Where the lines come from
 */

void
pc_record_grid_set_store (PcRecordGrid *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));
  g_return_if_fail (PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_record_grid_set_source (PcRecordGrid     *self,
                           PcRecordGridLoad  load,
                           PcRecordGridMake  make,
                           gpointer          user_data)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));

  self->load = load;
  self->make = make;
  self->user_data = user_data;
}

static GPtrArray *
load_children (PcRecordGrid *self,
               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *records = pc_store_list_by (self->store, self->kind, self->parent_field, self->parent_id, self->order, &error);

  if (records == NULL)
    pc_record_grid_fail (self, error->message);

  return records;
}

static PcRecord *
make_child (PcRecordGrid *self,
            gpointer      user_data)
{
  PcRecord *record = pc_record_new (self->kind);

  pc_record_set_text (record, self->parent_field, self->parent_id);
  pc_defaults_apply (self->store, record);
  return record;
}

static GPtrArray *
load_nothing (PcRecordGrid *self,
              gpointer      user_data)
{
  return NULL;
}

void
pc_record_grid_set_parent (PcRecordGrid *self,
                           const char   *field,
                           const char   *id,
                           const char   *order)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));
  g_return_if_fail (field != NULL && order != NULL);

  self->parent_field = pc_kind_find_field (self->kind, field);
  g_free (self->parent_id);
  self->parent_id = g_strdup (id);
  g_free (self->order);
  self->order = g_strdup (order);

  pc_record_grid_show_message (self, NULL);
  pc_record_grid_set_source (self, id != NULL ? load_children : load_nothing, id != NULL ? make_child : NULL, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), id != NULL);
  self->row = self->column = 0;
  pc_record_grid_reload (self);
}

void
pc_record_grid_set_check (PcRecordGrid      *self,
                          PcRecordGridCheck  check,
                          gpointer           user_data)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));

  self->check = check;
  self->check_data = user_data;
}

guint
pc_record_grid_get_n_rows (PcRecordGrid *self)
{
  g_return_val_if_fail (PC_IS_RECORD_GRID (self), 0);

  return self->records->len;
}

void
pc_record_grid_start (PcRecordGrid *self)
{
  guint row = 0;

  g_return_if_fail (PC_IS_RECORD_GRID (self));

  while (row < self->records->len && pc_record_is_kept (pc_record_grid_get_record (self, row)))
    row++;

  /* Where the lines are given, the first column names them: typing begins in the second. */
  pc_record_grid_move_to (self, row, self->make == NULL && self->columns->len > 1 ? 1 : 0, FALSE);
}

gboolean
pc_record_grid_show_record (PcRecordGrid *self,
                            const char   *id,
                            int           field)
{
  guint row = 0, column = 0;

  g_return_val_if_fail (PC_IS_RECORD_GRID (self), FALSE);

  /* What was kept a moment ago is looked for, too. */
  if (self->reload_id != 0)
    {
      g_clear_handle_id (&self->reload_id, g_source_remove);
      pc_record_grid_reload (self);
    }

  while (row < self->records->len &&
         (id != NULL ? g_strcmp0 (pc_record_get_id (pc_record_grid_get_record (self, row)), id) != 0
                     : pc_record_is_kept (pc_record_grid_get_record (self, row))))
    row++;
  if (row == self->records->len)
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    if ((int) g_array_index (self->columns, guint, i) == field)
      column = i;

  pc_record_grid_move_to (self, row, column, FALSE);
  return TRUE;
}
