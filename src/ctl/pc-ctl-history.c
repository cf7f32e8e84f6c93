/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-journal.h"
#include "pc-operator.h"

static const PcField columns[] = {
  { "entry", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Entry") },
  { "at", PC_FIELD_INSTANT, NULL, PC_PLAIN, N_("When") },
  { "operator", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Who") },
  { "label", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("What") },
  { "mode", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("How") },
};

static const struct
{
  const char *mode;
  const char *label;
} modes[] = {
  { "change", N_("Change") },
  { "undo", N_("Undo") },
  { "redo", N_("Redo") },
};

static const char *
get_mode_label (const char *mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (strcmp (mode, modes[i].mode) == 0)
      return _(modes[i].label);

  return mode;
}

/* The name of the operator, from @names where it was looked up before. */
static const char *
get_operator_name (PcStore    *store,
                   GHashTable *names,
                   const char *id)
{
  g_autoptr(PcRecord) record = NULL;

  if (id == NULL)
    return NULL;
  if (g_hash_table_contains (names, id))
    return g_hash_table_lookup (names, id);

  record = pc_store_get (store, &pc_operator_kind, id, NULL);
  g_hash_table_insert (names, g_strdup (id), record != NULL ? pc_record_dup_name (record) : g_strdup (id));
  return g_hash_table_lookup (names, id);
}

static char *
make_instant (gint64 unix_ms)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

/* In the words of the person for a table, else as the journal has them. */
static void
add_entry (PcStore              *store,
           GHashTable           *names,
           const PcJournalEntry *entry,
           PcCtlFormat           format,
           PcCtlRows            *rows)
{
  const gboolean is_table = format == PC_CTL_TABLE;
  const char *who = is_table ? get_operator_name (store, names, entry->operator_id) : entry->operator_id;
  g_autofree char *at = make_instant (entry->unix_ms);
  g_autofree char *what = pc_journal_describe (entry->label);
  const PcValue values[] = {
    { entry->seq, NULL },
    { PC_UNSET, at },
    { PC_UNSET, (char *) who },
    { PC_UNSET, is_table ? what : entry->label },
    { PC_UNSET, is_table ? (char *) get_mode_label (entry->mode) : entry->mode },
  };

  pc_ctl_rows_add (rows, values);
}

static void
print_entries (PcStore     *store,
               GPtrArray   *entries,
               PcCtlFormat  format)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < entries->len; i++)
    add_entry (store, names, entries->pdata[i], format, rows);
  pc_ctl_rows_finish (rows);
}

static void
print_change (const PcChange *change)
{
  const PcField *field = pc_kind_get_field (change->kind, change->field);
  g_autofree char *before = pc_ctl_format_value (field, &change->before);
  g_autofree char *after = pc_ctl_format_value (field, &change->after);

  printf ("  %s: %s → %s\n", pc_field_get_label (field), *before != '\0' ? before : "–", *after != '\0' ? after : "–");
}

/* The entries of one record, each with the fields that it changed. */
static gboolean
print_changes (PcStore     *store,
               GPtrArray   *entries,
               const char  *id,
               GError     **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const PcJournalEntry *entry = entries->pdata[i];
      const char *who = get_operator_name (store, names, entry->operator_id);
      g_autofree char *at = make_instant (entry->unix_ms);
      g_autofree char *what = pc_journal_describe (entry->label);
      g_autofree char *when = pc_ctl_format_value (&columns[1], &(PcValue) { PC_UNSET, at });
      g_autoptr(GPtrArray) changes = pc_journal_get_changes (store, entry->seq, error);

      if (changes == NULL)
        return FALSE;

      printf ("%s  %s%s%s (%s)\n", when, who != NULL ? who : "", who != NULL ? "  " : "",
              what, get_mode_label (entry->mode));
      for (guint j = 0; j < changes->len; j++)
        if (strcmp (((PcChange *) changes->pdata[j])->id, id) == 0)
          print_change (changes->pdata[j]);
    }

  return TRUE;
}

static gboolean
print_history (PcStore      *store,
               const char   *id,
               guint         limit,
               PcCtlFormat   format,
               GError      **error)
{
  g_autoptr(PcRecord) record = id != NULL ? pc_ctl_find_record (store, id, error) : NULL;
  const char *record_id = record != NULL ? pc_record_get_id (record) : NULL;
  g_autoptr(GPtrArray) entries = NULL;

  if ((id != NULL && record == NULL) || !(entries = pc_journal_list (store, record_id, limit, error)))
    return FALSE;

  if (record_id != NULL && format == PC_CTL_TABLE)
    return print_changes (store, entries, record_id, error);

  print_entries (store, entries, format);
  return TRUE;
}

gboolean
pc_ctl_history (PcCtl   *self,
                char   **arguments,
                GError **error)
{
  g_autofree char *format_name = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "limit", 'l', 0, G_OPTION_ARG_INT, &limit, N_("Print the last N entries"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = NULL;
  PcCtlFormat format;

  if (rest == NULL || !pc_ctl_rows_parse_format (format_name, &format, error))
    return FALSE;
  if (limit < 0)
    return pc_ctl_refuse (error, _("“--limit” needs a number that is not negative"));

  store = pc_ctl_open (self, PC_STORE_READ, error);
  return store != NULL && print_history (store, rest[0], limit > 0 ? (guint) limit : G_MAXUINT, format, error);
}
