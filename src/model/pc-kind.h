/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pc-field.h"

G_BEGIN_DECLS

typedef struct _PcKind PcKind;

/**
 * PcKind:
 * @name: table of the schema and word of percorsoctl ("beneficiary")
 * @label: one of them, in English ("Person")
 * @plural: several of them, in English ("People")
 * @fields: its own fields, after those that every record has
 * @n_fields: how many
 * @get_type: its #GType, a #PcRecord
 * @follow: (nullable): sets what follows from the field that a person has just changed
 * @check: (nullable): looks at the record as a whole; reports through pc_issues_add()
 *
 * A kind of record. There is one table for each, in src/model/pc-<kind>.h.
 */
struct _PcKind
{
  const char    *name;
  const char    *label;
  const char    *plural;
  const PcField *fields;
  guint          n_fields;
  GType        (*get_type) (void);
  void         (*follow)   (gpointer   record,
                            guint      field);
  void         (*check)    (gpointer   record,
                            GPtrArray *issues);
};

/* The fields of every record come first in each kind. */
enum
{
  PC_RECORD_ID,
  PC_RECORD_CREATED_AT,
  PC_RECORD_UPDATED_AT,
  PC_RECORD_DELETED_AT,
  PC_RECORD_N_COMMON
};

/** All kinds, parents before children; NULL at the end. */
const PcKind * const *pc_kind_list     (void);

/** The kind of that name, or %NULL. */
const PcKind  *pc_kind_find            (const char   *name);

/** Number of fields, the common ones included. */
guint          pc_kind_get_n_fields    (const PcKind *kind);

/** Field @index, 0 to n_fields - 1; the common ones come first. */
const PcField *pc_kind_get_field       (const PcKind *kind,
                                        guint         index);

/** Index of the field of that name (`-` and `_` are the same), or -1. */
int            pc_kind_find_field      (const PcKind *kind,
                                        const char   *name);

/** Index of the first required reference: the record that this one belongs to; -1 where there is none. */
int            pc_kind_get_parent_field (const PcKind *kind);

const char    *pc_kind_get_label       (const PcKind *kind);
const char    *pc_kind_get_plural      (const PcKind *kind);

/*
 * A kind is declared by its table, which is a macro in its header that applies
 * another macro to each field: F (ID, "name", TYPE, detail, flags, label).
 * The enum for typed access and the table that everything else reads are made from it.
 */
#define PC_FIELD_TABLE_ROW_(ID, NAME, TYPE, DETAIL, FLAGS, LABEL) \
  { NAME, PC_FIELD_##TYPE, DETAIL, FLAGS, LABEL },

#define PC_DECLARE_KIND(name, NAME)                     \
  extern const PcKind pc_##name##_kind;                 \
  GType pc_##name##_get_type (void);

G_END_DECLS
