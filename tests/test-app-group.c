/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-group-dialog.h"

#include <string.h>

#include "pc-field-entry.h"
#include "pc-field-row.h"
#include "pc-findings-list.h"
#include "pc-grid-cell.h"
#include "pc-group-list.h"
#include "pc-journal.h"
#include "pc-kinds.h"
#include "pc-new-service-dialog.h"
#include "pc-participant-row.h"
#include "pc-person-picker.h"
#include "pc-plan-tab.h"
#include "pc-record-grid.h"
#include "pc-services-tab.h"
#include "sample-case.h"
#include "sample-gui.h"

/* Three people in PUOI PLUS, one in the action of 2021, which refuses groups, and one without a pathway. */
typedef struct
{
  PcStore   *store;
  PcRecord  *pathways[4];
  GtkWidget *dialog;
} Fixture;

static const struct { const char *name, *programme, *opened_on; } people[] = {
  { "Zuno", "puoi-plus-2025", "2025-10-01" },
  { "Zdue", "puoi-plus-2025", "2025-10-01" },
  { "Ztre", "puoi-plus-2025", "2025-10-01" },
  { "Zquattro", "puoi-2019", "2019-10-01" },
  { "Zcinque", NULL, NULL },
};

static void
save (PcStore  *store,
      PcRecord *record)
{
  g_autoptr(GError) error = NULL;

  pc_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->store = sample_gui_store ();
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);

      pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, people[i].name);
      save (self->store, person);
      if (people[i].programme == NULL)
        continue;

      self->pathways[i] = sample_case_new_record (&pc_pathway_kind, "");
      pc_record_set_text (self->pathways[i], PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
      pc_record_set_text (self->pathways[i], PC_PATHWAY_PROGRAMME, people[i].programme);
      pc_record_set_text (self->pathways[i], PC_PATHWAY_OPENED_ON, people[i].opened_on);
      save (self->store, self->pathways[i]);
    }
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  g_assert_null (self->dialog);
  sample_gui_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (self->pathways); i++)
    g_clear_object (&self->pathways[i]);
  g_assert_finalize_object (self->store);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

static void
open_dialog (Fixture    *self,
             const char *id)
{
  g_autoptr(GError) error = NULL;

  self->dialog = pc_group_dialog_new (self->store, id, &error);
  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_present (GTK_WINDOW (self->dialog));
  sample_gui_wait (is_mapped, self->dialog);
}

/* Keeps and closes; the window goes with all that belongs to it. */
static void
save_dialog (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (self->dialog, "group.save", NULL));
  sample_gui_settle ();
  g_assert_null (self->dialog);
}

static GtkWidget *
find_field (Fixture    *self,
            const char *name)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (self->dialog, PC_TYPE_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (pc_field_row_get_field (rows->pdata[i])->name, name))
      return rows->pdata[i];

  g_assert_not_reached ();
}

static void
type (Fixture    *self,
      GtkWidget  *where,
      const char *text)
{
  sample_gui_type (where, text);
  sample_gui_press (self->dialog, GDK_KEY_Tab, 0);
}

static void
type_session (Fixture    *self,
              const char *service,
              const char *day,
              const char *starts_at,
              const char *ends_at)
{
  type (self, find_field (self, "service"), service);
  type (self, find_field (self, "date"), day);
  type (self, find_field (self, "starts_at"), starts_at);
  type (self, find_field (self, "ends_at"), ends_at);
}

/* Types a name and presses Enter. */
static void
pick (Fixture    *self,
      const char *name)
{
  GtkWidget *search = sample_gui_find (sample_gui_find (self->dialog, PC_TYPE_PERSON_PICKER), GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (search);
  gtk_editable_set_text (GTK_EDITABLE (search), name);
  sample_gui_settle ();
  g_signal_emit_by_name (search, "activate");
  sample_gui_settle ();
}

static PcParticipantRow *
get_row (Fixture *self,
         guint    index)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (self->dialog, PC_TYPE_PARTICIPANT_ROW);

  g_assert_cmpuint (index, <, rows->len);
  return rows->pdata[index];
}

static guint
count_rows (Fixture *self)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (self->dialog, PC_TYPE_PARTICIPANT_ROW);

  return rows->len;
}

static gint64
get_minutes (Fixture *self,
             guint    row)
{
  return pc_record_get_number (pc_participant_row_get_record (get_row (self, row)), PC_SERVICE_PARTICIPANT_MINUTES);
}

static GPtrArray *
list_participants (Fixture    *self,
                   const char *entry_id)
{
  return pc_store_list_by (self->store, &pc_service_participant_kind, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID, entry_id,
                           "created_at", NULL);
}

/* The group session of that day; full. */
static PcRecord *
find_entry (Fixture    *self,
            const char *day)
{
  g_autoptr(GPtrArray) entries = pc_store_list_by (self->store, &pc_service_entry_kind, PC_SERVICE_ENTRY_DATE, day, NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    if (!pc_record_is_set (entries->pdata[i], PC_SERVICE_ENTRY_PATHWAY_ID))
      return g_object_ref (entries->pdata[i]);

  return NULL;
}

static guint
count_entries (Fixture *self)
{
  g_autoptr(GPtrArray) entries = pc_journal_list (self->store, NULL, 100000, NULL);

  return entries->len;
}

/* On Monday, 6 October 2025, with three people, one of whom was away; kept. */
static PcRecord *
add_session (Fixture *self)
{
  open_dialog (self, NULL);
  type_session (self, "A3", "2025-10-06", "9", "11");
  pick (self, "Zuno");
  pick (self, "Zdue");
  pick (self, "Ztre");
  type (self, pc_participant_row_get_column (get_row (self, 2), PC_PARTICIPANT_PARTICIPATION), "Absent");
  save_dialog (self);
  return find_entry (self, "2025-10-06");
}

static void
test_new (Fixture       *self,
          gconstpointer  unused)
{
  const guint before = count_entries (self);
  g_autoptr(PcRecord) entry = add_session (self);
  g_autoptr(GPtrArray) participants = NULL;
  g_autoptr(GPtrArray) journal = NULL;
  static const struct { const char *participation; gint64 minutes; } expected[] = { { "present", 120 }, { "present", 120 }, { "absent", 0 } };

  g_assert_nonnull (entry);
  g_assert_cmpstr (pc_record_get_text (entry, PC_SERVICE_ENTRY_SERVICE), ==, "A3");
  g_assert_cmpstr (pc_record_get_text (entry, PC_SERVICE_ENTRY_FORM), ==, "group");
  g_assert_cmpint (pc_record_get_number (entry, PC_SERVICE_ENTRY_MINUTES), ==, 120);

  participants = list_participants (self, pc_record_get_id (entry));
  g_assert_cmpuint (participants->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < participants->len; i++)
    {
      g_assert_cmpstr (pc_record_get_text (participants->pdata[i], PC_SERVICE_PARTICIPANT_PARTICIPATION), ==, expected[i].participation);
      g_assert_cmpint (pc_record_get_number (participants->pdata[i], PC_SERVICE_PARTICIPANT_MINUTES), ==, expected[i].minutes);
      g_assert_cmpstr (pc_record_get_text (participants->pdata[i], PC_SERVICE_PARTICIPANT_PATHWAY_ID), ==,
                       pc_record_get_id (self->pathways[i]));
    }

  /* All of it is one entry. */
  g_assert_cmpuint (count_entries (self), ==, before + 1);
  journal = pc_journal_list (self->store, NULL, 1, NULL);
  g_assert_cmpstr (((PcJournalEntry *) journal->pdata[0])->label, ==, "Add a group session");
}

/* Opened again: times that change, minutes that were typed, one who goes and one who comes; undone at once. */
static void
test_changed (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = add_session (self);
  const guint before = count_entries (self);
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(GPtrArray) undone = NULL;

  open_dialog (self, pc_record_get_id (entry));
  g_assert_cmpuint (count_rows (self), ==, 3);
  type (self, pc_participant_row_get_column (get_row (self, 1), PC_PARTICIPANT_MINUTES), "1:50");
  type (self, find_field (self, "ends_at"), "12");
  g_assert_cmpint (get_minutes (self, 0), ==, 180);
  g_assert_cmpint (get_minutes (self, 1), ==, 110);
  g_assert_cmpint (get_minutes (self, 2), ==, 0);

  /* Who comes after all gets the hours of the session. */
  type (self, pc_participant_row_get_column (get_row (self, 2), PC_PARTICIPANT_PARTICIPATION), "Present");
  g_assert_cmpint (get_minutes (self, 2), ==, 180);
  gtk_widget_child_focus (pc_participant_row_get_column (get_row (self, 0), PC_PARTICIPANT_NOTES), GTK_DIR_TAB_FORWARD);
  sample_gui_press (self->dialog, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_rows (self), ==, 2);
  save_dialog (self);

  g_assert_cmpuint (count_entries (self), ==, before + 1);
  changed = list_participants (self, pc_record_get_id (entry));
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpint (pc_record_get_number (changed->pdata[0], PC_SERVICE_PARTICIPANT_MINUTES), ==, 110);
  g_assert_cmpint (pc_record_get_number (changed->pdata[1], PC_SERVICE_PARTICIPANT_MINUTES), ==, 180);

  g_assert_true (pc_journal_undo (self->store, NULL, NULL));
  undone = list_participants (self, pc_record_get_id (entry));
  g_assert_cmpuint (undone->len, ==, 3);
  g_assert_cmpint (pc_record_get_number (undone->pdata[1], PC_SERVICE_PARTICIPANT_MINUTES), ==, 120);
}

/* What was only looked at is not written. */
static void
test_unchanged (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = add_session (self);
  const guint before = count_entries (self);

  open_dialog (self, pc_record_get_id (entry));
  save_dialog (self);
  g_assert_cmpuint (count_entries (self), ==, before);
}

static void
test_removed (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = add_session (self);
  g_autoptr(PcRecord) gone = NULL;
  g_autoptr(GPtrArray) participants = NULL;

  open_dialog (self, pc_record_get_id (entry));
  g_assert_true (gtk_widget_activate_action (self->dialog, "group.remove", NULL));
  sample_gui_settle ();
  g_assert_null (self->dialog);
  gone = pc_store_get (self->store, &pc_service_entry_kind, pc_record_get_id (entry), NULL);
  participants = list_participants (self, pc_record_get_id (entry));
  g_assert_true (pc_record_is_deleted (gone));
  g_assert_cmpuint (participants->len, ==, 0);
}

/* What lacks something stays open and says what. */
static void
test_missing (Fixture       *self,
              gconstpointer  unused)
{
  open_dialog (self, NULL);
  g_assert_false (pc_group_dialog_save (PC_GROUP_DIALOG (self->dialog)));
  g_assert_true (sample_gui_says (self->dialog, "“Service” is needed"));

  type_session (self, "A3", "2025-10-06", "9", "11");
  g_assert_false (pc_group_dialog_save (PC_GROUP_DIALOG (self->dialog)));
  g_assert_true (sample_gui_says (self->dialog, "Nobody is in the list"));

  pick (self, "Zcinque");
  g_assert_cmpuint (count_rows (self), ==, 0);
  g_assert_true (sample_gui_says (self->dialog, "This person has no pathway"));
  pick (self, "Zuno");
  pick (self, "Zuno");
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_true (sample_gui_says (self->dialog, "in the list already"));

  /* More minutes than the session has. */
  type (self, pc_participant_row_get_column (get_row (self, 0), PC_PARTICIPANT_MINUTES), "2:30");
  g_assert_true (sample_gui_says (self->dialog, "more hours than lie between"));
  g_assert_false (pc_group_dialog_save (PC_GROUP_DIALOG (self->dialog)));
  type (self, pc_participant_row_get_column (get_row (self, 0), PC_PARTICIPANT_MINUTES), "2:00");
  save_dialog (self);
}

/* Somebody whose programme refuses groups cannot be in one; without her the others can. */
static void
test_refused (Fixture       *self,
              gconstpointer  unused)
{
  open_dialog (self, NULL);
  type_session (self, "OS-2021", "2021-06-24", "9", "11");
  pick (self, "Zquattro");
  g_assert_true (sample_gui_says (self->dialog, "the programme provides for: Individual. (Rule: PUOI notice, 27 March 2019)"));
  g_assert_false (pc_group_dialog_save (PC_GROUP_DIALOG (self->dialog)));
  g_assert_true (sample_gui_says (self->dialog, "What is refused stands below the names"));

  type_session (self, "A3", "2025-10-06", "9", "11");
  pick (self, "Zuno");
  gtk_widget_child_focus (pc_participant_row_get_column (get_row (self, 0), PC_PARTICIPANT_NOTES), GTK_DIR_TAB_FORWARD);
  sample_gui_press (self->dialog, GDK_KEY_Delete, GDK_CONTROL_MASK);
  save_dialog (self);
}

/* A clash stands below the name at once, also when the times change, and is kept all the same. */
static void
test_clash (Fixture       *self,
            gconstpointer  unused)
{
  g_autoptr(PcRecord) service = sample_case_new_record (&pc_service_entry_kind, "service=A2; date=2025-10-06; starts_at=10:00; "
                                                        "ends_at=12:00; minutes=2:00; form=individual; delivery=presence");

  pc_record_set_text (service, PC_SERVICE_ENTRY_PATHWAY_ID, pc_record_get_id (self->pathways[0]));
  save (self->store, service);

  open_dialog (self, NULL);
  type_session (self, "A3", "2025-10-06", "8", "10");
  pick (self, "Zuno");
  pick (self, "Zdue");
  g_assert_false (sample_gui_says (self->dialog, "overlap"));
  type (self, find_field (self, "ends_at"), "11");
  g_assert_true (sample_gui_says (GTK_WIDGET (get_row (self, 0)), "overlap: correct the times of one"));
  g_assert_false (sample_gui_says (GTK_WIDGET (get_row (self, 1)), "overlap"));
  save_dialog (self);
}

/* The operator has something else at that hour. */
static void
test_operator (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = add_session (self);

  open_dialog (self, NULL);
  type_session (self, "A2", "2025-10-06", "10", "12");
  g_assert_true (sample_gui_says (self->dialog, "the operator gives two services at once"));
  type (self, find_field (self, "starts_at"), "11");
  g_assert_false (sample_gui_says (self->dialog, "the operator gives two services at once"));
  pick (self, "Zuno");
  save_dialog (self);
}

/* Leaving asks where something would be lost. */
static void
test_left (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  open_dialog (self, NULL);
  gtk_window_close (GTK_WINDOW (self->dialog));
  sample_gui_settle ();
  g_assert_null (self->dialog);

  open_dialog (self, NULL);
  type (self, find_field (self, "place"), "Aula 2");
  gtk_window_close (GTK_WINDOW (self->dialog));
  sample_gui_settle ();
  g_assert_nonnull (self->dialog);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "discard");
          break;
        }
    }
  sample_gui_settle ();
  g_assert_null (self->dialog);
  g_assert_null (find_entry (self, "2025-10-06"));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_new_service (Fixture       *self,
                  gconstpointer  unused)
{
  guint people_picked = 0, groups = 0;

  for (guint i = 0; i < 2; i++)
    {
      self->dialog = pc_new_service_dialog_new (self->store);
      g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
      g_signal_connect_swapped (self->dialog, "person", G_CALLBACK (count_cb), &people_picked);
      g_signal_connect_swapped (self->dialog, "group", G_CALLBACK (count_cb), &groups);
      gtk_window_present (GTK_WINDOW (self->dialog));
      sample_gui_wait (is_mapped, self->dialog);
      if (i == 0)
        {
          pick (self, "Zuno");
        }
      else
        {
          g_autoptr(GPtrArray) buttons = sample_gui_list (self->dialog, GTK_TYPE_BUTTON);

          for (guint j = 0; j < buttons->len; j++)
            if (g_strcmp0 (gtk_button_get_label (buttons->pdata[j]), "_Group Session") == 0)
              {
                g_signal_emit_by_name (buttons->pdata[j], "clicked");
                break;
              }
        }
      sample_gui_settle ();
      g_assert_null (self->dialog);
    }

  g_assert_cmpuint (people_picked, ==, 1);
  g_assert_cmpuint (groups, ==, 1);
}

/*
 * The tabs
 */

/* The first letter begins, the rest goes where that led. */
static void
type_cell (GtkWidget  *window,
           const char *text)
{
  sample_gui_press (window, gdk_unicode_to_keyval (g_utf8_get_char (text)), 0);
  sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (window), PC_TYPE_GRID_CELL), text);
  sample_gui_press (window, GDK_KEY_Tab, 0);
}

static void
type_service (GtkWidget  *window,
              const char *day,
              const char *starts_at,
              const char *ends_at,
              const char *service)
{
  type_cell (window, day);
  type_cell (window, starts_at);
  type_cell (window, ends_at);
  sample_gui_press (window, GDK_KEY_Tab, 0);
  type_cell (window, service);
}

static guint
count_services (Fixture *self,
                guint    pathway)
{
  g_autoptr(GPtrArray) kept = pc_store_list_by (self->store, &pc_service_entry_kind, PC_SERVICE_ENTRY_PATHWAY_ID,
                                                pc_record_get_id (self->pathways[pathway]), NULL, NULL);

  return kept->len;
}

static GtkWidget *
show_services (Fixture *self,
               guint    pathway)
{
  PcServicesTab *tab = g_object_new (PC_TYPE_SERVICES_TAB, NULL);

  pc_services_tab_set_store (tab, self->store);
  pc_services_tab_set_pathway (tab, self->pathways[pathway]);
  return GTK_WIDGET (tab);
}

/* Of one that is typed the clashes are said at once; it is kept, and the list above says them too. */
static void
test_typed (Fixture       *self,
            gconstpointer  unused)
{
  GtkWidget *tab = show_services (self, 0), *window = sample_gui_show (tab), *grid = sample_gui_find (tab, PC_TYPE_RECORD_GRID);

  pc_services_tab_start (PC_SERVICES_TAB (tab));
  type_service (window, "2025-10-06", "9", "11", "A3");
  g_assert_cmpuint (count_services (self, 0), ==, 1);
  g_assert_false (sample_gui_says (grid, "overlap"));

  pc_services_tab_start (PC_SERVICES_TAB (tab));
  type_service (window, "2025-10-06", "10", "12", "A2");
  g_assert_cmpuint (count_services (self, 0), ==, 2);
  g_assert_true (sample_gui_says (grid, "overlap: correct the times of one"));
  sample_gui_settle ();
  g_assert_true (sample_gui_says (sample_gui_find (tab, PC_TYPE_FINDINGS_LIST), "overlap: correct the times of one"));

  /* 16 hours, of which 2 were given; 4, of which 2 were. */
  g_assert_true (sample_gui_says (tab, "14:00"));
  sample_gui_close (window);
}

/* What the programme refuses is not kept, and the line says why. */
static void
test_typed_refused (Fixture       *self,
                    gconstpointer  unused)
{
  GtkWidget *tab = show_services (self, 3), *window = sample_gui_show (tab), *grid = sample_gui_find (tab, PC_TYPE_RECORD_GRID);

  pc_services_tab_start (PC_SERVICES_TAB (tab));
  type_service (window, "2021-08-24", "9", "11", "OS-2021");
  g_assert_cmpuint (count_services (self, 3), ==, 0);
  g_assert_true (sample_gui_says (grid, "the programme pays no later ones. (Rule: PUOI notice, 27 March 2019)"));

  /* The day before it is the last; the cursor is behind the service. */
  for (guint i = 0; i < 5; i++)
    sample_gui_press (window, GDK_KEY_Left, 0);
  type_cell (window, "2021-08-23");
  g_assert_cmpuint (count_services (self, 3), ==, 1);
  g_assert_false (sample_gui_says (grid, "the programme pays no later ones"));
  sample_gui_close (window);
}

/* A group session stands below the log, for each of its people. */
static void
test_listed (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = add_session (self);
  GtkWidget *tab = show_services (self, 2), *window = sample_gui_show (tab), *list = sample_gui_find (tab, PC_TYPE_GROUP_LIST);

  g_assert_true (sample_gui_says (list, "2025-10-06, 09:00–11:00"));
  g_assert_true (sample_gui_says (list, "Absent"));
  g_assert_true (pc_group_list_has (PC_GROUP_LIST (list), pc_record_get_id (entry)));
  g_assert_true (pc_journal_undo (self->store, NULL, NULL));
  sample_gui_settle ();
  g_assert_false (gtk_widget_get_visible (list));
  sample_gui_close (window);
}

/* What the plan lacks is said, and no longer when it is there. */
static void
test_plan (Fixture       *self,
           gconstpointer  unused)
{
  PcPlanTab *tab = g_object_new (PC_TYPE_PLAN_TAB, NULL);
  g_autoptr(PcRecord) plan = sample_case_new_record (&pc_plan_kind, "starts_on=2025-10-15; version=1");
  g_autoptr(PcRecord) goal = sample_case_new_record (&pc_goal_kind, "description=Impiego in cucina");
  GtkWidget *window, *findings;
  guint n;

  pc_plan_tab_set_store (tab, self->store);
  pc_plan_tab_set_pathway (tab, self->pathways[0]);
  window = sample_gui_show (GTK_WIDGET (tab));
  findings = sample_gui_find (GTK_WIDGET (tab), PC_TYPE_FINDINGS_LIST);
  g_assert_true (sample_gui_says (findings, "No action plan is in force"));

  pc_record_set_text (plan, PC_PLAN_PATHWAY_ID, pc_record_get_id (self->pathways[0]));
  save (self->store, plan);
  sample_gui_settle ();
  g_assert_false (sample_gui_says (findings, "No action plan is in force"));
  g_assert_true (sample_gui_says (findings, "which the programme makes compulsory"));
  n = pc_findings_list_get_n (PC_FINDINGS_LIST (findings));

  pc_record_set_text (goal, PC_GOAL_PLAN_ID, pc_record_get_id (plan));
  save (self->store, goal);
  sample_gui_settle ();
  g_assert_cmpuint (pc_findings_list_get_n (PC_FINDINGS_LIST (findings)), ==, n - 1);
  sample_gui_close (window);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *self, gconstpointer unused); } tests[] = {
    { "/group/new", test_new },
    { "/group/changed", test_changed },
    { "/group/unchanged", test_unchanged },
    { "/group/removed", test_removed },
    { "/group/missing", test_missing },
    { "/group/refused", test_refused },
    { "/group/clash", test_clash },
    { "/group/operator", test_operator },
    { "/group/left", test_left },
    { "/group/new-service", test_new_service },
    { "/group/typed", test_typed },
    { "/group/typed-refused", test_typed_refused },
    { "/group/listed", test_listed },
    { "/group/plan", test_plan },
  };

  sample_gui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
