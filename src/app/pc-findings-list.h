/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-finding.h"

G_BEGIN_DECLS

#define PC_TYPE_FINDINGS_LIST (pc_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (PcFindingsList, pc_findings_list, PC, FINDINGS_LIST, GtkBox)

/**
 * PcFindingsList:
 *
 * What rules have to say, the gravest first: the level as icon and word, the sentence, where the rule stands, and a
 * mark where it rests on something that the notice does not state. In a `.ui` file it has a `title`. It is not to be
 * seen while there is nothing to say; of many findings it shows the first ones, and the others when asked.
 *
 * Emits `activated` (kind, record id, field, day) for a finding that says where it is mended: the kind is a #PcKind,
 * the id %NULL where the record is missing, the field -1 where it is none of its fields, the day 0 where it is about
 * none.
 */
GtkWidget *pc_findings_list_new          (void);

/** Shows @findings (array of #PcFinding), which must not change any more; %NULL shows none. */
void       pc_findings_list_set_findings (PcFindingsList *self,
                                          GPtrArray      *findings);

/** How many findings there are, shown or not. */
guint      pc_findings_list_get_n        (PcFindingsList *self);

G_END_DECLS
