/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-load.h"

G_BEGIN_DECLS

/*
 * The queries behind cases; for pc-case-load.c alone. Each reads the rows of many owners in one go: @keys is a JSON array of
 * the owners' ids, and a row comes with the position of its owner in it. Each answers %FALSE with an error of reading.
 */

/** Which rows, and whose ids @keys has. */
typedef enum
{
  PC_CASE_ROWS_PEOPLE,
  PC_CASE_ROWS_PATHWAYS,               /* of people */
  PC_CASE_ROWS_TRAINEESHIPS,           /* of pathways */
  PC_CASE_ROWS_HOSTS,                  /* of traineeships */
  PC_CASE_ROWS_EVENTS,                 /* of traineeships */
  PC_CASE_ROWS_PERMITS,                /* of people */
  PC_CASE_ROWS_DOCUMENTS,              /* of people */
  PC_CASE_ROWS_SKILLS,                 /* of people */
  PC_CASE_ROWS_PATHWAY_DOCUMENTS,      /* of pathways, and of no person */
  PC_CASE_ROWS_TRAINEESHIP_DOCUMENTS,  /* of traineeships, and of no pathway */
  PC_CASE_ROWS_HOST_DOCUMENTS,         /* of the hosts of traineeships, and of nothing else */
  PC_CASE_ROWS_PLANS,                  /* of pathways */
  PC_CASE_ROWS_PLANNED,                /* of pathways */
  PC_CASE_ROWS_GOALS,                  /* of pathways */
  PC_CASE_ROWS_CLAIMS,                 /* of pathways */
  PC_CASE_ROWS_CLAIM_LINES,            /* of pathways */
  PC_CASE_ROWS_FOLLOW_UPS,             /* of pathways */
  PC_CASE_ROWS_REGISTERS,              /* of traineeships */
  PC_CASE_ROWS_COMPETENCES,            /* of traineeships */
  PC_CASE_ROWS_N
} PcCaseRows;

/** Takes a record, of the owner at @position. */
typedef void (*PcCaseRowFunc) (guint      position,
                               PcRecord  *record,
                               gpointer   user_data);

gboolean   pc_case_rows_read         (PcStore        *store,
                                      PcCaseRows      rows,
                                      const char     *keys,
                                      PcCaseRowFunc   add,
                                      gpointer        user_data,
                                      GError        **error);

/* What there may be hundreds of, as plain values: @arrays has one GArray an owner. @on is ISO text, the last day. */
gboolean   pc_case_rows_add_hours    (PcStore        *store,
                                      const char     *keys,
                                      const char     *on,
                                      GPtrArray      *arrays,
                                      GError        **error);
gboolean   pc_case_rows_add_sessions (PcStore        *store,
                                      const char     *keys,
                                      GPtrArray      *arrays,
                                      GError        **error);

/** With @plain, day, kind and minutes alone, which an index answers. */
gboolean   pc_case_rows_add_days     (PcStore        *store,
                                      const char     *keys,
                                      const char     *on,
                                      gboolean        plain,
                                      GPtrArray      *arrays,
                                      GError        **error);
gboolean   pc_case_rows_add_tutoring (PcStore        *store,
                                      const char     *keys,
                                      const char     *on,
                                      GPtrArray      *arrays,
                                      GError        **error);

/** Closures of the office, the same for all owners. */
gboolean   pc_case_rows_add_office_closures (PcStore        *store,
                                             const char     *keys,
                                             GPtrArray      *arrays,
                                             GError        **error);

/** Closures of the hosts of traineeships, and of the office. */
gboolean   pc_case_rows_add_closures (PcStore        *store,
                                      const char     *keys,
                                      GPtrArray      *arrays,
                                      GError        **error);

/** The office that works here, full; %NULL where there is none yet. */
PcRecord  *pc_case_rows_find_office  (PcStore        *store);

/** Ids of the people of @scope, by name or as they were added; full. */
GPtrArray *pc_case_rows_list_people  (PcStore            *store,
                                      const PcCaseScope  *scope,
                                      gboolean            by_name,
                                      PcDay               on,
                                      GError            **error);

G_END_DECLS
