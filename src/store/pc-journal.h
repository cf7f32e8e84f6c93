/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-store.h"

G_BEGIN_DECLS

/*
 * The journal: one entry a transaction, with the changeset that SQLite's session extension
 * recorded of it. It is the audit trail, undo, the source of exchange and of recovery.
 * Entries are chained by SHA-256: an entry that was altered, removed or slipped in is found.
 */

/**
 * PcJournalEntry:
 * @seq: place in the journal of this file, from 1
 * @id: UUID of the entry, the same in every copy
 * @unix_ms: when, UTC; from the hybrid logical clock, never before the entry before it
 * @office_id: (nullable): where
 * @operator_id: (nullable): who
 * @label: what was done; show it through pc_journal_describe()
 * @mode: "change", "undo" or "redo"
 * @undoes: seq of the entry that this one inverts, or 0
 */
typedef struct
{
  gint64  seq;
  char   *id;
  gint64  unix_ms;
  char   *office_id;
  char   *operator_id;
  char   *label;
  char   *mode;
  gint64  undoes;
} PcJournalEntry;

/**
 * PcChange:
 * @kind: kind of the record
 * @id: the record
 * @field: index of the field
 * @before: what it held; unset where the record is new
 * @after: what it holds
 *
 * One field that an entry changed.
 */
typedef struct
{
  const PcKind *kind;
  char         *id;
  guint         field;
  PcValue       before;
  PcValue       after;
} PcChange;

/** Entries, newest first (array of #PcJournalEntry); those of @record_id, or all where it is %NULL; full. */
GPtrArray *pc_journal_list        (PcStore     *store,
                                   const char  *record_id,
                                   guint        limit,
                                   GError     **error);

/** Entries about a person (a beneficiary) or anything that belongs to one, newest first; full. */
GPtrArray *pc_journal_list_person (PcStore     *store,
                                   const char  *beneficiary_id,
                                   guint        limit,
                                   GError     **error);

/** What entry @seq changed, without the fields the program keeps (array of #PcChange); full. */
GPtrArray *pc_journal_get_changes (PcStore     *store,
                                   gint64       seq,
                                   GError     **error);

/** The seq of the newest entry; 0 where there is none. */
gint64     pc_journal_get_last_seq (PcStore     *store);

/** The records that the entries after @seq have changed (array of #PcChange with kind and id alone), full. */
GPtrArray *pc_journal_list_changed (PcStore     *store,
                                    gint64       seq,
                                    GError     **error);

/**
 * pc_journal_announce:
 * @records: what another connection (pc_store_open_beside()) has changed, as pc_journal_list_changed() says
 *
 * Emits PcStore::changed for @n of them, from @first on.
 */
void       pc_journal_announce     (PcStore     *store,
                                    GPtrArray   *records,
                                    guint        first,
                                    guint        n);

/**
 * pc_journal_describe:
 * @label: of an entry: "add KIND", "change KIND", "remove KIND", "restore KIND", "import NAME" of a file, or a sentence
 *   in English
 *
 * Returns: (transfer full): the label as people read it, in their language
 */
char      *pc_journal_describe    (const char  *label);

/** The label of what undo would undo, translated and full; %NULL where there is nothing. */
char      *pc_journal_peek_undo   (PcStore     *store);
char      *pc_journal_peek_redo   (PcStore     *store);

/**
 * pc_journal_undo:
 * @label: (out) (optional): what was undone, translated
 *
 * Applies the inverse of the last change that is not undone, as a transaction and entry of its own.
 *
 * Errors: NOT_FOUND where there is nothing to undo; CONFLICT where the rows have changed since
 */
gboolean   pc_journal_undo        (PcStore     *store,
                                   char       **label,
                                   GError     **error);

/** The same for the last undo that no change has followed. */
gboolean   pc_journal_redo        (PcStore     *store,
                                   char       **label,
                                   GError     **error);

/** Whether what would be undone or redone is as much as of an import, and longer than a frame. */
gboolean   pc_journal_is_long     (PcStore     *store,
                                   gboolean     redo);

/**
 * pc_journal_invert_async:
 * @cancellable: (nullable): then nothing has happened
 *
 * pc_journal_undo() or pc_journal_redo() on a thread (%PC_STORE_BESIDE_HOLD, pc-store-work.h): meanwhile @store reads
 * things as they were, and cannot write. PcStore::changed has told of each record before the callback.
 */
void       pc_journal_invert_async (PcStore            *store,
                                   gboolean             redo,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/** What was undone or redone, translated and full; %NULL on error, as of pc_journal_undo(). */
char      *pc_journal_invert_finish (GAsyncResult *result,
                                   GError     **error);

G_END_DECLS
