/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-history-tab.h"

#include <glib/gi18n-lib.h>

#include "pc-date.h"
#include "pc-journal.h"
#include "pc-kinds.h"
#include "pc-owner.h"

#define MAX_ENTRIES 100
#define MAX_FIELDS  12

struct _PcHistoryTab
{
  GtkBox      parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PcHistoryTab, pc_history_tab, GTK_TYPE_BOX)

static void
pc_history_tab_class_init (PcHistoryTabClass *klass)
{
}

static void
pc_history_tab_init (PcHistoryTab *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("History"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/* The value as people read it, with the name of what it refers to. */
static char *
format_value (PcStore       *store,
              const PcField *field,
              const PcValue *value)
{
  const PcKind *kind = field->type == PC_FIELD_REFERENCE && field->detail != NULL ? pc_kind_find (field->detail) : NULL;
  g_autoptr(PcRecord) record = kind != NULL && value->text != NULL ? pc_store_get (store, kind, value->text, NULL) : NULL;

  return record != NULL ? pc_record_dup_name (record) : pc_value_format (field, value);
}

static void
append_change (GString        *text,
               PcStore        *store,
               const PcChange *change)
{
  const PcField *field = pc_kind_get_field (change->kind, change->field);
  g_autofree char *before = format_value (store, field, &change->before);
  g_autofree char *after = format_value (store, field, &change->after);

  if (text->len > 0)
    g_string_append_c (text, '\n');

  if (*before == '\0')
    g_string_append_printf (text, "%s: %s", pc_field_get_label (field), after);
  else
    g_string_append_printf (text, "%s: %s → %s", pc_field_get_label (field), before, *after != '\0' ? after : "–");
}

/* What the entry changed of @records; one entry may be about many people. */
static char *
describe_changes (PcStore    *store,
                  gint64      seq,
                  GHashTable *records)
{
  g_autoptr(GPtrArray) changes = pc_journal_get_changes (store, seq, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; changes != NULL && i < changes->len && shown <= MAX_FIELDS; i++)
    {
      const PcChange *change = changes->pdata[i];

      /* To whom it belongs goes without saying here. */
      if (!g_hash_table_contains (records, change->id) ||
          pc_owner_is_link (pc_kind_get_field (change->kind, change->field)))
        continue;
      if (shown++ < MAX_FIELDS)
        append_change (text, store, change);
      else
        g_string_append (text, "\n…");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_entry (PcStore              *store,
                const PcJournalEntry *entry)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (entry->unix_ms / 1000);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *day = pc_date_format (iso);
  g_autofree char *time = g_date_time_format (local, "%H:%M");
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);
  g_autofree char *what = pc_journal_describe (entry->label);
  g_autoptr(PcRecord) operator = entry->operator_id != NULL ? pc_store_get (store, &pc_operator_kind, entry->operator_id, NULL) : NULL;
  g_autofree char *who = operator != NULL ? pc_record_dup_name (operator) : g_strdup ("–");

  if (g_strcmp0 (entry->mode, "undo") == 0)
    /* Translators: day and time, person, and what was undone. */
    return g_strdup_printf (_("%s · %s · Undone: %s"), when, who, what);
  if (g_strcmp0 (entry->mode, "redo") == 0)
    /* Translators: day and time, person, and what was done again. */
    return g_strdup_printf (_("%s · %s · Done again: %s"), when, who, what);

  return g_strdup_printf ("%s · %s · %s", when, who, what);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_entry (PcHistoryTab         *self,
           PcStore              *store,
           const PcJournalEntry *entry,
           GHashTable           *records)
{
  g_autofree char *title = describe_entry (store, entry);
  g_autofree char *changes = describe_changes (store, entry->seq, records);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "history-entry");
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  if (*changes != '\0')
    gtk_box_append (GTK_BOX (box), make_label (changes, "body"));
  gtk_list_box_append (self->list, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
pc_history_tab_show (PcHistoryTab *self,
                     PcStore      *store,
                     const char   *person)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GHashTable) records = NULL;
  GtkWidget *row;

  g_return_if_fail (PC_IS_HISTORY_TAB (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  if (person == NULL || !(records = pc_owner_list_records (store, person, NULL)))
    return;

  entries = pc_journal_list_person (store, person, MAX_ENTRIES, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    add_entry (self, store, entries->pdata[i], records);
}
