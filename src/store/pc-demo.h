/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-progress.h"
#include "pc-store.h"

G_BEGIN_DECLS

/* The last day of a demo office that is not told another. A constant, so that the same seed gives the same data. */
#define PC_DEMO_UNTIL "2026-06-30"

/**
 * PcDemoOptions:
 * @people: how many people, 1 to 200000
 * @seed: the same seed gives the same data, identifiers and journal included
 * @services_per_person: services on average (those of group sessions apart), or 0 for what the programmes foresee
 * @attendance: whether traineeships have an attendance register and a tutoring diary
 * @until: (nullable): ISO day after which nothing has happened yet; %NULL for %PC_DEMO_UNTIL
 *
 * What a demo office is to be like. People without a pathway, and pathways that have only begun, count in the average too.
 */
typedef struct
{
  guint       people;
  guint32     seed;
  guint       services_per_person;
  gboolean    attendance;
  const char *until;
} PcDemoOptions;

/**
 * pc_demo_make:
 * @people: how many people, 1 to 200000
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): looked at after each person
 *
 * Fills the database of @store, which has no people yet, with an invented office: operators, hosts, reception centres and
 * job centres, and people with pathways at all stages over the two years before %PC_DEMO_UNTIL. An office that the database
 * has already is kept. Names are common ones put together at random; tax codes, IBANs and telephone numbers are valid in
 * form and belong to nobody known.
 * The rules mostly agree with it; about one person in ten has a trouble as offices have them, such as a missing paper.
 *
 * Up to 2000 people are one transaction: failing and cancelling leave the database as it was. More people are
 * several, and those that were finished stay. On the thread of @store, outside a transaction.
 *
 * Errors: PC_ERROR INVALID where there are people already, or where the clock of the computer is before the last day; those of
 *   pc_store_put(); G_IO_ERROR CANCELLED
 *
 * Returns: %TRUE if all of it was written
 */
gboolean pc_demo_make      (PcStore             *store,
                            guint                people,
                            guint32              seed,
                            PcProgress          *progress,
                            GCancellable        *cancellable,
                            GError             **error);

/** As pc_demo_make(), for the two years before @until_iso ("2026-06-30"), which is an ISO day from 2025 to 2100. */
gboolean pc_demo_make_at   (PcStore             *store,
                            guint                people,
                            guint32              seed,
                            const char          *until_iso,
                            PcProgress          *progress,
                            GCancellable        *cancellable,
                            GError             **error);

/** As pc_demo_make(), with every choice open. */
gboolean pc_demo_make_full (PcStore             *store,
                            const PcDemoOptions *options,
                            PcProgress          *progress,
                            GCancellable        *cancellable,
                            GError             **error);

G_END_DECLS
