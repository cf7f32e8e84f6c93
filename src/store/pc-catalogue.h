/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_catalogue_load:
 *
 * Lays every known programme, its components and its services out as temporary tables of this
 * connection, in the language of the interface, so that queries can join them:
 *
 * - `programme` (programme, position, label, edition)
 * - `programme_component` (programme, position, component, label, payee, amount_cents, minutes, basis, condition)
 * - `programme_service` (programme, code, position, label, minutes, component)
 *
 * Words are those of the programme file ("trainee", "per-hour", "completed"); what a programme does not state is NULL.
 * Done once a store; later calls return at once.
 */
gboolean  pc_catalogue_load (PcStore  *store,
                             GError  **error);

/** A pathway keeps the edition of its programme under which it was opened: gives a new one the edition of now. */
gboolean  pc_catalogue_set_edition (PcStore   *store,
                                    PcRecord  *record,
                                    GError   **error);

G_END_DECLS
