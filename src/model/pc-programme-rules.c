/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-parts.h"

static void
fill_traineeship (PcProgrammeRules *self,
                  PcProgramme      *programme)
{
  static const char group[] = "Traineeship";

  self->months = pc_programme_get_integer (programme, group, "Months");
  self->extension_months = pc_programme_get_integer (programme, group, "ExtensionMonths");
  self->min_months = pc_programme_get_integer (programme, group, "MinMonths");
  self->min_months_seasonal = pc_programme_get_integer (programme, group, "MinMonthsSeasonal");
  self->weekly_minutes = pc_programme_get_minutes (programme, group, "WeeklyHours");
  self->daily_minutes = pc_programme_get_minutes (programme, group, "DailyHours");
  self->suspension_health_days = pc_programme_get_integer (programme, group, "SuspensionHealthDays");
  self->suspension_closure_days = pc_programme_get_integer (programme, group, "SuspensionClosureDays");
  self->same_host_twice = pc_programme_get_boolean (programme, group, "SameHostTwice", FALSE);
  self->dismissal_months = pc_programme_get_integer (programme, group, "DismissalMonths");
  self->communication_days_before = pc_programme_get_integer (programme, group, "CommunicationDaysBefore");
  self->communication_day_public_host = pc_programme_get_integer (programme, group, "CommunicationDayPublicHost");
}

/* The keys of [Traineeship] that regions set. */
static void
fill_regional (PcProgrammeRules *self,
               PcProgramme      *programme)
{
  static const char group[] = "Traineeship";

  self->max_months = pc_programme_get_integer (programme, group, "MaxMonths");
  self->max_months_protected = pc_programme_get_integer (programme, group, "MaxMonthsProtected");
  self->max_months_disability = pc_programme_get_integer (programme, group, "MaxMonthsDisability");
  self->min_monthly_allowance_cents = pc_programme_get_money (programme, group, "MinMonthlyAllowance");
  self->min_monthly_by_weekly = pc_programme_dup_rates (programme, group, "MinMonthlyAllowanceByWeeklyHours");
  self->min_monthly_proportional = pc_programme_get_boolean (programme, group, "MinMonthlyAllowanceProportional",
                                                             FALSE);
  self->min_monthly_by_daily = pc_programme_dup_rates (programme, group, "MinMonthlyAllowanceByDailyHours");
  self->min_monthly_with_meals_cents = pc_programme_get_money (programme, group, "MinMonthlyAllowanceWithMeals");
  self->floor_monthly_allowance_cents = pc_programme_get_money (programme, group, "FloorMonthlyAllowance");
  self->min_hourly_allowance_cents = pc_programme_get_money (programme, group, "MinHourlyAllowance");
  self->max_trainees_per_promoter_tutor = pc_programme_get_integer (programme, group, "MaxTraineesPerPromoterTutor");
  self->max_trainees_per_host_tutor = pc_programme_get_integer (programme, group, "MaxTraineesPerHostTutor");
  self->host_quota = pc_programme_dup_bands (programme, group, "HostQuota");
  self->host_quota_beyond = pc_programme_get_integer (programme, group, "HostQuotaBeyond");
}

static void
fill_attendance (PcProgrammeRules *self,
                 PcProgramme      *programme)
{
  static const char group[] = "Attendance";

  self->full_pay_share = pc_programme_get_integer (programme, group, "FullPayShare");
  self->attendance_basis = pc_programme_get_choice (programme, group, "Basis");
  self->below_threshold = pc_programme_get_choice (programme, group, "BelowThreshold");
  self->partial_month = pc_programme_get_choice (programme, group, "PartialMonth");
  self->share_assumed = pc_programme_is_unknown (programme, group, "FullPayShare") ||
                        pc_programme_is_unknown (programme, group, "Basis") ||
                        pc_programme_is_unknown (programme, group, "BelowThreshold");
  self->partial_month_assumed = self->partial_month < 0 || pc_programme_is_unknown (programme, group, "PartialMonth");
  self->attestation_share = pc_programme_get_integer (programme, group, "AttestationShare");
}

static void
fill_register (PcProgrammeRules *self,
               PcProgramme      *programme)
{
  g_auto(GStrv) groups = pc_programme_list_groups (programme, "Register");

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *covers = pc_programme_dup_value (programme, groups[i], "Covers");

      if (g_strcmp0 (covers, "training") == 0)
        self->register_stamped = pc_programme_get_boolean (programme, groups[i], "Stamped", FALSE);
    }
}

static void
fill_eligibility (PcProgrammeRules *self,
                  PcProgramme      *programme)
{
  static const char group[] = "Eligibility";
  g_autofree char *until = pc_programme_dup_value (programme, group, "TemporaryProtectionUntil");

  self->checked_at = pc_programme_get_choice (programme, group, "CheckedAt");
  self->one_per_person = pc_programme_get_boolean (programme, group, "OnePerPerson", TRUE);
  self->no_parallel_allowance = pc_programme_get_boolean (programme, group, "NoParallelAllowance", TRUE);
  self->unemployed = pc_programme_get_boolean (programme, group, "Unemployed", TRUE);
  /* Absent from most notices, which then have no such rule: that is a statement too. */
  self->reception_system_only = pc_programme_get_boolean (programme, group, "ReceptionSystemOnly", FALSE);
  self->renewal_receipt_accepted = pc_programme_get_boolean (programme, group, "RenewalReceiptAccepted", FALSE);
  self->permit_renewal_days = pc_programme_get_integer (programme, group, "PermitRenewalDays");
  self->asylum_applicant_wait_days = pc_programme_get_integer (programme, group, "AsylumApplicantWaitDays");
  self->temporary_protection_until = pc_day_from_iso (until);
}

static void
fill_papers (PcProgrammeRules *self,
             PcProgramme      *programme)
{
  self->clearance_required = pc_programme_get_boolean (programme, "Clearance", "Required", TRUE);
  self->clearance_services = pc_programme_dup_list (programme, "Clearance", "Services");
  self->certified_minutes = pc_programme_get_minutes (programme, "Clearance", "CertifiedHours");
  self->clearance_list_complete = pc_programme_get_boolean (programme, "Clearance", "ListComplete", FALSE);

  self->claim_list_complete = pc_programme_get_boolean (programme, "Claim", "ListComplete", FALSE);
  self->early_end = pc_programme_get_choice (programme, "Claim", "EarlyEnd");

  self->substitution_host = pc_programme_get_choice (programme, "Substitution", "Host");
  self->substitution_trainee = pc_programme_get_choice (programme, "Substitution", "Trainee");
  self->substitution_new_clearance = pc_programme_get_boolean (programme, "Substitution", "NewClearance", TRUE);
}

static PcProgrammeIndicatorSets
get_indicator_sets (PcProgramme *programme)
{
  const PcProgrammeGroup *group = pc_programme_format_find_group ("Indicators");
  g_auto(GStrv) words = g_strsplit (pc_programme_format_find_key (group, "Sets")->of, ";", -1);
  g_auto(GStrv) stated = pc_programme_dup_list (programme, "Indicators", "Sets");
  PcProgrammeIndicatorSets sets = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) stated, words[i]))
      sets |= 1u << i;

  return sets;
}

static void
fill_indicators (PcProgrammeRules *self,
                 PcProgramme      *programme)
{
  static const char group[] = "Indicators";

  self->indicator_sets = get_indicator_sets (programme);
  self->result_days = pc_programme_get_integer (programme, group, "ResultDays");
  self->follow_up_months = pc_programme_get_integer (programme, group, "FollowUpMonths");
  self->long_term_months = pc_programme_get_integer (programme, group, "LongTermMonths");
  self->long_term_months_youth = pc_programme_get_integer (programme, group, "LongTermMonthsYouth");
  self->youth_below_age = pc_programme_get_integer (programme, group, "YouthBelowAge");
  self->disabilities = pc_programme_dup_list (programme, group, "Disabilities");
  self->housing_exclusion = pc_programme_dup_list (programme, group, "HousingExclusion");
  self->other_disadvantaged = pc_programme_dup_list (programme, group, "OtherDisadvantaged");
  self->qualifications = pc_programme_dup_list (programme, group, "Qualifications");
  self->background_collected = pc_programme_get_boolean (programme, group, "BackgroundCollected", TRUE);
}

PcProgrammeRules *
pc_programme_rules_new (PcProgramme *programme)
{
  PcProgrammeRules *self = g_new0 (PcProgrammeRules, 1);

  fill_traineeship (self, programme);
  fill_regional (self, programme);
  fill_attendance (self, programme);
  fill_register (self, programme);
  fill_eligibility (self, programme);
  fill_papers (self, programme);
  self->pathways_per_promoter = pc_programme_get_integer (programme, "Limits", "PathwaysPerPromoter");
  self->pathways_per_host = pc_programme_get_integer (programme, "Limits", "PathwaysPerHost");
  fill_indicators (self, programme);
  return self;
}

void
pc_programme_rules_free (PcProgrammeRules *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->host_quota, g_array_unref);
  g_clear_pointer (&self->min_monthly_by_weekly, g_array_unref);
  g_clear_pointer (&self->min_monthly_by_daily, g_array_unref);
  g_strfreev (self->clearance_services);
  g_strfreev (self->disabilities);
  g_strfreev (self->housing_exclusion);
  g_strfreev (self->other_disadvantaged);
  g_strfreev (self->qualifications);
  g_free (self);
}

/* The amount for @minutes, or @general where there are no such rates or it is longer than all of them. */
static gint64
get_rate (GArray   *rates,
          int       minutes,
          gboolean  proportional,
          gint64    general)
{
  const PcProgrammeRate *before = NULL;

  if (rates == NULL || minutes < 0)
    return general;

  for (guint i = 0; i < rates->len; i++)
    {
      const PcProgrammeRate *rate = &g_array_index (rates, PcProgrammeRate, i);
      gint64 length;

      if (minutes <= rate->up_to_minutes)
        {
          if (before == NULL || !proportional)
            return rate->cents;

          length = rate->up_to_minutes - before->up_to_minutes;
          return before->cents +
                 ((rate->cents - before->cents) * (minutes - before->up_to_minutes) + length - 1) / length;
        }
      before = rate;
    }

  return general;
}

gint64
pc_programme_rules_get_min_monthly_cents (const PcProgrammeRules *self,
                                          int                     weekly_minutes,
                                          int                     daily_minutes,
                                          gboolean                with_meals)
{
  gint64 general, least;

  g_return_val_if_fail (self != NULL, -1);

  general = self->min_monthly_allowance_cents;
  least = get_rate (self->min_monthly_by_weekly, weekly_minutes, self->min_monthly_proportional, general);
  least = MIN (least, get_rate (self->min_monthly_by_daily, daily_minutes, FALSE, general));
  if (with_meals && self->min_monthly_with_meals_cents >= 0)
    least = MIN (least, self->min_monthly_with_meals_cents);

  return least;
}
