/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-record.h"

G_BEGIN_DECLS

/*
 * Checks of codes that several kinds of record share. A code that is no code at all is refused where it is typed; what
 * is said here may rightly be so and never blocks. Each adds its issues to @issues.
 */

/** The tax code in @tax_code should agree with the names in @family_name and @given_name. */
void pc_check_tax_code_names (PcRecord  *record,
                              guint      tax_code,
                              guint      family_name,
                              guint      given_name,
                              GPtrArray *issues);

/**
 * pc_check_body_codes:
 * @legal_form: a field of the code list "legal-form"
 *
 * The tax code of a company or another body should be one of 11 digits, a person's only where the legal form is that of
 * a person; and the same as the VAT number, but of associations, foundations and public and religious bodies, which
 * have a tax code long before a VAT number.
 */
void pc_check_body_codes     (PcRecord  *record,
                              guint      tax_code,
                              guint      vat_number,
                              guint      legal_form,
                              GPtrArray *issues);

G_END_DECLS
