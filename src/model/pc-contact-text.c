/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-contact-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-identifier.h"

#define MAX_LOCAL_BYTES     64
#define MAX_EMAIL_BYTES     254
#define MAX_LABEL_BYTES     63
#define MIN_NATIONAL_DIGITS 6
#define MAX_NATIONAL_DIGITS 11
#define MIN_FOREIGN_DIGITS  7
#define MAX_FOREIGN_DIGITS  15

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, message);
  return FALSE;
}

/* The length of the part of @domain up to the next dot, where it is a sound one; else 0. */
static gsize
get_label_length (const char *domain)
{
  const char *p = domain;

  while (*p != '\0' && *p != '.')
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '-')
        return 0;
      p = g_utf8_next_char (p);
    }

  if (p == domain || domain[0] == '-' || p[-1] == '-' || p - domain > MAX_LABEL_BYTES)
    return 0;

  return p - domain;
}

/* Two parts or more; the last one is letters, so that an address of numbers is not one. */
static gboolean
is_domain (const char *domain)
{
  guint labels = 0;

  for (;;)
    {
      const gsize length = get_label_length (domain);

      if (length == 0)
        return FALSE;
      labels++;
      if (domain[length] == '\0')
        return labels >= 2 && length >= 2 && !g_ascii_isdigit (domain[length - 1]);
      domain += length + 1;
    }
}

/* The first character that cannot stand before the @; %NULL where there is none. */
static const char *
find_bad_local (const char *local)
{
  for (const char *p = local; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)) || strchr ("\"(),:;<>[\\]", *p) != NULL)
      return p;

  return NULL;
}

char *
pc_email_normalise (const char *text)
{
  g_autofree char *valid = text != NULL ? g_strstrip (g_utf8_make_valid (text, -1)) : g_strdup ("");
  const char *start = g_ascii_strncasecmp (valid, "mailto:", 7) == 0 ? valid + 7 : valid;
  const char *at = strrchr (start, '@');
  g_autofree char *local = NULL;
  g_autofree char *domain = NULL;

  if (*start == '\0')
    return NULL;
  if (at == NULL)
    return g_strdup (start);

  /* Only the domain is the same in capitals and not; what stands before it may not be. */
  local = g_strndup (start, at - start);
  domain = g_utf8_strdown (at, -1);
  return g_strconcat (local, domain, NULL);
}

static gboolean
check_local (const char  *local,
             GError     **error)
{
  const char *bad = find_bad_local (local);

  if (bad != NULL)
    {
      g_autofree char *shown = pc_identifier_show_char (bad);

      /* Translators: %s is one character. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%s” cannot stand in an e-mail address."), shown);
      return FALSE;
    }

  if (strlen (local) > MAX_LOCAL_BYTES)
    return fail (error, _("What stands before the @ of this e-mail address is too long."));

  if (local[0] == '.' || g_str_has_suffix (local, ".") || strstr (local, "..") != NULL)
    return fail (error, _("A dot is in the wrong place before the @ of this e-mail address."));

  return TRUE;
}

gboolean
pc_email_check (const char  *text,
                GError     **error)
{
  g_autofree char *local = NULL;
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);

  at = strchr (text, '@');
  if (!g_utf8_validate (text, -1, NULL) || at == NULL || at == text || at[1] == '\0' || strchr (at + 1, '@') != NULL)
    return fail (error, _("An e-mail address has one @ with something on both sides, as name@example.org."));

  if (strlen (text) > MAX_EMAIL_BYTES)
    return fail (error, _("This e-mail address is too long."));

  local = g_strndup (text, at - text);
  if (!check_local (local, error))
    return FALSE;

  return is_domain (at + 1) ||
         fail (error, _("What stands after the @ of this e-mail address is not a name as example.org."));
}

static gboolean
is_phone_separator (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr ("./()-", (int) c) != NULL) ||
         g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Leaves the digits of @text, in whatever script they are, and a + in front; %NULL where there is anything else. */
static char *
squeeze_phone (const char *text)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (digits, '0' + g_unichar_digit_value (c));
      else if (c == '+' && digits->len == 0)
        g_string_append_c (digits, '+');
      else if (!is_phone_separator (c))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* "+44 (0)20 ..." names the zero that is dialled only within the country; in Italy it is always dialled. */
static char *
drop_trunk_zero (const char *text)
{
  const char *zero = strstr (text, "(0)");
  g_autofree char *head = g_strndup (text, zero - text);

  return g_strconcat (head, zero + 3, NULL);
}

/* The number after a + and its country code; "" where @text has only separators, %NULL where it is no number. */
static char *
read_phone (const char *text)
{
  g_autofree char *digits = squeeze_phone (text);

  if (digits == NULL || *digits == '\0' || digits[0] == '+')
    return g_steal_pointer (&digits);

  if (g_str_has_prefix (digits, "00"))
    return g_strconcat ("+", digits + 2, NULL);

  /* Too long for Italy, unless its first two digits are the country code. */
  if (g_str_has_prefix (digits, "39") && strlen (digits) > MAX_NATIONAL_DIGITS)
    return g_strconcat ("+", digits, NULL);

  return g_strconcat ("+39", digits, NULL);
}

char *
pc_phone_normalise (const char *text)
{
  g_autofree char *valid = text != NULL ? g_strstrip (g_utf8_make_valid (text, -1)) : g_strdup ("");
  g_autofree char *number = read_phone (valid);

  if (number != NULL && !g_str_has_prefix (number, "+39") && strstr (valid, "(0)") != NULL)
    {
      g_autofree char *without = drop_trunk_zero (valid);

      g_free (number);
      number = read_phone (without);
    }

  if (number == NULL)
    return g_steal_pointer (&valid);

  if (g_str_has_prefix (number, "+39"))
    return g_strconcat ("+39 ", number + 3, NULL);

  return *number != '\0' ? g_steal_pointer (&number) : NULL;
}

static gboolean
check_italian (const char  *national,
               GError     **error)
{
  const gsize length = strlen (national);

  if (length < MIN_NATIONAL_DIGITS || length > MAX_NATIONAL_DIGITS)
    {
      /* Translators: %zu is the number of digits that were typed. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   _("An Italian telephone number has 6 to 11 digits; this one has %zu. "
                     "Type + and the country code before a number of another country."), length);
      return FALSE;
    }

  if (strchr ("03", national[0]) == NULL && !g_str_has_prefix (national, "80") && !g_str_has_prefix (national, "84"))
    return fail (error, _("An Italian telephone number begins with 3 if it is a mobile one, "
                          "and with 0 if it is a landline. "
                          "Type + and the country code before a number of another country."));

  return TRUE;
}

static gboolean
check_foreign (const char  *digits,
               GError     **error)
{
  const gsize length = strlen (digits);

  if (digits[0] == '0')
    return fail (error, _("No country code begins with 0."));

  if (length < MIN_FOREIGN_DIGITS || length > MAX_FOREIGN_DIGITS)
    {
      /* Translators: %zu is the number of digits that were typed. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   _("A telephone number has 7 to 15 digits with its country code; this one has %zu."), length);
      return FALSE;
    }

  return TRUE;
}

gboolean
pc_phone_check (const char  *text,
                GError     **error)
{
  const gboolean italian = text != NULL && g_str_has_prefix (text, "+39 ");
  const char *digits;
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);

  digits = italian ? text + 4 : text + (text[0] == '+');
  length = strspn (digits, "0123456789");

  if (digits[length] != '\0')
    {
      g_autofree char *shown = pc_identifier_show_char (digits + length);

      /* Translators: %s is one character. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   _("“%s” cannot stand in a telephone number: it has only digits, "
                     "after a + where the country code is given."), shown);
      return FALSE;
    }

  if (text[0] != '+' || length == 0 || (!italian && g_str_has_prefix (digits, "39")))
    return fail (error, _("This is not a telephone number as +39 3331234567."));

  return italian ? check_italian (digits, error) : check_foreign (digits, error);
}
