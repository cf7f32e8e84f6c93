/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-popover.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-money.h"
#include "pc-time.h"

struct _PcLedgerPopover
{
  GtkPopover  parent_instance;

  GtkLabel   *heading;
  GtkLabel   *figure;
  GtkLabel   *rule;
  GtkLabel   *assumed;
  GtkLabel   *source;
  GtkWidget  *scroller;
  GtkListBox *rows;
};

enum {
  PLACE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcLedgerPopover, pc_ledger_popover, GTK_TYPE_POPOVER)

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), xalign == 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A month of a traineeship, which its text names. */
static gboolean
is_month (const PcLedgerRow *row)
{
  return row->kind == &pc_traineeship_kind && row->minutes >= 0;
}

/* The text, and below it the day. */
static GtkWidget *
make_text (const PcLedgerRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = pc_day_format (row->day);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (row->text, 0, NULL));
  if (row->day != 0 && !is_month (row))
    {
      GtkWidget *label = make_label (day, 0, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

static GtkWidget *
make_row (const PcLedgerRow *row)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *hours = row->minutes >= 0 ? pc_minutes_format (row->minutes) : NULL;
  g_autofree char *cents = row->cents != PC_LEDGER_NO_CENTS ? pc_money_format (row->cents) : NULL;

  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (GTK_BOX (box), make_text (row));
  if (hours != NULL)
    gtk_box_append (GTK_BOX (box), make_label (hours, 1, "numeric"));
  if (cents != NULL)
    gtk_box_append (GTK_BOX (box), make_label (cents, 1, "numeric"));
  if (row->kind != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), row->kind != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, row->text, -1);
  g_object_set_data (G_OBJECT (line), "kind", (gpointer) row->kind);
  if (is_month (row))
    g_object_set_data (G_OBJECT (line), "month", GINT_TO_POINTER (row->day));
  g_object_set_data_full (G_OBJECT (line), "record", g_strdup (row->record_id), g_free);
  return line;
}

static void
row_activated_cb (PcLedgerPopover *self,
                  GtkListBoxRow   *row)
{
  g_signal_emit (self, signals[PLACE_ASKED], 0, g_object_get_data (G_OBJECT (row), "kind"),
                 g_object_get_data (G_OBJECT (row), "record"), GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "month")));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
pc_ledger_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_LEDGER_POPOVER);

  G_OBJECT_CLASS (pc_ledger_popover_parent_class)->dispose (object);
}

static void
pc_ledger_popover_class_init (PcLedgerPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_ledger_popover_dispose;
  signals[PLACE_ASKED] = g_signal_new ("place-asked", PC_TYPE_LEDGER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-ledger-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, assumed);
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, figure);
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, rows);
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, rule);
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, PcLedgerPopover, source);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pc_ledger_popover_init (PcLedgerPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_ledger_popover_new (const char                *title,
                       const PcLedgerExplanation *explanation)
{
  PcLedgerPopover *self = g_object_new (PC_TYPE_LEDGER_POPOVER, NULL);
  g_autofree char *figure = explanation->cents != PC_LEDGER_UNKNOWN ? pc_money_format (explanation->cents) : g_strdup ("–");

  g_return_val_if_fail (title != NULL, GTK_WIDGET (self));

  gtk_label_set_label (self->heading, title);
  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->rule, explanation->text);
  gtk_widget_set_visible (GTK_WIDGET (self->assumed), explanation->assumed);
  gtk_label_set_label (self->source, explanation->source);
  gtk_widget_set_visible (GTK_WIDGET (self->source), explanation->source != NULL);
  gtk_widget_set_visible (self->scroller, explanation->rows->len > 0);
  for (guint i = 0; i < explanation->rows->len; i++)
    gtk_list_box_append (self->rows, make_row (explanation->rows->pdata[i]));

  return GTK_WIDGET (self);
}
