/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-sheet-private.h"

G_BEGIN_DECLS

/**
 * PcSeparated:
 *
 * A file of separated values: its encoding and its separator, found out, and its rows.
 */
typedef struct
{
  int         fd;
  guint64     size;
  guint64     start;       /* Behind the mark of the encoding. */
  const char *encoding;
  char        separator;
  gboolean    names_it;    /* The first line does: "sep=;". */
} PcSeparated;

/** Takes @fd in any case. Errors: INVALID: NUL bytes, an encoding that does not hold; FAILED: the disk. */
PcSeparated *pc_separated_new    (int              fd,
                                  guint64          size,
                                  GError         **error);

void         pc_separated_free   (PcSeparated     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcSeparated, pc_separated_free)

gboolean     pc_separated_read   (PcSeparated     *self,
                                  PcSheetRowFunc   func,
                                  gpointer         data,
                                  GCancellable    *cancellable,
                                  GError         **error);

/**
 * PcDecoder:
 *
 * The characters of a file as UTF-8.
 */
typedef struct _PcDecoder PcDecoder;

PcDecoder   *pc_decoder_new      (int              fd,
                                  guint64          start,
                                  const char      *encoding);

void         pc_decoder_free     (PcDecoder       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcDecoder, pc_decoder_free)

/** Some bytes, at most @size; 0 at the end; -1 with INVALID where the encoding does not hold, or FAILED. */
gssize       pc_decoder_read     (PcDecoder       *self,
                                  char            *buffer,
                                  gsize            size,
                                  GError         **error);

/** The separator of @sample, which may be cut off anywhere; ';' where nothing tells. */
char         pc_separator_guess  (const char      *sample,
                                  gsize            length);

G_END_DECLS
