/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "pc-iban.h"
#include "pc-tax-code.h"
#include "pc-vat-number.h"

/*
 * Answers a line for each line of standard input, for a script that knows the answers:
 * "tax", "vat" or "iban", a tab and a text: 1 where the text is a valid one, else 0;
 * "compute", a tab and family name, given name, sex, date and place with tabs between: the tax code.
 */

typedef char     *(*Normalise) (const char *text);
typedef gboolean  (*Check)     (const char *text, GError **error);

static const struct
{
  const char *name;
  Normalise   normalise;
  Check       check;
} formats[] = {
  { "tax", pc_tax_code_normalise, pc_tax_code_check },
  { "vat", pc_vat_number_normalise, pc_vat_number_check },
  { "iban", pc_iban_normalise, pc_iban_check },
};

static void
answer (const char *line)
{
  g_auto(GStrv) cells = g_strsplit (line, "\t", -1);

  if (g_strv_length (cells) == 6 && strcmp (cells[0], "compute") == 0)
    {
      g_autofree char *code = pc_tax_code_compute (cells[1], cells[2], cells[3], cells[4], cells[5]);

      puts (code != NULL ? code : "-");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strv_length (cells) == 2 && strcmp (cells[0], formats[i].name) == 0)
      {
        g_autofree char *normal = formats[i].normalise (cells[1]);

        puts (normal != NULL && formats[i].check (normal, NULL) ? "1" : "0");
        return;
      }

  puts ("?");
}

int
main (void)
{
  g_autoptr(GIOChannel) input = g_io_channel_unix_new (fileno (stdin));
  char *line;

  /* Bytes as they are: what is not UTF-8 is to be answered too. */
  g_io_channel_set_encoding (input, NULL, NULL);

  while (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_autofree char *owned = line;

      answer (g_strchomp (owned));
    }

  return 0;
}
