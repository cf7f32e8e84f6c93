/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-problem.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_SECONDS 60
#define SLOW_SECONDS (60 * 60)

G_DEFINE_QUARK (pc-outbox-error-quark, pc_outbox_error)

/*
 * @first: seconds until it is tried again after the first attempt; 0 for not by itself
 * @of_destination: whether it is about the place and not about one file
 */
static const struct
{
  const char *word;
  int         first;
  gboolean    of_destination;
  const char *sentence;
} problems[] = {
  [PC_OUTBOX_UNREACHABLE] = { "unreachable", LEAST_SECONDS, TRUE,
    N_("The destination cannot be reached now. The file leaves by itself once the disk is plugged in or the server answers.") },
  [PC_OUTBOX_NO_PASSWORD] = { "no-password", 0, TRUE,
    N_("The server asks for a user name and a password, and they are not known here. Enter them for the destination.") },
  [PC_OUTBOX_WRONG_PASSWORD] = { "wrong-password", 0, TRUE,
    N_("The server refused the user name or the password. Enter them anew for the destination.") },
  [PC_OUTBOX_FORBIDDEN] = { "forbidden", SLOW_SECONDS, TRUE,
    N_("Writing is not allowed at the destination. Ask who manages it for the right to write; it is tried again by itself.") },
  [PC_OUTBOX_NO_PLACE] = { "no-place", SLOW_SECONDS, TRUE,
    N_("There is no such folder on the server, or it is not a WebDAV server. Check the address of the destination.") },
  [PC_OUTBOX_FULL] = { "full", SLOW_SECONDS, TRUE,
    N_("There is no room left at the destination. Make room there; it is tried again by itself.") },
  [PC_OUTBOX_TOO_LARGE] = { "too-large", SLOW_SECONDS, FALSE,
    N_("The file is larger than the destination takes. Ask who manages it to raise the limit, or choose another destination.") },
  [PC_OUTBOX_LOCKED] = { "locked", LEAST_SECONDS, FALSE,
    N_("The folder is locked by somebody else. It is tried again by itself.") },
  [PC_OUTBOX_SERVER] = { "server", LEAST_SECONDS, TRUE,
    N_("The server has a fault. It is tried again by itself; tell who manages the server if it stays so.") },
  [PC_OUTBOX_NOT_TRUSTED] = { "not-trusted", SLOW_SECONDS, TRUE,
    N_("It cannot be verified that this is the server it says it is, so nothing was sent. Check the "
       "address and the date of this computer, and ask who manages the server about its certificate.") },
  [PC_OUTBOX_MOVED] = { "moved", SLOW_SECONDS, TRUE,
    N_("The server says that the folder has another address. Ask for the right one and enter it for the destination.") },
  [PC_OUTBOX_UNSAFE] = { "unsafe", 0, TRUE,
    N_("The address of the destination does not begin with “https://”, so others could read the file on its "
       "way. Correct the address.") },
  [PC_OUTBOX_BAD_NAME] = { "bad-name", 0, FALSE,
    N_("The destination refuses the name of the file. Correct the pattern for names of the destination, "
       "and queue the file anew.") },
  [PC_OUTBOX_DIFFERENT] = { "different", LEAST_SECONDS, FALSE,
    N_("What arrived at the destination was not the file that was sent, and was taken away again. "
       "It is tried again by itself.") },
  [PC_OUTBOX_NO_DESTINATION] = { "no-destination", 0, TRUE,
    N_("The destination was removed. Bring it back, or cancel the file and queue it for another one.") },
  [PC_OUTBOX_DESTINATION_PAUSED] = { "destination-paused", LEAST_SECONDS, TRUE,
    N_("The destination is paused. The file leaves when that is lifted.") },
  [PC_OUTBOX_INTERRUPTED] = { "interrupted", LEAST_SECONDS, FALSE,
    N_("Sending was interrupted. It is begun again by itself.") },
  [PC_OUTBOX_NO_CONTENT] = { "no-content", 0, FALSE,
    N_("The content of the file is not in the database any more. Cancel it, and export it again.") },
  [PC_OUTBOX_OTHER] = { "other", LEAST_SECONDS, FALSE,
    N_("The file could not be sent. It is tried again by itself.") },
};

const char *
pc_outbox_problem_get_word (PcOutboxProblem problem)
{
  g_return_val_if_fail (problem < G_N_ELEMENTS (problems), NULL);

  return problems[problem].word;
}

gboolean
pc_outbox_problem_is_of_destination (PcOutboxProblem problem)
{
  g_return_val_if_fail (problem < G_N_ELEMENTS (problems), FALSE);

  return problems[problem].of_destination;
}

char *
pc_outbox_problem_describe (const char *word,
                            const char *detail)
{
  const char *sentence = word;

  if (word == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (strcmp (problems[i].word, word) == 0)
      sentence = _(problems[i].sentence);

  return detail != NULL && *detail != '\0' ? g_strdup_printf ("%s (%s)", sentence, detail) : g_strdup (sentence);
}

gint64
pc_outbox_problem_get_delay (PcOutboxProblem problem,
                             guint           attempts,
                             double          random)
{
  gint64 seconds;

  g_return_val_if_fail (problem < G_N_ELEMENTS (problems), -1);
  g_return_val_if_fail (random >= 0.0 && random <= 1.0, -1);

  if (problems[problem].first == 0)
    return -1;

  /* Long before the shift could overflow it is at its most. */
  seconds = MIN ((gint64) problems[problem].first << MIN (MAX (attempts, 1) - 1, 16), PC_OUTBOX_MOST_SECONDS * 4 / 5);
  return seconds + (gint64) (seconds * random / 4);
}

static PcOutboxProblem
classify_errno (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return PC_OUTBOX_FULL;

    case EFBIG:
      return PC_OUTBOX_TOO_LARGE;

    case EACCES:
    case EPERM:
    case EROFS:
      return PC_OUTBOX_FORBIDDEN;

    case EINVAL:
    case EILSEQ:
    case ENAMETOOLONG:
      return PC_OUTBOX_BAD_NAME;

    /* A disk that is pulled out, a share whose server has gone. */
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case EIO:
    case ESTALE:
    case ENOTCONN:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ETIMEDOUT:
      return PC_OUTBOX_UNREACHABLE;

    default:
      return PC_OUTBOX_OTHER;
    }
}

gboolean
pc_outbox_problem_set_errno (int      code,
                             GError **error)
{
  g_set_error_literal (error, PC_OUTBOX_ERROR, classify_errno (code), g_strerror (code));
  return FALSE;
}
