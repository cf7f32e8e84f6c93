/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-guard.h"

#include <locale.h>
#include <string.h>

#include "sample-store.h"

/* A person with a pathway of PUOI 2019, which refuses groups in its action of 2021, and an operator. */
typedef struct
{
  PcStore  *store;
  PcRecord *operator;
  PcRecord *person;
  PcRecord *pathway;
} Office;

static PcRecord *
add_pathway (Office     *self,
             PcRecord   *person,
             const char *programme)
{
  PcRecord *pathway = pc_record_new (&pc_pathway_kind);

  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, programme);
  pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, "2019-10-01");
  sample_save (self->store, pathway);
  return pathway;
}

static void
set_up (Office        *self,
        gconstpointer  unused)
{
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);

  self->store = sample_open (NULL, PC_STORE_CREATE);
  pc_record_set_text (office, PC_OFFICE_NAME, "Sportello");
  pc_record_set_text (office, PC_OFFICE_CODE, "SP");
  sample_save (self->store, office);
  self->operator = pc_record_new (&pc_operator_kind);
  pc_record_set_text (self->operator, PC_OPERATOR_OFFICE_ID, pc_record_get_id (office));
  pc_record_set_text (self->operator, PC_OPERATOR_FAMILY_NAME, "Bianchi");
  sample_save (self->store, self->operator);
  self->person = sample_person_add (self->store, "Hassan");
  self->pathway = add_pathway (self, self->person, "puoi-2019");
}

static void
tear_down (Office        *self,
           gconstpointer  unused)
{
  g_clear_object (&self->operator);
  g_clear_object (&self->person);
  g_clear_object (&self->pathway);
  g_assert_finalize_object (self->store);
}

/* Not yet kept: on Thursday, 24 June 2021, individual, in presence. */
static PcRecord *
make_entry (Office     *self,
            PcRecord   *pathway,
            int         starts_at,
            int         ends_at,
            const char *service)
{
  PcRecord *entry = pc_record_new (&pc_service_entry_kind);

  if (pathway != NULL)
    pc_record_set_text (entry, PC_SERVICE_ENTRY_PATHWAY_ID, pc_record_get_id (pathway));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_OPERATOR_ID, pc_record_get_id (self->operator));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_SERVICE, service);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DATE, "2021-06-24");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "individual");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DELIVERY, "presence");
  pc_record_set_number (entry, PC_SERVICE_ENTRY_STARTS_AT, starts_at * 60);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_ENDS_AT, ends_at * 60);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_MINUTES, (ends_at - starts_at) * 60);
  return entry;
}

static GPtrArray *
look (Office   *self,
      PcRecord *entry)
{
  g_autoptr(GPtrArray) empty = pc_record_check (entry);
  GPtrArray *issues = g_ptr_array_ref (empty);

  g_assert_cmpuint (issues->len, ==, 0);
  g_assert_true (pc_session_guard_entry (self->store, entry, issues, NULL));
  return issues;
}

static const PcIssue *
find_issue (GPtrArray  *issues,
            const char *words)
{
  for (guint i = 0; i < issues->len; i++)
    if (strstr (((const PcIssue *) issues->pdata[i])->message, words) != NULL)
      return issues->pdata[i];

  return NULL;
}

/* The gravest comes first and blocks, with where the rule stands; no notice is left out. */
static void
test_refused (Office        *self,
              gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = make_entry (self, self->pathway, 9, 11, "OS-2021");
  g_autoptr(GPtrArray) fine = look (self, entry);
  g_autoptr(GPtrArray) issues = NULL;
  const PcIssue *first;

  g_assert_null (pc_issues_get_blocking (fine));
  g_assert_nonnull (find_issue (fine, "paid once the clearance is issued"));

  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "group");
  issues = look (self, entry);
  first = issues->pdata[0];
  g_assert_true (first->blocks);
  g_assert_cmpint (first->field, ==, PC_SERVICE_ENTRY_FORM);
  g_assert_cmpstr (first->message, ==, "“Specialist orientation of the 2021 complementary action” (2021-06-24) was given as “Group”; "
                                       "the programme provides for: Individual. (Rule: PUOI notice, 27 March 2019)");
  g_assert_false (((const PcIssue *) issues->pdata[issues->len - 1])->blocks);
}

/* A setting that the notice leaves open warns. */
static void
test_warned (Office        *self,
             gconstpointer  unused)
{
  g_autoptr(PcRecord) pathway = add_pathway (self, self->person, "puoi-plus-2025");
  g_autoptr(PcRecord) entry = make_entry (self, pathway, 9, 11, "A3");
  g_autoptr(GPtrArray) issues = NULL;

  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "group");
  issues = look (self, entry);
  g_assert_null (pc_issues_get_blocking (issues));
  g_assert_nonnull (find_issue (issues, "the programme provides for: Individual"));
}

/* Clashes of the person and of the operator, neither of which blocks. */
static void
test_clashes (Office        *self,
              gconstpointer  unused)
{
  g_autoptr(PcRecord) kept = make_entry (self, self->pathway, 9, 11, "OS-2021");
  g_autoptr(PcRecord) entry = make_entry (self, self->pathway, 10, 12, "OS-2021");
  g_autoptr(PcRecord) touching = make_entry (self, self->pathway, 11, 12, "OS-2021");
  g_autoptr(PcRecord) other = sample_person_add (self->store, "Ndiaye");
  g_autoptr(PcRecord) others = add_pathway (self, other, "puoi-2019");
  g_autoptr(PcRecord) meanwhile = make_entry (self, others, 10, 12, "OS-2021");
  g_autoptr(GPtrArray) of_both = NULL;
  g_autoptr(GPtrArray) of_none = NULL;
  g_autoptr(GPtrArray) of_operator = NULL;
  g_autoptr(GPtrArray) of_itself = NULL;

  sample_save (self->store, kept);
  of_both = look (self, entry);
  g_assert_nonnull (find_issue (of_both, "overlap: correct the times of one"));
  g_assert_nonnull (find_issue (of_both, "the operator gives two services at once"));
  g_assert_null (pc_issues_get_blocking (of_both));

  of_none = look (self, touching);
  g_assert_null (find_issue (of_none, "overlap"));
  g_assert_null (find_issue (of_none, "the operator gives two"));

  of_operator = look (self, meanwhile);
  g_assert_null (find_issue (of_operator, "overlap"));
  g_assert_nonnull (find_issue (of_operator, "the operator gives two"));

  of_itself = look (self, kept);
  g_assert_null (find_issue (of_itself, "overlap"));
  g_assert_null (find_issue (of_itself, "the operator gives two"));
}

/* What was refused already can be mended, but not made worse; what is refused anew blocks. */
static void
test_mended (Office        *self,
             gconstpointer  unused)
{
  g_autoptr(PcRecord) entry = make_entry (self, self->pathway, 9, 11, "OS-2021");
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) worse = NULL;
  g_autoptr(GPtrArray) anew = NULL;

  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "group");
  sample_save (self->store, entry);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_PLACE, "Aula 2");
  again = look (self, entry);
  g_assert_null (pc_issues_get_blocking (again));
  g_assert_nonnull (find_issue (again, "the programme provides for: Individual"));

  pc_record_set_number (entry, PC_SERVICE_ENTRY_ENDS_AT, 12 * 60);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_MINUTES, 180);
  worse = look (self, entry);
  g_assert_nonnull (pc_issues_get_blocking (worse));

  pc_record_set_number (entry, PC_SERVICE_ENTRY_MINUTES, 120);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DELIVERY, "telephone");
  anew = look (self, entry);
  g_assert_nonnull (pc_issues_get_blocking (anew));
  g_assert_cmpint (pc_issues_get_blocking (anew)->field, ==, PC_SERVICE_ENTRY_DELIVERY);
}

/* A group session has no person of its own; without an operator nobody can be at two places. */
static void
test_nobody (Office        *self,
             gconstpointer  unused)
{
  g_autoptr(PcRecord) kept = make_entry (self, self->pathway, 9, 11, "OS-2021");
  g_autoptr(PcRecord) group = make_entry (self, NULL, 9, 11, "OS-2021");
  g_autoptr(GPtrArray) issues = NULL;
  g_autoptr(GPtrArray) none = NULL;

  sample_save (self->store, kept);
  issues = look (self, group);
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_nonnull (find_issue (issues, "the operator gives two"));
  pc_record_set_text (group, PC_SERVICE_ENTRY_OPERATOR_ID, NULL);
  none = look (self, group);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session-guard/refused", Office, NULL, set_up, test_refused, tear_down);
  g_test_add ("/session-guard/warned", Office, NULL, set_up, test_warned, tear_down);
  g_test_add ("/session-guard/clashes", Office, NULL, set_up, test_clashes, tear_down);
  g_test_add ("/session-guard/mended", Office, NULL, set_up, test_mended, tear_down);
  g_test_add ("/session-guard/nobody", Office, NULL, set_up, test_nobody, tear_down);

  return g_test_run ();
}
