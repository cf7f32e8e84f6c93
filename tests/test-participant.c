/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-participant.h"

#include <locale.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-indicator.h"
#include "pc-kinds.h"
#include "pc-participant-check.h"
#include "sample-case.h"

/* A person of whom everything is known, 35 years old on 1 October 2025. */
#define PERSON "sex=F; birth_date=1990-01-01; citizenships=NG; special_consent=given; special_consent_on=2025-09-20; " \
               "disability=none-declared; foreign_background=yes; minority=no; rural=no"
#define ENTRY "entry_situation=unemployed; entry_since=2025-09-01; entry_isced=2; entry_housing=rent"

#define GROUPS "CO01 CO03 CO04 CO05 EECO02 EECO04 EECO05"
#define LONG "CO02 EECO03"
#define AGES "CO06 CO07 CO08 EECO06 EECO07 EECO08"
#define SCHOOL "CO09 CO10 CO11 EECO09 EECO10 EECO11"
#define SPECIAL "CO15 CO16 CO17 EECO12 EECO13 EECO14 EECO15"

/* Entered on 1 October 2025, seen on 1 December; the first letters tell the set, so one row serves both. */
static const struct
{
  const char *source;    /* Of the rule in FACTS: section and word or key; "setting" is an assumption of the programme. */
  const char *person;    /* FIELDS that differ. */
  const char *entry;
  const char *about;     /* The indicators that the row is about … */
  const char *counts;    /* … and those of them that count; with "?" those that cannot be told, with "-" what was refused. */
  const char *gaps;
} entries[] = {
  /* Exactly one of unemployed, inactive, employed. */
  { "4.2 scot, sfc14", "", "entry_situation=unemployed", GROUPS, "CO01 EECO02", "" },
  { "4.2 scot, sfc14", "", "entry_situation=never-employed", GROUPS, "CO01 EECO02", "" },
  { "4.2 scot, sfc14", "", "entry_situation=inactive", GROUPS, "CO03 EECO04", "" },
  { "4.1 CO04", "", "entry_situation=inactive-not-in-education", GROUPS, "CO03 CO04 EECO04", "" },
  { "4.2 scot, sfc14", "", "entry_situation=employed", GROUPS, "CO05 EECO05", "" },
  { "4.1 CO05 incl. self-employed", "", "entry_situation=self-employed", GROUPS, "CO05 EECO05", "" },
  { "4.2 scot, sfc14", "", "entry_situation=", GROUPS, "CO01? CO03? CO04? CO05? EECO02? EECO04? EECO05?", "entry-situation" },
  { "6 sfc-est", "employment_status=inactive", "entry_situation=", GROUPS,
    "CO01? CO03? CO04? CO05? EECO02? EECO04? EECO05?", "entry-situation" },
  { "6 sfc-est", "employment_status=inactive; employment_since=2025-10-02", "entry_situation=", "EECO04", "EECO04?",
    "entry-situation" },
  { "6 sfc-est", "employment_status=inactive; employment_since=2025-10-01", "entry_situation=", "EECO04", "EECO04", "" },

  /* Long-term unemployed. */
  { "setting: more than 12 months", "", "entry_since=2024-10-01", LONG, "", "" },
  { "setting: more than 12 months", "", "entry_since=2024-09-30", LONG, "CO02 EECO03", "" },
  { "setting: more than 6 months below 25", "birth_date=2000-10-02", "entry_since=2025-04-01", LONG, "", "" },
  { "setting: more than 6 months below 25", "birth_date=2000-10-02", "entry_since=2025-03-31", LONG, "CO02 EECO03", "" },
  { "setting: 25 is no youth", "birth_date=2000-10-01", "entry_since=2025-03-31", LONG, "", "" },
  { "4.1 CO02 is of the unemployed", "", "entry_situation=inactive; entry_since=2020-01-01", LONG, "", "" },
  { "4.1 CO02", "", "entry_since=", LONG, "CO02? EECO03?", "entry-since" },
  { "4.1 CO02", "", "entry_since=2025-10-02", LONG, "CO02? EECO03?", "entry-since" },
  { "6 sfc-est", "employment_status=unemployed; employment_since=2024-01-01", "entry_since=", LONG, "CO02 EECO03", "" },

  /* Age on entry. */
  { "4.1 below 25", "birth_date=2000-10-02", "", AGES, "CO06 EECO07", "" },
  { "4.1 below 25", "birth_date=2000-10-01", "", AGES, "EECO07", "" },
  { "4.1 above 54", "birth_date=1970-10-02", "", AGES, "", "" },
  { "4.1 above 54, 4.2 55 and above", "birth_date=1970-10-01", "", AGES, "CO07 CO08 EECO08", "" },
  { "4.2 children below 18", "birth_date=2007-10-02", "", AGES, "CO06 EECO06", "" },
  { "4.2 18-29", "birth_date=2007-10-01", "", AGES, "CO06 EECO07", "" },
  { "4.2 18-29", "birth_date=1995-10-02", "", AGES, "EECO07", "" },
  { "4.2 18-29", "birth_date=1995-10-01", "", AGES, "", "" },
  { "4.2", "birth_date=", "", AGES, "CO06? CO07? CO08? EECO06? EECO07? EECO08?", "birth-date" },
  { "4.2", "birth_date=2025-10-02", "", "EECO06", "EECO06?", "birth-date" },

  /* Above 54 and without work. */
  { "4.1 CO08", "birth_date=1960-01-01", "entry_situation=unemployed", "CO08", "CO08", "" },
  { "4.1 CO08", "birth_date=1960-01-01", "entry_situation=inactive-not-in-education", "CO08", "CO08", "" },
  { "4.1 CO08", "birth_date=1960-01-01", "entry_situation=inactive", "CO08", "", "" },
  { "4.1 CO08", "birth_date=1960-01-01", "entry_situation=employed", "CO08", "", "" },
  { "4.1 CO08", "", "entry_situation=", "CO08", "", "entry-situation" },

  /* Education: 1-2 in one set, 0-2 in the other. */
  { "4.1 CO09, 4.2 EECO09", "", "entry_isced=0", SCHOOL, "EECO09", "" },
  { "4.1 CO09, 4.2 EECO09", "", "entry_isced=1", SCHOOL, "CO09 EECO09", "" },
  { "4.1 CO09, 4.2 EECO09", "", "entry_isced=2", SCHOOL, "CO09 EECO09", "" },
  { "4.1 CO10, 4.2 EECO10", "", "entry_isced=3", SCHOOL, "CO10 EECO10", "" },
  { "4.1 CO10, 4.2 EECO10", "", "entry_isced=4", SCHOOL, "CO10 EECO10", "" },
  { "4.1 CO11, 4.2 EECO11", "", "entry_isced=5", SCHOOL, "CO11 EECO11", "" },
  { "4.1 CO11, 4.2 EECO11", "", "entry_isced=8", SCHOOL, "CO11 EECO11", "" },
  { "4.2", "isced=3", "entry_isced=", SCHOOL, "CO09? CO10? CO11? EECO09? EECO10? EECO11?", "isced" },

  /* Citizens of third countries, foreign background, minorities. */
  { "4.2 sfc153, sfc154: 13 and not 14", "citizenships=NG; foreign_background=no", "", "EECO13 EECO14", "EECO13", "" },
  { "4.2 sfc153, sfc154: 14 and not 13", "citizenships=IT; foreign_background=yes", "", "EECO13 EECO14", "EECO14", "" },
  { "4.2 EECO13 not an EU citizen", "citizenships=RO", "", "EECO13", "", "" },
  { "4.2 EECO13 not an EU citizen", "citizenships=NG IT", "", "EECO13", "", "" },
  { "4.2 EECO13 not an EU citizen", "citizenships=GB", "", "EECO13", "EECO13", "" },
  { "4.2 EECO13 incl. stateless", "citizenships=999", "", "EECO13", "EECO13", "" },
  { "4.2 EECO13", "citizenships=", "", "EECO13", "EECO13?", "citizenship" },
  { "4.2 EECO15", "minority=yes", "", "CO15 EECO15", "CO15 EECO15", "" },
  { "4.2 EECO15", "minority=; vulnerabilities=minority", "", "CO15 EECO15", "CO15 EECO15", "" },
  { "4.1 CO15", "citizenships=IT; foreign_background=no", "", "CO15", "", "" },
  { "4.1 CO15", "citizenships=IT; foreign_background=yes", "", "CO15", "CO15", "" },
  { "4.1 CO15", "citizenships=RO; foreign_background=; minority=no", "", "CO15", "CO15?", "foreign-background" },
  { "4.2 EECO14", "foreign_background=", "", "CO15 EECO14", "CO15 EECO14?", "foreign-background" },
  { "4.2 EECO15", "minority=", "", "CO15 EECO15", "CO15 EECO15?", "minority" },

  /* Disability and other disadvantage: the definitions are assumptions. */
  { "4.1 CO16", "disability=none-declared", "", "CO16 EECO12", "", "" },
  { "setting: certified", "disability=certified-l68", "", "CO16 EECO12", "CO16 EECO12", "" },
  { "setting: certified", "disability=certified", "", "CO16 EECO12", "CO16 EECO12", "" },
  { "setting: certified", "disability=declared", "", "CO16 EECO12", "", "" },
  { "4.1 CO16", "disability=", "", "CO16 EECO12", "CO16? EECO12?", "disability" },
  { "setting: victims", "vulnerabilities=single-parent torture", "", "CO17", "CO17", "" },
  { "setting: victims", "vulnerabilities=single-parent", "", "CO17", "", "" },
  { "4.1 CO17", "vulnerabilities=", "", "CO17", "", "" },

  /* Housing and place. */
  { "setting: no home of any kind", "", "entry_housing=shelter", "CO18 EECO16", "CO18 EECO16", "" },
  { "setting: no home of any kind", "", "entry_housing=hosted", "CO18 EECO16", "", "" },
  { "4.1 CO18 sample-based: harms no record", "", "entry_housing=", "CO18 EECO16", "CO18? EECO16?", "housing" },
  { "4.2 EECO17", "rural=yes", "", "CO19 EECO17", "CO19 EECO17", "" },
  { "4.1 CO19 sample-based: harms no record", "rural=", "", "CO19 EECO17", "CO19? EECO17?", "rural" },

  /* Refusal: the record stays valid with evidence of the attempt. */
  { "6 sfc-dp: with evidence", "special_consent=refused", "", SPECIAL,
    "CO15 CO16- CO17- EECO12- EECO13 EECO14- EECO15-", "" },
  { "6 sfc-dp: without evidence", "special_consent=refused; special_consent_on=", "", SPECIAL,
    "CO15 CO16? CO17? EECO12? EECO13 EECO14? EECO15?", "evidence" },
  { "6 sfc-dp: withdrawn", "special_consent=withdrawn; disability=certified", "", "CO16 EECO12", "CO16- EECO12-", "" },
  { "6 sfc-dp: never asked", "special_consent=not-asked; disability=certified", "", SPECIAL,
    "CO15 CO16? CO17? EECO12? EECO13 EECO14? EECO15?", "consent" },
  { "6 sfc-dp: never asked", "special_consent=", "", "EECO12", "EECO12?", "consent" },

  { "4.1 all by sex", "sex=", "", "EECO01", "EECO01", "sex" },
};

/* Of both funds, so that one row asks both sets. */
static PcProgramme *
get_programme (void)
{
  static PcProgramme *programme;
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GBytes) changed = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GString) string = NULL;
  g_autoptr(GError) error = NULL;

  if (programme != NULL)
    return programme;

  data = g_resources_lookup_data ("/org/percorso/Percorso/programmes/puoi-plus-2025.programme", 0, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  string = g_string_new (text);
  g_assert_cmpuint (g_string_replace (string, "Sets=esf-plus-2021;amif-2021", "Sets=esf-2014;esf-plus-2021;amif-2021", 0), ==, 1);
  changed = g_bytes_new (string->str, string->len);
  programme = pc_programme_new_from_data (changed, "puoi-plus-2025.programme", &error);
  g_assert_no_error (error);
  return programme;
}

static PcPathwayCase *
add_pathway (PcCase     *self,
             const char *fields)
{
  g_autoptr(PcRecord) pathway = sample_case_new_record (&pc_pathway_kind, ENTRY);

  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (self->person));
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, "puoi-plus-2025");
  pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, "2025-10-01");
  sample_case_fill (pathway, fields);
  return pc_case_add_pathway (self, pathway, get_programme ());
}

static PcCase *
new_case (const char *on,
          const char *person,
          const char *pathway)
{
  PcCase *self = sample_case_new (on, NULL);

  sample_case_fill (self->person, PERSON);
  sample_case_fill (self->person, person);
  add_pathway (self, pathway);
  return self;
}

/* Those of @about that count, with "?" those that cannot be told, with "-" those that were refused. */
static char *
dup_counts (const PcParticipant *participant,
            const char          *about)
{
  g_auto(GStrv) codes = g_strsplit (about, " ", -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const PcIndicator *indicator = pc_indicator_find (codes[i]);
      PcAnswer answer;

      g_assert_nonnull (indicator);
      answer = pc_indicator_test (indicator, participant);
      if (answer != PC_ANSWER_NO)
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", codes[i],
                                answer == PC_ANSWER_UNKNOWN ? "?" : answer == PC_ANSWER_REFUSED ? "-" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PcParticipant *
get_only (GArray *participants)
{
  g_assert_cmpuint (participants->len, ==, 1);
  return &g_array_index (participants, PcParticipant, 0);
}

static void
test_entries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr(PcCase) self = new_case ("2025-12-01", entries[i].person, entries[i].entry);
      g_autoptr(GArray) participants = pc_participant_list (self);
      PcParticipant *participant = get_only (participants);
      g_autofree char *counts = dup_counts (participant, entries[i].about);
      g_autofree char *gaps = pc_gaps_dup_codes (participant->gaps);

      g_test_message ("%s; %s (FACTS %s)", entries[i].person, entries[i].entry, entries[i].source);
      g_assert_cmpstr (counts, ==, entries[i].counts);
      g_assert_cmpstr (gaps, ==, entries[i].gaps);
    }
}

/* A signed paper is evidence of the attempt as well as the day. */
static void
test_evidence_on_paper (void)
{
  g_autoptr(PcCase) self = new_case ("2025-12-01", "special_consent=refused; special_consent_on=", "");
  g_autoptr(GArray) participants = NULL;

  sample_case_add_document (self, "kind=special-consent; received_on=2025-09-20");
  participants = pc_participant_list (self);
  g_assert_cmpint (get_only (participants)->gaps, ==, 0);
  g_assert_cmpint (get_only (participants)->disability, ==, PC_ANSWER_REFUSED);
}

/* Left on 31 March 2026, so the days that count end on 28 April and six months on 30 September. */
#define LEFT "closed_on=2026-03-31; outcome=completed"
#define RESULTS "CR01 CR02 CR04 EECR01 EECR02 EECR04"
#define LATER "CR06 CR07 CR08 CR09 EECR05 EECR06"

static const struct
{
  const char *source;
  const char *entry;       /* FIELDS that differ. */
  const char *leaving;
  const char *follow_ups;  /* FIELDS of each, with "|" between. */
  const char *on;
  const char *about;
  const char *counts;
  const char *gaps;
} results[] = {
  /* The two test vectors, as they stand. */
  { "4.2 sfc-4w: inactive -> job search day 0 -> job day 20 => EECR04 only", "entry_situation=inactive",
    "exit_situation=job-searching", "kind=28-days; done_on=2026-04-28; starts_on=2026-04-20; situation=employed",
    "2026-05-01", RESULTS, "CR04 EECR04", "" },
  { "4.2 sfc-4w: job day 0 -> unemployed again within 28 days => EECR01 only", "", "exit_situation=employed",
    "kind=28-days; done_on=2026-04-28; starts_on=2026-04-15; situation=job-searching", "2026-05-01", RESULTS, "EECR01", "" },
  { "4.1 CR01 is of who was inactive", "entry_situation=inactive", "exit_situation=employed",
    "kind=28-days; done_on=2026-04-28; starts_on=2026-04-15; situation=job-searching", "2026-05-01", RESULTS,
    "CR01 EECR01", "" },

  /* The days that count: 28 from the day of leaving. */
  { "4.2 sfc-4w: day 0", "", "exit_situation=employed", "", "2026-03-31", RESULTS, "CR04 EECR04", "" },
  { "4.2 sfc-4w: day 28", "", "exit_situation=job-searching",
    "kind=28-days; done_on=2026-05-20; starts_on=2026-04-28; situation=employed", "2026-06-01", RESULTS, "CR04 EECR04", "" },
  { "4.2 sfc-4w: day 29", "", "exit_situation=job-searching",
    "kind=28-days; done_on=2026-05-20; starts_on=2026-04-29; situation=employed", "2026-06-01", RESULTS, "EECR01", "" },
  { "4.2 sfc-4w: only the last change", "", "exit_situation=job-searching",
    "kind=28-days; done_on=2026-04-28; starts_on=2026-04-05; situation=employed|"
    "kind=other; done_on=2026-04-28; starts_on=2026-04-20; situation=in-education", "2026-06-01", RESULTS,
    "CR02 EECR02", "" },
  { "4.2 sfc-4w: only the last change, in whatever order it is told", "", "exit_situation=job-searching",
    "kind=other; done_on=2026-06-10; starts_on=2026-04-05; situation=employed|"
    "kind=28-days; done_on=2026-04-20; situation=in-education", "2026-06-20", RESULTS, "CR02 EECR02", "" },
  { "4.2 sfc-4w: of the same day the last told", "", "exit_situation=job-searching",
    "kind=28-days; done_on=2026-04-28; starts_on=2026-04-20; situation=employed|"
    "kind=other; done_on=2026-04-21; starts_on=2026-04-20; situation=in-education", "2026-06-20", RESULTS,
    "CR04 EECR04", "" },
  { "4.2 sfc-4w: the follow-up about day 28, made later", "", "exit_situation=job-searching",
    "kind=28-days; done_on=2026-05-04; situation=employed", "2026-06-01", RESULTS, "CR04 EECR04", "" },
  { "4.2 sfc-4w: another one made later tells of its own day", "", "exit_situation=job-searching",
    "kind=other; done_on=2026-05-04; situation=employed", "2026-06-01", RESULTS, "EECR01", "" },
  { "4.2 sfc-4w: since before leaving", "", "", "kind=28-days; done_on=2026-04-28; starts_on=2026-03-01; situation=employed",
    "2026-06-01", RESULTS, "CR04 EECR04", "" },
  { "4.2 sfc-4w: told before leaving", "", "exit_situation=job-searching",
    "kind=other; done_on=2026-03-15; starts_on=2026-03-01; situation=employed", "2026-06-01", RESULTS, "EECR01", "" },
  { "4.2 sfc-4w: not told yet", "", "exit_situation=job-searching",
    "kind=28-days; done_on=2026-04-28; starts_on=2026-04-20; situation=employed", "2026-04-27", RESULTS, "EECR01", "" },
  { "4.2 EECR04 incl. self-employment", "", "exit_situation=self-employed", "", "2026-04-10", RESULTS, "CR04 EECR04", "" },
  { "4.2", "", "exit_situation=inactive", "", "2026-04-10", RESULTS, "", "" },
  { "4.2: not left", "", "closed_on=", "", "2026-04-10", RESULTS, "", "" },
  { "4.2: not left yet", "", "exit_situation=employed", "", "2026-03-30", RESULTS, "", "" },

  /* Nothing known. */
  { "4.2 sfc-4w: the days are not over", "", "", "", "2026-04-28", RESULTS, "CR02? CR04? EECR01? EECR02? EECR04?", "" },
  { "4.2 sfc-4w: the days are over", "", "", "", "2026-04-29", RESULTS, "CR02? CR04? EECR01? EECR02? EECR04?", "leaving" },
  { "4.2", "", "exit_situation=unknown", "kind=28-days; done_on=2026-04-28; situation=unknown", "2026-04-29", RESULTS,
    "CR02? CR04? EECR01? EECR02? EECR04?", "leaving" },
  { "4.2", "", "", "kind=28-days; situation=employed", "2026-04-29", RESULTS, "CR02? CR04? EECR01? EECR02? EECR04?",
    "leaving" },
  { "4.2", "", "", "kind=28-days; contact_result=not-reachable; attempts=3; last_attempt_on=2026-05-10", "2026-06-01", RESULTS,
    "CR02? CR04? EECR01? EECR02? EECR04?", "" },
  { "4.2", "", "outcome=deceased", "", "2026-12-01", RESULTS " " LATER, "", "" },
  { "4.2: ends before it begins", "", "closed_on=2025-09-30; exit_situation=employed", "", "2026-06-01", RESULTS, "",
    "leaving-day" },

  /* Six months after. */
  { "4.2 EECR05", "", "exit_situation=employed", "kind=6-months; done_on=2026-09-30; situation=employed", "2026-10-10", LATER,
    "CR06 CR09 EECR05", "" },
  { "4.2 EECR05: asked later", "", "exit_situation=employed", "kind=6-months; done_on=2026-10-08; situation=self-employed",
    "2026-10-10", LATER, "CR06 CR09 EECR05", "" },
  { "4.2 EECR05: asked a day early", "", "exit_situation=employed", "kind=6-months; done_on=2026-09-29; situation=employed",
    "2026-10-10", LATER, "CR06? CR09? EECR05?", "six-months" },
  { "4.2 EECR05: since that day", "", "exit_situation=unknown",
    "kind=6-months; done_on=2026-10-08; starts_on=2026-09-30; situation=employed", "2026-10-10", LATER, "CR06 CR09 EECR05",
    "leaving" },
  { "4.2 EECR05: since a day later", "", "exit_situation=inactive",
    "kind=6-months; done_on=2026-10-08; starts_on=2026-10-01; situation=employed", "2026-10-10", LATER,
    "CR06? CR09? EECR05?", "six-months" },
  { "4.2 EECR05: another one tells since when", "", "exit_situation=inactive",
    "kind=12-months; done_on=2027-03-31; starts_on=2026-06-01; situation=employed", "2027-04-01", LATER,
    "CR06 CR09 EECR05", "" },
  { "4.2 EECR05: another one does not", "", "exit_situation=inactive", "kind=12-months; done_on=2027-03-31; situation=employed",
    "2027-04-01", LATER, "CR06? CR09? EECR05?", "six-months" },
  { "4.2 EECR05: work on leaving proves nothing", "", "exit_situation=employed", "", "2026-10-01", LATER,
    "CR06? CR09? EECR05?", "six-months" },
  { "4.2 EECR05: on the day itself", "", "exit_situation=employed", "", "2026-09-30", LATER, "CR06? CR09? EECR05?", "" },
  { "4.2 EECR05: before the day", "", "exit_situation=employed", "", "2026-09-29", LATER, "", "" },
  { "4.2 EECR05", "", "exit_situation=employed", "kind=6-months; done_on=2026-09-30; situation=job-searching", "2026-10-10",
    LATER, "", "" },
  { "4.2 EECR05: given up", "", "exit_situation=employed",
    "kind=6-months; contact_result=refused; attempts=1; last_attempt_on=2026-10-02", "2026-10-10", LATER,
    "CR06? CR09? EECR05?", "" },

  /* An improved situation. */
  { "4.2 sfc-imp: employed on entry", "entry_situation=employed", "exit_situation=employed",
    "kind=6-months; done_on=2026-09-30; situation=employed; improved=yes", "2026-10-10", LATER,
    "CR06 CR07 CR09 EECR05 EECR06", "" },
  { "4.2 sfc-imp: a mere pay rise does not count", "entry_situation=employed", "exit_situation=employed",
    "kind=6-months; done_on=2026-09-30; situation=employed; improved=no", "2026-10-10", LATER, "CR06 CR09 EECR05", "" },
  { "4.2 sfc-imp: not said", "entry_situation=employed", "exit_situation=employed",
    "kind=6-months; done_on=2026-09-30; situation=employed", "2026-10-10", LATER, "CR06 CR07? CR09 EECR05 EECR06?",
    "improved" },
  { "4.2 sfc-imp: not employed on entry", "", "exit_situation=employed",
    "kind=6-months; done_on=2026-09-30; situation=employed; improved=yes", "2026-10-10", LATER, "CR06 CR09 EECR05", "" },
  { "4.2 sfc-imp: not employed any more", "entry_situation=employed", "exit_situation=employed",
    "kind=6-months; done_on=2026-09-30; situation=job-searching; improved=yes", "2026-10-10", LATER, "", "" },
};

static void
add_follow_ups (PcPathwayCase *pathway,
                const char    *texts)
{
  g_auto(GStrv) list = g_strsplit (texts, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    g_ptr_array_add (pathway->follow_ups, sample_case_new_record (&pc_follow_up_kind, list[i]));
}

static void
test_results (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *pathway = g_strdup_printf ("%s; %s%s%s%s%s", ENTRY, LEFT, *results[i].entry != '\0' ? "; " : "",
                                                  results[i].entry, *results[i].leaving != '\0' ? "; " : "",
                                                  results[i].leaving);
      g_autoptr(PcCase) self = new_case (results[i].on, "", pathway);
      g_autoptr(GArray) participants = NULL;
      g_autofree char *counts = NULL;
      g_autofree char *gaps = NULL;

      g_test_message ("%s; %s; %s on %s (FACTS %s)", results[i].entry, results[i].leaving, results[i].follow_ups, results[i].on,
                      results[i].source);
      if (*results[i].follow_ups != '\0')
        add_follow_ups (sample_case_get_pathway (self), results[i].follow_ups);
      participants = pc_participant_list (self);
      counts = dup_counts (get_only (participants), results[i].about);
      gaps = pc_gaps_dup_codes (get_only (participants)->gaps);
      g_assert_cmpstr (counts, ==, results[i].counts);
      g_assert_cmpstr (gaps, ==, results[i].gaps);
    }
}

/* Whatever happened, looking for a job and being in one never count together (FACTS 4.2, sfc-4w). */
static void
test_exclusion (void)
{
  static const char * const situations[] = { "employed", "self-employed", "job-searching", "in-education", "inactive" };
  const PcIndicator *searching = pc_indicator_find ("EECR01"), *working = pc_indicator_find ("EECR04");

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    for (guint j = 0; j < G_N_ELEMENTS (situations); j++)
      for (int day = 0; day <= 30; day++)
        {
          g_autoptr(PcCase) self = new_case ("2026-12-01", "", LEFT);
          PcPathwayCase *pathway = sample_case_get_pathway (self);
          g_autoptr(PcRecord) follow_up = sample_case_new_record (&pc_follow_up_kind, "kind=28-days");
          g_autoptr(GArray) participants = NULL;

          sample_case_set (pathway->pathway, "exit_situation", situations[i]);
          sample_case_set (follow_up, "situation", situations[j]);
          pc_record_set_day (follow_up, PC_FOLLOW_UP_STARTS_ON, pc_day_new (2026, 3, 31) + day);
          g_ptr_array_add (pathway->follow_ups, g_steal_pointer (&follow_up));
          participants = pc_participant_list (self);
          g_assert_false (pc_indicator_test (searching, get_only (participants)) == PC_ANSWER_YES &&
                          pc_indicator_test (working, get_only (participants)) == PC_ANSWER_YES);
          g_assert_cmpstr (get_only (participants)->situation, ==, situations[day <= 28 ? j : i]);
        }
}

/* Qualifications: which papers are some is an assumption; the days are those of the pathway and the 28 after it. */
static void
test_qualifications (void)
{
  static const struct { const char *document, *counts; } cases[] = {
    { "kind=study-title; issued_on=2025-09-30", "" },
    { "kind=study-title; issued_on=2025-10-01", "CR03 CR05 EECR03" },
    { "kind=study-title; issued_on=2026-04-28", "CR03 CR05 EECR03" },
    { "kind=study-title; issued_on=2026-04-29", "" },
    { "kind=study-title", "" },
    { "kind=cv; issued_on=2026-01-01", "" },
    { "kind=final-attestation; issued_on=2026-03-31", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = new_case ("2026-12-01", "", LEFT "; exit_situation=inactive");
      g_autoptr(GArray) participants = NULL;
      g_autofree char *counts = NULL;

      g_test_message ("%s (FACTS 4.1 CR03)", cases[i].document);
      sample_case_add_document (self, cases[i].document);
      participants = pc_participant_list (self);
      counts = dup_counts (get_only (participants), "CR03 CR05 EECR03");
      g_assert_cmpstr (counts, ==, cases[i].counts);
    }
}

/*
 * One record per participant per operation (FACTS 4.2, scot, sfc14)
 */

static void
test_coming_back (void)
{
  g_autoptr(PcCase) self = new_case ("2026-12-01", "", "closed_on=2026-01-15; exit_situation=employed");
  PcPathwayCase *again = add_pathway (self, "opened_on=2026-02-01; closed_on=2026-06-30; exit_situation=in-education; "
                                      "entry_situation=employed; entry_isced=5");
  g_autoptr(GArray) participants = pc_participant_list (self);
  PcParticipant *participant = get_only (participants);
  g_autofree char *counts = dup_counts (participant, GROUPS " " SCHOOL " " RESULTS);

  /* Start and output data of the first entry, leaving and results of the last. */
  g_assert_true (participant->last == again);
  g_assert_cmpint (participant->entered, ==, pc_day_new (2025, 10, 1));
  g_assert_cmpint (participant->left, ==, pc_day_new (2026, 6, 30));
  g_assert_cmpstr (counts, ==, "CO01 EECO02 CO09 EECO09 CR02 EECR02");
}

static void
test_back_again (void)
{
  g_autoptr(PcCase) self = new_case ("2026-12-01", "", "closed_on=2026-01-15; exit_situation=employed");
  g_autoptr(GArray) participants = NULL;
  g_autofree char *counts = NULL;

  /* She has not left as long as she is in again, and what she had left with is gone. */
  add_pathway (self, "opened_on=2026-02-01");
  participants = pc_participant_list (self);
  g_assert_cmpint (get_only (participants)->left, ==, 0);
  counts = dup_counts (get_only (participants), RESULTS);
  g_assert_cmpstr (counts, ==, "");
}

static void
test_another_operation (void)
{
  g_autoptr(PcCase) self = new_case ("2026-12-01", "", "closed_on=2026-01-15; exit_situation=employed");
  PcPathwayCase *other = sample_case_add_pathway (self, "2026-02-01", "puoi-2022");
  g_autoptr(GArray) participants = pc_participant_list (self);

  g_assert_cmpuint (participants->len, ==, 2);
  g_assert_cmpint (g_array_index (participants, PcParticipant, 0).left, ==, pc_day_new (2026, 1, 15));
  g_assert_true (g_array_index (participants, PcParticipant, 1).entry == other);
  g_assert_cmpint (g_array_index (participants, PcParticipant, 1).left, ==, 0);
}

/* Whoever never began benefits from nothing (FACTS 4.1, "participant"); whoever is to begin has not yet. */
static void
test_not_entered (void)
{
  static const char * const pathways[] = { "outcome=not-started; closed_on=2025-10-10", "opened_on=2025-12-02" };

  for (guint i = 0; i < G_N_ELEMENTS (pathways); i++)
    {
      g_autoptr(PcCase) self = new_case ("2025-12-01", "", pathways[i]);
      g_autoptr(GArray) participants = pc_participant_list (self);

      g_assert_cmpuint (participants->len, ==, 0);
    }
}

static void
test_unknown_programme (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-12-01", NULL);
  g_autoptr(GArray) participants = NULL;
  PcPathwayCase *pathway = sample_case_add_pathway (self, "2026-01-15", NULL);

  sample_case_fill (self->person, PERSON);
  sample_case_fill (pathway->pathway, ENTRY "; closed_on=2026-03-31; exit_situation=employed");
  participants = pc_participant_list (self);
  g_assert_cmpint (get_only (participants)->gaps, ==, PC_GAP_PROGRAMME);
  g_assert_cmpint (pc_indicator_test (pc_indicator_find ("EECO01"), get_only (participants)), ==, PC_ANSWER_NO);
}

/* What the records can tell of AMIF (FACTS 4.3). */
static void
test_amif (void)
{
  static const struct { const char *permit, *counts; } cases[] = {
    { "title=LUN; status=requested; applied_on=2025-11-03", "O.2.3 R.2.11" },
    { "title=LUN; status=valid; applied_on=2025-09-30", "O.2.3" },
    { "title=ASI; status=valid; applied_on=2025-11-03", "O.2.3" },
    { "title=LUN; status=requested", "O.2.3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = new_case ("2026-12-01", "", LEFT);
      g_autoptr(GArray) participants = NULL;
      g_autofree char *counts = NULL;

      sample_case_add_permit (self, cases[i].permit);
      participants = pc_participant_list (self);
      counts = dup_counts (get_only (participants), "O.2.3 R.2.11");
      g_assert_cmpstr (counts, ==, cases[i].counts);
    }
}

/* Each gap has its word, its finding and its place. */
static void
test_gaps (void)
{
  const PcCodeList *list = pc_code_list_get ("participant-gap");
  g_autoptr(PcCase) self = new_case ("2026-12-01", "", "");
  g_autoptr(GArray) participants = pc_participant_list (self);
  PcParticipant *participant = get_only (participants);
  guint n = 0;

  for (guint gap = 1; gap < PC_GAP_LAST; gap <<= 1, n++)
    {
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *code = pc_gaps_dup_codes (gap);
      g_autofree char *rule = g_strconcat ("outcome-", code, NULL);
      const gboolean harms = (gap & PC_GAPS_OF_A_RECORD) != 0;

      participant->gaps = gap;
      pc_participant_check (participant, findings);
      g_assert_cmpstr (pc_code_list_get_id (list, n), ==, code);
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (((PcFinding *) findings->pdata[0])->rule, ==, rule);
      g_assert_nonnull (((PcFinding *) findings->pdata[0])->kind);
      g_assert_cmpint (((PcFinding *) findings->pdata[0])->level == PC_FINDING_UNKNOWN, ==, harms);
      g_assert_cmpint (pc_participant_is_complete (participant, PC_PROGRAMME_INDICATORS_ESF_PLUS_2021), ==, !harms);
    }

  g_assert_cmpuint (pc_code_list_get_n_codes (list), ==, n);
}

static void
test_answers (void)
{
  const PcCodeList *list = pc_code_list_get ("indicator-answer");

  for (PcAnswer answer = PC_ANSWER_UNKNOWN; answer <= PC_ANSWER_REFUSED; answer++)
    {
      g_assert_true (pc_code_list_has (list, pc_answer_get_code (answer)));
      g_assert_cmpint (pc_answer_either (answer, PC_ANSWER_NO), ==, answer);
      g_assert_cmpint (pc_answer_either (PC_ANSWER_YES, answer), ==, PC_ANSWER_YES);
    }

  g_assert_cmpint (pc_answer_either (PC_ANSWER_REFUSED, PC_ANSWER_UNKNOWN), ==, PC_ANSWER_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/participant/entries", test_entries);
  g_test_add_func ("/participant/evidence-on-paper", test_evidence_on_paper);
  g_test_add_func ("/participant/results", test_results);
  g_test_add_func ("/participant/exclusion", test_exclusion);
  g_test_add_func ("/participant/qualifications", test_qualifications);
  g_test_add_func ("/participant/coming-back", test_coming_back);
  g_test_add_func ("/participant/back-again", test_back_again);
  g_test_add_func ("/participant/another-operation", test_another_operation);
  g_test_add_func ("/participant/not-entered", test_not_entered);
  g_test_add_func ("/participant/unknown-programme", test_unknown_programme);
  g_test_add_func ("/participant/amif", test_amif);
  g_test_add_func ("/participant/gaps", test_gaps);
  g_test_add_func ("/participant/answers", test_answers);

  return g_test_run ();
}
