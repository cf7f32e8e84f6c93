/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outcome-list.h"

#include <glib/gi18n-lib.h>

#include "pc-columns-layout.h"
#include "pc-list-line.h"

/* Nobody reads more of them on a screen; the workbook with the result has all. */
#define MOST_SHOWN 200

#define MIN_COLUMN 120

struct _PcOutcomeList
{
  GtkBox           parent_instance;

  GtkBox          *buttons;
  GtkToggleButton *verdicts[PC_IMPORT_N_VERDICTS];
  GtkLabel        *more;
  GtkListBox      *list;

  GPtrArray       *outcomes;  /* Borrowed. */
  gboolean         deciding;
  gboolean         showing;
};

enum {
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOutcomeList, pc_outcome_list, GTK_TYPE_BOX)

static PcImportOutcome *
get_outcome (PcOutcomeList *self,
             GtkWidget     *button)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  return self->outcomes != NULL && index < self->outcomes->len ? self->outcomes->pdata[index] : NULL;
}

static void
decide (PcOutcomeList *self,
        GtkWidget     *button,
        gboolean       is_new)
{
  PcImportOutcome *outcome = get_outcome (self, button);

  if (outcome == NULL)
    return;

  for (GtkWidget *other = gtk_widget_get_first_child (gtk_widget_get_parent (button)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_widget_set_sensitive (other, other != button);
  g_signal_emit (self, signals[DECIDED], 0, outcome, is_new ? "new" : outcome->id);
}

static void
same_cb (PcOutcomeList *self,
         GtkWidget     *button)
{
  decide (self, button, FALSE);
}

static void
new_cb (PcOutcomeList *self,
        GtkWidget     *button)
{
  decide (self, button, TRUE);
}

static void
add_decisions (PcOutcomeList   *self,
               PcListLine      *line,
               PcImportOutcome *outcome,
               guint            index)
{
  GtkWidget *button;

  if (outcome->id != NULL)
    {
      button = pc_list_line_add_button (line, _("It Is _This One"), G_CALLBACK (same_cb), self, NULL);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
    }
  button = pc_list_line_add_button (line, _("Somebody _New"), G_CALLBACK (new_cb), self, NULL);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
}

static char *
make_title (PcImportOutcome *outcome)
{
  const char *kind = outcome->kind != NULL ? pc_kind_get_label (outcome->kind) : "";
  const char *name = outcome->name != NULL ? outcome->name : kind;

  if (outcome->row == 0)
    return g_strdup (name);

  /* Translators: the number of a row in a spreadsheet, and what it is about. */
  return g_strdup_printf (_("Row %u: %s"), outcome->row, name);
}

static void
add_outcome (PcOutcomeList   *self,
             PcImportOutcome *outcome,
             guint            index)
{
  g_autofree char *title = make_title (outcome);
  g_autofree char *changes = pc_import_outcome_dup_changes (outcome);
  g_autofree char *reasons = pc_import_outcome_dup_reasons (outcome);
  const char *between = *changes != '\0' && *reasons != '\0' ? "\n" : "";
  g_autofree char *text = g_strconcat (changes, between, reasons, NULL);
  PcListLine *line = PC_LIST_LINE (pc_list_line_new (title, text));

  if (outcome->verdict == PC_IMPORT_DOUBTFUL && self->deciding)
    add_decisions (self, line, outcome, index);
  pc_list_line_append (line, self->list);
}

static int
get_verdict (PcOutcomeList *self)
{
  for (int i = 0; i < PC_IMPORT_N_VERDICTS; i++)
    if (gtk_toggle_button_get_active (self->verdicts[i]))
      return i;

  return -1;
}

static void
show_rows (PcOutcomeList *self)
{
  const int verdict = get_verdict (self);
  guint n = 0;

  pc_list_clear (self->list);
  for (guint i = 0; self->outcomes != NULL && i < self->outcomes->len; i++)
    {
      PcImportOutcome *outcome = self->outcomes->pdata[i];

      if ((int) outcome->verdict != verdict)
        continue;
      if (n++ < MOST_SHOWN)
        add_outcome (self, outcome, i);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MOST_SHOWN);
}

static void
toggled_cb (PcOutcomeList   *self,
            GtkToggleButton *button)
{
  if (!self->showing && gtk_toggle_button_get_active (button))
    show_rows (self);
}

/* What needs somebody comes first. */
static int
choose_verdict (const guint *counts)
{
  static const int order[] = {
    PC_IMPORT_CONFLICT, PC_IMPORT_REFUSED, PC_IMPORT_DOUBTFUL, PC_IMPORT_CHANGED, PC_IMPORT_NEW, PC_IMPORT_UNCHANGED,
    PC_IMPORT_SKIPPED
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i]] > 0)
      return order[i];

  return PC_IMPORT_NEW;
}

void
pc_outcome_list_show (PcOutcomeList *self,
                      GPtrArray     *outcomes,
                      const guint   *counts,
                      gboolean       deciding)
{
  g_return_if_fail (PC_IS_OUTCOME_LIST (self));

  self->outcomes = outcomes;
  self->deciding = deciding;
  gtk_widget_set_visible (GTK_WIDGET (self), outcomes != NULL);
  if (outcomes == NULL)
    {
      pc_list_clear (self->list);
      return;
    }

  self->showing = TRUE;
  for (guint i = 0; i < PC_IMPORT_N_VERDICTS; i++)
    {
      g_autofree char *label = pc_import_verdict_format_count (i, counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->verdicts[i]), label);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->verdicts[i]))), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->verdicts[i]), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdicts[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_widget_set_visible (GTK_WIDGET (self->verdicts[i]), counts[i] > 0);
    }
  gtk_toggle_button_set_active (self->verdicts[choose_verdict (counts)], TRUE);
  self->showing = FALSE;
  show_rows (self);
}

static void
pc_outcome_list_dispose (GObject *object)
{
  PC_OUTCOME_LIST (object)->showing = TRUE;

  G_OBJECT_CLASS (pc_outcome_list_parent_class)->dispose (object);
}

static void
pc_outcome_list_class_init (PcOutcomeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pc_outcome_list_dispose;
  signals[DECIDED] = g_signal_new ("decided", PC_TYPE_OUTCOME_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
pc_outcome_list_init (PcOutcomeList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->buttons), pc_columns_layout_new_narrow (MIN_COLUMN));
  for (guint i = 0; i < PC_IMPORT_N_VERDICTS; i++)
    {
      self->verdicts[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_toggle_button_set_group (self->verdicts[i], i > 0 ? self->verdicts[0] : NULL);
      gtk_box_append (self->buttons, GTK_WIDGET (self->verdicts[i]));
      g_signal_connect_object (self->verdicts[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->buttons));

  self->more = GTK_LABEL (gtk_label_new (_("These are the first. The workbook with the result has them all.")));
  gtk_label_set_xalign (self->more, 0);
  gtk_label_set_wrap (self->more, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->more));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rows and what becomes of them"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
