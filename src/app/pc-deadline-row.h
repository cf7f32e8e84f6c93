/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-deadlines.h"

G_BEGIN_DECLS

#define PC_TYPE_DEADLINE_ROW (pc_deadline_row_get_type ())
G_DECLARE_FINAL_TYPE (PcDeadlineRow, pc_deadline_row, PC, DEADLINE_ROW, GtkBox)

/**
 * PcDeadlineRow:
 *
 * A line about a deadline: how near it is as icon and word, whom it is about and what is to be done, the day and how far
 * it is. Where the rule stands is in the tip.
 */
GtkWidget *pc_deadline_row_new (void);

/** Shows @deadline as seen from the day @on. */
void       pc_deadline_row_set (PcDeadlineRow    *self,
                                const PcDeadline *deadline,
                                PcDay             on);

G_END_DECLS
