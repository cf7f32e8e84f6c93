/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "pc-contact-text.h"
#include "pc-error.h"

typedef struct
{
  const char *typed;
  const char *normal;
  const char *message; /* a part of it; NULL where it is right */
} Case;

static const Case emails[] = {
  { NULL, NULL, NULL },
  { "", NULL, NULL },
  { " \t\r\n", NULL, NULL },
  { "mailto:", NULL, NULL },
  { " amina.diallo@example.org ", "amina.diallo@example.org", NULL },
  { "Amina.Diallo@Example.ORG", "Amina.Diallo@example.org", NULL },
  { "mailto:info@comune.torino.it", "info@comune.torino.it", NULL },
  { "a@b.it", "a@b.it", NULL },
  { "a+tag_x-1@sub-domain.b.it", "a+tag_x-1@sub-domain.b.it", NULL },
  { "o'neill@example.com", "o'neill@example.com", NULL },
  { "josé@esempio.it", "josé@esempio.it", NULL },
  { "info@città.it", "info@città.it", NULL },
  { "info@xn--citt-4na.it", "info@xn--citt-4na.it", NULL },
  { "1@3com.com", "1@3com.com", NULL },

  { "amina", "amina", "one @" },
  { "@", "@", "one @" },
  { "amina@", "amina@", "one @" },
  { "@example.org", "@example.org", "one @" },
  { "a@b@c.it", "a@b@c.it", "one @" },
  { "a b@example.org", "a b@example.org", "U+0020" },
  { "a@example.org, b@example.org", "a@example.org, b@example.org", "one @" },
  { "<a@example.org>", "<a@example.org>", "“<”" },
  { "\"a\"@example.org", "\"a\"@example.org", "“\"”" },
  { "a,b@example.org", "a,b@example.org", "“,”" },
  { "a\u202eb@example.org", "a\u202eb@example.org", "U+202E" },
  { "a\x01z@example.org", "a\x01z@example.org", "U+0001" },
  { ".a@example.org", ".a@example.org", "dot" },
  { "a.@example.org", "a.@example.org", "dot" },
  { "a..b@example.org", "a..b@example.org", "dot" },
  { "a@example", "a@example", "after the @" },
  { "a@.it", "a@.it", "after the @" },
  { "a@example.", "a@example.", "after the @" },
  { "a@example..it", "a@example..it", "after the @" },
  { "a@-example.it", "a@-example.it", "after the @" },
  { "a@example-.it", "a@example-.it", "after the @" },
  { "a@exa_mple.it", "a@exa_mple.it", "after the @" },
  { "a@exa mple.it", "a@exa mple.it", "after the @" },
  { "a@example.i", "a@example.i", "after the @" },
  { "a@192.168.1.10", "a@192.168.1.10", "after the @" },
  { "a@example.org\u200f", "a@example.org\u200f", "after the @" },
  { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@example.org",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@example.org", NULL },
  { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@example.org",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@example.org", "before the @" },
  { "a@aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.it",
    "a@aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.it", "after the @" },
};

static const Case phones[] = {
  { NULL, NULL, NULL },
  { "", NULL, NULL },
  { " \t", NULL, NULL },
  { "-", NULL, NULL },
  { "3331234567", "+39 3331234567", NULL },
  { "333 1234567", "+39 3331234567", NULL },
  { "333-123.45/67", "+39 3331234567", NULL },
  { "+39 333 1234567", "+39 3331234567", NULL },
  { "+393331234567", "+39 3331234567", NULL },
  { "0039 333 1234567", "+39 3331234567", NULL },
  { "39 333 1234567", "+39 3331234567", NULL },
  { "393 1234567", "+39 3931234567", NULL },
  { "(+39) 333 1234567", "+39 3331234567", NULL },
  { "06 12345678", "+39 0612345678", NULL },
  { "+39 (0)6 12345678", "+39 0612345678", NULL },
  { "011/5612345", "+39 0115612345", NULL },
  { "0165 12345", "+39 016512345", NULL },
  { "045 1", "+39 0451", "this one has 4." },
  { "800 123456", "+39 800123456", NULL },
  { "848 800 800", "+39 848800800", NULL },
  { "\u200e+39\u00a0333\u2011123\u202f4567", "+39 3331234567", NULL },
  { "٣٣٣ ١٢٣٤٥٦٧", "+39 3331234567", NULL },
  { "+39 012345", "+39 012345", NULL },
  { "+39 01234", "+39 01234", "this one has 5." },
  { "+39 01234567890", "+39 01234567890", NULL },
  { "+39 012345678901", "+39 012345678901", "this one has 12." },
  { "6 12345678", "+39 612345678", "with 0 if it is a landline" },
  { "2 1234567", "+39 21234567", "with 0 if it is a landline" },
  { "81 1234567", "+39 811234567", "with 0 if it is a landline" },
  { "8012345678", "+39 8012345678", NULL },
  { "+39", "+39 ", "This is not a telephone number" },

  { "+234 801 234 5678", "+2348012345678", NULL },
  { "00234-801-234-5678", "+2348012345678", NULL },
  { "+44 (0)20 7946 0000", "+442079460000", NULL },
  { "+43 (0)512 12345", "+4351212345", NULL },
  { "+220 1234567", "+2201234567", NULL },
  { "+3912345678", "+39 12345678", "with 0 if it is a landline" },
  { "+123456789012345", "+123456789012345", NULL },
  { "+1234567890123456", "+1234567890123456", "this one has 16." },
  { "+290 1234", "+2901234", NULL },
  { "+290 123", "+290123", "this one has 6." },
  { "+0234 801 234", "+0234801234", "begins with 0" },
  { "00039 333", "+039333", "begins with 0" },
  { "+", "+", "This is not a telephone number" },
  { "(0)0", "+39 0", "this one has 1." },
  { "00", "+", "This is not a telephone number" },

  { "333 1234567 (evening)", "333 1234567 (evening)", "cannot stand in a telephone number" },
  { "none", "none", "“n”" },
  { "333+1234567", "333+1234567", "“+”" },
  { "++39333", "++39333", "“+”" },
  { "333 1234567, 347 1234567", "333 1234567, 347 1234567", "cannot stand" },
  { "333\u0301", "333\u0301", "U+0301" },
};

static void
check_cases (const Case  *cases,
             guint        n_cases,
             char      *(*normalise) (const char *text),
             gboolean   (*check) (const char *text, GError **error))
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *normal = normalise (cases[i].typed);
      g_autofree char *again = normalise (normal);
      g_autoptr(GError) error = NULL;
      gboolean right;

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (normal, ==, cases[i].normal);
      if (normal == NULL)
        continue;

      right = check (normal, &error);
      g_assert_cmpint (right, ==, cases[i].message == NULL);
      if (right)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (again, ==, normal);
          continue;
        }

      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("%s: %s", normal, error->message);
    }
}

static void
test_email (void)
{
  check_cases (emails, G_N_ELEMENTS (emails), pc_email_normalise, pc_email_check);
}

static void
test_phone (void)
{
  check_cases (phones, G_N_ELEMENTS (phones), pc_phone_normalise, pc_phone_check);
}

static void
test_email_length (void)
{
  g_autofree char *label = g_strnfill (60, 'a');
  g_autofree char *longest = g_strconcat (label, "@", label, ".", label, ".", label, ".example.it", NULL);
  g_autofree char *longer = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (strlen (longest), ==, 254);
  g_assert_true (pc_email_check (longest, NULL));

  longer = g_strconcat ("a", longest, NULL);
  g_assert_false (pc_email_check (longer, &error));
  g_assert_cmpstr (error->message, ==, "This e-mail address is too long.");
}

/* What pc_phone_normalise() does not write is no kept form. */
static void
test_phone_not_normalised (void)
{
  static const char *const numbers[] = {
    "", "3331234567", "+393331234567", "+39  3331234567", "0039 3331234567", "+234 8012345678"
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_false (pc_phone_check (numbers[i], NULL));
}

static void
test_rubbish (void)
{
  g_autofree char *digits = g_strnfill (10000, '7');
  g_autofree char *letters = g_strnfill (10000, 'a');
  g_autofree char *address = g_strconcat (letters, "@", letters, ".it", NULL);
  const char *const texts[] = {
    digits, letters, address, "\xff\xfe@\x80.it", "\xc3", "+39 \xc3", "+\x80", "\u0301@\u0301.\u0301\u0301"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *email = pc_email_normalise (texts[i]);
      g_autofree char *phone = pc_phone_normalise (texts[i]);
      g_autoptr(GError) error = NULL;

      g_assert_true (g_utf8_validate (email, -1, NULL));
      g_assert_true (g_utf8_validate (phone, -1, NULL));
      g_assert_false (pc_phone_check (phone, NULL));
      g_assert_false (pc_phone_check (texts[i], &error));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_false (pc_email_check (texts[i], NULL) && strlen (texts[i]) > 254);
    }
}

static void
test_null (void)
{
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*text != NULL*");
  g_assert_false (pc_email_check (NULL, NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*text != NULL*");
  g_assert_false (pc_phone_check (NULL, NULL));
  g_test_assert_expected_messages ();
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact-text/email", test_email);
  g_test_add_func ("/contact-text/email-length", test_email_length);
  g_test_add_func ("/contact-text/phone", test_phone);
  g_test_add_func ("/contact-text/phone-not-normalised", test_phone_not_normalised);
  g_test_add_func ("/contact-text/rubbish", test_rubbish);
  g_test_add_func ("/contact-text/null", test_null);

  return g_test_run ();
}
