/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-field.h"

G_BEGIN_DECLS

/*
 * Longer text is refused, as pc_text_length() counts: no name of a real person needs more, and no note may be longer
 * than a cell of a spreadsheet is.
 */
#define PC_TEXT_MAX_LENGTH 1000
#define PC_NOTE_MAX_LENGTH 32767

typedef struct _PcValue PcValue;

/**
 * PcValue:
 * @number: the number, %PC_UNSET where there is none
 * @text: the text, owned; %NULL where there is none
 *
 * The value of one field: one of the two, by pc_field_is_text().
 */
struct _PcValue
{
  gint64  number;
  char   *text;
};

#define PC_VALUE_INIT { PC_UNSET, NULL }

/** Length of @text as spreadsheets count, in units of UTF-16: one a character, two for an emoji. */
glong     pc_text_length   (const char     *text);

void      pc_value_clear   (PcValue        *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PcValue, pc_value_clear)

/**
 * pc_value_parse:
 * @field: what it is to be
 * @text: what was typed or read, of any length and content
 * @value: cleared and set; unset where @text is blank
 *
 * The only reader of values: forms, percorsoctl and the importer all call it. Reads
 * forgivingly, in the locale and in what the program itself writes, and normalises
 * (no control characters, composed Unicode, codes for choices).
 *
 * Returns: %FALSE with PC_ERROR_INVALID and a sentence for the person who typed
 */
gboolean  pc_value_parse   (const PcField  *field,
                            const char     *text,
                            PcValue        *value,
                            GError        **error);

/**
 * pc_value_format:
 *
 * The value as the person reads it, in the locale: labels for codes, "1:30" for
 * minutes. A reference stays an id. pc_value_parse() reads it back to the same value.
 *
 * Returns: (transfer full): never %NULL; "" where it is unset
 */
char     *pc_value_format  (const PcField  *field,
                            const PcValue  *value);

/** Whether two values of the same field are the same. */
gboolean  pc_value_equal   (const PcValue  *a,
                            const PcValue  *b);

G_END_DECLS
