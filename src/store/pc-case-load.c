/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-load.h"

#include <glib/gi18n-lib.h>

#include "pc-case-rows.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-programme-files.h"
#include "pc-region.h"
#include "pc-store-private.h"

/*
 * Programmes with their regions
 */

static GHashTable *
get_programmes (PcStore *store)
{
  GHashTable *programmes = g_object_get_data (G_OBJECT (store), "pc-case-programmes");

  if (programmes == NULL)
    {
      programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (store), "pc-case-programmes", programmes, (GDestroyNotify) g_hash_table_unref);
    }

  return programmes;
}

/* A region that cannot be read stands for none: the rules of the programme hold, and percorsoctl region says what is wrong. */
static PcProgramme *
make_rules (const char *programme,
            const char *region_id)
{
  g_autoptr(PcProgramme) notice = pc_programme_find (programme, NULL);
  g_autoptr(PcRegion) region = notice != NULL && region_id != NULL ? pc_region_find (region_id, NULL) : NULL;

  return region != NULL ? pc_programme_with_region (notice, region) : g_steal_pointer (&notice);
}

PcProgramme *
pc_case_find_programme (PcStore    *store,
                        const char *programme,
                        const char *region)
{
  GHashTable *programmes;
  g_autofree char *key = NULL;
  PcProgramme *found;

  g_return_val_if_fail (PC_IS_STORE (store) && programme != NULL, NULL);

  programmes = get_programmes (store);
  key = g_strconcat (programme, "|", region, NULL);
  found = g_hash_table_lookup (programmes, key);
  if (found == NULL && (found = make_rules (programme, region)) != NULL)
    g_hash_table_insert (programmes, g_steal_pointer (&key), found);

  return found;
}

/* The region of the pathway, else that of the office. */
static PcProgramme *
find_rules (PcStore  *store,
            PcRecord *office,
            PcRecord *pathway)
{
  const char *region = pc_record_get_text (pathway, PC_PATHWAY_REGION);

  if (region == NULL && office != NULL)
    region = pc_record_get_text (office, PC_OFFICE_REGION);

  return pc_case_find_programme (store, pc_record_get_text (pathway, PC_PATHWAY_PROGRAMME), region);
}

/*
 * A batch of people: each query reads the rows of all of them
 */

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
  PcPathwayCase *pathway = pc_case_add_pathway (owner, record, find_rules (self->store, self->office, record));

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
read_capacity (Batch       *self,
               const char  *keys,
               GError     **error)
{
  g_autoptr(GPtrArray) at_host = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, at_host));
  g_autoptr(GPtrArray) of_host_tutor = collect_arrays (self->traineeships, G_STRUCT_OFFSET (PcTraineeshipCase, of_host_tutor));
  g_autoptr(GPtrArray) of_promoter_tutor = collect_arrays (self->traineeships,
                                                           G_STRUCT_OFFSET (PcTraineeshipCase, of_promoter_tutor));

  return pc_case_rows_add_others (self->store, "host_id", keys, at_host, error) &&
         pc_case_rows_add_others (self->store, "host_tutor_id", keys, of_host_tutor, error) &&
         pc_case_rows_add_others (self->store, "promoter_tutor_id", keys, of_promoter_tutor, error);
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
         ((self->parts & PC_CASE_CAPACITY) == 0 || read_capacity (self, keys, error));
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

/* The cases of @people, in their order; %NULL on error. */
static GPtrArray *
load_batch (PcStore      *store,
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

PcCase *
pc_case_load (PcStore      *store,
              const char   *person_id,
              PcDay         on,
              PcCaseParts   parts,
              GError      **error)
{
  g_autoptr(PcRecord) office = NULL;
  g_autoptr(GPtrArray) cases = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && person_id != NULL && on > 0, NULL);

  office = pc_case_rows_find_office (store);
  cases = load_batch (store, office, (char **) &person_id, 1, on, parts, error);
  if (cases == NULL)
    return NULL;
  if (cases->len == 1)
    return g_ptr_array_steal_index (cases, 0);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no such person."));
  return NULL;
}

/*
 * Many people
 */

#define PEOPLE_A_BATCH 400

static gboolean
look_at (PcStore            *store,
         char              **people,
         gsize               n,
         PcDay               on,
         PcCaseParts         parts,
         GCancellable       *cancellable,
         PcCaseFunc          look,
         gpointer            user_data,
         GError            **error)
{
  g_autoptr(PcRecord) office = pc_case_rows_find_office (store);

  for (gsize first = 0; first < n; first += PEOPLE_A_BATCH)
    {
      g_autoptr(GPtrArray) cases = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !(cases = load_batch (store, office, people + first, MIN (n - first, PEOPLE_A_BATCH), on, parts, error)))
        return FALSE;
      for (guint i = 0; i < cases->len; i++)
        if (!look (cases->pdata[i], user_data))
          return TRUE;
    }

  return TRUE;
}

gboolean
pc_case_foreach (PcStore            *store,
                 const PcCaseScope  *scope,
                 PcDay               on,
                 PcCaseParts         parts,
                 GCancellable       *cancellable,
                 PcCaseFunc          look,
                 gpointer            user_data,
                 GError            **error)
{
  g_autoptr(GPtrArray) people = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0 && look != NULL, FALSE);

  people = pc_case_rows_list_people (store, scope, TRUE, on, error);
  return people != NULL &&
         look_at (store, (char **) people->pdata, people->len, on, parts, cancellable, look, user_data, error);
}

typedef struct
{
  PcStore           *store;
  char             **people;
  gsize              n;
  PcDay              on;
  PcCaseParts        parts;
  GCancellable      *cancellable;
  const PcCaseFold  *fold;
  gpointer           collected;
  GError            *error;
} Part;

static gpointer
part_thread (gpointer data)
{
  Part *part = data;
  g_autoptr(PcStore) store = pc_store_open (pc_store_get_path (part->store), PC_STORE_READ,
                                            pc_store_get_key (part->store), &part->error);

  if (store != NULL)
    look_at (store, part->people, part->n, part->on, part->parts, part->cancellable, part->fold->look, part->collected,
             &part->error);

  return NULL;
}

#define MOST_THREADS 4
#define PEOPLE_A_THREAD 500

/* The first part is the caller's own, on her connection; the others have threads. */
static gboolean
run_parts (PcStore       *store,
           Part          *parts,
           guint          n,
           gpointer       user_data,
           GError       **error)
{
  GThread *threads[MOST_THREADS] = { NULL };
  gboolean ok = TRUE;

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("pc-case-fold", part_thread, &parts[i]);

  look_at (store, parts[0].people, parts[0].n, parts[0].on, parts[0].parts, parts[0].cancellable, parts[0].fold->look,
           parts[0].collected, &parts[0].error);

  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&threads[i], g_thread_join);
      parts[i].fold->end (parts[i].collected, user_data);
      if (parts[i].error == NULL)
        continue;

      if (ok)
        g_propagate_error (error, parts[i].error);
      else
        g_error_free (parts[i].error);
      ok = FALSE;
    }

  return ok;
}

gboolean
pc_case_fold (PcStore            *store,
              const PcCaseScope  *scope,
              PcDay               on,
              PcCaseParts         parts,
              GCancellable       *cancellable,
              const PcCaseFold   *fold,
              gpointer            user_data,
              GError            **error)
{
  g_autoptr(GPtrArray) people = NULL;
  Part each[MOST_THREADS];
  guint n;

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0 && fold != NULL, FALSE);

  people = pc_case_rows_list_people (store, scope, FALSE, on, error);
  if (people == NULL)
    return FALSE;

  n = CLAMP (people->len / PEOPLE_A_THREAD, 1, MIN (g_get_num_processors (), MOST_THREADS));
  if (g_str_equal (pc_store_get_path (store), ":memory:"))
    n = 1;

  for (guint i = 0; i < n; i++)
    {
      const gsize first = (gsize) people->len * i / n;

      each[i] = (Part) { store, (char **) people->pdata + first, (gsize) people->len * (i + 1) / n - first, on, parts,
                         cancellable, fold, fold->begin (user_data), NULL };
    }

  return run_parts (store, each, n, user_data, error);
}
