/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tutoring-check.h"

#include <locale.h>
#include <string.h>

#include "sample-case.h"

#define ASSESSED \
  "name=Kneading; target=good; midterm=fair; midterm_on=2026-05-04; final=good; final_on=2026-07-31; evidence=Bread"
#define AIMED "name=Kneading; target=good"

/* From 2 February to 31 July 2026, with a contact of the promoter's tutor in each month so far. */
static const struct
{
  const char *source;        /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *what;
  const char *on;
  const char *tutoring;
  const char *competence;
  const char *event;
  const char *programme;     /* PUOI PLUS where there is none. */
  const char *findings;
} cases[] = {
  { "2 sole-pfi", "before it starts", "2026-02-01", "", NULL, NULL, NULL, "" },
  { "2 sole-pfi", "begun", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10", AIMED, NULL, NULL, "" },
  { "2 sole-pfi", "over, and all is done", "2026-08-01",
    "2026-02-28 visit 1:00 2026-02-28; 2026-03-31 monitoring 1:00 2026-03-31 2026-02-02..2026-03-31;"
    "2026-04-30 telephone 0:15 2026-04-30;2026-05-04 midterm-assessment 1:00 2026-05-04;"
    "2026-06-30 office 1:00 2026-06-30;2026-07-31 monitoring 1:00 2026-07-31 2026-04-01..2026-07-31", ASSESSED, NULL,
    NULL, "" },

  { "1.2 S virv", "INSIDE: 16 hours, and 4 so far", "2026-02-13",
    "2026-02-10 visit 1:00 2026-02-10; 2026-02-11 company 4:00 2026-02-11", AIMED, NULL, "inside-2015",
    "tutoring-company-hours:note" },
  { "1.1 cliclav", "INSIDE: 16 hours, all of them", "2026-02-13",
    "2026-02-10 visit 1:00 2026-02-10; 2026-02-11 company 8:00 2026-02-11; 2026-02-12 company 8:00 2026-02-12", AIMED,
    NULL, "inside-2015", "" },
  { "1.1 cliclav", "INSIDE: more than 16 hours", "2026-02-13",
    "2026-02-10 visit 1:00 2026-02-10; 2026-02-11 company 8:00 2026-02-11; 2026-02-12 company 8:01 2026-02-12", AIMED,
    NULL, "inside-2015", "tutoring-company-beyond:note" },
  { "1.1 cliclav", "INSIDE: broken off with a minute less", "2026-02-14",
    "2026-02-10 visit 1:00 2026-02-10; 2026-02-11 company 8:00 2026-02-11; 2026-02-12 company 7:59 2026-02-12;"
    "2026-02-13 monitoring 0:30 2026-02-13 2026-02-02..2026-02-13",
    "name=Kneading; target=good; final=fair; final_on=2026-02-13; evidence=Bread",
    "kind=interruption; date=2026-02-13; ground=employed", "inside-2015", "tutoring-company-hours:warning" },

  { "1.7 signed", "nobody has signed", "2026-02-13", "2026-02-10 visit 1:00", AIMED, NULL, NULL,
    "tutoring-unsigned:warning" },
  { "1.7 signed", "today it can still be signed", "2026-02-10", "2026-02-10 visit 1:00", AIMED, NULL, NULL, "" },
  { "reckoning", "signed before it took place", "2026-02-13", "2026-02-10 visit 1:00 2026-02-09", AIMED, NULL, NULL,
    "tutoring-signed-early:warning" },
  { "reckoning", "company tutoring before the start", "2026-02-13", "2026-01-30 company 1:00 2026-01-30", AIMED, NULL,
    NULL, "tutoring-outside:warning" },
  { "reckoning", "a visit before the start", "2026-02-13", "2026-01-30 host-meeting 1:00 2026-01-30", AIMED, NULL, NULL,
    "" },
  { "reckoning", "a month without a contact", "2026-03-02", "2026-03-01 visit 1:00 2026-03-01", AIMED, NULL, NULL,
    "tutoring-no-contact:note" },
  { "reckoning", "the month is not over", "2026-02-28", "", AIMED, NULL, NULL, "" },

  { "2 monitoring", "of no period", "2026-03-02", "2026-02-28 monitoring 1:00 2026-02-28", AIMED, NULL, NULL,
    "tutoring-period-missing:unknown" },
  { "2 monitoring", "of a period that ends before it starts", "2026-03-02",
    "2026-02-28 monitoring 1:00 2026-02-28 2026-02-28..2026-02-02", AIMED, NULL, NULL,
    "tutoring-period-reversed:refused" },
  { "2 monitoring", "a hole before the last one", "2026-04-01",
    "2026-02-27 monitoring 1:00 2026-02-27 2026-02-02..2026-02-27;"
    "2026-03-31 monitoring 1:00 2026-03-31 2026-03-01..2026-03-31", AIMED, NULL, NULL,
    "tutoring-monitoring-gap:warning" },
  { "2 monitoring", "leap days are days", "2026-04-01",
    "2026-02-27 monitoring 1:00 2026-02-27 2026-02-02..2026-02-28;"
    "2026-03-31 monitoring 1:00 2026-03-31 2026-03-01..2026-03-31", AIMED, NULL, NULL, "" },

  { "2 sole-pfi", "no competence", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10", NULL, NULL, NULL,
    "tutoring-no-competences:unknown" },
  { "2 sole-pfi", "no level aimed at", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10", "name=Kneading", NULL, NULL,
    "tutoring-target-missing:unknown" },
  { "2 dossier", "the day half-way", "2026-05-02",
    "2026-02-10 visit 1:00 2026-02-10; 2026-03-10 visit 1:00 2026-03-10;2026-04-10 visit 1:00 2026-04-10", AIMED, NULL,
    NULL, "" },
  { "2 dossier", "past it, not assessed", "2026-05-03",
    "2026-02-10 visit 1:00 2026-02-10; 2026-03-10 visit 1:00 2026-03-10;2026-04-10 visit 1:00 2026-04-10", AIMED, NULL,
    NULL, "tutoring-midterm-missing:warning" },
  { "2 dossier", "broken off before: no mid-term, but a final one", "2026-05-03",
    "2026-02-10 visit 1:00 2026-02-10;2026-02-13 monitoring 0:30 2026-02-13 2026-02-02..2026-02-13", AIMED,
    "kind=interruption; date=2026-02-13; ground=employed", NULL, "tutoring-final-missing:warning" },
  { "2 dossier", "a level with no day", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10", AIMED "; midterm=fair", NULL,
    NULL, "tutoring-assessment-undated:unknown" },
  { "2 dossier", "a day with no level", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10", AIMED "; final_on=2026-02-13",
    NULL, NULL, "tutoring-assessment-undated:unknown" },
  { "2 dossier", "assessed before the start", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10",
    AIMED "; midterm=fair; midterm_on=2026-02-01", NULL, NULL, "tutoring-assessment-day:warning" },
  { "2 dossier", "finally before mid-term", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10",
    AIMED "; midterm=fair; midterm_on=2026-02-12; final=good; final_on=2026-02-11; evidence=Bread", NULL, NULL,
    "tutoring-assessment-day:warning" },
  { "8 messa in trasparenza", "no evidence", "2026-02-13", "2026-02-10 visit 1:00 2026-02-10",
    AIMED "; final=good; final_on=2026-02-12", NULL, NULL, "tutoring-evidence:note" },

  { "2 annulment", "of what never was nothing is asked", "2026-08-01", "2026-02-10 visit 1:00", NULL,
    "kind=cancellation; date=2026-02-02", NULL, "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (cases[i].on,
                                                cases[i].programme != NULL ? cases[i].programme : "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02",
                                                                    "2026-07-31");
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *found = NULL;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      sample_case_add_tutoring (traineeship, cases[i].tutoring);
      if (cases[i].competence != NULL)
        sample_case_add_competence (traineeship, cases[i].competence);
      if (cases[i].event != NULL)
        sample_case_add_event (traineeship, cases[i].event);
      pc_tutoring_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
      found = sample_findings_dup_rules (findings);
      g_assert_cmpstr (found, ==, cases[i].findings);
    }
}

static void
test_sum (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-31", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02", "2026-07-31");
  PcTutoringSum sum;

  sample_case_add_tutoring (traineeship,
  "2026-02-10 visit 1:00 2026-02-10; 2026-02-12 company 2:30; 2026-02-20 telephone 0:15;"
                                         "2026-03-03 company 1:30 2026-03-03; 2026-03-10 monitoring 1:00 2026-03-10");
  pc_tutoring_sum (traineeship, &sum);
  g_assert_cmpint (sum.company, ==, 240);
  g_assert_cmpint (sum.promoter, ==, 135);
  g_assert_cmpint (sum.visits, ==, 1);
  g_assert_cmpint (sum.contacts, ==, 3);
  g_assert_cmpint (sum.unsigned_minutes, ==, 165);
  g_assert_cmpint (sum.unsigned_company, ==, 150);
  g_assert_cmpint (sum.first, ==, pc_day_from_iso ("2026-02-10"));
  g_assert_cmpint (sum.last, ==, pc_day_from_iso ("2026-03-10"));
}

static void
test_source (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-02-13", "inside-2015");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02", "2026-07-31");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const PcFinding *finding;

  sample_case_add_tutoring (traineeship, "2026-02-11 company 4:00");
  pc_tutoring_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
  finding = sample_findings_find (findings, "tutoring-company-hours");
  g_assert_cmpstr (finding->source, ==, "INSIDE notice, November 2015");
  g_assert_nonnull (strstr (finding->message, "16:00"));
  g_assert_nonnull (strstr (finding->message, "4:00 of them"));

  finding = sample_findings_find (findings, "tutoring-unsigned");
  g_assert_cmpuint (finding->rows->len, ==, 1);
  g_assert_cmpstr (finding->record_id, ==, g_array_index (traineeship->tutoring, PcTutoring, 0).id);
}

/* What the host contribution pays for (FACTS 1.1): INSIDE 16 hours; the later notices state none. */
static void
test_paid (void)
{
  static const struct { const char *programme; int minutes; } paid[] = {
    { "inside-2015", 16 * 60 }, { "puoi-2019", -1 }, { "puoi-2022", -1 }, { "puoi-plus-2025", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paid); i++)
    g_assert_cmpint (pc_tutoring_get_paid_minutes (sample_case_get_programme (paid[i].programme)), ==, paid[i].minutes);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tutoring-check/cases", test_cases);
  g_test_add_func ("/tutoring-check/sum", test_sum);
  g_test_add_func ("/tutoring-check/source", test_source);
  g_test_add_func ("/tutoring-check/paid", test_paid);

  return g_test_run ();
}
