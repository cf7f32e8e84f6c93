/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-beneficiary.h"

#include "pc-checks.h"
#include "pc-tax-code.h"

/* What the tax code says of the person may rightly differ from the papers: a warning, never more. */
static void
check_tax_code (PcRecord  *self,
                GPtrArray *issues)
{
  const char *code = pc_record_get_text (self, PC_BENEFICIARY_TAX_CODE);
  char *warning = NULL;

  if (code != NULL)
    warning = pc_tax_code_compare (code,
                                   pc_record_get_text (self, PC_BENEFICIARY_FAMILY_NAME),
                                   pc_record_get_text (self, PC_BENEFICIARY_GIVEN_NAME),
                                   pc_record_get_text (self, PC_BENEFICIARY_SEX),
                                   pc_record_get_text (self, PC_BENEFICIARY_BIRTH_DATE),
                                   pc_record_get_text (self, PC_BENEFICIARY_BIRTH_COUNTRY));
  if (warning != NULL)
    pc_issues_add (issues, PC_BENEFICIARY_TAX_CODE, FALSE, warning);
}

void
pc_beneficiary_check (gpointer   record,
                      GPtrArray *issues)
{
  check_tax_code (record, issues);
  pc_check_past (record, PC_BENEFICIARY_BIRTH_DATE, issues);
  pc_check_days (record, PC_BENEFICIARY_BIRTH_DATE, PC_BENEFICIARY_ARRIVED_ON, issues);
  pc_check_days (record, PC_BENEFICIARY_RECEPTION_SINCE, PC_BENEFICIARY_RECEPTION_UNTIL, issues);
}
