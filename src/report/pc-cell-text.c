/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-cell-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"

/* A column rarely has more different codes than this at a time; longer codes are looked up each time. */
#define N_CACHED 8
#define MAX_CODE_BYTES 24

typedef struct
{
  char        code[MAX_CODE_BYTES];
  const char *label;
} Cached;

struct _PcCellText
{
  const PcField    *field;
  const PcCodeList *list;    /* NULL for what is no choice. */
  Cached            cache[N_CACHED];
  guint             next;    /* The one to be replaced. */
  GString          *labels;  /* Of several choices. */
};

PcCellText *
pc_cell_text_new (const PcField *field)
{
  PcCellText *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_new0 (PcCellText, 1);
  self->field = field;
  self->labels = g_string_new (NULL);
  if (field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES)
    self->list = pc_code_list_get (field->detail);

  return self;
}

void
pc_cell_text_free (PcCellText *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->labels, TRUE);
  g_free (self);
}

static const char *
look_up (PcCellText *self,
         const char *code)
{
  const gsize size = strlen (code) + 1;
  Cached *cached;

  if (self->list == NULL || size > MAX_CODE_BYTES)
    return self->list != NULL ? pc_code_list_get_label (self->list, code) : code;

  for (guint i = 0; i < N_CACHED; i++)
    if (self->cache[i].label != NULL && memcmp (self->cache[i].code, code, size) == 0)
      return self->cache[i].label;

  cached = &self->cache[self->next++ % N_CACHED];
  memcpy (cached->code, code, size);
  cached->label = pc_code_list_get_label (self->list, code);
  /* An unknown code is its own label, and belongs to the row. */
  if (cached->label == code)
    cached->label = cached->code;

  return cached->label;
}

/* A semicolon stands between labels, some of which have a comma in them. */
static const char *
join_labels (PcCellText *self,
             const char *codes)
{
  char code[128];

  g_string_truncate (self->labels, 0);
  while (*codes != '\0')
    {
      const gsize length = strcspn (codes, " ");

      g_strlcpy (code, codes, MIN (length + 1, sizeof code));
      g_string_append (self->labels, self->labels->len > 0 ? "; " : "");
      g_string_append (self->labels, look_up (self, code));
      codes += length + (codes[length] == ' ');
    }

  return self->labels->str;
}

const char *
pc_cell_text_get (PcCellText    *self,
                  const PcValue *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, NULL);

  if (self->field->type == PC_FIELD_BOOLEAN)
    return value->number == PC_UNSET ? NULL : value->number ? _("Yes") : _("No");

  if (value->text == NULL)
    return NULL;

  switch ((int) self->field->type)
    {
    case PC_FIELD_CHOICE:
      return look_up (self, value->text);

    case PC_FIELD_CHOICES:
      return join_labels (self, value->text);

    default:
      return value->text;
    }
}

/* Looked at byte by byte, since nearly all text is as it should be. */
static gboolean
is_clean (const char *text,
          gboolean    xml)
{
  const guchar *p = (const guchar *) text;
  gboolean ascii = TRUE;
  gsize length;

  for (; *p != '\0'; p++)
    {
      if ((*p < 0x20 && *p != '\t' && *p != '\n') || (xml && *p == '_' && p[1] == 'x'))
        return FALSE;
      ascii &= *p < 0x7f;
    }

  length = p - (const guchar *) text;
  return length <= PC_CELL_MAX_UNITS &&
         (ascii || (g_utf8_validate_len (text, length, NULL) && strstr (text, "\xEF\xBF") == NULL &&
                    strchr (text, 0x7f) == NULL));
}

static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f && c != 0xFFFE && c != 0xFFFF);
}

/* `_xHHHH_` is a character by its number to a spreadsheet; `_x005F_` is its underscore. */
gboolean
pc_cell_text_is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) &&
         g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

const char *
pc_cell_text_clean (const char *text,
                    gboolean    xml,
                    GString    *buffer)
{
  g_autofree char *valid = NULL;
  gsize fits = 0;
  guint units = 0;

  if (is_clean (text, xml))
    return text;

  valid = g_utf8_make_valid (text, -1);
  g_string_truncate (buffer, 0);
  for (const char *p = valid; *p != '\0' && units <= PC_CELL_MAX_UNITS; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!is_allowed (c))
        continue;

      if (units < PC_CELL_MAX_UNITS)
        fits = buffer->len;
      if (xml && pc_cell_text_is_escape (p))
        g_string_append (buffer, "_x005F");
      g_string_append_unichar (buffer, c);
      units += c > 0xFFFF ? 2 : 1;
    }

  if (units > PC_CELL_MAX_UNITS)
    {
      g_string_truncate (buffer, fits);
      g_string_append_unichar (buffer, 0x2026);
    }

  return buffer->str;
}

/* Characters that are taken away count as well: a text at the edge may be said to be cut which is not. */
gboolean
pc_cell_text_fits (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) <= PC_CELL_MAX_UNITS || pc_text_length (text) <= PC_CELL_MAX_UNITS;
}
