/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-day.h"
#include "pc-name-key.h"
#include "pc-tax-code.h"

G_BEGIN_DECLS

/**
 * PcMatchPerson:
 * @birth_date_uncertain: whether the office knows that the day is a guess
 * @citizenships: codes of the list "countries", one space between them
 * @permits: (nullable) (array zero-terminated=1): numbers and receipts of all permits
 *
 * What is known of a person that can tell her from others. Every text may be %NULL and need not be normalised.
 */
typedef struct
{
  const char         *family_name;
  const char         *given_name;
  const char         *family_name_original;
  const char         *given_name_original;
  const char         *other_names;
  const char         *sex;
  PcDay               birth_date;
  gboolean            birth_date_uncertain;
  const char         *birth_country;
  const char         *citizenships;
  const char         *tax_code;
  const char         *health_card;
  const char         *phone;
  const char         *other_phone;
  const char         *email;
  const char         *iban;
  const char * const *permits;
} PcMatchPerson;

/**
 * PcMatchNames:
 * @family: the family name
 * @given: the given name
 * @full: both as one name
 *
 * The names of a person in one script.
 */
typedef struct
{
  PcNameKey *family;
  PcNameKey *given;
  PcNameKey *full;
} PcMatchNames;

/**
 * PcMatchCard:
 * @has_names: whether @names and @wide are there; see pc_match_card_read_names()
 * @names: in Latin letters and in the original script
 * @wide: every name in Latin letters, other names too
 * @texts: what they are read from
 * @sex: 'F' or 'M', 0 for anything else
 * @countries: codes of birth and citizenship
 * @tax_code: (nullable): normalised
 * @has_tax_data: whether @tax_data is what @tax_code says
 * @numbers: "d" and a permit, "h" and a health card: what one person has alone
 * @contacts: "f" and a telephone, "e" and an address, "i" and an account: what families share
 *
 * A #PcMatchPerson made ready to be compared with many; only to be read. On one thread at a time.
 */
typedef struct
{
  gboolean       has_names;
  PcMatchNames   names[2];
  PcNameKey     *wide;
  GStrv          texts;
  char           sex;
  PcDay          birth_date;
  gboolean       birth_date_uncertain;
  GStrv          countries;
  char          *tax_code;
  gboolean       has_tax_data;
  PcTaxCodeData  tax_data;
  GStrv          numbers;
  GStrv          contacts;
} PcMatchCard;

PcMatchCard *pc_match_card_new         (const PcMatchPerson *person);
void         pc_match_card_free        (PcMatchCard         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcMatchCard, pc_match_card_free)

/** Makes @names and @wide, which cost more than all the rest: for who is about to use them. */
void         pc_match_card_read_names  (PcMatchCard         *self);

/** Gives the memory of the names back, until they are read again. */
void         pc_match_card_drop_names  (PcMatchCard         *self);

/**
 * pc_match_card_list_keys:
 *
 * What an index finds a person by: the bones of each name ("n"), the day of birth with day and month in either order
 * ("b"), the tax code without what only tells two people with the same one apart ("t"), numbers and contacts. Who
 * could be the same has at least one of them in common.
 *
 * Returns: (transfer full): texts, each once
 */
GStrv        pc_match_card_list_keys   (PcMatchCard         *self);

/**
 * pc_match_card_list_pair_keys:
 *
 * The same for finding all pairs of an office: few people share one of them, since names alone go two by two or with a
 * day of birth, unless there is but one. Who would reach %PC_MATCH_POSSIBLE mostly has one in common.
 */
GStrv        pc_match_card_list_pair_keys (PcMatchCard      *self);

G_END_DECLS
