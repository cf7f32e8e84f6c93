/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-columns-layout.h"
#include "pc-one-stop.h"

enum {
  DESTINATIONS,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcReportsPage, pc_reports_page, GTK_TYPE_BOX)

/* What the reports are for, in the order of the list; one that stands nowhere is among the last. */
static const struct
{
  const char *heading;
  const char *reports;
} groups[] = {
  { N_("People and Pathways"), "participants plan deadlines" },
  { N_("Registers"), "service-register attendance-register attendance-summary tutoring-diary follow-ups" },
  { N_("Money"), "endowment-statement allowance-payments payments host-contributions claim" },
  { N_("Figures"), "indicators dashboard" },
  { N_("Office and Network"), "hosts operator-hours" },
  { N_("Other"), "" },
};

static guint
find_group (const PcReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups) - 1; i++)
    {
      g_auto(GStrv) names = g_strsplit (groups[i].reports, " ", -1);

      if (g_strv_contains ((const char * const *) names, pc_report_get_name (report)))
        return i;
    }

  return G_N_ELEMENTS (groups) - 1;
}

/*
 * What is asked
 */

void
pc_reports_page_fail (PcReportsPage *self,
                      const GError  *error)
{
  g_signal_emit (self, signals[FAILED], 0, error->message);
}

gboolean
pc_reports_page_read (PcReportsPage   *self,
                      PcReportRequest *request)
{
  g_autoptr(GError) error = NULL;

  *request = (PcReportRequest) { .arguments = pc_report_parameters_read (self->parameters, &error) };
  if (request->arguments != NULL && pc_report_options_read (self->options, request, &error))
    return TRUE;

  if (request->arguments != NULL)
    pc_report_options_point_out (self->options);
  g_clear_pointer (&request->arguments, g_hash_table_unref);
  pc_reports_page_fail (self, error);
  return FALSE;
}

/* What is shown is what would be in the file: nobody is named any more as soon as codes are chosen. */
static void
preview_cb (PcReportsPage *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) arguments = NULL;
  PcReportRequest request;

  if (self->report == NULL)
    return;

  if ((arguments = pc_report_parameters_read (self->parameters, &error)) == NULL)
    {
      pc_reports_page_fail (self, error);
      return;
    }

  request = (PcReportRequest) { .arguments = arguments };
  if (pc_report_options_read (self->options, &request, &error))
    pc_report_preview_show (self->preview, self->report, self->store, &request);
  else
    pc_report_preview_say (self->preview, error->message);
}

static void
show_report (PcReportsPage  *self,
             const PcReport *report)
{
  const char *description = pc_report_get_description (report);

  self->report = report;
  gtk_label_set_label (self->title, pc_report_get_title (report));
  gtk_label_set_label (self->description, description != NULL ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL);
  gtk_widget_set_visible (self->done, FALSE);
  pc_report_parameters_set_report (self->parameters, self->store, report);
  pc_report_options_set_report (self->options, report);
  pc_kept_list_show (self->kept, report, self->store);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    preview_cb (self);
  else
    pc_report_preview_clear (self->preview);
}

static void
row_selected_cb (PcReportsPage *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    show_report (self, g_object_get_data (G_OBJECT (row), "report"));
}

void
pc_reports_page_show_report (PcReportsPage  *self,
                             const PcReport *report)
{
  GtkListBoxRow *row;

  g_return_if_fail (PC_IS_REPORTS_PAGE (self) && report != NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->reports, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "report") == report)
      gtk_list_box_select_row (self->reports, row);
}

void
pc_reports_page_ask_destinations (PcReportsPage *self)
{
  g_signal_emit (self, signals[DESTINATIONS], 0);
}

/*
 * The list
 */

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data G_GNUC_UNUSED)
{
  const guint group = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "group"));
  GtkWidget *label;

  if (before != NULL && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (before), "group")) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (_(groups[group].heading));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "list-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
add_report (PcReportsPage  *self,
            const PcReport *report,
            guint           group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (pc_report_get_title (report));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "report", (gpointer) report);
  g_object_set_data (G_OBJECT (row), "group", GUINT_TO_POINTER (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, pc_report_get_title (report),
                                  -1);
  gtk_list_box_append (self->reports, row);
}

/* The first rows are read when the page is looked at, not when the program starts. */
static void
pc_reports_page_map (GtkWidget *widget)
{
  PcReportsPage *self = PC_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (pc_reports_page_parent_class)->map (widget);

  preview_cb (self);
}

static void
pc_reports_page_dispose (GObject *object)
{
  PcReportsPage *self = PC_REPORTS_PAGE (object);

  pc_reports_page_clear_work (self);
  self->report = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_REPORTS_PAGE);
  g_clear_object (&self->runner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_reports_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, actions);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, description);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, done);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, done_label);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, folder_button);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, kept);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, options);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, parameters);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, queue);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, reports);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, running);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, title);
}

static void
pc_reports_page_class_init (PcReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_reports_page_dispose;
  widget_class->map = pc_reports_page_map;
  signals[DESTINATIONS] = g_signal_new ("destinations", PC_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (PC_TYPE_KEPT_LIST);
  g_type_ensure (PC_TYPE_ONE_STOP);
  g_type_ensure (PC_TYPE_REPORT_OPTIONS);
  g_type_ensure (PC_TYPE_REPORT_PARAMETERS);
  g_type_ensure (PC_TYPE_REPORT_PREVIEW);
  g_type_ensure (PC_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-reports-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  pc_reports_page_bind_work (widget_class);
}

static void
pc_reports_page_init (PcReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->reports, header_cb, NULL, NULL);
}

void
pc_reports_page_set_store (PcReportsPage *self,
                           PcStore       *store)
{
  g_return_if_fail (PC_IS_REPORTS_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const PcReport * const *report = pc_report_list (); *report != NULL; report++)
      if (find_group (*report) == group)
        add_report (self, *report, group);
  gtk_list_box_select_row (self->reports, gtk_list_box_get_row_at_index (self->reports, 0));
}

void
pc_reports_page_set_runner (PcReportsPage  *self,
                            PcOutboxRunner *runner)
{
  g_return_if_fail (PC_IS_REPORTS_PAGE (self));

  g_set_object (&self->runner, runner);
  gtk_widget_set_visible (self->queue, runner != NULL);
}
