/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-owner.h"
#include "pc-uuid.h"

/*
 * A row says in its own way to whom it belongs: the person by a code or by name and day of birth, the pathway by its
 * number or programme, or not at all where the person has but one. Everything that fits is found from the person down,
 * and of several the one that was under way on the day of the row counts.
 */

/* A record that fits, and the days it spans; the last one is NULL where it is open. */
typedef struct
{
  char *id;
  char *starts_on;
  char *ends_on;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->id);
  g_free (candidate->starts_on);
  g_free (candidate->ends_on);
  g_free (candidate);
}

static GPtrArray *
candidates_new (const char *id)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (candidate_free);
  Candidate *candidate;

  if (id == NULL)
    return candidates;

  candidate = g_new0 (Candidate, 1);
  candidate->id = g_strdup (id);
  g_ptr_array_add (candidates, candidate);
  return candidates;
}

static gboolean
says_anything (const PcImportPart *part)
{
  return part != NULL && (part->n_given > 0 || part->whole != NULL);
}

static int
find_any_field (const PcKind       *kind,
                const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (pc_kind_find_field (kind, names[i]) >= 0)
      return pc_kind_find_field (kind, names[i]);

  return -1;
}

static const char *
get_span_column (const PcKind *kind,
                 gboolean      end)
{
  static const char * const starts[] = { "opened_on", "starts_on", "date", NULL };
  static const char * const ends[] = { "closed_on", "ends_on", NULL };
  const int field = find_any_field (kind, end ? ends : starts);

  return field >= 0 ? pc_kind_get_field (kind, field)->name : "NULL";
}

/* Records of @part's kind with all that the row says of it; @link is the field that leads to :owner, or -1. */
static char *
make_select (PcImportPart *part,
             const PcKind *kind,
             int           link)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT id, %s, %s FROM %s WHERE deleted_at IS NULL", get_span_column (kind, FALSE),
                          get_span_column (kind, TRUE), kind->name);
  if (link >= 0)
    g_string_append_printf (sql, " AND %s = :owner", pc_kind_get_field (kind, link)->name);
  for (guint i = 0; part != NULL && i < pc_kind_get_n_fields (kind); i++)
    if (part->is_given[i])
      {
        const char *name = pc_kind_get_field (kind, i)->name;

        g_string_append_printf (sql, " AND %s = :%s", name, name);
      }
  g_string_append (sql, " ORDER BY id LIMIT 100");

  return g_string_free (sql, FALSE);
}

/* Those of a query for the id and the first and last day. */
static gboolean
read_candidates (PcCursor   *cursor,
                 GPtrArray  *candidates,
                 GError    **error)
{
  g_autoptr(GError) failure = NULL;

  while (pc_cursor_next (cursor, &failure))
    {
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->id = g_strdup (pc_cursor_get_text (cursor, 0));
      candidate->starts_on = g_strdup (pc_cursor_get_text (cursor, 1));
      candidate->ends_on = g_strdup (pc_cursor_get_text (cursor, 2));
      g_ptr_array_add (candidates, candidate);
    }
  pc_cursor_reset (cursor);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_candidates (PcImportRunning  *run,
                PcImportPart     *part,
                const PcKind     *kind,
                int               link,
                const char       *owner_id,
                GPtrArray        *candidates,
                GError          **error)
{
  g_autofree char *sql = make_select (part, kind, link);
  PcCursor *cursor = pc_import_get_cursor (run, sql, error);

  if (cursor == NULL)
    return FALSE;

  pc_cursor_bind_text (cursor, "owner", owner_id);
  for (guint i = 0; part != NULL && i < pc_kind_get_n_fields (kind); i++)
    if (part->is_given[i])
      pc_import_bind_field (cursor, part->given, i);

  return read_candidates (cursor, candidates, error);
}

/* A row that says two things of who it is about is not for anybody. */
static gboolean
check_named (PcImportRunning  *run,
             PcImportPart     *part,
             const char       *id,
             GError          **error)
{
  g_autofree char *other = NULL;

  if (id == NULL || part->kind != &pc_beneficiary_kind)
    return TRUE;
  if (part->n_given > 1 && !pc_import_check_identity (run, part, id, error))
    return FALSE;
  /* Who could be several is told by the code. */
  if (part->n_given == 0 || part->whole == NULL ||
      !pc_import_finder_find_text (run->finder, part->kind, part->whole, &other, NULL) || other == NULL ||
      strcmp (other, id) == 0)
    return TRUE;

  return pc_import_fail_identity (run, id, error);
}

/* Who is named, among those who are found by their keys: at most one. */
static GPtrArray *
list_named (PcImportRunning  *run,
            PcImportPart     *part,
            GError          **error)
{
  const PcImportPart *permit = pc_import_parts_find (run->parts, &pc_permit_kind);
  const char *number = permit != NULL && part->kind == &pc_beneficiary_kind ?
                       pc_record_get_text (permit->given, PC_PERMIT_NUMBER) : NULL;
  g_autofree char *id = NULL;

  if (part->is_given[PC_RECORD_ID])
    return candidates_new (pc_record_get_id (part->given));
  if (part->n_given > 0 &&
      !pc_import_finder_find (run->finder, part->given, number, TRUE, &id, error))
    return NULL;
  if (!check_named (run, part, id, error))
    return NULL;
  if (id == NULL && part->whole != NULL &&
      !pc_import_finder_find_text (run->finder, part->kind, part->whole, &id, error))
    return NULL;

  return candidates_new (id);
}

static GPtrArray *list_candidates (PcImportRunning *run, const PcKind *kind, const char *person_id, GError **error);

/* Whether the row says anything of @kind, or of what that belongs to. */
static gboolean
is_named (PcImportRunning *run,
          const PcKind    *kind)
{
  if (says_anything (pc_import_parts_find (run->parts, kind)))
    return TRUE;

  for (guint i = 0; i < kind->n_fields; i++)
    if (pc_owner_is_link (&kind->fields[i]) && is_named (run, pc_kind_find (kind->fields[i].detail)))
      return TRUE;

  return FALSE;
}

/* Of what belongs to somebody: all that fits and belongs to who fits. @person_id (nullable) is who it is. */
static GPtrArray *
list_belonging (PcImportRunning  *run,
                PcImportPart     *part,
                const PcKind     *kind,
                const char       *person_id,
                GError          **error)
{
  g_autoptr(GPtrArray) found = candidates_new (NULL);
  gboolean has_owner = FALSE;

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);
      const PcKind *owner = pc_owner_is_link (field) ? pc_kind_find (field->detail) : NULL;
      g_autoptr(GPtrArray) owners = NULL;

      if (owner == NULL || (person_id == NULL && !is_named (run, owner)))
        continue;

      has_owner = TRUE;
      if (!(owners = list_candidates (run, owner, person_id, error)))
        return NULL;
      for (guint j = 0; j < owners->len; j++)
        if (!add_candidates (run, part, kind, i, ((Candidate *) owners->pdata[j])->id, found, error))
          return NULL;
    }

  if (!has_owner && part != NULL && part->n_given > 0 && !add_candidates (run, part, kind, -1, NULL, found, error))
    return NULL;

  return g_steal_pointer (&found);
}

/* Records of @kind with that number; where the row says who it is about, hers alone. */
static GPtrArray *
list_numbered (PcImportRunning  *run,
               const PcKind     *kind,
               const char       *number,
               GError          **error)
{
  const int link = pc_import_find_link (kind, &pc_beneficiary_kind);
  g_autoptr(GPtrArray) found = candidates_new (NULL);
  g_autoptr(GPtrArray) people = NULL;
  g_autofree char *sql = NULL;
  PcCursor *cursor;

  if (link >= 0 && is_named (run, &pc_beneficiary_kind) &&
      !(people = list_candidates (run, &pc_beneficiary_kind, NULL, error)))
    return NULL;
  if (people != NULL && people->len == 0)
    return g_steal_pointer (&found);

  sql = g_strdup_printf ("SELECT id, %s, %s FROM %s WHERE deleted_at IS NULL AND number = :words%s%s%s ORDER BY id"
                         " LIMIT 100", get_span_column (kind, FALSE), get_span_column (kind, TRUE), kind->name,
                         people != NULL ? " AND " : "", people != NULL ? pc_kind_get_field (kind, link)->name : "",
                         people != NULL ? " = :owner" : "");
  if (!(cursor = pc_import_get_cursor (run, sql, error)))
    return NULL;

  pc_cursor_bind_text (cursor, "words", number);
  if (people != NULL)
    pc_cursor_bind_text (cursor, "owner", ((Candidate *) people->pdata[0])->id);
  return read_candidates (cursor, found, error) ? g_steal_pointer (&found) : NULL;
}

/* A pathway in words is its number; otherwise, as for all that belongs to people, the words are those of a person. */
static GPtrArray *
list_in_words (PcImportRunning  *run,
               const PcKind     *kind,
               const char       *words,
               GError          **error)
{
  g_autofree char *person_id = NULL;

  if (pc_uuid_is_valid (words))
    return candidates_new (words);

  if (pc_kind_find_field (kind, "number") >= 0)
    {
      g_autoptr(GPtrArray) numbered = list_numbered (run, kind, words, error);

      if (numbered == NULL || numbered->len > 0)
        return g_steal_pointer (&numbered);
    }

  if (!pc_import_finder_find_text (run->finder, &pc_beneficiary_kind, words, &person_id, error))
    return NULL;

  return person_id != NULL ? list_candidates (run, kind, person_id, error) : candidates_new (NULL);
}

/* All records of @kind that the row could mean; empty where there are none. */
static GPtrArray *
list_candidates (PcImportRunning  *run,
                 const PcKind     *kind,
                 const char       *person_id,
                 GError          **error)
{
  PcImportPart *part = pc_import_parts_find (run->parts, kind);

  if (kind == &pc_beneficiary_kind && person_id != NULL)
    return candidates_new (person_id);
  if (part != NULL && part->is_given[PC_RECORD_ID])
    return candidates_new (pc_record_get_id (part->given));
  if (pc_import_finder_knows (kind))
    return part != NULL ? list_named (run, part, error) : candidates_new (NULL);
  if (part != NULL && part->whole != NULL && person_id == NULL)
    return list_in_words (run, kind, part->whole, error);

  return list_belonging (run, part, kind, person_id, error);
}

/*
 * One of them
 */

/* The day of the row: of its first required day. */
static const char *
get_day (PcImportPart *part)
{
  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (part->kind); i++)
    if (pc_kind_get_field (part->kind, i)->type == PC_FIELD_DATE && part->is_given[i])
      return pc_record_get_text (part->given, i);

  return NULL;
}

/* Where several fit, the one that was under way; where one alone had begun, that one. */
static const Candidate *
choose (GPtrArray  *candidates,
        const char *day)
{
  const Candidate *found = NULL;
  guint n = 0;

  if (candidates->len == 1)
    return candidates->pdata[0];

  for (guint i = 0; day != NULL && i < candidates->len; i++)
    {
      const Candidate *each = candidates->pdata[i];

      if (each->starts_on != NULL && strcmp (each->starts_on, day) <= 0 &&
          (each->ends_on == NULL || strcmp (each->ends_on, day) >= 0))
        {
          found = each;
          n++;
        }
    }

  return n == 1 ? found : NULL;
}

static gboolean
fail_unfound (PcImportRunning  *run,
              const PcKind     *owner,
              gboolean          several,
              GError          **error)
{
  if (several)
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                 /* Translators: both %s are kinds of record, such as “Pathway” and “Service”. */
                 _("There are several records it could belong to (%s). Add a column that says which one this row (%s) is about."),
                 pc_kind_get_label (owner), pc_kind_get_label (run->sheet->kind));
  else
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                 /* Translators: both %s are kinds of record, such as “Pathway” and “Service”. */
                 _("There is no record it belongs to (%s). Add that first, or correct the code or name in this row (%s)."),
                 pc_kind_get_label (owner), pc_kind_get_label (run->sheet->kind));
  return FALSE;
}

static gboolean
find_owner (PcImportRunning  *run,
            PcImportPart     *main,
            guint             link,
            const PcKind     *owner,
            GError          **error)
{
  g_autoptr(GPtrArray) candidates = list_candidates (run, owner, NULL, error);
  const Candidate *chosen;

  if (candidates == NULL)
    return FALSE;
  if (!(chosen = choose (candidates, get_day (main))))
    return fail_unfound (run, owner, candidates->len > 1, error);

  pc_record_set_text (main->given, link, chosen->id);
  main->is_given[link] = TRUE;
  main->n_given++;
  return TRUE;
}

/* What a cell says in words of something that belongs to people. */
static gboolean
find_in_words (PcImportRunning  *run,
               PcImportPart     *main,
               guint             link,
               const PcKind     *owner,
               GError          **error)
{
  const char *words = pc_record_get_text (main->given, link);
  g_autoptr(GPtrArray) candidates = NULL;
  const Candidate *chosen;

  if (pc_uuid_is_valid (words))
    return TRUE;
  if (!(candidates = list_in_words (run, owner, words, error)))
    return FALSE;
  if (!(chosen = choose (candidates, get_day (main))))
    return fail_unfound (run, owner, candidates->len > 1, error);

  pc_record_set_text (main->given, link, chosen->id);
  return TRUE;
}

/* A service that is not of a group is somebody's: where the cells that say whose are empty, it is not for nobody. */
static gboolean
check_service (PcImportRunning  *run,
               PcImportPart     *main,
               GError          **error)
{
  g_autoptr(GError) failure = NULL;

  if (main->kind != &pc_service_entry_kind || main->is_given[PC_RECORD_ID] ||
      main->is_given[PC_SERVICE_ENTRY_PATHWAY_ID] || pc_import_outcome_is_blocked (run->outcome) ||
      g_strcmp0 (pc_record_get_text (main->given, PC_SERVICE_ENTRY_FORM), "group") == 0)
    return TRUE;

  fail_unfound (run, &pc_pathway_kind, FALSE, &failure);
  return pc_import_take_error (run, main->columns[PC_SERVICE_ENTRY_PATHWAY_ID], &failure, error);
}

gboolean
pc_import_find_owners (PcImportRunning  *run,
                       GError          **error)
{
  PcImportPart *main = run->parts->pdata[0];

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (main->kind); i++)
    {
      const PcField *field = pc_kind_get_field (main->kind, i);
      const PcKind *owner = field->type == PC_FIELD_REFERENCE ? pc_kind_find (field->detail) : NULL;
      g_autoptr(GError) failure = NULL;
      gboolean ok = TRUE;

      if (owner == NULL || owner == main->kind)
        continue;

      if (main->is_given[i])
        ok = find_in_words (run, main, i, owner, &failure);
      else if (pc_import_get_role (main->kind, owner) == PC_IMPORT_OWNER &&
               pc_import_find_link (main->kind, owner) == (int) i && is_named (run, owner))
        ok = find_owner (run, main, i, owner, &failure);

      if (!ok && !pc_import_take_error (run, main->columns[i], &failure, error))
        return FALSE;
    }

  return check_service (run, main, error);
}
