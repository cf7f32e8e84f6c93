/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-parked-list.h"

#include <glib/gi18n-lib.h>

#include "pc-list-line.h"
#include "pc-parked-rows.h"

#define MOST_SHOWN 100

struct _PcParkedList
{
  GtkBox      parent_instance;

  GtkLabel   *heading;
  GtkListBox *list;

  PcStore    *store;
};

enum {
  FAILED,
  TAKE_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcParkedList, pc_parked_list, GTK_TYPE_BOX)

static void
take_up_cb (PcParkedList *self,
            GtkWidget    *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  g_signal_emit (self, signals[TAKE_UP], 0, id);
}

static void
drop_cb (PcParkedList *self,
         GtkWidget    *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr(GError) error = NULL;

  if (!pc_parked_rows_remove (self->store, id, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  pc_parked_list_show (self, self->store);
}

static void
add_row (PcParkedList      *self,
         const PcParkedRow *row)
{
  /* Translators: the name of a file, and the number of a row in it. */
  g_autofree char *title = g_strdup_printf (_("%s, row %u"), row->source, row->row_number);
  PcListLine *line = PC_LIST_LINE (pc_list_line_new (title, row->reason));

  pc_list_line_add_button (line, _("_Take Up…"), G_CALLBACK (take_up_cb), self, row->id);
  pc_list_line_add_button (line, _("Throw _Away"), G_CALLBACK (drop_cb), self, row->id);
  pc_list_line_append (line, self->list);
}

void
pc_parked_list_show (PcParkedList *self,
                     PcStore      *store)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (PC_IS_PARKED_LIST (self) && PC_IS_STORE (store));

  g_set_object (&self->store, store);
  rows = pc_parked_rows_list (store, NULL, NULL);
  pc_list_clear (self->list);
  for (guint i = 0; rows != NULL && i < MIN (rows->len, MOST_SHOWN); i++)
    add_row (self, rows->pdata[i]);

  gtk_widget_set_visible (GTK_WIDGET (self), rows != NULL && rows->len > 0);
  if (rows == NULL)
    return;

  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row waits for a decision",
                                          "%u rows wait for a decision", rows->len), rows->len);
  gtk_label_set_label (self->heading, heading);
}

static void
pc_parked_list_dispose (GObject *object)
{
  g_clear_object (&PC_PARKED_LIST (object)->store);

  G_OBJECT_CLASS (pc_parked_list_parent_class)->dispose (object);
}

static void
pc_parked_list_class_init (PcParkedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pc_parked_list_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_PARKED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TAKE_UP] = g_signal_new ("take-up", PC_TYPE_PARKED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pc_parked_list_init (PcParkedList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows that wait"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
