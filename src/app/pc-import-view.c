/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-choose-file.h"
#include "pc-drop-down.h"
#include "pc-import-mapping-view.h"
#include "pc-import-run.h"
#include "pc-journal.h"
#include "pc-outcome-list.h"
#include "pc-parked-list.h"
#include "pc-progress-dialog.h"
#include "pc-return.h"

struct _PcImportView
{
  GtkBox               parent_instance;

  GtkWidget           *start;
  PcParkedList        *parked;
  GtkWidget           *file;
  GtkLabel            *name;
  GtkLabel            *what;
  GtkExpander         *columns;
  PcImportMappingView *mapping;
  GtkCheckButton      *erase;
  GtkWidget           *sides_box;
  GtkDropDown         *sides;
  GtkWidget           *run;
  GtkWidget           *keep;
  GtkWidget           *undo;
  GtkWidget           *save;
  GtkLabel            *summary;
  PcOutcomeList       *outcomes;

  PcStore             *store;
  PcImport            *import;        /* %NULL for a workbook that comes back. */
  gboolean             is_parked;     /* @import is of rows that waited. */
  char                *path;          /* Of the file that is open, or %NULL. */
  PcImportResult      *result;        /* Of the last run of @import, or %NULL. */
  PcReturn            *coming;        /* The workbook that comes back, or %NULL. */
  PcReturnResult      *returned;      /* Of the last run of a workbook that comes back, or %NULL. */
  char                *done_label;    /* Of the journal entry that can be undone, or %NULL. */

  GCancellable        *cancellable;   /* Of what is under way, or %NULL. */
  GtkWidget           *dialog;        /* In front of it. */
  gboolean             showing;
};

enum {
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcImportView, pc_import_view, GTK_TYPE_BOX)

static void
fail (PcImportView *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/*
 * What is under way
 */

static void
begin (PcImportView *self,
       const char   *doing,
       PcProgress   *progress)
{
  self->cancellable = g_cancellable_new ();
  self->dialog = pc_progress_dialog_new (GTK_WIDGET (self), doing, progress, self->cancellable);
}

static void
end (PcImportView *self)
{
  GtkWidget *dialog = g_steal_pointer (&self->dialog);

  g_clear_object (&self->cancellable);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

gboolean
pc_import_view_is_busy (PcImportView *self)
{
  g_return_val_if_fail (PC_IS_IMPORT_VIEW (self), FALSE);

  return self->cancellable != NULL;
}

/*
 * What is shown
 */

static void
drop_results (PcImportView *self)
{
  g_clear_pointer (&self->result, pc_import_result_free);
  g_clear_pointer (&self->returned, pc_return_result_free);
  g_clear_pointer (&self->done_label, g_free);
}

static gboolean
is_kept (PcImportView *self)
{
  return (self->result != NULL && self->result->kept) || (self->returned != NULL && self->returned->kept);
}

static guint
count_takeable (const guint *counts)
{
  return counts[PC_IMPORT_NEW] + counts[PC_IMPORT_CHANGED];
}

static void
show_result (PcImportView *self)
{
  const gboolean kept = is_kept (self);
  const guint *counts = NULL;
  GPtrArray *outcomes = NULL;

  if (self->result != NULL)
    {
      counts = self->result->counts;
      outcomes = self->result->outcomes;
    }
  else if (self->returned != NULL)
    {
      counts = self->returned->counts;
      outcomes = self->returned->outcomes;
    }

  gtk_label_set_label (self->summary, counts == NULL ? "" : kept ? _("Done. This is what has become of the rows.") :
                       _("Nothing has been changed yet. This is what would become of the rows."));
  gtk_widget_set_visible (GTK_WIDGET (self->summary), counts != NULL);
  pc_outcome_list_show (self->outcomes, outcomes, counts, self->result != NULL && !kept);

  gtk_widget_set_visible (self->run, !kept);
  gtk_widget_set_visible (self->keep, counts != NULL && !kept);
  gtk_widget_set_sensitive (self->keep, counts != NULL && count_takeable (counts) > 0);
  gtk_widget_set_visible (self->undo, kept && self->done_label != NULL);
  gtk_widget_set_visible (self->save, self->result != NULL && !self->is_parked);
}

static const char *
describe_file (PcImportView *self)
{
  if (self->import == NULL)
    return _("A workbook of Percorso with cells that were filled in. What somebody has changed here meanwhile is not "
             "overwritten.");
  if (self->is_parked)
    return _("Rows that waited. Decide on those that are doubtful, and import them.");
  if (pc_import_is_own (self->import))
    return _("A full-data workbook of Percorso: nothing needs to be chosen.");

  return _("Say what the columns hold. Nothing is changed before you have seen what would become of each row.");
}

static void
show_file (PcImportView *self)
{
  const gboolean is_open = self->import != NULL || self->path != NULL;
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : NULL;

  drop_results (self);
  gtk_widget_set_visible (self->start, !is_open);
  gtk_widget_set_visible (self->file, is_open);
  pc_import_mapping_view_set_import (self->mapping, self->is_parked ? NULL : self->import, self->store);
  if (!is_open)
    {
      pc_outcome_list_show (self->outcomes, NULL, NULL, FALSE);
      pc_parked_list_show (self->parked, self->store);
      return;
    }

  gtk_label_set_label (self->name, name != NULL ? name : _("Rows that waited"));
  gtk_label_set_label (self->what, describe_file (self));
  gtk_widget_set_visible (GTK_WIDGET (self->columns), self->import != NULL);
  gtk_expander_set_expanded (self->columns,
                             self->import != NULL && !self->is_parked && !pc_import_is_own (self->import));
  gtk_widget_set_visible (self->sides_box, self->import == NULL);
  show_result (self);
}

static void
close_file (PcImportView *self)
{
  drop_results (self);
  pc_outcome_list_show (self->outcomes, NULL, NULL, FALSE);
  pc_import_mapping_view_set_import (self->mapping, NULL, self->store);
  g_clear_pointer (&self->import, pc_import_free);
  g_clear_pointer (&self->coming, pc_return_free);
  g_clear_pointer (&self->path, g_free);
  self->is_parked = FALSE;
}

static void
back_cb (PcImportView *self)
{
  close_file (self);
  show_file (self);
}

/* What was said of the rows is no longer so. */
static void
edited_cb (PcImportView *self)
{
  if (self->showing || self->store == NULL || is_kept (self))
    return;

  drop_results (self);
  show_result (self);
}

static void
erase_cb (PcImportView *self)
{
  if (self->import != NULL)
    pc_import_get_options (self->import)->erase_empty = gtk_check_button_get_active (self->erase);
  edited_cb (self);
}

static void
decided_cb (PcImportView    *self,
            PcImportOutcome *outcome,
            const char      *decision)
{
  pc_import_decide (self->import, outcome->sheet, outcome->row, decision);
  gtk_label_set_label (self->summary, _("Decided. Look at the rows again to see what follows."));
}

static void
failed_cb (PcImportView *self,
           const char   *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
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

static void
open_in_thread (GTask        *task,
                gpointer      source_object G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  Opened opened = { NULL, NULL };

  if (pc_return_is_one (task_data))
    opened.coming = pc_return_open (task_data, &error);
  else
    opened.import = pc_import_open (task_data, cancellable, &error);

  if (opened.coming != NULL || opened.import != NULL)
    g_task_return_pointer (task, g_memdup2 (&opened, sizeof opened), free_opened);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data G_GNUC_UNUSED)
{
  PcImportView *self = PC_IMPORT_VIEW (source);
  g_autoptr(GError) error = NULL;
  Opened *opened = g_task_propagate_pointer (G_TASK (result), &error);

  end (self);
  if (opened == NULL || self->store == NULL)
    {
      if (opened == NULL && self->store != NULL)
        fail (self, error);
      g_clear_pointer (&opened, free_opened);
      return;
    }

  close_file (self);
  self->import = g_steal_pointer (&opened->import);
  self->coming = g_steal_pointer (&opened->coming);
  free_opened (opened);
  self->path = g_strdup (g_task_get_task_data (G_TASK (result)));
  show_file (self);
}

void
pc_import_view_open (PcImportView *self,
                     const char   *path)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PC_IS_IMPORT_VIEW (self) && path != NULL);

  if (pc_import_view_is_busy (self))
    return;

  begin (self, _("Looking at the file…"), NULL);
  task = g_task_new (self, self->cancellable, opened_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, open_in_thread);
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
      fail (self, error);
      return;
    }

  close_file (self);
  self->import = import;
  self->is_parked = TRUE;
  show_file (self);
  pc_import_view_run (self, FALSE);
}

/*
 * Running
 */

static void
finish_run (PcImportView *self,
            GError       *error)
{
  end (self);
  if (self->store == NULL)
    return;

  if (error != NULL)
    fail (self, error);
  else
    /* The rows come into sight. */
    gtk_expander_set_expanded (self->columns, FALSE);
  if (is_kept (self))
    {
      self->done_label = pc_journal_peek_undo (self->store);
      g_signal_emit (self, signals[DONE], 0, _("Imported"));
    }
  show_result (self);
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
  drop_results (self);
  begin (self, keep ? _("Importing…") : _("Looking what would become of each row…"), progress);
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

void
pc_import_view_undo (PcImportView *self)
{
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PC_IS_IMPORT_VIEW (self));

  last = pc_journal_peek_undo (self->store);
  if (self->done_label == NULL || g_strcmp0 (last, self->done_label) != 0)
    {
      g_signal_emit (self, signals[FAILED], 0,
                     _("Other things were done since the import: undo them first, with Ctrl+Z."));
      return;
    }

  if (!pc_journal_undo (self->store, &undone, &error))
    {
      fail (self, error);
      return;
    }

  /* Translators: %s is what was undone, such as “Add: Service”. */
  text = g_strdup_printf (_("Undone: %s"), undone);
  drop_results (self);
  show_result (self);
  g_signal_emit (self, signals[DONE], 0, text);
}

static void
undo_cb (PcImportView *self)
{
  pc_import_view_undo (self);
}

void
pc_import_view_write_result (PcImportView *self,
                             const char   *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PC_IS_IMPORT_VIEW (self) && self->result != NULL);

  if (!pc_import_write_result (self->import, self->result, path, NULL, NULL, &error))
    {
      fail (self, error);
      return;
    }

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Exported to %s"), path);
  gtk_label_set_label (self->summary, text);
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

/*
 * The widget
 */

static void
pc_import_view_map (GtkWidget *widget)
{
  PcImportView *self = PC_IMPORT_VIEW (widget);

  GTK_WIDGET_CLASS (pc_import_view_parent_class)->map (widget);

  if (self->store != NULL)
    pc_parked_list_show (self->parked, self->store);
}

static void
pc_import_view_dispose (GObject *object)
{
  PcImportView *self = PC_IMPORT_VIEW (object);

  self->showing = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->mapping != NULL)
    close_file (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_IMPORT_VIEW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_import_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PcImportView, columns);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, erase);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, file);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, keep);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, mapping);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, name);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, outcomes);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, parked);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, run);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, save);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, sides);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, sides_box);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, start);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, summary);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, undo);
  gtk_widget_class_bind_template_child (widget_class, PcImportView, what);
}

static void
pc_import_view_class_init (PcImportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_import_view_dispose;
  widget_class->map = pc_import_view_map;
  signals[DONE] = g_signal_new ("done", PC_TYPE_IMPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_IMPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_IMPORT_MAPPING_VIEW);
  g_type_ensure (PC_TYPE_OUTCOME_LIST);
  g_type_ensure (PC_TYPE_PARKED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-import-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
pc_import_view_init (PcImportView *self)
{
  const char *sides[] = {
    [PC_RETURN_NEITHER] = _("Leave it as it is here, and say so"), [PC_RETURN_FILE] = _("Take what the workbook says"),
    [PC_RETURN_OURS] = _("Keep what is here"), NULL
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = TRUE;
  pc_drop_down_set_name (self->sides, _("What both sides have changed"));
  pc_drop_down_set_texts (self->sides, sides, PC_RETURN_NEITHER);
  self->showing = FALSE;
}

void
pc_import_view_set_store (PcImportView *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_IMPORT_VIEW (self) && self->store == NULL);

  self->store = g_object_ref (store);
  show_file (self);
}
