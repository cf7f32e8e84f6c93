/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-services-tab.h"

#include "pc-kinds.h"
#include "pc-lists.h"
#include "pc-plain-table.h"
#include "pc-record-grid.h"

struct _PcServicesTab
{
  GtkBox        parent_instance;

  PcPlainTable *balance;
  PcRecordGrid *services;

  PcStore      *store;
  PcRecord     *pathway;
};

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcServicesTab, pc_services_tab, GTK_TYPE_BOX)

static void
failed_cb (PcServicesTab *self,
           const char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
show_balance (PcServicesTab *self)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->balance), self->pathway != NULL);
  if (self->pathway == NULL)
    return;

  g_hash_table_insert (arguments, (gpointer) "pathway", (gpointer) pc_record_get_id (self->pathway));
  if (!pc_plain_table_show (self->balance, &pc_balance_table, self->store, arguments, NULL, 50, &error))
    failed_cb (self, error->message);
}

static void
store_changed_cb (PcServicesTab *self,
                  const PcKind  *kind)
{
  if (kind == &pc_service_entry_kind || kind == &pc_planned_service_kind || kind == &pc_pathway_kind)
    show_balance (self);
}

static void
pc_services_tab_dispose (GObject *object)
{
  PcServicesTab *self = PC_SERVICES_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_SERVICES_TAB);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_services_tab_parent_class)->dispose (object);
}

static void
pc_services_tab_class_init (PcServicesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_services_tab_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_SERVICES_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_PLAIN_TABLE);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-services-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, PcServicesTab, balance);
  gtk_widget_class_bind_template_child (widget_class, PcServicesTab, services);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
pc_services_tab_init (PcServicesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_services_tab_set_store (PcServicesTab *self,
                           PcStore       *store)
{
  g_return_if_fail (PC_IS_SERVICES_TAB (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_record_grid_set_store (self->services, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_services_tab_set_pathway (PcServicesTab *self,
                             PcRecord      *pathway)
{
  g_return_if_fail (PC_IS_SERVICES_TAB (self));

  g_set_object (&self->pathway, pathway);
  pc_record_grid_set_parent (self->services, "pathway_id", pathway != NULL ? pc_record_get_id (pathway) : NULL,
                             "date, starts_at");
  show_balance (self);
}

void
pc_services_tab_start (PcServicesTab *self)
{
  g_return_if_fail (PC_IS_SERVICES_TAB (self));

  pc_record_grid_start (self->services);
}
