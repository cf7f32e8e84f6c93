/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <signal.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-error.h"

gboolean
pc_ctl_refuse (GError     **error,
               const char  *format,
               ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

static GOptionContext *
make_context (const PcCtlCommand *command,
              const GOptionEntry *options,
              const GOptionEntry *rest)
{
  g_autoptr(GOptionContext) context = g_option_context_new (command->parameters);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, command->description);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, GETTEXT_PACKAGE);

  return g_steal_pointer (&context);
}

static gboolean
check_count (const PcCtlCommand  *command,
             guint                n,
             GError             **error)
{
  if (n < command->least)
    /* Translators: %s is a command. */
    return pc_ctl_refuse (error, _("“%s” needs more arguments"), command->name);
  if (n > command->most)
    /* Translators: %s is a command. */
    return pc_ctl_refuse (error, _("“%s” takes fewer arguments"), command->name);

  return TRUE;
}

char **
pc_ctl_parse (PcCtl               *self,
              const GOptionEntry  *options,
              char               **arguments,
              GError             **error)
{
  g_auto(GStrv) rest = NULL;
  g_auto(GStrv) words = g_strdupv (arguments);
  const GOptionEntry rest_entry[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr(GOptionContext) context = make_context (self->command, options, rest_entry);

  if (!g_option_context_parse_strv (context, &words, error))
    return NULL;

  if (rest == NULL)
    rest = g_new0 (char *, 1);

  return check_count (self->command, g_strv_length (rest), error) ? g_steal_pointer (&rest) : NULL;
}

gboolean
pc_ctl_read_key (PcCtl   *self,
                 char   **key,
                 GError **error)
{
  g_autofree char *text = NULL;

  *key = NULL;
  if (self->key_file == NULL)
    return TRUE;
  if (!g_file_get_contents (self->key_file, &text, NULL, error))
    return FALSE;

  text[strcspn (text, "\r\n")] = '\0';
  if (*text != '\0')
    {
      *key = g_steal_pointer (&text);
      return TRUE;
    }

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a file. */
               _("The first line of “%s” is empty; it should be the key."), self->key_file);
  return FALSE;
}

PcStore *
pc_ctl_open (PcCtl         *self,
             PcStoreFlags   flags,
             GError       **error)
{
  g_autofree char *key = NULL;

  return pc_ctl_read_key (self, &key, error) ? pc_store_open (self->path, flags, key, error) : NULL;
}

static void
fill_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);
}

/* Cancelling takes a lock, which no signal handler may do: a thread waits for the signals instead. */
static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int number;

  fill_signals (&signals);
  while (sigwait (&signals, &number) == 0)
    g_cancellable_cancel (cancellable);

  return NULL;
}

GCancellable *
pc_ctl_catch_signals (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t signals;

  fill_signals (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));

  return cancellable;
}
