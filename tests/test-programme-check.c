/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-check.h"

#include <string.h>

#include "pc-error.h"
#include "pc-programme.h"
#include "pc-programme-value.h"
#include "programme-text.h"

static void
test_money (void)
{
  static const struct { const char *text; gint64 cents; } cases[] = {
    { "0", 0 }, { "5940", 594000 }, { "5940.00", 594000 }, { "6781.42", 678142 }, { "0.05", 5 },
    { "9999999999.99", G_GINT64_CONSTANT (999999999999) },
    { "10000000000", -1 }, { "5940.0", -1 }, { "5940.000", -1 }, { "5940,00", -1 }, { "5.940,00", -1 },
    { "-1", -1 }, { "+1", -1 }, { "", -1 }, { ".50", -1 }, { "1.", -1 }, { "1e3", -1 }, { "1 ", -1 }, { "€1", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 cents = -1;

      g_assert_cmpint (pc_programme_parse_money (cases[i].text, &cents), ==, cases[i].cents >= 0);
      g_assert_cmpint (cents, ==, cases[i].cents);
    }
}

static void
test_rates (void)
{
  static const struct { const char *text; guint n; int minutes; gint64 cents; } cases[] = {
    { "24:300.00", 1, 24 * 60, 30000 },
    { "24:30:300.00", 1, 24 * 60 + 30, 30000 },
    { "24:300", 1, 24 * 60, 30000 },
    { "20:300.00;40:600.00", 2, 20 * 60, 30000 },
    { "20:300.00; 40:300.00;", 2, 20 * 60, 30000 },
    { "", 0 }, { ";", 0 }, { "24", 0 }, { ":300.00", 0 }, { "24:", 0 }, { "24:-300.00", 0 }, { "24:300,00", 0 },
    { "24:61:300.00", 0 }, { "40:600.00;20:300.00", 0 }, { "20:300.00;20:400.00", 0 }, { "20:300.00;40:299.99", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) rates = pc_programme_parse_rates (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (rates != NULL ? rates->len : 0, ==, cases[i].n);
      if (rates != NULL)
        {
          g_assert_cmpint (g_array_index (rates, PcProgrammeRate, 0).up_to_minutes, ==, cases[i].minutes);
          g_assert_cmpint (g_array_index (rates, PcProgrammeRate, 0).cents, ==, cases[i].cents);
        }
    }
}

static void
test_hours (void)
{
  static const struct { const char *text; int minutes; } cases[] = {
    { "0", 0 }, { "36", 2160 }, { "4:30", 270 }, { "0:05", 5 }, { "9999:59", 599999 },
    { "10000", -1 }, { "4:60", -1 }, { "4:3", -1 }, { "4:300", -1 }, { "4.5", -1 }, { "4,5", -1 }, { ":30", -1 },
    { "", -1 }, { "-4", -1 }, { "4h", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;

      g_assert_cmpint (pc_programme_parse_hours (cases[i].text, &minutes), ==, cases[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
assert_mistake (GPtrArray  *mistakes,
                guint       line,
                const char *key)
{
  for (guint i = 0; i < mistakes->len; i++)
    {
      PcProgrammeMistake *mistake = g_ptr_array_index (mistakes, i);

      g_assert_nonnull (mistake->message);
      if (mistake->line == line && g_strcmp0 (mistake->key, key) == 0)
        return;
      g_test_message ("found: %u, %s: %s", mistake->line, mistake->key, mistake->message);
    }

  g_test_message ("missing: %u, %s", line, key);
  g_test_fail ();
}

/* In the small file @from is replaced by @to; one mistake stands @offset lines below the start of @from. */
static const struct { const char *from, *to; int offset; const char *key; } broken[] = {
  { "[Budget]\n", "[Budgett]\n", 0, "Budgett" },
  { "[Budget]\n", "[Budget it]\n", 0, "Budget it" },
  { "[Budget]\n", "[Budget\n", 0, NULL },
  { "[Budget]\n", "[]\n", 0, "" },
  { "[Fund fund]", "[Fund fund]\nName=x\n[Fund]", 2, "Fund" },
  { "[Fund fund]", "[Fund fund]\nName=x\n[Fund a b]", 2, "Fund a b" },
  { "[Fund fund]", "[Fund fund]\nName=x\n[Fund fund]", 2, "Fund fund" },
  { "Pathways=10", "Pathway=10\nPathways=10", 0, "Pathway" },
  { "Pathways=10", "Pathways=10\nPathways=10", 1, "Pathways" },
  { "Pathways=10\n", "", -1, "Pathways" },
  { "Pathways=10", "Pathways=10\nnothing", 1, NULL },
  { "Pathways=10", "Pathways=10\n=5", 1, NULL },
  { "Pathways=10", "Pathways=10\nPath ways=5", 1, NULL },
  { "Pathways=10", "Pathways=10\nPathways[it]=10", 1, "Pathways[it]" },
  { "Pathways=10", "Pathways=10\nSource[it]=x", 1, "Source[it]" },
  { "Pathways=10", "Pathways=10\nSource[=x", 1, NULL },
  { "Pathways=10", "Pathways=10\nSource=a\\qb", 1, "Source" },
  { "Pathways=10", "Pathways=10\nSource=a\\", 1, "Source" },
  { "Pathways=10", "Pathways=ten", 0, "Pathways" },
  { "Pathways=10", "Pathways=0", 0, "Pathways" },
  { "Pathways=10", "Pathways=1000001", 0, "Pathways" },
  { "Pathways=10", "Pathways=-10", 0, "Pathways" },
  { "Pathways=10", "Pathways=", 0, "Pathways" },
  { "Amount=11000.00", "Amount=11.000,00", 0, "Amount" },
  { "Amount=11000.00", "Amount=11000.01", 0, "Amount" },
  { "# A sound", "stray=1\n# A sound", 0, NULL },
  { "Id=small", "Id=a/b", 0, "Id" },
  { "Id=small", "Id=", 0, "Id" },
  { "Id=small", "Id=@share", 0, "Id" },
  { "Currency=EUR", "Currency=USD", 0, "Currency" },
  { "MaxPerPathway=1100.00", "MaxPerPathway=1100.5", 0, "MaxPerPathway" },
  { "MaxPerPathway=1100.00", "MaxPerPathway=1100.01", 0, "MaxPerPathway" },
  { "MaxPerPathway=1100.00", "MaxPerPathway=1099.99", 0, "MaxPerPathway" },
  { "FundingSources=fund", "FundingSources=fund;found", 0, "FundingSources" },
  { "FundingSources=fund", "FundingSources=;", 0, "FundingSources" },
  { "Payee=trainee", "Payee=somebody", 0, "Payee" },
  { "Payee=promoter\nAmount=100.00", "Payee=promoter\nAmount=@share", 1, "Amount" },
  { "MonthlyAmount=500.00", "MonthlyAmount=500.01", -3, "Amount" },
  { "Months=2\nMonthlyAmount=500.00\n", "", -1, "Basis" },
  { "UnitCost=33.33", "UnitCost=33.32", -3, "Amount" },
  { "Hours=2:30", "Hours=2:29", -8, "Hours" },
  { "Hours=2:30", "Hours=2.5", 0, "Hours" },
  { "MinHours=2\n", "MinHours=2:31\n", 0, "MinHours" },
  { "MaxHours=3\n", "MaxHours=2\n", -2, "Hours" },
  { "Modes=individual;group;", "Modes=individual;;group", 0, "Modes" },
  { "Delivery=@delivery\n\n[Service S2]", "Delivery=@deliver\n\n[Service S2]", 0, "Delivery" },
  { "Delivery=@delivery\n\n[Service S2]", "Delivery=@share\n\n[Service S2]", 0, "Delivery" },
  { "Delivery=@delivery\n\n[Service S2]", "Delivery=@\n\n[Service S2]", 0, "Delivery" },
  { "Component=promoter\nHours=0:30", "Component=nobody\nHours=0:30", 0, "Component" },
  { "MaxMonths=2", "MaxMonths=1", -2, "Months" },
  { "HostQuota=5:1;20:2", "HostQuota=20:2;5:1", 0, "HostQuota" },
  { "HostQuota=5:1;20:2", "HostQuota=5", 0, "HostQuota" },
  { "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowanceWithMeals=300.00\n", 1, "MinMonthlyAllowanceWithMeals" },
  { "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowanceByDailyHours=4:300.00\n", 1, "MinMonthlyAllowanceByDailyHours" },
  { "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowance=300.00\nMinMonthlyAllowanceProportional=true\n", 2,
    "MinMonthlyAllowanceProportional" },
  { "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowance=300.00\nMinMonthlyAllowanceByWeeklyHours=20:300.01\n", 2,
    "MinMonthlyAllowanceByWeeklyHours" },
  { "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowance=300.00\nMinMonthlyAllowanceByWeeklyHours=20;300\n", 2,
    "MinMonthlyAllowanceByWeeklyHours" },
  { "MaxMonths=2\n", "MaxMonths=2\nMinMonthlyAllowance=300.00\nFloorMonthlyAllowance=300.01\n", 2,
    "FloorMonthlyAllowance" },
  { "Titles=ASI;SUS", "Titles=ASI;RIC", 0, "Titles" },
  { "OnePerPerson=true", "OnePerPerson=yes", 0, "OnePerPerson" },
  { "From=2024-01-01", "From=2024-03-01", 0, "From" },
  { "Date=2024-02-29", "Date=2023-02-29", 0, "Date" },
  { "Date=2024-02-29", "Date=29/02/2024", 0, "Date" },
  { "Time=24:00", "Time=24:01", 0, "Time" },
  { "Time=24:00", "Time=9:00", 0, "Time" },
  { "Services=S1;S2", "Services=S1", 1, "CertifiedHours" },
  { "Value=70", "Value=101", 0, "Value" },
  { "Value=70\nUnknown=true", "Value=\nUnknown=false", 0, "Value" },
  { "Type=percent", "Type=per cent", 0, "Type" },
  { "Type=percent", "Type=money", -39, "FullPayShare" },
  { "Choices=presence;remote\n", "", -3, "Choices" },
  { "Value=presence", "Value=absence", 0, "Value" },
  { "Choices=presence;remote\nValue=presence", "Choices=presence;letter\nValue=letter", 1, "Value" },
  { "[Setting share]", "[Setting spare]\nName=x\nType=text\nValue=x\nUnknown=true\nNote=x\n[Setting share]", 0,
    "Setting spare" },
  { "[Claim]\nListComplete=true\nEarlyEnd=nothing\n", "", 0, NULL },
};

static void
test_broken (void)
{
  g_autofree char *small = read_small ();
  g_autoptr(GPtrArray) none = pc_programme_check (small, -1);

  g_assert_cmpuint (none->len, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      guint line;
      g_autofree char *text = replace_text (small, broken[i].from, broken[i].to, &line);
      g_autoptr(GPtrArray) mistakes = pc_programme_check (text, -1);

      g_test_message ("case %u: %s", i, broken[i].to);
      /* A missing group has no line of its own: the first stands for it. */
      if (g_str_has_prefix (broken[i].from, "[Claim]"))
        assert_mistake (mistakes, 1, "Claim");
      else
        assert_mistake (mistakes, line + broken[i].offset, broken[i].key);
    }
}

/* One mistake in a file is reported once, and not as several that follow from it. */
static void
test_one_mistake_is_one (void)
{
  static const struct { const char *from, *to; } cases[] = {
    { "Pathways=10", "Pathways=ten" },
    { "Titles=ASI;SUS", "Titles=ASI;RIC" },
    { "Amount=11000.00", "Amount=x" },
    { "UnitCost=33.33", "UnitCost=" },
    { "Type=percent", "Type=per cent" },
    { "Value=70", "Value=101" },
    { "Value=presence", "Value=presence;nowhere" },
    { "Date=2024-02-29", "Date=2023-02-29" },
  };
  g_autofree char *small = read_small ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint line;
      g_autofree char *text = replace_text (small, cases[i].from, cases[i].to, &line);
      g_autoptr(GPtrArray) mistakes = pc_programme_check (text, -1);

      g_test_message ("%s", cases[i].to);
      g_assert_cmpuint (mistakes->len, ==, 1);
    }
}

static void
test_every_mistake_in_order (void)
{
  g_autofree char *small = read_small ();
  guint first, second, third;
  g_autofree char *one = replace_text (small, "Time=24:00", "Time=midnight", &third);
  g_autofree char *two = replace_text (one, "Currency=EUR", "Currency=LIT", &first);
  g_autofree char *text = replace_text (two, "Titles=ASI;SUS", "Titles=", &second);
  g_autoptr(GPtrArray) mistakes = pc_programme_check (text, -1);
  const guint lines[] = { first, second, third };

  g_assert_cmpuint (mistakes->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((PcProgrammeMistake *) g_ptr_array_index (mistakes, i))->line, ==, lines[i]);
}

static void
assert_refused (const char *text,
                gsize       length,
                guint       line)
{
  g_autoptr(GPtrArray) mistakes = pc_programme_check (text, length);
  g_autoptr(GBytes) data = g_bytes_new (text, length);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (mistakes->len, >, 0);
  assert_mistake (mistakes, line, NULL);
  g_assert_null (pc_programme_new_from_data (data, "rubbish", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_rubbish (void)
{
  g_autofree char *small = read_small ();
  g_autofree char *control = NULL, *latin = NULL, *zero = NULL;
  gsize huge_length = 10 * 1000 * 1000;
  g_autofree char *huge = g_malloc (huge_length);
  guint8 binary[4096];
  guint line;

  memset (huge, 'a', huge_length);
  assert_refused (huge, huge_length, 1);
  assert_refused (huge, PC_PROGRAMME_MAX_BYTES, 1);

  for (gsize i = 0; i < sizeof binary; i++)
    binary[i] = (guint8) (i * 37 + (i >> 8));
  assert_refused ((const char *) binary, sizeof binary, 1);

  control = replace_text (small, "Titles=ASI", "Titles=\x1b[31mASI", &line);
  assert_refused (control, strlen (control), line);

  latin = replace_text (small, "Name[it]=Piccolo", "Name[it]=Pi\xf9 piccolo", &line);
  assert_refused (latin, strlen (latin), line);

  zero = replace_text (small, "Name[it]=Piccolo", "Name[it]=Pi?colo", &line);
  *strchr (zero, '?') = '\0';
  assert_refused (zero, strlen (small), line);
}

/* Long keys and many lines must neither flood a message nor take long. */
static void
test_long_keys_and_many_lines (void)
{
  g_autoptr(GString) text = g_string_new ("[");
  g_autoptr(GPtrArray) mistakes = NULL;
  PcProgrammeMistake *mistake;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "à");
  g_string_append (text, "]\n");
  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "[x]\n");

  mistakes = pc_programme_check (text->str, text->len);
  mistake = g_ptr_array_index (mistakes, 0);
  g_assert_cmpuint (mistakes->len, >, 30000);
  for (guint i = 0; i < mistakes->len; i++)
    g_assert_cmpint (g_utf8_strlen (((PcProgrammeMistake *) g_ptr_array_index (mistakes, i))->key, -1), <=, 61);
  g_assert_cmpuint (mistake->line, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr(GPtrArray) mistakes = pc_programme_check ("", 0);
  g_autoptr(GPtrArray) none = pc_programme_check (NULL, 0);
  guint n_required = 0;

  for (const PcProgrammeGroup *group = pc_programme_format_get_groups (); group->kind != NULL; group++)
    n_required += group->required;

  g_assert_cmpuint (mistakes->len, ==, n_required);
  g_assert_cmpuint (none->len, ==, n_required);
}

static void
test_error_names_line_and_count (void)
{
  g_autofree char *small = read_small ();
  guint line, other;
  g_autofree char *one = replace_text (small, "Currency=EUR", "Currency=LIT", &line);
  g_autofree char *two = replace_text (one, "Time=24:00", "Time=noon", &other);
  g_autoptr(GBytes) data = g_bytes_new (two, strlen (two));
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_programme_new_from_data (data, "here.programme", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "here.programme, line 9, Currency: “LIT” is none of: EUR. There is 1 more mistake.");
  g_assert_null (pc_programme_new_from_data (data, "here.programme", NULL));
}

static char *
list_values (const PcProgrammeKey *key)
{
  g_auto(GStrv) words = NULL;

  if (key->max > 0)
    return g_strdup_printf ("%d to %d", key->min, key->max);
  if (key->of == NULL)
    return g_strdup ("");
  if (key->type == PC_PROGRAMME_TYPE_REFERENCE || key->type == PC_PROGRAMME_TYPE_REFERENCES)
    return g_strdup_printf ("[%s]", key->of);

  words = g_strsplit (key->of, ";", -1);
  return g_strjoinv (", ", words);
}

/* "| `Key` | type | needed | @ | values | meaning | `example` |" */
static void
assert_row (const char           *row,
            const PcProgrammeKey *key)
{
  g_auto(GStrv) cells = g_strsplit (row, "|", -1);
  g_autofree char *name = g_strdup_printf ("`%s`", key->name);
  g_autofree char *values = list_values (key);
  g_autofree char *message = NULL;

  g_test_message ("%s", row);
  g_assert_cmpuint (g_strv_length (cells), ==, 9);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  g_assert_cmpstr (cells[1], ==, name);
  g_assert_cmpstr (cells[2], ==, pc_programme_type_get_word (key->type));
  g_assert_cmpstr (cells[3], ==, key->flags & PC_PROGRAMME_KEY_REQUIRED ? "yes" : "");
  g_assert_cmpstr (cells[4], ==, key->flags & PC_PROGRAMME_KEY_FIXED ? "" :
                                 key->flags & PC_PROGRAMME_KEY_REGIONAL ? "yes, region" : "yes");
  g_assert_cmpstr (cells[5], ==, values);
  g_assert_cmpstr (cells[6], !=, "");

  g_assert_true (g_str_has_prefix (cells[7], "`") && strlen (cells[7]) > 2);
  cells[7][strlen (cells[7]) - 1] = '\0';
  message = pc_programme_key_explain (key, cells[7] + 1);
  g_assert_null (message);
}

static char *
read_page (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, "README.md", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* The reference page and the table describe the same groups and keys, in the same order. */
static void
assert_page (const char             *folder,
             const PcProgrammeGroup *groups)
{
  g_autofree char *text = read_page (folder);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  const PcProgrammeGroup *group = groups - 1;
  const PcProgrammeKey *key = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "### ["))
        {
          g_autofree char *heading = NULL;

          g_assert_true (key == NULL || key->name == NULL);
          group++;
          g_assert_nonnull (group->kind);
          heading = g_strdup_printf ("### [%s%s]", group->kind, group->named ? " name" : "");
          g_assert_cmpstr (lines[i], ==, heading);
          key = group->keys;
        }
      else if (key != NULL && g_str_has_prefix (lines[i], "| `"))
        {
          g_assert_nonnull (key->name);
          assert_row (lines[i], key++);
        }
    }

  g_assert_true (key != NULL && key->name == NULL);
  g_assert_null (group[1].kind);
}

static void
test_reference_pages (void)
{
  assert_page ("programmes", pc_programme_format_get_groups ());
  assert_page ("regions", pc_programme_format_get_region_groups ());
}

/* The page also has a line for each type. */
static void
test_reference_page_types (void)
{
  g_autofree char *text = read_page ("programmes");

  for (int type = 0; type <= PC_PROGRAMME_TYPE_VALUE; type++)
    {
      g_autofree char *start = g_strdup_printf ("\n| %s | `", pc_programme_type_get_word (type));
      PcProgrammeType back;

      g_assert_nonnull (strstr (text, start));
      g_assert_true (pc_programme_type_from_word (pc_programme_type_get_word (type), &back));
      g_assert_cmpint (back, ==, type);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme-check/money", test_money);
  g_test_add_func ("/programme-check/hours", test_hours);
  g_test_add_func ("/programme-check/rates", test_rates);
  g_test_add_func ("/programme-check/broken", test_broken);
  g_test_add_func ("/programme-check/one-mistake-is-one", test_one_mistake_is_one);
  g_test_add_func ("/programme-check/every-mistake-in-order", test_every_mistake_in_order);
  g_test_add_func ("/programme-check/rubbish", test_rubbish);
  g_test_add_func ("/programme-check/long-keys-and-many-lines", test_long_keys_and_many_lines);
  g_test_add_func ("/programme-check/empty", test_empty);
  g_test_add_func ("/programme-check/error-names-line-and-count", test_error_names_line_and_count);
  g_test_add_func ("/programme-check/reference-pages", test_reference_pages);
  g_test_add_func ("/programme-check/reference-page-types", test_reference_page_types);

  return g_test_run ();
}
