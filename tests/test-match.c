/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match.h"

#include <string.h>

#include "pc-code-list.h"
#include "sample.h"

/* A person in a few words: what is not named is not known. */
typedef struct
{
  const char *family, *given;
  const char *born;     /* ISO text; with "?" behind it where it is uncertain */
  const char *sex;
  const char *countries;
  const char *tax_code;
  const char *permits;  /* With a comma between them. */
  const char *phone, *email, *iban, *health_card;
  const char *family_original, *given_original, *other_names;
} Person;

typedef struct
{
  const char   *what;
  Person        a, b;
  PcMatchLevel  level;
  const char   *codes;
} Case;

static PcMatchCard *
make_card (const Person *person)
{
  g_auto(GStrv) permits = person->permits != NULL ? g_strsplit (person->permits, ",", -1) : NULL;
  g_autofree char *born = person->born != NULL ? g_strndup (person->born, 10) : NULL;
  const PcMatchPerson plain = {
    .family_name = person->family, .given_name = person->given, .family_name_original = person->family_original,
    .given_name_original = person->given_original, .other_names = person->other_names, .sex = person->sex,
    .birth_date = pc_day_from_iso (born), .birth_date_uncertain = person->born != NULL && strchr (person->born, '?') != NULL,
    .citizenships = person->countries, .tax_code = person->tax_code, .health_card = person->health_card,
    .phone = person->phone, .email = person->email, .iban = person->iban, .permits = (const char * const *) permits,
  };

  return pc_match_card_new (&plain);
}

/* The names: issue 3, item 14, and how offices spell them (tests/test-name-key.c). The figures: pc-match.h. */
static const Case cases[] = {
  /* Names alone, and with what else is known. */
  { "nothing but the same names", { "Diallo", "Mohamed" }, { "Diallo", "Muhammad" }, PC_MATCH_POSSIBLE, "name-equal" },
  { "spellings of the family name", { "Jallow", "Mohammed" }, { "Diallo", "Mohamed" }, PC_MATCH_POSSIBLE, "name-equal" },
  { "names swapped", { "Ali", "Hassan" }, { "Hassan", "Ali" }, PC_MATCH_POSSIBLE, "name-reordered" },
  { "names parted elsewhere", { "Mohamed Ali", "Hassan" }, { "Mohamed", "Ali Hassan" }, PC_MATCH_POSSIBLE, "name-reordered" },
  { "an article more", { "El Amin", "Osman" }, { "Elamin", "Ousmane" }, PC_MATCH_POSSIBLE, "name-equal" },
  { "similar names alone", { "Hassan", "Omar" }, { "Hussein", "Omar" }, PC_MATCH_NONE, "name-similar" },
  { "one name in common", { "Diallo", "Awa" }, { "Diallo", "Blessing" }, PC_MATCH_NONE, "name-differs" },
  { "others", { "Okafor", "Blessing" }, { "Rahman", "Ali" }, PC_MATCH_NONE, "name-differs" },
  { "the same names of another country", { "Ali", "Omar", .countries = "SO" }, { "Ali", "Omar", .countries = "PK" },
    PC_MATCH_NONE, "name-equal country-differs" },
  { "the same names of one country", { "Ali", "Omar", .countries = "SO IT" }, { "Ali", "Omar", .countries = "SO" },
    PC_MATCH_POSSIBLE, "name-equal country-equal" },
  { "a longer name", { "Hassan", "Mohamed Ali", "1990-05-03" }, { "Hassan", "Mohamed", "1990-05-03" }, PC_MATCH_POSSIBLE,
    "birth-date-equal name-contained" },
  { "a longer name by other names", { "Hassan", "Mohamed", "1990-05-03", .other_names = "Ali" }, { "Ali", "Mohamed", "1990-05-03" },
    PC_MATCH_POSSIBLE, "birth-date-equal name-contained" },
  { "a single name", { "Diallo", NULL, "1990-05-03" }, { "Diallo", "Awa", "1990-05-03" }, PC_MATCH_POSSIBLE,
    "birth-date-equal name-partial" },
  { "a single name, of both", { "Rahimi" }, { "Raheemi" }, PC_MATCH_POSSIBLE, "name-equal" },
  { "a single name in the place of the given one", { "Awa", NULL, "1990-05-03" }, { "Diallo", "Awa", "1990-05-03" },
    PC_MATCH_POSSIBLE, "birth-date-equal name-partial" },
  { "a single name that is another", { "Okafor" }, { "Diallo", "Awa" }, PC_MATCH_NONE, "name-differs" },

  /* The original script. */
  { "Arabic and Latin", { "Rahman", "Mohamed" }, { .family = "الرحمن", .given = "محمد" }, PC_MATCH_POSSIBLE, "name-equal" },
  { "Arabic beside another spelling", { "Abderrahmane", "Aicha", .family_original = "عبد الرحمن", .given_original = "عائشة" },
    { "Abdul Rahman", "Aysha", .family_original = "عبد الرحمن", .given_original = "عائشة" }, PC_MATCH_POSSIBLE,
    "name-equal original-equal" },
  { "Latin as a clerk heard it, Arabic right", { "Scaikon", "Gihad", "1990-05-03", .family_original = "الشيخون", .given_original = "جهاد" },
    { "Alshaykhoun", "Jihad", "1990-05-03", .family_original = "الشيخون", .given_original = "جهاد" }, PC_MATCH_PROBABLE,
    "name-equal birth-date-equal original-equal" },
  { "Cyrillic", { "Shevchenko", "Yuliia", "1990-05-03" }, { "Ševčenko", "Julija", "1990-05-03", .family_original = "Шевченко",
    .given_original = "Юлія" }, PC_MATCH_PROBABLE, "name-equal birth-date-equal" },
  { "Bengali", { "Rahman", "Mohammad" }, { "X", NULL, .family_original = "রহমান", .given_original = "মোহাম্মদ" },
    PC_MATCH_POSSIBLE, "name-equal" },
  { "Tigrinya", { "Gebremeskel", "Tesfay" }, { "ገብረመስቀል", "ተስፋይ" }, PC_MATCH_POSSIBLE, "name-equal" },

  /* The day of birth. */
  { "the same day", { "Diallo", "Mohamed", "1990-05-03" }, { "Jallow", "Muhammad", "1990-05-03" }, PC_MATCH_PROBABLE,
    "name-equal birth-date-equal" },
  { "the same day, names swapped", { "Ali", "Hassan", "1990-05-03" }, { "Hassan", "Ali", "1990-05-03" }, PC_MATCH_PROBABLE,
    "name-reordered birth-date-equal" },
  { "29 February", { "Ali", "Hassan", "1992-02-29" }, { "Ali", "Hassan", "1992-02-29" }, PC_MATCH_PROBABLE, "name-equal birth-date-equal" },
  { "both on 1 January", { "Diallo", "Mohamed", "1990-01-01" }, { "Diallo", "Mohamed", "1990-01-01" }, PC_MATCH_POSSIBLE,
    "name-equal birth-date-new-year" },
  { "1 January and a day of that year", { "Diallo", "Mohamed", "1990-01-01" }, { "Diallo", "Mohamed", "1990-05-03" },
    PC_MATCH_POSSIBLE, "name-equal birth-year-equal" },
  { "a guess and a day of that year", { "Diallo", "Mohamed", "1990-07-01?" }, { "Diallo", "Mohamed", "1990-05-03" },
    PC_MATCH_POSSIBLE, "name-equal birth-year-equal" },
  { "1 January of the next year", { "Diallo", "Mohamed", "1990-01-01" }, { "Diallo", "Mohamed", "1991-01-01" },
    PC_MATCH_POSSIBLE, "name-equal birth-year-near" },
  { "1 January three years on", { "Diallo", "Mohamed", "1990-01-01" }, { "Diallo", "Mohamed", "1993-01-01" },
    PC_MATCH_NONE, "name-equal birth-date-differs" },
  { "day and month swapped", { "Diallo", "Mohamed", "1990-05-03" }, { "Diallo", "Mohamed", "1990-03-05" },
    PC_MATCH_POSSIBLE, "name-equal birth-date-swapped" },
  { "one digit of the day", { "Diallo", "Mohamed", "1990-05-03" }, { "Diallo", "Mohamed", "1990-05-08" },
    PC_MATCH_POSSIBLE, "name-equal birth-date-near" },
  { "one digit of the year", { "Diallo", "Mohamed", "1990-05-03" }, { "Diallo", "Mohamed", "2000-05-03" },
    PC_MATCH_POSSIBLE, "name-equal birth-date-near" },
  { "another day", { "Diallo", "Mohamed", "1990-05-03" }, { "Diallo", "Mohamed", "1991-09-21" }, PC_MATCH_NONE,
    "name-equal birth-date-differs" },
  { "similar names, the same day", { "Okafor", "Blessing", "1990-05-03", .countries = "NG" },
    { "Okafro", "Blesing", "1990-05-03", .countries = "NG" }, PC_MATCH_POSSIBLE, "birth-date-equal name-similar country-equal" },
  { "a man and a woman", { "Traore", "Amine", "1990-05-03", "M" }, { "Traore", "Amina", "1990-05-03", "F" }, PC_MATCH_NONE,
    "birth-date-equal name-similar sex-differs" },
  { "the sex written wrong", { "Okafor", "Blessing", "1990-05-03", "M", "NG" }, { "Okafor", "Blessing", "1990-05-03", "F", "NG" },
    PC_MATCH_POSSIBLE, "name-equal birth-date-equal country-equal sex-differs" },

  /* Families. */
  { "father and son of one name", { "Ali", "Mohamed", "1965-05-03", "M", "SO", .phone = "+39 3331234567" },
    { "Ali", "Mohamed", "1995-11-20", "M", "SO", .phone = "333 123 4567" }, PC_MATCH_NONE,
    "name-equal phone-equal country-equal birth-years-apart" },
  { "father and son, both of 1 January", { "Ali", "Mohamed", "1965-01-01" }, { "Ali", "Mohamed", "1995-01-01" },
    PC_MATCH_NONE, "name-equal birth-years-apart" },
  { "twins", { "Hassan", "Amina", "1990-05-03", "F", "SO" }, { "Hassan", "Fatima", "1990-05-03", "F", "SO" }, PC_MATCH_NONE,
    "birth-date-equal country-equal name-differs" },
  { "twins with all in common", { "Hassan", "Amina", "1990-05-03", "F", "SO", .phone = "3331234567", .email = "a@b.it",
    .iban = "IT60X0542811101000000123456" }, { "Hassan", "Fatima", "1990-05-03", "F", "SO", .phone = "3331234567",
    .email = "A@b.it", .iban = "IT60 X054 2811 1010 0000 0123 456" }, PC_MATCH_NONE,
    "birth-date-equal country-equal phone-equal email-equal iban-equal name-differs" },
  { "twins of similar names", { "Omar", "Hassan", "1990-05-03", "M", "SO", .phone = "3331234567" },
    { "Omar", "Hussein", "1990-05-03", "M", "SO", .phone = "3331234567" }, PC_MATCH_POSSIBLE,
    "birth-date-equal name-similar country-equal phone-equal" },
  { "siblings with one telephone", { "Hassan", "Amina", "1990-05-03", .phone = "3331234567" },
    { "Hassan", "Fatima", "1992-08-11", .phone = "3331234567" }, PC_MATCH_NONE, "phone-equal birth-date-differs name-differs" },
  { "husband and wife with one account", { "Okafor", "Blessing", .iban = "IT60X0542811101000000123456" },
    { "Eze", "Godwin", .iban = "IT60X0542811101000000123456" }, PC_MATCH_NONE, "iban-equal name-differs" },
  { "the same names and telephone", { "Okafor", "Blessing", .phone = "3331234567" }, { "Okafor", "Blessing", .phone = "00393331234567" },
    PC_MATCH_POSSIBLE, "name-equal phone-equal" },
  { "all but a number", { "Okafor", "Blessing", "1990-05-03", "F", "NG", .phone = "3331234567", .email = "b@o.it" },
    { "Okafor", "Blessing", "1990-05-03", "F", "NG", .phone = "3331234567", .email = "b@o.it" }, PC_MATCH_PROBABLE,
    "name-equal birth-date-equal phone-equal email-equal country-equal" },

  /* Numbers. FACTS 4.1: codice fiscale, omocodia. */
  { "the same tax code", { "Rossi", "Maria", .tax_code = "RSSMRA72L09H501S" }, { "Rossi", "Mario", .tax_code = "rssmra72l09h501s" },
    PC_MATCH_CERTAIN, "tax-code-equal name-similar" },
  { "the same tax code, nothing else", { "Bianchi", "Anna", "1990-05-03", "F", .tax_code = "RSSMRA72L09H501S" },
    { "Rossi", "Mario", "1972-07-09", "M", .tax_code = "RSSMRA72L09H501S" }, PC_MATCH_PROBABLE,
    "tax-code-equal name-differs sex-differs birth-years-apart" },
  { "the same code of eleven digits", { "Rossi", "Mario", .tax_code = "00743110157" }, { "Rossi", "Mario", .tax_code = "00743110157" },
    PC_MATCH_CERTAIN, "tax-code-equal name-equal" },
  { "a provisional code and a final one", { "Rossi", "Mario", .tax_code = "00743110157" }, { "Rossi", "Mario", .tax_code = "RSSMRA72L09H501S" },
    PC_MATCH_POSSIBLE, "name-equal" },
  { "omocodia", { "Rossi", "Mario", "1972-07-09", "M", .tax_code = "RSSMRA72L09H501S" },
    { "Rossi", "Mario", "1972-07-09", "M", .tax_code = "RSSMRA72L09H50MK" }, PC_MATCH_PROBABLE,
    "tax-code-omocode name-equal birth-date-equal" },
  { "codes of one birth and other names", { "Rossi", "Mario", "1972-07-09", .tax_code = "RSSMRA72L09H501S" },
    { "Rosi", "Mario", "1972-07-09", .tax_code = "RSOMRA72L09H501R" }, PC_MATCH_POSSIBLE, "name-equal birth-date-equal tax-code-variant" },
  { "other codes", { "Ali", "Omar", "1972-07-09", .tax_code = "RSSMRA72L09H501S" },
    { "Ali", "Omar", "1972-07-09", .tax_code = "RSSMRA85T10A562S" }, PC_MATCH_POSSIBLE, "name-equal birth-date-equal tax-code-differs" },
  { "a code that is none", { "Ali", "Omar", .tax_code = "?" }, { "Ali", "Omar", .tax_code = "RSSMRA85T10A562S" },
    PC_MATCH_POSSIBLE, "name-equal" },
  { "one permit of several", { "Ali", "Omar", .permits = "I1234567,I7654321" }, { "Aly", "Umar", .permits = "i 7654321,I0000001" },
    PC_MATCH_CERTAIN, "permit-equal name-equal" },
  { "a permit, similar names", { "Hassan", "Omar", .permits = "I7654321" }, { "Hussein", "Omar", .permits = "I7654321" },
    PC_MATCH_PROBABLE, "permit-equal name-similar" },
  { "a permit, other people", { "Okafor", "Blessing", "1990-05-03", "F", .permits = "I7654321" },
    { "Rahman", "Ali", "1970-01-01", "M", .permits = "I7654321" }, PC_MATCH_POSSIBLE, "permit-equal name-differs sex-differs birth-years-apart" },
  { "numbers that are none", { "Okafor", "Blessing", .permits = "-,no", .health_card = "/" }, { "Rahman", "Ali", .permits = "-,no",
    .health_card = "/" }, PC_MATCH_NONE, "name-differs" },
  { "the health card", { "Okafor", "Blessing", .health_card = "80380000301234567890" },
    { "Okafor", "Blesing", .health_card = "80380 00030 12345 67890" }, PC_MATCH_CERTAIN, "health-card-equal name-equal" },
  { "another number", { "Ali", "Omar", .permits = "I1234567" }, { "Ali", "Omar", .permits = "I7654321" }, PC_MATCH_POSSIBLE, "name-equal" },

  /* Nothing is known. */
  { "nothing", { NULL }, { NULL }, PC_MATCH_NONE, "name-differs" },
  { "nothing of one", { NULL }, { "Ali", "Omar", "1990-05-03" }, PC_MATCH_NONE, "name-differs" },
  { "no letters", { "123", "?" }, { "123", "?" }, PC_MATCH_NONE, "name-differs" },
};

static void
check_case (const Case *row)
{
  g_autoptr(PcMatchCard) a = make_card (&row->a);
  g_autoptr(PcMatchCard) b = make_card (&row->b);
  g_autoptr(PcMatch) match = pc_match_compare (a, b, 0);
  g_autoptr(PcMatch) back = pc_match_compare (b, a, 0);
  g_autofree char *codes = pc_match_format_codes (match);
  g_autofree char *codes_back = pc_match_format_codes (back);

  if (match->level != row->level || strcmp (codes, row->codes) != 0)
    {
      g_test_message ("%s: %u, %s, %s; not %s, %s", row->what, match->score, pc_match_level_get_code (match->level), codes,
                      pc_match_level_get_code (row->level), row->codes);
      g_test_fail ();
    }
  g_assert_cmpuint (back->score, ==, match->score);
  g_assert_cmpstr (codes_back, ==, codes);

  /* A limit changes nothing but what is not of interest. */
  for (guint least = 0; least <= 100; least += 5)
    {
      g_autoptr(PcMatch) limited = pc_match_compare (a, b, least);

      g_assert_cmpint (limited != NULL, ==, match->score >= least);
      g_assert_true (limited == NULL || limited->score == match->score);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static gboolean
overlap (GStrv a,
         GStrv b)
{
  for (guint i = 0; a[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) b, a[i]))
      return TRUE;

  return FALSE;
}

/* Whoever could be the same is found by the index, and as a pair. */
static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcMatchCard) a = make_card (&cases[i].a);
      g_autoptr(PcMatchCard) b = make_card (&cases[i].b);
      g_auto(GStrv) keys_a = pc_match_card_list_keys (a);
      g_auto(GStrv) keys_b = pc_match_card_list_keys (b);
      g_auto(GStrv) pairs_a = pc_match_card_list_pair_keys (a);
      g_auto(GStrv) pairs_b = pc_match_card_list_pair_keys (b);

      g_test_message ("%s", cases[i].what);
      if (cases[i].level == PC_MATCH_NONE)
        continue;
      g_assert_true (overlap (keys_a, keys_b));
      g_assert_true (overlap (pairs_a, pairs_b));
    }
}

static void
test_key_texts (void)
{
  const Person person = { "Diallo", "Mohamed Lamine", "1990-05-03", .tax_code = "RSSMRA72L0VHRLMF", .permits = "I-123 456",
                          .phone = "+39 333 1234567", .email = " A@B.it", .iban = "IT60X0542811101000000123456",
                          .health_card = "80380000301234567890", .given_original = "محمد" };
  static const char * const expected[] = {
    "njl", "nmmd", "nlmn", "nmmdlmn", "njlmmdlmn", "b1990-03-05", "tRSSMRA720709MH501", "dI123456", "h80380000301234567890",
    "f331234567", "ea@b.it", "iIT60X0542811101000000123456", NULL
  };
  g_autoptr(PcMatchCard) card = make_card (&person);
  g_auto(GStrv) keys = pc_match_card_list_keys (card);
  g_auto(GStrv) pairs = pc_match_card_list_pair_keys (card);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!g_strv_contains (expected, keys[i]))
        g_error ("%s", keys[i]);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (keys[i], !=, keys[j]);
    }
  g_assert_cmpuint (g_strv_length (keys), ==, G_N_ELEMENTS (expected) - 1);
  g_assert_true (g_strv_contains ((const char * const *) pairs, "njl nmmd"));
  g_assert_true (g_strv_contains ((const char * const *) pairs, "njl 1990-03-05"));
  g_assert_false (g_strv_contains ((const char * const *) pairs, "njl"));
}

/* The points of the reasons are the score, where it was not limited; each says what it is in a sentence. */
static void
test_reasons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcMatchCard) a = make_card (&cases[i].a);
      g_autoptr(PcMatchCard) b = make_card (&cases[i].b);
      g_autoptr(PcMatch) match = pc_match_compare (a, b, 0);
      int sum = 0, last = G_MAXINT;

      for (guint r = 0; r < match->reasons->len; r++)
        {
          const PcMatchReason *reason = &g_array_index (match->reasons, PcMatchReason, r);

          g_assert_true (g_str_has_suffix (reason->message, "."));
          g_assert_cmpint (reason->points, <=, last);
          last = reason->points;
          sum += reason->points;
        }
      if (sum >= PC_MATCH_LEAST_PROBABLE && sum < PC_MATCH_LEAST_CERTAIN)
        g_assert_cmpint (match->score, ==, sum);
    }
}

/* Each level is in the list that has its label. */
static void
test_levels (void)
{
  const PcCodeList *list = pc_code_list_get ("match-level");

  g_assert_cmpuint (pc_code_list_get_n_codes (list), ==, PC_MATCH_CERTAIN + 1);
  for (PcMatchLevel level = PC_MATCH_NONE; level <= PC_MATCH_CERTAIN; level++)
    g_assert_cmpstr (pc_code_list_get_id (list, level), ==, pc_match_level_get_code (level));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/match/cases", test_cases);
  g_test_add_func ("/match/keys", test_keys);
  g_test_add_func ("/match/key-texts", test_key_texts);
  g_test_add_func ("/match/reasons", test_reasons);
  g_test_add_func ("/match/levels", test_levels);

  return g_test_run ();
}
