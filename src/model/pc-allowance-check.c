/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance-check.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-money.h"
#include "pc-situation.h"

/*
 * The rules; those of a month are pc_allowance_reason_get_code().
 *
 *   allowance-not-agreed     no allowance is entered
 *   allowance-below-minimum  less was agreed than law or region want
 *   allowance-below-month    less was agreed than the programme pays, which is then lost
 *   allowance-above-month    more was agreed than the programme pays, which somebody else has to
 *   allowance-not-certified  a month that is over and due cannot be claimed yet
 *   allowance-lost           a month that is not over can no longer be paid as a whole
 *   allowance-in-course, allowance-ahead, allowance-attended and allowance-nothing-due are not told
 */

static PcFinding *
add (PcTraineeshipCase *self,
     GPtrArray         *findings,
     const char        *rule,
     PcFindingLevel     level,
     char              *message)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, &pc_traineeship_kind, self->traineeship, PC_TRAINEESHIP_ALLOWANCE_CENTS);
  return finding;
}

/*
 * What was agreed
 */

/* The longest day of the week; -1 where nothing says. */
static int
get_longest_day (const PcSituation *situation)
{
  int longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (situation->week); i++)
    longest = MAX (longest, situation->week[i]);

  return longest > 0 ? longest : -1;
}

static int
get_week (const PcSituation *situation)
{
  int minutes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (situation->week); i++)
    minutes += situation->week[i];

  return minutes > 0 ? minutes : situation->weekly_minutes;
}

static gint64
get_least (PcTraineeshipCase      *self,
           const PcProgrammeRules *rules,
           const PcSituation      *situation)
{
  return pc_programme_rules_get_min_monthly_cents (rules, get_week (situation), get_longest_day (situation),
                                                   pc_record_get_boolean (self->traineeship, PC_TRAINEESHIP_MEALS));
}

/* What nobody has compared with the rules in force refuses nothing. */
static void
check_least (PcPathwayCase     *pathway,
             PcTraineeshipCase *self,
             const PcSituation *situation,
             gint64             agreed,
             GPtrArray         *findings)
{
  const gint64 least = get_least (self, pc_programme_get_rules (pathway->programme), situation);
  g_autofree char *amount = pc_money_format (agreed);
  g_autofree char *minimum = pc_money_format (MAX (least, 0));
  PcFinding *finding;

  if (agreed >= least)
    return;

  finding = add (self, findings, "allowance-below-minimum", PC_FINDING_REFUSED,
                 /* Translators: both %s are amounts in euro. */
                 g_strdup_printf (_("The allowance agreed is %s a month, and the least is %s for these hours. Raise it, or correct "
                                    "the timetable."), amount, minimum));
  pc_finding_set_source (finding, pathway->programme, "Traineeship", "MinMonthlyAllowance");
  if (finding->assumed)
    finding->level = PC_FINDING_WARNING;
}

static void
check_month_of_programme (PcPathwayCase     *pathway,
                          PcTraineeshipCase *self,
                          gint64             agreed,
                          GPtrArray         *findings)
{
  const PcProgrammeComponent *component = pc_allowance_get_component (pathway->programme);
  const gint64 monthly = component != NULL ? component->monthly_cents : -1;
  g_autofree char *group = component != NULL ? g_strconcat ("Component ", component->id, NULL) : NULL;
  g_autofree char *amount = pc_money_format (agreed);
  g_autofree char *paid = pc_money_format (MAX (monthly, 0));
  PcFinding *finding;

  if (monthly < 0 || agreed == monthly)
    return;

  if (agreed < monthly)
    finding = add (self, findings, "allowance-below-month", PC_FINDING_WARNING,
                   /* Translators: both %s are amounts in euro. */
                   g_strdup_printf (_("The allowance agreed is %s a month, and the programme pays %s: the difference is lost. Check "
                                      "the training project."), amount, paid));
  else
    finding = add (self, findings, "allowance-above-month", PC_FINDING_NOTE,
                   /* Translators: both %s are amounts in euro. */
                   g_strdup_printf (_("The allowance agreed is %s a month, and the programme pays %s: somebody else has to add the "
                                      "difference."), amount, paid));
  pc_finding_set_source (finding, pathway->programme, group, "MonthlyAmount");
}

static void
check_agreed (PcPathwayCase     *pathway,
              PcTraineeshipCase *self,
              PcDay              on,
              GPtrArray         *findings)
{
  const gint64 agreed = pc_record_get_number_or (self->traineeship, PC_TRAINEESHIP_ALLOWANCE_CENTS, -1);
  PcSituation situation;

  pc_situation_reckon (self, pc_programme_get_rules (pathway->programme), on, &situation);
  if (situation.state == PC_SITUATION_CANCELLED)
    return;
  if (agreed < 0)
    {
      add (self, findings, "allowance-not-agreed", PC_FINDING_UNKNOWN,
           g_strdup (_("The allowance agreed is not entered: take it from the training project.")));
      return;
    }

  check_least (pathway, self, &situation, agreed, findings);
  check_month_of_programme (pathway, self, agreed, findings);
}

/*
 * Months
 */

static gboolean
is_told (const PcAllowanceMonth *month)
{
  switch (month->reason)
    {
    case PC_ALLOWANCE_AHEAD:
    case PC_ALLOWANCE_ATTENDED:
    case PC_ALLOWANCE_NOTHING_DUE:
    case PC_ALLOWANCE_HOURLY:
      return FALSE;
    case PC_ALLOWANCE_IN_COURSE:
      return month->forecast_cents < month->whole_cents;
    default:
      return TRUE;
    }
}

static PcFindingLevel
get_level (const PcAllowanceMonth *month)
{
  switch (month->reason)
    {
    case PC_ALLOWANCE_NO_TIMETABLE:
    case PC_ALLOWANCE_NOT_STATED:
      return PC_FINDING_UNKNOWN;
    case PC_ALLOWANCE_MONTHS_PAID:
    case PC_ALLOWANCE_EARLY_END:
    case PC_ALLOWANCE_IS_SUSPENDED:
      return PC_FINDING_NOTE;
    default:
      return PC_FINDING_WARNING;
    }
}

static void
check_month (PcPathwayCase          *pathway,
             const PcAllowanceMonth *month,
             GPtrArray              *findings)
{
  g_autofree char *name = pc_allowance_format_month (month);
  g_autofree char *why = pc_allowance_explain (pathway->programme, month);
  const char *rule = month->reason == PC_ALLOWANCE_IN_COURSE ? "allowance-lost" : pc_allowance_reason_get_code (month->reason);
  PcFinding *finding = pc_findings_add (findings, rule, get_level (month),
                                        /* Translators: the first %s is a month, the second a sentence on its allowance. */
                                        g_strdup_printf (_("Allowance of %s: %s"), name, why));

  finding->source = pc_allowance_dup_source (pathway->programme, month);
  finding->assumed = month->assumed;
  finding->day = month->first;
  if (month->reason == PC_ALLOWANCE_NO_TIMETABLE)
    pc_finding_set_place (finding, &pc_traineeship_kind, month->traineeship->traineeship, PC_TRAINEESHIP_WEEKLY_MINUTES);
  else
    pc_finding_set_place (finding, &pc_attendance_day_kind, NULL, -1);
}

/* Due, and yet not to be claimed: a day is not marked, or a day of presence stands in no register that counts. */
static void
check_certified (PcPathwayCase          *pathway,
                 const PcAllowanceMonth *month,
                 GPtrArray              *findings)
{
  g_autofree char *name = pc_allowance_format_month (month);
  g_autofree char *amount = pc_money_format (month->amount_cents);
  PcFinding *finding;

  if (!month->over || month->certified || month->amount_cents == 0 || month->reason == PC_ALLOWANCE_NOT_MARKED)
    return;

  finding = pc_findings_add (findings, "allowance-not-certified", PC_FINDING_WARNING,
                             month->days_missing > 0 ?
                             /* Translators: the first %s is a month, %d a number of days, the second %s an amount in euro. */
                             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                           "Allowance of %s: %d day is not marked, and %s cannot be claimed before it is.",
                                                           "Allowance of %s: %d days are not marked, and %s cannot be claimed before they are.",
                                                           month->days_missing), name, month->days_missing, amount) :
                             /* Translators: the first %s is a month, the second an amount in euro. */
                             g_strdup_printf (_("Allowance of %s: not all days of presence stand in a stamped register, and %s cannot be "
                                                "claimed. Enter the register that covers them."), name, amount));
  pc_finding_set_source (finding, pathway->programme, "Register training", "Stamped");
  finding->day = month->first;
  if (month->days_missing > 0)
    pc_finding_set_place (finding, &pc_attendance_day_kind, NULL, -1);
  else
    pc_finding_set_place (finding, &pc_training_register_kind, NULL, -1);
}

/* What holds for all months alike is said once. */
static gboolean
is_repeated (const PcAllowanceMonth *month,
             const PcAllowanceMonth *before)
{
  return before != NULL && before->reason == month->reason &&
         (month->reason == PC_ALLOWANCE_NO_TIMETABLE || month->reason == PC_ALLOWANCE_NOT_STATED ||
          month->reason == PC_ALLOWANCE_EARLY_END || month->reason == PC_ALLOWANCE_MONTHS_PAID);
}

void
pc_allowance_check (PcPathwayCase     *pathway,
                    PcTraineeshipCase *self,
                    GArray            *months,
                    PcDay              on,
                    GPtrArray         *findings)
{
  const PcAllowanceMonth *before = NULL;

  g_return_if_fail (pathway != NULL && self != NULL && months != NULL && on > 0 && findings != NULL);

  if (pathway->programme == NULL)
    return;

  if (pathway->region_missing)
    pc_finding_set_place (pc_findings_add (findings, "allowance-region-unknown", PC_FINDING_UNKNOWN,
                                           g_strdup (_("The rules of the region cannot be read, and those of the "
                                                       "notice are used in their place: see what is wrong with its "
                                                       "file, or correct the region."))),
                          &pc_pathway_kind, pathway->pathway, PC_PATHWAY_REGION);
  check_agreed (pathway, self, on, findings);
  for (guint i = 0; i < months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);

      if (month->traineeship != self)
        continue;
      if (is_told (month) && !is_repeated (month, before))
        check_month (pathway, month, findings);
      check_certified (pathway, month, findings);
      before = month;
    }
}
