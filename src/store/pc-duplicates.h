/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-match.h"
#include "pc-progress.h"
#include "pc-store.h"

G_BEGIN_DECLS

/*
 * People who could be one, by pc_match_compare(), without those that somebody has said are not (records of the kind
 * "distinction") and without removed ones.
 */

/**
 * PcDuplicate:
 * @first_id: a person
 * @second_id: who could be the same
 * @match: how likely, and why
 */
typedef struct
{
  char    *first_id;
  char    *second_id;
  PcMatch *match;
} PcDuplicate;

/** An empty array of #PcDuplicate that frees them; full. */
GPtrArray   *pc_duplicates_new      (void);

/** Takes @match. */
PcDuplicate *pc_duplicate_new       (const char    *first_id,
                                     const char    *second_id,
                                     PcMatch       *match);

/** The most likely one first; no more than @limit stay, or all where it is 0. */
void         pc_duplicates_sort     (GPtrArray     *duplicates,
                                     guint          limit);

/**
 * pc_duplicates_find:
 * @person: a person, as she stands in the record: also one that is being typed and not kept yet
 * @least: the least score, %PC_MATCH_LEAST_POSSIBLE as a rule
 * @limit: how many at most; 0 for all
 *
 * Who in the database could be @person. Made to be asked at each key, as soon as a name has something in it. Where
 * very many share her names, those with a day of birth, a number or a contact in common come first, and the others
 * are not all looked at.
 *
 * Returns: (transfer full): array of #PcDuplicate with @person as the first, the most likely one first; %NULL on error
 */
GPtrArray *pc_duplicates_find         (PcStore       *store,
                                       PcRecord      *person,
                                       guint          least,
                                       guint          limit,
                                       GError       **error);

/**
 * pc_duplicates_list:
 * @least: the least score, %PC_MATCH_LEAST_POSSIBLE as a rule
 * @cancellable: (nullable): stops it, with G_IO_ERROR_CANCELLED
 * @progress: (nullable): told how far it is
 *
 * All pairs of people in the database who could be the same. Takes seconds in a large office: on a thread with its own
 * store, in a window.
 *
 * Returns: (transfer full): array of #PcDuplicate, each pair once, the most likely one first; %NULL on error
 */
GPtrArray *pc_duplicates_list         (PcStore       *store,
                                       guint          least,
                                       GCancellable  *cancellable,
                                       PcProgress    *progress,
                                       GError       **error);

/**
 * pc_duplicates_set_distinct:
 * @reason: (nullable): in the words of who decides
 *
 * Remembers that two people are not the same: a record of the kind "distinction", of today and the operator who works
 * here, one entry of the journal. To take it back, that record is removed or the entry undone. Nothing is written where
 * it is remembered already.
 *
 * Errors: as of pc_duplicates_get_two()
 */
gboolean   pc_duplicates_set_distinct (PcStore       *store,
                                       const char    *first_id,
                                       const char    *second_id,
                                       const char    *reason,
                                       GError       **error);

/**
 * pc_duplicates_get_two:
 * @first: (out): full
 * @second: (out): full
 *
 * Two people who are there, to be compared or merged.
 *
 * Errors: NOT_FOUND; INVALID where both are one person or one of them is removed
 */
gboolean   pc_duplicates_get_two      (PcStore       *store,
                                       const char    *first_id,
                                       const char    *second_id,
                                       PcRecord     **first,
                                       PcRecord     **second,
                                       GError       **error);

/** Whether somebody has said that the two are not the same. */
gboolean   pc_duplicates_are_distinct (PcStore       *store,
                                       const char    *first_id,
                                       const char    *second_id);

G_END_DECLS
