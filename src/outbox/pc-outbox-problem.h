/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcOutboxProblem:
 * @PC_OUTBOX_UNREACHABLE: the folder is not there (a disk not plugged in), the server does not answer
 * @PC_OUTBOX_NO_PASSWORD: the server asks for a password and there is none
 * @PC_OUTBOX_WRONG_PASSWORD: the server refused it
 * @PC_OUTBOX_FORBIDDEN: nothing may be written there
 * @PC_OUTBOX_NO_PLACE: there is no such folder on the server, or it is no WebDAV server
 * @PC_OUTBOX_FULL: no room
 * @PC_OUTBOX_TOO_LARGE: larger than the destination takes
 * @PC_OUTBOX_LOCKED: somebody has locked the folder
 * @PC_OUTBOX_SERVER: the server failed
 * @PC_OUTBOX_NOT_TRUSTED: the certificate of the server cannot be verified
 * @PC_OUTBOX_MOVED: the server sends us to another address
 * @PC_OUTBOX_UNSAFE: the address would send the password and the file in plain
 * @PC_OUTBOX_BAD_NAME: the destination refuses the name
 * @PC_OUTBOX_DIFFERENT: what came to lie there is not what was sent
 * @PC_OUTBOX_NO_DESTINATION: the destination was removed
 * @PC_OUTBOX_DESTINATION_PAUSED: the destination is paused
 * @PC_OUTBOX_INTERRUPTED: the program ended, or was told to stop, while it was sent
 * @PC_OUTBOX_NO_CONTENT: the content is not in the database any more
 * @PC_OUTBOX_OTHER: anything else
 *
 * Why a file is not at its destination yet. The domain's messages are what the system or server said, in English and
 * without personal data: pc_outbox_problem_describe() makes the sentence that is shown.
 */
typedef enum
{
  PC_OUTBOX_UNREACHABLE,
  PC_OUTBOX_NO_PASSWORD,
  PC_OUTBOX_WRONG_PASSWORD,
  PC_OUTBOX_FORBIDDEN,
  PC_OUTBOX_NO_PLACE,
  PC_OUTBOX_FULL,
  PC_OUTBOX_TOO_LARGE,
  PC_OUTBOX_LOCKED,
  PC_OUTBOX_SERVER,
  PC_OUTBOX_NOT_TRUSTED,
  PC_OUTBOX_MOVED,
  PC_OUTBOX_UNSAFE,
  PC_OUTBOX_BAD_NAME,
  PC_OUTBOX_DIFFERENT,
  PC_OUTBOX_NO_DESTINATION,
  PC_OUTBOX_DESTINATION_PAUSED,
  PC_OUTBOX_INTERRUPTED,
  PC_OUTBOX_NO_CONTENT,
  PC_OUTBOX_OTHER
} PcOutboxProblem;

/** Nothing that is tried by itself waits longer than this. */
#define PC_OUTBOX_MOST_SECONDS (4 * 60 * 60)

#define PC_OUTBOX_ERROR (pc_outbox_error_quark ())
GQuark      pc_outbox_error_quark          (void);

/** The word that is kept and that scripts read ("no-password"). */
const char *pc_outbox_problem_get_word     (PcOutboxProblem  problem);

/**
 * pc_outbox_problem_describe:
 * @word: (nullable): as kept; one of a newer program is shown as it is
 * @detail: (nullable): as kept
 *
 * Returns: (transfer full) (nullable): a sentence on what keeps the file, what can be done, and whether it is tried again by
 *   itself, with @detail after it; %NULL without @word
 */
char       *pc_outbox_problem_describe     (const char      *word,
                                            const char      *detail);

/**
 * pc_outbox_problem_get_delay:
 * @attempts: how often it was tried, 1 or more
 * @random: 0.0 to 1.0
 *
 * When to try again: what passes by itself after 1 minute, then twice as long each time up to 4 hours; what somebody has to mend
 * elsewhere after 1 hour at first; what somebody has to mend here, or what trying again could make worse (a wrong password locks
 * accounts), not at all. Up to a quarter is added by @random, so that offices do not all come at once.
 *
 * Returns: seconds, or -1 for not by itself
 */
gint64      pc_outbox_problem_get_delay    (PcOutboxProblem  problem,
                                            guint            attempts,
                                            double           random);

/** Whether all that goes to the same destination would meet it as well. */
gboolean    pc_outbox_problem_is_of_destination (PcOutboxProblem problem);

/** Sets @error for an errno of a file at the destination; always %FALSE. */
gboolean    pc_outbox_problem_set_errno    (int              code,
                                            GError         **error);

G_END_DECLS
