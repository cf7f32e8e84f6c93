/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In points. */
#define FONT_SIZE 8.5
#define FONT_LEAST 5.5
#define PAD 2.0

/* Of a digit or a capital, in parts of the size. */
#define CHAR_WIDTH 0.62
#define HEAD_GAP 8.0
#define FOOT_HEIGHT 16.0

/* Rows between two looks at the main loop. */
#define ROWS_OF_STEP 100

typedef struct
{
  guint    sheet;
  guint    first;  /* Index of its first line. */
  guint    n;
} Page;

/* A sheet laid out: its lines are its rows, with those split that no page could hold, and its totals. */
typedef struct
{
  const PcReadSheet *sheet;
  GPtrArray         *lines;        /* of GStrv; full. */
  double            *widths;
  double             font_size;
  double             page_width;
  double             page_height;  /* Between the title and the foot. */
  guint              taken;        /* Rows that have become lines. */
  gboolean           finished;
} Laid;

typedef struct
{
  char             *title;
  GPtrArray        *sheets;
  GPtrArray        *laid;    /* of Laid */
  GArray           *pages;   /* of Page */
  double            used;    /* Height on the last page. */
  PangoLayout      *layout;
} Printing;

static void
laid_free (gpointer data)
{
  Laid *laid = data;

  g_ptr_array_unref (laid->lines);
  g_free (laid->widths);
  g_free (laid);
}

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->laid);
  g_array_unref (self->pages);
  g_clear_object (&self->layout);
  g_free (self);
}

/*
 * Texts
 */

static void
set_font (Printing *self,
          double    size,
          gboolean  bold)
{
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, font);
}

static void
set_text (Printing   *self,
          const char *text,
          double      width,
          gboolean    at_end)
{
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (self->layout, at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (self->layout, text, -1);
}

static double
get_height (Printing *self)
{
  int height;

  pango_layout_get_size (self->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static gboolean
is_bold (const Laid *laid,
         guint       line)
{
  return laid->sheet->totals != NULL && laid->finished && line + 1 == laid->lines->len;
}

static double
measure_line (Printing   *self,
              const Laid *laid,
              char      **texts)
{
  double height = laid->sheet->row_height;

  for (guint i = 0; i < laid->sheet->columns->len; i++)
    {
      set_text (self, texts[i], laid->widths[i] - 2 * PAD, FALSE);
      height = MAX (height, get_height (self) + 2 * PAD);
    }

  return height;
}

static double
measure_headings (Printing   *self,
                  const Laid *laid)
{
  double height = 0;

  set_font (self, laid->font_size, TRUE);
  for (guint i = 0; i < laid->sheet->columns->len; i++)
    {
      const PcReadColumn *column = laid->sheet->columns->pdata[i];

      set_text (self, column->heading, laid->widths[i] - 2 * PAD, FALSE);
      height = MAX (height, get_height (self) + 2 * PAD);
    }

  return height;
}

/* How many bytes of what the layout has fit into @height; those of a line at least, so that it comes to an end. */
static gsize
fit_bytes (Printing *self,
           double    height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  PangoLayoutLine *text;
  PangoRectangle line;
  gsize bytes = 0;

  do
    {
      pango_layout_iter_get_line_extents (iter, NULL, &line);
      if (bytes > 0 && (double) (line.y + line.height) / PANGO_SCALE > height)
        break;
      text = pango_layout_iter_get_line_readonly (iter);
      bytes = (gsize) text->start_index + (gsize) text->length;
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
  return bytes;
}

/* Cuts a line where a page ends: @texts keeps what fits, the rest is given back; %NULL where all of it fits. */
static GStrv
split_line (Printing   *self,
            const Laid *laid,
            char      **texts)
{
  const double height = laid->page_height - 2 * PAD;
  GStrv rest = g_new0 (char *, laid->sheet->columns->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < laid->sheet->columns->len; i++)
    {
      gsize bytes;

      set_text (self, texts[i], laid->widths[i] - 2 * PAD, FALSE);
      bytes = get_height (self) > height ? fit_bytes (self, height) : strlen (texts[i]);
      rest[i] = g_strdup (texts[i] + bytes);
      any |= *rest[i] != '\0';
      texts[i][bytes] = '\0';
    }

  if (!any)
    g_clear_pointer (&rest, g_strfreev);
  return rest;
}

/*
 * Pages
 */

/* Each column as wide as it asks for; where the page has no room, type and columns are smaller in proportion. */
static void
set_widths (Laid   *laid,
            double  page_width)
{
  const guint n = laid->sheet->columns->len;
  double chars = 0;
  double scale;

  for (guint i = 0; i < n; i++)
    chars += ((const PcReadColumn *) laid->sheet->columns->pdata[i])->width;

  scale = CLAMP ((page_width - n * 2 * PAD) / (chars * FONT_SIZE * CHAR_WIDTH), 0.1, 1.0);
  laid->widths = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      const PcReadColumn *column = laid->sheet->columns->pdata[i];

      laid->widths[i] = column->width * FONT_SIZE * CHAR_WIDTH * scale + 2 * PAD;
    }
  laid->font_size = MAX (FONT_LEAST, FONT_SIZE * scale);
  laid->page_width = page_width;
}

static GtkPageSetup *
make_setup (GtkPageSetup      *usual,
            const PcReadSheet *sheet)
{
  GtkPageSetup *setup = gtk_page_setup_copy (usual);

  gtk_page_setup_set_orientation (setup, sheet->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                          : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

static double
get_head_height (Printing *self)
{
  set_font (self, FONT_SIZE * 1.3, TRUE);
  set_text (self, self->title, 10000, FALSE);
  return get_height (self) + HEAD_GAP;
}

static void
begin_sheet (Printing          *self,
             GtkPrintContext   *context,
             const PcReadSheet *sheet)
{
  g_autoptr(GtkPageSetup) setup = make_setup (gtk_print_context_get_page_setup (context), sheet);
  Laid *laid = g_new0 (Laid, 1);

  laid->sheet = sheet;
  laid->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  set_widths (laid, gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS));
  laid->page_height = gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS) - get_head_height (self) -
                      measure_headings (self, laid) - FOOT_HEIGHT;
  g_ptr_array_add (self->laid, laid);
}

static void
begin_page (Printing *self)
{
  const Laid *laid = self->laid->pdata[self->laid->len - 1];
  const Page page = { self->laid->len - 1, laid->lines->len, 0 };

  g_array_append_val (self->pages, page);
  self->used = 0;
}

static void
place_line (Printing *self,
            Laid     *laid,
            GStrv     texts)
{
  while (texts != NULL)
    {
      GStrv rest = NULL;
      double height = measure_line (self, laid, texts);

      if (height > laid->page_height)
        {
          rest = split_line (self, laid, texts);
          height = MIN (measure_line (self, laid, texts), laid->page_height);
        }

      if (self->used + height > laid->page_height)
        begin_page (self);
      g_ptr_array_add (laid->lines, texts);
      g_array_index (self->pages, Page, self->pages->len - 1).n++;
      self->used += height;
      texts = rest;
    }
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  g_ptr_array_set_size (self->laid, 0);
  g_array_set_size (self->pages, 0);
  g_clear_object (&self->layout);
  self->layout = gtk_print_context_create_pango_layout (context);

  /* Codes are no words; and paper has no pixels. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (self->layout, attributes);
  pango_context_set_round_glyph_positions (pango_layout_get_context (self->layout), FALSE);
}

/* Called again and again until it is done. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Printing          *self)
{
  Laid *laid = self->laid->len > 0 ? self->laid->pdata[self->laid->len - 1] : NULL;

  if (laid == NULL || laid->finished)
    {
      begin_sheet (self, context, self->sheets->pdata[self->laid->len]);
      laid = self->laid->pdata[self->laid->len - 1];
      begin_page (self);
    }

  set_font (self, laid->font_size, FALSE);
  for (guint i = 0; i < ROWS_OF_STEP && laid->taken < laid->sheet->rows->len; i++)
    place_line (self, laid, g_strdupv (laid->sheet->rows->pdata[laid->taken++]));

  if (laid->taken < laid->sheet->rows->len)
    return FALSE;

  if (laid->sheet->totals != NULL)
    {
      set_font (self, laid->font_size, TRUE);
      place_line (self, laid, g_strdupv (laid->sheet->totals));
    }
  laid->finished = TRUE;
  if (self->laid->len < self->sheets->len)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) self->pages->len);
  return TRUE;
}

static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext   *context,
                       int                number,
                       GtkPageSetup      *setup,
                       Printing          *self)
{
  const Page *page = &g_array_index (self->pages, Page, number);
  const Laid *laid = self->laid->pdata[page->sheet];

  gtk_page_setup_set_orientation (setup, laid->sheet->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/*
 * Drawing
 */

static void
draw_text (Printing *self,
           cairo_t  *cr,
           double    x,
           double    y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, self->layout);
}

/* Columns stand from the right where people read from there. */
static double
get_x (const Laid *laid,
       guint       column)
{
  double x = 0;

  for (guint i = 0; i < column; i++)
    x += laid->widths[i];

  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? laid->page_width - x - laid->widths[column] : x;
}

static void
draw_cell (Printing   *self,
           cairo_t    *cr,
           const Laid *laid,
           guint       column,
           const char *text,
           double      y,
           double      height)
{
  const PcReadColumn *of = laid->sheet->columns->pdata[column];
  const double x = get_x (laid, column);

  cairo_rectangle (cr, x, y, laid->widths[column], height);
  cairo_set_line_width (cr, 0.4);
  cairo_set_source_rgb (cr, 0.65, 0.65, 0.65);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  set_text (self, text, laid->widths[column] - 2 * PAD, of->is_amount);
  draw_text (self, cr, x + PAD, y + PAD);
}

static double
draw_headings (Printing   *self,
               cairo_t    *cr,
               const Laid *laid,
               double      y)
{
  const double height = measure_headings (self, laid);

  for (guint i = 0; i < laid->sheet->columns->len; i++)
    {
      cairo_rectangle (cr, get_x (laid, i), y, laid->widths[i], height);
      cairo_set_source_rgb (cr, 0.9, 0.9, 0.9);
      cairo_fill (cr);
      draw_cell (self, cr, laid, i, ((const PcReadColumn *) laid->sheet->columns->pdata[i])->heading, y, height);
    }

  return height;
}

/* The title of the report, and that of the table where it is another. */
static void
draw_title (Printing   *self,
            cairo_t    *cr,
            const Laid *laid)
{
  g_autofree char *text = strcmp (self->title, laid->sheet->title) == 0 ? g_strdup (self->title) :
                          g_strdup_printf ("%s · %s", self->title, laid->sheet->title);

  set_font (self, FONT_SIZE * 1.3, TRUE);
  set_text (self, text, laid->page_width, FALSE);
  pango_layout_set_height (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  draw_text (self, cr, 0, 0);
  pango_layout_set_height (self->layout, 0);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}

static void
draw_foot (Printing   *self,
           cairo_t    *cr,
           const Laid *laid,
           int         number,
           double      bottom)
{
  /* Translators: on paper: the number of the page, and how many there are. */
  g_autofree char *text = g_strdup_printf (_("Page %d of %u"), number + 1, self->pages->len);

  set_font (self, FONT_SIZE, FALSE);
  set_text (self, text, laid->page_width, TRUE);
  draw_text (self, cr, 0, bottom + FOOT_HEIGHT - get_height (self));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              Printing          *self)
{
  const Page *page = &g_array_index (self->pages, Page, number);
  const Laid *laid = self->laid->pdata[page->sheet];
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double y = get_head_height (self);
  double bottom;

  draw_title (self, cr, laid);
  y += draw_headings (self, cr, laid, y);
  bottom = y + laid->page_height;
  for (guint i = page->first; i < page->first + page->n; i++)
    {
      char **texts = laid->lines->pdata[i];
      double height;

      set_font (self, laid->font_size, is_bold (laid, i));
      height = MIN (measure_line (self, laid, texts), laid->page_height);
      for (guint k = 0; k < laid->sheet->columns->len; k++)
        draw_cell (self, cr, laid, k, texts[k], y, height);
      y += height;
    }

  draw_foot (self, cr, laid, number, bottom);
}

GtkPrintOperation *
pc_report_print_new (const char *title,
                     GPtrArray  *sheets)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *self = g_new0 (Printing, 1);

  g_return_val_if_fail (title != NULL && sheets != NULL && sheets->len > 0, operation);

  self->title = g_strdup (title);
  self->sheets = g_ptr_array_ref (sheets);
  self->laid = g_ptr_array_new_with_free_func (laid_free);
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  g_object_set_data_full (G_OBJECT (operation), "printing", self, printing_free);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  return operation;
}

gboolean
pc_report_print_is_too_long (GPtrArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const PcReadSheet *sheet = sheets->pdata[i];

      if (sheet->n_rows > sheet->rows->len)
        return TRUE;
    }

  return FALSE;
}
