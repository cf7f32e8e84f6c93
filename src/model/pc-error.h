/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcError:
 * @PC_ERROR_INVALID: what was given cannot be kept; the message says what and why
 * @PC_ERROR_NOT_FOUND: there is no such record, file or name
 * @PC_ERROR_BUSY: another program is using the database
 * @PC_ERROR_READ_ONLY: the file or its folder cannot be written
 * @PC_ERROR_FULL: the disk is full
 * @PC_ERROR_FOREIGN: the file is not a Percorso database, or its key is another one
 * @PC_ERROR_TOO_NEW: the file was written by a newer Percorso
 * @PC_ERROR_DAMAGED: the file is damaged
 * @PC_ERROR_CONFLICT: the rows have changed in the meantime
 * @PC_ERROR_FAILED: anything else
 *
 * What can go wrong without being a bug. The messages are translated sentences, ready to be shown.
 */
typedef enum
{
  PC_ERROR_INVALID,
  PC_ERROR_NOT_FOUND,
  PC_ERROR_BUSY,
  PC_ERROR_READ_ONLY,
  PC_ERROR_FULL,
  PC_ERROR_FOREIGN,
  PC_ERROR_TOO_NEW,
  PC_ERROR_DAMAGED,
  PC_ERROR_CONFLICT,
  PC_ERROR_FAILED
} PcError;

#define PC_ERROR (pc_error_quark ())
GQuark pc_error_quark (void);

G_END_DECLS
