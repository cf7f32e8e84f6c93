/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-beneficiary.h"

#include <glib/gi18n-lib.h>

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
                                   pc_record_get_text (self, PC_BENEFICIARY_BIRTH_COUNTRY),
                                   pc_record_get_text (self, PC_BENEFICIARY_BIRTH_PLACE));
  if (warning != NULL)
    pc_issues_add (issues, PC_BENEFICIARY_TAX_CODE, FALSE, warning);
}

/* An account of several people is the person's too. */
static void
check_iban_holder (PcRecord  *self,
                   GPtrArray *issues)
{
  const char *holder = pc_record_get_text (self, PC_BENEFICIARY_IBAN_HOLDER);
  g_autofree char *name = pc_record_dup_name (self);

  if (holder == NULL || !pc_record_is_set (self, PC_BENEFICIARY_IBAN) || g_str_match_string (name, holder, TRUE))
    return;

  pc_issues_add (issues, PC_BENEFICIARY_IBAN_HOLDER, FALSE,
                 /* Translators: %s is who holds the account. */
                 g_strdup_printf (_("The account belongs to somebody else (%s). "
                                    "Check that the allowance can be paid into it."), holder));
}

void
pc_beneficiary_check (gpointer   record,
                      GPtrArray *issues)
{
  check_tax_code (record, issues);
  check_iban_holder (record, issues);
  pc_check_past (record, PC_BENEFICIARY_BIRTH_DATE, issues);
  pc_check_days (record, PC_BENEFICIARY_BIRTH_DATE, PC_BENEFICIARY_ARRIVED_ON, issues);
  pc_check_days (record, PC_BENEFICIARY_RECEPTION_SINCE, PC_BENEFICIARY_RECEPTION_UNTIL, issues);
}
