/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme-lines.h"

G_BEGIN_DECLS

/**
 * pc_programme_check:
 * @text: what a programme file holds; any bytes
 * @length: of @text, in bytes; -1 where it ends with a zero byte
 *
 * Looks for every mistake, not only the first: lines that are no text, no key and no group; groups and keys that the
 * format does not know, that stand twice or are missing; values of another type; references that lead nowhere;
 * settings that nothing uses; sums that do not hold (see data/programmes/README.md). A file without mistakes can be
 * loaded. On any thread.
 *
 * Returns: (transfer full) (element-type PcProgrammeMistake): the mistakes by line, none if the file is sound
 */
GPtrArray *pc_programme_check (const char *text,
                               gssize      length);

/**
 * pc_programme_check_region:
 *
 * The same for the file of a region (data/regions/README.md): the same lines, types and sums, and that one who says
 * that the figures are verified says when. On any thread.
 *
 * Returns: (transfer full) (element-type PcProgrammeMistake): the mistakes by line, none if the file is sound
 */
GPtrArray *pc_programme_check_region (const char *text,
                                      gssize      length);

G_END_DECLS
