/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kinds.h"
#include "pc-record.h"

G_BEGIN_DECLS

/*
 * What a column of a spreadsheet can hold for records of one kind. A row is about one record of that kind, and may also
 * say
 *
 * - to whom it belongs (its owners: the traineeship of a day of attendance, the pathway of that, the person of that),
 *   or at which organisation: these are looked for and never changed;
 * - what goes with a person: a permit and a pathway of hers, which are written as well.
 *
 * All of it follows from the field tables of src/model.
 */

/* In place of a field: the record as a whole, by its code, a number of its own or its name. */
#define PC_IMPORT_WHOLE (-1)

/**
 * PcImportTarget:
 * @kind: (nullable): %NULL where the column is passed over
 * @field: index of a field of @kind, or %PC_IMPORT_WHOLE
 *
 * What a column holds.
 */
typedef struct
{
  const PcKind *kind;
  int           field;
} PcImportTarget;

#define PC_IMPORT_TARGET_NONE { NULL, PC_IMPORT_WHOLE }

/**
 * PcImportRole:
 * @PC_IMPORT_MAIN: the record that the row is about
 * @PC_IMPORT_PART: goes with it, and is written
 * @PC_IMPORT_OWNER: it belongs to that, which is looked for
 * @PC_IMPORT_UNRELATED: has no place in such a row
 */
typedef enum
{
  PC_IMPORT_MAIN,
  PC_IMPORT_PART,
  PC_IMPORT_OWNER,
  PC_IMPORT_UNRELATED
} PcImportRole;

/** What records of @kind are to a row about a record of @main. */
PcImportRole         pc_import_get_role      (const PcKind          *main,
                                              const PcKind          *kind);

/**
 * The kinds that have a place in such a row: @main, what goes with it, its owners from the nearest on; full array of
 * #PcKind.
 */
GPtrArray           *pc_import_list_kinds    (const PcKind          *main);

/** Index of the field by which a record of @kind belongs to one of @owner, or -1. */
int                  pc_import_find_link     (const PcKind          *kind,
                                              const PcKind          *owner);

/** Whether a column may hold @target: fields that the program keeps are not for people to type. */
gboolean             pc_import_target_is_allowed (const PcKind     *main,
                                              PcImportTarget         target);

/** Everything that a column can hold (array of #PcImportTarget), in the order of the kinds and fields; full. */
GArray              *pc_import_list_targets  (const PcKind          *main);

gboolean             pc_import_target_equal  (PcImportTarget         a,
                                              PcImportTarget         b);

/**
 * "family_name" of the kind itself, "permit.number" of another one, "beneficiary" for the record as a whole; full; ""
 * for none.
 */
char                *pc_import_target_format (const PcKind          *main,
                                              PcImportTarget         target);

/**
 * pc_import_target_parse:
 * @text: as pc_import_target_format() writes it; "" or "-" is none; `-` and `_` are the same
 *
 * Errors: NOT_FOUND where there is no such field, INVALID where it has no place in such a row
 */
gboolean             pc_import_target_parse  (const PcKind          *main,
                                              const char            *text,
                                              PcImportTarget        *target,
                                              GError               **error);

/** "Family name", or "Residence permit: Number" of another kind, translated and full. */
char                *pc_import_target_dup_label (const PcKind       *main,
                                              PcImportTarget         target);

G_END_DECLS
