/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-number-format.h"
#include "pc-sheet-private.h"
#include "pc-xml.h"

/* Numbers of formats a file can name. */
#define MAX_FORMAT_ID 0xFFFFFF

typedef struct
{
  GHashTable *formats;    /* Number -> PcSheetStyle. */
  GArray     *styles;
  gboolean    in_cells;   /* In cellXfs, whose entries are what cells name; cellStyleXfs has others of the same name. */
} Styles;

static void
add_format (PcXml  *xml,
            Styles *self)
{
  const guint id = pc_xml_get_number (xml, "numFmtId", MAX_FORMAT_ID, MAX_FORMAT_ID);
  g_autofree char *code = pc_xml_dup_attribute (xml, "formatCode");
  PcSheetStyle style;

  if (code == NULL || g_hash_table_size (self->formats) >= PC_SHEET_MAX_STYLES)
    return;

  style = pc_number_format_read (code);
  g_hash_table_insert (self->formats, GUINT_TO_POINTER (id), g_memdup2 (&style, sizeof style));
}

static void
add_style (PcXml  *xml,
           Styles *self)
{
  const guint id = pc_xml_get_number (xml, "numFmtId", MAX_FORMAT_ID, 0);
  const PcSheetStyle *custom = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));
  const PcSheetStyle style = custom != NULL ? *custom : pc_number_format_get_built_in (id);
  GError *error = NULL;

  if (self->styles->len >= PC_SHEET_MAX_STYLES)
    {
      pc_sheet_fail_limit (_("The workbook has more cell formats than any workbook needs. It is not opened."), &error);
      pc_xml_stop (xml, error);
      return;
    }

  g_array_append_val (self->styles, style);
}

static void
started_cb (PcXml      *xml,
            const char *name,
            guint       depth,
            gpointer    data)
{
  Styles *self = data;

  if (depth == 3 && strcmp (name, "numFmt") == 0)
    add_format (xml, self);
  else if (depth == 2)
    self->in_cells = strcmp (name, "cellXfs") == 0;
  else if (depth == 3 && self->in_cells && strcmp (name, "xf") == 0)
    add_style (xml, self);
}

static void
ended_cb (PcXml      *xml,
          const char *name,
          guint       depth,
          gpointer    data)
{
}

GArray *
pc_book_load_styles (PcZip       *zip,
                     const char  *part,
                     GError     **error)
{
  static const PcXmlHandler handler = { started_cb, ended_cb, NULL };
  g_autoptr(GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr(GArray) styles = g_array_new (FALSE, TRUE, sizeof (PcSheetStyle));
  Styles self = { formats, styles, FALSE };

  return pc_xml_parse (zip, part, &handler, &self, NULL, error) ? g_steal_pointer (&styles) : NULL;
}
