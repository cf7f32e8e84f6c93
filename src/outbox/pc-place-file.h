/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcPlaceWay:
 * @PC_PLACE_RENAME: renameat2() that refuses to write over a file; FAT and most others have it, some network shares do not
 * @PC_PLACE_LINK: a second name, then the first one goes; FAT has no second names
 * @PC_PLACE_CLAIM: a file of ours that holds the name and says so, over which the other is moved
 *
 * How a file gets a name that nobody else has. Each way is tried where the file system does not know the ones before it.
 */
typedef enum
{
  PC_PLACE_RENAME = 1 << 0,
  PC_PLACE_LINK   = 1 << 1,
  PC_PLACE_CLAIM  = 1 << 2,
  PC_PLACE_ANY    = PC_PLACE_RENAME | PC_PLACE_LINK | PC_PLACE_CLAIM
} PcPlaceWay;

/**
 * pc_place_file:
 * @folder: descriptor of the folder of both
 * @mark: (nullable): what a claim says, so that one left by a power cut is known by pc_place_is_claim()
 * @ways: those that may be tried
 *
 * Gives @from the name @to, and waits until that is on the disk.
 *
 * Returns: 0; EEXIST where something has that name; another errno, with nothing changed or with the file in place and perhaps
 *   not on the disk
 */
int      pc_place_file     (int         folder,
                            const char *from,
                            const char *to,
                            const char *mark,
                            PcPlaceWay  ways);

/**
 * pc_place_flush:
 *
 * Waits until the file @name in @folder is on the disk under that name. A file system that cannot be waited for is no error.
 *
 * Returns: 0 or an errno
 */
int      pc_place_flush    (int         folder,
                            const char *name);

/** Whether the open file is nothing but a claim with that mark. */
gboolean pc_place_is_claim (int         file,
                            const char *mark);

G_END_DECLS
