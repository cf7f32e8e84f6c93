/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-uuid.h"

#include <string.h>
#include <sys/random.h>

static char *
format_uuid (gint64       unix_ms,
             const guint8 random[10])
{
  return g_strdup_printf ("%08x-%04x-7%03x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          (guint32) (unix_ms >> 16), (guint32) (unix_ms & 0xffff),
                          (random[0] << 8 | random[1]) & 0xfff, (random[2] & 0x3f) | 0x80,
                          random[3], random[4], random[5], random[6], random[7], random[8], random[9]);
}

char *
pc_uuid_new (void)
{
  static _Thread_local gint64 last_ms;
  static _Thread_local guint counter;
  guint8 random[10];
  gint64 now = g_get_real_time () / 1000;

  /* These bits must be from the kernel: other offices' ids may not be guessed or met again. */
  while (getrandom (random, sizeof random, 0) != sizeof random)
    ;

  /* The 12 bits behind the time count up within one millisecond. */
  counter = now > last_ms ? (random[0] & 0x7) << 8 | random[1] : counter + 1;
  last_ms = MAX (now, last_ms);
  if (counter > 0xfff)
    {
      last_ms++;
      counter = 0;
    }

  random[0] = counter >> 8;
  random[1] = counter & 0xff;
  return format_uuid (last_ms, random);
}

char *
pc_uuid_new_at (gint64  unix_ms,
                GRand  *rand)
{
  guint8 random[10];

  g_return_val_if_fail (rand != NULL, NULL);

  for (guint i = 0; i < sizeof random; i++)
    random[i] = g_rand_int (rand) >> 24;

  return format_uuid (unix_ms, random);
}

gboolean
pc_uuid_is_valid (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_uuid_string_is_valid (text);
}
