/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-beneficiary.h"
#include "pc-ctl-rows.h"
#include "pc-duplicates.h"

/* A table shows people by code and name, the other formats by identifier, too. */
static const PcField ids[] = {
  { "first_id", PC_FIELD_REFERENCE, NULL, PC_PLAIN, N_("Identifier") },
  { "second_id", PC_FIELD_REFERENCE, NULL, PC_PLAIN, N_("Identifier of the other") },
};

static const PcField columns[] = {
  { "first_code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") },
  { "first_name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name") },
  { "second_code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code of the other") },
  { "second_name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name of the other") },
  { "score", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Score") },
  { "level", PC_FIELD_CHOICE, "match-level", PC_PLAIN, N_("Level") },
  { "reasons", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Reasons") },
};

/* For people, in sentences; full. */
static char *
format_reasons (const PcMatch *match)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < match->reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            g_array_index (match->reasons, PcMatchReason, i).message);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
print_duplicate (PcStore            *store,
                 const PcDuplicate  *duplicate,
                 PcCtlFormat         format,
                 PcCtlRows          *rows,
                 GError            **error)
{
  const gboolean is_table = format == PC_CTL_TABLE;
  const PcMatch *match = duplicate->match;
  const PcKind *kind = &pc_beneficiary_kind;
  g_autoptr(PcRecord) first = pc_store_get (store, kind, duplicate->first_id, error);
  g_autoptr(PcRecord) second = first != NULL ? pc_store_get (store, kind, duplicate->second_id, error) : NULL;
  g_autofree char *first_name = second != NULL ? pc_record_dup_name (first) : NULL;
  g_autofree char *second_name = second != NULL ? pc_record_dup_name (second) : NULL;
  g_autofree char *reasons = is_table ? format_reasons (match) : pc_match_format_codes (match);
  const char *level = pc_match_level_get_code (match->level);

  if (second == NULL)
    return FALSE;

  {
    const PcValue values[] = {
      { PC_UNSET, duplicate->first_id },
      { PC_UNSET, duplicate->second_id },
      { PC_UNSET, (char *) pc_record_get_text (first, PC_BENEFICIARY_CODE) },
      { PC_UNSET, first_name },
      { PC_UNSET, (char *) pc_record_get_text (second, PC_BENEFICIARY_CODE) },
      { PC_UNSET, second_name },
      { match->score, NULL },
      { PC_UNSET, (char *) level },
      { PC_UNSET, reasons },
    };

    pc_ctl_rows_add (rows, is_table ? values + G_N_ELEMENTS (ids) : values);
  }

  return TRUE;
}

static gboolean
print_duplicates (PcStore      *store,
                  GPtrArray    *found,
                  PcCtlFormat   format,
                  GError      **error)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  if (format != PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, ids, G_N_ELEMENTS (ids));
  pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < found->len; i++)
    if (!print_duplicate (store, found->pdata[i], format, rows, error))
      return FALSE;

  pc_ctl_rows_finish (rows);
  return TRUE;
}

/* Of one person, or all pairs where @id is %NULL. */
static GPtrArray *
find (PcStore     *store,
      const char  *id,
      guint        least,
      GError     **error)
{
  g_autoptr(GCancellable) cancellable = NULL;
  g_autoptr(PcRecord) person = NULL;

  if (id == NULL)
    {
      cancellable = pc_ctl_catch_signals ();
      return pc_duplicates_list (store, least, cancellable, NULL, error);
    }

  person = pc_ctl_find_person (store, id, error);
  return person != NULL ? pc_duplicates_find (store, person, least, 0, error) : NULL;
}

gboolean
pc_ctl_duplicates (PcCtl   *self,
                   char   **arguments,
                   GError **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *id = NULL;
  int least = PC_MATCH_LEAST_POSSIBLE;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_FILENAME, &id, N_("Only who could be the same as this person"), N_("ID") },
    { "least", 0, 0, G_OPTION_ARG_INT, &least, N_("The least score, from 0 to 100; 45 unless given"), N_("SCORE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = NULL;
  g_autoptr(GPtrArray) found = NULL;
  PcCtlFormat format;

  if (rest == NULL || !pc_ctl_rows_parse_format (format_name, &format, error))
    return FALSE;
  if (least < 0 || least > 100)
    return pc_ctl_refuse (error, _("“--least” needs a number from 0 to 100"));

  return (store = pc_ctl_open (self, PC_STORE_READ, error)) != NULL &&
         (found = find (store, id, least, error)) != NULL &&
         print_duplicates (store, found, format, error);
}

gboolean
pc_ctl_distinct (PcCtl   *self,
                 char   **arguments,
                 GError **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("How it is known"), N_("TEXT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = rest != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;
  g_autoptr(PcRecord) first = store != NULL ? pc_ctl_find_person (store, rest[0], error) : NULL;
  g_autoptr(PcRecord) second = first != NULL ? pc_ctl_find_person (store, rest[1], error) : NULL;

  return second != NULL &&
         pc_duplicates_set_distinct (store, pc_record_get_id (first), pc_record_get_id (second), reason, error);
}
