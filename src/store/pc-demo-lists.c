/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#include "pc-data.h"
#include "pc-resource.h"

#define RESOURCE_FOLDER "/org/percorso/Percorso/demo/"

/* The tables: how many columns are the key, which one is the weight (-1: all weigh the same) and how many there are. */
static const struct
{
  const char *name;
  guint       n_keys;
  int         weight;
  guint       n_columns;
} tables[] = {
  { "choices", 1, 2, 3 },
  { "countries", 0, 1, 8 },
  { "names", 2, -1, 4 },
  { "phrases", 1, -1, 2 },
  { "spellings", 1, -1, 2 },
  { "towns", 0, 3, 5 },
  { "trades", 0, -1, 7 },
};

static void
list_free (gpointer data)
{
  PcDemoList *list = data;

  g_ptr_array_unref (list->rows);
  g_array_unref (list->weights);
  g_free (list);
}

static void
make_key (char        key[64],
          const char *file,
          const char *first,
          const char *second)
{
  g_snprintf (key, 64, "%s:%s:%s", file, first != NULL ? first : "", second != NULL ? second : "");
}

PcDemoList *
pc_demo_lists_find (GHashTable *lists,
                    const char *file,
                    const char *key,
                    const char *more)
{
  char full[64];

  make_key (full, file, key, more);
  return g_hash_table_lookup (lists, full);
}

static PcDemoList *
ensure_list (GHashTable *lists,
             const char *key)
{
  PcDemoList *list = g_hash_table_lookup (lists, key);

  if (list != NULL)
    return list;

  list = g_new0 (PcDemoList, 1);
  list->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  list->weights = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (lists, g_strdup (key), list);
  return list;
}

/* Blank columns at the end of a line may be left out. */
static char **
split_line (const char *line,
            guint       n_columns)
{
  g_auto(GStrv) parts = g_strsplit (line, "\t", n_columns);
  char **row = g_new0 (char *, n_columns + 1);

  for (guint i = 0, given = g_strv_length (parts); i < n_columns; i++)
    row[i] = g_strdup (i < given ? parts[i] : "");

  return row;
}

static void
add_line (GHashTable *lists,
          guint       table,
          const char *line)
{
  char **row = split_line (line, tables[table].n_columns);
  PcDemoList *list;
  guint total;
  char key[64];

  make_key (key, tables[table].name, tables[table].n_keys > 0 ? row[0] : NULL, tables[table].n_keys > 1 ? row[1] : NULL);
  list = ensure_list (lists, key);
  total = list->rows->len > 0 ? g_array_index (list->weights, guint, list->rows->len - 1) : 0;
  total += tables[table].weight >= 0 ? g_ascii_strtoull (row[tables[table].weight], NULL, 10) : 1;
  g_ptr_array_add (list->rows, row);
  g_array_append_val (list->weights, total);
}

static void
read_table (GHashTable *lists,
            guint       table)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, tables[table].name, ".tsv", NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (pc_resource_get (pc_data_get_resource), path, 0, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      add_line (lists, table, lines[i]);
}

GHashTable *
pc_demo_lists_new (void)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    read_table (lists, i);

  return lists;
}
