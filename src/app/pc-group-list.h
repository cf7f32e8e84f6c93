/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-case.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_GROUP_LIST (pc_group_list_get_type ())
G_DECLARE_FINAL_TYPE (PcGroupList, pc_group_list, PC, GROUP_LIST, GtkBox)

/**
 * PcGroupList:
 *
 * The group sessions that a pathway has a part in, the newest first: day and times, service, participation and hours. It is
 * not to be seen while there are none.
 *
 * Emits `opened` (id of the service_entry).
 */
void      pc_group_list_show (PcGroupList   *self,
                              PcStore       *store,
                              PcPathwayCase *pathway);

/** Whether the session of that id is in the list. */
gboolean  pc_group_list_has  (PcGroupList   *self,
                              const char    *id);

G_END_DECLS
