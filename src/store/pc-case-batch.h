/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-load.h"

G_BEGIN_DECLS

/**
 * pc_case_batch_load:
 * @office: (nullable): the office that works here
 * @people: ids
 *
 * The cases of some dozens of people, for which each query reads the rows of all of them; for pc-case-load.c alone.
 *
 * Returns: (transfer full) (element-type PcCase): the cases of those that are there, in order; %NULL on error
 */
GPtrArray *pc_case_batch_load (PcStore      *store,
                               PcRecord     *office,
                               char        **people,
                               gsize         n,
                               PcDay         on,
                               PcCaseParts   parts,
                               GError      **error);

G_END_DECLS
