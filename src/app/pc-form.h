/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_FORM_SECTION (pc_form_section_get_type ())
G_DECLARE_FINAL_TYPE (PcFormSection, pc_form_section, PC, FORM_SECTION, GtkBox)

#define PC_TYPE_FORM (pc_form_get_type ())
G_DECLARE_FINAL_TYPE (PcForm, pc_form, PC, FORM, GtkBox)

/**
 * PcForm:
 *
 * A record to fill in. In a `.ui` file it has a `kind` and children of #PcFormSection, each with a
 * `title` and the names of its `fields`. There is no Save: a field is kept when it is left, as soon as
 * the record has what it needs. Follows changes from elsewhere (undo, a grid).
 *
 * Emits `typed` (index of the field) at each change that is not kept yet, `saved` after the record was written, `failed`
 * (message) where it could not be. A form that is `held` keeps nothing by itself: it emits `edited` after each change, and
 * who uses it keeps the record.
 */
void      pc_form_set_store  (PcForm    *self,
                              PcStore   *store);

PcRecord *pc_form_get_record (PcForm    *self);

/** Shows @record, which may be new and not kept yet; %NULL empties the form. */
void      pc_form_set_record (PcForm    *self,
                              PcRecord  *record);

/** A copy of the record with what is being typed in it as far as it can be read, full; %NULL where the form is empty. */
PcRecord *pc_form_dup_typed  (PcForm    *self);

/** Puts the cursor into the first field. */
void      pc_form_start      (PcForm    *self);

/** Puts the cursor into the field of that index; %FALSE where the form does not have it. */
gboolean  pc_form_show_field (PcForm    *self,
                              int        field);

/** Reads and keeps what is typed; %FALSE where something cannot be kept. */
gboolean  pc_form_flush      (PcForm    *self);

G_END_DECLS
