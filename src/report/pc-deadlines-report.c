/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-outcomes.h"
#include "pc-readiness.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * What each operator has to mind: the days that are near or past, the papers that a request for the clearance lacks,
 * and how many of both. Rows keep ids, and the query has the names. Who minds a deadline or a paper is the case manager
 * of the pathway or, where it names none, of the person; what nobody minds is counted, too, in a row without a name.
 */

#define PERSON_JOIN " LEFT JOIN beneficiary AS b ON b.id = r.code"
#define PROGRAMME_JOIN " LEFT JOIN pathway AS p ON p.id = r.programme"

#define PROGRAMME_COLUMN \
  { PC_REPORT_PROGRAMME ("p.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 }
#define OPERATOR_COLUMN \
  { PC_REPORT_OPERATOR ("r.operator"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Operator") }, 18 }
#define SOURCE_COLUMN { "r.source", { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") }, 28 }
#define ASSUMED_COLUMN { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 10 }

enum
{
  DUE,
  DAYS_LEFT,
  STATE,
  KIND,
  PERSON,
  FAMILY_NAME,
  GIVEN_NAME,
  PATHWAY,
  OPERATOR,
  TEXT,
  SOURCE,
  ASSUMED,
  FROM,
  ID
};

static const PcColumn deadline_columns[] = {
  { "r.due", { "due", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Due on") }, 11 },
  { "r.days_left", { "days_left", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Days left") }, 8 },
  { "r.state", { "state", PC_FIELD_CHOICE, "deadline-state", PC_PLAIN, N_("State") }, 12 },
  { "r.kind", { "kind", PC_FIELD_CHOICE, "deadline-kind", PC_PLAIN, N_("Kind") }, 24 },
  PC_REPORT_PERSON_COLUMNS ("b"),
  PROGRAMME_COLUMN,
  OPERATOR_COLUMN,
  { "r.text", { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("To do") }, 58 },
  SOURCE_COLUMN,
  ASSUMED_COLUMN,
  { "r.from_day", { "from_day", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Possible from") }, 11 },
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

enum
{
  PAPER_PERSON,
  PAPER_FAMILY_NAME,
  PAPER_GIVEN_NAME,
  PAPER_PATHWAY,
  PAPER_OPERATOR,
  PAPER_NAME,
  PAPER_STATE,
  PAPER_UNTIL,
  PAPER_LEVEL,
  PAPER_TEXT,
  PAPER_SOURCE,
  PAPER_ASSUMED,
  PAPER_ID
};

static const PcColumn paper_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("b"),
  PROGRAMME_COLUMN,
  OPERATOR_COLUMN,
  { "r.paper", { "paper", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Paper") }, 44 },
  { "r.state", { "state", PC_FIELD_CHOICE, "paper-state", PC_PLAIN, N_("State") }, 16 },
  { "r.until", { "until", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Served until") }, 11 },
  { "r.level", { "level", PC_FIELD_CHOICE, "finding-level", PC_PLAIN, N_("Level") }, 16 },
  { "r.text", { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Way out") }, 58 },
  SOURCE_COLUMN,
  ASSUMED_COLUMN,
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

enum
{
  COUNT_OPERATOR,
  COUNT_STATES,
  COUNT_DEADLINES = COUNT_STATES + PC_DEADLINE_N_STATES,
  COUNT_PAPERS,
  COUNT_PEOPLE,
  COUNT_ID
};

#define COUNT(name, label) { "r." name, { name, PC_FIELD_INTEGER, NULL, PC_PLAIN, label }, 12, TRUE }

/* The states in the order of #PcDeadlineState. */
static const PcColumn count_columns[] = {
  { PC_REPORT_OPERATOR ("r.operator"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Operator") }, 26 },
  COUNT ("late", N_("Late")),
  COUNT ("today", N_("Today")),
  COUNT ("soon", N_("Within a week")),
  COUNT ("coming", N_("Coming")),
  { "r.deadlines", { "deadlines", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Deadlines") }, 12, TRUE,
    "{late}+{today}+{soon}+{coming}" },
  COUNT ("papers", N_("Papers missing")),
  { "r.people", { "people", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("People with papers missing") }, 14, TRUE,
    .use = PC_COLUMN_HEADS },
  PC_REPORT_ID_COLUMN ("r.id", "operator"),
};

static const PcParameter parameters[] = {
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Operator") }, NULL },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
  { { "days", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Days ahead") }, NULL, G_STRINGIFY (PC_DEADLINES_DAYS_AHEAD) },
};

static const PcTable deadlines_table = {
  .name = "deadlines",
  .title = N_("Deadlines"),
  .from = "temp.report_deadlines AS r" PERSON_JOIN PROGRAMME_JOIN,
  .order = "r.rowid",
  .columns = deadline_columns,
  .n_columns = G_N_ELEMENTS (deadline_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcTable papers_table = {
  .name = "missing-papers",
  .title = N_("Papers missing"),
  .from = "temp.report_papers AS r" PERSON_JOIN PROGRAMME_JOIN,
  .order = "r.rowid",
  .columns = paper_columns,
  .n_columns = G_N_ELEMENTS (paper_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcTable counts_table = {
  .name = "deadline-counts",
  .title = N_("By operator"),
  .from = "temp.report_deadline_counts AS r LEFT JOIN operator AS o ON o.id = r.operator",
  .order = "o.family_name COLLATE NOCASE, o.given_name COLLATE NOCASE, r.operator",
  .columns = count_columns,
  .n_columns = G_N_ELEMENTS (count_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

/* @last is the person counted last: those of one person come one after the other. */
typedef struct
{
  gint64 deadlines[PC_DEADLINE_N_STATES];
  gint64 papers;
  gint64 people;
  PcId   last;
} Counts;

typedef struct
{
  PcStore    *store;
  PcTempRows *deadlines;
  PcTempRows *papers;
  GHashTable *counts;     /* id of an operator, empty for nobody -> Counts */
  PcDay       on;
} Writer;

static Counts *
ensure_counts (const Writer *self,
               const char   *operator)
{
  const char *key = operator != NULL ? operator : "";
  Counts *counts = g_hash_table_lookup (self->counts, key);

  if (counts == NULL)
    {
      counts = g_new0 (Counts, 1);
      g_hash_table_insert (self->counts, g_strdup (key), counts);
    }

  return counts;
}

/* No id stands for nobody. */
static void
set_id (PcTempRows *rows,
        guint       column,
        const char *id)
{
  pc_temp_rows_set_text (rows, column, id != NULL && *id != '\0' ? id : NULL);
}

/*
 * Deadlines
 */

static gboolean
add_deadline (const Writer      *self,
              const PcDeadline  *deadline,
              GError           **error)
{
  PcTempRows *rows = self->deadlines;
  g_autofree char *due = pc_day_to_iso (deadline->due);
  g_autofree char *id = g_strdup_printf ("%s %s %s %s", deadline->kind, deadline->pathway_id, deadline->record_id, due);

  pc_temp_rows_set_text (rows, DUE, due);
  pc_temp_rows_set_int (rows, DAYS_LEFT, deadline->due - self->on);
  pc_temp_rows_set_text (rows, STATE, pc_deadline_state_get_code (deadline->state));
  pc_temp_rows_set_text (rows, KIND, deadline->kind);
  set_id (rows, PERSON, deadline->person_id);
  set_id (rows, PATHWAY, deadline->pathway_id);
  set_id (rows, OPERATOR, deadline->operator_id);
  pc_temp_rows_set_text (rows, TEXT, deadline->text);
  pc_temp_rows_set_text (rows, SOURCE, deadline->source);
  pc_temp_rows_set_int (rows, ASSUMED, deadline->assumed);
  pc_report_set_day (rows, FROM, deadline->from);
  pc_temp_rows_set_text (rows, ID, id);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_deadlines (const Writer  *self,
               GHashTable    *arguments,
               int            days,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GPtrArray) list = pc_outcomes_list_deadlines (self->store, pc_report_get_text (arguments, "person"),
                                                          pc_report_get_text (arguments, "operator"), self->on, days,
                                                          cancellable, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const PcDeadline *deadline = list->pdata[i];

      ensure_counts (self, deadline->operator_id)->deadlines[deadline->state]++;
      if (!add_deadline (self, deadline, error))
        return FALSE;
    }

  return list != NULL;
}

/*
 * Papers
 */

/* What the rules say of one paper alone. */
static GPtrArray *
check_paper (PcPathwayCase *pathway,
             const PcPaper *paper)
{
  g_autoptr(GArray) alone = g_array_new (FALSE, FALSE, sizeof (PcPaper));
  GPtrArray *findings = pc_findings_new ();

  g_array_append_vals (alone, paper, 1);
  pc_papers_check (alone, pathway->programme, findings);
  return findings;
}

static gboolean
add_paper (const Writer     *self,
           PcCase           *owner,
           PcPathwayCase    *pathway,
           const PcPaper    *paper,
           const PcFinding  *finding,
           GError          **error)
{
  PcTempRows *rows = self->papers;
  const char *pathway_id = pc_record_get_id (pathway->pathway);
  g_autofree char *id = g_strdup_printf ("%s %s", pathway_id, paper->document->type);

  pc_report_set_field (rows, PAPER_PERSON, owner->person, PC_RECORD_ID);
  pc_temp_rows_set_text (rows, PAPER_PATHWAY, pathway_id);
  set_id (rows, PAPER_OPERATOR, pc_report_get_case_manager (owner, pathway));
  pc_temp_rows_set_text (rows, PAPER_NAME, paper->document->name);
  pc_temp_rows_set_text (rows, PAPER_STATE, pc_paper_state_get_code (paper->state));
  pc_report_set_day (rows, PAPER_UNTIL, paper->until);
  pc_temp_rows_set_text (rows, PAPER_LEVEL, pc_finding_level_get_code (finding->level));
  pc_temp_rows_set_text (rows, PAPER_TEXT, finding->message);
  pc_temp_rows_set_text (rows, PAPER_SOURCE, finding->source);
  pc_temp_rows_set_int (rows, PAPER_ASSUMED, finding->assumed);
  pc_temp_rows_set_text (rows, PAPER_ID, id);
  return pc_temp_rows_add (rows, error);
}

static void
count_paper (const Writer  *self,
             PcCase        *owner,
             PcPathwayCase *pathway)
{
  Counts *counts = ensure_counts (self, pc_report_get_case_manager (owner, pathway));
  const char *person = pc_record_get_id (owner->person);

  counts->papers++;
  if (strcmp (counts->last, person) != 0)
    {
      counts->people++;
      pc_id_set (counts->last, person);
    }
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  const Writer *self = user_data;
  g_autoptr(GArray) papers = NULL;

  if (pathway->programme == NULL || !pc_readiness_is_pending (pathway, owner->on))
    return TRUE;

  papers = pc_readiness_list_papers (owner, pathway, pc_case_get_traineeship (pathway), owner->on);
  for (guint i = 0; i < papers->len; i++)
    {
      const PcPaper *paper = &g_array_index (papers, PcPaper, i);
      g_autoptr(GPtrArray) findings = strcmp (paper->step, "clearance") == 0 ? check_paper (pathway, paper) : NULL;

      if (findings == NULL || findings->len == 0)
        continue;

      count_paper (self, owner, pathway);
      if (!add_paper (self, owner, pathway, paper, findings->pdata[0], error))
        return FALSE;
    }

  return TRUE;
}

/*
 * By operator
 */

static gboolean
add_counts (PcTempRows    *rows,
            const char    *operator,
            const Counts  *counts,
            GError       **error)
{
  gint64 deadlines = 0;

  set_id (rows, COUNT_OPERATOR, operator);
  for (guint state = 0; state < PC_DEADLINE_N_STATES; state++)
    {
      deadlines += counts->deadlines[state];
      pc_temp_rows_set_int (rows, COUNT_STATES + state, counts->deadlines[state]);
    }
  pc_temp_rows_set_int (rows, COUNT_DEADLINES, deadlines);
  pc_temp_rows_set_int (rows, COUNT_PAPERS, counts->papers);
  pc_temp_rows_set_int (rows, COUNT_PEOPLE, counts->people);
  pc_temp_rows_set_text (rows, COUNT_ID, *operator != '\0' ? operator : "nobody");
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_all_counts (const Writer  *self,
                GError       **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (self->store, &counts_table, error);
  GHashTableIter iter;
  gpointer operator, counts;

  if (rows == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &operator, &counts))
    if (!add_counts (rows, operator, counts, error))
      return FALSE;

  return TRUE;
}

/*
 * The report
 */

static gboolean
find_days (GHashTable  *arguments,
           int         *days,
           GError     **error)
{
  const char *text = pc_report_get_text (arguments, "days");
  const gint64 number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : PC_DEADLINES_DAYS_AHEAD;

  if (number < 0 || number > PC_DEADLINES_MOST_DAYS_AHEAD)
    {
      /* Translators: %d is the greatest number of days. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("Days ahead are between 0 and %d."),
                   PC_DEADLINES_MOST_DAYS_AHEAD);
      return FALSE;
    }

  *days = (int) number;
  return TRUE;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  const PcDay on = pc_report_get_day (arguments, "on");
  g_autoptr(PcTempRows) deadlines = pc_temp_rows_new (store, &deadlines_table, error);
  g_autoptr(PcTempRows) papers = deadlines != NULL ? pc_temp_rows_new (store, &papers_table, error) : NULL;
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Writer self = { store, deadlines, papers, counts, on != 0 ? on : pc_day_today () };
  int days;

  return papers != NULL &&
         find_days (arguments, &days, error) &&
         add_deadlines (&self, arguments, days, cancellable, error) &&
         pc_report_walk (store, arguments, self.on, PC_CASE_OPEN (PC_CASE_PERMITS | PC_CASE_PAPERS | PC_CASE_PLANS),
                         cancellable, look_at_pathway, &self, error) &&
         add_all_counts (&self, error);
}

static const PcReportSheet sheets[] = {
  { .table = &deadlines_table, .landscape = TRUE, .row_height = 30 },
  { .table = &papers_table, .landscape = TRUE, .row_height = 30 },
  { .table = &counts_table, .landscape = TRUE },
};

const PcReport pc_deadlines_report = {
  .name = "deadlines",
  .title = N_("Deadlines and missing papers"),
  .description = N_("What is late and what is due in the next days, the papers missing for the clearance, and how many "
                    "of both each operator has."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
