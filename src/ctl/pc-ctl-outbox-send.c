/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-outbox.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "pc-destination.h"
#include "pc-error.h"
#include "pc-password.h"

#define PASSWORD_VARIABLE "PERCORSO_PASSWORD"

/* Where a password comes from: the file, the environment, or the person at the terminal. */
typedef struct
{
  const PcCtlOutboxSend *options;
  char                  *fixed;  /* That of the file or the environment. */
} Source;

/* Whether a line was typed before somebody gave up with Ctrl-C, which ends nothing by itself here. */
static gboolean
wait_for_line (GCancellable *cancellable)
{
  GPollFD polled[2] = { { STDIN_FILENO, G_IO_IN, 0 } };
  guint n = 1;

  if (g_cancellable_make_pollfd (cancellable, &polled[1]))
    n++;
  while (g_poll (polled, n, -1) < 0)
    ;
  if (n > 1)
    g_cancellable_release_fd (cancellable);

  return !g_cancellable_is_cancelled (cancellable);
}

/* A line of the terminal that is not shown while it is typed; %NULL at the end of input. */
static char *
read_hidden_line (GCancellable *cancellable)
{
  struct termios before;
  struct termios hidden;
  char line[1024] = "";
  char *got = NULL;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return NULL;

  hidden = before;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  if (wait_for_line (cancellable))
    got = fgets (line, sizeof line, stdin);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  fputc ('\n', stderr);

  line[strcspn (line, "\r\n")] = '\0';
  got = got != NULL && *line != '\0' ? g_strdup (line) : NULL;
  explicit_bzero (line, sizeof line);
  return got;
}

static char *
ask_person (PcRecord     *destination,
            GCancellable *cancellable)
{
  if (!isatty (STDIN_FILENO) || !isatty (STDERR_FILENO))
    return NULL;

  /* Translators: the first %s is a user name, the second the name of a destination. */
  fprintf (stderr, _("Password of “%s” for “%s”: "), pc_record_get_text (destination, PC_DESTINATION_USER_NAME),
           pc_record_get_text (destination, PC_DESTINATION_NAME));
  fflush (stderr);
  return read_hidden_line (cancellable);
}

static char *
ask_cb (PcRecord     *destination,
        gboolean      refused,
        GCancellable *cancellable,
        gpointer      user_data)
{
  Source *source = user_data;
  g_autoptr(GError) error = NULL;
  char *password = source->fixed != NULL ? g_strdup (source->fixed) : ask_person (destination, cancellable);

  if (password != NULL && source->options->remember && !pc_password_keep (destination, password, cancellable, &error))
    fprintf (stderr, "percorsoctl: %s\n", error->message);

  return password;
}

static gboolean
read_fixed (Source  *source,
            GError **error)
{
  const char *variable = g_getenv (PASSWORD_VARIABLE);

  if (source->options->password_file == NULL)
    source->fixed = variable != NULL && *variable != '\0' ? g_strdup (variable) : NULL;
  else if (!g_file_get_contents (source->options->password_file, &source->fixed, NULL, error))
    return FALSE;

  if (source->fixed != NULL)
    source->fixed[strcspn (source->fixed, "\r\n")] = '\0';
  return TRUE;
}

static PcOutbox *
make_outbox (PcStore *store,
             Source  *source)
{
  PcOutbox *outbox = pc_outbox_new (store);

  pc_outbox_set_ask (outbox, ask_cb, source, NULL);
  if (source->options->timeout > 0)
    pc_outbox_set_timeout (outbox, source->options->timeout);
  pc_outbox_set_ca_file (outbox, source->options->ca_file);

  return outbox;
}

static gboolean
check_counts (const PcOutboxCounts  *counts,
              GError               **error)
{
  if (counts->waiting == 0)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_FAILED,
               /* Translators: %u is a number of files; “percorsoctl outbox list” stays as it is. */
               ngettext ("%u file is not at its destination yet; “percorsoctl outbox list” says why.",
                         "%u files are not at their destination yet; “percorsoctl outbox list” says why.", counts->waiting),
               counts->waiting);
  return FALSE;
}

static gboolean
send_files (PcStore  *store,
            Source   *source,
            GError  **error)
{
  g_autoptr(GCancellable) cancellable = NULL;
  g_autoptr(PcOutbox) outbox = make_outbox (store, source);
  PcOutboxCounts counts;

  if (!source->options->due && !pc_outbox_hasten (outbox, NULL, error))
    return FALSE;

  cancellable = pc_ctl_catch_signals ();
  return pc_outbox_send_due (outbox, NULL, &counts, cancellable, error) && check_counts (&counts, error);
}

gboolean
pc_ctl_outbox_send (PcCtl                  *self,
                    const PcCtlOutboxSend  *options,
                    GError                **error)
{
  Source source = { options, NULL };
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_WRITE, error);
  const gboolean ok = store != NULL && read_fixed (&source, error) && send_files (store, &source, error);

  pc_password_free (source.fixed);
  return ok;
}
