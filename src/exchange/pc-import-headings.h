/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-import-target.h"

G_BEGIN_DECLS

/*
 * Headings of other people's spreadsheets. One is known by the name of the field, by its label in any language that
 * Percorso is translated into ("Tax code", "Codice fiscale"), with the kind before it ("Residence permit: Number"), and
 * by what such columns are called in Italy and elsewhere (data/import/headings.tsv). Case, accents, signs and the
 * number of spaces do not count.
 */

/** @heading as it is compared; full; "" where there is no letter and no figure in it. */
char          *pc_import_heading_fold  (const char          *heading);

/**
 * What a column with that heading holds in rows about @main; none where it is not known. May be called from any thread.
 */
PcImportTarget pc_import_heading_match (const PcKind        *main,
                                        const char          *heading);

/**
 * pc_import_heading_guess:
 * @headings: (array length=n): some may be %NULL
 * @n_known: (out) (optional): how many of them are known
 *
 * What the rows under these headings are about.
 *
 * Returns: (nullable): the kind, or %NULL where nothing speaks for any
 */
const PcKind  *pc_import_heading_guess (const char * const  *headings,
                                        guint                n,
                                        guint               *n_known);

G_END_DECLS
