/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_FIELD_ROW (pc_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PcFieldRow, pc_field_row, PC, FIELD_ROW, GtkBox)

/**
 * PcFieldRow:
 *
 * A field of a form: heading, editor, and what there is to say about the value. Emits `committed`
 * when the value in the record has changed, and `typed` at each change of a text that is not yet kept
 * (notes are silent until they are left).
 */
GtkWidget     *pc_field_row_new        (PcStore       *store,
                                        const PcField *field);

const PcField *pc_field_row_get_field  (PcFieldRow    *self);
void           pc_field_row_set_record (PcFieldRow    *self,
                                        PcRecord      *record);

/** What the check of the whole record says of this field; %NULL for nothing. */
void           pc_field_row_set_issue  (PcFieldRow    *self,
                                        const PcIssue *issue);

/** Reads what is typed into the record; %FALSE where it cannot be read. */
gboolean       pc_field_row_commit     (PcFieldRow    *self);

/** Reads what is typed into @record, which is another one; %FALSE where it cannot be read, or is a note. */
gboolean       pc_field_row_read       (PcFieldRow    *self,
                                        PcRecord      *record);

G_END_DECLS
