/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-birth-state.h"

#include <gio/gio.h>

#include "pc-code-list.h"
#include "pc-data.h"
#include "pc-resource.h"

#define RESOURCE_PATH "/org/percorso/Percorso/codes/birth-states.tsv"

typedef enum
{
  COLUMN_BELFIORE,
  COLUMN_NAME_IT,
  COLUMN_NAME_EN,
  COLUMN_ISO2,
  N_COLUMNS
} Column;

/* Both ways through the same table; its texts are shared and live as long as the program. */
typedef struct
{
  GHashTable *by_belfiore;
  GHashTable *by_iso2;
} States;

static void
take_line (States     *states,
           const char *line)
{
  g_auto(GStrv) cells = g_strsplit (line, "\t", N_COLUMNS);
  const char *belfiore, *iso2;

  /* Neither comments nor the heading begin with Z; a state of the past may have no ISO code. */
  if (g_strv_length (cells) != N_COLUMNS || *cells[COLUMN_BELFIORE] != 'Z' || *cells[COLUMN_ISO2] == '\0')
    return;

  belfiore = g_intern_string (cells[COLUMN_BELFIORE]);
  iso2 = g_intern_string (cells[COLUMN_ISO2]);
  g_hash_table_insert (states->by_belfiore, (gpointer) belfiore, (gpointer) iso2);
  g_hash_table_insert (states->by_iso2, (gpointer) iso2, (gpointer) belfiore);
}

static States *
load_states (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (pc_resource_get (pc_data_get_resource), RESOURCE_PATH, 0, NULL);
  States *states = g_new0 (States, 1);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert (bytes != NULL);

  states->by_belfiore = g_hash_table_new (g_str_hash, g_str_equal);
  states->by_iso2 = g_hash_table_new (g_str_hash, g_str_equal);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    take_line (states, *line);

  return states;
}

static const States *
get_states (void)
{
  static States *states;

  if (g_once_init_enter (&states))
    g_once_init_leave (&states, load_states ());

  return states;
}

const char *
pc_birth_state_get_country (const char *belfiore)
{
  g_return_val_if_fail (belfiore != NULL, NULL);

  return g_hash_table_lookup (get_states ()->by_belfiore, belfiore);
}

const char *
pc_birth_state_get_belfiore (const char *iso2)
{
  g_return_val_if_fail (iso2 != NULL, NULL);

  return g_hash_table_lookup (get_states ()->by_iso2, iso2);
}

const char *
pc_birth_state_get_name (const char *belfiore)
{
  const PcCodeList *ceased = pc_code_list_get ("ceased-state");
  const char *country;

  g_return_val_if_fail (belfiore != NULL, NULL);

  country = pc_birth_state_get_country (belfiore);
  if (country != NULL)
    return pc_code_list_get_label (pc_code_list_get ("countries"), country);

  return pc_code_list_has (ceased, belfiore) ? pc_code_list_get_label (ceased, belfiore) : NULL;
}
