/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-handover.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "pc-error.h"
#include "pc-origin.h"
#include "pc-output.h"
#include "pc-report-arguments.h"

/* Of a file, between two looks whether it is still wanted. */
#define PIECE (4 * 1024 * 1024)

/* What the workbook says of itself. */
static PcHandover *
describe (const PcReport         *report,
          const PcReportRequest  *request,
          const char             *path,
          GError                **error)
{
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, error);
  g_autoptr(PcOrigin) origin = reader != NULL ? pc_origin_read (reader, error) : NULL;
  PcHandover *self;

  if (origin == NULL)
    return NULL;

  self = g_new0 (PcHandover, 1);
  self->report = g_strdup (pc_report_get_name (report));
  self->arguments = pc_report_arguments_to_json (request);
  self->digest = g_strdup (((PcOriginTable *) origin->tables->pdata[0])->digest);
  for (guint i = 0; i < origin->tables->len; i++)
    {
      const GArray *sheets = ((PcOriginTable *) origin->tables->pdata[i])->sheets;

      for (guint k = 0; k < sheets->len; k++)
        self->n_rows += g_array_index (sheets, PcOriginSheet, k).n_rows;
    }

  return self;
}

static PcHandover *
keep (const PcReport         *report,
      PcStore                *store,
      const PcReportRequest  *request,
      gint64                  as_of,
      const char             *path,
      GError                **error)
{
  g_autoptr(PcHandover) handover = describe (report, request, path, error);
  g_autoptr(GMappedFile) mapped = handover != NULL ? g_mapped_file_new (path, FALSE, error) : NULL;
  g_autoptr(GBytes) file = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  return file != NULL && pc_handover_add (store, handover, as_of, file, error) ? g_steal_pointer (&handover) : NULL;
}

PcHandover *
pc_report_hand_over (const PcReport         *self,
                     PcStore                *store,
                     const PcReportRequest  *request,
                     const char             *path,
                     PcProgress             *progress,
                     GCancellable           *cancellable,
                     GError                **error)
{
  PcReportRequest whole = { 0 };
  gint64 as_of;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL, NULL);

  if (request != NULL)
    whole = *request;
  whole.ids = TRUE;
  if (!g_str_has_suffix (path, ".xlsx"))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("What is handed over is a workbook: its name ends in “.xlsx”."));
      return NULL;
    }

  as_of = pc_store_get_time (store);
  return pc_report_write (self, store, &whole, path, progress, cancellable, error) ?
         keep (self, store, &whole, as_of, path, error) : NULL;
}

static gboolean
write_pieces (FILE         *file,
              GBytes       *bytes,
              GCancellable *cancellable)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize n;

  for (gsize done = 0; done < size && !g_cancellable_is_cancelled (cancellable); done += n)
    {
      n = MIN (size - done, PIECE);
      if (fwrite (data + done, 1, n, file) != n)
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_bytes (const char    *path,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(PcOutput) output = pc_output_new (path, error);
  FILE *file;
  gboolean ok;

  if (output == NULL)
    return FALSE;
  if (!(file = fopen (pc_output_get_part (output), "we")))
    return pc_output_fail (output, errno, error);

  ok = write_pieces (file, bytes, cancellable);
  ok = fclose (file) == 0 && ok;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ok ? pc_output_commit (output, error) : pc_output_fail (output, errno, error);
}

gboolean
pc_handover_write (PcHandover    *self,
                   PcStore       *store,
                   const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GBytes) file = NULL;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL, FALSE);

  file = pc_handover_get_file (store, self, error);
  return file != NULL && write_bytes (path, file, cancellable, error);
}
