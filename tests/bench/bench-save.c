/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-save FILE: keeps one field of one person after the other, as leaving a field does, and says how long that took:
 * as the program does it, and once more without waiting for the disk. Each field is put back.
 */

#include <locale.h>
#include <stdlib.h>

#include "bench-times.h"
#include "pc-cursor.h"
#include "pc-kinds.h"
#include "pc-store-private.h"

#define N_PEOPLE 40

static void
save (PcStore    *store,
      const char *id,
      const char *phone,
      GArray     *times)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) person = pc_store_get (store, &pc_beneficiary_kind, id, &error);
  gint64 start;

  if (person == NULL)
    g_error ("%s", error->message);

  pc_record_set_text (person, PC_BENEFICIARY_PHONE, phone);
  start = g_get_monotonic_time ();
  if (!pc_store_save (store, person, "change beneficiary", &error))
    g_error ("%s", error->message);
  bench_times_add (times, start);
}

/* People far apart, so that no page of the file is there from the one before. */
static GPtrArray *
list_people (PcStore *store)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const gint64 last = pc_sql_get_int (store, "SELECT max (rowid) FROM beneficiary", 0);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, "SELECT id FROM beneficiary WHERE rowid >= :row"
                                              " AND deleted_at IS NULL LIMIT 1", NULL);

  for (gint64 i = 0; i < N_PEOPLE; i++)
    {
      pc_cursor_bind_int (cursor, "row", 1 + i * last / N_PEOPLE);
      if (pc_cursor_next (cursor, NULL))
        g_ptr_array_add (ids, g_strdup (pc_cursor_get_text (cursor, 0)));
      pc_cursor_reset (cursor);
    }

  return ids;
}

static void
measure (PcStore    *store,
         const char *name)
{
  g_autoptr(GPtrArray) ids = list_people (store);
  g_autoptr(GArray) times = bench_times_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(PcRecord) person = pc_store_get (store, &pc_beneficiary_kind, ids->pdata[i], NULL);
      g_autofree char *phone = g_strdup (pc_record_get_text (person, PC_BENEFICIARY_PHONE));

      save (store, ids->pdata[i], "+39 02 1234567", times);
      save (store, ids->pdata[i], phone, times);
    }

  bench_times_print (times, name);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2 || !(store = pc_store_open (argv[1], PC_STORE_WRITE, NULL, &error)))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-save FILE");
      return 1;
    }

  measure (store, "save");
  pc_sql_exec (store, "PRAGMA synchronous = OFF", NULL);
  measure (store, "save-no-fsync");
  return 0;
}
