/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 () */

#include "pc-ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pc-error.h"

static gboolean
fail_exists (PcCtl   *self,
             GError **error)
{
  /* Translators: %s is the name of a file. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("There is already a database “%s”; it was left as it is."),
               self->path);
  return FALSE;
}

PcStore *
pc_ctl_create (PcCtl   *self,
               GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.%d.part", self->path, (int) getpid ());
  g_autofree char *key = NULL;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      fail_exists (self, error);
      return NULL;
    }

  return pc_ctl_read_key (self, &key, error) ? pc_store_open (part, PC_STORE_CREATE, key, error) : NULL;
}

/* SQLite takes its own two files away when it closes; the lock file stays. */
static void
remove_beside (const char *part,
               const char *suffix)
{
  g_autofree char *path = g_strconcat (part, suffix, NULL);

  g_unlink (path);
}

/* Another program may have made its database in the meantime: nothing is written over. */
static gboolean
give_name (PcCtl       *self,
           const char  *part,
           GError     **error)
{
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, self->path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    return fail_exists (self, error);

  g_set_error (error, PC_ERROR, PC_ERROR_READ_ONLY,
               /* Translators: the first %s is the name of a file, the second a message of the system. */
               _("The database “%s” cannot be made: %s."), self->path, g_strerror (errno));
  return FALSE;
}

gboolean
pc_ctl_create_finish (PcCtl     *self,
                      PcStore   *store,
                      gboolean   keep,
                      GError   **error)
{
  g_autofree char *part = g_strdup (pc_store_get_path (store));
  gboolean ok;

  g_object_unref (store);
  ok = keep && give_name (self, part, error);
  if (!ok)
    g_unlink (part);

  remove_beside (part, "-wal");
  remove_beside (part, "-shm");
  remove_beside (part, "-lock");
  return ok;
}
