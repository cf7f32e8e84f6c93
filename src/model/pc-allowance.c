/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance.h"

#include "pc-allowance-worth.h"
#include "pc-kinds.h"
#include "pc-money.h"
#include "pc-timetable.h"

/* What the months of one traineeship are judged by. */
typedef struct
{
  const PcProgrammeComponent *component;
  const PcProgrammeRules     *rules;
  PcDay                       on;
  gint64                      monthly_cents;   /* -1 where the programme does not state it. */
  int                         share;           /* Percent of the hours due. */
  gboolean                    hourly;
  gboolean                    forfeited;       /* Broken off, and then nothing is due. */
  gboolean                    as_a_whole;      /* The share is taken of the whole traineeship. */
  gboolean                    reached;         /* Of which it is attended already, */
  gboolean                    reachable;       /* or can be, */
  gboolean                    settled;         /* or all is said. */
} Judge;

const PcProgrammeComponent *
pc_allowance_get_component (PcProgramme *programme)
{
  GPtrArray *components;

  g_return_val_if_fail (PC_IS_PROGRAMME (programme), NULL);

  components = pc_programme_get_components (programme);
  for (guint i = 0; i < components->len; i++)
    {
      const PcProgrammeComponent *component = components->pdata[i];

      if (component->payee == PC_PROGRAMME_PAYEE_TRAINEE && component->basis != PC_PROGRAMME_BASIS_LUMP)
        return component;
    }

  return NULL;
}

/* That of the programme; of what was agreed below it no more can be asked back. */
static gint64
get_monthly_cents (const PcProgrammeComponent *component,
                   PcTraineeshipCase          *self)
{
  const gint64 agreed = pc_record_get_number_or (self->traineeship, PC_TRAINEESHIP_ALLOWANCE_CENTS, -1);
  gint64 cents = component->monthly_cents;

  if (cents < 0 && component->months > 0)
    cents = component->amount_cents / component->months;

  return agreed >= 0 && cents >= 0 ? MIN (agreed, cents) : cents;
}

/* Nothing is taken for granted that the file does not state: the whole of the hours, and no pay for a part of them. */
static void
start_judge (Judge                      *judge,
             PcTraineeshipCase          *self,
             const PcProgrammeRules     *rules,
             const PcProgrammeComponent *component,
             const PcCourse             *course,
             PcDay                       on)
{
  *judge = (Judge) {
    .component = component,
    .rules = rules,
    .on = on,
    .monthly_cents = get_monthly_cents (component, self),
    .share = rules->full_pay_share >= 0 ? rules->full_pay_share : 100,
    .hourly = component->basis == PC_PROGRAMME_BASIS_PER_HOUR,
    .forfeited = rules->early_end != PC_PROGRAMME_EARLY_END_ATTENDED_MONTHS && pc_timetable_is_cut_short (self, course),
    .as_a_whole = rules->attendance_basis == PC_PROGRAMME_ATTENDANCE_BASIS_WHOLE_TRAINEESHIP,
  };
}

static gboolean
reaches (const Judge *judge,
         gint64       attended,
         gint64       planned)
{
  return attended * 100 >= planned * judge->share;
}

/* Hours that can still be attended: those ahead, and those of days that are not marked. */
static int
get_open_minutes (const PcAllowanceMonth *month)
{
  return month->planned - month->due + month->missing;
}

static void
look_at_whole (Judge  *judge,
               GArray *months)
{
  gint64 planned = 0, attended = 0, open = 0;

  judge->settled = TRUE;
  for (guint i = 0; i < months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);

      planned += month->planned;
      attended += month->attended;
      open += get_open_minutes (month);
      judge->settled = judge->settled && month->over && month->days_missing == 0;
    }

  judge->reached = reaches (judge, attended, planned);
  judge->reachable = reaches (judge, attended + open, planned);
}

/*
 * One month
 */

static gint64
get_reduced_cents (const Judge            *judge,
                   const PcAllowanceMonth *month,
                   int                     attended)
{
  if (judge->rules->below_threshold != PC_PROGRAMME_BELOW_THRESHOLD_PROPORTIONAL)
    return 0;

  return pc_money_share (month->whole_cents, MIN (attended, month->planned), month->planned);
}

/* The least that a reduced month is paid, in proportion where it is a part of a month. */
static gint64
get_floor_cents (const Judge            *judge,
                 const PcAllowanceMonth *month,
                 int                     attended)
{
  const gint64 floor = judge->rules->floor_monthly_allowance_cents;

  if (floor < 0 || attended == 0 || judge->monthly_cents <= 0 ||
      judge->rules->below_threshold != PC_PROGRAMME_BELOW_THRESHOLD_PROPORTIONAL)
    return 0;

  return MIN (pc_money_share (floor, month->whole_cents, judge->monthly_cents), month->whole_cents);
}

static gint64
get_final_cents (const Judge            *judge,
                 const PcAllowanceMonth *month,
                 int                     attended,
                 gboolean                reached)
{
  if (reached)
    return month->whole_cents;

  return MAX (get_reduced_cents (judge, month, attended), get_floor_cents (judge, month, attended));
}

static void
settle (PcAllowanceMonth  *month,
        PcAllowanceGrade   grade,
        PcAllowanceReason  reason,
        gint64             cents)
{
  month->grade = grade;
  month->reason = reason;
  month->amount_cents = month->forecast_cents = cents;
}

/* What is due already, and what can still come. */
static void
suspend_judgement (const Judge       *judge,
                   PcAllowanceMonth  *month,
                   PcAllowanceReason  reason)
{
  const int most = month->attended + get_open_minutes (month);
  const gboolean reachable = judge->as_a_whole ? judge->reachable : reaches (judge, most, month->planned);

  settle (month, PC_ALLOWANCE_PENDING, reason, get_reduced_cents (judge, month, month->attended));
  month->forecast_cents = MAX (get_final_cents (judge, month, most, reachable), month->amount_cents);
}

static void
settle_below (const Judge      *judge,
              PcAllowanceMonth *month)
{
  const gint64 reduced = get_reduced_cents (judge, month, month->attended);
  const gint64 floor = get_floor_cents (judge, month, month->attended);

  if (month->attended == 0)
    settle (month, PC_ALLOWANCE_NONE, PC_ALLOWANCE_ABSENT, 0);
  else if (floor > reduced)
    settle (month, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_FLOOR, floor);
  else
    settle (month, reduced > 0 ? PC_ALLOWANCE_PROPORTIONAL : PC_ALLOWANCE_NONE, PC_ALLOWANCE_BELOW_SHARE, reduced);
}

static void
judge_attended (const Judge      *judge,
                PcAllowanceMonth *month)
{
  const gboolean reached = judge->as_a_whole ? judge->reached : reaches (judge, month->attended, month->planned);
  const gboolean settled = judge->as_a_whole ? judge->settled : month->over && month->days_missing == 0;

  if (reached)
    settle (month, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED, month->whole_cents);
  else if (settled)
    settle_below (judge, month);
  else
    suspend_judgement (judge, month, month->over && month->days_missing > 0 ? PC_ALLOWANCE_NOT_MARKED
                                                                            : PC_ALLOWANCE_IN_COURSE);
}

static void
judge_hours (const Judge      *judge,
             PcAllowanceMonth *month)
{
  const gint64 cents = pc_money_share (judge->component->unit_cents, month->attended, 60);
  const gint64 most = pc_money_share (judge->component->unit_cents, month->attended + get_open_minutes (month), 60);

  settle (month, PC_ALLOWANCE_PENDING, month->days_missing > 0 ? PC_ALLOWANCE_NOT_MARKED : PC_ALLOWANCE_IN_COURSE,
          MIN (cents, month->whole_cents));
  month->forecast_cents = MIN (most, month->whole_cents);
  if (month->over && month->days_missing == 0)
    {
      month->grade = month->attended >= month->planned ? PC_ALLOWANCE_FULL
                   : month->attended > 0               ? PC_ALLOWANCE_PROPORTIONAL
                                                       : PC_ALLOWANCE_NONE;
      month->reason = month->attended > 0 ? PC_ALLOWANCE_HOURLY : PC_ALLOWANCE_ABSENT;
    }
}

/* No hours are due in it: none are agreed, or its only days are free, or something was closed. */
static void
judge_empty (PcAllowanceMonth *month,
             const PcMonthSum *sum)
{
  if (sum->days_planned > 0)
    settle (month, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_NO_TIMETABLE, 0);
  else if (sum->days_closed > 0)
    settle (month, PC_ALLOWANCE_NONE, PC_ALLOWANCE_CLOSED, 0);
  else if (month->over)
    settle (month, PC_ALLOWANCE_FULL, PC_ALLOWANCE_NOTHING_DUE, month->whole_cents);
  else
    {
      settle (month, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_IN_COURSE, 0);
      month->forecast_cents = month->whole_cents;
    }
}

static void
judge_month (const Judge      *judge,
             PcAllowanceMonth *month,
             const PcMonthSum *sum)
{
  if (judge->hourly ? judge->component->unit_cents < 0 : judge->monthly_cents < 0)
    settle (month, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_NOT_STATED, 0);
  else if (judge->forfeited)
    settle (month, PC_ALLOWANCE_NONE, PC_ALLOWANCE_EARLY_END, 0);
  else if (month->reason == PC_ALLOWANCE_IS_SUSPENDED)
    settle (month, PC_ALLOWANCE_SUSPENDED, PC_ALLOWANCE_IS_SUSPENDED, 0);
  else if (month->planned == 0)
    judge_empty (month, sum);
  else if (month->reason == PC_ALLOWANCE_MONTHS_PAID)
    settle (month, PC_ALLOWANCE_NONE, PC_ALLOWANCE_MONTHS_PAID, 0);
  else if (judge->hourly)
    judge_hours (judge, month);
  else if (month->first > judge->on)
    suspend_judgement (judge, month, PC_ALLOWANCE_AHEAD);
  else
    judge_attended (judge, month);

  /* Where all hours were attended, no share of them decides. */
  month->assumed = judge->component->assumed || (month->partial && judge->rules->partial_month_assumed) ||
                   (month->attended < month->planned && judge->rules->share_assumed);
}

/*
 * All months
 */

static int
get_permille (const PcMonthSum *sum)
{
  return sum->due > 0 ? (int) ((gint64) sum->attended * 1000 / sum->due) : -1;
}

/* Its last day has passed, or has come and is marked if it was due. */
static gboolean
is_over (const PcMonthSum *sum,
         PcDay             on)
{
  return sum->over || (sum->last <= on && sum->due == sum->planned);
}

static GArray *
new_months (PcTraineeshipCase      *self,
            const PcProgrammeRules *rules,
            PcDay                   on,
            GArray                 *sums)
{
  GArray *months = g_array_sized_new (FALSE, TRUE, sizeof (PcAllowanceMonth), sums->len);

  for (guint i = 0; i < sums->len; i++)
    {
      const PcMonthSum *sum = &g_array_index (sums, PcMonthSum, i);
      const gboolean over = is_over (sum, on);
      const PcAllowanceMonth month = {
        .traineeship = self,
        .month = sum->month,
        .first = sum->first,
        .last = sum->last,
        .planned = sum->planned,
        .due = sum->due,
        .attended = sum->attended,
        .missing = sum->missing,
        .days_missing = sum->days_missing,
        .permille = get_permille (sum),
        .over = over,
        .certified = over && sum->days_missing == 0 && (!rules->register_stamped || sum->days_present == 0 || sum->in_register),
        .reason = PC_ALLOWANCE_ATTENDED,
      };

      g_array_append_val (months, month);
    }

  return months;
}

static void
fill_hourly (const Judge *judge,
             GArray      *months)
{
  for (guint i = 0; i < months->len; i++)
    {
      PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);

      month->whole_cents = pc_money_share (judge->component->unit_cents, month->planned, 60);
    }
}

/* What is beyond the months that are paid is worth nothing; the last cents never pass the component. */
static void
limit (const Judge *judge,
       gint64      *used_cents,
       GArray      *months)
{
  for (guint i = 0; i < months->len; i++)
    {
      PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);
      const gint64 left = MAX (judge->component->amount_cents - *used_cents, 0);

      if (month->whole_cents > 0 && left == 0)
        month->reason = PC_ALLOWANCE_MONTHS_PAID;
      month->whole_cents = MIN (month->whole_cents, left);
      *used_cents += month->whole_cents;
    }
}

/* @course has a last day. */
static GArray *
reckon (const Judge       *judge,
        PcTraineeshipCase *self,
        const PcCourse    *course,
        gint64            *used_cents)
{
  const PcProgrammeRules *rules = judge->rules;
  g_autoptr(GArray) ends = rules->partial_month == PC_PROGRAMME_PARTIAL_MONTH_TRAINEESHIP_MONTHS
                             ? pc_allowance_worth_list_ends (course) : NULL;
  g_autoptr(GArray) sums = ends != NULL ? pc_attendance_sum_stretches (self, rules, judge->on, ends)
                                        : pc_attendance_sum_months (self, rules, judge->on);
  GArray *months = new_months (self, rules, judge->on, sums);
  Judge verdict = *judge;

  if (judge->hourly && judge->component->unit_cents >= 0)
    fill_hourly (judge, months);
  else if (!judge->hourly && judge->monthly_cents >= 0)
    pc_allowance_worth_fill (self, rules, course, judge->monthly_cents, months);

  limit (judge, used_cents, months);
  look_at_whole (&verdict, months);
  for (guint i = 0; i < months->len; i++)
    judge_month (&verdict, &g_array_index (months, PcAllowanceMonth, i), &g_array_index (sums, PcMonthSum, i));

  return months;
}

/* Adds to @months those of @self; @used_cents is what the traineeships before it are worth. */
static void
add_traineeship (PcPathwayCase     *pathway,
                 PcTraineeshipCase *self,
                 PcDay              on,
                 gint64            *used_cents,
                 GArray            *months)
{
  const PcProgrammeComponent *component = pc_allowance_get_component (pathway->programme);
  const PcProgrammeRules *rules = pc_programme_get_rules (pathway->programme);
  g_autoptr(GArray) added = NULL;
  g_auto(PcCourse) course = { 0 };
  Judge judge;

  pc_course_reckon (self, rules, on, &course);
  if (component == NULL || course.last == 0)
    return;

  start_judge (&judge, self, rules, component, &course, on);
  added = reckon (&judge, self, &course, used_cents);
  g_array_append_vals (months, added->data, added->len);
}

/* Of @self alone, or of all where that is NULL. */
static GArray *
reckon_pathway (PcPathwayCase     *pathway,
                PcTraineeshipCase *self,
                PcDay              on)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (PcAllowanceMonth));
  gint64 used_cents = 0;

  for (guint i = 0; pathway->programme != NULL && i < pathway->traineeships->len; i++)
    {
      PcTraineeshipCase *traineeship = pathway->traineeships->pdata[i];

      if (self != NULL)
        g_array_set_size (months, 0);
      add_traineeship (pathway, traineeship, on, &used_cents, months);
      if (traineeship == self)
        return months;
    }

  if (self != NULL)
    g_array_set_size (months, 0);

  return months;
}

GArray *
pc_allowance_reckon (PcPathwayCase     *pathway,
                     PcTraineeshipCase *self,
                     PcDay              on)
{
  g_return_val_if_fail (pathway != NULL && self != NULL && on > 0, NULL);

  return reckon_pathway (pathway, self, on);
}

GArray *
pc_allowance_reckon_all (PcPathwayCase *pathway,
                         PcDay          on)
{
  g_return_val_if_fail (pathway != NULL && on > 0, NULL);

  return reckon_pathway (pathway, NULL, on);
}
