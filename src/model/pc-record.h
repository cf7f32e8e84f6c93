/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kind.h"
#include "pc-value.h"

G_BEGIN_DECLS

#define PC_TYPE_RECORD (pc_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PcRecord, pc_record, PC, RECORD, GObject)

/**
 * PcRecord:
 *
 * One record of some kind. Its type installs a real GObject property for each field of
 * the kind (`family-name` for `family_name`): strings for text, 64-bit integers for
 * numbers (%PC_UNSET where unset), booleans for yes or no (%FALSE where unset).
 * Fields are named by the enum beside each kind's table (%PC_PLAN_STARTS_ON).
 */
struct _PcRecordClass
{
  GObjectClass   parent_class;

  const PcKind  *kind;
  GParamSpec   **properties; /* One a field. */
};

/** Registers the #GType of @kind; only for the tables in pc-kinds.c. */
GType         pc_record_register_kind (const PcKind   *kind);

/** A new record with a new id and nothing else set. */
PcRecord     *pc_record_new           (const PcKind   *kind) G_GNUC_WARN_UNUSED_RESULT;

/** A record with the values of all its fields in their order, the id too, which are copied; as read from a database. */
PcRecord     *pc_record_new_filled    (const PcKind   *kind,
                                       const PcValue  *values) G_GNUC_WARN_UNUSED_RESULT;

/** A new record with the same values, the id too. */
PcRecord     *pc_record_copy          (PcRecord       *self) G_GNUC_WARN_UNUSED_RESULT;

const PcKind *pc_record_get_kind      (PcRecord       *self);
const char   *pc_record_get_id        (PcRecord       *self);

gboolean      pc_record_is_set        (PcRecord       *self,
                                       guint           field);
gboolean      pc_record_is_deleted    (PcRecord       *self);

/** Whether the record is in the database already, as opposed to one that is only being typed. */
gboolean      pc_record_is_kept       (PcRecord       *self);

/** The text of a text field; %NULL where unset. */
const char   *pc_record_get_text      (PcRecord       *self,
                                       guint           field);
void          pc_record_set_text      (PcRecord       *self,
                                       guint           field,
                                       const char     *text);

/** The number of a number field; %PC_UNSET where unset. */
gint64        pc_record_get_number    (PcRecord       *self,
                                       guint           field);
void          pc_record_set_number    (PcRecord       *self,
                                       guint           field,
                                       gint64          number);

/** The number of a number field, or @fallback where unset. */
gint64        pc_record_get_number_or (PcRecord       *self,
                                       guint           field,
                                       gint64          fallback);

/** %TRUE only where the field is set and yes. */
gboolean      pc_record_get_boolean   (PcRecord       *self,
                                       guint           field);

/** Reads a date field; %FALSE where it is unset. */
gboolean      pc_record_get_date      (PcRecord       *self,
                                       guint           field,
                                       GDate          *date);

/** The value as it is kept; valid until the field changes. */
const PcValue *pc_record_get_value    (PcRecord       *self,
                                       guint           field);
void          pc_record_set_value     (PcRecord       *self,
                                       guint           field,
                                       const PcValue  *value);

/** pc_value_parse() into the field; on failure the field keeps its value. */
gboolean      pc_record_parse         (PcRecord       *self,
                                       guint           field,
                                       const char     *text,
                                       GError        **error);

/** pc_value_format() of the field, full. */
char         *pc_record_format        (PcRecord       *self,
                                       guint           field);

/** What people call it: the names of a person, the name or description of a thing; else the kind; full. */
char         *pc_record_dup_name      (PcRecord       *self);

/**
 * PcIssue:
 * @field: index of the field it stands at, or -1 for the record as a whole
 * @blocks: whether the record cannot be kept as it is
 * @message: a translated sentence with the way out
 *
 * Something to tell the person about a record.
 */
typedef struct
{
  int       field;
  gboolean  blocks;
  char     *message;
} PcIssue;

/** Of #PcIssue, empty; full. */
GPtrArray    *pc_issues_new           (void);

/** Adds an issue to @issues; takes @message. */
void          pc_issues_add           (GPtrArray      *issues,
                                       int             field,
                                       gboolean        blocks,
                                       char           *message);

/** The first issue that blocks, or %NULL. */
const PcIssue *pc_issues_get_blocking (GPtrArray      *issues);

/** All that can be said about the record by itself (array of #PcIssue), full. */
GPtrArray    *pc_record_check         (PcRecord       *self);

G_END_DECLS
