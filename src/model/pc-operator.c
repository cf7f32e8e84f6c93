/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-operator.h"

#include "pc-code-checks.h"

void
pc_operator_check (gpointer   record,
                   GPtrArray *issues)
{
  pc_check_tax_code_names (record, PC_OPERATOR_TAX_CODE, PC_OPERATOR_FAMILY_NAME, PC_OPERATOR_GIVEN_NAME, issues);
}
