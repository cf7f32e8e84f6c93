/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pc-error.h"

struct _PcOutput
{
  char *path;
  char *part;  /* NULL once there is no such file. */
};

/* What the system's reasons mean to the person; %s is the name of the file. */
static const struct
{
  int         code;
  PcError     error;
  const char *message;
} meanings[] = {
  /* Translators: in these sentences %s is the name of a file. */
  { 0, PC_ERROR_FULL, N_("There is not enough room on the disk for “%s”. Make room, or choose another folder.") },
  { ENOSPC, PC_ERROR_FULL, N_("There is not enough room on the disk for “%s”. Make room, or choose another folder.") },
  { EDQUOT, PC_ERROR_FULL, N_("There is not enough room on the disk for “%s”. Make room, or choose another folder.") },
  { EFBIG, PC_ERROR_FULL, N_("There is not enough room on the disk for “%s”. Make room, or choose another folder.") },
  { EACCES, PC_ERROR_READ_ONLY, N_("“%s” cannot be written there. Choose another folder, or check its permissions.") },
  { EPERM, PC_ERROR_READ_ONLY, N_("“%s” cannot be written there. Choose another folder, or check its permissions.") },
  { EROFS, PC_ERROR_READ_ONLY, N_("“%s” cannot be written there. Choose another folder, or check its permissions.") },
  { ENOENT, PC_ERROR_NOT_FOUND, N_("The folder of “%s” does not exist.") },
  { ENOTDIR, PC_ERROR_NOT_FOUND, N_("The folder of “%s” does not exist.") },
  { EISDIR, PC_ERROR_INVALID, N_("“%s” is a folder. Type the name of a file.") },
  { EINVAL, PC_ERROR_INVALID, N_("“%s” cannot be the name of a file there.") },
  { ENAMETOOLONG, PC_ERROR_INVALID, N_("The name “%s” is too long for a file.") },
  { EIO, PC_ERROR_FAILED, N_("The disk could not be written, so that “%s” is not there.") },
};

static gboolean
fail (const char  *path,
      int          code,
      GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GString) sentence = NULL;

  g_debug ("%s: %s", name, g_strerror (code));

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].code == code)
      {
        sentence = g_string_new (_(meanings[i].message));
        g_string_replace (sentence, "%s", name, 1);
        g_set_error_literal (error, PC_ERROR, meanings[i].error, sentence->str);
        return FALSE;
      }

  /* Translators: the first %s is the name of a file, the second what the system says of it. */
  g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("“%s” could not be written (%s)."), name, g_strerror (code));
  return FALSE;
}

gboolean
pc_output_fail (PcOutput  *self,
                int        code,
                GError   **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return fail (self->path, code, error);
}

/* Why @path cannot take the place of what is there, as an errno; 0 where it can. */
static int
check_target (const char *path)
{
  if (*path == '\0' || g_str_has_suffix (path, G_DIR_SEPARATOR_S) || g_file_test (path, G_FILE_TEST_IS_DIR))
    return EISDIR;

  return g_file_test (path, G_FILE_TEST_EXISTS) && g_access (path, W_OK) != 0 ? EACCES : 0;
}

PcOutput *
pc_output_new (const char  *path,
               GError     **error)
{
  g_autoptr(PcOutput) self = NULL;
  int code;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if ((code = check_target (path)) != 0)
    {
      fail (path, code, error);
      return NULL;
    }

  self = g_new0 (PcOutput, 1);
  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".part", NULL);

  /* What an interrupted run has left there goes; a new file has our permissions and is no link to elsewhere. */
  g_unlink (self->part);
  fd = g_open (self->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      fail (path, errno, error);
      g_clear_pointer (&self->part, g_free);
      return NULL;
    }

  close (fd);
  return g_steal_pointer (&self);
}

void
pc_output_free (PcOutput *self)
{
  g_return_if_fail (self != NULL);

  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}

const char *
pc_output_get_part (PcOutput *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->part;
}

/* So that the name is on the disk as well; some file systems cannot flush a folder. */
static void
flush_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0 || fsync (fd) != 0)
    g_debug ("The folder cannot be flushed: %s", g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

/* Twice: some file systems find out here alone that there is no room; and under a new name FAT shows a file empty until it is
 * flushed once more, so that a disk that is pulled out would hold nothing. */
static int
flush_and_rename (PcOutput *self,
                  int       fd)
{
  if (fsync (fd) != 0 || g_rename (self->part, self->path) != 0)
    return errno;

  g_clear_pointer (&self->part, g_free);
  return fsync (fd) == 0 ? 0 : errno;
}

gboolean
pc_output_commit (PcOutput  *self,
                  GError   **error)
{
  int code;
  int fd;

  g_return_val_if_fail (self != NULL && self->part != NULL, FALSE);

  fd = g_open (self->part, O_WRONLY | O_CLOEXEC, 0);
  code = fd >= 0 ? flush_and_rename (self, fd) : errno;
  if (fd >= 0 && close (fd) != 0 && code == 0)
    code = errno;
  if (code != 0)
    return fail (self->path, code, error);

  flush_folder (self->path);
  return TRUE;
}
