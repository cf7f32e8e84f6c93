/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-office.h"

#include <string.h>

#include "sample-report.h"

const char *
sample_office_get_id (SampleOffice *self,
                      const char   *name)
{
  const char *id = g_hash_table_lookup (self->ids, name);

  g_assert_nonnull (id);
  return id;
}

void
sample_office_set_field (SampleOffice *self,
                         PcRecord     *record,
                         const char   *name,
                         const char   *text)
{
  const PcKind *kind = pc_record_get_kind (record);
  const int field = pc_kind_find_field (kind, name);

  g_assert_cmpint (field, >=, 0);
  if (*text == '@')
    text = sample_office_get_id (self, text + 1);
  if (pc_field_is_text (pc_kind_get_field (kind, field)))
    pc_record_set_text (record, field, text);
  else
    pc_record_set_number (record, field, g_ascii_strtoll (text, NULL, 10));
}

void
sample_office_add (SampleOffice       *self,
                   const SampleRecord *record)
{
  g_autoptr(PcRecord) made = pc_record_new (record->kind);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; record->fields[i] != NULL; i += 2)
    sample_office_set_field (self, made, record->fields[i], record->fields[i + 1]);

  pc_store_put (self->store, made, &error);
  g_assert_no_error (error);
  g_hash_table_insert (self->ids, g_strdup (record->name), g_strdup (pc_record_get_id (made)));
}

SampleOffice *
sample_office_new (const SampleRecord *records,
                   guint               n_records)
{
  SampleOffice *self = g_new0 (SampleOffice, 1);
  g_autoptr(GError) error = NULL;

  self->folder = sample_folder_new ();
  self->db = sample_path (self->folder, "office.db");
  self->store = sample_open (self->db, PC_STORE_CREATE);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  pc_store_begin (self->store, "Test", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_records; i++)
    sample_office_add (self, &records[i]);

  g_assert_true (pc_store_commit (self->store, NULL));
  return self;
}

void
sample_office_free (SampleOffice *self)
{
  g_object_unref (self->store);
  g_hash_table_unref (self->ids);
  g_free (self->db);
  sample_folder_free (self->folder);
  g_free (self);
}

/* "name=@record" as "name=ID"; full. */
static char *
resolve (SampleOffice *self,
         const char   *arguments)
{
  g_auto(GStrv) parts = g_strsplit (arguments, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *at = strstr (parts[i], "=@");

      if (at != NULL)
        {
          g_autofree char *part = parts[i];
          const char *id = sample_office_get_id (self, at + 2);

          *at = '\0';
          parts[i] = g_strconcat (part, "=", id, NULL);
        }
    }

  return g_strjoinv (" ", parts);
}

char *
sample_office_write (SampleOffice *self,
                     const char   *report,
                     const char   *arguments,
                     const char   *recipient,
                     const char   *file)
{
  g_autofree char *resolved = resolve (self, arguments);

  return sample_report_write (self->store, self->folder, report, resolved, recipient, file);
}

char *
sample_office_read_rows (SampleOffice *self,
                         const char   *report,
                         const char   *arguments,
                         const char   *table)
{
  g_autofree char *resolved = resolve (self, arguments);

  return sample_report_read (self->store, self->folder, report, resolved, table);
}
