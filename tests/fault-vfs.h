/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * The disk of SQLite, with faults at will: it stands between SQLite and the system's files and
 * counts what changes them (writes, truncations and syncs).
 */

/**
 * FaultKind:
 * @FAULT_NONE: a good disk
 * @FAULT_FULL: full from the n-th operation on
 * @FAULT_BROKEN: fails from the n-th operation on
 * @FAULT_KILL: the process is killed before the n-th operation
 * @FAULT_TORN: the process is killed when half of the n-th write is done
 */
typedef enum
{
  FAULT_NONE,
  FAULT_FULL,
  FAULT_BROKEN,
  FAULT_KILL,
  FAULT_TORN
} FaultKind;

/** Makes it the disk of every connection opened from now on; once a process. */
void   fault_vfs_install (void);

/** Sets the fault, and counts anew from 0. */
void   fault_vfs_arm     (FaultKind kind, guint nth);

/** The operations since it was armed. */
guint  fault_vfs_count   (void);
