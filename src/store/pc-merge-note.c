/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-merge-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-kinds.h"
#include "pc-merge-fields.h"

/* As people read it; the name of what a reference leads to. */
static char *
format_value (PcStore       *store,
              const PcField *field,
              const PcValue *value)
{
  g_autoptr(PcRecord) record = NULL;

  if (field->type == PC_FIELD_REFERENCE)
    record = pc_store_get (store, pc_kind_find (field->detail), value->text, NULL);

  return record != NULL ? pc_record_dup_name (record) : pc_value_format (field, value);
}

static gboolean
has_left (GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, PcMergeField, i).left != NULL)
      return TRUE;

  return FALSE;
}

static char *
make_text (PcStore  *store,
           PcRecord *other,
           GArray   *fields)
{
  g_autofree char *name = pc_record_dup_name (other);
  const char *code = pc_record_get_text (other, PC_BENEFICIARY_CODE);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, has_left (fields) ?
                          /* Translators: the first %s is the name of a person, the second the code. */
                          _("%s (code %s) was merged into this person. What was not taken over:") :
                          /* Translators: the first %s is the name of a person, the second the code. */
                          _("%s (code %s) was merged into this person. Nothing was left over."),
                          name, code != NULL ? code : "–");
  for (guint i = 0; i < fields->len; i++)
    {
      const PcMergeField *each = &g_array_index (fields, PcMergeField, i);
      const PcField *field = pc_kind_get_field (&pc_beneficiary_kind, each->field);
      g_autofree char *value = each->left != NULL ? format_value (store, field, each->left) : NULL;

      if (value != NULL)
        g_string_append_printf (text, "\n%s: %s", pc_field_get_label (field), value);
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_special (GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PcMergeField *field = &g_array_index (fields, PcMergeField, i);

      if (field->left != NULL && (pc_kind_get_field (&pc_beneficiary_kind, field->field)->flags & PC_SPECIAL) != 0)
        return TRUE;
    }

  return FALSE;
}

/* Where the first note ends: at the end of a line, or at the limit where one line is past it. */
static const char *
find_cut (const char *text)
{
  const char *limit = text, *line = NULL;
  guint n = 0;

  for (; *limit != '\0' && (n += g_utf8_get_char (limit) > 0xFFFF ? 2 : 1) <= PC_NOTE_MAX_LENGTH;
       limit = g_utf8_next_char (limit))
    if (*limit == '\n')
      line = limit;

  return *limit == '\0' || line == NULL ? limit : line;
}

static gboolean
put_part (PcStore     *store,
          PcRecord    *kept,
          const char  *text,
          gboolean     confidential,
          GError     **error)
{
  g_autoptr(PcRecord) note = pc_record_new (&pc_note_kind);
  g_autofree char *today = pc_date_today ();
  g_autofree char *operator_id = pc_store_get_setting (store, PC_SETTING_OPERATOR);

  pc_record_set_text (note, PC_NOTE_BENEFICIARY_ID, pc_record_get_id (kept));
  pc_record_set_text (note, PC_NOTE_DATE, today);
  pc_record_set_text (note, PC_NOTE_KIND, "other");
  pc_record_set_text (note, PC_NOTE_OPERATOR_ID, operator_id);
  pc_record_set_text (note, PC_NOTE_TEXT, text);
  if (confidential)
    pc_record_set_number (note, PC_NOTE_CONFIDENTIAL, TRUE);

  return pc_store_put (store, note, error);
}

gboolean
pc_merge_note_put (PcStore   *store,
                   PcRecord  *kept,
                   PcRecord  *other,
                   GArray    *fields,
                   GError   **error)
{
  g_autofree char *text = make_text (store, other, fields);
  const gboolean confidential = is_special (fields);

  for (const char *rest = text; *rest != '\0';)
    {
      const char *cut = find_cut (rest);
      g_autofree char *part = g_strndup (rest, cut - rest);

      if (!put_part (store, kept, part, confidential, error))
        return FALSE;
      rest = *cut == '\n' ? cut + 1 : cut;
    }

  return TRUE;
}
