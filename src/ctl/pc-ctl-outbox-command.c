/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-outbox.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Everything that can be typed after `outbox`. */
typedef struct
{
  PcCtlOutboxSend   send;
  gboolean          all;
  char             *format;
  char            **destinations;
  char             *report;
  char             *title;
  char            **parameters;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->send.password_file);
  g_free (options->send.ca_file);
  g_free (options->format);
  g_strfreev (options->destinations);
  g_free (options->report);
  g_free (options->title);
  g_strfreev (options->parameters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const struct
{
  const char        *verb;
  PcCtlOutboxChange  change;
} changes[] = {
  { "pause", pc_outbox_pause },
  { "resume", pc_outbox_resume },
  { "retry", pc_outbox_retry },
  { "cancel", pc_outbox_cancel },
};

static gboolean
run_add (PcCtl          *self,
         const Options  *options,
         char          **rest,
         GError        **error)
{
  if (rest[1] == NULL || rest[2] != NULL || options->destinations == NULL)
    return pc_ctl_refuse (error, _("“outbox add” needs a file and “--destination”"));

  return pc_ctl_outbox_add (self, rest[1], (const char * const *) options->destinations, options->report, options->title,
                            (const char * const *) options->parameters, error);
}

static gboolean
run_verb (PcCtl          *self,
          const Options  *options,
          char          **rest,
          GError        **error)
{
  PcCtlFormat format;

  if (!pc_ctl_rows_parse_format (options->format, &format, error))
    return FALSE;
  if (options->send.timeout < 0)
    return pc_ctl_refuse (error, _("“--timeout” needs a number that is not negative"));

  if (strcmp (rest[0], "add") == 0)
    return run_add (self, options, rest, error);
  if (strcmp (rest[0], "list") == 0 && rest[1] == NULL)
    return pc_ctl_outbox_list (self, options->all, format, error);
  if (strcmp (rest[0], "send") == 0 && rest[1] == NULL)
    return pc_ctl_outbox_send (self, &options->send, error);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (strcmp (rest[0], changes[i].verb) == 0 && rest[1] != NULL)
      return pc_ctl_outbox_change (self, changes[i].change, rest + 1, error);

  return pc_ctl_refuse (error, _("“outbox” is followed by “list”, “send”, “add FILE”, or “pause”, “resume”, “retry” or "
                                 "“cancel” and identifiers"));
}

gboolean
pc_ctl_outbox (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("For list: “table”, “csv” or “json”"), N_("FORMAT") },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &options.all, N_("For list: also what was handed over or cancelled"), NULL },
    { "destination", 'd', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.destinations,
      N_("For add: name or identifier of a destination; can be given several times"), N_("DESTINATION") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title,
      N_("For add: what the file is called in lists and patterns"), N_("TEXT") },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options.report, N_("For add: the report that the file is"), N_("REPORT") },
    { "parameter", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.parameters,
      N_("For add: what the report was limited to; can be given several times"), N_("NAME=VALUE") },
    { "due", 0, 0, G_OPTION_ARG_NONE, &options.send.due, N_("For send: only what is due, and not all that waits"), NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.send.password_file,
      N_("For send: the password is the first line of FILE"), N_("FILE") },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &options.send.remember, N_("For send: keep the password in the keyring"), NULL },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options.send.ca_file,
      N_("For send: trust the certificates in FILE in place of those of the system"), N_("FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options.send.timeout,
      N_("For send: give up on a server that is silent for so long"), N_("SECONDS") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);

  return rest != NULL && run_verb (self, &options, rest, error);
}
