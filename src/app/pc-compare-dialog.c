/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-compare-dialog.h"

#include <glib/gi18n-lib.h>

#include "pc-beneficiary.h"
#include "pc-compare-grid.h"
#include "pc-duplicate-text.h"
#include "pc-duplicates.h"
#include "pc-finding.h"
#include "pc-merge.h"

struct _PcCompareDialog
{
  AdwWindow      parent_instance;

  GtkLabel      *why;
  GtkBox        *findings;
  GtkBox        *place;
  GtkLabel      *failure;
  GtkButton     *merge;
  PcCompareGrid *grid;      /* Made for the two. */

  PcStore       *store;
};

enum {
  MERGED,
  DISTINCT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcCompareDialog, pc_compare_dialog, ADW_TYPE_WINDOW)

static const char *
get_keep_id (PcCompareDialog *self)
{
  return pc_record_get_id (pc_compare_grid_get_keep (self->grid));
}

static const char *
get_other_id (PcCompareDialog *self)
{
  return pc_record_get_id (pc_compare_grid_get_other (self->grid));
}

static void
show_failure (PcCompareDialog *self,
              const GError    *error)
{
  gtk_label_set_label (self->failure, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
}

/* Whoever hears of it may open something else in place of this window. */
static void
end (PcCompareDialog *self,
     guint            signal,
     const char      *text)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[signal], 0, text);
  g_object_unref (self);
}

static void
merge_cb (PcCompareDialog *self)
{
  g_autoptr(GArray) take = pc_compare_grid_list_take (self->grid);
  g_autofree char *keep_id = g_strdup (get_keep_id (self));
  g_autoptr(GError) error = NULL;

  if (pc_merge_people (self->store, keep_id, get_other_id (self), (const guint *) take->data, take->len, &error))
    end (self, MERGED, keep_id);
  else
    show_failure (self, error);
}

static void
distinct_cb (PcCompareDialog *self)
{
  g_autofree char *first = pc_record_dup_name (pc_compare_grid_get_keep (self->grid));
  g_autofree char *second = pc_record_dup_name (pc_compare_grid_get_other (self->grid));
  /* Translators: both %s are names of people, who may have the same name. */
  g_autofree char *text = g_strdup_printf (_("Noted: %s and %s are two people."), first, second);
  g_autoptr(GError) error = NULL;

  if (pc_duplicates_set_distinct (self->store, get_keep_id (self), get_other_id (self), NULL, &error))
    end (self, DISTINCT, text);
  else
    show_failure (self, error);
}

static void
cancel_cb (PcCompareDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/*
 * What is shown
 */

static void
keep_changed_cb (PcCompareDialog *self)
{
  g_autofree char *code = pc_record_format (pc_compare_grid_get_keep (self->grid), PC_BENEFICIARY_CODE);
  /* Translators: %s is the code of the person who stays. */
  g_autofree char *text = g_strdup_printf (_("_Merge into %s"), code);

  gtk_button_set_label (self->merge, text);
}

static void
show_why (PcCompareDialog *self)
{
  g_autoptr(GPtrArray) found = pc_duplicates_find (self->store, pc_compare_grid_get_keep (self->grid),
                                                   PC_MATCH_LEAST_POSSIBLE, 0, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const PcDuplicate *duplicate = found->pdata[i];
      g_autofree char *text = NULL;

      if (g_strcmp0 (duplicate->second_id, get_other_id (self)) != 0)
        continue;

      text = pc_duplicate_text_why (duplicate->match);
      gtk_label_set_label (self->why, text);
      gtk_widget_set_visible (GTK_WIDGET (self->why), TRUE);
    }
}

static void
add_finding (PcCompareDialog *self,
             const PcFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (finding->message);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->findings, box);
}

static gboolean
show_findings (PcCompareDialog  *self,
               GError          **error)
{
  g_autoptr(GPtrArray) findings = pc_merge_check (self->store, get_keep_id (self), get_other_id (self), error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    add_finding (self, findings->pdata[i]);

  return findings != NULL;
}

/*
 * The widget
 */

static void
pc_compare_dialog_dispose (GObject *object)
{
  PcCompareDialog *self = PC_COMPARE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_COMPARE_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_compare_dialog_parent_class)->dispose (object);
}

static void
pc_compare_dialog_class_init (PcCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char * const names[] = { "merged", "distinct" };

  G_OBJECT_CLASS (klass)->dispose = pc_compare_dialog_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], PC_TYPE_COMPARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-compare-dialog.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_child (widget_class, PcCompareDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, PcCompareDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, PcCompareDialog, merge);
  gtk_widget_class_bind_template_child (widget_class, PcCompareDialog, place);
  gtk_widget_class_bind_template_child (widget_class, PcCompareDialog, why);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, distinct_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
}

static void
pc_compare_dialog_init (PcCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_compare_dialog_new (PcStore     *store,
                       const char  *first_id,
                       const char  *second_id,
                       GError     **error)
{
  g_autoptr(PcRecord) first = NULL;
  g_autoptr(PcRecord) second = NULL;
  PcCompareDialog *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (first_id != NULL && second_id != NULL, NULL);

  if (!pc_duplicates_get_two (store, first_id, second_id, &first, &second, error))
    return NULL;

  self = g_object_new (PC_TYPE_COMPARE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->grid = PC_COMPARE_GRID (pc_compare_grid_new (store, first, second));
  gtk_box_append (self->place, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->grid, "keep-changed", G_CALLBACK (keep_changed_cb), self, G_CONNECT_SWAPPED);
  keep_changed_cb (self);
  show_why (self);
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
  if (show_findings (self, error))
    return GTK_WIDGET (self);

  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}
