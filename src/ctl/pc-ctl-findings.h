/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ctl-rows.h"
#include "pc-finding.h"

G_BEGIN_DECLS

/*
 * What rules say, as rows. The names of the columns stay; levels and verdicts are codes in CSV and JSON
 * ("percorsoctl codes finding-level", "verdict"), and so is the rule, in all of them.
 */

/** Adds the columns of a finding, behind those that were added before. */
void  pc_ctl_findings_add_columns (PcCtlRows       *rows,
                                   PcCtlFormat      format);

/**
 * pc_ctl_findings_add:
 * @before: (nullable): the values of the columns that were added before pc_ctl_findings_add_columns()
 * @n_before: how many
 *
 * Prints a row a finding, in their order.
 */
void  pc_ctl_findings_add         (PcCtlRows       *rows,
                                   PcCtlFormat      format,
                                   GPtrArray       *findings,
                                   const PcValue   *before,
                                   guint            n_before);

/** The findings and nothing else. */
void  pc_ctl_findings_print       (GPtrArray       *findings,
                                   PcCtlFormat      format);

/** Adds the columns of what a rule comes to as a whole: verdict, number of findings, the weightiest one. */
void  pc_ctl_verdicts_add_columns (PcCtlRows       *rows);

/** Prints a row; notes are not counted. */
void  pc_ctl_verdicts_add         (PcCtlRows       *rows,
                                   PcVerdict        verdict,
                                   GPtrArray       *findings,
                                   const PcValue   *before,
                                   guint            n_before);

G_END_DECLS
