/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-parts.h"

#include <stdlib.h>
#include <string.h>

#include "pc-programme-files.h"
#include "pc-programme-value.h"
#include "programme-text.h"
#include "sample.h"

#define AT(member) G_STRUCT_OFFSET (PcProgrammeRules, member)

/* Where each key of the format is kept, and what its boolean is where the file does not state it. */
static const struct
{
  const char *group;
  const char *key;
  gsize       offset;
  gboolean    fallback;
} members[] = {
  { "Traineeship", "Months", AT (months) },
  { "Traineeship", "ExtensionMonths", AT (extension_months) },
  { "Traineeship", "MinMonths", AT (min_months) },
  { "Traineeship", "MinMonthsSeasonal", AT (min_months_seasonal) },
  { "Traineeship", "MaxMonths", AT (max_months) },
  { "Traineeship", "MaxMonthsProtected", AT (max_months_protected) },
  { "Traineeship", "MaxMonthsDisability", AT (max_months_disability) },
  { "Traineeship", "WeeklyHours", AT (weekly_minutes) },
  { "Traineeship", "DailyHours", AT (daily_minutes) },
  { "Traineeship", "SuspensionHealthDays", AT (suspension_health_days) },
  { "Traineeship", "SuspensionClosureDays", AT (suspension_closure_days) },
  { "Traineeship", "MinMonthlyAllowance", AT (min_monthly_allowance_cents) },
  { "Traineeship", "MinMonthlyAllowanceByWeeklyHours", AT (min_monthly_by_weekly) },
  { "Traineeship", "MinMonthlyAllowanceProportional", AT (min_monthly_proportional), FALSE },
  { "Traineeship", "MinMonthlyAllowanceByDailyHours", AT (min_monthly_by_daily) },
  { "Traineeship", "MinMonthlyAllowanceWithMeals", AT (min_monthly_with_meals_cents) },
  { "Traineeship", "FloorMonthlyAllowance", AT (floor_monthly_allowance_cents) },
  { "Traineeship", "MinHourlyAllowance", AT (min_hourly_allowance_cents) },
  { "Traineeship", "MaxTraineesPerPromoterTutor", AT (max_trainees_per_promoter_tutor) },
  { "Traineeship", "MaxTraineesPerHostTutor", AT (max_trainees_per_host_tutor) },
  { "Traineeship", "HostQuota", AT (host_quota) },
  { "Traineeship", "HostQuotaBeyond", AT (host_quota_beyond) },
  { "Traineeship", "SameHostTwice", AT (same_host_twice), FALSE },
  { "Traineeship", "DismissalMonths", AT (dismissal_months) },
  { "Traineeship", "CommunicationDaysBefore", AT (communication_days_before) },
  { "Traineeship", "CommunicationDayPublicHost", AT (communication_day_public_host) },
  { "Attendance", "FullPayShare", AT (full_pay_share) },
  { "Attendance", "Basis", AT (attendance_basis) },
  { "Attendance", "BelowThreshold", AT (below_threshold) },
  { "Attendance", "PartialMonth", AT (partial_month) },
  { "Attendance", "AttestationShare", AT (attestation_share) },
  { "Eligibility", "CheckedAt", AT (checked_at) },
  { "Eligibility", "OnePerPerson", AT (one_per_person), TRUE },
  { "Eligibility", "NoParallelAllowance", AT (no_parallel_allowance), TRUE },
  { "Eligibility", "Unemployed", AT (unemployed), TRUE },
  { "Eligibility", "ReceptionSystemOnly", AT (reception_system_only), FALSE },
  { "Eligibility", "RenewalReceiptAccepted", AT (renewal_receipt_accepted), FALSE },
  { "Eligibility", "PermitRenewalDays", AT (permit_renewal_days) },
  { "Eligibility", "AsylumApplicantWaitDays", AT (asylum_applicant_wait_days) },
  { "Eligibility", "TemporaryProtectionUntil", AT (temporary_protection_until) },
  { "Limits", "PathwaysPerPromoter", AT (pathways_per_promoter) },
  { "Limits", "PathwaysPerHost", AT (pathways_per_host) },
  { "Clearance", "Required", AT (clearance_required), TRUE },
  { "Clearance", "Services", AT (clearance_services) },
  { "Clearance", "CertifiedHours", AT (certified_minutes) },
  { "Clearance", "ListComplete", AT (clearance_list_complete), FALSE },
  { "Claim", "ListComplete", AT (claim_list_complete), FALSE },
  { "Claim", "EarlyEnd", AT (early_end) },
  { "Substitution", "Host", AT (substitution_host) },
  { "Substitution", "Trainee", AT (substitution_trainee) },
  { "Substitution", "NewClearance", AT (substitution_new_clearance), TRUE },
  { "Indicators", "Sets", AT (indicator_sets) },
  { "Indicators", "ResultDays", AT (result_days) },
  { "Indicators", "FollowUpMonths", AT (follow_up_months) },
  { "Indicators", "LongTermMonths", AT (long_term_months) },
  { "Indicators", "LongTermMonthsYouth", AT (long_term_months_youth) },
  { "Indicators", "YouthBelowAge", AT (youth_below_age) },
  { "Indicators", "Disabilities", AT (disabilities) },
  { "Indicators", "HousingExclusion", AT (housing_exclusion) },
  { "Indicators", "OtherDisadvantaged", AT (other_disadvantaged) },
  { "Indicators", "Qualifications", AT (qualifications) },
  { "Indicators", "BackgroundCollected", AT (background_collected), TRUE },
};

static guint
find_member (const char *group,
             const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].group, group) && g_str_equal (members[i].key, key))
      return i;

  g_error ("[%s] %s is not among the rules", group, key);
}

/* A key added to the format is forgotten neither here nor in the struct. */
static void
test_every_key_has_its_member (void)
{
  static const char *const kinds[] = { "Traineeship", "Attendance", "Eligibility", "Limits", "Clearance", "Claim",
                                       "Substitution", "Indicators" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (const PcProgrammeKey *key = pc_programme_format_find_group (kinds[i])->keys; key->name != NULL; key++)
      if (key->type != PC_PROGRAMME_TYPE_LABEL)
        {
          find_member (kinds[i], key->name);
          n++;
        }

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (members));
}

static char *
write_rates (GArray *rates)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      PcProgrammeRate *rate = &g_array_index (rates, PcProgrammeRate, i);

      g_assert_cmpint (rate->up_to_minutes % 60, ==, 0);
      g_string_append_printf (text, "%s%d:%" G_GINT64_FORMAT ".%02d", i > 0 ? ";" : "", rate->up_to_minutes / 60,
                              rate->cents / 100, (int) (rate->cents % 100));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The file's own spelling of what @rules hold, so that every type is compared in the same way; NULL for nothing. */
static char *
write_lists (const PcProgrammeKey *key,
             gconstpointer         at)
{
  g_auto(GStrv) words = key->of != NULL ? g_strsplit (key->of, ";", -1) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (key->type == PC_PROGRAMME_TYPE_RATES)
    return write_rates (*(GArray **) at);

  /* The sets are bits, the other choices words. */
  if (key->type == PC_PROGRAMME_TYPE_REFERENCES ||
      (key->type == PC_PROGRAMME_TYPE_CHOICES && !g_str_equal (key->name, "Sets")))
    return g_strjoinv (";", *(char ***) at);

  if (key->type == PC_PROGRAMME_TYPE_CHOICES)
    for (guint i = 0; words[i] != NULL; i++)
      if (*(const guint *) at & (1u << i))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", words[i]);

  if (key->type == PC_PROGRAMME_TYPE_BANDS && *(GArray **) at != NULL)
    for (guint i = 0; i < (*(GArray **) at)->len; i++)
      {
        PcProgrammeBand *band = &g_array_index (*(GArray **) at, PcProgrammeBand, i);

        g_string_append_printf (text, "%s%u:%u", i > 0 ? ";" : "", band->up_to, band->places);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_member (PcProgramme *programme,
               guint        member)
{
  const char *group = members[member].group;
  const PcProgrammeKey *key = pc_programme_format_find_key (pc_programme_format_find_group (group),
                                                            members[member].key);
  gconstpointer at = (const char *) pc_programme_get_rules (programme) + members[member].offset;
  g_autofree char *value = pc_programme_dup_value (programme, group, key->name);
  g_autofree char *list = NULL;

  g_test_message ("%s [%s] %s", pc_programme_get_id (programme), group, key->name);
  switch (key->type)
    {
    case PC_PROGRAMME_TYPE_INTEGER:
    case PC_PROGRAMME_TYPE_PERCENT:
      g_assert_cmpint (*(const int *) at, ==, value != NULL ? atoi (value) : -1);
      return;
    case PC_PROGRAMME_TYPE_HOURS:
      g_assert_cmpint (*(const int *) at, ==, pc_programme_get_minutes (programme, group, key->name));
      return;
    case PC_PROGRAMME_TYPE_MONEY:
      g_assert_cmpint (*(const gint64 *) at, ==, pc_programme_get_money (programme, group, key->name));
      return;
    case PC_PROGRAMME_TYPE_CHOICE:
      g_assert_cmpint (*(const int *) at, ==, pc_programme_get_choice (programme, group, key->name));
      return;
    case PC_PROGRAMME_TYPE_BOOLEAN:
      g_assert_cmpint (*(const gboolean *) at, ==,
                       value != NULL ? g_str_equal (value, "true") : members[member].fallback);
      return;
    case PC_PROGRAMME_TYPE_DATE:
      g_assert_cmpint (*(const PcDay *) at, ==, pc_day_from_iso (value));
      return;
    default:
      list = write_lists (key, at);
      g_assert_cmpstr (list, ==, value != NULL ? value : "");
    }
}

static void
test_members_are_the_figures_of_the_file (void)
{
  g_auto(GStrv) ids = pc_programme_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(PcProgramme) programme = pc_programme_find (ids[i], NULL);

      g_assert_nonnull (programme);
      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        assert_member (programme, j);
    }
}

/* Also where a region's figures stand in. */
static void
test_members_are_the_figures_of_the_region (void)
{
  g_autoptr(PcProgramme) programme = pc_programme_find ("puoi-2022", NULL);
  g_auto(GStrv) codes = pc_region_list ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr(PcRegion) region = pc_region_find (codes[i], NULL);
      g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);

      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        assert_member (there, j);
    }
}

/* Positions in the format's lists of words. */
static void
test_enumerations_follow_the_words (void)
{
  static const struct { const char *group, *key, *words; } cases[] = {
    { "Attendance", "Basis", "monthly;whole-traineeship" },
    { "Attendance", "BelowThreshold", "proportional;nothing" },
    { "Attendance", "PartialMonth", "by-days;by-hours;traineeship-months" },
    { "Eligibility", "CheckedAt", "application;clearance;traineeship-start" },
    { "Claim", "EarlyEnd", "attended-months;nothing" },
    { "Substitution", "Host", "no;before-start" },
    { "Substitution", "Trainee", "no;before-start" },
    { "Indicators", "Sets", "esf-2014;esf-plus-2021;amif-2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (pc_programme_format_find_key (pc_programme_format_find_group (cases[i].group), cases[i].key)->of,
                     ==, cases[i].words);
}

/* FACTS 1.1, 1.3, 1.6 and 2, as PUOI PLUS has them. */
static void
test_figures_of_puoi_plus (void)
{
  g_autoptr(PcProgramme) programme = pc_programme_find ("puoi-plus-2025", NULL);
  const PcProgrammeRules *rules = pc_programme_get_rules (programme);

  g_assert_cmpint (rules->months, ==, 6);
  g_assert_cmpint (rules->weekly_minutes, ==, -1);
  g_assert_cmpint (rules->suspension_health_days, ==, 30);
  g_assert_cmpint (rules->suspension_closure_days, ==, 15);
  g_assert_cmpint (rules->min_monthly_allowance_cents, ==, 30000);
  g_assert_cmpuint (rules->host_quota->len, ==, 2);
  g_assert_cmpint (rules->host_quota_beyond, ==, 10);
  g_assert_cmpint (rules->full_pay_share, ==, 70);
  g_assert_cmpint (rules->attendance_basis, ==, PC_PROGRAMME_ATTENDANCE_BASIS_MONTHLY);
  g_assert_cmpint (rules->checked_at, ==, PC_PROGRAMME_CHECKED_AT_CLEARANCE);
  g_assert_cmpint (rules->temporary_protection_until, ==, pc_day_new (2026, 3, 4));
  g_assert_cmpint (rules->certified_minutes, ==, 20 * 60);
  g_assert_cmpstr (rules->clearance_services[1], ==, "A3");
  g_assert_cmpint (rules->substitution_host, ==, PC_PROGRAMME_SUBSTITUTION_NO);
  g_assert_cmpint (rules->indicator_sets, ==,
                   PC_PROGRAMME_INDICATORS_ESF_PLUS_2021 | PC_PROGRAMME_INDICATORS_AMIF_2021);
}

/* The least allowance of a month: FACTS 2, table of the regions. Lengths are minutes. */
static void
test_least_allowance (void)
{
  static const struct
  {
    const char *region;
    int         weekly, daily;
    gboolean    meals;
    gint64      cents;
    const char *facts;
  } cases[] = {
    { "01", 40 * 60, 8 * 60, FALSE, 30000, "2: nationally 300, L. 92/2012" },
    { "01", 40 * 60, 8 * 60, TRUE, 30000, "2: nationally 300, whatever the host gives" },
    { "02", 40 * 60, 8 * 60, FALSE, 60000, "2 vda: 600 for 40 h/w" },
    { "02", 20 * 60, 4 * 60, FALSE, 30000, "2 vda: 300 at 20 h/w" },
    { "02", 30 * 60, 6 * 60, FALSE, 45000, "2 vda: proportional" },
    { "02", 20 * 60 + 1, 4 * 60, FALSE, 30025, "2 vda: 15.00 an hour is 0.25 a minute" },
    { "02", 21 * 60, 4 * 60, FALSE, 31500, "2 vda: proportional" },
    { "02", 40 * 60 - 1, 8 * 60, FALSE, 59975, "2 vda: proportional" },
    { "02", 40 * 60 + 1, 8 * 60, FALSE, 60000, "2 vda: 600 for 40 h/w" },
    { "02", 10 * 60, 2 * 60, FALSE, 30000, "2: nationally 300" },
    { "02", 0, 0, FALSE, 30000, "2: nationally 300" },
    { "02", -1, -1, FALSE, 60000, "not known: no exception" },
    { "03", 40 * 60, 8 * 60, FALSE, 50000, "2 unibs, lente: 500" },
    { "03", 40 * 60, 8 * 60, TRUE, 40000, "2 unibs, lente: 400 with meals" },
    { "03", 20 * 60, 4 * 60, FALSE, 35000, "2 unibs, lente: 350 if <= 4 h/day" },
    { "03", 20 * 60, 4 * 60, TRUE, 35000, "2 unibs, lente: the least of those that apply" },
    { "03", 20 * 60, 4 * 60 + 1, FALSE, 50000, "2 unibs, lente: 350 if <= 4 h/day" },
    { "03", 20 * 60, -1, FALSE, 50000, "not known: no exception" },
    { "10", 24 * 60, 6 * 60, FALSE, 30000, "2 terni: 300 (20-24 h)" },
    { "10", 24 * 60 + 1, 6 * 60, FALSE, 40000, "2 terni: 400 (>25 h); between the two the greater" },
    { "10", 40 * 60, 8 * 60, TRUE, 40000, "2 terni: 400 (>25 h)" },
    { "12", 40 * 60, 8 * 60, TRUE, 80000, "2 jobsoul: 800" },
  };
  g_autoptr(PcProgramme) programme = pc_programme_find ("puoi-plus-2025", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcRegion) region = pc_region_find (cases[i].region, NULL);
      g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);

      g_test_message ("case %u, region %s: %s", i, cases[i].region, cases[i].facts);
      g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (pc_programme_get_rules (there), cases[i].weekly,
                                                                 cases[i].daily, cases[i].meals), ==, cases[i].cents);
    }
}

/* A proportion that is no whole cent is rounded up; the step between rates without it. */
static void
test_least_allowance_between_rates (void)
{
  PcProgrammeRate two[] = { { 3 * 60, 10000 }, { 6 * 60, 10100 } };
  g_autoptr(GArray) rates = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (PcProgrammeRate)), two, 2);
  PcProgrammeRules rules = { .min_monthly_allowance_cents = 20000, .min_monthly_by_weekly = rates,
                             .min_monthly_proportional = TRUE, .min_monthly_with_meals_cents = -1 };

  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (&rules, 4 * 60, -1, TRUE), ==, 10034);
  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (&rules, 5 * 60, -1, TRUE), ==, 10067);
  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (&rules, 6 * 60, -1, TRUE), ==, 10100);
  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (&rules, 6 * 60 + 1, -1, TRUE), ==, 20000);

  rules.min_monthly_proportional = FALSE;
  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (&rules, 4 * 60, -1, TRUE), ==, 10100);

  rules.min_monthly_allowance_cents = -1;
  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (&rules, 4 * 60, -1, TRUE), ==, -1);
}

/* What the smallest file leaves out is never taken for a nought. */
/* Which notices have the register of training activities stamped: PUOI PLUS, art. 8; the others do not say. */
static void
test_register_stamped (void)
{
  static const struct { const char *id; gboolean stamped; } cases[] = {
    { "inside-2015", FALSE }, { "puoi-2019", FALSE }, { "puoi-2022", FALSE }, { "puoi-plus-2025", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcProgramme) programme = pc_programme_find (cases[i].id, NULL);

      g_assert_cmpint (pc_programme_get_rules (programme)->register_stamped, ==, cases[i].stamped);
    }
}

static void
test_not_stated (void)
{
  g_autofree char *small = read_small ();
  g_autoptr(GBytes) data = g_bytes_new (small, strlen (small));
  g_autoptr(PcProgramme) programme = pc_programme_new_from_data (data, "small.programme", NULL);
  const PcProgrammeRules *rules;

  g_assert_nonnull (programme);
  rules = pc_programme_get_rules (programme);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    assert_member (programme, i);

  g_assert_cmpint (rules->min_monthly_allowance_cents, ==, -1);
  g_assert_cmpint (rules->pathways_per_host, ==, -1);
  g_assert_cmpint (rules->substitution_host, ==, PC_PROGRAMME_SUBSTITUTION_UNSTATED);
  g_assert_true (rules->substitution_new_clearance);
  g_assert_cmpint (rules->temporary_protection_until, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/programme-rules/every-key-has-its-member", test_every_key_has_its_member);
  g_test_add_func ("/programme-rules/members-are-the-figures", test_members_are_the_figures_of_the_file);
  g_test_add_func ("/programme-rules/members-are-the-figures-of-the-region",
                   test_members_are_the_figures_of_the_region);
  g_test_add_func ("/programme-rules/least-allowance", test_least_allowance);
  g_test_add_func ("/programme-rules/least-allowance-between-rates", test_least_allowance_between_rates);
  g_test_add_func ("/programme-rules/enumerations-follow-the-words", test_enumerations_follow_the_words);
  g_test_add_func ("/programme-rules/figures-of-puoi-plus", test_figures_of_puoi_plus);
  g_test_add_func ("/programme-rules/register-stamped", test_register_stamped);
  g_test_add_func ("/programme-rules/not-stated", test_not_stated);

  return g_test_run ();
}
