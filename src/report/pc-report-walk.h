/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-load.h"
#include "pc-temp-rows.h"

G_BEGIN_DECLS

/* What a report does whose rows come from the rules: read its arguments, walk the cases, and fill in rows. */

/** The day of a parameter; 0 where it is not given. */
PcDay       pc_report_get_day   (GHashTable         *arguments,
                                 const char         *name);

/** The text of a parameter, borrowed; %NULL where it is not given. */
const char *pc_report_get_text  (GHashTable         *arguments,
                                 const char         *name);

/** Whether a parameter that is given is @text; one that is not restricts nothing. */
gboolean    pc_report_allows    (GHashTable         *arguments,
                                 const char         *name,
                                 const char         *text);

/**
 * PcReportWalkFunc:
 *
 * Looks at a pathway, whose case is gone when it returns.
 */
typedef gboolean (*PcReportWalkFunc) (PcCase         *owner,
                                      PcPathwayCase  *pathway,
                                      gpointer        user_data,
                                      GError        **error);

/**
 * pc_report_walk:
 *
 * The pathways that the parameters "person", "programme" and "operator" leave, in the order of names. The operator is
 * the case manager: of the pathway or, where it names none, of the person. With "month", only those of people of whom a
 * traineeship can have days in it are looked at.
 *
 * Errors: those of reading and of @look, which ends the walk; G_IO_ERROR CANCELLED
 */
gboolean    pc_report_walk      (PcStore            *store,
                                 GHashTable         *arguments,
                                 PcDay               on,
                                 PcCaseParts         parts,
                                 GCancellable       *cancellable,
                                 PcReportWalkFunc    look,
                                 gpointer            user_data,
                                 GError            **error);

/** Whether the parameters "programme" and "operator" leave the pathway. */
gboolean    pc_report_wants     (GHashTable         *arguments,
                                 PcCase             *owner,
                                 PcPathwayCase      *pathway);

/** Whose cases pc_report_walk() looks at; its texts are those of @arguments. For pc_case_fold(). */
PcCaseScope pc_report_get_scope (GHashTable         *arguments);

/** The case manager of the pathway or, where it names none, of the person; %NULL where neither does. */
const char *pc_report_get_case_manager (PcCase        *owner,
                                        PcPathwayCase *pathway);

/** The code of age-class of that many years; %NULL where they are not known, which is below 0. */
const char *pc_report_get_age_class (int              years);

/** Sets the three columns of PC_REPORT_PERSON_COLUMNS from @column on. */
void        pc_report_set_person (PcTempRows        *rows,
                                  guint              column,
                                  PcRecord          *person);

/** Sets a column from a field of @record (nullable) as it is kept. */
void        pc_report_set_field (PcTempRows         *rows,
                                 guint               column,
                                 PcRecord           *record,
                                 guint               field);

/** Sets a column to a day; 0 leaves it empty. */
void        pc_report_set_day   (PcTempRows         *rows,
                                 guint               column,
                                 PcDay               day);

G_END_DECLS
