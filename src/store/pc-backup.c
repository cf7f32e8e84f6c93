/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"

/* Pages are copied as they are, rowids too, so that the search index of the copy stays true. */
static gboolean
copy_pages (PcStore  *self,
            sqlite3  *target,
            GError  **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", self->db, "main");
  int rc;

  if (backup == NULL)
    return pc_sql_fail_code (sqlite3_extended_errcode (target), sqlite3_errmsg (target), error);

  sqlite3_backup_step (backup, -1);
  rc = sqlite3_backup_finish (backup);

  return rc == SQLITE_OK || pc_sql_fail_code (rc, sqlite3_errstr (rc), error);
}

static gboolean
write_copy (PcStore     *self,
            const char  *path,
            GError     **error)
{
  sqlite3 *target = NULL;
  int rc = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE, NULL);
  gboolean ok;

#ifdef PC_SQLITE_ENCRYPTION
  if (rc == SQLITE_OK && self->key != NULL)
    rc = sqlite3_key (target, self->key, strlen (self->key));
#endif

  ok = rc == SQLITE_OK ? copy_pages (self, target, error) : pc_sql_fail_code (rc, sqlite3_errmsg (target), error);

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
pc_store_backup (PcStore     *self,
                 const char  *path,
                 GError     **error)
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

  ok = write_copy (self, part, error);
  if (ok && (!flush_file (part) || g_rename (part, path) != 0))
    {
      g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("The backup “%s” cannot be written: %s."), path, g_strerror (errno));
      ok = FALSE;
    }
  if (!ok)
    g_unlink (part);

  return ok;
}
