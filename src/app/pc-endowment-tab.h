/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_ENDOWMENT_TAB (pc_endowment_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcEndowmentTab, pc_endowment_tab, PC, ENDOWMENT_TAB, GtkBox)

/**
 * PcEndowmentTab:
 *
 * What the endowment of a pathway comes to today, component by component, each figure opening to what is behind it; what is
 * to be put right about it; the allowance month by month; and the claims with their lines.
 *
 * Emits `failed` (message), and `place-asked` (kind, record id, field, day) for what is mended elsewhere, as #PcFindingsList
 * tells it.
 */
void  pc_endowment_tab_set_store   (PcEndowmentTab *self,
                                    PcStore        *store);

/** Shows the endowment of @pathway; %NULL shows none. */
void  pc_endowment_tab_set_pathway (PcEndowmentTab *self,
                                    PcRecord       *pathway);

/** Puts the cursor to a claim or a line of one, as %TRUE tells; other records are elsewhere. */
gboolean pc_endowment_tab_show_record (PcEndowmentTab *self,
                                    const PcKind   *kind,
                                    const char     *id,
                                    int             field);

/** Puts the cursor to the first figure. */
void  pc_endowment_tab_start       (PcEndowmentTab *self);

/** Puts the cursor into the line for a new claim. */
void  pc_endowment_tab_create      (PcEndowmentTab *self);

G_END_DECLS
