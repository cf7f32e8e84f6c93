/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-import-headings.h"
#include "pc-import-private.h"

/* The headings stand within so many rows, below titles and logos. */
#define MOST_TITLE_ROWS 30

/* More columns than any record has fields; those beyond are passed over. */
#define MOST_COLUMNS 2000

/* Longer text is no heading, and to look for it among those of every kind would take a while. */
#define MAX_HEADING_BYTES 1000

/* What stands in the first rows. */
typedef struct
{
  guint   row;
  GStrv   texts;   /* As many as there are columns; those that are no text are "". */
  guint   n_texts;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_strfreev (candidate->texts);
  g_free (candidate);
}

/* A #PcSheetRowFunc. */
static gboolean
collect_cb (guint          row,
            const PcCell  *cells,
            guint          n_cells,
            gpointer       data,
            GError       **error)
{
  GPtrArray *candidates = data;
  const guint n = MIN (n_cells, MOST_COLUMNS);
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->row = row;
  candidate->texts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const gboolean is_text = cells[i].type == PC_CELL_TEXT && strlen (cells[i].text) <= MAX_HEADING_BYTES;

      candidate->texts[i] = g_strdup (is_text ? cells[i].text : "");
      candidate->n_texts += is_text;
    }

  g_ptr_array_add (candidates, candidate);
  return candidates->len < MOST_TITLE_ROWS;
}

/* The row in which most is known; where nothing is, the first one with as much text as any. */
static const Candidate *
choose_header (GPtrArray     *candidates,
               const PcKind **kind)
{
  const Candidate *best = NULL;
  guint best_known = 0;

  *kind = NULL;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *each = candidates->pdata[i];
      guint known;
      const PcKind *guess = pc_import_heading_guess ((const char * const *) each->texts, g_strv_length (each->texts),
                                                     &known);

      if (guess != NULL && known > best_known)
        {
          best = each;
          best_known = known;
          *kind = guess;
        }
    }

  for (guint i = 0; best_known == 0 && i < candidates->len; i++)
    if (best == NULL || ((const Candidate *) candidates->pdata[i])->n_texts > best->n_texts)
      best = candidates->pdata[i];

  return best;
}

void
pc_import_propose (PcImportSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      PcImportColumn *column = sheet->columns->pdata[i];

      column->target = pc_import_heading_match (sheet->kind, column->heading);
      for (guint j = 0; j < i && column->target.kind != NULL; j++)
        if (pc_import_target_equal (((PcImportColumn *) sheet->columns->pdata[j])->target, column->target))
          column->target = (PcImportTarget) PC_IMPORT_TARGET_NONE;
    }
}

typedef struct
{
  PcImportSheet *sheet;
  gboolean       is_1904;
} Look;

/* A #PcSheetRowFunc. */
static gboolean
look_cb (guint          row,
         const PcCell  *cells,
         guint          n_cells,
         gpointer       data,
         GError       **error)
{
  const Look *look = data;
  PcImportSheet *sheet = look->sheet;
  const guint n = MIN (n_cells, MOST_COLUMNS);

  if (row <= sheet->header_row)
    return TRUE;

  sheet->n_rows++;
  while (sheet->columns->len < n)
    g_ptr_array_add (sheet->columns, pc_import_column_new (NULL));
  for (guint i = 0; i < n; i++)
    pc_import_column_look (sheet->columns->pdata[i], &cells[i], look->is_1904);

  if (sheet->preview->len < PC_IMPORT_PREVIEW_ROWS)
    {
      GStrv texts = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        texts[i] = pc_import_cell_dup_text (&cells[i], look->is_1904);
      g_ptr_array_add (sheet->preview, texts);
    }

  return TRUE;
}

gboolean
pc_import_look_at_rows (PcImportSheet  *sheet,
                        PcSheetReader  *reader,
                        GCancellable   *cancellable,
                        GError        **error)
{
  Look look = { sheet, pc_sheet_reader_is_1904 (reader) };

  if (!pc_sheet_reader_read (reader, sheet->index, look_cb, &look, cancellable, error))
    return FALSE;

  for (guint i = 0; i < sheet->columns->len; i++)
    pc_import_column_conclude (sheet->columns->pdata[i]);
  return TRUE;
}

gboolean
pc_import_look_at_sheet (PcImportSheet  *sheet,
                         PcSheetReader  *reader,
                         GCancellable   *cancellable,
                         GError        **error)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  const Candidate *header;

  if (!pc_sheet_reader_read (reader, sheet->index, collect_cb, candidates, cancellable, error))
    return FALSE;

  if ((header = choose_header (candidates, &sheet->kind)) == NULL)
    return TRUE;

  sheet->header_row = header->row;
  for (guint i = 0; header->texts[i] != NULL; i++)
    g_ptr_array_add (sheet->columns, pc_import_column_new (g_strstrip (header->texts[i])));
  if (sheet->kind != NULL)
    pc_import_propose (sheet);

  return pc_import_look_at_rows (sheet, reader, cancellable, error);
}
