/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-papers-list.h"

G_BEGIN_DECLS

#define PC_TYPE_NEXT_STEP_BAR (pc_next_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (PcNextStepBar, pc_next_step_bar, PC, NEXT_STEP_BAR, GtkBox)

/**
 * PcNextStepBar:
 *
 * What comes next for a person, and behind a button exactly what is missing for it. Emits `activated` (kind, record id,
 * field, day), as #PcFindingsList, for what is to be mended.
 */
void  pc_next_step_bar_set_store (PcNextStepBar  *self,
                                  PcStore        *store);

/** Shows the papers that the next step asks for in @papers as well. */
void  pc_next_step_bar_set_papers (PcNextStepBar *self,
                                   PcPapersList  *papers);

/**
 * pc_next_step_bar_show:
 * @person_id: (nullable): %NULL for somebody who is only being typed
 * @pathway_id: (nullable): %NULL where there is none yet
 *
 * Reckons in an idle, once for any number of changes before it.
 */
void  pc_next_step_bar_show      (PcNextStepBar  *self,
                                  const char     *person_id,
                                  const char     *pathway_id);

G_END_DECLS
