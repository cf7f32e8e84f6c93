/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pc-separated.h"

#define RAW_SIZE 16384

struct _PcDecoder
{
  int         fd;
  guint64     offset;
  GConverter *converter;   /* NULL for UTF-8. */
  gboolean    at_end;      /* Of the file; not yet of what was read of it. */
  gsize       start;
  gsize       end;
  char        raw[RAW_SIZE];
};

PcDecoder *
pc_decoder_new (int         fd,
                guint64     start,
                const char *encoding)
{
  PcDecoder *self = g_new0 (PcDecoder, 1);

  self->fd = fd;
  self->offset = start;
  if (strcmp (encoding, "UTF-8") != 0)
    self->converter = G_CONVERTER (g_charset_converter_new ("UTF-8", encoding, NULL));
  return self;
}

void
pc_decoder_free (PcDecoder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->converter);
  g_free (self);
}

static gssize
read_raw (PcDecoder  *self,
          char       *buffer,
          gsize       size,
          GError    **error)
{
  gssize n;

  do
    n = pread (self->fd, buffer, size, self->offset);
  while (n < 0 && errno == EINTR);

  if (n < 0)
    return pc_sheet_fail_disk (errno, error), -1;

  self->offset += n;
  self->at_end = n == 0;
  return n;
}

/* What is left of a character that was cut goes to the front, and the next bytes behind it. */
static gboolean
fill (PcDecoder  *self,
      GError    **error)
{
  gssize n;

  memmove (self->raw, self->raw + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  if ((n = read_raw (self, self->raw + self->end, RAW_SIZE - self->end, error)) < 0)
    return FALSE;

  self->end += n;
  return TRUE;
}

static gboolean
fail_encoding (GError **error)
{
  return pc_sheet_fail_limit (_("The file holds bytes that are no text in its encoding. Please save it again as CSV in "
                                "UTF-8."),
                              error);
}

gssize
pc_decoder_read (PcDecoder  *self,
                 char       *buffer,
                 gsize       size,
                 GError    **error)
{
  gsize taken = 0, made = 0;

  if (self->converter == NULL)
    return read_raw (self, buffer, size, error);

  while (made == 0)
    {
      g_autoptr(GError) failed = NULL;

      if (!self->at_end && !fill (self, error))
        return -1;
      if (self->start == self->end)
        return 0;

      g_converter_convert (self->converter, self->raw + self->start, self->end - self->start, buffer, size,
                           self->at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &taken, &made, &failed);
      if (failed != NULL && !(g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !self->at_end))
        return fail_encoding (error), -1;
      if (failed == NULL)
        self->start += taken;
    }

  return made;
}
