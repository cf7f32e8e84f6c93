/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-limit-check.h"

#include <locale.h>

#include "sample-case.h"

static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key. */
  const char *programme;
  guint       pathways;
  const char *rules;
} limits[] = {
  { "1.4 max 75 per promoter (2022) [cinformi]", "puoi-2022", 74, "" },
  { "1.4 max 75 per promoter (2022) [cinformi]", "puoi-2022", 75, "limit-promoter-full:note" },
  { "1.4 max 75 per promoter (2022) [cinformi]", "puoi-2022", 76, "limit-promoter:refused" },
  { "1.4 PLUS limit [X]", "puoi-plus-2025", 1000, "" },
  { "9", "puoi-2019", 1000, "" },
  { "9", "inside-2015", 1000, "" },
};

static void
test_promoter (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *rules = NULL;

      g_test_message ("%u in %s (FACTS %s)", limits[i].pathways, limits[i].programme, limits[i].source);
      pc_limit_check_promoter (sample_case_get_programme (limits[i].programme), limits[i].pathways, findings);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, limits[i].rules);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limit-check/promoter", test_promoter);

  return g_test_run ();
}
