/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tutoring-check.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-situation.h"
#include "pc-time.h"

/*
 * The rules.
 *
 *   tutoring-outside              company tutoring outside the traineeship
 *   tutoring-unsigned             entries that nobody has signed
 *   tutoring-signed-early         signed before it took place
 *   tutoring-company-hours        hours of company tutoring that the programme pays and that are missing
 *   tutoring-company-beyond       more of them than it pays
 *   tutoring-no-contact           months without a contact of the promoter's tutor
 *   tutoring-period-missing       monitoring of nobody knows which period
 *   tutoring-period-reversed      a period that ends before it starts
 *   tutoring-monitoring-gap       days that no monitoring covers
 *   tutoring-no-competences       the training project aims at no competence
 *   tutoring-target-missing       at no level of it
 *   tutoring-midterm-missing      no assessment half-way
 *   tutoring-final-missing        no assessment at the end
 *   tutoring-assessment-undated   a level with no day
 *   tutoring-assessment-day       a day that cannot be
 *   tutoring-evidence             a final level with no evidence
 */

typedef struct
{
  PcTraineeshipCase *traineeship;
  PcProgramme       *programme;    /* (nullable) */
  PcDay              on;
  PcCourse           course;
  GPtrArray         *findings;
} Check;

static const PcTutoring *
get_entry (const Check *check,
           guint        index)
{
  return &g_array_index (check->traineeship->tutoring, PcTutoring, index);
}

/* About entries of the diary; the first of them is where it is mended. */
static PcFinding *
add (const Check    *check,
     const char     *rule,
     PcFindingLevel  level,
     const char     *id,
     int             field,
     char           *message)
{
  PcFinding *finding = pc_findings_add (check->findings, rule, level, message);

  pc_finding_set_place (finding, &pc_tutoring_entry_kind, NULL, field);
  finding->record_id = id != NULL && *id != '\0' ? g_strdup (id) : NULL;
  return finding;
}

typedef gboolean (*EntryTest) (const Check      *check,
                               const PcTutoring *entry);

static gboolean
is_outside (const Check      *check,
            const PcTutoring *entry)
{
  return g_strcmp0 (entry->kind, "company") == 0 &&
         (entry->day < check->course.starts || entry->day > check->course.last);
}

static gboolean
is_unsigned (const Check      *check,
             const PcTutoring *entry)
{
  return entry->signed_on == 0 && entry->day < check->on;
}

static gboolean
is_signed_early (const Check      *check G_GNUC_UNUSED,
                 const PcTutoring *entry)
{
  return entry->signed_on != 0 && entry->signed_on < entry->day;
}

static gboolean
is_monitoring (const PcTutoring *entry)
{
  return g_strcmp0 (entry->kind, "monitoring") == 0;
}

static gboolean
lacks_period (const Check      *check G_GNUC_UNUSED,
              const PcTutoring *entry)
{
  return is_monitoring (entry) && (entry->period_starts == 0 || entry->period_ends == 0);
}

static gboolean
is_period_reversed (const Check      *check G_GNUC_UNUSED,
                    const PcTutoring *entry)
{
  return entry->period_starts != 0 && entry->period_ends != 0 && entry->period_ends < entry->period_starts;
}

static const struct
{
  EntryTest       test;
  const char     *rule;
  PcFindingLevel  level;
  int             field;
  const char     *message;
} entry_rules[] = {
  { is_outside, "tutoring-outside", PC_FINDING_WARNING, PC_TUTORING_ENTRY_DATE,
    N_("Company tutoring is entered for days outside the traineeship: correct the day, or the days of the "
       "traineeship.") },
  { is_unsigned, "tutoring-unsigned", PC_FINDING_WARNING, PC_TUTORING_ENTRY_SIGNED_ON,
    N_("Entries of the tutoring diary are not signed: have them signed, and enter the day.") },
  { is_signed_early, "tutoring-signed-early", PC_FINDING_WARNING, PC_TUTORING_ENTRY_SIGNED_ON,
    N_("An entry of the tutoring diary was signed before it took place: correct one of the two days.") },
  { lacks_period, "tutoring-period-missing", PC_FINDING_UNKNOWN, PC_TUTORING_ENTRY_PERIOD_STARTS_ON,
    N_("A monitoring does not say which period it is about: enter its first and last day.") },
  { is_period_reversed, "tutoring-period-reversed", PC_FINDING_REFUSED, PC_TUTORING_ENTRY_PERIOD_ENDS_ON,
    N_("A period of the tutoring diary ends before it starts: correct its days.") },
};

/* One finding a rule, with all its entries. */
static void
check_entries (const Check *check,
               guint        rule)
{
  PcFinding *finding = NULL;

  for (guint i = 0; i < check->traineeship->tutoring->len; i++)
    {
      const PcTutoring *entry = get_entry (check, i);

      if (!entry_rules[rule].test (check, entry))
        continue;
      if (finding == NULL)
        {
          finding = add (check, entry_rules[rule].rule, entry_rules[rule].level, entry->id, entry_rules[rule].field,
                         g_strdup (_(entry_rules[rule].message)));
          finding->day = entry->day;
        }
      pc_finding_add_row (finding, entry->id);
    }
}

static char *
find_host_component (PcProgramme *programme)
{
  GPtrArray *components = pc_programme_get_components (programme);

  for (guint i = 0; i < components->len; i++)
    {
      const PcProgrammeComponent *component = components->pdata[i];

      if (component->payee == PC_PROGRAMME_PAYEE_HOST && component->minutes >= 0)
        return g_strconcat ("Component ", component->id, NULL);
    }

  return NULL;
}

/* INSIDE pays the host for 16 hours, PERCORSI 4 for 15. */
static void
check_company (const Check *check)
{
  const int paid = check->programme != NULL ? pc_tutoring_get_paid_minutes (check->programme) : -1;
  const gboolean over = check->on > check->course.last;
  g_autofree char *paid_text = pc_minutes_format (MAX (paid, 0));
  g_autofree char *done_text = NULL;
  g_autofree char *component = NULL;
  PcTutoringSum sum;
  PcFinding *finding;

  pc_tutoring_sum (check->traineeship, &sum);
  if (paid < 0 || sum.company == paid || check->on < check->course.starts)
    return;

  done_text = pc_minutes_format (sum.company);
  if (sum.company > paid)
    finding = add (check, "tutoring-company-beyond", PC_FINDING_NOTE, NULL, PC_TUTORING_ENTRY_MINUTES,
                   /* Translators: both %s are hours and minutes. */
                   g_strdup_printf (_("The diary has %s of company tutoring, and the programme pays %s of them."),
                                    done_text,
                                    paid_text));
  else
    finding = add (check, "tutoring-company-hours", over ? PC_FINDING_WARNING : PC_FINDING_NOTE, NULL,
                   PC_TUTORING_ENTRY_MINUTES,
                   /* Translators: both %s are hours and minutes. */
                   g_strdup_printf (_("The programme pays the host for %2$s of company tutoring, and the diary has "
                                      "%1$s of them: enter those that are missing."), done_text, paid_text));

  component = find_host_component (check->programme);
  pc_finding_set_source (finding, check->programme, component, "Hours");
}

static gboolean
has_contact (const Check *check,
             PcDay        first,
             PcDay        last)
{
  for (guint i = 0; i < check->traineeship->tutoring->len; i++)
    {
      const PcTutoring *entry = get_entry (check, i);

      if (entry->day >= first && entry->day <= last && g_strcmp0 (entry->kind, "company") != 0)
        return TRUE;
    }

  return FALSE;
}

/* How often the promoter's tutor has to be in touch nobody states: a month without is worth knowing. */
static void
check_contacts (const Check *check)
{
  PcFinding *finding;
  PcDay first = 0;
  int n = 0;

  for (PcDay day = check->course.starts, end; day <= check->course.last; day = end + 1)
    {
      end = MIN (pc_day_get_month_end (day), check->course.last);
      if (end < check->on && !has_contact (check, day, end) && n++ == 0)
        first = day;
    }

  if (n > 0)
    {
      g_autofree char *text = pc_day_format (first);

      finding = add (check, "tutoring-no-contact", PC_FINDING_NOTE, NULL, PC_TUTORING_ENTRY_DATE,
                     /* Translators: %d are months, %s is the first day of the first one. */
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "In %d month, from %s on, the diary has no contact of the "
                                                   "promoter's tutor.",
                                                   "In %d months, the first from %s on, the diary has no contact of "
                                                   "the promoter's tutor.", n), n, text));
      finding->day = first;
      finding->assumed = TRUE;
    }
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  const PcTutoring *first = *(const PcTutoring * const *) a, *second = *(const PcTutoring * const *) b;

  return first->period_starts < second->period_starts ? -1 : first->period_starts > second->period_starts;
}

/* The first day up to @until that no monitoring is about; 0 where there is none. */
static PcDay
find_gap (const Check *check,
          PcDay        until,
          GPtrArray   *periods)
{
  PcDay covered = check->course.starts - 1;

  for (guint i = 0; i < periods->len; i++)
    {
      const PcTutoring *entry = periods->pdata[i];

      if (entry->period_starts > covered + 1)
        break;
      covered = MAX (covered, entry->period_ends);
    }

  return covered < until ? covered + 1 : 0;
}

/* While it runs, only the holes before the last monitoring; when it is over, the whole of it. */
static void
check_monitoring (const Check *check)
{
  g_autoptr(GPtrArray) periods = g_ptr_array_new ();
  g_autofree char *text = NULL;
  PcFinding *finding;
  PcDay until = 0, gap;

  for (guint i = 0; i < check->traineeship->tutoring->len; i++)
    {
      const PcTutoring *entry = get_entry (check, i);

      if (is_monitoring (entry) && entry->period_starts != 0 && entry->period_ends >= entry->period_starts)
        {
          g_ptr_array_add (periods, (gpointer) entry);
          until = MAX (until, entry->period_ends);
        }
    }

  g_ptr_array_sort (periods, compare_periods);
  until = check->on > check->course.last ? check->course.last : MIN (until, check->course.last);
  gap = find_gap (check, until, periods);
  if (gap == 0)
    return;

  text = pc_day_format (gap);
  finding = add (check, "tutoring-monitoring-gap", PC_FINDING_WARNING, NULL, PC_TUTORING_ENTRY_PERIOD_STARTS_ON,
                 /* Translators: %s is a day. */
                 g_strdup_printf (_("No monitoring covers the traineeship from %s on: enter the period that is "
                                    "missing."), text));
  finding->day = gap;
}

/* About competences; one finding a rule, with all of them. */
typedef gboolean (*CompetenceTest) (const Check *check,
                                    PcRecord    *competence);

static PcDay
get_midterm (const Check *check)
{
  return check->course.starts + (check->course.ends - check->course.starts) / 2;
}

static gboolean
lacks_target (const Check *check G_GNUC_UNUSED,
              PcRecord    *competence)
{
  return !pc_record_is_set (competence, PC_PROJECT_COMPETENCE_TARGET);
}

/* Half of it has passed, and it was not broken off before. */
static gboolean
lacks_midterm (const Check *check,
               PcRecord    *competence)
{
  return !pc_record_is_set (competence, PC_PROJECT_COMPETENCE_MIDTERM) && check->on > get_midterm (check) &&
         check->course.last > get_midterm (check);
}

static gboolean
lacks_final (const Check *check,
             PcRecord    *competence)
{
  return !pc_record_is_set (competence, PC_PROJECT_COMPETENCE_FINAL) && check->on > check->course.last;
}

static gboolean
is_undated (const Check *check G_GNUC_UNUSED,
            PcRecord    *competence)
{
  return pc_record_is_set (competence, PC_PROJECT_COMPETENCE_MIDTERM) !=
         pc_record_is_set (competence, PC_PROJECT_COMPETENCE_MIDTERM_ON) ||
         pc_record_is_set (competence, PC_PROJECT_COMPETENCE_FINAL) !=
         pc_record_is_set (competence, PC_PROJECT_COMPETENCE_FINAL_ON);
}

static gboolean
has_odd_day (const Check *check,
             PcRecord    *competence)
{
  const PcDay midterm = pc_record_get_day (competence, PC_PROJECT_COMPETENCE_MIDTERM_ON);
  const PcDay final = pc_record_get_day (competence, PC_PROJECT_COMPETENCE_FINAL_ON);

  return (midterm != 0 && (midterm < check->course.starts || midterm > check->course.last)) ||
         (final != 0 && (final < check->course.starts || final < midterm));
}

static gboolean
lacks_evidence (const Check *check G_GNUC_UNUSED,
                PcRecord    *competence)
{
  return pc_record_is_set (competence, PC_PROJECT_COMPETENCE_FINAL) &&
         !pc_record_is_set (competence, PC_PROJECT_COMPETENCE_EVIDENCE);
}

static const struct
{
  CompetenceTest  test;
  const char     *rule;
  PcFindingLevel  level;
  int             field;
  const char     *message;
} competence_rules[] = {
  { lacks_target, "tutoring-target-missing", PC_FINDING_UNKNOWN, PC_PROJECT_COMPETENCE_TARGET,
    N_("The training project (PFI) does not say which level of a competence it aims at: enter it.") },
  { lacks_midterm, "tutoring-midterm-missing", PC_FINDING_WARNING, PC_PROJECT_COMPETENCE_MIDTERM,
    N_("Half of the traineeship has passed, and the competences of the training project (PFI) are not all assessed at "
       "mid-term: enter the level.") },
  { lacks_final, "tutoring-final-missing", PC_FINDING_WARNING, PC_PROJECT_COMPETENCE_FINAL,
    N_("The traineeship is over, and the competences of the training project (PFI) are not all assessed: enter the "
       "final level.") },
  { is_undated, "tutoring-assessment-undated", PC_FINDING_UNKNOWN, PC_PROJECT_COMPETENCE_MIDTERM_ON,
    N_("An assessment of a competence has a level or a day alone: enter the other.") },
  { has_odd_day, "tutoring-assessment-day", PC_FINDING_WARNING, PC_PROJECT_COMPETENCE_MIDTERM_ON,
    N_("A competence was assessed before the traineeship, at mid-term after its end, or finally before mid-term: "
       "correct the day.") },
  { lacks_evidence, "tutoring-evidence", PC_FINDING_NOTE, PC_PROJECT_COMPETENCE_EVIDENCE,
    N_("A final level is told with its evidence, which the skills transparency rests on: enter it.") },
};

static void
check_competences (const Check *check,
                   guint        rule)
{
  PcFinding *finding = NULL;

  for (guint i = 0; i < check->traineeship->competences->len; i++)
    {
      PcRecord *competence = check->traineeship->competences->pdata[i];

      if (!competence_rules[rule].test (check, competence))
        continue;
      if (finding == NULL)
        {
          finding = pc_findings_add (check->findings, competence_rules[rule].rule, competence_rules[rule].level,
                                     g_strdup (_(competence_rules[rule].message)));
          pc_finding_set_place (finding, &pc_project_competence_kind, competence, competence_rules[rule].field);
        }
      pc_finding_add_row (finding, pc_record_get_id (competence));
    }
}

static void
check_project (const Check *check)
{
  PcFinding *finding;

  if (check->traineeship->competences->len > 0 || check->on < check->course.starts)
    return;

  finding = pc_findings_add (check->findings, "tutoring-no-competences", PC_FINDING_UNKNOWN,
                             g_strdup (_("No competence of the training project (PFI) is entered, so none can be "
                                         "assessed: enter those that it aims at.")));
  pc_finding_set_place (finding, &pc_project_competence_kind, NULL, PC_PROJECT_COMPETENCE_NAME);
}

void
pc_tutoring_check (PcCase            *self,
                   PcPathwayCase     *pathway,
                   PcTraineeshipCase *traineeship,
                   PcDay              on,
                   GPtrArray         *findings)
{
  Check check = { traineeship, NULL, on, { 0 }, findings };

  g_return_if_fail (self != NULL && pathway != NULL && traineeship != NULL && on > 0 && findings != NULL);

  check.programme = pathway->programme;
  pc_course_reckon (traineeship, check.programme != NULL ? pc_programme_get_rules (check.programme) : NULL, on,
                    &check.course);

  /* Of a traineeship whose days are not known, pc_situation_check() says so. */
  if (check.course.last != 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (entry_rules); i++)
        check_entries (&check, i);
      check_company (&check);
      check_contacts (&check);
      check_monitoring (&check);
      check_project (&check);
      for (guint i = 0; i < G_N_ELEMENTS (competence_rules); i++)
        check_competences (&check, i);
    }

  pc_course_clear (&check.course);
}
