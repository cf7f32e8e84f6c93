/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pc_resource_get:
 * @get: of the files that were compiled in, such as pc_data_get_resource()
 *
 * The same on any thread. GLib registers all that is compiled in when it is first asked for any of it, and gives %NULL to
 * another thread that asks meanwhile.
 *
 * Returns: (transfer none): never %NULL
 */
GResource *pc_resource_get (GResource *(*get) (void));

G_END_DECLS
