/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-money.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "pc-error.h"

/* With the two of the cents. */
#define MAX_DIGITS 15
#define MAX_TYPED  64

/* Where the decimals start, or the end of the text: after the last sign that has one or two digits behind it. */
static const char *
find_decimals (const char *text)
{
  const char *end = text + strlen (text);

  for (int n = 1; n <= 2 && end - n > text; n++)
    {
      if (strchr (".,", end[-n - 1]) != NULL && end - n - 1 >= text)
        return end - n;
      if (!g_ascii_isdigit (end[-n]))
        break;
    }

  return end;
}

static gboolean
read_cents (const char *text,
            gint64     *cents)
{
  const char *decimals = find_decimals (text);
  const gboolean negative = *text == '-';
  const int max_digits = MAX_DIGITS - 2 + (int) strlen (decimals);
  gint64 value = 0;
  int digits = 0, group = 3;

  for (const char *p = text + negative; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (++digits > max_digits)
            return FALSE;
          value = value * 10 + *p - '0';
          group++;
        }
      else if (p + 1 == decimals && *decimals != '\0')
        ;
      /* A sign that groups stands after three digits, and before three. */
      else if (strchr (".,'", *p) != NULL && digits > 0 && (digits <= 3 || group == 3) && strspn (p + 1, "0123456789") == 3)
        group = 0;
      else
        return FALSE;
    }

  if (digits == 0)
    return FALSE;

  for (gsize n = strlen (decimals); n < 2; n++)
    value *= 10;

  *cents = negative ? -value : value;
  return TRUE;
}

/* What is said of the currency in words, before or behind: its bytes. */
static gsize
measure_word (const char *text,
              gsize       length,
              gboolean    behind)
{
  static const char * const words[] = { "euro", "eur" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize n = strlen (words[i]);

      if (length >= n && g_ascii_strncasecmp (behind ? text + length - n : text, words[i], n) == 0)
        return n;
    }

  return 0;
}

/* Once is enough: "EUR 12 EUR" is no amount. */
static void
remove_word (GString *text)
{
  const gsize before = measure_word (text->str, text->len, FALSE);

  if (before > 0)
    g_string_erase (text, 0, before);
  else
    g_string_truncate (text, text->len - measure_word (text->str, text->len, TRUE));
}

gboolean
pc_money_parse (const char  *text,
                gint64      *cents,
                GError     **error)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) bare = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && cents != NULL, FALSE);

  /* The euro sign and spaces, narrow and unbreakable ones too, say nothing. */
  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0' && bare->len <= MAX_TYPED; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != 0x20AC && !g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));

  remove_word (bare);
  if (bare->len > MAX_TYPED || !read_cents (bare->str, cents))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("This is not an amount. Type euro and cents as 562,50."));
      return FALSE;
    }

  return TRUE;
}

char *
pc_money_format (gint64 cents)
{
  const char *radix = nl_langinfo (RADIXCHAR);
  const char *grouping = nl_langinfo (THOUSEP);
  g_autofree char *euro = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (cents) / 100);
  g_autoptr(GString) text = g_string_new (cents < 0 ? "-" : NULL);
  gsize n = strlen (euro);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, grouping);
      g_string_append_c (text, euro[i]);
    }

  g_string_append_printf (text, "%s%02d", radix, (int) (ABS (cents) % 100));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
pc_integer_parse (const char  *text,
                  gint64      *value,
                  GError     **error)
{
  g_autofree char *typed = g_strstrip (g_strndup (text, MAX_TYPED));

  if (strlen (text) <= MAX_TYPED && g_ascii_string_to_signed (typed, 10, -999999999999, 999999999999, value, NULL))
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("This is not a whole number."));
  return FALSE;
}

/* In two steps, so that an amount as long as can be typed does not run over. */
gint64
pc_money_share (gint64 cents,
                gint64 part,
                gint64 whole)
{
  g_return_val_if_fail (cents >= 0 && part >= 0 && whole > 0, 0);

  return cents / whole * part + (2 * (cents % whole) * part + whole) / (2 * whole);
}
