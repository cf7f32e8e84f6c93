/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "pc-error.h"
#include "pc-sheet-private.h"
#include "pc-xml-guard.h"

/* Of the elements around one; libxml2 looks through them for each prefix. Programs declare two dozen. */
#define MAX_NAMESPACES 256

/*
 * Bytes of different names; libxml2 finds them the more slowly the more there are. A workbook has a few hundred names.
 */
#define MAX_NAME_BYTES (256 * 1024)

/* Words libxml2 gives an attribute: name, prefix, namespace, start and end of the value. */
#define N_WORDS 5

struct _PcXml
{
  const PcXmlHandler *handler;
  gpointer            data;
  GCancellable       *cancellable;
  PcZipPart          *part;
  PcXmlGuard          guard;
  xmlParserCtxt      *context;
  GError             *error;
  gboolean            stopped;
  guint               depth;
  guint               n_namespaces;                        /* In force, … */
  guint               declared[PC_SHEET_MAX_DEPTH + 1];    /* … and how many of them each element declares. */
  const xmlChar     **attributes;
  int                 n_attributes;
  const xmlChar      *namespace;      /* The last one looked at: libxml2 keeps one copy of each, … */
  gboolean            is_known;       /* … so that its address tells it. */
};

static const char * const known_namespaces[] = {
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "http://schemas.openxmlformats.org/package/2006/relationships",
  NULL
};

static const char * const relation_namespaces[] = {
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
  NULL
};

void
pc_xml_stop (PcXml  *self,
             GError *error)
{
  if (self->stopped)
    {
      g_clear_error (&error);
      return;
    }

  self->stopped = TRUE;
  self->error = error;
  xmlStopParser (self->context);
}

static void
stop_for_limit (PcXml      *self,
                const char *sentence)
{
  GError *error = NULL;

  pc_sheet_fail_limit (sentence, &error);
  pc_xml_stop (self, error);
}

static gboolean
is_known (PcXml         *self,
          const xmlChar *namespace)
{
  if (namespace != self->namespace)
    {
      self->namespace = namespace;
      self->is_known = namespace != NULL && g_strv_contains (known_namespaces, (const char *) namespace);
    }

  return self->is_known;
}

static void
element_started_cb (void           *data,
                    const xmlChar  *name,
                    const xmlChar  *prefix,
                    const xmlChar  *namespace,
                    int             n_namespaces,
                    const xmlChar **namespaces,
                    int             n_attributes,
                    int             n_defaulted,
                    const xmlChar **attributes)
{
  PcXml *self = data;

  if (self->stopped)
    return;
  if (++self->depth > PC_SHEET_MAX_DEPTH || (self->n_namespaces += n_namespaces) > MAX_NAMESPACES)
    {
      stop_for_limit (self, _("The workbook is made in a way that no spreadsheet program writes. It is not opened."));
      return;
    }

  self->declared[self->depth] = n_namespaces;
  self->attributes = attributes;
  self->n_attributes = n_attributes;
  if (is_known (self, namespace))
    self->handler->start (self, (const char *) name, self->depth, self->data);
  self->n_attributes = 0;
}

static void
element_ended_cb (void          *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *namespace)
{
  PcXml *self = data;

  if (self->stopped)
    return;
  if (is_known (self, namespace))
    self->handler->end (self, (const char *) name, self->depth, self->data);
  self->n_namespaces -= self->declared[self->depth];
  self->depth--;
}

static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  PcXml *self = data;

  if (!self->stopped && self->handler->text != NULL)
    self->handler->text (self, (const char *) text, length, self->data);
}

/* No workbook has a DTD; those that do want entities to grow, or files to be fetched. */
static void
doctype_cb (void          *data,
            const xmlChar *name,
            const xmlChar *public_id,
            const xmlChar *system_id)
{
  stop_for_limit (data, _("The workbook holds definitions that no spreadsheet program writes. It is not opened."));
}

/* The error shows in the result; without this libxml2 writes to the terminal. */
static void
error_cb (void     *data,
          xmlError *error)
{
}

static gboolean
look (PcXml    *self,
      char     *buffer,
      gsize     n,
      GError  **error)
{
  switch (pc_xml_guard_look (&self->guard, (const guint8 *) buffer, n))
    {
    case PC_XML_UNKNOWN_ENCODING:
      return pc_sheet_fail_damaged (NULL, error);

    case PC_XML_TOO_MANY_ATTRIBUTES:
      return pc_sheet_fail_limit (_("The workbook is made in a way that no spreadsheet program writes. It is not "
                                    "opened."), error);

    default:
      return TRUE;
    }
}

static int
read_cb (void *data,
         char *buffer,
         int   size)
{
  PcXml *self = data;
  GError *error = NULL;
  gssize n = -1;

  if (self->stopped || size <= 0)
    return self->stopped ? -1 : 0;

  if (!g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    n = pc_zip_part_read (self->part, buffer, size, &error);
  if (n > 0 && !look (self, buffer, n, &error))
    n = -1;

  if (n < 0)
    {
      self->error = error;
      self->stopped = TRUE;
    }

  return n;
}

static xmlSAXHandler sax = {
  .internalSubset = doctype_cb,
  .startElementNs = element_started_cb,
  .endElementNs = element_ended_cb,
  .characters = text_cb,
  .cdataBlock = text_cb,
  .ignorableWhitespace = text_cb,
  .serror = error_cb,
  .initialized = XML_SAX2_MAGIC,
};

/* What stands behind the end is read as well, since the checksum is of the whole. */
static void
drain (PcXml *self)
{
  char rest[4096];

  while (!self->stopped && read_cb (self, rest, sizeof rest) > 0)
    ;
}

static gboolean
run (PcXml   *self,
     GError **error)
{
  gboolean well_formed;

  xmlInitParser ();
  self->context = xmlCreateIOParserCtxt (&sax, self, read_cb, NULL, self, XML_CHAR_ENCODING_NONE);
  if (self->context == NULL)
    return self->error != NULL ? (g_propagate_error (error, g_steal_pointer (&self->error)), FALSE)
                               : pc_sheet_fail_damaged (NULL, error);

  /*
   * Of entities there are but the five of XML, which NOENT wants in attributes. What a part says of its encoding does
   * not count, lest the parser read other characters than the guard.
   */
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
  xmlDictSetLimit (self->context->dict, MAX_NAME_BYTES);
  xmlParseDocument (self->context);
  well_formed = self->context->wellFormed;
  drain (self);
  /* For an entity that is declared after the refusal libxml2 makes a document of its own, which is the caller's. */
  if (self->context->myDoc != NULL)
    xmlFreeDoc (g_steal_pointer (&self->context->myDoc));
  xmlFreeParserCtxt (g_steal_pointer (&self->context));

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  return self->stopped || well_formed || pc_sheet_fail_damaged (NULL, error);
}

gboolean
pc_xml_parse (PcZip               *zip,
              const char          *part,
              const PcXmlHandler  *handler,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr(PcZipPart) opened = NULL;
  PcXml self = { .handler = handler, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (zip != NULL && part != NULL && handler != NULL, FALSE);

  self.part = opened = pc_zip_open_part (zip, part, error);
  return opened != NULL && run (&self, error);
}

static const char *
find_attribute (PcXml              *self,
                const char         *name,
                const char * const *namespaces,
                gsize              *length)
{
  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar **words = self->attributes + i * N_WORDS;

      if (strcmp ((const char *) words[0], name) == 0 &&
          (namespaces == NULL ? words[2] == NULL
                              : words[2] != NULL && g_strv_contains (namespaces, (const char *) words[2])))
        {
          *length = words[4] - words[3];
          return (const char *) words[3];
        }
    }

  return NULL;
}

const char *
pc_xml_get_attribute (PcXml      *self,
                      const char *name,
                      gsize      *length)
{
  return find_attribute (self, name, NULL, length);
}

char *
pc_xml_dup_attribute (PcXml      *self,
                      const char *name)
{
  gsize length = 0;
  const char *text = find_attribute (self, name, NULL, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

char *
pc_xml_dup_relation (PcXml *self)
{
  gsize length = 0;
  const char *text = find_attribute (self, "id", relation_namespaces, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

gboolean
pc_xml_is_true (PcXml      *self,
                const char *name)
{
  gsize length = 0;
  const char *text = find_attribute (self, name, NULL, &length);

  return text != NULL && ((length == 1 && *text == '1') || (length == 4 && memcmp (text, "true", 4) == 0) ||
                          (length == 2 && memcmp (text, "on", 2) == 0));
}

guint
pc_xml_get_number (PcXml      *self,
                   const char *name,
                   guint       max,
                   guint       otherwise)
{
  gsize length = 0;
  const char *text = find_attribute (self, name, NULL, &length);
  guint64 number = 0;

  if (text == NULL || length == 0)
    return otherwise;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]) || (number = number * 10 + text[i] - '0') > max)
        return otherwise;
    }

  return number;
}
