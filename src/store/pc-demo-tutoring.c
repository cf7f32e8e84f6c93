/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#include "pc-tutoring.h"

#define QUARTER 15
#define MORNING (9 * 60)
#define AFTERNOON (14 * 60)

/* Of 100 months: with a visit or a call beside the monitoring. */
#define CONTACT_PERCENT 60

/* A part of a month that is too short for an hour of the company tutor. */
#define SHORT_DAYS 10

static PcRecord *
new_entry (PcDemo             *demo,
           const PcDemoCourse *course,
           const char         *traineeship_id,
           const char         *kind,
           int                 day,
           int                 minutes)
{
  PcRecord *entry = pc_demo_new (demo, &pc_tutoring_entry_kind);
  const int starts_at = (course->afternoons ? AFTERNOON : MORNING) + pc_demo_range (demo, 0, 8) * QUARTER;

  pc_record_set_text (entry, PC_TUTORING_ENTRY_TRAINEESHIP_ID, traineeship_id);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_KIND, kind);
  pc_demo_set_day (demo, entry, PC_TUTORING_ENTRY_DATE, day);
  pc_record_set_number (entry, PC_TUTORING_ENTRY_STARTS_AT, starts_at);
  pc_record_set_number (entry, PC_TUTORING_ENTRY_ENDS_AT, starts_at + minutes);
  pc_record_set_number (entry, PC_TUTORING_ENTRY_MINUTES, minutes);
  pc_demo_set_day (demo, entry, PC_TUTORING_ENTRY_SIGNED_ON, day);
  return entry;
}

static void
write_of_company (PcDemo             *demo,
                  const PcDemoCourse *course,
                  const char         *traineeship_id,
                  int                 day,
                  int                 minutes)
{
  PcRecord *entry = new_entry (demo, course, traineeship_id, "company", day, minutes);

  pc_record_set_text (entry, PC_TUTORING_ENTRY_CONTACT_ID, course->host->tutor_id);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_PLACE, course->host->address);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_DESCRIPTION, pc_demo_phrase (demo, "company-tutoring"));
  pc_demo_put (demo, entry);
}

/* What the promoter's tutor did; @phrase is where phrases.tsv has the words. */
static PcRecord *
new_of_promoter (PcDemo             *demo,
                 const PcDemoCourse *course,
                 const char         *traineeship_id,
                 const char         *kind,
                 const char         *phrase,
                 int                 day)
{
  PcRecord *entry = new_entry (demo, course, traineeship_id, kind, day, pc_demo_range (demo, 2, 6) * QUARTER);

  pc_record_set_text (entry, PC_TUTORING_ENTRY_OPERATOR_ID, demo->operators->pdata[course->operator_index]);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_PLACE,
                      strcmp (kind, "office") == 0 ? pc_demo_phrase (demo, "place") : course->host->address);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_DESCRIPTION, pc_demo_phrase (demo, phrase));
  pc_record_set_text (entry, PC_TUTORING_ENTRY_NEXT_STEP, pc_demo_phrase (demo, "next-step"));
  return entry;
}

static gboolean
is_open (PcDemo             *demo,
         const PcDemoCourse *course,
         int                 day)
{
  return !(day >= course->suspended_from && day <= course->suspended_until) && pc_demo_is_working (demo, day) &&
         !pc_demo_host_is_closed (demo, course->host, day);
}

static void
write_contact (PcDemo             *demo,
               const PcDemoCourse *course,
               const char         *traineeship_id,
               int                 day)
{
  if (is_open (demo, course, day) && pc_demo_chance (demo, CONTACT_PERCENT))
    {
      const char *kind = pc_demo_choose (demo, "tutoring-kind");

      pc_demo_put (demo, new_of_promoter (demo, course, traineeship_id, kind, "tutoring", day));
    }
}

static void
write_monitoring (PcDemo             *demo,
                  const PcDemoCourse *course,
                  const char         *traineeship_id,
                  int                 from,
                  int                 until)
{
  PcRecord *entry = new_of_promoter (demo, course, traineeship_id, "monitoring", "monitoring",
                                     MAX (pc_demo_last_working (demo, until), course->starts));

  pc_demo_set_day (demo, entry, PC_TUTORING_ENTRY_PERIOD_STARTS_ON, from);
  pc_demo_set_day (demo, entry, PC_TUTORING_ENTRY_PERIOD_ENDS_ON, until);
  pc_demo_put (demo, entry);
}

/* The hours that the programme pays, in equal parts by month; an hour a month where it pays none by the hour. */
static int
get_company_minutes (const PcDemoCourse *course)
{
  const int paid = pc_tutoring_get_paid_minutes (course->programme->programme);

  return paid >= 0 ? paid / course->programme->months : 4 * QUARTER;
}

static void
write_month (PcDemo             *demo,
             const PcDemoCourse *course,
             const char         *traineeship_id,
             int                 from,
             int                 until)
{
  const int contact = from + pc_demo_range (demo, 3, 25);
  int company = from + pc_demo_range (demo, 1, 20);

  if (contact < until)
    write_contact (demo, course, traineeship_id, contact);
  while (company <= until && !is_open (demo, course, company))
    company++;
  if (company <= until && until - from >= SHORT_DAYS)
    write_of_company (demo, course, traineeship_id, company, get_company_minutes (course));
  /* What is under way is monitored when its month is over. */
  if (until < demo->until || until == course->ends)
    write_monitoring (demo, course, traineeship_id, from, until);
}

static void
write_assessment (PcDemo             *demo,
                  const PcDemoCourse *course,
                  const char         *traineeship_id,
                  const char         *kind,
                  int                 day)
{
  if (day <= MIN (course->ends, demo->until))
    pc_demo_put (demo, new_of_promoter (demo, course, traineeship_id, kind, kind,
                                        MAX (pc_demo_last_working (demo, day), course->starts)));
}

void
pc_demo_write_diary (PcDemo       *demo,
                     PcDemoCourse *course,
                     const char   *traineeship_id)
{
  const int last = MIN (course->ends, demo->until);

  for (int from = course->starts, until; from <= last; from = until + 1)
    {
      until = MIN (pc_day_get_month_end (from), last);
      write_month (demo, course, traineeship_id, from, until);
    }

  write_assessment (demo, course, traineeship_id, "midterm-assessment", pc_demo_get_midterm (course));
  write_assessment (demo, course, traineeship_id, "final-assessment", course->ends);
}

/*
 * The competences of the training project, which both tutors assess
 */

static void
assess (PcDemo             *demo,
        const PcDemoCourse *course,
        PcRecord           *competence)
{
  const int last = MIN (course->ends, demo->until), midterm = pc_demo_get_midterm (course);

  if (midterm <= last)
    {
      pc_record_set_text (competence, PC_PROJECT_COMPETENCE_MIDTERM, pc_demo_choose (demo, "midterm-level"));
      pc_demo_set_day (demo, competence, PC_PROJECT_COMPETENCE_MIDTERM_ON,
                       MAX (pc_demo_last_working (demo, midterm), course->starts));
    }
  if (course->ends <= last)
    {
      pc_record_set_text (competence, PC_PROJECT_COMPETENCE_FINAL, pc_demo_choose (demo, "final-level"));
      pc_demo_set_day (demo, competence, PC_PROJECT_COMPETENCE_FINAL_ON,
                       MAX (pc_demo_last_working (demo, course->ends), course->starts));
      pc_record_set_text (competence, PC_PROJECT_COMPETENCE_EVIDENCE, pc_demo_phrase (demo, "evidence"));
    }
}

void
pc_demo_write_competences (PcDemo       *demo,
                           PcDemoCourse *course,
                           const char   *traineeship_id)
{
  g_auto(GStrv) names = g_strsplit (course->host->trade[PC_DEMO_TRADE_COMPETENCES], ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      PcRecord *competence = pc_demo_new (demo, &pc_project_competence_kind);

      pc_record_set_text (competence, PC_PROJECT_COMPETENCE_TRAINEESHIP_ID, traineeship_id);
      pc_record_set_text (competence, PC_PROJECT_COMPETENCE_NAME, names[i]);
      pc_record_set_text (competence, PC_PROJECT_COMPETENCE_TARGET, pc_demo_choose (demo, "target-level"));
      assess (demo, course, competence);
      pc_demo_put (demo, competence);
    }
}
