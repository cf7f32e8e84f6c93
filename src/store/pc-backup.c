/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-store-work.h"

/* 4 MB of the usual pages. */
#define PAGES_AT_ONCE 1024

/* Pages are copied as they are, rowids too, so that the search index of the copy stays true. */
static gboolean
copy_pages (PcStore       *self,
            sqlite3       *target,
            PcProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", self->db, "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    return pc_sql_fail_code (sqlite3_extended_errcode (target), sqlite3_errmsg (target), error);

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      if (progress != NULL && sqlite3_backup_pagecount (backup) > 0)
        pc_progress_set_fraction (progress, 1.0 - (double) sqlite3_backup_remaining (backup) /
                                  sqlite3_backup_pagecount (backup));
    }
  sqlite3_backup_finish (backup);

  if (rc == SQLITE_OK)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return rc == SQLITE_DONE || (rc != SQLITE_OK && pc_sql_fail_code (rc, sqlite3_errstr (rc), error));
}

/* Between two pieces others may write: the copy is of one moment, and does not begin anew each time. */
static gboolean
copy_moment (PcStore       *self,
             sqlite3       *target,
             PcProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  const gboolean begins = sqlite3_get_autocommit (self->db);
  const gboolean ok = (!begins || pc_sql_exec (self, "BEGIN; SELECT count (*) FROM sqlite_schema", error)) &&
                      copy_pages (self, target, progress, cancellable, error);

  if (begins && !sqlite3_get_autocommit (self->db))
    pc_sql_exec (self, "COMMIT", NULL);

  return ok;
}

static gboolean
write_copy (PcStore       *self,
            const char    *path,
            PcProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3 *target = NULL;
  int rc = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE, NULL);
  gboolean ok;

#ifdef PC_SQLITE_ENCRYPTION
  if (rc == SQLITE_OK && self->key != NULL)
    rc = sqlite3_key (target, self->key, strlen (self->key));
#endif

  ok = rc == SQLITE_OK ? copy_moment (self, target, progress, cancellable, error) :
       pc_sql_fail_code (rc, sqlite3_errmsg (target), error);

  /* A copy that is one file and no more is easier to carry. */
  if (ok && sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    ok = pc_sql_fail_code (sqlite3_errcode (target), sqlite3_errmsg (target), error);

  sqlite3_close (target);
  return ok;
}

/* The copy must be on the disk before it takes its name. */
static gboolean
flush_file (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

gboolean
pc_store_backup (PcStore       *self,
                 const char    *path,
                 PcProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  gboolean ok;
  int fd;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  part = g_strconcat (path, ".part", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      (fd = g_open (part, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600)) < 0)
    {
      g_set_error (error, PC_ERROR, errno == ENOSPC ? PC_ERROR_FULL : PC_ERROR_READ_ONLY,
                   /* Translators: the first %s is the name of a file, the second a message of the system. */
                   _("The backup “%s” cannot be written: %s."), path, g_strerror (errno));
      return FALSE;
    }
  close (fd);

  ok = write_copy (self, part, progress, cancellable, error);
  if (ok && (!flush_file (part) || g_rename (part, path) != 0))
    {
      g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("The backup “%s” cannot be written: %s."), path, g_strerror (errno));
      ok = FALSE;
    }
  if (!ok)
    g_unlink (part);

  return ok;
}

/*
 * On a thread
 */

static gpointer
copy_job (PcStore       *store,
          gpointer       path,
          PcProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (pc_store_backup (store, path, progress, cancellable, error));
}

void
pc_store_backup_async (PcStore             *self,
                       const char          *path,
                       PcProgress          *progress,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, copy_job, g_free, NULL };

  g_return_if_fail (PC_IS_STORE (self) && path != NULL);

  pc_store_work_start (self, &work, g_strdup (path), progress, cancellable, callback, user_data);
}

gboolean
pc_store_backup_finish (GAsyncResult  *result,
                        GError       **error)
{
  return pc_store_work_finish (result, error) != NULL;
}
