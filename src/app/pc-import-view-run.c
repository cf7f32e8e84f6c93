/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-choose-file.h"
#include "pc-journal.h"
#include "pc-progress-dialog.h"
#include "pc-store-work.h"

/*
 * What is under way
 */

static void
begin (PcImportView *self,
       const char   *doing,
       PcProgress   *progress)
{
  self->cancellable = g_cancellable_new ();
  pc_work_bar_start (self->working, doing, progress, self->cancellable);
  pc_work_bar_block (self->working, self->start);
  pc_work_bar_block (self->working, self->file);
}

/* A dialog stays in front of what writes to the database: nothing else can be written meanwhile. */
static void
begin_in_front (PcImportView *self,
                const char   *doing,
                PcProgress   *progress)
{
  self->cancellable = g_cancellable_new ();
  self->dialog = pc_progress_dialog_new (GTK_WIDGET (self), doing, progress, self->cancellable);
}

/* %FALSE where the window was closed meanwhile. */
static gboolean
end (PcImportView *self)
{
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    {
      pc_import_view_close_file (self);
      return FALSE;
    }

  if (self->dialog != NULL)
    pc_progress_dialog_end (g_steal_pointer (&self->dialog));
  pc_work_bar_stop (self->working);
  return TRUE;
}

gboolean
pc_import_view_is_busy (PcImportView *self)
{
  g_return_val_if_fail (PC_IS_IMPORT_VIEW (self), FALSE);

  return self->cancellable != NULL;
}

/*
 * Opening
 */

/* A file is one of the two. */
typedef struct
{
  PcImport *import;
  PcReturn *coming;
} Opened;

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  g_clear_pointer (&opened->import, pc_import_free);
  g_clear_pointer (&opened->coming, pc_return_free);
  g_free (opened);
}

static gpointer
open_job (PcStore       *store G_GNUC_UNUSED,
          gpointer       path,
          PcProgress    *progress G_GNUC_UNUSED,
          GCancellable  *cancellable,
          GError       **error)
{
  Opened opened = { NULL, NULL };

  if (pc_return_is_one (path))
    opened.coming = pc_return_open (path, error);
  else
    opened.import = pc_import_open (path, cancellable, error);

  return opened.coming != NULL || opened.import != NULL ? g_memdup2 (&opened, sizeof opened) : NULL;
}

static void
opened_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcImportView) self = user_data;
  g_autoptr(GError) error = NULL;
  Opened *opened = pc_store_work_finish (result, &error);

  if (!end (self))
    g_clear_pointer (&opened, free_opened);
  else if (opened == NULL)
    pc_import_view_fail (self, error);
  if (opened == NULL)
    return;

  pc_import_view_close_file (self);
  self->import = g_steal_pointer (&opened->import);
  self->coming = g_steal_pointer (&opened->coming);
  free_opened (opened);
  self->path = g_strdup (pc_store_work_get_data (result));
  pc_import_view_show_file (self);
}

void
pc_import_view_open (PcImportView *self,
                     const char   *path)
{
  static const PcStoreWork work = { PC_STORE_ALONE, PC_STORE_CANCEL_LEAVES, open_job, g_free, free_opened };

  g_return_if_fail (PC_IS_IMPORT_VIEW (self) && path != NULL);

  if (pc_import_view_is_busy (self))
    return;

  begin (self, _("Looking at the file…"), NULL);
  pc_store_work_start (NULL, &work, g_strdup (path), NULL, self->cancellable, opened_cb, g_object_ref (self));
}

static void
chosen_cb (GtkWidget  *owner,
           const char *path)
{
  pc_import_view_open (PC_IMPORT_VIEW (owner), path);
}

static void
choose_cb (PcImportView *self)
{
  const PcChooseFile question = {
    _("Import a Spreadsheet"), _("_Open"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, "xlsx csv tsv txt"
  };

  pc_choose_file (GTK_WIDGET (self), &question, chosen_cb);
}

static void
take_up_cb (PcImportView *self,
            const char   *id)
{
  const char *ids[] = { id, NULL };
  g_autoptr(GError) error = NULL;
  PcImport *import = pc_import_open_parked (self->store, ids, &error);

  if (import == NULL)
    {
      pc_import_view_fail (self, error);
      return;
    }

  pc_import_view_close_file (self);
  self->import = import;
  self->is_parked = TRUE;
  pc_import_view_show_file (self);
  pc_import_view_run (self, FALSE);
}

/*
 * Running
 */

static void
finish_run (PcImportView *self,
            GError       *error)
{
  if (!end (self))
    return;

  if (error != NULL)
    pc_import_view_fail (self, error);
  else
    /* The rows come into sight. */
    gtk_expander_set_expanded (self->columns, FALSE);
  if (pc_import_view_is_kept (self))
    {
      self->done_label = pc_journal_peek_undo (self->store);
      g_signal_emit_by_name (self, "done", _("Imported"));
    }
  pc_import_view_show_result (self);
}

static void
imported_cb (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PcImportView) self = user_data;
  g_autoptr(GError) error = NULL;

  self->result = pc_import_run_finish (result, &error);
  finish_run (self, error);
}

static void
returned_cb (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PcImportView) self = user_data;
  g_autoptr(GError) error = NULL;

  self->returned = pc_return_run_finish (result, &error);
  finish_run (self, error);
}

void
pc_import_view_run (PcImportView *self,
                    gboolean      keep)
{
  g_autoptr(PcProgress) progress = pc_progress_new ();

  g_return_if_fail (PC_IS_IMPORT_VIEW (self));

  if (pc_import_view_is_busy (self) || (self->import == NULL && self->coming == NULL))
    return;

  pc_outcome_list_show (self->outcomes, NULL, NULL, FALSE);
  pc_import_view_drop_results (self);
  begin_in_front (self, keep ? _("Importing…") : _("Looking what would become of each row…"), progress);
  if (self->import != NULL)
    {
      pc_import_run_async (self->import, self->store, keep, progress, self->cancellable, imported_cb,
                           g_object_ref (self));
      return;
    }

  pc_return_set_side (self->coming, gtk_drop_down_get_selected (self->sides));
  pc_return_run_async (self->coming, self->store, keep, progress, self->cancellable, returned_cb, g_object_ref (self));
}

static void
run_cb (PcImportView *self)
{
  pc_import_view_run (self, FALSE);
}

static void
keep_cb (PcImportView *self)
{
  pc_import_view_run (self, TRUE);
}

static void
undone_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcImportView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = pc_journal_invert_finish (result, &error);
  g_autofree char *text = NULL;

  if (!end (self))
    return;
  if (undone == NULL)
    {
      pc_import_view_fail (self, error);
      return;
    }

  /* Translators: %s is what was undone, such as “Add: Service”. */
  text = g_strdup_printf (_("Undone: %s"), undone);
  pc_import_view_drop_results (self);
  pc_import_view_show_result (self);
  g_signal_emit_by_name (self, "done", text);
}

void
pc_import_view_undo (PcImportView *self)
{
  g_autofree char *last = NULL;

  g_return_if_fail (PC_IS_IMPORT_VIEW (self));

  if (pc_import_view_is_busy (self))
    return;

  last = pc_journal_peek_undo (self->store);
  if (self->done_label == NULL || g_strcmp0 (last, self->done_label) != 0)
    {
      g_signal_emit_by_name (self, "failed",
                             _("Other things were done since the import: undo them first, with Ctrl+Z."));
      return;
    }

  begin_in_front (self, _("Undoing…"), NULL);
  pc_journal_invert_async (self->store, FALSE, self->cancellable, undone_cb, g_object_ref (self));
}

static void
undo_cb (PcImportView *self)
{
  pc_import_view_undo (self);
}

/*
 * The workbook with what has become of the rows
 */

/* The view leaves both alone until the callback. */
typedef struct
{
  PcImport             *import;
  const PcImportResult *result;
  char                 *path;
} ResultJob;

static void
free_result_job (gpointer data)
{
  g_free (((ResultJob *) data)->path);
  g_free (data);
}

static gpointer
write_result_job (PcStore       *store G_GNUC_UNUSED,
                  gpointer       data,
                  PcProgress    *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const ResultJob *job = data;

  return GINT_TO_POINTER (pc_import_write_result (job->import, job->result, job->path, progress, cancellable, error));
}

static void
result_written_cb (GObject      *source G_GNUC_UNUSED,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PcImportView) self = user_data;
  const ResultJob *job = pc_store_work_get_data (result);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const gboolean ok = pc_store_work_finish (result, &error) != NULL;

  if (!end (self))
    return;
  if (!ok)
    {
      pc_import_view_fail (self, error);
      return;
    }

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Exported to %s"), job->path);
  gtk_label_set_label (self->summary, text);
}

void
pc_import_view_write_result (PcImportView *self,
                             const char   *path)
{
  static const PcStoreWork work = { PC_STORE_ALONE, PC_STORE_CANCEL_ASKED, write_result_job, free_result_job, NULL };
  g_autoptr(PcProgress) progress = pc_progress_new ();
  ResultJob *job;

  g_return_if_fail (PC_IS_IMPORT_VIEW (self) && path != NULL);

  if (pc_import_view_is_busy (self) || self->result == NULL)
    return;

  job = g_new0 (ResultJob, 1);
  job->import = self->import;
  job->result = self->result;
  job->path = g_strdup (path);
  begin (self, _("Writing the file…"), progress);
  pc_store_work_start (NULL, &work, job, progress, self->cancellable, result_written_cb, g_object_ref (self));
}

static void
result_chosen_cb (GtkWidget  *owner,
                  const char *path)
{
  pc_import_view_write_result (PC_IMPORT_VIEW (owner), path);
}

static void
save_cb (PcImportView *self)
{
  g_autofree char *stem = g_strndup (pc_import_get_name (self->import),
                                     strcspn (pc_import_get_name (self->import), "."));
  g_autofree char *name = g_strdup_printf ("%s-result.xlsx", stem);

  pc_choose_file (GTK_WIDGET (self), &(PcChooseFile) { _("Save What Has Become of the Rows"), _("_Save"),
                                                       GTK_FILE_CHOOSER_ACTION_SAVE, name, "xlsx" }, result_chosen_cb);
}

void
pc_import_view_bind_run (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}
