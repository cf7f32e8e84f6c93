/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ctl.h"
#include "pc-ctl-rows.h"
#include "pc-ledger-explain.h"

G_BEGIN_DECLS

/**
 * pc_ctl_ledger_explain:
 * @programme: (nullable): only pathways in it
 * @component: whose figures
 * @column: (nullable): only this one, a code of the ledger's columns
 *
 * Prints what is behind the figures of a component of one person: a row for each record, month or sum.
 *
 * Errors: PC_ERROR NOT_FOUND where no pathway of hers has such a component, those of reading; G_OPTION_ERROR for @column
 */
gboolean  pc_ctl_ledger_explain (PcStore      *store,
                                 PcRecord     *person,
                                 const char   *programme,
                                 const char   *component,
                                 const char   *column,
                                 PcDay         on,
                                 PcCtlFormat   format,
                                 GError      **error);

G_END_DECLS
