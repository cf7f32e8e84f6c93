/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-contact-text.h"
#include "pc-date.h"
#include "pc-digits.h"
#include "pc-error.h"
#include "pc-iban.h"
#include "pc-money.h"
#include "pc-tax-code.h"
#include "pc-time.h"
#include "pc-uuid.h"
#include "pc-vat-number.h"

/* The longest note, also where its letters and their accents are still apart. */
#define MAX_BYTES (4 * PC_NOTE_MAX_LENGTH)

/* Likewise of one line, with room for spaces at its ends. */
#define MAX_TEXT_BYTES (8 * PC_TEXT_MAX_LENGTH)

/* Characters of what was typed that an error repeats. */
#define MAX_QUOTED 60

/* No label of a list has more parts with the same sign between them. */
#define MAX_LABEL_PARTS 5

typedef char     *(*Normalise) (const char *text);
typedef gboolean  (*Check)     (const char *text, GError **error);

/* What a format of text is brought to, and what it must then pass. */
static const struct
{
  const char *name;
  Normalise   normalise;
  Check       check;
} formats[] = {
  { "tax-code", pc_tax_code_normalise, pc_tax_code_check },
  { "iban", pc_iban_normalise, pc_iban_check },
  { "vat-number", pc_vat_number_normalise, pc_vat_number_check },
  { "email", pc_email_normalise, pc_email_check },
  { "phone", pc_phone_normalise, pc_phone_check },
};

/* Two units for what takes four bytes in UTF-8. */
glong
pc_text_length (const char *text)
{
  glong units = 0;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    units += (*p & 0xC0) != 0x80 ? 1 + (*p >= 0xF0) : 0;

  return units;
}

void
pc_value_clear (PcValue *value)
{
  value->number = PC_UNSET;
  g_clear_pointer (&value->text, g_free);
}

gboolean
pc_value_equal (const PcValue *a,
                const PcValue *b)
{
  return a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

/* Belong to how Arabic, Persian and Indic names are written, though they cannot be seen. */
static gboolean
is_joiner (gunichar c)
{
  return c >= 0x200C && c <= 0x200F;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* No characters at all, which neither a spreadsheet nor any other XML can hold. */
static gboolean
is_none (gunichar c)
{
  return (c & 0xFFFE) == 0xFFFE;
}

/* A line break that was pasted into one line becomes a space; what cannot be seen goes. */
static void
append_visible (GString  *clean,
                gunichar  c,
                gboolean  lines)
{
  if (is_line_break (c))
    g_string_append_c (clean, lines ? '\n' : ' ');
  else if (c == '\t')
    g_string_append_c (clean, ' ');
  else if (is_joiner (c) || !(g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || is_none (c)))
    g_string_append_unichar (clean, c);
}

/* Spaces at both ends go, those of every script; text with nothing to see in it is empty. */
static void
trim (char *text)
{
  const char *start = NULL;
  const char *end = text;
  gboolean visible = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      visible = visible || !is_joiner (c);
      start = start != NULL ? start : p;
      end = g_utf8_next_char (p);
    }

  if (visible)
    memmove (text, start, end - start);
  text[visible ? end - start : 0] = '\0';
}

static char *
clean_text (const char *text,
            gboolean    lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) clean = g_string_sized_new (strlen (valid));
  char *composed;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '\r' || p[1] != '\n')
      append_visible (clean, g_utf8_get_char (p), lines);

  /* Last, since what went may have stood between a letter and its accent. */
  composed = g_utf8_normalize (clean->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  trim (composed);
  return composed;
}

static glong
get_limit (const PcField *field)
{
  return field->type == PC_FIELD_NOTE ? PC_NOTE_MAX_LENGTH : PC_TEXT_MAX_LENGTH;
}

static gboolean
fail_long (const PcField  *field,
           GError        **error)
{
  const glong limit = get_limit (field);

  /* Translators: %ld is a number of characters. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "This is too long: at most %ld character can be kept.",
                            "This is too long: at most %ld characters can be kept.", limit), limit);
  return FALSE;
}

static gboolean
parse_text (const PcField  *field,
            const char     *text,
            PcValue        *value,
            GError        **error)
{
  if (pc_text_length (text) > get_limit (field))
    return fail_long (field, error);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *normal = NULL;

      if (g_strcmp0 (field->detail, formats[i].name) != 0)
        continue;

      normal = formats[i].normalise (text);
      if (normal != NULL && !formats[i].check (normal, error))
        return FALSE;
      value->text = g_steal_pointer (&normal);
      return TRUE;
    }

  value->text = g_strdup (text);
  return TRUE;
}

/* The beginning of what was typed, full: a sentence has no room for all of it. */
static char *
quote (const char *text)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_QUOTED));
}

static gboolean
fail_choice (const PcField  *field,
             const char     *text,
             GError        **error)
{
  g_autofree char *typed = quote (text);

  /* Translators: the first %s is what was typed, the second the heading of the field. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%s” is not in the list “%s”."), typed, pc_field_get_label (field));
  return FALSE;
}

static gboolean
parse_choice (const PcField  *field,
              const char     *text,
              PcValue        *value,
              GError        **error)
{
  const char *id = pc_code_list_find (pc_code_list_get (field->detail), text);

  if (id == NULL)
    return fail_choice (field, text, error);

  value->text = g_strdup (id);
  return TRUE;
}

static void
append_code (GString    *ids,
             const char *id)
{
  g_auto(GStrv) present = g_strsplit (ids->str, " ", -1);

  if (!g_strv_contains ((const char * const *) present, id))
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
}

/* "1 2 3": codes alone stand with spaces between them. */
static gboolean
add_spaced_codes (const PcCodeList *list,
                  const char       *text,
                  GString          *ids)
{
  g_auto(GStrv) parts = g_strsplit (text, " ", -1);

  for (int i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !pc_code_list_has (list, parts[i]))
      return FALSE;

  for (int i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      append_code (ids, parts[i]);
  return TRUE;
}

/* The code that most of @parts, from the first on, name together; how many it took, or 0. */
static guint
take_label (const PcCodeList *list,
            char            **parts,
            const char       *separator,
            GString          *ids)
{
  guint n = 0;

  while (parts[n] != NULL && n < MAX_LABEL_PARTS)
    n++;

  for (; n > 0; n--)
    {
      char *next = parts[n];
      g_autofree char *label = NULL;
      const char *id;

      parts[n] = NULL;
      label = g_strjoinv (separator, parts);
      parts[n] = next;

      if ((id = pc_code_list_find (list, label)) != NULL)
        {
          append_code (ids, id);
          return n;
        }
    }

  return 0;
}

/*
 * Labels may hold each of @separators themselves, as "Ndebele, South; South Ndebele" does: the longest that is one counts.
 * The semicolon, which pc_value_format() writes, goes before the comma.
 */
static gboolean
add_codes (const PcField  *field,
           const char     *text,
           const char     *separators,
           GString        *ids,
           GError        **error)
{
  const char separator[] = { *separators, '\0' };
  const PcCodeList *list = pc_code_list_get (field->detail);
  g_auto(GStrv) parts = NULL;

  if (*separators == '\0')
    return add_spaced_codes (list, text, ids) || fail_choice (field, text, error);

  parts = g_strsplit (text, separator, -1);
  for (guint i = 0; parts[i] != NULL;)
    {
      const guint taken = *g_strstrip (parts[i]) != '\0' ? take_label (list, parts + i, separator, ids) : 1;

      if (taken == 0 && !add_codes (field, parts[i], separators + 1, ids, error))
        return FALSE;
      i += MAX (taken, 1);
    }

  return TRUE;
}

static gboolean
parse_choices (const PcField  *field,
               const char     *text,
               PcValue        *value,
               GError        **error)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  if (!add_codes (field, text, ";,", ids, error))
    return FALSE;

  value->text = ids->len > 0 ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
  return TRUE;
}

/* Case and accents aside: "si" is typed for "sì". */
static char *
fold_word (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_str_to_ascii (folded, NULL);
}

static gboolean
parse_integer (const PcField  *field,
               const char     *text,
               PcValue        *value,
               GError        **error)
{
  return pc_integer_parse (text, &value->number, error);
}

static gboolean
parse_money (const PcField  *field,
             const char     *text,
             PcValue        *value,
             GError        **error)
{
  return pc_money_parse (text, &value->number, error);
}

/* A length or a time of the day, which was read as @number or, -1, not. */
static gboolean
take_minutes (gint64   number,
              PcValue *value)
{
  value->number = number >= 0 ? number : PC_UNSET;
  return number >= 0;
}

static gboolean
parse_minutes (const PcField  *field,
               const char     *text,
               PcValue        *value,
               GError        **error)
{
  return take_minutes (pc_minutes_parse (text, error), value);
}

static gboolean
parse_time (const PcField  *field,
            const char     *text,
            PcValue        *value,
            GError        **error)
{
  return take_minutes (pc_time_parse (text, error), value);
}

static gboolean
parse_boolean (const PcField  *field,
               const char     *text,
               PcValue        *value,
               GError        **error)
{
  const char * const words[] = { "0", "1", "no", "yes", "false", "true", _("No"), _("Yes") };
  g_autofree char *typed = fold_word (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = fold_word (words[i]);

      if (strcmp (typed, word) == 0)
        value->number = i % 2;
    }

  if (value->number != PC_UNSET)
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("Type yes or no."));
  return FALSE;
}

static gboolean
parse_date (const PcField  *field,
            const char     *text,
            PcValue        *value,
            GError        **error)
{
  g_autofree char *today = pc_date_today ();

  value->text = pc_date_parse (text, today, error);
  return value->text != NULL;
}

static gboolean
parse_reference (const PcField  *field,
                 const char     *text,
                 PcValue        *value,
                 GError        **error)
{
  g_autofree char *typed = NULL;

  if (pc_uuid_is_valid (text))
    {
      value->text = g_ascii_strdown (text, -1);
      return TRUE;
    }

  typed = quote (text);
  /* Translators: %s is what was typed. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%s” is not the identifier of a record."), typed);
  return FALSE;
}

static gboolean
parse_instant (const PcField  *field,
               const char     *text,
               PcValue        *value,
               GError        **error)
{
  g_autoptr(GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr(GDateTime) utc = instant != NULL ? g_date_time_to_utc (instant) : NULL;
  g_autofree char *seconds = NULL;

  if (utc == NULL)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("This is not a moment as 2026-03-31T08:15:00Z."));
      return FALSE;
    }

  seconds = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");
  value->text = g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (utc) / 1000);
  return TRUE;
}

typedef gboolean (*Parse) (const PcField *field, const char *text, PcValue *value, GError **error);

/* How each type is read, and whether figures are read of it, of whichever script. */
static const struct
{
  Parse    parse;
  gboolean figures;
} types[] = {
  [PC_FIELD_TEXT] = { parse_text },
  [PC_FIELD_NOTE] = { parse_text },
  [PC_FIELD_INTEGER] = { parse_integer, TRUE },
  [PC_FIELD_MINUTES] = { parse_minutes, TRUE },
  [PC_FIELD_MONEY] = { parse_money, TRUE },
  [PC_FIELD_DATE] = { parse_date, TRUE },
  [PC_FIELD_TIME] = { parse_time, TRUE },
  [PC_FIELD_BOOLEAN] = { parse_boolean, TRUE },
  [PC_FIELD_CHOICE] = { parse_choice },
  [PC_FIELD_CHOICES] = { parse_choices },
  [PC_FIELD_REFERENCE] = { parse_reference },
  [PC_FIELD_INSTANT] = { parse_instant, TRUE },
};

gboolean
pc_value_parse (const PcField  *field,
                const char     *text,
                PcValue        *value,
                GError        **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (field != NULL && value != NULL, FALSE);
  g_return_val_if_fail (field->type < G_N_ELEMENTS (types), FALSE);

  pc_value_clear (value);
  /* No field holds that much, and looking at it would take seconds. */
  if (text != NULL && strlen (text) > (field->type == PC_FIELD_TEXT ? MAX_TEXT_BYTES : MAX_BYTES))
    return fail_long (field, error);

  clean = text != NULL ? clean_text (text, field->type == PC_FIELD_NOTE) : g_strdup ("");
  if (*clean == '\0')
    return TRUE;

  folded = types[field->type].figures ? pc_digits_fold (clean) : NULL;
  return types[field->type].parse (field, folded != NULL ? folded : clean, value, error);
}

static char *
format_choices (const PcField *field,
                const char    *text)
{
  g_auto(GStrv) ids = g_strsplit (text, " ", -1);
  const PcCodeList *list = pc_code_list_get (field->detail);
  g_autoptr(GString) labels = g_string_new (NULL);

  /* A semicolon, since some labels have a comma in them. */
  for (int i = 0; ids[i] != NULL; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "; " : "", pc_code_list_get_label (list, ids[i]));

  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static char *
format_text (const PcField *field,
             const char    *text)
{
  switch ((int) field->type)
    {
    case PC_FIELD_DATE:
      return pc_date_format (text);

    case PC_FIELD_CHOICE:
      return g_strdup (pc_code_list_get_label (pc_code_list_get (field->detail), text));

    case PC_FIELD_CHOICES:
      return format_choices (field, text);

    default:
      return g_strcmp0 (field->detail, "iban") == 0 ? pc_iban_format (text) : g_strdup (text);
    }
}

char *
pc_value_format (const PcField *field,
                 const PcValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (pc_field_is_text (field))
    return value->text != NULL ? format_text (field, value->text) : g_strdup ("");

  if (value->number == PC_UNSET)
    return g_strdup ("");

  switch ((int) field->type)
    {
    case PC_FIELD_MINUTES:
      return pc_minutes_format (value->number);

    case PC_FIELD_MONEY:
      return pc_money_format (value->number);

    case PC_FIELD_TIME:
      return pc_time_format (value->number);

    case PC_FIELD_BOOLEAN:
      return g_strdup (value->number ? _("Yes") : _("No"));

    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
    }
}
