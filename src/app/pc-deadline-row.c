/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadline-row.h"

#include <glib/gi18n-lib.h>

/* The longest of the words takes so much, so that names stand below each other. */
#define STATE_CHARS 13

struct _PcDeadlineRow
{
  GtkBox     parent_instance;

  GtkWidget *look;       /* Icon and word, in the colour of the state. */
  GtkImage  *icon;
  GtkLabel  *state;
  GtkLabel  *person;
  GtkLabel  *text;
  GtkLabel  *day;
  GtkLabel  *distance;
};

G_DEFINE_FINAL_TYPE (PcDeadlineRow, pc_deadline_row, GTK_TYPE_BOX)

/* How a state looks; a word says it too, since nobody should have to tell colours apart. */
static const struct
{
  const char *icon;
  const char *style;
} looks[PC_DEADLINE_N_STATES] = {
  [PC_DEADLINE_LATE] = { "dialog-warning-symbolic", "error" },
  [PC_DEADLINE_TODAY] = { "daytime-sunrise-symbolic", "warning" },
  [PC_DEADLINE_SOON] = { "alarm-symbolic", "accent" },
  [PC_DEADLINE_COMING] = { "x-office-calendar-symbolic", "dim-label" },
};

static GtkLabel *
append_label (GtkWidget  *box,
              const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
add_look (PcDeadlineRow *self)
{
  self->look = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (self->look), GTK_WIDGET (self->icon));
  self->state = append_label (self->look, "caption-heading");
  gtk_label_set_width_chars (self->state, STATE_CHARS);
  gtk_widget_set_valign (self->look, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->look);
}

static void
add_texts (PcDeadlineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (box, TRUE);
  self->person = append_label (box, "heading");
  gtk_label_set_ellipsize (self->person, PANGO_ELLIPSIZE_END);
  self->text = append_label (box, NULL);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_lines (self->text, 2);
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_day (PcDeadlineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  self->day = append_label (box, "numeric");
  gtk_label_set_xalign (self->day, 1);
  self->distance = append_label (box, "caption");
  gtk_label_set_xalign (self->distance, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->distance), "dim-label");
  gtk_box_append (GTK_BOX (self), box);
}

static void
pc_deadline_row_class_init (PcDeadlineRowClass *klass)
{
}

static void
pc_deadline_row_init (PcDeadlineRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "finding");
  add_look (self);
  add_texts (self);
  add_day (self);
}

GtkWidget *
pc_deadline_row_new (void)
{
  return g_object_new (PC_TYPE_DEADLINE_ROW, NULL);
}

static char *
describe_distance (const PcDeadline *deadline,
                   PcDay             on)
{
  const int days = deadline->due - on;

  if (days == 0)
    return g_strdup (_("today"));

  return days < 0 ?
    /* Translators: %d are days. */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", -days), -days) :
    /* Translators: %d are days. */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", days), days);
}

/* What the line has no room for. */
static char *
describe_source (const PcDeadline *deadline)
{
  GString *text = g_string_new (deadline->text);

  if (deadline->assumed)
    g_string_append_printf (text, "\n%s", _("Assumed: not stated by the notice"));
  if (deadline->source != NULL)
    g_string_append_printf (text, "\n%s", deadline->source);

  return g_string_free (text, FALSE);
}

static void
set_look (PcDeadlineRow   *self,
          PcDeadlineState  state)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (self->look, looks[i].style);

  gtk_widget_add_css_class (self->look, looks[state].style);
  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  gtk_label_set_label (self->state, pc_deadline_state_get_label (state));
}

void
pc_deadline_row_set (PcDeadlineRow    *self,
                     const PcDeadline *deadline,
                     PcDay             on)
{
  g_autofree char *day = NULL;
  g_autofree char *distance = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (PC_IS_DEADLINE_ROW (self) && deadline != NULL);

  day = pc_day_format (deadline->due);
  distance = describe_distance (deadline, on);
  tooltip = describe_source (deadline);
  name = g_strdup_printf ("%s, %s, %s: %s", pc_deadline_state_get_label (deadline->state), day, deadline->person,
                          deadline->text);

  set_look (self, deadline->state);
  gtk_label_set_label (self->person, deadline->person);
  gtk_label_set_label (self->text, deadline->text);
  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->distance, distance);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
