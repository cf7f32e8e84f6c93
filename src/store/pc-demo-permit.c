/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

/* Of 100 rolls, the last one that gives a permit which has expired. */
#define EXPIRED_ROLL 21

#define HISTORY_MAX 12

/* After the application an applicant may work: D.Lgs 142/2015 art. 22. */
#define APPLICANT_WAIT_DAYS 60

/* From the arrival to the application for asylum. */
#define APPLICATION_DAYS 15

/* For how many months each title of stay is given out; others for a year. */
static const struct
{
  const char *title;
  int         months;
} terms[] = {
  { "ASI", 60 },
  { "SUS", 60 },
  { "RAS", 6 },
  { "SPE", 24 },
  { "CS18", 6 },
  { "CS18T", 6 },
};

static int
get_months (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (strcmp (terms[i].title, title) == 0)
      return terms[i].months;

  return 12;
}

static void
write_permit (PcDemo       *demo,
              PcDemoCourse *course,
              const char   *title,
              int           starts,
              int           expires,
              const char   *status)
{
  PcRecord *permit = pc_demo_new (demo, &pc_permit_kind);
  g_autofree char *number = g_strdup_printf ("I%08d", pc_demo_range (demo, 10000000, 19999999));
  const gboolean of_applicant = strcmp (title, "RAS") == 0;
  /* Of asylum once, soon after the arrival; the others each time. */
  const int applied = of_applicant ? course->arrived + APPLICATION_DAYS : starts - pc_demo_range (demo, 10, 40);

  pc_record_set_text (permit, PC_PERMIT_BENEFICIARY_ID, course->person_id);
  pc_record_set_text (permit, PC_PERMIT_TITLE, title);
  pc_record_set_text (permit, PC_PERMIT_STATUS, status);
  pc_record_set_text (permit, PC_PERMIT_NUMBER, number);
  pc_record_set_text (permit, PC_PERMIT_ISSUED_BY, pc_demo_phrase (demo, "questura"));
  pc_demo_set_day (demo, permit, PC_PERMIT_APPLIED_ON, applied);
  pc_demo_set_day (demo, permit, PC_PERMIT_ISSUED_ON, pc_demo_last_working (demo, starts));
  pc_demo_set_day (demo, permit, PC_PERMIT_STARTS_ON, starts);
  pc_demo_set_day (demo, permit, PC_PERMIT_EXPIRES_ON, expires);
  pc_demo_set_past (demo, permit, PC_PERMIT_WORK_FROM, of_applicant ? applied + APPLICANT_WAIT_DAYS : starts);
  if (strcmp (status, "renewal-requested") == 0)
    {
      g_autofree char *receipt = g_strdup_printf ("%012d", pc_demo_range (demo, 100000000, 999999999));

      pc_demo_set_day (demo, permit, PC_PERMIT_RENEWAL_ON, pc_demo_last_working (demo, MIN (expires, demo->until)));
      pc_record_set_text (permit, PC_PERMIT_RENEWAL_RECEIPT, receipt);
    }
  pc_demo_put (demo, permit);
}

/* When the latest permit expires: mostly later than the demo, sometimes soon, sometimes already. */
static int
pick_expiry (PcDemo             *demo,
             const PcDemoCourse *course,
             const char         *title,
             int                 months)
{
  const PcDemoProgramme *programme = demo->programmes->pdata[0];
  const int roll = course->trouble == PC_DEMO_PERMIT_EXPIRED ? EXPIRED_ROLL : pc_demo_range (demo, 0, 99);
  int expires = roll < 12 ? demo->until + pc_demo_range (demo, 5, 55) :
                roll <= EXPIRED_ROLL ? demo->until - pc_demo_range (demo, 5, 50) :
                demo->until + pc_demo_range (demo, 60, months * 27);

  /* Nobody knows what comes after the last day that the law names. */
  if (strcmp (title, "TMP") == 0 && programme->temporary_until != 0)
    expires = MIN (expires, programme->temporary_until);

  return expires;
}

static void
write_history (PcDemo       *demo,
               PcDemoCourse *course,
               const char   *title,
               int           earliest)
{
  const int months = get_months (title);
  const int expires = pick_expiry (demo, course, title, months);
  const char *status = expires >= demo->until ? "valid" : course->trouble == PC_DEMO_PERMIT_EXPIRED ? "expired" :
                       "renewal-requested";
  int starts[HISTORY_MAX + 1] = { expires + 1 };
  guint n = 0;

  do
    starts[n + 1] = pc_day_add_months (starts[n], -months);
  while (++n < HISTORY_MAX && starts[n] > MAX (earliest, course->registered - 30));

  starts[n] = MIN (MAX (starts[n], earliest), starts[n - 1] - 1);
  while (n-- > 0)
    write_permit (demo, course, title, starts[n + 1], starts[n] - 1, n == 0 ? status : "expired");
}

void
pc_demo_write_permits (PcDemo       *demo,
                       PcDemoCourse *course,
                       const char   *titles)
{
  const int of_age = pc_day_add_months (course->born, 18 * 12);
  int earliest = course->arrived + 45;

  if (course->unaccompanied && earliest < of_age - 1)
    {
      write_permit (demo, course, "MIN", earliest, of_age - 1, of_age > demo->until ? "valid" : "converted");
      earliest = of_age;
    }
  if (earliest <= demo->until)
    write_history (demo, course, pc_demo_word (demo, titles), earliest);
}
