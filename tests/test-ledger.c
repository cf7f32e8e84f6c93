/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-explain.h"

#include <string.h>

#include "pc-contribution.h"
#include "pc-kinds.h"
#include "pc-programme-files.h"
#include "sample-case.h"
#include "sample-programme.h"
#include "sample.h"

/*
 * A pathway in PUOI PLUS unless said otherwise, opened on 1 October 2025, and one line of its ledger as
 * "planned committed delivered certified claimed paid left unspent", in cents, "-" for what cannot be told.
 */
typedef struct
{
  const char     *source;       /* Of the rule in FACTS: section and word or key; "README" is the rule written down there. */
  const char     *what;
  const char     *programme;
  const char     *edits;
  const char     *on;
  const char     *office;
  const char     *pathway;
  const char     *plan;         /* "SERVICE hours" with "; " between, signed by both. */
  const char     *hours;        /* "SERVICE delivered certified" with "; " between. */
  const char     *traineeship;  /* Fields; NULL for none. It runs from 1 February to 31 July 2026. */
  const char     *event;
  const char     *days;
  const char     *tutoring;
  const char     *component;
  const char     *figures;
  PcLedgerReason  reason;
} LedgerCase;

#define CLEARED "clearance_on=2026-01-15; register_stamped_on=2026-01-20"
#define ALL "2026-02-01..2026-07-31 present 4:00"
#define PLAN "A2 4:00; A3 16:00; A4 36:00"

static const LedgerCase cases[] = {
  /* Allowance. */
  { "1.1 solav: 3,375.00", "nothing agreed yet", .on = "2026-01-10", .component = "trainee",
    .figures = "337500 0 0 0 0 0 337500 0", .reason = PC_LEDGER_NO_TRAINEESHIP },
  { "1.5: first come, first served", "agreed, and no clearance yet", .on = "2026-01-10", .traineeship = CLEARED, .component = "trainee",
    .figures = "337500 0 0 0 0 0 337500 0", .reason = PC_LEDGER_BY_MONTHS },
  { "1.5: first come, first served", "the clearance binds", .on = "2026-01-15", .traineeship = CLEARED, .component = "trainee",
    .figures = "337500 337500 0 0 0 0 337500 0", .reason = PC_LEDGER_BY_MONTHS },
  { "2 vda", "a month attended", .on = "2026-02-28", .traineeship = CLEARED, .days = "2026-02-01..2026-02-28 present 4:00",
    .component = "trainee", .figures = "337500 337500 56250 56250 0 0 281250 0", .reason = PC_LEDGER_BY_MONTHS },
  { "1.7: stamped", "a month attended, in no register", .on = "2026-02-28", .traineeship = "clearance_on=2026-01-15",
    .days = "2026-02-01..2026-02-28 present 4:00", .component = "trainee", .figures = "337500 337500 56250 0 0 0 281250 0",
    .reason = PC_LEDGER_BY_MONTHS },
  { "2 vda: 70 %", "half a month lost is lost", .on = "2026-02-28", .traineeship = CLEARED,
    .days = "2026-02-02..2026-02-13 present 4:00; 2026-02-16..2026-02-28 absent", .component = "trainee",
    .figures = "337500 309375 28125 28125 0 0 309375 28125", .reason = PC_LEDGER_BY_MONTHS },
  { "1.1: 562.50 x 6", "all of it", .on = "2026-08-01", .traineeship = CLEARED, .days = ALL, .component = "trainee",
    .figures = "337500 337500 337500 337500 0 0 0 0", .reason = PC_LEDGER_BY_MONTHS },
  { "2: 2 months at least", "agreed for four months: two stay unspent", .on = "2026-01-20", .traineeship = CLEARED "; ends_on=2026-05-31",
    .component = "trainee", .figures = "337500 225000 0 0 0 0 337500 112500", .reason = PC_LEDGER_BY_MONTHS },
  { "2: interruption", "broken off after two months", .on = "2026-04-10", .traineeship = CLEARED, .event = "kind=interruption; date=2026-03-31",
    .days = "2026-02-01..2026-03-31 present 4:00", .component = "trainee", .figures = "337500 112500 112500 112500 0 0 225000 225000",
    .reason = PC_LEDGER_BY_MONTHS },
  { "2: annulment", "never begun", .on = "2026-02-10", .traineeship = CLEARED, .event = "kind=cancellation; date=2026-02-01",
    .component = "trainee", .figures = "337500 0 0 0 0 0 337500 0", .reason = PC_LEDGER_NEVER_BEGUN },
  { "README", "the pathway closed: what was not delivered is lost", .on = "2026-04-10", .pathway = "closed_on=2026-04-01",
    .traineeship = CLEARED, .days = "2026-02-01..2026-03-31 present 4:00", .component = "trainee",
    .figures = "337500 112500 112500 112500 0 0 225000 225000", .reason = PC_LEDGER_BY_MONTHS },
  { "README", "no month is stated", "small", "Months=2\nMonthlyAmount=500.00\n => Months=@m\nMonthlyAmount=@a\n | [Setting share] => "
    "[Setting m]\nName=M\nType=integer\nValue=\nUnknown=true\nNote=M\n\n[Setting a]\nName=A\nType=money\nValue=\nUnknown=true\nNote=A\n\n"
    "[Setting share]", "2026-03-01", .traineeship = CLEARED, .days = ALL, .component = "trainee", .figures = "100000 - - - 0 0 - -",
    .reason = PC_LEDGER_NOT_STATED },

  /* The host. */
  { "0, 1.1 solav: on completion", "running", .on = "2026-07-30", .traineeship = CLEARED, .days = "2026-02-01..2026-07-30 present 4:00",
    .component = "host", .figures = "63904 63904 0 0 0 0 63904 0", .reason = PC_LEDGER_LUMP_OPEN },
  { "0, 1.1 solav: on completion", "its last day, marked", .on = "2026-07-31", .traineeship = CLEARED, .days = ALL, .component = "host",
    .figures = "63904 63904 63904 63904 0 0 0 0", .reason = PC_LEDGER_LUMP_DUE },
  { "0, 1.1 solav: on completion", "its last day, not marked", .on = "2026-07-31", .traineeship = CLEARED,
    .days = "2026-02-01..2026-07-30 present 4:00", .component = "host", .figures = "63904 63904 0 0 0 0 63904 0",
    .reason = PC_LEDGER_LUMP_OPEN },
  { "0, 1.1 solav: on completion", "over, and days that nobody marked", .on = "2026-08-01", .traineeship = CLEARED,
    .days = "2026-02-01..2026-06-30 present 4:00", .component = "host", .figures = "63904 63904 63904 0 0 0 0 0",
    .reason = PC_LEDGER_LUMP_DUE },
  { "0, 1.1 solav: on completion", "broken off", .on = "2026-05-01", .traineeship = CLEARED, .event = "kind=interruption; date=2026-04-10",
    .days = ALL, .component = "host", .figures = "63904 0 0 0 0 0 63904 63904", .reason = PC_LEDGER_NOT_MET },
  { "0, 1.1 solav: on completion", "broken off on its last day is no early end", .on = "2026-08-01", .traineeship = CLEARED,
    .event = "kind=interruption; date=2026-07-31", .days = ALL, .component = "host", .figures = "63904 63904 63904 63904 0 0 0 0",
    .reason = PC_LEDGER_LUMP_DUE },
  { "0, 1.1 solav: on completion", "ended three months before its end", .on = "2026-08-01", .traineeship = CLEARED,
    .event = "kind=end; date=2026-04-30", .days = "2026-02-01..2026-04-30 present 4:00", .component = "host",
    .figures = "63904 0 0 0 0 0 63904 63904", .reason = PC_LEDGER_NOT_MET },
  { "0, 1.1 solav: on completion", "ended with a day at work left, the Friday", .on = "2026-08-01", .traineeship = CLEARED,
    .event = "kind=end; date=2026-07-30", .days = "2026-02-01..2026-07-30 present 4:00", .component = "host",
    .figures = "63904 0 0 0 0 0 63904 63904", .reason = PC_LEDGER_NOT_MET },
  { "0, 1.1 solav: on completion", "ended on a Friday, agreed until the Sunday", .on = "2026-08-03",
    .traineeship = CLEARED "; ends_on=2026-08-02", .event = "kind=end; date=2026-07-31", .days = ALL, .component = "host",
    .figures = "63904 63904 63904 63904 0 0 0 0", .reason = PC_LEDGER_LUMP_DUE },
  { "0, 1.1 solav: on completion", "over, and nobody ever came", .on = "2026-08-01", .traineeship = CLEARED, .days =
    "2026-02-01..2026-07-31 absent", .component = "host", .figures = "63904 0 0 0 0 0 63904 63904", .reason = PC_LEDGER_NOT_MET },
  { "0, 1.1 solav: on completion", "the pathway closed before", .on = "2026-08-01", .pathway = "closed_on=2026-06-30", .traineeship = CLEARED,
    .days = ALL, .component = "host", .figures = "63904 0 0 0 0 0 63904 63904", .reason = PC_LEDGER_NOT_MET },
  { "0, 1.1 solav: on completion", "no traineeship, the pathway closed", .on = "2026-08-01", .pathway = "closed_on=2026-06-30",
    .component = "host", .figures = "63904 0 0 0 0 0 63904 63904", .reason = PC_LEDGER_NOT_MET },
  { "0, 1.1 solav: on completion", "never begun: another can be agreed", .on = "2026-02-10", .traineeship = CLEARED,
    .event = "kind=cancellation; date=2026-02-01", .component = "host", .figures = "63904 0 0 0 0 0 63904 0", .reason = PC_LEDGER_LUMP_OPEN },
  { "1.1 cliclav: 500 for 16 h of tutoring", "four hours of sixteen", "inside-2015", .on = "2016-05-01", .traineeship =
    "starts_on=2016-02-01; ends_on=2016-07-31; clearance_on=2016-01-20", .days = "2016-02-01..2016-04-30 present 4:00",
    .tutoring = "2016-02-10 company 3:00 2016-02-10; 2016-03-10 company 1:00 -; 2016-03-11 visit 2:00 2016-03-11", .component = "host",
    .figures = "50000 50000 12500 0 0 0 37500 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.1 cliclav: 500 for 16 h of tutoring", "at its end, twelve of them signed", "inside-2015", .on = "2016-08-01", .traineeship =
    "starts_on=2016-02-01; ends_on=2016-07-31; clearance_on=2016-01-20", .days = "2016-02-01..2016-07-31 present 4:00",
    .tutoring = "2016-02-10 company 12:00 2016-02-10; 2016-03-10 company 8:00 -", .component = "host",
    .figures = "50000 50000 50000 37500 0 0 0 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.1 cliclav: 500 for 16 h of tutoring", "broken off", "inside-2015", .on = "2016-05-01", .traineeship =
    "starts_on=2016-02-01; ends_on=2016-07-31; clearance_on=2016-01-20", .event = "kind=interruption; date=2016-04-10",
    .days = "2016-02-01..2016-04-10 present 4:00", .tutoring = "2016-02-10 company 12:00 2016-02-10", .component = "host",
    .figures = "50000 0 0 0 0 0 50000 50000", .reason = PC_LEDGER_NOT_MET },

  /* Services. */
  { "1.1: 2,767.38 for 56 h", "no plan, nothing given", .on = "2026-01-10", .component = "promoter",
    .figures = "276738 0 0 0 0 0 276738 0", .reason = PC_LEDGER_BY_HOURS },
  { "README", "the signed plan binds", .on = "2026-01-10", .plan = PLAN, .component = "promoter",
    .figures = "276738 276738 0 0 0 0 276738 0", .reason = PC_LEDGER_BY_HOURS },
  { "README", "a plan of less: what is in none stays unspent", .on = "2026-01-10", .plan = "A2 4:00; A3 10:00", .component = "promoter",
    .figures = "276738 69185 0 0 0 0 276738 207553", .reason = PC_LEDGER_BY_HOURS },
  { "1.1: 2,767.38 for 56 h", "20 of 56 hours, 16 on pages", .on = "2026-01-10", .plan = PLAN, .hours = "A2 4:00 0:00; A3 16:00 16:00",
    .component = "promoter", .figures = "276738 276738 98835 79068 0 0 177903 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.1: 2,767.38 for 56 h", "all hours make all of it", .on = "2026-08-10", .plan = PLAN, .hours = "A2 4:00 4:00; A3 16:00 16:00; A4 36:00 36:00",
    .component = "promoter", .figures = "276738 276738 276738 276738 0 0 0 0", .reason = PC_LEDGER_BY_HOURS },
  { "README: of a service no more than its hours", "40 hours of A4, none of A3", .on = "2026-08-10", .plan = PLAN, .hours = "A4 40:00 40:00",
    .component = "promoter", .figures = "276738 276738 177903 177903 0 0 98835 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.2 csv: A2 before the traineeship", "what was not given before it began is lost", .on = "2026-02-10", .plan = PLAN, .hours = "A2 3:00 3:00; A3 16:00 16:00",
    .traineeship = CLEARED, .component = "promoter", .figures = "276738 276738 93893 93893 0 0 182845 4942", .reason = PC_LEDGER_BY_HOURS },
  { "README", "closed with 20 hours", .on = "2026-08-10", .pathway = "closed_on=2026-08-01", .plan = PLAN, .hours = "A2 4:00 4:00; A3 16:00 16:00",
    .component = "promoter", .figures = "276738 98835 98835 98835 0 0 177903 177903", .reason = PC_LEDGER_BY_HOURS },
  { "1.1: 49.42 an hour", "a unit cost that the notice states", .edits = "Value=49.42\nUnknown=true => Value=49.42\nUnknown=false", .on = "2026-01-10",
    .plan = PLAN, .hours = "A3 16:00 16:00", .component = "promoter", .figures = "276738 276738 79072 79072 0 0 197666 0",
    .reason = PC_LEDGER_BY_HOURS },
  { "1.1 cliclav: 2,000 for 64 h", "10 hours at 31.25", "inside-2015", .on = "2016-02-01", .hours = "PAI 4:00 4:00; BDC 6:00 6:00", .component = "promoter",
    .figures = "200000 31250 31250 31250 0 0 168750 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.1 tosc2468, arezzo: public bodies", "not paid to them", "inside-2015", .on = "2016-02-01", .office = "public_body=yes", .hours = "PAI 4:00 4:00",
    .component = "promoter", .figures = "0 0 0 0 0 0 0 0", .reason = PC_LEDGER_PUBLIC_PROMOTER },
  { "1.1 tosc2468, arezzo: public bodies", "the allowance is", "inside-2015", .on = "2016-02-01", .office = "public_body=yes", .component = "trainee",
    .figures = "300000 0 0 0 0 0 300000 0", .reason = PC_LEDGER_NO_TRAINEESHIP },
  { "1.1 tosc2468, arezzo: public bodies", "the host contribution is", "inside-2015", .on = "2016-02-01", .office = "public_body=yes", .component = "host",
    .figures = "50000 0 0 0 0 0 50000 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.1 tosc2468, arezzo: public bodies", "whether it is one is not known: reckoned, and assumed", "inside-2015",
    .on = "2016-02-01", .office = "public_body=", .hours = "PAI 4:00 4:00; BDC 6:00 6:00", .component = "promoter",
    .figures = "200000 31250 31250 31250 0 0 168750 0", .reason = PC_LEDGER_BY_HOURS },
  { "1.1 [X]: rule for later notices", "assumed for them", .on = "2026-02-01", .office = "public_body=yes", .component = "promoter",
    .figures = "0 0 0 0 0 0 0 0", .reason = PC_LEDGER_PUBLIC_PROMOTER },
  { "1.2 [X]: hours per area", "nothing stated, nothing reckoned", "puoi-2022", .on = "2022-12-01", .hours = "PC 4:00 4:00", .component = "promoter",
    .figures = "234000 - - - 0 0 - -", .reason = PC_LEDGER_NOT_STATED },
  { "README Basis=lump", "due for the plan alone, once cleared", "puoi-2022", "Value=hours-certified => Value=clearance-issued", "2026-02-01",
    .hours = "PC 1:00 0:00", .traineeship = CLEARED, .component = "promoter", .figures = "234000 234000 234000 234000 0 0 0 0",
    .reason = PC_LEDGER_LUMP_DUE },
  { "README Basis=lump", "cleared, and no service given", "puoi-2022", "Value=hours-certified => Value=clearance-issued", "2026-02-01",
    .traineeship = CLEARED, .component = "promoter", .figures = "234000 0 0 0 0 0 234000 0", .reason = PC_LEDGER_LUMP_OPEN },
  { "README Basis=per-month", "a month of two", "small", "Basis=per-hour\nHours=3\nUnitCost=33.33 => Basis=per-month\nMonths=2\nMonthlyAmount=50.00",
    "2026-03-10", .traineeship = CLEARED, .days = "2026-02-01..2026-03-10 present 4:00", .component = "promoter",
    .figures = "10000 5000 5000 5000 0 0 5000 0", .reason = PC_LEDGER_BY_MONTHS },
  { "README: all of the amount for all hours", "3 h at 33.33 make 100.00", "small", .on = "2026-02-10", .hours = "S1 2:30 2:30; S2 0:30 0:30",
    .component = "promoter", .figures = "10000 10000 10000 10000 0 0 0 0", .reason = PC_LEDGER_BY_HOURS },
  { "README: MaxHours", "S1 up to its three hours", "small", .on = "2026-02-10", .hours = "S1 2:45 2:45", .component = "promoter",
    .figures = "10000 9166 9166 9166 0 0 834 0", .reason = PC_LEDGER_BY_HOURS },

  /* On top of the endowment. */
  { "1.1 intmig1681: only with clearance", "in no plan", "puoi-2019", .on = "2021-05-01", .component = "orientation-2021",
    .figures = "0 0 0 0 0 0 0 0", .reason = PC_LEDGER_NOT_FORESEEN },
  { "1.1 intmig1681: only with clearance", "planned", "puoi-2019", .on = "2021-05-01", .pathway = "opened_on=2019-10-01", .plan = "OS-2021 24:00",
    .component = "orientation-2021", .figures = "48000 0 0 0 0 0 48000 0", .reason = PC_LEDGER_LUMP_OPEN },
  { "1.1 intmig1681: flat 480", "given, with a clearance", "puoi-2019", .on = "2021-05-01", .hours = "OS-2021 2:00 0:00",
    .traineeship = "starts_on=2021-06-01; ends_on=2021-11-30; clearance_on=2021-04-01", .component = "orientation-2021",
    .figures = "48000 48000 48000 48000 0 0 0 0", .reason = PC_LEDGER_LUMP_DUE },
  { "1.1 intmig1681: only with clearance", "given, with none", "puoi-2019", .on = "2021-05-01", .hours = "OS-2021 2:00 0:00",
    .component = "orientation-2021", .figures = "48000 0 0 0 0 0 48000 0", .reason = PC_LEDGER_LUMP_OPEN },
};

static void
add_plan (PcPathwayCase *pathway,
          const char    *day,
          const char    *services)
{
  PcRecord *plan = sample_case_new_record (&pc_plan_kind, "version=1");
  g_auto(GStrv) list = g_strsplit (services, "; ", -1);

  pc_record_set_text (plan, PC_PLAN_STARTS_ON, day);
  pc_record_set_text (plan, PC_PLAN_SIGNED_ON, day);
  pc_record_set_text (plan, PC_PLAN_SIGNED_OPERATOR_ON, day);
  g_ptr_array_add (pathway->plans, plan);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (list[i], " ", 2);
      PcRecord *planned = pc_record_new (&pc_planned_service_kind);

      pc_record_set_text (planned, PC_PLANNED_SERVICE_PLAN_ID, pc_record_get_id (plan));
      pc_record_set_text (planned, PC_PLANNED_SERVICE_SERVICE, words[0]);
      sample_case_set (planned, "minutes", words[1]);
      g_ptr_array_add (pathway->planned, planned);
    }
}

static void
add_hours (PcPathwayCase *pathway,
           const char    *hours)
{
  g_auto(GStrv) list = g_strsplit (hours, "; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (list[i], " ", 3);

      sample_case_add_hours (pathway, words[0], words[1], words[2]);
    }
}

static void
add_traineeship (const LedgerCase *data,
                 PcPathwayCase    *pathway)
{
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-02-01", "2026-07-31");

  sample_case_fill (traineeship->traineeship, data->traineeship);
  if (data->event != NULL)
    sample_case_add_event (traineeship, data->event);
  if (data->days != NULL)
    sample_case_add_days (traineeship, data->days);
  if (data->tutoring != NULL)
    sample_case_add_tutoring (traineeship, data->tutoring);
}

static PcCase *
make_case (const LedgerCase *data)
{
  PcCase *self = sample_case_new (data->on, "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_autoptr(PcProgramme) programme = sample_programme_new (data->programme != NULL ? data->programme : "puoi-plus-2025", data->edits,
                                                           NULL);

  g_set_object (&pathway->programme, programme);
  sample_case_set (pathway->pathway, "opened_on", "2015-10-01");
  if (data->office != NULL)
    sample_case_fill (self->office, data->office);
  if (data->pathway != NULL)
    sample_case_fill (pathway->pathway, data->pathway);
  if (data->plan != NULL)
    add_plan (pathway, data->on, data->plan);
  if (data->hours != NULL)
    add_hours (pathway, data->hours);
  if (data->traineeship != NULL)
    add_traineeship (data, pathway);

  return self;
}

static char *
write_figures (const gint64 *cents)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    if (cents[column] == PC_LEDGER_UNKNOWN)
      g_string_append (text, column > 0 ? " -" : "-");
    else
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, column > 0 ? " " : "", cents[column]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The rows behind a figure add up to it, where they have cents at all. */
static void
assert_explained (PcCase             *self,
                  const PcLedger     *ledger,
                  const PcLedgerLine *line)
{
  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    {
      g_autoptr(PcLedgerExplanation) explanation = pc_ledger_explain (self, sample_case_get_pathway (self), ledger, line->id, column);
      gint64 sum = 0;
      gboolean priced = FALSE;

      g_assert_nonnull (explanation);
      g_assert_cmpint (explanation->cents, ==, line->cents[column]);
      g_assert_cmpuint (strlen (explanation->text), >, 10);
      for (guint i = 0; i < explanation->rows->len; i++)
        {
          const PcLedgerRow *row = explanation->rows->pdata[i];

          priced |= row->cents != PC_LEDGER_NO_CENTS;
          sum += row->cents != PC_LEDGER_NO_CENTS ? row->cents : 0;
        }
      if (priced)
        g_assert_cmpint (sum, ==, line->cents[column]);
    }
}

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = make_case (&cases[i]);
      g_auto(PcLedger) ledger = { 0 };
      g_autofree char *figures = NULL;
      const PcLedgerLine *line;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
      line = pc_ledger_find (&ledger, cases[i].component);
      g_assert_nonnull (line);
      figures = write_figures (line->cents);
      g_assert_cmpstr (figures, ==, cases[i].figures);
      g_assert_cmpstr (pc_ledger_reason_get_code (line->reason), ==, pc_ledger_reason_get_code (cases[i].reason));
      assert_explained (self, &ledger, line);
    }
}

/* The control totals of FACTS 1.1 [D]: what all components of all pathways come to. */
static void
test_control_totals (void)
{
  static const struct { const char *programme; gint64 trainee, host, promoter, whole, pathways, budget; } totals[] = {
    { "inside-2015", 300000, 50000, 200000, 550000, 672, 369600000 },
    { "puoi-2019", 300000, 60000, 234000, 594000, 4500, 2673000000 },
    { "puoi-2022", 300000, 60000, 234000, 594000, 2000, 1188000000 },
    { "puoi-plus-2025", 337500, 63904, 276738, 678142, 6200, 4204480400 },
  };
  g_auto(GStrv) shipped = pc_programme_list_shipped ();

  g_assert_cmpuint (g_strv_length (shipped), ==, G_N_ELEMENTS (totals));
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      const LedgerCase data = { .programme = totals[i].programme, .on = "2016-01-10" };
      g_autoptr(PcCase) self = make_case (&data);
      PcProgramme *programme = sample_case_get_pathway (self)->programme;
      g_auto(PcLedger) ledger = { 0 };

      pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
      g_assert_cmpint (pc_ledger_find (&ledger, "trainee")->cents[PC_LEDGER_PLANNED], ==, totals[i].trainee);
      g_assert_cmpint (pc_ledger_find (&ledger, "host")->cents[PC_LEDGER_PLANNED], ==, totals[i].host);
      g_assert_cmpint (pc_ledger_find (&ledger, "promoter")->cents[PC_LEDGER_PLANNED], ==, totals[i].promoter);
      g_assert_cmpint (ledger.total[PC_LEDGER_PLANNED], ==, totals[i].whole);
      g_assert_cmpint (ledger.total[PC_LEDGER_PLANNED], ==, pc_programme_get_ceiling_cents (programme));
      g_assert_cmpint (totals[i].pathways * ledger.total[PC_LEDGER_PLANNED], ==, totals[i].budget);
      g_assert_cmpint (pc_programme_get_integer (programme, "Budget", "Pathways"), ==, totals[i].pathways);
      g_assert_cmpint (pc_programme_get_money (programme, "Budget", "Amount"), ==, totals[i].budget);
    }
}

/* A pathway that had everything is delivered to the cent, whatever its programme: FACTS 1.1. */
static void
test_everything (void)
{
  static const struct { const char *programme, *hours, *starts, *ends, *tutoring; gint64 delivered; gboolean unknown; } wholes[] = {
    { "inside-2015", "A 40:00 40:00; PAI 4:00 4:00; BDC 6:00 6:00; OR 20:00 20:00", "2016-02-01", "2016-07-31",
      "2016-05-02 company 16:00 2016-05-02", 550000, FALSE },
    { "puoi-2019", "PC 10:00 10:00", "2019-09-01", "2020-02-29", "2019-10-01 company 1:00", 360000, TRUE },
    { "puoi-2022", "PC 10:00 10:00", "2022-11-01", "2023-04-30", "2023-01-02 company 1:00", 360000, TRUE },
    { "puoi-plus-2025", "A2 4:00 4:00; A3 16:00 16:00; A4 36:00 36:00", "2026-01-15", "2026-07-14", "2026-02-02 company 1:00", 678142,
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autofree char *days = g_strdup_printf ("%s..%s present 4:00", wholes[i].starts, wholes[i].ends);
      g_autofree char *terms = g_strdup_printf ("starts_on=%s; ends_on=%s; register_stamped_on=%s; clearance_on=%s", wholes[i].starts,
                                                wholes[i].ends, wholes[i].starts, wholes[i].starts);
      const LedgerCase data = { .programme = wholes[i].programme, .on = "2029-01-01", .hours = wholes[i].hours, .traineeship = terms,
                                .days = days, .tutoring = wholes[i].tutoring };
      g_autoptr(PcCase) self = make_case (&data);
      g_auto(PcLedger) ledger = { 0 };

      pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
      g_assert_cmpint (ledger.total[PC_LEDGER_DELIVERED], ==, wholes[i].delivered);
      g_assert_cmpint (ledger.total[PC_LEDGER_CERTIFIED], ==, wholes[i].delivered);
      g_assert_cmpint (ledger.unknown, ==, wholes[i].unknown);
    }
}

static PcRecord *
add_claim (PcPathwayCase *pathway,
           const char    *fields,
           const char    *line)
{
  PcRecord *claim = sample_case_new_record (&pc_claim_kind, fields);
  PcRecord *record = sample_case_new_record (&pc_claim_line_kind, line);

  pc_record_set_text (record, PC_CLAIM_LINE_CLAIM_ID, pc_record_get_id (claim));
  g_ptr_array_add (pathway->claims, claim);
  g_ptr_array_add (pathway->claim_lines, record);
  return claim;
}

/* Which claims count as submitted and as paid, and what of them. */
static void
test_claims (void)
{
  static const struct { const char *claim, *line; gint64 claimed, paid; } claims[] = {
    { "status=draft", "amount_cents=100", 0, 0 },
    { "status=prepared; submitted_on=2026-01-10", "amount_cents=100", 0, 0 },
    { "status=submitted; submitted_on=2026-03-10", "amount_cents=100", 10000, 0 },
    { "status=submitted; submitted_on=2026-03-11", "amount_cents=100", 0, 0 },
    { "status=submitted", "amount_cents=100", 10000, 0 },
    { "status=accepted; submitted_on=2026-03-01", "amount_cents=100; accepted_cents=90", 10000, 0 },
    { "status=partly-accepted", "amount_cents=100; accepted_cents=90", 10000, 0 },
    { "status=rejected; submitted_on=2026-03-01", "amount_cents=100", 0, 0 },
    { "status=paid; submitted_on=2026-03-01; paid_on=2026-03-10", "amount_cents=100; accepted_cents=90", 10000, 9000 },
    { "status=paid; submitted_on=2026-03-01; paid_on=2026-03-11", "amount_cents=100; accepted_cents=90", 10000, 0 },
    { "status=paid", "amount_cents=100", 10000, 10000 },
    { "status=paid", "amount_cents=100; accepted_cents=0", 10000, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      const LedgerCase data = { .on = "2026-03-10" };
      g_autoptr(PcCase) self = make_case (&data);
      g_autofree char *line = g_strconcat ("component=host; ", claims[i].line, NULL);
      g_auto(PcLedger) ledger = { 0 };

      g_test_message ("%s", claims[i].claim);
      add_claim (sample_case_get_pathway (self), claims[i].claim, line);
      pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
      g_assert_cmpint (pc_ledger_find (&ledger, "host")->cents[PC_LEDGER_CLAIMED], ==, claims[i].claimed);
      g_assert_cmpint (pc_ledger_find (&ledger, "host")->cents[PC_LEDGER_PAID], ==, claims[i].paid);
      assert_explained (self, &ledger, pc_ledger_find (&ledger, "host"));
    }
}

/* What a claim names and the programme does not have is shown, not dropped; so is a pathway whose programme nobody knows. */
static void
test_strays (void)
{
  const LedgerCase data = { .on = "2026-03-10" };
  g_autoptr(PcCase) self = make_case (&data);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_auto(PcLedger) ledger = { 0 };
  g_auto(PcLedger) unknown = { 0 };

  add_claim (pathway, "status=submitted", "component=mensa; amount_cents=12");
  pc_ledger_reckon (self, pathway, &ledger);
  g_assert_cmpuint (ledger.lines->len, ==, 4);
  g_assert_cmpint (pc_ledger_find (&ledger, "mensa")->cents[PC_LEDGER_CLAIMED], ==, 1200);
  g_assert_cmpint (pc_ledger_find (&ledger, "mensa")->reason, ==, PC_LEDGER_NOT_IN_PROGRAMME);
  g_assert_cmpint (ledger.total[PC_LEDGER_CLAIMED], ==, 1200);
  assert_explained (self, &ledger, pc_ledger_find (&ledger, "mensa"));

  g_clear_object (&pathway->programme);
  pc_ledger_reckon (self, pathway, &unknown);
  g_assert_cmpuint (unknown.lines->len, ==, 1);
  g_assert_cmpint (unknown.total[PC_LEDGER_PLANNED], ==, 0);
  g_assert_true (unknown.unknown);
  assert_explained (self, &unknown, pc_ledger_find (&unknown, "mensa"));
}

/* What rests on a setting that nobody states is marked column by column. */
static void
test_assumed (void)
{
  const LedgerCase fresh = { .on = "2026-01-10" };
  const LedgerCase given = { .on = "2026-02-28", .plan = PLAN, .hours = "A2 4:00 4:00", .traineeship = CLEARED,
                             .days = "2026-02-01..2026-02-28 present 4:00" };
  const LedgerCase public = { .on = "2026-01-10", .office = "public_body=yes" };
  static const struct { const char *component; PcLedgerColumn column; gboolean fresh, given, public; } marks[] = {
    { "trainee", PC_LEDGER_PLANNED, FALSE, FALSE, FALSE },
    { "trainee", PC_LEDGER_DELIVERED, FALSE, TRUE, FALSE },
    { "host", PC_LEDGER_DELIVERED, FALSE, FALSE, FALSE },
    { "promoter", PC_LEDGER_PLANNED, FALSE, FALSE, TRUE },
    { "promoter", PC_LEDGER_DELIVERED, FALSE, TRUE, TRUE },
    { "promoter", PC_LEDGER_CLAIMED, FALSE, FALSE, FALSE },
    { "promoter", PC_LEDGER_UNSPENT, TRUE, TRUE, TRUE },
  };
  const LedgerCase *all[] = { &fresh, &given, &public };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr(PcCase) self = make_case (all[i]);
      g_auto(PcLedger) ledger = { 0 };

      pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          const gboolean expected[] = { marks[j].fresh, marks[j].given, marks[j].public };
          g_autoptr(PcLedgerExplanation) explanation = pc_ledger_explain (self, sample_case_get_pathway (self), &ledger,
                                                                          marks[j].component, marks[j].column);

          g_test_message ("%u, %s %s", i, marks[j].component, pc_ledger_column_get_code (marks[j].column));
          g_assert_cmpint (explanation->assumed, ==, expected[i]);
        }
    }
}

/* FACTS 1.1: INSIDE pays a public promoter nothing. Where nobody has said whether the office is one, that is said. */
static void
test_promoter_unsure (void)
{
  static const struct { const char *office; const char *component; PcLedgerColumn column; gboolean said; } rows[] = {
    { "public_body=", "promoter", PC_LEDGER_PLANNED, TRUE },    { "public_body=", "promoter", PC_LEDGER_CERTIFIED, TRUE },
    { "public_body=", "promoter", PC_LEDGER_UNSPENT, TRUE },    { "public_body=", "promoter", PC_LEDGER_CLAIMED, FALSE },
    { "public_body=", "host", PC_LEDGER_PLANNED, FALSE },       { "public_body=no", "promoter", PC_LEDGER_PLANNED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LedgerCase data = { .programme = "inside-2015", .on = "2016-02-01", .office = rows[i].office };
      g_autoptr(PcCase) self = make_case (&data);
      g_auto(PcLedger) ledger = { 0 };
      g_autoptr(PcLedgerExplanation) explanation = NULL;

      pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
      explanation = pc_ledger_explain (self, sample_case_get_pathway (self), &ledger, rows[i].component, rows[i].column);
      g_test_message ("%s, %s %s", rows[i].office, rows[i].component, pc_ledger_column_get_code (rows[i].column));
      g_assert_cmpint (strstr (explanation->text, "whether the promoter is a public body") != NULL, ==, rows[i].said);
      if (rows[i].said)
        g_assert_true (explanation->assumed);
    }
}

/* The rows behind delivered hours are the sessions themselves, those of other people's components left out. */
static void
test_sessions (void)
{
  const LedgerCase data = { .on = "2026-02-28", .hours = "A2 2:00 0:00" };
  g_autoptr(PcCase) self = make_case (&data);
  g_auto(PcLedger) ledger = { 0 };
  g_autoptr(PcLedgerExplanation) delivered = NULL;
  g_autoptr(PcLedgerExplanation) certified = NULL;
  const PcLedgerRow *row;

  sample_case_add_sessions (self, "A2 2026-02-03 9:00-11:00; A1 2026-02-04 9:00-10:00; A2 2026-03-03 9:00-11:00");
  pc_ledger_reckon (self, sample_case_get_pathway (self), &ledger);
  delivered = pc_ledger_explain (self, sample_case_get_pathway (self), &ledger, "promoter", PC_LEDGER_DELIVERED);
  certified = pc_ledger_explain (self, sample_case_get_pathway (self), &ledger, "promoter", PC_LEDGER_CERTIFIED);
  g_assert_cmpuint (delivered->rows->len, ==, 1);
  g_assert_cmpuint (certified->rows->len, ==, 0);
  row = delivered->rows->pdata[0];
  g_assert_true (row->kind == &pc_service_entry_kind);
  g_assert_nonnull (row->record_id);
  g_assert_cmpint (row->minutes, ==, 120);
  g_assert_cmpint (row->day, ==, pc_day_new (2026, 2, 3));
  g_assert_null (pc_ledger_explain (self, sample_case_get_pathway (self), &ledger, "mensa", PC_LEDGER_DELIVERED));
}

static void
test_columns (void)
{
  for (int column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    {
      g_assert_cmpint (pc_ledger_column_find (pc_ledger_column_get_code (column)), ==, column);
      g_assert_cmpuint (strlen (pc_ledger_column_get_label (column)), >, 3);
    }

  g_assert_cmpint (pc_ledger_column_find ("else"), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/ledger/lines", test_lines);
  g_test_add_func ("/ledger/control-totals", test_control_totals);
  g_test_add_func ("/ledger/everything", test_everything);
  g_test_add_func ("/ledger/claims", test_claims);
  g_test_add_func ("/ledger/strays", test_strays);
  g_test_add_func ("/ledger/assumed", test_assumed);
  g_test_add_func ("/ledger/promoter-unsure", test_promoter_unsure);
  g_test_add_func ("/ledger/sessions", test_sessions);
  g_test_add_func ("/ledger/columns", test_columns);

  return g_test_run ();
}
