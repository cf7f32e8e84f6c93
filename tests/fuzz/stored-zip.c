/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stored-zip.h"

#include <string.h>

static void
put (GByteArray *zip,
     guint64     number,
     guint       size)
{
  for (guint i = 0; i < size; i++)
    g_byte_array_append (zip, &(guint8) { number >> 8 * i }, 1);
}

static guint32
get_checksum (const StoredPart *part)
{
  const guint8 *data = part->data;
  guint32 checksum = ~0u;

  for (gsize i = 0; i < part->size; i++)
    {
      checksum ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        checksum = checksum >> 1 ^ (checksum & 1 ? 0xEDB88320 : 0);
    }

  return ~checksum;
}

/* What the header of a part and its entry in the directory have in common. */
static void
put_description (GByteArray       *zip,
                 const StoredPart *part,
                 guint32           checksum)
{
  put (zip, 20, 2);
  put (zip, 0, 8);
  put (zip, checksum, 4);
  put (zip, part->size, 4);
  put (zip, part->size, 4);
  put (zip, strlen (part->name), 2);
  put (zip, 0, 2);
}

GByteArray *
stored_zip_new (const StoredPart *parts,
                guint             n_parts)
{
  GByteArray *zip = g_byte_array_new ();
  g_autofree guint32 *offsets = g_new (guint32, n_parts);
  guint32 directory;

  for (guint i = 0; i < n_parts; i++)
    {
      offsets[i] = zip->len;
      put (zip, 0x04034b50, 4);
      put_description (zip, &parts[i], get_checksum (&parts[i]));
      g_byte_array_append (zip, (const guint8 *) parts[i].name, strlen (parts[i].name));
      g_byte_array_append (zip, parts[i].data, parts[i].size);
    }

  directory = zip->len;
  for (guint i = 0; i < n_parts; i++)
    {
      put (zip, 0x02014b50, 4);
      put (zip, 20, 2);
      put_description (zip, &parts[i], get_checksum (&parts[i]));
      put (zip, 0, 4);
      put (zip, 0, 4);
      put (zip, 0, 2);
      put (zip, offsets[i], 4);
      g_byte_array_append (zip, (const guint8 *) parts[i].name, strlen (parts[i].name));
    }

  put (zip, 0x06054b50, 4);
  put (zip, 0, 4);
  put (zip, n_parts, 2);
  put (zip, n_parts, 2);
  put (zip, zip->len - 12 - directory, 4);
  put (zip, directory, 4);
  put (zip, 0, 2);
  return zip;
}
