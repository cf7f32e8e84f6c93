/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-dashboard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-kinds.h"
#include "pc-permit-state.h"
#include "pc-report-walk.h"
#include "pc-temp-rows.h"

/* A chart of more bars than this cannot be read. */
#define MAX_BARS 12

enum
{
  FIELD_CATEGORY,
  FIELD_CODE,
  FIELD_COUNT
};

/* What is counted of each group, in the order of the columns. */
enum
{
  COUNT_ALL,
  COUNT_OPEN,
  COUNT_STARTED,
  COUNT_COMPLETED,
  COUNT_EMPLOYED,
  N_COUNTS
};

#define HEADS(name_, heading) \
  { "r." name_, { name_, PC_FIELD_INTEGER, NULL, PC_PLAIN, heading }, 13, TRUE, .use = PC_COLUMN_HEADS }

#define COLUMNS(name_, heading, width_) \
  static const PcColumn name_[] = { \
    { "r.category", { "category", PC_FIELD_TEXT, NULL, PC_PLAIN, heading }, width_ }, \
    { "r.code", { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") }, 12 }, \
    HEADS ("pathways", N_("Pathways")), \
    HEADS ("open", N_("Of these, open")), \
    HEADS ("started", N_("Traineeship started")), \
    HEADS ("completed", N_("Traineeship completed")), \
    HEADS ("employed", N_("Employed after 6 months")), \
  }

COLUMNS (sex_columns, N_("Sex"), 16);
COLUMNS (age_columns, N_("Class of age"), 16);
COLUMNS (citizenship_columns, N_("Citizenship"), 28);
COLUMNS (title_columns, N_("Title of stay"), 42);
COLUMNS (region_columns, N_("Region"), 28);
COLUMNS (sector_columns, N_("Sector of the host"), 42);

#define TABLE(name_, title_, from_, columns_) \
  static const PcTable name_ = { \
    .name = #name_, .title = title_, .from = "temp." from_ " AS r", .order = "r.rowid", .columns = columns_, \
    .n_columns = G_N_ELEMENTS (columns_), .parameters = pc_dashboard_parameters, \
    .n_parameters = PC_DASHBOARD_N_PARAMETERS }

TABLE (sex, N_("By sex"), "dashboard_sex", sex_columns);
TABLE (age, N_("By age"), "dashboard_age", age_columns);
TABLE (citizenship, N_("By citizenship"), "dashboard_citizenship", citizenship_columns);
TABLE (title, N_("By title of stay"), "dashboard_title", title_columns);
TABLE (region, N_("By region"), "dashboard_region", region_columns);
TABLE (sector, N_("By sector"), "dashboard_sector", sector_columns);

static const PcChart sex_charts[] = {
  { PC_CHART_PIE, N_("Pathways by sex"), "category", "pathways" },
};
static const PcChart age_charts[] = {
  { PC_CHART_COLUMNS, N_("Pathways by age on opening"), "category", "pathways", N_("Pathways") },
};
static const PcChart citizenship_charts[] = {
  { PC_CHART_BARS, N_("Pathways by citizenship, most frequent ones"), "category", "pathways",
    N_("Pathways"), MAX_BARS },
};
static const PcChart title_charts[] = {
  { PC_CHART_BARS, N_("Pathways by title of stay, most frequent ones"), "category", "pathways",
    N_("Pathways"), MAX_BARS },
};
static const PcChart region_charts[] = {
  { PC_CHART_BARS, N_("Pathways by region, most frequent ones"), "category", "pathways", N_("Pathways"), MAX_BARS },
};
static const PcChart sector_charts[] = {
  { PC_CHART_BARS, N_("Pathways by sector of the host, most frequent ones"), "category", "pathways", N_("Pathways"),
    MAX_BARS },
};

#define SHEET(table_, charts_) { .table = &table_, .landscape = TRUE, .charts = charts_, .n_charts = 1 }

const PcReportSheet pc_dashboard_groups[PC_DASHBOARD_N_GROUPS] = {
  SHEET (sex, sex_charts),
  SHEET (age, age_charts),
  SHEET (citizenship, citizenship_charts),
  SHEET (title, title_charts),
  SHEET (region, region_charts),
  SHEET (sector, sector_charts),
};

/*
 * What a pathway counts for
 */

static const char *
get_sex (PcCase        *owner,
         PcPathwayCase *pathway)
{
  return pc_record_get_text (owner->person, PC_BENEFICIARY_SEX);
}

static const char *
get_age (PcCase        *owner,
         PcPathwayCase *pathway)
{
  const PcDay birth = pc_record_get_day (owner->person, PC_BENEFICIARY_BIRTH_DATE);
  const PcDay opened = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON);

  return pc_report_get_age_class (birth != 0 && opened != 0 ? pc_day_get_age (birth, opened) : -1);
}

/* The first one of several, so that nobody is counted twice. */
static const char *
get_citizenship (PcCase        *owner,
                 PcPathwayCase *pathway)
{
  const char *codes = pc_record_get_text (owner->person, PC_BENEFICIARY_CITIZENSHIPS);
  g_autofree char *first = codes != NULL ? g_strndup (codes, strcspn (codes, " ")) : NULL;

  return g_intern_string (first);
}

/* The one that serves best on the day. */
static const char *
get_title (PcCase        *owner,
           PcPathwayCase *pathway)
{
  g_autoptr(GArray) views = pc_permit_list_views (owner, owner->on);

  return views->len > 0 ? g_array_index (views, PcPermitView, 0).title : NULL;
}

/* Where no other region's rules hold, it is the office's. */
static const char *
get_region (PcCase        *owner,
            PcPathwayCase *pathway)
{
  const char *code = pc_record_get_text (pathway->pathway, PC_PATHWAY_REGION);

  return code == NULL && owner->office != NULL ? pc_record_get_text (owner->office, PC_OFFICE_REGION) : code;
}

static const char *
get_sector (PcCase        *owner,
            PcPathwayCase *pathway)
{
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);

  if (traineeship == NULL || traineeship->host == NULL)
    return NULL;

  return pc_record_get_text (traineeship->host, PC_ORGANISATION_ACTIVITY_SECTION);
}

/* In the order of pc_dashboard_groups; @by_size where the order of the list says nothing. */
static const struct
{
  const char  *list;
  const char *(*get) (PcCase *owner, PcPathwayCase *pathway);
  gboolean     by_size;
  gboolean     of_trainees;
} groups[PC_DASHBOARD_N_GROUPS] = {
  { "sex", get_sex },
  { "age-class", get_age },
  { "countries", get_citizenship, TRUE },
  { "residence-title", get_title, TRUE },
  { "region", get_region, TRUE },
  { "activity-section", get_sector, TRUE, TRUE },
};

/*
 * Counting
 */

/* @code is "" where nothing is recorded. */
typedef struct
{
  char *code;
  int   counts[N_COUNTS];
} Group;

struct _PcGroupCount
{
  GHashTable *groups[PC_DASHBOARD_N_GROUPS];    /* Code -> Group */
};

static void
free_group (gpointer data)
{
  Group *group = data;

  g_free (group->code);
  g_free (group);
}

PcGroupCount *
pc_group_count_new (void)
{
  PcGroupCount *self = g_new0 (PcGroupCount, 1);

  for (guint i = 0; i < PC_DASHBOARD_N_GROUPS; i++)
    self->groups[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_group);

  return self;
}

void
pc_group_count_free (PcGroupCount *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < PC_DASHBOARD_N_GROUPS; i++)
    g_hash_table_unref (self->groups[i]);
  g_free (self);
}

static Group *
get_group (GHashTable *table,
           const char *code)
{
  Group *group = g_hash_table_lookup (table, code != NULL ? code : "");

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->code = g_strdup (code != NULL ? code : "");
      g_hash_table_insert (table, group->code, group);
    }

  return group;
}

void
pc_group_count_add (PcGroupCount    *self,
                    PcCase          *owner,
                    PcPathwayCase   *pathway,
                    const PcJourney *journey)
{
  g_return_if_fail (self != NULL && journey != NULL);

  for (guint i = 0; i < PC_DASHBOARD_N_GROUPS; i++)
    {
      Group *group;

      /* Who has no traineeship has no host of any sector. */
      if (groups[i].of_trainees && pc_case_get_traineeship (pathway) == NULL)
        continue;

      group = get_group (self->groups[i], groups[i].get (owner, pathway));
      group->counts[COUNT_ALL]++;
      group->counts[COUNT_OPEN] += journey->closed == 0;
      group->counts[COUNT_STARTED] += journey->steps[PC_FUNNEL_STARTED] == PC_ANSWER_YES;
      group->counts[COUNT_COMPLETED] += journey->steps[PC_FUNNEL_COMPLETED] == PC_ANSWER_YES;
      group->counts[COUNT_EMPLOYED] += journey->steps[PC_FUNNEL_6_MONTHS] == PC_ANSWER_YES;
    }
}

/*
 * Rows
 */

static int
get_place (const char *list,
           const char *code)
{
  const PcCodeList *codes = pc_code_list_get (list);

  for (guint i = 0; i < pc_code_list_get_n_codes (codes); i++)
    if (g_str_equal (pc_code_list_get_id (codes, i), code))
      return i;

  return G_MAXINT;
}

/* What is not recorded comes last. */
static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const guint i = GPOINTER_TO_UINT (user_data);
  const Group *first = *(Group * const *) a;
  const Group *second = *(Group * const *) b;

  if ((*first->code == '\0') != (*second->code == '\0'))
    return *first->code == '\0' ? 1 : -1;
  if (groups[i].by_size && first->counts[COUNT_ALL] != second->counts[COUNT_ALL])
    return second->counts[COUNT_ALL] - first->counts[COUNT_ALL];
  if (!groups[i].by_size && get_place (groups[i].list, first->code) != get_place (groups[i].list, second->code))
    return get_place (groups[i].list, first->code) < get_place (groups[i].list, second->code) ? -1 : 1;

  return strcmp (first->code, second->code);
}

static gboolean
add_group (PcTempRows   *rows,
           const char   *list,
           const Group  *group,
           GError      **error)
{
  const gboolean recorded = *group->code != '\0';

  pc_temp_rows_set_text (rows, FIELD_CATEGORY, recorded ? pc_code_list_get_label (pc_code_list_get (list), group->code)
                                                        : _("Not recorded"));
  pc_temp_rows_set_text (rows, FIELD_CODE, recorded ? group->code : NULL);
  for (guint k = 0; k < N_COUNTS; k++)
    pc_temp_rows_set_int (rows, FIELD_COUNT + k, group->counts[k]);

  return pc_temp_rows_add (rows, error);
}

static gboolean
fill (PcGroupCount  *self,
      guint          i,
      PcStore       *store,
      GError       **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, pc_dashboard_groups[i].table, error);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->groups[i]);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_add (sorted, group);

  g_ptr_array_sort_with_data (sorted, compare_groups, GUINT_TO_POINTER (i));
  for (guint k = 0; rows != NULL && k < sorted->len; k++)
    if (!add_group (rows, groups[i].list, sorted->pdata[k], error))
      return FALSE;

  return rows != NULL;
}

gboolean
pc_group_count_fill (PcGroupCount  *self,
                     PcStore       *store,
                     GError       **error)
{
  g_return_val_if_fail (self != NULL && PC_IS_STORE (store), FALSE);

  for (guint i = 0; i < PC_DASHBOARD_N_GROUPS; i++)
    if (!fill (self, i, store, error))
      return FALSE;

  return TRUE;
}
