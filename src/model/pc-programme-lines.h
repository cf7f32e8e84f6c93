/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme-format.h"

G_BEGIN_DECLS

/**
 * PcProgrammeMistake:
 * @line: the line it stands on, from 1
 * @key: (nullable): the key as the file writes it, or the group for what concerns all of it
 * @message: a translated sentence that says what is wrong
 */
typedef struct
{
  guint  line;
  char  *key;
  char  *message;
} PcProgrammeMistake;

/**
 * PcProgrammeEntry:
 * @key: without language
 * @locale: (nullable): the language of Name[it]
 * @value: as written, stripped; escapes are not undone
 * @format: what it can hold
 */
typedef struct
{
  char                 *key;
  char                 *locale;
  char                 *value;
  guint                 line;
  const PcProgrammeKey *format;
} PcProgrammeEntry;

/**
 * PcProgrammeSection:
 * @header: what stands between the brackets, "Service A2"
 * @name: (nullable): its second word
 * @entries: (element-type PcProgrammeEntry): those whose key is known, in the order of the file
 * @format: (nullable): its keys; %NULL where there is no such group, and then it has no entries
 * @repeated: whether a group of the same header stands before it
 */
typedef struct
{
  char                   *header;
  char                   *name;
  guint                   line;
  gboolean                repeated;
  const PcProgrammeGroup *format;
  GPtrArray              *entries;
  GHashTable             *by_key;
} PcProgrammeSection;

/**
 * PcProgrammeLines:
 * @groups: what the file can hold: pc_programme_format_get_groups() or pc_programme_format_get_region_groups()
 *
 * The groups and keys of a file of rules with the lines they stand on, which GKeyFile does not tell.
 */
typedef struct
{
  const PcProgrammeGroup *groups;
  GPtrArray              *sections;
  GHashTable             *by_header;
  GPtrArray              *mistakes;
} PcProgrammeLines;

/**
 * pc_programme_lines_count_mark:
 *
 * Some editors put a byte order mark before the first line, which GKeyFile does not know.
 *
 * Returns: how many bytes of @text to skip
 */
gsize               pc_programme_lines_count_mark   (const char         *text,
                                                     gsize               length);

/**
 * pc_programme_lines_read:
 * @text: any bytes, valid or not
 * @length: of @text, in bytes
 * @groups: what it can hold, ended by one without a kind; outlives the lines
 *
 * Splits @text into groups and keys. What is no such line, is not known to the format or stands twice goes to the
 * mistakes and is otherwise left out, so that what remains can be judged by itself.
 *
 * Returns: (transfer full): the groups in the order of the file
 */
PcProgrammeLines   *pc_programme_lines_read         (const char             *text,
                                                     gsize                   length,
                                                     const PcProgrammeGroup *groups);

void                pc_programme_lines_free         (PcProgrammeLines   *self);

/**
 * pc_programme_lines_find_section:
 *
 * Returns: (transfer none) (nullable): the first group of the kind @kind and, where not %NULL, of the name @name
 */
PcProgrammeSection *pc_programme_lines_find_section (PcProgrammeLines   *self,
                                                     const char         *kind,
                                                     const char         *name);

/**
 * pc_programme_section_find_entry:
 *
 * Returns: (transfer none) (nullable): the entry of @key that has no language
 */
PcProgrammeEntry   *pc_programme_section_find_entry (PcProgrammeSection *self,
                                                     const char         *key);

/**
 * pc_programme_lines_add_mistake:
 * @key: (nullable): copied, shortened where it is very long
 * @message: (transfer full): translated
 */
void                pc_programme_lines_add_mistake  (PcProgrammeLines   *self,
                                                     guint               line,
                                                     const char         *key,
                                                     char               *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcProgrammeLines, pc_programme_lines_free)

G_END_DECLS
