/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-zip.h"

G_BEGIN_DECLS

/**
 * PcXml:
 *
 * The XML of a part, element by element. Elements of spreadsheets and of relationships are told, in whichever edition
 * of their namespaces; what stands in others is passed over. No DOCTYPE is let through, hence no entity but the five of
 * XML.
 */
typedef struct _PcXml PcXml;

/**
 * PcXmlHandler:
 * @start: an element begins: its name, and how deep it stands, 1 for the outermost
 * @end: it ends
 * @text: (nullable): text in it, in pieces that do not end with NUL
 */
typedef struct
{
  void (*start) (PcXml *xml, const char *name, guint depth, gpointer data);
  void (*end)   (PcXml *xml, const char *name, guint depth, gpointer data);
  void (*text)  (PcXml *xml, const char *text, gsize length, gpointer data);
} PcXmlHandler;

/** Errors: those of PcZip; DAMAGED: no good XML; INVALID: a DOCTYPE, or too deep; those of pc_xml_fail(). */
gboolean    pc_xml_parse           (PcZip               *zip,
                                    const char          *part,
                                    const PcXmlHandler  *handler,
                                    gpointer             data,
                                    GCancellable        *cancellable,
                                    GError             **error);

/**
 * In a handler: ends the parsing; with @error (transfer full) it fails, with %NULL it ends well. The first call counts.
 */
void        pc_xml_stop            (PcXml               *self,
                                    GError              *error);

/**
 * pc_xml_get_attribute:
 *
 * In @start: the attribute of that name and of no namespace.
 *
 * Returns: (nullable): its text, which does not end with NUL
 */
const char *pc_xml_get_attribute   (PcXml               *self,
                                    const char          *name,
                                    gsize               *length);

/** The same, full and ending with NUL; %NULL where there is none. */
char       *pc_xml_dup_attribute   (PcXml               *self,
                                    const char          *name);

/** The attribute by which an element names a relationship: `r:id`; full. */
char       *pc_xml_dup_relation    (PcXml               *self);

/** Whether the attribute is "1" or "true". */
gboolean    pc_xml_is_true         (PcXml               *self,
                                    const char          *name);

/** The attribute as a number from 0 to @max; @otherwise where there is none, or no such number. */
guint       pc_xml_get_number      (PcXml               *self,
                                    const char          *name,
                                    guint                max,
                                    guint                otherwise);

G_END_DECLS
