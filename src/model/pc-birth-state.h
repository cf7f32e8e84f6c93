/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The states that tax codes name as the place of birth, as "Z335" for Nigeria. Of those that have ceased only the name
 * is known: which of the states of today came after one, the code does not tell. From any thread.
 */

/** The ISO 3166-1 code, "NG", of the state with the code @belfiore, "Z335"; %NULL where it is none of today. */
const char *pc_birth_state_get_country  (const char *belfiore);

/** The code in tax codes, "Z335", of the state with the ISO 3166-1 code @iso2, "NG"; %NULL where it is not known. */
const char *pc_birth_state_get_belfiore (const char *iso2);

/** The name of the state with the code @belfiore in the user's language, also of one that has ceased; or %NULL. */
const char *pc_birth_state_get_name     (const char *belfiore);

G_END_DECLS
