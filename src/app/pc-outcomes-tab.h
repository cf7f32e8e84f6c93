/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_OUTCOMES_TAB (pc_outcomes_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcOutcomesTab, pc_outcomes_tab, PC, OUTCOMES_TAB, GtkBox)

/**
 * PcOutcomesTab:
 *
 * How a person came into a programme and what became of her: the data of the day of entry and of leaving, the follow-ups
 * with what is due, the indicators she counts for and what is missing for them.
 *
 * Emits `place-asked` (kind, id, field) where something is mended on another tab, and `failed` (message).
 */
void  pc_outcomes_tab_set_store   (PcOutcomesTab *self,
                                   PcStore       *store);

/** Shows @pathway; %NULL shows none. */
void  pc_outcomes_tab_set_pathway (PcOutcomesTab *self,
                                   PcRecord      *pathway);

/** Puts the cursor to where such a record is mended; %FALSE where it is not on this tab. */
gboolean pc_outcomes_tab_show_place (PcOutcomesTab *self,
                                     const PcKind  *kind,
                                     const char    *id,
                                     int            field);

/** Puts the cursor where typing begins. */
void  pc_outcomes_tab_start       (PcOutcomesTab *self);

G_END_DECLS
