/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "pc-day.h"
#include "pc-store.h"

G_BEGIN_DECLS

/* Shared by the files of this folder alone. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* "PcDb" in ASCII, in the header of every file of ours. */
#define PC_APPLICATION_ID 0x50634462

struct _PcStore
{
  GObject          parent_instance;

  sqlite3         *db;
  char            *path;
  char            *key;
  gboolean         read_only;
  int              lock_fd;     /* -1 where no lock is held. */
  gint64           fixed_time;  /* Milliseconds, 0 for the computer's clock. */
  gint64           last_clock;  /* Of the newest journal entry, -1 before it was read. */
  guint            n_holders;   /* See PC_STORE_BESIDE_HOLD. */
  GCancellable    *cancellable; /* See pc_sql_set_cancellable(). */

  GHashTable      *statements;  /* SQL -> sqlite3_stmt, for what is run again and again. */

  /* Of the transaction under way. */
  sqlite3_session *session;
  char            *label;
  GBytes          *changes;     /* Its changeset, while it is committed. */
};

/* pc-sql.c: running SQL, and turning SQLite's errors into ours */

/** Sets @error from the connection; always %FALSE. */
gboolean      pc_sql_fail      (PcStore *self, GError **error);

/** Sets @error for the result code @rc; always %FALSE. */
gboolean      pc_sql_fail_code (int rc, const char *detail, GError **error);

gboolean      pc_sql_exec      (PcStore *self, const char *sql, GError **error);
sqlite3_stmt *pc_sql_prepare   (PcStore *self, const char *sql, GError **error);

/** A statement that is kept for the next time; borrowed, reset and ready to bind. */
sqlite3_stmt *pc_sql_get       (PcStore *self, const char *sql, GError **error);

/** Steps a statement that gives no rows, and resets it. */
gboolean      pc_sql_run       (PcStore *self, sqlite3_stmt *stmt, GError **error);

/** Ends the reading of a kept statement, of which the last step gave @rc; %FALSE where that is an error. */
gboolean      pc_sql_finish    (PcStore *self, sqlite3_stmt *stmt, int rc, GError **error);

/** Runs a statement that gives no rows, with @texts (nullable ones) as ?1, ?2 … */
gboolean      pc_sql_change    (PcStore *self, const char *sql, const char * const *texts, guint n_texts,
                                GError **error);

/** What @read makes of each row, @text (nullable) being ?1; array whose elements @destroy frees, full. */
GPtrArray    *pc_sql_list      (PcStore *self, const char *sql, const char *text, gpointer (*read) (sqlite3_stmt *row),
                                GDestroyNotify destroy, GError **error);

/** The first column of the first row, or @fallback. */
gint64        pc_sql_get_int   (PcStore *self, const char *sql, gint64 fallback);

/** The same as text, with @texts as ?1, ?2 …, full; %NULL where there is none or it cannot be read. */
char         *pc_sql_get_text  (PcStore *self, const char *sql, const char * const *texts, guint n_texts);

/** Text of a column, full; %NULL for none. */
char         *pc_sql_dup_text  (sqlite3_stmt *row, int column);

/** A column of ISO text; 0 for none. */
PcDay         pc_sql_read_day  (sqlite3_stmt *row, int column);

void          pc_sql_bind_text (sqlite3_stmt *stmt, int index, const char *text);
void          pc_sql_bind_value (sqlite3_stmt *stmt, int index, const PcField *field, const PcValue *value);
void          pc_sql_read_value (sqlite3_stmt *row, int column, const PcField *field, PcValue *value);

/** "id, created_at, ...", each after @prefix: the columns of @kind that pc_sql_read_record() reads, full. */
char         *pc_sql_list_columns (const PcKind *kind, const char *prefix);

/** The record in a row of these columns, full. */
PcRecord     *pc_sql_read_record  (sqlite3_stmt *row, const PcKind *kind);

/** Whether the connection waits for another one to write, some seconds, or fails with BUSY at once. */
void          pc_sql_set_patient (PcStore *self, gboolean patient);

/**
 * From here on SQL that runs is interrupted when @cancellable (nullable) is cancelled, and nothing is committed any
 * more. What fails with G_IO_ERROR CANCELLED may have lost its transaction already.
 */
void          pc_sql_set_cancellable (PcStore *self, GCancellable *cancellable);

/* pc-migration.c */

gboolean      pc_migration_run (PcStore *self, GError **error);

/* pc-journal.c */

gboolean      pc_journal_start  (PcStore *self, GError **error);
/**
 * Commits the transaction under way with its entry, and emits PcStore::changed for each record; @undoes is the seq it
 * inverts or 0. Rolls back where it fails.
 */
gboolean      pc_journal_commit (PcStore *self, gint64 undoes, const char *mode, GError **error);
GPtrArray    *pc_journal_check  (PcStore *self, GError **error);

/* pc-search.c */

/** Makes or renews the search index where the field tables ask for another one. */
gboolean      pc_search_prepare (PcStore *self, GError **error);
gboolean      pc_search_check   (PcStore *self, GError **error);

/* pc-lock.c */

/** Takes the writer's lock; the descriptor that holds it, or -1. */
int           pc_lock_take     (const char *db_path, GError **error);

/* pc-location.c */

/** Refuses folders that other programs or computers write to as well. */
gboolean      pc_location_check (const char *db_path, GError **error);

/** ISO text of that moment, full. */
char         *pc_store_format_time (gint64 unix_ms);

G_END_DECLS
