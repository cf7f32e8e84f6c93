/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-journal.h"
#include "pc-store-private.h"

G_BEGIN_DECLS

/* Shared by pc-journal.c, which writes and reads entries, and pc-journal-undo.c. */

/** What pc_journal_read_entry() reads, in that order. */
#define PC_JOURNAL_COLUMNS "seq, id, clock, office_id, operator_id, label, mode, undoes"

PcJournalEntry *pc_journal_read_entry    (sqlite3_stmt  *row);
void            pc_journal_entry_free    (gpointer       data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcJournalEntry, pc_journal_entry_free)

/** The changeset of an entry, unpacked; full. */
GBytes         *pc_journal_get_changeset (PcStore       *store,
                                          gint64         seq,
                                          GError       **error);

G_END_DECLS
