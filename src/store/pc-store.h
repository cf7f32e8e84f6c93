/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-progress.h"
#include "pc-record.h"

G_BEGIN_DECLS

/*
 * The database of an office: one file, one writer. Everything is synchronous, stays on the
 * thread that opened the store, and reports through #PcError; a thread opens its own store,
 * read-only.
 */

#define PC_TYPE_STORE (pc_store_get_type ())
G_DECLARE_FINAL_TYPE (PcStore, pc_store, PC, STORE, GObject)

/**
 * PcStoreFlags:
 * @PC_STORE_WRITE: to read and write; takes the writer's lock until the store is gone
 * @PC_STORE_CREATE: the same, and makes the file where there is none
 * @PC_STORE_READ: to read only; any number at once, also beside a writer
 */
typedef enum
{
  PC_STORE_WRITE,
  PC_STORE_CREATE,
  PC_STORE_READ
} PcStoreFlags;

/**
 * pc_store_open:
 * @path: the file, or ":memory:"
 * @key: (nullable): the passphrase, or %NULL for a file that is not encrypted
 *
 * Opens the file and brings it to the newest schema, after a backup beside it. A file
 * that is not Percorso's, or is newer than this program, is refused and stays as it is.
 *
 * Errors: NOT_FOUND, BUSY (another writer), FOREIGN (also a wrong key), TOO_NEW,
 * READ_ONLY, FULL, DAMAGED, INVALID (a folder where a database must not live), FAILED
 */
PcStore     *pc_store_open            (const char       *path,
                                       PcStoreFlags      flags,
                                       const char       *key,
                                       GError          **error);

/**
 * pc_store_open_beside:
 * @writer: a store on a file, opened for writing; may be on another thread
 *
 * One more connection to the file of @writer, for what is written off the main loop: the queue of pc-outbox-queue.h,
 * and imports. It shares the writer's lock, and keeps it for as long as it lives. SQLite lets one of the two write at a
 * time; what the other wants to write meanwhile waits some seconds, and then fails with %PC_ERROR_BUSY. Who writes
 * records here tells @writer of them through pc_journal_announce(), as pc-store-work.h does.
 */
PcStore     *pc_store_open_beside     (PcStore          *writer,
                                       GError          **error);

const char  *pc_store_get_path        (PcStore          *self);
const char  *pc_store_get_key         (PcStore          *self);
gboolean     pc_store_is_read_only    (PcStore          *self);

/** The number of schema steps that the file has been through. */
guint        pc_store_get_schema_version (PcStore       *self);

/** Whether this build can open and make encrypted files. */
gboolean     pc_store_can_encrypt     (void);

/** The file that the desktop app opens when it is not told another, full. */
char        *pc_store_get_default_path (void);

/*
 * Reading
 */

/** The record of that id, deleted ones too; NOT_FOUND where there is none. */
PcRecord    *pc_store_get             (PcStore          *self,
                                       const PcKind     *kind,
                                       const char       *id,
                                       GError          **error);

/**
 * pc_store_list_by:
 * @field: index of a field of @kind, or -1 for all
 * @value: (nullable): the text that the field must have
 * @order: (nullable): name of a field to sort by; " DESC" may follow
 *
 * Returns: (transfer full): array of #PcRecord without deleted ones
 */
GPtrArray   *pc_store_list_by         (PcStore          *self,
                                       const PcKind     *kind,
                                       int               field,
                                       const char       *value,
                                       const char       *order,
                                       GError          **error);

/*
 * Writing: one transaction is one entry of the journal
 */

/**
 * pc_store_hold:
 *
 * What is read until pc_store_release() is all of one moment, whoever writes meanwhile; temporary tables can be made. Nothing
 * else of the store may be written. Within a transaction it is so anyway.
 *
 * Returns: whether to call pc_store_release()
 */
gboolean     pc_store_hold            (PcStore          *self);
void         pc_store_release         (PcStore          *self);

/**
 * pc_store_begin:
 * @label: what is being done, as pc_journal_describe() takes it: "add KIND", "change KIND"..., or a
 *   sentence in English, marked with N_()
 *
 * Begins a transaction; end it with pc_store_commit() or pc_store_rollback().
 */
gboolean     pc_store_begin           (PcStore          *self,
                                       const char       *label,
                                       GError          **error);

/**
 * pc_store_put:
 *
 * Keeps @record, new or changed. Sets its times, and the code of a new person. Inside a transaction only.
 *
 * Errors: INVALID with the sentence of the first issue that blocks, or where a record it refers to is missing
 */
gboolean     pc_store_put             (PcStore          *self,
                                       PcRecord         *record,
                                       GError          **error);

/**
 * Tombstones @record and all that belongs to it; pc_store_restore() or undo brings it back. Inside a transaction only.
 */
gboolean     pc_store_remove          (PcStore          *self,
                                       PcRecord         *record,
                                       GError          **error);

/**
 * Brings back @record, with all that was removed in the same moment; a person who was merged into another one comes
 * back without what was moved. Inside a transaction only.
 */
gboolean     pc_store_restore         (PcStore          *self,
                                       PcRecord         *record,
                                       GError          **error);

/** Ends the transaction: all of it is on the disk, or (on failure) none of it. */
gboolean     pc_store_commit          (PcStore          *self,
                                       GError          **error);
void         pc_store_rollback        (PcStore          *self);

/**
 * pc_store_save:
 * @label: (nullable): as for pc_store_begin(); %NULL for "add KIND" or "change KIND"
 *
 * pc_store_begin(), pc_store_put(), pc_store_commit(); nothing where the record is on the disk as it is.
 */
gboolean     pc_store_save            (PcStore          *self,
                                       PcRecord         *record,
                                       const char       *label,
                                       GError          **error);

/**
 * pc_store_set_time:
 * @unix_ms: milliseconds since 1970 UTC, or 0 for the clock of the computer
 *
 * What the store takes for now; for generated data, which must be the same each time.
 */
void         pc_store_set_time        (PcStore          *self,
                                       gint64            unix_ms);

/** Now in milliseconds since 1970 UTC. */
gint64       pc_store_get_time        (PcStore          *self);

/*
 * Settings of this file, which are not records and stay out of the journal
 */

#define PC_SETTING_OFFICE   "office"   /* id of the office that works here */
#define PC_SETTING_OPERATOR "operator" /* id of the operator who works here */

/** The value, full; %NULL where there is none. */
char        *pc_store_get_setting     (PcStore          *self,
                                       const char       *name);
gboolean     pc_store_set_setting     (PcStore          *self,
                                       const char       *name,
                                       const char       *value,
                                       GError          **error);

/*
 * Safety
 */

/**
 * pc_store_check:
 *
 * Looks at the whole file: pages, references, search index, chain of the journal.
 *
 * Returns: (transfer full): translated sentences, one a fault; empty where all is well; %NULL on error
 */
GPtrArray   *pc_store_check           (PcStore          *self,
                                       GError          **error);

/** pc_store_check() on a thread (pc-store-work.h); while it looks at the search index, others wait to write. */
void         pc_store_check_async     (PcStore             *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GPtrArray   *pc_store_check_finish    (GAsyncResult        *result,
                                       GError             **error);

/**
 * Copies the database, as it is now, to @path, which appears whole or not at all, with the same key; others may write
 * meanwhile. @progress may be %NULL.
 */
gboolean     pc_store_backup          (PcStore          *self,
                                       const char       *path,
                                       PcProgress       *progress,
                                       GCancellable     *cancellable,
                                       GError          **error);

/** pc_store_backup() on a thread (pc-store-work.h). */
void         pc_store_backup_async    (PcStore             *self,
                                       const char          *path,
                                       PcProgress          *progress,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean     pc_store_backup_finish   (GAsyncResult        *result,
                                       GError             **error);

/**
 * PcStore::changed:
 * @kind: (type gpointer): a #PcKind
 * @id: the record
 *
 * A record has changed on the disk: once a record, after each transaction and undo.
 */

G_END_DECLS
