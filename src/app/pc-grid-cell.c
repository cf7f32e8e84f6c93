/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-grid-cell.h"

struct _PcGridCell
{
  GtkWidget      parent_instance;

  guint          row;
  guint          column;
  const PcField *field;
  GtkLabel      *label;
  PcFieldEntry  *entry;   /* Only while it is edited. */
};

G_DEFINE_FINAL_TYPE (PcGridCell, pc_grid_cell, GTK_TYPE_WIDGET)

/* Room that values of a type usually need, in characters. */
static int
get_width (const PcField *field)
{
  switch (field->type)
    {
    case PC_FIELD_DATE:
      return 11;

    case PC_FIELD_TIME:
    case PC_FIELD_MINUTES:
    case PC_FIELD_INTEGER:
    case PC_FIELD_BOOLEAN:
      return 7;

    case PC_FIELD_MONEY:
      return 10;

    case PC_FIELD_TEXT:
    case PC_FIELD_NOTE:
    case PC_FIELD_CHOICE:
    case PC_FIELD_CHOICES:
    case PC_FIELD_REFERENCE:
    case PC_FIELD_INSTANT:
    default:
      return 15;
    }
}

static void
pc_grid_cell_dispose (GObject *object)
{
  PcGridCell *self = PC_GRID_CELL (object);

  pc_grid_cell_set_entry (self, NULL);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->label)));

  G_OBJECT_CLASS (pc_grid_cell_parent_class)->dispose (object);
}

static void
pc_grid_cell_class_init (PcGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_grid_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
pc_grid_cell_init (PcGridCell *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pc_grid_cell_new (guint          row,
                  guint          column,
                  const PcField *field)
{
  PcGridCell *self = g_object_new (PC_TYPE_GRID_CELL, NULL);
  const gboolean number = pc_field_is_amount (field) || field->type == PC_FIELD_TIME;

  self->row = row;
  self->column = column;
  self->field = field;
  gtk_label_set_xalign (self->label, number ? 1 : 0);
  gtk_label_set_width_chars (self->label, get_width (field));
  gtk_label_set_max_width_chars (self->label, get_width (field));
  if (number || field->type == PC_FIELD_DATE)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self), get_width (field) == 15);

  return GTK_WIDGET (self);
}

guint
pc_grid_cell_get_row (PcGridCell *self)
{
  return self->row;
}

guint
pc_grid_cell_get_column (PcGridCell *self)
{
  return self->column;
}

const char *
pc_grid_cell_get_text (PcGridCell *self)
{
  return gtk_label_get_label (self->label);
}

void
pc_grid_cell_set_text (PcGridCell *self,
                       const char *text)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PC_IS_GRID_CELL (self));

  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), g_utf8_strlen (text, -1) > get_width (self->field) ? text : NULL);

  name = g_strdup_printf ("%s: %s", pc_field_get_label (self->field), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
pc_grid_cell_set_entry (PcGridCell   *self,
                        PcFieldEntry *entry)
{
  g_return_if_fail (PC_IS_GRID_CELL (self));

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));

  self->entry = entry;
  if (entry != NULL)
    gtk_widget_set_parent (GTK_WIDGET (entry), GTK_WIDGET (self));

  if (self->label != NULL)
    gtk_widget_set_child_visible (GTK_WIDGET (self->label), entry == NULL);
}
