/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the codes of a list come from. For pc-code-list.c alone: everybody else asks that. */

#define PC_CODE_N_ALIASES 4

/**
 * PcCode:
 * @id: what is kept
 * @key: what gettext knows the label by: "context\004label", or the label alone
 * @label: the label in English; the end of @key
 * @note: (nullable): legal reference or remark
 * @domain: (nullable): where the translation is; %NULL for a proper name
 * @aliases: other names in English, %NULL from the first that is missing
 *
 * One code. Its strings belong to the #PcCodeSource.
 */
typedef struct
{
  const char *id;
  const char *key;
  const char *label;
  const char *note;
  const char *domain;
  const char *aliases[PC_CODE_N_ALIASES];
} PcCode;

/**
 * PcCodeSource:
 * @codes: of #PcCode, in the order of the list
 * @strings: what they point to
 *
 * All codes of a list.
 */
typedef struct
{
  GArray       *codes;
  GStringChunk *strings;
} PcCodeSource;

/** The codes of data/codes/<name>.xml, or %NULL where there is no such list. */
PcCodeSource *pc_code_source_read           (const char   *name);

/**
 * The countries of iso-codes' JSON in @folder, and our own additions; these alone where the file is missing.
 * Also tells gettext where the translations of the package are.
 */
PcCodeSource *pc_code_source_read_countries (const char   *folder);

/** The languages, in the same way. */
PcCodeSource *pc_code_source_read_languages (const char   *folder);

void          pc_code_source_free           (PcCodeSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcCodeSource, pc_code_source_free)

G_END_DECLS
