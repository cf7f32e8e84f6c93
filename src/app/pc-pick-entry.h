/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-offer-entry.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PICK_ENTRY (pc_pick_entry_get_type ())
G_DECLARE_FINAL_TYPE (PcPickEntry, pc_pick_entry, PC, PICK_ENTRY, PcOfferEntry)

/**
 * PcPickEntry:
 *
 * Something that is picked by typing, and belongs to no record: a person, an operator, a programme, a service. What
 * matches is offered while typing; the arrows choose, Enter and Tab take; Alt and Down, or the arrow at the end, offers
 * everything there is.
 *
 * Emits `activate` where Enter was pressed and nothing was on offer.
 */

/** @field: a person, or one that pc_choices_covers() */
GtkWidget  *pc_pick_entry_new      (PcStore        *store,
                                    const PcField  *field);

/**
 * pc_pick_entry_read:
 * @id: (out) (nullable): what is meant; %NULL where nothing is typed
 *
 * Errors: INVALID where what is typed means nothing, or more than one
 */
gboolean    pc_pick_entry_read     (PcPickEntry    *self,
                                    char          **id,
                                    GError        **error);

G_END_DECLS
