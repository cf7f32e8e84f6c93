/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcFieldType:
 * @PC_FIELD_TEXT: one line of text; `detail` may name a format ("tax-code", "iban", "vat-number", "email", "phone", "code")
 * @PC_FIELD_NOTE: several lines of text
 * @PC_FIELD_INTEGER: a count
 * @PC_FIELD_MINUTES: a length of time in whole minutes
 * @PC_FIELD_MONEY: an amount in cents of euro
 * @PC_FIELD_DATE: a day, ISO text ("2026-03-31")
 * @PC_FIELD_TIME: a time of day in minutes after midnight, 0 to 1440
 * @PC_FIELD_BOOLEAN: yes or no
 * @PC_FIELD_CHOICE: one code of the list `detail`
 * @PC_FIELD_CHOICES: codes of the list `detail`, one space between them
 * @PC_FIELD_REFERENCE: the id of a record of the kind `detail`
 * @PC_FIELD_INSTANT: a moment in UTC, ISO text ("2026-03-31T08:15:00.123Z")
 *
 * What a field holds. Anything may also be unset.
 */
typedef enum
{
  PC_FIELD_TEXT,
  PC_FIELD_NOTE,
  PC_FIELD_INTEGER,
  PC_FIELD_MINUTES,
  PC_FIELD_MONEY,
  PC_FIELD_DATE,
  PC_FIELD_TIME,
  PC_FIELD_BOOLEAN,
  PC_FIELD_CHOICE,
  PC_FIELD_CHOICES,
  PC_FIELD_REFERENCE,
  PC_FIELD_INSTANT
} PcFieldType;

/**
 * PcFieldFlags:
 * @PC_PLAIN: nothing special
 * @PC_REQUIRED: a record cannot be kept without it
 * @PC_PERSONAL: tells who a person is; left out of pseudonymous exports
 * @PC_SPECIAL: special-category data (GDPR art. 9): asked only with consent, shown only where needed
 * @PC_SEARCHABLE: found by the search
 * @PC_LOCAL: never leaves this computer
 * @PC_AUTOMATIC: kept by the program, never typed
 */
typedef enum
{
  PC_PLAIN      = 0,
  PC_REQUIRED   = 1 << 0,
  PC_PERSONAL   = 1 << 1,
  PC_SPECIAL    = 1 << 2,
  PC_SEARCHABLE = 1 << 3,
  PC_LOCAL      = 1 << 4,
  PC_AUTOMATIC  = 1 << 5
} PcFieldFlags;

typedef struct _PcField PcField;

/**
 * PcField:
 * @name: column of the schema, key of percorsoctl, name of the property
 * @type: what it holds
 * @detail: (nullable): the code list, the kind referred to or the format of the text
 * @flags: what else holds for it
 * @label: heading, in English; pc_field_get_label() translates it
 *
 * The one description of a field. Forms, schema, journal, search, spreadsheets and
 * import read it, so that a field is never described twice.
 */
struct _PcField
{
  const char   *name;
  PcFieldType   type;
  const char   *detail;
  PcFieldFlags  flags;
  const char   *label;
};

/* The value of a number that is not set. */
#define PC_UNSET G_MININT64

/** The translated label. */
const char *pc_field_get_label (const PcField *field);

/** Whether the value is text (and not a number) in memory and in the database. */
gboolean    pc_field_is_text   (const PcField *field);

/** Whether the value can be totalled: money, minutes and counts. */
gboolean    pc_field_is_amount (const PcField *field);

G_END_DECLS
