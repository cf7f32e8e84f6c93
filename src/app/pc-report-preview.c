/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-preview.h"

#include <glib/gi18n-lib.h>

#include "pc-drop-down.h"
#include "pc-plain-table.h"
#include "pc-report-read.h"

#define ROWS_SHOWN 20

/* What is there sooner needs no word about waiting. */
#define WAIT_MS 250

struct _PcReportPreview
{
  GtkBox        parent_instance;

  GtkWidget    *waiting;
  GtkSpinner   *spinner;
  GtkWidget    *head;
  GtkDropDown  *tables;
  GtkLabel     *count;
  GtkLabel     *message;
  PcPlainTable *table;

  GPtrArray    *sheets;      /* of PcReadSheet, or %NULL. */
  GCancellable *cancellable; /* Of what is being read, or %NULL. */
  guint         wait_id;
  gboolean      switching;
};

G_DEFINE_FINAL_TYPE (PcReportPreview, pc_report_preview, GTK_TYPE_BOX)

static void
say (PcReportPreview *self,
     const char      *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
set_waiting (PcReportPreview *self,
             gboolean         waiting)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  gtk_widget_set_visible (self->waiting, waiting);
  gtk_spinner_set_spinning (self->spinner, waiting);
}

static gboolean
wait_cb (gpointer data)
{
  PcReportPreview *self = data;

  self->wait_id = 0;
  set_waiting (self, TRUE);
  return G_SOURCE_REMOVE;
}

/*
 * What was read
 */

static char *
describe_count (const PcReadSheet *sheet)
{
  if (sheet->n_rows > sheet->rows->len)
    /* Translators: how many of the rows of a table are shown, and how many there are: “First 20 of 1,250 rows”. */
    return g_strdup_printf (_("First %'u of %'lu rows"), sheet->rows->len, (gulong) sheet->n_rows);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", sheet->rows->len), sheet->rows->len);
}

static void
show_sheet (PcReportPreview *self,
            guint            index)
{
  const PcReadSheet *sheet = self->sheets->pdata[index];
  g_autofree char *count = describe_count (sheet);

  gtk_label_set_label (self->count, count);
  pc_plain_table_show_sheet (self->table, sheet->rows->len > 0 ? sheet : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->table), sheet->rows->len > 0);
  say (self, sheet->rows->len > 0 ? NULL :
       _("No rows for what is asked. Change the period, or leave a field empty for all."));
}

static void
table_selected_cb (PcReportPreview *self)
{
  const guint index = gtk_drop_down_get_selected (self->tables);

  if (!self->switching && self->sheets != NULL && index < self->sheets->len)
    show_sheet (self, index);
}

static void
show_sheets (PcReportPreview *self)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->sheets->len; i++)
    g_ptr_array_add (titles, ((const PcReadSheet *) self->sheets->pdata[i])->title);
  g_ptr_array_add (titles, NULL);

  self->switching = TRUE;
  pc_drop_down_set_texts (self->tables, (const char * const *) titles->pdata, 0);
  self->switching = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->tables), self->sheets->len > 1);
  gtk_widget_set_visible (self->head, TRUE);
  show_sheet (self, 0);
}

static void
read_cb (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PcReportPreview) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = pc_report_read_finish (result, &error);

  /* Another one has taken its place, or the page is gone. */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  set_waiting (self, FALSE);
  if (sheets == NULL)
    {
      say (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ?
           _("The first rows were not read. Press “Show the First Rows” to read them.") : error->message);
      return;
    }

  self->sheets = g_steal_pointer (&sheets);
  show_sheets (self);
}

/*
 * Reading
 */

static void
stop (PcReportPreview *self)
{
  g_autoptr(GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  set_waiting (self, FALSE);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

static void
cancel_cb (PcReportPreview *self)
{
  g_cancellable_cancel (self->cancellable);
}

void
pc_report_preview_clear (PcReportPreview *self)
{
  g_return_if_fail (PC_IS_REPORT_PREVIEW (self));

  stop (self);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  gtk_widget_set_visible (self->head, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->table), FALSE);
  pc_plain_table_show_sheet (self->table, NULL);
  say (self, NULL);
}

void
pc_report_preview_say (PcReportPreview *self,
                       const char      *text)
{
  g_return_if_fail (PC_IS_REPORT_PREVIEW (self) && text != NULL);

  pc_report_preview_clear (self);
  say (self, text);
}

void
pc_report_preview_show (PcReportPreview       *self,
                        const PcReport        *report,
                        PcStore               *store,
                        const PcReportRequest *request)
{
  pc_report_preview_clear (self);

  self->cancellable = g_cancellable_new ();
  self->wait_id = g_timeout_add (WAIT_MS, wait_cb, self);
  pc_report_read_async (report, store, request, ROWS_SHOWN, self->cancellable, read_cb, g_object_ref (self));
}

gboolean
pc_report_preview_is_busy (PcReportPreview *self)
{
  g_return_val_if_fail (PC_IS_REPORT_PREVIEW (self), FALSE);

  return self->cancellable != NULL;
}

/*
 * The widget
 */

static void
pc_report_preview_dispose (GObject *object)
{
  PcReportPreview *self = PC_REPORT_PREVIEW (object);

  if (self->waiting != NULL)
    stop (self);
  self->switching = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_REPORT_PREVIEW);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);

  G_OBJECT_CLASS (pc_report_preview_parent_class)->dispose (object);
}

static void
pc_report_preview_class_init (PcReportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_report_preview_dispose;

  g_type_ensure (PC_TYPE_PLAIN_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-report-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, count);
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, head);
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, message);
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, table);
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, tables);
  gtk_widget_class_bind_template_child (widget_class, PcReportPreview, waiting);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_selected_cb);
}

static void
pc_report_preview_init (PcReportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_drop_down_set_name (self->tables, _("Table of the report"));
}
