/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "eligible.h"
#include "pc-readiness.h"

/*
 * Somebody for whom the clearance can be asked for on 1 March 2026 in PUOI PLUS, of which everything is on record. The
 * windows of that notice are not known, and neither are all of its papers: that much is always said.
 */

#define READY_PERSON "iban=IT60X0542811101000000123456; tax_code=RSSMRA85T10A562S; privacy_on=2025-10-01"
#define READY_HOST "legal_form=company; vat_number=00743110157; address=Via Po 1; town=Roma; staff=12; " \
                   "staff_apprentices=0; staff_fixed_term=0; recent_dismissals=no; wage_guarantee=no; insolvency=no; " \
                   "disability_quota_met=yes; safety_compliant=yes; seasonal=no; agreement_on=2026-02-01"
#define READY_TRAINEESHIP "host_tutor_id=01a20a32-65aa-7782-8157-ca1eb3a272e1; " \
                          "promoter_tutor_id=01a20a32-65aa-7782-8157-ca1eb3a272e2; replaces_staff=no; " \
                          "reserved_acts=no; unrelated_activities=no; objectives=Bread; activities=Baking; site=Via Po 1; " \
                          "allowance_cents=562,50; accident_insurance=PAT 1; liability_insurance=RC 1; " \
                          "contract_weekly_minutes=40:00; project_on=2026-02-20; register_stamped_on=2026-02-20; " \
                          "agreement_on=2026-02-01"
#define ALWAYS "clearance-list-open:note clearance-windows-unknown:warning"

static inline PcCase *
make_ready (const char *programme)
{
  PcCase *self = make_eligible (programme, "2026-03-01", READY_PERSON, "adhesion_on=2025-10-01");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-04-01", "2026-09-30");

  pc_record_set_text (traineeship->traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (traineeship->host));
  sample_case_fill (traineeship->host, READY_HOST);
  sample_case_fill (traineeship->traineeship, READY_TRAINEESHIP);
  sample_case_set (self->office, "accreditation", "Albo APL 1");
  sample_case_add_permit (self, PERMIT);
  sample_case_add_hours (pathway, "A2", "4:00", "4:00");
  sample_case_add_hours (pathway, "A3", "16:00", "16:00");
  sample_case_add_document (self, "kind=host-record; received_on=2026-02-20");
  sample_case_add_document (self, "kind=non-training-register; received_on=2026-02-25");
  return self;
}
