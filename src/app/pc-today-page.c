/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-today-page.h"

#include <glib/gi18n-lib.h>

#include "pc-cursor.h"
#include "pc-lists.h"
#include "pc-table-view.h"

struct _PcTodayPage
{
  GtkBox       parent_instance;

  GtkLabel    *people;
  GtkLabel    *pathways;
  GtkLabel    *traineeships;
  GtkLabel    *hours;
  GtkLabel    *expiring_title;
  GtkLabel    *inactive_title;
  PcTableView *expiring;
  PcTableView *inactive;

  PcStore     *store;
};

enum {
  PERMIT_OPENED,
  PATHWAY_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcTodayPage, pc_today_page, GTK_TYPE_BOX)

static void
permit_opened_cb (PcTodayPage *self,
                  const char  *id)
{
  g_signal_emit (self, signals[PERMIT_OPENED], 0, id);
}

static void
pathway_opened_cb (PcTodayPage *self,
                   const char  *id)
{
  g_signal_emit (self, signals[PATHWAY_OPENED], 0, id);
}

static void
pc_today_page_dispose (GObject *object)
{
  PcTodayPage *self = PC_TODAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_TODAY_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_today_page_parent_class)->dispose (object);
}

static void
pc_today_page_class_init (PcTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_today_page_dispose;

  signals[PERMIT_OPENED] = g_signal_new ("permit-opened", PC_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PATHWAY_OPENED] = g_signal_new ("pathway-opened", PC_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, expiring);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, expiring_title);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, hours);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, inactive);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, inactive_title);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, pathways);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, people);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, traineeships);
  gtk_widget_class_bind_template_callback (widget_class, pathway_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, permit_opened_cb);
}

static void
pc_today_page_init (PcTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_today_page_set_store (PcTodayPage *self,
                         PcStore     *store)
{
  g_return_if_fail (PC_IS_TODAY_PAGE (self));
  g_return_if_fail (PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
}

static void
show_figure (PcTodayPage *self,
             GtkLabel    *label,
             PcFieldType  type,
             const char  *sql)
{
  const PcField field = { "figure", type, NULL, PC_PLAIN, "" };
  g_autoptr(PcCursor) cursor = pc_cursor_new (self->store, sql, NULL);
  g_autofree char *text = NULL;
  PcValue value = PC_VALUE_INIT;

  if (cursor != NULL && pc_cursor_next (cursor, NULL))
    value.number = pc_cursor_get_int (cursor, 0);
  if (value.number == PC_UNSET)
    value.number = 0;

  text = pc_value_format (&field, &value);
  gtk_label_set_label (label, text);
}

/* The two lists are made when they are first seen: starting must not wait for them. */
static void
show_list (PcTodayPage   *self,
           PcTableView   *view,
           const PcTable *table,
           GtkLabel      *title)
{
  g_autofree char *text = NULL;

  if (pc_table_view_get_list (view) == NULL)
    pc_table_view_set_table (view, table, self->store);
  pc_table_list_reload (pc_table_view_get_list (view));

  text = g_strdup_printf ("%s: %u", _(table->title), pc_table_list_get_total (pc_table_view_get_list (view)));
  gtk_label_set_label (title, text);
}

void
pc_today_page_refresh (PcTodayPage *self)
{
  g_return_if_fail (PC_IS_TODAY_PAGE (self));

  if (self->store == NULL)
    return;

  show_figure (self, self->people, PC_FIELD_INTEGER, "SELECT count (*) FROM beneficiary WHERE deleted_at IS NULL");
  show_figure (self, self->pathways, PC_FIELD_INTEGER,
               "SELECT count (*) FROM pathway WHERE deleted_at IS NULL AND closed_on IS NULL");
  show_figure (self, self->traineeships, PC_FIELD_INTEGER,
               "SELECT count (*) FROM traineeship WHERE deleted_at IS NULL AND starts_on <= date ('now', 'localtime')"
               " AND ends_on >= date ('now', 'localtime')");
  show_figure (self, self->hours, PC_FIELD_MINUTES,
               "SELECT sum (minutes) FROM service_entry WHERE deleted_at IS NULL"
               " AND date >= date ('now', 'localtime', 'start of month')");
  show_list (self, self->expiring, &pc_expiring_table, self->expiring_title);
  show_list (self, self->inactive, &pc_inactive_table, self->inactive_title);
}
