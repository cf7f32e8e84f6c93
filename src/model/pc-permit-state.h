/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"

G_BEGIN_DECLS

/**
 * PcPermitState:
 * @PC_PERMIT_IN_FORCE: valid on the day, its last day included
 * @PC_PERMIT_ON_RECEIPT: expired, and its renewal or conversion was asked for; or a record of the receipt itself (RIC)
 * @PC_PERMIT_OPEN: begun, and nothing says until when it is valid
 * @PC_PERMIT_REQUESTED: asked for, and not issued yet
 * @PC_PERMIT_NOT_YET: begins on a later day
 * @PC_PERMIT_EXPIRED: expired
 * @PC_PERMIT_LOST: refused or revoked; from when on is not kept
 * @PC_PERMIT_REPLACED: converted, and what it was converted to has begun
 *
 * Where a title of stay stands on a day, the one that serves best first.
 */
typedef enum
{
  PC_PERMIT_IN_FORCE,
  PC_PERMIT_ON_RECEIPT,
  PC_PERMIT_OPEN,
  PC_PERMIT_REQUESTED,
  PC_PERMIT_NOT_YET,
  PC_PERMIT_EXPIRED,
  PC_PERMIT_LOST,
  PC_PERMIT_REPLACED
} PcPermitState;

/**
 * PcPermitView:
 * @permit: (transfer none): the record
 * @title: (nullable): code of residence-title; of a receipt, that of the permit it renews, %NULL where there is none
 * @state: on the day
 * @starts: the first day; 0 where not known
 * @ends: the last day; 0 where not known. Permits for minors (MIN, AFF) end on the 18th birthday at the latest, the
 *   continued assistance by the Juvenile Court (PRO) on the 21st.
 * @asked_on: when renewal or conversion was asked for; 0 where it was not, or the day is not known
 *
 * A title of stay as it is seen on a day. Dates on record weigh more than the status, which is that of today.
 */
typedef struct
{
  PcRecord      *permit;
  const char    *title;
  PcPermitState  state;
  PcDay          starts;
  PcDay          ends;
  PcDay          asked_on;
} PcPermitView;

/**
 * pc_permit_list_views:
 *
 * All titles of stay of the person as they are on @on. Needs %PC_CASE_PERMITS, and %PC_CASE_PAPERS to see receipts that
 * are kept as documents.
 *
 * Returns: (transfer full) (element-type PcPermitView): the one that serves best first; of equal ones, the one that
 * ends last
 */
GArray   *pc_permit_list_views            (PcCase             *self,
                                           PcDay               on);

/** The last day of a title of stay, as in #PcPermitView; 0 where it is not known. */
PcDay     pc_permit_get_last_day          (PcCase             *self,
                                           PcRecord           *permit);

/** Whether the title is one of a minor, which ends at 18 and has to be converted (DPR 394/1999 art. 28). */
gboolean  pc_permit_is_of_minor           (const char         *title);

/**
 * pc_permit_get_conversion_window:
 * @from: (out): 90 days before the 18th birthday; 0 where the date of birth is not known
 * @until: (out): 60 days after the permit expires; 0 where that is not known
 *
 * When the conversion of a minor's permit can be asked for (DPR 191/2022).
 */
void      pc_permit_get_conversion_window (PcCase             *self,
                                           const PcPermitView *view,
                                           PcDay              *from,
                                           PcDay              *until);

/** The day on which somebody becomes @years old: of 29 February, 1 March in common years; 0 where @birth is 0. */
PcDay     pc_permit_get_birthday          (PcDay               birth,
                                           int                 years);

G_END_DECLS
