/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-demo.h"

#define MOST_PEOPLE 200000

/* A new database appears whole or not at all; one that is there, without people, is filled. */
static gboolean
make (PcCtl         *self,
      guint          people,
      guint32        seed,
      GCancellable  *cancellable,
      GError       **error)
{
  const gboolean create = !g_file_test (self->path, G_FILE_TEST_EXISTS);
  g_autoptr(PcStore) store = create ? pc_ctl_create (self, error) : pc_ctl_open (self, PC_STORE_WRITE, error);
  gboolean ok;

  if (store == NULL)
    return FALSE;

  ok = pc_demo_make (store, people, seed, NULL, cancellable, error);
  return create ? pc_ctl_create_finish (self, g_steal_pointer (&store), ok, error) : ok;
}

gboolean
pc_ctl_demo (PcCtl   *self,
             char   **arguments,
             GError **error)
{
  g_autoptr(GCancellable) cancellable = NULL;
  int people = 50;
  gint64 seed = 1;
  const GOptionEntry entries[] = {
    { "people", 0, 0, G_OPTION_ARG_INT, &people, N_("How many people; 50 unless given"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same number gives the same data; 1 unless given"), N_("S") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);

  if (rest == NULL)
    return FALSE;
  if (people < 1 || people > MOST_PEOPLE)
    /* Translators: %d is a number. */
    return pc_ctl_refuse (error, _("“--people” needs a number from 1 to %d"), MOST_PEOPLE);
  if (seed < 0 || seed > G_MAXUINT32)
    /* Translators: %u is a number. */
    return pc_ctl_refuse (error, _("“--seed” needs a number from 0 to %u"), G_MAXUINT32);

  cancellable = pc_ctl_catch_signals ();
  return make (self, people, seed, cancellable, error);
}
