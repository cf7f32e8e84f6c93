/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-papers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-kinds.h"
#include "pc-permit-state.h"
#include "pc-plan-check.h"
#include "pc-requirement.h"

typedef struct
{
  PcCase                    *self;
  PcPathwayCase             *pathway;
  PcTraineeshipCase         *traineeship;
  const PcProgrammeCategory *category;
  PcDay                      on;
} Asked;

/* The steps in the order in which they come. */
static const char * const steps[] = { "clearance", "start", "end", "claim" };

/*
 * Fields that say that a paper is there, where it is not among the documents: a day, or what only the paper tells
 */

static const struct
{
  const char   *type;
  const PcKind *kind;
  guint         field;
} proofs[] = {
  { "adhesion-form", &pc_pathway_kind, PC_PATHWAY_ADHESION_ON },
  { "clearance", &pc_traineeship_kind, PC_TRAINEESHIP_CLEARANCE_ON },
  { "communication", &pc_traineeship_kind, PC_TRAINEESHIP_COMMUNICATION_ON },
  { "convention", &pc_traineeship_kind, PC_TRAINEESHIP_AGREEMENT_ON },
  { "convention", &pc_organisation_kind, PC_ORGANISATION_AGREEMENT_ON },
  { "did", &pc_beneficiary_kind, PC_BENEFICIARY_DID_ON },
  { "final-attestation", &pc_traineeship_kind, PC_TRAINEESHIP_ATTESTATION_ON },
  { "medical", &pc_traineeship_kind, PC_TRAINEESHIP_MEDICAL_CHECK_ON },
  { "pfi", &pc_traineeship_kind, PC_TRAINEESHIP_PROJECT_ON },
  { "privacy-notice", &pc_beneficiary_kind, PC_BENEFICIARY_PRIVACY_ON },
  { "safety-training", &pc_traineeship_kind, PC_TRAINEESHIP_SAFETY_TRAINING_ON },
  { "service-pact", &pc_beneficiary_kind, PC_BENEFICIARY_SERVICE_PACT_ON },
  { "special-consent", &pc_beneficiary_kind, PC_BENEFICIARY_SPECIAL_CONSENT_ON },
  { "tax-code", &pc_beneficiary_kind, PC_BENEFICIARY_TAX_CODE },
  { "training-register-cover", &pc_traineeship_kind, PC_TRAINEESHIP_REGISTER_STAMPED_ON },
};

static PcRecord *
get_owner (const Asked  *self,
           const PcKind *kind)
{
  if (kind == &pc_beneficiary_kind)
    return self->self->person;
  if (kind == &pc_pathway_kind)
    return self->pathway->pathway;
  if (self->traineeship == NULL)
    return NULL;

  return kind == &pc_traineeship_kind ? self->traineeship->traineeship : self->traineeship->host;
}

/* Whether the field is set, and not from a day ahead; @day is 0 where the field holds none. */
static gboolean
is_proof (const Asked *self,
          PcRecord    *record,
          guint        field,
          PcDay       *day)
{
  if (record == NULL || !pc_record_is_set (record, field))
    return FALSE;

  if (pc_kind_get_field (pc_record_get_kind (record), field)->type == PC_FIELD_DATE)
    *day = pc_record_get_day (record, field);
  return *day <= self->on;
}

static gboolean
find_field (const Asked *self,
            PcPaper     *paper,
            PcDay       *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    {
      PcRecord *owner = strcmp (proofs[i].type, paper->document->type) == 0 ? get_owner (self, proofs[i].kind) : NULL;

      if (is_proof (self, owner, proofs[i].field, day))
        {
          paper->record = owner;
          paper->field = (int) proofs[i].field;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_plan (const Asked *self,
           PcPaper     *paper,
           PcDay       *day)
{
  PcRecord *plan = pc_plan_get_in_force (self->pathway, self->on);

  if (plan == NULL || !is_proof (self, plan, PC_PLAN_SIGNED_ON, day))
    return FALSE;

  paper->record = plan;
  paper->field = PC_PLAN_SIGNED_ON;
  return TRUE;
}

/* Whether the records say that the paper is there; @day is its day, where there is one. */
static gboolean
find_proof (const Asked *self,
            PcPaper     *paper,
            PcDay       *day)
{
  *day = 0;
  if (strcmp (paper->document->type, "pai") == 0)
    return find_plan (self, paper, day);

  return find_field (self, paper, day);
}

/*
 * How a paper stands
 */

/* A paper serves so many months from the day of issue, that day of the month included. */
static PcPaperState
judge_age (const Asked *self,
           PcPaper     *paper,
           PcDay        issued_on)
{
  const int months = paper->document->max_age_months;
  PcDay last;

  if (months < 0)
    return PC_PAPER_THERE;
  if (issued_on == 0)
    return PC_PAPER_UNDATED;

  last = pc_day_add_months (issued_on, months);
  paper->until = paper->until == 0 ? last : MIN (paper->until, last);
  return self->on > last ? PC_PAPER_TOO_OLD : PC_PAPER_THERE;
}

static PcPaperState
judge_document (const Asked *self,
                PcPaper     *paper,
                PcRecord    *record)
{
  PcPaper other = { .document = paper->document };
  PcDay proven_on;
  const gboolean proven = find_proof (self, &other, &proven_on);
  const PcDay signed_on = pc_record_get_day (record, PC_DOCUMENT_SIGNED_ON);
  const PcDay issued_on = pc_record_get_day (record, PC_DOCUMENT_ISSUED_ON);

  paper->record = record;
  paper->until = pc_record_get_day (record, PC_DOCUMENT_EXPIRES_ON);
  if (paper->until != 0 && paper->until < self->on)
    return PC_PAPER_EXPIRED;
  if (paper->document->is_signed && !proven && (signed_on == 0 || signed_on > self->on))
    return PC_PAPER_UNSIGNED;

  return judge_age (self, paper, issued_on != 0 ? issued_on : proven_on);
}

/*
 * The permits on record say how the permit stands, and more than a copy of one: the one that serves best. The receipt
 * is a paper, too. FALSE where there is none, or none that was ever valid.
 */
static gboolean
judge_permit (const Asked *self,
              PcPaper     *paper)
{
  g_autoptr(GArray) views = pc_permit_list_views (self->self, self->on);
  const PcPermitView *best = views->len > 0 ? &g_array_index (views, PcPermitView, 0) : NULL;

  if (best == NULL || (best->state > PC_PERMIT_OPEN && best->state != PC_PERMIT_EXPIRED))
    return FALSE;

  paper->record = best->permit;
  paper->state = best->state == PC_PERMIT_EXPIRED ? PC_PAPER_EXPIRED : PC_PAPER_THERE;
  paper->field = best->state == PC_PERMIT_EXPIRED ? PC_PERMIT_EXPIRES_ON : PC_PERMIT_TITLE;
  paper->until = best->state == PC_PERMIT_ON_RECEIPT ? 0 : best->ends;
  return TRUE;
}

static PcPaperState
judge (const Asked *self,
       PcPaper     *paper)
{
  const char *type = paper->document->type;
  PcRecord *record;
  PcDay proven_on;

  if (strcmp (type, "permit") == 0 && judge_permit (self, paper))
    return paper->state;

  record = pc_case_find_document_on (self->self, type, self->pathway, self->traineeship, self->on);
  if (record != NULL)
    return judge_document (self, paper, record);
  if (find_proof (self, paper, &proven_on))
    return judge_age (self, paper, proven_on);

  return PC_PAPER_MISSING;
}

static gboolean
is_listed (char       **words,
           const char  *word)
{
  return g_strv_contains ((const char * const *) words, word);
}

static void
look_at (const Asked *self,
         PcPaper     *paper)
{
  char **categories = paper->document->categories;

  paper->field = -1;
  paper->state = judge (self, paper);
  if (categories[0] == NULL)
    return;

  if (self->category == NULL)
    paper->state = paper->state == PC_PAPER_MISSING ? PC_PAPER_UNCERTAIN : paper->state;
  else if (!is_listed (categories, self->category->id))
    paper->state = PC_PAPER_NOT_NEEDED;
}

GArray *
pc_papers_list (PcCase                    *self,
                PcPathwayCase             *pathway,
                PcTraineeshipCase         *traineeship,
                const PcProgrammeCategory *category,
                const char                *step,
                PcDay                      on)
{
  const Asked asked = { self, pathway, traineeship, category, on };
  GArray *papers = g_array_new (FALSE, FALSE, sizeof (PcPaper));
  GPtrArray *documents;

  g_return_val_if_fail (self != NULL && pathway != NULL && on > 0, papers);

  if (pathway->programme == NULL)
    return papers;

  documents = pc_programme_get_documents (pathway->programme);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint j = 0; j < documents->len; j++)
      {
        const PcProgrammeDocument *document = documents->pdata[j];
        PcPaper paper = { .document = document, .step = steps[i] };

        if ((step != NULL && strcmp (step, steps[i]) != 0) || !is_listed (document->required_for, steps[i]))
          continue;

        look_at (&asked, &paper);
        g_array_append_val (papers, paper);
      }

  return papers;
}

/*
 * What is to be said
 */

const char *
pc_paper_state_get_code (PcPaperState state)
{
  static const char * const codes[] = {
    "there", "missing", "expired", "too-old", "unsigned", "undated", "not-needed", "uncertain",
  };

  return codes[state];
}

/* Of a set that the programme file bounds, so that each is kept once. */
static const char *
get_rule (const PcPaper *paper)
{
  const gboolean of_traineeship = strcmp (paper->step, "start") == 0 || strcmp (paper->step, "end") == 0;
  g_autofree char *rule = g_strdup_printf ("%s-%s-%s", of_traineeship ? "traineeship" : paper->step,
                                           pc_paper_state_get_code (paper->state), paper->document->type);

  return g_intern_string (rule);
}

static char *
describe (const PcPaper *paper)
{
  const char *name = paper->document->name;
  const int months = paper->document->max_age_months;
  g_autofree char *day = pc_day_format (paper->until);

  switch (paper->state)
    {
    case PC_PAPER_MISSING:
      /* Translators: %s is a paper. */
      return g_strdup_printf (_("“%s” is missing: get it, and add it (Papers)."), name);

    case PC_PAPER_EXPIRED:
      if (paper->until == 0)
        /* Translators: %s is a paper. */
        return g_strdup_printf (_("“%s” has expired: get a new one, and add it (Papers)."), name);

      /* Translators: the first %s is a paper, the second a day. */
      return g_strdup_printf (_("“%s” expired on %s: get a new one, and add it (Papers)."), name, day);

    case PC_PAPER_TOO_OLD:
      /* Translators: the first %s is a paper, %d a number of months, the second %s a day. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "“%s” may be %d month old at most, and served until %s: get a new one, and "
                                           "add it (Papers).",
                                           "“%s” may be %d months old at most, and served until %s: get a new one, and "
                                           "add it (Papers).",
                                           (gulong) months), name, months, day);

    case PC_PAPER_UNSIGNED:
      /* Translators: %s is a paper. */
      return g_strdup_printf (_("“%s” is not signed: have it signed, and enter the day (Papers)."), name);

    case PC_PAPER_UNDATED:
      /* Translators: the first %s is a paper, %d a number of months. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "“%s” may be %d month old at most: enter its day of issue (Papers).",
                                           "“%s” may be %d months old at most: enter its day of issue (Papers).",
                                           (gulong) months), name, months);

    case PC_PAPER_UNCERTAIN:
      /* Translators: %s is a paper. */
      return g_strdup_printf (_("“%s” is asked of some people alone: whether of this one is known once the title of "
                                "stay and the data of the person are complete."), name);

    case PC_PAPER_THERE:
    case PC_PAPER_NOT_NEEDED:
    default:
      return NULL;
    }
}

static const struct
{
  PcFindingLevel  level;
  guint           field;
  const char     *key;
} told[] = {
  [PC_PAPER_MISSING] = { PC_FINDING_REFUSED, PC_DOCUMENT_KIND, NULL },
  [PC_PAPER_EXPIRED] = { PC_FINDING_REFUSED, PC_DOCUMENT_EXPIRES_ON, NULL },
  [PC_PAPER_TOO_OLD] = { PC_FINDING_REFUSED, PC_DOCUMENT_ISSUED_ON, "MaxAgeMonths" },
  [PC_PAPER_UNSIGNED] = { PC_FINDING_REFUSED, PC_DOCUMENT_SIGNED_ON, "Signed" },
  [PC_PAPER_UNDATED] = { PC_FINDING_UNKNOWN, PC_DOCUMENT_ISSUED_ON, "MaxAgeMonths" },
  [PC_PAPER_UNCERTAIN] = { PC_FINDING_NOTE, PC_DOCUMENT_KIND, NULL },
};

static void
say (const PcPaper *paper,
     PcProgramme   *programme,
     GPtrArray     *findings)
{
  g_autofree char *group = g_strconcat ("Document ", paper->document->type, NULL);
  char *message = describe (paper);
  PcFinding *finding;

  if (message == NULL)
    return;

  finding = pc_findings_add (findings, get_rule (paper), told[paper->state].level, message);
  finding->day = paper->until;
  if (paper->field >= 0)
    pc_finding_set_place (finding, pc_record_get_kind (paper->record), paper->record, paper->field);
  else
    pc_finding_set_place (finding, &pc_document_kind, paper->record, (int) told[paper->state].field);
  if (paper->record != NULL)
    pc_finding_add_row (finding, pc_record_get_id (paper->record));
  pc_requirement_settle (finding, programme, group, told[paper->state].key);
}

void
pc_papers_check (GArray      *papers,
                 PcProgramme *programme,
                 GPtrArray   *findings)
{
  g_return_if_fail (papers != NULL && PC_IS_PROGRAMME (programme) && findings != NULL);

  for (guint i = 0; i < papers->len; i++)
    say (&g_array_index (papers, PcPaper, i), programme, findings);
}
