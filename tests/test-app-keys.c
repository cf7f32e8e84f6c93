/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-exchange-page.h"
#include "pc-reports-page.h"

#include <libintl.h>

#include "pc-destination-dialog.h"
#include "pc-import-view.h"
#include "pc-kinds.h"
#include "pc-pick-entry.h"
#include "pc-queue-dialog.h"
#include "pc-report-preview.h"
#include "sample-gui.h"

/*
 * A day's work on Reports and Exchange without a mouse, in the language that is given as an argument: each letter stands for
 * one thing, Tab gets everywhere, Escape closes, Enter acts.
 */
typedef struct
{
  char           *folder;
  PcStore        *store;
  PcReportsPage  *reports;
  PcExchangePage *exchange;
  PcOutboxRunner *runner;
  GtkWidget      *window;
} Fixture;

static char *
in_folder (Fixture    *self,
           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
open_office (Fixture *self)
{
  self->store = sample_gui_open_office (&self->folder);
  self->runner = pc_outbox_runner_new (self->store);
}

static void
set_up_reports (Fixture       *self,
                gconstpointer  data G_GNUC_UNUSED)
{
  open_office (self);
  self->reports = g_object_new (PC_TYPE_REPORTS_PAGE, NULL);
  pc_reports_page_set_store (self->reports, self->store);
  pc_reports_page_set_runner (self->reports, self->runner);
  self->window = sample_gui_show (GTK_WIDGET (self->reports));
}

static void
set_up_exchange (Fixture       *self,
                 gconstpointer  data G_GNUC_UNUSED)
{
  open_office (self);
  self->exchange = g_object_new (PC_TYPE_EXCHANGE_PAGE, NULL);
  pc_exchange_page_set_store (self->exchange, self->store, self->runner);
  self->window = sample_gui_show (GTK_WIDGET (self->exchange));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (self->reports != NULL)
    pc_reports_page_set_runner (self->reports, NULL);
  pc_outbox_runner_stop (self->runner);
  sample_gui_close (self->window);
  g_clear_object (&self->runner);
  sample_gui_close_office (self->store, self->folder);
}

/*
 * Letters
 */

/*
 * How many letters below @root stand for two things, with Alt; says which. Buttons of a list have the same letter in each line,
 * which Alt goes through. @hidden: also of what is not seen now, but may be beside the rest.
 */
static guint
count_shared_letters (GtkWidget  *root,
                      gboolean    hidden,
                      const char *where)
{
  g_autoptr(GPtrArray) labels = sample_gui_list (root, GTK_TYPE_LABEL);
  g_autoptr(GHashTable) texts = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const guint keyval = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (labels->pdata[i]));
      const char *text = gtk_label_get_text (labels->pdata[i]);
      const char *other = g_hash_table_lookup (texts, GUINT_TO_POINTER (keyval));

      if (keyval == GDK_KEY_VoidSymbol || (!hidden && !gtk_widget_get_mapped (labels->pdata[i])))
        continue;
      if (other != NULL && g_strcmp0 (other, text) != 0)
        {
          g_test_message ("%s: “%s” and “%s” share the letter %s", where, other, text, gdk_keyval_name (keyval));
          n++;
        }
      g_hash_table_insert (texts, GUINT_TO_POINTER (keyval), (gpointer) text);
    }

  return n;
}

/* A button without a letter is reached with Tab alone; says which. */
static guint
count_letterless (GtkWidget  *root,
                  const char *where)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (root, GTK_TYPE_BUTTON);
  guint n = 0;

  for (guint i = 0; i < buttons->len; i++)
    {
      GtkButton *button = buttons->pdata[i];

      if (GTK_IS_TOGGLE_BUTTON (button) || gtk_button_get_label (button) == NULL || gtk_button_get_use_underline (button))
        continue;

      g_test_message ("%s: “%s” has no letter", where, gtk_button_get_label (button));
      n++;
    }

  return n;
}

/*
 * Tab
 */

/* What the keyboard goes to by itself: not the lines of a list, which the arrows go through, nor what is inside of it. */
static gboolean
is_stop (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_get_focusable (widget) &&
         gtk_widget_get_can_focus (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL &&
         (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_EXPANDER (widget) ||
          GTK_IS_DROP_DOWN (widget));
}

/* Whether @b stands above @a, and not in a column beside it. */
static gboolean
is_up (GtkWidget *root,
       GtkWidget *a,
       GtkWidget *b)
{
  graphene_rect_t from;
  graphene_rect_t to;

  g_assert_true (gtk_widget_compute_bounds (a, root, &from) && gtk_widget_compute_bounds (b, root, &to));
  return to.origin.y + to.size.height <= from.origin.y && to.origin.x < from.origin.x + from.size.width;
}

/* Goes through @root with Tab. Nothing may be left out, and nothing may lead up again but the way round. */
static void
check_tab (GtkWidget  *window,
           GtkWidget  *root,
           const char *where)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) widgets = NULL;
  GtkWidget *last = NULL;
  GtkWidget *focus;

  /* Where things stand decides on their order. */
  gtk_test_widget_wait_for_draw (window);
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  while ((focus = sample_gui_focus (window)) != NULL && !g_hash_table_contains (seen, focus))
    {
      if (last != NULL && gtk_widget_is_ancestor (focus, root) && gtk_widget_is_ancestor (last, root) &&
          is_up (root, last, focus))
        g_error ("%s: Tab goes up from a %s to a %s", where, G_OBJECT_TYPE_NAME (last), G_OBJECT_TYPE_NAME (focus));
      for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
        g_hash_table_add (seen, widget);
      last = focus;
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      sample_gui_settle ();
    }

  widgets = sample_gui_list (root, GTK_TYPE_WIDGET);
  for (guint i = 0; i < widgets->len; i++)
    if (is_stop (widgets->pdata[i]) && !g_hash_table_contains (seen, widgets->pdata[i]))
      g_error ("%s: Tab does not get to a %s in a %s", where, G_OBJECT_TYPE_NAME (widgets->pdata[i]),
               G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widgets->pdata[i])));
}

/*
 * Reports
 */

static gboolean
has_preview (gpointer data)
{
  GtkWidget *preview = sample_gui_find (GTK_WIDGET (((Fixture *) data)->reports), PC_TYPE_REPORT_PREVIEW);

  return !pc_report_preview_is_busy (PC_REPORT_PREVIEW (preview));
}

static gboolean
is_idle (gpointer data)
{
  return !pc_reports_page_is_busy (((Fixture *) data)->reports);
}

static void
check_all (GtkWidget *root)
{
  g_autoptr(GPtrArray) checks = sample_gui_list (root, GTK_TYPE_CHECK_BUTTON);

  for (guint i = 0; i < checks->len; i++)
    if (gtk_widget_get_mapped (checks->pdata[i]))
      gtk_check_button_set_active (checks->pdata[i], TRUE);
  sample_gui_settle ();
}

/* With everything open that can be: the options, codes for a recipient, what was done, what was handed over. */
static void
test_reports (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = GTK_WIDGET (self->reports);
  g_autofree char *path = in_folder (self, "kept.xlsx");

  for (const PcReport * const *report = pc_report_list (); *report != NULL; report++)
    {
      pc_reports_page_show_report (self->reports, *report);
      gtk_expander_set_expanded (GTK_EXPANDER (sample_gui_find (page, GTK_TYPE_EXPANDER)), TRUE);
      sample_gui_wait (has_preview, self);
      sample_gui_settle ();
      g_assert_cmpuint (count_shared_letters (page, TRUE, pc_report_get_name (*report)), ==, 0);
      g_assert_cmpuint (count_letterless (page, pc_report_get_name (*report)), ==, 0);
      check_tab (self->window, page, pc_report_get_name (*report));
    }

  pc_reports_page_show_report (self->reports, pc_report_find ("participants"));
  check_all (page);
  check_all (page);
  gtk_editable_set_text (GTK_EDITABLE (sample_gui_focus (self->window)), "Prefettura");
  sample_gui_press (self->window, GDK_KEY_Return, 0);
  sample_gui_wait (has_preview, self);
  pc_reports_page_export (self->reports, path, NULL);
  sample_gui_wait (is_idle, self);
  sample_gui_wait (has_preview, self);
  sample_gui_settle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_shared_letters (page, TRUE, "kept"), ==, 0);
  check_tab (self->window, page, "kept");
}

/* Enter in a field of the report shows its rows, and so does Enter in the name of the recipient (test-app-handover.c). */
static void
test_enter (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *preview = sample_gui_find (GTK_WIDGET (self->reports), PC_TYPE_REPORT_PREVIEW);

  pc_reports_page_show_report (self->reports, pc_report_find ("participants"));
  sample_gui_wait (has_preview, self);
  sample_gui_settle ();
  g_assert_true (sample_gui_says (preview, "20") || sample_gui_says (preview, "12"));

  sample_gui_type (gtk_widget_get_parent (sample_gui_find (GTK_WIDGET (self->reports), GTK_TYPE_ENTRY)), "2099-01-01");
  sample_gui_press (self->window, GDK_KEY_Return, 0);
  sample_gui_wait (has_preview, self);
  sample_gui_settle ();
  g_assert_false (sample_gui_says (preview, "12"));
}

/* The button below @root whose letter is pressed with Alt, by what it is called in English. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *text)
{
  g_autoptr(GPtrArray) found = sample_gui_list (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), g_dgettext (GETTEXT_PACKAGE, text)) == 0)
      return found->pdata[i];

  g_error ("There is no “%s”", text);
}

/* While it exports, Enter cancels; afterwards the cursor is where it was. */
static void
test_cursor (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = GTK_WIDGET (self->reports);
  GtkWidget *button = find_button (page, "_Export to a Spreadsheet…");
  g_autofree char *path = in_folder (self, "report.xlsx");

  pc_reports_page_show_report (self->reports, pc_report_find ("participants"));
  sample_gui_wait (has_preview, self);
  gtk_widget_grab_focus (button);
  pc_reports_page_export (self->reports, path, NULL);
  g_assert_true (sample_gui_focus (self->window) == find_button (page, "_Cancel"));
  sample_gui_wait (is_idle, self);
  g_assert_true (sample_gui_focus (self->window) == button);

  /* Somebody who is elsewhere stays there. */
  gtk_widget_grab_focus (sample_gui_find (page, GTK_TYPE_ENTRY));
  pc_reports_page_export (self->reports, path, NULL);
  g_assert_nonnull (gtk_widget_get_ancestor (sample_gui_focus (self->window), GTK_TYPE_ENTRY));
  sample_gui_wait (is_idle, self);
  g_assert_nonnull (gtk_widget_get_ancestor (sample_gui_focus (self->window), GTK_TYPE_ENTRY));
}

/*
 * Exchange
 */

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

static gboolean
is_open (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) != NULL;
}

static gboolean
is_closed (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) == NULL;
}

/* Escape closes it, which its binding does in a window that has the cursor. */
static void
check_escape (GType type)
{
  GtkWidget *dialog = find_window (type);
  GtkShortcut *found = NULL;
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && found == NULL; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)) && found == NULL; k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_strcmp0 (trigger, "Escape") == 0)
            found = shortcut;
        }
    }

  g_assert_nonnull (found);
  g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (found), 0, dialog, NULL));
  sample_gui_wait (is_closed, GSIZE_TO_POINTER (type));
}

static PcRecord *
add_destination (Fixture    *self,
                 const char *kind,
                 const char *address)
{
  PcRecord *destination = pc_record_new (&pc_destination_kind);

  pc_record_set_text (destination, PC_DESTINATION_NAME, kind);
  pc_record_set_text (destination, PC_DESTINATION_KIND, kind);
  pc_record_set_text (destination, PC_DESTINATION_ADDRESS, address);
  g_assert_true (pc_store_save (self->store, destination, NULL, NULL));
  return destination;
}

/* One that waits, one that is paused, and one that was sent. */
static void
fill_outbox (Fixture *self)
{
  PcOutbox *outbox = pc_outbox_runner_get_outbox (self->runner);
  g_autofree char *missing = in_folder (self, "missing");
  g_autofree char *file = in_folder (self, "report.csv");
  g_autoptr(PcRecord) first = add_destination (self, PC_DESTINATION_KIND_FOLDER, missing);
  g_autoptr(PcRecord) second = add_destination (self, PC_DESTINATION_KIND_WEBDAV, "https://localhost:9/dav/");
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_auto(GStrv) ids = NULL;

  g_ptr_array_add (destinations, first);
  g_ptr_array_add (destinations, second);
  g_assert_true (g_file_set_contents (file, "a\n", -1, NULL));
  ids = pc_outbox_enqueue (outbox, file, destinations, NULL, "Report", NULL, NULL, NULL);
  g_assert_true (pc_outbox_pause (outbox, ids[1], NULL));
}

static gboolean
has_lines (gpointer data)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (GTK_WIDGET (((Fixture *) data)->exchange), GTK_TYPE_LIST_BOX_ROW);

  return rows->len >= 4;
}

static void
test_outbox (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = GTK_WIDGET (self->exchange);

  fill_outbox (self);
  sample_gui_wait (has_lines, self);
  sample_gui_settle ();
  g_assert_cmpuint (count_shared_letters (page, FALSE, "outbox"), ==, 0);
  g_assert_cmpuint (count_letterless (page, "outbox"), ==, 0);
  check_tab (self->window, page, "outbox");
}

static void
test_dialogs (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(PcRecord) folder = add_destination (self, PC_DESTINATION_KIND_FOLDER, self->folder);
  g_autoptr(PcRecord) server = add_destination (self, PC_DESTINATION_KIND_WEBDAV, "https://localhost:9/dav/");
  GtkWidget *dialogs[] = {
    pc_destination_dialog_new (self->store, self->runner, NULL),
    pc_destination_dialog_new (self->store, self->runner, folder),
    pc_destination_dialog_new (self->store, self->runner, server),
    pc_queue_dialog_new (self->store, "Report"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      const GType type = G_OBJECT_TYPE (dialogs[i]);

      gtk_window_set_transient_for (GTK_WINDOW (dialogs[i]), GTK_WINDOW (self->window));
      gtk_window_present (GTK_WINDOW (dialogs[i]));
      sample_gui_wait (is_open, GSIZE_TO_POINTER (type));
      sample_gui_settle ();
      g_assert_cmpuint (count_shared_letters (dialogs[i], FALSE, G_OBJECT_TYPE_NAME (dialogs[i])), ==, 0);
      g_assert_cmpuint (count_letterless (dialogs[i], G_OBJECT_TYPE_NAME (dialogs[i])), ==, 0);
      check_tab (dialogs[i], dialogs[i], G_OBJECT_TYPE_NAME (dialogs[i]));
      check_escape (type);
    }
}

static PcImportView *
get_import (Fixture *self)
{
  return PC_IMPORT_VIEW (sample_gui_find (GTK_WIDGET (self->exchange), PC_TYPE_IMPORT_VIEW));
}

static gboolean
is_looked_at (gpointer data)
{
  return !pc_import_view_is_busy (get_import (data));
}

static void
check_import (Fixture    *self,
              const char *where)
{
  GtkWidget *page = GTK_WIDGET (self->exchange);

  sample_gui_wait (is_looked_at, self);
  sample_gui_settle ();
  g_assert_cmpuint (count_shared_letters (page, FALSE, where), ==, 0);
  g_assert_cmpuint (count_letterless (page, where), ==, 0);
  check_tab (self->window, page, where);
}

/* Its columns, what would become of the rows, what has become of them, and the rows that wait. */
static void
test_import (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  GtkStack *parts = GTK_STACK (sample_gui_find (GTK_WIDGET (self->exchange), GTK_TYPE_STACK));
  g_autofree char *path = in_folder (self, "people.csv");
  g_autoptr(GPtrArray) people = pc_store_list_by (self->store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);
  PcRecord *known = people->pdata[0];
  g_autofree char *text = g_strdup_printf ("Cognome;Nome;Data di nascita\n%s;%s;\nYilmazoglu;Kerem;31/02/1985\n"
                                           "Zuccarelli;Ofelia;03/02/1990\n",
                                           pc_record_get_text (known, PC_BENEFICIARY_FAMILY_NAME),
                                           pc_record_get_text (known, PC_BENEFICIARY_GIVEN_NAME));

  gtk_stack_set_visible_child_name (parts, "import");
  check_import (self, "start");
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pc_import_view_open (get_import (self), path);
  check_import (self, "columns");
  pc_import_view_run (get_import (self), FALSE);
  check_import (self, "looked");
  gtk_expander_set_expanded (GTK_EXPANDER (sample_gui_find (GTK_WIDGET (get_import (self)), GTK_TYPE_EXPANDER)), TRUE);
  check_import (self, "looked, with columns");
  pc_import_view_run (get_import (self), TRUE);
  check_import (self, "imported");
}

static void
test_backup (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  gtk_stack_set_visible_child_name (GTK_STACK (sample_gui_find (GTK_WIDGET (self->exchange), GTK_TYPE_STACK)), "backup");
  check_import (self, "backup");
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_strcmp0 (argv[argc - 1], "it") == 0)
    g_setenv ("LANGUAGE", argv[--argc], TRUE);
  sample_gui_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PERCORSO_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_add ("/keys/reports", Fixture, NULL, set_up_reports, test_reports, tear_down);
  g_test_add ("/keys/enter", Fixture, NULL, set_up_reports, test_enter, tear_down);
  g_test_add ("/keys/cursor", Fixture, NULL, set_up_reports, test_cursor, tear_down);
  g_test_add ("/keys/outbox", Fixture, NULL, set_up_exchange, test_outbox, tear_down);
  g_test_add ("/keys/dialogs", Fixture, NULL, set_up_exchange, test_dialogs, tear_down);
  g_test_add ("/keys/import", Fixture, NULL, set_up_exchange, test_import, tear_down);
  g_test_add ("/keys/backup", Fixture, NULL, set_up_exchange, test_backup, tear_down);

  return g_test_run ();
}
