/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-list-page.h"

#include <glib/gi18n-lib.h>

#include "pc-date.h"
#include "pc-search.h"
#include "pc-table-view.h"

struct _PcListPage
{
  GtkBox         parent_instance;

  GtkWidget     *search;
  GtkWidget     *period;
  GtkEditable   *from;
  GtkEditable   *to;
  GtkWidget     *create;
  GtkWidget     *more;
  GtkLabel      *count;
  PcTableView   *view;

  PcStore       *store;
  const PcTable *table;
  const PcKind  *kind;
  guint          reload_id;
  char          *new_label;
};

enum {
  PROP_0,
  PROP_NEW_LABEL,
  PROP_MENU,
  N_PROPS
};

enum {
  OPENED,
  CREATE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcListPage, pc_list_page, GTK_TYPE_BOX)

static void
show_count (PcListPage *self)
{
  PcTableList *list = pc_table_view_get_list (self->view);
  const guint shown = pc_table_list_get_shown (list);
  const guint total = pc_table_list_get_total (list);
  g_autofree char *text = NULL;

  if (shown == total)
    /* Translators: %u is how many lines a list has. */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", total), total);
  else
    /* Translators: the first %u is how many lines pass the filter, the second how many there are. */
    text = g_strdup_printf (_("%u of %u"), shown, total);

  gtk_label_set_label (self->count, text);
}

static void
filter_cb (PcListPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr(GArray) rows = NULL;

  /* Before the page was seen there is nothing to filter; the entry announces its first text all the same. */
  if (pc_table_view_get_list (self->view) == NULL)
    return;

  rows = *text != '\0' ? pc_search_find (self->store, self->kind, text, 0, NULL) : NULL;

  pc_table_list_filter (pc_table_view_get_list (self->view), rows);
  show_count (self);
}

static void
set_day (PcListPage  *self,
         GtkEditable *entry,
         const char  *name)
{
  const char *text = gtk_editable_get_text (entry);
  g_autofree char *today = pc_date_today ();
  g_autofree char *day = *text != '\0' ? pc_date_parse (text, today, NULL) : NULL;
  g_autofree char *shown = NULL;

  if (*text != '\0' && day == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  shown = day != NULL ? pc_date_format (day) : g_strdup ("");
  gtk_editable_set_text (entry, shown);
  pc_table_list_set_argument (pc_table_view_get_list (self->view), name, day);
  show_count (self);
}

static void
from_cb (PcListPage *self)
{
  set_day (self, self->from, "from");
}

static void
to_cb (PcListPage *self)
{
  set_day (self, self->to, "to");
}

static void
search_activated_cb (PcListPage *self)
{
  pc_table_view_open (self->view);
}

static void
opened_cb (PcListPage *self,
           const char *id)
{
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
create_cb (PcListPage *self)
{
  pc_list_page_create (self);
}

static gboolean
reload_cb (gpointer data)
{
  PcListPage *self = data;

  self->reload_id = 0;
  pc_table_list_reload (pc_table_view_get_list (self->view));
  if (gtk_widget_get_visible (self->search))
    filter_cb (self);
  show_count (self);

  return G_SOURCE_REMOVE;
}

/* Pages that are not seen look again when they are. */
static void
queue_reload (PcListPage *self)
{
  if (self->reload_id == 0 && self->store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload_id = g_idle_add (reload_cb, self);
}

static void
store_changed_cb (PcListPage *self)
{
  g_object_set_data (G_OBJECT (self), "stale", self);
  queue_reload (self);
}

static gboolean
has_period (const PcTable *table)
{
  for (guint i = 0; i < table->n_parameters; i++)
    if (g_strcmp0 (table->parameters[i].field.name, "from") == 0)
      return TRUE;

  return FALSE;
}

/* The log opens with the last four weeks: what a day's work needs. */
static void
set_usual_period (PcListPage *self)
{
  g_autofree char *today = pc_date_today ();
  g_autofree char *day = pc_date_add_days (today, -28);
  g_autofree char *shown = pc_date_format (day);

  gtk_editable_set_text (self->from, shown);
  from_cb (self);
}

/* The list is made when it is first seen: starting waits for one list alone. */
static void
make_list (PcListPage *self)
{
  pc_table_view_set_table (self->view, self->table, self->store);
  if (has_period (self->table))
    set_usual_period (self);
  else
    pc_table_list_reload (pc_table_view_get_list (self->view));
  show_count (self);
}

static void
pc_list_page_map (GtkWidget *widget)
{
  PcListPage *self = PC_LIST_PAGE (widget);
  const gboolean stale = g_object_steal_data (G_OBJECT (widget), "stale") != NULL;

  if (self->store != NULL && pc_table_view_get_list (self->view) == NULL)
    make_list (self);

  GTK_WIDGET_CLASS (pc_list_page_parent_class)->map (widget);

  if (stale)
    queue_reload (self);
}

static void
pc_list_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PcListPage *self = PC_LIST_PAGE (object);

  if (prop_id == PROP_MENU)
    {
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), g_value_get_object (value));
      gtk_widget_set_visible (self->more, TRUE);
      return;
    }

  self->new_label = g_value_dup_string (value);
  gtk_button_set_label (GTK_BUTTON (self->create), self->new_label);
  gtk_widget_set_visible (self->create, self->new_label != NULL);
}

static void
pc_list_page_dispose (GObject *object)
{
  PcListPage *self = PC_LIST_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_LIST_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->new_label, g_free);

  G_OBJECT_CLASS (pc_list_page_parent_class)->dispose (object);
}

static void
pc_list_page_class_init (PcListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pc_list_page_set_property;
  object_class->dispose = pc_list_page_dispose;
  widget_class->map = pc_list_page_map;

  props[PROP_NEW_LABEL] = g_param_spec_string ("new-label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_MENU] = g_param_spec_object ("menu", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[OPENED] = g_signal_new ("opened", PC_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", PC_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PC_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcListPage, count);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, create);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, from);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, more);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, period);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, search);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, to);
  gtk_widget_class_bind_template_child (widget_class, PcListPage, view);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_cb);
}

static void
pc_list_page_init (PcListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_list_page_set_store (PcListPage    *self,
                        const PcTable *table,
                        const PcKind  *kind,
                        PcStore       *store)
{
  g_return_if_fail (PC_IS_LIST_PAGE (self) && self->store == NULL);
  g_return_if_fail (table != NULL && kind != NULL && PC_IS_STORE (store));

  self->store = g_object_ref (store);
  self->table = table;
  self->kind = kind;
  gtk_widget_set_visible (self->search, pc_search_covers (kind));
  gtk_widget_set_visible (self->period, has_period (table));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_list (self);
}

void
pc_list_page_start_filter (PcListPage *self)
{
  g_return_if_fail (PC_IS_LIST_PAGE (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->search) ? self->search : GTK_WIDGET (self->from));
}

void
pc_list_page_create (PcListPage *self)
{
  g_return_if_fail (PC_IS_LIST_PAGE (self));

  if (self->new_label != NULL)
    g_signal_emit (self, signals[CREATE], 0);
}
