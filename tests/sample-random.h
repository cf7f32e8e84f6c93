/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"

/* Cases in which anything may stand anywhere, the same ones for the same seed. */

/** Reads the programmes that the cases are of, and lets go of them. */
void    sample_random_start (void);
void    sample_random_end   (void);

/** Case @seed, full. */
PcCase *sample_random_case  (guint32 seed);
