/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-papers.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PAPERS_LIST (pc_papers_list_get_type ())
G_DECLARE_FINAL_TYPE (PcPapersList, pc_papers_list, PC, PAPERS_LIST, GtkBox)

/**
 * PcPapersList:
 *
 * The checklist of the papers that a step asks for: those that are not all right, and the others when asked. A paper
 * that is missing is added as a new document of that kind with what a new document usually has. Not to be seen where
 * nothing is asked for.
 *
 * Emits `activated` (kind, record id, field, day), as #PcFindingsList, for a paper that is on record or was just added,
 * and `failed` (message) where it could not be added.
 */
void  pc_papers_list_set_store (PcPapersList *self,
                                PcStore      *store);

/**
 * pc_papers_list_show:
 * @person_id: (nullable): whose papers; what is added belongs to this person
 * @papers: (nullable) (element-type PcPaper): of one step; only looked at
 * @remark: (nullable): what there is to say of the list as a whole
 */
void  pc_papers_list_show      (PcPapersList *self,
                                const char   *person_id,
                                GArray       *papers,
                                const char   *remark);

/** Puts the cursor on the first line shown, else on the button that shows all; %FALSE where nothing is asked for. */
gboolean  pc_papers_list_start (PcPapersList *self);

G_END_DECLS
