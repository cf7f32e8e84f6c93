/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-table-list.h"

/*
 * A row
 */

struct _PcTableRow
{
  GObject   parent_instance;

  char     *id;
  char    **texts;
};

G_DEFINE_FINAL_TYPE (PcTableRow, pc_table_row, G_TYPE_OBJECT)

static void
pc_table_row_finalize (GObject *object)
{
  PcTableRow *self = PC_TABLE_ROW (object);

  g_free (self->id);
  g_strfreev (self->texts);

  G_OBJECT_CLASS (pc_table_row_parent_class)->finalize (object);
}

static void
pc_table_row_class_init (PcTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_table_row_finalize;
}

static void
pc_table_row_init (PcTableRow *self)
{
}

const char *
pc_table_row_get_id (PcTableRow *self)
{
  g_return_val_if_fail (PC_IS_TABLE_ROW (self), NULL);

  return self->id;
}

const char *
pc_table_row_get_text (PcTableRow *self,
                       guint       column)
{
  g_return_val_if_fail (PC_IS_TABLE_ROW (self), NULL);

  return self->texts[column];
}

/*
 * The list
 */

/*
 * A list view makes widgets for 200 rows, however few are on the screen, and makes all of them anew for other rows. So
 * a list that has changed begins with what a screen shows, and the rest follows once nothing more is typed.
 */
#define FIRST_ROWS 24
#define MORE_ROWS  40
#define WIDGETS    200
#define PAUSE_MS   400
#define GROW_MS    50
#define SLICE      100

/* A power of two, so large that few of the keys of an office share a place. */
#define FILTER_SIZE (1 << 17)

struct _PcTableList
{
  GObject        parent_instance;

  const PcTable *table;
  PcStore       *store;
  GHashTable    *arguments;
  int            sort;
  gboolean       descending;

  GArray        *keys;     /* gint64, in order. */
  GArray        *shown;    /* The same object where nothing is filtered out. */
  GArray        *filter;   /* gint64, ascending; %NULL for all. */
  guint          n_given;  /* How many of @shown the view knows of. */
  guint          grow_id;
  PcCursor      *cursor;   /* Over one row. */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PcTableList, pc_table_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return PC_TYPE_TABLE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return PC_TABLE_LIST (model)->n_given;
}

static PcTableRow *
read_row (PcTableList *self,
          PcCursor    *cursor)
{
  PcTableRow *row = g_object_new (PC_TYPE_TABLE_ROW, NULL);
  const guint n = self->table->n_columns;

  row->texts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      PcValue value;

      pc_cursor_get_value (cursor, i, &self->table->columns[i].field, &value);
      row->texts[i] = pc_value_format (&self->table->columns[i].field, &value);
    }
  row->id = g_strdup (pc_cursor_get_text (cursor, n));

  return row;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PcTableList *self = PC_TABLE_LIST (model);
  PcTableRow *row = NULL;

  if (position >= self->n_given || self->cursor == NULL)
    return NULL;

  pc_cursor_reset (self->cursor);
  pc_cursor_bind_int (self->cursor, "key", g_array_index (self->shown, gint64, position));
  if (pc_cursor_next (self->cursor, NULL))
    row = read_row (self, self->cursor);
  pc_cursor_reset (self->cursor);

  /* A list model must answer for each position, also where the record has just gone. */
  if (row == NULL)
    {
      row = g_object_new (PC_TYPE_TABLE_ROW, NULL);
      row->texts = g_new0 (char *, self->table->n_columns + 1);
    }

  return row;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
pc_table_list_finalize (GObject *object)
{
  PcTableList *self = PC_TABLE_LIST (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_pointer (&self->cursor, pc_cursor_free);
  g_array_unref (self->shown);
  g_array_unref (self->keys);
  g_clear_pointer (&self->filter, g_array_unref);
  g_hash_table_unref (self->arguments);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_table_list_parent_class)->finalize (object);
}

static void
pc_table_list_class_init (PcTableListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_table_list_finalize;
}

static void
pc_table_list_init (PcTableList *self)
{
  self->sort = -1;
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->shown = g_array_ref (self->keys);
  self->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
grow_cb (gpointer data)
{
  PcTableList *self = data;
  const guint before = self->n_given;

  self->n_given = before < WIDGETS ? MIN (before + MORE_ROWS, self->shown->len) : self->shown->len;
  if (self->n_given == self->shown->len)
    self->grow_id = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_given - before);

  return self->n_given < self->shown->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
pause_cb (gpointer data)
{
  PcTableList *self = data;

  self->grow_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, GROW_MS, grow_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/*
 * Gives the view @n rows at once, in place of those it has. GTK looks for the row it was at among all those that come
 * in its place at once, and reads each for that: the change is told in slices, which also keeps the place.
 */
static void
give (PcTableList *self,
      guint        n)
{
  const guint before = self->n_given;
  const guint common = MIN (before, n);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  self->n_given = n;
  if (n < self->shown->len)
    self->grow_id = g_timeout_add (PAUSE_MS, pause_cb, self);

  if (before != n)
    g_list_model_items_changed (G_LIST_MODEL (self), common, before - common, n - common);
  for (guint i = 0; i < common; i += SLICE)
    g_list_model_items_changed (G_LIST_MODEL (self), i, MIN (SLICE, common - i), MIN (SLICE, common - i));
}

/* The keys that pass the filter, in their order. Nearly all are ruled out by a look at one byte, before they are searched for. */
static GArray *
select_keys (GArray *keys,
             GArray *filter)
{
  GArray *passed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *maybe = g_malloc0 (FILTER_SIZE);

  for (guint i = 0; i < filter->len; i++)
    maybe[g_array_index (filter, gint64, i) & (FILTER_SIZE - 1)] = 1;

  for (guint i = 0; i < keys->len; i++)
    {
      const gint64 key = g_array_index (keys, gint64, i);

      if (maybe[key & (FILTER_SIZE - 1)] && g_array_binary_search (filter, &key, compare_keys, NULL))
        g_array_append_val (passed, key);
    }

  return passed;
}

static void
apply_filter (PcTableList *self)
{
  g_array_unref (self->shown);
  self->shown = self->filter != NULL ? select_keys (self->keys, self->filter) : g_array_ref (self->keys);
}

static gboolean
read_keys (PcTableList *self)
{
  g_autoptr(GError) error = NULL;
  GArray *keys = pc_table_list_keys (self->table, self->store, self->arguments, self->sort, self->descending, &error);

  if (keys == NULL)
    {
      g_warning ("%s: %s", self->table->name, error->message);
      return FALSE;
    }

  g_array_unref (self->keys);
  self->keys = keys;
  apply_filter (self);
  return TRUE;
}

/* Other rows than before, or in another order: the view begins at the top. */
static void
restart (PcTableList *self)
{
  if (read_keys (self))
    give (self, MIN (self->shown->len, FIRST_ROWS));
}

PcTableList *
pc_table_list_new (const PcTable *table,
                   PcStore       *store)
{
  PcTableList *self = g_object_new (PC_TYPE_TABLE_LIST, NULL);
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (table != NULL, self);

  self->table = table;
  self->store = g_object_ref (store);
  self->cursor = pc_table_open_row (table, store, &error);
  if (self->cursor == NULL)
    g_warning ("%s: %s", table->name, error->message);

  return self;
}

void
pc_table_list_reload (PcTableList *self)
{
  g_return_if_fail (PC_IS_TABLE_LIST (self));

  /* All at once where rows are there already, so that the place in the list stays. */
  if (self->n_given == 0)
    restart (self);
  else if (read_keys (self))
    give (self, self->shown->len);
}

void
pc_table_list_sort (PcTableList *self,
                    int          column,
                    gboolean     descending)
{
  g_return_if_fail (PC_IS_TABLE_LIST (self));

  if (self->sort == column && self->descending == descending)
    return;

  self->sort = column;
  self->descending = descending;
  restart (self);
}

void
pc_table_list_filter (PcTableList *self,
                      GArray      *rows)
{
  g_return_if_fail (PC_IS_TABLE_LIST (self));

  if (rows == NULL && self->filter == NULL)
    return;

  g_clear_pointer (&self->filter, g_array_unref);
  if (rows != NULL)
    self->filter = g_array_ref (rows);
  apply_filter (self);
  give (self, MIN (self->shown->len, FIRST_ROWS));
}

void
pc_table_list_set_argument (PcTableList *self,
                            const char  *name,
                            const char  *value)
{
  g_return_if_fail (PC_IS_TABLE_LIST (self));

  if (g_strcmp0 (g_hash_table_lookup (self->arguments, name), value) == 0)
    return;

  g_hash_table_insert (self->arguments, g_strdup (name), g_strdup (value));
  restart (self);
}

guint
pc_table_list_get_shown (PcTableList *self)
{
  g_return_val_if_fail (PC_IS_TABLE_LIST (self), 0);

  return self->shown->len;
}

guint
pc_table_list_get_total (PcTableList *self)
{
  g_return_val_if_fail (PC_IS_TABLE_LIST (self), 0);

  return self->keys->len;
}
