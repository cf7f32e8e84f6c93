/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-office-page.h"

#include "pc-choices.h"
#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"

struct _PcOfficePage
{
  GtkBox        parent_instance;

  GtkDropDown  *operator;
  PcForm       *form;
  PcRecordGrid *operators;
  PcRecordGrid *closures;

  PcStore      *store;
  PcChoices    *choices;    /* The operators, as in the drop-down. */
  gboolean      showing;
};

enum {
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOfficePage, pc_office_page, GTK_TYPE_BOX)

static void
failed_cb (PcOfficePage *self,
           const char   *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
show_operators (PcOfficePage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *current = pc_store_get_setting (self->store, PC_SETTING_OPERATOR);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_clear_object (&self->choices);
  self->choices = pc_choices_new_for_field (self->store,
                                            pc_kind_get_field (&pc_pathway_kind, PC_PATHWAY_OPERATOR_ID), NULL);
  for (guint i = 0; i < pc_choices_get_n (self->choices); i++)
    {
      gtk_string_list_append (names, pc_choices_get_label (self->choices, i));
      if (g_strcmp0 (pc_choices_get_id (self->choices, i), current) == 0)
        selected = i;
    }

  self->showing = TRUE;
  gtk_drop_down_set_model (self->operator, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->operator, selected);
  self->showing = FALSE;
}

static void
operator_selected_cb (PcOfficePage *self)
{
  guint index = gtk_drop_down_get_selected (self->operator);
  g_autoptr(GError) error = NULL;

  if (self->showing || self->choices == NULL || index >= pc_choices_get_n (self->choices))
    return;

  if (pc_store_set_setting (self->store, PC_SETTING_OPERATOR, pc_choices_get_id (self->choices, index), &error))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    failed_cb (self, error->message);
}

static void
saved_cb (PcOfficePage *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
store_changed_cb (PcOfficePage *self,
                  const PcKind *kind)
{
  if (kind == &pc_operator_kind)
    show_operators (self);
}

/* The closures that name no organisation are the office's own. */
static GPtrArray *
load_closures (PcRecordGrid *grid,
               gpointer      user_data)
{
  PcOfficePage *self = user_data;
  g_autoptr(GPtrArray) all = pc_store_list_by (self->store, &pc_closure_kind, -1, NULL, "starts_on", NULL);
  GPtrArray *own = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!pc_record_is_set (all->pdata[i], PC_CLOSURE_ORGANISATION_ID))
      g_ptr_array_add (own, g_object_ref (all->pdata[i]));

  return own;
}

static PcRecord *
make_closure (PcRecordGrid *grid,
              gpointer      user_data)
{
  return pc_record_new (&pc_closure_kind);
}

/* What is here is read when it is looked at. */
static void
pc_office_page_map (GtkWidget *widget)
{
  PcOfficePage *self = PC_OFFICE_PAGE (widget);
  g_autofree char *id = pc_store_get_setting (self->store, PC_SETTING_OFFICE);
  g_autoptr(PcRecord) office = id != NULL ? pc_store_get (self->store, &pc_office_kind, id, NULL) : NULL;

  GTK_WIDGET_CLASS (pc_office_page_parent_class)->map (widget);

  pc_form_set_record (self->form, office);
  pc_record_grid_set_parent (self->operators, "office_id", id, "family_name, given_name");
  pc_record_grid_reload (self->closures);
  show_operators (self);
}

static void
pc_office_page_dispose (GObject *object)
{
  PcOfficePage *self = PC_OFFICE_PAGE (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_OFFICE_PAGE);
  g_clear_object (&self->choices);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_office_page_parent_class)->dispose (object);
}

static void
pc_office_page_class_init (PcOfficePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_office_page_dispose;
  widget_class->map = pc_office_page_map;
  signals[CHANGED] = g_signal_new ("changed", PC_TYPE_OFFICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_OFFICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-office-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcOfficePage, closures);
  gtk_widget_class_bind_template_child (widget_class, PcOfficePage, form);
  gtk_widget_class_bind_template_child (widget_class, PcOfficePage, operator);
  gtk_widget_class_bind_template_child (widget_class, PcOfficePage, operators);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, operator_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
}

static void
pc_office_page_init (PcOfficePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_office_page_set_store (PcOfficePage *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_OFFICE_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_form_set_store (self->form, store);
  pc_record_grid_set_store (self->operators, store);
  pc_record_grid_set_store (self->closures, store);
  pc_record_grid_set_source (self->closures, load_closures, make_closure, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}
