/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance-table.h"

#include <glib/gi18n-lib.h>

#include "pc-money.h"
#include "pc-time.h"
#include "pc-wheel.h"

struct _PcAllowanceTable
{
  GtkBox     parent_instance;

  GtkGrid   *grid;
  GtkWidget *legend;
};

G_DEFINE_FINAL_TYPE (PcAllowanceTable, pc_allowance_table, GTK_TYPE_BOX)

typedef enum
{
  MONTH,
  DUE,
  ATTENDED,
  SHARE,
  WHOLE,
  AMOUNT,
  MARK,
  GRADE,
  N_COLUMNS
} Column;

static const char * const headings[N_COLUMNS] = {
  N_("Month"),
  N_("Hours due"),
  /* Translators: a column of hours. */
  N_("Attended"),
  /* Translators: a column: attended, of the hours due so far. */
  N_("%"),
  /* Translators: a column of amounts: what a month is worth. */
  N_("Worth"),
  /* Translators: a column of amounts: what of a month is due. */
  N_("Due"),
  NULL,
  /* Translators: a column that says how a month is paid: in full, in proportion, nothing. */
  N_("How paid"),
};

static const int chars[N_COLUMNS] = { 16, 9, 9, 6, 9, 9, 1, 16 };

static void
pc_allowance_table_class_init (PcAllowanceTableClass *klass)
{
}

static void
pc_allowance_table_init (PcAllowanceTable *self)
{
  GtkWidget *heading = gtk_label_new (_("Allowance Month by Month"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self), heading);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  pc_wheel_pass_on (scroller);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "plain-table");
  gtk_box_append (GTK_BOX (self), scroller);

  self->legend = gtk_label_new (_("* Rests on something that the notice does not state, and that was assumed."));
  gtk_label_set_xalign (GTK_LABEL (self->legend), 0);
  gtk_label_set_wrap (GTK_LABEL (self->legend), TRUE);
  gtk_widget_add_css_class (self->legend, "caption");
  gtk_widget_add_css_class (self->legend, "dim-label");
  gtk_box_append (GTK_BOX (self), self->legend);
}

static gboolean
is_text (Column column)
{
  return column == MONTH || column == MARK || column == GRADE;
}

static GtkWidget *
add_label (PcAllowanceTable *self,
           const char       *text,
           Column            column,
           int               row,
           const char       *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_text (column) ? 0 : 1);
  gtk_label_set_width_chars (GTK_LABEL (label), chars[column]);
  gtk_widget_set_hexpand (label, column == MONTH);
  gtk_widget_add_css_class (label, css_class);
  if (!is_text (column))
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static const char *
get_style (const PcAllowanceMonth *month)
{
  switch (month->grade)
    {
    case PC_ALLOWANCE_FULL:
      return "success";
    case PC_ALLOWANCE_PROPORTIONAL:
    case PC_ALLOWANCE_NONE:
      return "warning";
    default:
      return "dim-label";
    }
}

/* Below the month: why. */
static void
add_reason (PcAllowanceTable       *self,
            PcProgramme            *programme,
            const PcAllowanceMonth *month,
            int                     row)
{
  g_autofree char *why = pc_allowance_explain (programme, month);
  g_autofree char *source = pc_allowance_dup_source (programme, month);
  GtkWidget *label = gtk_label_new (why);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (label, source);
  gtk_widget_add_css_class (label, "month-reason");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->grid, label, 0, row, N_COLUMNS, 1);
}

static void
add_mark (PcAllowanceTable       *self,
          const PcAllowanceMonth *month,
          int                     row)
{
  GtkWidget *label = add_label (self, month->assumed ? "*" : NULL, MARK, row, "warning");

  if (!month->assumed)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, _("rests on an assumption"), -1);
  gtk_widget_set_visible (self->legend, TRUE);
}

static void
add_month (PcAllowanceTable       *self,
           PcProgramme            *programme,
           const PcAllowanceMonth *month,
           int                     row)
{
  g_autofree char *name = pc_allowance_format_month (month);
  g_autofree char *due = pc_minutes_format (month->planned);
  g_autofree char *attended = pc_minutes_format (month->attended);
  g_autofree char *share = month->permille >= 0 ? g_strdup_printf ("%.1f", month->permille / 10.0) : g_strdup ("–");
  g_autofree char *whole = pc_money_format (month->whole_cents);
  g_autofree char *amount = pc_money_format (month->amount_cents);

  add_label (self, name, MONTH, row, "plain-cell");
  add_label (self, due, DUE, row, "plain-cell");
  add_label (self, attended, ATTENDED, row, "plain-cell");
  add_label (self, share, SHARE, row, "plain-cell");
  add_label (self, whole, WHOLE, row, "plain-cell");
  add_label (self, amount, AMOUNT, row, "plain-cell");
  add_mark (self, month, row);
  gtk_widget_add_css_class (add_label (self, pc_allowance_grade_get_label (month->grade), GRADE, row, "plain-cell"),
                            get_style (month));
  add_reason (self, programme, month, row + 1);
}

static void
add_sum (PcAllowanceTable *self,
         GArray           *months,
         int               row)
{
  gint64 whole_cents = 0, amount_cents = 0;
  int planned = 0, attended = 0;
  g_autofree char *due = NULL;
  g_autofree char *present = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *amount = NULL;

  for (guint i = 0; i < months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);

      whole_cents += month->whole_cents;
      amount_cents += month->amount_cents;
      planned += month->planned;
      attended += month->attended;
    }

  due = pc_minutes_format (planned);
  present = pc_minutes_format (attended);
  whole = pc_money_format (whole_cents);
  amount = pc_money_format (amount_cents);
  gtk_widget_add_css_class (add_label (self, _("In all"), MONTH, row, "plain-cell"), "heading");
  gtk_widget_add_css_class (add_label (self, due, DUE, row, "plain-cell"), "heading");
  gtk_widget_add_css_class (add_label (self, present, ATTENDED, row, "plain-cell"), "heading");
  gtk_widget_add_css_class (add_label (self, whole, WHOLE, row, "plain-cell"), "heading");
  gtk_widget_add_css_class (add_label (self, amount, AMOUNT, row, "plain-cell"), "heading");
}

void
pc_allowance_table_show (PcAllowanceTable *self,
                         PcProgramme      *programme,
                         GArray           *months)
{
  GtkWidget *child;

  g_return_if_fail (PC_IS_ALLOWANCE_TABLE (self) && months != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  gtk_widget_set_visible (GTK_WIDGET (self), programme != NULL && months->len > 0);
  if (programme == NULL || months->len == 0)
    return;

  gtk_widget_set_visible (self->legend, FALSE);
  for (guint column = 0; column < N_COLUMNS; column++)
    add_label (self, headings[column] != NULL ? _(headings[column]) : NULL, column, 0, "grid-heading");
  for (guint i = 0; i < months->len; i++)
    add_month (self, programme, &g_array_index (months, PcAllowanceMonth, i), 2 * (int) i + 1);
  add_sum (self, months, 2 * (int) months->len + 1);
}
