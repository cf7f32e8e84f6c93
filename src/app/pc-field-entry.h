/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-offer-entry.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_FIELD_ENTRY (pc_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (PcFieldEntry, pc_field_entry, PC, FIELD_ENTRY, PcOfferEntry)

/**
 * PcFieldEntry:
 *
 * Types one field of a record, forgivingly (pc_value_parse()); where the value is picked, offers what
 * matches while typing. The value goes into the record when the entry is left or Enter is pressed;
 * what cannot be read stays as typed, with PcFieldEntry:message saying why.
 *
 * Emits `typed` at each change of the text, and `committed` where the value in the record has changed.
 */
GtkWidget  *pc_field_entry_new         (PcStore       *store,
                                        const PcField *field);

/** As wide as so many characters, instead of as wide as there is room. */
void        pc_field_entry_set_chars   (PcFieldEntry  *self,
                                        int            n_chars);

PcRecord   *pc_field_entry_get_record  (PcFieldEntry  *self);

/** Shows the field of @record; what was typed and not kept is dropped. */
void        pc_field_entry_set_record  (PcFieldEntry  *self,
                                        PcRecord      *record);

/** Why the text cannot be kept, translated; %NULL where it can. */
const char *pc_field_entry_get_message (PcFieldEntry  *self);

/** Reads the text into the record; %FALSE where it cannot be read. Emits `committed` where the value changed. */
gboolean    pc_field_entry_commit      (PcFieldEntry  *self);

/** Reads the text into @record, which is another one, and keeps nothing; %FALSE where it cannot be read. */
gboolean    pc_field_entry_read        (PcFieldEntry  *self,
                                        PcRecord      *record);

/** Shows the value of the record again. */
void        pc_field_entry_revert      (PcFieldEntry  *self);

/** Replaces the text, as typing it would. */
void        pc_field_entry_type        (PcFieldEntry  *self,
                                        const char    *text);

/** Text for the value as the entry shows it, full. */
char       *pc_field_entry_format      (PcStore       *store,
                                        const PcField *field,
                                        PcRecord      *record);

/** Reads @text into the field of @record as the entry does, with names for references. */
gboolean    pc_field_entry_parse       (PcStore       *store,
                                        const PcField *field,
                                        PcRecord      *record,
                                        const char    *text,
                                        GError       **error);

G_END_DECLS
