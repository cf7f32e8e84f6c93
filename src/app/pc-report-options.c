/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-options.h"

#include <glib/gi18n-lib.h>

#include "pc-error.h"

struct _PcReportOptions
{
  GtkBox          parent_instance;

  GtkCheckButton *pseudonymised;
  GtkWidget      *pseudonyms;
  GtkEntry       *recipient;
  GtkCheckButton *notes;
  GtkCheckButton *key;
  GtkCheckButton *filled;
  GtkCheckButton *keep;

  char           *recipient_text;
  char           *told;            /* The recipient when it was last said that something has changed. */
  gboolean        showing;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcReportOptions, pc_report_options, GTK_TYPE_BOX)

static char *
dup_recipient (PcReportOptions *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->recipient))));
}

static void
changed_cb (PcReportOptions *self)
{
  if (self->showing)
    return;

  g_free (self->told);
  self->told = dup_recipient (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pseudonymised_cb (PcReportOptions *self)
{
  const gboolean active = gtk_check_button_get_active (self->pseudonymised);

  gtk_widget_set_visible (self->pseudonyms, active);
  if (active && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->recipient));
  changed_cb (self);
}

/* The name is whole once it is left: each recipient has a key of their own, and half a name is none. */
static void
recipient_cb (PcReportOptions *self)
{
  g_autofree char *text = dup_recipient (self);

  if (g_strcmp0 (text, self->told) == 0)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self->recipient), "error");
  changed_cb (self);
}

/* A report that comes back filled in is about people who are known. */
static gboolean
has_filled_columns (const PcReport *report)
{
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (report, &n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    for (guint k = 0; k < sheets[i].table->n_columns; k++)
      if (sheets[i].table->columns[k].use == PC_COLUMN_FILLED)
        return TRUE;

  return FALSE;
}

void
pc_report_options_set_report (PcReportOptions *self,
                              const PcReport  *report)
{
  g_return_if_fail (PC_IS_REPORT_OPTIONS (self) && report != NULL);

  self->showing = TRUE;
  gtk_check_button_set_active (self->pseudonymised, FALSE);
  gtk_check_button_set_active (self->notes, FALSE);
  gtk_check_button_set_active (self->key, FALSE);
  gtk_check_button_set_active (self->filled, FALSE);
  gtk_check_button_set_active (self->keep, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->recipient), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->filled), has_filled_columns (report));
  self->showing = FALSE;
}

gboolean
pc_report_options_read (PcReportOptions  *self,
                        PcReportRequest  *request,
                        GError          **error)
{
  g_return_val_if_fail (PC_IS_REPORT_OPTIONS (self) && request != NULL, FALSE);

  request->filled = gtk_check_button_get_active (self->filled);
  if (!gtk_check_button_get_active (self->pseudonymised))
    return TRUE;

  g_free (self->recipient_text);
  self->recipient_text = dup_recipient (self);
  if (*self->recipient_text == '\0')
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("Name the recipient: the codes are made for them alone."));
      return FALSE;
    }

  request->recipient = self->recipient_text;
  request->notes = gtk_check_button_get_active (self->notes);
  return TRUE;
}

void
pc_report_options_point_out (PcReportOptions *self)
{
  g_return_if_fail (PC_IS_REPORT_OPTIONS (self));

  gtk_widget_add_css_class (GTK_WIDGET (self->recipient), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->recipient));
}

gboolean
pc_report_options_get_keep (PcReportOptions *self)
{
  g_return_val_if_fail (PC_IS_REPORT_OPTIONS (self), FALSE);

  return gtk_check_button_get_active (self->keep);
}

gboolean
pc_report_options_get_key (PcReportOptions *self)
{
  g_return_val_if_fail (PC_IS_REPORT_OPTIONS (self), FALSE);

  return gtk_check_button_get_active (self->pseudonymised) && gtk_check_button_get_active (self->key);
}

static void
pc_report_options_dispose (GObject *object)
{
  PC_REPORT_OPTIONS (object)->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_REPORT_OPTIONS);

  G_OBJECT_CLASS (pc_report_options_parent_class)->dispose (object);
}

static void
pc_report_options_finalize (GObject *object)
{
  g_free (PC_REPORT_OPTIONS (object)->recipient_text);
  g_free (PC_REPORT_OPTIONS (object)->told);

  G_OBJECT_CLASS (pc_report_options_parent_class)->finalize (object);
}

static void
pc_report_options_class_init (PcReportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_report_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = pc_report_options_finalize;
  signals[CHANGED] = g_signal_new ("changed", PC_TYPE_REPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-report-options.ui");
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, filled);
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, keep);
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, key);
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, notes);
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, pseudonymised);
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, pseudonyms);
  gtk_widget_class_bind_template_child (widget_class, PcReportOptions, recipient);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pseudonymised_cb);
  gtk_widget_class_bind_template_callback (widget_class, recipient_cb);
}

static void
pc_report_options_init (PcReportOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
