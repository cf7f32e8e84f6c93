/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-jump-dialog.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-pages.h"
#include "pc-search.h"

#define MAX_FOUND 8

struct _PcJumpDialog
{
  GtkWindow       parent_instance;

  GtkSearchEntry *search;
  GtkListBox     *list;

  PcStore        *store;
};

enum {
  PERSON,
  ORGANISATION,
  PAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcJumpDialog, pc_jump_dialog, GTK_TYPE_WINDOW)

static void
add_target (PcJumpDialog *self,
            guint         signal,
            const char   *target,
            const char   *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), "signal", GUINT_TO_POINTER (signal));
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (target), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_found (PcJumpDialog *self,
           const PcKind *kind,
           guint         signal,
           guint         detail,
           const char   *text)
{
  g_autoptr(GPtrArray) found = pc_search_list (self->store, kind, text, MAX_FOUND, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      g_autofree char *name = pc_record_dup_name (found->pdata[i]);
      g_autofree char *more = pc_record_format (found->pdata[i], detail);
      g_autofree char *line = g_strdup_printf ("%s · %s", name, more);

      add_target (self, signal, pc_record_get_id (found->pdata[i]), line);
    }
}

static void
add_pages (PcJumpDialog *self,
           const PcPage *pages,
           const char   *text)
{
  for (const PcPage *page = pages; page->name != NULL; page++)
    if (g_str_match_string (text, _(page->label), TRUE))
      add_target (self, PAGE, page->name, _(page->label));
}

static void
search_cb (PcJumpDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  if (*text != '\0')
    {
      add_found (self, &pc_beneficiary_kind, PERSON, PC_BENEFICIARY_CODE, text);
      add_found (self, &pc_organisation_kind, ORGANISATION, PC_ORGANISATION_KIND, text);
    }
  add_pages (self, pc_pages_list (), text);
  add_pages (self, pc_pages_list_others (), text);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
row_activated_cb (PcJumpDialog  *self,
                  GtkListBoxRow *row)
{
  const guint signal = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "signal"));
  g_autofree char *target = g_strdup (g_object_get_data (G_OBJECT (row), "target"));

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[signal], 0, target);
  g_object_unref (self);
}

static void
activate_cb (PcJumpDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static gboolean
key_pressed_cb (PcJumpDialog    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next = step != 0 && row != NULL ?
                        gtk_list_box_get_row_at_index (self->list, MAX (gtk_list_box_row_get_index (row) + step, 0)) : NULL;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);

  return step != 0;
}

static void
pc_jump_dialog_dispose (GObject *object)
{
  PcJumpDialog *self = PC_JUMP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_JUMP_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_jump_dialog_parent_class)->dispose (object);
}

static void
pc_jump_dialog_class_init (PcJumpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char * const names[] = { "person", "organisation", "page" };

  G_OBJECT_CLASS (klass)->dispose = pc_jump_dialog_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], PC_TYPE_JUMP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-jump-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PcJumpDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PcJumpDialog, search);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
pc_jump_dialog_init (PcJumpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_jump_dialog_new (PcStore *store)
{
  PcJumpDialog *self = g_object_new (PC_TYPE_JUMP_DIALOG, NULL);

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  search_cb (self);
  return GTK_WIDGET (self);
}
