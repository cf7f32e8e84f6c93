/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme.h"

#include <string.h>

#include <glib/gstdio.h>

#include "pc-code-list.h"
#include "pc-error.h"
#include "pc-programme-check.h"
#include "pc-programme-files.h"
#include "pc-programme-parts.h"
#include "pc-programme-value.h"
#include "programme-text.h"

static PcProgramme *
find (const char *id)
{
  g_autoptr(GError) error = NULL;
  PcProgramme *programme = pc_programme_find (id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (programme);
  return programme;
}

static void
test_shipped_are_sound (void)
{
  g_auto(GStrv) ids = pc_programme_list_shipped ();
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, "inside-2015 puoi-2019 puoi-2022 puoi-plus-2025");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GBytes) data = pc_programme_lookup_shipped (ids[i], NULL);
      gsize length;
      const char *text = g_bytes_get_data (data, &length);
      g_autoptr(GPtrArray) mistakes = pc_programme_check (text, length);

      for (guint j = 0; j < mistakes->len; j++)
        {
          PcProgrammeMistake *mistake = g_ptr_array_index (mistakes, j);

          g_test_message ("%s:%u: %s: %s", ids[i], mistake->line, mistake->key, mistake->message);
        }
      g_assert_cmpuint (mistakes->len, ==, 0);
    }
}

/* Every name that a user reads has its Italian. Proper names are the same in both and stand once. */
static void
test_shipped_are_translated (void)
{
  static const char *const kinds[] = { "Fund", "Component", "Service", "Register", "Category", "Document", "Deadline",
                                       "Setting" };
  g_auto(GStrv) ids = pc_programme_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autoptr(PcProgramme) programme = find (ids[i]);
        g_auto(GStrv) groups = pc_programme_list_groups (programme, kinds[j]);

        for (guint k = 0; groups[k] != NULL; k++)
          {
            g_autofree char *english = pc_programme_dup_text (programme, groups[k], "Name", "C");
            g_autofree char *italian = pc_programme_dup_text (programme, groups[k], "Name", "it");

            g_assert_cmpstr (english, !=, italian);
          }
      }
}

static gint64
amount_for (PcProgramme      *programme,
            PcProgrammePayee  payee)
{
  GPtrArray *components = pc_programme_get_components (programme);
  gint64 total = 0;

  for (guint i = 0; i < components->len; i++)
    {
      PcProgrammeComponent *component = g_ptr_array_index (components, i);

      if (component->payee == payee && !component->outside_ceiling)
        total += component->amount_cents;
    }

  return total;
}

static void
test_control_totals (void)
{
  static const struct
  {
    const char *id;
    int         pathways;
    gint64      ceiling, budget, trainee, host, promoter;
  } cases[] = {
    { "inside-2015", 672, 550000, 369600000, 300000, 50000, 200000 },
    { "puoi-2019", 4500, 594000, G_GINT64_CONSTANT (2673000000), 300000, 60000, 234000 },
    { "puoi-2022", 2000, 594000, 1188000000, 300000, 60000, 234000 },
    { "puoi-plus-2025", 6200, 678142, G_GINT64_CONSTANT (4204480400), 337500, 63904, 276738 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcProgramme) programme = find (cases[i].id);
      gint64 ceiling = pc_programme_get_ceiling_cents (programme);

      g_assert_cmpstr (pc_programme_get_id (programme), ==, cases[i].id);
      g_assert_cmpint (ceiling, ==, cases[i].ceiling);
      g_assert_cmpint (amount_for (programme, PC_PROGRAMME_PAYEE_TRAINEE), ==, cases[i].trainee);
      g_assert_cmpint (amount_for (programme, PC_PROGRAMME_PAYEE_HOST), ==, cases[i].host);
      g_assert_cmpint (amount_for (programme, PC_PROGRAMME_PAYEE_PROMOTER), ==, cases[i].promoter);
      g_assert_cmpint (cases[i].trainee + cases[i].host + cases[i].promoter, ==, ceiling);
      g_assert_cmpint (pc_programme_get_integer (programme, "Budget", "Pathways"), ==, cases[i].pathways);
      g_assert_cmpint (pc_programme_get_money (programme, "Budget", "Amount"), ==, cases[i].budget);
      g_assert_cmpint (ceiling * cases[i].pathways, ==, cases[i].budget);
    }
}

static void
test_services_of_puoi_plus (void)
{
  static const struct { const char *code, *italian; int minutes; const char *phases; gboolean counts; } cases[] = {
    { "A1", "Accoglienza", -1, "before", FALSE },
    { "A2", "Presa in carico", 4 * 60, "before", TRUE },
    { "A3", "Orientamento specialistico", 16 * 60, "before", TRUE },
    { "A4", "Accompagnamento al lavoro", 36 * 60, "during;after", FALSE },
  };
  g_autoptr(PcProgramme) programme = find ("puoi-plus-2025");
  GPtrArray *services = pc_programme_get_services (programme);
  int total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PcProgrammeService *service = g_ptr_array_index (services, i);
      g_autofree char *header = g_strconcat ("Service ", service->code, NULL);
      g_autofree char *italian = pc_programme_dup_text (programme, header, "Name", "it");
      g_autofree char *phases = g_strjoinv (";", service->phases);

      g_assert_cmpstr (service->code, ==, cases[i].code);
      g_assert_cmpstr (italian, ==, cases[i].italian);
      g_assert_cmpint (service->minutes, ==, cases[i].minutes);
      g_assert_cmpstr (phases, ==, cases[i].phases);
      g_assert_cmpint (service->counts_for_clearance, ==, cases[i].counts);
      total += MAX (service->minutes, 0);
    }

  g_assert_cmpint (total, ==, 56 * 60);
  g_assert_cmpint (pc_programme_get_minutes (programme, "Clearance", "CertifiedHours"), ==, 20 * 60);
}

static void
test_parts (void)
{
  g_autoptr(PcProgramme) programme = find ("puoi-plus-2025");
  g_auto(GStrv) titles = pc_programme_dup_titles (programme, FALSE);
  g_autofree char *joined = g_strjoinv (" ", titles);
  g_autoptr(GArray) bands = pc_programme_dup_bands (programme, "Traineeship", "HostQuota");
  GPtrArray *documents = pc_programme_get_documents (programme);
  PcProgrammeComponent *host = g_ptr_array_index (pc_programme_get_components (programme), 1);
  PcProgrammeDeadline *deadline = g_ptr_array_index (pc_programme_get_deadlines (programme), 0);
  guint n_of_minors = 0;

  g_assert_cmpstr (joined, ==, "ASI SUS TMP SPE RAS APO CS18 CS18B CS18T CS22 MIN AFF");
  g_assert_cmpuint (bands->len, ==, 2);
  g_assert_cmpuint (g_array_index (bands, PcProgrammeBand, 1).up_to, ==, 20);
  g_assert_cmpuint (g_array_index (bands, PcProgrammeBand, 1).places, ==, 2);

  g_assert_cmpstr (host->id, ==, "host");
  g_assert_cmpint (host->condition, ==, PC_PROGRAMME_CONDITION_COMPLETED);
  g_assert_cmpint (host->basis, ==, PC_PROGRAMME_BASIS_LUMP);
  g_assert_cmpint (host->minutes, ==, -1);

  g_assert_cmpstr (deadline->from, ==, "2025-01-07");
  g_assert_cmpstr (deadline->date, ==, "2028-03-31");
  g_assert_cmpint (deadline->time, ==, -1);

  g_assert_cmpuint (documents->len, ==, 12);
  for (guint i = 0; i < documents->len; i++)
    {
      PcProgrammeDocument *document = g_ptr_array_index (documents, i);

      n_of_minors += g_strv_contains ((const char *const *) document->categories, "minor");
      if (g_str_equal (document->type, "did"))
        g_assert_cmpint (document->max_age_months, ==, 6);
    }
  g_assert_cmpuint (n_of_minors, ==, 1);
}

/* Enumerations are positions in the format's lists of words. */
static void
test_enumerations_follow_the_words (void)
{
  const PcProgrammeGroup *component = pc_programme_format_find_group ("Component");

  g_assert_cmpstr (pc_programme_format_find_key (component, "Payee")->of, ==, "trainee;host;promoter");
  g_assert_cmpstr (pc_programme_format_find_key (component, "Basis")->of, ==, "per-month;per-hour;lump");
  g_assert_cmpstr (pc_programme_format_find_key (component, "Condition")->of, ==,
                   "none;completed;hours-certified;clearance-issued");
}

static void
assert_words_are_codes (const char *group,
                        const char *key,
                        const char *list,
                        guint       n_missing)
{
  const PcCodeList *codes = pc_code_list_get (list);
  const char *of = pc_programme_format_find_key (pc_programme_format_find_group (group), key)->of;
  g_auto(GStrv) words = g_strsplit (of, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_assert_true (pc_code_list_has (codes, words[i]));
  g_assert_cmpuint (g_strv_length (words) + n_missing, ==, pc_code_list_get_n_codes (codes));
}

/* What rows hold and what programmes ask for are the same words. Of the titles, RIC alone is no title. */
static void
test_words_are_those_of_the_code_lists (void)
{
  g_auto(GStrv) ids = pc_programme_list_shipped ();

  assert_words_are_codes ("Category", "Titles", "residence-title", 1);
  assert_words_are_codes ("Service", "Modes", "service-form", 0);
  assert_words_are_codes ("Service", "Delivery", "service-delivery", 0);
  assert_words_are_codes ("Component", "Payee", "payee", 0);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(PcProgramme) programme = find (ids[i]);
      GPtrArray *documents = pc_programme_get_documents (programme);

      for (guint j = 0; j < documents->len; j++)
        {
          PcProgrammeDocument *document = g_ptr_array_index (documents, j);

          g_assert_true (pc_code_list_has (pc_code_list_get ("document-kind"), document->type));
        }
    }
}

/* What no page states is flagged wherever it is used, and assumes nothing or what is written here. */
static void
test_unknowns_are_settings (void)
{
  static const struct { const char *id, *group, *key, *value; gboolean unknown; } cases[] = {
    { "puoi-plus-2025", "Attendance", "FullPayShare", "70", TRUE },
    { "puoi-plus-2025", "Attendance", "BelowThreshold", "proportional", TRUE },
    { "puoi-plus-2025", "Attendance", "Basis", "monthly", TRUE },
    { "puoi-plus-2025", "Attendance", "AttestationShare", "70", FALSE },
    { "puoi-plus-2025", "Traineeship", "MinMonthlyAllowance", "300.00", FALSE },
    { "puoi-plus-2025", "Traineeship", "MaxMonths", "12", FALSE },
    { "puoi-plus-2025", "Traineeship", "MaxMonthsDisability", "24", FALSE },
    { "puoi-plus-2025", "Component trainee", "MonthlyAmount", "562.50", TRUE },
    { "puoi-plus-2025", "Component promoter", "UnitCost", "49.42", TRUE },
    { "puoi-plus-2025", "Component promoter", "PaidToPublicPromoter", "false", TRUE },
    { "puoi-plus-2025", "Component promoter", "Amount", "2767.38", FALSE },
    { "puoi-plus-2025", "Service A2", "Modes", "individual", TRUE },
    { "puoi-plus-2025", "Service A2", "Hours", "4", FALSE },
    { "puoi-plus-2025", "Limits", "PathwaysPerPromoter", NULL, TRUE },
    { "puoi-plus-2025", "Limits", "PathwaysPerHost", NULL, TRUE },
    { "puoi-plus-2025", "Deadline window-1", "Date", NULL, TRUE },
    { "puoi-plus-2025", "Deadline window-4", "From", NULL, TRUE },
    { "puoi-plus-2025", "Clearance", "ListComplete", "false", TRUE },
    { "puoi-plus-2025", "Claim", "ListComplete", "false", TRUE },
    { "puoi-plus-2025", "Claim", "EarlyEnd", "attended-months", TRUE },
    { "puoi-plus-2025", "Eligibility", "TemporaryProtectionUntil", "2026-03-04", TRUE },
    { "puoi-plus-2025", "Traineeship", "HostQuota", "5:1;20:2", FALSE },
    { "puoi-2022", "Service PC", "Hours", NULL, TRUE },
    { "puoi-2022", "Service OS", "Hours", NULL, TRUE },
    { "puoi-2022", "Service AL", "Hours", NULL, TRUE },
    { "puoi-2022", "Limits", "PathwaysPerPromoter", "75", FALSE },
    { "puoi-2022", "Clearance", "CertifiedHours", NULL, TRUE },
    { "puoi-2019", "Service AC", "Hours", NULL, TRUE },
    { "puoi-2019", "Service PAI", "Hours", NULL, TRUE },
    { "puoi-2019", "Component promoter", "Basis", "lump", TRUE },
    { "puoi-2019", "Eligibility", "OnePerPerson", "true", FALSE },
    { "inside-2015", "Traineeship", "MinMonthlyAllowance", "300.00", FALSE },
    { "inside-2015", "Traineeship", "MaxMonths", NULL, FALSE },
    { "inside-2015", "Service A", "Hours", NULL, TRUE },
    { "inside-2015", "Service BDC", "Hours", "6", FALSE },
    { "inside-2015", "Component promoter", "PaidToPublicPromoter", "false", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcProgramme) programme = find (cases[i].id);
      g_autofree char *value = pc_programme_dup_value (programme, cases[i].group, cases[i].key);

      g_test_message ("%s [%s] %s", cases[i].id, cases[i].group, cases[i].key);
      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpint (pc_programme_is_unknown (programme, cases[i].group, cases[i].key), ==, cases[i].unknown);
    }
}

/* What to show beside a figure: why it is a setting, else the source of its group, else that of the notice. */
static void
test_sources (void)
{
  static const struct { const char *id, *group, *key, *source; } cases[] = {
    { "puoi-plus-2025", "Claim", "EarlyEnd",
      "Not stated by the notice. The months attended are kept, the amounts due on completion are not." },
    { "puoi-plus-2025", "Clearance", "CertifiedHours", "PUOI PLUS notice, art. 9" },
    { "puoi-plus-2025", "Clearance", "NoSuchKey", "PUOI PLUS notice, art. 9" },
    { "puoi-plus-2025", "Clearance", NULL, "PUOI PLUS notice, art. 9" },
    { "puoi-2022", "Traineeship", "WeeklyHours", "PUOI notice of 2022" },
    { "puoi-2022", "No such group", "Key", "PUOI notice of 2022" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcProgramme) programme = find (cases[i].id);
      g_autofree char *source = pc_programme_dup_source (programme, cases[i].group, cases[i].key);

      g_assert_cmpstr (source, ==, cases[i].source);
    }
}

static void
test_no_source (void)
{
  g_autofree char *small = read_small ();
  g_autoptr(GBytes) data = g_bytes_new (small, strlen (small));
  g_autoptr(PcProgramme) programme = pc_programme_new_from_data (data, "small.programme", NULL);

  g_assert_null (pc_programme_dup_source (programme, "Traineeship", "Months"));
}

static void
test_settings (void)
{
  g_autoptr(PcProgramme) programme = find ("puoi-2022");
  GPtrArray *settings = pc_programme_get_settings (programme);
  gboolean seen = FALSE;

  for (guint i = 0; i < settings->len; i++)
    {
      PcProgrammeSetting *setting = g_ptr_array_index (settings, i);

      g_assert_nonnull (setting->name);
      g_assert_nonnull (setting->note);
      g_assert_true (setting->unknown || setting->value[0] != '\0');
      if (!g_str_equal (setting->id, "below-threshold"))
        continue;

      seen = TRUE;
      g_assert_cmpint (setting->type, ==, PC_PROGRAMME_TYPE_CHOICE);
      g_assert_cmpuint (g_strv_length (setting->choices), ==, 2);
    }

  g_assert_true (seen);
}

static void
test_nothing_there (void)
{
  g_autoptr(PcProgramme) programme = find ("puoi-2022");
  g_auto(GStrv) list = pc_programme_dup_list (programme, "Clearance", "Services");

  g_assert_cmpuint (g_strv_length (list), ==, 0);
  g_assert_null (pc_programme_dup_value (programme, "No such", "Key"));
  g_assert_null (pc_programme_dup_bands (programme, "Traineeship", "NoSuchKey"));
  g_assert_cmpint (pc_programme_get_money (programme, "Component trainee", "UnitCost"), ==, -1);
  g_assert_cmpint (pc_programme_get_minutes (programme, "Service PC", "Hours"), ==, -1);
  g_assert_cmpint (pc_programme_get_choice (programme, "Component trainee", "PaidBy"), ==, -1);
  g_assert_true (pc_programme_get_boolean (programme, "Component host", "OutsideCeiling", TRUE));
  g_assert_false (pc_programme_get_boolean (programme, "Component host", "OutsideCeiling", FALSE));
}

/* What the office's own editors do to a file. */
static void
test_mark_and_line_ends (void)
{
  g_autofree char *small = read_small ();
  g_auto(GStrv) lines = g_strsplit (small, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autofree char *text = g_strconcat ("\xEF\xBB\xBF", crlf, NULL);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(PcProgramme) programme = pc_programme_new_from_data (data, "small.programme", &error);
  g_autofree char *italian = NULL;

  g_assert_no_error (error);
  italian = pc_programme_dup_text (programme, "Programme", "Name", "it");
  g_assert_cmpstr (italian, ==, "Piccolo");
  g_assert_cmpint (pc_programme_get_ceiling_cents (programme), ==, 110000);
  g_assert_finalize_object (g_steal_pointer (&programme));
}

static void
write_in (const char *data_folder,
          const char *name,
          const char *text)
{
  g_autofree char *folder = g_build_filename (data_folder, "percorso", "programmes", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_in (const char *data_folder,
           const char *name)
{
  g_autofree char *folder = g_build_filename (data_folder, "percorso", "programmes", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
assert_not_found (const char *id)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_programme_find (id, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

static void
test_own_files (void)
{
  g_autofree char *small = read_small ();
  g_auto(GStrv) ids = NULL;
  g_autofree char *joined = NULL;
  g_autoptr(PcProgramme) programme = NULL;
  g_autoptr(GError) error = NULL;

  assert_not_found ("small");
  assert_not_found ("../small");
  assert_not_found ("");

  write_in (g_get_user_data_dir (), "small.programme", small);
  write_in (g_get_user_data_dir (), "other.programme", small);
  write_in (g_get_user_data_dir (), "notes.txt", small);
  write_in (g_get_user_data_dir (), "a b.programme", small);

  programme = find ("small");
  g_assert_cmpstr (pc_programme_get_edition (programme), ==, "1");
  g_assert_true (g_str_has_suffix (pc_programme_get_origin (programme), "small.programme"));

  ids = pc_programme_list ();
  joined = g_strjoinv (" ", ids);
  g_assert_cmpstr (joined, ==, "inside-2015 other puoi-2019 puoi-2022 puoi-plus-2025 small");

  g_assert_null (pc_programme_find ("other", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "small.programme"));

  remove_in (g_get_user_data_dir (), "small.programme");
  remove_in (g_get_user_data_dir (), "other.programme");
  remove_in (g_get_user_data_dir (), "notes.txt");
  remove_in (g_get_user_data_dir (), "a b.programme");
}

static int
load_share (void)
{
  g_autoptr(PcProgramme) programme = find ("puoi-2022");

  return pc_programme_get_integer (programme, "Attendance", "FullPayShare");
}

static void
test_own_copy_goes_before (void)
{
  const char *own = g_get_user_data_dir ();
  const char *system = g_get_system_data_dirs ()[0];
  g_autoptr(GBytes) data = pc_programme_lookup_shipped ("puoi-2022", NULL);
  g_autofree char *shipped = g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  guint line;
  g_autofree char *umbria = replace_text (shipped, "Value=70\nUnknown=true", "Value=75\nUnknown=true", &line);
  g_autofree char *lombardia = replace_text (shipped, "Value=70\nUnknown=true", "Value=80\nUnknown=true", &line);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (load_share (), ==, 70);
  write_in (system, "puoi-2022.programme", umbria);
  g_assert_cmpint (load_share (), ==, 75);
  write_in (own, "puoi-2022.programme", lombardia);
  g_assert_cmpint (load_share (), ==, 80);

  write_in (own, "puoi-2022.programme", "broken");
  g_assert_null (pc_programme_find ("puoi-2022", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);

  remove_in (own, "puoi-2022.programme");
  remove_in (system, "puoi-2022.programme");
}

/* The folders that write_in () made. */
static void
remove_empty (const char *data_folder)
{
  g_autofree char *percorso = g_build_filename (data_folder, "percorso", NULL);
  g_autofree char *programmes = g_build_filename (percorso, "programmes", NULL);

  g_rmdir (programmes);
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

  /* Programmes of whoever runs the tests must not take the place of the shipped ones. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_DIRS", system, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme/shipped-are-sound", test_shipped_are_sound);
  g_test_add_func ("/programme/shipped-are-translated", test_shipped_are_translated);
  g_test_add_func ("/programme/control-totals", test_control_totals);
  g_test_add_func ("/programme/services-of-puoi-plus", test_services_of_puoi_plus);
  g_test_add_func ("/programme/parts", test_parts);
  g_test_add_func ("/programme/enumerations-follow-the-words", test_enumerations_follow_the_words);
  g_test_add_func ("/programme/words-are-those-of-the-code-lists", test_words_are_those_of_the_code_lists);
  g_test_add_func ("/programme/unknowns-are-settings", test_unknowns_are_settings);
  g_test_add_func ("/programme/sources", test_sources);
  g_test_add_func ("/programme/no-source", test_no_source);
  g_test_add_func ("/programme/settings", test_settings);
  g_test_add_func ("/programme/nothing-there", test_nothing_there);
  g_test_add_func ("/programme/mark-and-line-ends", test_mark_and_line_ends);
  g_test_add_func ("/programme/own-files", test_own_files);
  g_test_add_func ("/programme/own-copy-goes-before", test_own_copy_goes_before);

  result = g_test_run ();
  remove_empty (system);
  remove_empty (folder);
  return result;
}
