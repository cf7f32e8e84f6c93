/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-day.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_TRAINEESHIP_TAB (pc_traineeship_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcTraineeshipTab, pc_traineeship_tab, PC, TRAINEESHIP_TAB, GtkBox)

/**
 * PcTraineeshipTab:
 *
 * The traineeship of a pathway: where it stands today and what the rules say of it; agreement, attendance month by
 * month, tutoring, competences, registers, events. Emits `failed` (message), and `place-asked` (kind, record id, field)
 * for what is to be mended elsewhere; see #PcFindingsList.
 */
void  pc_traineeship_tab_set_store   (PcTraineeshipTab *self,
                                      PcStore          *store);

/** Shows the latest traineeship of @pathway, or an empty agreement; %NULL shows none. */
void  pc_traineeship_tab_set_pathway (PcTraineeshipTab *self,
                                      PcRecord         *pathway);

/**
 * pc_traineeship_tab_show_place:
 * @id: (nullable): a record of the traineeship
 * @day: of attendance, where @id is %NULL; else 0
 *
 * Puts the cursor there; %FALSE where it is mended elsewhere.
 */
gboolean pc_traineeship_tab_show_place (PcTraineeshipTab *self,
                                        const PcKind     *kind,
                                        const char       *id,
                                        int               field,
                                        PcDay             day);

/** Puts the cursor where typing begins. */
void  pc_traineeship_tab_start (PcTraineeshipTab *self);

G_END_DECLS
