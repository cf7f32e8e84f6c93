/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme.h"

/**
 * A shipped programme, or "small" for that of tests/fixtures, with other figures: in @edits "Value=70 => Value=75", with
 * " | " between several; each of them has to stand in the file exactly once, "\n" being the end of a line. @region is laid
 * over it, where it is not %NULL; full.
 */
PcProgramme *sample_programme_new (const char *id, const char *edits, const char *region);
