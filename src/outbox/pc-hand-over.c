/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-transport.h"

#include <string.h>

/* Nobody has so many files of one name; a server that says so has lost its way. */
#define MOST_NAMES 999

char *
pc_transport_make_part_name (const PcQueueItem *item)
{
  return g_strdup_printf (".percorso-%s.partial", item->id);
}

/* "name.xlsx", then "name (2).xlsx". */
static char *
make_name (const PcQueueItem *item,
           guint              number)
{
  const char *dot = strrchr (item->file_name, '.');
  const gsize stem = dot != NULL && dot != item->file_name ? (gsize) (dot - item->file_name) : strlen (item->file_name);

  if (number == 1)
    return g_strdup (item->file_name);

  return g_strdup_printf ("%.*s (%u)%s", (int) stem, item->file_name, number, item->file_name + stem);
}

/* Works in the sub-folder of @item, which may be several names with "/" between them, or none. */
static gboolean
enter (PcTransport        *self,
       const PcQueueItem  *item,
       GCancellable       *cancellable,
       GError            **error)
{
  g_auto(GStrv) names = g_strsplit (item->sub_folder != NULL ? item->sub_folder : "", "/", -1);

  if (!self->class->enter (self, NULL, cancellable, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && !self->class->enter (self, names[i], cancellable, error))
      return FALSE;

  return TRUE;
}

/* The first name that is free or has our content already, from @number on. */
static char *
find_name (PcTransport        *self,
           const PcQueueItem  *item,
           guint              *number,
           gboolean           *there,
           GCancellable       *cancellable,
           GError            **error)
{
  for (; *number <= MOST_NAMES; (*number)++)
    {
      g_autofree char *name = make_name (item, *number);
      PcTransportLook look;

      if (!self->class->look (self, name, item, &look, cancellable, error))
        return NULL;

      *there = look == PC_TRANSPORT_SAME;
      if (look != PC_TRANSPORT_OTHER)
        return g_steal_pointer (&name);
    }

  g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_BAD_NAME, "every name is taken");
  return NULL;
}

/* @what the file of that name has to be: exactly what was sent. */
static gboolean
check_whole (PcTransport        *self,
             const char         *name,
             const PcQueueItem  *item,
             GCancellable       *cancellable,
             GError            **error)
{
  PcTransportLook look;

  if (!self->class->look (self, name, item, &look, cancellable, error))
    return FALSE;
  if (look == PC_TRANSPORT_SAME)
    return TRUE;

  g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_DIFFERENT,
                       look == PC_TRANSPORT_NOTHING ? "nothing arrived" : "size or SHA-256 differ");
  return FALSE;
}

/* What was refused in the middle would take room from others; whether it can be taken away now does not matter. */
static gboolean
put_part (PcTransport        *self,
          const char         *part,
          PcStore            *store,
          const PcQueueItem  *item,
          PcProgress         *progress,
          GCancellable       *cancellable,
          GError            **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->class->put (self, part, store, item, progress, cancellable, &local_error) &&
      check_whole (self, part, item, cancellable, &local_error))
    return TRUE;

  if (!g_error_matches (local_error, PC_OUTBOX_ERROR, PC_OUTBOX_UNREACHABLE) && !g_cancellable_is_cancelled (cancellable))
    self->class->remove (self, part, cancellable, NULL);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A stranger may take the name after it was looked at, or what has it cannot be seen, as a folder on some servers: then
 * the next one is tried. The same one is looked at once more, since it may be ours: an answer can get lost. */
static char *
place_part (PcTransport        *self,
            const char         *part,
            const PcQueueItem  *item,
            guint               number,
            GCancellable       *cancellable,
            GError            **error)
{
  guint refused = 0;

  while (TRUE)
    {
      gboolean there = FALSE;
      gboolean taken = FALSE;
      g_autofree char *name = find_name (self, item, &number, &there, cancellable, error);

      if (name == NULL || there)
        return g_steal_pointer (&name);

      if (number == refused)
        {
          number++;
          continue;
        }

      if (!self->class->place (self, part, name, item, &taken, cancellable, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&name);
      refused = number;
    }
}

static char *
join_name (const PcQueueItem *item,
           const char        *name)
{
  const gboolean below = item->sub_folder != NULL && *item->sub_folder != '\0';

  return below ? g_strconcat (item->sub_folder, "/", name, NULL) : g_strdup (name);
}

/* What an earlier try that got through has left; where we may not delete, it has to stay. */
static gboolean
remove_part (PcTransport   *self,
             const char    *part,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->class->remove (self, part, cancellable, &local_error) ||
      g_error_matches (local_error, PC_OUTBOX_ERROR, PC_OUTBOX_FORBIDDEN))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static char *
send_item (PcTransport        *self,
           PcStore            *store,
           const PcQueueItem  *item,
           PcProgress         *progress,
           GCancellable       *cancellable,
           GError            **error)
{
  guint number = 1;
  gboolean there = FALSE;
  g_autofree char *part = pc_transport_make_part_name (item);
  g_autofree char *name = find_name (self, item, &number, &there, cancellable, error);

  if (name == NULL)
    return NULL;
  if (there)
    return remove_part (self, part, cancellable, error) ? g_steal_pointer (&name) : NULL;

  g_clear_pointer (&name, g_free);
  if (!put_part (self, part, store, item, progress, cancellable, error))
    return NULL;

  name = place_part (self, part, item, number, cancellable, error);
  return name != NULL && check_whole (self, name, item, cancellable, error) ? g_steal_pointer (&name) : NULL;
}

gboolean
pc_transport_hand_over (PcTransport        *self,
                        PcStore            *store,
                        const PcQueueItem  *item,
                        PcProgress         *progress,
                        char              **remote_name,
                        GCancellable       *cancellable,
                        GError            **error)
{
  g_autofree char *name = NULL;

  if (!enter (self, item, cancellable, error) ||
      !(name = send_item (self, store, item, progress, cancellable, error)))
    return FALSE;

  *remote_name = join_name (item, name);
  return TRUE;
}

gboolean
pc_transport_clean (PcTransport        *self,
                    const PcQueueItem  *item,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autofree char *part = pc_transport_make_part_name (item);

  return enter (self, item, cancellable, error) && self->class->remove (self, part, cancellable, error);
}
