/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-return-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-cursor.h"
#include "pc-date.h"
#include "pc-error.h"
#include "pc-kinds.h"

static PcRecord *
fail_to_find (GError **error)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("What this row is about is not in this database, or not any more. Leave the row as it was."));
  return NULL;
}

static void
take_value (PcRecord   *record,
            const char *field,
            PcValue    *value)
{
  const int index = pc_kind_find_field (pc_record_get_kind (record), field);
  const PcValue *held = index >= 0 ? pc_record_get_value (record, index) : NULL;

  if (held != NULL)
    *value = (PcValue) { held->number, g_strdup (held->text) };
}

/*
 * A record a row
 */

static PcRecord *
find_plain (PcStore     *store,
            const char  *kind,
            const char  *id,
            GError     **error)
{
  const PcKind *of = pc_kind_find (kind);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PcRecord) record = of != NULL ? pc_store_get (store, of, id, &failure) : NULL;

  if (failure != NULL && !g_error_matches (failure, PC_ERROR, PC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return record != NULL && !pc_record_is_deleted (record) ? g_steal_pointer (&record) : fail_to_find (error);
}

static void
get_plain (PcStore    *store,
           PcRecord   *record,
           const char *column,
           PcValue    *value)
{
  take_value (record, column, value);
}

static int
find_plain_field (PcRecord   *record,
                  const char *column)
{
  return pc_kind_find_field (pc_record_get_kind (record), column);
}

static gboolean
set_plain (PcRecord       *record,
           const char     *column,
           const PcValue  *value,
           GError        **error)
{
  const int index = pc_kind_find_field (pc_record_get_kind (record), column);

  g_return_val_if_fail (index >= 0, FALSE);

  pc_record_set_value (record, index, value);
  return TRUE;
}

/*
 * Services: one of a person, or the part that one had in a group session
 */

static PcRecord *
find_service (PcStore     *store,
              const char  *kind,
              const char  *id,
              GError     **error)
{
  g_autoptr(GError) failure = NULL;
  PcRecord *entry = find_plain (store, "service_entry", id, &failure);

  if (entry != NULL || g_error_matches (failure, PC_ERROR, PC_ERROR_INVALID))
    return entry != NULL ? entry : find_plain (store, "service_participant", id, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static const char *
get_service_field (const char *column)
{
  return strcmp (column, "hours") == 0 ? "minutes" : column;
}

/* What a group session has for all stands with the session. */
static void
get_service (PcStore    *store,
             PcRecord   *record,
             const char *column,
             PcValue    *value)
{
  g_autoptr(PcRecord) session = NULL;

  if (pc_record_get_kind (record) == &pc_service_entry_kind || strcmp (column, "hours") == 0)
    {
      take_value (record, get_service_field (column), value);
      return;
    }

  session = pc_store_get (store, &pc_service_entry_kind,
                          pc_record_get_text (record, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID), NULL);
  if (session != NULL)
    take_value (session, column, value);
}

static gboolean
set_service (PcRecord       *record,
             const char     *column,
             const PcValue  *value,
             GError        **error)
{
  if (pc_record_get_kind (record) == &pc_service_entry_kind || strcmp (column, "hours") == 0)
    return set_plain (record, get_service_field (column), value, error);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("This is a group session: of one person only the hours can be changed here. Change the "
                         "session in Percorso."));
  return FALSE;
}

static int
find_service_field (PcRecord   *record,
                    const char *column)
{
  return find_plain_field (record, get_service_field (column));
}

/* Minutes from one time of a record to another; 0 where one of them is not there, or they are the wrong way round. */
static gint64
get_span (PcRecord *record,
          guint     from,
          guint     to)
{
  const gint64 starts = pc_record_get_number (record, from);
  const gint64 ends = pc_record_get_number (record, to);

  return starts != PC_UNSET && ends > starts ? ends - starts : 0;
}

static gint64
get_service_span (PcRecord *entry)
{
  return get_span (entry, PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT);
}

/* Hours that were those between the times follow them, unless they were filled in as well. */
static gboolean
finish_service (PcRecord  *record,
                PcRecord  *before,
                gint64     pause,
                GError   **error)
{
  gint64 minutes;

  if (pc_record_get_kind (record) != &pc_service_entry_kind)
    return TRUE;

  minutes = pc_record_get_number (before, PC_SERVICE_ENTRY_MINUTES);
  if (minutes == get_service_span (before) && pc_record_get_number (record, PC_SERVICE_ENTRY_MINUTES) == minutes &&
      get_service_span (record) > 0)
    pc_record_set_number (record, PC_SERVICE_ENTRY_MINUTES, get_service_span (record));
  return TRUE;
}

/*
 * Days of a traineeship, "TRAINEESHIP DAY", whether they are marked already or not
 */

static PcRecord *
make_day (PcStore     *store,
          const char  *traineeship,
          const char  *date,
          GError     **error)
{
  g_autoptr(PcRecord) owner = find_plain (store, "traineeship", traineeship, error);
  PcRecord *day;

  if (owner == NULL)
    return NULL;

  day = pc_record_new (&pc_attendance_day_kind);
  pc_record_set_text (day, PC_ATTENDANCE_DAY_TRAINEESHIP_ID, traineeship);
  pc_record_set_text (day, PC_ATTENDANCE_DAY_DATE, date);
  return day;
}

static PcRecord *
find_day (PcStore     *store,
          const char  *kind,
          const char  *id,
          GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (id, " ", 2);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, "SELECT min (id), count (*) FROM attendance_day"
                                                     " WHERE traineeship_id = :traineeship AND date = :date"
                                                     " AND deleted_at IS NULL", error);
  GDate date;

  if (cursor == NULL)
    return NULL;
  if (parts[0] == NULL || parts[1] == NULL || !pc_date_from_iso (parts[1], &date))
    return fail_to_find (error);

  pc_cursor_bind_text (cursor, "traineeship", parts[0]);
  pc_cursor_bind_text (cursor, "date", parts[1]);
  if (!pc_cursor_next (cursor, error))
    return NULL;
  if (pc_cursor_get_int (cursor, 1) == 0)
    return make_day (store, parts[0], parts[1], error);
  if (pc_cursor_get_int (cursor, 1) == 1)
    return pc_store_get (store, &pc_attendance_day_kind, pc_cursor_get_text (cursor, 0), error);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("The register has this day more than once: put that right in Percorso first."));
  return NULL;
}

/* The last time of the day is when somebody leaves. */
static guint
get_exit (PcRecord *day)
{
  return pc_record_is_set (day, PC_ATTENDANCE_DAY_SECOND_ENDS_AT) ? PC_ATTENDANCE_DAY_SECOND_ENDS_AT
                                                                  : PC_ATTENDANCE_DAY_ENDS_AT;
}

/* What the times have more than the hours, as the register shows it. */
static gint64
get_pause (PcRecord *day)
{
  const gint64 in = pc_record_get_number (day, PC_ATTENDANCE_DAY_STARTS_AT);
  const gint64 out = pc_record_get_number (day, get_exit (day));
  const gint64 minutes = pc_record_get_number (day, PC_ATTENDANCE_DAY_MINUTES);
  const gboolean present = g_strcmp0 (pc_record_get_text (day, PC_ATTENDANCE_DAY_KIND), "present") == 0;

  return present && in != PC_UNSET && out != PC_UNSET && minutes != PC_UNSET && out - in >= minutes
         ? out - in - minutes : PC_UNSET;
}

static int
find_day_field (PcRecord   *day,
                const char *column)
{
  if (strcmp (column, "entry") == 0)
    return PC_ATTENDANCE_DAY_STARTS_AT;
  if (strcmp (column, "exit") == 0)
    return get_exit (day);

  return pc_kind_find_field (&pc_attendance_day_kind, column);
}

static void
get_day (PcStore    *store,
         PcRecord   *record,
         const char *column,
         PcValue    *value)
{
  const int field = find_day_field (record, column);

  if (field >= 0)
    take_value (record, pc_kind_get_field (&pc_attendance_day_kind, field)->name, value);
  else
    value->number = get_pause (record);
}

/* The break is no field: it comes with finish_day(). */
static gboolean
set_day (PcRecord       *record,
         const char     *column,
         const PcValue  *value,
         GError        **error)
{
  const int field = find_day_field (record, column);

  if (field >= 0)
    pc_record_set_value (record, field, value);
  return TRUE;
}

static int
find_kept_field (PcRecord   *day,
                 const char *column)
{
  const int field = find_day_field (day, column);

  return field >= 0 ? field : PC_ATTENDANCE_DAY_MINUTES;
}

static gboolean
is_present (PcRecord *day)
{
  return g_strcmp0 (pc_record_get_text (day, PC_ATTENDANCE_DAY_KIND), "present") == 0;
}

/* What the break is where none was typed. */
static gint64
get_gap (PcRecord *day)
{
  return get_span (day, PC_ATTENDANCE_DAY_ENDS_AT, PC_ATTENDANCE_DAY_SECOND_STARTS_AT);
}

static gboolean
has_other_times (PcRecord *day,
                 PcRecord *before)
{
  return pc_record_get_number (day, PC_ATTENDANCE_DAY_STARTS_AT) !=
         pc_record_get_number (before, PC_ATTENDANCE_DAY_STARTS_AT) ||
         pc_record_get_number (day, get_exit (day)) != pc_record_get_number (before, get_exit (before));
}

static gboolean
is_same_time (PcRecord *day,
              PcRecord *before,
              gint64    pause)
{
  return is_present (day) == is_present (before) && pause == get_pause (before) && !has_other_times (day, before);
}

/* Hours of presence are what lies between the times, without the break. */
static gboolean
set_minutes (PcRecord  *day,
             gint64     pause,
             GError   **error)
{
  const gint64 in = pc_record_get_number (day, PC_ATTENDANCE_DAY_STARTS_AT);
  const gint64 out = pc_record_get_number (day, get_exit (day));
  const gint64 rest = pause != PC_UNSET ? pause : get_gap (day);

  if (in == PC_UNSET || out == PC_UNSET)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("A day of presence needs both times: when the person came in, and when she went out."));
  else if (rest < 0 || out - in <= rest)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("Between coming in and going out there is no time left after the break. Check the times and "
                           "the break."));
  else
    {
      pc_record_set_number (day, PC_ATTENDANCE_DAY_MINUTES, out - in - rest);
      return TRUE;
    }

  return FALSE;
}

/* Whoever has times was there; who was not has no hours. Hours that nobody touched stay as they are. */
static gboolean
finish_day (PcRecord  *record,
            PcRecord  *before,
            gint64     pause,
            GError   **error)
{
  const gboolean in = pc_record_is_set (record, PC_ATTENDANCE_DAY_STARTS_AT);
  const gboolean timed = in && pc_record_is_set (record, get_exit (record));

  if (!pc_record_is_set (record, PC_ATTENDANCE_DAY_KIND) && (in || pc_record_is_set (record, get_exit (record))))
    pc_record_set_text (record, PC_ATTENDANCE_DAY_KIND, "present");
  if (pc_record_is_kept (record) && is_same_time (record, before, pause))
    return TRUE;
  if (is_present (record))
    return set_minutes (record, pause, error);
  if (timed && has_other_times (record, before))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("The day has times but is not marked as a presence. Mark the presence, or leave the times "
                             "empty."));
      return FALSE;
    }

  pc_record_set_number (record, PC_ATTENDANCE_DAY_MINUTES, 0);
  return TRUE;
}

/*
 * Follow-ups: a record, or "PATHWAY KIND DAY" where there was none yet
 */

static PcRecord *
make_follow_up (PcStore     *store,
                GStrv        parts,
                GError     **error)
{
  g_autoptr(PcRecord) pathway = find_plain (store, "pathway", parts[0], error);
  PcRecord *record;

  if (pathway == NULL)
    return NULL;

  record = pc_record_new (&pc_follow_up_kind);
  pc_record_set_text (record, PC_FOLLOW_UP_PATHWAY_ID, parts[0]);
  pc_record_set_text (record, PC_FOLLOW_UP_KIND, parts[1]);
  pc_record_set_text (record, PC_FOLLOW_UP_DUE_ON, parts[2]);
  return record;
}

/* Somebody may have made the record meanwhile; a second one of the kind is never made. */
static PcRecord *
find_follow_up (PcStore     *store,
                const char  *kind,
                const char  *id,
                GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (id, " ", 3);
  g_autoptr(GPtrArray) made = NULL;
  PcRecord *found = NULL;
  GDate date;

  if (g_strv_length (parts) == 1)
    return find_plain (store, kind, id, error);
  if (g_strv_length (parts) != 3 || !pc_date_from_iso (parts[2], &date) ||
      pc_code_list_find (pc_code_list_get ("follow-up-kind"), parts[1]) == NULL)
    return fail_to_find (error);
  if (!(made = pc_store_list_by (store, &pc_follow_up_kind, PC_FOLLOW_UP_PATHWAY_ID, parts[0], "created_at", error)))
    return NULL;

  for (guint i = 0; i < made->len && found == NULL; i++)
    if (g_strcmp0 (pc_record_get_text (made->pdata[i], PC_FOLLOW_UP_KIND), parts[1]) == 0)
      found = made->pdata[i];

  return found != NULL ? g_object_ref (found) : make_follow_up (store, parts, error);
}

const PcReturnForm *
pc_return_form_find (const char *table)
{
  static const PcReturnForm forms[] = {
    { "service-register", find_service, get_service, set_service, find_service_field, finish_service },
    { "attendance-register", find_day, get_day, set_day, find_kept_field, finish_day },
    { "follow-ups", find_follow_up, get_plain, set_plain, find_plain_field, NULL },
    { NULL, find_plain, get_plain, set_plain, find_plain_field, NULL },
  };
  const PcReturnForm *form = forms;

  g_return_val_if_fail (table != NULL, NULL);

  while (form->table != NULL && strcmp (form->table, table) != 0)
    form++;

  return form;
}
