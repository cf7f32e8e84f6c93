/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-rows.h"

G_BEGIN_DECLS

/*
 * The lists of records that cases have, how each is read, and its order; for pc-case-batch.c alone.
 */

/**
 * PcCaseList:
 * @part: with which parts it is read, 0 being always
 * @offset: where it stands in its owner
 * @first: the field that it is in the order of
 * @second: the one behind that, or 0
 */
typedef struct
{
  PcCaseParts part;
  PcCaseRows  rows;
  gsize       offset;
  guint       first;
  guint       second;
} PcCaseList;

typedef struct
{
  const PcCaseList *lists;
  guint             n;
} PcCaseLists;

/* Of cases, of pathways and of traineeships; and of cases, by the ids of what is beside them in the batch. */
extern const PcCaseLists pc_case_lists_of_cases;
extern const PcCaseLists pc_case_lists_of_cases_by_pathway;
extern const PcCaseLists pc_case_lists_of_cases_by_traineeship;
extern const PcCaseLists pc_case_lists_of_pathways;
extern const PcCaseLists pc_case_lists_of_traineeships;

/** Reads @list of @owners, whose ids are @keys. */
gboolean pc_case_list_read     (const PcCaseList   *list,
                                PcStore            *store,
                                const char         *keys,
                                GPtrArray          *owners,
                                GError            **error);

/** Brings the lists of all @owners into their order. */
void     pc_case_lists_sort    (const PcCaseLists  *self,
                                GPtrArray          *owners);

/** Compares by a field, for sorting. */
int      pc_case_compare_field (PcRecord           *one,
                                PcRecord           *two,
                                guint               field);

G_END_DECLS
