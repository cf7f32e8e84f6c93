/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of one element; libxml2 compares each with each. */
#define PC_XML_MAX_ATTRIBUTES 128

/**
 * PcXmlGuard:
 *
 * Looks at the bytes of a part before the parser does, for what would keep the parser busy for hours: an element with a
 * hundred thousand attributes. To know what the bytes mean it lets through the two encodings that packages of Office
 * Open XML may have, UTF-8 and UTF-16. Starts as zeros.
 */
typedef struct
{
  guint8   head[4];       /* The first bytes, until the encoding is known. */
  guint    n_head;
  guint    unit_size;     /* 1 or 2; 0 until then. */
  guint    low;           /* Which byte of a unit of two has what is ASCII: 0 or 1. */
  guint    at;            /* Of the byte that comes next in its unit. */
  guint8   other;         /* The other byte, where it came first. */
  guint8   pending;       /* The low byte, where it came first. */
  int      state;
  char     quote;
  guint    n_attributes;
} PcXmlGuard;

typedef enum
{
  PC_XML_FINE,
  PC_XML_UNKNOWN_ENCODING,
  PC_XML_TOO_MANY_ATTRIBUTES
} PcXmlVerdict;

/** Looks at the next bytes of the part. After any answer but FINE it is of no more use. */
PcXmlVerdict  pc_xml_guard_look (PcXmlGuard    *self,
                                 const guint8  *data,
                                 gsize          size);

G_END_DECLS
