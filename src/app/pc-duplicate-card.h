/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_DUPLICATE_CARD (pc_duplicate_card_get_type ())
G_DECLARE_FINAL_TYPE (PcDuplicateCard, pc_duplicate_card, PC, DUPLICATE_CARD, GtkBox)

/**
 * PcDuplicateCard:
 *
 * Who could be the person that is being typed into the #PcForm `form`, one at a time, the most likely one first; nothing
 * where there is nobody. Looks at each change of what can tell a person, of her permits and of what is known not to be
 * the same. A person who is only looked at is asked about where it is probable. It takes neither the cursor nor a place
 * in the order of the Tab key: pc_duplicate_card_switch_focus() goes there and back.
 *
 * That a person is not the same is remembered at once, or as soon as the one being typed is kept.
 *
 * Emits `opened` (id) for the one that is shown, `compare` (id, id of that one) once both are kept, `decided` (message)
 * after something was remembered, and `failed` (message).
 */
void      pc_duplicate_card_set_store    (PcDuplicateCard *self,
                                          PcStore         *store);

/** Begins with another person, who may be new and not kept yet. */
void      pc_duplicate_card_set_person   (PcDuplicateCard *self,
                                          PcRecord        *person);

/** Puts the cursor into the card, or from there back to where it was; %FALSE where the card shows nobody. */
gboolean  pc_duplicate_card_switch_focus (PcDuplicateCard *self);

G_END_DECLS
