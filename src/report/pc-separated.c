/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-separated.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pc-book-strings.h"
#include "pc-csv-text.h"
#include "pc-error.h"

#define CHUNK_SIZE  65536

/* What is looked at for the separator. */
#define SAMPLE_SIZE 65536

/* The longest that a character of UTF-8 is. */
#define MAX_CHARACTER 4

typedef enum
{
  STATE_START,     /* Of a value. */
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_CLOSED     /* After a quote inside quotes: their end, or the first of two. */
} State;

typedef struct
{
  PcRowBuffer buffer;
  char        separator;
  State       state;
  gboolean    after_cr;
  gboolean    skipping;      /* The line that names the separator. */
  guint       row;
  guint       column;
  guint64     line;          /* From 1, as an editor counts. */
  guint64     quote_line;    /* Where the quotes opened. */
  gsize       start;         /* Of the value in the buffer. */
} Parser;

static gboolean
fail_nul (GError **error)
{
  return pc_sheet_fail_limit (_("This is not a table: the file holds bytes that no text has. Please save it as .xlsx "
                                "or .csv."),
                              error);
}

static gboolean
end_value (Parser  *self,
           GError **error)
{
  PcCell cell = { .type = PC_CELL_TEXT };
  GString *text = self->buffer.text;
  gsize start = self->start;

  if (self->column >= PC_SHEET_MAX_COLUMNS)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %s is the number of a line of a file. */
                   _("Line %s of the file has more columns than a spreadsheet can have."), line);
      return FALSE;
    }

  pc_book_text_join_line_ends (text, start);
  if (!g_utf8_validate (text->str + start, text->len - start, NULL))
    return pc_sheet_fail_limit (_("The file has changed while it was read. Please try again."), error);

  start += text->str[start] == '\'' && pc_csv_text_is_formula (text->str + start);
  if (start < text->len)
    pc_row_buffer_put (&self->buffer, self->column, &cell, start);
  g_string_append_c (text, '\0');

  self->start = text->len;
  self->column++;
  self->state = STATE_START;
  return TRUE;
}

static gboolean
end_record (Parser  *self,
            GError **error)
{
  if (!end_value (self, error))
    return FALSE;

  self->row++;
  self->column = 0;
  self->start = 0;
  return pc_row_buffer_give (&self->buffer, self->row, error);
}

static gboolean
add (Parser  *self,
     char     c,
     GError **error)
{
  g_autofree char *line = NULL;

  g_string_append_c (self->buffer.text, c);
  if (!pc_row_buffer_is_full (&self->buffer, self->start))
    return TRUE;

  line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->state == STATE_QUOTED ? self->quote_line : self->line);
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the number of a line of a file. */
               _("The text in line %s of the file is longer than can be read. Perhaps a quote is missing."), line);
  return FALSE;
}

static gboolean
take_plain (Parser  *self,
            char     c,
            GError **error)
{
  if (c == self->separator)
    return end_value (self, error);
  if (c == '\n' || c == '\r')
    return end_record (self, error);

  if (c == '"' && self->state == STATE_START)
    {
      self->state = STATE_QUOTED;
      self->quote_line = self->line;
      return TRUE;
    }

  self->state = STATE_PLAIN;
  return add (self, c, error);
}

static gboolean
take (Parser  *self,
      char     c,
      GError **error)
{
  const gboolean second = c == '\n' && self->after_cr;

  self->after_cr = c == '\r';
  if (c == '\0')
    return fail_nul (error);
  if (second && self->state != STATE_QUOTED)
    return TRUE;

  self->line += (c == '\n' || c == '\r') && !second;

  if (self->skipping)
    {
      self->skipping = c != '\n' && c != '\r';
      return TRUE;
    }

  if (self->state == STATE_QUOTED)
    {
      if (c != '"')
        return add (self, c, error);
      self->state = STATE_CLOSED;
      return TRUE;
    }

  if (self->state == STATE_CLOSED && c == '"')
    {
      self->state = STATE_QUOTED;
      return add (self, c, error);
    }

  return take_plain (self, c, error);
}

/* The last record need not have a line end. */
static gboolean
finish (Parser  *self,
        GError **error)
{
  g_autofree char *line = NULL;

  if (self->state == STATE_QUOTED)
    {
      line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->quote_line);
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %s is the number of a line of a file. */
                   _("The quote that begins in line %s of the file does not end. Please put it right in the "
                     "file."), line);
      return FALSE;
    }

  return (self->state == STATE_START && self->column == 0) || end_record (self, error);
}

static gboolean
parse (Parser        *self,
       PcDecoder     *decoder,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  gssize n;

  while ((n = pc_decoder_read (decoder, chunk, CHUNK_SIZE, error)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      for (gssize i = 0; i < n; i++)
        {
          if (!take (self, chunk[i], error))
            return FALSE;
          if (self->buffer.stopped)
            return TRUE;
        }
    }

  return n == 0 && finish (self, error);
}

gboolean
pc_separated_read (PcSeparated     *self,
                   PcSheetRowFunc   func,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr(PcDecoder) decoder = pc_decoder_new (self->fd, self->start, self->encoding);
  Parser parser = { .separator = self->separator, .line = 1, .skipping = self->names_it };
  gboolean read;

  pc_row_buffer_init (&parser.buffer, func, data);
  read = parse (&parser, decoder, cancellable, error);
  pc_row_buffer_clear (&parser.buffer);
  return read;
}

static const struct
{
  const char *encoding;
  const char *mark;
  gsize       length;
} marks[] = {
  { "UTF-8", "\xEF\xBB\xBF", 3 },
  { "UTF-16LE", "\xFF\xFE", 2 },
  { "UTF-16BE", "\xFE\xFF", 2 },
};

/* Whether all of the file is UTF-8. NUL bytes are in no encoding that has no mark. */
static gboolean
check_bytes (PcSeparated  *self,
             gboolean     *is_utf8,
             GError      **error)
{
  g_autoptr(PcDecoder) decoder = pc_decoder_new (self->fd, self->start, "UTF-8");
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  gsize kept = 0;
  gssize n;

  *is_utf8 = TRUE;
  while ((n = pc_decoder_read (decoder, chunk + kept, CHUNK_SIZE - kept, error)) > 0)
    {
      const char *end = chunk;

      if (memchr (chunk + kept, '\0', n) != NULL)
        return fail_nul (error);

      /* A character that the chunk cuts is looked at with the next. */
      if (*is_utf8 && !g_utf8_validate (chunk, kept + n, &end) && chunk + kept + n - end >= MAX_CHARACTER)
        *is_utf8 = FALSE;
      kept = *is_utf8 ? chunk + kept + n - end : 0;
      memmove (chunk, end, kept);
    }

  *is_utf8 = *is_utf8 && kept == 0;
  return n == 0;
}

static gboolean
find_encoding (PcSeparated  *self,
               GError      **error)
{
  char head[MAX_CHARACTER] = { 0 };
  gboolean is_utf8;

  if (pread (self->fd, head, sizeof head, 0) < 0)
    return pc_sheet_fail_disk (errno, error);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (self->size >= marks[i].length && memcmp (head, marks[i].mark, marks[i].length) == 0)
      {
        self->encoding = marks[i].encoding;
        self->start = marks[i].length;
      }

  if (self->encoding != NULL && strcmp (self->encoding, "UTF-8") != 0)
    return TRUE;
  if (!check_bytes (self, &is_utf8, error))
    return FALSE;
  if (self->encoding != NULL && !is_utf8)
    return pc_sheet_fail_limit (_("The file says that it is UTF-8, and is not. Please save it again as CSV in "
                                  "UTF-8."), error);

  self->encoding = is_utf8 ? "UTF-8" : "WINDOWS-1252";
  return TRUE;
}

/* "sep=;", as Excel has it. */
static gboolean
read_named (PcSeparated *self,
            const char  *sample,
            gsize        length)
{
  if (length < 5 || g_ascii_strncasecmp (sample, "sep=", 4) != 0 || strchr ("\"\r\n", sample[4]) != NULL ||
      (guchar) sample[4] > 0x7e || (length > 5 && sample[5] != '\r' && sample[5] != '\n'))
    return FALSE;

  self->separator = sample[4];
  self->names_it = TRUE;
  return TRUE;
}

static gboolean
find_separator (PcSeparated  *self,
                GError      **error)
{
  g_autoptr(PcDecoder) decoder = pc_decoder_new (self->fd, self->start, self->encoding);
  g_autofree char *sample = g_malloc (SAMPLE_SIZE);
  gsize length = 0;
  gssize n = 1;

  while (length < SAMPLE_SIZE && n > 0)
    {
      if ((n = pc_decoder_read (decoder, sample + length, SAMPLE_SIZE - length, error)) < 0)
        return FALSE;
      length += n;
      /* Little room is left for a whole character that is brought to UTF-8. */
      if (SAMPLE_SIZE - length < MAX_CHARACTER)
        break;
    }

  if (!read_named (self, sample, length))
    self->separator = pc_separator_guess (sample, length);
  return TRUE;
}

PcSeparated *
pc_separated_new (int       fd,
                  guint64   size,
                  GError  **error)
{
  g_autoptr(PcSeparated) self = g_new0 (PcSeparated, 1);

  self->fd = fd;
  self->size = size;

  return find_encoding (self, error) && find_separator (self, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_separated_free (PcSeparated *self)
{
  g_return_if_fail (self != NULL);

  close (self->fd);
  g_free (self);
}
