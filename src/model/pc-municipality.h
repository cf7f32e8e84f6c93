/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The municipalities of Italy that tax codes name as the place of birth, as "H501" for Roma: those of today and those
 * of the past since 1861. Of data/codes/municipalities.tsv, which is read when first asked for. From any thread.
 */

typedef struct _PcMunicipality PcMunicipality;

/**
 * PcMunicipality:
 * @belfiore: the code in tax codes, "H501"
 * @name: its name in Italian, "Roma"
 * @other_names: names it had or has in German or Slovene, with | between; "" where there is none
 * @province: two letters, "RM", also of one that is no more, as "FU" (Fiume)
 * @until: the day from which it was no more, ISO text; "" where it is
 *
 * All texts live as long as the program.
 */
struct _PcMunicipality
{
  const char *belfiore;
  const char *name;
  const char *other_names;
  const char *province;
  const char *until;
};

/** The municipality with the code @belfiore, "H501"; %NULL where it is on no list, as a state, "Z335", is not. */
const PcMunicipality *pc_municipality_get       (const char           *belfiore);

/**
 * pc_municipality_find:
 * @name: what was typed, as in pc-place-name.h; a province in brackets counts where @province is not given
 * @province: (nullable): the two letters of the one it is in; of any where there is none
 * @on: (nullable): the day on which it was a municipality, ISO text: the day of birth
 *
 * For the code of a place that was typed. Of several that the name fits, it is the one that is called so to the letter,
 * or else the one that is called so today. Without a day, one that is no more is found only where none of today fits.
 * The list does not say since when a municipality is one; where two had the same name in the same province, one after
 * the other, the first is found until it ended.
 *
 * Returns: (nullable): %NULL where there is none or could be several
 */
const PcMunicipality *pc_municipality_find      (const char           *name,
                                                 const char           *province,
                                                 const char           *on);

/**
 * pc_municipality_may_be:
 * @text: the place of birth on record
 * @on: (nullable): the day of birth, ISO text
 *
 * Whether @text may mean the municipality: one of its names, a part of one, or more than one, as a quarter with it. Not
 * where it is the name of another municipality. A text with no Latin letters may mean any.
 */
gboolean              pc_municipality_may_be    (const PcMunicipality *self,
                                                 const char           *text,
                                                 const char           *on);

/** "Roma (RM)", full. */
char                 *pc_municipality_dup_label (const PcMunicipality *self);

G_END_DECLS
