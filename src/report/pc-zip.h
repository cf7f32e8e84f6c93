/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PcZip:
 *
 * The parts of a workbook, read within the limits of pc-sheet-reader.h. libgsf, which writing relies on, is not made
 * for files of strangers: it verifies no checksum, gives memory that was never written where a part ends early, unpacks
 * gzip inside a part unasked, and warns on the terminal.
 *
 * Names of parts are matched without regard to case, as the packages of Office Open XML want it.
 */
typedef struct _PcZip     PcZip;
typedef struct _PcZipPart PcZipPart;

/**
 * pc_zip_new:
 * @fd: (transfer full): of a regular file, closed in any case
 * @size: its size
 *
 * Errors: INVALID: encrypted, or beyond a limit; DAMAGED; FAILED: the disk
 */
PcZip      *pc_zip_new        (int           fd,
                               guint64       size,
                               GError      **error);

void        pc_zip_free       (PcZip        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcZip, pc_zip_free)

gboolean    pc_zip_has        (PcZip        *self,
                               const char   *name);

/**
 * Opens a part, which @self outlives. Errors: DAMAGED: there is none, or its header is wrong; INVALID: unknown packing.
 */
PcZipPart  *pc_zip_open_part  (PcZip        *self,
                               const char   *name,
                               GError      **error);

void        pc_zip_part_free  (PcZipPart    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcZipPart, pc_zip_part_free)

/**
 * pc_zip_part_read:
 * @size: more than 0
 *
 * Returns: how many bytes were put into @buffer; 0 at the end, once length and checksum have been found right;
 *   -1 with DAMAGED or FAILED
 */
gssize      pc_zip_part_read  (PcZipPart    *self,
                               void         *buffer,
                               gsize         size,
                               GError      **error);

G_END_DECLS
