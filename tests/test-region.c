/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-region.h"

#include <string.h>

#include <glib/gstdio.h>

#include "pc-code-list.h"
#include "pc-error.h"
#include "pc-programme-check.h"
#include "pc-programme-format.h"
#include "programme-text.h"

static PcRegion *
find (const char *code)
{
  g_autoptr(GError) error = NULL;
  PcRegion *region = pc_region_find (code, &error);

  g_assert_no_error (error);
  g_assert_nonnull (region);
  return region;
}

/* One file for each code, under its code and name, without a mistake. Nobody has verified any. */
static void
test_shipped_are_sound (void)
{
  const PcCodeList *codes = pc_code_list_get ("region");
  g_auto(GStrv) ids = pc_region_list ();

  g_assert_cmpuint (g_strv_length (ids), ==, pc_code_list_get_n_codes (codes));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(PcRegion) region = find (ids[i]);
      g_autofree char *italian = pc_region_dup_value (region, "Region", "Source[it]");

      g_assert_true (pc_code_list_has (codes, ids[i]));
      g_assert_cmpstr (pc_region_get_id (region), ==, ids[i]);
      g_assert_cmpstr (pc_region_get_name (region), ==, pc_code_list_get_label (codes, ids[i]));
      g_assert_true (g_str_has_suffix (pc_region_get_origin (region), ".region"));
      g_assert_false (pc_region_is_verified (region));
      g_assert_null (pc_region_get_checked_on (region));
      g_assert_true ((pc_region_get_source (region) != NULL) == (pc_region_get_n_figures (region) > 0));
      g_assert_true ((italian != NULL) == (pc_region_get_n_figures (region) > 0));
    }
}

/* What FACTS, section 2, says of each region, and nothing else. */
static const struct { const char *region, *group, *key, *value, *facts; } figures[] = {
  { "02", "Traineeship", "MinMonthlyAllowance", "600.00", "table, vda: 600 for 40 h/w" },
  { "02", "Traineeship", "MinMonthlyAllowanceByWeeklyHours", "20:300.00;40:600.00", "table, vda: 300 at 20 h/w" },
  { "02", "Traineeship", "MinMonthlyAllowanceProportional", "true", "table, vda: proportional" },
  { "02", "Attendance", "FullPayShare", "70", "table, vda: 70 % monthly, else pro rata" },
  { "02", "Attendance", "Basis", "monthly", "table, vda: 70 % monthly, else pro rata" },
  { "02", "Attendance", "BelowThreshold", "proportional", "table, vda: 70 % monthly, else pro rata" },
  { "03", "Traineeship", "MinMonthlyAllowance", "500.00", "table, unibs, lente: 500" },
  { "03", "Traineeship", "MinMonthlyAllowanceByDailyHours", "4:350.00", "table, unibs, lente: 350 if <= 4 h/day" },
  { "03", "Traineeship", "MinMonthlyAllowanceWithMeals", "400.00", "table, unibs, lente: 400 with meals" },
  { "03", "Traineeship", "FloorMonthlyAllowance", "300.00", "table, unibs, lente: never below 300" },
  { "03", "Attendance", "FullPayShare", "80", "table, unibs, lente: 80 % monthly, else pro rata" },
  { "03", "Attendance", "Basis", "monthly", "table, unibs, lente: 80 % monthly, else pro rata" },
  { "03", "Attendance", "BelowThreshold", "proportional", "table, unibs, lente: 80 % monthly, else pro rata" },
  { "05", "Traineeship", "MaxTraineesPerPromoterTutor", "40", "text, veneto: promoter tutor 40" },
  { "05", "Traineeship", "MaxTraineesPerHostTutor", "3", "text, veneto: host tutor 3" },
  { "06", "Traineeship", "MaxMonthsProtected", "12", "table, fvg19: 12 m for protection holders/victims" },
  { "06", "Traineeship", "MinMonthlyAllowance", "500.00", "table, fvg19: 300-500 by hours; the greatest" },
  { "07", "Traineeship", "MinMonthlyAllowance", "500.00", "table, itsite" },
  { "08", "Traineeship", "MinMonthlyAllowance", "450.00", "table, itsite" },
  { "08", "Traineeship", "HostQuota", "5:1;20:2", "text, er: 0-5 employees: 1; 6-20: 2" },
  { "08", "Traineeship", "HostQuotaBeyond", "10", "text, er: >20: 10 % (rounded up)" },
  { "09", "Traineeship", "MinMonthlyAllowance", "500.00", "table, itsite" },
  { "10", "Traineeship", "MinMonthlyAllowance", "400.00", "table, terni: 400 (>25 h)" },
  { "10", "Traineeship", "MinMonthlyAllowanceByWeeklyHours", "24:300.00", "table, terni: 300 (20-24 h)" },
  { "10", "Attendance", "FullPayShare", "75", "table, terni: 75 % monthly, else pro rata" },
  { "10", "Attendance", "Basis", "monthly", "table, terni: 75 % monthly, else pro rata" },
  { "10", "Attendance", "BelowThreshold", "proportional", "table, terni: 75 % monthly, else pro rata" },
  { "12", "Traineeship", "MaxMonths", "6", "table, jobsoul: max 6 m" },
  { "12", "Traineeship", "MaxMonthsProtected", "12", "table, jobsoul: 12/24 for protected groups" },
  { "12", "Traineeship", "MaxMonthsDisability", "24", "table, jobsoul: 12/24 for protected groups" },
  { "12", "Traineeship", "MinMonthlyAllowance", "800.00", "table, jobsoul: 800" },
  { "12", "Traineeship", "HostQuota", "5:1;10:2;15:3;20:4", "text, perseo: 1/2/3/4 for 5/10/15/20 employees" },
  { "12", "Traineeship", "HostQuotaBeyond", "20", "text, perseo: then 20 % rounded up" },
  { "13", "Traineeship", "MinMonthlyAllowance", "500.00", "table, itsite" },
  { "15", "Traineeship", "MinMonthlyAllowance", "500.00", "table, itsite" },
  { "16", "Traineeship", "MinMonthlyAllowance", "450.00", "table, itsite" },
  { "17", "Traineeship", "MinMonthlyAllowance", "600.00", "table, itsite: 600 (other pages 450); the greater" },
  { "18", "Traineeship", "MinMonthlyAllowance", "400.00", "table, itsite" },
  { "18", "Attendance", "FullPayShare", "70", "table, itsite: 70 %" },
  { "19", "Traineeship", "MinMonthlyAllowance", "500.00", "table, itsite" },
  { "20", "Traineeship", "MinMonthlyAllowance", "600.00", "table, itsite" },
  { "21", "Traineeship", "MinMonthlyAllowance", "450.00", "table, bz-lex: Taschengeld 450" },
  { "21", "Traineeship", "MinHourlyAllowance", "4.00", "table, bz-svc: 4.00 per hour present" },
};

static void
test_shipped_figures (void)
{
  g_auto(GStrv) codes = pc_region_list ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr(PcRegion) region = find (figures[i].region);
      g_autofree char *value = pc_region_dup_value (region, figures[i].group, figures[i].key);

      g_test_message ("%s %s: %s", figures[i].region, figures[i].key, figures[i].facts);
      g_assert_cmpstr (value, ==, figures[i].value);
    }

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr(PcRegion) region = find (codes[i]);

      n += pc_region_get_n_figures (region);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (figures));
}

static void
assert_same_key (const PcProgrammeGroup *group,
                 const PcProgrammeKey   *key)
{
  const PcProgrammeKey *own = pc_programme_format_find_key (pc_programme_format_find_group (group->kind), key->name);

  g_assert_nonnull (own);
  g_assert_true (own->flags & PC_PROGRAMME_KEY_REGIONAL);
  g_assert_false (own->flags & PC_PROGRAMME_KEY_FIXED);
  g_assert_true (key->flags == (PC_PROGRAMME_KEY_REGIONAL | PC_PROGRAMME_KEY_FIXED));
  g_assert_cmpint (own->type, ==, key->type);
  g_assert_cmpstr (own->of, ==, key->of);
  g_assert_cmpstr (own->base, ==, key->base);
  g_assert_cmpint (own->min, ==, key->min);
  g_assert_cmpint (own->max, ==, key->max);
}

/* Every regional key of programmes can stand in a region's file, and every key of those is one. */
static void
test_keys_are_those_of_programmes (void)
{
  const PcProgrammeGroup *groups = pc_programme_format_get_region_groups ();
  const PcCodeList *codes = pc_code_list_get ("region");
  g_auto(GStrv) ids = g_strsplit (groups[0].keys[0].of, ";", -1);
  guint n = 0;

  for (const PcProgrammeGroup *group = groups + 1; group->kind != NULL; group++)
    for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
      if (key->type != PC_PROGRAMME_TYPE_LABEL)
        {
          assert_same_key (group, key);
          n++;
        }

  for (const PcProgrammeGroup *group = pc_programme_format_get_groups (); group->kind != NULL; group++)
    for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
      n -= (key->flags & PC_PROGRAMME_KEY_REGIONAL) != 0;
  g_assert_cmpuint (n, ==, 0);

  g_assert_cmpuint (g_strv_length (ids), ==, pc_code_list_get_n_codes (codes));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_true (pc_code_list_has (codes, ids[i]));
}

/* In the full file @from is replaced by @to; the one mistake stands @offset lines below the start of @from. */
static const struct { const char *from, *to; int offset; const char *key; } broken[] = {
  { "Id=03", "Id=23", 0, "Id" },
  { "Id=03", "Id=Lombardia", 0, "Id" },
  { "Id=03\n", "", -1, "Id" },
  { "Name=Nowhere\n", "", -2, "Name" },
  { "Verified=false", "Verified=perhaps", 0, "Verified" },
  { "Verified=false\n", "", -3, "Verified" },
  { "Verified=false", "Verified=true", 0, "Verified" },
  { "Verified=false", "Verified=true\nCheckedOn=28/2/2026", 1, "CheckedOn" },
  { "Verified=false", "Verified=true\nCheckedOn=2026-02-29", 1, "CheckedOn" },
  { "MaxMonths=7", "Months=7", 0, "Months" },
  { "MaxMonths=7", "MaxMonths=@max-months", 0, "MaxMonths" },
  { "MaxMonths=7", "MaxMonths=0", 0, "MaxMonths" },
  { "MaxMonths=7", "MaxMonths=", 0, "MaxMonths" },
  { "MaxMonths=7", "MaxMonths=7\nMaxMonths=7", 1, "MaxMonths" },
  { "MaxMonths=7", "MaxMonths=9", 0, "MaxMonths" },
  { "MaxMonthsProtected=8", "MaxMonthsProtected=10", 0, "MaxMonthsProtected" },
  { "MinMonthlyAllowance=510.00", "MinMonthlyAllowance=510,00", 0, "MinMonthlyAllowance" },
  { "20:310.00;30:410.00", "30:410.00;20:310.00", 0, "MinMonthlyAllowanceByWeeklyHours" },
  { "20:310.00;30:410.00", "20:310.00;30:510.01", 0, "MinMonthlyAllowanceByWeeklyHours" },
  { "4:350.00", "4h:350.00", 0, "MinMonthlyAllowanceByDailyHours" },
  { "MinMonthlyAllowanceWithMeals=400.00", "MinMonthlyAllowanceWithMeals=510.01", 0, "MinMonthlyAllowanceWithMeals" },
  { "FloorMonthlyAllowance=305.00", "FloorMonthlyAllowance=510.01", 0, "FloorMonthlyAllowance" },
  { "HostQuotaBeyond=15", "HostQuotaBeyond=101", 0, "HostQuotaBeyond" },
  { "BelowThreshold=nothing", "BelowThreshold=half", 0, "BelowThreshold" },
  { "[Attendance]", "[Eligibility]\n[Attendance]", 0, "Eligibility" },
  { "[Attendance]", "[Setting x]\n[Attendance]", 0, "Setting x" },
  { "[Attendance]", "[Region]\nId=03\nName=x\nVerified=false\n[Attendance]", 0, "Region" },
};

static void
test_broken (void)
{
  g_autofree char *full = read_full_region ();

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      guint line;
      g_autofree char *text = replace_text (full, broken[i].from, broken[i].to, &line);
      g_autoptr(GPtrArray) mistakes = pc_programme_check_region (text, -1);
      g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autofree char *start = g_strdup_printf ("03.region, line %u, %s: ", line + broken[i].offset, broken[i].key);
      PcProgrammeMistake *mistake;

      g_test_message ("case %u: %s", i, broken[i].to);
      g_assert_cmpuint (mistakes->len, ==, 1);
      mistake = g_ptr_array_index (mistakes, 0);
      g_assert_cmpuint (mistake->line, ==, line + broken[i].offset);
      g_assert_cmpstr (mistake->key, ==, broken[i].key);

      g_assert_null (pc_region_new_from_data (data, "03.region", &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, start));
    }
}

/* Neither kind of file is taken for the other; nothing is no region. */
static void
test_other_files (void)
{
  g_autofree char *small = read_small ();
  g_autofree char *full = read_full_region ();
  g_autoptr(GPtrArray) programme = pc_programme_check_region (small, -1);
  g_autoptr(GPtrArray) region = pc_programme_check (full, -1);
  g_autoptr(GPtrArray) sound = pc_programme_check_region (full, -1);
  g_autoptr(GPtrArray) empty = pc_programme_check_region (NULL, 0);

  g_assert_cmpuint (programme->len, >, 0);
  g_assert_cmpuint (region->len, >, 0);
  g_assert_cmpuint (sound->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 1);
  g_assert_cmpstr (((PcProgrammeMistake *) g_ptr_array_index (empty, 0))->key, ==, "Region");
}

static void
write_in (const char *data_folder,
          const char *name,
          const char *text)
{
  g_autofree char *folder = g_build_filename (data_folder, "percorso", "regions", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_in (const char *data_folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (data_folder, "percorso", "regions", name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
assert_fails (const char *code,
              PcError     expected)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_region_find (code, &error));
  g_assert_error (error, PC_ERROR, (int) expected);
}

static void
assert_share (const char *code,
              const char *expected)
{
  g_autoptr(PcRegion) region = find (code);
  g_autofree char *share = pc_region_dup_value (region, "Attendance", "FullPayShare");

  g_assert_cmpstr (share, ==, expected);
}

static void
test_own_copy_goes_before (void)
{
  const char *own = g_get_user_data_dir ();
  const char *system = g_get_system_data_dirs ()[0];
  guint line;
  g_autofree char *full = read_full_region ();
  g_autofree char *other = replace_text (full, "FullPayShare=85", "FullPayShare=90", &line);
  g_auto(GStrv) codes = NULL;

  assert_share ("03", "80");
  write_in (system, "03.region", full);
  assert_share ("03", "85");
  write_in (own, "03.region", other);
  assert_share ("03", "90");

  /* A broken copy, or one of another region, is an error and never passed over. */
  write_in (own, "03.region", "broken");
  assert_fails ("03", PC_ERROR_INVALID);
  write_in (own, "04.region", full);
  assert_fails ("04", PC_ERROR_INVALID);

  codes = pc_region_list ();
  g_assert_cmpuint (g_strv_length (codes), ==, 22);

  remove_in (own, "04.region");
  remove_in (own, "03.region");
  remove_in (system, "03.region");
  assert_share ("03", "80");
}

static void
test_not_found (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) shipped = pc_region_lookup_shipped ("12", &error);

  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (shipped, NULL), g_bytes_get_size (shipped), "Lazio"));

  assert_fails ("99", PC_ERROR_NOT_FOUND);
  assert_fails ("", PC_ERROR_NOT_FOUND);
  assert_fails ("../regions/03", PC_ERROR_NOT_FOUND);
  g_assert_null (pc_region_lookup_shipped ("../codes/region", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

/* The folders that write_in () made. */
static void
remove_empty (const char *data_folder)
{
  g_autofree char *percorso = g_build_filename (data_folder, "percorso", NULL);
  g_autofree char *regions = g_build_filename (percorso, "regions", NULL);

  g_rmdir (regions);
  g_rmdir (percorso);
  g_rmdir (data_folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("percorso-XXXXXX", NULL);
  g_autofree char *system = g_build_filename (folder, "system", NULL);
  int result;

  /* Files of whoever runs the tests must not take the place of the shipped ones. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_DIRS", system, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/region/shipped-are-sound", test_shipped_are_sound);
  g_test_add_func ("/region/shipped-figures", test_shipped_figures);
  g_test_add_func ("/region/keys-are-those-of-programmes", test_keys_are_those_of_programmes);
  g_test_add_func ("/region/broken", test_broken);
  g_test_add_func ("/region/other-files", test_other_files);
  g_test_add_func ("/region/own-copy-goes-before", test_own_copy_goes_before);
  g_test_add_func ("/region/not-found", test_not_found);

  result = g_test_run ();
  remove_empty (system);
  remove_empty (folder);
  return result;
}
