/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-course.h"

G_BEGIN_DECLS

/** The days that a register of the traineeship covers. */
typedef struct
{
  PcDay starts;
  PcDay ends;     /* 0 where it is in use. */
} PcRegisterCover;

/**
 * pc_register_list_cover:
 * @rules: (nullable)
 *
 * The days whose entries stand in a register that counts: one that was not lost and, where the programme asks for it,
 * was stamped, no later than its first day. Where no register is kept but the traineeship says when it was stamped, all
 * days from then on. Needs %PC_CASE_DIARY.
 *
 * Returns: (transfer full) (element-type PcRegisterCover)
 */
GArray   *pc_register_list_cover   (PcTraineeshipCase      *self,
                                    const PcProgrammeRules *rules);

/** Whether one of them covers @day. */
gboolean  pc_register_covers       (GArray                 *cover,
                                    PcDay                   day);

/**
 * pc_register_parse_number:
 * @number: as typed: "1", "1/bis", "2 / BIS"
 * @continued: (out): whether it continues another ("bis")
 *
 * Reads the number of a register: a whole number, and "/bis" for one that continues another because that was used up
 * (PUOI PLUS notice, art. 8).
 *
 * Returns: the number, 1 or more; 0 where it is none
 */
int       pc_register_parse_number (const char             *number,
                                    gboolean               *continued);

G_END_DECLS
