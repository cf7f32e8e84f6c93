/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-indicator-rows.h"

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"

/* The longest code takes so much, so that the labels stand below each other. */
#define CODE_CHARS 8

struct _PcIndicatorRows
{
  GtkBox      parent_instance;

  GtkLabel   *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PcIndicatorRows, pc_indicator_rows, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* To be read, not to be gone to. */
static void
append_row (PcIndicatorRows *self,
            GtkWidget       *content,
            const char      *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (content, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_moment (PcIndicatorRows   *self,
            PcIndicatorMoment  moment)
{
  const char *text = pc_code_list_get_label (pc_code_list_get ("indicator-moment"),
                                             pc_indicator_moment_get_code (moment));

  append_row (self, make_label (text, "caption-heading"), text);
}

static void
add_indicator (PcIndicatorRows     *self,
               const PcIndicator   *indicator,
               const PcParticipant *participant,
               gboolean             known)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *code = make_label (indicator->code, "numeric");
  GtkWidget *label = make_label (pc_indicator_get_label (indicator), known ? NULL : "dim-label");
  const char *remark = !known ? _("Cannot be told") :
                       pc_indicator_is_assumed (indicator, participant) ? _("Assumed: not stated by the notice") : NULL;
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", indicator->code, pc_indicator_get_label (indicator),
                                           remark != NULL ? ", " : "", remark != NULL ? remark : "");

  gtk_label_set_width_chars (GTK_LABEL (code), CODE_CHARS);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), label);
  if (remark != NULL)
    {
      GtkWidget *mark = make_label (remark, "caption");

      gtk_widget_add_css_class (mark, known ? "warning" : "dim-label");
      gtk_box_append (GTK_BOX (box), mark);
    }

  gtk_widget_set_tooltip_text (box, pc_indicator_get_source (indicator));
  append_row (self, box, name);
}

/* A set after the other; what she does not count for is left out. */
static void
add_indicators (PcIndicatorRows     *self,
                const PcParticipant *participant,
                PcIndicatorMoment    moment)
{
  gboolean any = FALSE;
  guint n;
  const PcIndicator *list = pc_indicator_list (&n);

  for (guint i = 0; i < n; i++)
    {
      const PcAnswer answer = list[i].moment == moment ? pc_indicator_test (&list[i], participant) : PC_ANSWER_NO;

      if (answer != PC_ANSWER_YES && answer != PC_ANSWER_UNKNOWN)
        continue;
      if (!any)
        add_moment (self, moment);

      any = TRUE;
      add_indicator (self, &list[i], participant, answer == PC_ANSWER_YES);
    }
}

static void
pc_indicator_rows_class_init (PcIndicatorRowsClass *klass)
{
}

static void
pc_indicator_rows_init (PcIndicatorRows *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->heading = GTK_LABEL (make_label (NULL, "heading"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->heading,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

void
pc_indicator_rows_show (PcIndicatorRows     *self,
                        const PcParticipant *participant)
{
  GtkWidget *row;

  g_return_if_fail (PC_IS_INDICATOR_ROWS (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (PcIndicatorMoment moment = PC_INDICATOR_ENTRY; participant != NULL && moment <= PC_INDICATOR_SIX_MONTHS; moment++)
    add_indicators (self, participant, moment);

  gtk_label_set_label (self->heading, participant != NULL && (participant->gaps & PC_GAPS_OF_A_RECORD) != 0 ?
                       _("Indicators, Once the Record Is Complete") : _("Indicators"));
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}
