/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-changeset.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-store-private.h"

/* The fastest level: most entries are a few hundred bytes. */
#define ZLIB_LEVEL 1

static GBytes *
convert (GConverter  *converter,
         GBytes      *bytes,
         GError     **error)
{
  g_autoptr(GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr(GOutputStream) target = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (target, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

GBytes *
pc_changeset_pack (GBytes *changeset)
{
  g_autoptr(GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, ZLIB_LEVEL);

  return convert (G_CONVERTER (zlib), changeset, NULL);
}

GBytes *
pc_changeset_unpack (GBytes  *packed,
                     GError **error)
{
  g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GBytes *changeset = convert (G_CONVERTER (zlib), packed, NULL);

  if (changeset == NULL)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_DAMAGED, _("An entry of the journal is damaged."));

  return changeset;
}

GBytes *
pc_changeset_invert (GBytes  *changeset,
                     GError **error)
{
  void *inverse = NULL;
  int size = 0;
  int rc = sqlite3changeset_invert (g_bytes_get_size (changeset), g_bytes_get_data (changeset, NULL), &size, &inverse);

  if (rc != SQLITE_OK)
    {
      pc_sql_fail_code (rc, "invert", error);
      return NULL;
    }

  return g_bytes_new_with_free_func (inverse, size, sqlite3_free, inverse);
}

static void
change_free (gpointer data)
{
  PcChange *change = data;

  g_free (change->id);
  pc_value_clear (&change->before);
  pc_value_clear (&change->after);
  g_free (change);
}

static PcChange *
change_new (const PcKind *kind,
            const char   *id,
            guint         field)
{
  PcChange *change = g_new0 (PcChange, 1);

  change->kind = kind;
  change->id = g_strdup (id);
  change->field = field;
  change->before.number = PC_UNSET;
  change->after.number = PC_UNSET;

  return change;
}

typedef struct
{
  sqlite3_changeset_iter *iter;
  int                     operation;
  int                     n_columns;
  const PcKind           *kind;
  const char             *id;
} Row;

/* Moves to the next record; %FALSE at the end. */
static gboolean
next_row (Row *row)
{
  const char *table;
  int indirect;
  sqlite3_value *id = NULL;

  if (sqlite3changeset_next (row->iter) != SQLITE_ROW)
    return FALSE;

  sqlite3changeset_op (row->iter, &table, &row->n_columns, &row->operation, &indirect);
  row->kind = pc_kind_find (table);

  /* The id is the first column of every table. */
  if (row->operation == SQLITE_INSERT)
    sqlite3changeset_new (row->iter, 0, &id);
  else
    sqlite3changeset_old (row->iter, 0, &id);
  row->id = (const char *) sqlite3_value_text (id);

  return TRUE;
}

static void
read_value (sqlite3_value *source,
            const PcField *field,
            PcValue       *value)
{
  if (source == NULL || sqlite3_value_type (source) == SQLITE_NULL)
    return;

  if (pc_field_is_text (field))
    value->text = g_strdup ((const char *) sqlite3_value_text (source));
  else
    value->number = sqlite3_value_int64 (source);
}

static void
add_fields (GPtrArray *list,
            const Row *row)
{
  guint n = MIN ((guint) row->n_columns, pc_kind_get_n_fields (row->kind));

  for (guint i = 0; i < n; i++)
    {
      const PcField *field = pc_kind_get_field (row->kind, i);
      sqlite3_value *before = NULL, *after = NULL;
      PcChange *change;

      if ((field->flags & PC_AUTOMATIC) != 0 && i != PC_RECORD_DELETED_AT)
        continue;

      if (row->operation != SQLITE_INSERT)
        sqlite3changeset_old (row->iter, i, &before);
      if (row->operation != SQLITE_DELETE)
        sqlite3changeset_new (row->iter, i, &after);

      change = change_new (row->kind, row->id, i);
      read_value (before, field, &change->before);
      read_value (after, field, &change->after);

      if (pc_value_equal (&change->before, &change->after))
        change_free (change);
      else
        g_ptr_array_add (list, change);
    }
}

static GPtrArray *
list_changes (GBytes   *changeset,
              gboolean  fields)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (change_free);
  Row row = { NULL };

  if (sqlite3changeset_start (&row.iter, g_bytes_get_size (changeset),
                              (gpointer) g_bytes_get_data (changeset, NULL)) != SQLITE_OK)
    return list;

  while (next_row (&row))
    {
      if (row.kind == NULL)
        continue;
      if (fields)
        add_fields (list, &row);
      else
        g_ptr_array_add (list, change_new (row.kind, row.id, 0));
    }

  sqlite3changeset_finalize (row.iter);
  return list;
}

GPtrArray *
pc_changeset_list_records (GBytes *changeset)
{
  return list_changes (changeset, FALSE);
}

GPtrArray *
pc_changeset_list_fields (GBytes *changeset)
{
  return list_changes (changeset, TRUE);
}
