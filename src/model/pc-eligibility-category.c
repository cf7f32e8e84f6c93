/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-eligibility-private.h"

#include "pc-code-list.h"
#include "pc-situation.h"

#define OF_AGE 18

/*
 * How near somebody is to a category: what stands against it, and what speaks for it. A title that it takes speaks more
 * than having come as an unaccompanied minor. The nearest one is what a refusal is about.
 */
typedef struct
{
  const PcProgrammeCategory *category;
  GPtrArray                 *findings;
  gboolean                   title_fits;
  gboolean                   entry_fits;
  gboolean                   unsure;      /* The title is not known, which is said elsewhere. */
} Candidate;

enum
{
  WEIGHT_NO_TITLE = 4,
  WEIGHT_NO_ENTRY = 4
};

/* By PcFindingLevel. */
static const int weights[] = { 1, 5, 3, 10 };

static PcFinding *
settle (const PcEligibility       *self,
        const PcProgrammeCategory *category,
        PcFinding                 *finding,
        const char                *key)
{
  g_autofree char *group = g_strconcat ("Category ", category->id, NULL);

  return pc_requirement_settle (finding, self->programme, group, key);
}

/* A finding that is mended in the data of the person. */
static PcFinding *
add (const PcEligibility *self,
     Candidate           *candidate,
     const char          *rule,
     PcFindingLevel       level,
     guint                field,
     const char          *key,
     char                *message)
{
  PcFinding *finding = pc_findings_add (candidate->findings, rule, level, message);

  pc_finding_set_place (finding, &pc_beneficiary_kind, self->self->person, (int) field);
  return settle (self, candidate->category, finding, key);
}

static void
add_missing (const PcEligibility *self,
             Candidate           *candidate,
             const char          *rule,
             guint                field,
             const char          *key)
{
  settle (self, candidate->category,
          pc_requirement_add_missing (candidate->findings, rule, &pc_beneficiary_kind, self->self->person, field), key);
}

/*
 * The title
 */

static gboolean
has_title (char       **titles,
           const char  *title)
{
  return title != NULL && g_strv_contains ((const char * const *) titles, title);
}

static gboolean
takes_any_title (const PcProgrammeCategory *category)
{
  return category->titles[0] == NULL && category->doubtful_titles[0] == NULL;
}

static void
check_title (const PcEligibility *self,
             const PcPermitView  *view,
             Candidate           *candidate)
{
  const PcProgrammeCategory *category = candidate->category;
  const char *title = view != NULL ? view->title : NULL;
  const char *label;
  PcFinding *finding = NULL;

  if (takes_any_title (category))
    return;

  candidate->unsure = title == NULL;
  candidate->title_fits = has_title (category->titles, title) || has_title (category->doubtful_titles, title);
  if (title == NULL || has_title (category->titles, title))
    return;

  label = pc_code_list_get_label (pc_code_list_get ("residence-title"), title);
  if (candidate->title_fits)
    finding = pc_findings_add (candidate->findings, "eligibility-title-doubtful", PC_FINDING_WARNING,
                               /* Translators: the first %s is a title of stay, the second a programme. */
                               g_strdup_printf (_("Not all sources say that the title of stay “%s” is accepted by %s: "
                                                  "ask the authority."),
                                                label, pc_programme_get_name (self->programme)));
  else
    finding = pc_findings_add (candidate->findings, "eligibility-title", PC_FINDING_REFUSED,
                               /* Translators: the first %s is a title of stay, the second a programme. */
                               g_strdup_printf (_("The title of stay “%s” is none of those that %s takes: correct it, "
                                                  "or choose another "
                                                  "programme."), label, pc_programme_get_name (self->programme)));

  pc_finding_set_place (finding, &pc_permit_kind, view->permit, PC_PERMIT_TITLE);
  pc_finding_add_row (finding, pc_record_get_id (view->permit));
  settle (self, category, finding, candidate->title_fits ? "DoubtfulTitles" : "Titles");
}

/*
 * The age
 */

/* Of the day on which the age is taken, where it is known; else on the day of all requirements. */
static PcDay
get_age_day (const PcEligibility       *self,
             const PcProgrammeCategory *category)
{
  PcTraineeshipCase *traineeship = self->pathway != NULL ? pc_case_get_traineeship (self->pathway) : NULL;
  PcSituation situation;
  PcDay day = 0;

  if (traineeship != NULL && category->age_at == PC_PROGRAMME_CHECKED_AT_CLEARANCE)
    day = pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON);
  else if (traineeship != NULL && category->age_at == PC_PROGRAMME_CHECKED_AT_TRAINEESHIP_START)
    {
      pc_situation_reckon (traineeship, self->rules, self->on, &situation);
      day = situation.starts;
    }

  return day != 0 ? day : self->on;
}

static void
check_limits (const PcEligibility *self,
              Candidate           *candidate,
              PcDay                birth,
              int                  age)
{
  const PcProgrammeCategory *category = candidate->category;
  const gboolean young = category->min_age >= 0 && age < category->min_age;
  const gboolean old = category->below_age >= 0 && age >= category->below_age;
  const PcDay birthday = pc_permit_get_birthday (birth, young ? category->min_age : old ? category->below_age : 0);
  g_autofree char *day = pc_day_format (birthday);
  PcFinding *finding;

  if (young)
    finding = add (self, candidate, "eligibility-too-young", PC_FINDING_REFUSED, PC_BENEFICIARY_BIRTH_DATE, "MinAge",
                   /* Translators: the first %s is a category of people, %d an age in years, the second %s a day. */
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "“%s”: from the age of %d year, which the person reaches on %s; wait "
                                                 "until then.",
                                                 "“%s”: from the age of %d years, which the person reaches on %s; wait "
                                                 "until then.",
                                                 category->min_age), category->name, category->min_age, day));
  else if (old)
    finding = add (self, candidate, "eligibility-too-old", PC_FINDING_REFUSED, PC_BENEFICIARY_BIRTH_DATE, "BelowAge",
                   /* Translators: the first %s is a category of people, %d an age in years, the second %s a day. */
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "“%s”: below the age of %d year, which the person reached on %s; "
                                                 "check the date of birth, or another title of stay.",
                                                 "“%s”: below the age of %d years, which the person reached on %s; "
                                                 "check the date of birth, or another title of stay.",
                                                 category->below_age), category->name, category->below_age, day));
  else
    return;

  finding->day = birthday;
}

static void
check_age (const PcEligibility *self,
           Candidate           *candidate)
{
  const PcProgrammeCategory *category = candidate->category;
  PcRecord *person = self->self->person;
  const PcDay birth = pc_record_get_day (person, PC_BENEFICIARY_BIRTH_DATE);
  const char *key = category->min_age >= 0 ? "MinAge" : "BelowAge";

  if (category->min_age < 0 && category->below_age < 0)
    return;

  if (birth == 0)
    {
      add_missing (self, candidate, "eligibility-birth-missing", PC_BENEFICIARY_BIRTH_DATE, key);
      return;
    }

  check_limits (self, candidate, birth, pc_day_get_age (birth, get_age_day (self, category)));
  if (pc_record_get_boolean (person, PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN))
    add (self, candidate, "eligibility-birth-uncertain", PC_FINDING_WARNING, PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN, key,
         g_strdup (_("The age decides here, and the date of birth is marked as uncertain: check it with the papers.")));
}

/*
 * Unaccompanied minors, and those who were
 */

static void
check_entry (const PcEligibility *self,
             Candidate           *candidate)
{
  PcRecord *person = self->self->person;
  const PcDay recognised_on = pc_record_get_day (person, PC_BENEFICIARY_UNACCOMPANIED_RECOGNISED_ON);
  const gboolean later = candidate->category->recognised_later;

  if (!candidate->category->entered_as_minor)
    return;

  if (pc_record_get_boolean (person, PC_BENEFICIARY_UNACCOMPANIED_MINOR) ||
      (later && recognised_on != 0 && recognised_on <= self->on))
    candidate->entry_fits = TRUE;
  else if (!pc_record_is_set (person, PC_BENEFICIARY_UNACCOMPANIED_MINOR))
    add_missing (self, candidate, "eligibility-entry-missing", PC_BENEFICIARY_UNACCOMPANIED_MINOR, "EnteredAsMinor");
  else
    add (self, candidate, "eligibility-entry", PC_FINDING_REFUSED,
         later ? PC_BENEFICIARY_UNACCOMPANIED_RECOGNISED_ON : PC_BENEFICIARY_UNACCOMPANIED_MINOR, "EnteredAsMinor",
         /* Translators: %s is a category of people. */
         g_strdup_printf (later ? _("“%s”: only who came to Italy as an unaccompanied minor, or was recognised as one "
                                    "later; correct it if the person did or was.")
                                : _("“%s”: only who came to Italy as an unaccompanied minor; correct it if the person "
                                    "did."),
                          candidate->category->name));
}

static void
check_schooling (const PcEligibility *self,
                 Candidate           *candidate)
{
  PcRecord *person = self->self->person;

  if (!candidate->category->compulsory_schooling || pc_record_get_boolean (person, PC_BENEFICIARY_SCHOOLING_DONE))
    return;

  if (!pc_record_is_set (person, PC_BENEFICIARY_SCHOOLING_DONE))
    add_missing (self, candidate, "eligibility-schooling-missing", PC_BENEFICIARY_SCHOOLING_DONE,
                 "CompulsorySchooling");
  else
    add (self, candidate, "eligibility-schooling", PC_FINDING_REFUSED, PC_BENEFICIARY_SCHOOLING_DONE,
         "CompulsorySchooling",
         /* Translators: %s is a category of people. */
         g_strdup_printf (_("“%s”: only with compulsory schooling done; have it completed "
                            "first."), candidate->category->name));
}

/* The least age at which the notice takes anybody; -1 where it says nothing. */
static int
get_least_age (const PcEligibility *self)
{
  GPtrArray *categories = pc_programme_get_categories (self->programme);
  int least = -1;

  for (guint i = 0; i < categories->len; i++)
    {
      const int age = ((const PcProgrammeCategory *) categories->pdata[i])->min_age;

      if (age >= 0 && (least < 0 || age < least))
        least = age;
    }

  return least;
}

/*
 * What the notice asks of unaccompanied minors alone is worth a look for every other minor; who is younger than anybody
 * it takes, or is not known to have done the schooling, cannot be told to be eligible.
 */
static void
check_minor (const PcEligibility *self,
             Candidate           *candidate)
{
  const PcDay birth = pc_record_get_day (self->self->person, PC_BENEFICIARY_BIRTH_DATE);
  const gboolean schooled = pc_record_get_boolean (self->self->person, PC_BENEFICIARY_SCHOOLING_DONE);
  PcFindingLevel level;
  int age;

  if (birth == 0 || candidate->category->min_age >= 0 || (age = pc_day_get_age (birth, self->on)) >= OF_AGE)
    return;

  level = schooled && age >= get_least_age (self) ? PC_FINDING_WARNING : PC_FINDING_UNKNOWN;
  add (self, candidate, "eligibility-minor", level, PC_BENEFICIARY_BIRTH_DATE, NULL,
       g_strdup (_("The person is a minor: check that the age and compulsory schooling allow a traineeship.")));
}

/*
 * The nearest category
 */

/* How somebody came speaks for a category alone that has no titles: one that has them and does not take hers is no
   nearer. */
static int
weigh (const Candidate *candidate)
{
  const gboolean entry = candidate->entry_fits && takes_any_title (candidate->category);
  int weight = candidate->title_fits ? 0 : entry ? WEIGHT_NO_TITLE : WEIGHT_NO_TITLE + WEIGHT_NO_ENTRY;

  for (guint i = 0; i < candidate->findings->len; i++)
    weight += weights[((const PcFinding *) candidate->findings->pdata[i])->level];

  return weight;
}

static void
check_candidate (const PcEligibility *self,
                 const PcPermitView  *view,
                 Candidate           *candidate)
{
  check_title (self, view, candidate);
  check_age (self, candidate);
  check_entry (self, candidate);
  check_schooling (self, candidate);
  check_minor (self, candidate);
}

static PcVerdict
get_verdict (const Candidate *candidate)
{
  const PcVerdict verdict = pc_findings_get_verdict (candidate->findings);

  return verdict == PC_VERDICT_YES && candidate->unsure ? PC_VERDICT_UNKNOWN : verdict;
}

static gboolean
is_nearer (const Candidate *one,
           const Candidate *other)
{
  const PcVerdict first = get_verdict (one), second = get_verdict (other);

  return first != second ? first < second : weigh (one) < weigh (other);
}

const PcProgrammeCategory *
pc_eligibility_find_category (const PcEligibility *self,
                              const PcPermitView  *view,
                              GPtrArray           *findings)
{
  GPtrArray *categories = pc_programme_get_categories (self->programme);
  Candidate best = { 0 };
  const PcProgrammeCategory *met;

  for (guint i = 0; i < categories->len; i++)
    {
      Candidate candidate = { .category = categories->pdata[i], .findings = pc_findings_new () };

      check_candidate (self, view, &candidate);
      if (best.category == NULL || is_nearer (&candidate, &best))
        {
          g_clear_pointer (&best.findings, g_ptr_array_unref);
          best = candidate;
        }
      else
        g_ptr_array_unref (candidate.findings);
    }

  if (best.category == NULL)
    return NULL;

  met = get_verdict (&best) == PC_VERDICT_YES ? best.category : NULL;
  while (best.findings->len > 0)
    g_ptr_array_add (findings, g_ptr_array_steal_index (best.findings, 0));
  g_ptr_array_unref (best.findings);
  return met;
}
