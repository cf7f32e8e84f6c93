/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-book-relations.h"
#include "pc-error.h"
#include "pc-sheet-private.h"
#include "pc-xml.h"

/* Local to no sheet. */
#define OF_WORKBOOK G_MAXUINT

/* The longest formula a spreadsheet keeps has 8192 characters. */
#define MAX_FORMULA (4 * 8192)

typedef struct
{
  PcBook      *book;
  GPtrArray   *relations;
  GArray      *indices;      /* int: of each sheet of the file in the list of worksheets; -1 of charts. */
  PcSheetName *name;         /* The one being read. */
  GString     *formula;
  gboolean     is_workbook;
} Workbook;

static void
free_sheet (gpointer data)
{
  PcSheet *self = data;

  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

static void
free_name (gpointer data)
{
  PcSheetName *self = data;

  g_free (self->name);
  g_free (self->refers_to);
  g_free (self);
}

static void
stop (PcXml      *xml,
      const char *limit)
{
  GError *error = NULL;

  if (limit != NULL)
    pc_sheet_fail_limit (limit, &error);
  else
    pc_sheet_fail_damaged (NULL, &error);
  pc_xml_stop (xml, error);
}

static gboolean
has_part (Workbook   *self,
          const char *part)
{
  for (guint i = 0; i < self->book->sheets->len; i++)
    if (g_ascii_strcasecmp (((PcSheet *) g_ptr_array_index (self->book->sheets, i))->part, part) == 0)
      return TRUE;

  return FALSE;
}

static PcSheetState
read_state (PcXml *xml)
{
  g_autofree char *state = pc_xml_dup_attribute (xml, "state");

  return g_strcmp0 (state, "hidden") == 0       ? PC_SHEET_HIDDEN
         : g_strcmp0 (state, "veryHidden") == 0 ? PC_SHEET_VERY_HIDDEN
                                                : PC_SHEET_VISIBLE;
}

static void
add_sheet (PcXml    *xml,
           Workbook *self)
{
  g_autofree char *name = pc_xml_dup_attribute (xml, "name");
  g_autofree char *id = pc_xml_dup_relation (xml);
  const PcRelation *relation = id != NULL ? pc_relations_find_by_id (self->relations, id) : NULL;
  int index = -1;
  PcSheet *sheet;

  if (self->indices->len >= PC_SHEET_MAX_SHEETS)
    {
      stop (xml, _("The workbook has more sheets than can be read. Please split it into smaller ones."));
      return;
    }
  if (name == NULL || relation == NULL || has_part (self, relation->part))
    {
      stop (xml, NULL);
      return;
    }

  if (strcmp (relation->type, "worksheet") == 0)
    {
      index = self->book->sheets->len;
      sheet = g_new0 (PcSheet, 1);
      sheet->name = g_steal_pointer (&name);
      sheet->part = g_strdup (relation->part);
      sheet->state = read_state (xml);
      g_ptr_array_add (self->book->sheets, sheet);
    }

  g_array_append_val (self->indices, index);
}

static void
start_name (PcXml    *xml,
            Workbook *self)
{
  const guint local = pc_xml_get_number (xml, "localSheetId", PC_SHEET_MAX_SHEETS, OF_WORKBOOK);
  g_autofree char *name = pc_xml_dup_attribute (xml, "name");

  if (self->book->names->len >= PC_SHEET_MAX_NAMES)
    {
      stop (xml, _("The workbook has more defined names than any workbook needs. It is not opened."));
      return;
    }
  if (name == NULL)
    return;

  self->name = g_new0 (PcSheetName, 1);
  self->name->name = g_steal_pointer (&name);
  self->name->hidden = pc_xml_is_true (xml, "hidden");
  self->name->sheet = local < self->indices->len ? g_array_index (self->indices, int, local) : -1;
  g_string_truncate (self->formula, 0);
}

static void
started_cb (PcXml      *xml,
            const char *name,
            guint       depth,
            gpointer    data)
{
  Workbook *self = data;

  if (depth == 1)
    self->is_workbook = strcmp (name, "workbook") == 0;
  else if (depth == 2 && strcmp (name, "workbookPr") == 0)
    self->book->is_1904 = pc_xml_is_true (xml, "date1904");
  else if (depth == 3 && strcmp (name, "sheet") == 0)
    add_sheet (xml, self);
  else if (depth == 3 && strcmp (name, "definedName") == 0 && self->name == NULL)
    start_name (xml, self);
}

static void
ended_cb (PcXml      *xml,
          const char *name,
          guint       depth,
          gpointer    data)
{
  Workbook *self = data;

  if (self->name == NULL || depth != 3)
    return;

  self->name->refers_to = g_strdup (self->formula->str);
  g_ptr_array_add (self->book->names, g_steal_pointer (&self->name));
}

static void
text_cb (PcXml      *xml,
         const char *text,
         gsize       length,
         gpointer    data)
{
  Workbook *self = data;

  if (self->name == NULL)
    return;
  if (self->formula->len + length > MAX_FORMULA)
    stop (xml, NULL);
  else
    g_string_append_len (self->formula, text, length);
}

static gboolean
load_workbook (PcBook       *self,
               const char   *part,
               GPtrArray    *relations,
               GError      **error)
{
  static const PcXmlHandler handler = { started_cb, ended_cb, text_cb };
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(GString) formula = g_string_new (NULL);
  Workbook workbook = { .book = self, .relations = relations, .indices = indices, .formula = formula };
  const gboolean parsed = pc_xml_parse (self->zip, part, &handler, &workbook, NULL, error);

  g_clear_pointer (&workbook.name, free_name);
  if (!parsed)
    return FALSE;
  if (!workbook.is_workbook)
    return pc_sheet_fail_limit (_("This is not a workbook. Please save the table as .xlsx or .csv."), error);
  return self->sheets->len > 0 ||
         pc_sheet_fail_limit (_("There is no sheet with rows in the workbook."), error);
}

/* Names of parts where there are, to tell other files that are zip archives apart. */
static gboolean
fail_kind (PcBook      *self,
           const char  *part,
           GError     **error)
{
  if (part != NULL && g_str_has_suffix (part, ".bin"))
    return pc_sheet_fail_limit (_("This is a binary workbook (.xlsb), which is not read. Please save it as "
                                  ".xlsx."), error);
  if (pc_zip_has (self->zip, "mimetype") && pc_zip_has (self->zip, "content.xml"))
    return pc_sheet_fail_limit (_("This is an OpenDocument file (.ods), which is not read. Please save it as "
                                  ".xlsx."), error);
  if (pc_zip_has (self->zip, "Index/Document.iwa") || pc_zip_has (self->zip, "Index.zip"))
    return pc_sheet_fail_limit (_("This is a file of Numbers, which is not read. Please export it as .xlsx."), error);
  return pc_sheet_fail_limit (_("This is not a workbook. Please save the table as .xlsx or .csv."), error);
}

static gboolean
load_parts (PcBook       *self,
            const char   *part,
            GError      **error)
{
  g_autoptr(GPtrArray) relations = pc_relations_load (self->zip, part, error);
  const PcRelation *styles, *strings;

  if (relations == NULL || !load_workbook (self, part, relations, error))
    return FALSE;

  self->has_macros = pc_relations_find_by_type (relations, "vbaProject") != NULL;
  styles = pc_relations_find_by_type (relations, "styles");
  if (styles != NULL && !(self->styles = pc_book_load_styles (self->zip, styles->part, error)))
    return FALSE;

  strings = pc_relations_find_by_type (relations, "sharedStrings");
  return strings == NULL || pc_book_load_strings (self, strings->part, error);
}

static gboolean
load (PcBook  *self,
      GError **error)
{
  g_autoptr(GPtrArray) relations = pc_relations_load (self->zip, "", error);
  const PcRelation *document;

  if (relations == NULL)
    return FALSE;

  document = pc_relations_find_by_type (relations, "officeDocument");
  if (document == NULL || g_str_has_suffix (document->part, ".bin"))
    return fail_kind (self, document != NULL ? document->part : NULL, error);

  return load_parts (self, document->part, error);
}

PcBook *
pc_book_new (PcZip   *zip,
             GError **error)
{
  g_autoptr(PcBook) self = g_new0 (PcBook, 1);

  self->zip = zip;
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->names = g_ptr_array_new_with_free_func (free_name);
  self->strings = g_string_new (NULL);
  self->string_starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_book_free (PcBook *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->styles, g_array_unref);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->string_starts);
  pc_zip_free (self->zip);
  g_free (self);
}
