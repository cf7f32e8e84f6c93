/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "pc-config.h"
#include "pc-ctl.h"
#include "pc-ctl-rows.h"

#define PROGRAM "percorsoctl"

#define EXIT_WRONG_USE 2

#define ANY G_MAXUINT

static const PcCtlCommand commands[] = {
  { "init", NULL, N_("Make a new database"),
    N_("With “--office” and “--prefix” the office is set up in it, too. Where there is a database already, it is left "
       "as it is."),
    0, 0, pc_ctl_init },
  { "demo", NULL, N_("Fill a database with an invented office"),
    N_("The database is made where there is none, and may not have any people yet. Ctrl-C takes everything back."),
    0, 0, pc_ctl_demo },
  { "add", N_("KIND [FIELD=VALUE…]"), N_("Add a record and print its identifier"),
    N_("“percorsoctl fields KIND” lists the fields. A reference is the identifier of a record or the code of a "
       "person."),
    1, ANY, pc_ctl_add },
  { "set", N_("ID FIELD=VALUE…"), N_("Change fields of a record"),
    N_("“FIELD=” clears the field. Where a field is given twice, the last one holds."), 2, ANY, pc_ctl_set },
  { "show", N_("ID"), N_("Print a record"),
    N_("ID is the identifier of a record or the code of a person."), 1, 1, pc_ctl_show },
  { "list", N_("KIND"), N_("Print the records of a kind"),
    N_("In a table, only the first fields are printed that hold something; “--fields” asks for others."),
    1, 1, pc_ctl_list },
  { "remove", N_("ID"), N_("Remove a record and all that belongs to it"),
    N_("“percorsoctl restore” and “percorsoctl undo” bring it back."), 1, 1, pc_ctl_remove },
  { "restore", N_("ID"), N_("Bring a removed record back, with all that was removed with it"),
    N_("“percorsoctl list KIND --deleted” lists removed records."), 1, 1, pc_ctl_restore },
  { "search", N_("TEXT…"), N_("Find records by words of their names, codes and numbers"),
    N_("Every word must begin a word of the record; case and accents do not matter."), 1, ANY, pc_ctl_search },
  { "duplicates", NULL, N_("List people who could be the same"),
    N_("“certain”, “probable” or “possible” from a score of 95, 75 or 45 on. Nothing is merged by itself."),
    0, 0, pc_ctl_duplicates },
  { "distinct", N_("ID ID"), N_("Note that two people are not the same"),
    N_("They are not listed as duplicates any more. “percorsoctl list distinction” lists such notes, “percorsoctl "
       "remove” takes one back."), 2, 2, pc_ctl_distinct },
  { "merge", N_("KEEP OTHER"), N_("Make one person of two"),
    N_("All that belongs to OTHER goes to KEEP. What only OTHER has is taken over; where both have something, that of "
       "KEEP stays, and what is left is written into a note. “percorsoctl undo” takes it back."), 2, 2, pc_ctl_merge },
  { "ledger", N_("[PERSON]"), N_("Print what each endowment comes to: planned, delivered, claimed, left"),
    N_("By component, of the person whose identifier or code is given, or the sums of the office. What cannot be reckoned "
       "is empty. “percorsoctl ledger PERSON --explain COMPONENT” prints the records behind the figures."),
    0, 1, pc_ctl_ledger },
  { "allowance", N_("[PERSON]"), N_("Print the allowance of traineeships month by month"),
    N_("Of everybody, or of the person whose identifier or code is given, with what each month is worth, what of it is due, "
       "and why. “percorsoctl codes allowance-grade” lists how a month is paid."), 0, 1, pc_ctl_allowance },
  { "eligibility", N_("[PERSON]"), N_("Say who can take part in a programme"),
    N_("Of the person whose identifier or code is given, everything that stands in the way or is missing; without one, "
       "a line for each pathway that is open. The day is the one that the programme looks at, unless “--on” names "
       "another. With “--programme”, also of somebody who has no pathway in it."), 0, 1, pc_ctl_eligibility },
  { "readiness", N_("[PERSON]"), N_("Say for whom the clearance can be asked for"),
    N_("Of the person whose identifier or code is given, everything that stands in the way or is missing for a request "
       "on the day; without one, a line for each open pathway whose clearance was not "
       "issued."), 0, 1, pc_ctl_readiness },
  { "deadlines", N_("[PERSON]"), N_("List what is late and what is due soon"),
    N_("Of everybody, or of the person whose identifier or code is given. What is due is reckoned from the records as "
       "known on the day; “percorsoctl codes deadline-kind” lists the kinds."), 0, 1, pc_ctl_deadlines },
  { "indicators", NULL, N_("Count the common indicators of the European funds"),
    N_("One record a person and programme. On entry those are counted who entered in the period, on leaving those who "
       "left in it, six months after those of whom that day lies in it. Records that are not complete count for "
       "nothing: “--incomplete” lists them with what they lack."), 0, 0, pc_ctl_indicators },
  { "export", N_("REPORT"), N_("Write a report to a file"),
    N_("“percorsoctl reports” lists the reports, “percorsoctl export REPORT --help” what each can be limited to. The "
       "file appears whole or not at all. With “--hand-over” a workbook is kept as it was, and its id printed."),
    1, 1, pc_ctl_export },
  { "handover", N_("list [REPORT] | file ID | delta ID"), N_("Reports as they were handed over, and what has changed since"),
    N_("“file” writes the workbook once more as it was, “delta” one with what is different today and why."),
    1, 2, pc_ctl_handover },
  { "reports", NULL, N_("List the reports"), NULL, 0, 0, pc_ctl_reports },
  { "outbox", N_("list | send | add FILE | pause|resume|retry|cancel ID…"), N_("Hand files over to destinations, now or later"),
    N_("“percorsoctl add destination name=… kind=folder|webdav address=…” makes a destination. “send” ends with status 1 where "
       "something is not at its destination yet. A password comes from the keyring, the file, the variable PERCORSO_PASSWORD or "
       "the terminal."), 1, ANY, pc_ctl_outbox },
  { "import", N_("[FILE]"), N_("Take records from a workbook or a file of separated values"),
    N_("What the columns hold is guessed from their headings; “--columns” prints it, “--map” says otherwise. With “--dry-run” "
       "nothing is changed. Rows that are doubtful or refused wait (“--parked”); the status is then 3. “percorsoctl undo” "
       "takes the whole import back."), 0, 1, pc_ctl_import },
  { "history", N_("[ID]"), N_("Print what was done, newest first"),
    N_("With the ID of a record, what was done to it and which fields were changed."), 0, 1, pc_ctl_history },
  { "undo", NULL, N_("Undo the last change"), NULL, 0, 0, pc_ctl_undo },
  { "redo", NULL, N_("Do again what was undone last"), NULL, 0, 0, pc_ctl_redo },
  { "check", NULL, N_("Look for faults in the database"),
    N_("Ends with status 1 where there are any."), 0, 0, pc_ctl_check },
  { "backup", N_("FILE"), N_("Copy the database to a file"),
    N_("It may be in use meanwhile. The file appears whole or not at all, and has the same key."),
    1, 1, pc_ctl_backup },
  { "programme", N_("list | check FILE | show ID"), N_("List, check and show the rules of funding programmes"), NULL,
    1, 2, pc_ctl_programme },
  { "region", N_("list | check FILE | show CODE"), N_("List, check and show what regions set for traineeships"),
    N_("“percorsoctl codes region” lists the codes. Figures that nobody has verified are assumptions."),
    1, 2, pc_ctl_region },
  { "codes", N_("[LIST]"), N_("List the code lists, or the codes of one"), NULL, 0, 1, pc_ctl_codes },
  { "fields", N_("[KIND]"), N_("List the kinds of record, or the fields of one"), NULL, 0, 1, pc_ctl_fields },
};

static const PcCtlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

/* The end of the help: every command with what it does, aligned. */
static char *
describe_commands (void)
{
  g_autoptr(GString) text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-12s%s", commands[i].name, _(commands[i].summary));

  g_string_append_printf (text, "\n\n%s", _("“percorsoctl COMMAND --help” tells more about each."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads what stands before the command. */
static char **
parse_global (PcCtl     *self,
              gboolean  *version,
              char     **argv,
              GError   **error)
{
  g_auto(GStrv) words = g_strdupv (argv);
  g_auto(GStrv) rest = NULL;
  g_autofree char *description = describe_commands ();
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->path,
      N_("The database; that of the desktop program unless given"), N_("FILE") },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &self->key_file,
      N_("The key of the database is the first line of FILE"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, version,
      N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr(GOptionContext) context = g_option_context_new (N_("COMMAND …"));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, N_("Work with a Percorso database from the command line."));
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &words, error))
    return NULL;

  return rest != NULL ? g_steal_pointer (&rest) : g_new0 (char *, 1);
}

static gboolean
run_command (PcCtl   *self,
             char   **words,
             GError **error)
{
  g_autofree char *name = NULL;

  if (words[0] == NULL)
    return pc_ctl_refuse (error, _("A command is missing"));
  if (!(self->command = find_command (words[0])))
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("There is no command “%s”"), words[0]);

  if (self->path == NULL)
    self->path = pc_store_get_default_path ();

  /* What the help of the command begins with. */
  name = g_strjoin (" ", PROGRAM, self->command->name, NULL);
  g_set_prgname (name);
  return self->command->run (self, words, error);
}

static gboolean
run (PcCtl   *self,
     char   **argv,
     GError **error)
{
  gboolean version = FALSE;
  g_auto(GStrv) words = parse_global (self, &version, argv, error);

  if (words == NULL)
    return FALSE;
  if (!version)
    return run_command (self, words, error);

  puts (PROGRAM " (Percorso) " PC_VERSION);
  return TRUE;
}

/* What a full disk or a closed pipe refuses shows only now. */
static gboolean
close_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               /* Translators: %s is a message of the system. */
               _("The output cannot be written: %s."), g_strerror (errno));
  return FALSE;
}

static int
report (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    {
      /* Translators: the first %s says what is wrong with the command line, the second is a command. */
      g_autofree char *message = g_strdup_printf (_("%s (see “%s --help”)."), error->message, g_get_prgname ());

      fprintf (stderr, "%s: %s\n", PROGRAM, message);
      return EXIT_WRONG_USE;
    }

  fprintf (stderr, "%s: %s\n", PROGRAM,
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Cancelled.") : error->message);
  return EXIT_FAILURE;
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("PERCORSO_LOCALE_DIR");
  PcCtl self = { NULL };
  g_autoptr(GError) error = NULL;
  gboolean ok;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : PC_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname (PROGRAM);

  /* Whoever reads the output may stop when they have seen enough, whatever was inherited. */
  signal (SIGPIPE, SIG_DFL);

  ok = run (&self, argv, &error) && close_output (&error);
  g_free (self.path);
  g_free (self.key_file);

  if (ok)
    return self.status;

  status = report (error);
  /* What was cancelled may still be at work on a thread, with all that exit () takes down. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _exit (status);
  return status;
}
