/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-list-line.h"

struct _PcListLine
{
  GtkBox    parent_instance;

  GtkLabel *title;
  GtkBox   *buttons;
};

G_DEFINE_FINAL_TYPE (PcListLine, pc_list_line, GTK_TYPE_BOX)

static GtkWidget *
add_label (PcListLine *self,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
pc_list_line_class_init (PcListLineClass *klass G_GNUC_UNUSED)
{
}

static void
pc_list_line_init (PcListLine *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "finding");
}

GtkWidget *
pc_list_line_new (const char *title,
                  const char *subtitle)
{
  PcListLine *self = g_object_new (PC_TYPE_LIST_LINE, NULL);

  self->title = GTK_LABEL (add_label (self, title));
  if (subtitle != NULL && *subtitle != '\0')
    {
      GtkWidget *label = add_label (self, subtitle);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }

  return GTK_WIDGET (self);
}

/* "_Pause: Participants → Disk" without the mnemonic. */
static char *
make_name (PcListLine *self,
           const char *label)
{
  g_autoptr(GString) plain = g_string_new (label);

  g_string_replace (plain, "_", "", 0);
  return g_strdup_printf ("%s: %s", plain->str, gtk_label_get_label (self->title));
}

GtkWidget *
pc_list_line_add_button (PcListLine *self,
                         const char *label,
                         GCallback   callback,
                         gpointer    object,
                         const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name = NULL;

  g_return_val_if_fail (PC_IS_LIST_LINE (self), button);

  if (self->buttons == NULL)
    {
      self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
      gtk_widget_set_margin_top (GTK_WIDGET (self->buttons), 4);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->buttons));
    }

  name = make_name (self, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "line-button");
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  gtk_box_append (self->buttons, button);
  return button;
}

void
pc_list_line_append (PcListLine *self,
                     GtkListBox *list)
{
  GtkWidget *row;

  g_return_if_fail (PC_IS_LIST_LINE (self) && GTK_IS_LIST_BOX (list));

  gtk_list_box_append (list, GTK_WIDGET (self));
  row = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_widget_set_focusable (row, self->buttons == NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title), -1);
}

void
pc_list_clear (GtkListBox *list)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}
