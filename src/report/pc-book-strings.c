/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-book-strings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-sheet-private.h"
#include "pc-xml.h"

/* `_x0041_`: an underscore, x, four hexadecimal digits, an underscore. */
#define ESCAPE_SIZE 7

/* The unit of UTF-16 that an escape at @p stands for, or -1. */
static int
read_escape (const char *p,
             const char *end)
{
  int unit = 0;

  if (end - p < ESCAPE_SIZE || p[0] != '_' || p[1] != 'x' || p[ESCAPE_SIZE - 1] != '_')
    return -1;

  for (int i = 2; i < ESCAPE_SIZE - 1; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (p[i]);
    }

  return unit;
}

/* The character of one escape or of two that are a pair; moves *@p behind. 0 where it is nothing that text can hold. */
static gunichar
take_escape (const char **p,
             const char  *end)
{
  const int high = read_escape (*p, end);
  int low;

  *p += ESCAPE_SIZE;
  if (high < 0xD800 || high > 0xDFFF)
    return high < 0xFFFE ? high : 0;

  low = high < 0xDC00 ? read_escape (*p, end) : -1;
  if (low < 0xDC00 || low > 0xDFFF)
    return 0xFFFD;

  *p += ESCAPE_SIZE;
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static char *
unescape (char       *to,
          const char *p,
          const char *end)
{
  while (p < end)
    {
      if (*p == '_' && read_escape (p, end) >= 0)
        {
          const gunichar c = take_escape (&p, end);

          /* Never longer than the escape it stands for. */
          to += c != 0 ? g_unichar_to_utf8 (c, to) : 0;
        }
      else
        {
          *to++ = *p++;
        }
    }

  return to;
}

/* CR LF, and a CR of its own, become LF. */
static char *
join_line_ends (char       *to,
                const char *p,
                const char *end)
{
  for (; p < end; p++)
    {
      if (*p != '\r')
        *to++ = *p;
      else if (p + 1 == end || p[1] != '\n')
        *to++ = '\n';
    }

  return to;
}

void
pc_book_text_unescape (GString *text,
                       gsize    start)
{
  char *p = text->str + start;
  char *end = text->str + text->len;

  if (memchr (p, '_', end - p) != NULL)
    g_string_truncate (text, unescape (p, p, end) - text->str);
  pc_book_text_join_line_ends (text, start);
}

void
pc_book_text_join_line_ends (GString *text,
                             gsize    start)
{
  char *p = text->str + start;
  char *end = text->str + text->len;

  if (memchr (p, '\r', end - p) != NULL)
    g_string_truncate (text, join_line_ends (p, p, end) - text->str);
}

typedef struct
{
  PcBook   *book;
  gboolean  in_text;
  guint     phonetic_depth;    /* Of what says how the text is spoken; 0 outside. */
  gsize     start;             /* Of the string being read. */
} Strings;

static gboolean
check_limits (PcXml   *xml,
              Strings *self)
{
  GError *error = NULL;

  if (self->book->strings->len <= PC_SHEET_MAX_STRING_BYTES && self->book->string_starts->len < PC_SHEET_MAX_STRINGS &&
      self->book->strings->len - self->start <= PC_SHEET_MAX_TEXT_BYTES)
    return TRUE;

  pc_sheet_fail_limit (_("The workbook holds more text than can be read at once. Please split it into smaller "
                         "ones."), &error);
  pc_xml_stop (xml, error);
  return FALSE;
}

static void
started_cb (PcXml      *xml,
            const char *name,
            guint       depth,
            gpointer    data)
{
  Strings *self = data;

  if (depth == 2 && strcmp (name, "si") == 0)
    {
      const guint32 start = self->book->strings->len;

      self->start = start;
      if (check_limits (xml, self))
        g_array_append_val (self->book->string_starts, start);
    }
  else if (strcmp (name, "rPh") == 0 && self->phonetic_depth == 0)
    self->phonetic_depth = depth;
  else
    self->in_text = strcmp (name, "t") == 0 && self->phonetic_depth == 0 && self->book->string_starts->len > 0;
}

static void
ended_cb (PcXml      *xml,
          const char *name,
          guint       depth,
          gpointer    data)
{
  Strings *self = data;

  self->in_text = FALSE;
  if (depth == self->phonetic_depth)
    self->phonetic_depth = 0;
  if (depth == 2 && strcmp (name, "si") == 0)
    {
      pc_book_text_unescape (self->book->strings, self->start);
      g_string_append_c (self->book->strings, '\0');
    }
}

static void
text_cb (PcXml      *xml,
         const char *text,
         gsize       length,
         gpointer    data)
{
  Strings *self = data;

  if (self->in_text && check_limits (xml, self))
    g_string_append_len (self->book->strings, text, length);
}

gboolean
pc_book_load_strings (PcBook      *self,
                      const char  *part,
                      GError     **error)
{
  static const PcXmlHandler handler = { started_cb, ended_cb, text_cb };
  Strings strings = { .book = self };

  return pc_xml_parse (self->zip, part, &handler, &strings, NULL, error);
}
