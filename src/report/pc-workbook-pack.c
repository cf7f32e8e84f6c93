/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "pc-error.h"

/*
 * libxlsxwriter packs in one call that nothing interrupts and that takes half of all the time. It is made on a thread
 * of its own, which whoever no longer wants the workbook leaves behind with what it needs: it ends by itself, and the
 * file that it writes has lost its name by then, so that the disk has the room again.
 */
typedef enum
{
  PACKING,
  PACKED,
  ENDED
} State;

typedef struct
{
  gatomicrefcount  ref_count;
  lxw_workbook    *book;
  GArray          *files;
  locale_t         locale;
  int              part;

  GMutex           lock;
  GCond            changed;
  gboolean         cancelled;
  State            state;
  lxw_error        code;     /* Once it is packed; and errno as the library left it. */
  int              reason;
} Packing;

static Packing *
packing_new (PcWorkbook *self,
             GArray     *files)
{
  Packing *packing = g_new0 (Packing, 1);

  g_atomic_ref_count_init (&packing->ref_count);
  packing->book = g_steal_pointer (&self->book);
  packing->files = g_array_ref (files);
  packing->locale = duplocale (self->locale);
  packing->part = g_steal_fd (&self->part);
  g_mutex_init (&packing->lock);
  g_cond_init (&packing->changed);
  return packing;
}

static Packing *
packing_ref (Packing *packing)
{
  g_atomic_ref_count_inc (&packing->ref_count);
  return packing;
}

static void
packing_unref (Packing *packing)
{
  if (!g_atomic_ref_count_dec (&packing->ref_count))
    return;

  g_array_unref (packing->files);
  freelocale (packing->locale);
  close (packing->part);
  g_mutex_clear (&packing->lock);
  g_cond_clear (&packing->changed);
  g_free (packing);
}

static void
set_state (Packing *packing,
           State    state)
{
  g_mutex_lock (&packing->lock);
  packing->state = state;
  g_cond_signal (&packing->changed);
  g_mutex_unlock (&packing->lock);
}

static gpointer
pack_in_thread (gpointer data)
{
  Packing *packing = data;

  uselocale (packing->locale);
  errno = 0;
  packing->code = workbook_close (packing->book);
  packing->reason = errno;
  uselocale (LC_GLOBAL_LOCALE);
  set_state (packing, PACKED);

  /* While the file is checked, so that pc_output_commit() finds it on the disk, and reports where it is not. */
  if (fsync (packing->part) != 0)
    g_debug ("The workbook is not on the disk yet: %s", g_strerror (errno));
  set_state (packing, ENDED);

  packing_unref (packing);
  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable,
              Packing      *packing)
{
  g_mutex_lock (&packing->lock);
  packing->cancelled = TRUE;
  g_cond_signal (&packing->changed);
  g_mutex_unlock (&packing->lock);
}

/* %FALSE where it is no longer wanted before it gets there. */
static gboolean
wait_for (Packing      *packing,
          State         state,
          GCancellable *cancellable)
{
  const gulong handler = cancellable != NULL
                           ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), packing, NULL) : 0;
  gboolean reached;

  g_mutex_lock (&packing->lock);
  while (packing->state < state && !packing->cancelled)
    g_cond_wait (&packing->changed, &packing->lock);
  reached = packing->state >= state;
  g_mutex_unlock (&packing->lock);

  g_cancellable_disconnect (cancellable, handler);
  return reached;
}

/* Counts all tables again, on another thread meanwhile. */
typedef struct
{
  GPtrArray    *tables;
  GArray       *files;
  GCancellable *cancellable;
} Counting;

static gpointer
count_in_thread (gpointer data)
{
  Counting *counting = data;
  const PcSheetFile *files = (const PcSheetFile *) counting->files->data;

  for (guint i = 0; i < counting->tables->len; i++)
    {
      PcSheetTable *table = counting->tables->pdata[i];

      if (!pc_workbook_count_table (table, files, counting->cancellable))
        return NULL;
      files += table->parts->len;
    }

  return counting;
}

static gboolean
report_result (PcWorkbook  *self,
               Packing     *packing,
               gboolean     counted,
               GError     **error)
{
  if (packing->code != LXW_NO_ERROR)
    {
      errno = packing->reason;
      return pc_workbook_fail (self, packing->code, error);
    }

  if (!counted)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED,
                         _("The workbook that was written does not hold what it should, and was thrown away. Try again, "
                           "and on another disk if it happens again."));
  return counted;
}

/* Whether the packed file holds what was counted. */
static gboolean
check_packed (PcWorkbook    *self,
              GArray        *files,
              GCancellable  *cancellable,
              GError       **error)
{
  return pc_workbook_check_whole (pc_output_get_part (self->output), files, cancellable) ||
         pc_output_fail (self->output, 0, error);
}

/* Waits for the end of the thread, or leaves it behind. */
static void
end_packing (Packing      *packing,
             GThread      *packer,
             GCancellable *cancellable)
{
  if (wait_for (packing, ENDED, cancellable))
    g_thread_join (packer);
  else
    g_thread_unref (packer);

  packing_unref (packing);
}

gboolean
pc_workbook_pack (PcWorkbook    *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GArray) files = pc_workbook_hold_files (self);
  g_autoptr(GError) failure = NULL;
  Packing *packing = packing_new (self, files);
  Counting counting = { self->tables, files, cancellable };
  GThread *counter = g_thread_new ("count-workbook", count_in_thread, &counting);
  GThread *packer = g_thread_new ("pack-workbook", pack_in_thread, packing_ref (packing));
  const gboolean packed = wait_for (packing, PACKED, cancellable);
  const gboolean counted = g_thread_join (counter) != NULL;
  const gboolean ok = packed && report_result (self, packing, counted, &failure) &&
                      check_packed (self, files, cancellable, &failure);

  end_packing (packing, packer, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}
