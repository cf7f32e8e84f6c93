/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-record.h"

G_BEGIN_DECLS

/**
 * PcDay:
 *
 * A day as rules reckon with it: a Julian day as GDate counts them, so that days are compared and subtracted as numbers.
 * 0 is no day. Records keep ISO text; a day becomes a number here and nowhere else.
 */
typedef gint32 PcDay;

/** @iso is strict ISO text; 0 where it is %NULL or no day of the calendar. */
PcDay     pc_day_from_iso      (const char *iso);

/** ISO text, full; %NULL for 0. */
char     *pc_day_to_iso        (PcDay       day);

/** The day as the locale writes it, full; "" for 0. */
char     *pc_day_format        (PcDay       day);

/** The day of a date field; 0 where it is unset. */
PcDay     pc_record_get_day    (PcRecord   *record,
                                guint       field);

/** Sets a date field; 0 unsets it. */
void      pc_record_set_day    (PcRecord   *record,
                                guint       field,
                                PcDay       day);

/** Today in the local time zone. */
PcDay     pc_day_today         (void);

/** 0 where there is no such day. */
PcDay     pc_day_new           (int         year,
                                int         month,
                                int         day);

void      pc_day_split         (PcDay       day,
                                int        *year,
                                int        *month,
                                int        *day_of_month);

/** 1 for Monday to 7 for Sunday. */
int       pc_day_get_weekday   (PcDay       day);

/**
 * pc_day_add_months:
 * @months: any sign
 *
 * The same day of another month; its last day where the month is shorter (31 January and one month: 28 or 29 February).
 * 0 for what would be before the year 1.
 */
PcDay     pc_day_add_months    (PcDay       day,
                                int         months);

/**
 * pc_day_get_term_end:
 *
 * The last day of a term of @months that begins on @start: six months from 15 January end on 14 July, from 31 August on
 * the last day of February.
 */
PcDay     pc_day_get_term_end  (PcDay       start,
                                int         months);

PcDay     pc_day_get_month_start (PcDay     day);
PcDay     pc_day_get_month_end   (PcDay     day);

/** Years completed on @on; who was born on 29 February completes one on 1 March of common years. -1 where @on is before @birth. */
int       pc_day_get_age       (PcDay       birth,
                                PcDay       on);

/**
 * pc_day_is_holiday:
 *
 * A holiday of all of Italy: L. 260/1949 and later changes, 4 October from 2026 (L. 151/2025) among them, and the Monday
 * after Easter. Sundays and the feast of a town's patron are not among them: the latter is a closure of the office.
 */
gboolean  pc_day_is_holiday    (PcDay       day);

/** The most holidays that a year has. */
#define PC_DAY_MAX_HOLIDAYS 12

/** The holidays of a year, in no order; how many. For who asks about many days. */
guint     pc_day_list_holidays (int         year,
                                PcDay       days[PC_DAY_MAX_HOLIDAYS]);

G_END_DECLS
