/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"
#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcReturnForm:
 * @table: (nullable): word of the table; %NULL for all others, whose hidden id is that of a record with fields as the
 *   columns are called
 * @find: the record of a row, by the hidden id; made where there can be none yet. INVALID where there is none or
 *   several
 * @get: what a column to be filled in holds now; cleared by the caller
 * @set: fills it in; %FALSE with INVALID where this record does not take it
 * @find_field: index of the field of the record in which the column is kept, or -1
 * @finish: (nullable): what follows from several columns together; @before is the record as it was, @pause what the
 *   column of breaks says. %FALSE with INVALID where they do not go together
 *
 * How the rows of a table that is filled in are records. What each column is, the report itself declares.
 */
typedef struct
{
  const char *table;
  PcRecord *(*find)       (PcStore        *store,
                           const char     *kind,
                           const char     *id,
                           GError        **error);
  void      (*get)        (PcStore        *store,
                           PcRecord       *record,
                           const char     *column,
                           PcValue        *value);
  gboolean  (*set)        (PcRecord       *record,
                           const char     *column,
                           const PcValue  *value,
                           GError        **error);
  int       (*find_field) (PcRecord       *record,
                           const char     *column);
  gboolean  (*finish)     (PcRecord       *record,
                           PcRecord       *before,
                           gint64          pause,
                           GError        **error);
} PcReturnForm;

/** The form of the table of that name; never %NULL. */
const PcReturnForm *pc_return_form_find (const char *table);

G_END_DECLS
