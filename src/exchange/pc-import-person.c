/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-import-words.h"
#include "pc-name-key.h"

/* Who could be somebody is looked for among so many; beyond these nobody has a name that is written the same. */
#define MOST_COMPARED 10

/* Initials tell nobody apart: "Diallo M." is any Diallo whose name may begin so. */
static PcNameKey *
make_name (PcRecord *person)
{
  const char *family = pc_record_get_text (person, PC_BENEFICIARY_FAMILY_NAME);
  const char *given = pc_record_get_text (person, PC_BENEFICIARY_GIVEN_NAME);
  g_autofree char *name = g_strjoin (" ", family != NULL ? family : "", given != NULL ? given : "", NULL);
  g_auto(GStrv) words = g_strsplit_set (name, " .", -1);
  g_autoptr(GString) whole = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1)
      g_string_append_printf (whole, " %s", words[i]);

  return pc_name_key_new (whole->str);
}

/* Whether the names have nothing to do with each other: then a number was probably typed into the wrong row. */
static gboolean
differ_in_name (PcRecord *one,
                PcRecord *other)
{
  g_autoptr(PcNameKey) a = make_name (one);
  g_autoptr(PcNameKey) b = make_name (other);

  return pc_name_key_get_n_words (a) > 0 && pc_name_key_get_n_words (b) > 0 &&
         pc_name_key_compare (a, b) < PC_NAME_SIMILAR && !pc_name_key_contains (a, b) && !pc_name_key_contains (b, a);
}

gboolean
pc_import_fail_identity (PcImportRunning  *run,
                         const char       *id,
                         GError          **error)
{
  g_autoptr(PcRecord) person = pc_store_get (run->store, &pc_beneficiary_kind, id, error);
  g_autofree char *name = person != NULL ? pc_record_dup_name (person) : NULL;

  if (person != NULL)
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                 /* Translators: %s is the name of a person. */
                 _("What this row says of the person is in part that of %s, and in part not. Correct the code, number "
                   "or name that is wrong."), name);
  return FALSE;
}

gboolean
pc_import_check_identity (PcImportRunning  *run,
                          PcImportPart     *part,
                          const char       *id,
                          GError          **error)
{
  g_autoptr(PcRecord) person = pc_store_get (run->store, &pc_beneficiary_kind, id, error);
  const char *given = pc_record_get_text (part->given, PC_BENEFICIARY_TAX_CODE);
  const char *own = person != NULL ? pc_record_get_text (person, PC_BENEFICIARY_TAX_CODE) : NULL;

  if (person == NULL)
    return FALSE;
  if (!differ_in_name (part->given, person) && (given == NULL || own == NULL || strcmp (given, own) == 0))
    return TRUE;

  return pc_import_fail_identity (run, id, error);
}

static gboolean
says_the_same (PcImportPart *part,
               PcRecord     *record)
{
  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (part->kind); i++)
    if (part->is_given[i] && !pc_value_equal (pc_record_get_value (part->given, i), pc_record_get_value (record, i)))
      return FALSE;

  return TRUE;
}

/* Whether the person of @id has the permit or pathway that the row says already. */
static gboolean
has_part (PcImportRunning  *run,
          PcImportPart     *part,
          const char       *person_id,
          gboolean         *has,
          GError          **error)
{
  const int link = pc_import_find_link (part->kind, &pc_beneficiary_kind);
  g_autoptr(PcRecord) record = NULL;
  g_autofree char *id = NULL;

  pc_record_set_text (part->given, link, person_id);
  part->is_given[link] = TRUE;
  if (!pc_import_find_same (run, part, &id, error))
    return FALSE;
  if (id != NULL && !(record = pc_store_get (run->store, part->kind, id, error)))
    return FALSE;

  *has = record != NULL && says_the_same (part, record);
  return TRUE;
}

/* Whether @person has all that the row says already. */
static gboolean
says_nothing_new (PcImportRunning  *run,
                  PcImportPart     *main,
                  PcRecord         *person,
                  gboolean         *nothing,
                  GError          **error)
{
  *nothing = says_the_same (main, person);
  for (guint i = 0; i < run->parts->len && *nothing; i++)
    {
      PcImportPart *part = run->parts->pdata[i];

      if (part->role == PC_IMPORT_PART && part->n_given > 0 &&
          !has_part (run, part, pc_record_get_id (person), nothing, error))
        return FALSE;
    }

  return TRUE;
}

static void
doubt (PcImportRunning *run,
       PcRecord        *person,
       guint            score,
       char            *message)
{
  run->outcome->verdict = PC_IMPORT_DOUBTFUL;
  run->outcome->score = score;
  g_free (run->outcome->id);
  run->outcome->id = g_strdup (pc_record_get_id (person));
  pc_import_outcome_add_reason (run->outcome, -1, TRUE, message);
}

static void
doubt_match (PcImportRunning *run,
             PcRecord        *person,
             const PcMatch   *match)
{
  g_autofree char *name = pc_record_dup_name (person);
  const char *code = pc_record_get_text (person, PC_BENEFICIARY_CODE);
  g_autoptr(GString) message = g_string_new (NULL);

  /* Translators: the name and code of a person, and a score from 0 to 100. */
  g_string_printf (message, _("This could be %s (%s), score %u."), name, code != NULL ? code : "–", match->score);
  for (guint i = 0; i < match->reasons->len; i++)
    g_string_append_printf (message, " %s", g_array_index (match->reasons, PcMatchReason, i).message);
  g_string_append_printf (message, " %s", _("Say whether it is the same person."));

  doubt (run, person, match->score, g_string_free (g_steal_pointer (&message), FALSE));
}

static GStrv
list_permits (PcImportRunning *run)
{
  const PcImportPart *permit = pc_import_parts_find (run->parts, &pc_permit_kind);
  g_autoptr(GStrvBuilder) numbers = g_strv_builder_new ();
  const guint fields[] = { PC_PERMIT_NUMBER, PC_PERMIT_RENEWAL_RECEIPT };

  for (guint i = 0; permit != NULL && i < G_N_ELEMENTS (fields); i++)
    if (permit->is_given[fields[i]])
      g_strv_builder_add (numbers, pc_record_get_text (permit->given, fields[i]));

  return g_strv_builder_end (numbers);
}

/* Who among @found has all that the row says; %NULL where nobody has, or several. */
static gboolean
find_known (PcImportRunning  *run,
            PcImportPart     *part,
            GPtrArray        *found,
            char            **id,
            GError          **error)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const PcDuplicate *each = found->pdata[i];
      g_autoptr(PcRecord) person = pc_store_get (run->store, &pc_beneficiary_kind, each->second_id, error);
      gboolean nothing;

      if (person == NULL || !says_nothing_new (run, part, person, &nothing, error))
        return FALSE;
      if (nothing && n++ == 0)
        *id = g_strdup (each->second_id);
    }

  if (n > 1)
    g_clear_pointer (id, g_free);
  return TRUE;
}

/* A person without a number of hers: who could she be? */
static gboolean
compare (PcImportRunning  *run,
         PcImportPart     *part,
         char            **id,
         GError          **error)
{
  g_auto(GStrv) permits = list_permits (run);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(PcRecord) person = NULL;
  const PcDuplicate *first;

  if (run->pool == NULL && !(run->pool = pc_match_pool_new (run->store, run->cancellable, error)))
    return FALSE;

  found = pc_match_pool_find (run->pool, part->given, (const char * const *) permits, run->import->options.least_score,
                              MOST_COMPARED);
  if (found->len == 0)
    return TRUE;

  /* The same file once more brings nobody twice. */
  if (!find_known (run, part, found, id, error))
    return FALSE;
  if (*id != NULL)
    return TRUE;

  first = found->pdata[0];
  if (!(person = pc_store_get (run->store, &pc_beneficiary_kind, first->second_id, error)))
    return FALSE;

  doubt_match (run, person, first->match);
  return TRUE;
}

/* Who was found by a code or number; the names have to go with it. */
static gboolean
check_names (PcImportRunning  *run,
             PcImportPart     *part,
             char            **id,
             GError          **error)
{
  g_autoptr(PcRecord) person = pc_store_get (run->store, &pc_beneficiary_kind, *id, error);
  g_autofree char *name = NULL;

  if (person == NULL)
    return FALSE;
  if (!differ_in_name (part->given, person))
    return TRUE;

  name = pc_record_dup_name (person);
  /* Translators: %s is the name of a person. */
  doubt (run, person, 0,
         g_strdup_printf (_("The code or number of this row is that of %s, but the name is another one. "
                                            "Correct the one that is wrong, or say that it is the same person."),
                                              name));
  g_clear_pointer (id, g_free);
  return TRUE;
}

/* Who was removed does not come back by the list that she stood on. */
static gboolean
check_removed (PcImportRunning  *run,
               PcImportPart     *part,
               GError          **error)
{
  gboolean was_removed;

  if (!pc_import_finder_was_removed (run->finder, part->given, &was_removed, error))
    return FALSE;
  if (!was_removed)
    return TRUE;

  /* Translators: %s is a kind of record. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               _("This record (%s) was removed. Restore it first, or leave the row out."),
               pc_kind_get_label (part->kind));
  return FALSE;
}

gboolean
pc_import_is_total (PcImportPart *part)
{
  static const guint numbers[] = { PC_RECORD_ID, PC_BENEFICIARY_CODE, PC_BENEFICIARY_TAX_CODE };
  const char *family, *given;

  if (part->kind != &pc_beneficiary_kind)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (part->is_given[numbers[i]])
      return FALSE;

  family = pc_record_get_text (part->given, PC_BENEFICIARY_FAMILY_NAME);
  given = pc_record_get_text (part->given, PC_BENEFICIARY_GIVEN_NAME);
  return family != NULL && pc_import_words_is_total (family) &&
         (given == NULL || given[strspn (given, "0123456789.,: ")] == '\0');
}

gboolean
pc_import_find_person (PcImportRunning  *run,
                       PcImportPart     *part,
                       char            **id,
                       GError          **error)
{
  const char *decision = pc_import_get_decision (run->import, run->sheet_index, run->outcome->row);
  const PcImportPart *permit = pc_import_parts_find (run->parts, &pc_permit_kind);
  const char *number = permit != NULL ? pc_record_get_text (permit->given, PC_PERMIT_NUMBER) : NULL;

  *id = NULL;
  if (part->is_given[PC_RECORD_ID])
    {
      *id = g_strdup (pc_record_get_id (part->given));
      return TRUE;
    }

  if (decision != NULL)
    {
      *id = strcmp (decision, "new") != 0 ? g_strdup (decision) : NULL;
      return TRUE;
    }

  if (!pc_import_finder_find (run->finder, part->given, number, FALSE, id, error))
    return FALSE;

  if (*id != NULL)
    return check_names (run, part, id, error);

  return check_removed (run, part, error) && compare (run, part, id, error);
}
