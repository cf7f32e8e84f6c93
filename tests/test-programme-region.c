/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme.h"

#include <string.h>

#include "pc-finding.h"
#include "pc-programme-files.h"
#include "pc-programme-parts.h"
#include "programme-text.h"
#include "sample.h"

static PcRegion *
read_region (const char *text)
{
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  PcRegion *region = pc_region_new_from_data (data, "03.region", &error);

  g_assert_no_error (error);
  g_assert_nonnull (region);
  return region;
}

static PcRegion *
read_full (void)
{
  g_autofree char *full = read_full_region ();

  return read_region (full);
}

static PcRegion *
find (const char *code)
{
  g_autoptr(GError) error = NULL;
  PcRegion *region = pc_region_find (code, &error);

  g_assert_no_error (error);
  g_assert_nonnull (region);
  return region;
}

static PcProgramme *
find_programme (const char *id)
{
  g_autoptr(GError) error = NULL;
  PcProgramme *programme = pc_programme_find (id, &error);

  g_assert_no_error (error);
  return programme;
}

static PcProgramme *
read_small_programme (void)
{
  g_autofree char *small = read_small ();
  g_autoptr(GBytes) data = g_bytes_new (small, strlen (small));

  return pc_programme_new_from_data (data, "small.programme", NULL);
}

/* No shipped notice stands in a region's way: all that regions set counts, in each. */
static void
test_shipped_programmes_leave_room (void)
{
  g_auto(GStrv) ids = pc_programme_list_shipped ();
  g_autoptr(PcRegion) region = read_full ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(PcProgramme) programme = find_programme (ids[i]);
      g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);

      for (const PcProgrammeGroup *group = pc_programme_format_get_region_groups (); group->kind != NULL; group++)
        for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
          if (key->flags & PC_PROGRAMME_KEY_REGIONAL)
            {
              g_autofree char *stated = pc_region_dup_value (region, group->kind, key->name);
              g_autofree char *value = pc_programme_dup_value (there, group->kind, key->name);
              g_autofree char *before = pc_programme_dup_value (programme, group->kind, key->name);

              g_test_message ("%s [%s] %s", ids[i], group->kind, key->name);
              g_assert_nonnull (stated);
              g_assert_cmpstr (value, ==, stated);
              g_assert_cmpstr (before, !=, stated);
              g_assert_true (pc_programme_is_unknown (there, group->kind, key->name));
            }
    }
}

static void
assert_there (PcProgramme *there,
              const char  *group,
              const char  *key,
              const char  *expected,
              gboolean     unknown,
              const char  *expected_source)
{
  g_autofree char *value = pc_programme_dup_value (there, group, key);
  g_autofree char *source = pc_programme_dup_source (there, group, key);

  g_test_message ("[%s] %s", group, key);
  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (pc_programme_is_unknown (there, group, key), ==, unknown);
  g_assert_cmpstr (source, ==, expected_source);
}

/* The small programme fixes MaxMonths, HostQuota, Basis and BelowThreshold; its share is a setting. */
static void
test_what_the_notice_fixes_stays (void)
{
  g_autoptr(PcProgramme) programme = read_small_programme ();
  g_autoptr(PcRegion) region = read_full ();
  g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);
  const PcProgrammeRules *rules = pc_programme_get_rules (there);

  assert_there (there, "Traineeship", "MaxMonths", "2", FALSE, NULL);
  assert_there (there, "Traineeship", "HostQuota", "5:1;20:2", FALSE, NULL);
  assert_there (there, "Attendance", "Basis", "monthly", FALSE, NULL);
  assert_there (there, "Attendance", "FullPayShare", "85", TRUE, "Nowhere: Act 2");
  assert_there (there, "Traineeship", "MinMonthlyAllowance", "510.00", TRUE, "Nowhere: Act 1");
  assert_there (there, "Service S1", "Delivery", "presence", FALSE, "Known.");

  g_assert_cmpint (rules->max_months, ==, 2);
  g_assert_cmpint (rules->full_pay_share, ==, 85);
  g_assert_cmpint (rules->attendance_basis, ==, PC_PROGRAMME_ATTENDANCE_BASIS_MONTHLY);
  g_assert_cmpint (rules->min_monthly_allowance_cents, ==, 51000);
  g_assert_cmpuint (rules->min_monthly_by_weekly->len, ==, 2);
}

/* A least allowance that the notice fixes is not lessened by what the region makes of its own. */
static void
test_exceptions_go_with_their_figure (void)
{
  g_autofree char *small = read_small ();
  guint line;
  g_autofree char *text = replace_text (small, "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowance=700.00\n", &line);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));
  g_autoptr(PcProgramme) programme = pc_programme_new_from_data (data, "small.programme", NULL);
  g_autoptr(PcRegion) region = read_full ();
  g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);

  assert_there (there, "Traineeship", "MinMonthlyAllowance", "700.00", FALSE, NULL);
  assert_there (there, "Traineeship", "MinMonthlyAllowanceWithMeals", NULL, FALSE, NULL);
  assert_there (there, "Traineeship", "MinMonthlyAllowanceProportional", NULL, FALSE, NULL);
  g_assert_cmpint (pc_programme_rules_get_min_monthly_cents (pc_programme_get_rules (there), 20 * 60, 4 * 60, TRUE), ==,
                   70000);
}

/* Veneto states the numbers of trainees alone: for the rest the programme's settings hold, as assumptions. */
static void
test_what_the_region_leaves_out (void)
{
  g_autoptr(PcProgramme) programme = find_programme ("puoi-plus-2025");
  g_autoptr(PcRegion) region = find ("05");
  g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);

  assert_there (there, "Traineeship", "MaxTraineesPerPromoterTutor", "40", TRUE,
                "Veneto: Veneto's page on tutoring, 2024 (cliclavoroveneto.it)");
  assert_there (there, "Traineeship", "MinMonthlyAllowance", "300.00", TRUE,
                "Gross, L. 92/2012. This is the national minimum; most regions ask for more.");
  assert_there (there, "Traineeship", "MinMonthlyAllowanceWithMeals", NULL, TRUE, "PUOI PLUS notice");
  assert_there (there, "Traineeship", "Months", "6", FALSE, "PUOI PLUS notice");

  /* Without a region nothing says that the national figure is in doubt. */
  g_assert_false (pc_programme_is_unknown (programme, "Traineeship", "MinMonthlyAllowance"));
  g_assert_cmpint (pc_programme_get_rules (programme)->max_trainees_per_promoter_tutor, ==, 20);
}

/* Once somebody has checked the region, its figures are no assumptions; what it leaves out is what it was. */
static void
test_verified (void)
{
  static const char checked[] = "[Region]\nId=03\nName=Nowhere\nVerified=true\nCheckedOn=2026-02-28\n"
                                "[Traineeship]\nMinMonthlyAllowance=500.00\n";
  g_autoptr(PcProgramme) programme = find_programme ("puoi-2022");
  g_autoptr(PcRegion) region = read_region (checked);
  g_autoptr(PcProgramme) there = pc_programme_with_region (programme, region);
  g_autofree char *source = pc_programme_dup_source (there, "Traineeship", "MinMonthlyAllowance");

  g_assert_true (pc_region_is_verified (region));
  g_assert_cmpstr (pc_region_get_checked_on (region), ==, "2026-02-28");
  g_assert_false (pc_programme_is_unknown (there, "Traineeship", "MinMonthlyAllowance"));
  g_assert_false (pc_programme_is_unknown (there, "Traineeship", "HostQuota"));
  g_assert_true (pc_programme_is_unknown (there, "Attendance", "FullPayShare"));
  g_assert_cmpstr (source, ==, "Nowhere");
}

/* The programme stays what it is, and another region replaces the first. */
static void
test_programme_is_untouched (void)
{
  g_autoptr(PcProgramme) programme = find_programme ("puoi-plus-2025");
  g_autoptr(PcRegion) lazio = find ("12");
  g_autoptr(PcRegion) lombardia = find ("03");
  g_autoptr(PcProgramme) in_lazio = pc_programme_with_region (programme, lazio);
  g_autoptr(PcProgramme) in_lombardia = pc_programme_with_region (in_lazio, lombardia);

  g_assert_cmpint (pc_programme_get_rules (programme)->min_monthly_allowance_cents, ==, 30000);
  g_assert_cmpint (pc_programme_get_rules (in_lazio)->min_monthly_allowance_cents, ==, 80000);
  g_assert_cmpint (pc_programme_get_rules (in_lombardia)->min_monthly_allowance_cents, ==, 50000);
  g_assert_cmpint (pc_programme_get_rules (in_lombardia)->host_quota_beyond, ==, 10);

  g_assert_null (pc_programme_get_region (programme));
  g_assert_true (pc_programme_get_region (in_lombardia) == lombardia);
  g_assert_cmpstr (pc_programme_get_id (in_lazio), ==, pc_programme_get_id (programme));
  g_assert_cmpstr (pc_programme_get_edition (in_lazio), ==, pc_programme_get_edition (programme));
  g_assert_cmpint (pc_programme_get_ceiling_cents (in_lazio), ==, pc_programme_get_ceiling_cents (programme));
  g_assert_cmpuint (pc_programme_get_services (in_lazio)->len, ==, pc_programme_get_services (programme)->len);

  g_assert_finalize_object (g_steal_pointer (&programme));
  g_assert_cmpint (pc_programme_get_minutes (in_lazio, "Clearance", "CertifiedHours"), ==, 20 * 60);
  g_assert_finalize_object (g_steal_pointer (&in_lazio));
  g_assert_finalize_object (g_steal_pointer (&lazio));
}

/* A finding says on whose figure it rests. */
static void
test_findings_name_the_region (void)
{
  g_autoptr(PcProgramme) programme = find_programme ("puoi-plus-2025");
  g_autoptr(PcRegion) lazio = find ("12");
  g_autoptr(PcProgramme) there = pc_programme_with_region (programme, lazio);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcFinding *finding = pc_findings_add (findings, "test", PC_FINDING_NOTE, g_strdup ("x"));

  pc_finding_set_source (finding, programme, "Traineeship", "MinMonthlyAllowance");
  g_assert_true (g_str_has_prefix (finding->source, "Gross, L. 92/2012."));
  g_assert_false (finding->assumed);

  pc_finding_set_source (finding, there, "Traineeship", "MinMonthlyAllowance");
  g_assert_true (g_str_has_prefix (finding->source, "Lazio: "));
  g_assert_true (finding->assumed);

  pc_finding_set_source (finding, there, "Clearance", NULL);
  g_assert_cmpstr (finding->source, ==, "PUOI PLUS notice, art. 9");
}

static gpointer
read_often (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *source = pc_programme_dup_source (data, "Traineeship", "HostQuota");
      g_autoptr(GArray) quota = pc_programme_dup_bands (data, "Traineeship", "HostQuota");

      g_assert_cmpuint (quota->len, ==, 4);
      g_assert_true (g_str_has_prefix (source, "Lazio: "));
      g_assert_true (pc_programme_is_unknown (data, "Traineeship", "HostQuota"));
    }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(PcProgramme) programme = find_programme ("puoi-plus-2025");
  g_autoptr(PcRegion) lazio = find ("12");
  g_autoptr(PcProgramme) there = pc_programme_with_region (programme, lazio);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_often, there);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/programme-region/shipped-programmes-leave-room", test_shipped_programmes_leave_room);
  g_test_add_func ("/programme-region/what-the-notice-fixes-stays", test_what_the_notice_fixes_stays);
  g_test_add_func ("/programme-region/exceptions-go-with-their-figure", test_exceptions_go_with_their_figure);
  g_test_add_func ("/programme-region/what-the-region-leaves-out", test_what_the_region_leaves_out);
  g_test_add_func ("/programme-region/verified", test_verified);
  g_test_add_func ("/programme-region/programme-is-untouched", test_programme_is_untouched);
  g_test_add_func ("/programme-region/findings-name-the-region", test_findings_name_the_region);
  g_test_add_func ("/programme-region/threads", test_threads);

  return g_test_run ();
}
