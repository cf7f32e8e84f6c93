/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#include "pc-identifier.h"

/* The remainder of 97 of @bban followed by the country IT (18, 29) and two check digits 00, as ISO 13616 has it. */
static guint
compute_iban_remainder (const char *bban)
{
  g_autofree char *text = g_strconcat (bban, "IT00", NULL);
  guint remainder = 0;

  for (const char *p = text; *p != '\0'; p++)
    remainder = g_ascii_isdigit (*p) ? (remainder * 10 + (*p - '0')) % 97 : (remainder * 100 + (*p - 'A' + 10)) % 97;

  return remainder;
}

char *
pc_demo_iban (PcDemo *demo)
{
  char account[23];
  g_autofree char *bban = NULL;

  g_snprintf (account, sizeof account, "%05d99%03d%012d", pc_demo_range (demo, 1000, 9999), pc_demo_range (demo, 0, 999),
              pc_demo_range (demo, 1, 999999999));
  bban = g_strdup_printf ("%c%s", pc_identifier_check_letter (account, strlen (account)), account);

  return g_strdup_printf ("IT%02u%s", 98 - compute_iban_remainder (bban), bban);
}

char *
pc_demo_vat (PcDemo *demo)
{
  char text[12];
  int sum = 0;

  g_snprintf (text, sizeof text, "9%06d015", pc_demo_range (demo, 1, 999999));
  for (int i = 0; i < 10; i++)
    {
      const int digit = text[i] - '0';

      /* Every second digit counts twice, without its nine (Luhn). */
      sum += i % 2 == 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
    }

  text[10] = '0' + (10 - sum % 10) % 10;
  text[11] = '\0';
  return g_strdup (text);
}

char *
pc_demo_mobile (PcDemo *demo)
{
  return g_strdup_printf ("+39 3%02d%07d", pc_demo_range (demo, 20, 99), pc_demo_range (demo, 1000000, 9999999));
}

char *
pc_demo_landline (PcDemo *demo)
{
  return g_strdup_printf ("+39 02%08d", pc_demo_range (demo, 20000000, 69999999));
}

/* "Traoré" is "traore"; what is neither a letter nor a digit goes. */
static char *
make_plain (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

char *
pc_demo_email (const char *given,
               const char *family,
               const char *domain)
{
  g_autofree char *first = make_plain (given);
  g_autofree char *last = make_plain (family);

  return g_strdup_printf ("%s%s%s@%s", first, *first != '\0' ? "." : "", last, domain);
}

char *
pc_demo_fill (const char *text,
              const char *name)
{
  g_autoptr(GString) full = g_string_new (text);

  g_string_replace (full, "%s", name, 0);
  return g_string_free (g_steal_pointer (&full), FALSE);
}
