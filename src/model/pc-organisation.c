/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-organisation.h"

#include "pc-code-checks.h"

void
pc_organisation_check (gpointer   record,
                       GPtrArray *issues)
{
  pc_check_body_codes (record, PC_ORGANISATION_TAX_CODE, PC_ORGANISATION_VAT_NUMBER, PC_ORGANISATION_LEGAL_FORM,
                       issues);
}
