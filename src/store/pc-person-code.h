/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_person_code_ensure:
 *
 * Gives @record the next code of the office where it is a person without one, or with one that somebody else has:
 * prefix of the office, number, check character ("MI-000042-K").
 */
gboolean  pc_person_code_ensure (PcStore     *store,
                                 PcRecord    *record,
                                 GError     **error);

/** The code of number @number at the office with @prefix, full. */
char     *pc_person_code_make   (const char  *prefix,
                                 gint64       number);

/** Whether the check character fits, as it does not after any one mistyped character or two swapped ones. */
gboolean  pc_person_code_check  (const char  *code);

G_END_DECLS
