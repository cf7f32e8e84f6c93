/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-load.h"
#include "pc-session-check.h"

G_BEGIN_DECLS

/*
 * What the rules say of a service before it is kept, as #PcIssue, the gravest first: what is refused blocks, with the
 * rule and where it stands; warnings and notes do not. A kept service that was refused already, as one from another
 * program, can still be mended: it blocks only where it is refused anew, or has more hours than before.
 */

/** What has to be there of a case for these. */
#define PC_SESSION_GUARD_PARTS (PC_CASE_SESSIONS | PC_CASE_DIARY)

/**
 * pc_session_guard_entry:
 * @entry: an individual service, new or changed; complete by its own check
 *
 * Adds what is to be said of it for its person and its operator, as seen today.
 *
 * Errors: those of reading
 */
gboolean  pc_session_guard_entry    (PcStore          *store,
                                     PcRecord         *entry,
                                     GPtrArray        *issues,
                                     GError          **error);

/**
 * pc_session_guard_record:
 * @record: of any kind, new or changed
 *
 * The same of a service, and where it is a group session of each part in it that is kept; of a part in a group session
 * what concerns its person. Nothing of other kinds, nor where the record is not complete by its own check.
 *
 * Errors: those of reading
 */
gboolean  pc_session_guard_record   (PcStore          *store,
                                     PcRecord         *record,
                                     GPtrArray        *issues,
                                     GError          **error);

/** The part of it that concerns the person: @person has %PC_SESSION_GUARD_PARTS. */
void      pc_session_guard_person   (PcCase           *person,
                                     const PcSession  *session,
                                     GPtrArray        *issues);

/** The part that concerns the operator; nothing where @session names none. */
gboolean  pc_session_guard_operator (PcStore          *store,
                                     const PcSession  *session,
                                     GPtrArray        *issues,
                                     GError          **error);

G_END_DECLS
