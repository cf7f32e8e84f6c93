/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of rules longer than this is refused unread: the longest shipped one has some thirty kilobytes. */
#define PC_PROGRAMME_MAX_BYTES (256 * 1024)

/**
 * PcProgrammeType:
 * @PC_PROGRAMME_TYPE_NAME: a word of Latin letters, digits and hyphens, at most 40
 * @PC_PROGRAMME_TYPE_TEXT: text in no particular language
 * @PC_PROGRAMME_TYPE_LABEL: text to be shown, which may stand once a language: Name, Name[it]
 * @PC_PROGRAMME_TYPE_MONEY: an amount with two decimals, kept as cents
 * @PC_PROGRAMME_TYPE_DATE: a day, 2025-01-07
 * @PC_PROGRAMME_TYPE_TIME: an hour of the day, 00:00 to 24:00
 * @PC_PROGRAMME_TYPE_INTEGER: a whole number
 * @PC_PROGRAMME_TYPE_PERCENT: a whole number from 0 to 100
 * @PC_PROGRAMME_TYPE_HOURS: 36 or 4:30, kept as minutes
 * @PC_PROGRAMME_TYPE_BOOLEAN: true or false
 * @PC_PROGRAMME_TYPE_CHOICE: one word of a list
 * @PC_PROGRAMME_TYPE_CHOICES: words of a list, with ';' between
 * @PC_PROGRAMME_TYPE_REFERENCE: the name of another group of the file
 * @PC_PROGRAMME_TYPE_REFERENCES: such names, with ';' between
 * @PC_PROGRAMME_TYPE_BANDS: pairs "up to:places", rising, with ';' between
 * @PC_PROGRAMME_TYPE_RATES: pairs "up to hours:amount", rising, with ';' between
 * @PC_PROGRAMME_TYPE_VALUE: what a setting holds: of the type that its key Type names, or empty
 *
 * What a key of a programme file, or of a region's, can hold.
 */
typedef enum
{
  PC_PROGRAMME_TYPE_NAME,
  PC_PROGRAMME_TYPE_TEXT,
  PC_PROGRAMME_TYPE_LABEL,
  PC_PROGRAMME_TYPE_MONEY,
  PC_PROGRAMME_TYPE_DATE,
  PC_PROGRAMME_TYPE_TIME,
  PC_PROGRAMME_TYPE_INTEGER,
  PC_PROGRAMME_TYPE_PERCENT,
  PC_PROGRAMME_TYPE_HOURS,
  PC_PROGRAMME_TYPE_BOOLEAN,
  PC_PROGRAMME_TYPE_CHOICE,
  PC_PROGRAMME_TYPE_CHOICES,
  PC_PROGRAMME_TYPE_REFERENCE,
  PC_PROGRAMME_TYPE_REFERENCES,
  PC_PROGRAMME_TYPE_BANDS,
  PC_PROGRAMME_TYPE_RATES,
  PC_PROGRAMME_TYPE_VALUE
} PcProgrammeType;

/**
 * PcProgrammeKeyFlags:
 * @PC_PROGRAMME_KEY_REQUIRED: its group is wrong without it
 * @PC_PROGRAMME_KEY_FIXED: it holds its value itself, never "@NAME" of a setting
 * @PC_PROGRAMME_KEY_REGIONAL: a region's file can state it, in the same group: see pc_programme_with_region()
 */
typedef enum
{
  PC_PROGRAMME_KEY_REQUIRED = 1 << 0,
  PC_PROGRAMME_KEY_FIXED    = 1 << 1,
  PC_PROGRAMME_KEY_REGIONAL = 1 << 2
} PcProgrammeKeyFlags;

/**
 * PcProgrammeKey:
 * @name: as written in the file; %NULL ends a list of keys
 * @of: for choices the words with ';' between, for references the kind of group, else %NULL
 * @min: the least whole number
 * @max: the greatest whole number; 0 for types that are not whole numbers
 * @base: (nullable): the key of the same group that it is a variant of, and cannot stand without
 */
typedef struct
{
  const char          *name;
  PcProgrammeType      type;
  PcProgrammeKeyFlags  flags;
  const char          *of;
  int                  min;
  int                  max;
  const char          *base;
} PcProgrammeKey;

/**
 * PcProgrammeGroup:
 * @kind: the first word of the header; %NULL ends the list of groups
 * @named: whether the header has a second word, [Service A2], and may thus stand many times
 * @required: whether a file is wrong without one
 * @keys: its keys, ended by one without a name
 */
typedef struct
{
  const char           *kind;
  gboolean              named;
  gboolean              required;
  const PcProgrammeKey *keys;
} PcProgrammeGroup;

/**
 * pc_programme_format_get_groups:
 *
 * The one description of the format, which the check, the loader and the test of the reference page read.
 *
 * Returns: (transfer none): every group of a programme file, ended by one without a kind
 */
const PcProgrammeGroup *pc_programme_format_get_groups (void);

/**
 * pc_programme_format_get_region_groups:
 *
 * Returns: (transfer none): every group of a region's file (data/regions/README.md), ended by one without a kind. Those
 *   beside [Region] have the regional keys of the programmes' groups of the same kind.
 */
const PcProgrammeGroup *pc_programme_format_get_region_groups (void);

/**
 * pc_programme_format_find_group_in:
 * @list: groups, ended by one without a kind
 *
 * Returns: (transfer none) (nullable): the group of @list whose header begins with @kind
 */
const PcProgrammeGroup *pc_programme_format_find_group_in (const PcProgrammeGroup *list,
                                                           const char             *kind);

/**
 * pc_programme_format_find_group:
 *
 * Returns: (transfer none) (nullable): the group of programme files whose header begins with @kind
 */
const PcProgrammeGroup *pc_programme_format_find_group (const char             *kind);

/**
 * pc_programme_format_find_key:
 *
 * Returns: (transfer none) (nullable): the key called @name, without language
 */
const PcProgrammeKey   *pc_programme_format_find_key   (const PcProgrammeGroup *group,
                                                        const char             *name);

/**
 * pc_programme_type_get_word:
 *
 * Returns: (transfer none): the word for @type in the key Type of a setting and in the reference page; not translated
 */
const char             *pc_programme_type_get_word     (PcProgrammeType         type);

/**
 * pc_programme_type_from_word:
 * @type: (out): left alone if there is no such type
 *
 * Returns: %TRUE if @word names a type
 */
gboolean                pc_programme_type_from_word    (const char             *word,
                                                        PcProgrammeType        *type);

G_END_DECLS
