/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-record.h"

/* Records with something in every field, for the tests. */

/**
 * SampleVariant:
 * @SAMPLE_PLAIN: what an office would type
 * @SAMPLE_ODD: quotes, Arabic, emoji, combining signs, what looks like SQL or a formula
 * @SAMPLE_LARGE: the longest text, the largest and the negative numbers, all codes of a list
 * @SAMPLE_EMPTY: what is required and nothing else
 */
typedef enum
{
  SAMPLE_PLAIN,
  SAMPLE_ODD,
  SAMPLE_LARGE,
  SAMPLE_EMPTY,
  SAMPLE_N
} SampleVariant;

/**
 * sample_new:
 * @ids: name of a kind -> id of a record of it, for references; the new record is added
 *
 * A new record of @kind with every field set (or, %SAMPLE_EMPTY, the required ones) to what pc_record_check() lets pass.
 */
PcRecord *sample_new   (const PcKind *kind, SampleVariant variant, GHashTable *ids);

/** Gives every field of @record but those the store keeps the values of @variant, or none. */
void      sample_fill  (PcRecord *record, SampleVariant variant, GHashTable *ids);

/** For the parameter `ids` above. */
GHashTable *sample_ids_new (void);

/** Asserts that two records have the same value in every field from @first on. */
void      sample_assert_equal (PcRecord *one, PcRecord *two, guint first);

/** Asserts that @check takes @text, or, with a @message, refuses it as INVALID in words that have that in them. */
void      sample_assert_check (gboolean (*check) (const char *text, GError **error), const char *text,
                               const char *message);

/** g_test_init() in C.UTF-8; programmes of whoever runs the tests cannot take the place of the shipped ones. */
void      sample_init_shipped (int *argc, char ***argv);

/** Sets the locale, and fails the test where it is missing. */
void      sample_use_locale (const char *locale);
