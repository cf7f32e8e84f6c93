/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-today-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-cursor.h"
#include "pc-deadline-list.h"
#include "pc-deadline-row.h"
#include "pc-outcomes.h"

#define DAYS_AHEAD 30

/* Several records change at a time; and nobody types so fast that the list could be read meanwhile. */
#define SETTLE_MS 800

/* The first of the buttons shows every state. */
#define N_STATES (PC_DEADLINE_N_STATES + 1)

struct _PcTodayPage
{
  GtkBox           parent_instance;

  GtkLabel        *people;
  GtkLabel        *pathways;
  GtkLabel        *traineeships;
  GtkLabel        *hours;
  GtkLabel        *day;
  GtkSpinner      *spinner;
  GtkDropDown     *kinds;
  GtkToggleButton *mine;
  GtkToggleButton *office;
  GtkBox          *states;
  GtkStack        *stack;       /* "list", "none" or "wait". */
  GtkLabel        *none;
  GtkListView     *view;

  PcStore         *store;
  PcDeadlineList  *list;
  GtkToggleButton *state_buttons[N_STATES];
  GCancellable    *cancellable; /* Of the reckoning that goes on, or %NULL. */
  char            *operator_id; /* Who works here, or %NULL. */
  PcDay            on;          /* The day that the list is of; 0 before the first. */
  PcDay            asked_on;    /* The day that the reckoning is for. */
  gboolean         stale;       /* Something has changed since it was begun. */
  gboolean         switching;
  guint            settle_id;
};

enum {
  OPENED,
  COUNTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcTodayPage, pc_today_page, GTK_TYPE_BOX)

static const struct
{
  const char *kind;
  const char *tab;
} kind_tabs[] = {
  { "permit-renewal", "papers" },
  { "permit-conversion", "papers" },
  { "work-allowed", "papers" },
  { "document-expiry", "papers" },
  { "document-age", "papers" },
  { "adhesion", "plan" },
  { "programme-unknown", "plan" },
  { "plan-review", "plan" },
  { "goal", "plan" },
  { "inactivity", "services" },
  { "pathways-end", "outcomes" },
  { "follow-up", "outcomes" },
  { "claim", "endowment" },
};

const char *
pc_today_page_get_tab (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind_tabs); i++)
    if (strcmp (kind_tabs[i].kind, kind) == 0)
      return kind_tabs[i].tab;

  return "traineeship";
}

/*
 * Lines
 */

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, pc_deadline_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             PcTodayPage              *self)
{
  pc_deadline_row_set (PC_DEADLINE_ROW (gtk_list_item_get_child (item)),
                       pc_deadline_item_get (gtk_list_item_get_item (item)), self->on);
}

static void
activated_cb (PcTodayPage *self,
              guint        position)
{
  g_autoptr(PcDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    g_signal_emit (self, signals[OPENED], 0, pc_deadline_item_get (item));
}

/*
 * What is shown of the list
 */

static const char *
get_kind (PcTodayPage *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->kinds);

  return item != NULL ? g_object_get_data (G_OBJECT (item), "code") : NULL;
}

static int
get_state (PcTodayPage *self)
{
  for (int i = 0; i < N_STATES; i++)
    if (gtk_toggle_button_get_active (self->state_buttons[i]))
      return i - 1;

  return -1;
}

static void
show_counts (PcTodayPage *self)
{
  for (int i = 0; i < N_STATES; i++)
    {
      /* Translators: the first %s is a state, such as “Late”, and then how many there are. */
      g_autofree char *text = g_strdup_printf (_("%s: %u"), i == 0 ? _("All") : pc_deadline_state_get_label (i - 1),
                                               pc_deadline_list_count (self->list, i - 1));

      gtk_button_set_label (GTK_BUTTON (self->state_buttons[i]), text);
    }
}

static void
show_list (PcTodayPage *self)
{
  const gboolean mine = gtk_toggle_button_get_active (self->mine);
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  gtk_label_set_label (self->none, pc_deadline_list_count (self->list, -1) > 0 ? _("Nothing of this kind.") :
                       mine ? _("Nothing that you mind is due.") : _("Nothing is due."));
  gtk_stack_set_visible_child_name (self->stack, self->on == 0 ? "wait" : any ? "list" : "none");
  show_counts (self);
}

static void
filter_cb (PcTodayPage *self)
{
  if (self->switching || self->list == NULL)
    return;

  pc_deadline_list_filter (self->list, gtk_toggle_button_get_active (self->mine) ? self->operator_id : NULL,
                           get_state (self), get_kind (self));
  show_list (self);
}

/* The kinds that there are, and the one before them that stands for all. */
static void
show_kinds (PcTodayPage *self)
{
  const PcCodeList *codes = pc_code_list_get ("deadline-kind");
  g_autofree char *chosen = g_strdup (get_kind (self));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("Of Every Kind"));
  for (guint i = 0; i < pc_code_list_get_n_codes (codes); i++)
    {
      const char *code = pc_code_list_get_id (codes, i);
      g_autoptr(GObject) item = NULL;

      if (!pc_deadline_list_has_kind (self->list, code))
        continue;

      gtk_string_list_append (names, pc_code_list_get_label (codes, code));
      item = g_list_model_get_item (G_LIST_MODEL (names), g_list_model_get_n_items (G_LIST_MODEL (names)) - 1);
      g_object_set_data (item, "code", (gpointer) code);
      if (g_strcmp0 (chosen, code) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }

  self->switching = TRUE;
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kinds, selected);
  self->switching = FALSE;
}

/*
 * The reckoning
 */

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

static void
show_figures (PcTodayPage *self)
{
  show_figure (self, self->people, PC_FIELD_INTEGER, "SELECT count (*) FROM beneficiary WHERE deleted_at IS NULL");
  show_figure (self, self->pathways, PC_FIELD_INTEGER,
               "SELECT count (*) FROM pathway WHERE deleted_at IS NULL AND closed_on IS NULL");
  show_figure (self, self->traineeships, PC_FIELD_INTEGER,
               "SELECT count (*) FROM traineeship WHERE deleted_at IS NULL AND starts_on <= date ('now', 'localtime')"
               " AND ends_on >= date ('now', 'localtime')");
  show_figure (self, self->hours, PC_FIELD_MINUTES,
               "SELECT sum (minutes) FROM service_entry WHERE deleted_at IS NULL"
               " AND date >= date ('now', 'localtime', 'start of month')");
}

static guint
count_pressing (GPtrArray  *deadlines,
                const char *operator_id)
{
  guint n = 0;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcDeadline *deadline = deadlines->pdata[i];

      n += deadline->state <= PC_DEADLINE_TODAY &&
           (operator_id == NULL || g_str_equal (deadline->operator_id, operator_id));
    }

  return n;
}

static void
show_day (PcTodayPage *self)
{
  g_autofree char *day = pc_day_format (self->on);
  /* Translators: %s is a day. */
  g_autofree char *text = g_strdup_printf (_("As of %s"), day);

  gtk_label_set_label (self->day, text);
}

static void
show_deadlines (PcTodayPage *self,
                GPtrArray   *deadlines)
{
  self->on = self->asked_on;
  pc_deadline_list_set_deadlines (self->list, deadlines);
  show_day (self);
  show_kinds (self);
  filter_cb (self);
  show_list (self);
  g_signal_emit (self, signals[COUNTED], 0, count_pressing (deadlines, self->operator_id));
}

static void begin (PcTodayPage *self);

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcTodayPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) deadlines = pc_outcomes_list_deadlines_finish (result, &error);

  /* The page has gone meanwhile. */
  if (self->store == NULL)
    return;

  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  if (deadlines != NULL)
    show_deadlines (self, deadlines);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);

  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin (self);
}

static void
begin (PcTodayPage *self)
{
  if (self->cancellable != NULL)
    return;

  self->stale = FALSE;
  self->asked_on = pc_day_today ();
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  pc_outcomes_list_deadlines_async (self->store, self->asked_on, DAYS_AHEAD, self->cancellable, listed_cb,
                                    g_object_ref (self));
}

static gboolean
settle_cb (gpointer data)
{
  PcTodayPage *self = data;

  self->settle_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pc_today_page_refresh (self);

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (PcTodayPage *self)
{
  self->stale = TRUE;
  if (self->settle_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

/*
 * The widget
 */

static void
pc_today_page_dispose (GObject *object)
{
  PcTodayPage *self = PC_TODAY_PAGE (object);

  self->switching = TRUE;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_TODAY_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->operator_id, g_free);

  G_OBJECT_CLASS (pc_today_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, day);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, hours);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, mine);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, none);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, office);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, pathways);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, people);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, states);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, traineeships);
  gtk_widget_class_bind_template_child (widget_class, PcTodayPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
pc_today_page_class_init (PcTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_today_page_dispose;
  signals[OPENED] = g_signal_new ("opened", PC_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[COUNTED] = g_signal_new ("counted", PC_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-today-page.ui");
  bind_children (widget_class);
}

static void
add_states (PcTodayPage *self)
{
  for (guint i = 0; i < N_STATES; i++)
    {
      self->state_buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (i > 0)
        gtk_toggle_button_set_group (self->state_buttons[i], self->state_buttons[0]);
      g_signal_connect_object (self->state_buttons[i], "toggled", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->states, GTK_WIDGET (self->state_buttons[i]));
    }

  gtk_toggle_button_set_active (self->state_buttons[0], TRUE);
}

static void
pc_today_page_init (PcTodayPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  self->switching = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What has the focus in a drop-down is the button in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->kinds))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of what is due"), -1);
  add_states (self);
  self->list = pc_deadline_list_new ();
  show_counts (self);

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);

  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  gtk_list_view_set_model (self->view, selection);
  g_object_unref (selection);
  self->switching = FALSE;
}

void
pc_today_page_set_store (PcTodayPage *self,
                         PcStore     *store)
{
  g_return_if_fail (PC_IS_TODAY_PAGE (self));
  g_return_if_fail (PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  self->stale = TRUE;
  self->operator_id = pc_store_get_setting (store, PC_SETTING_OPERATOR);
  gtk_widget_set_visible (GTK_WIDGET (self->mine), self->operator_id != NULL);
  gtk_toggle_button_set_active (self->operator_id != NULL ? self->mine : self->office, TRUE);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_today_page_refresh (PcTodayPage *self)
{
  g_return_if_fail (PC_IS_TODAY_PAGE (self));

  if (self->store == NULL)
    return;

  show_figures (self);
  if (self->stale || self->on != pc_day_today ())
    begin (self);
}
