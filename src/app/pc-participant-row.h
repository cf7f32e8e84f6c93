/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-case.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PARTICIPANT_ROW (pc_participant_row_get_type ())
G_DECLARE_FINAL_TYPE (PcParticipantRow, pc_participant_row, PC, PARTICIPANT_ROW, GtkListBoxRow)

/** The columns of a row that stand below each other in a list. */
typedef enum
{
  PC_PARTICIPANT_PARTICIPATION,
  PC_PARTICIPANT_MINUTES,
  PC_PARTICIPANT_NOTES,
  PC_PARTICIPANT_REMOVE,
  PC_PARTICIPANT_N_COLUMNS
} PcParticipantColumn;

/**
 * PcParticipantRow:
 *
 * Somebody in a group session: name and programme, participation, hours and notes to type, and below them what the rules
 * say of it. Nothing is kept by the row.
 *
 * Emits `edited` when something was typed, and `removed` when the person is to go.
 */

/**
 * pc_participant_row_new:
 * @participant: the service_participant; it may be new
 * @person: (transfer full): her case, with %PC_SESSION_GUARD_PARTS
 */
GtkWidget  *pc_participant_row_new            (PcStore          *store,
                                               PcRecord         *participant,
                                               PcCase           *person);

PcRecord   *pc_participant_row_get_record     (PcParticipantRow *self);

/** Id of the person. */
const char *pc_participant_row_get_person_id  (PcParticipantRow *self);

/** The widget of a column, to give it the width of the others. */
GtkWidget  *pc_participant_row_get_column     (PcParticipantRow    *self,
                                               PcParticipantColumn  column);

/** Who was there for @before minutes has been for @after. */
void        pc_participant_row_follow_minutes (PcParticipantRow *self,
                                               gint64            before,
                                               gint64            after);

/** Says what the rules say of the session @entry for this person; %FALSE where it cannot be kept so. */
gboolean    pc_participant_row_check          (PcParticipantRow *self,
                                               PcRecord         *entry);

/** Reads what is typed; %FALSE where it cannot be read. */
gboolean    pc_participant_row_flush          (PcParticipantRow *self);

G_END_DECLS
