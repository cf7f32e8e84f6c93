/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-value.h"

G_BEGIN_DECLS

/* What a cell of a spreadsheet can hold, as pc_text_length() counts: the longest note. */
#define PC_CELL_MAX_UNITS PC_NOTE_MAX_LENGTH

/**
 * PcCellText:
 *
 * The text in the cells of one column: labels for codes, text and ids as they are, yes and no. It is asked for
 * millions of cells and does not allocate for each.
 */
typedef struct _PcCellText PcCellText;

/** @field: what the column holds; it outlives the result. */
PcCellText *pc_cell_text_new  (const PcField  *field);
void        pc_cell_text_free (PcCellText     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcCellText, pc_cell_text_free)

/**
 * pc_cell_text_get:
 *
 * Returns: (nullable): the text, valid until the next call; %NULL where the value is unset
 */
const char *pc_cell_text_get  (PcCellText     *self,
                               const PcValue  *value);

/**
 * pc_cell_text_clean:
 * @xml: whether it goes into a workbook: `_x0041_`, which spreadsheets read as a letter there, is then escaped
 * @buffer: where a text that needs cleaning is put
 *
 * Takes away what a cell cannot hold: control characters other than tab and line feed, what is not Unicode, and all
 * beyond %PC_CELL_MAX_UNITS, for which "…" stands.
 *
 * Returns: @text itself, which is the usual case, or the content of @buffer
 */
const char *pc_cell_text_clean (const char    *text,
                                gboolean       xml,
                                GString       *buffer);

/** Whether `_xHHHH_` begins at @p: a character by its number to a spreadsheet, unless its underscore is escaped. */
gboolean    pc_cell_text_is_escape (const char *p);

/** Whether all of @text has room in a cell; what has not is cut by pc_cell_text_clean(). */
gboolean    pc_cell_text_fits  (const char    *text);

G_END_DECLS
