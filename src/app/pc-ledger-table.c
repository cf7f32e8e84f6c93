/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-table.h"

#include <glib/gi18n-lib.h>

#include "pc-money.h"
#include "pc-wheel.h"

#define NAME_CHARS 18
#define AMOUNT_CHARS 8
#define HEADING_CHARS 12
#define MARK "*"

struct _PcLedgerTable
{
  GtkBox    parent_instance;

  GtkGrid  *grid;
  GtkLabel *legend;

  gboolean  assumed;    /* Some figure bears the mark, */
  gboolean  unknown;    /* or cannot be reckoned. */
};

enum {
  FIGURE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcLedgerTable, pc_ledger_table, GTK_TYPE_BOX)

static void
pc_ledger_table_class_init (PcLedgerTableClass *klass)
{
  signals[FIGURE_ACTIVATED] = g_signal_new ("figure-activated", PC_TYPE_LEDGER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 3, GTK_TYPE_WIDGET, G_TYPE_STRING, G_TYPE_INT);
}

static void
pc_ledger_table_init (PcLedgerTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  pc_wheel_pass_on (scroller);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "plain-table");
  gtk_box_append (GTK_BOX (self), scroller);

  self->legend = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->legend, 0);
  gtk_label_set_wrap (self->legend, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->legend));
}

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_headings (PcLedgerTable *self)
{
  for (int column = -1; column < PC_LEDGER_N_COLUMNS; column++)
    {
      const char *text = column < 0 ? _("Component") : pc_ledger_column_get_label (column);
      GtkWidget *label = make_label (text, column < 0 ? 0 : 1, "grid-heading");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_justify (GTK_LABEL (label), column < 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
      gtk_label_set_width_chars (GTK_LABEL (label), column < 0 ? NAME_CHARS : AMOUNT_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), column < 0 ? NAME_CHARS : HEADING_CHARS);
      gtk_widget_set_tooltip_text (label, text);
      gtk_widget_set_hexpand (label, column < 0);
      gtk_grid_attach (self->grid, label, column + 1, 0, 1, 1);
    }
}

/*
 * Figures
 */

static void
clicked_cb (GtkWidget     *button,
            PcLedgerTable *self)
{
  g_signal_emit (self, signals[FIGURE_ACTIVATED], 0, button, g_object_get_data (G_OBJECT (button), "component"),
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "column")));
}

static char *
format_figure (gint64 cents)
{
  return cents != PC_LEDGER_UNKNOWN ? pc_money_format (cents) : g_strdup ("–");
}

/* The amount, which is never cut, and beside it the mark, whose place is there also where it is not. */
static GtkWidget *
make_figure (gint64     cents,
             gboolean   assumed,
             GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *text = format_figure (cents);
  GtkWidget *amount = gtk_label_new (text);
  GtkWidget *mark = gtk_label_new (assumed ? MARK : NULL);

  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_widget_set_hexpand (amount, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (mark), 1);
  gtk_widget_add_css_class (mark, "warning");
  gtk_box_append (GTK_BOX (box), amount);
  gtk_box_append (GTK_BOX (box), mark);
  if (widget == NULL)
    return box;

  gtk_button_set_child (GTK_BUTTON (widget), box);
  return widget;
}

static void
name_figure (GtkWidget          *button,
             const PcLedgerLine *line,
             int                 column)
{
  g_autofree char *amount = line->cents[column] != PC_LEDGER_UNKNOWN ? pc_money_format (line->cents[column])
                                                                     : g_strdup (_("cannot be reckoned"));
  const char *assumed = line->assumed & (1u << column) ? _("rests on an assumption") : NULL;
  g_autofree char *name = g_strdup_printf ("%s, %s: %s%s%s", pc_ledger_line_get_name (line), pc_ledger_column_get_label (column),
                                           amount, assumed != NULL ? ", " : "", assumed != NULL ? assumed : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_widget_set_tooltip_text (button, _("What is behind this figure"));
}

static void
add_figure (PcLedgerTable      *self,
            const PcLedgerLine *line,
            int                 column,
            int                 row)
{
  const gboolean assumed = (line->assumed & (1u << column)) != 0;
  GtkWidget *button = make_figure (line->cents[column], assumed, gtk_button_new ());

  self->assumed |= assumed;
  self->unknown |= line->cents[column] == PC_LEDGER_UNKNOWN;
  g_object_set_data (G_OBJECT (button), "component", (gpointer) line->id);
  g_object_set_data (G_OBJECT (button), "column", GINT_TO_POINTER (column));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "money");
  if (line->cents[column] == 0)
    gtk_widget_add_css_class (button, "dim-label");
  name_figure (button, line, column);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_grid_attach (self->grid, button, column + 1, row, 1, 1);
}

static void
add_line (PcLedgerTable      *self,
          const PcLedgerLine *line,
          int                 row)
{
  const char *name = pc_ledger_line_get_name (line);
  GtkWidget *label = make_label (name, 0, "plain-cell");

  gtk_widget_set_tooltip_text (label, name);
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  for (int column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    add_figure (self, line, column, row);
}

static void
add_total (PcLedgerTable  *self,
           const PcLedger *ledger,
           int             row)
{
  GtkWidget *label = make_label (_("In all"), 0, "plain-cell");

  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  for (int column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    {
      GtkWidget *figure = make_figure (ledger->total[column], FALSE, NULL);

      gtk_widget_add_css_class (figure, "money-total");
      gtk_widget_add_css_class (figure, "heading");
      gtk_grid_attach (self->grid, figure, column + 1, row, 1, 1);
    }
}

/* What the signs mean that are there. */
static void
show_legend (PcLedgerTable *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (self->assumed)
    /* Translators: below amounts, some of which have an asterisk. */
    g_string_append (text, _("* Rests on something that the notice does not state, and that was assumed."));
  if (self->unknown)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            /* Translators: below amounts, some of which are a dash. */
                            _("– Cannot be reckoned, since the programme does not state what it takes; it is left out of the sum."));

  gtk_label_set_label (self->legend, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), text->len > 0);
}

void
pc_ledger_table_show (PcLedgerTable  *self,
                      const PcLedger *ledger)
{
  GtkWidget *child;

  g_return_if_fail (PC_IS_LEDGER_TABLE (self) && ledger != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  self->assumed = self->unknown = FALSE;
  add_headings (self);
  for (guint i = 0; i < ledger->lines->len; i++)
    add_line (self, &g_array_index (ledger->lines, PcLedgerLine, i), (int) i + 1);
  add_total (self, ledger, (int) ledger->lines->len + 1);
  show_legend (self);
}

gboolean
pc_ledger_table_start (PcLedgerTable *self)
{
  GtkWidget *first;

  g_return_val_if_fail (PC_IS_LEDGER_TABLE (self), FALSE);

  first = gtk_grid_get_child_at (self->grid, 1, 1);
  return first != NULL && gtk_widget_grab_focus (first);
}
