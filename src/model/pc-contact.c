/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-contact.h"

#include "pc-code-checks.h"

void
pc_contact_check (gpointer   record,
                  GPtrArray *issues)
{
  pc_check_tax_code_names (record, PC_CONTACT_TAX_CODE, PC_CONTACT_FAMILY_NAME, PC_CONTACT_GIVEN_NAME, issues);
}
