/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case.h"

#include <locale.h>
#include <string.h>

#include "pc-allowance-check.h"
#include "pc-attendance-check.h"
#include "pc-budget.h"
#include "pc-claim-check.h"
#include "pc-claim-freeze.h"
#include "pc-code-list.h"
#include "pc-deadlines.h"
#include "pc-eligibility.h"
#include "pc-follow-up-due.h"
#include "pc-host-check.h"
#include "pc-indicators.h"
#include "pc-kinds.h"
#include "pc-ledger.h"
#include "pc-next-step.h"
#include "pc-participant-check.h"
#include "pc-plan-check.h"
#include "pc-readiness.h"
#include "pc-session-check.h"
#include "pc-situation-check.h"
#include "pc-tutoring-check.h"
#include "sample-case.h"
#include "sample-programme.h"

/*
 * Every rule over cases in which anything may stand anywhere: days in the wrong order and of other centuries, codes that
 * no list has, amounts below nothing, programmes that nobody knows. None may crash or complain of its caller, whatever
 * is said has to be whole, and what the ledger is made of has to hold together. test-ledger-property.c has histories that
 * make sense. With “-m thorough” there are more of them.
 */

#define CASES 400
#define MANY_CASES 5000

/* The fields of a record that are filled in, of a hundred. */
#define FILLED 60

static GPtrArray *programmes;

static void
make_programmes (void)
{
  static const struct { const char *id, *region; } kinds[] = {
    { "inside-2015", NULL }, { "puoi-2019", NULL }, { "puoi-2022", NULL }, { "puoi-plus-2025", NULL },
    { "puoi-plus-2025", "03" }, { "puoi-plus-2025", "12" }, { "puoi-2022", "21" }, { "small", NULL },
  };

  programmes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (programmes, sample_programme_new (kinds[i].id, NULL, kinds[i].region));
}

static gboolean
chance (GRand *random,
        int    percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

#define PICK(random, words) (words)[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]

/*
 * Values
 */

static PcDay
make_day (GRand *random)
{
  static const char * const odd[] = {
    "0001-01-01", "0001-12-31", "1582-10-15", "1900-02-28", "2000-02-29", "2024-02-29", "2026-03-29", "2026-10-25",
    "2099-12-31", "9998-02-28", "9999-12-31",
  };

  if (chance (random, 4))
    return pc_day_from_iso (PICK (random, odd));
  if (chance (random, 10))
    return pc_day_new (1960, 1, 1) + g_rand_int_range (random, 0, 30000);

  return pc_day_new (2025, 6, 1) + g_rand_int_range (random, 0, 500);
}

/* Times as the schema allows them, lengths and amounts up to the longest that can be typed. */
static gint64
make_number (GRand       *random,
             PcFieldType  type)
{
  static const gint64 odd[] = { 0, 1, G_MAXINT, 999999999999 };
  static const gint64 lengths[] = { 0, 1, 1440, 1441, 6000000 };
  gint64 number = chance (random, 5) ? PICK (random, odd) : -1;

  switch ((int) type)
    {
    case PC_FIELD_BOOLEAN:
      return chance (random, 50);

    case PC_FIELD_TIME:
      return g_rand_int_range (random, 0, 1441);

    case PC_FIELD_MINUTES:
      return number >= 0 ? PICK (random, lengths) : g_rand_int_range (random, 0, 3000);

    case PC_FIELD_MONEY:
      return number >= 0 ? number - 2 * number * chance (random, 30) : g_rand_int_range (random, 0, 800000);

    default:
      return number >= 0 ? number - 2 * number * chance (random, 30) : g_rand_int_range (random, 0, 40);
    }
}

static const char *
make_code (GRand      *random,
           const char *list)
{
  const PcCodeList *codes = pc_code_list_get (list);
  const guint n = codes != NULL ? pc_code_list_get_n_codes (codes) : 0;

  if (n == 0 || chance (random, 3))
    return "of-a-newer-version";

  return pc_code_list_get_id (codes, g_rand_int_range (random, 0, n));
}

static char *
make_codes (GRand      *random,
            const char *list)
{
  g_autoptr(GString) codes = g_string_new (make_code (random, list));

  while (chance (random, 60))
    g_string_append_printf (codes, " %s", make_code (random, list));

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static char *
make_text (GRand *random)
{
  static const char * const texts[] = {
    "1", "1/bis", "7 / BIS", "A1", "A2", "A3", "A4", "trainee", "host", "promoter", "2025-1", "5.2.2.3.1", "CP2021",
    "{\"lines\": [null, 3]}", "{", "[]", "0", "-", "  ",
    "\u0645\u062d\u0645\u062f", "%s%n", "IT60X0542811101000000123456", "Panificio Rossi",
  };

  return g_strdup (PICK (random, texts));
}

static void
fill_field (GRand    *random,
            PcRecord *record,
            guint     index)
{
  const PcField *field = pc_kind_get_field (pc_record_get_kind (record), index);
  g_autofree char *text = NULL;

  if (!pc_field_is_text (field))
    pc_record_set_number (record, index, make_number (random, field->type));
  else if (field->type == PC_FIELD_DATE && chance (random, 2))
    pc_record_set_text (record, index, "2026-02-31");
  else if (field->type == PC_FIELD_DATE)
    pc_record_set_day (record, index, make_day (random));
  else if (field->type == PC_FIELD_CHOICE)
    pc_record_set_text (record, index, make_code (random, field->detail));
  else if (field->type != PC_FIELD_REFERENCE && field->type != PC_FIELD_INSTANT)
    {
      text = field->type == PC_FIELD_CHOICES ? make_codes (random, field->detail) : make_text (random);
      pc_record_set_text (record, index, text);
    }
}

/* A record with anything in any field but references, which stay within the case. The store keeps none without what is
   required. */
static PcRecord *
make_record (GRand        *random,
             const PcKind *kind)
{
  PcRecord *record = pc_record_new (kind);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    if ((pc_kind_get_field (kind, i)->flags & PC_REQUIRED) != 0 || chance (random, FILLED))
      fill_field (random, record, i);

  return record;
}

/* As many as @most of them, each belonging to @parent by its field @reference, where there is one. */
static void
add_records (GRand        *random,
             GPtrArray    *records,
             const PcKind *kind,
             int           reference,
             PcRecord     *parent,
             int           most)
{
  for (int i = g_rand_int_range (random, 0, most + 1); i > 0; i--)
    {
      PcRecord *record = make_record (random, kind);

      if (parent != NULL && chance (random, 95))
        pc_record_set_text (record, reference, pc_record_get_id (parent));
      g_ptr_array_add (records, record);
    }
}

/*
 * Plain values
 */

static void
set_id (GRand *random,
        PcId   id)
{
  g_autofree char *text = g_strdup_printf ("row-%d", g_rand_int_range (random, 0, 500));

  pc_id_set (id, text);
}

static void
add_periods (GRand  *random,
             GArray *periods)
{
  for (int i = g_rand_int_range (random, 0, 5); i > 0; i--)
    {
      PcPeriod period = { .starts = make_day (random), .same = chance (random, 30) };

      if (chance (random, 80))
        period.ends = make_day (random);
      set_id (random, period.id);
      g_array_append_val (periods, period);
    }
}

static int
make_time (GRand *random)
{
  return chance (random, 20) ? -1 : (int) make_number (random, PC_FIELD_TIME);
}

static int
make_minutes (GRand *random)
{
  return chance (random, 3) ? g_rand_int_range (random, 0, 1000000) : g_rand_int_range (random, 0, 600);
}

static void
add_days (GRand             *random,
          PcTraineeshipCase *self)
{
  for (int i = g_rand_int_range (random, 0, 60); i > 0; i--)
    {
      PcAttendance row = { .day = make_day (random), .kind = g_intern_string (make_code (random, "attendance-kind")),
                           .minutes = make_minutes (random),
                           .starts_at = make_time (random), .ends_at = make_time (random),
                           .second_starts_at = make_time (random), .second_ends_at = make_time (random) };

      set_id (random, row.id);
      g_array_append_val (self->days, row);
    }
}

static void
add_tutoring (GRand             *random,
              PcTraineeshipCase *self)
{
  for (int i = g_rand_int_range (random, 0, 8); i > 0; i--)
    {
      PcTutoring row = { .day = make_day (random), .kind = g_intern_string (make_code (random, "tutoring-kind")),
                         .minutes = make_minutes (random), .signed_on = chance (random, 50) ? make_day (random) : 0,
                         .period_starts = chance (random, 50) ? make_day (random) : 0,
                         .period_ends = chance (random, 50) ? make_day (random) : 0 };

      set_id (random, row.id);
      g_array_append_val (self->tutoring, row);
    }
}

static const char *
make_service (GRand *random)
{
  static const char * const services[] = { "A1", "A2", "A3", "A4", "pai", "of-a-newer-version" };

  return g_intern_string (PICK (random, services));
}

static void
add_sessions (GRand  *random,
              PcCase *self)
{
  for (int i = g_rand_int_range (random, 0, 25); i > 0; i--)
    {
      PcSession session = { .service = make_service (random), .day = make_day (random), .starts_at = make_time (random),
                            .ends_at = make_time (random), .minutes = make_minutes (random),
                            .form = g_intern_string (make_code (random, "service-form")),
                            .participation = g_intern_string (make_code (random, "participation")),
                            .certified = chance (random, 50) };

      if (chance (random, 90))
        session.delivery = g_intern_string (make_code (random, "service-delivery"));
      set_id (random, session.id);
      set_id (random, session.operator_id);
      if (self->pathways->len > 0 && chance (random, 95))
        pc_id_set (session.pathway_id, pc_record_get_id (((PcPathwayCase *) self->pathways->pdata[0])->pathway));
      g_array_append_val (self->sessions, session);
    }
}

/*
 * The case
 */

static void
add_traineeship (GRand         *random,
                 PcPathwayCase *pathway)
{
  g_autoptr(PcRecord) record = make_record (random, &pc_traineeship_kind);
  g_autoptr(PcRecord) host = chance (random, 80) ? make_record (random, &pc_organisation_kind) : NULL;
  PcTraineeshipCase *self;

  pc_record_set_text (record, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (pathway->pathway));
  if (host != NULL)
    pc_record_set_text (record, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (host));
  self = pc_case_add_traineeship (pathway, record, host);
  add_records (random, self->events, &pc_traineeship_event_kind, PC_TRAINEESHIP_EVENT_TRAINEESHIP_ID, record, 6);
  add_records (random, self->registers, &pc_training_register_kind, PC_TRAINING_REGISTER_TRAINEESHIP_ID, record, 3);
  add_records (random, self->competences, &pc_project_competence_kind, PC_PROJECT_COMPETENCE_TRAINEESHIP_ID, record, 3);
  add_periods (random, self->closures);
  add_periods (random, self->at_host);
  add_periods (random, self->of_host_tutor);
  add_periods (random, self->of_promoter_tutor);
  add_days (random, self);
  add_tutoring (random, self);
}

static void
add_hours (GRand         *random,
           PcPathwayCase *self)
{
  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      const PcHours hours = { .service = make_service (random),
                              .minutes = make_minutes (random), .certified = make_minutes (random),
                              .entries = g_rand_int_range (random, 0, 5), .loose = g_rand_int_range (random, 0, 3),
                              .first = make_day (random), .last = make_day (random) };

      g_array_append_val (self->hours, hours);
    }
}

static void
add_papers_of_pathway (GRand         *random,
                       PcPathwayCase *self)
{
  add_records (random, self->plans, &pc_plan_kind, PC_PLAN_PATHWAY_ID, self->pathway, 3);
  for (guint i = 0; i < self->plans->len; i++)
    {
      PcRecord *plan = self->plans->pdata[i];

      add_records (random, self->planned, &pc_planned_service_kind, PC_PLANNED_SERVICE_PLAN_ID, plan, 4);
      add_records (random, self->goals, &pc_goal_kind, PC_GOAL_PLAN_ID, plan, 3);
    }
  for (guint i = 0; i < self->planned->len; i++)
    if (chance (random, 80))
      pc_record_set_text (self->planned->pdata[i], PC_PLANNED_SERVICE_SERVICE, make_service (random));

  add_records (random, self->claims, &pc_claim_kind, PC_CLAIM_PATHWAY_ID, self->pathway, 3);
  for (guint i = 0; i < self->claims->len; i++)
    add_records (random, self->claim_lines, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID, self->claims->pdata[i], 3);
  add_records (random, self->follow_ups, &pc_follow_up_kind, PC_FOLLOW_UP_PATHWAY_ID, self->pathway, 4);
}

static void
add_pathway (GRand  *random,
             PcCase *self)
{
  g_autoptr(PcRecord) record = make_record (random, &pc_pathway_kind);
  const guint nth = g_rand_int_range (random, 0, programmes->len);
  PcProgramme *programme = chance (random, 88) ? programmes->pdata[nth] : NULL;
  PcPathwayCase *pathway;

  pc_record_set_text (record, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (self->person));
  pc_record_set_text (record, PC_PATHWAY_PROGRAMME, programme != NULL ? pc_programme_get_id (programme) : "unheard-of");
  pathway = pc_case_add_pathway (self, record, programme);
  add_papers_of_pathway (random, pathway);
  add_hours (random, pathway);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    add_traineeship (random, pathway);
}

static PcCase *
make_case (guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(PcRecord) person = make_record (random, &pc_beneficiary_kind);
  PcCase *self = pc_case_new (person, chance (random, 95) ? pc_day_new (2025, 6, 1) + g_rand_int_range (random, 0, 700)
                                                          : make_day (random));

  if (chance (random, 80))
    self->office = make_record (random, &pc_office_kind);
  add_records (random, self->permits, &pc_permit_kind, PC_PERMIT_BENEFICIARY_ID, person, 4);
  add_records (random, self->competences, &pc_competence_kind, PC_COMPETENCE_BENEFICIARY_ID, person, 4);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    add_pathway (random, self);
  add_records (random, self->documents, &pc_document_kind, PC_DOCUMENT_BENEFICIARY_ID, person, 20);
  add_periods (random, self->closures);
  add_sessions (random, self);
  return self;
}

/*
 * What has to hold
 */

static gboolean
is_word (const char *text)
{
  return g_ascii_islower (*text) && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0' &&
         !g_str_has_suffix (text, "-");
}

static gboolean
is_sentence (const char *text)
{
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) && strstr (text, "(null)") == NULL;
}

static void
assert_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      if (!is_word (finding->rule) || !is_sentence (finding->message))
        g_error ("%s: “%s”", finding->rule, finding->message);
      g_assert_true (finding->source == NULL || is_sentence (finding->source));
      if (finding->kind != NULL)
        g_assert_cmpint (finding->field, <, (int) pc_kind_get_n_fields (finding->kind));
    }
}

static void
assert_ledger (const PcLedger *ledger)
{
  gint64 sums[PC_LEDGER_N_COLUMNS] = { 0 };

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (ledger->lines, PcLedgerLine, i);
      const gint64 *cents = line->cents;

      for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
        sums[column] += cents[column] != PC_LEDGER_UNKNOWN ? cents[column] : 0;
      if (line->component == NULL)
        continue;
      g_assert_cmpint (cents[PC_LEDGER_PLANNED], <=, line->component->amount_cents);
      if (cents[PC_LEDGER_DELIVERED] == PC_LEDGER_UNKNOWN)
        continue;
      g_assert_cmpint (cents[PC_LEDGER_CERTIFIED], >=, 0);
      g_assert_cmpint (cents[PC_LEDGER_CERTIFIED], <=, cents[PC_LEDGER_DELIVERED]);
      g_assert_cmpint (cents[PC_LEDGER_DELIVERED], <=, cents[PC_LEDGER_COMMITTED]);
      g_assert_cmpint (cents[PC_LEDGER_COMMITTED], <=, cents[PC_LEDGER_PLANNED]);
      g_assert_cmpint (cents[PC_LEDGER_LEFT], ==, cents[PC_LEDGER_PLANNED] - cents[PC_LEDGER_DELIVERED]);
    }

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    g_assert_cmpint (sums[column], ==, ledger->total[column]);
}

static void
assert_verdict (PcVerdict  verdict,
                GPtrArray *findings)
{
  /* YES with something in the way would be a lie. */
  if (verdict == PC_VERDICT_YES)
    for (guint i = 0; i < findings->len; i++)
      g_assert_cmpint (((const PcFinding *) findings->pdata[i])->level, <, PC_FINDING_UNKNOWN);
  else
    g_assert_cmpuint (findings->len, >, 0);
}

/*
 * Every rule
 */

static void
check_traineeship (PcCase            *self,
                   PcPathwayCase     *pathway,
                   PcTraineeshipCase *traineeship,
                   const PcLedger    *ledger,
                   GPtrArray         *findings)
{
  g_autoptr(GPtrArray) asked = pc_findings_new ();
  g_autofree char *frozen = pc_readiness_freeze (self, pathway, traineeship, self->on);
  g_autoptr(GPtrArray) changes = pc_readiness_list_changes (frozen, self, pathway, traineeship, 0);
  g_autoptr(GArray) papers = pc_readiness_list_papers (self, pathway, traineeship, self->on);

  pc_situation_check (self, pathway, traineeship, self->on, findings);
  pc_attendance_check (self, pathway, traineeship, self->on, findings);
  pc_tutoring_check (self, pathway, traineeship, self->on, findings);
  if (pathway->programme != NULL)
    pc_host_check (self, pathway, traineeship, self->on, findings);
  pc_allowance_check (pathway, traineeship, ledger->months, self->on, findings);
  assert_verdict (pc_readiness_check (self, pathway, traineeship, self->on, asked), asked);
  assert_findings (asked);
  assert_findings (changes);

  /* Nothing has been edited since it was frozen on the same day. */
  if (pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON) == self->on)
    g_assert_cmpuint (changes->len, ==, 0);
}

static void
check_claims (PcPathwayCase  *pathway,
              const PcLedger *ledger)
{
  for (guint i = 0; i < pathway->claims->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *frozen = pc_claim_freeze (pathway, pathway->claims->pdata[i], ledger);
      g_autoptr(GPtrArray) differences = pc_claim_list_differences (pathway, pathway->claims->pdata[i], ledger, &error);

      g_assert_true (is_sentence (frozen));
      g_assert_true ((differences != NULL) != (error != NULL));
      for (guint j = 0; differences != NULL && j < differences->len; j++)
        g_assert_true (is_sentence (((const PcClaimDifference *) differences->pdata[j])->text));
    }
}

static void
check_pathway (PcCase        *self,
               PcPathwayCase *pathway,
               GPtrArray     *findings)
{
  g_auto(PcLedger) ledger = { 0 };
  g_autoptr(GPtrArray) own = pc_findings_new ();
  g_autoptr(GArray) budget = pc_budget_reckon (pathway, self->on);

  pc_ledger_reckon (self, pathway, &ledger);
  assert_ledger (&ledger);
  pc_claim_check (pathway, &ledger, findings);
  check_claims (pathway, &ledger);
  pc_plan_check (self, pathway, self->on, findings);
  g_assert_nonnull (budget);

  if (pathway->programme != NULL)
    assert_verdict (pc_eligibility_check (self, pathway, pathway->programme, self->on, own, NULL), own);
  assert_findings (own);
  for (guint i = 0; i < pathway->traineeships->len; i++)
    check_traineeship (self, pathway, pathway->traineeships->pdata[i], &ledger, findings);
  if (pathway->traineeships->len == 0)
    {
      g_autoptr(GPtrArray) asked = pc_findings_new ();

      assert_verdict (pc_readiness_check (self, pathway, NULL, self->on, asked), asked);
      g_assert_cmpint (pc_findings_get_verdict (asked), !=, PC_VERDICT_YES);
    }
}

static void
check_step (PcCase        *self,
            PcPathwayCase *pathway)
{
  g_autoptr(PcNextStep) step = pc_next_step_new (self, pathway, self->on);

  g_assert_true (is_sentence (step->sentence));
  assert_findings (step->findings);
}

static void
check_outcomes (PcCase    *self,
                GPtrArray *findings)
{
  const PcIndicatorScope scope = { NULL, NULL, 0, 0 };
  g_autoptr(PcIndicators) indicators = pc_indicators_new (&scope);
  g_autoptr(GArray) participants = pc_participant_list (self);

  for (guint i = 0; i < participants->len; i++)
    {
      const PcParticipant *participant = &g_array_index (participants, PcParticipant, i);
      g_autoptr(GArray) due = pc_follow_up_list_due (participant);

      g_assert_true (participant->left == 0 || due != NULL);
      pc_participant_check (participant, findings);
      pc_follow_up_check (participant, findings);
    }

  pc_indicators_add (indicators, self);
}

static void
check_deadlines (PcCase *self)
{
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();

  pc_deadlines_add (self, 60, deadlines);
  pc_deadlines_sort (deadlines);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcDeadline *deadline = deadlines->pdata[i];

      g_assert_true (pc_code_list_has (pc_code_list_get ("deadline-kind"), deadline->kind));
      g_assert_true (is_sentence (deadline->text));
      g_assert_cmpint (deadline->due, >, 0);
      g_assert_true (MIN (deadline->due, deadline->from != 0 ? deadline->from : deadline->due) <= self->on + 60);
    }
}

static void
test_random (void)
{
  const guint32 n = g_test_thorough () ? MANY_CASES : CASES;

  for (guint32 seed = 1; seed <= n; seed++)
    {
      g_autoptr(PcCase) self = make_case (seed);
      g_autoptr(GPtrArray) findings = pc_findings_new ();

      g_test_message ("case %u", seed);
      for (guint i = 0; i < self->pathways->len; i++)
        {
          check_pathway (self, self->pathways->pdata[i], findings);
          check_step (self, self->pathways->pdata[i]);
        }
      if (self->pathways->len == 0)
        check_step (self, NULL);
      pc_session_check_person (self, findings);
      pc_session_check_operator (self->sessions, findings);
      check_outcomes (self, findings);
      check_deadlines (self);
      assert_findings (findings);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  /* Programmes of whoever runs the tests must not take the place of the shipped ones. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  make_programmes ();

  g_test_add_func ("/rules/random", test_random);

  status = g_test_run ();
  g_ptr_array_unref (programmes);
  return status;
}
