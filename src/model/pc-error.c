/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-error.h"

G_DEFINE_QUARK (pc-error-quark, pc_error)
