/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-demo-private.h"
#include "pc-error.h"

#define PEOPLE_MAX 200000

/* A small office is one entry of the journal; of a large one the changes would not fit into memory. */
#define PEOPLE_AT_ONCE 2000
#define PEOPLE_A_TRANSACTION 500

/* Ids and entries begin at 8 in the morning of the last day, a millisecond for each record. */
#define UNIX_EPOCH_JULIAN 719163
#define MS_A_DAY G_GINT64_CONSTANT (86400000)
#define MS_OF_MORNING (8 * G_GINT64_CONSTANT (3600000))

static void
host_clear (gpointer data)
{
  PcDemoHost *host = data;

  g_free (host->name);
  g_free (host->address);
  g_free (host->region);
}

static void
demo_free (PcDemo *demo)
{
  for (guint i = 0; demo->courses != NULL && i < demo->options.people; i++)
    pc_demo_course_clear (&demo->courses[i]);

  g_free (demo->courses);
  g_free (demo->days);
  g_free (demo->agendas);
  g_free (demo->agenda);
  g_free (demo->prefix);
  g_ptr_array_unref (demo->records);
  g_ptr_array_unref (demo->operators);
  g_ptr_array_unref (demo->receptions);
  g_ptr_array_unref (demo->job_centres);
  g_array_unref (demo->hosts);
  g_clear_pointer (&demo->lists, g_hash_table_unref);
  g_clear_pointer (&demo->programmes, g_ptr_array_unref);
  g_clear_error (&demo->error);
  g_rand_free (demo->rand);
  g_free (demo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcDemo, demo_free)

static PcDemo *
demo_new (PcStore             *store,
          const PcDemoOptions *options)
{
  PcDemo *demo = g_new0 (PcDemo, 1);

  demo->store = store;
  demo->options = *options;
  demo->rand = g_rand_new_with_seed (options->seed);
  demo->records = g_ptr_array_new_with_free_func (g_object_unref);
  demo->operators = g_ptr_array_new_with_free_func (g_free);
  demo->receptions = g_ptr_array_new_with_free_func (g_free);
  demo->job_centres = g_ptr_array_new_with_free_func (g_free);
  demo->hosts = g_array_new (FALSE, FALSE, sizeof (PcDemoHost));
  g_array_set_clear_func (demo->hosts, host_clear);
  return demo;
}

static gboolean
check_empty (PcStore  *store,
             GError  **error)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, error);

  if (people == NULL)
    return FALSE;
  if (people->len == 0)
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("This database already has people in it. Make the demo office in a new, empty database."));
  return FALSE;
}

/* Records of a day that has not come yet would be refused one by one. */
static gboolean
check_until (const char  *iso,
             GError     **error)
{
  g_autofree char *today = pc_date_today ();
  g_autofree char *day = NULL;

  if (strcmp (iso, today) <= 0)
    return TRUE;

  day = pc_date_format (iso);
  /* Translators: %s is a day. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               _("The demo office goes up to %s, which has not come yet. Check the clock of this computer."), day);
  return FALSE;
}

static gboolean
prepare (PcDemo      *demo,
         const char  *until,
         GError     **error)
{
  if (!pc_demo_calendar_init (demo, until, error) || !check_until (until, error) || !check_empty (demo->store, error))
    return FALSE;

  demo->programmes = pc_demo_programmes_new (error);
  if (demo->programmes == NULL)
    return FALSE;

  demo->lists = pc_demo_lists_new ();
  demo->clock = (demo->until - UNIX_EPOCH_JULIAN) * MS_A_DAY + MS_OF_MORNING;
  return TRUE;
}

/* The person and what does not depend on others. */
static void
write_person (PcDemo       *demo,
              PcDemoCourse *course,
              guint         number)
{
  pc_demo_write_person (demo, course, number);
  if (course->programme != NULL && course->opened > demo->until)
    course->programme = NULL;

  if (course->programme != NULL)
    {
      pc_demo_write_pathway (demo, course);
      pc_demo_write_plan (demo, course);
      pc_demo_write_documents (demo, course);
    }
  pc_demo_write_notes (demo, course);
}

static void
write_course (PcDemo       *demo,
              PcDemoCourse *course)
{
  if (course->programme != NULL)
    {
      pc_demo_write_services (demo, course);
      pc_demo_write_traineeship (demo, course);
      pc_demo_write_follow_ups (demo, course);
      pc_demo_write_claim (demo, course);
    }
  pc_demo_course_clear (course);
}

static gboolean
is_stopped (PcDemo       *demo,
            PcProgress   *progress,
            double        people_done,
            GCancellable *cancellable)
{
  if (progress != NULL)
    pc_progress_set_fraction (progress, people_done / demo->options.people);

  return demo->error != NULL || g_cancellable_set_error_if_cancelled (cancellable, &demo->error);
}

/* People @first to @first + @n - 1: they meet each other in group sessions, which need all their pathways. */
static void
write_people (PcDemo       *demo,
              guint         first,
              guint         n,
              PcProgress   *progress,
              GCancellable *cancellable)
{
  for (guint i = first; i < first + n && !is_stopped (demo, progress, first + (i - first) * 0.3, cancellable); i++)
    write_person (demo, &demo->courses[i], i + 1);

  if (demo->error == NULL)
    pc_demo_write_sessions (demo, first, n);

  for (guint i = first; i < first + n && !is_stopped (demo, progress, first + n * 0.3 + (i - first) * 0.7, cancellable); i++)
    write_course (demo, &demo->courses[i]);
}

/* The office goes with the first people. */
static gboolean
write_transaction (PcDemo        *demo,
                   guint          first,
                   guint          n,
                   PcProgress    *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  pc_store_set_time (demo->store, demo->clock);
  if (!pc_store_begin (demo->store, N_("Make the demo office"), error))
    return FALSE;

  if (first == 0)
    {
      pc_demo_write_office (demo);
      pc_demo_write_hosts (demo);
      pc_demo_plan_courses (demo);
      pc_demo_agenda_init (demo);
      pc_demo_write_closures (demo);
    }
  write_people (demo, first, n, progress, cancellable);

  if (demo->error == NULL)
    return pc_store_commit (demo->store, error);

  pc_store_rollback (demo->store);
  g_propagate_error (error, g_steal_pointer (&demo->error));
  return FALSE;
}

static gboolean
write_all (PcDemo        *demo,
           PcProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  const guint people = demo->options.people;
  const guint at_once = people <= PEOPLE_AT_ONCE ? people : PEOPLE_A_TRANSACTION;

  for (guint first = 0; first < people; first += at_once)
    if (!write_transaction (demo, first, MIN (at_once, people - first), progress, cancellable, error))
      return FALSE;

  if (progress != NULL)
    pc_progress_set_fraction (progress, 1.0);
  return TRUE;
}

gboolean
pc_demo_make_full (PcStore              *store,
                   const PcDemoOptions  *options,
                   PcProgress           *progress,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autoptr(PcDemo) demo = NULL;
  gboolean ok;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (options != NULL && options->people >= 1 && options->people <= PEOPLE_MAX, FALSE);

  demo = demo_new (store, options);
  if (!prepare (demo, options->until != NULL ? options->until : PC_DEMO_UNTIL, error))
    return FALSE;

  ok = write_all (demo, progress, cancellable, error);
  pc_store_set_time (store, 0);
  return ok;
}

gboolean
pc_demo_make_at (PcStore       *store,
                 guint          people,
                 guint32        seed,
                 const char    *until_iso,
                 PcProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const PcDemoOptions options = { people, seed, 0, TRUE, until_iso };

  return pc_demo_make_full (store, &options, progress, cancellable, error);
}

gboolean
pc_demo_make (PcStore       *store,
              guint          people,
              guint32        seed,
              PcProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  return pc_demo_make_at (store, people, seed, NULL, progress, cancellable, error);
}
