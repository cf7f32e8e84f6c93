/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The Italian codice fiscale: 16 letters and digits for a person, also with letters in the
 * place of digits where two persons would have the same (omocodia), or the 11 digits that
 * bodies have and that persons have provisionally. D.M. 23/12/1976.
 */

typedef struct _PcTaxCodeData PcTaxCodeData;

/**
 * PcTaxCodeData:
 * @sex: 'F' or 'M'
 * @day: 1 to 31
 * @month: 1 to 12
 * @year: 0 to 99, the century is not told
 * @belfiore: the place of birth, "H501", or the state, "Z335"
 * @country: the ISO 3166-1 code of the country of birth, "IT" or "NG"; %NULL where the state is none of today
 * @place: the name of the municipality, "Roma", or of the state in the user's language; %NULL where it is not known
 *
 * What a code of 16 says of the person, letters that stand for digits read as such.
 */
struct _PcTaxCodeData
{
  char        sex;
  guint       day;
  guint       month;
  guint       year;
  char        belfiore[5];
  const char *country;
  const char *place;
};

/** @text in capitals without spaces, dots and hyphens; full; %NULL where it is blank or %NULL. */
char     *pc_tax_code_normalise (const char     *text);

/**
 * pc_tax_code_check:
 * @code: as pc_tax_code_normalise() gives it
 * @error: PC_ERROR_INVALID with a sentence that says what is wrong
 *
 * Whether @code is well formed: its length, letters and digits in their places, a day of the
 * calendar, the check letter; of 11 digits, what pc_vat_number_check() asks for. A place of birth
 * that is on no list is for pc_tax_code_compare() to tell. That it is anybody's code is not known.
 */
gboolean  pc_tax_code_check     (const char     *code,
                                 GError        **error);

/**
 * pc_tax_code_decode:
 * @code: as pc_tax_code_normalise() gives it
 * @data: (out): what it says
 *
 * Returns: %FALSE, with @data untouched, where @code is not a valid one of 16
 */
gboolean  pc_tax_code_decode    (const char     *code,
                                 PcTaxCodeData  *data);

/**
 * pc_tax_code_compute:
 * @family_name: in Latin letters
 * @given_name: (nullable): in Latin letters; blank where the person has one name only
 * @sex: (nullable): "F" or "M"
 * @birth_date: (nullable): ISO text
 * @belfiore: (nullable): the place or state of birth, "H501" or "Z335", as pc_municipality_find() and
 *   pc_birth_state_get_belfiore() know it
 *
 * The code that the rules give. The one that was issued can differ, by omocodia or by another
 * spelling of the name, and alone is the person's.
 *
 * Returns: (transfer full): the code, or %NULL where something is missing or in another script
 */
char     *pc_tax_code_compute   (const char     *family_name,
                                 const char     *given_name,
                                 const char     *sex,
                                 const char     *birth_date,
                                 const char     *belfiore);

/**
 * pc_tax_code_compare:
 * @code: as pc_tax_code_normalise() gives it
 * @family_name: (nullable): the family name on record
 * @given_name: (nullable): the given name on record
 * @sex: (nullable): "F", "M" or anything else, which is not compared
 * @birth_date: (nullable): ISO text
 * @birth_country: (nullable): ISO 3166-1 code
 * @birth_place: (nullable): what was typed; compared where the country is "IT", see pc_municipality_may_be()
 *
 * Whether a code of 16 agrees with the person on record, and whether its place is known at all.
 * What is not on record, a name in another script, a state that has ceased and a territory
 * without a code are not compared.
 *
 * Returns: (transfer full): %NULL where nothing differs or @code is not a valid one of 16;
 *   else translated sentences that say what does. A warning, never a reason to refuse.
 */
char     *pc_tax_code_compare   (const char     *code,
                                 const char     *family_name,
                                 const char     *given_name,
                                 const char     *sex,
                                 const char     *birth_date,
                                 const char     *birth_country,
                                 const char     *birth_place);

G_END_DECLS
