/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-day.h"
#include "pc-rule-file.h"
#include "pc-store.h"

G_BEGIN_DECLS

/*
 * What the commands of percorsoctl share. A command says that it was called wrongly with
 * G_OPTION_ERROR, as GLib's parser does; that ends the program with status 2, any other error with 1.
 */

typedef struct _PcCtl PcCtl;

/**
 * PcCtlCommand:
 * @name: the word after percorsoctl
 * @parameters: (nullable): what follows the options, in English
 * @summary: what it does, in English
 * @description: (nullable): what else there is to know, in English
 * @least: how many arguments it needs
 * @most: how many it can take
 * @run: does it; @arguments begins with the name of the command
 */
typedef struct
{
  const char *name;
  const char *parameters;
  const char *summary;
  const char *description;
  guint       least;
  guint       most;
  gboolean  (*run) (PcCtl   *self,
                    char   **arguments,
                    GError **error);
} PcCtlCommand;

/**
 * PcCtl:
 * @command: the one that runs
 * @path: the file of the database
 * @key_file: (nullable): the file whose first line is the key
 * @status: what the program ends with where the command went well; 0 unless it says otherwise
 */
struct _PcCtl
{
  const PcCtlCommand *command;
  char               *path;
  char               *key_file;
  int                 status;
};

/* It was done, but not with everything that was given: some of it was refused, or waits for somebody. */
#define PC_CTL_NOT_ALL 3

/** Sets a G_OPTION_ERROR; always %FALSE. */
gboolean       pc_ctl_refuse       (GError             **error,
                                    const char          *format,
                                    ...) G_GNUC_PRINTF (2, 3);

/**
 * pc_ctl_parse:
 * @options: (nullable): those of the command; an option with any text in it is a FILENAME, since a STRING
 *   is refused where the locale has no such letters
 * @arguments: as given to the command
 *
 * Reads the options, and ends the program after `--help`.
 *
 * Returns: (transfer full): what is left without the name of the command, as many as it takes; or %NULL
 */
char         **pc_ctl_parse        (PcCtl               *self,
                                    const GOptionEntry  *options,
                                    char               **arguments,
                                    GError             **error);

/** Reads the key; %TRUE with @key %NULL where none was asked for. */
gboolean       pc_ctl_read_key     (PcCtl               *self,
                                    char               **key,
                                    GError             **error);

/** pc_store_open() on the database of the command line. */
PcStore       *pc_ctl_open         (PcCtl               *self,
                                    PcStoreFlags         flags,
                                    GError             **error);

/** Of a word of the command line (`-` and `_` are the same), or %NULL. */
const PcKind  *pc_ctl_find_kind    (const char          *name,
                                    GError             **error);
int            pc_ctl_find_field   (const PcKind        *kind,
                                    const char          *name,
                                    GError             **error);

/**
 * The record of that id, of whichever kind, deleted ones too; or the person of that code, or whom she was merged
 * into; full.
 */
PcRecord      *pc_ctl_find_record  (PcStore             *store,
                                    const char          *id,
                                    GError             **error);

/** The person of that id or code; INVALID where it is of another kind or removed; full. */
PcRecord      *pc_ctl_find_person  (PcStore             *store,
                                    const char          *id,
                                    GError             **error);

/** pc_value_parse() that also takes the code of a person for a reference to one, and names the field in @error. */
gboolean       pc_ctl_parse_value  (PcStore             *store,
                                    const PcField       *field,
                                    const char          *text,
                                    PcValue             *value,
                                    GError             **error);

/** The id of a record of that kind, or of the person of that code, as @text names it; full. NOT_FOUND where it is another kind. */
char          *pc_ctl_find_id      (PcStore             *store,
                                    const PcKind        *kind,
                                    const char          *text,
                                    GError             **error);

/** Reads the day of an option, which @error names; @day stays as it is where @text is %NULL. */
gboolean       pc_ctl_parse_day    (const char          *option,
                                    const char          *text,
                                    PcDay               *day,
                                    GError             **error);

/** Sets the fields of @record as `field=value` says; those that the program keeps are refused. */
gboolean       pc_ctl_assign       (PcStore             *store,
                                    PcRecord            *record,
                                    char               **assignments,
                                    GError             **error);

/**
 * pc_ctl_save:
 *
 * pc_store_save() of a record that was typed, unless it is a service that the programme refuses: INVALID, with the
 * rule. What else the rules say of a service goes to standard error.
 */
gboolean       pc_ctl_save         (PcStore             *store,
                                    PcRecord            *record,
                                    GError             **error);

/** A cancellable that SIGINT and SIGTERM cancel from now on, in place of ending the program. */
GCancellable  *pc_ctl_catch_signals (void);

/** The place for a database that appears whole or not at all: opened under another name beside it; full. */
PcStore       *pc_ctl_create       (PcCtl               *self,
                                    GError             **error);

/** Closes what pc_ctl_create() opened, and gives it its name where @keep, or takes it away; takes @store. */
gboolean       pc_ctl_create_finish (PcCtl              *self,
                                     PcStore            *store,
                                     gboolean            keep,
                                     GError            **error);

/** Prints every mistake of the file at @path with its line; PC_ERROR INVALID with their number where there are any. */
gboolean       pc_ctl_check_rules  (const PcRuleFileKind *kind,
                                    const char           *path,
                                    GError              **error);

/** Prints @n labels, aligned, each with its text; a text that is %NULL leaves its line out. */
void           pc_ctl_print_pairs  (const char           *(*pairs)[2],
                                    guint                 n);

/** Prints a file as it was shipped, to be copied and edited, and takes it; %FALSE where it is %NULL. */
gboolean       pc_ctl_print_shipped (GBytes              *file);

/* The commands; see the table in percorsoctl.c. */
gboolean pc_ctl_add         (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_allowance   (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_backup      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_check       (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_codes       (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_deadlines   (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_demo        (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_distinct    (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_duplicates  (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_eligibility (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_export      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_fields      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_handover    (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_history     (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_import      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_indicators  (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_init        (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_ledger      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_list        (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_merge       (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_outbox      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_programme   (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_readiness   (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_redo        (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_region      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_remove      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_reports     (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_restore     (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_search      (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_set         (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_show        (PcCtl *self, char **arguments, GError **error);
gboolean pc_ctl_undo        (PcCtl *self, char **arguments, GError **error);

G_END_DECLS
