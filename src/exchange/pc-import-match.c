/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"

/*
 * By what a record is the same as one in a row, where it has no number of its own: fields that must be the same, the
 * surest ways first. A way counts where the row has all of its fields. Of a field with "~" before it, two that are
 * there must be the same; "@" stands for the person to whom the pathway belongs, whichever of hers it is.
 */
static const struct
{
  const PcKind *kind;
  const char   *fields;
} ways[] = {
  { &pc_organisation_kind, "name ~town ~vat_number ~tax_code" },
  { &pc_operator_kind, "family_name given_name ~tax_code" },
  { &pc_contact_kind, "organisation_id family_name given_name ~tax_code" },
  { &pc_contact_kind, "organisation_id family_name ~given_name ~tax_code" },
  { &pc_permit_kind, "beneficiary_id number" },
  { &pc_permit_kind, "beneficiary_id title ~number ~issued_on ~expires_on" },
  { &pc_language_skill_kind, "beneficiary_id language" },
  { &pc_pathway_kind, "beneficiary_id number" },
  { &pc_pathway_kind, "beneficiary_id programme ~number ~opened_on" },
  { &pc_plan_kind, "pathway_id version" },
  { &pc_plan_kind, "pathway_id starts_on ~version" },
  { &pc_goal_kind, "plan_id description" },
  { &pc_planned_service_kind, "plan_id service ~form ~starts_on" },
  { &pc_service_entry_kind, "@ service date starts_at" },
  { &pc_service_entry_kind, "@ service date minutes ~starts_at" },
  { &pc_service_participant_kind, "service_entry_id pathway_id" },
  { &pc_traineeship_kind, "pathway_id host_id starts_on" },
  { &pc_traineeship_kind, "pathway_id starts_on ~host_id" },
  { &pc_traineeship_event_kind, "traineeship_id kind date" },
  { &pc_attendance_day_kind, "traineeship_id date" },
  { &pc_tutoring_entry_kind, "traineeship_id kind date starts_at" },
  { &pc_tutoring_entry_kind, "traineeship_id kind date ~starts_at" },
  { &pc_competence_kind, "beneficiary_id name" },
  { &pc_document_kind, "kind number ~beneficiary_id ~pathway_id ~traineeship_id ~organisation_id" },
  { &pc_document_kind, "traineeship_id kind ~number ~issued_on" },
  { &pc_document_kind, "pathway_id kind ~number ~issued_on" },
  { &pc_document_kind, "beneficiary_id kind ~number ~issued_on" },
  { &pc_document_kind, "organisation_id kind ~number ~issued_on" },
  { &pc_attachment_kind, "document_id sha256" },
  { &pc_claim_kind, "pathway_id number" },
  { &pc_claim_kind, "pathway_id starts_on ends_on ~number" },
  { &pc_claim_line_kind, "claim_id component ~payee ~description" },
  { &pc_follow_up_kind, "pathway_id kind ~due_on" },
  { &pc_note_kind, "beneficiary_id date text" },
  { &pc_closure_kind, "starts_on ends_on ~organisation_id" },
  { &pc_training_register_kind, "traineeship_id number" },
  { &pc_project_competence_kind, "traineeship_id name" },
  { &pc_distinction_kind, "first_id second_id" },
};

PcCursor *
pc_import_get_cursor (PcImportRunning  *run,
                      const char       *sql,
                      GError          **error)
{
  PcCursor *cursor = g_hash_table_lookup (run->cursors, sql);

  if (cursor == NULL && (cursor = pc_cursor_new (run->store, sql, error)) != NULL)
    g_hash_table_insert (run->cursors, g_strdup (sql), cursor);
  if (cursor != NULL)
    pc_cursor_reset (cursor);

  return cursor;
}

void
pc_import_bind_field (PcCursor *cursor,
                      PcRecord *record,
                      guint     index)
{
  const PcField *field = pc_kind_get_field (pc_record_get_kind (record), index);
  const PcValue *value = pc_record_get_value (record, index);

  if (pc_field_is_text (field) || value->number == PC_UNSET)
    pc_cursor_bind_text (cursor, field->name, value->text);
  else
    pc_cursor_bind_int (cursor, field->name, value->number);
}

static void
add_condition (GString    *sql,
               const char *name)
{
  if (*name == '@')
    g_string_append (sql, " AND pathway_id IN (SELECT p.id FROM pathway AS p JOIN pathway AS own"
                          " ON own.beneficiary_id = p.beneficiary_id WHERE own.id = :pathway_id)");
  else if (*name == '~')
    g_string_append_printf (sql, " AND (%s IS NULL OR :%s IS NULL OR %s = :%s)", name + 1, name + 1, name + 1,
                            name + 1);
  else
    g_string_append_printf (sql, " AND %s = :%s", name, name);
}

/* The SELECT of a way; NULL where the row lacks one of its fields. */
static char *
make_select (PcImportPart *part,
             char        **names)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT id FROM %s WHERE deleted_at IS NULL", part->kind->name);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = *names[i] == '@' ? "pathway_id" : *names[i] == '~' ? names[i] + 1 : names[i];
      const int field = pc_kind_find_field (part->kind, name);

      g_assert (field >= 0);
      if (*names[i] != '~' && !part->is_given[field])
        return NULL;
      add_condition (sql, names[i]);
    }

  g_string_append (sql, " ORDER BY id LIMIT 2");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
fail_several (PcImportPart  *part,
              GError       **error)
{
  g_autofree char *name = pc_record_dup_name (part->given);

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: the first %s is what a row says of somebody, the second a kind of record. */
               _("“%s” could be several records (%s). Add a column with a code or number that only one has."), name,
               pc_kind_get_label (part->kind));
}

static gboolean
try_way (PcImportRunning  *run,
         PcImportPart     *part,
         const char       *fields,
         char            **id,
         GError          **error)
{
  g_auto(GStrv) names = g_strsplit (fields, " ", -1);
  g_autofree char *sql = make_select (part, names);
  g_autoptr(GError) failure = NULL;
  PcCursor *cursor;

  if (sql == NULL)
    return TRUE;
  if (!(cursor = pc_import_get_cursor (run, sql, error)))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    pc_import_bind_field (cursor, part->given, pc_kind_find_field (part->kind, *names[i] == '@' ? "pathway_id" :
                                                                   *names[i] == '~' ? names[i] + 1 : names[i]));
  /* Of several the one that was there first, but for who has a name of their own and could be either. */
  if (pc_cursor_next (cursor, &failure))
    *id = g_strdup (pc_cursor_get_text (cursor, 0));
  if (*id != NULL && pc_import_finder_knows (part->kind) && pc_cursor_next (cursor, &failure))
    fail_several (part, &failure);
  pc_cursor_reset (cursor);

  if (failure == NULL)
    return TRUE;

  g_clear_pointer (id, g_free);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Whether the row gives @record another @field than it has. */
static gboolean
contradicts (PcImportPart *part,
             PcRecord     *record,
             guint         field)
{
  return part->is_given[field] && pc_record_is_set (record, field) &&
         !pc_value_equal (pc_record_get_value (part->given, field), pc_record_get_value (record, field));
}

/* An organisation of that name however it is written, unless its numbers or its town say that it is another one. */
static gboolean
find_by_name (PcImportRunning  *run,
              PcImportPart     *part,
              char            **id,
              GError          **error)
{
  g_autofree char *found = NULL;
  g_autoptr(PcRecord) record = NULL;

  if (!pc_import_finder_find (run->finder, part->given, NULL, TRUE, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;

  if (!(record = pc_store_get (run->store, part->kind, found, error)))
    return FALSE;
  if (!contradicts (part, record, PC_ORGANISATION_VAT_NUMBER) &&
      !contradicts (part, record, PC_ORGANISATION_TAX_CODE) &&
      !contradicts (part, record, PC_ORGANISATION_TOWN))
    *id = g_steal_pointer (&found);
  return TRUE;
}

gboolean
pc_import_find_same (PcImportRunning  *run,
                     PcImportPart     *part,
                     char            **id,
                     GError          **error)
{
  *id = NULL;
  if (part->is_given[PC_RECORD_ID])
    {
      *id = g_strdup (pc_record_get_id (part->given));
      return TRUE;
    }

  if (pc_import_finder_knows (part->kind) && !pc_import_finder_find (run->finder, part->given, NULL, FALSE, id, error))
    return FALSE;

  for (guint i = 0; *id == NULL && i < G_N_ELEMENTS (ways); i++)
    if (ways[i].kind == part->kind && !try_way (run, part, ways[i].fields, id, error))
      return FALSE;

  return *id != NULL || part->kind != &pc_organisation_kind || find_by_name (run, part, id, error);
}
