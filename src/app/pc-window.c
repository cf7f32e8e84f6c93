/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-config.h"
#include "pc-kinds.h"
#include "pc-lists.h"
#include "pc-pages.h"
#include "pc-progress-dialog.h"

/* By then the first page is on the screen. */
#define MAKE_PAGES_MS 300

/* More is not counted at a glance. */
#define BADGE_MOST 99

G_DEFINE_FINAL_TYPE (PcWindow, pc_window, ADW_TYPE_APPLICATION_WINDOW)

/* The newest is what matters; a queue of old news does not. */
static void
show_toast (PcWindow *self,
            AdwToast *toast,
            guint     seconds)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  g_set_weak_pointer (&self->toast, toast);
  adw_toast_set_timeout (toast, seconds);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
pc_window_say (PcWindow   *self,
               const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (PC_IS_WINDOW (self));

  escaped = g_markup_escape_text (text, -1);
  show_toast (self, adw_toast_new (escaped), 4);
}

/* Says what was done last, and offers to take it back: until something else is done. */
void
pc_window_offer_undo (PcWindow   *self,
                      const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  show_toast (self, toast, 8);
}

static void
failed_cb (PcWindow   *self,
           const char *message)
{
  pc_window_say (self, message);
}

/* What is being typed is kept before anything else happens. */
void
pc_window_flush (PcWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/*
 * Pages
 */

const char *
pc_window_get_page (PcWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

void
pc_window_select_row (PcWindow   *self,
                      const char *page)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, i);

      if (row == NULL)
        return;

      if (strcmp (gtk_widget_get_name (GTK_WIDGET (row)), page) == 0)
        {
          gtk_list_box_select_row (self->sidebar, row);
          adw_window_title_set_title (self->title,
                                      gtk_label_get_label (GTK_LABEL (g_object_get_data (G_OBJECT (row), "label"))));
        }
    }
}

/* What waits in the outbox leaves while the window is open. */
static void
start_runner (PcWindow *self)
{
  if (!pc_store_is_read_only (self->store) && strcmp (pc_store_get_path (self->store), ":memory:") != 0)
    self->runner = pc_outbox_runner_new (self->store);

  pc_reports_page_set_runner (self->reports, self->runner);
  pc_exchange_page_set_store (self->exchange, self->store, self->runner);
}

/* Pages with many fields are filled after the first frame, or when a page is asked for before. */
void
pc_window_make_pages (PcWindow *self)
{
  if (self->pages_id == 0)
    return;

  g_clear_handle_id (&self->pages_id, g_source_remove);
  pc_reports_page_set_store (self->reports, self->store);
  start_runner (self);
  pc_person_page_set_store (self->person, self->store);
  pc_organisation_page_set_store (self->organisation, self->store);
  pc_office_page_set_store (self->office, self->store);
  pc_duplicates_page_set_store (self->duplicates, self->store);
  pc_today_page_refresh (self->today);
}

static gboolean
make_pages_cb (gpointer data)
{
  pc_window_make_pages (data);
  return G_SOURCE_REMOVE;
}

/* A page that is not in the sidebar; %FALSE where it is. */
static gboolean
show_other_page (PcWindow   *self,
                 const char *name)
{
  const PcPage *page = pc_pages_list_others ();

  while (page->name != NULL && strcmp (page->name, name) != 0)
    page++;
  if (page->name == NULL)
    return FALSE;

  pc_window_flush (self);
  pc_window_make_pages (self);
  gtk_list_box_unselect_all (self->sidebar);
  gtk_stack_set_visible_child_name (self->pages, name);
  adw_window_title_set_title (self->title, _(page->label));
  adw_window_title_set_subtitle (self->title, NULL);
  gtk_widget_set_visible (self->back, TRUE);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  return TRUE;
}

void
pc_window_show_page (PcWindow   *self,
                     const char *page)
{
  if (show_other_page (self, page))
    return;

  pc_window_flush (self);
  if (strcmp (page, "people") != 0)
    pc_window_make_pages (self);
  gtk_stack_set_visible_child_name (self->pages, page);
  adw_window_title_set_subtitle (self->title, NULL);
  pc_window_select_row (self, page);
  gtk_widget_set_visible (self->back, FALSE);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  if (strcmp (page, "today") == 0)
    pc_today_page_refresh (self->today);
}

static void
row_activated_cb (PcWindow      *self,
                  GtkListBoxRow *row)
{
  pc_window_show_page (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* A number at the row of a page; @name is what it says to who cannot see it. */
static void
show_badge (GtkListBoxRow *row,
            guint          n,
            const char    *name)
{
  GtkLabel *badge = g_object_get_data (G_OBJECT (row), "badge");
  g_autofree char *text = n <= BADGE_MOST ? g_strdup_printf ("%u", n) : g_strdup_printf ("%u+", BADGE_MOST);

  gtk_label_set_label (badge, text);
  gtk_widget_set_visible (GTK_WIDGET (badge), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkListBoxRow *
find_row (PcWindow   *self,
          const char *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (strcmp (gtk_widget_get_name (GTK_WIDGET (row)), page) == 0)
      return row;

  g_return_val_if_reached (NULL);
}

/* How much is pressing, at the row of the page. */
static void
deadlines_counted_cb (PcWindow *self,
                      guint     n)
{
  GtkListBoxRow *row = find_row (self, "today");
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "label");
  g_autofree char *name = n == 0 ? g_strdup (gtk_label_get_label (label)) :
    /* Translators: the name of a page, and how many things are late or due today on it. */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u is pressing", "%s: %u are pressing", n),
                     gtk_label_get_label (label), n);

  show_badge (row, n, name);
}

/* How many files wait to be handed over. */
static void
outbox_counted_cb (PcWindow *self,
                   guint     n)
{
  GtkListBoxRow *row = find_row (self, "exchange");
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "label");
  g_autofree char *name = n == 0 ? g_strdup (gtk_label_get_label (label)) :
    /* Translators: the name of a page, and how many files wait to be handed over. */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u file waits", "%s: %u files wait", n),
                     gtk_label_get_label (label), n);

  show_badge (row, n, name);
}

/*
 * The office
 */

static void
show_saved (PcWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  /* Translators: %s is a time of day; all that was typed is on the disk. */
  g_autofree char *text = g_strdup_printf (_("Saved %s"), time);

  gtk_label_set_label (self->saved, text);

  /* What a message offers to undo is no longer the last that was done. */
  if (self->toast != NULL && adw_toast_get_button_label (self->toast) != NULL)
    adw_toast_dismiss (self->toast);
}

static void
show_who (PcWindow *self)
{
  g_autofree char *office_id = pc_store_get_setting (self->store, PC_SETTING_OFFICE);
  g_autofree char *operator_id = pc_store_get_setting (self->store, PC_SETTING_OPERATOR);
  g_autoptr(PcRecord) office = office_id != NULL ? pc_store_get (self->store, &pc_office_kind, office_id, NULL) : NULL;
  g_autoptr(PcRecord) operator = operator_id != NULL ? pc_store_get (self->store, &pc_operator_kind, operator_id, NULL)
                                                     : NULL;
  g_autofree char *name = operator != NULL ? pc_record_dup_name (operator) : NULL;
  g_autofree char *text = NULL;

  if (office == NULL)
    return;

  text = g_strdup_printf ("%s%s%s", name != NULL ? name : "", name != NULL ? "\n" : "",
                          pc_record_get_text (office, PC_OFFICE_NAME));
  gtk_label_set_label (self->who, text);
}

static void
start_office (PcWindow *self)
{
  pc_today_page_set_store (self->today, self->store);
  pc_list_page_set_store (self->people, &pc_people_table, &pc_beneficiary_kind, self->store);
  pc_list_page_set_store (self->services, &pc_services_table, &pc_service_entry_kind, self->store);
  pc_list_page_set_store (self->traineeships, &pc_traineeships_table, &pc_traineeship_kind, self->store);
  pc_list_page_set_store (self->network, &pc_hosts_table, &pc_organisation_kind, self->store);
  self->pages_id = g_timeout_add_full (G_PRIORITY_LOW, MAKE_PAGES_MS, make_pages_cb, self, NULL);

  show_who (self);
  gtk_stack_set_visible_child_name (self->root, "office");
  pc_window_show_page (self, "people");
  pc_list_page_start_filter (self->people);
}

static void
demo_ready_cb (PcWindow *self,
               PcStore  *store)
{
  PcWindow *window = pc_window_new (gtk_window_get_application (GTK_WINDOW (self)), store);

  gtk_window_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (self));
}

static void
destinations_cb (PcWindow *self)
{
  pc_window_show_page (self, "exchange");
  pc_exchange_page_show_destinations (self->exchange);
}

static void
person_named_cb (PcWindow   *self,
                 const char *name,
                 const char *details)
{
  if (g_strcmp0 (pc_window_get_page (self), "person") != 0)
    return;

  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, details);
}

/*
 * The window
 */

static gboolean
close_request_cb (PcWindow *self)
{
  int width, height;

  pc_window_flush (self);
  if (self->settings != NULL)
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set (self->settings, "window-size", "(ii)", width, height);
      g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
    }

  return GDK_EVENT_PROPAGATE;
}

static void
restore_size (PcWindow *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, PC_APP_ID, TRUE) : NULL;
  int width, height;

  if (schema == NULL)
    return;

  self->settings = g_settings_new (PC_APP_ID);
  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
pc_window_dispose (GObject *object)
{
  PcWindow *self = PC_WINDOW (object);

  g_clear_handle_id (&self->pages_id, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  if (self->undoing != NULL)
    pc_progress_dialog_end (g_steal_pointer (&self->undoing));
  if (self->runner != NULL)
    pc_outbox_runner_stop (self->runner);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_WINDOW);
  g_clear_object (&self->runner);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_window_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (PC_TYPE_DUPLICATES_PAGE);
  g_type_ensure (PC_TYPE_EXCHANGE_PAGE);
  g_type_ensure (PC_TYPE_LIST_PAGE);
  g_type_ensure (PC_TYPE_OFFICE_PAGE);
  g_type_ensure (PC_TYPE_ORGANISATION_PAGE);
  g_type_ensure (PC_TYPE_PERSON_PAGE);
  g_type_ensure (PC_TYPE_REPORTS_PAGE);
  g_type_ensure (PC_TYPE_TODAY_PAGE);
  g_type_ensure (PC_TYPE_WELCOME_PAGE);
}

static void
pc_window_class_init (PcWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_window_dispose;
  ensure_types ();
  pc_window_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PcWindow, back);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, duplicates);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, exchange);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, network);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, office);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, organisation);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, people);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, person);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, reports);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, root);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, services);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, today);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, traineeships);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, PcWindow, who);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "decided_cb", G_CALLBACK (pc_window_offer_undo));
  gtk_widget_class_bind_template_callback (widget_class, deadlines_counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, demo_ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, destinations_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, outbox_counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_named_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_who);
  gtk_widget_class_bind_template_callback (widget_class, start_office);
  pc_window_bind_opening (widget_class);
}

static void
add_sidebar_row (PcWindow     *self,
                 const PcPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (page->icon);
  GtkWidget *label = gtk_label_new (_(page->label));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_set_visible (badge, FALSE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, page->name);
  g_object_set_data (G_OBJECT (row), "label", label);
  g_object_set_data (G_OBJECT (row), "badge", badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->label), -1);
  gtk_list_box_append (self->sidebar, row);
}

static void
pc_window_init (PcWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (const PcPage *page = pc_pages_list (); page->name != NULL; page++)
    add_sidebar_row (self, page);
  restore_size (self);
}

PcWindow *
pc_window_new (GtkApplication *application,
               PcStore        *store)
{
  PcWindow *self = g_object_new (PC_TYPE_WINDOW, "application", application, NULL);
  g_autofree char *office = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (show_saved), self, G_CONNECT_SWAPPED);

  office = pc_store_get_setting (store, PC_SETTING_OFFICE);
  if (office != NULL)
    start_office (self);
  else
    pc_welcome_page_set_store (self->welcome, store);

  return self;
}
