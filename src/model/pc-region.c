/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-region.h"

#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-programme-format.h"
#include "pc-rule-file.h"

struct _PcRegion
{
  GObject   parent_instance;

  GKeyFile *file;
  char     *origin;
  char     *id;
  char     *name;
  char     *source;
  char     *checked_on;
  gboolean  verified;
  guint     n_figures;
};

G_DEFINE_FINAL_TYPE (PcRegion, pc_region, G_TYPE_OBJECT)

static void
pc_region_finalize (GObject *object)
{
  PcRegion *self = PC_REGION (object);

  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->checked_on, g_free);

  G_OBJECT_CLASS (pc_region_parent_class)->finalize (object);
}

static void
pc_region_class_init (PcRegionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_region_finalize;
}

static void
pc_region_init (PcRegion *self)
{
}

static guint
count_figures (GKeyFile *file)
{
  guint n = 0;

  for (const PcProgrammeGroup *group = pc_programme_format_get_region_groups (); group->kind != NULL; group++)
    for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
      n += (key->flags & PC_PROGRAMME_KEY_REGIONAL) && g_key_file_has_key (file, group->kind, key->name, NULL);

  return n;
}

PcRegion *
pc_region_new_from_data (GBytes      *data,
                         const char  *origin,
                         GError     **error)
{
  g_autoptr(GKeyFile) file = NULL;
  g_autofree char *id = NULL;
  PcRegion *self;

  g_return_val_if_fail (data != NULL && origin != NULL, NULL);

  file = pc_rule_file_load (&pc_rule_file_region, data, origin, error);
  id = file != NULL ? pc_rule_file_dup_value (file, "Region", "Id") : NULL;
  if (file == NULL || !pc_rule_file_check_name (&pc_rule_file_region, origin, id, error))
    return NULL;

  self = g_object_new (PC_TYPE_REGION, NULL);
  self->origin = g_strdup (origin);
  self->id = g_steal_pointer (&id);
  self->name = g_key_file_get_locale_string (file, "Region", "Name", NULL, NULL);
  self->source = g_key_file_get_locale_string (file, "Region", "Source", NULL, NULL);
  self->checked_on = pc_rule_file_dup_value (file, "Region", "CheckedOn");
  self->verified = g_key_file_get_boolean (file, "Region", "Verified", NULL);
  self->n_figures = count_figures (file);
  self->file = g_steal_pointer (&file);
  return self;
}

char **
pc_region_list (void)
{
  return pc_rule_file_list (&pc_rule_file_region, FALSE);
}

static void
set_not_found (const char  *code,
               GError     **error)
{
  /* Translators: %s is the code of a region, such as "03" */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There are no rules of a region “%s” on this computer."),
               code);
}

GBytes *
pc_region_lookup_shipped (const char  *code,
                          GError     **error)
{
  GBytes *data;

  g_return_val_if_fail (code != NULL, NULL);

  data = pc_rule_file_lookup_shipped (&pc_rule_file_region, code);
  if (data == NULL)
    set_not_found (code, error);

  return data;
}

PcRegion *
pc_region_find (const char  *code,
                GError     **error)
{
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GError) local = NULL;
  g_autofree char *origin = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  data = pc_rule_file_find (&pc_rule_file_region, code, &origin, &local);
  if (data != NULL)
    return pc_region_new_from_data (data, origin, error);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    set_not_found (code, error);
  return NULL;
}

const char *
pc_region_get_id (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), NULL);

  return self->id;
}

const char *
pc_region_get_name (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), NULL);

  return self->name;
}

const char *
pc_region_get_origin (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), NULL);

  return self->origin;
}

const char *
pc_region_get_source (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), NULL);

  return self->source;
}

gboolean
pc_region_is_verified (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), FALSE);

  return self->verified;
}

const char *
pc_region_get_checked_on (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), NULL);

  return self->checked_on;
}

guint
pc_region_get_n_figures (PcRegion *self)
{
  g_return_val_if_fail (PC_IS_REGION (self), 0);

  return self->n_figures;
}

char *
pc_region_dup_value (PcRegion   *self,
                     const char *group,
                     const char *key)
{
  g_return_val_if_fail (PC_IS_REGION (self) && group != NULL && key != NULL, NULL);

  return pc_rule_file_dup_value (self->file, group, key);
}

char *
pc_region_dup_source (PcRegion   *self,
                      const char *group)
{
  g_autofree char *own = NULL;
  const char *source;

  g_return_val_if_fail (PC_IS_REGION (self) && group != NULL, NULL);

  own = g_key_file_get_locale_string (self->file, group, "Source", NULL, NULL);
  source = own != NULL ? own : self->source;
  if (source == NULL)
    return g_strdup (self->name);

  /* Translators: the first %s is a region, the second where its rules stand: "Lazio: DGR 533/2017" */
  return g_strdup_printf (_("%s: %s"), self->name, source);
}
