/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-error.h"

#define YEARS_BEFORE 75
#define YEARS_AFTER 15
#define DAYS_A_YEAR 366

static void
fill_day (PcDemoDay   *day,
          const GDate *date)
{
  g_snprintf (day->iso, sizeof day->iso, "%04d-%02d-%02d",
              g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
  day->is_working = g_date_get_weekday (date) < G_DATE_SATURDAY && !pc_day_is_holiday (g_date_get_julian (date)) &&
                    strcmp (day->iso + 5, PC_DEMO_PATRON) != 0;
}

gboolean
pc_demo_calendar_init (PcDemo      *demo,
                       const char  *iso,
                       GError     **error)
{
  GDate date;

  if (!pc_date_from_iso (iso, &date) || g_date_get_year (&date) < 2025 || g_date_get_year (&date) > 2100)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("The last day of the demo office must be a day of the years 2025 to 2100."));
      return FALSE;
    }

  demo->until = g_date_get_julian (&date);
  demo->first_day = demo->until - YEARS_BEFORE * DAYS_A_YEAR;
  demo->n_days = (YEARS_BEFORE + YEARS_AFTER) * DAYS_A_YEAR;
  demo->days = g_new (PcDemoDay, demo->n_days);
  g_date_set_julian (&date, demo->first_day);
  for (guint i = 0; i < demo->n_days; i++, g_date_add_days (&date, 1))
    fill_day (&demo->days[i], &date);

  return TRUE;
}

static const PcDemoDay *
get_day (PcDemo *demo,
         int     day)
{
  g_assert (day >= demo->first_day && day < demo->first_day + (int) demo->n_days);

  return &demo->days[day - demo->first_day];
}

const char *
pc_demo_iso (PcDemo *demo,
             int     day)
{
  return get_day (demo, day)->iso;
}

gboolean
pc_demo_is_working (PcDemo *demo,
                    int     day)
{
  return get_day (demo, day)->is_working;
}

int
pc_demo_next_working (PcDemo *demo,
                      int     day)
{
  while (!pc_demo_is_working (demo, day))
    day++;

  return day;
}

int
pc_demo_last_working (PcDemo *demo,
                      int     day)
{
  while (!pc_demo_is_working (demo, day))
    day--;

  return day;
}
