/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme.h"

#include <string.h>

#include "pc-programme-parts.h"
#include "pc-programme-value.h"
#include "pc-rule-file.h"

struct _PcProgramme
{
  GObject    parent_instance;

  GKeyFile  *file;       /* Shared by a programme and what pc_programme_with_region () makes of it. */
  PcRegion  *region;     /* Whose figures stand in for settings, or NULL. */
  char      *origin;
  char      *id;
  char      *edition;
  char      *name;
  gint64     ceiling_cents;

  GPtrArray *components;
  GPtrArray *services;
  GPtrArray *categories;
  GPtrArray *documents;
  GPtrArray *deadlines;
  GPtrArray *settings;

  PcProgrammeRules *rules;
};

G_DEFINE_FINAL_TYPE (PcProgramme, pc_programme, G_TYPE_OBJECT)

static void
pc_programme_finalize (GObject *object)
{
  PcProgramme *self = PC_PROGRAMME (object);

  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_object (&self->region);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->edition, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->rules, pc_programme_rules_free);

  G_OBJECT_CLASS (pc_programme_parent_class)->finalize (object);
}

static void
pc_programme_class_init (PcProgrammeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_programme_finalize;
}

static void
pc_programme_init (PcProgramme *self)
{
}

static void
fill (PcProgramme *self)
{
  self->id = pc_programme_dup_value (self, "Programme", "Id");
  self->edition = pc_programme_dup_text (self, "Programme", "Edition", NULL);
  self->name = pc_programme_dup_text (self, "Programme", "Name", NULL);
  self->ceiling_cents = pc_programme_get_money (self, "Programme", "MaxPerPathway");
  self->components = pc_programme_parts_new_components (self);
  self->services = pc_programme_parts_new_services (self);
  self->categories = pc_programme_parts_new_categories (self);
  self->documents = pc_programme_parts_new_documents (self);
  self->deadlines = pc_programme_parts_new_deadlines (self);
  self->settings = pc_programme_parts_new_settings (self);
  self->rules = pc_programme_rules_new (self);
}

PcProgramme *
pc_programme_new_from_data (GBytes      *data,
                            const char  *origin,
                            GError     **error)
{
  g_autoptr(GKeyFile) file = NULL;
  g_autofree char *id = NULL;
  PcProgramme *self;

  g_return_val_if_fail (data != NULL && origin != NULL, NULL);

  file = pc_rule_file_load (&pc_rule_file_programme, data, origin, error);
  id = file != NULL ? pc_rule_file_dup_value (file, "Programme", "Id") : NULL;
  if (file == NULL || !pc_rule_file_check_name (&pc_rule_file_programme, origin, id, error))
    return NULL;

  self = g_object_new (PC_TYPE_PROGRAMME, NULL);
  self->file = g_steal_pointer (&file);
  self->origin = g_strdup (origin);
  fill (self);
  return self;
}

PcProgramme *
pc_programme_with_region (PcProgramme *self,
                          PcRegion    *region)
{
  PcProgramme *copy;

  g_return_val_if_fail (PC_IS_PROGRAMME (self) && PC_IS_REGION (region), NULL);

  copy = g_object_new (PC_TYPE_PROGRAMME, NULL);
  copy->file = g_key_file_ref (self->file);
  copy->origin = g_strdup (self->origin);
  copy->region = g_object_ref (region);
  fill (copy);
  return copy;
}

const char *
pc_programme_get_id (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->id;
}

const char *
pc_programme_get_edition (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->edition;
}

const char *
pc_programme_get_origin (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->origin;
}

PcRegion *
pc_programme_get_region (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->region;
}

const char *
pc_programme_get_name (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->name;
}

gint64
pc_programme_get_ceiling_cents (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), -1);

  return self->ceiling_cents;
}

GPtrArray *
pc_programme_get_components (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->components;
}

GPtrArray *
pc_programme_get_services (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->services;
}

GPtrArray *
pc_programme_get_categories (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->categories;
}

GPtrArray *
pc_programme_get_documents (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->documents;
}

GPtrArray *
pc_programme_get_deadlines (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->deadlines;
}

GPtrArray *
pc_programme_get_settings (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->settings;
}

const PcProgrammeRules *
pc_programme_get_rules (PcProgramme *self)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  return self->rules;
}

static void
add_titles (GPtrArray  *titles,
            char      **more)
{
  for (guint i = 0; more[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (titles, more[i], g_str_equal, NULL))
      g_ptr_array_add (titles, g_strdup (more[i]));
}

char **
pc_programme_dup_titles (PcProgramme *self,
                         gboolean     doubtful)
{
  GPtrArray *titles;

  g_return_val_if_fail (PC_IS_PROGRAMME (self), NULL);

  titles = g_ptr_array_new ();
  for (guint i = 0; i < self->categories->len; i++)
    {
      PcProgrammeCategory *category = g_ptr_array_index (self->categories, i);

      add_titles (titles, category->titles);
      if (doubtful)
        add_titles (titles, category->doubtful_titles);
    }

  g_ptr_array_add (titles, NULL);
  return (char **) g_ptr_array_free (titles, FALSE);
}

char **
pc_programme_list_groups (PcProgramme *self,
                          const char  *kind)
{
  g_auto(GStrv) all = NULL;
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();
  gsize length;

  g_return_val_if_fail (PC_IS_PROGRAMME (self) && kind != NULL, NULL);

  length = strlen (kind);
  all = g_key_file_get_groups (self->file, NULL);
  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_prefix (all[i], kind) && (all[i][length] == '\0' || all[i][length] == ' '))
      g_strv_builder_add (found, all[i]);

  return g_strv_builder_end (found);
}

static const PcProgrammeKey *
find_format (const char *group,
             const char *key)
{
  g_auto(GStrv) words = g_strsplit (group, " ", 2);
  const PcProgrammeGroup *kind = words[0] != NULL ? pc_programme_format_find_group (words[0]) : NULL;

  return kind != NULL ? pc_programme_format_find_key (kind, key) : NULL;
}

/* The header of the setting that the key refers to, or NULL. Text may begin with '@' without meaning one. */
static char *
dup_setting (PcProgramme *self,
             const char  *group,
             const char  *key)
{
  const PcProgrammeKey *format = find_format (group, key);
  g_autofree char *value = g_key_file_get_value (self->file, group, key, NULL);

  if (format == NULL || (format->flags & PC_PROGRAMME_KEY_FIXED) || value == NULL || value[0] != '@')
    return NULL;

  return g_strconcat ("Setting ", value + 1, NULL);
}

/* Whether the notice leaves to the region what stands there. The exceptions to a figure go with the figure. */
static gboolean
is_left_to_region (PcProgramme *self,
                   const char  *group,
                   const char  *key)
{
  const PcProgrammeKey *format = find_format (group, key);
  g_autofree char *value = NULL;

  if (format == NULL || !(format->flags & PC_PROGRAMME_KEY_REGIONAL))
    return FALSE;

  value = g_key_file_get_value (self->file, group, key, NULL);
  return (value == NULL || value[0] == '@') &&
         (format->base == NULL || is_left_to_region (self, group, format->base));
}

/* What the region has in place of the programme's setting, or NULL. */
static char *
dup_regional (PcProgramme *self,
              const char  *group,
              const char  *key)
{
  if (self->region == NULL || !is_left_to_region (self, group, key))
    return NULL;

  return pc_region_dup_value (self->region, group, key);
}

gboolean
pc_programme_is_unknown (PcProgramme *self,
                         const char  *group,
                         const char  *key)
{
  g_autofree char *regional = NULL;
  g_autofree char *setting = NULL;

  g_return_val_if_fail (PC_IS_PROGRAMME (self) && group != NULL && key != NULL, FALSE);

  /* Nor does anybody know, before that, that the region has no other figure than the nation's. */
  if (self->region != NULL && !pc_region_is_verified (self->region) && is_left_to_region (self, group, key))
    return TRUE;

  regional = dup_regional (self, group, key);
  setting = regional == NULL ? dup_setting (self, group, key) : NULL;
  return setting != NULL && g_key_file_get_boolean (self->file, setting, "Unknown", NULL);
}

char *
pc_programme_dup_value (PcProgramme *self,
                        const char  *group,
                        const char  *key)
{
  g_autofree char *regional = NULL;
  g_autofree char *setting = NULL;

  g_return_val_if_fail (PC_IS_PROGRAMME (self) && group != NULL && key != NULL, NULL);

  regional = dup_regional (self, group, key);
  if (regional != NULL)
    return g_steal_pointer (&regional);

  setting = dup_setting (self, group, key);
  return setting != NULL ? pc_rule_file_dup_value (self->file, setting, "Value")
                         : pc_rule_file_dup_value (self->file, group, key);
}

char *
pc_programme_dup_source (PcProgramme *self,
                         const char  *group,
                         const char  *key)
{
  g_autofree char *regional = NULL;
  g_autofree char *setting = NULL;
  char *source;

  g_return_val_if_fail (PC_IS_PROGRAMME (self) && group != NULL, NULL);

  regional = key != NULL ? dup_regional (self, group, key) : NULL;
  if (regional != NULL)
    return pc_region_dup_source (self->region, group);

  setting = key != NULL ? dup_setting (self, group, key) : NULL;
  if (setting != NULL)
    return pc_programme_dup_text (self, setting, "Note", NULL);

  source = pc_programme_dup_text (self, group, "Source", NULL);
  return source != NULL ? source : pc_programme_dup_text (self, "Programme", "Source", NULL);
}

char *
pc_programme_dup_text (PcProgramme *self,
                       const char  *group,
                       const char  *key,
                       const char  *locale)
{
  g_return_val_if_fail (PC_IS_PROGRAMME (self) && group != NULL && key != NULL, NULL);

  return g_key_file_get_locale_string (self->file, group, key, locale, NULL);
}

char **
pc_programme_dup_list (PcProgramme *self,
                       const char  *group,
                       const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);

  return pc_programme_split_list (value != NULL ? value : "");
}

gint64
pc_programme_get_money (PcProgramme *self,
                        const char  *group,
                        const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);
  gint64 cents = -1;

  if (value != NULL)
    pc_programme_parse_money (value, &cents);

  return cents;
}

/* A time of day is a length too: minutes after midnight. */
int
pc_programme_get_minutes (PcProgramme *self,
                          const char  *group,
                          const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);
  int minutes = -1;

  if (value != NULL)
    pc_programme_parse_hours (value, &minutes);

  return minutes;
}

int
pc_programme_get_integer (PcProgramme *self,
                          const char  *group,
                          const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);
  int number = -1;

  if (value != NULL)
    pc_programme_parse_integer (value, 0, G_MAXINT, &number);

  return number;
}

int
pc_programme_get_choice (PcProgramme *self,
                         const char  *group,
                         const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);
  const PcProgrammeKey *format = find_format (group, key);
  g_auto(GStrv) choices = NULL;

  if (value == NULL || format == NULL || format->of == NULL)
    return -1;

  choices = pc_programme_split_list (format->of);
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], value))
      return i;

  return -1;
}

gboolean
pc_programme_get_boolean (PcProgramme *self,
                          const char  *group,
                          const char  *key,
                          gboolean     fallback)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);

  return value != NULL ? g_str_equal (value, "true") : fallback;
}

GArray *
pc_programme_dup_bands (PcProgramme *self,
                        const char  *group,
                        const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);

  return value != NULL ? pc_programme_parse_bands (value) : NULL;
}

GArray *
pc_programme_dup_rates (PcProgramme *self,
                        const char  *group,
                        const char  *key)
{
  g_autofree char *value = pc_programme_dup_value (self, group, key);

  return value != NULL ? pc_programme_parse_rates (value) : NULL;
}
