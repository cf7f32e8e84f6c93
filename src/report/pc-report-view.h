/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-pseudonym.h"
#include "pc-table.h"

G_BEGIN_DECLS

/* The column with what the cells to be filled in held: a JSON array of texts, null where a cell was empty. */
#define PC_REPORT_BASE "base"

/* Fewer people than this who have the same things in common could be told who they are. */
#define PC_SMALL_GROUP 5

/**
 * PcReportView:
 *
 * What of a table leaves in an export, and as what. To the columns of the table it adds, at the right, the code of each
 * choice, which is the same in every language, and lengths as hours with decimals where the table asks for it.
 *
 * Pseudonymised, it lacks what the flags of the fields call personal or special-category, and free text unless it is
 * asked for; codes of people and ids of records are those made for the recipient; counts of people below
 * %PC_SMALL_GROUP stand as "< 5", out of the totals; a sum that would tell the only one of them in its row stands as "–";
 * and where rows are people, those who share their group with fewer are marked.
 *
 * Stays on one thread, which may be any.
 */
typedef struct _PcReportView PcReportView;

/**
 * PcReportViewOptions:
 * @pseudonym: (nullable): whose pseudonyms stand for people; %NULL where they keep their names
 * @notes: with @pseudonym: whether free text stays
 * @plain: without the columns that an export adds, as on the screen and on paper
 * @ids: with the hidden columns, by which a row is known again
 * @filled: with columns to be filled in as such, and a hidden one, %PC_REPORT_BASE, with what they hold when the
 *   workbook is written; without it they are as all others
 */
typedef struct
{
  PcPseudonym *pseudonym;
  gboolean     notes;
  gboolean     plain;
  gboolean     ids;
  gboolean     filled;
} PcReportViewOptions;

/** @table: outlives the result, as does what @options names. */
PcReportView   *pc_report_view_new         (const PcTable              *table,
                                            const PcReportViewOptions  *options);
void            pc_report_view_free        (PcReportView               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcReportView, pc_report_view_free)

/** Borrowed. */
const PcColumn *pc_report_view_get_columns (PcReportView               *self,
                                            guint                      *n_columns);

/** Whether pc_report_view_count() has to see all rows before the first is read. */
gboolean        pc_report_view_has_groups  (PcReportView               *self);
void            pc_report_view_count       (PcReportView               *self,
                                            PcCursor                   *row);

/** The values of the row that @row stands on, in the order of the columns; valid until the next move. */
const PcValue  *pc_report_view_read        (PcReportView               *self,
                                            PcCursor                   *row);

G_END_DECLS
