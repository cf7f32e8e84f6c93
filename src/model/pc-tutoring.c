/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tutoring.h"

static void
add_entry (PcTutoringSum    *sum,
           const PcTutoring *entry)
{
  const int minutes = MAX (entry->minutes, 0);
  const gboolean company = g_strcmp0 (entry->kind, "company") == 0;

  *(company ? &sum->company : &sum->promoter) += minutes;
  sum->contacts += !company;
  sum->visits += g_strcmp0 (entry->kind, "visit") == 0;
  if (entry->signed_on == 0)
    {
      sum->unsigned_minutes += minutes;
      sum->unsigned_company += company ? minutes : 0;
    }

  if (sum->first == 0 || entry->day < sum->first)
    sum->first = entry->day;
  sum->last = MAX (sum->last, entry->day);
}

void
pc_tutoring_sum (PcTraineeshipCase *self,
                 PcTutoringSum     *sum)
{
  g_return_if_fail (self != NULL && sum != NULL);

  *sum = (PcTutoringSum) { 0 };
  for (guint i = 0; i < self->tutoring->len; i++)
    add_entry (sum, &g_array_index (self->tutoring, PcTutoring, i));
}

int
pc_tutoring_get_paid_minutes (PcProgramme *programme)
{
  GPtrArray *components;
  int minutes = -1;

  g_return_val_if_fail (PC_IS_PROGRAMME (programme), -1);

  components = pc_programme_get_components (programme);
  for (guint i = 0; i < components->len; i++)
    {
      const PcProgrammeComponent *component = components->pdata[i];

      if (component->payee == PC_PROGRAMME_PAYEE_HOST && component->minutes >= 0)
        minutes = MAX (minutes, 0) + component->minutes;
    }

  return minutes;
}
