/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kind.h"

G_BEGIN_DECLS

/** The tab of a person's page where @field (or -1) of records of @kind is mended; %NULL where none is. */
const char *pc_places_get_tab (const PcKind *kind,
                               int           field);

G_END_DECLS
