/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-sheet-private.h"

G_BEGIN_DECLS

/**
 * pc_number_format_read:
 * @code: as files keep it, in English letters in every language: `dd/mm/yyyy;@`, `[h]:mm`, `"day" 0`
 *
 * What its first section makes of a number. Quoted and escaped text, colours and conditions say nothing.
 */
PcSheetStyle  pc_number_format_read         (const char  *code);

/** The same of a format that files name only by its number, 0 to 163; plain where it is no date. */
PcSheetStyle  pc_number_format_get_built_in (guint        id);

G_END_DECLS
