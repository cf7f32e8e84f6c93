/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** @text as it is, or set apart where it has no letter, as a telephone number: read from the left whatever is around it; full. */
char *pc_own_direction (const char *text);

G_END_DECLS
