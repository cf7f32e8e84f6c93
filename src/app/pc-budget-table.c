/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-budget-table.h"

#include <glib/gi18n-lib.h>

#include "pc-time.h"
#include "pc-wheel.h"

struct _PcBudgetTable
{
  GtkBox   parent_instance;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (PcBudgetTable, pc_budget_table, GTK_TYPE_BOX)

#define HOURS_CHARS 8
#define NAME_CHARS 24

static void
pc_budget_table_class_init (PcBudgetTableClass *klass)
{
}

static void
pc_budget_table_init (PcBudgetTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  pc_wheel_pass_on (scroller);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "plain-table");
  gtk_box_append (GTK_BOX (self), scroller);
}

static GtkWidget *
make_label (const char *text,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
add_hours (PcBudgetTable *self,
           int            minutes,
           const char    *css_class,
           int            column,
           int            row)
{
  g_autofree char *text = minutes != PC_BUDGET_UNKNOWN ? pc_minutes_format (minutes) : g_strdup ("–");
  GtkWidget *label = make_label (text, 1);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "plain-cell");
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (minutes == PC_BUDGET_UNKNOWN)
    {
      gtk_widget_set_tooltip_text (label, _("Not stated"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Not stated"), -1);
    }
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
add_headings (PcBudgetTable *self)
{
  static const char * const headings[] = {
    N_("Service"), N_("In the programme"), N_("Planned hours"), N_("Hours delivered"), N_("Hours certified"),
    N_("Left"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      GtkWidget *label = make_label (_(headings[i]), i > 0 ? 1 : 0);

      gtk_label_set_width_chars (GTK_LABEL (label), i > 0 ? HOURS_CHARS : NAME_CHARS);
      gtk_widget_set_tooltip_text (label, _(headings[i]));
      gtk_widget_add_css_class (label, "grid-heading");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
}

static const char *
get_remark_class (const PcBudgetLine *line)
{
  switch (pc_budget_line_get_level (line))
    {
    case PC_FINDING_REFUSED:
      return "error";

    case PC_FINDING_WARNING:
      return "warning";

    default:
      return "dim-label";
    }
}

/* The name, and below it what is wrong. */
static void
add_service (PcBudgetTable      *self,
             const PcBudgetLine *line,
             int                 row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = line->service != NULL ? g_strdup_printf ("%s · %s", line->code, line->service->name) :
                                                  g_strdup (line->code);
  g_autofree char *remark = pc_budget_line_dup_remark (line);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "plain-cell");
  gtk_box_append (GTK_BOX (box), make_label (name, 0));
  if (remark != NULL)
    {
      GtkWidget *label = make_label (remark, 0);

      gtk_widget_set_tooltip_text (label, remark);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, get_remark_class (line));
      gtk_box_append (GTK_BOX (box), label);
    }

  gtk_grid_attach (self->grid, box, 0, row, 1, 1);
}

static void
add_line (PcBudgetTable      *self,
          const PcBudgetLine *line,
          int                 row)
{
  add_service (self, line, row);
  add_hours (self, line->programme != PC_BUDGET_UNKNOWN ? line->programme : line->max, NULL, 1, row);
  add_hours (self, line->planned, NULL, 2, row);
  add_hours (self, line->delivered, NULL, 3, row);
  add_hours (self, line->certified, NULL, 4, row);
  add_hours (self, line->left, line->left != PC_BUDGET_UNKNOWN && line->left < 0 ? "error" : NULL, 5, row);
}

/* Of what is planned and received; the hours that a programme does not state have no sum. */
static void
add_sum (PcBudgetTable *self,
         GArray        *lines)
{
  int sums[] = { PC_BUDGET_UNKNOWN, 0, 0 };
  GtkWidget *label = make_label (_("In all"), 0);

  for (guint i = 0; i < lines->len; i++)
    {
      const PcBudgetLine *line = &g_array_index (lines, PcBudgetLine, i);

      if (line->planned != PC_BUDGET_UNKNOWN)
        sums[0] = MAX (sums[0], 0) + line->planned;
      sums[1] += line->delivered;
      sums[2] += line->certified;
    }

  gtk_widget_add_css_class (label, "plain-cell");
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, 0, (int) lines->len + 1, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    add_hours (self, sums[i], "heading", (int) i + 2, (int) lines->len + 1);
}

void
pc_budget_table_show (PcBudgetTable *self,
                      GArray        *lines)
{
  GtkWidget *child;

  g_return_if_fail (PC_IS_BUDGET_TABLE (self) && lines != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  add_headings (self);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, &g_array_index (lines, PcBudgetLine, i), (int) i + 1);
  add_sum (self, lines);
}
