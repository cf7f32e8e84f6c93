/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_CHOICES (pc_choices_get_type ())
G_DECLARE_FINAL_TYPE (PcChoices, pc_choices, PC, CHOICES, GObject)

/** Whether values of @field are picked and not typed freely. */
gboolean    pc_choices_covers        (const PcField *field);

/**
 * pc_choices_new_for_field:
 * @context: (nullable): the record that the field belongs to; some choices depend on it (services on the programme).
 *   %NULL where it belongs to none, as what a report asks for
 *
 * What @field can be set to: codes with their labels, records with their names, programmes, services.
 */
PcChoices  *pc_choices_new_for_field (PcStore       *store,
                                      const PcField *field,
                                      PcRecord      *context) G_GNUC_WARN_UNUSED_RESULT;

guint       pc_choices_get_n         (PcChoices     *self);
const char *pc_choices_get_id        (PcChoices     *self,
                                      guint          index);
const char *pc_choices_get_label     (PcChoices     *self,
                                      guint          index);

/** The label of @id; @id itself where it is not among them. */
const char *pc_choices_label_of      (PcChoices     *self,
                                      const char    *id);

/** Indices (guint) of at most @limit choices with every word of @text at the beginning of one of
    theirs, those that begin with the first word first; full. */
GArray     *pc_choices_match         (PcChoices     *self,
                                      const char    *text,
                                      guint          limit);

/** The id that @text means: an id, a label, or the only label that it matches; %NULL where there is none. */
const char *pc_choices_find          (PcChoices     *self,
                                      const char    *text);

G_END_DECLS
