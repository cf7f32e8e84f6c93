/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-person-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pc-choices.h"
#include "pc-date.h"
#include "pc-defaults.h"
#include "pc-kinds.h"
#include "pc-places.h"
#include "pc-tab-bar.h"

enum {
  NAMED,
  ORGANISATION_OPENED,
  FAILED,
  OPENED,
  COMPARE,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcPersonPage, pc_person_page, GTK_TYPE_BOX)

static void
failed_cb (PcPersonPage *self,
           const char   *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/*
 * The head: who, and what comes next
 */

static char *
describe_age (PcPersonPage *self)
{
  g_autofree char *today = pc_date_today ();
  GDate birth, now;
  guint years;

  if (!pc_record_get_date (self->person, PC_BENEFICIARY_BIRTH_DATE, &birth) || !pc_date_from_iso (today, &now))
    return NULL;

  years = g_date_get_year (&now) - g_date_get_year (&birth);
  if (g_date_get_month (&now) < g_date_get_month (&birth) ||
      (g_date_get_month (&now) == g_date_get_month (&birth) && g_date_get_day (&now) < g_date_get_day (&birth)))
    years--;

  /* Translators: %u is an age in years. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u year old", "%u years old", years), years);
}

/* The permit that lasts longest: its title and its end. */
static char *
describe_permit (PcPersonPage *self)
{
  g_autoptr(GPtrArray) permits = pc_store_list_by (self->store, &pc_permit_kind, PC_PERMIT_BENEFICIARY_ID,
                                                   pc_record_get_id (self->person), "expires_on DESC", NULL);
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  if (permits == NULL || permits->len == 0)
    return NULL;

  title = pc_record_format (permits->pdata[0], PC_PERMIT_TITLE);
  if (!pc_record_is_set (permits->pdata[0], PC_PERMIT_EXPIRES_ON))
    return g_steal_pointer (&title);

  day = pc_record_format (permits->pdata[0], PC_PERMIT_EXPIRES_ON);
  /* Translators: the first %s is a title of stay, the second the day on which it expires. */
  return g_strdup_printf (_("%s until %s"), title, day);
}

static void
append_detail (GString *details,
               char    *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", text);
  g_free (text);
}

static void
show_name (PcPersonPage *self)
{
  g_autofree char *name = pc_record_dup_name (self->person);
  g_autoptr(GString) details = g_string_new (NULL);

  if (!pc_person_page_is_kept (self))
    {
      g_signal_emit (self, signals[NAMED], 0, _("New Person"), NULL);
      return;
    }

  append_detail (details, g_strdup (pc_record_get_text (self->person, PC_BENEFICIARY_CODE)));
  append_detail (details, describe_age (self));
  append_detail (details, pc_record_format (self->person, PC_BENEFICIARY_CITIZENSHIPS));
  append_detail (details, describe_permit (self));
  g_signal_emit (self, signals[NAMED], 0, name, details->str);
}

static void
show_head (PcPersonPage *self)
{
  show_name (self);
  pc_next_step_bar_show (self->next_step, pc_person_page_get_kept_id (self),
                         self->pathway != NULL ? pc_record_get_id (self->pathway) : NULL);
  gtk_widget_set_visible (self->open_pathway, pc_person_page_is_kept (self) && self->pathway == NULL);
}

/*
 * Pathways
 */

static void
list_pathways (PcPersonPage *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_object (&self->pathway);

  if (pc_person_page_is_kept (self))
    self->list = pc_store_list_by (self->store, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID,
                                   pc_record_get_id (self->person), "opened_on DESC", NULL);

  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    {
      g_autofree char *day = pc_record_format (self->list->pdata[i], PC_PATHWAY_OPENED_ON);
      const char *programme = pc_record_get_text (self->list->pdata[i], PC_PATHWAY_PROGRAMME);
      g_autofree char *label = g_strdup_printf ("%s · %s", programme, day);

      gtk_string_list_append (labels, label);
    }

  self->switching = TRUE;
  gtk_drop_down_set_model (self->pathways, G_LIST_MODEL (labels));
  self->switching = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pathways), self->list != NULL && self->list->len > 1);
  if (self->list != NULL && self->list->len > 0)
    self->pathway = g_object_ref (self->list->pdata[0]);
}

static void
pathway_selected_cb (PcPersonPage *self)
{
  guint index = gtk_drop_down_get_selected (self->pathways);

  if (self->switching || self->list == NULL || index >= self->list->len)
    return;

  g_set_object (&self->pathway, PC_RECORD (self->list->pdata[index]));
  show_head (self);
  pc_person_page_refill (self);
}

/* The usual one of the office, else the last of those that are known; full. */
static char *
find_programme (PcPersonPage *self)
{
  g_autofree char *office_id = pc_store_get_setting (self->store, PC_SETTING_OFFICE);
  g_autoptr(PcRecord) office = office_id != NULL ? pc_store_get (self->store, &pc_office_kind, office_id, NULL) : NULL;
  g_autoptr(PcChoices) programmes = NULL;
  guint n;

  if (office != NULL && pc_record_is_set (office, PC_OFFICE_PROGRAMME))
    return g_strdup (pc_record_get_text (office, PC_OFFICE_PROGRAMME));

  programmes = pc_choices_new_for_field (self->store, pc_kind_get_field (&pc_pathway_kind, PC_PATHWAY_PROGRAMME), NULL);
  n = pc_choices_get_n (programmes);
  return n > 0 ? g_strdup (pc_choices_get_id (programmes, n - 1)) : NULL;
}

void
pc_person_page_open_pathway (PcPersonPage *self)
{
  g_autoptr(PcRecord) pathway = pc_record_new (&pc_pathway_kind);
  g_autofree char *programme = NULL;
  g_autoptr(GError) error = NULL;

  if (!pc_person_page_is_kept (self))
    return;

  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (self->person));
  programme = find_programme (self);
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, programme);
  pc_defaults_apply (self->store, pathway);
  if (!pc_store_save (self->store, pathway, NULL, &error))
    {
      failed_cb (self, error->message);
      return;
    }

  list_pathways (self);
  show_head (self);
  g_hash_table_remove_all (self->filled);
  pc_person_page_show_tab (self, "plan");
}

/*
 * Changes
 */

static void
person_saved_cb (PcPersonPage *self)
{
  const gboolean is_new = self->list == NULL;

  show_head (self);
  if (!is_new)
    return;

  /* Now that the person is kept, what belongs to it can be typed. */
  list_pathways (self);
  show_head (self);
  pc_record_grid_set_parent (self->languages, "beneficiary_id", pc_person_page_get_kept_id (self), "language");
  pc_record_grid_set_parent (self->notes, "beneficiary_id", pc_person_page_get_kept_id (self), "date");
  pc_person_page_empty_tabs (self);
}

static void
store_changed_cb (PcPersonPage *self,
                  const PcKind *kind,
                  const char   *id)
{
  if (self->person == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (kind == &pc_pathway_kind)
    {
      const gboolean known = self->pathway != NULL && g_strcmp0 (pc_record_get_id (self->pathway), id) == 0;
      g_autoptr(PcRecord) fresh = pc_store_get (self->store, kind, id, NULL);

      if (!known || fresh == NULL || pc_record_is_deleted (fresh))
        {
          list_pathways (self);
          pc_person_page_empty_tabs (self);
        }
    }

  if (kind == &pc_beneficiary_kind && g_strcmp0 (id, pc_record_get_id (self->person)) == 0 &&
      pc_form_get_record (self->form) != NULL)
    g_set_object (&self->person, pc_form_get_record (self->form));

  show_head (self);
}

/*
 * Who could be the same
 */

static void
opened_cb (PcPersonPage *self,
           const char   *id)
{
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
compare_cb (PcPersonPage *self,
            const char   *id,
            const char   *other_id)
{
  g_signal_emit (self, signals[COMPARE], 0, id, other_id);
}

static void
decided_cb (PcPersonPage *self,
            const char   *message)
{
  g_signal_emit (self, signals[DECIDED], 0, message);
}

static gboolean
key_pressed_cb (PcPersonPage *self,
                guint         keyval)
{
  return keyval == GDK_KEY_F6 && pc_duplicate_card_switch_focus (self->duplicates);
}

/*
 * Places
 */

static void
show_day_cb (PcPersonPage *self,
             const PcKind *kind,
             const char   *id,
             int           field,
             int           day)
{
  const char *tab = pc_places_get_tab (kind, field);

  if (kind == &pc_organisation_kind && id != NULL)
    g_signal_emit (self, signals[ORGANISATION_OPENED], 0, id);
  if (tab == NULL)
    return;

  if (kind == &pc_pathway_kind && id != NULL)
    pc_person_page_set_pathway (self, id);
  pc_person_page_show_tab (self, tab);
  pc_person_page_show_record (self, kind, id, field, day);
}

/*
 * The widget
 */

static void
pc_person_page_dispose (GObject *object)
{
  PcPersonPage *self = PC_PERSON_PAGE (object);

  self->switching = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_PERSON_PAGE);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->filled, g_hash_table_unref);
  g_clear_object (&self->pathway);
  g_clear_object (&self->person);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_person_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (PC_TYPE_DUPLICATE_CARD);
  g_type_ensure (PC_TYPE_ENDOWMENT_TAB);
  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_HISTORY_TAB);
  g_type_ensure (PC_TYPE_NEXT_STEP_BAR);
  g_type_ensure (PC_TYPE_OUTCOMES_TAB);
  g_type_ensure (PC_TYPE_PAPERS_LIST);
  g_type_ensure (PC_TYPE_PLAN_TAB);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  g_type_ensure (PC_TYPE_SERVICES_TAB);
  g_type_ensure (PC_TYPE_TAB_BAR);
  g_type_ensure (PC_TYPE_TRAINEESHIP_TAB);
}

static void
add_signals (void)
{
  signals[NAMED] = g_signal_new ("named", PC_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ORGANISATION_OPENED] = g_signal_new ("organisation-opened", PC_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", PC_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMPARE] = g_signal_new ("compare", PC_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DECIDED] = g_signal_new ("decided", PC_TYPE_PERSON_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pc_person_page_class_init (PcPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_person_page_dispose;
  add_signals ();
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, documents);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, duplicates);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, endowment);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, form);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, history);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, languages);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, next_step);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, notes);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, open_pathway);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, outcomes);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, pathways);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, papers);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, permits);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, plan);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, services);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPage, traineeship);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "open_pathway_cb",
                                                G_CALLBACK (pc_person_page_open_pathway));
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, pathway_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_day_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "show_place_cb", G_CALLBACK (pc_person_page_show_place));
  gtk_widget_class_bind_template_callback (widget_class, person_saved_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "tab_shown_cb", G_CALLBACK (pc_person_page_fill_tab));
}

static void
pc_person_page_init (PcPersonPage *self)
{
  self->filled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_person_page_set_store (PcPersonPage *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_PERSON_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_next_step_bar_set_store (self->next_step, store);
  pc_next_step_bar_set_papers (self->next_step, self->papers);
  pc_papers_list_set_store (self->papers, store);
  pc_form_set_store (self->form, store);
  pc_duplicate_card_set_store (self->duplicates, store);
  pc_record_grid_set_store (self->languages, store);
  pc_record_grid_set_store (self->notes, store);
  pc_record_grid_set_store (self->permits, store);
  pc_record_grid_set_store (self->documents, store);
  pc_plan_tab_set_store (self->plan, store);
  pc_services_tab_set_store (self->services, store);
  pc_traineeship_tab_set_store (self->traineeship, store);
  pc_endowment_tab_set_store (self->endowment, store);
  pc_outcomes_tab_set_store (self->outcomes, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_person_page_set_person (PcPersonPage *self,
                           const char   *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) person = NULL;

  g_return_if_fail (PC_IS_PERSON_PAGE (self));

  if (id != NULL)
    person = pc_store_get (self->store, &pc_beneficiary_kind, id, &error);
  else
    {
      person = pc_record_new (&pc_beneficiary_kind);
      pc_defaults_apply (self->store, person);
    }

  if (person == NULL)
    {
      failed_cb (self, error->message);
      return;
    }

  g_set_object (&self->person, person);
  list_pathways (self);
  show_head (self);
  pc_person_page_refill (self);
  pc_duplicate_card_set_person (self->duplicates, person);
}

void
pc_person_page_set_pathway (PcPersonPage *self,
                            const char   *id)
{
  g_return_if_fail (PC_IS_PERSON_PAGE (self));

  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    if (g_strcmp0 (pc_record_get_id (self->list->pdata[i]), id) == 0)
      gtk_drop_down_set_selected (self->pathways, i);
}

void
pc_person_page_show_place (PcPersonPage *self,
                           const PcKind *kind,
                           const char   *id,
                           int           field)
{
  g_return_if_fail (PC_IS_PERSON_PAGE (self) && kind != NULL);

  show_day_cb (self, kind, id, field, 0);
}

void
pc_person_page_start (PcPersonPage *self)
{
  g_return_if_fail (PC_IS_PERSON_PAGE (self));

  pc_form_start (self->form);
}
