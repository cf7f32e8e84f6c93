/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-findings-list.h"

#include <glib/gi18n-lib.h>

/* More than these are shown when asked. */
#define FIRST_ROWS 5

struct _PcFindingsList
{
  GtkBox        parent_instance;

  GtkLabel     *heading;
  GtkListBox   *list;
  GtkButton    *more;
  GtkSizeGroup *widths;    /* Of the levels, so that the sentences stand below each other. */

  GPtrArray    *findings;
  GPtrArray    *sorted;    /* Borrowed, the gravest first. */
};

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum {
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcFindingsList, pc_findings_list, GTK_TYPE_BOX)

/* How a level looks; a word says it too, since nobody should have to tell colours apart. */
static const struct
{
  const char *icon;
  const char *style;
} levels[] = {
  [PC_FINDING_NOTE] = { "dialog-information-symbolic", "dim-label" },
  [PC_FINDING_WARNING] = { "dialog-warning-symbolic", "warning" },
  [PC_FINDING_UNKNOWN] = { "dialog-question-symbolic", "accent" },
  [PC_FINDING_REFUSED] = { "dialog-error-symbolic", "error" },
};

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }

  return label;
}

static GtkWidget *
make_level (PcFindingLevel level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (levels[level].icon);
  GtkWidget *word = gtk_label_new (pc_finding_level_get_label (level));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (word, "caption-heading");
  gtk_widget_add_css_class (box, levels[level].style);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

static GtkWidget *
make_text (const PcFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (finding->message, NULL));
  if (finding->assumed)
    gtk_box_append (GTK_BOX (box), make_label (_("Assumed: not stated by the notice"), "warning"));
  if (finding->source != NULL)
    gtk_box_append (GTK_BOX (box), make_label (finding->source, "dim-label"));

  return box;
}

static GtkWidget *
make_row (PcFindingsList  *self,
          const PcFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *level = make_level (finding->level);
  g_autofree char *name = g_strdup_printf ("%s: %s", pc_finding_level_get_label (finding->level), finding->message);

  gtk_widget_add_css_class (box, "finding");
  gtk_size_group_add_widget (self->widths, level);
  gtk_box_append (GTK_BOX (box), level);
  gtk_box_append (GTK_BOX (box), make_text (finding));
  if (finding->kind != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->kind != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
row_activated_cb (PcFindingsList *self,
                  GtkListBoxRow  *row)
{
  const PcFinding *finding = self->sorted->pdata[gtk_list_box_row_get_index (row)];

  g_signal_emit (self, signals[ACTIVATED], 0, finding->kind, finding->record_id, finding->field, finding->day);
}

/* The rows from @first on, and what is left to ask for. */
static void
show_rows (PcFindingsList *self,
           guint           first,
           guint           last)
{
  const guint left = self->sorted->len - last;
  /* Translators: %u are further remarks. */
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", left), left);

  for (guint i = first; i < last; i++)
    gtk_list_box_append (self->list, make_row (self, self->sorted->pdata[i]));

  gtk_button_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), left > 0);
}

/* The cursor goes on from where the button was. */
static void
more_cb (PcFindingsList *self)
{
  show_rows (self, FIRST_ROWS, self->sorted->len);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, FIRST_ROWS)));
}

static void
pc_findings_list_set_property (GObject      *object,
                               guint         prop_id G_GNUC_UNUSED,
                               const GValue *value,
                               GParamSpec   *pspec G_GNUC_UNUSED)
{
  PcFindingsList *self = PC_FINDINGS_LIST (object);

  gtk_label_set_label (self->heading, g_value_get_string (value));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), g_value_get_string (value) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (value), -1);
}

static void
pc_findings_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_FINDINGS_LIST);

  G_OBJECT_CLASS (pc_findings_list_parent_class)->dispose (object);
}

static void
pc_findings_list_finalize (GObject *object)
{
  PcFindingsList *self = PC_FINDINGS_LIST (object);

  g_ptr_array_unref (self->sorted);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (pc_findings_list_parent_class)->finalize (object);
}

/* One stop of Tab, however long the list: arrows move in it, and who types on is not held up. */
static gboolean
pc_findings_list_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  PcFindingsList *self = PC_FINDINGS_LIST (widget);
  const gboolean inside = gtk_widget_get_focus_child (widget) == GTK_WIDGET (self->list);

  if (inside && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_get_visible (GTK_WIDGET (self->more)) && gtk_widget_grab_focus (GTK_WIDGET (self->more));
  if (inside && direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  return GTK_WIDGET_CLASS (pc_findings_list_parent_class)->focus (widget, direction);
}

static void
pc_findings_list_class_init (PcFindingsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pc_findings_list_set_property;
  object_class->dispose = pc_findings_list_dispose;
  object_class->finalize = pc_findings_list_finalize;
  widget_class->focus = pc_findings_list_focus;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVATED] = g_signal_new ("activated", PC_TYPE_FINDINGS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 4, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-findings-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PcFindingsList, heading);
  gtk_widget_class_bind_template_child (widget_class, PcFindingsList, list);
  gtk_widget_class_bind_template_child (widget_class, PcFindingsList, more);
  gtk_widget_class_bind_template_child (widget_class, PcFindingsList, widths);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pc_findings_list_init (PcFindingsList *self)
{
  self->sorted = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_findings_list_new (void)
{
  return g_object_new (PC_TYPE_FINDINGS_LIST, NULL);
}

/* Those of one level stay in the order in which the rules came to them. */
static void
sort (PcFindingsList *self)
{
  g_ptr_array_set_size (self->sorted, 0);
  for (int level = PC_FINDING_REFUSED; self->findings != NULL && level >= PC_FINDING_NOTE; level--)
    for (guint i = 0; i < self->findings->len; i++)
      if (((const PcFinding *) self->findings->pdata[i])->level == (PcFindingLevel) level)
        g_ptr_array_add (self->sorted, self->findings->pdata[i]);
}

void
pc_findings_list_set_findings (PcFindingsList *self,
                               GPtrArray      *findings)
{
  g_return_if_fail (PC_IS_FINDINGS_LIST (self));

  if (findings != NULL)
    g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  sort (self);

  while (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  show_rows (self, 0, self->sorted->len <= FIRST_ROWS + 1 ? self->sorted->len : FIRST_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self), self->sorted->len > 0);
}

guint
pc_findings_list_get_n (PcFindingsList *self)
{
  g_return_val_if_fail (PC_IS_FINDINGS_LIST (self), 0);

  return self->sorted->len;
}
