/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance.h"

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-money.h"
#include "pc-time.h"

char *
pc_allowance_format_month (const PcAllowanceMonth *month)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr(GDateTime) moment = NULL;
  int year, number, day;

  g_return_val_if_fail (month != NULL, NULL);

  if (month->last > pc_day_get_month_end (month->first))
    {
      first = pc_day_format (month->first);
      last = pc_day_format (month->last);
      return g_strdup_printf ("%s – %s", first, last);
    }

  pc_day_split (month->month, &year, &number, &day);
  moment = g_date_time_new_utc (year, number, 1, 0, 0, 0);
  /* Translators: a month and its year, "March 2026", as strftime writes it. */
  return g_date_time_format (moment, _("%OB %Y"));
}

/* A share to a tenth of a percent, as the locale writes it. */
static char *
format_share (int permille)
{
  return g_strdup_printf ("%.1f", permille / 10.0);
}

/* The whole of what is planned, where the month is judged. */
static char *
format_attended (const PcAllowanceMonth *month)
{
  return format_share (month->planned > 0 ? (int) ((gint64) month->attended * 1000 / month->planned) : 0);
}

static char *
explain_open (const PcAllowanceMonth *month)
{
  g_autofree char *amount = pc_money_format (month->amount_cents);
  g_autofree char *forecast = pc_money_format (month->forecast_cents);

  if (month->reason == PC_ALLOWANCE_AHEAD)
    /* Translators: %s is an amount in euro. */
    return g_strdup_printf (_("Has not begun; it comes to %s if all hours are attended."), forecast);
  if (month->reason == PC_ALLOWANCE_IN_COURSE)
    /* Translators: both %s are amounts in euro. */
    return g_strdup_printf (_("Not over: %s is due already, and %s if the rest is attended."), amount, forecast);

  /* Translators: %d is a number of days, the first %s the amount in euro that is due, the second the one that can be. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%d day is not marked in the register: it comes to %s as it stands, to %s if it was attended.",
                                       "%d days are not marked in the register: it comes to %s as it stands, to %s if they were attended.",
                                       month->days_missing), month->days_missing, amount, forecast);
}

static char *
explain_judged (PcProgramme            *programme,
                const PcAllowanceMonth *month)
{
  const int share = pc_programme_get_rules (programme)->full_pay_share;
  g_autofree char *attended = format_attended (month);
  g_autofree char *amount = pc_money_format (month->amount_cents);
  g_autofree char *whole = pc_money_format (month->whole_cents);

  if (month->reason == PC_ALLOWANCE_ATTENDED)
    /* Translators: %s and %d are percentages of the hours due. */
    return g_strdup_printf (_("%s %% of the hours were attended, %d %% are asked for: paid as a whole."), attended,
                            share >= 0 ? share : 100);
  if (month->reason == PC_ALLOWANCE_FLOOR)
    /* Translators: the first %s is a percentage of the hours due, the second an amount in euro. */
    return g_strdup_printf (_("%s %% of the hours were attended; the region's least for a reduced month holds, %s."), attended,
                            amount);

  /* Translators: the first %s and %d are percentages of the hours due, the others amounts in euro. */
  return g_strdup_printf (_("%s %% of the hours were attended, less than %d %%: %s of %s is due."), attended,
                          share >= 0 ? share : 100, amount, whole);
}

static char *
explain_hours (const PcAllowanceMonth *month)
{
  g_autofree char *hours = pc_minutes_format (month->attended);
  g_autofree char *amount = pc_money_format (month->amount_cents);

  /* Translators: the first %s are hours, the second an amount in euro. */
  return g_strdup_printf (_("Paid by the hour: %s were attended, %s is due."), hours, amount);
}

char *
pc_allowance_explain (PcProgramme            *programme,
                      const PcAllowanceMonth *month)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (programme) && month != NULL, NULL);

  switch (month->reason)
    {
    case PC_ALLOWANCE_AHEAD:
    case PC_ALLOWANCE_IN_COURSE:
    case PC_ALLOWANCE_NOT_MARKED:
      return explain_open (month);
    case PC_ALLOWANCE_NO_TIMETABLE:
      return g_strdup (_("No hours are agreed for its days: set the timetable of the traineeship."));
    case PC_ALLOWANCE_NOT_STATED:
      return g_strdup (_("The programme does not state what a month is worth: set it in a copy of its file."));
    case PC_ALLOWANCE_NOTHING_DUE:
      return g_strdup (_("There was no day at work in this part of the month, and none was missed: paid as a whole."));
    case PC_ALLOWANCE_ABSENT:
      return g_strdup (_("No hour was attended."));
    case PC_ALLOWANCE_CLOSED:
      return g_strdup (_("All its days were closed: nothing was attended. A closure that is long enough is a suspension."));
    case PC_ALLOWANCE_HOURLY:
      return explain_hours (month);
    case PC_ALLOWANCE_MONTHS_PAID:
      return g_strdup (_("The months that the programme pays are used up."));
    case PC_ALLOWANCE_EARLY_END:
      return g_strdup (_("The traineeship was broken off, and then nothing is due."));
    case PC_ALLOWANCE_IS_SUSPENDED:
      return g_strdup (_("Suspended; its days are made up for at the end."));
    default:
      return explain_judged (programme, month);
    }
}

char *
pc_allowance_dup_source (PcProgramme            *programme,
                         const PcAllowanceMonth *month)
{
  g_autofree char *group = NULL;

  g_return_val_if_fail (PC_IS_PROGRAMME (programme) && month != NULL, NULL);

  switch (month->reason)
    {
    case PC_ALLOWANCE_ATTENDED:
      return pc_programme_dup_source (programme, "Attendance", "FullPayShare");
    case PC_ALLOWANCE_BELOW_SHARE:
    case PC_ALLOWANCE_IN_COURSE:
    case PC_ALLOWANCE_NOT_MARKED:
      return pc_programme_dup_source (programme, "Attendance", "BelowThreshold");
    case PC_ALLOWANCE_FLOOR:
      return pc_programme_dup_source (programme, "Traineeship", "FloorMonthlyAllowance");
    case PC_ALLOWANCE_NOTHING_DUE:
      return pc_programme_dup_source (programme, "Attendance", "PartialMonth");
    case PC_ALLOWANCE_EARLY_END:
      return pc_programme_dup_source (programme, "Claim", "EarlyEnd");
    case PC_ALLOWANCE_IS_SUSPENDED:
      return pc_programme_dup_source (programme, "Traineeship", "SuspensionHealthDays");
    default:
      group = g_strconcat ("Component ", pc_allowance_get_component (programme)->id, NULL);
      return pc_programme_dup_source (programme, group, "Amount");
    }
}

const char *
pc_allowance_grade_get_code (PcAllowanceGrade grade)
{
  static const char * const codes[] = { "pending", "full", "proportional", "none", "suspended" };

  return codes[grade];
}

const char *
pc_allowance_grade_get_label (PcAllowanceGrade grade)
{
  return pc_code_list_get_label (pc_code_list_get ("allowance-grade"), pc_allowance_grade_get_code (grade));
}

const char *
pc_allowance_reason_get_code (PcAllowanceReason reason)
{
  static const char * const codes[] = {
    [PC_ALLOWANCE_AHEAD] = "allowance-ahead",
    [PC_ALLOWANCE_IN_COURSE] = "allowance-in-course",
    [PC_ALLOWANCE_NOT_MARKED] = "allowance-not-marked",
    [PC_ALLOWANCE_NO_TIMETABLE] = "allowance-no-timetable",
    [PC_ALLOWANCE_NOT_STATED] = "allowance-not-stated",
    [PC_ALLOWANCE_ATTENDED] = "allowance-attended",
    [PC_ALLOWANCE_NOTHING_DUE] = "allowance-nothing-due",
    [PC_ALLOWANCE_BELOW_SHARE] = "allowance-below-share",
    [PC_ALLOWANCE_FLOOR] = "allowance-floor",
    [PC_ALLOWANCE_ABSENT] = "allowance-absent",
    [PC_ALLOWANCE_CLOSED] = "allowance-closed",
    [PC_ALLOWANCE_HOURLY] = "allowance-hourly",
    [PC_ALLOWANCE_MONTHS_PAID] = "allowance-months-paid",
    [PC_ALLOWANCE_EARLY_END] = "allowance-early-end",
    [PC_ALLOWANCE_IS_SUSPENDED] = "allowance-suspended",
  };

  return codes[reason];
}
