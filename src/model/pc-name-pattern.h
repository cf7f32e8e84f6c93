/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Names of files and folders from a pattern such as “{report} {from} {to}”. The words are, and are nowhere else:
 *
 *   {report}     name of the report in the language of the program; of any other file its own name
 *   {office}     name of the office
 *   {code}       prefix of the personal codes of the office
 *   {from}, {to} first and last day of the report, as 2026-03-31
 *   {month}      month of the first day, as 2026-03
 *   {year}       its year
 *   {date}       the day on which the file was queued, as 2026-03-31
 *   {time}       the time of that day, as 1430
 *   {person}     code of the person the report is about; never the name
 *   {programme}  identifier of the programme
 *
 * A word that has no value for a file leaves nothing behind, neither a blank nor a dash twice.
 */

/**
 * PcNameWords:
 *
 * The values of the words for one file; any may be %NULL.
 */
typedef struct
{
  const char *report;
  const char *office;
  const char *code;
  const char *from;
  const char *to;
  const char *date;
  const char *time;
  const char *person;
  const char *programme;
} PcNameWords;

/** The longest name of a file or folder, in bytes of UTF-8, that leaves room for “ (999)” and a temporary name. */
#define PC_NAME_MAX_BYTES 200

/**
 * pc_name_pattern_make_name:
 * @pattern: (nullable): %NULL or empty for "{report} {from} {to}"
 * @extension: (nullable): of the file, with its dot (".xlsx"); the pattern does not have it
 *
 * Returns: (transfer full): a name that pc_name_pattern_clean() has nothing to change in
 */
char *pc_name_pattern_make_name    (const char        *pattern,
                                    const PcNameWords *words,
                                    const char        *extension);

/**
 * pc_name_pattern_make_folder:
 * @pattern: (nullable): folders with “/” between them
 *
 * Returns: (transfer full): a relative path of clean names, without “..”, “.” and empty ones; "" for none
 */
char *pc_name_pattern_make_folder  (const char        *pattern,
                                    const PcNameWords *words);

/**
 * pc_name_pattern_clean:
 * @name: anything
 * @extension: (nullable): what the name ends in and keeps when it is cut
 *
 * A name that every file system and server takes and that means a file beside others: no “/”, “\”, control characters or
 * any of `<>:"|?*`, which FAT and Windows refuse; no dots or blanks at its ends; none of the names of devices of Windows (CON,
 * NUL, COM1 …); at most %PC_NAME_MAX_BYTES bytes, cut at a character; NFC; never empty. What cannot be there becomes “_”.
 *
 * Returns: (transfer full): the name, with @extension
 */
char *pc_name_pattern_clean        (const char        *name,
                                    const char        *extension);

/** The first “{…}” of @pattern that is no word, full; %NULL where all are. */
char *pc_name_pattern_find_unknown (const char        *pattern);

/** "{report}, {office} …": all words, full. */
char *pc_name_pattern_list_words   (void);

G_END_DECLS
