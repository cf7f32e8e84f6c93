/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-eligibility-private.h"

/* Who is no longer on record under this name is asked about there. */
static void
check_record (const PcEligibility *self,
              GPtrArray           *findings)
{
  PcRecord *person = self->self->person;
  PcFinding *finding;

  if (pc_record_is_set (person, PC_BENEFICIARY_MERGED_INTO))
    finding = pc_findings_add (findings, "eligibility-person-merged", PC_FINDING_REFUSED,
                               g_strdup (_("This person was merged into another one, who takes part instead: go on "
                                           "there.")));
  else if (pc_record_is_deleted (person))
    finding = pc_findings_add (findings, "eligibility-person-removed", PC_FINDING_REFUSED,
                               g_strdup (_("This person was removed: restore the person, or choose another one.")));
  else
    return;

  pc_finding_set_place (finding, &pc_beneficiary_kind, person, -1);
}

/*
 * Unemployed (D.Lgs 150/2015), which begins with the declaration of availability
 */

static PcFinding *
add_status (const PcEligibility *self,
            const char          *rule,
            PcFindingLevel       level,
            guint                field,
            char                *message,
            GPtrArray           *findings)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, &pc_beneficiary_kind, self->self->person, (int) field);
  return pc_requirement_settle (finding, self->programme, "Eligibility", "Unemployed");
}

/*
 * What is on record is how things are now. For a day that has passed, what was written down on entry tells more, unless
 * she is known to have been so since then.
 */
static const char *
get_status (const PcEligibility *self,
            gboolean            *known)
{
  PcRecord *person = self->self->person;
  const char *now = pc_record_get_text (person, PC_BENEFICIARY_EMPLOYMENT_STATUS);
  PcRecord *pathway = self->pathway != NULL ? self->pathway->pathway : NULL;
  const char *entry = pathway != NULL ? pc_record_get_text (pathway, PC_PATHWAY_ENTRY_SITUATION) : NULL;
  const PcDay since = pc_record_get_day (person, PC_BENEFICIARY_EMPLOYMENT_SINCE);
  const gboolean lasts = since != 0 ? since <= self->on : self->on >= self->self->on;

  *known = entry != NULL || since <= self->on;
  return now == NULL || (entry != NULL && !lasts) ? entry : now;
}

static void
add_missing_status (const PcEligibility *self,
                    GPtrArray           *findings)
{
  pc_requirement_settle (pc_requirement_add_missing (findings, "eligibility-status-missing", &pc_beneficiary_kind,
                                                     self->self->person, PC_BENEFICIARY_EMPLOYMENT_STATUS),
                         self->programme, "Eligibility", "Unemployed");
}

static PcDay
get_declaration (const PcEligibility *self)
{
  PcRecord *document = pc_case_find_document_on (self->self, "did", self->pathway, NULL, self->on);
  const PcDay issued_on = document != NULL ? pc_record_get_day (document, PC_DOCUMENT_ISSUED_ON) : 0;

  return issued_on != 0 ? issued_on : pc_record_get_day (self->self->person, PC_BENEFICIARY_DID_ON);
}

static void
check_declaration (const PcEligibility *self,
                   GPtrArray           *findings)
{
  const PcDay declared_on = get_declaration (self);
  g_autofree char *day = pc_day_format (declared_on);
  PcFinding *finding;

  if (declared_on == 0)
    pc_requirement_settle (pc_requirement_add_missing (findings, "eligibility-did-missing", &pc_beneficiary_kind,
                                                       self->self->person, PC_BENEFICIARY_DID_ON),
                           self->programme, "Eligibility", "Unemployed");
  else if (declared_on > self->on)
    {
      finding = add_status (self, "eligibility-did-later", PC_FINDING_REFUSED, PC_BENEFICIARY_DID_ON,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("Unemployment begins with the declaration of availability (DID), which "
                                               "was made only on %s: correct the day, or wait until "
                                               "then."), day), findings);
      finding->day = declared_on;
    }
}

static void
check_inactive (const PcEligibility *self,
                GPtrArray           *findings)
{
  if (get_declaration (self) == 0)
    add_status (self, "eligibility-inactive", PC_FINDING_REFUSED, PC_BENEFICIARY_EMPLOYMENT_STATUS,
                g_strdup (_("Only people who are unemployed can take part, and this one is on record as inactive: have "
                            "the declaration of availability (DID) made at the job centre, then change the "
                            "status.")), findings);
  else
    add_status (self, "eligibility-inactive-did", PC_FINDING_UNKNOWN, PC_BENEFICIARY_EMPLOYMENT_STATUS,
                g_strdup (_("The person is on record as inactive, and has made a declaration of availability (DID) all "
                            "the same: correct one of the two.")), findings);
}

static void
check_unemployed (const PcEligibility *self,
                  GPtrArray           *findings)
{
  gboolean known;
  const char *status = get_status (self, &known);

  if (status == NULL)
    add_missing_status (self, findings);
  else if (!known)
    add_status (self, "eligibility-status-then", PC_FINDING_UNKNOWN, PC_BENEFICIARY_EMPLOYMENT_SINCE,
                g_strdup (_("The employment status on record began only after the day that counts: fill in the status "
                            "on entry at the pathway.")), findings);
  else if (g_str_equal (status, "employed") || g_str_equal (status, "self-employed"))
    add_status (self, "eligibility-employed", PC_FINDING_REFUSED, PC_BENEFICIARY_EMPLOYMENT_STATUS,
                g_strdup (_("Only people who are unemployed can take part, and this one is on record as working: "
                            "correct the status, or since when it holds.")), findings);
  else if (g_str_has_prefix (status, "inactive"))
    check_inactive (self, findings);
  else
    check_declaration (self, findings);
}

/*
 * Reception
 */

/* "SPRAR", which has become SAI; the other centres are not of that system. */
static gboolean
is_hosted (const PcEligibility *self)
{
  PcRecord *person = self->self->person;
  const PcDay since = pc_record_get_day (person, PC_BENEFICIARY_RECEPTION_SINCE);
  const PcDay until = pc_record_get_day (person, PC_BENEFICIARY_RECEPTION_UNTIL);

  return g_strcmp0 (pc_record_get_text (person, PC_BENEFICIARY_RECEPTION_KIND), "SAI") == 0 && since <= self->on &&
         (until == 0 || until >= self->on);
}

static void
check_reception (const PcEligibility *self,
                 GPtrArray           *findings)
{
  PcRecord *person = self->self->person;
  PcFinding *finding;

  if (!pc_record_is_set (person, PC_BENEFICIARY_RECEPTION_KIND))
    finding = pc_requirement_add_missing (findings, "eligibility-reception-missing", &pc_beneficiary_kind, person,
                                          PC_BENEFICIARY_RECEPTION_KIND);
  else if (!is_hosted (self))
    {
      finding = pc_findings_add (findings, "eligibility-reception", PC_FINDING_REFUSED,
                                 g_strdup (_("Only people hosted in the SAI system (formerly SPRAR) can take part, and "
                                             "this one was not on the day that counts: correct the kind of reception "
                                             "or its days.")));
      pc_finding_set_place (finding, &pc_beneficiary_kind, person, PC_BENEFICIARY_RECEPTION_KIND);
    }
  else
    return;

  pc_requirement_settle (finding, self->programme, "Eligibility", "ReceptionSystemOnly");
}

void
pc_eligibility_check_person (const PcEligibility *self,
                             GPtrArray           *findings)
{
  check_record (self, findings);
  if (self->rules->unemployed)
    check_unemployed (self, findings);
  if (self->rules->reception_system_only)
    check_reception (self, findings);
}
