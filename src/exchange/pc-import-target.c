/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-owner.h"

/* What offices keep in the very list of their people. */
static const PcKind * const parts_of_people[] = { &pc_permit_kind, &pc_pathway_kind };

static gboolean
is_part (const PcKind *main,
         const PcKind *kind)
{
  for (guint i = 0; main == &pc_beneficiary_kind && i < G_N_ELEMENTS (parts_of_people); i++)
    if (parts_of_people[i] == kind)
      return TRUE;

  return FALSE;
}

/* An organisation can be named by its numbers where it can only be one: a traineeship has one host. */
static gboolean
leads_to_organisation (const PcKind *kind)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += kind->fields[i].type == PC_FIELD_REFERENCE && strcmp (kind->fields[i].detail, "organisation") == 0;

  return n == 1 && kind != &pc_document_kind;
}

static void
add_owners (GPtrArray    *kinds,
            const PcKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PcKind *owner = pc_owner_is_link (&kind->fields[i]) ? pc_kind_find (kind->fields[i].detail) : NULL;

      if (owner != NULL && !g_ptr_array_find (kinds, owner, NULL))
        {
          g_ptr_array_add (kinds, (gpointer) owner);
          add_owners (kinds, owner);
        }
    }
}

GPtrArray *
pc_import_list_kinds (const PcKind *main)
{
  GPtrArray *kinds = g_ptr_array_new ();

  g_return_val_if_fail (main != NULL, kinds);

  g_ptr_array_add (kinds, (gpointer) main);
  for (guint i = 0; main == &pc_beneficiary_kind && i < G_N_ELEMENTS (parts_of_people); i++)
    g_ptr_array_add (kinds, (gpointer) parts_of_people[i]);
  add_owners (kinds, main);
  if (leads_to_organisation (main) && main != &pc_organisation_kind)
    g_ptr_array_add (kinds, (gpointer) &pc_organisation_kind);

  return kinds;
}

PcImportRole
pc_import_get_role (const PcKind *main,
                    const PcKind *kind)
{
  g_autoptr(GPtrArray) kinds = NULL;

  g_return_val_if_fail (main != NULL && kind != NULL, PC_IMPORT_UNRELATED);

  if (kind == main)
    return PC_IMPORT_MAIN;
  if (is_part (main, kind))
    return PC_IMPORT_PART;

  kinds = pc_import_list_kinds (main);
  return g_ptr_array_find (kinds, kind, NULL) ? PC_IMPORT_OWNER : PC_IMPORT_UNRELATED;
}

int
pc_import_find_link (const PcKind *kind,
                     const PcKind *owner)
{
  g_return_val_if_fail (kind != NULL && owner != NULL, -1);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);

      if (field->type == PC_FIELD_REFERENCE && strcmp (field->detail, owner->name) == 0)
        return i;
    }

  return -1;
}

gboolean
pc_import_target_is_allowed (const PcKind   *main,
                             PcImportTarget  target)
{
  PcImportRole role;

  if (target.kind == NULL)
    return TRUE;

  role = pc_import_get_role (main, target.kind);
  if (target.field == PC_IMPORT_WHOLE)
    return role == PC_IMPORT_OWNER;
  if (target.field == PC_RECORD_ID)
    return role != PC_IMPORT_UNRELATED;

  return role != PC_IMPORT_UNRELATED && target.field >= PC_RECORD_N_COMMON &&
         (pc_kind_get_field (target.kind, target.field)->flags & PC_AUTOMATIC) == 0;
}

GArray *
pc_import_list_targets (const PcKind *main)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (PcImportTarget));
  g_autoptr(GPtrArray) kinds = pc_import_list_kinds (main);

  for (guint i = 0; i < kinds->len; i++)
    for (int field = PC_IMPORT_WHOLE; field < (int) pc_kind_get_n_fields (kinds->pdata[i]); field++)
      {
        const PcImportTarget target = { kinds->pdata[i], field };

        if (pc_import_target_is_allowed (main, target))
          g_array_append_val (targets, target);
      }

  return targets;
}

gboolean
pc_import_target_equal (PcImportTarget a,
                        PcImportTarget b)
{
  return a.kind == b.kind && (a.kind == NULL || a.field == b.field);
}

char *
pc_import_target_format (const PcKind   *main,
                         PcImportTarget  target)
{
  const char *field;

  if (target.kind == NULL)
    return g_strdup ("");
  if (target.field == PC_IMPORT_WHOLE)
    return g_strdup (target.kind->name);

  field = pc_kind_get_field (target.kind, target.field)->name;
  return target.kind == main ? g_strdup (field) : g_strconcat (target.kind->name, ".", field, NULL);
}

static gboolean
find_target (const PcKind   *main,
             const char     *text,
             PcImportTarget *target)
{
  const char *dot = strchr (text, '.');
  g_autofree char *name = dot != NULL ? g_strndup (text, dot - text) : g_strdup (text);

  g_strdelimit (name, "-", '_');
  *target = (PcImportTarget) { main, dot == NULL ? pc_kind_find_field (main, name) : -1 };
  if (target->field >= 0)
    return TRUE;

  target->kind = pc_kind_find (name);
  if (target->kind != NULL && dot != NULL)
    target->field = pc_kind_find_field (target->kind, dot + 1);

  return target->kind != NULL && (dot == NULL || target->field >= 0);
}

gboolean
pc_import_target_parse (const PcKind    *main,
                        const char      *text,
                        PcImportTarget  *target,
                        GError         **error)
{
  g_return_val_if_fail (main != NULL && text != NULL && target != NULL, FALSE);

  *target = (PcImportTarget) PC_IMPORT_TARGET_NONE;
  if (*text == '\0' || strcmp (text, "-") == 0)
    return TRUE;

  if (!find_target (main, text, target))
    {
      /* Translators: %s is what was typed. */
      g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no field “%s”."), text);
      return FALSE;
    }

  if (pc_import_target_is_allowed (main, *target))
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: the first %s is the name of a field, the second a kind of record. */
               _("“%s” cannot be imported with rows of this kind (%s)."), text, pc_kind_get_label (main));
  return FALSE;
}

char *
pc_import_target_dup_label (const PcKind   *main,
                            PcImportTarget  target)
{
  const char *label;

  if (target.kind == NULL)
    return g_strdup (_("(not imported)"));
  if (target.field == PC_IMPORT_WHOLE)
    return g_strdup (pc_kind_get_label (target.kind));

  label = target.field == PC_RECORD_ID ? _("Identifier") :
          pc_field_get_label (pc_kind_get_field (target.kind, target.field));
  if (target.kind == main)
    return g_strdup (label);

  /* Translators: the first %s is a kind of record, the second one of its fields, as in “Residence permit: Number”. */
  return g_strdup_printf (_("%s: %s"), pc_kind_get_label (target.kind), label);
}
