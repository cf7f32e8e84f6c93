/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * PcHandover:
 * @id: UUID, the newest last
 * @report: word of the report
 * @arguments: JSON object with what was asked of it
 * @made_at: moment in UTC, ISO text: what was changed from then on is not in it
 * @made_by: (nullable): id of the operator
 * @n_rows: of all its tables
 * @digest: of the first table, see pc-row-digest.h
 * @file_sha256: of the file
 * @previous_id: (nullable): the one before it with the same report and arguments
 *
 * A report that was handed over, kept as it was. It belongs to this file alone and is no record: it stays out of the
 * journal, and nothing takes it back.
 */
typedef struct
{
  char   *id;
  char   *report;
  char   *arguments;
  char   *made_at;
  char   *made_by;
  gint64  n_rows;
  char   *digest;
  char   *file_sha256;
  char   *previous_id;
} PcHandover;

PcHandover *pc_handover_copy        (const PcHandover *self);
void        pc_handover_free        (PcHandover   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcHandover, pc_handover_free)

/**
 * pc_handover_add:
 * @store: to write, with no transaction under way
 * @handover: its report, arguments, rows and digest; the rest is filled in
 * @as_of: pc_store_get_time() before @file was begun
 * @file: the workbook
 *
 * Keeps the workbook, up to 1 GB of it, as it is.
 *
 * Errors: INVALID where it is longer, READ_ONLY, FULL, those of the store
 */
gboolean    pc_handover_add         (PcStore      *store,
                                     PcHandover   *handover,
                                     gint64        as_of,
                                     GBytes       *file,
                                     GError      **error);

/** Those of @report, or all where it is %NULL, the newest first (array of #PcHandover); full; %NULL on error. */
GPtrArray  *pc_handover_list        (PcStore      *store,
                                     const char   *report,
                                     GError      **error);

/** By its id, or the beginning of it that no other has; full; NOT_FOUND. */
PcHandover *pc_handover_find        (PcStore      *store,
                                     const char   *id,
                                     GError      **error);

/** The workbook as it was; full; DAMAGED where it is not any more. */
GBytes     *pc_handover_get_file    (PcStore      *store,
                                     PcHandover   *handover,
                                     GError      **error);

G_END_DECLS
