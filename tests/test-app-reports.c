/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports-page.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pc-handover.h"
#include "pc-kinds.h"
#include "pc-pick-entry.h"
#include "pc-plain-table.h"
#include "pc-report-preview.h"
#include "pc-report-print.h"
#include "sample-gui.h"

/* The demo office in a file: reports are read by threads. */
typedef struct
{
  char          *folder;
  PcStore       *store;
  PcReportsPage *page;
  GtkWidget     *window;
  char          *failure;
} Fixture;

static void
failed_cb (Fixture    *self,
           const char *message)
{
  g_free (self->failure);
  self->failure = g_strdup (message);
}

static char *
in_folder (Fixture    *self,
           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  self->store = sample_gui_open_office (&self->folder);
  self->page = g_object_new (PC_TYPE_REPORTS_PAGE, NULL);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (failed_cb), self);
  pc_reports_page_set_store (self->page, self->store);
  self->window = sample_gui_show (GTK_WIDGET (self->page));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  sample_gui_close (self->window);
  sample_gui_close_office (self->store, self->folder);
  g_free (self->failure);
}

static GtkWidget *
get_preview (Fixture *self)
{
  return sample_gui_find (GTK_WIDGET (self->page), PC_TYPE_REPORT_PREVIEW);
}

static gboolean
has_preview (gpointer data)
{
  return !pc_report_preview_is_busy (PC_REPORT_PREVIEW (get_preview (data)));
}

static gboolean
is_idle (gpointer data)
{
  return !pc_reports_page_is_busy (((Fixture *) data)->page);
}

static void
show_report (Fixture    *self,
             const char *name)
{
  pc_reports_page_show_report (self->page, pc_report_find (name));
  gtk_expander_set_expanded (GTK_EXPANDER (sample_gui_find (GTK_WIDGET (self->page), GTK_TYPE_EXPANDER)), TRUE);
  sample_gui_wait (has_preview, self);
  sample_gui_settle ();
}

/* The editor with that name for who cannot see it. */
static GtkWidget *
find_labelled (Fixture    *self,
               GType       type,
               const char *label)
{
  g_autoptr(GPtrArray) found = sample_gui_list (GTK_WIDGET (self->page), type);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *wrong = gtk_test_accessible_check_property (found->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                   label);

      if (wrong == NULL)
        return found->pdata[i];
    }

  g_error ("There is no “%s”", label);
}

static GtkWidget *
find_button (Fixture    *self,
             GType       type,
             const char *text)
{
  g_autoptr(GPtrArray) found = sample_gui_list (GTK_WIDGET (self->page), type);

  for (guint i = 0; i < found->len; i++)
    {
      const char *label = GTK_IS_BUTTON (found->pdata[i]) ? gtk_button_get_label (found->pdata[i]) :
                          gtk_check_button_get_label (found->pdata[i]);

      if (g_strcmp0 (label, text) == 0)
        return found->pdata[i];
    }

  g_error ("There is no “%s”", text);
}

static void
check (Fixture    *self,
       const char *text)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_button (self, GTK_TYPE_CHECK_BUTTON, text)), TRUE);
}

static void
export (Fixture    *self,
        const char *name,
        const char *key)
{
  g_autofree char *path = in_folder (self, name);
  g_autofree char *key_path = key != NULL ? in_folder (self, key) : NULL;

  pc_reports_page_export (self->page, path, key_path);
  sample_gui_wait (is_idle, self);
}

static gboolean
is_there (Fixture    *self,
          const char *name)
{
  g_autofree char *path = in_folder (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
read_file (Fixture    *self,
           const char *name)
{
  g_autofree char *path = in_folder (self, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Every report shows what it asks for and its first rows; nothing in it is without a name or a sentence. */
static void
test_preview (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  for (const PcReport * const *report = pc_report_list (); *report != NULL; report++)
    {
      show_report (self, pc_report_get_name (*report));
      g_assert_cmpstr (self->failure, ==, NULL);
      g_assert_true (sample_gui_says (GTK_WIDGET (self->page), pc_report_get_title (*report)));
      g_assert_true (sample_gui_says (get_preview (self), "row"));
      g_assert_cmpuint (sample_gui_count_nameless (GTK_WIDGET (self->page), pc_report_get_name (*report)), ==, 0);
    }
}

/* A report of several tables shows each of them; rows that the rules reckon come from a thread. */
static void
test_tables (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  GtkDropDown *tables;

  show_report (self, "participants");
  tables = GTK_DROP_DOWN (find_labelled (self, GTK_TYPE_DROP_DOWN, "Table of the report"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tables)));
  g_assert_true (sample_gui_says (get_preview (self), "Family name"));
  gtk_drop_down_set_selected (tables, 1);
  sample_gui_settle ();
  g_assert_true (sample_gui_says (get_preview (self), "row"));
}

/* A person is picked by typing; a name that nobody has says so and gets the cursor. */
static void
test_person (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, "code", NULL);
  const char *code = pc_record_get_text (people->pdata[0], PC_BENEFICIARY_CODE);
  GtkWidget *entry;

  show_report (self, "participants");
  entry = find_labelled (self, GTK_TYPE_ENTRY, "Person");
  sample_gui_type (gtk_widget_get_parent (entry), code);
  sample_gui_press (self->window, GDK_KEY_Return, 0);
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (entry)), code));
  sample_gui_press (self->window, GDK_KEY_Return, 0);
  sample_gui_wait (has_preview, self);
  g_assert_true (sample_gui_says (get_preview (self), code));
  g_assert_true (sample_gui_says (get_preview (self), "1 row"));

  sample_gui_type (gtk_widget_get_parent (entry), "Nobody at all");
  sample_gui_press (self->window, GDK_KEY_Return, 0);
  g_assert_cmpstr (self->failure, ==, "Nobody is called “Nobody at all”.");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
}

/* With names as CSV; with codes and a key of their own; kept as it was, and then compared. */
static void
test_export (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, "family_name", NULL);
  const char *name = pc_record_get_text (people->pdata[0], PC_BENEFICIARY_FAMILY_NAME);
  g_autofree char *plain = NULL;
  g_autofree char *pseudonymised = NULL;
  g_autofree char *key = NULL;
  GtkWidget *recipient;

  show_report (self, "participants");
  export (self, "people.csv", NULL);
  plain = read_file (self, "people.csv");
  g_assert_nonnull (strstr (plain, name));
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Exported to "));

  check (self, "Without names: with co_des for a recipient");
  export (self, "coded.csv", "key.csv");
  g_assert_cmpstr (self->failure, ==, "Name the recipient: the codes are made for them alone.");
  g_assert_false (is_there (self, "coded.csv"));
  recipient = find_labelled (self, GTK_TYPE_ENTRY, "Recipient for whom the codes are made");
  sample_gui_type (gtk_widget_get_parent (recipient), "Prefettura");
  export (self, "coded.csv", "key.csv");
  pseudonymised = read_file (self, "coded.csv");
  g_assert_null (strstr (pseudonymised, name));
  key = read_file (self, "key.csv");
  g_assert_cmpuint (strlen (key), >, 20);
}

static void
test_keep (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GPtrArray) kept = NULL;

  show_report (self, "participants");
  check (self, "_Keep as handed over");
  export (self, "kept.xlsx", NULL);
  g_assert_cmpstr (self->failure, ==, NULL);
  kept = pc_handover_list (self->store, "participants", NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Handed over"));

  /* Plain text cannot be kept. */
  export (self, "kept.csv", NULL);
  g_assert_nonnull (strstr (self->failure, "workbook"));
  g_assert_false (is_there (self, "kept.csv"));
}

/* Cancelled after @ms: answered at once, with no file where it says so and a whole one where it was too late. */
static gboolean
cancel_after (Fixture *self,
              guint    ms)
{
  g_autofree char *path = in_folder (self, "cancelled.xlsx");
  gboolean cancelled;
  gint64 began;

  g_clear_pointer (&self->failure, g_free);
  pc_reports_page_export (self->page, path, NULL);
  g_assert_true (pc_reports_page_is_busy (self->page));
  g_usleep (ms * 1000);
  began = g_get_monotonic_time ();
  pc_reports_page_cancel (self->page);
  sample_gui_wait (is_idle, self);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 100000);

  cancelled = self->failure != NULL;
  if (cancelled)
    g_assert_cmpstr (self->failure, ==, "The export was cancelled; no file was left.");
  g_assert_true (is_there (self, "cancelled.xlsx") == !cancelled);
  g_unlink (path);
  return cancelled;
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  show_report (self, "participants");
  g_assert_true (cancel_after (self, 0));
  for (guint ms = 4; ms <= 64; ms *= 2)
    cancel_after (self, ms);

  /* And the same path again is whole. */
  export (self, "cancelled.xlsx", NULL);
  g_assert_true (is_there (self, "cancelled.xlsx"));
  g_assert_false (is_there (self, "cancelled.xlsx.part"));
}

static gboolean
is_printed (gpointer data)
{
  return is_there (data, "report.pdf");
}

static void
test_print (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = in_folder (self, "report.pdf");
  g_autofree char *pdf = NULL;

  show_report (self, "participants");
  pc_reports_page_print (self->page, GTK_PRINT_OPERATION_ACTION_EXPORT, path);
  sample_gui_wait (is_idle, self);
  sample_gui_wait (is_printed, self);
  sample_gui_settle ();
  pdf = read_file (self, "report.pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  g_assert_cmpstr (self->failure, ==, NULL);
}

/* Many rows, long texts that no page holds, and totals: everything is on some page. */
static void
count_pages_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context G_GNUC_UNUSED,
                int               *n_pages)
{
  g_object_get (operation, "n-pages", n_pages, NULL);
}

static void
test_pages (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "percorso-pages.pdf", NULL);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
  PcReadColumn columns[] = { { (char *) "Name", 10, FALSE, FALSE }, { (char *) "Note", 20, FALSE, FALSE } };
  PcReadSheet sheet = { (char *) "Sheet", TRUE, 0, g_ptr_array_new (),
                        g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev), NULL, 0 };
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GString) note = g_string_new (NULL);
  int n_pages = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append (note, i % 10 == 9 ? "word " : "x");
  g_ptr_array_add (sheet.columns, &columns[0]);
  g_ptr_array_add (sheet.columns, &columns[1]);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (sheet.rows, g_strdupv ((char *[]) { (char *) "a", i == 7 ? note->str : (char *) "b", NULL }));
  sheet.n_rows = 300;
  g_ptr_array_add (sheets, &sheet);
  g_assert_false (pc_report_print_is_too_long (sheets));

  operation = pc_report_print_new ("Report", sheets);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "end-print", G_CALLBACK (count_pages_cb), &n_pages);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  /* 300 rows of one line take 9 pages or so; a note of 1,000 lines and more some twenty. */
  g_assert_cmpint (n_pages, >, 20);
  g_assert_cmpint (n_pages, <, 80);

  g_clear_object (&operation);
  g_ptr_array_unref (sheet.columns);
  g_ptr_array_unref (sheet.rows);
  g_unlink (path);
}

/* Queued for a folder, and there after a while, under the name that the destination makes. */
static gboolean
is_handed_over (gpointer data)
{
  g_autofree char *there = in_folder (data, "there");
  g_autoptr(GDir) dir = g_dir_open (there, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xlsx") && *name != '.')
      return TRUE;

  return FALSE;
}

static void
test_queue (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(PcOutboxRunner) runner = pc_outbox_runner_new (self->store);
  g_autoptr(PcRecord) destination = pc_record_new (&pc_destination_kind);
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autofree char *there = in_folder (self, "there");

  g_mkdir (there, 0700);
  pc_record_set_text (destination, PC_DESTINATION_NAME, "Disk");
  pc_record_set_text (destination, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  pc_record_set_text (destination, PC_DESTINATION_ADDRESS, there);
  g_assert_true (pc_store_save (self->store, destination, NULL, NULL));
  g_ptr_array_add (destinations, destination);

  pc_reports_page_set_runner (self->page, runner);
  show_report (self, "participants");
  pc_reports_page_queue (self->page, destinations);
  sample_gui_wait (is_idle, self);
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Queued."));
  sample_gui_wait (is_handed_over, self);
  pc_reports_page_set_runner (self->page, NULL);
  pc_outbox_runner_stop (runner);
}

/* The file is called after what it is and what it was asked for, whatever the list has come to meanwhile; the code of a person
 * does not tell who is meant by another one. */
static void
test_queue_names (Fixture       *self,
                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(PcOutboxRunner) runner = pc_outbox_runner_new (self->store);
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, "code", NULL);
  const char *code = pc_record_get_text (people->pdata[0], PC_BENEFICIARY_CODE);
  g_autoptr(PcRecord) destination = pc_record_new (&pc_destination_kind);
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autoptr(GPtrArray) queued = NULL;
  g_autofree char *there = in_folder (self, "there");
  g_autofree char *named = g_strdup_printf ("Action plan (PAI) %s.xlsx", code);

  pc_record_set_text (destination, PC_DESTINATION_NAME, "Disk");
  pc_record_set_text (destination, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  pc_record_set_text (destination, PC_DESTINATION_ADDRESS, there);
  pc_record_set_text (destination, PC_DESTINATION_NAME_PATTERN, "{report} {person}");
  g_assert_true (pc_store_save (self->store, destination, NULL, NULL));
  g_ptr_array_add (destinations, destination);
  pc_reports_page_set_runner (self->page, runner);

  for (guint i = 0; i < 2; i++)
    {
      show_report (self, "plan");
      sample_gui_type (gtk_widget_get_parent (find_labelled (self, GTK_TYPE_ENTRY, "Person")), code);
      sample_gui_press (self->window, GDK_KEY_Return, 0);
      if (i == 1)
        {
          check (self, "Without names: with co_des for a recipient");
          gtk_editable_set_text (GTK_EDITABLE (find_labelled (self, GTK_TYPE_ENTRY, "Recipient for whom the codes are made")),
                                 "Prefettura");
        }
      pc_reports_page_queue (self->page, destinations);
      show_report (self, "hosts");
      sample_gui_wait (is_idle, self);
      g_assert_cmpstr (self->failure, ==, NULL);
    }

  queued = pc_queue_list (self->store, FALSE, NULL);
  g_assert_cmpuint (queued->len, ==, 2);
  g_assert_cmpstr (((PcQueueItem *) queued->pdata[0])->file_name, ==, named);
  g_assert_cmpstr (((PcQueueItem *) queued->pdata[0])->report, ==, "plan");
  g_assert_cmpstr (((PcQueueItem *) queued->pdata[1])->file_name, ==, "Action plan (PAI).xlsx");
  g_assert_null (strstr (((PcQueueItem *) queued->pdata[1])->arguments, pc_record_get_id (people->pdata[0])));
  pc_reports_page_set_runner (self->page, NULL);
  pc_outbox_runner_stop (runner);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add ("/reports/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/reports/tables", Fixture, NULL, set_up, test_tables, tear_down);
  g_test_add ("/reports/person", Fixture, NULL, set_up, test_person, tear_down);
  g_test_add ("/reports/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/reports/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/reports/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/reports/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add_func ("/reports/pages", test_pages);
  g_test_add ("/reports/queue", Fixture, NULL, set_up, test_queue, tear_down);
  g_test_add ("/reports/queue-names", Fixture, NULL, set_up, test_queue_names, tear_down);

  return g_test_run ();
}
