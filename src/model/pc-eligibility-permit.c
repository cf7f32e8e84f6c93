/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-eligibility-private.h"

#include "pc-code-list.h"

/* In the language of the user: "Refugee status". */
static const char *
get_label (const char *title)
{
  return title != NULL ? pc_code_list_get_label (pc_code_list_get ("residence-title"), title) : "";
}

/* Where the title stands in the law. */
static void
cite_title (PcFinding  *finding,
            const char *title)
{
  const char *note = title != NULL ? pc_code_list_get_note (pc_code_list_get ("residence-title"), title) : NULL;

  if (note != NULL)
    pc_requirement_cite (finding, note);
}

static PcFinding *
add (const PcEligibility *self,
     const PcPermitView  *view,
     const char          *rule,
     PcFindingLevel       level,
     guint                field,
     char                *message,
     GPtrArray           *findings)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, &pc_permit_kind, view->permit, (int) field);
  pc_finding_add_row (finding, pc_record_get_id (view->permit));
  pc_finding_set_source (finding, self->programme, "Eligibility", NULL);
  return finding;
}

/*
 * Whether it holds
 */

static void
add_expired (const PcEligibility *self,
             const PcPermitView  *view,
             GPtrArray           *findings)
{
  g_autofree char *day = pc_day_format (view->ends);
  g_autofree char *limit = NULL;
  PcDay from, until;
  PcFinding *finding;

  pc_permit_get_conversion_window (self->self, view, &from, &until);
  limit = pc_day_format (until);
  if (view->ends == 0)
    finding = add (self, view, "eligibility-permit-expired", PC_FINDING_REFUSED, PC_PERMIT_STATUS,
                   g_strdup (_("The title of stay has expired: record its renewal or a new one (Papers).")), findings);
  else if (pc_permit_is_of_minor (view->title) && until >= self->on)
    finding = add (self, view, "eligibility-permit-expired", PC_FINDING_REFUSED, PC_PERMIT_RENEWAL_ON,
                   /* Translators: both %s are days. */
                   g_strdup_printf (_("The title of stay of a minor ended on %s. Its conversion can be asked for until "
                                      "%s: record it when it is done (Papers)."), day, limit), findings);
  else
    finding = add (self, view, "eligibility-permit-expired", PC_FINDING_REFUSED, PC_PERMIT_RENEWAL_ON,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("The title of stay expired on %s, and no renewal is on record: record the "
                                      "renewal or a new title (Papers)."), day), findings);

  finding->day = view->ends;
}

static void
add_not_yet (const PcEligibility *self,
             const PcPermitView  *view,
             GPtrArray           *findings)
{
  g_autofree char *day = pc_day_format (view->starts);
  PcFinding *finding = add (self, view, "eligibility-permit-not-yet", PC_FINDING_REFUSED, PC_PERMIT_STARTS_ON,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("The title of stay is valid only from %s: wait until then, or correct "
                                               "the day (Papers)."), day), findings);

  finding->day = view->starts;
}

/* What ends later may begin later, too. */
static void
check_start (const PcEligibility *self,
             const PcPermitView  *view,
             GPtrArray           *findings)
{
  PcFinding *finding;

  if (view->starts != 0)
    return;

  finding = pc_requirement_add_missing (findings, "eligibility-permit-start", &pc_permit_kind, view->permit,
                                        PC_PERMIT_STARTS_ON);
  pc_finding_set_source (finding, self->programme, "Eligibility", NULL);
}

/* Statelessness and long-term residence are without end. */
static void
check_open (const PcEligibility *self,
            const PcPermitView  *view,
            GPtrArray           *findings)
{
  if (g_strcmp0 (view->title, "APO") == 0 || g_strcmp0 (view->title, "LUN") == 0)
    return;

  pc_finding_set_source (pc_requirement_add_missing (findings, "eligibility-permit-open", &pc_permit_kind, view->permit,
                                                     PC_PERMIT_EXPIRES_ON),
                         self->programme, "Eligibility", NULL);
}

/* Whether the receipt stands for the title is the programme's to say. */
static void
check_receipt (const PcEligibility *self,
               const PcPermitView  *view,
               GPtrArray           *findings)
{
  PcFinding *finding;

  if (view->title == NULL)
    add (self, view, "eligibility-receipt-title", PC_FINDING_UNKNOWN, PC_PERMIT_TITLE,
         g_strdup (_("The receipt does not say which title of stay it renews: record that one as well "
                     "(Papers).")), findings);

  if (self->rules->renewal_receipt_accepted)
    finding = add (self, view, "eligibility-receipt", PC_FINDING_NOTE, PC_PERMIT_RENEWAL_RECEIPT,
                   g_strdup (_("The receipt of the renewal or conversion stands for the title of stay: it belongs to "
                               "the file.")),
                   findings);
  else
    finding = add (self, view, "eligibility-receipt-refused", PC_FINDING_REFUSED, PC_PERMIT_EXPIRES_ON,
                   g_strdup (_("The title of stay has expired, and its receipt of renewal or conversion is taken not "
                               "to stand for it: ask the authority, or wait for the new title.")), findings);

  finding->day = view->ends;
  pc_requirement_settle (finding, self->programme, "Eligibility", "RenewalReceiptAccepted");
}

static void
check_validity (const PcEligibility *self,
                const PcPermitView  *view,
                GPtrArray           *findings)
{
  switch (view->state)
    {
    case PC_PERMIT_IN_FORCE:
      check_start (self, view, findings);
      return;

    case PC_PERMIT_ON_RECEIPT:
      check_receipt (self, view, findings);
      return;

    case PC_PERMIT_OPEN:
      check_open (self, view, findings);
      return;

    case PC_PERMIT_REQUESTED:
      add (self, view, "eligibility-permit-requested", PC_FINDING_UNKNOWN, PC_PERMIT_STARTS_ON,
           g_strdup (_("The title of stay was asked for and was not issued by that day, and the notice does not say "
                       "whether the application stands for it: record the title when it is issued, or ask the "
                       "authority.")), findings);
      return;

    case PC_PERMIT_NOT_YET:
      add_not_yet (self, view, findings);
      return;

    case PC_PERMIT_EXPIRED:
      add_expired (self, view, findings);
      return;

    case PC_PERMIT_LOST:
      add (self, view, "eligibility-permit-lost", PC_FINDING_REFUSED, PC_PERMIT_STATUS,
           g_strdup (_("The title of stay was refused or revoked: record the one that holds now (Papers).")), findings);
      return;

    case PC_PERMIT_REPLACED:
    default:
      add (self, view, "eligibility-permit-replaced", PC_FINDING_REFUSED, PC_PERMIT_STATUS,
           g_strdup (_("The title of stay was converted, and what it was converted to does not hold on that day: check "
                       "the days of both (Papers).")), findings);
    }
}

/*
 * What is particular to a title
 */

/* An asylum applicant may work so many days after the application (D.Lgs 142/2015 art. 22); others when the record
   says. */
static PcDay
get_first_work_day (const PcEligibility *self,
                    const PcPermitView  *view)
{
  const PcDay work_from = pc_record_get_day (view->permit, PC_PERMIT_WORK_FROM);
  const PcDay applied_on = pc_record_get_day (view->permit, PC_PERMIT_APPLIED_ON);
  const int wait = self->rules->asylum_applicant_wait_days;

  if (g_strcmp0 (view->title, "RAS") != 0 || applied_on == 0 || wait < 0)
    return work_from;

  return MAX (work_from, applied_on + wait);
}

static void
settle_work (const PcEligibility *self,
             const PcPermitView  *view,
             PcFinding           *finding)
{
  if (g_strcmp0 (view->title, "RAS") == 0 && self->rules->asylum_applicant_wait_days >= 0)
    pc_requirement_settle (finding, self->programme, "Eligibility", "AsylumApplicantWaitDays");
  else
    cite_title (finding, view->title);
}

static void
check_work (const PcEligibility *self,
            const PcPermitView  *view,
            GPtrArray           *findings)
{
  const PcDay from = get_first_work_day (self, view);
  g_autofree char *day = pc_day_format (from);
  PcFinding *finding;

  if (from > self->on)
    {
      finding = add (self, view, "eligibility-work-from", PC_FINDING_REFUSED, PC_PERMIT_WORK_FROM,
                     /* Translators: the first %s is a title of stay, the second a day. */
                     g_strdup_printf (_("With this title of stay (%s) the person may work only from %s: wait until "
                                        "then, or correct the day (Papers)."), get_label (view->title), day), findings);
      finding->day = from;
    }
  else if (from == 0 && g_strcmp0 (view->title, "RAS") == 0)
    finding = pc_requirement_add_missing (findings, "eligibility-work-from-missing", &pc_permit_kind, view->permit,
                                          PC_PERMIT_APPLIED_ON);
  else
    return;

  settle_work (self, view, finding);
}

/* A title that says itself that it holds longer than the last prolongation known is believed, with a warning. */
static void
check_temporary_protection (const PcEligibility *self,
                            const PcPermitView  *view,
                            GPtrArray           *findings)
{
  const PcDay until = self->rules->temporary_protection_until;
  g_autofree char *day = pc_day_format (until);
  PcFinding *finding;

  if (g_strcmp0 (view->title, "TMP") != 0 || until == 0 || self->on <= until)
    return;

  finding = add (self, view, "eligibility-temporary-protection",
                 view->state == PC_PERMIT_IN_FORCE ? PC_FINDING_WARNING : PC_FINDING_REFUSED, PC_PERMIT_EXPIRES_ON,
                 /* Translators: %s is a day. */
                 g_strdup_printf (_("Temporary protection is known to last until %s: check whether it was prolonged, "
                                    "and set its last day in the programme."), day), findings);
  finding->day = until;
  pc_requirement_settle (finding, self->programme, "Eligibility", "TemporaryProtectionUntil");
}

/* Asked for too early or too late (DPR 191/2022): the authority may refuse it. */
static void
check_conversion_window (const PcEligibility *self,
                         const PcPermitView  *view,
                         GPtrArray           *findings)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  PcDay from, until;
  PcFinding *finding;

  pc_permit_get_conversion_window (self->self, view, &from, &until);
  if (!pc_permit_is_of_minor (view->title) || view->asked_on == 0 || from == 0 || until == 0 ||
      (view->asked_on >= from && view->asked_on <= until))
    return;

  first = pc_day_format (from);
  last = pc_day_format (until);
  finding = add (self, view, "eligibility-conversion-window", PC_FINDING_WARNING, PC_PERMIT_RENEWAL_ON,
                 /* Translators: both %s are days. */
                 g_strdup_printf (_("The conversion of the title of a minor can be asked for from %s to %s, and was "
                                    "asked for on another day: check with the Questura that it was "
                                    "taken."), first, last), findings);
  finding->day = until;
  pc_requirement_cite (finding, _("DPR 394/1999 art. 28; DPR 191/2022: from 90 days before the age of 18 to 60 days "
                                  "after expiry"));
}

/* Asylum applications cannot be converted; of the others the sources say different things by year. */
static void
check_conversion (const PcEligibility *self,
                  const PcPermitView  *view,
                  GPtrArray           *findings)
{
  static const char * const doubtful[] = { "RAS", "SPE", "CAL", "MED", NULL };
  const char *status = pc_record_get_text (view->permit, PC_PERMIT_STATUS);
  PcFinding *finding;

  if (g_strcmp0 (status, "conversion-requested") != 0 || view->title == NULL ||
      !g_strv_contains (doubtful, view->title))
    return;

  finding = add (self, view, "eligibility-conversion-doubtful", PC_FINDING_WARNING, PC_PERMIT_STATUS,
                 /* Translators: %s is a title of stay. */
                 g_strdup_printf (_("By the rules known this title of stay (%s) cannot be converted, or not in every "
                                    "case: check with the Questura what the receipt is "
                                    "worth."), get_label (view->title)), findings);
  cite_title (finding, view->title);
}

/* Which is a decision of a court and goes with a permit. */
static void
add_assistance_alone (const PcEligibility *self,
                      const PcPermitView  *view,
                      GPtrArray           *findings)
{
  PcFinding *finding = add (self, view, "eligibility-assistance", PC_FINDING_UNKNOWN, PC_PERMIT_TITLE,
                            g_strdup (_("The continued assistance by the Juvenile Court is no title of stay: record "
                                        "the permit that goes with it (Papers).")), findings);

  cite_title (finding, "PRO");
}

/* Whether some category takes the court's decision for a title. */
static gboolean
takes (const PcEligibility *self,
       const char          *title)
{
  g_auto(GStrv) titles = pc_programme_dup_titles (self->programme, TRUE);

  return g_strv_contains ((const char * const *) titles, title);
}

gboolean
pc_eligibility_check_permit (const PcEligibility *self,
                             const PcPermitView  *view,
                             GPtrArray           *findings)
{
  PcFinding *finding;

  if (view == NULL)
    {
      finding = pc_findings_add (findings, "eligibility-permit-missing", PC_FINDING_UNKNOWN,
                                 g_strdup (_("No title of stay is on record: add it (Papers).")));
      pc_finding_set_place (finding, &pc_permit_kind, NULL, PC_PERMIT_TITLE);
      pc_finding_set_source (finding, self->programme, "Eligibility", NULL);
      return FALSE;
    }

  if (g_strcmp0 (view->title, "PRO") == 0 && !takes (self, "PRO"))
    {
      add_assistance_alone (self, view, findings);
      return FALSE;
    }

  check_validity (self, view, findings);
  check_work (self, view, findings);
  check_temporary_protection (self, view, findings);
  check_conversion_window (self, view, findings);
  check_conversion (self, view, findings);
  return TRUE;
}
