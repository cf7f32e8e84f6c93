/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports-page.h"

#include <glib/gi18n-lib.h>

#include "pc-choices.h"
#include "pc-columns-layout.h"
#include "pc-date.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-plain-table.h"
#include "pc-progress.h"
#include "pc-report.h"
#include "pc-search.h"

#define PREVIEW_ROWS 20

struct _PcReportsPage
{
  GtkBox            parent_instance;

  GtkListBox       *reports;
  GtkLabel         *title;
  GtkLabel         *description;
  GtkBox           *parameters;
  PcPlainTable     *preview;
  GtkWidget        *export;
  GtkWidget        *running;
  GtkProgressBar   *progress;
  GtkWidget        *done;
  GtkLabel         *done_label;

  PcStore          *store;
  const PcReport   *report;
  GPtrArray        *entries;      /* GtkEntry, one a parameter. */
  GCancellable     *cancellable;
  GtkFileChooserNative *chooser;
  char             *path;         /* Of the last export. */
};

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcReportsPage, pc_reports_page, GTK_TYPE_BOX)

/*
 * Parameters
 */

/* A person is named by code or by enough of the name. */
static char *
find_person (PcReportsPage  *self,
             const char     *text,
             GError        **error)
{
  g_autoptr(GPtrArray) found = pc_search_list (self->store, &pc_beneficiary_kind, text, 2, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_strdup (pc_record_get_id (found->pdata[0]));

  if (found->len == 0)
    /* Translators: %s is what was typed. */
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("Nobody is called “%.60s”."), text);
  else
    /* Translators: %s is what was typed. */
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("More than one person is called “%.60s”: type the code."), text);
  return NULL;
}

/* What is typed, as the report takes it; %NULL with no error where nothing is typed. */
static char *
read_parameter (PcReportsPage  *self,
                const PcField  *field,
                const char     *text,
                GError        **error)
{
  g_auto(PcValue) value = PC_VALUE_INIT;
  g_autoptr(PcChoices) choices = NULL;
  const char *id;

  if (*text == '\0')
    return NULL;
  if (g_strcmp0 (field->detail, "beneficiary") == 0)
    return find_person (self, text, error);

  if (pc_choices_covers (field))
    {
      choices = pc_choices_new_for_field (self->store, field, NULL);
      id = pc_choices_get_n (choices) > 0 ? pc_choices_find (choices, text) : text;
      if (id == NULL)
        g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%.60s” is not in the list “%s”."), text, pc_field_get_label (field));
      return g_strdup (id);
    }

  if (!pc_value_parse (field, text, &value, error))
    return NULL;

  return g_steal_pointer (&value.text);
}

static GHashTable *
read_parameters (PcReportsPage  *self,
                 GError        **error)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_parameters;
  const PcParameter *parameters = pc_report_get_parameters (self->report, &n_parameters);

  for (guint i = 0; i < n_parameters; i++)
    {
      const PcField *field = &parameters[i].field;
      GtkWidget *entry = self->entries->pdata[i];
      g_autoptr(GError) failure = NULL;
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
      g_autofree char *value = read_parameter (self, field, text, &failure);

      if (failure != NULL)
        {
          gtk_widget_add_css_class (entry, "error");
          gtk_widget_grab_focus (entry);
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }

      gtk_widget_remove_css_class (entry, "error");
      if (value != NULL)
        g_hash_table_insert (arguments, g_strdup (field->name), g_steal_pointer (&value));
    }

  return g_steal_pointer (&arguments);
}

static void
preview_cb (PcReportsPage *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) arguments = NULL;
  guint n_sheets;

  if (self->report == NULL)
    return;

  arguments = read_parameters (self, &error);
  if (arguments == NULL || !pc_report_prepare (self->report, self->store, arguments, NULL, &error) ||
      !pc_plain_table_show (self->preview, pc_report_get_sheets (self->report, &n_sheets)->table, self->store, arguments,
                            NULL, PREVIEW_ROWS, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* Registers are handed over by month: the last one that is complete. */
static char *
get_usual_day (const PcField *field)
{
  g_autofree char *today = pc_date_today ();
  g_autofree char *iso = NULL;
  GDate date;

  pc_date_from_iso (today, &date);
  g_date_set_day (&date, 1);
  if (g_strcmp0 (field->name, "from") == 0)
    g_date_subtract_months (&date, 1);
  else
    g_date_subtract_days (&date, 1);

  iso = pc_date_to_iso (&date);
  return pc_date_format (iso);
}

static void
add_parameter (PcReportsPage *self,
               const PcField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (pc_field_get_label (field));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-heading");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), field->type == PC_FIELD_DATE ? 11 : 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, pc_field_get_label (field), -1);
  if (field->type == PC_FIELD_DATE)
    {
      g_autofree char *day = get_usual_day (field);

      gtk_editable_set_text (GTK_EDITABLE (entry), day);
    }
  else
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("All"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (preview_cb), self);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (self->parameters, box);
  g_ptr_array_add (self->entries, entry);
}

static void
show_report (PcReportsPage  *self,
             const PcReport *report)
{
  guint n_parameters;
  const PcParameter *parameters = pc_report_get_parameters (report, &n_parameters);
  GtkWidget *child;

  self->report = report;
  gtk_label_set_label (self->title, pc_report_get_title (report));
  gtk_label_set_label (self->description, pc_report_get_description (report) != NULL ? pc_report_get_description (report) : "");
  gtk_widget_set_visible (self->done, FALSE);

  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parameters))) != NULL)
    gtk_box_remove (self->parameters, child);
  for (guint i = 0; i < n_parameters; i++)
    add_parameter (self, &parameters[i].field);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    preview_cb (self);
}

static void
row_selected_cb (PcReportsPage *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    show_report (self, g_object_get_data (G_OBJECT (row), "report"));
}

/*
 * Export
 */

static void
set_running (PcReportsPage *self,
             gboolean       running)
{
  gtk_widget_set_visible (self->running, running);
  gtk_widget_set_sensitive (self->export, !running);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PcReportsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  set_running (self, FALSE);
  if (!pc_report_write_finish (result, &error))
    {
      g_signal_emit (self, signals[FAILED], 0, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ?
                     _("The export was cancelled; no file was left.") : error->message);
      return;
    }

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Exported to %s"), self->path);
  gtk_label_set_label (self->done_label, text);
  gtk_widget_set_visible (self->done, TRUE);
}

static void
write_report (PcReportsPage *self,
              GFile         *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) arguments = read_parameters (self, &error);
  g_autoptr(PcProgress) progress = pc_progress_new ();
  const PcReportRequest request = { .arguments = arguments };

  if (arguments == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  g_free (self->path);
  self->path = g_file_get_path (file);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_object_bind_property (progress, "fraction", self->progress, "fraction", G_BINDING_SYNC_CREATE);
  gtk_widget_set_visible (self->done, FALSE);
  set_running (self, TRUE);
  pc_report_write_async (self->report, self->store, &request, self->path, progress, self->cancellable,
                         written_cb, g_object_ref (self));
}

static void
chooser_response_cb (PcReportsPage *self,
                     int            response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL)
    write_report (self, file);
}

static void
export_cb (PcReportsPage *self)
{
  g_autofree char *name = NULL;
  g_autofree char *today = pc_date_today ();

  if (self->report == NULL || self->chooser != NULL)
    return;

  name = g_strdup_printf ("%s-%s.xlsx", pc_report_get_name (self->report), today);
  self->chooser = gtk_file_chooser_native_new (_("Export the Report"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_cb (PcReportsPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
folder_cb (PcReportsPage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

/*
 * The widget
 */

static void
add_report (PcReportsPage  *self,
            const PcReport *report)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (pc_report_get_title (report));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "report", (gpointer) report);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, pc_report_get_title (report), -1);
  gtk_list_box_append (self->reports, row);
}

/* The first rows are read when the page is looked at, not when the program starts. */
static void
pc_reports_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pc_reports_page_parent_class)->map (widget);

  preview_cb (PC_REPORTS_PAGE (widget));
}

static void
pc_reports_page_dispose (GObject *object)
{
  PcReportsPage *self = PC_REPORTS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_REPORTS_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_reports_page_parent_class)->dispose (object);
}

static void
pc_reports_page_class_init (PcReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_reports_page_dispose;
  widget_class->map = pc_reports_page_map;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (PC_TYPE_PLAIN_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, description);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, done);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, done_label);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, export);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, parameters);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, reports);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, running);
  gtk_widget_class_bind_template_child (widget_class, PcReportsPage, title);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
pc_reports_page_init (PcReportsPage *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_reports_page_set_store (PcReportsPage *self,
                           PcStore       *store)
{
  g_return_if_fail (PC_IS_REPORTS_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  for (const PcReport * const *report = pc_report_list (); *report != NULL; report++)
    add_report (self, *report);
  gtk_list_box_select_row (self->reports, gtk_list_box_get_row_at_index (self->reports, 0));
}
