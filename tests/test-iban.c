/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "pc-iban.h"
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
    { " \t ", NULL },
    { "IBAN", NULL },
    { "iban: ", NULL },
    { "it60 x054 2811 1010 0000 0123 456", "IT60X0542811101000000123456" },
    { "IBAN: IT60 X054 2811 1010 0000 0123 456", "IT60X0542811101000000123456" },
    { "IT60-X-05428-11101-000000123456", "IT60X0542811101000000123456" },
    { "IT60\u00a0X054\u202f2811\u200b1010\u2011000001\u200f23456\r\n", "IT60X0542811101000000123456" },
    { "DE89\t3704 0044 0532 0130 00", "DE89370400440532013000" },
    { "ıt60", "ıT60" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = pc_iban_normalise (cases[i].typed);

      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
}

static const struct
{
  const char *iban;
  const char *message; /* a part of it; NULL where the IBAN is right */
} cases[] = {
  { "IT60X0542811101000000123456", NULL },
  { "IT25O0306909606100000012345", NULL },
  { "IT47V02008050200000ABC12345", NULL },
  { "IT98C0542811101000000000107", NULL },
  { "IT02V0542811101000000000196", NULL },
  { "SM86U0322509800000000270100", NULL },
  { "DE89370400440532013000", NULL },
  { "FR1420041010050500013M02606", NULL },
  { "GB29NWBK60161331926819", NULL },
  { "NO9386011117947", NULL },
  { "LT121000011101001000", NULL },
  { "MT84MALT011000012345MTLCAST001S", NULL },
  { "BE68539007547034", NULL },
  { "ES9121000418450200051332", NULL },
  { "VA59001123000012345678", NULL },
  { "UA213223130000026007233566001", NULL },
  { "TN5910006035183598478831", NULL },
  { "PK36SCBL0000001123456702", NULL },
  { "NI45BAPR00000013000003558124", NULL },
  { "HN88CABF00000000000250005469", NULL },
  { "YE15CBYE0001018861234567891234", NULL },
  { "FK88SC123456789012", NULL },
  { "OM810180000001299123456", NULL },
  { "MN121234123456789123", NULL },
  { "SO211000001001000100141", NULL },

  { "IT60X0542811101000000123457", "check digits" },
  { "IT61X0542811101000000123456", "check digits" },
  { "IT60X0542811110000000123456", "check digits" },
  { "ITX0X0542811101000000123456", "check digits" },
  /* The remainder is 1, but these digits are never given out: 98 and 02 are. */
  { "IT01C0542811101000000000107", "check digits" },
  { "IT99V0542811101000000000196", "check digits" },
  { "IT60X054281110100000012345", "has 27 letters and digits; this one has 26." },
  { "IT60X05428111010000001234566", "has 27 letters and digits; this one has 28." },
  { "DE8937040044053201300", "has 22 letters and digits; this one has 21." },
  { "IT65A0542811101000000123456", "the CIN" },
  { "IT2910542811101000000123456", "is a letter, the CIN" },
  { "IT32X05428A1101000000123456", "are digits" },
  /* It has the remainder of 97, yet Senegal has no IBANs in the registry. */
  { "SN08SN0100152000048500003035", "begin with SN" },
  { "XX60X0542811101000000123456", "begin with XX" },
  { "", "two letters of a country" },
  { "I", "two letters of a country" },
  { "IT", "this one has 2." },
  { "60X0542811101000000123456", "two letters of a country" },
  { "it60X0542811101000000123456", "“i”" },
  { "IT60 X0542811101000000123456", "U+0020" },
  { "IT60X05428111010000001234\u0665\u0666", "“\u0665”" },
  { "IT60X0542811101000000123456\u202e", "U+202E" },
  { "IT60X0542811101000000123456\u0301", "U+0301" },
  { "IT60X054281110100000012345\x01", "U+0001" },
  { "IT60X054281110100000012345\xff", "U+FFFD" },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    sample_assert_check (pc_iban_check, cases[i].iban, cases[i].message);
}

/* No single wrong character of an IBAN stays unseen. */
static void
test_every_single_error (void)
{
  static const char others[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  for (guint at = 0; at < 27; at++)
    for (const char *c = others; *c != '\0'; c++)
      {
        char iban[] = "IT60X0542811101000000123456";

        if (iban[at] == *c)
          continue;
        iban[at] = *c;
        g_assert_false (pc_iban_check (iban, NULL));
      }
}

static void
test_format (void)
{
  static const struct
  {
    const char *iban;
    const char *shown;
  } groups[] = {
    { "", "" },
    { "IT6", "IT6" },
    { "IT60", "IT60" },
    { "IT60X", "IT60 X" },
    { "IT60X0542811101000000123456", "IT60 X054 2811 1010 0000 0123 456" },
    { "NO9386011117947", "NO93 8601 1117 947" },
    { "àèìòù", "àèìò ù" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *shown = pc_iban_format (groups[i].iban);
      g_autofree char *again = pc_iban_normalise (shown);

      g_assert_cmpstr (shown, ==, groups[i].shown);
      if (g_str_is_ascii (groups[i].iban))
        g_assert_cmpstr (again, ==, *groups[i].iban != '\0' ? groups[i].iban : NULL);
    }
}

static void
test_rubbish (void)
{
  g_autofree char *longest = g_strnfill (10000, '7');
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = pc_iban_format (longest);
  g_autofree char *broken = pc_iban_format ("\xff\xfe\x80");

  g_assert_false (pc_iban_check (longest, NULL));
  memcpy (longest, "IT", 2);
  g_assert_false (pc_iban_check (longest, &error));
  g_assert_nonnull (strstr (error->message, "this one has 10000."));
  g_assert_cmpuint (strlen (shown), ==, 12499);
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_null (void)
{
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*iban != NULL*");
  g_assert_false (pc_iban_check (NULL, NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*iban != NULL*");
  g_assert_null (pc_iban_format (NULL));
  g_test_assert_expected_messages ();
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/iban/normalise", test_normalise);
  g_test_add_func ("/iban/check", test_check);
  g_test_add_func ("/iban/every-single-error", test_every_single_error);
  g_test_add_func ("/iban/format", test_format);
  g_test_add_func ("/iban/rubbish", test_rubbish);
  g_test_add_func ("/iban/null", test_null);

  return g_test_run ();
}
