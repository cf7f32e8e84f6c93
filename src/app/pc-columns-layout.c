/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-columns-layout.h"

#define USUAL_COLUMN 230
#define MAX_COLUMNS 3
#define SPACING     12

struct _PcColumnsLayout
{
  GtkLayoutManager parent_instance;

  int              min_column;
};

G_DEFINE_FINAL_TYPE (PcColumnsLayout, pc_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
count_columns (GtkWidget *widget,
               int        width)
{
  PcColumnsLayout *self = PC_COLUMNS_LAYOUT (gtk_widget_get_layout_manager (widget));

  return CLAMP ((width + SPACING) / (self->min_column + SPACING), 1, MAX_COLUMNS);
}

static gboolean
takes_line (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* Places the children for @width, or only adds up the height where @place is not asked. */
static int
arrange (GtkWidget *widget,
         int        width,
         gboolean   place)
{
  const int n = count_columns (widget, width);
  const int column_width = (width - SPACING * (n - 1)) / n;
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, height, x;

      if (!gtk_widget_should_layout (child))
        continue;

      if (column == n || (takes_line (child) && column > 0))
        {
          y += line_height + SPACING;
          column = line_height = 0;
        }

      child_width = takes_line (child) ? width : column_width;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &height, NULL, NULL);
      line_height = MAX (line_height, height);

      if (place)
        {
          x = column * (column_width + SPACING);
          gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - child_width : x, y, child_width, height }, -1);
        }

      column = takes_line (child) ? n : column + 1;
    }

  return y + line_height;
}

static GtkSizeRequestMode
pc_columns_layout_get_request_mode (GtkLayoutManager *layout,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pc_columns_layout_measure (GtkLayoutManager *layout,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  const int least = PC_COLUMNS_LAYOUT (layout)->min_column;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = 2 * least + SPACING;
    }
  else
    {
      *minimum = *natural = arrange (widget, for_size > 0 ? for_size : least, FALSE);
    }
}

static void
pc_columns_layout_allocate (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  arrange (widget, width, TRUE);
}

static void
pc_columns_layout_class_init (PcColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = pc_columns_layout_get_request_mode;
  layout_class->measure = pc_columns_layout_measure;
  layout_class->allocate = pc_columns_layout_allocate;
}

static void
pc_columns_layout_init (PcColumnsLayout *self)
{
  self->min_column = USUAL_COLUMN;
}

GtkLayoutManager *
pc_columns_layout_new (void)
{
  return g_object_new (PC_TYPE_COLUMNS_LAYOUT, NULL);
}

GtkLayoutManager *
pc_columns_layout_new_narrow (int min_column)
{
  PcColumnsLayout *self = g_object_new (PC_TYPE_COLUMNS_LAYOUT, NULL);

  g_return_val_if_fail (min_column > 0, GTK_LAYOUT_MANAGER (self));

  self->min_column = min_column;
  return GTK_LAYOUT_MANAGER (self);
}
