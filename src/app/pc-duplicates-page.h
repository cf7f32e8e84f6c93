/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_DUPLICATES_PAGE (pc_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (PcDuplicatesPage, pc_duplicates_page, PC, DUPLICATES_PAGE, GtkBox)

/**
 * PcDuplicatesPage:
 *
 * All pairs of people of the office who could be the same, the most likely ones first. They are searched for when the
 * page is looked at and something has changed since, on a thread with its own store, with progress and Cancel; a
 * database in memory cannot be searched. Enter compares a pair, Delete notes that they are two people.
 *
 * Emits `compare` (id, other id), `decided` (message) after something was noted that may be undone, and `failed` (message).
 */
void  pc_duplicates_page_set_store (PcDuplicatesPage *self,
                                    PcStore          *store);

/** Puts the cursor into the list. */
void  pc_duplicates_page_start     (PcDuplicatesPage *self);

G_END_DECLS
