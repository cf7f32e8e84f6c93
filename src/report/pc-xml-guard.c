/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-xml-guard.h"

#include <string.h>

/*
 * In well-formed XML a "<" stands in no tag, so that each begins afresh: whatever a comment made of the states, at the
 * next tag they are right again.
 */
enum
{
  OUTSIDE,
  OPENED,    /* Behind "<". */
  IN_TAG,
  QUOTED
};

static gboolean
look_at (PcXmlGuard *self,
         char        c)
{
  if (c == '<')
    {
      self->state = OPENED;
      return TRUE;
    }

  switch (self->state)
    {
    case OPENED:
      self->state = c == '!' || c == '?' || c == '/' ? OUTSIDE : IN_TAG;
      self->n_attributes = 0;
      return TRUE;

    case IN_TAG:
      if (c == '>')
        self->state = OUTSIDE;
      if (c == '"' || c == '\'')
        {
          self->state = QUOTED;
          self->quote = c;
        }
      self->n_attributes += c == '=';
      return self->n_attributes <= PC_XML_MAX_ATTRIBUTES;

    case QUOTED:
      if (c == self->quote)
        self->state = IN_TAG;
      return TRUE;

    default:
      return TRUE;
    }
}

/* Characters beyond ASCII matter in no state; one that is none stands for them. */
static gboolean
look_at_unit (PcXmlGuard *self,
              guint8      byte)
{
  if (self->at == self->low)
    self->pending = byte;
  else
    self->other = byte;

  self->at = 1 - self->at;
  return self->at != 0 || look_at (self, self->other == 0 && self->pending != 0 ? (char) self->pending : '\x7f');
}

static gboolean
find_encoding (PcXmlGuard *self)
{
  const guint8 *head = self->head;

  if (head[0] == 0xFF && head[1] == 0xFE && head[2] != 0 && head[3] == 0)
    self->unit_size = 2, self->low = 0;
  else if (head[0] == 0xFE && head[1] == 0xFF && head[2] == 0 && head[3] != 0)
    self->unit_size = 2, self->low = 1;
  else if (memcmp (head, "\xEF\xBB\xBF", 3) == 0 || ((head[0] == '<' || g_ascii_isspace (head[0])) && head[1] != 0))
    self->unit_size = 1;

  return self->unit_size != 0;
}

static gboolean
look_at_bytes (PcXmlGuard   *self,
               const guint8 *data,
               gsize         size)
{
  const guint8 *end = data + size;

  while (data < end)
    {
      /* Most bytes are text and need no look. */
      if (self->unit_size == 1 && self->state == OUTSIDE && !(data = memchr (data, '<', end - data)))
        return TRUE;
      if (!(self->unit_size == 1 ? look_at (self, *data) : look_at_unit (self, *data)))
        return FALSE;
      data++;
    }

  return TRUE;
}

PcXmlVerdict
pc_xml_guard_look (PcXmlGuard   *self,
                   const guint8 *data,
                   gsize         size)
{
  while (self->unit_size == 0 && size > 0)
    {
      self->head[self->n_head++] = *data++;
      size--;
      if (self->n_head < sizeof self->head)
        continue;
      if (!find_encoding (self))
        return PC_XML_UNKNOWN_ENCODING;
      if (!look_at_bytes (self, self->head, sizeof self->head))
        return PC_XML_TOO_MANY_ATTRIBUTES;
    }

  return look_at_bytes (self, data, size) ? PC_XML_FINE : PC_XML_TOO_MANY_ATTRIBUTES;
}
