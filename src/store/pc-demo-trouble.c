/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

/* Of how many people one has a trouble. */
#define PEOPLE_A_TROUBLE 10

/* Those who are registered first have nobody to be taken for. */
#define FIRST_TWICE 20

/* A traineeship has a whole month behind it, whatever the day on which it began. */
#define WHOLE_MONTH_DAYS 63

static gboolean
has_whole_month (PcDemo             *demo,
                 const PcDemoCourse *course)
{
  return demo->options.attendance && course->starts != 0 && course->suspended_from == 0 &&
         course->starts + WHOLE_MONTH_DAYS <= MIN (course->ends, demo->until);
}

static gboolean
is_asked_for (PcDemo             *demo,
              const PcDemoCourse *course)
{
  return course->starts != 0 && course->asked <= demo->until;
}

/* Services stand on pages while the request is prepared, and again when the traineeship has begun. */
static gboolean
is_filling_pages (PcDemo             *demo,
                  const PcDemoCourse *course)
{
  return (course->starts != 0 && course->starts + WHOLE_MONTH_DAYS <= demo->until) ||
         (course->asked > demo->until && pc_demo_has_come (demo, course, course->planned));
}

/* Whether the course has got so far that the trouble shows. The archive, of the notice before, is in order. */
static gboolean
fits (PcDemo             *demo,
      guint               index,
      PcDemoTrouble       trouble)
{
  const PcDemoCourse *course = &demo->courses[index];
  const gboolean has_pathway = course->programme != NULL && course->opened <= demo->until;

  if (trouble == PC_DEMO_TWICE)
    return !has_pathway && index >= FIRST_TWICE;
  if (!has_pathway || course->programme != demo->programmes->pdata[0])
    return FALSE;

  switch (trouble)
    {
    case PC_DEMO_PERMIT_EXPIRED:
      return course->closes > demo->until;

    case PC_DEMO_DID_OLD:
    case PC_DEMO_PAPER_MISSING:
    case PC_DEMO_NO_PLACE:
      return is_asked_for (demo, course);

    case PC_DEMO_PAGE_MISSING:
      return is_filling_pages (demo, course);

    case PC_DEMO_DAYS_MISSING:
    case PC_DEMO_OFTEN_ABSENT:
      return has_whole_month (demo, course);

    case PC_DEMO_OVERLAP:
      return pc_demo_has_come (demo, course, course->planned);

    case PC_DEMO_NO_TROUBLE:
    case PC_DEMO_TWICE:
    case PC_DEMO_N_TROUBLES:
    default:
      return FALSE;
    }
}

/* Of those that fit the one that the fewest people have, so that even few people have all. */
static PcDemoTrouble
choose (PcDemo      *demo,
        guint        index,
        const guint *counts)
{
  PcDemoTrouble chosen = PC_DEMO_NO_TROUBLE;

  for (guint i = PC_DEMO_NO_TROUBLE + 1; i < PC_DEMO_N_TROUBLES; i++)
    if (fits (demo, index, i) && (chosen == PC_DEMO_NO_TROUBLE || counts[i] < counts[chosen]))
      chosen = i;

  return chosen;
}

/* People without a pathway are few: who can be registered twice has not to wait until a trouble is due. */
static gboolean
is_rare (PcDemo      *demo,
         guint        index,
         const guint *counts)
{
  return fits (demo, index, PC_DEMO_TWICE) &&
         counts[PC_DEMO_TWICE] <= index / (PEOPLE_A_TROUBLE * (PC_DEMO_N_TROUBLES - 1));
}

void
pc_demo_plan_troubles (PcDemo *demo)
{
  guint counts[PC_DEMO_N_TROUBLES] = { 0 };
  int due = 0;

  for (guint i = 0; i < demo->options.people; i++)
    {
      PcDemoTrouble trouble;

      due += i % PEOPLE_A_TROUBLE == 0;
      trouble = due > 0 || is_rare (demo, i, counts) ? choose (demo, i, counts) : PC_DEMO_NO_TROUBLE;
      if (trouble == PC_DEMO_NO_TROUBLE)
        continue;

      demo->courses[i].trouble = trouble;
      counts[trouble]++;
      due--;
    }
}
