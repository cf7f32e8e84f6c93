/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-journal.h"
#include "pc-operator.h"
#include "pc-return-private.h"

/* How far back who changed a cell is looked for. */
#define MOST_ENTRIES 30

void
pc_return_conflict_free (gpointer data)
{
  PcReturnConflict *conflict = data;

  g_free (conflict->sheet);
  g_free (conflict->table);
  g_free (conflict->id);
  g_free (conflict->column);
  g_free (conflict->label);
  g_free (conflict->file);
  g_free (conflict->ours);
  g_free (conflict->who);
  g_free (conflict);
}

static gboolean
has_changed (PcStore              *store,
             const PcJournalEntry *entry,
             const char           *id,
             guint                 field)
{
  g_autoptr(GPtrArray) changes = pc_journal_get_changes (store, entry->seq, NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const PcChange *change = changes->pdata[i];

      if (change->field == field && strcmp (change->id, id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The newest entry that changed the field or, where none is found, the record. */
static const PcJournalEntry *
find_entry (PcReturnRunning *run,
            GPtrArray       *entries,
            const char      *column)
{
  const int field = run->form->find_field (run->record, column);

  for (guint i = 0; field >= 0 && i < entries->len; i++)
    if (has_changed (run->store, entries->pdata[i], pc_record_get_id (run->record), field))
      return entries->pdata[i];

  return entries->len > 0 ? entries->pdata[0] : NULL;
}

static char *
name_operator (PcStore    *store,
               const char *id)
{
  g_autoptr(PcRecord) operator = id != NULL ? pc_store_get (store, &pc_operator_kind, id, NULL) : NULL;

  return operator != NULL ? pc_record_dup_name (operator) : NULL;
}

static void
set_author (PcReturnRunning  *run,
            PcReturnConflict *conflict)
{
  g_autoptr(GPtrArray) entries = pc_journal_list (run->store, pc_record_get_id (run->record), MOST_ENTRIES, NULL);
  const PcJournalEntry *entry = entries != NULL ? find_entry (run, entries, conflict->column) : NULL;

  if (entry == NULL)
    return;

  conflict->who = name_operator (run->store, entry->operator_id);
  conflict->unix_ms = entry->unix_ms;
}

/* "Rossi Anna, 12/11/2026", full. */
static char *
describe_author (const PcReturnConflict *conflict)
{
  const char *who = conflict->who != NULL ? conflict->who : _("somebody");
  g_autoptr(GDateTime) moment = conflict->unix_ms > 0 ? g_date_time_new_from_unix_local (conflict->unix_ms / 1000)
                                                      : NULL;
  g_autofree char *iso = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char *day = iso != NULL ? pc_date_format (iso) : NULL;

  return day != NULL ? g_strdup_printf ("%s, %s", who, day) : g_strdup (who);
}

static char *
describe (const PcReturnConflict *conflict)
{
  g_autofree char *author = describe_author (conflict);

  /* Translators: what the workbook has, what the database has, and who changed that and when. */
  return g_strdup_printf (_("Both sides have changed it: “%s” in the workbook, “%s” here (%s)."),
                          *conflict->file != '\0' ? conflict->file : "–",
                          *conflict->ours != '\0' ? conflict->ours : "–", author);
}

void
pc_return_add_conflict (PcReturnRunning *run,
                        guint            index)
{
  const PcReturnColumn *column = &g_array_index (run->filled, PcReturnColumn, index);
  const PcField *field = &column->column->field;
  PcReturnConflict *conflict = g_new0 (PcReturnConflict, 1);
  g_autofree char *message = NULL;

  conflict->sheet = g_strdup (run->sheet_name);
  conflict->row = run->row;
  conflict->table = g_strdup (run->written->name);
  conflict->id = g_strdup (run->row_id);
  conflict->column = g_strdup (field->name);
  conflict->label = g_strdup (pc_field_get_label (field));
  conflict->file = pc_value_format (field, &run->cells[index].file);
  conflict->ours = pc_value_format (field, &run->cells[index].ours);
  set_author (run, conflict);

  message = describe (conflict);
  pc_import_outcome_add_reason (run->outcome, column->index, FALSE, pc_return_describe_cell (run, column, message));
  g_ptr_array_add (run->result->conflicts, conflict);
  run->conflict = TRUE;
}
