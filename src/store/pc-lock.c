/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "pc-error.h"

/* The lock file stays behind: deleting it would let two writers lock two files of one name. */
static void
name_owner (int fd)
{
  g_autofree char *text = g_strdup_printf ("%d\n", (int) getpid ());

  if (ftruncate (fd, 0) != 0 || write (fd, text, strlen (text)) < 0)
    g_debug ("The lock file does not say whose it is: %s", g_strerror (errno));
}

static void
fail_busy (int      fd,
           GError **error)
{
  char text[16] = "";
  int pid = read (fd, text, sizeof text - 1) > 0 ? atoi (text) : 0;

  g_set_error (error, PC_ERROR, PC_ERROR_BUSY,
               /* Translators: %d is the number of a process of the system. */
               _("The database is open in another window or program (process %d). Close it there and try again."), pid);
}

int
pc_lock_take (const char  *db_path,
              GError     **error)
{
  g_autofree char *path = g_strconcat (db_path, "-lock", NULL);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      pc_sql_fail_code (SQLITE_CANTOPEN, g_strerror (errno), error);
      return -1;
    }

  /* Held by the open file, so that a second store of this very process is refused as well. */
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      fail_busy (fd, error);
      close (fd);
      return -1;
    }

  name_owner (fd);
  return fd;
}
