/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-eligibility.h"

#include <locale.h>
#include <string.h>

#include "eligible.h"
#include "programme-text.h"

/*
 * The person, with a permit in force
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *person;
  const char *pathway;
  const char *permit;
  const char *on;
  const char *verdict;
  const char *category;
  const char *rules;
} people[] = {
  { "1.3 MSNA >= 16", "16 on the day", PLUS, "birth_date=2010-03-01; unaccompanied_minor=yes", NULL,
    "title=MIN; starts_on=2024-01-10", "2026-03-01", "yes", "minor", "" },
  { "1.3 MSNA >= 16", "a day younger", PLUS, "birth_date=2010-03-02; unaccompanied_minor=yes", NULL,
    "title=MIN; starts_on=2024-01-10", "2026-03-01", "no", NULL, "eligibility-too-young:refused" },
  { "1.3 MSNA >= 16", "born on 29 February: 16 in a leap year", PLUS, "birth_date=2012-02-29; unaccompanied_minor=yes",
    NULL, "title=AFF; starts_on=2024-01-10", "2028-02-29", "yes", "minor", "" },
  { "1.3 MSNA", "another minor, in foster care", PLUS, "birth_date=2009-03-01", NULL, "title=AFF; starts_on=2024-01-10",
    "2026-03-01", "no", NULL, "eligibility-entry:refused" },
  { "1.3 MSNA", "in foster care, and how she came is not on record", PLUS,
    "birth_date=2009-03-01; unaccompanied_minor=", NULL, "title=AFF; starts_on=2024-01-10", "2026-03-01", "unknown",
    NULL, "eligibility-entry-missing:unknown" },
  { "1.3 MSNA", "with a permit for minors, and how she came is not on record", PLUS,
    "birth_date=2009-03-01; unaccompanied_minor=", NULL, "title=MIN; starts_on=2024-01-10", "2026-03-01", "unknown",
    NULL, "eligibility-entry-missing:unknown" },
  { "1.3 recognised later", "a minor of whom it was found later", PLUS,
    "birth_date=2009-03-01; unaccompanied_minor=no; unaccompanied_recognised_on=2025-05-01", NULL,
    "title=AFF; starts_on=2024-01-10", "2026-03-01", "yes", "minor", "" },
  { "1.3 compulsory schooling", "not done", PLUS, "birth_date=2009-03-01; schooling_done=no; unaccompanied_minor=yes",
    NULL, "title=MIN; starts_on=2024-01-10", "2026-03-01", "no", NULL, "eligibility-schooling:refused" },
  { "1.3 compulsory schooling", "not on record", PLUS,
    "birth_date=2009-03-01; schooling_done=; unaccompanied_minor=yes", NULL, "title=MIN; starts_on=2024-01-10",
    "2026-03-01", "unknown", NULL, "eligibility-schooling-missing:unknown" },
  { "1.3 MSNA", "date of birth not on record", PLUS, "birth_date=; unaccompanied_minor=yes", NULL,
    "title=MIN; starts_on=2024-01-10; expires_on=2027-01-10", "2026-03-01", "unknown", NULL,
    "eligibility-birth-missing:unknown" },
  { "1.3 MSNA", "date of birth uncertain", PLUS,
    "birth_date=2009-01-01; birth_date_uncertain=yes; unaccompanied_minor=yes", NULL, "title=MIN; starts_on=2024-01-10",
    "2026-03-01", "yes", "minor", "eligibility-birth-uncertain:warning" },
  { "1.3 MSNA", "a minor under protection", PLUS, "birth_date=2009-01-01", NULL, PERMIT, "2026-03-01", "yes",
    "protection", "eligibility-minor:warning" },
  { "1.3 MSNA >= 16: nobody younger is named", "a child under protection", PLUS, "birth_date=2014-02-01", NULL, PERMIT,
    "2026-03-01", "unknown", NULL, "eligibility-minor:unknown" },
  { "1.3 MSNA >= 16: nobody younger is named", "16 on the morrow", PLUS, "birth_date=2010-03-02", NULL, PERMIT,
    "2026-03-01", "unknown", NULL, "eligibility-minor:unknown" },
  { "1.3 MSNA >= 16: nobody younger is named", "16 on the day", PLUS, "birth_date=2010-03-01", NULL, PERMIT,
    "2026-03-01", "yes", "protection", "eligibility-minor:warning" },
  { "1.3 compulsory schooling", "a minor under protection who has not done it", PLUS,
    "birth_date=2009-01-01; schooling_done=no", NULL, PERMIT, "2026-03-01", "unknown", NULL,
    "eligibility-minor:unknown" },
  { "1.3 compulsory schooling", "or of whom nobody knows", PLUS, "birth_date=2009-01-01; schooling_done=", NULL, PERMIT,
    "2026-03-01", "unknown", NULL, "eligibility-minor:unknown" },
  { "1.3 young migrants < 24", "24 on the morrow", PLUS, "birth_date=2002-03-02; unaccompanied_minor=yes", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "yes", "young-migrant", "" },
  { "1.3 young migrants < 24", "24 on the day", PLUS, "birth_date=2002-03-01; unaccompanied_minor=yes", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "no", NULL, "eligibility-too-old:refused" },
  { "1.3 young migrants < 24", "born on 29 February: 24 in a leap year", PLUS,
    "birth_date=2004-02-29; unaccompanied_minor=yes; did_on=2028-01-10", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2029-01-10", "2028-02-28", "yes", "young-migrant", "" },
  { "1.3 young migrants < 24", "the same on 29 February", PLUS,
    "birth_date=2004-02-29; unaccompanied_minor=yes; did_on=2028-01-10", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2029-01-10", "2028-02-29", "no", NULL, "eligibility-too-old:refused" },
  { "1.3 young migrants", "18 on 1 March, born on 29 February", PLUS, "birth_date=2008-02-29; unaccompanied_minor=yes",
    NULL, "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-02-28", "no", NULL,
    "eligibility-too-young:refused" },
  { "1.3 young migrants", "the same on that day", PLUS, "birth_date=2008-02-29; unaccompanied_minor=yes", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "yes", "young-migrant", "" },
  { "1.3 entered or later recognised", "recognised later", PLUS,
    "birth_date=2004-03-01; unaccompanied_minor=no; unaccompanied_recognised_on=2020-05-01", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "yes", "young-migrant", "" },
  { "1.3 entered or later recognised", "recognised only after the day", PLUS,
    "birth_date=2004-03-01; unaccompanied_minor=no; unaccompanied_recognised_on=2026-05-01", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "no", NULL, "eligibility-title:refused" },
  { "1.3 entered or later recognised", "not on record", PLUS, "birth_date=2004-03-01; unaccompanied_minor=", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "unknown", NULL,
    "eligibility-entry-missing:unknown" },
  { "1.3 PUOI 2019 entered as MSNA", "being recognised is not enough there", "puoi-2019",
    "birth_date=2004-03-01; unaccompanied_minor=no; unaccompanied_recognised_on=2020-05-01", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "no", NULL, "eligibility-title:refused" },
  { "1.3 PUOI 2019 entered as MSNA; 9 ages", "24: the age is not stated there", "puoi-2019",
    "birth_date=2002-03-01; unaccompanied_minor=yes", NULL, "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10",
    "2026-03-01", "unknown", NULL, "eligibility-too-old:unknown" },
  { "1.3 PUOI 2022 young migrants < 24", "23", "puoi-2022", "birth_date=2002-03-02; unaccompanied_minor=yes", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "yes", "entered-as-minor", "" },
  { "1.3 PUOI 2022 young migrants < 24", "24", "puoi-2022", "birth_date=2002-03-01; unaccompanied_minor=yes", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "no", NULL, "eligibility-too-old:refused" },
  { "1.3 PUOI 2022 cure mediche [intmig2769]", "rather by a category without doubts", "puoi-2022",
    "birth_date=2004-03-01; unaccompanied_minor=yes", NULL, "title=MED; starts_on=2025-01-10; expires_on=2027-01-10",
    "2026-03-01", "yes", "entered-as-minor", "" },
  { "1.3 MSNA", "too young and a young migrant's past: the minor's age is what matters", PLUS,
    "birth_date=2011-03-01; unaccompanied_minor=yes", NULL, "title=MIN; starts_on=2024-01-10", "2026-03-01", "no", NULL,
    "eligibility-too-young:refused" },
  { "1.3 categories", "who came as an adult, with another title", PLUS, "unaccompanied_minor=", NULL,
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", "2026-03-01", "no", NULL, "eligibility-title:refused" },

  { "1.3 unemployed", "never employed", PLUS, "employment_status=never-employed", NULL, PERMIT, "2026-03-01", "yes",
    "protection", "" },
  { "1.3 unemployed", "employed", PLUS, "employment_status=employed", NULL, PERMIT, "2026-03-01", "no", "protection",
    "eligibility-employed:refused" },
  { "1.3 unemployed", "self-employed", "puoi-2022", "employment_status=self-employed", NULL, PERMIT, "2026-03-01", "no",
    "protection", "eligibility-employed:refused" },
  { "1.3 unemployed [X] in INSIDE", "employed: not stated there", "inside-2015", "employment_status=employed", NULL,
    PERMIT, "2026-03-01", "unknown", "protection", "eligibility-employed:unknown" },
  { "1.3 unemployed", "not on record", PLUS, "employment_status=", NULL, PERMIT, "2026-03-01", "unknown", "protection",
    "eligibility-status-missing:unknown" },
  { "1.3 unemployed", "not on record, but on entry", PLUS, "employment_status=", "entry_situation=unemployed", PERMIT,
    "2026-03-01", "yes", "protection", "" },
  { "1.3 unemployed", "employed since a later day, unemployed on entry", PLUS,
    "employment_status=employed; employment_since=2026-03-02", "entry_situation=unemployed", PERMIT, "2026-03-01",
    "yes", "protection", "" },
  { "1.3 unemployed", "employed since that day", PLUS, "employment_status=employed; employment_since=2026-03-01",
    "entry_situation=unemployed", PERMIT, "2026-03-01", "no", "protection", "eligibility-employed:refused" },
  { "1.3 unemployed", "employed since a later day, before it nobody knows", PLUS,
    "employment_status=employed; employment_since=2026-03-02", NULL, PERMIT, "2026-03-01", "unknown", "protection",
    "eligibility-status-then:unknown" },
  { "1.3 unemployed", "inactive", PLUS, "employment_status=inactive; did_on=", NULL, PERMIT, "2026-03-01", "no",
    "protection", "eligibility-inactive:refused" },
  { "1.3 unemployed", "inactive, with a declaration", PLUS, "employment_status=inactive-not-in-education", NULL, PERMIT,
    "2026-03-01", "unknown", "protection", "eligibility-inactive-did:unknown" },
  { "8 DID starts unemployment", "no declaration", PLUS, "did_on=", NULL, PERMIT, "2026-03-01", "unknown", "protection",
    "eligibility-did-missing:unknown" },
  { "8 DID starts unemployment", "made on the day", PLUS, "did_on=2026-03-01", NULL, PERMIT, "2026-03-01", "yes",
    "protection", "" },
  { "8 DID starts unemployment", "made a day later", PLUS, "did_on=2026-03-02", NULL, PERMIT, "2026-03-01", "no",
    "protection", "eligibility-did-later:refused" },

  { "1.3 no parallel measure", "without an allowance", PLUS, NULL, "other_measure=unpaid", PERMIT, "2026-03-01", "yes",
    "protection", "" },
  { "1.3 no parallel measure", "with one", PLUS, NULL, "other_measure=paid", PERMIT, "2026-03-01", "no", "protection",
    "eligibility-parallel-measure:refused" },
  { "1.3 no parallel measure", "not on record", PLUS, NULL, "other_measure=", PERMIT, "2026-03-01", "unknown",
    "protection", "eligibility-parallel-missing:unknown" },
  { "9", "PUOI 2019 does not state it", "puoi-2019", NULL, "other_measure=paid", PERMIT, "2026-03-01", "unknown",
    "protection", "eligibility-parallel-measure:unknown" },

  { "1.3 INSIDE in SPRAR", "in SAI", "inside-2015", NULL, NULL, PERMIT, "2026-03-01", "yes", "protection", "" },
  { "1.3 INSIDE in SPRAR", "in a CAS", "inside-2015", "reception_kind=CAS", NULL, PERMIT, "2026-03-01", "no",
    "protection", "eligibility-reception:refused" },
  { "1.3 INSIDE in SPRAR", "left on the day", "inside-2015", "reception_until=2026-03-01", NULL, PERMIT, "2026-03-01",
    "yes", "protection", "" },
  { "1.3 INSIDE in SPRAR", "left the day before", "inside-2015", "reception_until=2026-02-28", NULL, PERMIT,
    "2026-03-01", "no", "protection", "eligibility-reception:refused" },
  { "1.3 INSIDE in SPRAR", "came a day later", "inside-2015", "reception_since=2026-03-02", NULL, PERMIT, "2026-03-01",
    "no", "protection", "eligibility-reception:refused" },
  { "1.3 INSIDE in SPRAR", "not on record", "inside-2015", "reception_kind=", NULL, PERMIT, "2026-03-01", "unknown",
    "protection", "eligibility-reception-missing:unknown" },
  { "1.3", "the others do not ask for it", PLUS, "reception_kind=autonomous", NULL, PERMIT, "2026-03-01", "yes",
    "protection", "" },
};

static void
test_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(PcCase) self = make_eligible (people[i].programme, people[i].on, people[i].person, people[i].pathway);

      g_test_message ("%s (FACTS %s)", people[i].what, people[i].source);
      sample_case_add_permit (self, people[i].permit);
      assert_eligibility (self, people[i].on, people[i].verdict, people[i].category, people[i].rules);
    }
}

/*
 * Other pathways: the first was opened on 1 October 2025
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *opened_on;
  const char *other;           /* Its programme. */
  const char *fields;
  const char *traineeship[2];
  gboolean    second;          /* It is the other one that is asked about. */
  const char *rules;
} pathways[] = {
  { "1.3 one participation", "a second pathway", PLUS, "2026-01-10", PLUS, "closed_on=2026-02-01", { NULL }, TRUE,
    "eligibility-second-pathway:refused" },
  { "1.3 one participation", "seen from the first", PLUS, "2026-01-10", PLUS, "closed_on=2026-02-01", { NULL }, FALSE,
    "eligibility-later-pathway:warning" },
  { "1.3 one participation", "the other never began", PLUS, "2026-01-10", PLUS,
    "closed_on=2026-02-01; outcome=not-started", { NULL },
    FALSE, "" },
  { "1.3 one dote per person", "PUOI 2019", "puoi-2019", "2026-01-10", "puoi-2019", "closed_on=2026-02-01", { NULL },
    TRUE, "eligibility-second-pathway:refused" },
  { "9", "PUOI 2022 does not state it", "puoi-2022", "2026-01-10", "puoi-2022", "closed_on=2026-02-01", { NULL }, TRUE,
    "eligibility-second-pathway:unknown" },
  { "1.3 one participation", "of another programme, closed", PLUS, "2024-01-10", "puoi-2022", "closed_on=2025-02-01",
    { NULL }, FALSE, "" },
  { "1.3 no parallel measure", "of another programme, open", PLUS, "2026-01-10", "puoi-2022", NULL, { NULL }, FALSE,
    "eligibility-parallel-pathway:warning" },
  { "1.3 no parallel measure", "whose traineeship ends on the day", PLUS, "2025-06-10", "puoi-2022", NULL,
    { "2025-09-02", "2026-03-01" }, FALSE, "eligibility-parallel-traineeship:refused" },
  { "1.3 no parallel measure", "or ended the day before", PLUS, "2025-06-10", "puoi-2022", NULL, { "2025-09-01",
    "2026-02-28" }, FALSE, "eligibility-parallel-pathway:warning" },
};

static void
test_pathways (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pathways); i++)
    {
      g_autoptr(PcCase) self = make_eligible (pathways[i].programme, "2026-03-01", NULL, NULL);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *rules = NULL;
      PcPathwayCase *other = sample_case_add_pathway (self, pathways[i].opened_on, pathways[i].other);

      g_test_message ("%s (FACTS %s)", pathways[i].what, pathways[i].source);
      sample_case_add_permit (self, PERMIT);
      sample_case_fill (other->pathway, PATHWAY);
      if (pathways[i].fields != NULL)
        sample_case_fill (other->pathway, pathways[i].fields);
      if (pathways[i].traineeship[0] != NULL)
        sample_case_add_traineeship (other, pathways[i].traineeship[0], pathways[i].traineeship[1]);

      pc_eligibility_check (self, pathways[i].second ? other : sample_case_get_pathway (self),
                            sample_case_get_programme (pathways[i].programme), self->on, findings, NULL);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, pathways[i].rules);
    }
}

/* Whether she could begin: what she has in the programme stands against it. */
static void
test_without_pathway (void)
{
  g_autoptr(PcCase) self = make_eligible (PLUS, "2026-03-01", NULL, "closed_on=2026-02-01");
  g_autoptr(GPtrArray) first = pc_findings_new ();
  g_autoptr(GPtrArray) second = pc_findings_new ();

  sample_case_add_permit (self, PERMIT);
  pc_eligibility_check (self, NULL, sample_case_get_programme (PLUS), self->on, first, NULL);
  g_assert_cmpint (pc_findings_get_verdict (first), ==, PC_VERDICT_NO);
  g_assert_nonnull (sample_findings_find (first, "eligibility-second-pathway"));
  pc_eligibility_check (self, NULL, sample_case_get_programme ("puoi-2022"), self->on, second, NULL);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_nonnull (sample_findings_find (second, "eligibility-parallel-missing"));
}

/* FACTS 1.3: no parallel measure that pays. Without a pathway in the programme another open one may say it. */
static void
test_measure_without_pathway (void)
{
  static const struct { const char *what; const char *pathway; const char *rules; } rows[] = {
    { "nothing open", "closed_on=2026-02-01; other_measure=none", "eligibility-parallel-missing:unknown" },
    { "open, and does not say it", "other_measure=",
      "eligibility-parallel-missing:unknown eligibility-parallel-pathway:warning" },
    { "open, and there is one", "other_measure=paid",
      "eligibility-parallel-measure:refused eligibility-parallel-pathway:warning" },
    { "open, and there is none", "other_measure=none", "eligibility-parallel-pathway:warning" },
    { "never begun", "other_measure=none; outcome=not-started", "eligibility-parallel-missing:unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PcCase) self = make_eligible ("puoi-2022", "2026-03-01", NULL, rows[i].pathway);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *rules = NULL;

      g_test_message ("%s", rows[i].what);
      sample_case_add_permit (self, PERMIT);
      pc_eligibility_check (self, NULL, sample_case_get_programme (PLUS), self->on, findings, NULL);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, rows[i].rules);
    }
}

static void
test_merged_and_removed (void)
{
  g_autoptr(PcCase) self = make_eligible (PLUS, "2026-03-01", NULL, NULL);

  sample_case_add_permit (self, PERMIT);
  pc_record_set_text (self->person, PC_RECORD_DELETED_AT, "2026-02-01T10:00:00.000Z");
  assert_eligibility (self, "2026-03-01", "no", "protection", "eligibility-person-removed:refused");
  pc_record_set_text (self->person, PC_BENEFICIARY_MERGED_INTO, "01a20a32-65aa-7782-8157-ca1eb3a272ee");
  assert_eligibility (self, "2026-03-01", "no", "protection", "eligibility-person-merged:refused");
}

/* What mends a finding, and from where the rule is. */
static void
test_places_and_sources (void)
{
  g_autoptr(PcCase) self = make_eligible ("puoi-2019", "2026-03-01", "did_on=", NULL);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcRecord *permit = sample_case_add_permit (self, "title=SUS; status=renewal-requested; starts_on=2021-01-01; "
                                                   "expires_on=2026-01-01");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcFinding *finding;

  pc_eligibility_check (self, pathway, pathway->programme, self->on, findings, NULL);

  finding = sample_findings_find (findings, "eligibility-did-missing");
  g_assert_true (finding->kind == &pc_beneficiary_kind);
  g_assert_cmpint (finding->field, ==, PC_BENEFICIARY_DID_ON);
  g_assert_cmpstr (finding->record_id, ==, pc_record_get_id (self->person));
  g_assert_false (finding->assumed);
  g_assert_nonnull (strstr (finding->message, "“Declaration of availability (DID) on”"));

  finding = sample_findings_find (findings, "eligibility-receipt-refused");
  g_assert_true (finding->assumed);
  g_assert_cmpstr (finding->record_id, ==, pc_record_get_id (permit));
  g_assert_cmpint (finding->day, ==, pc_day_from_iso ("2026-01-01"));
  g_assert_nonnull (strstr (finding->source, "Not stated"));
}

/* The day on which requirements hold, by what the programme says: PUOI PLUS on that of the clearance. */
static void
test_day (void)
{
  g_autoptr(PcCase) self = make_eligible (PLUS, "2026-03-01", NULL, NULL);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship;

  g_assert_cmpint (pc_eligibility_get_day (pathway, self->on), ==, self->on);
  traineeship = sample_case_add_traineeship (pathway, "2026-02-10", "2026-08-09");
  g_assert_cmpint (pc_eligibility_get_day (pathway, self->on), ==, self->on);
  sample_case_set (traineeship->traineeship, "clearance_on", "2026-02-03");
  g_assert_cmpint (pc_eligibility_get_day (pathway, self->on), ==, pc_day_from_iso ("2026-02-03"));
  sample_case_set (traineeship->traineeship, "clearance_on", "");
  sample_case_set (pathway->pathway, "closed_on", "2026-02-20");
  g_assert_cmpint (pc_eligibility_get_day (pathway, self->on), ==, pc_day_from_iso ("2026-02-20"));
}

/* PERCORSI asked for 16 to 22 years at the start of the traineeship (FACTS 1.3); here it starts on 1 March 2026. */
static const struct
{
  const char *birth;
  const char *age_at;
  const char *rule;
} ages[] = {
  { "2010-03-01", "traineeship-start", NULL },
  { "2010-03-02", "traineeship-start", "eligibility-too-young" },
  { "2003-03-02", "traineeship-start", NULL },
  { "2003-03-01", "traineeship-start", "eligibility-too-old" },
  { "2010-03-01", "clearance", "eligibility-too-young" },
  { "2003-03-01", "clearance", NULL },
};

static PcProgramme *
make_programme (const char *age_at)
{
  g_autofree char *small = read_small ();
  g_autofree char *limits = g_strdup_printf ("Name=Everybody\nMinAge=16\nBelowAge=23\nAgeAt=%s\n", age_at);
  guint line;
  g_autofree char *text = replace_text (small, "Name=Everybody\n", limits, &line);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  PcProgramme *programme = pc_programme_new_from_data (data, "small.programme", &error);

  g_assert_no_error (error);
  return programme;
}

static void
test_age_at (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr(PcCase) self = make_eligible (PLUS, "2026-02-01", NULL, NULL);
      g_autoptr(PcProgramme) programme = make_programme (ages[i].age_at);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-03-01", "2026-08-31");

      g_test_message ("born on %s, age at %s", ages[i].birth, ages[i].age_at);
      sample_case_set (self->person, "birth_date", ages[i].birth);
      sample_case_set (traineeship->traineeship, "clearance_on", "2026-02-15");
      sample_case_add_permit (self, PERMIT);
      pc_eligibility_check (self, pathway, programme, self->on, findings, NULL);
      g_assert_cmpint (sample_findings_find (findings, "eligibility-too-young") != NULL, ==,
                       g_strcmp0 (ages[i].rule, "eligibility-too-young") == 0);
      g_assert_cmpint (sample_findings_find (findings, "eligibility-too-old") != NULL, ==,
                       g_strcmp0 (ages[i].rule, "eligibility-too-old") == 0);
    }
}

/* Records of which nothing is filled in: all is unknown, nothing breaks. */
static void
test_empty (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (programmes); i++)
    {
      g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);
      g_autoptr(PcRecord) permit = pc_record_new (&pc_permit_kind);
      g_autoptr(PcCase) self = pc_case_new (person, pc_day_from_iso ("2026-03-01"));
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      PcProgramme *programme = sample_case_get_programme (programmes[i]);

      g_assert_cmpint (pc_eligibility_check (self, NULL, programme, self->on, findings, NULL), ==, PC_VERDICT_UNKNOWN);
      g_ptr_array_add (self->permits, g_object_ref (permit));
      g_assert_cmpint (pc_eligibility_check (self, NULL, programme, self->on, findings, NULL), ==, PC_VERDICT_UNKNOWN);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/eligibility/people", test_people);
  g_test_add_func ("/eligibility/pathways", test_pathways);
  g_test_add_func ("/eligibility/without-pathway", test_without_pathway);
  g_test_add_func ("/eligibility/measure-without-pathway", test_measure_without_pathway);
  g_test_add_func ("/eligibility/merged-and-removed", test_merged_and_removed);
  g_test_add_func ("/eligibility/places-and-sources", test_places_and_sources);
  g_test_add_func ("/eligibility/day", test_day);
  g_test_add_func ("/eligibility/age-at", test_age_at);
  g_test_add_func ("/eligibility/empty", test_empty);

  return g_test_run ();
}
