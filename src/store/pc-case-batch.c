/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-batch.h"

#include <string.h>

#include "pc-case-capacity.h"
#include "pc-case-lists.h"
#include "pc-kinds.h"
#include "pc-store-private.h"

/*
 * @pathways and @traineeships are those of all cases, in the order in which they were read; beside them stands whose
 * they are.
 */
typedef struct
{
  PcStore     *store;
  PcRecord    *office;
  const char  *iso;
  PcDay        on;
  PcCaseParts  parts;
  GPtrArray   *cases;
  GPtrArray   *pathways;
  GPtrArray   *case_of_pathway;
  GPtrArray   *traineeships;
  GPtrArray   *pathway_of_traineeship;
  GPtrArray   *case_of_traineeship;
} Batch;

/* %NULL keeps the place of an owner that has nothing to be read. */
static void
append_key (GString    *keys,
            const char *id)
{
  g_autofree char *escaped = id != NULL && strpbrk (id, "\"\\\b\f\n\r\t") != NULL ? g_strescape (id, NULL) : NULL;

  g_string_append_c (keys, keys->len == 0 ? '[' : ',');
  if (id != NULL)
    g_string_append_c (keys, '"');
  g_string_append (keys, escaped != NULL ? escaped : id != NULL ? id : "null");
  if (id != NULL)
    g_string_append_c (keys, '"');
}

static char *
finish_keys (GString *keys)
{
  g_string_append (keys, keys->len == 0 ? "[]" : "]");
  return g_string_free (keys, FALSE);
}

/* Of the pathway, else of the office. */
static const char *
find_region (PcRecord *office,
             PcRecord *pathway)
{
  const char *region = pc_record_get_text (pathway, PC_PATHWAY_REGION);

  return region != NULL || office == NULL ? region : pc_record_get_text (office, PC_OFFICE_REGION);
}

static void
add_person (guint      position,
            PcRecord  *record,
            gpointer   user_data)
{
  Batch *self = user_data;
  PcCase *one = pc_case_new (record, self->on);

  g_set_object (&one->office, self->office);
  g_ptr_array_add (self->cases, one);
}

static void
add_pathway (guint      position,
             PcRecord  *record,
             gpointer   user_data)
{
  Batch *self = user_data;
  PcCase *owner = self->cases->pdata[position];
  const char *edition = pc_record_get_text (record, PC_PATHWAY_EDITION);
  const char *region = find_region (self->office, record);
  PcProgramme *programme = pc_case_find_programme (self->store, pc_record_get_text (record, PC_PATHWAY_PROGRAMME), region);
  PcPathwayCase *pathway = pc_case_add_pathway (owner, record, programme);

  pathway->region_missing = programme != NULL && region != NULL && pc_programme_get_region (programme) == NULL;
  pathway->other_edition = pathway->programme != NULL && edition != NULL &&
                           g_strcmp0 (edition, pc_programme_get_edition (pathway->programme)) != 0;
  g_ptr_array_add (self->pathways, pathway);
  g_ptr_array_add (self->case_of_pathway, owner);
}

static void
add_traineeship (guint      position,
                 PcRecord  *record,
                 gpointer   user_data)
{
  Batch *self = user_data;

  g_ptr_array_add (self->traineeships, pc_case_add_traineeship (self->pathways->pdata[position], record, NULL));
  g_ptr_array_add (self->pathway_of_traineeship, self->pathways->pdata[position]);
  g_ptr_array_add (self->case_of_traineeship, self->case_of_pathway->pdata[position]);
}

static void
add_host (guint      position,
          PcRecord  *record,
          gpointer   user_data)
{
  GPtrArray *traineeships = user_data;

  g_set_object (&((PcTraineeshipCase *) traineeships->pdata[position])->host, record);
}

/* The ids of owners as JSON: of all, and of those alone that are open, the place of each other one being kept. */
typedef struct
{
  char *all;
  char *open;
} Keys;

static void
keys_clear (Keys *self)
{
  g_free (self->all);
  g_free (self->open);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

/* Those of whom any of @parts is wanted, 0 being always; NULL for nobody. */
static const char *
get_keys (const Batch *self,
          PcCaseParts  parts,
          const Keys  *keys)
{
  if (parts == 0 || (self->parts & parts) != 0)
    return keys->all;

  return (self->parts & PC_CASE_OPEN (parts)) != 0 ? keys->open : NULL;
}

static gboolean
read_lists (Batch              *self,
            const PcCaseLists  *lists,
            const Keys         *keys,
            GPtrArray          *owners,
            GError            **error)
{
  for (guint i = 0; i < lists->n; i++)
    {
      const char *wanted = get_keys (self, lists->lists[i].part, keys);

      if (wanted != NULL && !pc_case_list_read (&lists->lists[i], self->store, wanted, owners, error))
        return FALSE;
    }

  return TRUE;
}

/* The array at @offset of each owner. */
static GPtrArray *
collect_arrays (GPtrArray *owners,
                gsize      offset)
{
  GPtrArray *arrays = g_ptr_array_sized_new (owners->len);

  for (guint i = 0; i < owners->len; i++)
    g_ptr_array_add (arrays, G_STRUCT_MEMBER (GArray *, owners->pdata[i], offset));

  return arrays;
}

static gboolean
is_open (const Batch         *self,
         const PcPathwayCase *pathway)
{
  const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  return closed == 0 || closed > self->on;
}

/* Open is who has a pathway that is. */
static char *
list_people_keys (Batch    *self,
                  gboolean  all)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < self->cases->len; i++)
    {
      PcCase *one = self->cases->pdata[i];
      gboolean open = all;

      for (guint j = 0; !open && j < one->pathways->len; j++)
        open = is_open (self, one->pathways->pdata[j]);
      append_key (keys, open ? pc_record_get_id (one->person) : NULL);
    }

  return finish_keys (keys);
}

static char *
list_pathway_keys (Batch    *self,
                   gboolean  all)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < self->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i];

      append_key (keys, all || is_open (self, pathway) ? pc_record_get_id (pathway->pathway) : NULL);
    }

  return finish_keys (keys);
}

/* Open is that of an open pathway. */
static char *
list_traineeship_keys (Batch    *self,
                       gboolean  all)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < self->traineeships->len; i++)
    {
      PcTraineeshipCase *traineeship = self->traineeships->pdata[i];

      append_key (keys, all || is_open (self, self->pathway_of_traineeship->pdata[i])
                          ? pc_record_get_id (traineeship->traineeship) : NULL);
    }

  return finish_keys (keys);
}

static gboolean
read_diary (Batch       *self,
            const Keys  *keys,
            GError     **error)
{
  const char *wanted = get_keys (self, PC_CASE_DAYS | PC_CASE_DIARY, keys);
  const gboolean plain = get_keys (self, PC_CASE_DIARY, keys) == NULL;
  g_autoptr(GPtrArray) days = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, days));
  g_autoptr(GPtrArray) tutoring = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, tutoring));
  g_autoptr(GPtrArray) closures = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, closures));

  return wanted == NULL ||
         (pc_case_rows_add_days (self->store, wanted, self->iso, plain, days, error) &&
          pc_case_rows_add_tutoring (self->store, wanted, self->iso, tutoring, error) &&
          pc_case_rows_add_closures (self->store, wanted, closures, error));
}

static gboolean
read_capacity (Batch       *self,
               GError     **error)
{
  const gboolean all = (self->parts & PC_CASE_CAPACITY) != 0;
  const gboolean open = (self->parts & PC_CASE_OPEN (PC_CASE_CAPACITY)) != 0;
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < self->traineeships->len; i++)
    if (all || (open && is_open (self, self->pathway_of_traineeship->pdata[i])))
      g_ptr_array_add (wanted, self->traineeships->pdata[i]);

  return wanted->len == 0 || pc_case_capacity_read (self->store, wanted, error);
}

/* Of closed pathways where anything is wanted of them but claims and follow-ups, or nothing is said of open ones. */
static const char *
get_traineeship_owners (const Batch *self,
                        const Keys  *pathways)
{
  const PcCaseParts besides = PC_CASE_ALL & ~(PC_CASE_CLAIMS | PC_CASE_FOLLOW_UPS);
  const gboolean all = (self->parts & besides) != 0 || (self->parts & PC_CASE_OPEN (PC_CASE_ALL)) == 0;

  return all ? pathways->all : pathways->open;
}

static gboolean
read_traineeships (Batch       *self,
                   const Keys  *pathways,
                   GError     **error)
{
  g_auto(Keys) keys = { NULL };

  if (!pc_case_rows_read (self->store, PC_CASE_ROWS_TRAINEESHIPS, get_traineeship_owners (self, pathways),
                          add_traineeship, self, error))
    return FALSE;

  keys = (Keys) { list_traineeship_keys (self, TRUE), list_traineeship_keys (self, FALSE) };
  return pc_case_rows_read (self->store, PC_CASE_ROWS_HOSTS, keys.all, add_host, self->traineeships, error) &&
         read_lists (self, &pc_case_lists_of_traineeships, &keys, self->traineeships, error) &&
         read_lists (self, &pc_case_lists_of_cases_by_traineeship, &keys, self->case_of_traineeship, error) &&
         read_diary (self, &keys, error) && read_capacity (self, error);
}

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const PcSession *one = a, *two = b;

  return one->day != two->day ? one->day - two->day : one->starts_at - two->starts_at;
}

static gboolean
read_sessions (Batch       *self,
               const Keys  *people,
               const Keys  *pathways,
               GError     **error)
{
  g_autoptr(GPtrArray) sessions = collect_arrays (self->case_of_pathway, G_STRUCT_OFFSET (PcCase, sessions));
  g_autoptr(GPtrArray) closures = collect_arrays (self->cases, G_STRUCT_OFFSET (PcCase, closures));

  if (get_keys (self, PC_CASE_SESSIONS, pathways) == NULL)
    return TRUE;
  if (!pc_case_rows_add_sessions (self->store, get_keys (self, PC_CASE_SESSIONS, pathways), sessions, error) ||
      !pc_case_rows_add_office_closures (self->store, get_keys (self, PC_CASE_SESSIONS, people), closures, error))
    return FALSE;

  for (guint i = 0; i < self->cases->len; i++)
    g_array_sort (((PcCase *) self->cases->pdata[i])->sessions, compare_sessions);
  return TRUE;
}

static gboolean
read_hours (Batch       *self,
            const Keys  *pathways,
            GError     **error)
{
  const char *wanted = get_keys (self, PC_CASE_HOURS, pathways);
  g_autoptr(GPtrArray) hours = collect_arrays (self->pathways, G_STRUCT_OFFSET (PcPathwayCase, hours));

  return wanted == NULL || pc_case_rows_add_hours (self->store, wanted, self->iso, hours, error);
}

/* Of people whose pathways are known already. */
static gboolean
read_rest (Batch       *self,
           const Keys  *people,
           GError     **error)
{
  g_auto(Keys) keys = { list_pathway_keys (self, TRUE), list_pathway_keys (self, FALSE) };

  return read_lists (self, &pc_case_lists_of_cases, people, self->cases, error) &&
         read_lists (self, &pc_case_lists_of_pathways, &keys, self->pathways, error) &&
         read_lists (self, &pc_case_lists_of_cases_by_pathway, &keys, self->case_of_pathway, error) &&
         read_hours (self, &keys, error) && read_sessions (self, people, &keys, error) &&
         read_traineeships (self, &keys, error);
}

/* Pathways and traineeships come in the order of their index; rules want them by day. */
static int
compare_pathways (gconstpointer a,
                  gconstpointer b)
{
  PcRecord *one = (*(PcPathwayCase **) a)->pathway, *two = (*(PcPathwayCase **) b)->pathway;
  const int order = pc_case_compare_field (one, two, PC_PATHWAY_OPENED_ON);

  return order != 0 ? order : g_strcmp0 (pc_record_get_id (one), pc_record_get_id (two));
}

static int
compare_traineeships (gconstpointer a,
                      gconstpointer b)
{
  PcRecord *one = (*(PcTraineeshipCase **) a)->traineeship, *two = (*(PcTraineeshipCase **) b)->traineeship;
  const int order = pc_case_compare_field (one, two, PC_TRAINEESHIP_STARTS_ON);

  return order != 0 ? order : g_strcmp0 (pc_record_get_id (one), pc_record_get_id (two));
}

/* The documents of a case come from several lists, which have them in the same order: they are sorted once. */
static void
sort_batch (Batch *self)
{
  pc_case_lists_sort (&pc_case_lists_of_cases, self->cases);
  pc_case_lists_sort (&pc_case_lists_of_pathways, self->pathways);
  pc_case_lists_sort (&pc_case_lists_of_traineeships, self->traineeships);
  for (guint i = 0; i < self->cases->len; i++)
    g_ptr_array_sort (((PcCase *) self->cases->pdata[i])->pathways, compare_pathways);
  for (guint i = 0; i < self->pathways->len; i++)
    g_ptr_array_sort (((PcPathwayCase *) self->pathways->pdata[i])->traineeships, compare_traineeships);
}

static gboolean
read_people (Batch       *self,
             char       **ids,
             gsize        n,
             GError     **error)
{
  GString *list = g_string_new (NULL);
  g_autofree char *asked = NULL;
  g_auto(Keys) people = { NULL };

  for (gsize i = 0; i < n; i++)
    append_key (list, ids[i]);
  asked = finish_keys (list);
  if (!pc_case_rows_read (self->store, PC_CASE_ROWS_PEOPLE, asked, add_person, self, error))
    return FALSE;

  /* One who was asked for may be gone. */
  people.all = list_people_keys (self, TRUE);
  if (!pc_case_rows_read (self->store, PC_CASE_ROWS_PATHWAYS, people.all, add_pathway, self, error))
    return FALSE;

  people.open = list_people_keys (self, FALSE);
  return read_rest (self, &people, error);
}

/* One transaction, so that what is read fits together and the file is locked once. */
static gboolean
read_batch (Batch       *self,
            char       **people,
            gsize        n,
            GError     **error)
{
  gboolean ok;

  if (!pc_sql_exec (self->store, "SAVEPOINT pc_case", error))
    return FALSE;
  ok = read_people (self, people, n, error);
  pc_sql_exec (self->store, "RELEASE pc_case", NULL);

  if (ok)
    sort_batch (self);
  return ok;
}

GPtrArray *
pc_case_batch_load (PcStore      *store,
                    PcRecord     *office,
                    char        **people,
                    gsize         n,
                    PcDay         on,
                    PcCaseParts   parts,
                    GError      **error)
{
  g_autofree char *iso = pc_day_to_iso (on);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_case_free);
  g_autoptr(GPtrArray) pathways = g_ptr_array_new ();
  g_autoptr(GPtrArray) case_of_pathway = g_ptr_array_new ();
  g_autoptr(GPtrArray) traineeships = g_ptr_array_new ();
  g_autoptr(GPtrArray) pathway_of_traineeship = g_ptr_array_new ();
  g_autoptr(GPtrArray) case_of_traineeship = g_ptr_array_new ();
  Batch batch = {
    store, office, iso, on, parts, cases, pathways, case_of_pathway, traineeships, pathway_of_traineeship,
    case_of_traineeship,
  };

  return read_batch (&batch, people, n, error) ? g_steal_pointer (&cases) : NULL;
}
