/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme-lines.h"

G_BEGIN_DECLS

/**
 * pc_programme_sums_check:
 *
 * Adds to the mistakes of @lines what does not hold between values that are each well formed: components and ceiling,
 * months and monthly amount, hours and unit cost, services and the hours of their component, clearance and its
 * services, pathways and budget, and pairs such as the least and the greatest hours. Values that are wrong in
 * themselves or not known are left out of every sum.
 */
void pc_programme_sums_check (PcProgrammeLines *lines);

G_END_DECLS
