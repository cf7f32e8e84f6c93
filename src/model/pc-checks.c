/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-time.h"

#define MINUTES_A_DAY (24 * 60)

void
pc_check_days (PcRecord  *record,
               guint      starts,
               guint      ends,
               GPtrArray *issues)
{
  const char *start = pc_record_get_text (record, starts);
  const char *end = pc_record_get_text (record, ends);
  g_autofree char *day = NULL;

  if (start == NULL || end == NULL || strcmp (end, start) >= 0)
    return;

  day = pc_date_format (start);
  /* Translators: the first %s is the heading of a field such as “Valid from”, the second its day. */
  pc_issues_add (issues, ends, TRUE, g_strdup_printf (_("This day is before “%s” (%s)."),
                                                      pc_field_get_label (pc_kind_get_field (pc_record_get_kind (record), starts)), day));
}

void
pc_check_past (PcRecord  *record,
               guint      field,
               GPtrArray *issues)
{
  g_autofree char *today = pc_date_today ();
  const char *day = pc_record_get_text (record, field);

  if (day != NULL && strcmp (day, today) > 0)
    pc_issues_add (issues, field, TRUE, g_strdup (_("This day is in the future.")));
}

void
pc_check_times (PcRecord  *record,
                guint      starts,
                guint      ends,
                GPtrArray *issues)
{
  gint64 start = pc_record_get_number (record, starts);
  gint64 end = pc_record_get_number (record, ends);
  g_autofree char *time = NULL;

  if (start == PC_UNSET || end == PC_UNSET || end > start)
    return;

  time = pc_time_format (start);
  /* Translators: %s is a time of day. */
  pc_issues_add (issues, ends, TRUE, g_strdup_printf (_("The end must be after the start (%s)."), time));
}

void
pc_check_length (PcRecord  *record,
                 guint      minutes,
                 gint64     available,
                 GPtrArray *issues)
{
  gint64 length = pc_record_get_number (record, minutes);
  g_autofree char *span = NULL;

  if (length == PC_UNSET)
    return;

  if (length < 0 || length > MINUTES_A_DAY)
    {
      pc_issues_add (issues, minutes, TRUE, g_strdup (_("A day has 24 hours.")));
    }
  else if (available > 0 && length > available)
    {
      span = pc_minutes_format (available);
      /* Translators: %s is a length in hours and minutes. */
      pc_issues_add (issues, minutes, TRUE, g_strdup_printf (_("These are more hours than lie between start and end (%s)."), span));
    }
}

gint64
pc_check_get_span (PcRecord *record,
                   guint     starts,
                   guint     ends)
{
  gint64 start = pc_record_get_number (record, starts);
  gint64 end = pc_record_get_number (record, ends);

  return start == PC_UNSET || end == PC_UNSET || end < start ? 0 : end - start;
}
