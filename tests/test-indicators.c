/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-indicators.h"

#include <locale.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-kinds.h"
#include "sample-case.h"

#define PERSON "birth_date=1990-01-01; citizenships=NG; special_consent=given; special_consent_on=2025-09-20; " \
               "disability=none-declared; foreign_background=yes; minority=no; rural=no"
#define ENTRY "entry_situation=unemployed; entry_since=2025-01-01; entry_isced=2; entry_housing=rent"

/* An office: who came when, as what, and how it ended. */
static const struct
{
  const char *person;     /* FIELDS on top of those above. */
  const char *opened_on;
  const char *programme;
  const char *pathway;
} office[] = {
  { "sex=F", "2025-10-01", "puoi-plus-2025", "entry_situation=unemployed; closed_on=2026-03-31; exit_situation=employed" },
  { "sex=F; birth_date=1960-05-05", "2025-10-15", "puoi-plus-2025", "entry_situation=inactive" },
  { "sex=M", "2025-11-03", "puoi-plus-2025", "entry_situation=employed; closed_on=2026-05-31; exit_situation=job-searching" },
  { "sex=X", "2026-01-07", "puoi-plus-2025", "entry_situation=never-employed; closed_on=2026-05-31" },
  { "sex=M; special_consent=refused", "2026-01-07", "puoi-plus-2025", "entry_situation=unemployed" },
  { "sex=M; special_consent=refused; special_consent_on=", "2026-01-07", "puoi-plus-2025", "entry_situation=unemployed" },
  { "sex=; birth_date=", "2026-01-08", "puoi-plus-2025", "entry_situation=unemployed" },
  { "sex=M", "2020-02-03", "puoi-2019", "entry_situation=unemployed; closed_on=2020-06-30; exit_situation=employed" },
  { "sex=F", "2026-02-02", "puoi-plus-2025", "outcome=not-started; closed_on=2026-02-10" },
};

static PcCase *
new_person (guint i)
{
  PcCase *self = sample_case_new ("2026-11-01", NULL);
  PcPathwayCase *pathway = sample_case_add_pathway (self, office[i].opened_on, office[i].programme);

  sample_case_fill (self->person, PERSON);
  sample_case_fill (self->person, office[i].person);
  sample_case_fill (pathway->pathway, ENTRY);
  if (g_str_equal (office[i].programme, "puoi-2019"))
    sample_case_set (pathway->pathway, "entry_since", "2020-01-01");
  sample_case_fill (pathway->pathway, office[i].pathway);
  return self;
}

static PcIndicators *
count_office (const PcIndicatorScope *scope,
              guint                   from,
              guint                   to)
{
  PcIndicators *self = pc_indicators_new (scope);

  for (guint i = from; i < to; i++)
    {
      g_autoptr(PcCase) person = new_person (i);

      pc_indicators_add (self, person);
    }

  return self;
}

static const PcIndicatorSum *
get_sum (PcIndicators *self,
         const char   *code)
{
  return pc_indicators_get (self, pc_indicator_find (code));
}

/* "women men non-binary total", and what cannot be told. */
static const struct
{
  const char *code;
  int         women, men, non_binary, unknown;
} sums[] = {
  { "EECO01", 2, 2, 1, 0 },
  { "EECO02", 1, 1, 1, 0 },
  { "EECO04", 1, 0, 0, 0 },
  { "EECO05", 0, 1, 0, 0 },
  { "EECO03", 0, 1, 1, 0 },
  { "EECO08", 1, 0, 0, 0 },
  { "EECO09", 2, 2, 1, 0 },
  { "EECO12", 0, 0, 0, 0 },
  { "EECO13", 2, 2, 1, 0 },
  { "EECO14", 2, 1, 1, 0 },
  { "EECR01", 0, 1, 0, 1 },
  { "EECR04", 1, 0, 0, 1 },
  { "EECR05", 0, 0, 0, 1 },
  { "CO01", 0, 1, 0, 0 },
  { "CR04", 0, 1, 0, 0 },
  { "CR06", 0, 0, 0, 1 },
  { "O.2.3", 2, 3, 1, 0 },
};

static void
check_sums (PcIndicators *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      const PcIndicatorSum *sum = get_sum (self, sums[i].code);

      g_test_message ("%s", sums[i].code);
      g_assert_cmpint (sum->women, ==, sums[i].women);
      g_assert_cmpint (sum->men, ==, sums[i].men);
      g_assert_cmpint (sum->non_binary, ==, sums[i].non_binary);
      g_assert_cmpint (sum->total, ==, sums[i].women + sums[i].men + sums[i].non_binary);
      g_assert_cmpint (sum->unknown, ==, sums[i].unknown);
    }
}

static void
test_sums (void)
{
  g_autoptr(PcIndicators) self = count_office (NULL, 0, G_N_ELEMENTS (office));

  check_sums (self);
  g_assert_cmpint (pc_indicators_get_n_complete (self, PC_PROGRAMME_INDICATORS_ESF_PLUS_2021), ==, 5);
  g_assert_cmpint (pc_indicators_get_n_incomplete (self, PC_PROGRAMME_INDICATORS_ESF_PLUS_2021), ==, 2);
  g_assert_cmpint (pc_indicators_get_n_complete (self, PC_PROGRAMME_INDICATORS_AMIF_2021), ==, 6);
  g_assert_cmpint (pc_indicators_get_n_incomplete (self, PC_PROGRAMME_INDICATORS_AMIF_2021), ==, 1);
  g_assert_cmpint (pc_indicators_get_n_complete (self, PC_PROGRAMME_INDICATORS_ESF_2014), ==, 1);
}

/* However the office is cut into parts, it comes to the same. */
static void
test_parts (void)
{
  for (guint cut = 0; cut <= G_N_ELEMENTS (office); cut++)
    {
      g_autoptr(PcIndicators) self = count_office (NULL, 0, cut);
      PcIndicators *rest = count_office (NULL, cut, G_N_ELEMENTS (office));

      pc_indicators_take (self, rest);
      check_sums (self);
      g_assert_cmpint (pc_indicators_get_n_incomplete (self, PC_PROGRAMME_INDICATORS_ESF_PLUS_2021), ==, 2);
      g_assert_cmpuint (pc_indicators_get_incomplete (self)->len, ==, 5);
    }
}

/* Total = unemployed + inactive + employed (FACTS 4.2, scot, sfc14), for each sex. */
static void
test_groups_add_up (void)
{
  g_autoptr(PcIndicators) self = count_office (NULL, 0, G_N_ELEMENTS (office));
  const PcIndicatorSum *all = get_sum (self, "EECO01"), *unemployed = get_sum (self, "EECO02"),
                       *inactive = get_sum (self, "EECO04"), *employed = get_sum (self, "EECO05");

  g_assert_cmpint (all->total, ==, unemployed->total + inactive->total + employed->total);
  g_assert_cmpint (all->women, ==, unemployed->women + inactive->women + employed->women);
  g_assert_cmpint (all->men, ==, unemployed->men + inactive->men + employed->men);
  g_assert_cmpint (all->non_binary, ==, unemployed->non_binary + inactive->non_binary + employed->non_binary);
}

static void
test_incomplete (void)
{
  g_autoptr(PcIndicators) self = count_office (NULL, 0, G_N_ELEMENTS (office));
  GPtrArray *incomplete = pc_indicators_get_incomplete (self);
  static const struct { const char *gaps; PcProgrammeIndicatorSets sets; } expected[] = {
    { "six-months", 0 },
    { "leaving", 0 },
    { "evidence", PC_PROGRAMME_INDICATORS_ESF_PLUS_2021 },
    { "sex birth-date", PC_PROGRAMME_INDICATORS_ESF_PLUS_2021 | PC_PROGRAMME_INDICATORS_AMIF_2021 },
    { "six-months", 0 },
  };

  g_assert_cmpuint (incomplete->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < incomplete->len; i++)
    {
      const PcIncomplete *one = incomplete->pdata[i];
      g_autofree char *gaps = pc_gaps_dup_codes (one->gaps);

      g_assert_cmpstr (gaps, ==, expected[i].gaps);
      g_assert_cmpint (one->sets, ==, expected[i].sets);
      g_assert_cmpstr (one->name, ==, "Hassan Amina");
      g_assert_cmpuint (strlen (one->person_id), ==, 36);
    }
}

/* On entry who entered in the period, on leaving who left in it, six months after whose day lies in it. */
static void
test_periods (void)
{
  static const struct
  {
    const char *from, *to;
    const char *code;
    int         total;
  } cases[] = {
    { "2025-10-01", "2025-10-01", "EECO01", 1 },
    { "2025-10-02", "2025-11-03", "EECO01", 2 },
    { "2025-10-02", NULL, "EECO01", 4 },
    { NULL, "2025-09-30", "EECO01", 0 },
    { "2026-01-01", NULL, "EECO01", 2 },
    { "2026-03-31", "2026-03-31", "EECR04", 1 },
    { "2026-04-01", "2026-12-31", "EECR04", 0 },
    { "2026-04-01", "2026-12-31", "EECR01", 1 },
    { "2026-04-01", NULL, "EECR01", 1 },
    { NULL, "2025-12-31", "CR04", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PcIndicatorScope scope = { .from = pc_day_from_iso (cases[i].from), .to = pc_day_from_iso (cases[i].to) };
      g_autoptr(PcIndicators) self = count_office (&scope, 0, G_N_ELEMENTS (office));

      g_test_message ("%s to %s: %s", cases[i].from, cases[i].to, cases[i].code);
      g_assert_cmpint (get_sum (self, cases[i].code)->total, ==, cases[i].total);
    }
}

static void
test_scope (void)
{
  const PcIndicatorScope programme = { .programme = "puoi-2019" };
  const PcIndicatorScope operator = { .operator_id = "nobody" };
  g_autoptr(PcIndicators) one = count_office (&programme, 0, G_N_ELEMENTS (office));
  g_autoptr(PcIndicators) none = count_office (&operator, 0, G_N_ELEMENTS (office));

  g_assert_cmpint (get_sum (one, "CO01")->total, ==, 1);
  g_assert_cmpint (get_sum (one, "EECO01")->total, ==, 0);
  g_assert_cmpint (get_sum (none, "CO01")->total, ==, 0);
  g_assert_cmpuint (pc_indicators_get_incomplete (none)->len, ==, 0);
}

/* What rests on something the notice leaves open is shown as such. */
static void
test_assumptions (void)
{
  static const struct { const char *code; gboolean assumed; } cases[] = {
    { "EECO01", FALSE }, { "EECO02", FALSE }, { "EECO03", TRUE }, { "EECO12", TRUE }, { "EECO16", TRUE },
    { "EECR04", FALSE }, { "EECR03", TRUE }, { "EECR05", FALSE }, { "CR04", TRUE }, { "CO17", TRUE },
  };
  g_autoptr(PcIndicators) self = count_office (NULL, 0, G_N_ELEMENTS (office));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (get_sum (self, cases[i].code)->assumed, ==, cases[i].assumed);
    }
}

/* Each indicator has its label and regulation, and each code of the lists its indicator. */
static void
test_list (void)
{
  static const char * const lists[] = { "indicator-esf-2014", "indicator-esf-plus-2021", "indicator-amif-2021" };
  guint n, n_codes = 0;
  const PcIndicator *indicators = pc_indicator_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (pc_indicator_get_label (&indicators[i]), !=, indicators[i].code);
      g_assert_nonnull (strstr (pc_indicator_get_source (&indicators[i]), "Reg. (EU) "));
      g_assert_true (pc_indicator_find (indicators[i].code) == &indicators[i]);
      g_assert_true (pc_code_list_has (pc_code_list_get ("indicator-set"), pc_indicator_set_get_code (indicators[i].set)));
      g_assert_true (pc_code_list_has (pc_code_list_get ("indicator-moment"),
                                       pc_indicator_moment_get_code (indicators[i].moment)));
      if (indicators[i].key != NULL)
        g_assert_nonnull (pc_programme_format_find_key (pc_programme_format_find_group ("Indicators"), indicators[i].key));
    }

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    n_codes += pc_code_list_get_n_codes (pc_code_list_get (lists[i]));
  g_assert_cmpuint (n_codes, ==, n);
  g_assert_null (pc_indicator_find ("CO12"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/indicators/sums", test_sums);
  g_test_add_func ("/indicators/parts", test_parts);
  g_test_add_func ("/indicators/groups-add-up", test_groups_add_up);
  g_test_add_func ("/indicators/incomplete", test_incomplete);
  g_test_add_func ("/indicators/periods", test_periods);
  g_test_add_func ("/indicators/scope", test_scope);
  g_test_add_func ("/indicators/assumptions", test_assumptions);
  g_test_add_func ("/indicators/list", test_list);

  return g_test_run ();
}
