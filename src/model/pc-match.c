/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  TAX_CODE_EQUAL,
  TAX_CODE_OMOCODE,
  TAX_CODE_VARIANT,
  TAX_CODE_DIFFERS,
  PERMIT_EQUAL,
  HEALTH_CARD_EQUAL,
  NAME_EQUAL,
  NAME_REORDERED,
  NAME_CONTAINED,
  NAME_SIMILAR,
  NAME_PARTIAL,
  NAME_DIFFERS,
  ORIGINAL_EQUAL,
  BIRTH_DATE_EQUAL,
  BIRTH_DATE_SWAPPED,
  BIRTH_DATE_NEAR,
  BIRTH_DATE_NEW_YEAR,
  BIRTH_YEAR_EQUAL,
  BIRTH_YEAR_NEAR,
  BIRTH_DATE_DIFFERS,
  BIRTH_YEARS_APART,
  SEX_DIFFERS,
  COUNTRY_EQUAL,
  COUNTRY_DIFFERS,
  PHONE_EQUAL, /* The contacts, from here on. */
  EMAIL_EQUAL,
  IBAN_EQUAL
} Rule;

static const struct
{
  const char *code;
  int         points;
  const char *message;
} rules[] = {
  [TAX_CODE_EQUAL] = { "tax-code-equal", 95, N_("The tax code is the same.") },
  /* Given by the revenue agency where two people would have the same code; also in place of one given before. */
  [TAX_CODE_OMOCODE] = { "tax-code-omocode", 50,
    N_("The tax codes differ only in letters that stand for digits: it is one person with two codes, "
       "or two people who would have the same one.") },
  [TAX_CODE_VARIANT] = { "tax-code-variant", -10,
    N_("The tax codes are of the same birth, but of names spelt in another way.") },
  [TAX_CODE_DIFFERS] = { "tax-code-differs", -30, N_("The tax codes are different.") },
  [PERMIT_EQUAL] = { "permit-equal", 60, N_("A residence permit or receipt has the same number.") },
  [HEALTH_CARD_EQUAL] = { "health-card-equal", 55, N_("The number of the health card is the same.") },
  [NAME_EQUAL] = { "name-equal", 45, N_("The names are the same, or spellings of the same.") },
  [NAME_REORDERED] = { "name-reordered", 45,
    N_("The names are the same in another order, such as family name and given name swapped.") },
  [NAME_CONTAINED] = { "name-contained", 35, N_("One has all names of the other, and more.") },
  [NAME_SIMILAR] = { "name-similar", 20, N_("The names are similar.") },
  [NAME_PARTIAL] = { "name-partial", 15, N_("Of one, only a single name is known, and the other has it too.") },
  [NAME_DIFFERS] = { "name-differs", -20, N_("The names are different.") },
  [ORIGINAL_EQUAL] = { "original-equal", 5, N_("The names in the original script are the same.") },
  [BIRTH_DATE_EQUAL] = { "birth-date-equal", 35, N_("The date of birth is the same.") },
  [BIRTH_DATE_SWAPPED] = { "birth-date-swapped", 25, N_("Day and month of birth are swapped.") },
  [BIRTH_DATE_NEAR] = { "birth-date-near", 15,
    N_("The dates of birth differ in the day, the month or the year alone.") },
  [BIRTH_DATE_NEW_YEAR] = { "birth-date-new-year", 15,
    N_("Both are born on 1 January of the same year, which is also written where the day is not known.") },
  [BIRTH_YEAR_EQUAL] = { "birth-year-equal", 12,
    N_("The year of birth is the same, and one of the days is uncertain.") },
  [BIRTH_YEAR_NEAR] = { "birth-year-near", 5, N_("The years of birth are close, and one of the dates is uncertain.") },
  [BIRTH_DATE_DIFFERS] = { "birth-date-differs", -15, N_("The dates of birth are different.") },
  [BIRTH_YEARS_APART] = { "birth-years-apart", -40, N_("The years of birth are far apart.") },
  [SEX_DIFFERS] = { "sex-differs", -30, N_("One is a woman and one a man.") },
  [COUNTRY_EQUAL] = { "country-equal", 5, N_("A country of birth or citizenship is the same.") },
  [COUNTRY_DIFFERS] = { "country-differs", -10, N_("The countries of birth and citizenship are different.") },
  [PHONE_EQUAL] = { "phone-equal", 12, N_("A telephone number is the same, as within a family.") },
  [EMAIL_EQUAL] = { "email-equal", 15, N_("The e-mail address is the same, as within a family.") },
  [IBAN_EQUAL] = { "iban-equal", 15, N_("The IBAN is the same, as within a family.") },
};

/* Contacts count for so much in all; where the names are not the same it is more likely a family. */
#define MOST_OF_CONTACTS        20
#define MOST_OF_CONTACTS_OF_KIN 5

/* What the names can add at most; see NAME_EQUAL and ORIGINAL_EQUAL. */
#define MOST_OF_NAMES 50

/* Years between births: a slip of the pen, a guess, another generation. */
#define YEARS_OF_SLIP      10
#define YEARS_OF_GUESS     2
#define YEARS_APART        5
#define YEARS_APART_GUESS  10

/* Names in the original script are written in one way only. */
#define SAME_ORIGINAL 980

/* What was found, each rule once; @contacts is the part of the sum that may be cut. */
typedef struct
{
  Rule  rules[G_N_ELEMENTS (rules)];
  guint n;
  int   sum;
  int   contacts;
} Evidence;

static void
add (Evidence *evidence,
     Rule      rule)
{
  evidence->rules[evidence->n++] = rule;
  if (rule >= PHONE_EQUAL)
    evidence->contacts += rules[rule].points;
  else
    evidence->sum += rules[rule].points;
}

/*
 * Numbers
 */

/* What stands behind the letters of the names. */
static gboolean
is_same_birth (const PcTaxCodeData *a,
               const PcTaxCodeData *b)
{
  return a->sex == b->sex && a->day == b->day && a->month == b->month && a->year == b->year &&
         strcmp (a->belfiore, b->belfiore) == 0;
}

static void
compare_tax_codes (const PcMatchCard *a,
                   const PcMatchCard *b,
                   Evidence          *evidence)
{
  if (a->tax_code == NULL || b->tax_code == NULL)
    return;

  if (strcmp (a->tax_code, b->tax_code) == 0)
    add (evidence, TAX_CODE_EQUAL);
  else if (!a->has_tax_data || !b->has_tax_data)
    return;
  else if (!is_same_birth (&a->tax_data, &b->tax_data))
    add (evidence, TAX_CODE_DIFFERS);
  else
    add (evidence, strncmp (a->tax_code, b->tax_code, 6) == 0 ? TAX_CODE_OMOCODE : TAX_CODE_VARIANT);
}

/* Whether both have a text that begins with @kind. */
static gboolean
share (GStrv a,
       GStrv b,
       char  kind)
{
  for (guint i = 0; a[i] != NULL; i++)
    if (*a[i] == kind && g_strv_contains ((const char * const *) b, a[i]))
      return TRUE;

  return FALSE;
}

static void
compare_numbers (const PcMatchCard *a,
                 const PcMatchCard *b,
                 Evidence          *evidence)
{
  compare_tax_codes (a, b, evidence);
  if (share (a->numbers, b->numbers, 'd'))
    add (evidence, PERMIT_EQUAL);
  if (share (a->numbers, b->numbers, 'h'))
    add (evidence, HEALTH_CARD_EQUAL);
}

/*
 * Birth
 */

static gboolean
is_new_year (PcDay day)
{
  int year, month, day_of_month;

  pc_day_split (day, &year, &month, &day_of_month);
  return month == 1 && day_of_month == 1;
}

/* Offices write 1 January where a person or a paper tells no day. */
static gboolean
is_guess (const PcMatchCard *card)
{
  return card->birth_date_uncertain || is_new_year (card->birth_date);
}

/* Of two days that are not the same. */
static Rule
judge_dates (const PcMatchCard *a,
             const PcMatchCard *b)
{
  const gboolean guessed = is_guess (a) || is_guess (b);
  int year[2], month[2], day[2], years;

  pc_day_split (a->birth_date, &year[0], &month[0], &day[0]);
  pc_day_split (b->birth_date, &year[1], &month[1], &day[1]);
  years = abs (year[0] - year[1]);

  if (guessed && years <= YEARS_OF_GUESS)
    return years == 0 ? BIRTH_YEAR_EQUAL : BIRTH_YEAR_NEAR;
  if (years == 0 && day[0] == month[1] && month[0] == day[1])
    return BIRTH_DATE_SWAPPED;
  if (!guessed && years <= YEARS_OF_SLIP && (years != 0) + (month[0] != month[1]) + (day[0] != day[1]) == 1)
    return BIRTH_DATE_NEAR;

  return years > (guessed ? YEARS_APART_GUESS : YEARS_APART) ? BIRTH_YEARS_APART : BIRTH_DATE_DIFFERS;
}

static void
compare_births (const PcMatchCard *a,
                const PcMatchCard *b,
                Evidence          *evidence)
{
  if (a->birth_date == 0 || b->birth_date == 0)
    return;

  if (a->birth_date != b->birth_date)
    add (evidence, judge_dates (a, b));
  else
    add (evidence, is_new_year (a->birth_date) ? BIRTH_DATE_NEW_YEAR : BIRTH_DATE_EQUAL);
}

/*
 * Sex, countries, contacts
 */

static gboolean
has_any (GStrv texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      return TRUE;

  return FALSE;
}

static void
compare_countries (const PcMatchCard *a,
                   const PcMatchCard *b,
                   Evidence          *evidence)
{
  if (!has_any (a->countries) || !has_any (b->countries))
    return;

  for (guint i = 0; a->countries[i] != NULL; i++)
    if (*a->countries[i] != '\0' && g_strv_contains ((const char * const *) b->countries, a->countries[i]))
      {
        add (evidence, COUNTRY_EQUAL);
        return;
      }

  add (evidence, COUNTRY_DIFFERS);
}

static void
compare_contacts (const PcMatchCard *a,
                  const PcMatchCard *b,
                  Evidence          *evidence)
{
  if (share (a->contacts, b->contacts, 'f'))
    add (evidence, PHONE_EQUAL);
  if (share (a->contacts, b->contacts, 'e'))
    add (evidence, EMAIL_EQUAL);
  if (share (a->contacts, b->contacts, 'i'))
    add (evidence, IBAN_EQUAL);
}

/*
 * Names
 */

static gboolean
is_blank (const PcNameKey *name)
{
  return pc_name_key_get_n_words (name) == 0;
}

/* How alike the less alike of two pairs is. */
static guint
compare_both (const PcNameKey *one_a,
              const PcNameKey *one_b,
              const PcNameKey *other_a,
              const PcNameKey *other_b)
{
  const guint one = pc_name_key_compare (one_a, one_b);

  return one < PC_NAME_SIMILAR ? 0 : MIN (one, pc_name_key_compare (other_a, other_b));
}

/* Where one of the two has a family name alone. */
static Rule
judge_single (const PcMatchNames *single,
              const PcMatchNames *other)
{
  const guint full = pc_name_key_compare (single->full, other->full);

  if (full >= PC_NAME_SAME)
    return is_blank (other->given) ? NAME_EQUAL : NAME_REORDERED;
  if (pc_name_key_contains (other->full, single->full))
    return NAME_PARTIAL;

  return full >= PC_NAME_SIMILAR && is_blank (other->given) ? NAME_SIMILAR : NAME_DIFFERS;
}

/* Every word has its partner, wherever it stands. */
static gboolean
has_same_words (const PcNameKey *a,
                const PcNameKey *b)
{
  return pc_name_key_get_n_words (a) == pc_name_key_get_n_words (b) && pc_name_key_contains (a, b);
}

/* In one script each. */
static Rule
judge_names (const PcMatchNames *a,
             const PcMatchNames *b)
{
  guint straight, crossed;

  if (is_blank (a->given) || is_blank (b->given))
    return is_blank (a->given) ? judge_single (a, b) : judge_single (b, a);

  straight = compare_both (a->family, b->family, a->given, b->given);
  if (straight >= PC_NAME_SAME)
    return NAME_EQUAL;

  crossed = compare_both (a->family, b->given, a->given, b->family);
  if (crossed >= PC_NAME_SAME || has_same_words (a->full, b->full))
    return NAME_REORDERED;

  return MAX (straight, crossed) >= PC_NAME_SIMILAR ? NAME_SIMILAR : NAME_DIFFERS;
}

static gboolean
is_contained (const PcNameKey *a,
              const PcNameKey *b)
{
  const gboolean a_is_part = pc_name_key_get_n_words (a) < pc_name_key_get_n_words (b);
  const PcNameKey *part = a_is_part ? a : b;

  return pc_name_key_get_n_words (part) >= 2 && pc_name_key_contains (a_is_part ? b : a, part);
}

/*
 * In whichever scripts they agree best: one may be known in Latin letters alone, and the other as well in her own. The
 * rules stand in the order of what they say, so that the best is the least.
 */
static Rule
judge_all_names (const PcMatchCard *a,
                 const PcMatchCard *b)
{
  Rule best = NAME_DIFFERS;

  for (guint i = 0; i < G_N_ELEMENTS (a->names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (b->names) && best > NAME_EQUAL; j++)
      if (!is_blank (a->names[i].full) && !is_blank (b->names[j].full))
        best = MIN (best, judge_names (&a->names[i], &b->names[j]));

  if (best > NAME_CONTAINED && is_contained (a->wide, b->wide))
    best = NAME_CONTAINED;

  return best;
}

static Rule
compare_names (const PcMatchCard *a,
               const PcMatchCard *b,
               Evidence          *evidence)
{
  const Rule rule = judge_all_names (a, b);

  add (evidence, rule);
  if (pc_name_key_compare (a->names[1].full, b->names[1].full) >= SAME_ORIGINAL)
    add (evidence, ORIGINAL_EQUAL);

  return rule;
}

/*
 * The sum
 */

static gboolean
has (const Evidence *evidence,
     Rule            rule)
{
  for (guint i = 0; i < evidence->n; i++)
    if (evidence->rules[i] == rule)
      return TRUE;

  return FALSE;
}

static guint
limit_score (int             sum,
             const Evidence *evidence)
{
  if (has (evidence, TAX_CODE_EQUAL))
    return CLAMP (sum, PC_MATCH_LEAST_PROBABLE, 100);
  if (has (evidence, PERMIT_EQUAL) || has (evidence, HEALTH_CARD_EQUAL))
    return CLAMP (sum, PC_MATCH_LEAST_POSSIBLE, 100);

  return CLAMP (sum, 0, PC_MATCH_LEAST_CERTAIN - 1);
}

static PcMatchLevel
get_level (guint score)
{
  return score >= PC_MATCH_LEAST_CERTAIN ? PC_MATCH_CERTAIN :
         score >= PC_MATCH_LEAST_PROBABLE ? PC_MATCH_PROBABLE :
         score >= PC_MATCH_LEAST_POSSIBLE ? PC_MATCH_POSSIBLE : PC_MATCH_NONE;
}

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const PcMatchReason *one = a, *other = b;

  return one->points != other->points ? other->points - one->points : strcmp (one->code, other->code);
}

/* The points of contacts are cut to @contacts in all, so that those of all reasons sum up. */
static GArray *
make_reasons (const Evidence *evidence,
              int             contacts)
{
  GArray *reasons = g_array_sized_new (FALSE, FALSE, sizeof (PcMatchReason), evidence->n);

  for (guint i = 0; i < evidence->n; i++)
    {
      const Rule rule = evidence->rules[i];
      PcMatchReason reason = { rules[rule].code, rules[rule].points, _(rules[rule].message) };

      if (rule >= PHONE_EQUAL)
        {
          reason.points = MIN (reason.points, contacts);
          contacts -= reason.points;
        }
      g_array_append_val (reasons, reason);
    }

  g_array_sort (reasons, compare_reasons);
  return reasons;
}

void
pc_match_free (PcMatch *self)
{
  g_array_unref (self->reasons);
  g_free (self);
}

PcMatch *
pc_match_compare (PcMatchCard *a,
                  PcMatchCard *b,
                  guint        least)
{
  Evidence evidence = { .n = 0 };
  PcMatch *self;
  guint score;
  int contacts;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  compare_numbers (a, b, &evidence);
  compare_births (a, b, &evidence);
  compare_countries (a, b, &evidence);
  compare_contacts (a, b, &evidence);
  if (a->sex != 0 && b->sex != 0 && a->sex != b->sex)
    add (&evidence, SEX_DIFFERS);

  /* Names cost more to compare than all the rest. */
  contacts = MIN (evidence.contacts, MOST_OF_CONTACTS);
  if (limit_score (evidence.sum + contacts + MOST_OF_NAMES, &evidence) < least)
    return NULL;

  pc_match_card_read_names (a);
  pc_match_card_read_names (b);
  if (compare_names (a, b, &evidence) > NAME_CONTAINED)
    contacts = MIN (contacts, MOST_OF_CONTACTS_OF_KIN);
  score = limit_score (evidence.sum + contacts, &evidence);
  if (score < least)
    return NULL;

  self = g_new0 (PcMatch, 1);
  self->score = score;
  self->level = get_level (score);
  self->reasons = make_reasons (&evidence, contacts);
  return self;
}

char *
pc_match_format_codes (const PcMatch *self)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->reasons->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", g_array_index (self->reasons, PcMatchReason, i).code);

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* The ids of the list "match-level". */
static const char * const level_codes[] = { "none", "possible", "probable", "certain" };

const char *
pc_match_level_get_code (PcMatchLevel level)
{
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (level_codes), NULL);

  return level_codes[level];
}
