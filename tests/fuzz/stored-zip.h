/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** A part of a zip archive, borrowed. */
typedef struct
{
  const char *name;
  const void *data;
  gsize       size;
} StoredPart;

/** The archive of the parts, as they are and with the right checksums; (transfer full). */
GByteArray *stored_zip_new (const StoredPart *parts, guint n_parts);
