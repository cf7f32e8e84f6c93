/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-lines.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-programme-value.h"

#define KEY_MAX_CHARS 60

static void
mistake_free (gpointer data)
{
  PcProgrammeMistake *mistake = data;

  g_free (mistake->key);
  g_free (mistake->message);
  g_free (mistake);
}

static void
entry_free (gpointer data)
{
  PcProgrammeEntry *entry = data;

  g_free (entry->key);
  g_free (entry->locale);
  g_free (entry->value);
  g_free (entry);
}

static void
section_free (gpointer data)
{
  PcProgrammeSection *section = data;

  g_free (section->header);
  g_free (section->name);
  g_ptr_array_unref (section->entries);
  g_hash_table_unref (section->by_key);
  g_free (section);
}

static PcProgrammeSection *
section_new (const char *header,
             guint       line)
{
  PcProgrammeSection *section = g_new0 (PcProgrammeSection, 1);

  section->header = g_strdup (header);
  section->line = line;
  section->entries = g_ptr_array_new_with_free_func (entry_free);
  section->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return section;
}

static PcProgrammeLines *
lines_new (const PcProgrammeGroup *groups)
{
  PcProgrammeLines *self = g_new0 (PcProgrammeLines, 1);

  self->groups = groups;
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->by_header = g_hash_table_new (g_str_hash, g_str_equal);
  self->mistakes = g_ptr_array_new_with_free_func (mistake_free);
  return self;
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= KEY_MAX_CHARS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, KEY_MAX_CHARS);
  return g_strconcat (start, "…", NULL);
}

static gboolean
has_control (const char *line,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (line[i]) && line[i] != '\t')
      return TRUE;

  return FALSE;
}

/* Sets the group's format; reports why there is none. */
static void
resolve_header (PcProgrammeLines   *self,
                PcProgrammeSection *section)
{
  g_auto(GStrv) words = g_strsplit (section->header, " ", 2);
  const PcProgrammeGroup *format = words[0] != NULL ? pc_programme_format_find_group_in (self->groups, words[0]) : NULL;

  if (format == NULL)
    pc_programme_lines_add_mistake (self, section->line, section->header, g_strdup (_("There is no such group.")));
  else if (!format->named && words[1] != NULL)
    pc_programme_lines_add_mistake (self, section->line, section->header,
                                    g_strdup (_("This group has no name of its own.")));
  else if (format->named && (words[1] == NULL || !pc_programme_is_name (words[1])))
    pc_programme_lines_add_mistake (self, section->line, section->header,
                                    g_strdup (_("This group needs a name of Latin letters, digits and hyphens.")));
  else
    {
      section->format = format;
      section->name = g_strdup (words[1]);
    }
}

static PcProgrammeSection *
read_header (PcProgrammeLines *self,
             char             *line,
             guint             number)
{
  gsize length = strlen (line);
  PcProgrammeSection *section;

  if (line[length - 1] != ']')
    {
      pc_programme_lines_add_mistake (self, number, NULL, g_strdup (_("The line of a group must end with “]”.")));
      return section_new ("", number);
    }

  line[length - 1] = '\0';
  section = section_new (line + 1, number);
  section->repeated = g_hash_table_contains (self->by_header, section->header);
  if (!section->repeated)
    g_hash_table_insert (self->by_header, section->header, section);
  else
    pc_programme_lines_add_mistake (self, number, section->header,
                                    g_strdup (_("This group stands in the file twice.")));
  resolve_header (self, section);
  return section;
}

/* Splits "Name[it]" in place; FALSE where it is no key. */
static gboolean
split_key (char  *text,
           char **locale)
{
  gsize length = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-");
  gsize rest;

  *locale = NULL;
  if (length == 0 || text[length] == '\0')
    return length > 0;
  if (text[length] != '[')
    return FALSE;

  *locale = text + length + 1;
  rest = strspn (*locale, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-@.");
  if (rest == 0 || !g_str_equal (*locale + rest, "]"))
    return FALSE;

  text[length] = '\0';
  (*locale)[rest] = '\0';
  return TRUE;
}

static const char *
explain_key (const PcProgrammeKey *format,
             const char           *locale,
             gboolean              is_new)
{
  if (!is_new)
    return _("This key stands in its group twice.");
  if (format == NULL)
    return _("There is no such key in this group.");
  if (locale != NULL && format->type != PC_PROGRAMME_TYPE_LABEL)
    return _("This key cannot be translated.");

  return NULL;
}

static void
read_entry (PcProgrammeLines   *self,
            PcProgrammeSection *section,
            const char         *line,
            guint               number)
{
  g_auto(GStrv) sides = g_strsplit (line, "=", 2);
  g_autofree char *key = g_strdup (g_strstrip (sides[0]));
  PcProgrammeEntry *entry;
  const PcProgrammeKey *format;
  const char *message;
  gboolean is_new;
  char *locale;

  if (sides[1] == NULL || !split_key (key, &locale))
    {
      pc_programme_lines_add_mistake (self, number, NULL,
                                      g_strdup (_("This is neither a group nor a key with “=” nor a comment.")));
      return;
    }

  format = pc_programme_format_find_key (section->format, key);
  is_new = !g_hash_table_contains (section->by_key, sides[0]);
  message = explain_key (format, locale, is_new);
  if (message != NULL)
    {
      pc_programme_lines_add_mistake (self, number, sides[0], g_strdup (message));
      return;
    }

  entry = g_new0 (PcProgrammeEntry, 1);
  entry->key = g_strdup (key);
  entry->locale = g_strdup (locale);
  entry->value = g_strdup (g_strstrip (sides[1]));
  entry->line = number;
  entry->format = format;
  g_ptr_array_add (section->entries, entry);
  g_hash_table_insert (section->by_key, g_strdup (sides[0]), entry);
}

/* Returns the group that the next line belongs to. */
static PcProgrammeSection *
read_line (PcProgrammeLines   *self,
           PcProgrammeSection *section,
           char               *line,
           guint               number)
{
  if (line[0] == '\0' || line[0] == '#')
    return section;

  if (line[0] == '[')
    {
      section = read_header (self, line, number);
      g_ptr_array_add (self->sections, section);
    }
  else if (section == NULL)
    pc_programme_lines_add_mistake (self, number, NULL, g_strdup (_("This line stands before the first group.")));
  else if (section->format != NULL)
    read_entry (self, section, line, number);

  return section;
}

static gboolean
is_readable (PcProgrammeLines *self,
             const char       *line,
             gsize             length,
             guint             number)
{
  if (has_control (line, length))
    pc_programme_lines_add_mistake (self, number, NULL,
                                    g_strdup (_("This line holds characters that are not text.")));
  else if (!g_utf8_validate_len (line, length, NULL))
    pc_programme_lines_add_mistake (self, number, NULL,
                                    g_strdup (_("This line is not in UTF-8: save the file in UTF-8.")));
  else
    return TRUE;

  return FALSE;
}

gsize
pc_programme_lines_count_mark (const char *text,
                               gsize       length)
{
  return length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

PcProgrammeLines *
pc_programme_lines_read (const char             *text,
                         gsize                   length,
                         const PcProgrammeGroup *groups)
{
  g_autoptr(PcProgrammeLines) self = lines_new (groups);
  PcProgrammeSection *section = NULL;
  const char *end = text + length;
  guint number = 1;

  g_return_val_if_fail ((text != NULL || length == 0) && groups != NULL, NULL);

  if (length > PC_PROGRAMME_MAX_BYTES)
    {
      pc_programme_lines_add_mistake (self, 1, NULL, g_strdup (_("The file is too long.")));
      return g_steal_pointer (&self);
    }

  for (const char *start = text + pc_programme_lines_count_mark (text, length); start < end; number++)
    {
      const char *newline = memchr (start, '\n', end - start);
      gsize n = (newline != NULL ? newline : end) - start;
      gsize kept = n > 0 && start[n - 1] == '\r' ? n - 1 : n;

      if (is_readable (self, start, kept, number))
        {
          g_autofree char *line = g_strndup (start, kept);

          section = read_line (self, section, g_strstrip (line), number);
        }
      start += n + (newline != NULL ? 1 : 0);
    }

  return g_steal_pointer (&self);
}

void
pc_programme_lines_free (PcProgrammeLines *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_header);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->mistakes);
  g_free (self);
}

PcProgrammeSection *
pc_programme_lines_find_section (PcProgrammeLines *self,
                                 const char       *kind,
                                 const char       *name)
{
  g_autofree char *header = NULL;
  PcProgrammeSection *section;

  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  header = name != NULL ? g_strconcat (kind, " ", name, NULL) : g_strdup (kind);
  section = g_hash_table_lookup (self->by_header, header);
  return section != NULL && section->format != NULL ? section : NULL;
}

PcProgrammeEntry *
pc_programme_section_find_entry (PcProgrammeSection *self,
                                 const char         *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return g_hash_table_lookup (self->by_key, key);
}

void
pc_programme_lines_add_mistake (PcProgrammeLines *self,
                                guint             line,
                                const char       *key,
                                char             *message)
{
  PcProgrammeMistake *mistake = g_new0 (PcProgrammeMistake, 1);

  mistake->line = line;
  mistake->key = key != NULL ? shorten (key) : NULL;
  mistake->message = message;
  g_ptr_array_add (self->mistakes, mistake);
}
