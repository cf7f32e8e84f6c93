/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports-page-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pc-choose-file.h"
#include "pc-date.h"
#include "pc-error.h"
#include "pc-queue-dialog.h"
#include "pc-report-handover.h"
#include "pc-report-print.h"
#include "pc-report-read.h"

/*
 * What is under way, of which there is one at a time
 */

static void
begin (PcReportsPage *self,
       const char    *doing)
{
  self->asked = self->report;
  self->cancellable = g_cancellable_new ();
  self->progress = pc_progress_new ();
  pc_work_bar_start (self->running, doing, self->progress, self->cancellable);
  gtk_widget_set_visible (self->done, FALSE);
  pc_work_bar_block (self->running, self->actions);
  pc_work_bar_block (self->running, GTK_WIDGET (self->kept));
}

static void
drop_folder (PcReportsPage *self)
{
  if (self->folder == NULL)
    return;

  if (self->path != NULL)
    g_unlink (self->path);
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

static void
end (PcReportsPage *self)
{
  drop_folder (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->destinations, g_ptr_array_unref);
  g_clear_pointer (&self->arguments, g_hash_table_unref);
  if (self->running != NULL)
    pc_work_bar_stop (self->running);
}

/* Ends it, and says what went wrong. */
static void
end_failed (PcReportsPage *self,
            const GError  *error)
{
  g_autoptr(GError) cancelled = NULL;

  end (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                     _("The export was cancelled; no file was left."));
  if (self->running != NULL)
    pc_reports_page_fail (self, cancelled != NULL ? cancelled : error);
}

static void
end_done (PcReportsPage *self,
          const char    *text,
          gboolean       has_file)
{
  end (self);
  if (self->running == NULL)
    return;

  gtk_label_set_label (self->done_label, text);
  gtk_widget_set_visible (self->folder_button, has_file);
  gtk_widget_set_visible (self->done, TRUE);
}

void
pc_reports_page_cancel (PcReportsPage *self)
{
  g_return_if_fail (PC_IS_REPORTS_PAGE (self));

  pc_work_bar_cancel (self->running);
}

gboolean
pc_reports_page_is_busy (PcReportsPage *self)
{
  g_return_val_if_fail (PC_IS_REPORTS_PAGE (self), FALSE);

  return self->cancellable != NULL;
}

void
pc_reports_page_clear_work (PcReportsPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->handover, pc_handover_free);
  if (self->folder == NULL)
    g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->key_path, g_free);
  g_clear_pointer (&self->print_path, g_free);
}

/*
 * Export
 */

static void
written (PcReportsPage *self,
         GError        *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      end_failed (self, error);
      return;
    }

  if (self->key_path != NULL)
    /* Translators: the first %s is the name of a file, the second of another one. */
    text = g_strdup_printf (_("Exported to %s; which code stands for whom is in %s"), self->path, self->key_path);
  else
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (_("Exported to %s"), self->path);
  end_done (self, text, TRUE);
}

static void
queued_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = pc_outbox_enqueue_finish (result, &error);

  if (ids == NULL)
    end_failed (self, error);
  else
    end_done (self, _("Queued. It leaves as soon as the destination can be reached; Exchange shows what waits."),
              FALSE);
}

static void
enqueue (PcReportsPage *self,
         GError        *error)
{
  if (error != NULL || self->running == NULL)
    {
      if (error != NULL)
        end_failed (self, error);
      else
        end (self);
      return;
    }

  pc_outbox_enqueue_async (pc_outbox_runner_get_outbox (self->runner), self->path, self->destinations,
                           pc_report_get_name (self->asked), pc_report_get_title (self->asked), self->arguments,
                           self->cancellable, queued_cb, g_object_ref (self));
}

/* The file is there: it stays where it is, or goes into the outbox. */
static void
take_file (PcReportsPage *self,
           GError        *error)
{
  if (self->destinations != NULL)
    enqueue (self, error);
  else
    written (self, error);
}

static void
written_cb (GObject      *source G_GNUC_UNUSED,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;

  pc_report_write_finish (result, &error);
  take_file (self, error);
}

static void
handed_over_cb (GObject      *source G_GNUC_UNUSED,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PcHandover) kept = pc_report_hand_over_finish (result, &error);

  if (kept != NULL && self->running != NULL)
    pc_kept_list_show (self->kept, self->report, self->store);
  take_file (self, error);
}

/* What the file may be named after: the code of a person would tell who is meant by the one that stands for it. */
static void
take_arguments (PcReportsPage         *self,
                const PcReportRequest *request)
{
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  self->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, request->arguments);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (request->recipient == NULL || !g_str_equal (name, "person"))
      g_hash_table_insert (self->arguments, g_strdup (name), g_strdup (text));
}

static void
write_file (PcReportsPage *self,
            const char    *doing)
{
  PcReportRequest request;

  if (!pc_reports_page_read (self, &request))
    {
      g_clear_pointer (&self->destinations, g_ptr_array_unref);
      drop_folder (self);
      return;
    }

  request.key_path = self->key_path;
  begin (self, doing);
  take_arguments (self, &request);
  if (pc_report_options_get_keep (self->options))
    pc_report_hand_over_async (self->report, self->store, &request, self->path, self->progress, self->cancellable,
                               handed_over_cb, g_object_ref (self));
  else
    pc_report_write_async (self->report, self->store, &request, self->path, self->progress, self->cancellable,
                           written_cb, g_object_ref (self));
  g_hash_table_unref (request.arguments);
}

void
pc_reports_page_export (PcReportsPage *self,
                        const char    *path,
                        const char    *key_path)
{
  g_return_if_fail (PC_IS_REPORTS_PAGE (self) && self->report != NULL && path != NULL);

  if (pc_reports_page_is_busy (self))
    return;

  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  g_free (self->key_path);
  self->key_path = g_strdup (key_path);
  write_file (self, _("Writing the file…"));
}

static void
key_chosen_cb (GtkWidget  *owner,
               const char *path)
{
  PcReportsPage *self = PC_REPORTS_PAGE (owner);

  pc_reports_page_export (self, self->path, path);
}

static void
file_chosen_cb (GtkWidget  *owner,
                const char *path)
{
  PcReportsPage *self = PC_REPORTS_PAGE (owner);
  g_autofree char *name = NULL;

  if (!pc_report_options_get_key (self->options))
    {
      pc_reports_page_export (self, path, NULL);
      return;
    }

  g_free (self->path);
  self->path = g_strdup (path);
  name = g_strdup_printf ("%s-key.csv", pc_report_get_name (self->report));
  pc_choose_file (owner, &(PcChooseFile) { _("Save Which Code Stands for Whom"), _("_Save"),
                                           GTK_FILE_CHOOSER_ACTION_SAVE, name, "csv" }, key_chosen_cb);
}

static void
export_cb (PcReportsPage *self)
{
  g_autofree char *today = pc_date_today ();
  g_autofree char *name = NULL;
  const char *types;
  PcReportRequest request;

  if (self->report == NULL || !pc_reports_page_read (self, &request))
    return;

  g_hash_table_unref (request.arguments);
  name = g_strdup_printf ("%s-%s.xlsx", pc_report_get_name (self->report), today);
  /* What comes back, and what is kept, is a workbook. */
  types = request.filled || pc_report_options_get_keep (self->options) ? "xlsx" : "xlsx csv";
  pc_choose_file (GTK_WIDGET (self), &(PcChooseFile) { _("Export the Report"), _("_Export"),
                                                       GTK_FILE_CHOOSER_ACTION_SAVE, name, types }, file_chosen_cb);
}

static void
folder_cb (PcReportsPage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

/*
 * The outbox
 */

void
pc_reports_page_queue (PcReportsPage *self,
                       GPtrArray     *destinations)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (PC_IS_REPORTS_PAGE (self) && self->runner != NULL && destinations != NULL);

  if (pc_reports_page_is_busy (self))
    return;

  if (!(self->folder = g_dir_make_tmp ("percorso-XXXXXX", &error)))
    {
      pc_reports_page_fail (self, error);
      return;
    }

  name = g_strdup_printf ("%s.xlsx", pc_report_get_name (self->report));
  g_free (self->path);
  self->path = g_build_filename (self->folder, name, NULL);
  g_clear_pointer (&self->key_path, g_free);
  self->destinations = g_ptr_array_ref (destinations);
  write_file (self, _("Writing the file for the outbox…"));
}

static void
queue_cb (PcReportsPage *self)
{
  GtkWidget *dialog;
  PcReportRequest request;

  if (self->report == NULL || !pc_reports_page_read (self, &request))
    return;

  g_hash_table_unref (request.arguments);
  dialog = pc_queue_dialog_new (self->store, pc_report_get_title (self->report));
  g_signal_connect_object (dialog, "queue", G_CALLBACK (pc_reports_page_queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destinations", G_CALLBACK (pc_reports_page_ask_destinations), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

/*
 * Paper
 */

static void
printed_cb (PcReportsPage           *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *operation)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL && self->running != NULL)
    pc_reports_page_fail (self, error);
}

static void
run_print (PcReportsPage *self,
           GPtrArray     *sheets)
{
  g_autoptr(GtkPrintOperation) operation = pc_report_print_new (pc_report_get_title (self->asked), sheets);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;

  if (self->print_path != NULL)
    gtk_print_operation_set_export_filename (operation, self->print_path);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, self->print_action, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
}

static void
read_cb (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = pc_report_read_finish (result, &error);

  if (sheets != NULL && pc_report_print_is_too_long (sheets))
    g_set_error (&error, PC_ERROR, PC_ERROR_INVALID,
                 /* Translators: %d is how many rows at most. */
                 _("More than %d rows do not go on paper. Ask for less, or export it to a spreadsheet."),
                 PC_PRINT_MOST_ROWS);
  if (error != NULL)
    {
      end_failed (self, error);
      return;
    }

  end (self);
  if (self->running != NULL)
    run_print (self, sheets);
}

void
pc_reports_page_print (PcReportsPage           *self,
                       GtkPrintOperationAction  action,
                       const char              *path)
{
  PcReportRequest request;

  g_return_if_fail (PC_IS_REPORTS_PAGE (self) && self->report != NULL);

  if (pc_reports_page_is_busy (self) || !pc_reports_page_read (self, &request))
    return;

  self->print_action = action;
  g_free (self->print_path);
  self->print_path = g_strdup (path);
  begin (self, _("Reading the rows…"));
  pc_report_read_async (self->report, self->store, &request, PC_PRINT_MOST_ROWS, self->cancellable, read_cb,
                        g_object_ref (self));
  g_hash_table_unref (request.arguments);
}

static void
print_cb (PcReportsPage *self)
{
  if (self->report != NULL)
    pc_reports_page_print (self, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
}

/*
 * What was handed over
 */

static void
copied_out_cb (GObject      *source G_GNUC_UNUSED,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;

  pc_handover_write_finish (result, &error);
  written (self, error);
}

static void
as_it_was_chosen_cb (GtkWidget  *owner,
                     const char *path)
{
  PcReportsPage *self = PC_REPORTS_PAGE (owner);

  if (pc_reports_page_is_busy (self))
    return;

  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_pointer (&self->key_path, g_free);
  begin (self, _("Writing the file…"));
  pc_handover_write_async (self->handover, self->store, path, self->cancellable, copied_out_cb, g_object_ref (self));
}

static void
compared_cb (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  PcHandoverDelta delta;

  if (!pc_handover_write_delta_finish (result, &delta, &error))
    {
      end_failed (self, error);
      return;
    }

  /* Translators: three counts of rows, and the name of a file. */
  text = g_strdup_printf (_("New: %u, changed: %u, gone: %u. Exported to %s"), (guint) delta.n_new,
                          (guint) delta.n_changed, (guint) delta.n_gone, self->path);
  end_done (self, text, TRUE);
}

static void
changes_chosen_cb (GtkWidget  *owner,
                   const char *path)
{
  PcReportsPage *self = PC_REPORTS_PAGE (owner);

  if (pc_reports_page_is_busy (self))
    return;

  g_free (self->path);
  self->path = g_strdup (path);
  begin (self, _("Comparing with what was handed over…"));
  pc_handover_write_delta_async (self->handover, self->store, path, self->cancellable, compared_cb,
                                 g_object_ref (self));
}

static void
choose_for_handover (PcReportsPage    *self,
                     PcHandover       *handover,
                     const char       *suffix,
                     PcChooseFileFunc  chosen)
{
  g_autofree char *name = g_strdup_printf ("%s-%.10s%s.xlsx", handover->report, handover->made_at, suffix);

  g_clear_pointer (&self->handover, pc_handover_free);
  self->handover = pc_handover_copy (handover);
  pc_choose_file (GTK_WIDGET (self), &(PcChooseFile) { _("Export the Report"), _("_Export"),
                                                       GTK_FILE_CHOOSER_ACTION_SAVE, name, "xlsx" }, chosen);
}

static void
kept_file_cb (PcReportsPage *self,
              PcHandover    *handover)
{
  choose_for_handover (self, handover, "", as_it_was_chosen_cb);
}

static void
kept_delta_cb (PcReportsPage *self,
               PcHandover    *handover)
{
  choose_for_handover (self, handover, "-changes", changes_chosen_cb);
}

void
pc_reports_page_bind_work (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_delta_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, queue_cb);
}
