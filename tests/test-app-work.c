/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-exchange-page.h"

#include <glib/gstdio.h>

#include "pc-import-view.h"
#include "pc-kinds.h"
#include "pc-progress-dialog.h"
#include "pc-welcome-page.h"
#include "pc-window.h"
#include "pc-work-bar.h"
#include "sample-gui.h"

/* What takes longer than a frame does not stand in the way of the main loop, and may be cut off at any moment. */

/* Rows: more than is undone in one frame. */
#define MANY 1200

/* The demo office in a file, and the page with what comes in. */
typedef struct
{
  char           *folder;
  PcStore        *store;
  PcExchangePage *page;
  PcImportView   *import;
  GtkWidget      *window;
  guint           n_before;   /* People before the import. */
  char           *failure;
  char           *done;
} Fixture;

static void
keep_cb (char       **kept,
         const char  *message)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static char *
in_folder (Fixture    *self,
           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static guint
count_people (Fixture *self)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  return people->len;
}

static void
set_up (Fixture       *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("percorso-work-XXXXXX", NULL);
  path = in_folder (self, "percorso.db");
  self->store = sample_gui_store_at (path);
  self->page = g_object_new (PC_TYPE_EXCHANGE_PAGE, NULL);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (keep_cb), &self->failure);
  g_signal_connect_swapped (self->page, "done", G_CALLBACK (keep_cb), &self->done);
  pc_exchange_page_set_store (self->page, self->store, NULL);
  self->window = sample_gui_show (GTK_WIDGET (self->page));
  self->import = PC_IMPORT_VIEW (sample_gui_find (GTK_WIDGET (self->page), PC_TYPE_IMPORT_VIEW));
  self->n_before = count_people (self);
}

static gboolean
is_only_ours (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  if (self->window != NULL)
    sample_gui_close (self->window);
  sample_gui_wait (is_only_ours, self->store);
  g_assert_finalize_object (self->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = in_folder (self, name);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->failure);
  g_free (self->done);
}

static gboolean
says (Fixture    *self,
      const char *text)
{
  return sample_gui_says (GTK_WIDGET (self->page), text);
}

static void
show_part (Fixture    *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (sample_gui_find (GTK_WIDGET (self->page), GTK_TYPE_STACK)), name);
  sample_gui_settle ();
}

/* The button below @root that is called so, and can be seen. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *text)
{
  g_autoptr(GPtrArray) found = sample_gui_list (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), text) == 0 && gtk_widget_get_mapped (found->pdata[i]))
      return found->pdata[i];

  g_error ("There is no “%s”", text);
}

static void
press (GtkWidget  *root,
       const char *text)
{
  g_signal_emit_by_name (find_button (root, text), "clicked");
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (PC_IS_PROGRESS_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  g_error ("There is no dialog in front");
}

static gboolean
is_idle (gpointer data)
{
  return !pc_import_view_is_busy (((Fixture *) data)->import);
}

static gboolean
is_free (gpointer data)
{
  return !pc_exchange_page_is_busy (((Fixture *) data)->page);
}

static gboolean
count_turn_cb (gpointer n_turns)
{
  (*(guint *) n_turns)++;
  return G_SOURCE_CONTINUE;
}

/* The main loop turns until it is done, which it is not when the call returns. */
static void
wait_turning (gboolean (*is_done) (gpointer data),
              gpointer   data)
{
  guint n_turns = 0;
  const guint id = g_timeout_add (1, count_turn_cb, &n_turns);

  g_assert_false (is_done (data));
  sample_gui_wait (is_done, data);
  g_source_remove (id);
  g_assert_cmpuint (n_turns, >, 0);
  sample_gui_settle ();
}

/* Names that are nobody's. */
static char *
make_many (guint n)
{
  GString *text = g_string_new ("Cognome;Nome;Data di nascita\n");

  for (guint i = 0; i < n; i++)
    {
      const char letters[] = { 'A' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, '\0' };

      g_string_append_printf (text, "Q%szu;W%sxi;%02u/%02u/19%02u\n", letters, letters, i % 28 + 1, i % 12 + 1,
                              50 + i % 50);
    }

  return g_string_free (text, FALSE);
}

static void
open_many (Fixture *self)
{
  g_autofree char *path = in_folder (self, "people.csv");
  g_autofree char *text = make_many (MANY);

  show_part (self, "import");
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pc_import_view_open (self->import, path);
  sample_gui_wait (is_idle, self);
}

/* Some are doubtful, and wait; how many people there are then. */
static guint
import_many (Fixture *self)
{
  open_many (self);
  pc_import_view_run (self->import, TRUE);
  sample_gui_wait (is_idle, self);
  sample_gui_settle ();
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_cmpstr (self->done, ==, "Imported");
  g_assert_cmpuint (count_people (self), >, self->n_before + MANY / 2);
  return count_people (self);
}

/* The workbook of a result, and then its undo: a dialog is in front, the window reads on, and the lists hear of it. */
static void
test_turning (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  const guint n = import_many (self);
  g_autofree char *result = in_folder (self, "result.xlsx");
  guint n_told = 0;

  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (count_turn_cb), &n_told);

  pc_import_view_write_result (self->import, result);
  g_assert_true (says (self, "Writing the file…"));
  g_assert_false (gtk_widget_is_sensitive (find_button (GTK_WIDGET (self->page), "_Undo the Import")));
  wait_turning (is_idle, self);
  g_assert_true (says (self, "Exported to"));
  g_assert_true (g_file_test (result, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_is_sensitive (find_button (GTK_WIDGET (self->page), "_Undo the Import")));

  pc_import_view_undo (self->import);
  g_assert_true (sample_gui_says (find_dialog (), "Undoing…"));
  g_assert_cmpuint (count_people (self), ==, n);
  wait_turning (is_idle, self);
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_true (g_str_has_prefix (self->done, "Undone:"));
  g_assert_cmpuint (count_people (self), ==, self->n_before);
  g_assert_cmpuint (n_told, >=, n - self->n_before);
  g_signal_handlers_disconnect_by_data (self->store, &n_told);
}

/* Cancelled by its button: nothing is undone, and it can be undone later. */
static void
test_undo_cancelled (Fixture       *self,
                     gconstpointer  data G_GNUC_UNUSED)
{
  const guint n = import_many (self);

  pc_import_view_undo (self->import);
  press (find_dialog (), "_Cancel");
  sample_gui_wait (is_idle, self);
  g_assert_cmpstr (self->failure, ==, NULL);
  g_assert_cmpuint (count_people (self), ==, n);
  g_assert_true (says (self, "Done."));

  press (GTK_WIDGET (self->page), "_Undo the Import");
  sample_gui_wait (is_idle, self);
  g_assert_cmpuint (count_people (self), ==, self->n_before);
}

/* Backup and check: the page says what goes on, and what has come of it. */
static void
test_safety (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *copy = in_folder (self, "copy.db");
  GtkWidget *page = GTK_WIDGET (self->page);

  import_many (self);
  show_part (self, "backup");
  pc_exchange_page_back_up (self->page, copy);
  g_assert_true (says (self, "Copying the database…"));
  g_assert_false (gtk_widget_is_sensitive (find_button (page, "_Check the Database")));
  pc_exchange_page_check (self->page);
  wait_turning (is_free, self);
  g_assert_true (says (self, "The backup is in"));
  g_assert_true (says (self, "Last backup:"));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_is_sensitive (find_button (page, "_Check the Database")));

  press (page, "_Check the Database");
  sample_gui_wait (is_free, self);
  g_assert_true (says (self, "The database is sound"));
  g_assert_cmpstr (self->failure, ==, NULL);

  pc_exchange_page_check (self->page);
  press (page, "_Cancel");
  sample_gui_wait (is_free, self);
  g_assert_cmpstr (self->failure, ==, "Cancelled.");
}

typedef enum
{
  CLOSE_OPENING,
  CLOSE_TRYING,
  CLOSE_IMPORTING,
  CLOSE_UNDOING,
  CLOSE_WRITING,
  CLOSE_COPYING,
  CLOSE_CHECKING,
  N_CLOSE
} Close;

static void
start_work (Fixture *self,
            Close    which)
{
  g_autofree char *path = in_folder (self, which == CLOSE_COPYING ? "half.db" : "half.xlsx");
  g_autofree char *people = in_folder (self, "people.csv");

  switch (which)
    {
    case CLOSE_OPENING:
      pc_import_view_open (self->import, people);
      break;

    case CLOSE_TRYING:
    case CLOSE_IMPORTING:
      pc_import_view_run (self->import, which == CLOSE_IMPORTING);
      break;

    case CLOSE_UNDOING:
      pc_import_view_undo (self->import);
      break;

    case CLOSE_WRITING:
      pc_import_view_write_result (self->import, path);
      break;

    case CLOSE_COPYING:
      pc_exchange_page_back_up (self->page, path);
      break;

    default:
      pc_exchange_page_check (self->page);
    }
}

static void
count_down (gpointer n_left)
{
  (*(guint *) n_left)--;
}

/* What a thread works for is finalized when it has come to its end. */
static void
watch (gpointer  object,
       guint    *n_left)
{
  (*n_left)++;
  g_object_set_data_full (object, "test-watch", n_left, count_down);
}

static gboolean
is_nothing_left (gpointer n_left)
{
  return *(guint *) n_left == 0;
}

/* What is on the disk is all of it, or none. */
static void
assert_whole (Fixture *self)
{
  const guint n = count_people (self);
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr(GPtrArray) faults = pc_store_check (self->store, NULL);
  const char *name;

  g_assert_true (n == self->n_before || n > self->n_before + MANY / 2);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
  g_assert_cmpuint (faults->len, ==, 0);
}

/* The window is closed in the middle: everything goes, in its time, and nothing half-written is left. */
static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  const Close which = GPOINTER_TO_UINT (data);
  guint n_left = 0;

  if (which >= CLOSE_UNDOING)
    import_many (self);
  else
    open_many (self);
  start_work (self, which);
  watch (self->page, &n_left);
  watch (self->import, &n_left);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  sample_gui_wait (is_nothing_left, &n_left);
  sample_gui_wait (is_only_ours, self->store);
  assert_whole (self);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
says_undone (gpointer window)
{
  return sample_gui_says (window, "Undone:");
}

/* What Ctrl+Z takes back is as much as an import: not in one turn of the main loop either. */
static void
test_window (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  const guint n = import_many (self);
  GtkWidget *window;

  window = GTK_WIDGET (pc_window_new (NULL, self->store));
  gtk_window_present (GTK_WINDOW (window));
  sample_gui_wait (is_mapped, window);
  gtk_widget_activate_action (window, "win.undo", NULL);
  g_assert_true (sample_gui_says (find_dialog (), "Undoing…"));
  g_assert_cmpuint (count_people (self), ==, n);
  wait_turning (says_undone, window);
  g_assert_cmpuint (count_people (self), ==, self->n_before);

  /* Closed in the middle of doing it again. */
  gtk_widget_activate_action (window, "win.redo", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  sample_gui_settle ();
}

/* A demo office that is not whole is not kept: it would be opened as it is the next time. */
static void
test_demo (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "percorso", "demo.db", NULL);
  PcWelcomePage *page = g_object_new (PC_TYPE_WELCOME_PAGE, NULL);
  g_autoptr(PcStore) store = sample_gui_store ();
  GtkWidget *window;
  guint n_left = 0;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  pc_welcome_page_set_store (page, store);
  window = sample_gui_show (GTK_WIDGET (page));
  watch (page, &n_left);
  press (GTK_WIDGET (page), "Try a _Demo Office");
  gtk_window_destroy (GTK_WINDOW (window));
  sample_gui_wait (is_nothing_left, &n_left);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add ("/work/turning", Fixture, NULL, set_up, test_turning, tear_down);
  g_test_add ("/work/undo-cancelled", Fixture, NULL, set_up, test_undo_cancelled, tear_down);
  g_test_add ("/work/safety", Fixture, NULL, set_up, test_safety, tear_down);
  for (guint i = 0; i < N_CLOSE; i++)
    {
      static const char * const names[] = {
        "opening", "trying", "importing", "undoing", "writing", "copying", "checking"
      };
      g_autofree char *path = g_strdup_printf ("/work/closed/%s", names[i]);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_closed, tear_down);
    }
  g_test_add ("/work/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add_func ("/work/demo", test_demo);

  return g_test_run ();
}
