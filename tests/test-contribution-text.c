/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-contribution-text.h"

#include <locale.h>

#include "pc-kinds.h"
#include "sample-case.h"

/*
 * Why a component is due or not, on a pathway opened on 1 October 2025 with a traineeship from 1 February to 31 July
 * 2026, five days a week: PUOI PLUS pays the host on completion, PUOI 2019 a lump sum once the clearance is issued,
 * INSIDE the hours of company tutoring. The state is "-" where it is not the condition that decides.
 */
static const struct
{
  const char *source;       /* Of the rule in FACTS: section and word or key. */
  const char *what;
  const char *programme;    /* NULL for PUOI PLUS. */
  const char *on;
  const char *pathway;
  const char *traineeship;  /* Fields; "" for nothing more, NULL for none. */
  const char *event;
  const char *days;
  const char *tutoring;
  const char *hours;        /* Of the service that the component pays. */
  const char *component;
  const char *state;
  const char *text;
} cases[] = {
  { "1.1 solav: on completion", "brought to its end", NULL, "2026-08-01", NULL, "", NULL,
    "2026-02-01..2026-07-31 present 4:00", NULL, NULL,
    "host", "met", "The traineeship was brought to its end on 2026-07-31." },
  { "1.1 solav: on completion", "days not marked", NULL, "2026-08-01", NULL, "", NULL,
    "2026-02-01..2026-06-30 present 4:00", NULL, NULL,
    "host", "met",
    "The traineeship was brought to its end on 2026-07-31, but not all its days are marked: mark them before it is "
    "claimed." },
  { "1.1 solav: on completion", "running", NULL, "2026-07-30", NULL, "", NULL, "2026-02-01..2026-07-30 present 4:00",
    NULL, NULL,
    "host", "open", "The traineeship lasts until 2026-07-31, and must be brought to its end." },
  { "1.1 solav: on completion", "its last day, not marked", NULL, "2026-07-31", NULL, "", NULL,
    "2026-02-01..2026-07-30 present 4:00", NULL,
    NULL, "host", "open", "The traineeship lasts until 2026-07-31, and must be brought to its end." },
  { "2: interruption", "broken off", NULL, "2026-05-01", NULL, "", "kind=interruption; date=2026-04-10",
    "2026-02-01..2026-04-10 present 4:00", NULL, NULL, "host", "failed",
    "The traineeship was broken off on 2026-04-10." },
  { "2: interruption", "broken off on its last day", NULL, "2026-08-01", NULL, "", "kind=interruption; date=2026-07-31",
    "2026-02-01..2026-07-31 present 4:00", NULL, NULL, "host", "met",
    "The traineeship was brought to its end on 2026-07-31." },
  { "1.1 solav: on completion", "closed before", NULL, "2026-06-01", "closed_on=2026-05-15", "", NULL,
    "2026-02-01..2026-05-15 present 4:00", NULL, NULL, "host", "failed",
    "The pathway was closed on 2026-05-15, before the traineeship came to its end." },
  { "1.1 solav: on completion", "nobody came", NULL, "2026-08-01", NULL, "", NULL, NULL, NULL, NULL, "host", "failed",
    "No presence is on record up to the end of the traineeship, 2026-07-31." },
  { "1.1 solav: on completion", "no last day", NULL, "2026-06-01", NULL, "ends_on=", NULL, NULL, NULL, NULL, "host",
    "open",
    "It is not known when the traineeship ends: write down its last day." },
  { "1.1 solav: on completion", "no last day, and closed", NULL, "2026-06-01", "closed_on=2026-05-15", "ends_on=",
    NULL, NULL, NULL, NULL,
    "host", "failed", "The pathway was closed on 2026-05-15, before the traineeship came to its end." },
  { "1.1 solav: on completion", "no traineeship", NULL, "2026-06-01", NULL, NULL, NULL, NULL, NULL, NULL, "host",
    "open",
    "There is no traineeship that was not cancelled." },
  { "2: annulment", "cancelled", NULL, "2026-06-01", NULL, "", "kind=cancellation; date=2026-02-01", NULL, NULL, NULL,
    "host", "open",
    "There is no traineeship that was not cancelled." },

  { "1.1 INSIDE: 500 for 16 hours", "after the last day of the programme", "inside-2015", "2026-06-01", NULL, "",
    NULL, NULL,
    "2026-03-02 company 4:00 2026-03-02; 2026-03-03 company 2:00", NULL, "host", "failed",
    "The last day that the programme allows has passed before the end of the traineeship. "
    "6:00 of 16:00 of company tutoring are written down, 4:00 of them signed." },

  { "1.1 intmig1681: 2021 action", "not yet", "puoi-2019", "2021-08-23", NULL,
    "starts_on=2021-08-01; ends_on=2021-11-30", NULL, NULL, NULL,
    "OS-2021", "orientation-2021", "open", "The clearance is not issued yet." },
  { "1.1 intmig1681: 2021 action", "issued", "puoi-2019", "2021-08-24", NULL,
    "starts_on=2021-08-01; ends_on=2021-11-30; clearance_on=2021-07-15", NULL, NULL, NULL, "OS-2021",
    "orientation-2021", "met",
    "The clearance was issued on 2021-07-15." },
  { "1.1 intmig1681: 2021 action", "a day too late", "puoi-2019", "2021-08-24", NULL,
    "starts_on=2021-08-01; ends_on=2021-11-30", NULL, NULL, NULL, "OS-2021", "orientation-2021", "failed",
    "The clearance was not issued while something could still be delivered." },
  { "1.6", "hours are not stated", "puoi-2022", "2026-06-01", NULL, "", NULL, NULL, NULL, NULL, "promoter", "-",
    "Nothing can be reckoned: the programme does not state how many hours or months it pays. Set it in a copy of its "
    "file." },
};

static PcCase *
make_case (guint i)
{
  PcCase *self = sample_case_new (cases[i].on, cases[i].programme != NULL ? cases[i].programme : "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship;

  sample_case_set (pathway->pathway, "opened_on", cases[i].programme != NULL ? "2015-10-01" : "2025-10-01");
  if (cases[i].pathway != NULL)
    sample_case_fill (pathway->pathway, cases[i].pathway);
  if (cases[i].hours != NULL)
    sample_case_add_hours (pathway, cases[i].hours, "1:00", "0");
  if (cases[i].traineeship == NULL)
    return self;

  traineeship = sample_case_add_traineeship (pathway, "2026-02-01", "2026-07-31");
  if (*cases[i].traineeship != '\0')
    sample_case_fill (traineeship->traineeship, cases[i].traineeship);
  if (cases[i].event != NULL)
    sample_case_add_event (traineeship, cases[i].event);
  if (cases[i].days != NULL)
    sample_case_add_days (traineeship, cases[i].days);
  if (cases[i].tutoring != NULL)
    sample_case_add_tutoring (traineeship, cases[i].tutoring);

  return self;
}

static void
check_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(PcCase) self = make_case (i);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_auto(PcLedger) ledger = { 0 };
  const PcLedgerLine *line;
  const char *state;
  g_autofree char *text = NULL;

  pc_ledger_reckon (self, pathway, &ledger);
  line = pc_ledger_find (&ledger, cases[i].component);
  g_assert_nonnull (line);
  state = pc_contribution_get_state_code (pathway, line, self->on);
  text = pc_contribution_explain (pathway, line, self->on);
  g_assert_cmpstr (text, ==, cases[i].text);
  g_assert_cmpstr (state != NULL ? state : "-", ==, cases[i].state);
}

/* The one that was brought to its end decides, else the newest. */
static void
test_traineeship_that_decides (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-08-10", "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *first = sample_case_add_traineeship (pathway, "2026-02-02", "2026-03-31");
  PcTraineeshipCase *second = sample_case_add_traineeship (pathway, "2026-04-01", "2026-09-30");

  g_assert_true (pc_contribution_find_traineeship (pathway, self->on) == second);
  sample_case_add_days (first, "2026-02-02..2026-03-31 present 4:00");
  g_assert_true (pc_contribution_find_traineeship (pathway, self->on) == first);
}

static void
test_condition_codes (void)
{
  g_assert_cmpstr (pc_contribution_get_condition_code (PC_PROGRAMME_CONDITION_UNSTATED), ==, "unstated");
  g_assert_cmpstr (pc_contribution_get_condition_code (PC_PROGRAMME_CONDITION_NONE), ==, "none");
  g_assert_cmpstr (pc_contribution_get_condition_code (PC_PROGRAMME_CONDITION_COMPLETED), ==, "completed");
  g_assert_cmpstr (pc_contribution_get_condition_code (PC_PROGRAMME_CONDITION_HOURS_CERTIFIED), ==, "hours-certified");
  g_assert_cmpstr (pc_contribution_get_condition_code (PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED), ==,
                   "clearance-issued");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/contribution-text/%u-%s", i, cases[i].what);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_case);
    }
  g_test_add_func ("/contribution-text/traineeship-that-decides", test_traineeship_that_decides);
  g_test_add_func ("/contribution-text/condition-codes", test_condition_codes);

  return g_test_run ();
}
