/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include <string.h>

#include "pc-eligibility.h"
#include "pc-host-check.h"
#include "pc-iban.h"
#include "pc-time.h"

/*
 * The rules, by the file that has them; those of the host are listed in pc-host-check.c, those of who can take part
 * ("eligibility-…") in pc-eligibility.c.
 *
 * pc-readiness.c
 *   clearance-programme-unknown      this computer does not know the programme
 *   clearance-region-unknown         the rules of the region cannot be read
 *   clearance-pathway-closed         the pathway was closed before the day
 *   clearance-edition                the pathway was opened under another edition of the rules
 *   clearance-not-required           the programme asks for no clearance
 *   clearance-accreditation          nothing says by what the promoter is accredited
 *   clearance-iban-missing           no account for the allowance
 *   clearance-iban-wrong             the number of the account is none
 *   clearance-iban-holder            the account is somebody else's
 *   clearance-hours                  fewer hours are certified than the programme asks for
 *   clearance-hours-service          the hours are there, but not those of each service
 *   clearance-hours-unstated         the programme does not state the hours
 *   clearance-traineeship-missing    no traineeship is agreed
 *   clearance-list-open              the programme's list of papers is not complete
 *   claim-list-open                  the same of the papers of the claim
 *
 * pc-papers.c, where PAPER is a code of document-kind; "traineeship-…" for start and end, "claim-…" for the claim
 *   clearance-missing-PAPER          it is not on record
 *   clearance-expired-PAPER          it has expired
 *   clearance-too-old-PAPER          it is older than allowed
 *   clearance-unsigned-PAPER         it is not signed
 *   clearance-undated-PAPER          its age counts, and is not known
 *   clearance-uncertain-PAPER        whether it is needed is not known yet
 *
 * pc-readiness-project.c
 *   clearance-project-field          a field of the training project is empty
 *   clearance-started                the traineeship starts on the day of the request or before
 *   clearance-allowance-low          less than the least allowance
 *   clearance-allowance-reduced      less than the programme pays
 *   traineeship-…                    what pc_situation_check() says of its length, hours, tutors and insurance
 *
 * pc-readiness-terms.c
 *   clearance-request-late           after the last day of requests
 *   clearance-request-hour           on that day, which ends at an hour
 *   clearance-window-closed          outside the windows
 *   clearance-windows-unknown        the days of the windows are not known
 *   clearance-traineeship-end-late   it ends after the last day of traineeships
 *   clearance-pathway-end-late       it ends after the last day of pathways
 *
 * pc-substitution.c
 *   clearance-substitution-host      the host was replaced, which the programme does not allow
 *   clearance-substitution-trainee   the trainee was, likewise
 *   clearance-substitution-request   somebody was replaced, which needs a new request
 *   clearance-substitution-day       somebody was replaced on the day of the request itself
 *
 * pc-readiness-changes.c
 *   clearance-changed-unreadable     what the request said cannot be read
 *   clearance-changed-host           it was for another host
 *   clearance-changed-rules          it was made under another edition or region
 *   clearance-changed-days           the traineeship had other days
 *   clearance-changed-hours          other hours were certified
 *   clearance-changed-settled        something that was said then no longer is
 *   clearance-changed-new            something is said only now
 */

PcFinding *
pc_readiness_add (const PcReadiness *self,
                  const char        *rule,
                  PcFindingLevel     level,
                  PcRecord          *record,
                  int                field,
                  char              *message)
{
  PcFinding *finding = pc_findings_add (self->findings, rule, level, message);

  pc_finding_set_place (finding, pc_record_get_kind (record), record, field);
  return finding;
}

/*
 * The pathway and its promoter
 */

static void
check_pathway (const PcReadiness *self)
{
  PcRecord *pathway = self->pathway->pathway;
  const PcDay closed_on = pc_record_get_day (pathway, PC_PATHWAY_CLOSED_ON);

  if (closed_on != 0 && closed_on < self->on)
    pc_readiness_add (self, "clearance-pathway-closed", PC_FINDING_REFUSED, pathway, PC_PATHWAY_CLOSED_ON,
                      g_strdup (_("The pathway was closed before the day of the request: correct that day, or open the "
                                  "pathway again.")))->day = closed_on;
  if (self->pathway->region_missing)
    pc_readiness_add (self, "clearance-region-unknown", PC_FINDING_UNKNOWN, pathway, PC_PATHWAY_REGION,
                      g_strdup (_("The rules of the region cannot be read, and those of the notice are used in their "
                                  "place: see what is wrong with its file, or correct the region.")));
  if (self->pathway->other_edition)
    pc_readiness_add (self, "clearance-edition", PC_FINDING_NOTE, pathway, PC_PATHWAY_EDITION,
                      /* Translators: both %s are editions of a programme, as "2025-1". */
                      g_strdup_printf (_("The pathway was opened under the edition %s of the programme; these rules "
                                         "are of the edition %s."),
                                       pc_record_get_text (pathway, PC_PATHWAY_EDITION),
                                       pc_programme_get_edition (self->programme)));
  if (!self->rules->clearance_required)
    pc_finding_set_source (pc_readiness_add (self, "clearance-not-required", PC_FINDING_NOTE, pathway, -1,
                                             g_strdup (_("The programme asks for no clearance."))),
                           self->programme, "Clearance", "Required");
}

/* Bodies authorised or accredited for employment services. */
static void
check_promoter (const PcReadiness *self)
{
  PcRecord *office = self->self->office;
  PcFinding *finding;

  if (office != NULL && pc_record_is_set (office, PC_OFFICE_ACCREDITATION))
    return;

  finding = pc_requirement_add_missing (self->findings, "clearance-accreditation", &pc_office_kind, office,
                                        PC_OFFICE_ACCREDITATION);
  pc_finding_set_source (finding, self->programme, "Clearance", NULL);
}

/*
 * The account: where the adhesion form, which names it, is asked for
 */

static gboolean
asks_for_account (const PcReadiness *self)
{
  GPtrArray *documents = pc_programme_get_documents (self->programme);

  for (guint i = 0; i < documents->len; i++)
    if (strcmp (((const PcProgrammeDocument *) documents->pdata[i])->type, "adhesion-form") == 0)
      return TRUE;

  return FALSE;
}

static void
check_account (const PcReadiness *self)
{
  PcRecord *person = self->self->person;
  const char *iban = pc_record_get_text (person, PC_BENEFICIARY_IBAN);
  g_autoptr(GError) error = NULL;
  PcFinding *finding = NULL;

  if (iban == NULL)
    finding = pc_requirement_add_missing (self->findings, "clearance-iban-missing", &pc_beneficiary_kind, person,
                                          PC_BENEFICIARY_IBAN);
  else if (!pc_iban_check (iban, &error))
    finding = pc_readiness_add (self, "clearance-iban-wrong", PC_FINDING_REFUSED, person, PC_BENEFICIARY_IBAN,
                                /* Translators: %s is a sentence that says what is wrong with an IBAN. */
                                g_strdup_printf (_("The allowance cannot be paid to this account: "
                                                   "%s"), error->message));
  else if (pc_record_is_set (person, PC_BENEFICIARY_IBAN_HOLDER))
    finding = pc_readiness_add (self, "clearance-iban-holder", PC_FINDING_WARNING, person, PC_BENEFICIARY_IBAN_HOLDER,
                                g_strdup (_("The account is in the name of somebody else: make sure that the allowance "
                                            "may be paid to it.")));

  if (finding != NULL)
    pc_finding_set_source (finding, self->programme, "Document adhesion-form", NULL);
}

/*
 * Certified hours
 */

static gboolean
counts (const PcProgrammeRules *rules,
        const char             *service)
{
  return g_strv_contains ((const char * const *) rules->clearance_services, service);
}

int
pc_readiness_sum_hours (PcPathwayCase *pathway,
                        int           *delivered,
                        int           *certified)
{
  const PcProgrammeRules *rules;

  *delivered = 0;
  *certified = 0;
  g_return_val_if_fail (pathway != NULL && pathway->programme != NULL, -1);

  rules = pc_programme_get_rules (pathway->programme);
  for (guint i = 0; i < pathway->hours->len; i++)
    {
      const PcHours *hours = &g_array_index (pathway->hours, PcHours, i);

      if (hours->service != NULL && counts (rules, hours->service))
        {
          *delivered += hours->minutes;
          *certified += hours->certified;
        }
    }

  return rules->certified_minutes;
}

/* The names of the services that count: "Taking charge, Specialist orientation". */
static char *
list_services (const PcReadiness *self)
{
  GPtrArray *services = pc_programme_get_services (self->programme);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];

      if (service->counts_for_clearance)
        g_ptr_array_add (names, service->name);
    }

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static int
get_certified (const PcReadiness *self,
               const char        *code)
{
  for (guint i = 0; i < self->pathway->hours->len; i++)
    {
      const PcHours *hours = &g_array_index (self->pathway->hours, PcHours, i);

      if (g_strcmp0 (hours->service, code) == 0)
        return hours->certified;
    }

  return 0;
}

static void
add_service (const PcReadiness        *self,
             const PcProgrammeService *service,
             int                       certified)
{
  g_autofree char *done = pc_minutes_format (certified);
  g_autofree char *asked = pc_minutes_format (service->minutes);
  PcFinding *finding;

  finding = pc_readiness_add (self, "clearance-hours-service", PC_FINDING_WARNING, self->pathway->pathway, -1,
                              /* Translators: the first %s is a service, the others are lengths of time. */
                              g_strdup_printf (_("“%s”: %s of %s hours are certified. Make sure that the hours of the "
                                                 "other services may stand for them."), service->name, done, asked));
  pc_requirement_settle (finding, self->programme, "Clearance", "CertifiedHours");
}

/* All hours may be there and still be those of one service alone. */
static void
check_services (const PcReadiness *self)
{
  GPtrArray *services = pc_programme_get_services (self->programme);

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];
      const int certified = service->counts_for_clearance ? get_certified (self, service->code) : 0;

      if (service->counts_for_clearance && certified < service->minutes)
        add_service (self, service, certified);
    }
}

static void
check_hours (const PcReadiness *self)
{
  int delivered, certified;
  const int asked = pc_readiness_sum_hours (self->pathway, &delivered, &certified);
  g_autofree char *services = list_services (self);
  g_autofree char *asked_text = pc_minutes_format (MAX (asked, 0));
  g_autofree char *certified_text = pc_minutes_format (certified);
  g_autofree char *delivered_text = pc_minutes_format (delivered);
  PcFinding *finding;

  if (asked >= 0 && certified >= asked)
    {
      check_services (self);
      return;
    }

  if (asked < 0)
    finding = pc_readiness_add (self, "clearance-hours-unstated", PC_FINDING_NOTE, self->pathway->pathway, -1,
                                g_strdup (_("How many hours have to be certified before the request is not stated: "
                                            "check the notice.")));
  else
    {
      finding = pc_findings_add (self->findings, "clearance-hours", PC_FINDING_REFUSED,
                                 /* Translators: the first %s is a list of services, the others are lengths of time. */
                                 g_strdup_printf (_("%s: %s of %s hours are certified, and %s were delivered. Deliver "
                                                    "what is missing, and enter the page of the register (Services)."),
                                                  services, certified_text, asked_text, delivered_text));
      pc_finding_set_place (finding, &pc_service_entry_kind, NULL, PC_SERVICE_ENTRY_REGISTER_PAGE);
    }

  pc_requirement_settle (finding, self->programme, "Clearance", "CertifiedHours");
}

/*
 * Papers
 */

static void
check_list (const PcReadiness *self,
            const char        *step)
{
  const gboolean claim = strcmp (step, "claim") == 0;
  PcFinding *finding;

  if (!claim && strcmp (step, "clearance") != 0)
    return;
  if (claim ? self->rules->claim_list_complete : self->rules->clearance_list_complete)
    return;

  if (claim)
    finding = pc_readiness_add (self, "claim-list-open", PC_FINDING_NOTE, self->pathway->pathway, -1,
                                g_strdup (_("More papers may be asked for with the claim than are listed here: check "
                                            "the notice.")));
  else
    finding = pc_readiness_add (self, "clearance-list-open", PC_FINDING_NOTE, self->pathway->pathway, -1,
                                g_strdup (_("More papers may be asked for with the request than are listed here: check "
                                            "the notice.")));
  pc_requirement_settle (finding, self->programme, claim ? "Claim" : "Clearance", "ListComplete");
}

static void
check_papers (const PcReadiness *self,
              const char        *step)
{
  g_autoptr(GArray) papers = pc_papers_list (self->self, self->pathway, self->traineeship, self->category, step,
                                             self->on);

  pc_papers_check (papers, self->programme, self->findings);
  check_list (self, step);
}

/*
 * All together
 */

/* Requirements that hold on the day of the clearance are looked at on that of the request, which comes before. */
static PcDay
get_eligibility_day (const PcReadiness *self)
{
  if (self->rules->checked_at == PC_PROGRAMME_CHECKED_AT_CLEARANCE)
    return self->on;

  return pc_eligibility_get_day (self->pathway, self->on);
}

static void
find_category (PcReadiness *self,
               GPtrArray   *findings)
{
  const PcDay day = get_eligibility_day (self);

  pc_eligibility_check (self->self, self->pathway, self->programme, day, findings, &self->category);
}

static gboolean
begin (PcReadiness *self)
{
  if (self->pathway->programme == NULL)
    {
      pc_readiness_add (self, "clearance-programme-unknown", PC_FINDING_UNKNOWN, self->pathway->pathway,
                        PC_PATHWAY_PROGRAMME,
                        /* Translators: %s is the code of a programme. */
                        g_strdup_printf (_("The rules of the programme “%s” are not on this computer: add its file, or "
                                           "correct the programme of the pathway."),
                                         pc_record_get_text (self->pathway->pathway, PC_PATHWAY_PROGRAMME)));
      return FALSE;
    }

  self->programme = self->pathway->programme;
  self->rules = pc_programme_get_rules (self->programme);
  return TRUE;
}

static void
check_traineeship (const PcReadiness *self)
{
  PcFinding *finding;

  if (self->traineeship != NULL)
    {
      pc_host_check (self->self, self->pathway, self->traineeship, self->on, self->findings);
      pc_readiness_check_project (self);
      pc_readiness_check_substitution (self);
      return;
    }

  finding = pc_findings_add (self->findings, "clearance-traineeship-missing", PC_FINDING_UNKNOWN,
                             g_strdup (_("No traineeship is agreed: enter host, tutors, days and hours "
                                         "(Traineeship).")));
  pc_finding_set_place (finding, &pc_traineeship_kind, NULL, PC_TRAINEESHIP_HOST_ID);
  pc_finding_set_source (finding, self->programme, "Clearance", NULL);
}

PcVerdict
pc_readiness_check (PcCase            *self,
                    PcPathwayCase     *pathway,
                    PcTraineeshipCase *traineeship,
                    PcDay              on,
                    GPtrArray         *findings)
{
  PcReadiness check = { self, pathway, traineeship, NULL, NULL, NULL, on, findings };
  guint first;

  g_return_val_if_fail (self != NULL && pathway != NULL && on > 0 && findings != NULL, PC_VERDICT_UNKNOWN);

  first = findings->len;
  if (!begin (&check))
    return PC_VERDICT_UNKNOWN;

  check_pathway (&check);
  find_category (&check, findings);
  check_papers (&check, "clearance");
  if (asks_for_account (&check))
    check_account (&check);
  check_hours (&check);
  check_promoter (&check);
  check_traineeship (&check);
  pc_readiness_check_terms (&check);
  return pc_requirement_get_verdict (findings, first);
}

PcVerdict
pc_readiness_check_documents (PcCase            *self,
                              PcPathwayCase     *pathway,
                              PcTraineeshipCase *traineeship,
                              const char        *step,
                              PcDay              on,
                              GPtrArray         *findings)
{
  PcReadiness check = { self, pathway, traineeship, NULL, NULL, NULL, on, findings };
  g_autoptr(GPtrArray) unused = pc_findings_new ();
  guint first;

  g_return_val_if_fail (self != NULL && pathway != NULL && on > 0 && step != NULL, PC_VERDICT_UNKNOWN);
  g_return_val_if_fail (findings != NULL, PC_VERDICT_UNKNOWN);

  first = findings->len;
  if (!begin (&check))
    return PC_VERDICT_UNKNOWN;

  find_category (&check, unused);
  check_papers (&check, step);
  return pc_requirement_get_verdict (findings, first);
}

GArray *
pc_readiness_list_papers (PcCase            *self,
                          PcPathwayCase     *pathway,
                          PcTraineeshipCase *traineeship,
                          PcDay              on)
{
  g_autoptr(GPtrArray) unused = pc_findings_new ();
  PcReadiness check = { self, pathway, traineeship, NULL, NULL, NULL, on, unused };

  g_return_val_if_fail (self != NULL && pathway != NULL && on > 0, NULL);

  if (begin (&check))
    find_category (&check, unused);

  return pc_papers_list (self, pathway, traineeship, check.category, NULL, on);
}

gboolean
pc_readiness_is_pending (PcPathwayCase *pathway,
                         PcDay          on)
{
  PcTraineeshipCase *traineeship;
  PcDay opened_on, closed_on, issued_on;

  g_return_val_if_fail (pathway != NULL && on > 0, FALSE);

  opened_on = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON);
  closed_on = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);
  if (opened_on > on || (closed_on != 0 && closed_on <= on))
    return FALSE;
  if ((traineeship = pc_case_get_traineeship (pathway)) == NULL)
    return TRUE;

  issued_on = pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON);
  return issued_on == 0 || issued_on > on || pc_readiness_is_substituted (traineeship, on);
}
