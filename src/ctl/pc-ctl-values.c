/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-merge.h"
#include "pc-uuid.h"

const PcKind *
pc_ctl_find_kind (const char  *name,
                  GError     **error)
{
  g_autofree char *underscored = g_strdelimit (g_strdup (name), "-", '_');
  const PcKind *kind = pc_kind_find (underscored);

  if (kind == NULL)
    /* Translators: %s is what was typed. */
    pc_ctl_refuse (error, _("There is no kind of record “%s”; “percorsoctl fields” lists them"), name);

  return kind;
}

int
pc_ctl_find_field (const PcKind  *kind,
                   const char    *name,
                   GError       **error)
{
  int field = pc_kind_find_field (kind, name);

  if (field < 0)
    /* Translators: the first %s is what was typed, the others a kind of record as percorsoctl names it. */
    pc_ctl_refuse (error, _("There is no field “%s” in “%s”; “percorsoctl fields %s” lists them"),
                   name, kind->name, kind->name);

  return field;
}

static PcRecord *
find_person (PcStore     *store,
             const char  *code,
             GError     **error)
{
  g_autofree char *upper = g_ascii_strup (code, -1);
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, PC_BENEFICIARY_CODE, upper, NULL, error);
  g_autofree char *kept = NULL;

  if (people == NULL)
    return NULL;
  if (people->len > 0)
    return g_object_ref (people->pdata[0]);
  if ((kept = pc_merge_find_code (store, upper)) != NULL)
    return pc_store_get (store, &pc_beneficiary_kind, kept, error);

  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND,
               /* Translators: %s is what was typed. */
               _("“%s” is neither the identifier of a record nor the code of a person."), code);
  return NULL;
}

PcRecord *
pc_ctl_find_record (PcStore     *store,
                    const char  *id,
                    GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  if (!pc_uuid_is_valid (id))
    return find_person (store, id, error);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(GError) local_error = NULL;
      PcRecord *record = pc_store_get (store, *kind, lower, &local_error);

      if (record != NULL)
        return record;
      if (!g_error_matches (local_error, PC_ERROR, PC_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  /* Translators: %s is an identifier. */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no record with the identifier %s."), lower);
  return NULL;
}

PcRecord *
pc_ctl_find_person (PcStore     *store,
                    const char  *id,
                    GError     **error)
{
  g_autoptr(PcRecord) record = pc_ctl_find_record (store, id, error);

  if (record == NULL)
    return NULL;

  if (pc_record_get_kind (record) != &pc_beneficiary_kind)
    /* Translators: %s is what was typed. */
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%s” is not a person."), id);
  else if (pc_record_is_deleted (record))
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("The record was removed; restore it first."));
  else
    return g_steal_pointer (&record);

  return NULL;
}

static PcRecord *
find_claim (PcStore     *store,
            const char  *number,
            GError     **error)
{
  g_autoptr(GPtrArray) claims = pc_store_list_by (store, &pc_claim_kind, PC_CLAIM_NUMBER, number, NULL, error);

  if (claims == NULL)
    return NULL;
  if (claims->len == 1)
    return g_object_ref (claims->pdata[0]);

  if (claims->len == 0)
    g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND,
                 /* Translators: %s is what was typed. */
                 _("“%s” is neither the identifier nor the number of a claim."), number);
  else
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                 /* Translators: %s is the number of a claim. */
                 _("Several claims have the number %s: give the identifier of one."), number);
  return NULL;
}

/* A reference to a person may be typed as the code, one to a claim as its number. */
static gboolean
parse_any (PcStore        *store,
           const PcField  *field,
           const char     *text,
           PcValue        *value,
           GError        **error)
{
  const gboolean is_typed = field->type == PC_FIELD_REFERENCE && *text != '\0' && !pc_uuid_is_valid (text);
  g_autoptr(PcRecord) record = NULL;

  if (is_typed && g_strcmp0 (field->detail, pc_beneficiary_kind.name) == 0)
    record = find_person (store, text, error);
  else if (is_typed && g_strcmp0 (field->detail, pc_claim_kind.name) == 0)
    record = find_claim (store, text, error);
  else
    return pc_value_parse (field, text, value, error);

  if (record == NULL)
    return FALSE;

  pc_value_clear (value);
  value->text = g_strdup (pc_record_get_id (record));
  return TRUE;
}

gboolean
pc_ctl_parse_value (PcStore        *store,
                    const PcField  *field,
                    const char     *text,
                    PcValue        *value,
                    GError        **error)
{
  if (parse_any (store, field, text, value, error))
    return TRUE;

  g_prefix_error (error, "%s: ", field->name);
  return FALSE;
}

char *
pc_ctl_find_id (PcStore       *store,
                const PcKind  *kind,
                const char    *text,
                GError       **error)
{
  g_autoptr(PcRecord) record = pc_ctl_find_record (store, text, error);

  if (record == NULL)
    return NULL;
  if (pc_record_get_kind (record) == kind)
    return g_strdup (pc_record_get_id (record));

  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND,
               /* Translators: the first %s is what was typed, the second a kind of record, such as “Person”. */
               _("“%s” is no record of the kind “%s”."), text, pc_kind_get_label (kind));
  return NULL;
}

gboolean
pc_ctl_parse_day (const char  *option,
                  const char  *text,
                  PcDay       *day,
                  GError     **error)
{
  const PcField field = { option, PC_FIELD_DATE, NULL, PC_PLAIN, option };
  g_auto(PcValue) value = PC_VALUE_INIT;

  if (text == NULL)
    return TRUE;
  if (!pc_ctl_parse_value (NULL, &field, text, &value, error))
    return FALSE;

  *day = pc_day_from_iso (value.text);
  /* Translators: %s is an option of the command line. */
  return *day != 0 || pc_ctl_refuse (error, _("“%s” needs a day"), option);
}

static gboolean
assign (PcStore     *store,
        PcRecord    *record,
        const char  *assignment,
        GError     **error)
{
  const PcKind *kind = pc_record_get_kind (record);
  const char *sign = strchr (assignment, '=');
  g_autofree char *name = NULL;
  g_auto(PcValue) value = PC_VALUE_INIT;
  const PcField *field;
  int index;

  if (sign == NULL)
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("“%s” is not FIELD=VALUE"), assignment);

  name = g_strstrip (g_strndup (assignment, sign - assignment));
  if ((index = pc_ctl_find_field (kind, name, error)) < 0)
    return FALSE;

  field = pc_kind_get_field (kind, index);
  if (field->flags & PC_AUTOMATIC)
    /* Translators: %s is the name of a field. */
    return pc_ctl_refuse (error, _("“%s” is kept by the program and cannot be set"), field->name);

  if (!pc_ctl_parse_value (store, field, sign + 1, &value, error))
    return FALSE;

  pc_record_set_value (record, index, &value);
  return TRUE;
}

gboolean
pc_ctl_assign (PcStore   *store,
               PcRecord  *record,
               char     **assignments,
               GError   **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!assign (store, record, assignments[i], error))
      return FALSE;

  return TRUE;
}
