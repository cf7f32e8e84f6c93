/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kinds.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * PcImportFinder:
 *
 * Finds people, organisations, contacts, operators and offices by what tells them apart: the code, numbers that one
 * alone has, the name. Their keys are kept in memory, so that a hundred thousand rows ask the database for none. It
 * knows what was there when it was first asked about a kind, and what it is told of since.
 *
 * On the thread of the store, which outlives it.
 */
typedef struct _PcImportFinder PcImportFinder;

PcImportFinder *pc_import_finder_new       (PcStore         *store);
void            pc_import_finder_free      (PcImportFinder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcImportFinder, pc_import_finder_free)

/** Whether records of @kind are found here. */
gboolean        pc_import_finder_knows     (const PcKind    *kind);

/**
 * pc_import_finder_find:
 * @like: of one of these kinds, with what is known of it; need not be kept
 * @permit: (nullable): the number of a permit, of people
 * @by_name: whether the name may tell, with the day of birth where that is known
 * @id: (out) (nullable): who it is; %NULL where there is none
 *
 * By code, tax code, permit; VAT number, e-mail; where these tell nothing, by the name.
 *
 * Errors: INVALID with a sentence where two of them lead to different ones, or one to several
 */
gboolean        pc_import_finder_find      (PcImportFinder  *self,
                                            PcRecord        *like,
                                            const char      *permit,
                                            gboolean         by_name,
                                            char           **id,
                                            GError         **error);

/**
 * pc_import_finder_find_text:
 * @text: an id, a code, a number or the whole name in either order
 *
 * Errors: INVALID where it could be several; those of reading
 */
gboolean        pc_import_finder_find_text (PcImportFinder  *self,
                                            const PcKind    *kind,
                                            const char      *text,
                                            char           **id,
                                            GError         **error);

/** Whether somebody with the code or tax code of @person was removed. */
gboolean        pc_import_finder_was_removed (PcImportFinder *self,
                                            PcRecord        *person,
                                            gboolean        *was_removed,
                                            GError         **error);

/** A record was kept: @before (nullable) is what it was. */
gboolean        pc_import_finder_follow    (PcImportFinder  *self,
                                            PcRecord        *before,
                                            PcRecord        *record,
                                            GError         **error);

/** The person of @person_id has a permit with that number. */
gboolean        pc_import_finder_add_permit (PcImportFinder *self,
                                            const char      *person_id,
                                            const char      *number,
                                            GError         **error);

G_END_DECLS
