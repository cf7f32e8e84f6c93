/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kind.h"
#include "sample-store.h"

/*
 * A record of a small office: its kind, the name it is called by in the test, and its fields; "@name" is the id of
 * another.
 */
typedef struct
{
  const PcKind *kind;
  const char   *name;
  const char   *fields[32];
} SampleRecord;

/** An office in a file; the names of its records stand for their ids. */
typedef struct
{
  SampleFolder *folder;
  char         *db;
  PcStore      *store;
  GHashTable   *ids;
} SampleOffice;

/** Fields are as they are kept: ISO dates, cents, minutes. */
SampleOffice *sample_office_new        (const SampleRecord *records,
                                        guint               n_records);
void          sample_office_free       (SampleOffice       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleOffice, sample_office_free)

/** The id that "@name" stands for. */
const char   *sample_office_get_id     (SampleOffice       *self,
                                        const char         *name);

/** Sets a field of @record by its name. */
void          sample_office_set_field  (SampleOffice       *self,
                                        PcRecord           *record,
                                        const char         *name,
                                        const char         *text);

/** Adds a record, within a transaction. */
void          sample_office_add        (SampleOffice       *self,
                                        const SampleRecord *record);

/** sample_report_write() of the office; "name=@record" is the id of that record. */
char         *sample_office_write      (SampleOffice       *self,
                                        const char         *report,
                                        const char         *arguments,
                                        const char         *recipient,
                                        const char         *file);

/** sample_report_read(), likewise. */
char         *sample_office_read_rows  (SampleOffice       *self,
                                        const char         *report,
                                        const char         *arguments,
                                        const char         *table);
