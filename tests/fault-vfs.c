/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <signal.h>
#include <sqlite3.h>

typedef struct
{
  sqlite3_file       base;
  sqlite3_file      *real;   /* Behind this struct, in the same memory. */
  sqlite3_io_methods methods;
} File;

static sqlite3_vfs vfs;
static FaultKind fault;
static guint fault_at;
static guint count;

void
fault_vfs_arm (FaultKind kind,
               guint     nth)
{
  fault = kind;
  fault_at = nth;
  count = 0;
}

guint
fault_vfs_count (void)
{
  return count;
}

/* SQLITE_OK where the operation may be done. */
static int
count_operation (void)
{
  const gboolean reached = ++count >= fault_at;

  if (!reached || fault == FAULT_NONE)
    return SQLITE_OK;
  if (fault == FAULT_FULL)
    return SQLITE_FULL;
  if (fault == FAULT_BROKEN)
    return SQLITE_IOERR_WRITE;
  if (fault == FAULT_KILL)
    raise (SIGKILL);

  return SQLITE_OK;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), data, size, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int rc = count_operation ();

  if (rc == SQLITE_OK && fault == FAULT_TORN && count >= fault_at)
    {
      get_real (file)->pMethods->xWrite (get_real (file), data, size / 2, offset);
      raise (SIGKILL);
    }

  return rc == SQLITE_OK ? get_real (file)->pMethods->xWrite (get_real (file), data, size, offset) : rc;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int rc = count_operation ();

  return rc == SQLITE_OK ? get_real (file)->pMethods->xTruncate (get_real (file), size) : rc;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int rc = count_operation ();

  return rc == SQLITE_OK ? get_real (file)->pMethods->xSync (get_real (file), flags) : rc;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *held)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), held);
}

static int
file_control (sqlite3_file *file, int operation, void *data)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_traits (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
file_map (sqlite3_file *file, int page, int size, int extend, void volatile **data)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, data);
}

static int
file_map_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
file_map_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
file_unmap (sqlite3_file *file, int remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
  sqlite3_vfs *below = self->pAppData;
  File *mine = (File *) file;
  int rc;

  mine->real = (sqlite3_file *) (mine + 1);
  rc = below->xOpen (below, name, mine->real, flags, out);
  if (mine->real->pMethods == NULL)
    {
      mine->base.pMethods = NULL;
      return rc;
    }

  /* The second version of the methods has shared memory, and no mapping of the file itself. */
  mine->methods = (sqlite3_io_methods) {
    .iVersion = MIN (2, mine->real->pMethods->iVersion),
    .xClose = file_close, .xRead = file_read, .xWrite = file_write, .xTruncate = file_truncate, .xSync = file_sync,
    .xFileSize = file_size, .xLock = file_lock, .xUnlock = file_unlock, .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control, .xSectorSize = file_sector_size, .xDeviceCharacteristics = file_traits,
    .xShmMap = file_map, .xShmLock = file_map_lock, .xShmBarrier = file_map_barrier, .xShmUnmap = file_unmap,
  };
  mine->base.pMethods = &mine->methods;

  return rc;
}

static int
vfs_delete (sqlite3_vfs *self, const char *name, int sync)
{
  sqlite3_vfs *below = self->pAppData;
  int rc = count_operation ();

  /* Deleting needs no room. */
  return rc == SQLITE_OK || rc == SQLITE_FULL ? below->xDelete (below, name, sync) : rc;
}

static int
vfs_access (sqlite3_vfs *self, const char *name, int flags, int *out)
{
  sqlite3_vfs *below = self->pAppData;

  return below->xAccess (below, name, flags, out);
}

static int
vfs_full_path (sqlite3_vfs *self, const char *name, int size, char *out)
{
  sqlite3_vfs *below = self->pAppData;

  return below->xFullPathname (below, name, size, out);
}

static int
vfs_randomness (sqlite3_vfs *self, int size, char *out)
{
  sqlite3_vfs *below = self->pAppData;

  return below->xRandomness (below, size, out);
}

static int
vfs_sleep (sqlite3_vfs *self, int microseconds)
{
  sqlite3_vfs *below = self->pAppData;

  return below->xSleep (below, microseconds);
}

static int
vfs_time (sqlite3_vfs *self, sqlite3_int64 *out)
{
  sqlite3_vfs *below = self->pAppData;

  return below->xCurrentTimeInt64 (below, out);
}

static int
vfs_last_error (sqlite3_vfs *self, int size, char *out)
{
  sqlite3_vfs *below = self->pAppData;

  return below->xGetLastError (below, size, out);
}

void
fault_vfs_install (void)
{
  sqlite3_vfs *below;

  if (vfs.zName != NULL)
    return;

  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  below = sqlite3_vfs_find (NULL);
  vfs = (sqlite3_vfs) {
    .iVersion = 2, .szOsFile = sizeof (File) + below->szOsFile, .mxPathname = below->mxPathname,
    .zName = "faults", .pAppData = below,
    .xOpen = vfs_open, .xDelete = vfs_delete, .xAccess = vfs_access, .xFullPathname = vfs_full_path,
    .xRandomness = vfs_randomness, .xSleep = vfs_sleep, .xCurrentTimeInt64 = vfs_time, .xGetLastError = vfs_last_error,
  };
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}
