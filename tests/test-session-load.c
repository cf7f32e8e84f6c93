/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-load.h"

#include <locale.h>

#include "pc-case-load.h"

#include "sample-store.h"

typedef struct
{
  PcStore  *store;
  PcRecord *operator;
  PcRecord *other;
  PcRecord *pathway;
} Office;

static PcRecord *
add_operator (PcStore    *store,
              const char *name)
{
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);
  PcRecord *operator = pc_record_new (&pc_operator_kind);

  pc_record_set_text (office, PC_OFFICE_NAME, "Sportello");
  pc_record_set_text (office, PC_OFFICE_CODE, "SP");
  sample_save (store, office);
  pc_record_set_text (operator, PC_OPERATOR_OFFICE_ID, pc_record_get_id (office));
  pc_record_set_text (operator, PC_OPERATOR_FAMILY_NAME, name);
  sample_save (store, operator);
  return operator;
}

static void
set_up (Office        *self,
        gconstpointer  unused)
{
  g_autoptr(PcRecord) person = NULL;

  self->store = sample_open (NULL, PC_STORE_CREATE);
  self->operator = add_operator (self->store, "Bianchi");
  self->other = add_operator (self->store, "Neri");
  person = sample_person_add (self->store, "Hassan");
  self->pathway = pc_record_new (&pc_pathway_kind);
  pc_record_set_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (self->pathway, PC_PATHWAY_PROGRAMME, "puoi-plus-2025");
  pc_record_set_text (self->pathway, PC_PATHWAY_OPENED_ON, "2025-10-01");
  sample_save (self->store, self->pathway);
}

static void
tear_down (Office        *self,
           gconstpointer  unused)
{
  g_clear_object (&self->operator);
  g_clear_object (&self->other);
  g_clear_object (&self->pathway);
  g_assert_finalize_object (self->store);
}

/* Of the pathway, or where @group is set of none; @starts_at below 0 for no times. */
static PcRecord *
add_entry (Office     *self,
           PcRecord   *operator,
           const char *day,
           int         starts_at,
           gboolean    group)
{
  PcRecord *entry = pc_record_new (&pc_service_entry_kind);

  if (!group)
    pc_record_set_text (entry, PC_SERVICE_ENTRY_PATHWAY_ID, pc_record_get_id (self->pathway));
  if (operator != NULL)
    pc_record_set_text (entry, PC_SERVICE_ENTRY_OPERATOR_ID, pc_record_get_id (operator));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_SERVICE, "A3");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DATE, day);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, group ? "group" : "individual");
  pc_record_set_number (entry, PC_SERVICE_ENTRY_MINUTES, 90);
  if (starts_at >= 0)
    {
      pc_record_set_number (entry, PC_SERVICE_ENTRY_STARTS_AT, starts_at);
      pc_record_set_number (entry, PC_SERVICE_ENTRY_ENDS_AT, starts_at + 120);
    }
  sample_save (self->store, entry);
  return entry;
}

static void
add_participant (Office   *self,
                 PcRecord *entry)
{
  g_autoptr(PcRecord) participant = pc_record_new (&pc_service_participant_kind);

  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID, pc_record_get_id (entry));
  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_PATHWAY_ID, pc_record_get_id (self->pathway));
  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_PARTICIPATION, "present");
  pc_record_set_number (participant, PC_SERVICE_PARTICIPANT_MINUTES, 60);
  sample_save (self->store, participant);
}

/* Of that operator alone, of those days alone, by day and hour; a group once, with its own hours. */
static void
test_load (Office        *self,
           gconstpointer  unused)
{
  g_autoptr(PcRecord) late = add_entry (self, self->operator, "2025-10-07", 600, FALSE);
  g_autoptr(PcRecord) group = add_entry (self, self->operator, "2025-10-07", 540, TRUE);
  g_autoptr(PcRecord) untimed = add_entry (self, self->operator, "2025-10-08", -1, FALSE);
  g_autoptr(PcRecord) before = add_entry (self, self->operator, "2025-10-06", 540, FALSE);
  g_autoptr(PcRecord) after = add_entry (self, self->operator, "2025-10-09", 540, FALSE);
  g_autoptr(PcRecord) others = add_entry (self, self->other, "2025-10-07", 540, FALSE);
  g_autoptr(PcRecord) nobodys = add_entry (self, NULL, "2025-10-07", 540, FALSE);
  g_autoptr(PcRecord) removed = add_entry (self, self->operator, "2025-10-07", 540, FALSE);
  g_autoptr(GArray) sessions = NULL;
  const PcSession *first, *last;

  add_participant (self, group);
  add_participant (self, group);
  sample_remove (self->store, removed);
  sessions = pc_session_load_operator (self->store, pc_record_get_id (self->operator), pc_day_from_iso ("2025-10-07"),
                                       pc_day_from_iso ("2025-10-08"), NULL);
  g_assert_cmpuint (sessions->len, ==, 3);

  first = &g_array_index (sessions, PcSession, 0);
  g_assert_cmpstr (first->id, ==, pc_record_get_id (group));
  g_assert_cmpstr (first->pathway_id, ==, "");
  g_assert_cmpint (first->minutes, ==, 90);
  g_assert_cmpint (first->ends_at, ==, 660);
  g_assert_true (first->form == g_intern_string ("group"));
  g_assert_null (first->delivery);
  g_assert_cmpstr (g_array_index (sessions, PcSession, 1).id, ==, pc_record_get_id (late));
  g_assert_cmpstr (g_array_index (sessions, PcSession, 1).pathway_id, ==, pc_record_get_id (self->pathway));

  last = &g_array_index (sessions, PcSession, 2);
  g_assert_cmpstr (last->id, ==, pc_record_get_id (untimed));
  g_assert_cmpint (last->day, ==, pc_day_from_iso ("2025-10-08"));
  g_assert_cmpint (last->starts_at, ==, -1);
}

static void
test_nothing (Office        *self,
              gconstpointer  unused)
{
  g_autoptr(GArray) sessions = pc_session_load_operator (self->store, "nobody", pc_day_from_iso ("2025-10-07"),
                                                         pc_day_from_iso ("2025-10-07"), NULL);
  g_autoptr(GArray) reversed = pc_session_load_operator (self->store, pc_record_get_id (self->operator), pc_day_from_iso ("2025-10-08"),
                                                         pc_day_from_iso ("2025-10-07"), NULL);

  g_assert_cmpuint (sessions->len, ==, 0);
  g_assert_cmpuint (reversed->len, ==, 0);
}

/* Of the clashes of an operator a person's page has those with a service of hers. */
static void
test_clashes (Office        *self,
              gconstpointer  unused)
{
  g_autoptr(PcRecord) hers = add_entry (self, self->operator, "2025-10-07", 540, FALSE);
  g_autoptr(PcRecord) later = add_entry (self, self->operator, "2025-10-09", 540, FALSE);
  g_autoptr(PcRecord) meanwhile = add_entry (self, self->operator, "2025-10-07", 600, TRUE);
  g_autoptr(PcRecord) first = add_entry (self, self->operator, "2025-10-08", 540, TRUE);
  g_autoptr(PcRecord) second = add_entry (self, self->operator, "2025-10-08", 600, TRUE);
  g_autoptr(PcRecord) outside = add_entry (self, self->operator, "2025-10-10", 540, TRUE);
  g_autoptr(PcCase) person = pc_case_load (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID),
                                           pc_day_from_iso ("2025-12-31"), PC_CASE_SESSIONS, NULL);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const PcFinding *clash;

  g_assert_true (pc_session_load_clashes (self->store, person, findings, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  clash = findings->pdata[0];
  g_assert_cmpstr (clash->rule, ==, "session-operator-overlap");
  g_assert_cmpstr (clash->record_id, ==, pc_record_get_id (meanwhile));
  g_assert_cmpstr (clash->rows->pdata[1], ==, pc_record_get_id (hers));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session-load/load", Office, NULL, set_up, test_load, tear_down);
  g_test_add ("/session-load/clashes", Office, NULL, set_up, test_clashes, tear_down);
  g_test_add ("/session-load/nothing", Office, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
