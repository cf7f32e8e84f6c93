/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-programme-sums.h"
#include "pc-programme-value.h"

static void
add (PcProgrammeLines *lines,
     PcProgrammeEntry *entry,
     char             *message)
{
  g_autofree char *key = entry->locale != NULL ? g_strdup_printf ("%s[%s]", entry->key, entry->locale)
                                               : g_strdup (entry->key);

  pc_programme_lines_add_mistake (lines, entry->line, key, message);
}

static void
check_reference (PcProgrammeLines *lines,
                 PcProgrammeEntry *entry,
                 const char       *name)
{
  if (pc_programme_lines_find_section (lines, entry->format->of, name) == NULL)
    /* Translators: the first %s is a word such as "Service", the second the name of one */
    add (lines, entry, g_strdup_printf (_("There is no group [%s %s]."), entry->format->of, name));
}

static void
check_references (PcProgrammeLines *lines,
                  PcProgrammeEntry *entry)
{
  g_auto(GStrv) names = NULL;

  if (entry->format->type != PC_PROGRAMME_TYPE_REFERENCE && entry->format->type != PC_PROGRAMME_TYPE_REFERENCES)
    return;

  names = pc_programme_split_list (entry->value);
  for (guint i = 0; names[i] != NULL; i++)
    check_reference (lines, entry, names[i]);
}

/* The value by its own type; the key that uses the setting may narrow it further. */
static char *
explain_setting_value (PcProgrammeSection *setting,
                       PcProgrammeEntry   *value)
{
  PcProgrammeEntry *type = pc_programme_section_find_entry (setting, "Type");
  PcProgrammeEntry *choices = pc_programme_section_find_entry (setting, "Choices");
  PcProgrammeEntry *unknown = pc_programme_section_find_entry (setting, "Unknown");
  PcProgrammeKey key = { "Value", .of = choices != NULL ? choices->value : NULL, .max = G_MAXINT };

  if (type == NULL || !pc_programme_type_from_word (type->value, &key.type))
    return NULL;
  if (key.type == PC_PROGRAMME_TYPE_PERCENT)
    key.max = 100;

  if (value->value[0] == '\0')
    return unknown != NULL && g_str_equal (unknown->value, "false")
      ? g_strdup (_("Only a setting that is unknown can be empty.")) : NULL;

  return pc_programme_key_explain (&key, value->value);
}

/* Whether @setting will do for @entry, which refers to it. What is wrong with it by itself is said elsewhere. */
static void
check_setting_fits (PcProgrammeLines   *lines,
                    PcProgrammeEntry   *entry,
                    PcProgrammeSection *setting)
{
  PcProgrammeEntry *type = pc_programme_section_find_entry (setting, "Type");
  PcProgrammeEntry *value = pc_programme_section_find_entry (setting, "Value");
  const char *word = pc_programme_type_get_word (entry->format->type);
  g_autofree char *own = NULL;
  PcProgrammeType known;
  char *message;

  if (type == NULL || value == NULL || !pc_programme_type_from_word (type->value, &known))
    return;

  if (!g_str_equal (type->value, word))
    {
      add (lines, entry,
           /* Translators: the first %s is the name of a setting, the others are words such as "money" */
           g_strdup_printf (_("[Setting %s] is of the type %s, and this key needs %s."),
                            setting->name, type->value, word));
      return;
    }

  own = explain_setting_value (setting, value);
  if (own != NULL || value->value[0] == '\0')
    return;

  message = pc_programme_key_explain (entry->format, value->value);
  if (message != NULL)
    add (lines, value, message);
}

static void
check_setting_reference (PcProgrammeLines *lines,
                         PcProgrammeEntry *entry,
                         GHashTable       *used)
{
  const char *name = entry->value + 1;
  PcProgrammeSection *setting = pc_programme_lines_find_section (lines, "Setting", name);

  if (entry->format->flags & PC_PROGRAMME_KEY_FIXED)
    add (lines, entry, g_strdup (_("This key needs a value of its own, not a setting.")));
  else if (setting == NULL)
    /* Translators: %s is the name of a setting */
    add (lines, entry, g_strdup_printf (_("There is no group [Setting %s]."), name));
  else
    check_setting_fits (lines, entry, setting);

  if (setting != NULL)
    g_hash_table_add (used, setting);
}

static gboolean
is_text (PcProgrammeEntry *entry)
{
  return entry->format->type == PC_PROGRAMME_TYPE_TEXT || entry->format->type == PC_PROGRAMME_TYPE_LABEL;
}

static void
check_entry (PcProgrammeLines   *lines,
             PcProgrammeSection *section,
             PcProgrammeEntry   *entry,
             GHashTable         *used)
{
  char *message;

  if (entry->locale != NULL && pc_programme_section_find_entry (section, entry->key) == NULL)
    /* Translators: %s is the name of a key */
    add (lines, entry, g_strdup_printf (_("There is a translation, but no %s without a language."), entry->key));

  if (entry->value[0] == '@' && !is_text (entry) && entry->format->type != PC_PROGRAMME_TYPE_VALUE)
    {
      check_setting_reference (lines, entry, used);
      return;
    }

  message = pc_programme_key_explain (entry->format, entry->value);
  if (message != NULL)
    add (lines, entry, message);
  else
    check_references (lines, entry);
}

/* A variant says what else holds under a condition, so what holds without it has to be there. */
static void
check_base (PcProgrammeLines   *lines,
            PcProgrammeSection *section,
            PcProgrammeEntry   *entry)
{
  const char *base = entry->format->base;

  if (base != NULL && pc_programme_section_find_entry (section, base) == NULL)
    /* Translators: %s is the name of another key */
    add (lines, entry, g_strdup_printf (_("This key needs the key %s beside it."), base));
}

static void
check_required_keys (PcProgrammeLines   *lines,
                     PcProgrammeSection *section)
{
  for (const PcProgrammeKey *key = section->format->keys; key->name != NULL; key++)
    if ((key->flags & PC_PROGRAMME_KEY_REQUIRED) && pc_programme_section_find_entry (section, key->name) == NULL)
      pc_programme_lines_add_mistake (lines, section->line, key->name,
                                      /* Translators: %s is the header of a group */
                                      g_strdup_printf (_("[%s] needs this key."), section->header));
}

static void
check_required_groups (PcProgrammeLines *lines)
{
  for (const PcProgrammeGroup *group = lines->groups; group->kind != NULL; group++)
    {
      gboolean found = !group->required;

      for (guint i = 0; i < lines->sections->len && !found; i++)
        found = ((PcProgrammeSection *) g_ptr_array_index (lines->sections, i))->format == group;
      if (!found)
        pc_programme_lines_add_mistake (lines, 1, group->kind, g_strdup (_("The file needs such a group.")));
    }
}

static void
check_setting (PcProgrammeLines   *lines,
               PcProgrammeSection *setting,
               GHashTable         *used)
{
  PcProgrammeEntry *type = pc_programme_section_find_entry (setting, "Type");
  PcProgrammeEntry *value = pc_programme_section_find_entry (setting, "Value");
  gboolean chosen = type != NULL && g_str_has_prefix (type->value, "choice");
  char *message = value != NULL ? explain_setting_value (setting, value) : NULL;

  if (message != NULL)
    add (lines, value, message);

  if (chosen && pc_programme_section_find_entry (setting, "Choices") == NULL)
    pc_programme_lines_add_mistake (lines, setting->line, "Choices",
                                    g_strdup (_("A setting to choose needs the words to choose from.")));

  if (!g_hash_table_contains (used, setting))
    pc_programme_lines_add_mistake (lines, setting->line, setting->header,
                                    g_strdup (_("No key refers to this setting.")));
}

static void
check_settings (PcProgrammeLines *lines,
                GHashTable       *used)
{
  for (guint i = 0; i < lines->sections->len; i++)
    {
      PcProgrammeSection *section = g_ptr_array_index (lines->sections, i);

      if (section->format != NULL && g_str_equal (section->format->kind, "Setting") && !section->repeated)
        check_setting (lines, section, used);
    }
}

static void
check_sections (PcProgrammeLines *lines)
{
  g_autoptr(GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lines->sections->len; i++)
    {
      PcProgrammeSection *section = g_ptr_array_index (lines->sections, i);

      if (section->format == NULL)
        continue;
      for (guint j = 0; j < section->entries->len; j++)
        {
          check_entry (lines, section, g_ptr_array_index (section->entries, j), used);
          check_base (lines, section, g_ptr_array_index (section->entries, j));
        }
      if (!section->repeated)
        check_required_keys (lines, section);
    }

  check_settings (lines, used);
}

static int
compare_mistakes (gconstpointer a,
                  gconstpointer b)
{
  const PcProgrammeMistake *one = *(PcProgrammeMistake *const *) a;
  const PcProgrammeMistake *other = *(PcProgrammeMistake *const *) b;
  int order = one->line < other->line ? -1 : one->line > other->line;

  if (order == 0)
    order = g_strcmp0 (one->key, other->key);

  return order != 0 ? order : strcmp (one->message, other->message);
}

/* A setting that two keys use is judged by each of them: the same sentence once is enough. */
static void
sort_and_unite (GPtrArray *mistakes)
{
  guint kept = 0;

  g_ptr_array_sort (mistakes, compare_mistakes);
  for (guint i = 0; i < mistakes->len; i++)
    {
      if (kept > 0 && compare_mistakes (&mistakes->pdata[kept - 1], &mistakes->pdata[i]) == 0)
        continue;
      if (kept != i)
        {
          gpointer moved = mistakes->pdata[kept];

          mistakes->pdata[kept] = mistakes->pdata[i];
          mistakes->pdata[i] = moved;
        }
      kept++;
    }

  if (kept < mistakes->len)
    g_ptr_array_remove_range (mistakes, kept, mistakes->len - kept);
}

static void
check_verified (PcProgrammeLines *lines)
{
  PcProgrammeSection *region = pc_programme_lines_find_section (lines, "Region", NULL);
  PcProgrammeEntry *verified = region != NULL ? pc_programme_section_find_entry (region, "Verified") : NULL;

  if (verified != NULL && g_str_equal (verified->value, "true") &&
      pc_programme_section_find_entry (region, "CheckedOn") == NULL)
    /* Translators: %s is the name of another key */
    add (lines, verified, g_strdup_printf (_("This key needs the key %s beside it."), "CheckedOn"));
}

static GPtrArray *
check (const char             *text,
       gssize                  length,
       const PcProgrammeGroup *groups)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(PcProgrammeLines) lines = pc_programme_lines_read (text, bytes, groups);

  if (bytes <= PC_PROGRAMME_MAX_BYTES)
    {
      check_sections (lines);
      check_required_groups (lines);
      check_verified (lines);
      pc_programme_sums_check (lines);
    }

  sort_and_unite (lines->mistakes);
  return g_ptr_array_ref (lines->mistakes);
}

GPtrArray *
pc_programme_check (const char *text,
                    gssize      length)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  return check (text, length, pc_programme_format_get_groups ());
}

GPtrArray *
pc_programme_check_region (const char *text,
                           gssize      length)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  return check (text, length, pc_programme_format_get_region_groups ());
}
