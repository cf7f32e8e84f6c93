/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-row-digest.h"

#include <string.h>

#define CELL_END '\x1f'
#define ROW_END '\x1e'

/* Fed to the checksum by so many bytes: it is asked for millions of cells. */
#define BLOCK (16 * 1024)

struct _PcRowDigest
{
  GChecksum *checksum;
  GString   *block;
};

PcRowDigest *
pc_row_digest_new (void)
{
  PcRowDigest *self = g_new (PcRowDigest, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->block = g_string_sized_new (BLOCK + 1024);
  return self;
}

void
pc_row_digest_free (PcRowDigest *self)
{
  g_return_if_fail (self != NULL);

  g_checksum_free (self->checksum);
  g_string_free (self->block, TRUE);
  g_free (self);
}

static void
flush (PcRowDigest *self)
{
  g_checksum_update (self->checksum, (const guchar *) self->block->str, self->block->len);
  g_string_truncate (self->block, 0);
}

void
pc_row_digest_add_text (PcRowDigest *self,
                        const char  *text)
{
  g_return_if_fail (self != NULL);

  if (text != NULL)
    g_string_append (self->block, text);
  g_string_append_c (self->block, CELL_END);
}

void
pc_row_digest_add_number (PcRowDigest *self,
                          gint64       number)
{
  char digits[24];
  char *start = digits + sizeof digits - 1;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  /* By hand: printf () takes as long as all the rest. */
  *start = '\0';
  do
    *--start = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (number < 0)
    *--start = '-';

  pc_row_digest_add_text (self, start);
}

void
pc_row_digest_end_row (PcRowDigest *self)
{
  g_return_if_fail (self != NULL);

  g_string_append_c (self->block, ROW_END);
  if (self->block->len >= BLOCK)
    flush (self);
}

const char *
pc_row_digest_get (PcRowDigest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->block->len > 0)
    flush (self);
  return g_checksum_get_string (self->checksum);
}
