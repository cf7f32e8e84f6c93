/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-budget.h"

#include <locale.h>

#include "pc-kinds.h"
#include "pc-plan-check.h"
#include "pc-time.h"
#include "sample-case.h"

/* "" for what nothing tells. */
static void
assert_minutes (int         found,
                const char *expected)
{
  const int minutes = *expected == '\0' ? PC_BUDGET_UNKNOWN :
                      *expected == '-' ? -(int) pc_minutes_parse (expected + 1, NULL)
                      : (int) pc_minutes_parse (expected, NULL);

  g_assert_cmpint (found, ==, minutes);
}

static const PcBudgetLine *
find_line (GArray     *lines,
           const char *code)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (g_array_index (lines, PcBudgetLine, i).code, code) == 0)
      return &g_array_index (lines, PcBudgetLine, i);

  return NULL;
}

/* One service: what its programme has, what a plan has and what was delivered, then what the line says. */
static const struct
{
  const char    *source;     /* In FACTS; "reckoning" is ours. */
  const char    *programme;
  const char    *code;
  const char    *planned;    /* NULL: no plan at all. */
  const char    *delivered;
  const char    *hours;
  gboolean       assumed;
  const char    *max;
  const char    *left;
  PcBudgetState  state;
} lines[] = {
  { "1.2 INSIDE: PAI 4 h", "inside-2015", "PAI", NULL, "0", "4", FALSE, "", "4", PC_BUDGET_FINE },
  { "1.2 INSIDE: BdC 6 h", "inside-2015", "BDC", NULL, "6", "6", FALSE, "", "0", PC_BUDGET_FINE },
  { "1.2 INSIDE: hours of area A not found", "inside-2015", "A", NULL, "2", "", TRUE, "", "", PC_BUDGET_FINE },
  { "1.2 PUOI: hours per area not found", "puoi-2019", "OS", NULL, "10", "", TRUE, "", "", PC_BUDGET_FINE },
  { "1.2 PUOI: hours per area not found", "puoi-2022", "AL", NULL, "1:15", "", TRUE, "", "", PC_BUDGET_FINE },
  { "1.1 action of 2021: up to 24 h", "puoi-2019", "OS-2021", NULL, "23:59", "", FALSE, "24", "0:01", PC_BUDGET_FINE },
  { "1.1 action of 2021: up to 24 h", "puoi-2019", "OS-2021", NULL, "24", "", FALSE, "24", "0", PC_BUDGET_FINE },
  { "1.1 action of 2021: up to 24 h", "puoi-2019", "OS-2021", NULL, "24:01", "", FALSE, "24", "-0:01",
    PC_BUDGET_OVER_MAXIMUM },
  { "1.2 PUOI PLUS: no hours of A1", "puoi-plus-2025", "A1", NULL, "1", "", FALSE, "", "", PC_BUDGET_FINE },
  { "1.2 PUOI PLUS: A2 4 h", "puoi-plus-2025", "A2", NULL, "3:59", "4", FALSE, "", "0:01", PC_BUDGET_FINE },
  { "1.2 PUOI PLUS: A2 4 h", "puoi-plus-2025", "A2", NULL, "4:01", "4", FALSE, "", "-0:01", PC_BUDGET_OVER_HOURS },
  { "1.2 PUOI PLUS: A3 16 h", "puoi-plus-2025", "A3", NULL, "16", "16", FALSE, "", "0", PC_BUDGET_FINE },
  { "1.2 PUOI PLUS: A4 36 h", "puoi-plus-2025", "A4", NULL, "0", "36", FALSE, "", "36", PC_BUDGET_FINE },
  { "1.2 PUOI PLUS: hours of skills transparency not found", "puoi-plus-2025", "MT", NULL, "0", "", TRUE, "", "",
    PC_BUDGET_FINE },
  { "reckoning: the plan goes first", "puoi-plus-2025", "A4", "30", "10", "36", FALSE, "", "20", PC_BUDGET_FINE },
  { "reckoning: more than planned", "puoi-plus-2025", "A4", "30", "31", "36", FALSE, "", "-1", PC_BUDGET_OVER_PLAN },
  { "reckoning: a plan gives no more than the programme", "puoi-plus-2025", "A4", "40", "10", "36", FALSE, "", "26",
    PC_BUDGET_FINE },
  { "reckoning: the plan has none of it", "puoi-plus-2025", "A4", "0", "1", "36", FALSE, "", "35",
    PC_BUDGET_OVER_PLAN },
  { "reckoning: planned where the programme is silent", "puoi-plus-2025", "MT", "6", "2", "", TRUE, "", "4",
    PC_BUDGET_FINE },
  { "reckoning: no such service", "puoi-plus-2025", "XX", NULL, "2", "", FALSE, "", "", PC_BUDGET_OUTSIDE },
  { "reckoning: no such service, planned", "puoi-plus-2025", "XX", "3", "2", "", FALSE, "", "1", PC_BUDGET_OUTSIDE },
  { "reckoning: a programme that nobody knows", NULL, "A2", "4", "5", "", FALSE, "", "-1", PC_BUDGET_OUTSIDE },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-01-31", NULL);
      PcPathwayCase *pathway = sample_case_add_pathway (self, "2025-10-01", lines[i].programme);
      g_autoptr(GArray) found = NULL;
      const PcBudgetLine *line;

      g_test_message ("%s (%s)", lines[i].source, lines[i].code);
      if (lines[i].planned != NULL)
        {
          PcRecord *plan = sample_case_add_plan (pathway, "starts_on=2025-10-15");
          g_autofree char *planned = g_strdup_printf ("%s %s", lines[i].code, lines[i].planned);

          if (*lines[i].planned != '0')
            sample_case_add_planned (pathway, plan, planned);
        }
      if (*lines[i].delivered != '0' || lines[i].delivered[1] != '\0')
        sample_case_add_hours (pathway, lines[i].code, lines[i].delivered, "0");

      found = pc_budget_reckon (pathway, self->on);
      line = find_line (found, lines[i].code);
      g_assert_nonnull (line);
      assert_minutes (line->programme, lines[i].hours);
      g_assert_cmpint (line->assumed, ==, lines[i].assumed);
      assert_minutes (line->max, lines[i].max);
      assert_minutes (line->planned, lines[i].planned != NULL ? lines[i].planned : "");
      assert_minutes (line->delivered, lines[i].delivered);
      assert_minutes (line->left, lines[i].left);
      g_assert_cmpint (line->state, ==, lines[i].state);
    }
}

/* "A2 A3" in the order of the programme. */
static void
test_order (void)
{
  static const struct { const char *programme, *codes; } orders[] = {
    { "inside-2015", "A PAI BDC OR FO TU XX" },
    { "puoi-2019", "AC PC PAI OS AL OS-2021 XX" },
    { "puoi-2022", "AC PC PAI OS AL XX" },
    { "puoi-plus-2025", "A1 A2 A3 A4 MT TU XX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-01-31", orders[i].programme);
      g_autoptr(GString) codes = g_string_new (NULL);
      g_autoptr(GArray) found = NULL;

      sample_case_add_hours (sample_case_get_pathway (self), "XX", "1", "0");
      found = pc_budget_reckon (sample_case_get_pathway (self), self->on);
      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (codes, "%s%s", j > 0 ? " " : "", g_array_index (found, PcBudgetLine, j).code);
      g_assert_cmpstr (codes->str, ==, orders[i].codes);
    }
}

static void
test_sums (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-01-31", "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcRecord *plan = sample_case_add_plan (pathway, "starts_on=2025-10-15; version=1");
  g_autoptr(GArray) before = NULL;
  g_autoptr(GArray) after = NULL;

  /* Two lines of one plan are summed; those of a version that comes later do not count yet. */
  sample_case_add_planned (pathway, plan, "A4 10; A4 5:30");
  sample_case_add_planned (pathway, sample_case_add_plan (pathway, "starts_on=2026-02-01; version=2"), "A4 20");
  sample_case_add_hours (pathway, "A4", "6", "4:30");

  before = pc_budget_reckon (pathway, pc_day_from_iso ("2026-01-31"));
  assert_minutes (find_line (before, "A4")->planned, "15:30");
  assert_minutes (find_line (before, "A4")->certified, "4:30");
  after = pc_budget_reckon (pathway, pc_day_from_iso ("2026-02-01"));
  assert_minutes (find_line (after, "A4")->planned, "20");
}

/* The remark and its level say the same. */
static void
test_remarks (void)
{
  static const struct { const char *code, *planned, *delivered, *remark; PcFindingLevel level; } remarks[] = {
    { "A4", "30", "30", NULL, PC_FINDING_NOTE },
    { "A4", "30", "30:30", "0:30 more than planned: write them into the plan.", PC_FINDING_NOTE },
    { "A4", "36", "37", "1:00 more than the programme plans: check whether they are paid.", PC_FINDING_WARNING },
    { "OS-2021", "24", "24:01", "0:01 more than the programme allows: they are not paid.", PC_FINDING_REFUSED },
    { "XX", "1", "1", "Not a service of the programme: correct its code.", PC_FINDING_WARNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      const gboolean old = g_str_equal (remarks[i].code, "OS-2021");
      g_autoptr(PcCase) self = sample_case_new ("2026-01-31", old ? "puoi-2019" : "puoi-plus-2025");
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      g_autofree char *planned = g_strdup_printf ("%s %s", remarks[i].code, remarks[i].planned);
      g_autofree char *remark = NULL;
      g_autoptr(GArray) found = NULL;

      sample_case_add_planned (pathway, sample_case_add_plan (pathway, "starts_on=2025-10-15"), planned);
      sample_case_add_hours (pathway, remarks[i].code, remarks[i].delivered, "0");
      found = pc_budget_reckon (pathway, self->on);
      remark = pc_budget_line_dup_remark (find_line (found, remarks[i].code));
      g_assert_cmpstr (remark, ==, remarks[i].remark);
      g_assert_cmpint (pc_budget_line_get_level (find_line (found, remarks[i].code)), ==, remarks[i].level);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/budget/lines", test_lines);
  g_test_add_func ("/budget/order", test_order);
  g_test_add_func ("/budget/sums", test_sums);
  g_test_add_func ("/budget/remarks", test_remarks);
  return g_test_run ();
}
