/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-view-private.h"

#include <glib/gi18n-lib.h>

#include "pc-drop-down.h"
#include "pc-progress-dialog.h"

enum {
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcImportView, pc_import_view, GTK_TYPE_BOX)

void
pc_import_view_fail (PcImportView *self,
                     const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/*
 * What is shown
 */

void
pc_import_view_drop_results (PcImportView *self)
{
  g_clear_pointer (&self->result, pc_import_result_free);
  g_clear_pointer (&self->returned, pc_return_result_free);
  g_clear_pointer (&self->done_label, g_free);
}

gboolean
pc_import_view_is_kept (PcImportView *self)
{
  return (self->result != NULL && self->result->kept) || (self->returned != NULL && self->returned->kept);
}

static guint
count_takeable (const guint *counts)
{
  return counts[PC_IMPORT_NEW] + counts[PC_IMPORT_CHANGED];
}

void
pc_import_view_show_result (PcImportView *self)
{
  const gboolean kept = pc_import_view_is_kept (self);
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

void
pc_import_view_show_file (PcImportView *self)
{
  const gboolean is_open = self->import != NULL || self->path != NULL;
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : NULL;

  pc_import_view_drop_results (self);
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
  pc_import_view_show_result (self);
}

/* The widgets may have gone before, while a thread had what was opened. */
void
pc_import_view_close_file (PcImportView *self)
{
  if (self->mapping != NULL)
    {
      pc_outcome_list_show (self->outcomes, NULL, NULL, FALSE);
      pc_import_mapping_view_set_import (self->mapping, NULL, self->store);
    }

  pc_import_view_drop_results (self);
  g_clear_pointer (&self->import, pc_import_free);
  g_clear_pointer (&self->coming, pc_return_free);
  g_clear_pointer (&self->path, g_free);
  self->is_parked = FALSE;
}

static void
back_cb (PcImportView *self)
{
  pc_import_view_close_file (self);
  pc_import_view_show_file (self);
}

/* What was said of the rows is no longer so. */
static void
edited_cb (PcImportView *self)
{
  if (self->showing || self->store == NULL || pc_import_view_is_kept (self))
    return;

  pc_import_view_drop_results (self);
  pc_import_view_show_result (self);
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
  if (self->dialog != NULL)
    pc_progress_dialog_end (g_steal_pointer (&self->dialog));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    pc_import_view_close_file (self);
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
  gtk_widget_class_bind_template_child (widget_class, PcImportView, working);
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
  g_type_ensure (PC_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-import-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  pc_import_view_bind_run (widget_class);
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
  pc_import_view_show_file (self);
}
