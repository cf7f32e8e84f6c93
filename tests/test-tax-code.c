/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "pc-birth-state.h"
#include "pc-tax-code.h"
#include "sample.h"

static void
test_normalise (void)
{
  static const struct
  {
    const char *typed;
    const char *normal;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " . - \n", NULL },
    { "\u200b\u202e", NULL },
    { "rssmra72l09h501s", "RSSMRA72L09H501S" },
    { " RSS MRA 72L09 H501S\t", "RSSMRA72L09H501S" },
    { "RSS.MRA-72L09\u2013H501\u00a0S\r\n", "RSSMRA72L09H501S" },
    { "rssmra72l09h50ıs", "RSSMRA72L09H50ıS" },
    { "\u062d\u0645", "\u062d\u0645" },
    { "RSS\xc3", "RSS\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = pc_tax_code_normalise (cases[i].typed);

      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
}

static void
test_check (void)
{
  static const struct
  {
    const char *code;
    const char *message; /* a part of it; NULL where the code is right */
  } cases[] = {
    /* FACTS 5, tax code: three that are right, and the first with letters for digits, from the right. */
    { "RSSMRA72L09H501S", NULL },
    { "RSSMRA85T10A562S", NULL },
    { "RCCMNL83S18D969H", NULL },
    { "CNTCHR83T41D969D", NULL },
    { "RSSMRA72L09H50MK", NULL },
    { "RSSMRA72L09H5LMV", NULL },
    { "RSSMRA72L09HRLMQ", NULL },
    { "RSSMRA72L0VHRLMF", NULL },
    { "RSSMRA72LLVHRLMQ", NULL },
    { "RSSMRA7NLLVHRLMB", NULL },
    { "RSSMRATNLLVHRLMY", NULL },
    { "LLAMDA90A01Z335B", NULL },

    /* A place that is no more, and places that are on no list: the code is as it should be. */
    { "RSSMRA72L09A012F", NULL },
    { "RSSMRA72L09M999J", NULL },
    { "JLLMRA80A01Z999W", NULL },

    /* FACTS 5: 11 digits, provisional or a body's, with the check of a VAT number. */
    { "00743110157", NULL },
    { "12345670017", NULL },
    { "80054330586", NULL },
    { "12345670018", "11 digits: they do not agree" },
    { "02345670017", "11 digits: they do not agree" },
    { "00000000000", "11 digits: they do not agree" },
    { "1234567001A", "With letters it has 16." },

    { "RSSMRA72L09H501T", "last letter" },
    { "RSSMRA72L09H510S", "last letter" },
    { "RSSMRA72L09H50LS", "last letter" },
    { "SRSMRA72L09H501S", "last letter" },
    { "", "this one has 0." },
    { "R", "this one has 1." },
    { "RSSMRA72L09H501", "this one has 15." },
    { "RSSMRA72L09H501SS", "this one has 17." },
    { "0074311015", "this one has 10." },
    { "007431101577", "this one has 12." },
    { "RSSMRA72L09", "With letters it has 16." },
    { "00743110158", "11 digits: they do not agree" },
    { "12345671015", "11 digits: they do not agree" },
    { "0SSMRA72L09H501S", "Character 1 of the tax code is “0”, but a letter" },
    { "RSSMR172L09H501S", "Character 6 of the tax code is “1”, but a letter" },
    { "RSSMRAA2L09H501S", "Character 7 of the tax code is “A”, but a digit" },
    { "RSSMRA7OL09H501S", "Character 8 of the tax code is “O”, but a digit" },
    { "RSSMRA72F09H501S", "Character 9 of the tax code is “F”, but the letter of a month" },
    { "RSSMRA72109H501S", "Character 9 of the tax code is “1”, but the letter of a month" },
    { "RSSMRA72LO9H501S", "Character 10 of the tax code is “O”, but a digit" },
    { "RSSMRA72L09H5O1S", "Character 14 of the tax code is “O”, but a digit" },
    { "RSSMRA72L0991501", "Character 12 of the tax code is “9”, but a letter" },
    { "RSSMRA72L09H5015", "Character 16 of the tax code is “5”, but a letter" },
    { "1234567890123456", "Character 1 of" },

    { "RSSMRA00B29H501Y", NULL },
    { "RSSMRA72D70H501I", NULL },
    { "RSSMRA72L00H501Y", "(00) are not a day" },
    { "RSSMRA72L32H501F", "(32) are not a day" },
    { "RSSMRA72L40H501C", "(40) are not a day" },
    { "RSSMRA72L72H501J", "(72) are not a day" },
    { "RSSMRA72L81H501F", "(81) are not a day" },
    { "RSSMRA72L99H501B", "(99) are not a day" },
    { "RSSMRA72B30H501X", "(30) are not a day" },
    { "RSSMRA01B29H501Z", "(29) are not a day" },
    { "RSSMRA72D71H501H", "(71) are not a day" },

    { "rSSMRA72L09H501S", "“r”" },
    { "RSSMRA72L09 H501S", "U+0020" },
    { "RSSMRÀ72L09H501S", "“À”" },
    { "RSSMRA72L09H501S\u0301", "U+0301" },
    { "\u202eRSSMRA72L09H501S", "U+202E" },
    { "RSSMRA72L09H50\u0661S", "“\u0661”" },
    { "RSSMRA72L09H50\x07S", "U+0007" },
    { "RSSMRA72L09H501\xff", "U+FFFD" },
    { "00743110\u0661\u0665\u0667", "“\u0661”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    sample_assert_check (pc_tax_code_check, cases[i].code, cases[i].message);
}

static void
test_decode (void)
{
  static const struct
  {
    const char    *code;
    PcTaxCodeData  data;
  } cases[] = {
    { "RSSMRA72L09H501S", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRA85T10A562S", { 'M', 10, 12, 85, "A562", "IT", "San Giuliano Terme" } },
    { "RCCMNL83S18D969H", { 'M', 18, 11, 83, "D969", "IT", "Genova" } },
    { "CNTCHR83T41D969D", { 'F', 1, 12, 83, "D969", "IT", "Genova" } },
    { "DLLMNT95B55Z343E", { 'F', 15, 2, 95, "Z343", "SN", "Senegal" } },
    { "LLAMDA90A01Z335B", { 'M', 1, 1, 90, "Z335", "NG", "Nigeria" } },
    { "RSSMRA00B29H501Y", { 'M', 29, 2, 0, "H501", "IT", "Roma" } },

    /* Letters for digits, as FACTS 5 lists them. */
    { "RSSMRA72L09H50MK", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRA72L09H5LMV", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRA72L09HRLMQ", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRA72L0VHRLMF", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRA72LLVHRLMQ", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRA7NLLVHRLMB", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },
    { "RSSMRATNLLVHRLMY", { 'M', 9, 7, 72, "H501", "IT", "Roma" } },

    /* Of the past, and on no list. */
    { "RSSMRA72L09A012F", { 'M', 9, 7, 72, "A012", "IT", "Abetone" } },
    { "MSTLFA80A01Z118J", { 'M', 1, 1, 80, "Z118", NULL, "Yugoslavia" } },
    { "BLLMHM80A01Z135N", { 'M', 1, 1, 80, "Z135", NULL, "Soviet Union" } },
    { "RSSMRA72L09M999J", { 'M', 9, 7, 72, "M999", "IT", NULL } },
    { "RSSMRA72L09Z999W", { 'M', 9, 7, 72, "Z999", NULL, NULL } },
  };
  PcTaxCodeData data = { 'x' };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pc_tax_code_decode (cases[i].code, &data));
      g_assert_cmpint (data.sex, ==, cases[i].data.sex);
      g_assert_cmpuint (data.day, ==, cases[i].data.day);
      g_assert_cmpuint (data.month, ==, cases[i].data.month);
      g_assert_cmpuint (data.year, ==, cases[i].data.year);
      g_assert_cmpstr (data.belfiore, ==, cases[i].data.belfiore);
      g_assert_cmpstr (data.country, ==, cases[i].data.country);
      g_assert_cmpstr (data.place, ==, cases[i].data.place);
    }

  data.sex = 'x';
  g_assert_false (pc_tax_code_decode ("00743110157", &data));
  g_assert_false (pc_tax_code_decode ("RSSMRA72L09H501T", &data));
  g_assert_false (pc_tax_code_decode ("", &data));
  g_assert_cmpint (data.sex, ==, 'x');
}

static void
test_compute (void)
{
  static const struct
  {
    const char *family, *given, *sex, *date, *belfiore;
    const char *code;
  } cases[] = {
    { "Rossi", "Mario", "M", "1972-07-09", "H501", "RSSMRA72L09H501S" },
    { "ROSSI", "MARIO", "M", "1985-12-10", "A562", "RSSMRA85T10A562S" },
    { "Ricci", "Emanuele", "M", "1983-11-18", "D969", "RCCMNL83S18D969H" },
    { "Rossi", "Maria", "M", "1972-08-09", "Z335", "RSSMRA72M09Z335I" },
    { "Diallo", "Aminata", "F", "1995-02-15", "Z343", "DLLMNT95B55Z343E" },
    { "Alla", "Madà", "M", "1990-01-01", "Z335", "LLAMDA90A01Z335B" },

    { "بلال", "Mario", "M", "1972-07-09", "Z336", NULL },
    { "Rossi", "Шевченко", "M", "1972-07-09", "Z138", NULL },
    { "Rossi", "Mario", NULL, "1972-07-09", "H501", NULL },
    { "Rossi", "Mario", "X", "1972-07-09", "H501", NULL },
    { "Rossi", "Mario", "M", NULL, "H501", NULL },
    { "Rossi", "Mario", "M", "1972-02-30", "H501", NULL },
    { "Rossi", "Mario", "M", "1972-07-09", NULL, NULL },
    { "Rossi", "Mario", "M", "1972-07-09", "", NULL },
    { "Rossi", "Mario", "M", "1972-07-09", "H5011", NULL },
    { "Rossi", "Mario", "M", "1972-07-09", "5501", NULL },
    { "Rossi", "Mario", "M", "1972-07-09", "H5O1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = pc_tax_code_compute (cases[i].family, cases[i].given, cases[i].sex,
                                                   cases[i].date, cases[i].belfiore);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

/* The six letters of the name alone. */
static void
test_names (void)
{
  static const struct
  {
    const char *family;
    const char *given;
    const char *letters;
  } cases[] = {
    { "Fo", "Al", "FOXLAX" },
    { "O", "I", "OXXIXX" },
    { "Bianchi", "Gianfranco", "BNCGFR" },
    { "Verdi", "Marco", "VRDMRC" },
    { "Aiello", "Eva", "LLAVEA" },
    { "De Rossi", "Anna Maria", "DRSNMR" },
    { "D’Angelo", "Niccolò", "DNGNCL" },
    { "D'Angelo", "NICCOLO'", "DNGNCL" },
    { "Müller", "Jörg", "MLLJRG" },
    { "Đorđević", "Šćepan", "DRDSPN" },
    { "Yılmaz", "Işık", "YLMSKI" },
    { "Ɓaƙo", "Ɗan", "BKADNA" },
    { "Adébáyọ̀", "Ọlá", "DBYLOA" },
    { "Njie", NULL, "NJIXXX" },
    { "Njie", "", "NJIXXX" },
    { "Njie", "-", "NJIXXX" },
    { "Ｒｏｓｓｉ", "M4r1o", "RSSMRO" },
    { "ßø", "Æ", "SSOAEX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = pc_tax_code_compute (cases[i].family, cases[i].given, "M", "1972-07-09", "H501");
      g_autofree char *letters = g_strndup (code, 6);

      g_assert_cmpstr (letters, ==, cases[i].letters);
      g_assert_true (pc_tax_code_check (code, NULL));
    }
}

/* The codes of Mario Rossi, born in Italy, and of Aminata Diallo, born in Senegal, with what may be on record. */
static void
test_compare (void)
{
  static const char rossi[] = "RSSMRA72L09H501S";
  static const char diallo[] = "DLLMNT95B55Z343E";
  static const struct
  {
    const char *code, *family, *given, *sex, *date, *country;
    const char *warning;
  } cases[] = {
    { rossi, "Rossi", "Mario", "M", "1972-07-09", "IT", NULL },
    { "RSSMRATNLLVHRLMY", "Rossi", "Mario", "M", "1972-07-09", "IT", NULL },
    { rossi, NULL, NULL, NULL, NULL, NULL, NULL },
    { rossi, "", "", "", "", "", NULL },
    { rossi, "Росси", "ماريو", "M", "1972-07-09", "IT", NULL },
    { rossi, "Rossi", "Mario", "X", "1972-07-09", "IT", NULL },
    { rossi, "Rossi", "Mario", "M", "not a date", "IT", NULL },
    { rossi, "Russo", "Mario", "M", "1972-07-09", "IT", NULL },
    { rossi, "Bianchi", "Mario", "M", "1972-07-09", "IT",
      "The first three letters of the tax code stand for another family name." },
    { rossi, "Rossi", "Marco", "M", "1972-07-09", "IT",
      "Letters 4 to 6 of the tax code stand for another given name." },
    { rossi, "Rossi", "Mario", "F", "1972-07-09", "IT", "The tax code is that of a man." },
    { rossi, "Rossi", "Mario", "M", "1972-07-10", "IT", "The tax code is that of a person born on 1972-07-09." },
    { rossi, "Rossi", "Mario", "M", "2072-07-09", "IT", NULL },
    { rossi, "Rossi", "Mario", "M", "1972-07-09", "NG", "The tax code is that of a person born in Italy." },
    { rossi, "Mario", "Rossi", "M", "1972-07-09", "IT",
      "The first three letters of the tax code stand for another family name. "
      "Letters 4 to 6 of the tax code stand for another given name." },
    { diallo, "Diallo", "Aminata", "F", "1995-02-15", "SN", NULL },
    { diallo, "Diallo", "Aminata", "F", "2012-02-15", "SN", "The tax code is that of a person born on 1995-02-15." },
    { diallo, "Diallo", "Aminata", "M", "1995-02-15", "SN", "The tax code is that of a woman." },
    { diallo, "Diallo", "Aminata", "F", "1995-02-15", "IT", "The tax code is that of a person born outside Italy." },
    { diallo, "Diallo", "Aminata", "F", "1995-02-15", "GM",
      "The tax code is that of a person born in another country (Senegal)." },
    /* Not among the states of tax codes: a territory, and the code for stateless persons. */
    { diallo, "Diallo", "Aminata", "F", "1995-02-15", "GP", NULL },
    { diallo, "Diallo", "Aminata", "F", "1995-02-15", "999", NULL },
    { rossi, "Rossi", "Mario", "M", "1972-07-09", "GP", "The tax code is that of a person born in Italy." },
    { "RSSMRA00B29H501Y", "Rossi", "Mario", "M", "1980-01-01", "IT",
      "The tax code is that of a person born on 2000-02-29." },

    /* A state that has ceased: it could be any of those that came after it, but not Italy. */
    { "MSTLFA80A01Z118J", NULL, NULL, "M", "1980-01-01", "BA", NULL },
    { "MSTLFA80A01Z118J", NULL, NULL, "M", "1980-01-01", "IT", "The tax code is that of a person born outside Italy." },

    { "00743110157", "Bianchi", "Mario", "M", "1972-07-09", "IT", NULL },
    { "RSSMRA72L09H501T", "Bianchi", "Mario", "M", "1972-07-09", "IT", NULL },
    { "", "Bianchi", "Mario", "M", "1972-07-09", "IT", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *warning = pc_tax_code_compare (cases[i].code, cases[i].family, cases[i].given, cases[i].sex,
                                                      cases[i].date, cases[i].country, NULL);

      g_assert_cmpstr (warning, ==, cases[i].warning);
    }
}

static void
test_compare_place (void)
{
  static const char rossi[] = "RSSMRA72L09H501S";
  static const char abetone[] = "RSSMRA72L09A012F";
  static const char abetone_cutigliano[] = "RSSMRA72L09M376N";
  static const struct
  {
    const char *code, *country, *place;
    const char *warning;
  } cases[] = {
    { rossi, "IT", NULL, NULL },
    { rossi, "IT", "", NULL },
    { rossi, "IT", "Roma", NULL },
    { rossi, "IT", "ROMA (RM)", NULL },
    { rossi, "IT", "Roma - Ostia", NULL },
    { rossi, "IT", "Рим", NULL },
    { rossi, "IT", "Milano", "The tax code is that of a person born in Roma (RM), not in “Milano”." },
    { rossi, "IT", "Dakar", "The tax code is that of a person born in Roma (RM), not in “Dakar”." },
    { "RSSMRATNLLVHRLMY", "IT", "Milano", "The tax code is that of a person born in Roma (RM), not in “Milano”." },
    { "RSSMRA72L09C337B", "IT", "Castro", NULL },
    { "RSSMRA72L09C337B", "IT", "Castro (LE)",
      "The tax code is that of a person born in Castro (BG), not in “Castro (LE)”." },

    /* Only a country that is known to be Italy has municipalities. */
    { rossi, NULL, "Milano", NULL },
    { rossi, "SN", "Dakar", "The tax code is that of a person born in Italy." },
    { "RSSMRA72L09Z343P", "IT", "Roma", "The tax code is that of a person born outside Italy." },
    { "RSSMRA72L09Z343P", "SN", "Roma", NULL },

    /* Joined in 2017, when the person had long been born in one of the two. */
    { abetone, "IT", "Abetone", NULL },
    { abetone, "IT", "Abetone Cutigliano",
      "The tax code is that of a person born in Abetone (PT), not in “Abetone Cutigliano”." },
    { abetone_cutigliano, "IT", "Abetone",
      "The tax code is that of a person born in Abetone Cutigliano (PT), not in “Abetone”." },

    { "RSSMRA72L09M999J", "IT", "Roma",
      "The place of birth in the tax code (M999) is not known. Check that it was copied correctly." },
    { "RSSMRA72L09M999J", NULL, NULL,
      "The place of birth in the tax code (M999) is not known. Check that it was copied correctly." },
    { "RSSMRA72L09M999J", "SN", NULL,
      "The tax code is that of a person born in Italy. "
      "The place of birth in the tax code (M999) is not known. Check that it was copied correctly." },
    { "RSSMRA72L09Z999W", "SN", NULL,
      "The place of birth in the tax code (Z999) is not known. Check that it was copied correctly." },
    { "RSSMRA72L09Z135N", "UA", "Kyiv", NULL },
    { "RSSMRA72L09Z339C", "EH", NULL, NULL },
    { "RSSMRA72L09Z339C", "MA", NULL, "The tax code is that of a person born in another country (Western Sahara)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *warning = pc_tax_code_compare (cases[i].code, NULL, NULL, NULL, "1972-07-09", cases[i].country,
                                                      cases[i].place);

      g_assert_cmpstr (warning, ==, cases[i].warning);
    }
}

/* Both spellings of "ä", "ö" and "ü" are found in codes. */
static void
test_compare_umlauts (void)
{
  g_autofree char *plain = pc_tax_code_compute ("Ull", "Ute", "F", "1980-03-01", "A952");
  g_autofree char *double_vowel = pc_tax_code_compute ("Uel", "Ute", "F", "1980-03-01", "A952");
  g_autofree char *other = pc_tax_code_compute ("Ual", "Ute", "F", "1980-03-01", "A952");
  g_autofree char *warning = NULL;

  g_assert_true (g_str_has_prefix (plain, "LLU"));
  g_assert_true (g_str_has_prefix (double_vowel, "LUE"));
  g_assert_null (pc_tax_code_compare (plain, "Üll", NULL, NULL, NULL, NULL, NULL));
  g_assert_null (pc_tax_code_compare (double_vowel, "Ül", NULL, NULL, NULL, NULL, NULL));
  warning = pc_tax_code_compare (other, "Ül", NULL, NULL, NULL, NULL, NULL);
  g_assert_nonnull (warning);
}

static void
test_rubbish (void)
{
  g_autofree char *letters = g_strnfill (10000, 'B');
  g_autofree char *digits = g_strnfill (10000, '1');
  const char *const names[] = {
    letters, digits, "\xff\xfe", "\u202e\u0301\u0301", "\x01\x02", "𐍈", "\u00aa\u00ba", "ŉﬃǱ"
  };

  g_assert_false (pc_tax_code_check (letters, NULL));
  g_assert_false (pc_tax_code_check (digits, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *normal = pc_tax_code_normalise (names[i]);
      g_autofree char *code = pc_tax_code_compute (names[i], names[i], "F", "2000-02-29", "Z999");
      g_autofree char *warning = pc_tax_code_compare ("RSSMRA72L09H501S", names[i], names[i],
                                                      names[i], names[i], "IT", names[i]);

      g_assert_true (normal == NULL || g_utf8_validate (normal, -1, NULL));
      g_assert_true (code == NULL || pc_tax_code_check (code, NULL));
      g_assert_true (warning == NULL || g_utf8_validate (warning, -1, NULL));
      g_assert_false (pc_tax_code_check (names[i], NULL));
    }
}

static void
test_birth_states (void)
{
  static const struct
  {
    const char *belfiore;
    const char *iso2;
  } cases[] = {
    { "Z335", "NG" }, { "Z317", "GM" }, { "Z329", "ML" }, { "Z343", "SN" }, { "Z319", "GN" },
    { "Z313", "CI" }, { "Z236", "PK" }, { "Z200", "AF" }, { "Z345", "SO" }, { "Z249", "BD" },
    { "Z138", "UA" }, { "Z368", "ER" }, { "Z907", "SS" }, { "Z160", "XK" }, { "Z161", "PS" },
    { "Z100", "AL" }, { "Z735", "FM" }, { "Z339", "EH" }, { "Z113", "GI" }, { "Z722", "PN" },
  };
  static const char *const unknown[] = {
    "", "Z", "Z118", "Z350", "Z999", "H501", "z335", "IT", "belfiore", "iso2", "\xff"
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (pc_birth_state_get_country (cases[i].belfiore), ==, cases[i].iso2);
      g_assert_cmpstr (pc_birth_state_get_belfiore (cases[i].iso2), ==, cases[i].belfiore);
    }

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_null (pc_birth_state_get_country (unknown[i]));
      g_assert_null (pc_birth_state_get_belfiore (unknown[i]));
    }
}

static void
test_birth_state_names (void)
{
  static const struct
  {
    const char *belfiore;
    const char *name;
  } cases[] = {
    { "Z335", "Nigeria" }, { "Z317", "Gambia" }, { "Z160", "Kosovo" }, { "Z339", "Western Sahara" },
    { "Z105", "Czechoslovakia" }, { "Z111", "German Democratic Republic" }, { "Z118", "Yugoslavia" },
    { "Z135", "Soviet Union" }, { "Z136", "Georgia (until 1994)" }, { "Z157", "Serbia and Montenegro" },
    { "Z201", "Federation of South Arabia" }, { "Z202", "Protectorate of South Arabia" }, { "Z250", "South Yemen" },
    { "Z350", "Tanganyika" },
    { "Z999", NULL }, { "H501", NULL }, { "", NULL }, { "NG", NULL }, { "999", NULL }, { "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (pc_birth_state_get_name (cases[i].belfiore), ==, cases[i].name);
}

static gpointer
ask_for_states (gpointer unused)
{
  return (gpointer) pc_birth_state_get_country ("Z335");
}

/* Runs first, so that the threads meet before the table is read. */
static void
test_birth_states_threads (void)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("states", ask_for_states, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpstr (g_thread_join (threads[i]), ==, "NG");
}

static void
test_null (void)
{
  PcTaxCodeData data;

  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*code != NULL*");
  g_assert_false (pc_tax_code_check (NULL, NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*code != NULL*");
  g_assert_false (pc_tax_code_decode (NULL, &data));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*code != NULL*");
  g_assert_null (pc_tax_code_compare (NULL, NULL, NULL, NULL, NULL, NULL, NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*family_name != NULL*");
  g_assert_null (pc_tax_code_compute (NULL, NULL, NULL, NULL, NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*belfiore != NULL*");
  g_assert_null (pc_birth_state_get_country (NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*belfiore != NULL*");
  g_assert_null (pc_birth_state_get_name (NULL));
  g_test_assert_expected_messages ();
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/birth-state/threads", test_birth_states_threads);
  g_test_add_func ("/birth-state/both-ways", test_birth_states);
  g_test_add_func ("/birth-state/names", test_birth_state_names);
  g_test_add_func ("/tax-code/normalise", test_normalise);
  g_test_add_func ("/tax-code/check", test_check);
  g_test_add_func ("/tax-code/decode", test_decode);
  g_test_add_func ("/tax-code/compute", test_compute);
  g_test_add_func ("/tax-code/names", test_names);
  g_test_add_func ("/tax-code/compare", test_compare);
  g_test_add_func ("/tax-code/compare-place", test_compare_place);
  g_test_add_func ("/tax-code/compare-umlauts", test_compare_umlauts);
  g_test_add_func ("/tax-code/rubbish", test_rubbish);
  g_test_add_func ("/tax-code/null", test_null);

  return g_test_run ();
}
