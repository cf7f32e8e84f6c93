/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-record.h"

G_BEGIN_DECLS

/*
 * Passwords of destinations, in the keyring of the desktop (libsecret): kept under the schema org.percorso.Destination by the
 * identifier and the user name of the destination, never in the database.
 */

/** The one that is kept, or %NULL, with @error where the keyring cannot be asked; clear it with pc_password_free(). */
char     *pc_password_lookup (PcRecord      *destination,
                              GCancellable  *cancellable,
                              GError       **error);

/** Keeps @password in place of the one before it. PC_ERROR FAILED where there is no keyring or it stays locked. */
gboolean  pc_password_keep   (PcRecord      *destination,
                              const char    *password,
                              GCancellable  *cancellable,
                              GError       **error);

/** Forgets it; none there is as good. */
gboolean  pc_password_forget (PcRecord      *destination,
                              GCancellable  *cancellable,
                              GError       **error);

/** Overwrites and frees it. */
void      pc_password_free   (char          *password);

G_END_DECLS
