/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-code-checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-tax-code.h"

/* Legal forms under which a person works, whose tax code is the person's. */
static const char * const forms_of_persons[] = { "sole-trader", "professional", "household", NULL };

/* Legal forms under which there is often a tax code with no VAT number, or with another. */
static const char * const forms_with_two[] = {
  "association", "foundation", "religious-body", "public-body", "other", NULL
};

void
pc_check_tax_code_names (PcRecord  *record,
                         guint      tax_code,
                         guint      family_name,
                         guint      given_name,
                         GPtrArray *issues)
{
  const char *code = pc_record_get_text (record, tax_code);
  char *warning = NULL;

  if (code != NULL)
    warning = pc_tax_code_compare (code, pc_record_get_text (record, family_name),
                                   pc_record_get_text (record, given_name), NULL, NULL, NULL, NULL);
  if (warning != NULL)
    pc_issues_add (issues, tax_code, FALSE, warning);
}

static gboolean
has_form (PcRecord           *record,
          guint               legal_form,
          const char * const *forms)
{
  const char *form = pc_record_get_text (record, legal_form);

  return form != NULL && g_strv_contains (forms, form);
}

void
pc_check_body_codes (PcRecord  *record,
                     guint      tax_code,
                     guint      vat_number,
                     guint      legal_form,
                     GPtrArray *issues)
{
  const char *code = pc_record_get_text (record, tax_code);
  const char *vat = pc_record_get_text (record, vat_number);
  PcTaxCodeData data;

  if (code == NULL)
    return;

  if (pc_tax_code_decode (code, &data))
    {
      if (!has_form (record, legal_form, forms_of_persons))
        pc_issues_add (issues, tax_code, FALSE,
                       g_strdup (_("This is the tax code of a person; that of a company or another body has 11 digits. "
                                   "If it is a sole trader, choose that as the legal form.")));
    }
  else if (vat != NULL && strcmp (code, vat) != 0 && !has_form (record, legal_form, forms_with_two))
    pc_issues_add (issues, vat_number, FALSE,
                   g_strdup (_("The VAT number and the tax code differ; those of most companies are the same. "
                               "Check both.")));
}
