/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** @text trimmed, without a leading "mailto:", its domain in lower case; full; %NULL where it is blank or %NULL. */
char     *pc_email_normalise (const char  *text);

/**
 * pc_email_check:
 * @text: as pc_email_normalise() gives it
 * @error: PC_ERROR_INVALID with a sentence that says what is wrong
 *
 * One @ with a name before it and a domain of at least two parts behind it, no space, and the
 * lengths that mail allows (64 bytes before the @, 254 in all). Quoted names are refused.
 *
 * Returns: whether mail can be addressed so
 */
gboolean  pc_email_check     (const char  *text,
                              GError     **error);

/**
 * pc_phone_normalise:
 * @text: (nullable): what was typed
 *
 * The form in which numbers are kept, so that the same one is found however it was typed:
 * "+39 3331234567" for Italy, where no country code means Italy, and "+2348012345678" without
 * a space for others. A text with anything but digits and what separates them is only
 * trimmed; pc_phone_check() then names what is wrong.
 *
 * Returns: (transfer full): the number, or %NULL where @text is blank
 */
char     *pc_phone_normalise (const char  *text);

/**
 * pc_phone_check:
 * @text: as pc_phone_normalise() gives it
 * @error: PC_ERROR_INVALID with a sentence that says what is wrong
 *
 * Italian numbers have 6 to 11 digits after +39 and begin with 3 (mobile), 0 (landline) or 80
 * and 84 (free and shared cost). Others have at most 15 digits with their country code (E.164).
 *
 * Returns: whether it can be a telephone number
 */
gboolean  pc_phone_check     (const char  *text,
                              GError     **error);

G_END_DECLS
