/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-explain.h"

#include "pc-allowance-check.h"
#include "pc-attendance-check.h"
#include "pc-claim-check.h"
#include "pc-claim-prepare.h"
#include "pc-kinds.h"
#include "pc-situation-check.h"
#include "pc-timetable.h"
#include "sample-case.h"
#include "sample-programme.h"
#include "sample.h"

/*
 * What holds for every ledger, whatever happened: invented histories, valid ones and impossible ones, each seen from
 * several days. A history is made anew from its seed for each day, so that it is the same but for what lies ahead.
 */

#define HISTORIES 2500
#define VIEWS     6

static GPtrArray *programmes;

static void
make_programmes (void)
{
  static const struct { const char *id, *edits, *region; } kinds[] = {
    { "inside-2015", NULL, NULL },
    { "puoi-2019", NULL, NULL },
    { "puoi-2022", NULL, NULL },
    { "puoi-plus-2025", NULL, NULL },
    { "puoi-plus-2025", NULL, "03" },
    { "puoi-plus-2025", "Value=by-days => Value=by-hours", "10" },
    { "puoi-plus-2025", "Value=by-days => Value=traineeship-months", NULL },
    { "puoi-plus-2025", "Value=monthly => Value=whole-traineeship", NULL },
    { "puoi-plus-2025", "Value=proportional => Value=nothing | Value=attended-months => Value=nothing", NULL },
    { "small", NULL, NULL },
    { "small", "Basis=per-month\nMonths=2\nMonthlyAmount=500.00 => Basis=per-hour\nHours=250\nUnitCost=4.00", NULL },
  };

  programmes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (programmes, sample_programme_new (kinds[i].id, kinds[i].edits, kinds[i].region));
}

static gboolean
chance (GRand *random,
        int    percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

/*
 * A history
 */

static void
add_event (GRand             *random,
           PcTraineeshipCase *traineeship,
           const char        *kind,
           PcDay              day,
           PcDay              until)
{
  g_autofree char *from = pc_day_to_iso (day);
  g_autofree char *to = pc_day_to_iso (until);
  g_autofree char *fields = g_strdup_printf ("kind=%s; date=%s%s%s; ground=%s", kind, from, until != 0 ? "; until=" : "",
                                             until != 0 ? to : "", chance (random, 70) ? "illness" : "closure");

  sample_case_add_event (traineeship, fields);
}

static void
add_events (GRand             *random,
            PcTraineeshipCase *traineeship,
            PcDay              starts,
            int                length)
{
  const PcDay day = starts + g_rand_int_range (random, 0, length);

  if (chance (random, 35))
    add_event (random, traineeship, "suspension", day, day + g_rand_int_range (random, 3, 60));
  if (chance (random, 20))
    add_event (random, traineeship, "interruption", starts + g_rand_int_range (random, 0, length), 0);
  if (chance (random, 5))
    add_event (random, traineeship, "cancellation", starts, 0);
}

/* A day at work, seen from @on: present for the most part, for any length. */
static void
add_day (GRand             *random,
         PcTraineeshipCase *traineeship,
         PcDay              day,
         int                due,
         int                zeal,
         PcDay              on)
{
  static const char * const absences[] = { "absent", "sick", "justified", "permission", "holiday-closed" };
  const gboolean present = chance (random, zeal);
  const int minutes = chance (random, 80) ? due : g_rand_int_range (random, 0, due + 60);
  const char *absence = absences[g_rand_int_range (random, 0, G_N_ELEMENTS (absences))];
  const gboolean marked = chance (random, 97);
  PcAttendance row = { .day = day, .kind = g_intern_string (present ? "present" : absence), .minutes = present ? minutes : 0 };

  if (marked && day <= on)
    g_array_append_val (traineeship->days, row);
}

static void
add_days (GRand             *random,
          PcTraineeshipCase *traineeship,
          PcProgramme       *programme,
          PcDay              starts,
          PcDay              ends,
          PcDay              on)
{
  g_autoptr(GArray) timetable = pc_timetable_reckon (traineeship, pc_programme_get_rules (programme), ends, starts, ends);
  const int zeal = g_rand_int_range (random, 30, 101);

  for (PcDay day = starts; day <= ends; day++)
    {
      const PcTimetableDay *due = &g_array_index (timetable, PcTimetableDay, day - starts);

      if (due->reason == PC_TIMETABLE_DUE)
        add_day (random, traineeship, day, due->minutes, zeal, on);
    }
}

static void
add_traineeship (GRand         *random,
                 PcPathwayCase *pathway,
                 PcDay          starts,
                 PcDay          on)
{
  const int length = chance (random, 50) ? pc_day_get_term_end (starts, 6) - starts : g_rand_int_range (random, 20, 300);
  g_autofree char *first = pc_day_to_iso (starts);
  g_autofree char *last = pc_day_to_iso (starts + length);
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, first, last);

  if (chance (random, 80))
    sample_case_set (traineeship->traineeship, "clearance_on", first);
  if (chance (random, 80))
    sample_case_set (traineeship->traineeship, "register_stamped_on", first);
  if (chance (random, 30))
    sample_case_set (traineeship->traineeship, "allowance_cents", chance (random, 50) ? "450" : "700");
  add_events (random, traineeship, starts, length);
  add_days (random, traineeship, pathway->programme, starts, starts + length + 70, on);
}

static PcHours *
ensure_hours (PcPathwayCase *pathway,
              const char    *service)
{
  const PcHours fresh = { .service = g_intern_string (service) };

  for (guint i = 0; i < pathway->hours->len; i++)
    if (g_array_index (pathway->hours, PcHours, i).service == fresh.service)
      return &g_array_index (pathway->hours, PcHours, i);

  g_array_append_val (pathway->hours, fresh);
  return &g_array_index (pathway->hours, PcHours, pathway->hours->len - 1);
}

static void
add_hours (GRand         *random,
           PcPathwayCase *pathway,
           PcDay          starts,
           PcDay          on)
{
  GPtrArray *services = pc_programme_get_services (pathway->programme);

  for (int i = g_rand_int_range (random, 0, 40); i > 0; i--)
    {
      const PcProgrammeService *service = services->pdata[g_rand_int_range (random, 0, services->len)];
      const PcDay day = starts + g_rand_int_range (random, -60, 260);
      const int minutes = g_rand_int_range (random, 1, 300);
      const gboolean certified = chance (random, 70);

      if (day <= on)
        {
          PcHours *hours = ensure_hours (pathway, service->code);

          hours->minutes += minutes;
          hours->certified += certified ? minutes : 0;
        }
    }
}

static void
add_plan (GRand         *random,
          PcPathwayCase *pathway,
          PcDay          starts)
{
  GPtrArray *services = pc_programme_get_services (pathway->programme);
  g_autofree char *day = pc_day_to_iso (starts - 50);
  PcRecord *plan = pc_record_new (&pc_plan_kind);

  pc_record_set_text (plan, PC_PLAN_STARTS_ON, day);
  if (chance (random, 80))
    {
      pc_record_set_text (plan, PC_PLAN_SIGNED_ON, day);
      pc_record_set_text (plan, PC_PLAN_SIGNED_OPERATOR_ON, day);
    }
  g_ptr_array_add (pathway->plans, plan);

  for (guint i = 0; i < services->len; i++)
    {
      PcRecord *planned = pc_record_new (&pc_planned_service_kind);

      pc_record_set_text (planned, PC_PLANNED_SERVICE_PLAN_ID, pc_record_get_id (plan));
      pc_record_set_text (planned, PC_PLANNED_SERVICE_SERVICE, ((const PcProgrammeService *) services->pdata[i])->code);
      pc_record_set_number (planned, PC_PLANNED_SERVICE_MINUTES, g_rand_int_range (random, 0, 2400));
      g_ptr_array_add (pathway->planned, planned);
    }
}

static void
add_tutoring (GRand         *random,
              PcPathwayCase *pathway,
              PcDay          starts,
              PcDay          on)
{
  for (int i = g_rand_int_range (random, 0, 8); i > 0; i--)
    {
      const PcDay day = starts + g_rand_int_range (random, 0, 180);
      const PcTutoring entry = { .day = day, .kind = g_intern_static_string ("company"),
                                 .minutes = g_rand_int_range (random, 0, 400), .signed_on = chance (random, 70) ? day : 0 };

      if (day <= on)
        g_array_append_val (((PcTraineeshipCase *) pathway->traineeships->pdata[0])->tutoring, entry);
    }
}

/* The first day that anything happens on is the base of all others. */
static PcDay
get_base (guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  return pc_day_new (2015, 9, 1) + g_rand_int_range (random, 0, 4000);
}

static PcCase *
make_history (guint32 seed,
              PcDay   on)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  const PcDay starts = get_base (seed);
  g_autofree char *seen = pc_day_to_iso (on);
  g_autofree char *opened = pc_day_to_iso (starts - 60);
  PcCase *self = sample_case_new (seen, NULL);
  PcPathwayCase *pathway = sample_case_add_pathway (self, opened, "puoi-plus-2025");

  g_set_object (&pathway->programme, programmes->pdata[g_rand_int_range (random, 0, programmes->len)]);
  if (chance (random, 10))
    sample_case_set (self->office, "public_body", "yes");
  if (chance (random, 20))
    pc_record_set_day (pathway->pathway, PC_PATHWAY_CLOSED_ON, starts + g_rand_int_range (random, 30, 300));
  if (chance (random, 80))
    add_plan (random, pathway, starts);
  add_hours (random, pathway, starts, on);
  if (chance (random, 90))
    {
      add_traineeship (random, pathway, starts, on);
      add_tutoring (random, pathway, starts, on);
    }
  if (chance (random, 10))
    add_traineeship (random, pathway, starts + 320, on);

  return self;
}

/*
 * What has to hold
 */

static void
assert_line (const PcLedgerLine *line)
{
  const gint64 *cents = line->cents;
  const gint64 planned = cents[PC_LEDGER_PLANNED];

  if (line->component != NULL)
    g_assert_cmpint (planned, <=, line->component->amount_cents);
  g_assert_cmpint (planned, >=, 0);
  if (cents[PC_LEDGER_DELIVERED] == PC_LEDGER_UNKNOWN)
    return;

  g_assert_cmpint (cents[PC_LEDGER_CERTIFIED], >=, 0);
  g_assert_cmpint (cents[PC_LEDGER_CERTIFIED], <=, cents[PC_LEDGER_DELIVERED]);
  g_assert_cmpint (cents[PC_LEDGER_DELIVERED], <=, cents[PC_LEDGER_COMMITTED]);
  g_assert_cmpint (cents[PC_LEDGER_COMMITTED], <=, planned);
  g_assert_cmpint (cents[PC_LEDGER_LEFT], ==, planned - cents[PC_LEDGER_DELIVERED]);
  g_assert_cmpint (cents[PC_LEDGER_UNSPENT], >=, 0);
  g_assert_cmpint (cents[PC_LEDGER_UNSPENT], <=, cents[PC_LEDGER_LEFT]);
}

static void
assert_sums (const PcLedger *ledger,
             PcPathwayCase  *pathway)
{
  gint64 sums[PC_LEDGER_N_COLUMNS] = { 0 };
  gint64 inside = 0;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (ledger->lines, PcLedgerLine, i);

      assert_line (line);
      if (line->component != NULL && !line->component->outside_ceiling)
        inside += line->cents[PC_LEDGER_PLANNED];
      for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
        sums[column] += line->cents[column] != PC_LEDGER_UNKNOWN ? line->cents[column] : 0;
    }

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    g_assert_cmpint (sums[column], ==, ledger->total[column]);
  if (pathway->programme != NULL)
    g_assert_cmpint (inside, <=, pc_programme_get_ceiling_cents (pathway->programme));
}

/* Never more than was attended, nor than it is worth; and the months together no more than the component. */
static void
assert_months (const PcLedger *ledger,
               PcPathwayCase  *pathway)
{
  gint64 whole = 0;
  int attended = 0, present = 0;

  for (guint i = 0; i < ledger->months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (ledger->months, PcAllowanceMonth, i);

      g_assert_cmpint (month->amount_cents, >=, 0);
      g_assert_cmpint (month->amount_cents, <=, month->forecast_cents);
      g_assert_cmpint (month->forecast_cents, <=, month->whole_cents);
      if (month->attended == 0 && month->planned > 0 && pc_programme_get_rules (pathway->programme)->attendance_basis ==
          PC_PROGRAMME_ATTENDANCE_BASIS_MONTHLY)
        g_assert_cmpint (month->amount_cents, ==, 0);
      whole += month->whole_cents;
      attended += month->attended;
    }

  for (guint i = 0; i < pathway->traineeships->len; i++)
    for (guint j = 0; j < ((PcTraineeshipCase *) pathway->traineeships->pdata[i])->days->len; j++)
      present += MAX (g_array_index (((PcTraineeshipCase *) pathway->traineeships->pdata[i])->days, PcAttendance, j).minutes, 0);

  g_assert_cmpint (attended, <=, present);
  if (ledger->months->len > 0)
    g_assert_cmpint (whole, <=, pc_allowance_get_component (pathway->programme)->amount_cents);
}

/* As days go by what is delivered grows; it falls only where the condition of the component fails. */
static void
assert_grown (const PcLedger *before,
              const PcLedger *after)
{
  for (guint i = 0; i < before->lines->len; i++)
    {
      const PcLedgerLine *old = &g_array_index (before->lines, PcLedgerLine, i);
      const PcLedgerLine *new = pc_ledger_find (after, old->id);

      g_assert_nonnull (new);
      if (new->reason == PC_LEDGER_NOT_MET || new->cents[PC_LEDGER_DELIVERED] == PC_LEDGER_UNKNOWN)
        continue;
      g_assert_cmpint (new->cents[PC_LEDGER_DELIVERED], >=, old->cents[PC_LEDGER_DELIVERED]);
      g_assert_cmpint (new->cents[PC_LEDGER_CERTIFIED], >=, old->cents[PC_LEDGER_CERTIFIED]);
    }
}

/* Claims that are prepared one after the other never ask for more than is certified, nor for anything twice. */
static void
assert_claimed (PcCase         *self,
                const PcLedger *ledger)
{
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_auto(PcLedger) claimed = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      PcRecord *claim = sample_case_new_record (&pc_claim_kind, "status=submitted");
      g_autoptr(GPtrArray) lines = pc_claim_prepare_lines (pathway, claim, ledger, NULL);

      g_assert_true (i == 0 || lines->len == 0);
      g_ptr_array_add (pathway->claims, claim);
      for (guint j = 0; j < lines->len; j++)
        g_ptr_array_add (pathway->claim_lines, g_object_ref (lines->pdata[j]));
    }

  pc_ledger_reckon (self, pathway, &claimed);
  for (guint i = 0; i < claimed.lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (claimed.lines, PcLedgerLine, i);

      g_assert_cmpint (line->cents[PC_LEDGER_CLAIMED], ==, MAX (line->cents[PC_LEDGER_CERTIFIED], 0));
    }
}

static void
assert_explained (PcCase         *self,
                  const PcLedger *ledger)
{
  for (guint i = 0; i < ledger->lines->len; i++)
    for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
      {
        const PcLedgerLine *line = &g_array_index (ledger->lines, PcLedgerLine, i);
        g_autoptr(PcLedgerExplanation) explanation = pc_ledger_explain (self, sample_case_get_pathway (self), ledger, line->id, column);
        gint64 sum = 0;
        gboolean priced = FALSE;

        for (guint j = 0; j < explanation->rows->len; j++)
          {
            const PcLedgerRow *row = explanation->rows->pdata[j];

            priced |= row->cents != PC_LEDGER_NO_CENTS;
            sum += row->cents != PC_LEDGER_NO_CENTS ? row->cents : 0;
          }
        if (priced)
          g_assert_cmpint (sum, ==, line->cents[column]);
      }
}

static void
look (guint32   seed,
      PcDay     on,
      PcLedger *ledger)
{
  g_autoptr(PcCase) self = make_history (seed, on);
  PcPathwayCase *pathway = sample_case_get_pathway (self);

  pc_ledger_reckon (self, pathway, ledger);
  assert_sums (ledger, pathway);
  assert_months (ledger, pathway);
  assert_explained (self, ledger);
  assert_claimed (self, ledger);
}

static void
test_histories (void)
{
  for (guint32 seed = 1; seed <= HISTORIES; seed++)
    {
      const PcDay base = get_base (seed);
      PcLedger before = { 0 };

      g_test_message ("history %u", seed);
      for (int i = 0; i < VIEWS; i++)
        {
          PcLedger after;

          look (seed, base - 40 + i * 67 + (int) (seed % 31), &after);
          if (i > 0)
            {
              assert_grown (&before, &after);
              pc_ledger_clear (&before);
            }
          before = after;
        }
      pc_ledger_clear (&before);
    }
}

/*
 * Impossible ones
 */

static void
spoil_traineeship (GRand             *random,
                   PcTraineeshipCase *self,
                   PcDay              base)
{
  static const char * const damages[] = {
    "ends_on=2001-01-01", "starts_on=", "ends_on=", "ends_on=2099-12-31", "weekly_minutes=0:00; starts_at=; ends_at=",
    "starts_at=18:00; ends_at=9:00", "weekdays=", "allowance_cents=0", "weekly_minutes=200:00", "clearance_on=2099-01-01",
  };
  static const char * const events[] = {
    "kind=suspension; date=%s; until=2001-01-01", "kind=suspension; date=%s; until=2098-01-01; ground=illness",
    "kind=suspension; date=%s", "kind=interruption; date=%s", "kind=end; date=%s", "kind=extension; date=%s; new_ends_on=2001-01-01",
    "kind=start; date=%s", "kind=resumption; date=%s", "kind=cancellation; date=%s", "kind=timetable-change; date=%s; weekly_minutes=0:00",
  };

  sample_case_fill (self->traineeship, damages[g_rand_int_range (random, 0, G_N_ELEMENTS (damages))]);
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      g_autofree char *day = pc_day_to_iso (base + g_rand_int_range (random, -100, 400));
      g_auto(GStrv) parts = g_strsplit (events[g_rand_int_range (random, 0, G_N_ELEMENTS (events))], "%s", 2);
      g_autofree char *fields = g_strjoinv (day, parts);

      sample_case_add_event (self, fields);
    }
}

static void
spoil_days (GRand             *random,
            PcTraineeshipCase *self,
            PcDay              base)
{
  for (int i = g_rand_int_range (random, 0, 30); i > 0; i--)
    {
      const PcAttendance row = { .day = base + g_rand_int_range (random, -400, 800), .kind = g_intern_static_string ("present"),
                                 .minutes = g_rand_int_range (random, -600, 3000) };
      const guint place = g_rand_int_range (random, 0, self->days->len + 1);

      g_array_insert_val (self->days, place, row);
    }
}

static void
spoil_claims (GRand         *random,
              PcPathwayCase *pathway)
{
  static const char * const lines[] = {
    "component=trainee; amount_cents=999999.99", "component=nothing; amount_cents=-5", "component=host; amount_cents=1; accepted_cents=2",
    "component=promoter; minutes=1:00", "amount_cents=3",
  };
  PcRecord *claim = sample_case_new_record (&pc_claim_kind, chance (random, 50) ? "status=paid; ends_on=2020-01-01; starts_on=2021-01-01"
                                                                                : "submitted_on=2020-01-01; total_cents=1");

  if (chance (random, 50))
    pc_record_set_text (claim, PC_CLAIM_FROZEN, chance (random, 50) ? "no JSON" : "{\"lines\": [1, {\"id\": 5}, null], \"components\": {}}");
  g_ptr_array_add (pathway->claims, claim);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      PcRecord *line = sample_case_new_record (&pc_claim_line_kind, lines[i]);

      pc_record_set_text (line, PC_CLAIM_LINE_CLAIM_ID, chance (random, 80) ? pc_record_get_id (claim) : NULL);
      g_ptr_array_add (pathway->claim_lines, line);
    }
}

static void
spoil_hours (GRand         *random,
             PcPathwayCase *pathway)
{
  const PcHours hours = { .service = g_intern_static_string ("A3"), .minutes = g_rand_int_range (random, -5000, 500000),
                          .certified = g_rand_int_range (random, -5000, 1000000) };

  g_array_append_val (pathway->hours, hours);
  if (chance (random, 20))
    g_clear_object (&pathway->programme);
}

static void
check_all (PcCase         *self,
           PcPathwayCase  *pathway,
           const PcLedger *ledger,
           GPtrArray      *findings)
{
  for (guint i = 0; i < pathway->traineeships->len; i++)
    {
      PcTraineeshipCase *traineeship = pathway->traineeships->pdata[i];

      pc_situation_check (self, pathway, traineeship, self->on, findings);
      pc_attendance_check (self, pathway, traineeship, self->on, findings);
      pc_allowance_check (pathway, traineeship, ledger->months, self->on, findings);
    }

  pc_claim_check (pathway, ledger, findings);
}

/* They are told, not taken for nothing, and break no figure. */
static void
test_impossible (void)
{
  for (guint32 seed = 1; seed <= HISTORIES; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed + 100000);
      const PcDay base = get_base (seed);
      g_autoptr(PcCase) self = make_history (seed, base + g_rand_int_range (random, -100, 500));
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_auto(PcLedger) ledger = { 0 };

      g_test_message ("history %u", seed);
      for (guint i = 0; i < pathway->traineeships->len; i++)
        {
          spoil_traineeship (random, pathway->traineeships->pdata[i], base);
          spoil_days (random, pathway->traineeships->pdata[i], base);
        }
      spoil_claims (random, pathway);
      spoil_hours (random, pathway);

      pc_ledger_reckon (self, pathway, &ledger);
      assert_sums (&ledger, pathway);
      assert_explained (self, &ledger);
      check_all (self, pathway, &ledger, findings);
      g_assert_cmpuint (findings->len, >, 0);
      for (guint i = 0; i < findings->len; i++)
        {
          const PcFinding *finding = findings->pdata[i];

          g_assert_true (finding->rule != NULL && finding->message != NULL && *finding->message != '\0');
        }
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  sample_init_shipped (&argc, &argv);
  make_programmes ();

  g_test_add_func ("/ledger-property/histories", test_histories);
  g_test_add_func ("/ledger-property/impossible", test_impossible);

  status = g_test_run ();
  g_ptr_array_unref (programmes);
  return status;
}
