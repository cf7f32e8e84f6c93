/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-batch.h"

#include "pc-case-capacity.h"
#include "pc-case-rows.h"
#include "pc-kinds.h"
#include "pc-store-private.h"

/* @pathways and @traineeships are those of all cases, in the order in which they were read. */
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
  GPtrArray   *case_of_traineeship;
} Batch;

/* %NULL keeps the place of an owner that has nothing to be read. */
static void
append_key (GString    *keys,
            const char *id)
{
  g_autofree char *escaped = id != NULL ? g_strescape (id, NULL) : NULL;

  g_string_append_c (keys, keys->len == 0 ? '[' : ',');
  if (escaped != NULL)
    g_string_append_printf (keys, "\"%s\"", escaped);
  else
    g_string_append (keys, "null");
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

/* Where a list of records stands in its owner, and the fields that it is in the order of. */
typedef struct
{
  PcCaseParts  part;
  PcCaseRows   rows;
  gsize        offset;
  guint        first;
  guint        second;
} List;

static const List of_cases[] = {
  { PC_CASE_PERMITS | PC_CASE_PAPERS, PC_CASE_ROWS_PERMITS, G_STRUCT_OFFSET (PcCase, permits), PC_PERMIT_STARTS_ON },
  { PC_CASE_PAPERS, PC_CASE_ROWS_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
  { PC_CASE_SKILLS, PC_CASE_ROWS_SKILLS, G_STRUCT_OFFSET (PcCase, competences), PC_COMPETENCE_AREA, PC_COMPETENCE_NAME },
};

static const List of_cases_by_pathway[] = {
  { PC_CASE_PAPERS, PC_CASE_ROWS_PATHWAY_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
};

static const List of_cases_by_traineeship[] = {
  { PC_CASE_PAPERS, PC_CASE_ROWS_TRAINEESHIP_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
  { PC_CASE_PAPERS, PC_CASE_ROWS_HOST_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
};

static const List of_pathways[] = {
  { PC_CASE_PLANS, PC_CASE_ROWS_PLANS, G_STRUCT_OFFSET (PcPathwayCase, plans), PC_PLAN_STARTS_ON, PC_PLAN_VERSION },
  { PC_CASE_PLANNED, PC_CASE_ROWS_PLANNED, G_STRUCT_OFFSET (PcPathwayCase, planned), PC_PLANNED_SERVICE_STARTS_ON },
  { PC_CASE_GOALS, PC_CASE_ROWS_GOALS, G_STRUCT_OFFSET (PcPathwayCase, goals), PC_GOAL_POSITION },
};

/* Also of pathways that are closed. */
static const List of_all_pathways[] = {
  { PC_CASE_CLAIMS, PC_CASE_ROWS_CLAIMS, G_STRUCT_OFFSET (PcPathwayCase, claims), PC_CLAIM_PREPARED_ON },
  { PC_CASE_CLAIMS, PC_CASE_ROWS_CLAIM_LINES, G_STRUCT_OFFSET (PcPathwayCase, claim_lines), PC_CLAIM_LINE_COMPONENT },
  { PC_CASE_FOLLOW_UPS, PC_CASE_ROWS_FOLLOW_UPS, G_STRUCT_OFFSET (PcPathwayCase, follow_ups), PC_FOLLOW_UP_DUE_ON },
};

static const List of_traineeships[] = {
  { 0, PC_CASE_ROWS_EVENTS, G_STRUCT_OFFSET (PcTraineeshipCase, events), PC_TRAINEESHIP_EVENT_DATE },
  { PC_CASE_DAYS | PC_CASE_DIARY, PC_CASE_ROWS_REGISTERS, G_STRUCT_OFFSET (PcTraineeshipCase, registers), PC_TRAINING_REGISTER_NUMBER },
  { PC_CASE_DIARY, PC_CASE_ROWS_COMPETENCES, G_STRUCT_OFFSET (PcTraineeshipCase, competences), PC_PROJECT_COMPETENCE_NAME },
};

static GPtrArray *
get_list (gpointer    owner,
          const List *list)
{
  return G_STRUCT_MEMBER (GPtrArray *, owner, list->offset);
}

typedef struct
{
  GPtrArray  *owners;
  const List *list;
} Target;

static void
add_to_list (guint      position,
             PcRecord  *record,
             gpointer   user_data)
{
  const Target *target = user_data;

  g_ptr_array_add (get_list (target->owners->pdata[position], target->list), g_object_ref (record));
}

static int
compare_field (PcRecord *one,
               PcRecord *two,
               guint     field)
{
  const PcValue *a = pc_record_get_value (one, field), *b = pc_record_get_value (two, field);

  if (pc_field_is_text (pc_kind_get_field (pc_record_get_kind (one), field)))
    return g_strcmp0 (a->text, b->text);

  return (a->number > b->number) - (a->number < b->number);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const List *list = user_data;
  PcRecord *one = *(PcRecord **) a, *two = *(PcRecord **) b;
  int order = compare_field (one, two, list->first);

  if (order == 0 && list->second > 0)
    order = compare_field (one, two, list->second);
  return order != 0 ? order : g_strcmp0 (pc_record_get_id (one), pc_record_get_id (two));
}

static gboolean
read_lists (Batch       *self,
            const List  *lists,
            guint        n,
            const char  *keys,
            GPtrArray   *owners,
            GError     **error)
{
  for (guint i = 0; i < n; i++)
    {
      Target target = { owners, &lists[i] };

      if (lists[i].part != 0 && (self->parts & lists[i].part) == 0)
        continue;
      if (!pc_case_rows_read (self->store, lists[i].rows, keys, add_to_list, &target, error))
        return FALSE;
      for (guint j = 0; j < owners->len; j++)
        if (get_list (owners->pdata[j], &lists[i])->len > 1)
          g_ptr_array_sort_with_data (get_list (owners->pdata[j], &lists[i]), compare_records, (gpointer) &lists[i]);
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

static char *
list_traineeship_keys (Batch *self)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < self->traineeships->len; i++)
    append_key (keys, pc_record_get_id (((PcTraineeshipCase *) self->traineeships->pdata[i])->traineeship));

  return finish_keys (keys);
}

static gboolean
is_read (Batch         *self,
         PcPathwayCase *pathway)
{
  const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  return (self->parts & PC_CASE_OPEN_ONLY) == 0 || closed == 0 || closed > self->on;
}

/* Of all pathways, or of those that are read whole. */
static char *
list_pathway_keys (Batch    *self,
                   gboolean  all)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < self->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i];

      append_key (keys, all || is_read (self, pathway) ? pc_record_get_id (pathway->pathway) : NULL);
    }

  return finish_keys (keys);
}

/* Of people with a pathway that is read whole, or of all. */
static char *
list_people_keys (Batch *self)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < self->cases->len; i++)
    {
      PcCase *one = self->cases->pdata[i];
      gboolean read = (self->parts & PC_CASE_OPEN_ONLY) == 0;

      for (guint j = 0; !read && j < one->pathways->len; j++)
        read = is_read (self, one->pathways->pdata[j]);
      append_key (keys, read ? pc_record_get_id (one->person) : NULL);
    }

  return finish_keys (keys);
}

static gboolean
read_diary (Batch       *self,
            const char  *keys,
            GError     **error)
{
  g_autoptr(GPtrArray) days = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, days));
  g_autoptr(GPtrArray) tutoring = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, tutoring));
  g_autoptr(GPtrArray) closures = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, closures));

  return pc_case_rows_add_days (self->store, keys, self->iso, (self->parts & PC_CASE_DIARY) == 0, days, error) &&
         pc_case_rows_add_tutoring (self->store, keys, self->iso, tutoring, error) &&
         pc_case_rows_add_closures (self->store, keys, closures, error);
}

static gboolean
read_traineeships (Batch       *self,
                   const char  *pathway_keys,
                   GError     **error)
{
  g_autofree char *keys = NULL;

  if (!pc_case_rows_read (self->store, PC_CASE_ROWS_TRAINEESHIPS, pathway_keys, add_traineeship, self, error))
    return FALSE;

  keys = list_traineeship_keys (self);
  return pc_case_rows_read (self->store, PC_CASE_ROWS_HOSTS, keys, add_host, self->traineeships, error) &&
         read_lists (self, of_traineeships, G_N_ELEMENTS (of_traineeships), keys, self->traineeships, error) &&
         read_lists (self, of_cases_by_traineeship, G_N_ELEMENTS (of_cases_by_traineeship), keys, self->case_of_traineeship,
                     error) &&
         ((self->parts & (PC_CASE_DAYS | PC_CASE_DIARY)) == 0 || read_diary (self, keys, error)) &&
         ((self->parts & PC_CASE_CAPACITY) == 0 || pc_case_capacity_read (self->store, self->traineeships, error));
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
               const char  *people_keys,
               const char  *pathway_keys,
               GError     **error)
{
  g_autoptr(GPtrArray) sessions = collect_arrays (self->case_of_pathway, G_STRUCT_OFFSET (PcCase, sessions));
  g_autoptr(GPtrArray) closures = collect_arrays (self->cases, G_STRUCT_OFFSET (PcCase, closures));

  if (!pc_case_rows_add_sessions (self->store, pathway_keys, sessions, error) ||
      !pc_case_rows_add_office_closures (self->store, people_keys, closures, error))
    return FALSE;

  for (guint i = 0; i < self->cases->len; i++)
    g_array_sort (((PcCase *) self->cases->pdata[i])->sessions, compare_sessions);
  return TRUE;
}

static gboolean
read_pathways (Batch       *self,
               const char  *people_keys,
               GError     **error)
{
  g_autofree char *all = NULL;
  g_autofree char *keys = NULL;
  g_autoptr(GPtrArray) hours = NULL;

  if (!pc_case_rows_read (self->store, PC_CASE_ROWS_PATHWAYS, people_keys, add_pathway, self, error))
    return FALSE;

  all = list_pathway_keys (self, TRUE);
  keys = list_pathway_keys (self, FALSE);
  hours = collect_arrays (self->pathways, G_STRUCT_OFFSET (PcPathwayCase, hours));
  return read_lists (self, of_all_pathways, G_N_ELEMENTS (of_all_pathways), all, self->pathways, error) &&
         read_lists (self, of_pathways, G_N_ELEMENTS (of_pathways), keys, self->pathways, error) &&
         read_lists (self, of_cases_by_pathway, G_N_ELEMENTS (of_cases_by_pathway), keys, self->case_of_pathway, error) &&
         ((self->parts & PC_CASE_HOURS) == 0 || pc_case_rows_add_hours (self->store, keys, self->iso, hours, error)) &&
         ((self->parts & PC_CASE_SESSIONS) == 0 || read_sessions (self, people_keys, keys, error)) &&
         read_traineeships (self, keys, error);
}

static gboolean
read_papers (Batch   *self,
             GError **error)
{
  g_autofree char *keys = list_people_keys (self);

  return read_lists (self, of_cases, G_N_ELEMENTS (of_cases), keys, self->cases, error);
}

/* Pathways and traineeships come in the order of their index; rules want them by day. */
static int
compare_pathways (gconstpointer a,
                  gconstpointer b)
{
  PcRecord *one = (*(PcPathwayCase **) a)->pathway, *two = (*(PcPathwayCase **) b)->pathway;
  const int order = compare_field (one, two, PC_PATHWAY_OPENED_ON);

  return order != 0 ? order : g_strcmp0 (pc_record_get_id (one), pc_record_get_id (two));
}

static int
compare_traineeships (gconstpointer a,
                      gconstpointer b)
{
  PcRecord *one = (*(PcTraineeshipCase **) a)->traineeship, *two = (*(PcTraineeshipCase **) b)->traineeship;
  const int order = compare_field (one, two, PC_TRAINEESHIP_STARTS_ON);

  return order != 0 ? order : g_strcmp0 (pc_record_get_id (one), pc_record_get_id (two));
}

static void
sort_batch (Batch *self)
{
  for (guint i = 0; i < self->cases->len; i++)
    g_ptr_array_sort (((PcCase *) self->cases->pdata[i])->pathways, compare_pathways);
  for (guint i = 0; i < self->pathways->len; i++)
    g_ptr_array_sort (((PcPathwayCase *) self->pathways->pdata[i])->traineeships, compare_traineeships);
}

/* One transaction, so that what is read fits together and the file is locked once. */
static gboolean
read_batch (Batch       *self,
            char       **people,
            gsize        n,
            GError     **error)
{
  GString *list = g_string_new (NULL);
  g_autofree char *keys = NULL;
  gboolean ok;

  for (gsize i = 0; i < n; i++)
    append_key (list, people[i]);
  keys = finish_keys (list);

  if (!pc_sql_exec (self->store, "SAVEPOINT pc_case", error))
    return FALSE;
  ok = pc_case_rows_read (self->store, PC_CASE_ROWS_PEOPLE, keys, add_person, self, error) &&
       read_pathways (self, keys, error) && read_papers (self, error);
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
  g_autoptr(GPtrArray) case_of_traineeship = g_ptr_array_new ();
  Batch batch = {
    store, office, iso, on, parts, cases, pathways, case_of_pathway, traineeships, case_of_traineeship,
  };

  return read_batch (&batch, people, n, error) ? g_steal_pointer (&cases) : NULL;
}
