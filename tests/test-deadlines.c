/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadlines.h"

#include <locale.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-kinds.h"
#include "sample-case.h"

/* PUOI PLUS with the days of two of its windows, which nobody has found; they are set as a coordinator would. */
static PcProgramme *
get_programme_with_windows (void)
{
  static PcProgramme *programme;
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GBytes) changed = NULL;
  g_autoptr(GString) text = NULL;
  g_autoptr(GError) error = NULL;

  if (programme != NULL)
    return programme;

  data = g_resources_lookup_data ("/org/percorso/Percorso/programmes/puoi-plus-2025.programme", 0, &error);
  g_assert_no_error (error);
  text = g_string_new_len (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  g_assert_cmpuint (g_string_replace (text, "From=@window-1-opens\nDate=@window-1-closes", "From=2026-02-02\nDate=2026-02-27", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "From=@window-2-opens\nDate=@window-2-closes", "From=2026-06-01\nDate=2026-06-30", 0), ==, 1);
  for (guint i = 1; i <= 2; i++)
    {
      const char *settings = strstr (text->str, i == 1 ? "[Setting window-1-opens]" : "[Setting window-2-opens]");
      const char *next = strstr (text->str, i == 1 ? "[Setting window-2-opens]" : "[Setting window-3-opens]");

      g_assert_nonnull (settings);
      g_string_erase (text, settings - text->str, next - settings);
    }

  changed = g_bytes_new (text->str, text->len);
  programme = pc_programme_new_from_data (changed, "puoi-plus-2025.programme", &error);
  g_assert_no_error (error);
  return programme;
}

static void
set_programme (PcCase     *self,
               const char *id)
{
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcProgramme *programme;

  if (g_str_equal (id, "not-here"))
    {
      g_clear_object (&pathway->programme);
      pc_record_set_text (pathway->pathway, PC_PATHWAY_PROGRAMME, id);
      return;
    }

  programme = g_str_equal (id, "windows") ? get_programme_with_windows () : sample_case_get_programme (id);

  g_set_object (&pathway->programme, programme);
  pc_record_set_text (pathway->pathway, PC_PATHWAY_PROGRAMME, pc_programme_get_id (pathway->programme));
}

static void
add_hours (PcPathwayCase *pathway,
           const char    *day)
{
  const PcHours hours = { .service = "A3", .minutes = 60, .entries = 1, .first = pc_day_from_iso (day), .last = pc_day_from_iso (day) };

  g_array_append_val (pathway->hours, hours);
}

static void
add_traineeship (PcPathwayCase *pathway,
                 const char    *days)
{
  g_auto(GStrv) words = g_strsplit (days, " ", 2);
  PcTraineeshipCase *added = sample_case_add_traineeship (pathway, words[0], words[1]);

  /* What the row does not speak of is done. */
  sample_case_fill (added->traineeship, "communication_on=2025-12-01; clearance_asked_on=2025-11-03");
}

static void
add_plan (PcPathwayCase *pathway,
          const char    *fields)
{
  g_ptr_array_add (pathway->plans, sample_case_new_record (&pc_plan_kind, fields));
}

static void
add_goal (PcPathwayCase *pathway,
          const char    *fields)
{
  PcRecord *goal = sample_case_new_record (&pc_goal_kind, fields);

  pc_record_set_text (goal, PC_GOAL_PLAN_ID, pc_record_get_id (pathway->plans->pdata[pathway->plans->len - 1]));
  g_ptr_array_add (pathway->goals, goal);
}

/* One line of a row: a word, and what belongs to it. */
static void
apply (PcCase     *self,
       const char *word,
       const char *text)
{
  PcPathwayCase *pathway = sample_case_get_pathway (self);

  if (g_str_equal (word, "programme"))
    set_programme (self, text);
  else if (g_str_equal (word, "person"))
    sample_case_fill (self->person, text);
  else if (g_str_equal (word, "pathway"))
    sample_case_fill (pathway->pathway, text);
  else if (g_str_equal (word, "again"))
    sample_case_add_pathway (self, text, "puoi-plus-2025");
  else if (g_str_equal (word, "permit"))
    sample_case_add_permit (self, text);
  else if (g_str_equal (word, "document"))
    sample_case_add_document (self, text);
  else if (g_str_equal (word, "hours"))
    add_hours (pathway, text);
  else if (g_str_equal (word, "plan"))
    add_plan (pathway, text);
  else if (g_str_equal (word, "goal"))
    add_goal (pathway, text);
  else if (g_str_equal (word, "follow-up"))
    g_ptr_array_add (pathway->follow_ups, sample_case_new_record (&pc_follow_up_kind, text));
  else if (g_str_equal (word, "claim"))
    g_ptr_array_add (pathway->claims, sample_case_new_record (&pc_claim_kind, text));
  else if (g_str_equal (word, "traineeship"))
    add_traineeship (pathway, text);
  else if (g_str_equal (word, "agreement"))
    sample_case_fill (sample_case_get_traineeship (self)->traineeship, text);
  else if (g_str_equal (word, "agreement 2"))
    sample_case_fill (((PcTraineeshipCase *) pathway->traineeships->pdata[1])->traineeship, text);
  else if (g_str_equal (word, "host"))
    sample_case_fill (sample_case_get_traineeship (self)->host, text);
  else if (g_str_equal (word, "event"))
    sample_case_add_event (sample_case_get_traineeship (self), text);
  else if (g_str_equal (word, "days"))
    sample_case_add_days (sample_case_get_traineeship (self), text);
  else if (g_str_equal (word, "tutoring"))
    sample_case_add_tutoring (sample_case_get_traineeship (self), text);
  else
    g_error ("“%s” is no word of a row", word);
}

/* "kind state day" of each, with "; " between. */
static char *
dup_deadlines (GPtrArray *deadlines)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcDeadline *one = deadlines->pdata[i];
      g_autofree char *day = pc_day_to_iso (one->due);

      g_assert_true (pc_code_list_has (pc_code_list_get ("deadline-kind"), one->kind));
      g_assert_nonnull (one->text);
      g_assert_nonnull (one->record_kind);
      g_assert_cmpuint (strlen (one->person_id), ==, 36);
      g_assert_cmpuint (strlen (one->pathway_id), ==, 36);
      g_string_append_printf (text, "%s%s %s %s", text->len > 0 ? "; " : "", one->kind, pc_deadline_state_get_code (one->state), day);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define FULL "|days: 2026-01-15..2026-07-14 present 4:00"
#define ASSESSED "|tutoring: 2026-04-10 midterm-assessment 1:00; 2026-07-14 final-assessment 1:00; 2026-07-14 monitoring 1:00 - 2026-01-15..2026-08-31"
#define RUNNING "traineeship: 2026-01-15 2026-07-14"

/* A pathway in PUOI PLUS opened on 1 October 2025, with a service the day before it is looked at; 60 days ahead. */
static const struct
{
  const char *source;   /* Of the rule: section of FACTS, or where else it stands. */
  const char *rows;     /* "word: text" with "|" between; see apply(). */
  const char *on;
  const char *deadlines;
} cases[] = {
  { "nothing is due", "", "2026-03-01", "" },

  /* Permits. */
  { "3: alert before expiry", "permit: title=ASI; expires_on=2026-04-30", "2026-03-01", "permit-renewal coming 2026-04-30" },
  { "3: alert before expiry", "permit: title=ASI; expires_on=2026-05-01", "2026-03-01", "" },
  { "3: alert before expiry", "permit: title=ASI; expires_on=2026-03-08", "2026-03-01", "permit-renewal soon 2026-03-08" },
  { "3: alert before expiry", "permit: title=ASI; expires_on=2026-03-09", "2026-03-01", "permit-renewal coming 2026-03-09" },
  { "3: alert before expiry", "permit: title=ASI; expires_on=2026-03-01", "2026-03-01", "permit-renewal today 2026-03-01" },
  { "3: alert before expiry", "permit: title=ASI; expires_on=2026-02-28", "2026-03-01", "permit-renewal late 2026-02-28" },
  { "3: the one that lasts longest", "permit: title=RAS; expires_on=2026-02-28|permit: title=ASI; expires_on=2030-02-28",
    "2026-03-01", "" },
  { "3: a valid one with no end", "permit: title=RAS; expires_on=2026-02-28|permit: title=APO; status=valid", "2026-03-01", "" },
  { "3: renewal asked", "permit: title=ASI; expires_on=2026-02-28; renewal_on=2026-02-10", "2026-03-01", "" },
  { "3 RIC", "permit: title=ASI; expires_on=2026-02-28; status=renewal-requested", "2026-03-01", "" },
  { "3 RIC", "permit: title=ASI; expires_on=2026-02-28|permit: title=ASI; status=requested", "2026-03-01", "" },
  { "3: revoked", "permit: title=ASI; expires_on=2026-03-28; status=revoked", "2026-03-01", "" },

  /* Minors: asked from 90 days before 18 to 60 days after expiry; born on 20 April 2008. */
  { "3 MIN: DPR 191/2022", "person: birth_date=2008-04-20|permit: title=MIN; expires_on=2026-04-20", "2025-11-20", "" },
  { "3 MIN: DPR 191/2022", "person: birth_date=2008-04-20|permit: title=MIN; expires_on=2026-04-20", "2025-11-21",
    "permit-conversion coming 2026-06-19" },
  { "3 MIN: DPR 191/2022", "person: birth_date=2008-04-20|permit: title=AFF; expires_on=2026-04-20", "2026-06-19",
    "permit-conversion today 2026-06-19" },
  { "3 MIN: DPR 191/2022", "person: birth_date=2008-04-20|permit: title=MIN; expires_on=2026-04-20", "2026-06-20",
    "permit-conversion late 2026-06-19" },
  { "3 MIN: asked", "person: birth_date=2008-04-20|permit: title=MIN; expires_on=2026-04-20; status=conversion-requested",
    "2026-05-01", "" },
  { "3 MIN: born on 29 February", "person: birth_date=2008-02-29|permit: title=MIN; expires_on=2026-02-28", "2026-02-01",
    "permit-conversion coming 2026-04-29" },
  { "3 MIN: born on 29 February, of age on 1 March", "person: birth_date=2008-02-29|permit: title=MIN; expires_on=2026-03-01",
    "2025-10-01", "" },
  { "3 MIN: born on 29 February, of age on 1 March", "person: birth_date=2008-02-29|permit: title=MIN; expires_on=2026-03-01",
    "2025-10-02", "permit-conversion coming 2026-04-30" },
  { "3 MIN: until 18, whatever the permit says", "person: birth_date=2008-04-20|permit: title=MIN; expires_on=2027-04-20",
    "2026-03-01", "permit-conversion coming 2026-06-19" },
  { "3 MIN: until 18 where the permit does not say", "person: birth_date=2008-04-20|permit: title=MIN", "2026-03-01",
    "permit-conversion coming 2026-06-19" },
  { "3 MIN: ends long before 18", "person: birth_date=2009-01-01|permit: title=MIN; expires_on=2026-04-20", "2026-03-01",
    "permit-renewal coming 2026-04-20" },
  { "3 MIN: no day of birth", "person: birth_date=|permit: title=MIN; expires_on=2026-04-20", "2026-03-01",
    "permit-renewal coming 2026-04-20" },

  /* Asylum applicants: 60 days after the application. */
  { "3 RAS", "permit: title=RAS; applied_on=2026-02-01", "2026-03-01", "work-allowed coming 2026-04-02" },
  { "3 RAS", "permit: title=RAS; applied_on=2026-02-01", "2026-04-02", "work-allowed today 2026-04-02" },
  { "3 RAS: no term any more", "permit: title=RAS; applied_on=2026-02-01", "2026-04-03", "" },
  { "3 RAS: stated", "permit: title=RAS; applied_on=2026-02-01; work_from=2026-04-10", "2026-04-03", "work-allowed soon 2026-04-10" },
  { "3 RAS: never before the 60 days", "permit: title=RAS; applied_on=2026-02-01; work_from=2026-02-01", "2026-03-01",
    "work-allowed coming 2026-04-02" },
  { "3 ASI", "permit: title=ASI; applied_on=2026-02-01", "2026-03-01", "" },

  /* Other papers. */
  { "issue 11", "document: kind=passport; expires_on=2026-03-20", "2026-03-01", "document-expiry coming 2026-03-20" },
  { "issue 11", "document: kind=passport; expires_on=2026-02-20", "2026-03-01", "document-expiry late 2026-02-20" },
  { "a new one is there", "document: kind=passport; expires_on=2026-02-20|document: kind=passport; expires_on=2031-02-20",
    "2026-03-01", "" },
  { "permits have records of their own", "document: kind=permit; expires_on=2026-03-20", "2026-03-01", "" },

  /* The declaration of availability, at most 6 months old when the clearance is requested. */
  { "1.6 DID <= 6 months", "document: kind=did; issued_on=2025-10-31", "2026-03-01", "document-age coming 2026-04-30" },
  { "1.6 DID: month ends", "document: kind=did; issued_on=2025-08-31", "2026-02-28", "document-age today 2026-02-28" },
  { "1.6 DID: too old", "document: kind=did; issued_on=2025-08-31", "2026-03-01", "document-age late 2026-02-28" },
  { "1.6 DID: of the person", "person: did_on=2025-10-31", "2026-03-01", "document-age coming 2026-04-30" },
  { "1.6 DID: a new one", "document: kind=did; issued_on=2025-08-31|document: kind=did; issued_on=2026-02-15", "2026-03-01", "" },
  { "1.6 DID: requested", RUNNING FULL ASSESSED "|document: kind=did; issued_on=2025-08-31", "2026-03-01", "" },
  { "1.6 DID: not requested", RUNNING FULL ASSESSED "|agreement: clearance_asked_on=|document: kind=did; issued_on=2025-08-31",
    "2026-03-01", "document-age late 2026-02-28" },
  { "1.6 DID: cancelled, another is to be requested",
    RUNNING FULL "|event: kind=cancellation; date=2026-01-15|document: kind=did; issued_on=2025-10-31", "2026-03-01",
    "document-age coming 2026-04-30" },

  /* Windows and requests. */
  { "1.5 windows: opens", "programme: windows", "2025-12-03", "" },
  { "1.5 windows: opens", "programme: windows", "2025-12-04", "clearance-window coming 2026-02-27" },
  { "1.5 windows: last day", "programme: windows", "2026-02-27", "clearance-window today 2026-02-27" },
  { "1.5 windows: between", "programme: windows", "2026-02-28", "" },
  { "1.5 windows: the next", "programme: windows", "2026-04-02", "clearance-window coming 2026-06-30" },
  { "1.5 windows: over", "programme: windows", "2026-07-01", "" },
  { "1.5 windows: requested", "programme: windows|" RUNNING FULL ASSESSED, "2026-02-20", "" },
  { "1.5 windows: requested for the second alone", "programme: windows|traineeship: 2026-04-15 2026-10-14"
    "|traineeship: 2026-11-02 2027-05-01|agreement: clearance_asked_on=", "2026-02-20",
    "clearance-window soon 2026-02-27; traineeship-start coming 2026-04-15" },
  { "9: days not found", "programme: puoi-plus-2025", "2026-02-20", "" },
  { "1.5 PUOI 2022: 18 Sep 2022", "programme: puoi-2022|pathway: opened_on=2022-08-01", "2022-09-18", "clearance-request today 2022-09-18" },
  { "1.5 PUOI 2022: 30 Apr 2023", "programme: puoi-2022|pathway: opened_on=2022-08-01|traineeship: 2022-11-02 2023-05-15"
    "|tutoring: 2023-01-10 midterm-assessment 1:00; 2023-04-01 final-assessment 1:00; 2023-04-01 monitoring 1:00 - 2022-11-02..2023-05-15|days: 2022-11-02..2023-04-02 present 4:00",
    "2023-04-02", "traineeships-end coming 2023-04-30; traineeship-end coming 2023-05-15" },
  { "1.5 PUOI 2019: 30 Jun and 31 Jul 2020", "programme: puoi-2019|pathway: opened_on=2019-09-02", "2020-06-20",
    "clearance-request late 2019-10-18; pathways-end coming 2020-06-30; claim coming 2020-07-31" },
  { "1.5 PUOI 2019: claimed", "programme: puoi-2019|pathway: opened_on=2019-09-02; closed_on=2020-06-30"
    "|claim: status=submitted; submitted_on=2020-07-15|follow-up: kind=28-days; done_on=2020-07-28; situation=employed",
    "2020-07-30", "" },
  { "1.5 PUOI 2019: claimed, on a day that nobody wrote", "programme: puoi-2019|pathway: opened_on=2019-09-02; "
    "closed_on=2020-06-30|claim: status=paid|follow-up: kind=28-days; done_on=2020-07-28; situation=employed", "2020-07-30", "" },
  { "1.5 PUOI 2019: claimed, and rejected", "programme: puoi-2019|pathway: opened_on=2019-09-02; closed_on=2020-06-30"
    "|claim: status=rejected; submitted_on=2020-07-15|follow-up: kind=28-days; done_on=2020-07-28; situation=employed",
    "2020-07-30", "claim soon 2020-07-31" },
  { "1.5 PUOI 2019: taken back to a draft", "programme: puoi-2019|pathway: opened_on=2019-09-02; closed_on=2020-06-30"
    "|claim: status=draft; submitted_on=2020-07-15|follow-up: kind=28-days; done_on=2020-07-28; situation=employed",
    "2020-07-30", "claim soon 2020-07-31" },
  { "1.5 PUOI 2019: prepared", "programme: puoi-2019|pathway: opened_on=2019-09-02; closed_on=2020-06-30|claim: prepared_on=2020-07-15"
    "|follow-up: kind=28-days; done_on=2020-07-28; situation=employed", "2020-07-30", "claim soon 2020-07-31" },
  { "notice not known", "programme: not-here", "2026-03-01", "programme-unknown today 2026-03-01" },
  { "notice not known: something was claimed", "programme: not-here|claim: status=submitted", "2026-03-01",
    "programme-unknown today 2026-03-01" },
  { "notice not known: a claim may be due", "programme: not-here|pathway: closed_on=2026-02-20"
    "|follow-up: kind=28-days; done_on=2026-03-01; situation=employed", "2026-03-01", "programme-unknown today 2026-03-01" },
  { "notice not known: claimed", "programme: not-here|pathway: closed_on=2026-02-20|claim: status=submitted"
    "|follow-up: kind=28-days; done_on=2026-03-01; situation=employed", "2026-03-01", "" },
  { "1.5 PUOI 2019: never begun", "programme: puoi-2019|pathway: opened_on=2019-09-02; closed_on=2019-10-30; outcome=not-started",
    "2020-07-30", "" },
  { "1.5 PUOI 2019: closed long ago", "programme: puoi-2019|pathway: opened_on=2019-09-02; closed_on=2020-06-30"
    "|follow-up: kind=28-days; done_on=2020-07-28; situation=employed"
    "|follow-up: kind=6-months; done_on=2020-12-30; situation=employed", "2022-01-31", "" },

  /* The traineeship: 15 January to 14 July 2026. */
  { "2 brescia: 24:00 of the day before", RUNNING "|agreement: communication_on=", "2026-01-12",
    "communication soon 2026-01-14; traineeship-start soon 2026-01-15" },
  { "2 brescia: 24:00 of the day before", RUNNING "|agreement: communication_on=|days: 2026-01-15 present 4:00", "2026-01-16",
    "communication late 2026-01-14" },
  { "2 brescia: of all that are not over, the first", RUNNING "|traineeship: 2026-08-03 2027-01-31|agreement: communication_on=",
    "2026-01-12", "communication soon 2026-01-14; traineeship-start soon 2026-01-15" },
  { "2 brescia: of all that are not over, both", RUNNING "|traineeship: 2026-02-16 2026-08-15|agreement: communication_on="
    "|agreement 2: communication_on=", "2026-01-12",
    "communication soon 2026-01-14; traineeship-start soon 2026-01-15; communication coming 2026-02-15; "
    "traineeship-start coming 2026-02-16" },
  { "2 brescia: the first is over", RUNNING "|event: kind=interruption; date=2026-01-15|traineeship: 2026-02-16 2026-08-15"
    "|days: 2026-01-15 present 4:00|agreement: communication_on=", "2026-02-10", "traineeship-start soon 2026-02-16" },
  { "2 brescia: public bodies", RUNNING "|host: legal_form=public-body|agreement: communication_on=|days: 2026-01-15 present 4:00",
    "2026-01-16", "communication coming 2026-02-20" },
  { "2: begun on another day", RUNNING "|event: kind=start; date=2026-01-26|agreement: communication_on=", "2026-01-16",
    "communication coming 2026-01-25; traineeship-start coming 2026-01-26" },
  { "2: on the day", RUNNING, "2026-01-15", "traineeship-start today 2026-01-15" },
  { "2: the end", RUNNING "|days: 2026-01-15..2026-05-18 present 4:00" ASSESSED, "2026-05-15", "traineeship-end coming 2026-07-14" },
  { "2: the end is moved", RUNNING "|event: kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness"
    "|days: 2026-01-15..2026-02-28 present 4:00; 2026-03-31..2026-07-10 present 4:00" ASSESSED, "2026-07-10",
    "traineeship-end coming 2026-08-13" },
  { "2: a suspension ends", RUNNING "|event: kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness"
    "|days: 2026-01-15..2026-02-28 present 4:00" ASSESSED, "2026-03-10", "suspension-end coming 2026-03-30" },
  { "2: an open suspension", RUNNING "|event: kind=suspension; date=2026-03-01; ground=illness"
    "|days: 2026-01-15..2026-02-28 present 4:00" ASSESSED, "2026-03-10", "" },
  { "2: over", RUNNING FULL ASSESSED, "2026-07-15", "" },
  { "2: cancelled", RUNNING "|event: kind=cancellation; date=2026-01-15", "2026-07-15", "" },

  /* The register, filled in daily. */
  { "1.7: filled in daily", RUNNING "|days: 2026-01-15..2026-02-27 present 4:00" ASSESSED, "2026-03-04", "register coming 2026-03-31" },
  { "1.7: filled in daily", RUNNING "|days: 2026-01-15..2026-01-30 present 4:00; 2026-02-03..2026-03-03 present 4:00" ASSESSED,
    "2026-03-04", "register late 2026-02-28" },
  { "1.7: the day itself can wait", RUNNING "|days: 2026-01-15..2026-03-03 present 4:00" ASSESSED, "2026-03-04", "" },

  /* Assessments of the competences. */
  { "issue 7: half-way", RUNNING "|days: 2026-01-15..2026-03-03 present 4:00", "2026-03-04", "midterm-assessment coming 2026-04-15" },
  { "issue 7: at the end", RUNNING "|days: 2026-01-15..2026-07-13 present 4:00|tutoring: 2026-04-15 midterm-assessment 1:00",
    "2026-07-13", "final-assessment soon 2026-07-14; monitoring soon 2026-07-14; traineeship-end soon 2026-07-14" },
  { "issue 7: at the end", RUNNING FULL, "2026-07-20", "final-assessment late 2026-07-14; monitoring late 2026-07-14" },
  { "issue 7: broken off", RUNNING "|days: 2026-01-15..2026-02-27 present 4:00|event: kind=interruption; date=2026-02-27; ground=employed",
    "2026-03-20", "" },

  { "issue 7: monitoring", RUNNING FULL "|tutoring: 2026-07-14 final-assessment 1:00; 2026-07-14 monitoring 1:00 - 2026-04-15..2026-07-13",
    "2026-07-20", "monitoring late 2026-07-14" },
  { "issue 7: monitoring", RUNNING FULL "|tutoring: 2026-07-14 final-assessment 1:00; 2026-07-14 monitoring 1:00 - 2026-04-15..2026-07-14",
    "2026-07-20", "" },

  { "1.6 convention", RUNNING "|days: 2026-01-15..2026-03-03 present 4:00|host: agreement_ends_on=2026-04-01" ASSESSED, "2026-03-04",
    "convention-end coming 2026-04-01" },
  { "1.6 convention: lasts", RUNNING "|days: 2026-01-15..2026-05-29 present 4:00|host: agreement_ends_on=2026-07-14" ASSESSED,
    "2026-06-01", "traineeship-end coming 2026-07-14" },

  /* The plan: of the newest version. */
  { "issue 2", "plan: starts_on=2025-10-10; review_on=2026-03-10", "2026-03-01", "plan-review coming 2026-03-10" },
  { "issue 2", "plan: starts_on=2025-10-10; review_on=2026-03-10|plan: starts_on=2026-02-10", "2026-03-01", "" },
  { "issue 2", "plan: starts_on=2025-10-10|goal: description=B1; due_on=2026-02-20; outcome=open", "2026-03-01", "goal late 2026-02-20" },
  { "issue 2", "plan: starts_on=2025-10-10|goal: description=B1; due_on=2026-02-20", "2026-03-01", "goal late 2026-02-20" },
  { "issue 2", "plan: starts_on=2025-10-10|goal: description=B1; due_on=2026-02-20; outcome=reached", "2026-03-01", "" },
  { "issue 2", "plan: starts_on=2025-10-10|goal: description=B1; due_on=2026-02-20; outcome=open|plan: starts_on=2026-01-10",
    "2026-03-01", "" },

  /* Nothing happens: thirty days. */
  { "habit: 30 days", "hours: none", "2025-10-30", "" },
  { "habit: 30 days", "hours: none", "2025-10-31", "inactivity today 2025-10-31" },
  { "habit: 30 days", "hours: 2025-12-20", "2026-02-01", "inactivity late 2026-01-19" },
  { "habit: in traineeship", RUNNING FULL ASSESSED "|hours: 2025-12-20", "2026-03-01", "" },

  /* Afterwards. */
  { "4.2 sfc-4w", "pathway: closed_on=2026-03-31; exit_situation=employed", "2026-04-01", "follow-up coming 2026-04-28" },
  { "4.2 sfc-4w", "pathway: closed_on=2026-03-31|follow-up: kind=28-days; attempts=2; last_attempt_on=2026-05-02", "2026-05-03",
    "follow-up late 2026-04-28" },
  { "4.2 EECR05", "pathway: closed_on=2026-03-31|follow-up: kind=28-days; done_on=2026-04-28; situation=employed", "2026-09-30",
    "follow-up today 2026-09-30" },
  { "4.2: given up", "pathway: closed_on=2026-03-31|follow-up: kind=28-days; contact_result=not-reachable", "2026-05-03", "" },
  { "4.2: back again", "pathway: closed_on=2026-03-31|again: 2026-04-10", "2026-05-03", "" },
  { "closed: nothing else is due", "pathway: closed_on=2026-03-31|permit: title=ASI; expires_on=2026-02-28"
    "|plan: starts_on=2025-10-10; review_on=2026-03-10", "2026-04-01", "follow-up coming 2026-04-28" },

  /* What is broken is passed over. */
  { "broken", "pathway: opened_on=2026-06-01", "2026-03-01", "" },
  { "broken", "traineeship: 2026-07-14 2026-01-15", "2026-03-01", "" },
  { "broken", "pathway: closed_on=2025-09-01", "2026-03-01", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (cases[i].on, "puoi-plus-2025");
      g_auto(GStrv) rows = g_strsplit (cases[i].rows, "|", -1);
      g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();
      g_autofree char *yesterday = pc_day_to_iso (self->on - 1);
      g_autofree char *text = NULL;

      g_test_message ("%s on %s (%s)", cases[i].rows, cases[i].on, cases[i].source);
      if (strstr (cases[i].rows, "hours: ") == NULL)
        add_hours (sample_case_get_pathway (self), yesterday);
      for (guint k = 0; rows[k] != NULL && *cases[i].rows != '\0'; k++)
        {
          g_auto(GStrv) words = g_strsplit (rows[k], ": ", 2);

          if (!g_str_equal (rows[k], "hours: none"))
            apply (self, words[0], words[1]);
        }

      pc_deadlines_add (self, 60, deadlines);
      pc_deadlines_sort (deadlines);
      text = dup_deadlines (deadlines);
      if (strcmp (text, cases[i].deadlines) != 0)
        {
          g_test_message ("“%s”, and not “%s”", text, cases[i].deadlines);
          g_test_fail ();
        }
    }
}

static void
test_states (void)
{
  static const struct { int days; const char *state; } states[] = {
    { -400, "late" }, { -1, "late" }, { 0, "today" }, { 1, "soon" }, { 7, "soon" }, { 8, "coming" },
  };
  const PcDay on = pc_day_new (2028, 2, 25);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpstr (pc_deadline_state_get_code (pc_deadline_reckon_state (on + states[i].days, on)), ==, states[i].state);
  for (guint i = 0; i < PC_DEADLINE_N_STATES; i++)
    g_assert_cmpstr (pc_deadline_state_get_code (i), ==, pc_code_list_get_id (pc_code_list_get ("deadline-state"), i));
}

/* How far to look ahead is the caller's matter, but for a renewal that can be asked for already (FACTS 3: alert before expiry). */
static void
test_days_ahead (void)
{
  static const struct { const char *on; int days; guint n; } aheads[] = {
    { "2026-02-28", 0, 0 }, { "2026-02-28", 60, 0 }, { "2026-02-28", 61, 1 }, { "2026-02-28", 400, 1 },
    { "2026-03-01", 0, 1 }, { "2026-04-30", 0, 1 }, { "2026-05-01", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (aheads); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (aheads[i].on, "puoi-plus-2025");
      g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();

      add_hours (sample_case_get_pathway (self), aheads[i].on);
      sample_case_add_permit (self, "title=ASI; expires_on=2026-04-30");
      pc_deadlines_add (self, aheads[i].days, deadlines);
      g_assert_cmpuint (deadlines->len, ==, aheads[i].n);
    }
}

/* Whose it is, on what it rests, and what is assumed. */
static void
test_explained (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-01", "puoi-plus-2025");
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();
  PcRecord *permit = sample_case_add_permit (self, "title=ASI; expires_on=2026-04-20");
  const PcDeadline *deadline;

  pc_record_set_text (self->person, PC_BENEFICIARY_OPERATOR_ID, "0a000000-0000-7000-8000-000000000001");
  add_hours (sample_case_get_pathway (self), "2026-02-27");
  pc_deadlines_add (self, 60, deadlines);
  g_assert_cmpuint (deadlines->len, ==, 1);
  deadline = deadlines->pdata[0];
  g_assert_cmpstr (deadline->record_id, ==, pc_record_get_id (permit));
  g_assert_true (deadline->record_kind == &pc_permit_kind);
  g_assert_cmpstr (deadline->operator_id, ==, "0a000000-0000-7000-8000-000000000001");
  g_assert_cmpstr (deadline->person, ==, "Hassan Amina");
  g_assert_cmpint (deadline->from, ==, pc_day_new (2026, 4, 20) - 60);
  g_assert_true (deadline->assumed);
  g_assert_nonnull (deadline->source);
  g_assert_cmpstr (deadline->text, ==, "Refugee status expires: ask for its renewal and record it.");

  /* The pathway's own case manager goes before. */
  g_ptr_array_set_size (deadlines, 0);
  pc_record_set_text (sample_case_get_pathway (self)->pathway, PC_PATHWAY_OPERATOR_ID, "0a000000-0000-7000-8000-000000000002");
  pc_deadlines_add (self, 60, deadlines);
  g_assert_cmpstr (((PcDeadline *) deadlines->pdata[0])->operator_id, ==, "0a000000-0000-7000-8000-000000000002");
}

/* A programme that this computer does not know has no days of its own; the rest goes on. */
static void
test_unknown_programme (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-01", NULL);
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();
  PcPathwayCase *pathway = sample_case_add_pathway (self, "2026-02-20", NULL);
  g_autofree char *text = NULL;

  sample_case_add_permit (self, "title=ASI; expires_on=2026-04-20");
  sample_case_fill (sample_case_add_traineeship (pathway, "2026-03-16", "2026-07-14")->traineeship, "communication_on=");
  pc_deadlines_add (self, 60, deadlines);
  pc_deadlines_sort (deadlines);
  text = dup_deadlines (deadlines);
  g_assert_cmpstr (text, ==, "programme-unknown today 2026-03-01; traineeship-start coming 2026-03-16; "
                                 "permit-renewal coming 2026-04-20");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadlines/cases", test_cases);
  g_test_add_func ("/deadlines/states", test_states);
  g_test_add_func ("/deadlines/days-ahead", test_days_ahead);
  g_test_add_func ("/deadlines/explained", test_explained);
  g_test_add_func ("/deadlines/unknown-programme", test_unknown_programme);

  return g_test_run ();
}
