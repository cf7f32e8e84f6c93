/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-transport.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pc-content-stream.h"
#include "pc-error.h"
#include "pc-place-file.h"

#define BUFFER_BYTES (64 * 1024)

typedef struct
{
  PcTransport parent;

  int         base;    /* The folder of the destination. */
  int         folder;  /* The one that was entered; -1 before. */
} PcFolderTransport;

/*
 * Entering
 */

/* A folder that is new has to be on the disk as well as what it is for. */
static gboolean
make_folder (PcFolderTransport  *self,
             const char         *name,
             GError            **error)
{
  int code = 0;

  if (name != NULL && mkdirat (self->folder, name, 0777) == 0)
    code = pc_place_flush (self->folder, name);
  else if (name != NULL && errno != EEXIST)
    code = errno;

  return code == 0 || pc_outbox_problem_set_errno (code, error);
}

static gboolean
folder_enter (PcTransport   *transport,
              const char    *name,
              GCancellable  *cancellable,
              GError       **error)
{
  PcFolderTransport *self = (PcFolderTransport *) transport;
  int next;

  if (!make_folder (self, name, error))
    return FALSE;

  next = name != NULL ? openat (self->folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                      : fcntl (self->base, F_DUPFD_CLOEXEC, 0);
  if (next < 0)
    return pc_outbox_problem_set_errno (errno == ENOTDIR ? EINVAL : errno, error);

  if (self->folder >= 0)
    close (self->folder);
  self->folder = next;
  return TRUE;
}

/*
 * Looking
 */

/* From the disk and not from memory: what was just written is let go first. */
static char *
digest_file (int            fd,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (BUFFER_BYTES);
  gssize n;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  while ((n = read (fd, buffer, BUFFER_BYTES)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_checksum_update (checksum, buffer, n);
    }

  if (n < 0)
    {
      pc_outbox_problem_set_errno (errno, error);
      return NULL;
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
compare_file (int                 fd,
              const PcQueueItem  *item,
              PcTransportLook    *look,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autofree char *digest = NULL;
  struct stat status;

  *look = PC_TRANSPORT_OTHER;
  if (fstat (fd, &status) != 0)
    return pc_outbox_problem_set_errno (errno, error);
  if (!S_ISREG (status.st_mode) || status.st_size != item->size)
    return TRUE;

  if (!(digest = digest_file (fd, cancellable, error)))
    return FALSE;
  if (strcmp (digest, item->sha256) == 0)
    *look = PC_TRANSPORT_SAME;
  return TRUE;
}

/* An earlier try may have been killed before it had waited for the disk. */
static gboolean
flush_file (PcFolderTransport  *self,
            const char         *name,
            GError            **error)
{
  int code = pc_place_flush (self->folder, name);

  return code == 0 || pc_outbox_problem_set_errno (code, error);
}

static gboolean
folder_look (PcTransport        *transport,
             const char         *name,
             const PcQueueItem  *item,
             PcTransportLook    *look,
             GCancellable       *cancellable,
             GError            **error)
{
  PcFolderTransport *self = (PcFolderTransport *) transport;
  int fd = openat (self->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    {
      *look = errno == ENOENT ? PC_TRANSPORT_NOTHING : PC_TRANSPORT_OTHER;
      return errno == ENOENT || errno == ELOOP || errno == EACCES || errno == ENXIO || pc_outbox_problem_set_errno (errno, error);
    }

  /* A power cut between the claim and the move. */
  if (pc_place_is_claim (fd, item->id) && unlinkat (self->folder, name, 0) == 0)
    {
      *look = PC_TRANSPORT_NOTHING;
      close (fd);
      return TRUE;
    }

  ok = compare_file (fd, item, look, cancellable, error);
  close (fd);
  return ok && (*look != PC_TRANSPORT_SAME || flush_file (self, name, error));
}

/*
 * Writing
 */

static gboolean
write_all (int          fd,
           const char  *data,
           gsize        size,
           GError     **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return pc_outbox_problem_set_errno (errno, error);
      data += MAX (n, 0);
      size -= MAX (n, 0);
    }

  return TRUE;
}

static gboolean
copy_stream (GInputStream  *stream,
             int            fd,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_BYTES);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, BUFFER_BYTES, cancellable, error)) > 0)
    if (!write_all (fd, buffer, n, error))
      return FALSE;

  return n == 0 && (fsync (fd) == 0 || pc_outbox_problem_set_errno (errno, error));
}

/* What others may do with it follows from the folder and the usual mask: it is there to be read. */
static gboolean
folder_put (PcTransport        *transport,
            const char         *name,
            PcStore            *store,
            const PcQueueItem  *item,
            PcProgress         *progress,
            GCancellable       *cancellable,
            GError            **error)
{
  PcFolderTransport *self = (PcFolderTransport *) transport;
  g_autoptr(GInputStream) stream = pc_content_stream_new (store, item, progress);
  int fd = openat (self->folder, name, O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0666);
  gboolean ok;

  if (fd < 0)
    return pc_outbox_problem_set_errno (errno, error);

  ok = copy_stream (stream, fd, cancellable, error);
  if (close (fd) != 0 && ok)
    ok = pc_outbox_problem_set_errno (errno, error);

  return ok;
}

static gboolean
folder_place (PcTransport        *transport,
              const char         *from,
              const char         *to,
              const PcQueueItem  *item,
              gboolean           *taken,
              GCancellable       *cancellable,
              GError            **error)
{
  PcFolderTransport *self = (PcFolderTransport *) transport;
  int code = pc_place_file (self->folder, from, to, item->id, PC_PLACE_ANY);

  *taken = code == EEXIST;
  return code == 0 || code == EEXIST || pc_outbox_problem_set_errno (code, error);
}

static gboolean
folder_remove (PcTransport   *transport,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  PcFolderTransport *self = (PcFolderTransport *) transport;

  return unlinkat (self->folder, name, 0) == 0 || errno == ENOENT || pc_outbox_problem_set_errno (errno, error);
}

static void
folder_free (PcTransport *transport)
{
  PcFolderTransport *self = (PcFolderTransport *) transport;

  if (self->folder >= 0)
    close (self->folder);
  close (self->base);
  g_free (self);
}

static const PcTransportClass folder_class = {
  folder_enter, folder_look, folder_put, folder_place, folder_remove, folder_free
};

/*
 * Reaching
 */

/*
 * Where a disk or share is not mounted now, its empty folder is no place to put files: they would lie on this computer and
 * never be seen again. A crash leaves such folders where the desktop mounts disks, and the system's table names others.
 */
static gboolean
is_left_behind (const char *path)
{
  static const char * const homes[] = { "/media/", "/run/media/" };
  const char *home = NULL;
  GUnixMountEntry *mount;
  gboolean below;

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    if (g_str_has_prefix (path, homes[i]))
      home = homes[i];
  if (home == NULL)
    return FALSE;

  mount = g_unix_mount_for (path, NULL);
  below = mount != NULL && g_str_has_prefix (g_unix_mount_get_mount_path (mount), home);
  g_clear_pointer (&mount, g_unix_mount_free);
  return !below;
}

static gboolean
is_unmounted (const char *path)
{
  GList *points = g_unix_mount_points_get (NULL);
  gboolean found = FALSE;

  for (GList *each = points; each != NULL; each = each->next)
    {
      const char *point = g_unix_mount_point_get_mount_path (each->data);
      const gsize length = strlen (point);
      GUnixMountEntry *mount = NULL;

      if (length < 2 || *point != '/' || strncmp (path, point, length) != 0 || (path[length] != '/' && path[length] != '\0'))
        continue;
      mount = g_unix_mount_at (point, NULL);
      found = found || mount == NULL;
      g_clear_pointer (&mount, g_unix_mount_free);
    }

  g_list_free_full (points, (GDestroyNotify) g_unix_mount_point_free);
  return found;
}

PcTransport *
pc_folder_transport_new (const char  *address,
                         GError     **error)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;
  PcFolderTransport *self;
  int base;

  g_return_val_if_fail (address != NULL, NULL);

  file = g_path_is_absolute (address) ? g_file_new_for_path (address) : g_file_new_for_uri (address);
  path = g_file_get_path (file);
  if (path == NULL || is_unmounted (path) || is_left_behind (path))
    {
      g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_UNREACHABLE, path == NULL ? "no local folder" : "not mounted");
      return NULL;
    }

  base = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (base < 0)
    {
      pc_outbox_problem_set_errno (errno, error);
      return NULL;
    }

  self = g_new0 (PcFolderTransport, 1);
  self->parent.class = &folder_class;
  self->base = base;
  self->folder = -1;
  return &self->parent;
}
