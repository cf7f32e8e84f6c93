/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation-check.h"

#include <locale.h>
#include <string.h>

#include "pc-kinds.h"
#include "sample-case.h"

/* A traineeship from 15 January to 14 July 2026 in which nothing is to be found fault with. */
#define COMPLETE \
  "contract_weekly_minutes=40:00; host_tutor_id=a; promoter_tutor_id=b; accident_insurance=12345;" \
  "liability_insurance=P1; safety_training_on=2026-01-15; medical_check_on=2026-01-12; communication_on=2026-01-14;" \
  "clearance_on=2026-01-08"

#define R(words) "traineeship-" words

static const struct
{
  const char *source;       /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *what;
  const char *programme;    /* PUOI PLUS where there is none. */
  const char *fields;       /* Of the traineeship, beside COMPLETE. */
  const char *events[3];
  const char *on;           /* 30 June 2026 where there is none. */
  const char *findings;
} cases[] = {
  { "2", "nothing", NULL, NULL, { NULL }, NULL, "" },
  { "2", "the first day", NULL, NULL, { NULL }, "2026-01-15", "" },

  /* Days */
  { "reckoning", "no last day", NULL, "ends_on=", { NULL }, NULL, R ("days-missing:unknown") },
  { "reckoning", "no first day", NULL, "starts_on=", { NULL }, NULL, R ("days-missing:unknown") },
  { "reckoning", "end before start", NULL, "ends_on=2025-07-14", { NULL }, NULL, R ("end-before-start:refused") },
  { "reckoning", "a year mistyped", NULL, "ends_on=2206-07-14", { NULL }, NULL, R ("end-too-far:refused") },

  /* Events */
  { "2 start", "later than agreed", NULL, NULL, { "kind=start; date=2026-01-19" }, NULL,
    R ("shorter-than-programme:note") " " R ("start-moved:note") },
  { "2 start", "as agreed", NULL, NULL, { "kind=start; date=2026-01-15" }, NULL, "" },
  { "2 start", "after the agreed end", NULL, NULL, { "kind=start; date=2026-07-15" }, "2026-07-15",
    R ("start-after-end:refused") },
  { "reckoning", "two starts", NULL, NULL, { "kind=start; date=2026-01-15", "kind=start; date=2026-01-15" }, NULL,
    R ( "starts-twice:warning") },
  { "2 interruption", "with its ground, communicated", NULL, NULL,
    { "kind=interruption; date=2026-04-10; ground=employed; communication_on=2026-04-11" }, NULL,
    R ("attestation-none:note") },
  { "2 interruption", "by reasoned notice: no reason", NULL, NULL,
    { "kind=interruption; date=2026-04-10; communication_on=2026-04-11" }, NULL,
    R ("attestation-none:note") " " R ("interruption-reason:unknown") },
  { "2 interruption", "a reason in words", NULL, NULL,
    { "kind=interruption; date=2026-04-10; reason=Moved away; communication_on=2026-04-11" }, NULL,
    R ("attestation-none:note") },
  { "reckoning", "two ends", NULL, NULL,
    { "kind=interruption; date=2026-04-10; ground=employed; communication_on=2026-04-11", "kind=end; date=2026-07-14" },
    NULL, R ("attestation-none:note") " " R ("ends-twice:warning") },
  { "reckoning", "an end before the end", NULL, NULL, { "kind=end; date=2026-05-29; communication_on=2026-05-29" },
    NULL, R ("attestation-none:note") " " R ("end-early:warning") },
  { "2 end", "on the last day", NULL, NULL, { "kind=end; date=2026-07-14" }, NULL, "" },
  { "reckoning", "an interruption after the end", NULL, NULL,
    { "kind=interruption; date=2026-08-10; ground=employed; communication_on=2026-08-10" }, NULL,
    R ("event-after-end:warning") },
  { "reckoning", "an interruption before the start", NULL, NULL,
    { "kind=interruption; date=2026-01-10; ground=employed; communication_on=2026-01-10" }, NULL,
    R ("event-before-start:refused") },
  { "reckoning", "a change before the start", NULL, NULL, { "kind=site-change; date=2026-01-10; site=Via Po 2" }, NULL,
    R ("event-before-start:warning") },
  { "reckoning", "a change after the end", NULL, NULL, { "kind=site-change; date=2026-07-15; site=Via Po 2" }, NULL,
    R ("event-after-end:warning") },
  { "2 annulment", "never begun", NULL, NULL, { "kind=cancellation; date=2026-01-15" }, NULL, "" },
  { "2 annulment", "begun", NULL, NULL, { "kind=start; date=2026-01-15", "kind=cancellation; date=2026-01-30" }, NULL,
    R ("cancelled-attended:refused") },
  { "2 extension", "communicated", "puoi-2019", NULL,
    { "kind=extension; date=2026-07-15; new_ends_on=2026-10-14; communication_on=2026-07-14" }, NULL, "" },
  { "2 extension", "not communicated", "puoi-2019", NULL, { "kind=extension; date=2026-07-15; new_ends_on=2026-10-14" },
    NULL, R ("event-communication:warning") },
  { "2 extension", "until nobody knows when", "puoi-2019", NULL,
    { "kind=extension; date=2026-07-14; communication_on=2026-07-14" }, NULL, R ("extension-end:unknown") },
  { "2 extension", "to an earlier day", "puoi-2019", NULL,
    { "kind=extension; date=2026-07-01; new_ends_on=2026-07-14; communication_on=2026-07-14" }, NULL,
    R ("extension-shortens:warning") },
  { "2 extension", "of what had ended", "puoi-2019", NULL,
    { "kind=extension; date=2026-07-16; new_ends_on=2026-10-14; communication_on=2026-07-14" }, NULL,
    R ("extension-late:warning") },
  { "2 accident", "no copy of the report", NULL, NULL, { "kind=accident; date=2026-03-10" }, NULL,
    R ("event-communication:warning") },

  /* Suspensions */
  { "2 suspension", "30 days of illness", NULL, NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness" }, NULL, R ("end-moved:note") },
  { "2 suspension", "29 days of illness", NULL, NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-29; ground=illness" }, NULL, R ("suspension-short:warning") },
  { "2 suspension", "15 days of closure", NULL, NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-15; ground=closure" }, NULL, R ("end-moved:note") },
  { "2 suspension", "14 days of closure", NULL, NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-14; ground=closure" }, NULL, R ("suspension-short:warning") },
  { "2 suspension", "no ground", NULL, NULL, { "kind=suspension; date=2026-03-01; until=2026-03-30" }, NULL,
    R ("suspension-ground:unknown") },
  { "2 suspension", "another ground", NULL, NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=other" }, NULL, R ("suspension-other:warning") },
  { "9", "not stated by a notice older than the agreement", "inside-2015", NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness" }, NULL, R ("suspension-unstated:unknown") },
  { "9", "not stated, but the new end was agreed", "inside-2015", NULL,
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness; new_ends_on=2026-08-13" }, NULL,
    R ( "longer-than-programme:warning") },
  { "2 suspension", "open", NULL, NULL, { "kind=suspension; date=2026-06-20; ground=illness" }, NULL,
    R ("suspension-open:note") },
  { "2 suspension", "open, and counts", NULL, NULL, { "kind=suspension; date=2026-05-20; ground=illness" }, NULL,
    R ("end-moved:note") " " R ("suspension-open:note") },
  { "reckoning", "it ends before it starts", NULL, NULL,
    { "kind=suspension; date=2026-03-30; until=2026-03-01; ground=illness" }, NULL, R ("suspension-reversed:refused") },
  { "reckoning", "overlapping", NULL, NULL, { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness",
    "kind=suspension; date=2026-03-30; until=2026-04-30; ground=maternity" }, NULL,
    R ("end-moved:note") " " R ("suspension-overlap:warning") },
  { "reckoning", "after the end", NULL, NULL, { "kind=suspension; date=2026-07-15; until=2026-08-30; ground=illness" },
    NULL, R ("suspension-outside:warning") },
  { "reckoning", "before the start", NULL, NULL,
    { "kind=suspension; date=2025-07-15; until=2025-08-30; ground=illness" }, NULL, R ("suspension-outside:warning") },
  { "reckoning", "resumed in time", NULL, NULL, { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness",
    "kind=resumption; date=2026-03-31" }, NULL, R ("end-moved:note") },
  { "reckoning", "resumed late", NULL, NULL, { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness",
    "kind=resumption; date=2026-04-07" }, NULL, R ("end-moved:note") " " R ("resumption-late:warning") },
  { "reckoning", "resumed from nothing", NULL, NULL, { "kind=resumption; date=2026-03-31" }, NULL,
    R ("resumption-alone:warning") },

  /* Length */
  { "2 duration", "two months", NULL, "ends_on=2026-03-14", { NULL }, "2026-03-14", R ("shorter-than-programme:note") },
  { "2 duration", "less than two months, a host that is not seasonal", NULL, "ends_on=2026-03-13; notes=", { NULL },
    "2026-03-13", R ("shorter-than-programme:note") " " R ("too-short:unknown") },
  { "2 duration", "31 January: two months end on 30 March", NULL,
    "starts_on=2026-01-31; ends_on=2026-03-30; communication_on=2026-01-30", { NULL }, "2026-03-30",
    R ("shorter-than-programme:note") },
  { "2 duration", "less than one month", NULL, "ends_on=2026-02-13", { NULL }, "2026-02-13",
    R ("shorter-than-programme:note") " " R ("too-short:refused") },
  { "2 duration", "twelve months with extensions", "puoi-2019", "ends_on=2027-01-14", { NULL }, NULL, "" },
  { "2 duration", "a day more, and nothing is known of a disability", "puoi-2019", "ends_on=2027-01-15", { NULL }, NULL,
    R ("longer-than-programme:warning") " " R ("too-long:unknown") },
  { "2 duration", "more than 24 months", "puoi-2019", "ends_on=2028-01-15", { NULL }, NULL,
    R ("longer-than-programme:warning") " " R ("too-long:refused") },
  { "2 duration", "suspensions are not counted", "puoi-2019", "ends_on=2027-01-14",
    { "kind=suspension; date=2026-03-01; until=2026-04-30; ground=maternity" }, NULL, R ("end-moved:note") },
  { "1.1", "PUOI PLUS: six months; extensions are not stated", NULL, "ends_on=2026-07-15", { NULL }, NULL,
    R ("longer-than-programme:warning") },
  { "1.1", "PUOI 2019: six months more", "puoi-2019", "ends_on=2026-08-15", { NULL }, NULL, "" },

  /* Hours */
  { "2 unito", "the hours of the collective agreement", NULL, "contract_weekly_minutes=20:00", { NULL }, NULL, "" },
  { "2 unito", "more than those", NULL, "contract_weekly_minutes=19:59", { NULL }, NULL,
    R ("weekly-contract:refused") },
  { "2 unito", "nobody has entered them", NULL, "contract_weekly_minutes=", { NULL }, NULL,
    R ("contract-missing:unknown") },
  { "2 unito", "more from a change on", NULL, NULL, { "kind=timetable-change; date=2026-03-02; weekly_minutes=41:00" },
    NULL, R ("weekly-contract:refused") },
  { "1.1", "PUOI 2022: 20 hours a week", "puoi-2022", NULL, { NULL }, NULL, "" },
  { "1.1", "PUOI 2022: more", "puoi-2022", "weekly_minutes=20:05; ends_at=13:01", { NULL }, NULL,
    R ("weekly-limit:refused") },
  { "1.1", "PUOI 2019: 6 hours a day", "puoi-2019", "weekly_minutes=30:00; ends_at=15:00", { NULL }, NULL, "" },
  { "1.1", "PUOI 2019: a break is none of them", "puoi-2019", "weekly_minutes=30:00; ends_at=16:00; break_minutes=1:00",
    { NULL }, NULL, "" },
  { "1.1", "PUOI 2019: more", "puoi-2019", "weekly_minutes=30:00; weekdays=1 2 3 4; ends_at=16:30", { NULL }, NULL,
    R ("daily-limit:refused") },
  { "9", "PUOI PLUS states neither", NULL, "weekly_minutes=40:00; ends_at=17:00", { NULL }, NULL, "" },
  { "reckoning", "no days of the week", NULL, "weekdays=", { NULL }, NULL, R ("weekdays-missing:unknown") },
  { "reckoning", "no hours", NULL, "weekly_minutes=; starts_at=; ends_at=", { NULL }, NULL,
    R ("hours-missing:unknown") },
  { "reckoning", "another sum", NULL, "weekdays=1 2 3 4", { NULL }, NULL, R ("week-differs:warning") },
  { "reckoning", "a day that ends before it starts", NULL, "starts_at=17:00", { NULL }, NULL,
    R ("times-reversed:refused") },

  /* Communication */
  { "2 brescia", "to be sent, seen from the day before", NULL, "communication_on=", { NULL }, "2026-01-14",
    R ("communication-due:note") },
  { "2 brescia", "not sent", NULL, "communication_on=", { NULL }, "2026-01-15", R ("communication-missing:refused") },
  { "2 brescia", "sent on the day of the start", NULL, "communication_on=2026-01-15", { NULL }, NULL,
    R ( "communication-late:warning") },
  { "9", "not stated by INSIDE", "inside-2015", "communication_on=", { NULL }, NULL,
    R ("communication-unstated:unknown") },

  /* Clearance */
  { "8 nulla osta", "issued on the day of the start", NULL, "clearance_on=2026-01-15", { NULL }, NULL, "" },
  { "8 nulla osta", "issued a day later", NULL, "clearance_on=2026-01-16", { NULL }, NULL,
    R ("clearance-late:refused") },
  { "8 nulla osta", "not issued, seen from the day before the start", NULL, "clearance_on=", { NULL }, "2026-01-14",
    "" },
  { "8 nulla osta", "not issued", NULL, "clearance_on=", { NULL }, "2026-01-15", R ("clearance-missing:refused") },

  /* The training project, safety */
  { "2 sole-pfi", "no company tutor", NULL, "host_tutor_id=", { NULL }, NULL, R ("host-tutor:unknown") },
  { "2 sole-pfi", "the company tutor came later", NULL, "host_tutor_id=",
    { "kind=host-tutor-change; date=2026-02-02; host_tutor_id=c" }, NULL, "" },
  { "2 sole-pfi", "no tutor of the promoter", NULL, "promoter_tutor_id=", { NULL }, NULL,
    R ("promoter-tutor:unknown") },
  { "2 sole-pfi", "no INAIL", NULL, "accident_insurance=", { NULL }, NULL, R ("accident-insurance:unknown") },
  { "2 sole-pfi", "no liability", NULL, "liability_insurance=", { NULL }, NULL, R ("liability-insurance:unknown") },
  { "2 consdl2", "no safety training", NULL, "safety_training_on=", { NULL }, "2026-01-15",
    R ("safety-training:unknown") },
  { "2 consdl2", "no safety training yet", NULL, "safety_training_on=", { NULL }, "2026-01-14", "" },
  { "2 sole-pfi", "no medical check", NULL, "medical_check_on=", { NULL }, NULL, R ("medical-check:note") },
};

static char *
check (PcCase            *self,
       PcTraineeshipCase *traineeship)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_situation_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      g_assert_nonnull (finding->kind);
      g_assert_nonnull (finding->record_id);
      g_assert_cmpint (finding->field, >=, PC_RECORD_N_COMMON);
      g_assert_cmpuint (finding->rows->len, >, 0);
      g_assert_true (g_str_has_suffix (finding->message, "."));
    }

  return sample_findings_dup_rules (findings);
}

static PcTraineeshipCase *
add_complete (PcCase *self)
{
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15", "2026-07-14");

  sample_case_fill (traineeship->traineeship, COMPLETE);
  return traineeship;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (cases[i].on != NULL ? cases[i].on : "2026-06-30",
                                                cases[i].programme != NULL ? cases[i].programme : "puoi-plus-2025");
      PcTraineeshipCase *traineeship = add_complete (self);
      g_autofree char *found = NULL;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      if (cases[i].fields != NULL)
        sample_case_fill (traineeship->traineeship, cases[i].fields);
      for (guint e = 0; e < G_N_ELEMENTS (cases[i].events) && cases[i].events[e] != NULL; e++)
        sample_case_add_event (traineeship, cases[i].events[e]);
      found = check (self, traineeship);
      g_assert_cmpstr (found, ==, cases[i].findings);
    }
}

/* Hosts and people for whom a rule is another. */
static const struct
{
  const char *source;
  const char *host;
  const char *person;
  const char *fields;
  const char *programme;
  const char *on;
  const char *findings;
} others[] = {
  { "2 duration", "seasonal=yes", "disability=none-declared", "ends_on=2026-02-14", "puoi-2019", "2026-02-14",
    R ("shorter-than-programme:note") },
  { "2 duration", "seasonal=yes", "disability=none-declared", "ends_on=2026-02-13", "puoi-2019", "2026-02-13",
    R ("shorter-than-programme:note") " " R ("too-short:refused") },
  { "2 duration", "seasonal=no", "disability=none-declared", "ends_on=2026-03-13", "puoi-2019", "2026-03-13",
    R ("shorter-than-programme:note") " " R ("too-short:refused") },
  { "2 duration", "seasonal=no", "disability=none-declared", "ends_on=2027-01-15", "puoi-2019", "2026-06-30",
    R ("longer-than-programme:warning") " " R ("too-long:refused") },
  { "2 duration", "seasonal=no", "disability=certified", "ends_on=2028-01-14", "puoi-2019", "2026-06-30",
    R ("longer-than-programme:warning") },
  { "2 duration", "seasonal=no", "disability=certified-l68", "ends_on=2028-01-15", "puoi-2019", "2026-06-30",
    R ("longer-than-programme:warning") " " R ("too-long:refused") },
  { "2 duration", "seasonal=no", "disability=declared", "ends_on=2028-01-14", "puoi-2019", "2026-06-30",
    R ("longer-than-programme:warning") " " R ("too-long:unknown") },
  { "2 brescia", "legal_form=public-body", "disability=none-declared", "communication_on=2026-02-20", "puoi-2019",
    "2026-06-30", "" },
  { "2 brescia", "legal_form=public-body", "disability=none-declared", "communication_on=2026-02-21", "puoi-2019",
    "2026-06-30", R ("communication-late:warning") },
  { "2 brescia", "legal_form=public-body", "disability=none-declared", "communication_on=", "puoi-2019", "2026-02-20",
    R ("communication-due:note") },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (others[i].on, others[i].programme);
      PcTraineeshipCase *traineeship = add_complete (self);
      g_autofree char *found = NULL;

      g_test_message ("%s, %s, %s (%s)", others[i].host, others[i].person, others[i].fields, others[i].source);
      sample_case_fill (traineeship->host, others[i].host);
      sample_case_fill (self->person, others[i].person);
      sample_case_fill (traineeship->traineeship, others[i].fields);
      found = check (self, traineeship);
      g_assert_cmpstr (found, ==, others[i].findings);
    }
}

/* Lazio (FACTS 2, jobsoul): 6 months, 12 for protected groups, 24 with a disability; nobody has verified it. */
static void
test_region (void)
{
  static const struct { const char *ends_on; const char *disability; const char *findings; } lengths[] = {
    { "2026-07-14", "none-declared", "" },
    { "2026-07-15", "none-declared", R ("longer-than-programme:warning") " " R ("too-long:unknown") },
    { "2027-01-14", "none-declared", R ("longer-than-programme:warning") " " R ("too-long:unknown") },
    { "2027-01-15", "none-declared", R ("longer-than-programme:warning") " " R ("too-long:refused") },
    { "2027-01-15", "certified", R ("longer-than-programme:warning") },
  };
  g_autoptr(PcRegion) region = pc_region_find ("12", NULL);
  g_autoptr(PcProgramme) programme = pc_programme_with_region (sample_case_get_programme ("puoi-plus-2025"), region);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = add_complete (self);
      g_autofree char *found = NULL;

      g_test_message ("%s, %s", lengths[i].ends_on, lengths[i].disability);
      g_set_object (&sample_case_get_pathway (self)->programme, programme);
      sample_case_set (traineeship->traineeship, "ends_on", lengths[i].ends_on);
      sample_case_set (self->person, "disability", lengths[i].disability);
      found = check (self, traineeship);
      g_assert_cmpstr (found, ==, lengths[i].findings);
    }
}

/* 126 days of 4 hours are the project: 70 % are 352.8 hours. */
static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *days;
  const char *fields;
  const char *events;
  const char *on;
  const char *findings;
} attestations[] = {
  { "2 euroint", "70 %, not issued", NULL, "2026-01-15..2026-05-20 present 4:00; 2026-05-21 present 0:48", NULL, NULL,
    "2026-07-15", R ("attestation-due:warning") },
  { "2 euroint", "70 %, issued", NULL, "2026-01-15..2026-05-20 present 4:00; 2026-05-21 present 0:48",
    "attestation_on=2026-07-20", NULL, "2026-07-20", "" },
  { "2 euroint", "a minute less, issued", NULL, "2026-01-15..2026-05-20 present 4:00; 2026-05-21 present 0:47",
    "attestation_on=2026-07-20", NULL, "2026-07-20", R ("attestation-refused:refused") },
  { "2 euroint", "a minute less, not issued", NULL, "2026-01-15..2026-05-20 present 4:00; 2026-05-21 present 0:47",
    NULL, NULL, "2026-07-15", R ("attestation-none:note") },
  { "2 euroint", "not over", NULL, "2026-01-15..2026-07-14 present 4:00", NULL, NULL, "2026-07-14", "" },
  { "2 euroint", "issued before the end", NULL, "2026-01-15..2026-07-14 present 4:00", "attestation_on=2026-07-13",
    NULL, "2026-07-15", R ("attestation-early:warning") },
  { "2 euroint", "of the whole project, though it was broken off", NULL, "2026-01-15..2026-04-10 present 4:00", NULL,
    "kind=interruption; date=2026-04-10; ground=employed; communication_on=2026-04-10", "2026-07-15",
    R ("attestation-none:note") },
};

static void
test_attestations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (attestations); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (attestations[i].on, "puoi-plus-2025");
      PcTraineeshipCase *traineeship = add_complete (self);
      g_autofree char *found = NULL;

      g_test_message ("%s (%s)", attestations[i].what, attestations[i].source);
      sample_case_add_days (traineeship, attestations[i].days);
      if (attestations[i].fields != NULL)
        sample_case_fill (traineeship->traineeship, attestations[i].fields);
      if (attestations[i].events != NULL)
        sample_case_add_event (traineeship, attestations[i].events);
      found = check (self, traineeship);
      g_assert_cmpstr (found, ==, attestations[i].findings);
    }
}

/* A minute below 70 % does not read as 70 %. */
static void
test_attestation_share (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-07-20", "puoi-plus-2025");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcTraineeshipCase *traineeship = add_complete (self);
  const PcFinding *finding;

  sample_case_add_days (traineeship, "2026-01-15..2026-05-20 present 4:00; 2026-05-21 present 0:47");
  pc_situation_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
  finding = sample_findings_find (findings, R ("attestation-none"));
  g_assert_nonnull (finding);
  g_assert_true (g_str_has_prefix (finding->message, "69 % of the hours"));
}

/* A result says where its rule stands, and whether the notice states it. */
static void
test_sources (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = add_complete (self);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcRecord *event = sample_case_add_event (traineeship,
  "kind=suspension; date=2026-03-01; until=2026-03-29; ground=illness");
  const PcFinding *finding;

  sample_case_fill (traineeship->traineeship, "ends_on=2026-08-14; communication_on=");
  pc_situation_check (self, self->pathways->pdata[0], traineeship, self->on, findings);

  finding = sample_findings_find (findings, R ("suspension-short"));
  g_assert_cmpstr (finding->source, ==, "State-Regions agreement of 25 May 2017 (Rep. 86/CSR)");
  g_assert_false (finding->assumed);
  g_assert_cmpstr (finding->record_id, ==, pc_record_get_id (event));
  g_assert_true (finding->kind == &pc_traineeship_event_kind);
  g_assert_nonnull (strstr (finding->message, "29 days"));

  finding = sample_findings_find (findings, R ("longer-than-programme"));
  g_assert_cmpstr (finding->source, ==, "Not stated by the notice: no extension is planned.");
  g_assert_true (finding->assumed);

  finding = sample_findings_find (findings, R ("communication-missing"));
  g_assert_nonnull (strstr (finding->source, "234/2021"));
  g_assert_cmpint (finding->day, ==, pc_day_from_iso ("2026-01-14"));
}

/* A programme that this computer does not know states nothing; what needs none is said all the same. */
static void
test_unknown_programme (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-06-30", NULL);
  PcTraineeshipCase *traineeship;
  g_autofree char *found = NULL;

  sample_case_add_pathway (self, "2025-10-01", NULL);
  traineeship = add_complete (self);
  sample_case_fill (traineeship->traineeship, "contract_weekly_minutes=10:00; communication_on=");
  sample_case_add_event (traineeship, "kind=suspension; date=2026-03-01; until=2026-03-29; ground=illness");
  found = check (self, traineeship);
  g_assert_cmpstr (found, ==, R ("communication-unstated:unknown") " " R ("suspension-unstated:unknown") " " R (
    "weekly-contract:refused"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/situation-check/cases", test_cases);
  g_test_add_func ("/situation-check/others", test_others);
  g_test_add_func ("/situation-check/region", test_region);
  g_test_add_func ("/situation-check/attestations", test_attestations);
  g_test_add_func ("/situation-check/attestation-share", test_attestation_share);
  g_test_add_func ("/situation-check/sources", test_sources);
  g_test_add_func ("/situation-check/unknown-programme", test_unknown_programme);

  return g_test_run ();
}
