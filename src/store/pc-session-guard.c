/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-guard.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-session-load.h"

/* The session of that id and pathway as it is kept; %NULL for a new one. */
static const PcSession *
find_kept (GArray          *sessions,
           const PcSession *session)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const PcSession *kept = &g_array_index (sessions, PcSession, i);

      if (g_str_equal (kept->id, session->id) && g_str_equal (kept->pathway_id, session->pathway_id))
        return kept;
    }

  return NULL;
}

static gboolean
has_refused (GPtrArray  *findings,
             const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      if (finding->level == PC_FINDING_REFUSED && g_str_equal (finding->rule, rule))
        return TRUE;
    }

  return FALSE;
}

/* With where the rule stands; @origin (nullable) says it where the rule itself does not. */
static char *
describe (const PcFinding *finding,
          const char      *origin)
{
  const char *source = finding->source != NULL ? finding->source : origin;

  if (finding->level != PC_FINDING_REFUSED || source == NULL)
    return g_strdup (finding->message);

  /* Translators: a sentence on what is refused, and where the rule stands. */
  return g_strdup_printf (_("%s (Rule: %s)"), finding->message, source);
}

/* Notes, warnings and refusals; what cannot be told is no reason to interrupt who types. */
static void
add_issues (GPtrArray  *findings,
            GPtrArray  *before,
            gboolean    more,
            const char *origin,
            GPtrArray  *issues)
{
  static const PcFindingLevel levels[] = { PC_FINDING_REFUSED, PC_FINDING_WARNING, PC_FINDING_NOTE };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    for (guint j = 0; j < findings->len; j++)
      {
        const PcFinding *finding = findings->pdata[j];

        if (finding->level == levels[i])
          pc_issues_add (issues, finding->kind == &pc_service_entry_kind ? finding->field : -1,
                         finding->level == PC_FINDING_REFUSED && (more || !has_refused (before, finding->rule)),
                         describe (finding, origin));
      }
}

void
pc_session_guard_person (PcCase          *person,
                         const PcSession *session,
                         GPtrArray       *issues)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GPtrArray) before = pc_findings_new ();
  const PcSession *kept;
  PcPathwayCase *pathway;

  g_return_if_fail (person != NULL && session != NULL && issues != NULL);

  kept = find_kept (person->sessions, session);
  pathway = pc_case_find_pathway (person, session->pathway_id);
  pc_session_check_one (person, session, findings);
  if (kept != NULL)
    pc_session_check_one (person, kept, before);

  add_issues (findings, before, kept != NULL && session->minutes > kept->minutes,
              pathway != NULL && pathway->programme != NULL ? pc_programme_get_name (pathway->programme) : NULL,
              issues);
}

gboolean
pc_session_guard_operator (PcStore          *store,
                           const PcSession  *session,
                           GPtrArray        *issues,
                           GError          **error)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GPtrArray) before = pc_findings_new ();
  g_autoptr(GArray) sessions = NULL;
  const PcSession *kept;

  g_return_val_if_fail (PC_IS_STORE (store) && session != NULL && issues != NULL, FALSE);

  if (*session->operator_id == '\0' || session->day == 0)
    return TRUE;
  if (!(sessions = pc_session_load_operator (store, session->operator_id, session->day, session->day, error)))
    return FALSE;

  kept = find_kept (sessions, session);
  pc_session_check_operator_one (sessions, session, findings);
  if (kept != NULL)
    pc_session_check_operator_one (sessions, kept, before);

  add_issues (findings, before, kept != NULL && session->minutes > kept->minutes, NULL, issues);
  return TRUE;
}

static PcCase *
load_person (PcStore     *store,
             const char  *pathway_id,
             GError     **error)
{
  g_autoptr(PcRecord) pathway = pc_store_get (store, &pc_pathway_kind, pathway_id, error);

  return pathway != NULL ? pc_case_load (store, pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID),
                                         pc_day_today (),
                                         PC_SESSION_GUARD_PARTS, error) : NULL;
}

gboolean
pc_session_guard_entry (PcStore    *store,
                        PcRecord   *entry,
                        GPtrArray  *issues,
                        GError    **error)
{
  g_autoptr(PcCase) person = NULL;
  PcSession session;

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (entry) && issues != NULL, FALSE);

  pc_session_fill (&session, entry, NULL);
  if (*session.pathway_id != '\0')
    {
      if (!(person = load_person (store, session.pathway_id, error)))
        return FALSE;
      pc_session_guard_person (person, &session, issues);
    }

  return pc_session_guard_operator (store, &session, issues, error);
}

/* A part in a group session: its person may be in another pathway than those of the others. */
static gboolean
guard_participant (PcStore    *store,
                   PcRecord   *entry,
                   PcRecord   *participant,
                   GPtrArray  *issues,
                   GError    **error)
{
  g_autoptr(PcCase) person = NULL;
  PcSession session;

  pc_session_fill (&session, entry, participant);
  if (!(person = load_person (store, session.pathway_id, error)))
    return FALSE;

  pc_session_guard_person (person, &session, issues);
  return TRUE;
}

static gboolean
guard_session (PcStore    *store,
               PcRecord   *entry,
               GPtrArray  *issues,
               GError    **error)
{
  g_autoptr(GPtrArray) participants = pc_store_list_by (store, &pc_service_participant_kind,
                                                        PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID,
                                                        pc_record_get_id (entry), NULL, error);

  if (participants == NULL || !pc_session_guard_entry (store, entry, issues, error))
    return FALSE;

  for (guint i = 0; i < participants->len; i++)
    if (!guard_participant (store, entry, participants->pdata[i], issues, error))
      return FALSE;

  return TRUE;
}

gboolean
pc_session_guard_record (PcStore    *store,
                         PcRecord   *record,
                         GPtrArray  *issues,
                         GError    **error)
{
  const PcKind *kind;
  g_autoptr(GPtrArray) own = NULL;
  g_autoptr(PcRecord) entry = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (record) && issues != NULL, FALSE);

  kind = pc_record_get_kind (record);
  if (kind != &pc_service_entry_kind && kind != &pc_service_participant_kind)
    return TRUE;

  own = pc_record_check (record);
  if (pc_issues_get_blocking (own) != NULL)
    return TRUE;
  if (kind == &pc_service_entry_kind)
    return guard_session (store, record, issues, error);

  entry = pc_store_get (store, &pc_service_entry_kind,
                        pc_record_get_text (record, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID), error);
  return entry != NULL && guard_participant (store, entry, record, issues, error);
}
