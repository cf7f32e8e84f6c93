/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading what pc_readiness_freeze() wrote; for the files of readiness alone. */

/** The object; %NULL where the text is none of these; full. */
JsonObject *pc_readiness_parse    (const char *frozen);

/** What a key holds, where it holds a text; else %NULL. */
const char *pc_readiness_get_text (JsonObject *object,
                                   const char *key);

G_END_DECLS
