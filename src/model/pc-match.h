/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-match-card.h"

G_BEGIN_DECLS

/*
 * Whether two people on record could be one. The points are ours, set so that the cases in tests/test-match.c come
 * out as an operator would judge them; they are no probabilities. Nothing follows from them by itself: people decide.
 */

/**
 * PcMatchLevel:
 * @PC_MATCH_NONE: below %PC_MATCH_LEAST_POSSIBLE: nothing to show
 * @PC_MATCH_POSSIBLE: worth a look: the same names, or similar ones and the same day of birth
 * @PC_MATCH_PROBABLE: from %PC_MATCH_LEAST_PROBABLE on: the same names and the same day of birth, or the like
 * @PC_MATCH_CERTAIN: from %PC_MATCH_LEAST_CERTAIN on: also a number that one person has alone
 */
typedef enum
{
  PC_MATCH_NONE,
  PC_MATCH_POSSIBLE,
  PC_MATCH_PROBABLE,
  PC_MATCH_CERTAIN
} PcMatchLevel;

#define PC_MATCH_LEAST_POSSIBLE 45
#define PC_MATCH_LEAST_PROBABLE 75
#define PC_MATCH_LEAST_CERTAIN  95

/**
 * PcMatchReason:
 * @code: a word that stays the same in every language and version, "birth-date-equal"; static
 * @points: what it adds to the score; negative where it speaks against
 * @message: a translated sentence; static
 */
typedef struct
{
  const char *code;
  int         points;
  const char *message;
} PcMatchReason;

/**
 * PcMatch:
 * @score: 0 to 100
 * @level: what the score means
 * @reasons: (element-type PcMatchReason): what it rests on; what speaks most for it first, what speaks against last
 */
typedef struct
{
  guint         score;
  PcMatchLevel  level;
  GArray       *reasons;
} PcMatch;

void          pc_match_free           (PcMatch           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcMatch, pc_match_free)

/**
 * pc_match_compare:
 * @least: the least score that is of interest, 0 for any; where it cannot be reached names are not even read
 *
 * The same from either side. A number that one person has alone (permit, health card) makes it possible at least, a tax
 * code probable at least, whatever else speaks against it: then something is written down wrong. Without such a number
 * it is never certain.
 *
 * Returns: (transfer full) (nullable): %NULL where the score is below @least
 */
PcMatch      *pc_match_compare        (PcMatchCard       *a,
                                       PcMatchCard       *b,
                                       guint              least);

/** The codes of the reasons with a space between them, full. */
char         *pc_match_format_codes   (const PcMatch     *self);

/** "none", "possible", "probable", "certain"; the list "match-level" has their labels. */
const char   *pc_match_level_get_code (PcMatchLevel       level);

G_END_DECLS
