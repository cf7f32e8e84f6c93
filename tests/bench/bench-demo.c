/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-demo FILE PEOPLE SERVICES: makes a demo office of that many people, with that many services each on average,
 * and says how long it took and how large it is.
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#include "pc-demo.h"

#define SEED 1

static gboolean
make (const char  *path,
      guint        people,
      guint        services,
      GError     **error)
{
  const PcDemoOptions options = { .people = people, .seed = SEED, .services_per_person = services, .attendance = TRUE };
  g_autoptr(PcStore) store = pc_store_open (path, PC_STORE_CREATE, NULL, error);

  return store != NULL && pc_demo_make_full (store, &options, NULL, NULL, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();
  GStatBuf info;

  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      g_printerr ("usage: bench-demo FILE PEOPLE SERVICES\n");
      return 2;
    }

  if (!make (argv[1], atoi (argv[2]), atoi (argv[3]), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  g_stat (argv[1], &info);
  g_print ("demo people=%s services=%s seconds=%.1f MB=%.0f\n", argv[2], argv[3],
           (g_get_monotonic_time () - start) / 1e6, info.st_size / 1e6);
  return 0;
}
