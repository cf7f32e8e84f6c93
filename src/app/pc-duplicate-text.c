/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-duplicate-text.h"

#include <glib/gi18n-lib.h>

#include "pc-beneficiary.h"
#include "pc-code-list.h"

static void
append (GString    *text,
        const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
pc_duplicate_text_person (PcRecord *person)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *born = NULL;
  g_autofree char *citizenships = NULL;

  g_return_val_if_fail (PC_IS_RECORD (person), NULL);

  day = pc_record_format (person, PC_BENEFICIARY_BIRTH_DATE);
  if (*day != '\0')
    /* Translators: %s is a day of birth, of a woman or a man. */
    born = g_strdup_printf (_("born %s"), day);
  citizenships = pc_record_format (person, PC_BENEFICIARY_CITIZENSHIPS);

  append (text, pc_record_get_text (person, PC_BENEFICIARY_CODE));
  append (text, born);
  append (text, citizenships);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pc_duplicate_text_why (const PcMatch *match)
{
  g_autoptr(GString) reasons = g_string_new (NULL);
  const char *level;

  g_return_val_if_fail (match != NULL, NULL);

  for (guint i = 0; i < match->reasons->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? " " : "", g_array_index (match->reasons, PcMatchReason, i).message);

  level = pc_code_list_get_label (pc_code_list_get ("match-level"), pc_match_level_get_code (match->level));
  /* Translators: the first %s is how likely it is, such as “Probable”, the second sentences that say why. */
  return g_strdup_printf (_("%s: %s"), level, reasons->str);
}
