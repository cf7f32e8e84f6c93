/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-deadlines.h"

G_BEGIN_DECLS

#define PC_TYPE_DEADLINE_ITEM (pc_deadline_item_get_type ())
G_DECLARE_FINAL_TYPE (PcDeadlineItem, pc_deadline_item, PC, DEADLINE_ITEM, GObject)

/** The deadline of a line; as long as the item is there. */
const PcDeadline *pc_deadline_item_get   (PcDeadlineItem  *self);

#define PC_TYPE_DEADLINE_LIST (pc_deadline_list_get_type ())
G_DECLARE_FINAL_TYPE (PcDeadlineList, pc_deadline_list, PC, DEADLINE_LIST, GObject)

/**
 * PcDeadlineList:
 *
 * A #GListModel of #PcDeadlineItem: those of an office that an operator minds, that are as near and of the kind as asked.
 * An item is made when it is looked at.
 */
PcDeadlineList *pc_deadline_list_new           (void);

/** Shows @deadlines (array of #PcDeadline), sorted, which must not change any more. */
void            pc_deadline_list_set_deadlines (PcDeadlineList  *self,
                                                GPtrArray       *deadlines);

/**
 * pc_deadline_list_filter:
 * @operator_id: (nullable): whose; %NULL for everybody's
 * @state: a #PcDeadlineState, or -1 for all
 * @kind: (nullable): a code of deadline-kind; %NULL for all
 */
void            pc_deadline_list_filter        (PcDeadlineList  *self,
                                                const char      *operator_id,
                                                int              state,
                                                const char      *kind);

/** How many of the operator and the kind asked for are in @state, -1 for all; whatever state is shown. */
guint           pc_deadline_list_count         (PcDeadlineList  *self,
                                                int              state);

/** Whether there are any of that kind, of everybody. */
gboolean        pc_deadline_list_has_kind      (PcDeadlineList  *self,
                                                const char      *kind);

G_END_DECLS
