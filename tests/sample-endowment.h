/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

/**
 * An office in memory with one person in PUOI PLUS: a cleared traineeship from 1 February to 31 July 2026, Monday to Friday, 20
 * hours a week, in a stamped register, attended from February to March; 4 hours of A2 on 10 January, on a page.
 */
typedef struct
{
  PcStore  *store;
  PcRecord *person;
  PcRecord *pathway;
  PcRecord *traineeship;
  PcRecord *entry;
} SampleEndowment;

void      sample_endowment_open     (SampleEndowment *self);
void      sample_endowment_close    (SampleEndowment *self);

/** A new record that belongs to @parent (nullable) by its field @parent_field, with "name=text; name=text", kept; full. */
PcRecord *sample_endowment_add      (SampleEndowment *self, const PcKind *kind, guint parent_field, PcRecord *parent, const char *fields);

/** A claim of the pathway, and a line of @claim, likewise. */
PcRecord *sample_endowment_add_claim (SampleEndowment *self, const char *fields);
PcRecord *sample_endowment_add_line (SampleEndowment *self, PcRecord *claim, const char *fields);

/** Keeps @record, which must go well. */
void      sample_endowment_save     (SampleEndowment *self, PcRecord *record);
