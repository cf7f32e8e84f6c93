/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-exchange-page.h"
#include "pc-reports-page.h"

#include <libintl.h>
#include <string.h>

#include "pc-destination-dialog.h"
#include "pc-handover.h"
#include "pc-kept-list.h"
#include "pc-kinds.h"
#include "pc-report-options.h"
#include "pc-report-preview.h"
#include "pc-sheet-reader.h"
#include "sample-gui.h"

/* What leaves the office through the window: with names or without, what has changed since, and over a real server. */
typedef struct
{
  char           *folder;
  PcStore        *store;
  PcReportsPage  *reports;
  PcExchangePage *exchange;
  PcOutboxRunner *runner;
  GtkWidget      *window;
  char           *failure;
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
set_up_reports (Fixture       *self,
                gconstpointer  data G_GNUC_UNUSED)
{
  self->store = sample_gui_open_office (&self->folder);
  self->reports = g_object_new (PC_TYPE_REPORTS_PAGE, NULL);
  g_signal_connect_swapped (self->reports, "failed", G_CALLBACK (failed_cb), self);
  pc_reports_page_set_store (self->reports, self->store);
  self->window = sample_gui_show (GTK_WIDGET (self->reports));
}

static void
set_up_exchange (Fixture       *self,
                 gconstpointer  data G_GNUC_UNUSED)
{
  self->store = sample_gui_open_office (&self->folder);
  self->runner = pc_outbox_runner_new (self->store);
  self->exchange = g_object_new (PC_TYPE_EXCHANGE_PAGE, NULL);
  g_signal_connect_swapped (self->exchange, "failed", G_CALLBACK (failed_cb), self);
  pc_exchange_page_set_store (self->exchange, self->store, self->runner);
  self->window = sample_gui_show (GTK_WIDGET (self->exchange));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (self->runner != NULL)
    pc_outbox_runner_stop (self->runner);
  sample_gui_close (self->window);
  g_clear_object (&self->runner);
  sample_gui_close_office (self->store, self->folder);
  g_free (self->failure);
}

static void
press (GtkWidget  *root,
       const char *text)
{
  g_signal_emit_by_name (sample_gui_find_button (root, text), "clicked");
  sample_gui_settle ();
}

static void
check (GtkWidget  *root,
       const char *text)
{
  g_autoptr(GPtrArray) found = sample_gui_list (root, GTK_TYPE_CHECK_BUTTON);

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_check_button_get_label (found->pdata[i]), text) == 0)
      {
        gtk_check_button_set_active (found->pdata[i], TRUE);
        sample_gui_settle ();
        return;
      }

  g_error ("There is no “%s”", text);
}

/* The window of that type that is open, or %NULL. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

/*
 * Reports
 */

static GtkWidget *
get_preview (Fixture *self)
{
  return sample_gui_find (GTK_WIDGET (self->reports), PC_TYPE_REPORT_PREVIEW);
}

static gboolean
has_preview (gpointer data)
{
  return !pc_report_preview_is_busy (PC_REPORT_PREVIEW (get_preview (data)));
}

static gboolean
is_idle (gpointer data)
{
  return !pc_reports_page_is_busy (((Fixture *) data)->reports);
}

static void
wait_for_preview (Fixture *self)
{
  sample_gui_wait (has_preview, self);
  sample_gui_settle ();
}

static void
show_report (Fixture    *self,
             const char *name)
{
  pc_reports_page_show_report (self->reports, pc_report_find (name));
  gtk_expander_set_expanded (GTK_EXPANDER (sample_gui_find (GTK_WIDGET (self->reports), GTK_TYPE_EXPANDER)), TRUE);
  wait_for_preview (self);
}

static GtkWidget *
find_recipient (Fixture *self)
{
  GtkWidget *options = sample_gui_find (GTK_WIDGET (self->reports), PC_TYPE_REPORT_OPTIONS);

  return gtk_widget_get_parent (sample_gui_find (options, GTK_TYPE_ENTRY));
}

static void
export (Fixture    *self,
        const char *name)
{
  g_autofree char *path = in_folder (self, name);

  pc_reports_page_export (self->reports, path, NULL);
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
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

/* The names of the people, of which the preview shows the first. */
static gboolean
shows_a_name (Fixture *self)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  for (guint i = 0; i < people->len; i++)
    if (sample_gui_says (get_preview (self), pc_record_get_text (people->pdata[i], PC_BENEFICIARY_FAMILY_NAME)))
      return TRUE;

  return FALSE;
}

/* Whether a code that stands in the file, which is 16 letters and digits, is shown. */
static gboolean
shows_a_code_of (Fixture    *self,
                 const char *csv)
{
  g_autoptr(GRegex) regex = g_regex_new ("\\b[0-9A-HJKMNP-TV-Z]{16}\\b", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (regex, csv, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *code = g_match_info_fetch (match, 0);

      if (sample_gui_says (get_preview (self), code))
        return TRUE;
    }

  return FALSE;
}

/* Nobody is named any more as soon as codes are chosen; with the recipient the codes of the file are there. */
static void
test_codes (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *csv = NULL;

  show_report (self, "participants");
  g_assert_true (shows_a_name (self));

  check (GTK_WIDGET (self->reports), "Without names: with co_des for a recipient");
  wait_for_preview (self);
  g_assert_false (shows_a_name (self));
  g_assert_true (sample_gui_says (get_preview (self), "Name the recipient"));
  g_assert_cmpstr (self->failure, ==, NULL);

  sample_gui_type (find_recipient (self), "Prefettura di Lecco");
  sample_gui_press (self->window, GDK_KEY_Return, 0);
  wait_for_preview (self);
  g_assert_false (shows_a_name (self));
  g_assert_true (sample_gui_says (get_preview (self), "row"));
  export (self, "coded.csv");
  csv = read_file (self, "coded.csv");
  g_assert_true (shows_a_code_of (self, csv));

  /* Somebody else has other codes, and their name is whole once it is left. */
  sample_gui_type (find_recipient (self), "Regione");
  sample_gui_press (self->window, GDK_KEY_Tab, 0);
  wait_for_preview (self);
  g_assert_true (sample_gui_says (get_preview (self), "row"));
  g_assert_false (shows_a_code_of (self, csv));

  /* Another report begins with names again. */
  show_report (self, "follow-ups");
  show_report (self, "participants");
  g_assert_true (shows_a_name (self));
}

static gboolean
is_printed (gpointer data)
{
  g_autofree char *path = in_folder (data, "coded.pdf");

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Paper for a recipient who has never had anything before. */
static void
test_codes_on_paper (Fixture       *self,
                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = in_folder (self, "coded.pdf");

  show_report (self, "participants");
  check (GTK_WIDGET (self->reports), "Without names: with co_des for a recipient");
  sample_gui_type (find_recipient (self), "Questura");
  pc_reports_page_print (self->reports, GTK_PRINT_OPERATION_ACTION_EXPORT, path);
  sample_gui_wait (is_idle, self);
  sample_gui_wait (is_printed, self);
  g_assert_cmpstr (self->failure, ==, NULL);
}

/*
 * What has changed
 */

static gboolean
is_asking_for_a_file (gpointer data G_GNUC_UNUSED)
{
  return find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

/* It reads its folder before it answers. */
static gboolean
would_answer (gpointer data)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)));

  return file != NULL && g_file_equal (file, data);
}

static gboolean
is_answered (gpointer data G_GNUC_UNUSED)
{
  return find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL;
}

/* Answers the question for a file as somebody does who types its name. */
static void
answer (Fixture    *self,
        const char *name)
{
  g_autofree char *path = in_folder (self, name);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  GtkWidget *chooser;

  sample_gui_wait (is_asking_for_a_file, NULL);
  chooser = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  sample_gui_wait (would_answer, file);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  sample_gui_wait (is_answered, NULL);
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
}

/* Takes the first service of one person into another place. */
static char *
move_service (Fixture *self)
{
  g_autoptr(GPtrArray) services = pc_store_list_by (self->store, &pc_service_entry_kind, -1, NULL, "date", NULL);

  for (guint i = 0; i < services->len; i++)
    {
      PcRecord *service = services->pdata[i];

      if (g_strcmp0 (pc_record_get_text (service, PC_SERVICE_ENTRY_FORM), "individual") != 0)
        continue;

      pc_record_set_text (service, PC_SERVICE_ENTRY_PLACE, "Biblioteca");
      g_assert_true (pc_store_save (self->store, service, NULL, NULL));
      return g_strdup (pc_record_get_id (service));
    }

  g_assert_not_reached ();
}

/* The first cell of the second row, and whether one of its cells has "Biblioteca". */
typedef struct
{
  char     *became;
  gboolean  has_place;
  guint     n_rows;
} Delta;

static gboolean
delta_row_cb (guint          row,
              const PcCell  *cells,
              guint          n_cells,
              gpointer       data,
              GError       **error G_GNUC_UNUSED)
{
  Delta *delta = data;

  if (row == 1 || cells[0].type != PC_CELL_TEXT || strcmp (cells[0].text, "Total") == 0)
    return TRUE;

  delta->n_rows++;
  g_free (delta->became);
  delta->became = g_strdup (cells[0].text);
  for (guint i = 0; i < n_cells; i++)
    delta->has_place |= g_strcmp0 (cells[i].text, "Biblioteca") == 0;
  return TRUE;
}

static void
read_delta (Fixture    *self,
            const char *name,
            Delta      *delta)
{
  g_autofree char *path = in_folder (self, name);
  g_autoptr(GError) error = NULL;
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, &error);

  g_assert_no_error (error);
  pc_sheet_reader_read (reader, 0, delta_row_cb, delta, NULL, &error);
  g_assert_no_error (error);
}

static void
ask_for_all (Fixture *self)
{
  g_autoptr(GPtrArray) entries = sample_gui_list (GTK_WIDGET (self->reports), GTK_TYPE_ENTRY);

  for (guint i = 0; i < entries->len; i++)
    if (gtk_widget_get_mapped (entries->pdata[i]))
      gtk_editable_set_text (GTK_EDITABLE (entries->pdata[i]), "");
}

/* Kept as handed over; nothing has changed at first; then one row has, and what was handed over is as it was. */
static void
test_changes (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = GTK_WIDGET (self->reports);
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length[2];
  g_autofree char *kept = in_folder (self, "kept.xlsx");
  g_autofree char *again = in_folder (self, "as-it-was.xlsx");
  Delta delta = { NULL, FALSE, 0 };

  show_report (self, "service-register");
  ask_for_all (self);
  check (page, "_Keep as handed over");
  export (self, "kept.xlsx");
  g_assert_cmpstr (self->failure, ==, NULL);

  press (sample_gui_find (page, PC_TYPE_KEPT_LIST), "What Has Chan_ged…");
  answer (self, "none.xlsx");
  g_assert_true (sample_gui_says (page, "New: 0, changed: 0, gone: 0. Exported to "));

  id = move_service (self);
  press (sample_gui_find (page, PC_TYPE_KEPT_LIST), "What Has Chan_ged…");
  answer (self, "changes.xlsx");
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (sample_gui_says (page, "New: 0, changed: 1, gone: 0. Exported to "));
  read_delta (self, "changes.xlsx", &delta);
  g_assert_cmpuint (delta.n_rows, ==, 1);
  g_assert_cmpstr (delta.became, ==, "Changed");
  g_assert_true (delta.has_place);
  g_free (delta.became);

  press (sample_gui_find (page, PC_TYPE_KEPT_LIST), "As It _Was…");
  answer (self, "as-it-was.xlsx");
  g_assert_true (g_file_get_contents (kept, &before, &length[0], NULL));
  g_assert_true (g_file_get_contents (again, &after, &length[1], NULL));
  g_assert_cmpmem (after, length[1], before, length[0]);
}

/* Looks the texts up anew, in that language. */
static void
speak (const char *language)
{
  extern int _nl_msg_cat_cntr;

  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}

/* Words of another language are no change: codes are compared where there are codes. */
static void
test_changes_in_another_language (Fixture       *self,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = GTK_WIDGET (self->reports);

  show_report (self, "participants");
  check (page, "_Keep as handed over");
  export (self, "kept.xlsx");

  speak ("it");
  g_assert_cmpstr (pc_report_get_title (pc_report_find ("participants")), ==, "Registro dei partecipanti");
  press (sample_gui_find (page, PC_TYPE_KEPT_LIST), "What Has Chan_ged…");
  answer (self, "none.xlsx");
  speak ("en");
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (sample_gui_says (page, "Nuove: 0, modificate: 0, non più presenti: 0."));
}

/*
 * A server that asks for a password
 */

typedef struct
{
  GSubprocess      *process;
  GDataInputStream *output;
  char             *address;
  char             *root;
  char             *user;
  char             *password;
} Server;

static char *
read_line (Server *self)
{
  char *line = g_data_input_stream_read_line_utf8 (self->output, NULL, NULL, NULL);

  g_assert_nonnull (line);
  return line;
}

static void
server_start (Server *self)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "webdav_server.py", NULL);
  g_autoptr(GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    "/usr/bin/python3", "-B", script, NULL);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->address = read_line (self);
  self->root = read_line (self);
  self->user = read_line (self);
  self->password = read_line (self);
}

static void
server_stop (Server *self)
{
  g_autoptr(GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->output);
  g_clear_object (&self->process);
  g_free (self->address);
  g_free (self->root);
  g_free (self->user);
  g_free (self->password);
}

/* The files that lie there, but for those of the server itself; full. */
static GPtrArray *
server_list (Server *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (self->root, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, ".DAV") != 0)
      g_ptr_array_add (names, g_strdup (name));

  return names;
}

static void
enqueue (Fixture *self,
         Server  *server)
{
  g_autoptr(PcRecord) destination = pc_record_new (&pc_destination_kind);
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autofree char *path = in_folder (self, "report.csv");
  g_auto(GStrv) ids = NULL;

  pc_record_set_text (destination, PC_DESTINATION_NAME, "Cloud");
  pc_record_set_text (destination, PC_DESTINATION_KIND, PC_DESTINATION_KIND_WEBDAV);
  pc_record_set_text (destination, PC_DESTINATION_ADDRESS, server->address);
  pc_record_set_text (destination, PC_DESTINATION_USER_NAME, server->user);
  pc_record_set_text (destination, PC_DESTINATION_NAME_PATTERN, "{report}");
  g_assert_true (pc_store_save (self->store, destination, NULL, NULL));
  g_ptr_array_add (destinations, destination);

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  ids = pc_outbox_enqueue (pc_outbox_runner_get_outbox (self->runner), path, destinations, NULL, "Report", NULL, NULL,
                           NULL);
  g_assert_nonnull (ids);
}

static gboolean
is_asking_for_a_password (gpointer data G_GNUC_UNUSED)
{
  GtkWidget *dialog = find_window (PC_TYPE_DESTINATION_DIALOG);

  return dialog != NULL && sample_gui_says (dialog, "The server asks for a password.");
}

static gboolean
is_refusing (gpointer data G_GNUC_UNUSED)
{
  return sample_gui_says (find_window (PC_TYPE_DESTINATION_DIALOG), "The server has refused the password.");
}

static gboolean
is_sent (gpointer data)
{
  return sample_gui_says (GTK_WIDGET (((Fixture *) data)->exchange), "SHA-256");
}

static gboolean
has_failed (gpointer data)
{
  return ((Fixture *) data)->failure != NULL;
}

static gboolean
is_closed (gpointer data G_GNUC_UNUSED)
{
  return find_window (PC_TYPE_DESTINATION_DIALOG) == NULL;
}

/* Types it where the cursor is, and presses Enter. */
static void
give_password (GtkWidget  *dialog,
               const char *password)
{
  GtkWidget *entry = gtk_widget_get_ancestor (sample_gui_focus (dialog), GTK_TYPE_PASSWORD_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), password);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/*
 * The server asks, and so does the window; a wrong password is refused and asked for again, in the same dialog; with the
 * right one the file is there, once and whole. Without a keyring the password is known until the end, which is said.
 */
static void
test_password (Fixture       *self,
               gconstpointer  data G_GNUC_UNUSED)
{
  Server server;
  GtkWidget *dialog;
  g_autoptr(GPtrArray) there = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  server_start (&server);
  enqueue (self, &server);
  sample_gui_wait (is_asking_for_a_password, NULL);
  dialog = find_window (PC_TYPE_DESTINATION_DIALOG);
  g_assert_cmpuint (sample_gui_count_nameless (dialog, "password"), ==, 0);

  give_password (dialog, "wrong");
  sample_gui_wait (is_refusing, NULL);
  g_assert_true (dialog == find_window (PC_TYPE_DESTINATION_DIALOG));
  there = server_list (&server);
  g_assert_cmpuint (there->len, ==, 0);
  sample_gui_wait (has_failed, self);
  g_assert_nonnull (strstr (self->failure, "The password has to be entered each time."));

  give_password (dialog, server.password);
  sample_gui_wait (is_sent, self);
  g_clear_pointer (&there, g_ptr_array_unref);
  there = server_list (&server);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpstr (there->pdata[0], ==, "Report.csv");
  path = g_build_filename (server.root, there->pdata[0], NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a,b\n1,2\n");

  gtk_window_close (GTK_WINDOW (dialog));
  sample_gui_wait (is_closed, NULL);
  server_stop (&server);
}

/* There is no keyring on this computer: where it would be nothing can be. */
static void
hide_keyring (void)
{
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", "/dev/null/keyring", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "pw", TRUE);
}

int
main (int    argc,
      char **argv)
{
  hide_keyring ();
  sample_gui_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PERCORSO_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add ("/handover/codes", Fixture, NULL, set_up_reports, test_codes, tear_down);
  g_test_add ("/handover/codes-on-paper", Fixture, NULL, set_up_reports, test_codes_on_paper, tear_down);
  g_test_add ("/handover/changes", Fixture, NULL, set_up_reports, test_changes, tear_down);
  g_test_add ("/handover/changes-in-another-language", Fixture, NULL, set_up_reports, test_changes_in_another_language,
              tear_down);
  g_test_add ("/handover/password", Fixture, NULL, set_up_exchange, test_password, tear_down);

  return g_test_run ();
}
