/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-exchange-page.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pc-destination-dialog.h"
#include "pc-field-entry.h"
#include "pc-import-view.h"
#include "pc-kinds.h"
#include "pc-outbox-view.h"
#include "pc-parked-rows.h"
#include "pc-report.h"
#include "sample-gui.h"

/* The demo office in a file, its outbox, and the page. */
typedef struct
{
  char           *folder;
  PcStore        *store;
  PcOutboxRunner *runner;
  PcExchangePage *page;
  GtkWidget      *window;
  char           *failure;
  char           *done;
  guint           waiting;
} Fixture;

static void
failed_cb (Fixture    *self,
           const char *message)
{
  g_free (self->failure);
  self->failure = g_strdup (message);
}

static void
done_cb (Fixture    *self,
         const char *message)
{
  g_free (self->done);
  self->done = g_strdup (message);
}

static void
counted_cb (Fixture *self,
            guint    n)
{
  self->waiting = n;
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
  self->runner = pc_outbox_runner_new (self->store);
  self->page = g_object_new (PC_TYPE_EXCHANGE_PAGE, NULL);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->page, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->page, "counted", G_CALLBACK (counted_cb), self);
  pc_exchange_page_set_store (self->page, self->store, self->runner);
  self->window = sample_gui_show (GTK_WIDGET (self->page));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  pc_outbox_runner_stop (self->runner);
  sample_gui_close (self->window);
  g_clear_object (&self->runner);
  sample_gui_close_office (self->store, self->folder);
  g_free (self->failure);
  g_free (self->done);
}

static void
press (Fixture    *self,
       const char *text)
{
  g_signal_emit_by_name (sample_gui_find_button (GTK_WIDGET (self->page), text), "clicked");
  sample_gui_settle ();
}

/*
 * Handing over
 */

static void
add_destination (Fixture    *self,
                 const char *folder)
{
  g_autoptr(PcRecord) destination = pc_record_new (&pc_destination_kind);

  pc_record_set_text (destination, PC_DESTINATION_NAME, "Disk");
  pc_record_set_text (destination, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  pc_record_set_text (destination, PC_DESTINATION_ADDRESS, folder);
  g_assert_true (pc_store_save (self->store, destination, NULL, NULL));
}

static void
enqueue (Fixture *self)
{
  g_autoptr(GPtrArray) destinations = pc_store_list_by (self->store, &pc_destination_kind, -1, NULL, NULL, NULL);
  g_autofree char *path = in_folder (self, "report.csv");
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = NULL;

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  ids = pc_outbox_enqueue (pc_outbox_runner_get_outbox (self->runner), path, destinations, NULL, "Report", NULL, NULL,
                           &error);
  g_assert_no_error (error);
}

static gboolean
has_reason (gpointer data)
{
  return sample_gui_says (GTK_WIDGET (((Fixture *) data)->page), "It is tried again on");
}

static gboolean
is_sent (gpointer data)
{
  return sample_gui_says (GTK_WIDGET (((Fixture *) data)->page), "SHA-256");
}

/* A disk that is not there: the file waits and says why; once the disk is there, somebody has it tried again. */
static void
test_retry (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *there = in_folder (self, "disk");

  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Nothing waits."));
  add_destination (self, there);
  enqueue (self);
  sample_gui_wait (has_reason, self);
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "→ Disk"));
  g_assert_cmpuint (self->waiting, ==, 1);
  g_assert_cmpuint (sample_gui_count_nameless (GTK_WIDGET (self->page), "outbox"), ==, 0);

  g_mkdir (there, 0700);
  press (self, "_Try Now");
  sample_gui_wait (is_sent, self);
  g_assert_cmpuint (self->waiting, ==, 0);
  g_assert_cmpstr (self->failure, ==, NULL);
}

static void
test_pause (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *there = in_folder (self, "disk");

  add_destination (self, there);
  enqueue (self);
  sample_gui_wait (has_reason, self);
  press (self, "_Pause");
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Paused."));
  press (self, "_Go On");
  press (self, "_Do Not Send");
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Nothing waits."));
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  g_error ("There is no %s", g_type_name (type));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
type_field (GtkWidget  *dialog,
            const char *text)
{
  sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (dialog), PC_TYPE_FIELD_ENTRY), text);
}

/* A destination is kept as it is typed, and its dialog has a name for everything. */
static void
test_destination (Fixture       *self,
                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GPtrArray) kept = NULL;
  GtkWidget *dialog;

  press (self, "_New Destination…");
  dialog = find_dialog (PC_TYPE_DESTINATION_DIALOG);
  sample_gui_wait (is_mapped, dialog);
  g_assert_cmpuint (sample_gui_count_nameless (dialog, "destination"), ==, 0);

  type_field (dialog, "Prefettura");
  sample_gui_press (dialog, GDK_KEY_Tab, 0);
  sample_gui_press (dialog, GDK_KEY_Tab, 0);
  type_field (dialog, self->folder);
  sample_gui_press (dialog, GDK_KEY_Tab, 0);
  kept = pc_store_list_by (self->store, &pc_destination_kind, -1, NULL, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "Prefettura"));

  g_signal_emit_by_name (sample_gui_find_button (dialog, "Remo_ve the Destination"), "clicked");
  sample_gui_settle ();
  g_assert_true (sample_gui_says (GTK_WIDGET (self->page), "A destination is a folder"));
}

/*
 * Import
 */

static PcImportView *
get_import (Fixture *self)
{
  return PC_IMPORT_VIEW (sample_gui_find (GTK_WIDGET (self->page), PC_TYPE_IMPORT_VIEW));
}

static gboolean
is_idle (gpointer data)
{
  return !pc_import_view_is_busy (get_import (data));
}

static void
open_file (Fixture    *self,
           const char *text)
{
  g_autofree char *path = in_folder (self, "people.csv");

  gtk_stack_set_visible_child_name (GTK_STACK (sample_gui_find (GTK_WIDGET (self->page), GTK_TYPE_STACK)), "import");
  sample_gui_settle ();
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pc_import_view_open (get_import (self), path);
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
}

static void
run (Fixture  *self,
     gboolean  keep)
{
  pc_import_view_run (get_import (self), keep);
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
}

static guint
count_people (Fixture *self)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  return people->len;
}

static gboolean
says (Fixture    *self,
      const char *text)
{
  return sample_gui_says (GTK_WIDGET (self->page), text);
}

/* Looked at, nothing is changed; imported, both are there; undone, they are gone. */
static void
test_import (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  const guint before = count_people (self);
  g_autofree char *result = in_folder (self, "result.xlsx");

  open_file (self, "Cognome;Nome;Data di nascita\nZuccarelli;Ofelia;03/02/1990\nYilmazoglu;Kerem;17/11/1985\n");
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (says (self, "people.csv"));
  g_assert_true (says (self, "Zuccarelli"));
  g_assert_cmpuint (sample_gui_count_nameless (GTK_WIDGET (self->page), "import"), ==, 0);

  run (self, FALSE);
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (says (self, "Nothing has been changed yet."));
  g_assert_nonnull (sample_gui_find_button (GTK_WIDGET (self->page), "2 new"));
  g_assert_cmpuint (count_people (self), ==, before);

  run (self, TRUE);
  g_assert_cmpstr (self->done, ==, "Imported");
  g_assert_true (says (self, "Done."));
  g_assert_cmpuint (count_people (self), ==, before + 2);
  pc_import_view_write_result (get_import (self), result);
  sample_gui_wait (is_idle, self);
  g_assert_true (g_file_test (result, G_FILE_TEST_EXISTS));

  press (self, "_Undo the Import");
  sample_gui_wait (is_idle, self);
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_cmpuint (count_people (self), ==, before);
}

/* A row without what it needs is refused and waits; it is taken up, or thrown away. */
static void
test_parked (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  open_file (self, "Cognome;Nome;Data di nascita\nZuccarelli;Ofelia;03/02/1990\nYilmazoglu;Kerem;31/02/1985\n");
  run (self, FALSE);
  g_assert_nonnull (sample_gui_find_button (GTK_WIDGET (self->page), "1 refused"));
  run (self, TRUE);
  g_assert_cmpint (pc_parked_rows_count (self->store), ==, 1);

  press (self, "_Close");
  g_assert_true (says (self, "1 row waits for a decision"));
  press (self, "_Take Up…");
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
  g_assert_true (says (self, "Rows that waited"));
  press (self, "_Close");
  press (self, "Throw _Away");
  g_assert_cmpint (pc_parked_rows_count (self->store), ==, 0);
}

/* A workbook with cells to be filled in comes back: nothing was filled in, and nothing changes. */
static void
test_return (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = in_folder (self, "back.xlsx");
  const PcReportRequest request = { .filled = TRUE, .ids = TRUE };
  g_autoptr(GError) error = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (sample_gui_find (GTK_WIDGET (self->page), GTK_TYPE_STACK)), "import");
  pc_report_write (pc_report_find ("service-register"), self->store, &request, path, NULL, NULL, &error);
  g_assert_no_error (error);
  pc_import_view_open (get_import (self), path);
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
  g_assert_true (says (self, "What both sides have changed"));
  g_assert_cmpuint (sample_gui_count_nameless (GTK_WIDGET (self->page), "return"), ==, 0);

  run (self, FALSE);
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (says (self, "Nothing has been changed yet."));
  g_assert_false (gtk_widget_get_sensitive (sample_gui_find_button (GTK_WIDGET (self->page), "_Import")));
}

/* What cannot be read says why, and leaves the page as it was. */
static void
test_unreadable (Fixture       *self,
                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = in_folder (self, "none.xlsx");

  gtk_stack_set_visible_child_name (GTK_STACK (sample_gui_find (GTK_WIDGET (self->page), GTK_TYPE_STACK)), "import");
  g_assert_true (g_file_set_contents (path, "PK\3\4 no workbook", -1, NULL));
  pc_import_view_open (get_import (self), path);
  sample_gui_wait (is_idle, self);
  g_assert_nonnull (self->failure);
  g_assert_true (says (self, "People, services, attendance and hosts"));
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add ("/exchange/retry", Fixture, NULL, set_up, test_retry, tear_down);
  g_test_add ("/exchange/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/exchange/destination", Fixture, NULL, set_up, test_destination, tear_down);
  g_test_add ("/exchange/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/exchange/parked", Fixture, NULL, set_up, test_parked, tear_down);
  g_test_add ("/exchange/return", Fixture, NULL, set_up, test_return, tear_down);
  g_test_add ("/exchange/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);

  return g_test_run ();
}
