/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/**
 * PcTutoringSum:
 * @company: minutes of the company tutor
 * @promoter: minutes of the promoter's tutor: all other kinds
 * @visits: entries of kind "visit"
 * @contacts: entries by the promoter's tutor of any kind
 * @unsigned_minutes: minutes of entries that nobody has signed
 * @unsigned_company: of these, those of the company tutor
 * @first: the first day; 0 where there is none
 * @last: the last day
 *
 * The tutoring diary in figures, up to the day of the case.
 */
typedef struct
{
  int   company;
  int   promoter;
  int   visits;
  int   contacts;
  int   unsigned_minutes;
  int   unsigned_company;
  PcDay first;
  PcDay last;
} PcTutoringSum;

/** Adds up the diary. Needs %PC_CASE_DIARY. */
void pc_tutoring_sum              (PcTraineeshipCase *self,
                                   PcTutoringSum     *sum);

/**
 * pc_tutoring_get_paid_minutes:
 *
 * The minutes of company tutoring that the host contribution pays: INSIDE 16 hours, PERCORSI 4 15 hours. The hours of
 * the components whose payee is the host; -1 where the programme states none.
 */
int  pc_tutoring_get_paid_minutes (PcProgramme       *programme);

G_END_DECLS
