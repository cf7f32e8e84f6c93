/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-kept-list.h"

#include <glib/gi18n-lib.h>

#include "pc-date.h"
#include "pc-kinds.h"
#include "pc-list-line.h"
#include "pc-report-arguments.h"

struct _PcKeptList
{
  GtkBox      parent_instance;

  GtkListBox *list;
  GPtrArray  *handovers; /* of PcHandover; %NULL where they cannot be read. */
};

enum {
  FILE_WANTED,
  DELTA,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcKeptList, pc_kept_list, GTK_TYPE_BOX)

static void
emit (PcKeptList *self,
      GtkWidget  *button,
      guint       signal)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  for (guint i = 0; i < self->handovers->len; i++)
    {
      PcHandover *handover = self->handovers->pdata[i];

      if (g_strcmp0 (handover->id, id) == 0)
        g_signal_emit (self, signals[signal], 0, handover);
    }
}

static void
file_cb (PcKeptList *self,
         GtkWidget  *button)
{
  emit (self, button, FILE_WANTED);
}

static void
delta_cb (PcKeptList *self,
          GtkWidget  *button)
{
  emit (self, button, DELTA);
}

/* "From: 1/10/2026, To: 31/10/2026": what it was asked for, as it reads; names stay out. */
static char *
describe_arguments (const PcReport   *report,
                    const PcHandover *handover)
{
  g_autoptr(PcReportRequest) request = pc_report_arguments_from_json (handover->arguments);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_parameters;
  const PcParameter *parameters = pc_report_get_parameters (report, &n_parameters);

  for (guint i = 0; request != NULL && i < n_parameters; i++)
    {
      const PcField *field = &parameters[i].field;
      const char *kept = g_hash_table_lookup (request->arguments, field->name);
      g_autofree char *shown = kept != NULL && field->type == PC_FIELD_DATE ? pc_date_format (kept) : NULL;

      if (kept == NULL)
        continue;
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", pc_field_get_label (field),
                              shown != NULL ? ": " : "", shown != NULL ? shown : "");
    }
  if (request != NULL && request->recipient != NULL)
    {
      /* Translators: %s is who got a report without names. */
      g_autofree char *recipient = g_strdup_printf (_("without names, for %s"), request->recipient);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", recipient);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_handover (PcKeptList       *self,
              const PcReport   *report,
              PcStore          *store,
              const PcHandover *handover)
{
  g_autofree char *when = pc_date_format_moment (handover->made_at);
  g_autoptr(PcRecord) operator = handover->made_by != NULL ?
                                 pc_store_get (store, &pc_operator_kind, handover->made_by, NULL) : NULL;
  g_autofree char *who = operator != NULL ? pc_record_dup_name (operator) : NULL;
  const guint n_rows = (guint) handover->n_rows;
  g_autofree char *rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n_rows), n_rows);
  g_autofree char *arguments = describe_arguments (report, handover);
  g_autofree char *title = g_strdup_printf ("%s%s%s · %s", when, who != NULL ? " · " : "", who != NULL ? who : "",
                                            rows);
  PcListLine *line = PC_LIST_LINE (pc_list_line_new (title, arguments));

  pc_list_line_add_button (line, _("As It _Was…"), G_CALLBACK (file_cb), self, handover->id);
  pc_list_line_add_button (line, _("What Has Chan_ged…"), G_CALLBACK (delta_cb), self, handover->id);
  pc_list_line_append (line, self->list);
}

void
pc_kept_list_show (PcKeptList     *self,
                   const PcReport *report,
                   PcStore        *store)
{
  g_return_if_fail (PC_IS_KEPT_LIST (self) && report != NULL && PC_IS_STORE (store));

  pc_list_clear (self->list);
  g_clear_pointer (&self->handovers, g_ptr_array_unref);
  self->handovers = pc_handover_list (store, pc_report_get_name (report), NULL);
  for (guint i = 0; self->handovers != NULL && i < self->handovers->len; i++)
    add_handover (self, report, store, self->handovers->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->handovers != NULL && self->handovers->len > 0);
}

static void
pc_kept_list_finalize (GObject *object)
{
  g_clear_pointer (&PC_KEPT_LIST (object)->handovers, g_ptr_array_unref);

  G_OBJECT_CLASS (pc_kept_list_parent_class)->finalize (object);
}

static void
pc_kept_list_class_init (PcKeptListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_kept_list_finalize;
  signals[FILE_WANTED] = g_signal_new ("file", PC_TYPE_KEPT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DELTA] = g_signal_new ("delta", PC_TYPE_KEPT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pc_kept_list_init (PcKeptList *self)
{
  GtkWidget *heading = gtk_label_new (_("Handed over"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self), heading);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Handed over"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
