/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "pc-iban.h"
#include "pc-municipality.h"
#include "pc-tax-code.h"
#include "pc-vat-number.h"

/*
 * Answers a line for each line of standard input, for a script that knows the answers. A line is a question and
 * what it is about, with tabs between; so is an answer of several things. "-" is what there is not.
 *
 *   tax, vat or iban, a text                                        1 where it is a valid one, else 0
 *   compute, family name, given name, sex, day, code of the place   the tax code
 *   compute-at, the same with the name of the place, its province   the tax code
 *   decode, tax code                                                sex, day, month, year, place, country, its name
 *   place, its code                                                 name, province, end
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

static const char *
or_none (const char *text)
{
  return text != NULL ? text : "-";
}

static void
answer_check (char **cells)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (cells[0], formats[i].name) == 0)
      {
        g_autofree char *normal = formats[i].normalise (cells[1]);

        puts (normal != NULL && formats[i].check (normal, NULL) ? "1" : "0");
        return;
      }

  puts ("?");
}

static void
answer_compute (char **cells)
{
  g_autofree char *code = pc_tax_code_compute (cells[1], cells[2], cells[3], cells[4], cells[5]);

  puts (or_none (code));
}

static void
answer_compute_at (char **cells)
{
  const PcMunicipality *place = pc_municipality_find (cells[5], cells[6], cells[4]);
  g_autofree char *code = pc_tax_code_compute (cells[1], cells[2], cells[3], cells[4],
                                               place != NULL ? place->belfiore : NULL);

  puts (or_none (code));
}

static void
answer_decode (char **cells)
{
  PcTaxCodeData data;

  if (pc_tax_code_decode (cells[1], &data))
    printf ("%c\t%u\t%u\t%u\t%s\t%s\t%s\n", data.sex, data.day, data.month, data.year, data.belfiore,
            or_none (data.country), or_none (data.place));
  else
    puts ("-");
}

static void
answer_place (char **cells)
{
  const PcMunicipality *place = pc_municipality_get (cells[1]);

  if (place != NULL)
    printf ("%s\t%s\t%s\n", place->name, place->province, place->until);
  else
    puts ("-");
}

static const struct
{
  const char *name;
  guint       n_cells;
  void      (*answer) (char **cells);
} questions[] = {
  { "compute", 6, answer_compute },
  { "compute-at", 7, answer_compute_at },
  { "decode", 2, answer_decode },
  { "place", 2, answer_place },
};

static void
answer (const char *line)
{
  g_auto(GStrv) cells = g_strsplit (line, "\t", -1);
  const guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (n_cells == questions[i].n_cells && strcmp (cells[0], questions[i].name) == 0)
      {
        questions[i].answer (cells);
        return;
      }

  if (n_cells == 2)
    answer_check (cells);
  else
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
