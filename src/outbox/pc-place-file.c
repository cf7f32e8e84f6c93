/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 () */
#include "pc-place-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What a file system says of a way that it does not know. */
static gboolean
is_unknown_way (int code)
{
  return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP || code == EPERM || code == EMLINK;
}

static int
place_by_rename (int         folder,
                 const char *from,
                 const char *to)
{
  return renameat2 (folder, from, folder, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

static int
place_by_link (int         folder,
               const char *from,
               const char *to)
{
  if (linkat (folder, from, folder, to, 0) != 0)
    return errno;

  return unlinkat (folder, from, 0) == 0 ? 0 : errno;
}

static int
write_claim (int         folder,
             const char *to,
             const char *mark)
{
  const gsize length = strlen (mark);
  int fd = openat (folder, to, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  gboolean ok;
  int code;

  if (fd < 0)
    return errno;

  errno = EIO;
  ok = write (fd, mark, length) == (gssize) length && fsync (fd) == 0;
  code = ok ? 0 : errno;
  close (fd);
  if (!ok)
    unlinkat (folder, to, 0);
  return code;
}

static int
place_by_claim (int         folder,
                const char *from,
                const char *to,
                const char *mark)
{
  int code = write_claim (folder, to, mark != NULL ? mark : "");

  if (code != 0 || renameat (folder, from, folder, to) == 0)
    return code;

  code = errno;
  unlinkat (folder, to, 0);
  return code;
}

/* Some shares cannot flush, a folder above all, and say so in many ways; these mean that what was written is lost. */
static gboolean
is_lost (int code)
{
  return code == EIO || code == ENOSPC || code == EDQUOT || code == ENODEV || code == ENXIO || code == ENOTCONN || code == ESTALE;
}

static int
flush (int fd)
{
  const int code = fsync (fd) == 0 ? 0 : errno;

  if (code != 0)
    g_debug ("Cannot be flushed: %s", g_strerror (code));
  return is_lost (code) ? code : 0;
}

/* The file first: under a new name FAT shows it empty until it is flushed once more. */
int
pc_place_flush (int         folder,
                const char *name)
{
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  int code;

  if (fd < 0)
    return errno;

  code = flush (fd);
  close (fd);
  return code != 0 ? code : flush (folder);
}

int
pc_place_file (int         folder,
               const char *from,
               const char *to,
               const char *mark,
               PcPlaceWay  ways)
{
  int code = ENOSYS;

  g_return_val_if_fail (from != NULL && to != NULL, EINVAL);

  if (ways & PC_PLACE_RENAME)
    code = place_by_rename (folder, from, to);
  if ((ways & PC_PLACE_LINK) && is_unknown_way (code))
    code = place_by_link (folder, from, to);
  if ((ways & PC_PLACE_CLAIM) && is_unknown_way (code))
    code = place_by_claim (folder, from, to, mark);

  return code != 0 ? code : pc_place_flush (folder, to);
}

gboolean
pc_place_is_claim (int         file,
                   const char *mark)
{
  const gsize length = strlen (mark);
  g_autofree char *text = g_malloc0 (length + 2);

  return pread (file, text, length + 1, 0) == (gssize) length && memcmp (text, mark, length) == 0;
}
