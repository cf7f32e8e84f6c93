/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-gui.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "pc-demo.h"

#define PATIENCE_MS 10000
#define DEMO_PEOPLE 12
#define DEMO_SEED   3

void
sample_gui_init (int    *argc,
                 char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  setlocale (LC_ALL, "C.UTF-8");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

PcStore *
sample_gui_store (void)
{
  return sample_gui_store_at (":memory:");
}

PcStore *
sample_gui_store_at (const char *path)
{
  g_autoptr(GError) error = NULL;
  PcStore *store = pc_store_open (path, PC_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  pc_demo_make (store, DEMO_PEOPLE, DEMO_SEED, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

void
sample_gui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
sample_gui_wait (gboolean (*condition) (gpointer data),
                 gpointer   data)
{
  gboolean expired = FALSE;
  guint id = g_timeout_add (PATIENCE_MS, expired_cb, &expired);

  while (!condition (data) && !expired)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);

  g_assert_true (condition (data));
}

PcStore *
sample_gui_open_office (char **folder)
{
  g_autofree char *path = NULL;

  *folder = g_dir_make_tmp ("percorso-gui-XXXXXX", NULL);
  path = g_build_filename (*folder, "percorso.db", NULL);
  return sample_gui_store_at (path);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_folder (inside);
    }
  g_remove (path);
}

static gboolean
is_only_ours (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

void
sample_gui_close_office (PcStore *store,
                         char    *folder)
{
  sample_gui_wait (is_only_ours, store);
  g_assert_finalize_object (store);
  remove_folder (folder);
  g_free (folder);
}

/* Popovers need to know on which monitor they are to be. */
static gboolean
is_shown (gpointer widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0 &&
         gdk_display_get_monitor_at_surface (gdk_display_get_default (), gtk_native_get_surface (native)) != NULL;
}

GtkWidget *
sample_gui_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  sample_gui_wait (is_shown, child);
  return window;
}

void
sample_gui_close (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  sample_gui_settle ();
}

static void
add_widgets (GPtrArray *found,
             GtkWidget *root,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_widgets (found, child, type);
}

GPtrArray *
sample_gui_list (GtkWidget *root,
                 GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  add_widgets (found, root, type);
  return found;
}

GtkWidget *
sample_gui_find (GtkWidget *root,
                 GType      type)
{
  g_autoptr(GPtrArray) found = sample_gui_list (root, type);

  g_assert_cmpuint (found->len, >, 0);
  return found->pdata[0];
}

/* The text view below @root, or %NULL where there is an entry. */
static GtkTextBuffer *
find_buffer (GtkWidget *root)
{
  g_autoptr(GPtrArray) views = sample_gui_list (root, GTK_TYPE_TEXT_VIEW);

  return views->len > 0 ? gtk_text_view_get_buffer (views->pdata[0]) : NULL;
}

GtkWidget *
sample_gui_find_button (GtkWidget  *root,
                        const char *text)
{
  g_autoptr(GPtrArray) found = sample_gui_list (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), text) == 0)
      return found->pdata[i];

  g_error ("There is no “%s”", text);
}

PcForm *
sample_gui_make_form (PcStore    *store,
                      const char *kind,
                      const char *fields)
{
  PcForm *form = g_object_new (PC_TYPE_FORM, "kind", kind, NULL);

  gtk_box_append (GTK_BOX (form), g_object_new (PC_TYPE_FORM_SECTION, "title", "Everything", "fields", fields, NULL));
  pc_form_set_store (form, store);
  return form;
}

PcFieldRow *
sample_gui_find_row (PcForm     *form,
                     const char *name)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (GTK_WIDGET (form), PC_TYPE_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (pc_field_row_get_field (rows->pdata[i])->name, name) == 0)
      return rows->pdata[i];

  g_error ("There is no field %s", name);
}

char *
sample_gui_text (GtkWidget *root)
{
  GtkTextBuffer *buffer = find_buffer (root);
  char *text = NULL;

  if (buffer != NULL)
    g_object_get (buffer, "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (sample_gui_find (root, GTK_TYPE_ENTRY))));

  return text;
}

void
sample_gui_type (GtkWidget  *root,
                 const char *text)
{
  GtkTextBuffer *buffer = find_buffer (root);

  /* Where it is typed has the cursor, and is in sight. */
  if ((gtk_widget_get_state_flags (root) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
  sample_gui_settle ();

  if (buffer != NULL)
    gtk_text_buffer_set_text (buffer, text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (sample_gui_find (root, GTK_TYPE_ENTRY)), text);
}

GtkWidget *
sample_gui_focus (GtkWidget *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

static gboolean
press_on (GtkWidget           *widget,
          GtkPropagationPhase  phase,
          guint                keyval,
          GdkModifierType      state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

/* What GTK does with a key that nobody wanted. */
static void
press_default (GtkWidget *window,
               GtkWidget *focus,
               guint      keyval)
{
  GtkWidget *entry = gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY);

  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    gtk_widget_child_focus (window, keyval == GDK_KEY_Tab ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  else if (keyval == GDK_KEY_Return && entry != NULL)
    g_signal_emit_by_name (entry, "activate");
}

void
sample_gui_press (GtkWidget       *window,
                  guint            keyval,
                  GdkModifierType  state)
{
  GtkWidget *focus = sample_gui_focus (window);
  g_autoptr(GPtrArray) path = g_ptr_array_new ();
  gboolean handled = FALSE;

  g_assert_nonnull (focus);
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (path, widget);

  for (guint i = path->len; i > 0 && !handled; i--)
    handled = press_on (path->pdata[i - 1], GTK_PHASE_CAPTURE, keyval, state);
  for (guint i = 0; i < path->len && !handled; i++)
    handled = press_on (path->pdata[i], GTK_PHASE_BUBBLE, keyval, state);

  if (!handled)
    press_default (window, focus, keyval);
  sample_gui_settle ();
}

gboolean
sample_gui_says (GtkWidget  *root,
                 const char *text)
{
  g_autoptr(GPtrArray) labels = sample_gui_list (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (labels->pdata[i]) && strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL)
      return TRUE;

  return FALSE;
}

/* GTK's own parts: they speak through what they are part of. */
static gboolean
is_inner (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return GTK_IS_TEXT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || strcmp (type, "GtkListItemWidget") == 0 ||
         strcmp (type, "GtkColumnViewTitle") == 0 || strcmp (type, "GtkColumnListView") == 0 ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL;
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0');
}

guint
sample_gui_count_nameless (GtkWidget  *root,
                           const char *where)
{
  g_autoptr(GPtrArray) widgets = sample_gui_list (root, GTK_TYPE_WIDGET);
  guint n = 0;

  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = widgets->pdata[i];

      if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_can_focus (widget) || !gtk_widget_get_mapped (widget) ||
          is_inner (widget) || is_named (widget))
        continue;

      g_test_message ("%s: a %s in a %s has no name", where, G_OBJECT_TYPE_NAME (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      n++;
    }

  return n;
}
