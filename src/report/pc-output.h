/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcOutput:
 *
 * A file that appears whole or not at all: it is written as `NAME.part` beside its place, readable by its owner
 * alone, and takes its name once it is finished and on the disk.
 */
typedef struct _PcOutput PcOutput;

/**
 * pc_output_new:
 * @path: where the file is to stand; a file that is there already keeps its content until pc_output_commit()
 *
 * Makes the empty `.part` file.
 *
 * Errors: INVALID (a folder, a name that cannot be), NOT_FOUND (no such folder), READ_ONLY, FULL, FAILED
 *
 * Returns: (transfer full): the file, or %NULL
 */
PcOutput   *pc_output_new      (const char  *path,
                                GError     **error);

/** Takes the `.part` file away again, unless it was committed. */
void        pc_output_free     (PcOutput    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcOutput, pc_output_free)

/** The file to write to. */
const char *pc_output_get_part (PcOutput    *self);

/** Waits until what was written is on the disk, and gives the file its name; nothing is open any more. */
gboolean    pc_output_commit   (PcOutput    *self,
                                GError     **error);

/**
 * pc_output_fail:
 * @code: an errno; 0 where it is not known
 *
 * Sets @error to a sentence on what went wrong with the file. An unknown reason counts as a full disk, which is what
 * a library that passes no reason on has nearly always met.
 *
 * Returns: %FALSE
 */
gboolean    pc_output_fail     (PcOutput    *self,
                                int          code,
                                GError     **error);

G_END_DECLS
