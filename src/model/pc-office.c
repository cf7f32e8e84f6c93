/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-office.h"

#include "pc-code-checks.h"

void
pc_office_check (gpointer   record,
                 GPtrArray *issues)
{
  pc_check_body_codes (record, PC_OFFICE_TAX_CODE, PC_OFFICE_VAT_NUMBER, PC_OFFICE_LEGAL_FORM, issues);
}
