/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-register.h"

#include <string.h>

#include "pc-kinds.h"

/* Whether the stamp came in time: before anything was written into it. */
static gboolean
is_stamped (PcRecord *record)
{
  const PcDay stamped = pc_record_get_day (record, PC_TRAINING_REGISTER_STAMPED_ON);

  return stamped != 0 && stamped <= pc_record_get_day (record, PC_TRAINING_REGISTER_STARTS_ON);
}

GArray *
pc_register_list_cover (PcTraineeshipCase      *self,
                        const PcProgrammeRules *rules)
{
  GArray *cover = g_array_new (FALSE, FALSE, sizeof (PcRegisterCover));
  const PcDay stamped = pc_record_get_day (self->traineeship, PC_TRAINEESHIP_REGISTER_STAMPED_ON);

  for (guint i = 0; i < self->registers->len; i++)
    {
      PcRecord *record = self->registers->pdata[i];
      const PcRegisterCover days = { pc_record_get_day (record, PC_TRAINING_REGISTER_STARTS_ON),
                                     pc_record_get_day (record, PC_TRAINING_REGISTER_ENDS_ON) };

      if (days.starts != 0 && !pc_record_is_set (record, PC_TRAINING_REGISTER_LOST_ON) &&
          (is_stamped (record) || (rules != NULL && !rules->register_stamped)))
        g_array_append_val (cover, days);
    }

  if (self->registers->len == 0 && stamped != 0)
    g_array_append_vals (cover, &(PcRegisterCover) { stamped, 0 }, 1);
  return cover;
}

gboolean
pc_register_covers (GArray *cover,
                    PcDay   day)
{
  for (guint i = 0; i < cover->len; i++)
    {
      const PcRegisterCover *days = &g_array_index (cover, PcRegisterCover, i);

      if (day >= days->starts && (days->ends == 0 || day <= days->ends))
        return TRUE;
    }

  return FALSE;
}

int
pc_register_parse_number (const char *number,
                          gboolean   *continued)
{
  g_autofree char *word = NULL;
  char *rest = NULL;
  guint64 value;

  *continued = FALSE;
  if (number == NULL || !g_ascii_isdigit (*number))
    return 0;

  value = g_ascii_strtoull (number, &rest, 10);
  word = g_ascii_strdown (rest, -1);
  g_strstrip (word);
  if (*word == '/')
    {
      memmove (word, word + 1, strlen (word));
      g_strchug (word);
      *continued = g_str_equal (word, "bis");
      if (!*continued)
        return 0;
    }
  else if (*word != '\0')
    return 0;

  return value <= 9999 ? (int) value : 0;
}
