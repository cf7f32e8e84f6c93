/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-register-check.h"

#include <locale.h>

#include "pc-kinds.h"
#include "sample-case.h"

#define COVER "kind=training-register-cover; received_on=2026-02-02"

/* From 2 February to 31 July 2026, seen from Saturday 14 February, present on every day of the two weeks. */
static const struct
{
  const char *source;        /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *what;
  const char *registers[3];
  const char *document;
  const char *programme;     /* PUOI PLUS where there is none. */
  const char *findings;
} cases[] = {
  { "1.7", "one, stamped the day before", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02" }, NULL, NULL, "" },
  { "1.7 stamped", "on its first day", { "number=1; stamped_on=2026-02-02; starts_on=2026-02-02" }, NULL, NULL, "" },
  { "1.7 stamped", "a day late", { "number=1; stamped_on=2026-02-03; starts_on=2026-02-02" }, NULL, NULL,
    "register-stamp-late:refused" },
  { "1.7 stamped", "nobody has entered it", { "number=1; starts_on=2026-02-02" }, NULL, NULL,
    "register-stamp-missing:unknown" },
  { "1.7 stamped", "INSIDE does not ask for it", { "number=1; starts_on=2026-02-02" }, NULL, "inside-2015", "" },
  { "1.7 covers the period", "none", { NULL }, NULL, NULL, "register-missing:unknown" },
  { "1.7 covers the period", "its days are not known", { "number=1; stamped_on=2026-02-01" }, NULL, NULL,
    "register-days:unknown register-gap:warning" },
  { "1.7 covers the period", "it ends too early",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-12" }, NULL, NULL,
    "register-gap:warning" },
  { "1.7 1/bis", "used up and continued",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-06; pages=20; last_page=20;"
    "stamped_by=Centro per l'impiego",
    "number=1/bis; stamped_on=2026-02-06; starts_on=2026-02-07; stamped_by=CENTRO PER L'IMPIEGO" }, NULL, NULL, "" },
  { "1.7 1/bis", "twice", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-04",
    "number=1 / BIS; stamped_on=2026-02-04; starts_on=2026-02-05; ends_on=2026-02-09",
    "number=2/bis; stamped_on=2026-02-09; starts_on=2026-02-10" }, NULL, NULL, "" },
  { "1.7 1/bis", "a number left out", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-06",
    "number=2/bis; stamped_on=2026-02-06; starts_on=2026-02-07" }, NULL, NULL, "register-sequence:warning" },
  { "1.7 1/bis", "a plain number for one that continues",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-06",
    "number=2; stamped_on=2026-02-06; starts_on=2026-02-07" }, NULL, NULL, "register-sequence:warning" },
  { "1.7 1/bis", "it continues nothing", { "number=1/bis; stamped_on=2026-02-01; starts_on=2026-02-02" }, NULL, NULL,
    "register-sequence:warning" },
  { "1.7 1/bis", "the same number twice", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-06",
    "number=1; stamped_on=2026-02-06; starts_on=2026-02-07" }, NULL, NULL, "register-number-twice:warning" },
  { "1.7 numbered", "no number", { "number=first; stamped_on=2026-02-01; starts_on=2026-02-02" }, NULL, NULL,
    "register-number:warning" },
  { "1.7 the same body", "another one",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-06; stamped_by=CPI",
    "number=1/bis; stamped_on=2026-02-06; starts_on=2026-02-07; stamped_by=Comune" }, NULL, NULL,
    "register-stamped-by:warning" },
  { "1.7 used up", "pages are left",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-06; pages=20; last_page=19",
    "number=1/bis; stamped_on=2026-02-06; starts_on=2026-02-07" }, NULL, NULL, "register-pages-left:note" },
  { "reckoning", "two for the same days", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; ends_on=2026-02-07",
    "number=1/bis; stamped_on=2026-02-06; starts_on=2026-02-07" }, NULL, NULL, "register-overlap:warning" },
  { "reckoning", "the first one has no last day", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02",
    "number=1/bis; stamped_on=2026-02-06; starts_on=2026-02-07" }, NULL, NULL, "register-overlap:warning" },
  { "1.7 loss", "with the report and the note",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; lost_on=2026-02-13; notes=Kitchen, with the cook" },
    "kind=loss-report; received_on=2026-02-13", NULL, "" },
  { "1.7 loss", "without the report",
    { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; lost_on=2026-02-13; notes=Kitchen" }, NULL, NULL,
    "register-loss-report:unknown" },
  { "1.7 loss", "without the note", { "number=1; stamped_on=2026-02-01; starts_on=2026-02-02; lost_on=2026-02-13" },
    "kind=loss-report; received_on=2026-02-13", NULL, "register-loss-note:unknown" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-02-14",
                                                cases[i].programme != NULL ? cases[i].programme : "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02",
                                                                    "2026-07-31");
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *found = NULL;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      sample_case_add_days (traineeship, "2026-02-02..2026-02-13 present 4:00");
      sample_case_add_document (self, COVER);
      for (guint r = 0; r < G_N_ELEMENTS (cases[i].registers) && cases[i].registers[r] != NULL; r++)
        sample_case_add_register (traineeship, cases[i].registers[r]);
      if (cases[i].document != NULL)
        sample_case_add_document (self, cases[i].document);
      pc_register_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
      found = sample_findings_dup_rules (findings);
      g_assert_cmpstr (found, ==, cases[i].findings);
    }
}

/* Asked for by art. 9 of PUOI PLUS, and from whoever has begun. */
static void
test_cover (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-02-14", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02", "2026-07-31");
  PcTraineeshipCase *ahead = sample_case_add_traineeship (self->pathways->pdata[0], "2026-03-02", "2026-07-31");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GPtrArray) none = pc_findings_new ();
  const PcFinding *finding;

  sample_case_add_register (traineeship, "number=1; stamped_on=2026-02-01; starts_on=2026-02-02");
  pc_register_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = sample_findings_find (findings, "register-cover");
  g_assert_true (finding->kind == &pc_document_kind);
  g_assert_cmpstr (finding->source, ==, "PUOI PLUS notice, art. 8");

  pc_register_check (self, self->pathways->pdata[0], ahead, self->on, none);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_numbers (void)
{
  static const struct { const char *text; int number; gboolean continued; } numbers[] = {
    { "1", 1, FALSE },     { "12", 12, FALSE },   { "1/bis", 1, TRUE },   { "2/BIS", 2, TRUE }, { "3 / bis ", 3, TRUE },
    { "0", 0, FALSE },     { "", 0, FALSE },      { NULL, 0, FALSE },     { "bis", 0, FALSE },  { "1/ter", 0, FALSE },
    { "1bis", 0, FALSE },  { "-1", 0, FALSE },    { "1/", 0, FALSE },     { "1 2", 0, FALSE },
       { "99999999999999999999", 0, FALSE },
    { "1/bis/2", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gboolean continued;
      const int number = pc_register_parse_number (numbers[i].text, &continued);

      g_test_message ("%s", numbers[i].text);
      g_assert_cmpint (number, ==, numbers[i].number);
      if (number != 0)
        g_assert_cmpint (continued, ==, numbers[i].continued);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register-check/cases", test_cases);
  g_test_add_func ("/register-check/cover", test_cover);
  g_test_add_func ("/register-check/numbers", test_numbers);

  return g_test_run ();
}
