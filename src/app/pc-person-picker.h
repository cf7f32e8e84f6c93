/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PERSON_PICKER (pc_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (PcPersonPicker, pc_person_picker, PC, PERSON_PICKER, GtkBox)

/**
 * PcPersonPicker:
 *
 * People picked by typing: a name, a code or a number, then Enter; the arrows choose among those found. The cursor stays, so
 * that the next name can be typed. In a `.ui` file it has a `placeholder`.
 *
 * Emits `picked` (id).
 */
void  pc_person_picker_set_store (PcPersonPicker *self,
                                  PcStore        *store);

/** Puts the cursor there. */
void  pc_person_picker_start     (PcPersonPicker *self);

G_END_DECLS
