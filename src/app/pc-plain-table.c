/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-plain-table.h"

#include <string.h>

#include "pc-own-direction.h"
#include "pc-wheel.h"

struct _PcPlainTable
{
  GtkBox    parent_instance;

  GtkGrid  *grid;
  char    **columns;  /* Names of those that are shown, or %NULL for all. */
};

G_DEFINE_FINAL_TYPE (PcPlainTable, pc_plain_table, GTK_TYPE_BOX)

static void
pc_plain_table_finalize (GObject *object)
{
  g_strfreev (PC_PLAIN_TABLE (object)->columns);

  G_OBJECT_CLASS (pc_plain_table_parent_class)->finalize (object);
}

static void
pc_plain_table_class_init (PcPlainTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_plain_table_finalize;
}

static void
pc_plain_table_init (PcPlainTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  pc_wheel_pass_on (scroller);
  gtk_widget_set_hexpand (scroller, TRUE);
  /* Ctrl and the arrows go to the columns that have no room. */
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "plain-table");
  gtk_box_append (GTK_BOX (self), scroller);
}

static gboolean
is_read (PcPlainTable   *self,
         const PcColumn *column)
{
  return strcmp (column->expression, "NULL") != 0 &&
         (self->columns == NULL || g_strv_contains ((const char * const *) self->columns, column->field.name));
}

static GtkWidget *
add_cell (PcPlainTable *self,
          const char   *text,
          guint         width,
          gboolean      is_amount,
          guint         x,
          guint         y)
{
  g_autofree char *shown = pc_own_direction (text);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), is_amount ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (width, 12));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX (width, 8));
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_hexpand (label, width >= 18);
  gtk_widget_add_css_class (label, y == 0 ? "grid-heading" : "plain-cell");
  if (is_amount)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, x, y, 1, 1);
  return label;
}

static void
add_label (PcPlainTable   *self,
           const PcColumn *column,
           const char     *text,
           guint           x,
           guint           y)
{
  GtkWidget *label = add_cell (self, text, column->width, pc_field_is_amount (&column->field), x, y);

  if (column->field.type == PC_FIELD_DATE)
    gtk_widget_add_css_class (label, "numeric");
}

static void
add_row (PcPlainTable  *self,
         const PcTable *table,
         PcCursor      *cursor,
         guint          y)
{
  guint x = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *text = NULL;
      PcValue value;

      if (!is_read (self, &table->columns[i]))
        continue;

      if (y > 0)
        pc_cursor_get_value (cursor, i, &table->columns[i].field, &value);
      text = y == 0 ? g_strdup (pc_field_get_label (&table->columns[i].field)) :
                      pc_value_format (&table->columns[i].field, &value);
      add_label (self, &table->columns[i], text, x++, y);
    }
}

static void
clear (PcPlainTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

gboolean
pc_plain_table_show (PcPlainTable   *self,
                     const PcTable  *table,
                     PcStore        *store,
                     GHashTable     *arguments,
                     const char     *columns,
                     guint           limit,
                     GError        **error)
{
  g_autoptr(PcCursor) cursor = NULL;
  g_autoptr(GError) failure = NULL;
  guint y = 0;

  g_return_val_if_fail (PC_IS_PLAIN_TABLE (self), FALSE);

  g_clear_pointer (&self->columns, g_strfreev);
  self->columns = columns != NULL ? g_strsplit (columns, " ", -1) : NULL;
  clear (self);

  if (!(cursor = pc_table_open (table, store, arguments, error)))
    return FALSE;

  add_row (self, table, NULL, y++);
  while (y <= limit && pc_cursor_next (cursor, &failure))
    add_row (self, table, cursor, y++);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
add_texts (PcPlainTable      *self,
           const PcReadSheet *sheet,
           char             **texts,
           guint              y)
{
  guint x = 0;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const PcReadColumn *column = sheet->columns->pdata[i];

      if (!column->is_blank)
        add_cell (self, texts != NULL ? texts[i] : column->heading, column->width, column->is_amount, x++, y);
    }
}

void
pc_plain_table_show_sheet (PcPlainTable      *self,
                           const PcReadSheet *sheet)
{
  g_return_if_fail (PC_IS_PLAIN_TABLE (self));

  clear (self);
  if (sheet == NULL)
    return;

  add_texts (self, sheet, NULL, 0);
  for (guint i = 0; i < sheet->rows->len; i++)
    add_texts (self, sheet, sheet->rows->pdata[i], i + 1);
}
