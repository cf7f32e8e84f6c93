/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-case.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_case_load:
 * @on: the day it is seen from: hours, attendance and tutoring of later days are not counted
 * @parts: what is needed of it
 *
 * The case of one person, removed records left out.
 *
 * Errors: NOT_FOUND where there is no such person, those of reading
 *
 * Returns: (transfer full): the case, or %NULL
 */
PcCase   *pc_case_load    (PcStore           *store,
                           const char        *person_id,
                           PcDay              on,
                           PcCaseParts        parts,
                           GError           **error);

/**
 * PcCaseScope:
 * @person_id: (nullable): this person alone
 * @operator_id: (nullable): those whose case manager, or the case manager of one of whose pathways, it is
 * @programme: (nullable): those with a pathway in it
 * @open: only those with a pathway that is open on the day, was closed in the 18 months before, when the person is still to be
 *   asked, or has a follow-up or claim that was not done by then
 * @trained_from: with @trained_to, those of whom a traineeship can have days, or its register has one, from this day on;
 *   0 for any. Events may move the days of a traineeship: one with any of them is looked at.
 * @trained_to: up to this day
 *
 * Whose cases are looked at. All zero: everybody's.
 */
typedef struct
{
  const char *person_id;
  const char *operator_id;
  const char *programme;
  gboolean    open;
  PcDay       trained_from;
  PcDay       trained_to;
} PcCaseScope;

/**
 * PcCaseFunc:
 *
 * Looks at a case, which is gone when it returns. For pc_case_foreach() with a fold it may run on a thread of its own.
 *
 * Returns: %FALSE to stop, with no error
 */
typedef gboolean (*PcCaseFunc) (PcCase   *self,
                                gpointer  user_data);

/**
 * PcCaseFold:
 * @begin: makes what one thread collects into
 * @look: looks at a case and adds to what its thread has collected
 * @end: takes what one thread has collected into the whole, and frees it; one at a time, on the caller's thread, in order
 *
 * How an office is looked at by several threads, each with a part of the people and its own read-only connection.
 */
typedef struct
{
  gpointer   (*begin) (gpointer user_data);
  PcCaseFunc   look;
  void       (*end)   (gpointer part,
                       gpointer user_data);
} PcCaseFold;

/**
 * pc_case_foreach:
 * @scope: (nullable): whose cases; %NULL for everybody's
 * @cancellable: (nullable): looked at before each person
 *
 * The cases of many people by the order of their names, one at a time, in constant memory, on the thread of @store.
 *
 * Errors: those of reading, G_IO_ERROR CANCELLED
 */
gboolean  pc_case_foreach (PcStore           *store,
                           const PcCaseScope *scope,
                           PcDay              on,
                           PcCaseParts        parts,
                           GCancellable      *cancellable,
                           PcCaseFunc         look,
                           gpointer           user_data,
                           GError           **error);

/**
 * pc_case_fold:
 *
 * The same by as many threads as the computer has processors (four at most), for what a whole office has to be looked
 * through for. The cases come in the order in which the people were added, which is how they lie on the disk: what wants
 * another order sorts what it has collected. A store in memory, and an office of a few people, are looked at by the
 * caller's thread alone. What is written but not committed is not seen.
 */
gboolean  pc_case_fold    (PcStore           *store,
                           const PcCaseScope *scope,
                           PcDay              on,
                           PcCaseParts        parts,
                           GCancellable      *cancellable,
                           const PcCaseFold  *fold,
                           gpointer           user_data,
                           GError           **error);

/**
 * pc_case_find_programme:
 * @region: (nullable): ISTAT code
 *
 * The programme with the rules of the region laid over it, read once a store.
 *
 * Returns: (transfer none) (nullable): %NULL where this computer does not know it
 */
PcProgramme *pc_case_find_programme (PcStore     *store,
                                     const char  *programme,
                                     const char  *region);

G_END_DECLS
