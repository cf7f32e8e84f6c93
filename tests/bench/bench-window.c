/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-window FILE: what a person waits for in the window of a large office, each to the end of the frame that shows
 * it: a key typed into the filter of the people, a person opened, another tab, the way back. Wants a display.
 */

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#include "bench-times.h"
#include "pc-config.h"
#include "pc-kinds.h"
#include "pc-list-page.h"
#include "pc-table-view.h"
#include "pc-window.h"

#define N_WORDS       12
#define WORD_CHARS    5
#define N_PEOPLE      12

/* Between two keys, as people type; what is done after a frame comes in it. */
#define REST_MS       120

/* Until all is done that a window does after its first frame. */
#define START_MS      1500
#define GIVE_UP_MS    60000

/* Alt+1 to Alt+7; a person opens with the first. */
static const char * const tabs[] = { "person", "papers", "plan", "services", "traineeship", "endowment", "history" };

typedef struct
{
  PcStore     *store;
  GtkWidget   *window;
  GtkWidget   *page;      /* The people. */
  GtkEditable *filter;
  GListModel  *list;
  gboolean     painted;
  gboolean     listed;
} Bench;

static void
painted_cb (Bench *self)
{
  self->painted = TRUE;
}

static void
items_changed_cb (Bench *self)
{
  self->listed = TRUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("No frame came");
  return G_SOURCE_REMOVE;
}

static void
wait_for (gboolean *done)
{
  const guint id = g_timeout_add (GIVE_UP_MS, give_up_cb, NULL);

  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint ms)
{
  gboolean rested = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, rested_cb, &rested, NULL);
  wait_for (&rested);
}

static void
wait_for_frame (Bench *self)
{
  self->painted = FALSE;
  wait_for (&self->painted);
}

/* The first widget of @type that is on the screen. */
static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (!gtk_widget_get_mapped (widget) || G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/*
 * The filter
 */

static char *
dup_text (Bench *self,
          guint  position,
          guint  column)
{
  g_autoptr(PcTableRow) row = g_list_model_get_item (self->list, position);

  return column == 0 ? g_strdup (pc_table_row_get_id (row)) : g_strdup (pc_table_row_get_text (row, column));
}

/* A letter more, or all of them gone where @letter is %NULL. */
static void
type_letter (Bench      *self,
             const char *letter,
             GArray     *listed,
             GArray     *shown)
{
  const gint64 start = g_get_monotonic_time ();
  int position = -1;

  self->listed = FALSE;
  if (letter != NULL)
    {
      position = g_utf8_strlen (gtk_editable_get_text (self->filter), -1);
      gtk_editable_insert_text (self->filter, letter, -1, &position);
    }
  else
    gtk_editable_delete_text (self->filter, 0, -1);

  wait_for (&self->listed);
  bench_times_add (listed, start);
  wait_for_frame (self);
  bench_times_add (shown, start);
  rest (REST_MS);
}

static void
measure_filter (Bench *self)
{
  g_autoptr(GArray) listed = bench_times_new ();
  g_autoptr(GArray) shown = bench_times_new ();
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const guint n = g_list_model_get_n_items (self->list);

  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (words, dup_text (self, (guint64) n * i / N_WORDS, 1));

  for (guint i = 0; i < words->len; i++)
    {
      const char *p = words->pdata[i];

      /* The first letter comes after a pause, when the list has all its rows. */
      rest (START_MS);
      for (int c = 0; c < WORD_CHARS && *p != '\0'; c++, p = g_utf8_next_char (p))
        {
          g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

          type_letter (self, letter, listed, shown);
        }
      type_letter (self, NULL, listed, shown);
    }

  bench_times_print (listed, "filter-list");
  bench_times_print (shown, "filter");
}

/*
 * A person
 */

static void
act (Bench      *self,
     const char *action,
     GVariant   *parameter,
     GArray     *times)
{
  const gint64 start = g_get_monotonic_time ();

  gtk_widget_activate_action_variant (self->window, action, parameter);
  wait_for_frame (self);
  if (times != NULL)
    bench_times_add (times, start);
  rest (REST_MS);
}

static void
open_person (Bench      *self,
             const char *id,
             GArray     *times)
{
  const gint64 start = g_get_monotonic_time ();

  g_signal_emit_by_name (self->page, "opened", id);
  wait_for_frame (self);
  bench_times_add (times, start);
  rest (REST_MS);
}

static void
change (Bench      *self,
        const char *id,
        const char *phone)
{
  g_autoptr(PcRecord) person = pc_store_get (self->store, &pc_beneficiary_kind, id, NULL);

  pc_record_set_text (person, PC_BENEFICIARY_PHONE, phone);
  if (!pc_store_save (self->store, person, "change beneficiary", NULL))
    g_error ("The person cannot be changed");
}

/* The first person pays for what is made once, and stays out of the figures of the tabs. */
static void
look_at_tabs (Bench    *self,
              gboolean  first,
              GArray  **times)
{
  for (guint i = 1; i < G_N_ELEMENTS (tabs); i++)
    act (self, "win.tab", g_variant_new_int32 (i), first ? NULL : times[i]);

  act (self, "win.tab", g_variant_new_int32 (0), NULL);
}

static GPtrArray *
list_people (Bench *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const guint n = g_list_model_get_n_items (self->list);

  for (guint i = 0; i < N_PEOPLE; i++)
    g_ptr_array_add (ids, dup_text (self, (guint64) n * i / N_PEOPLE, 0));

  return ids;
}

static void
measure_tabs (Bench     *self,
              GPtrArray *ids)
{
  GArray *times[G_N_ELEMENTS (tabs)];

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    times[i] = bench_times_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      open_person (self, ids->pdata[i], times[0]);
      if (i == 0)
        {
          bench_times_print (times[0], "person-first");
          g_array_set_size (times[0], 0);
        }
      look_at_tabs (self, i == 0, times);
      act (self, "win.back", NULL, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      bench_times_print (times[i], tabs[i]);
      g_array_unref (times[i]);
    }
}

/* The list is read anew after the frame that first shows it again. */
static void
go_back_changed (Bench      *self,
                 const char *id,
                 GArray     *times)
{
  g_autoptr(PcRecord) person = pc_store_get (self->store, &pc_beneficiary_kind, id, NULL);
  gint64 start;

  change (self, id, "+39 02 1234567");
  rest (REST_MS);
  start = g_get_monotonic_time ();
  self->listed = FALSE;
  gtk_widget_activate_action (self->window, "win.back", NULL);
  wait_for (&self->listed);
  wait_for_frame (self);
  bench_times_add (times, start);
  change (self, id, pc_record_get_text (person, PC_BENEFICIARY_PHONE));
  rest (START_MS);
}

static void
measure_back (Bench     *self,
              GPtrArray *ids)
{
  g_autoptr(GArray) opened = bench_times_new ();
  g_autoptr(GArray) back = bench_times_new ();
  g_autoptr(GArray) changed = bench_times_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      open_person (self, ids->pdata[i], opened);
      if (i % 2 == 0)
        act (self, "win.back", NULL, back);
      else
        go_back_changed (self, ids->pdata[i], changed);
    }

  bench_times_print (back, "back");
  bench_times_print (changed, "back-after-change");
}

/*
 * The window
 */

static void
open_window (Bench          *self,
             GtkApplication *application)
{
  self->window = GTK_WIDGET (pc_window_new (application, self->store));
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb), self);
  wait_for_frame (self);
  rest (START_MS);

  self->page = find (self->window, PC_TYPE_LIST_PAGE);
  self->filter = GTK_EDITABLE (find (self->page, GTK_TYPE_SEARCH_ENTRY));
  self->list = G_LIST_MODEL (pc_table_view_get_list (PC_TABLE_VIEW (find (self->page, PC_TYPE_TABLE_VIEW))));
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = NULL;
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GError) error = NULL;
  Bench self = { NULL };

  setlocale (LC_ALL, "");
  if (argc != 2 || !(self.store = pc_store_open (argv[1], PC_STORE_WRITE, NULL, &error)))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-window FILE");
      return 1;
    }

  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", PC_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/org/percorso/Percorso", NULL);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);

  /* A page that slides in is there after its first frame, in part. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  open_window (&self, GTK_APPLICATION (application));
  measure_filter (&self);
  ids = list_people (&self);
  measure_tabs (&self, ids);
  measure_back (&self, ids);

  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (self.store);
  return 0;
}
