/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/*
 * The keys by which people who could be the same find each other (pc_match_card_list_keys()), in a table of its own.
 * It is derived, as the search index is: triggers note whose keys are no longer right, whoever wrote (an undo, an
 * exchange, a repair by hand), and the store brings those up to date before it commits. Internal to this folder.
 */

/**
 * Makes or renews the tables where they are missing, of another shape or made by other rules, and brings them up to
 * date.
 */
gboolean  pc_match_index_prepare    (PcStore      *store,
                                     GError      **error);

/** Brings the keys up to date. Inside a transaction only. */
gboolean  pc_match_index_follow     (PcStore      *store,
                                     GError      **error);

/**
 * Whether the tables are there and in shape, as they can fail to be where another version has written and this one
 * reads.
 */
gboolean  pc_match_index_is_current (PcStore      *store);

/** The rows of the people whose keys are not up to date (array of gint64), full; the tables must be current. */
GArray   *pc_match_index_list_stale (PcStore      *store,
                                     GError      **error);

/** Adds the rows of the people with @key to @rows (of gint64); the tables must be current. */
gboolean  pc_match_index_add_people (PcStore      *store,
                                     const char   *key,
                                     GArray       *rows,
                                     GError      **error);

/** Whether every person has the keys she should have and nobody else any; @differs is set to the answer. */
gboolean  pc_match_index_check      (PcStore      *store,
                                     gboolean     *differs,
                                     GError      **error);

G_END_DECLS
