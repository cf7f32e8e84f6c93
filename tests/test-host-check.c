/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-host-check.h"

#include <locale.h>
#include <string.h>

#include "pc-kinds.h"
#include "pc-region.h"
#include "sample-case.h"

#define PLUS "puoi-plus-2025"

/* A host of which everything is on record and which may have trainees, and a traineeship of which the same holds. */
#define HOST "legal_form=company; vat_number=00743110157; address=Via Po 1; town=Roma; staff=12; staff_apprentices=0; " \
             "staff_fixed_term=0; recent_dismissals=no; wage_guarantee=no; insolvency=no; disability_quota_met=yes; " \
             "safety_compliant=yes"
#define TRAINEESHIP "host_tutor_id=01a20a32-65aa-7782-8157-ca1eb3a272e1; " \
                    "promoter_tutor_id=01a20a32-65aa-7782-8157-ca1eb3a272e2; replaces_staff=no; reserved_acts=no; " \
                    "unrelated_activities=no"

static PcCase *
make_case (const char *programme,
           const char *host,
           const char *fields)
{
  PcCase *self = sample_case_new ("2026-03-01", programme);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-04-01", "2026-09-30");

  sample_case_fill (traineeship->host, HOST);
  sample_case_fill (traineeship->traineeship, TRAINEESHIP);
  if (host != NULL)
    sample_case_fill (traineeship->host, host);
  if (fields != NULL)
    sample_case_fill (traineeship->traineeship, fields);

  return self;
}

static void
assert_rules (PcCase     *self,
              const char *rules)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autofree char *said = NULL;

  pc_host_check (self, sample_case_get_pathway (self), sample_case_get_traineeship (self), self->on, findings);
  said = sample_findings_dup_rules (findings);
  g_assert_cmpstr (said, ==, rules);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      g_assert_nonnull (finding->kind);
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      if (finding->assumed)
        g_assert_cmpint (finding->level, !=, PC_FINDING_REFUSED);
    }
}

/*
 * Places by employees, the nation's and Lazio's
 */

static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key. */
  int         staff;
  int         nation;
  int         lazio;
} places[] = {
  { "2 host quota 0-5: 1; Lazio [perseo]", 0, 1, 1 },
  { "2 host quota 0-5: 1; Lazio [perseo]", 5, 1, 1 },
  { "2 host quota 6-20: 2; Lazio [perseo]", 6, 2, 2 },
  { "2 host quota 6-20: 2; Lazio [perseo]", 10, 2, 2 },
  { "2 host quota 6-20: 2; Lazio [perseo]", 11, 2, 3 },
  { "2 host quota 6-20: 2; Lazio [perseo]", 15, 2, 3 },
  { "2 host quota 6-20: 2; Lazio [perseo]", 16, 2, 4 },
  { "2 host quota 6-20: 2; Lazio [perseo]", 20, 2, 4 },
  { "2 host quota > 20: 10 % rounded up; Lazio 20 %", 21, 3, 5 },
  { "2 host quota > 20: 10 % rounded up; Lazio 20 %", 25, 3, 5 },
  { "2 host quota > 20: 10 % rounded up; Lazio 20 %", 26, 3, 6 },
  { "2 host quota > 20: 10 % rounded up; Lazio 20 %", 30, 3, 6 },
  { "2 host quota > 20: 10 % rounded up; Lazio 20 %", 31, 4, 7 },
  { "2 host quota > 20: 10 % rounded up; Lazio 20 %", 1000, 100, 200 },
};

static PcProgramme *
make_regional (const char *programme,
               const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRegion) region = pc_region_find (code, &error);

  g_assert_no_error (error);
  return pc_programme_with_region (sample_case_get_programme (programme), region);
}

static void
test_places (void)
{
  g_autoptr(PcProgramme) lazio = make_regional (PLUS, "12");
  const PcProgrammeRules *nation = pc_programme_get_rules (sample_case_get_programme (PLUS));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("%d employees (FACTS %s)", places[i].staff, places[i].source);
      g_assert_cmpint (pc_host_get_places (nation, places[i].staff), ==, places[i].nation);
      g_assert_cmpint (pc_host_get_places (pc_programme_get_rules (lazio), places[i].staff), ==, places[i].lazio);
    }

  g_assert_cmpint (pc_host_get_places (nation, -1), ==, -1);
}

/* All shipped programmes have the nation's places and tutors. */
static void
test_programmes (void)
{
  static const char * const programmes[] = { "inside-2015", "puoi-2019", "puoi-2022", PLUS };

  for (guint i = 0; i < G_N_ELEMENTS (programmes); i++)
    {
      const PcProgrammeRules *rules = pc_programme_get_rules (sample_case_get_programme (programmes[i]));

      g_assert_cmpint (pc_host_get_places (rules, 5), ==, 1);
      g_assert_cmpint (pc_host_get_places (rules, 6), ==, 2);
      g_assert_cmpint (pc_host_get_places (rules, 21), ==, 3);
      g_assert_cmpint (rules->max_trainees_per_host_tutor, ==, 3);
      g_assert_cmpint (rules->max_trainees_per_promoter_tutor, ==, 20);
    }
}

/*
 * How many at once: the traineeship itself is from 1 April to 30 September
 */

/* "2026-03-01..2026-04-01 2026-05-01..": periods; "*" behind one of the same host and occupation. */
static void
add_periods (GArray     *periods,
             const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) days = g_strsplit (words[i], "..", 2);
      PcPeriod period = { .same = g_str_has_suffix (words[i], "*") };

      if (*words[i] == '\0')
        continue;
      pc_id_set (period.id, "01a20a32-65aa-7782-8157-ca1eb3a272ee");
      period.starts = pc_day_from_iso (days[0]);
      g_assert_cmpint (period.starts, !=, 0);
      days[1][strcspn (days[1], "*")] = '\0';
      period.ends = pc_day_from_iso (days[1]);
      g_array_append_val (periods, period);
    }
}

static const struct
{
  const char *periods;
  int         peak;
  int         without_same;
} peaks[] = {
  { "", 0, 0 },
  { "2026-05-01..2026-05-31", 1, 1 },
  { "2026-05-01..2026-05-31 2026-06-01..2026-06-30", 1, 1 },
  { "2026-05-01..2026-06-01 2026-06-01..2026-06-30", 2, 2 },
  { "2026-01-01..2026-04-01 2026-04-01..2026-12-31", 2, 2 },
  { "2026-01-01..2026-03-31 2026-10-01..2026-12-31", 0, 0 },
  { "2026-01-01..2026-03-31 2026-02-01..2026-03-31 2026-09-30..", 1, 1 },
  { "2026-05-01..2026-05-31* 2026-05-01..2026-05-31 2026-05-01..2026-05-31*", 3, 1 },
  { "2026-05-31..2026-05-01", 0, 0 },
};

static void
test_peaks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (peaks); i++)
    {
      g_autoptr(GArray) periods = g_array_new (FALSE, FALSE, sizeof (PcPeriod));
      const PcDay from = pc_day_from_iso ("2026-04-01"), to = pc_day_from_iso ("2026-09-30");

      add_periods (periods, peaks[i].periods);
      g_assert_cmpint (pc_periods_get_peak (periods, from, to, TRUE), ==, peaks[i].peak);
      g_assert_cmpint (pc_periods_get_peak (periods, from, to, FALSE), ==, peaks[i].without_same);
    }
}

/*
 * Quota and tutors
 */

#define TWO "2026-05-01..2026-06-30 2026-06-30..2026-12-31"
#define THREE TWO " 2026-06-30..2026-07-31"
#define TEN THREE " 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.."

static const struct
{
  const char *source;
  const char *what;
  const char *host;
  const char *at_host;
  const char *of_host_tutor;
  const char *of_promoter_tutor;
  const char *rules;
} quotas[] = {
  { "2 host quota", "5 employees, one trainee", "staff=5", "", "", "", "" },
  { "2 host quota", "5 employees, two at once", "staff=5", "2026-05-01..2026-05-31", "", "",
    "clearance-quota:refused" },
  { "2 host quota", "5 employees, one after the other", "staff=5", "2025-10-01..2026-03-31", "", "", "" },
  { "2 host quota", "6 employees, two", "staff=6", "2026-05-01..2026-05-31", "", "", "" },
  { "2 host quota", "20 employees, three", "staff=20", TWO, "", "", "clearance-quota:refused" },
  { "2 host quota", "21 employees, three", "staff=21", TWO, "", "", "" },
  { "2 host quota", "30 employees, four", "staff=30", THREE, "", "", "clearance-quota:refused" },
  { "2 host quota", "31 employees, four", "staff=31", THREE, "", "", "" },
  { "2 host quota", "those of other promoters count", "staff=6; other_trainees=2", "", "", "",
    "clearance-quota:refused" },
  { "2 apprentices excluded", "21 employees, of these one apprentice", "staff=21; staff_apprentices=1", TWO, "", "",
    "clearance-quota:refused" },
  { "2 apprentices excluded", "22 of these one", "staff=22; staff_apprentices=1", TWO, "", "", "" },
  { "2 fixed-term counted if the contract covers it", "6 employees, of these one", "staff=6; staff_fixed_term=1",
    "2026-05-01..2026-05-31", "", "", "clearance-quota-fixed-term:warning" },
  { "2 fixed-term counted if the contract covers it", "7 employees, of these one", "staff=7; staff_fixed_term=1",
    "2026-05-01..2026-05-31", "", "", "" },
  { "2 bonus places", "one, and former trainees hired", "staff=5; bonus_places=1; former_trainees_hired=2",
    "2026-05-01..2026-05-31", "", "", "" },
  { "2 bonus places", "one, and none hired", "staff=5; bonus_places=1; former_trainees_hired=0",
    "2026-05-01..2026-05-31", "", "", "clearance-quota-bonus:warning" },
  { "2 bonus places", "one, and two trainees more", "staff=5; bonus_places=1; former_trainees_hired=2", TWO, "", "",
    "clearance-quota:refused" },
  { "2 host quota", "no employees are on record", "staff=", "", "", "", "clearance-host-field:unknown" },
  { "2 host quota", "more apprentices than employees", "staff=3; staff_apprentices=4", "", "", "",
    "clearance-staff-wrong:warning" },
  { "2 host quota", "a number below nothing", "staff=-3", "", "", "", "clearance-staff-wrong:warning" },

  { "2 host tutor max 3", "the third", "staff=100", "", TWO, "", "" },
  { "2 host tutor max 3", "the fourth", "staff=100", "", THREE, "", "clearance-host-tutor-limit:refused" },
  { "2 host tutor max 3", "the same goals count, too", "staff=100", "", TWO " 2026-06-30..*", "",
    "clearance-host-tutor-limit:refused" },
  { "2 promoter tutor max 20", "the twenty-first", "staff=100", "", "", TEN " " TEN,
    "clearance-promoter-tutor-limit:refused" },
  { "2 promoter tutor max 20", "of twenty one has the same host and goals", "staff=100", "", "", TEN " " TWO
    " 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30.. 2026-06-30..*", "" },
};

static void
test_quotas (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotas); i++)
    {
      g_autoptr(PcCase) self = make_case (PLUS, quotas[i].host, NULL);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);

      g_test_message ("%s (FACTS %s)", quotas[i].what, quotas[i].source);
      add_periods (traineeship->at_host, quotas[i].at_host);
      add_periods (traineeship->of_host_tutor, quotas[i].of_host_tutor);
      add_periods (traineeship->of_promoter_tutor, quotas[i].of_promoter_tutor);
      assert_rules (self, quotas[i].rules);
    }
}

/* FACTS 2, host tutor max 3: also where only an event names her. */
static void
test_tutor_of_event (void)
{
  g_autoptr(PcCase) self = make_case (PLUS, "staff=100", NULL);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);

  sample_case_set (traineeship->traineeship, "host_tutor_id", "");
  add_periods (traineeship->of_host_tutor, THREE);
  assert_rules (self, "");
  sample_case_add_event (traineeship, "kind=host-tutor-change; date=2026-05-01; "
                                      "host_tutor_id=01a20a32-65aa-7782-8157-ca1eb3a272e9");
  assert_rules (self, "clearance-host-tutor-limit:refused");
}

/* A region whose figures nobody has verified refuses nothing: what would exceed them is not known. Veneto: 40 and 3. */
static void
test_region (void)
{
  g_autoptr(PcCase) self = make_case (PLUS, "staff=100", NULL);
  g_autoptr(PcProgramme) veneto = make_regional (PLUS, "05");
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);

  g_set_object (&sample_case_get_pathway (self)->programme, veneto);
  add_periods (traineeship->of_promoter_tutor, TEN " " TEN " " TEN);
  assert_rules (self, "");
  add_periods (traineeship->of_promoter_tutor, TEN);
  assert_rules (self, "clearance-promoter-tutor-limit:unknown");
}

/*
 * When no traineeship may be
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *host;
  const char *traineeship;
  const char *rules;
} cases[] = {
  { "2", "nothing stands in the way", PLUS, NULL, NULL, "" },
  { "1.4 any private employer", "a cooperative", PLUS, "legal_form=social-cooperative", NULL, "" },
  { "1.4 any public employer", "a public body", PLUS, "legal_form=public-body", NULL, "" },
  { "2 dismissals in 12 months", "PUOI PLUS", PLUS, "recent_dismissals=yes", NULL, "clearance-dismissals:refused" },
  { "2 dismissals in 12 months", "PUOI 2019", "puoi-2019", "recent_dismissals=yes", NULL,
    "clearance-dismissals:refused" },
  { "2 dismissals in 12 months", "PUOI 2022", "puoi-2022", "recent_dismissals=yes", NULL,
    "clearance-dismissals:refused" },
  { "2 agreement of 2017", "INSIDE is older", "inside-2015", "recent_dismissals=yes", NULL,
    "clearance-dismissals:warning" },
  { "2 wage-guarantee funds", "in use", PLUS, "wage_guarantee=yes", NULL, "clearance-wage-guarantee:refused" },
  { "2 insolvency procedures", "in one", PLUS, "insolvency=yes", NULL, "clearance-insolvency:refused" },
  { "2 L. 68/1999", "not met", PLUS, "disability_quota_met=no", NULL, "clearance-disability-quota:refused" },
  { "2 L. 68/1999", "not met, in INSIDE, too", "inside-2015", "disability_quota_met=no", NULL,
    "clearance-disability-quota:refused" },
  { "2 safety", "not met", PLUS, "safety_compliant=no", NULL, "clearance-safety:refused" },
  { "2 replaces employees (L. 234/2021 c. 723)", "it would", PLUS, NULL, "replaces_staff=yes",
    "clearance-replaces-staff:refused" },
  { "2 reserved acts [fvg19]", "it has some", PLUS, NULL, "reserved_acts=yes", "clearance-reserved-acts:refused" },
  { "2 activities not matching the goals", "they do not", PLUS, NULL, "unrelated_activities=yes",
    "clearance-unrelated-activities:refused" },
  { "2 forbidden", "nobody has answered", PLUS, NULL, "replaces_staff=; reserved_acts=; unrelated_activities=",
    "clearance-activities-unanswered:unknown" },
  { "2 forbidden", "one answer forbids it, the others are not there", PLUS, NULL, "reserved_acts=yes; replaces_staff=",
    "clearance-activities-unanswered:unknown clearance-reserved-acts:refused" },
  { "1.6 host record", "nothing is answered", PLUS, "recent_dismissals=; wage_guarantee=; insolvency=", NULL,
    "clearance-host-field:unknown clearance-host-field:unknown clearance-host-field:unknown" },
  { "1.6 host record", "neither tax code nor VAT number", PLUS, "vat_number=", NULL, "clearance-host-field:unknown" },
  { "1.6 host record", "no address", PLUS, "address=; town=", NULL,
    "clearance-host-field:unknown clearance-host-field:unknown" },
  { "1.6 convention", "ended the day before", PLUS, "agreement_ends_on=2026-02-28", NULL,
    "clearance-convention-expired:refused" },
  { "1.6 convention", "ends on the day", PLUS, "agreement_ends_on=2026-03-01", NULL,
    "clearance-convention-ends:warning" },
  { "1.6 convention", "ends with the traineeship", PLUS, "agreement_ends_on=2026-09-30", NULL, "" },
  { "2 host quota", "more trainees than anybody has", PLUS, "other_trainees=999999999999", NULL,
    "clearance-quota:refused" },
  { "2", "the days are reversed: nothing is reckoned of them", PLUS, "staff=5; other_trainees=3", "ends_on=2026-03-01",
    "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = make_case (cases[i].programme, cases[i].host, cases[i].traineeship);

      g_test_message ("%s (FACTS %s)", cases[i].what, cases[i].source);
      assert_rules (self, cases[i].rules);
    }
}

/*
 * The same trainee at the same host, from 1 April 2026
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *before[2];
  const char *event;
  const char *rules;
} returns[] = {
  { "2 same trainee twice", "before", PLUS, { "2025-01-01", "2025-06-30" }, NULL, "clearance-same-host-twice:refused" },
  { "2 same trainee twice", "the other was broken off", PLUS, { "2025-01-01", "2025-06-30" },
    "kind=interruption; date=2025-02-01", "clearance-same-host-twice:refused" },
  { "2 annulled: never begun", "the other was cancelled", PLUS, { "2025-01-01", "2025-06-30" },
    "kind=cancellation; date=2024-12-20", "" },
  { "2 same trainee twice", "afterwards: the later one is the second", PLUS, { "2027-01-01", "2027-06-30" }, NULL, "" },
  { "2 agreement of 2017", "INSIDE does not state it", "inside-2015", { "2025-01-01", "2025-06-30" }, NULL,
    "clearance-same-host-twice:unknown" },
};

static void
test_same_host_twice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    {
      g_autoptr(PcCase) self = make_case (returns[i].programme, NULL, NULL);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
      PcPathwayCase *pathway = sample_case_add_pathway (self, "2024-10-01", "puoi-2022");
      PcTraineeshipCase *other = sample_case_add_traineeship (pathway, returns[i].before[0], returns[i].before[1]);

      g_test_message ("%s (FACTS %s)", returns[i].what, returns[i].source);
      pc_record_set_text (traineeship->traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (traineeship->host));
      pc_record_set_text (other->traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (traineeship->host));
      if (returns[i].event != NULL)
        sample_case_add_event (other, returns[i].event);
      assert_rules (self, returns[i].rules);
    }
}

static void
test_no_host (void)
{
  g_autoptr(PcCase) self = make_case (PLUS, NULL, NULL);

  g_clear_object (&sample_case_get_traineeship (self)->host);
  assert_rules (self, "clearance-host-missing:unknown");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/host-check/places", test_places);
  g_test_add_func ("/host-check/programmes", test_programmes);
  g_test_add_func ("/host-check/peaks", test_peaks);
  g_test_add_func ("/host-check/quotas", test_quotas);
  g_test_add_func ("/host-check/tutor-of-event", test_tutor_of_event);
  g_test_add_func ("/host-check/region", test_region);
  g_test_add_func ("/host-check/cases", test_cases);
  g_test_add_func ("/host-check/same-host-twice", test_same_host_twice);
  g_test_add_func ("/host-check/no-host", test_no_host);

  return g_test_run ();
}
