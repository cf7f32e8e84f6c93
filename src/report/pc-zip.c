/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-zip.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-sheet-private.h"

/* Sizes and signatures of the records, by the description of the format (APPNOTE.TXT). */
#define LOCAL_SIZE        30
#define LOCAL_MARK        0x04034b50
#define ENTRY_SIZE        46
#define ENTRY_MARK        0x02014b50
#define END_SIZE          22
#define END_MARK          0x06054b50
#define LOCATOR64_SIZE    20
#define LOCATOR64_MARK    0x07064b50
#define END64_SIZE        56
#define END64_MARK        0x06064b50
#define EXTRA64           1

#define FLAG_ENCRYPTED    1
#define METHOD_STORED     0
#define METHOD_DEFLATED   8

#define MAX_COMMENT       65535
#define MAX_DIRECTORY     (16 * 1024 * 1024)
#define PACKED_SIZE       (32 * 1024)

typedef struct
{
  guint64 packed;
  guint64 unpacked;
  guint64 offset;
  guint32 checksum;
  guint16 method;
} Entry;

struct _PcZip
{
  int         fd;
  guint64     size;
  GHashTable *entries;   /* Name in lower case -> Entry. */
};

struct _PcZipPart
{
  PcZip       *zip;
  const Entry *entry;
  GConverter  *inflate;  /* NULL for what is stored. */
  guint64      offset;   /* Of what is not read yet. */
  guint64      left;     /* Of that. */
  guint64      given;
  guint32      checksum;
  gboolean     ended;
  gsize        start;    /* Of what was read and is not unpacked. */
  gsize        end;
  guint8       packed[PACKED_SIZE];
};

static guint16
get16 (const guint8 *p)
{
  return p[0] | p[1] << 8;
}

static guint32
get32 (const guint8 *p)
{
  return get16 (p) | (guint32) get16 (p + 2) << 16;
}

static guint64
get64 (const guint8 *p)
{
  return get32 (p) | (guint64) get32 (p + 4) << 32;
}

/* CRC-32 of IEEE 802.3, a byte at a time. */
static guint32
add_checksum (guint32       checksum,
              const guint8 *data,
              gsize         size)
{
  static gsize once;
  static guint32 table[256];

  if (g_once_init_enter (&once))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          table[i] = i;
          for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xEDB88320 : 0);
        }
      g_once_init_leave (&once, 1);
    }

  checksum = ~checksum;
  for (gsize i = 0; i < size; i++)
    checksum = checksum >> 8 ^ table[(checksum ^ data[i]) & 0xff];
  return ~checksum;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_DAMAGED,
                       _("The workbook is damaged, or was not copied whole. Please get it again from where it comes "
                         "from."));
  return FALSE;
}

static gboolean
read_at (PcZip    *self,
         guint64   offset,
         void     *buffer,
         gsize     size,
         GError  **error)
{
  gsize got = 0;

  if (offset > self->size || size > self->size - offset)
    return fail_damaged (error);

  while (got < size)
    {
      const gssize n = pread (self->fd, (guint8 *) buffer + got, size - got, offset + got);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return pc_sheet_fail_disk (errno, error);
      if (n == 0)
        return fail_damaged (error);
      got += n;
    }

  return TRUE;
}

/* What does not fit the old fields of an entry stands in an extra field, in this order. */
static gboolean
read_extra64 (const guint8 *extra,
              gsize         size,
              Entry        *entry)
{
  guint64 *fields[] = { &entry->unpacked, &entry->packed, &entry->offset };

  while (size >= 4)
    {
      const guint8 *p = extra + 4;
      gsize length = get16 (extra + 2);

      if (length > size - 4)
        return FALSE;
      extra += 4 + length;
      size -= 4 + length;
      if (get16 (p - 4) != EXTRA64)
        continue;

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          if (*fields[i] != G_MAXUINT32)
            continue;
          if (length < 8)
            return FALSE;
          *fields[i] = get64 (p);
          p += 8;
          length -= 8;
        }
      return TRUE;
    }

  return TRUE;
}

/* In how few bytes how much is said to be. */
static gboolean
check_size (const Entry  *entry,
            GError      **error)
{
  if (entry->unpacked <= PC_SHEET_MAX_PART_BYTES &&
      (entry->unpacked <= PC_SHEET_RATIO_FROM_BYTES || entry->unpacked / PC_SHEET_MAX_RATIO <= entry->packed))
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("A part of the workbook unpacks to far more than a workbook of this size holds. It is not "
                         "opened."));
  return FALSE;
}

/* Parts that share bytes, or a name, are made to deceive. */
static gboolean
add_entry (PcZip        *self,
           const guint8 *record,
           const char   *name,
           gsize         length,
           const Entry  *entry,
           GError      **error)
{
  g_autofree char *key = g_ascii_strdown (name, length);

  if (get16 (record + 8) & FLAG_ENCRYPTED)
    return pc_sheet_fail_password (error);
  if (!check_size (entry, error))
    return FALSE;
  if (memchr (name, '\0', length) != NULL || entry->offset > self->size || entry->packed > self->size - entry->offset)
    return fail_damaged (error);

  g_strdelimit (key, "\\", '/');
  return g_hash_table_insert (self->entries, g_steal_pointer (&key), g_memdup2 (entry, sizeof *entry)) ||
         fail_damaged (error);
}

static gboolean
read_directory (PcZip        *self,
                const guint8 *p,
                gsize         size,
                guint         n,
                GError      **error)
{
  guint64 packed = 0, unpacked = 0;

  for (guint i = 0; i < n; i++)
    {
      gsize name, extra, all;
      Entry entry;

      if (size < ENTRY_SIZE || get32 (p) != ENTRY_MARK)
        return fail_damaged (error);

      name = get16 (p + 28);
      extra = get16 (p + 30);
      all = ENTRY_SIZE + name + extra + get16 (p + 32);
      entry = (Entry) { .packed = get32 (p + 20), .unpacked = get32 (p + 24), .offset = get32 (p + 42),
                        .checksum = get32 (p + 16), .method = get16 (p + 10) };

      if (all > size || !read_extra64 (p + ENTRY_SIZE + name, extra, &entry))
        return fail_damaged (error);
      if (!add_entry (self, p, (const char *) p + ENTRY_SIZE, name, &entry, error))
        return FALSE;

      packed += entry.packed;
      unpacked += entry.unpacked;
      p += all;
      size -= all;
    }

  if (packed > self->size)
    return fail_damaged (error);
  return unpacked <= PC_SHEET_MAX_UNPACKED_BYTES || pc_sheet_fail_limit (_("The workbook is too large to be "
                                                                           "read."), error);
}

/* The record at the end of the file, behind which stands at most a comment; its offset, or -1. */
static gint64
find_end (PcZip   *self,
          guint8   record[END_SIZE],
          GError **error)
{
  const gsize size = MIN (self->size, END_SIZE + MAX_COMMENT);
  g_autofree guint8 *tail = g_malloc (MAX (size, 1));

  if (!read_at (self, self->size - size, tail, size, error))
    return -1;

  for (gint64 i = (gint64) size - END_SIZE; i >= 0; i--)
    if (get32 (tail + i) == END_MARK && i + END_SIZE + get16 (tail + i + 20) == (gint64) size)
      {
        memcpy (record, tail + i, END_SIZE);
        return self->size - size + i;
      }

  fail_damaged (error);
  return -1;
}

/* Where the directory is; from the longer record, where there is one. */
static gboolean
locate_directory (PcZip    *self,
                  guint64  *offset,
                  guint64  *size,
                  guint64  *n,
                  GError  **error)
{
  guint8 end[END_SIZE], locator[LOCATOR64_SIZE], end64[END64_SIZE];
  const gint64 at = find_end (self, end, error);

  if (at < 0)
    return FALSE;

  *n = get16 (end + 10);
  *size = get32 (end + 12);
  *offset = get32 (end + 16);

  if (at >= LOCATOR64_SIZE)
    {
      if (!read_at (self, at - LOCATOR64_SIZE, locator, sizeof locator, error))
        return FALSE;
      if (get32 (locator) == LOCATOR64_MARK)
        {
          if (!read_at (self, get64 (locator + 8), end64, sizeof end64, error))
            return FALSE;
          if (get32 (end64) != END64_MARK)
            return fail_damaged (error);
          *n = get64 (end64 + 32);
          *size = get64 (end64 + 40);
          *offset = get64 (end64 + 48);
        }
    }

  return TRUE;
}

static gboolean
load (PcZip   *self,
      GError **error)
{
  g_autofree guint8 *directory = NULL;
  guint64 offset, size, n;

  if (!locate_directory (self, &offset, &size, &n, error))
    return FALSE;
  if (n > PC_SHEET_MAX_PARTS || size > MAX_DIRECTORY)
    return pc_sheet_fail_limit (_("The workbook has more parts inside than any workbook needs. It is not "
                                  "opened."), error);

  directory = g_malloc (MAX (size, 1));
  return read_at (self, offset, directory, size, error) && read_directory (self, directory, size, n, error);
}

PcZip *
pc_zip_new (int       fd,
            guint64   size,
            GError  **error)
{
  g_autoptr(PcZip) self = g_new0 (PcZip, 1);

  self->fd = fd;
  self->size = size;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_zip_free (PcZip *self)
{
  g_return_if_fail (self != NULL);

  close (self->fd);
  g_hash_table_unref (self->entries);
  g_free (self);
}

static const Entry *
find_entry (PcZip      *self,
            const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (self->entries, key);
}

gboolean
pc_zip_has (PcZip      *self,
            const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return find_entry (self, name) != NULL;
}

PcZipPart *
pc_zip_open_part (PcZip       *self,
                  const char  *name,
                  GError     **error)
{
  g_autoptr(PcZipPart) part = NULL;
  guint8 local[LOCAL_SIZE];
  const Entry *entry;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if ((entry = find_entry (self, name)) == NULL)
    return fail_damaged (error), NULL;
  if (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED)
    {
      pc_sheet_fail_limit (_("The workbook is packed in a way that is not read. Please save it again as "
                             ".xlsx."), error);
      return NULL;
    }
  if (!read_at (self, entry->offset, local, sizeof local, error))
    return NULL;
  if (get32 (local) != LOCAL_MARK)
    return fail_damaged (error), NULL;

  part = g_new0 (PcZipPart, 1);
  part->zip = self;
  part->entry = entry;
  part->offset = entry->offset + LOCAL_SIZE + get16 (local + 26) + get16 (local + 28);
  part->left = entry->packed;
  if (entry->method == METHOD_DEFLATED)
    part->inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));

  return g_steal_pointer (&part);
}

void
pc_zip_part_free (PcZipPart *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->inflate);
  g_free (self);
}

static gssize
finish (PcZipPart  *self,
        GError    **error)
{
  if (self->given == self->entry->unpacked && self->checksum == self->entry->checksum)
    return 0;

  fail_damaged (error);
  return -1;
}

static gboolean
fill (PcZipPart  *self,
      GError    **error)
{
  const gsize n = MIN (self->left, sizeof self->packed);

  if (n == 0 || self->start < self->end)
    return TRUE;
  if (!read_at (self->zip, self->offset, self->packed, n, error))
    return FALSE;

  self->offset += n;
  self->left -= n;
  self->start = 0;
  self->end = n;
  return TRUE;
}

/* How many bytes there are to give; 0 at the end. */
static gssize
unpack (PcZipPart  *self,
        void       *buffer,
        gsize       size,
        GError    **error)
{
  gsize taken = 0, made = 0;

  if (self->inflate == NULL)
    {
      made = taken = MIN (size, self->end - self->start);
      memcpy (buffer, self->packed + self->start, made);
      self->ended = made == 0;
    }
  else
    {
      const GConverterFlags flags = self->left == 0 ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;
      GConverterResult result = g_converter_convert (self->inflate, self->packed + self->start, self->end - self->start,
                                                     buffer, size, flags, &taken, &made, NULL);

      if (result == G_CONVERTER_ERROR)
        return fail_damaged (error), -1;
      self->ended = result == G_CONVERTER_FINISHED;
    }

  self->start += taken;
  return made;
}

gssize
pc_zip_part_read (PcZipPart  *self,
                  void       *buffer,
                  gsize       size,
                  GError    **error)
{
  gssize n = 0;

  g_return_val_if_fail (self != NULL && buffer != NULL && size > 0, -1);

  while (n == 0 && !self->ended)
    if (!fill (self, error) || (n = unpack (self, buffer, size, error)) < 0)
      return -1;

  if (n == 0)
    return finish (self, error);

  self->checksum = add_checksum (self->checksum, buffer, n);
  self->given += n;
  if (self->given > self->entry->unpacked)
    return fail_damaged (error), -1;
  return n;
}
