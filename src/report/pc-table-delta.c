/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-table-delta.h"

#include <string.h>

#include "pc-row-digest.h"

/* What is under way: the rows that were there and have not been found again, by key. */
typedef struct
{
  PcTableDelta *delta;
  GPtrArray    *keys;        /* of columns of now, as indices */
  int          *sources;     /* Column of the table before for each column of now; -1 for none. */
  PcValue      *mapped;      /* A row of before in the columns of now. */
  GHashTable   *left;        /* Key -> digest of the row. */
  GHashTable   *alike;       /* Digest of a row without a key -> how many there are. */
  GHashTable   *changed;     /* Key -> PcDeltaRow whose row of before is to be found. */
} Delta;

static void
free_values (PcValue *values,
             guint    n)
{
  for (guint i = 0; values != NULL && i < n; i++)
    pc_value_clear (&values[i]);
  g_free (values);
}

static void
free_row (PcTableDelta *self,
          PcDeltaRow   *row)
{
  g_free (row->id);
  free_values (row->values, self->n_columns);
  free_values (row->before, self->n_columns);
  g_free (row);
}

void
pc_table_delta_free (PcTableDelta *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    free_row (self, self->rows->pdata[i]);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->headings);
  g_free (self->types);
  g_free (self->compared);
  g_free (self);
}

/*
 * Rows
 */

static PcValue *
copy_values (const PcValue *values,
             guint          n)
{
  PcValue *copy = g_new0 (PcValue, n);

  for (guint i = 0; i < n; i++)
    copy[i] = (PcValue) { values[i].number, g_strdup (values[i].text) };

  return copy;
}

static char *
digest_row (Delta         *self,
            const PcValue *values)
{
  g_autoptr(PcRowDigest) digest = pc_row_digest_new ();

  for (guint i = 0; i < self->delta->n_columns; i++)
    {
      const PcValue *value = &values[self->delta->compared[i]];

      if (value->text != NULL || value->number == PC_UNSET)
        pc_row_digest_add_text (digest, value->text);
      else
        pc_row_digest_add_number (digest, value->number);
    }

  return g_strndup (pc_row_digest_get (digest), 32);
}

/* By its key columns; %NULL where there are none, and a row is known by all that it holds. */
static char *
make_key (Delta         *self,
          const PcValue *values)
{
  g_autoptr(GString) key = g_string_new (NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const PcValue *value = &values[GPOINTER_TO_UINT (self->keys->pdata[i])];

      g_string_append (key, value->text != NULL ? value->text : "");
      g_string_append_c (key, '\x1f');
    }

  return key->len > self->keys->len ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

/* Of rows that hold the same, one more or one less is left; %FALSE where none is. */
static gboolean
count_alike (Delta      *self,
             const char *digest,
             int         more)
{
  const int n = GPOINTER_TO_INT (g_hash_table_lookup (self->alike, digest));

  if (n + more < 0)
    return FALSE;

  g_hash_table_insert (self->alike, g_strdup (digest), GINT_TO_POINTER (n + more));
  return TRUE;
}

/* A row of the table as it was, in the columns of now; borrowed. */
static const PcValue *
map_values (Delta         *self,
            const PcValue *values)
{
  static const PcValue nothing = PC_VALUE_INIT;

  for (guint i = 0; i < self->delta->n_columns; i++)
    self->mapped[i] = self->sources[i] >= 0 ? values[self->sources[i]] : nothing;

  return self->mapped;
}

static PcDeltaRow *
new_row (Delta         *self,
         PcDeltaKind    kind,
         const PcValue *values)
{
  PcDeltaRow *row = g_new0 (PcDeltaRow, 1);

  row->kind = kind;
  row->values = copy_values (values, self->delta->n_columns);
  if (self->keys->len > 0)
    row->id = g_strdup (values[GPOINTER_TO_UINT (self->keys->pdata[0])].text);
  g_ptr_array_add (self->delta->rows, row);
  return row;
}

/*
 * Three passes: what was there, what is there now, and what was there of the rows that differ.
 */

static gboolean
note_before_cb (const PcValue  *values,
                gpointer        data,
                GError        **error)
{
  Delta *self = data;
  const PcValue *mapped = map_values (self, values);
  g_autofree char *digest = digest_row (self, mapped);
  char *key = make_key (self, mapped);

  if (key != NULL)
    g_hash_table_insert (self->left, key, g_steal_pointer (&digest));
  else
    count_alike (self, digest, 1);
  return TRUE;
}

static gboolean
compare_now_cb (const PcValue  *values,
                gpointer        data,
                GError        **error)
{
  Delta *self = data;
  g_autofree char *digest = digest_row (self, values);
  g_autofree char *key = make_key (self, values);
  const char *before = key != NULL ? g_hash_table_lookup (self->left, key) : NULL;

  if (key == NULL ? !count_alike (self, digest, -1) : before == NULL)
    new_row (self, PC_DELTA_NEW, values);
  else if (before != NULL && strcmp (before, digest) != 0)
    g_hash_table_insert (self->changed, g_strdup (key), new_row (self, PC_DELTA_CHANGED, values));

  if (before != NULL)
    g_hash_table_remove (self->left, key);
  return TRUE;
}

static gboolean
fetch_before_cb (const PcValue  *values,
                 gpointer        data,
                 GError        **error)
{
  Delta *self = data;
  const PcValue *mapped = map_values (self, values);
  g_autofree char *digest = digest_row (self, mapped);
  g_autofree char *key = make_key (self, mapped);
  PcDeltaRow *row = key != NULL ? g_hash_table_lookup (self->changed, key) : NULL;

  if (row != NULL && row->before == NULL)
    row->before = copy_values (mapped, self->delta->n_columns);
  else if (key != NULL ? g_hash_table_remove (self->left, key) : count_alike (self, digest, -1))
    new_row (self, PC_DELTA_GONE, mapped);

  return TRUE;
}

static void
find_keys (Delta              *self,
           PcOriginTable      *table,
           const char * const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const int column = pc_origin_find_column (table, keys[i]);

      if (column >= 0)
        g_ptr_array_add (self->keys, GUINT_TO_POINTER (column));
    }
}

static void
find_codes (Delta *self)
{
  for (guint i = 0; i < self->delta->n_columns; i++)
    {
      g_autofree char *code = g_strconcat (self->delta->columns[i], "_code", NULL);

      self->delta->compared[i] = i;
      for (guint k = 0; k < self->delta->n_columns; k++)
        if (self->sources[k] >= 0 && strcmp (self->delta->columns[k], code) == 0)
          self->delta->compared[i] = k;
    }
}

static void
begin (Delta              *self,
       const PcDeltaSide  *before,
       const PcDeltaSide  *now,
       const char * const *keys)
{
  PcTableDelta *delta = g_new0 (PcTableDelta, 1);

  delta->columns = now->table->columns;
  delta->n_columns = g_strv_length (delta->columns);
  delta->types = g_new0 (PcFieldType, delta->n_columns);
  delta->compared = g_new0 (guint, delta->n_columns);
  delta->headings = g_ptr_array_new_with_free_func (g_free);
  delta->rows = g_ptr_array_new ();

  self->delta = delta;
  self->keys = g_ptr_array_new ();
  self->sources = g_new0 (int, delta->n_columns);
  self->mapped = g_new0 (PcValue, delta->n_columns);
  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < delta->n_columns; i++)
    {
      delta->types[i] = pc_table_rows_get_type (now->table->types[i]);
      self->sources[i] = before->table != NULL ? pc_origin_find_column (before->table, delta->columns[i]) : -1;
    }
  find_codes (self);
  find_keys (self, now->table, keys);
}

static void
end (Delta *self)
{
  g_ptr_array_unref (self->keys);
  g_free (self->sources);
  g_free (self->mapped);
  g_hash_table_unref (self->left);
  g_hash_table_unref (self->alike);
  g_hash_table_unref (self->changed);
}

static gboolean
pass (const PcDeltaSide  *side,
      GPtrArray          *headings,
      PcTableRowFunc      func,
      Delta              *delta,
      GCancellable       *cancellable,
      GError            **error)
{
  g_autoptr(PcTableRows) rows = NULL;

  if (side->table == NULL)
    return TRUE;

  rows = pc_table_rows_new (side->reader, side->table);
  return pc_table_rows_read (rows, headings, func, delta, cancellable, error);
}

PcTableDelta *
pc_table_delta_new (const PcDeltaSide   *before,
                    const PcDeltaSide   *now,
                    const char * const  *keys,
                    GCancellable        *cancellable,
                    GError             **error)
{
  Delta delta = { 0 };
  gboolean ok;

  g_return_val_if_fail (before != NULL && now != NULL && now->table != NULL && keys != NULL, NULL);

  begin (&delta, before, now, keys);
  ok = pass (before, NULL, note_before_cb, &delta, cancellable, error) &&
       pass (now, delta.delta->headings, compare_now_cb, &delta, cancellable, error) &&
       pass (before, NULL, fetch_before_cb, &delta, cancellable, error);
  end (&delta);
  if (ok)
    return delta.delta;

  pc_table_delta_free (delta.delta);
  return NULL;
}
