/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-ledger-columns.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"
#include "pc-statement-found.h"
#include "pc-statement-sums.h"

/*
 * The ledger of each pathway (pc-ledger.h): by component, as a whole, and added up by component, programme and office.
 * The figures are those of “percorsoctl ledger”. Several threads reckon; what each has found goes into the tables when
 * it is done, and the tables are sorted by the database.
 */

enum
{
  LINE_CODE,
  LINE_FAMILY_NAME,
  LINE_GIVEN_NAME,
  LINE_PROGRAMME,
  LINE_COMPONENT,
  LINE_PAYEE,
  LINE_PLANNED,
  LINE_ID = LINE_PLANNED + PC_LEDGER_N_COLUMNS
};

/* The same rows in the same order as the lines: on one sheet they would not be readable in print. */
enum
{
  HOURS_CODE,
  HOURS_FAMILY_NAME,
  HOURS_GIVEN_NAME,
  HOURS_PROGRAMME,
  HOURS_COMPONENT,
  HOURS_PLANNED,
  HOURS_RULE = HOURS_PLANNED + 3,
  HOURS_ASSUMED,
  HOURS_ID
};

enum
{
  PERSON_CODE,
  PERSON_FAMILY_NAME,
  PERSON_GIVEN_NAME,
  PERSON_PROGRAMME,
  PERSON_NUMBER,
  PERSON_OUTCOME,
  PERSON_PLANNED,
  PERSON_ID = PERSON_PLANNED + PC_LEDGER_N_COLUMNS + 1
};

/* Of sums: of a component, and of a programme or an office. What comes after the amounts is the same. */
enum
{
  SUM_KEY,
  SUM_COMPONENT,
  SUM_PAYEE,
  SUM_COMPONENT_PATHWAYS,
  SUM_HOURS,
  SUM_COMPONENT_PLANNED = SUM_HOURS + 3,

  SUM_PATHWAYS = SUM_KEY + 1,
  SUM_PLANNED
};

#define PROGRAMME_COLUMN(width) \
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, width }
#define COMPONENT_COLUMN { "r.component", { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") }, 22 }
#define PAYEE_COLUMN \
  { "r.payee", { "payee", PC_FIELD_CHOICE, "payee", PC_PLAIN, N_("Payee") }, 12 }
#define HOURS_COLUMNS \
  { "r.planned_hours", { "planned_hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours planned") }, 10 }, \
  { "r.delivered_hours", { "delivered_hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours delivered") }, 10 }, \
  { "r.certified_hours", { "certified_hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours certified") }, 10 }
#define PATHWAYS_COLUMN \
  { "r.pathways", { "pathways", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Pathways") }, 10, .use = PC_COLUMN_HEADS }
#define UNKNOWN_COLUMN \
  { "r.unknown", { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Lines that cannot be reckoned") }, 12, TRUE }

static const PcColumn line_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN (12),
  COMPONENT_COLUMN,
  PAYEE_COLUMN,
  PC_LEDGER_AMOUNT_COLUMNS (PC_LEDGER_LEFT_FORMULA),
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

static const PcColumn hours_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN (12),
  COMPONENT_COLUMN,
  HOURS_COLUMNS,
  { "r.rule", { "rule", PC_FIELD_CHOICE, "ledger-rule", PC_PLAIN, N_("Rule") }, 40 },
  { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 9 },
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

static const PcColumn person_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN (12),
  { "r.number", { "number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Endowment number") }, 14 },
  { "r.outcome", { "outcome", PC_FIELD_CHOICE, "pathway-outcome", PC_PLAIN, N_("Outcome") }, 12 },
  PC_LEDGER_SUM_COLUMNS,
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

/* Hours of different components are not added up. */
static const PcColumn component_columns[] = {
  PROGRAMME_COLUMN (14),
  COMPONENT_COLUMN,
  PAYEE_COLUMN,
  PATHWAYS_COLUMN,
  HOURS_COLUMNS,
  PC_LEDGER_SUM_COLUMNS,
  UNKNOWN_COLUMN,
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

static const PcColumn programme_columns[] = {
  PROGRAMME_COLUMN (28),
  PATHWAYS_COLUMN,
  PC_LEDGER_SUM_COLUMNS,
  UNKNOWN_COLUMN,
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

static const PcColumn office_columns[] = {
  { PC_REPORT_OFFICE ("r.office"), { "office", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Office") }, 28 },
  PATHWAYS_COLUMN,
  PC_LEDGER_SUM_COLUMNS,
  UNKNOWN_COLUMN,
  PC_REPORT_ID_COLUMN ("r.id", "office"),
};

static const PcParameter parameters[] = {
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "office", PC_FIELD_REFERENCE, "office", PC_PLAIN, N_("Office") }, NULL },
};

#define TABLE(_name, _title, _temp, _order, _columns) \
  { .name = _name, .title = _title, .from = "temp." _temp " AS r", .order = _order "r.rowid", .columns = _columns, \
    .n_columns = G_N_ELEMENTS (_columns), .parameters = parameters, .n_parameters = G_N_ELEMENTS (parameters) }

/* As the people of the office are listed elsewhere; the rows of one of them lie beside each other. */
#define BY_NAME "r.family_name COLLATE NOCASE, r.given_name COLLATE NOCASE, "

enum
{
  LINES,
  HOURS,
  PEOPLE,
  COMPONENTS,
  PROGRAMMES,
  OFFICES,
  N_TABLES
};

static const PcTable tables[N_TABLES] = {
  [LINES] = TABLE ("endowment-statement", N_("Endowment statement"), "endowment_statement", BY_NAME, line_columns),
  [HOURS] = TABLE ("hours", N_("Hours and rules"), "endowment_hours", BY_NAME, hours_columns),
  [PEOPLE] = TABLE ("people", N_("By person"), "endowment_people", BY_NAME, person_columns),
  [COMPONENTS] = TABLE ("components", N_("By component"), "endowment_components", "", component_columns),
  [PROGRAMMES] = TABLE ("programmes", N_("By programme"), "endowment_programmes", "", programme_columns),
  [OFFICES] = TABLE ("offices", N_("By office"), "endowment_offices",
                      PC_REPORT_OFFICE ("r.office") " COLLATE NOCASE, ", office_columns),
};

/* What the threads share, and what they find goes into. */
typedef struct
{
  GHashTable      *arguments;
  GHashTable      *offices;              /* operator -> office */
  PcTempRows      *rows[N_TABLES];
  PcStatementSums *components;
  PcStatementSums *programmes;
  PcStatementSums *by_office;
  GError          *error;
} Statement;

/*
 * On each thread
 */

typedef struct
{
  const Statement *statement;
  GPtrArray       *found;
} Part;

/* Of the case manager; of whom nobody has charge, the office that works here. */
static const char *
find_office (const Statement *self,
             PcCase          *owner,
             PcPathwayCase   *pathway)
{
  const char *manager = pc_report_get_case_manager (owner, pathway);
  const char *office = manager != NULL ? g_hash_table_lookup (self->offices, manager) : NULL;

  if (office == NULL && owner->office != NULL)
    office = pc_record_get_id (owner->office);

  return office;
}

static gboolean
look_at_case (PcCase   *owner,
              gpointer  user_data)
{
  Part *self = user_data;
  GHashTable *arguments = self->statement->arguments;

  for (guint i = 0; i < owner->pathways->len; i++)
    {
      PcPathwayCase *pathway = owner->pathways->pdata[i];
      const char *office = find_office (self->statement, owner, pathway);

      if (pc_report_wants (arguments, owner, pathway) && pc_report_allows (arguments, "office", office))
        g_ptr_array_add (self->found, pc_statement_found_new (owner, pathway, office));
    }

  return TRUE;
}

static gpointer
begin (gpointer user_data)
{
  Part *part = g_new0 (Part, 1);

  part->statement = user_data;
  part->found = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_statement_found_free);
  return part;
}

/*
 * On the caller's: the tables
 */

static void
set_who (PcTempRows             *rows,
         const PcStatementFound *found)
{
  pc_temp_rows_set_text (rows, LINE_CODE, found->code);
  pc_temp_rows_set_text (rows, LINE_FAMILY_NAME, found->family_name);
  pc_temp_rows_set_text (rows, LINE_GIVEN_NAME, found->given_name);
  pc_temp_rows_set_text (rows, LINE_PROGRAMME, found->programme);
}

static gboolean
add_line (PcTempRows             *rows,
          const PcStatementFound *found,
          const PcStatementLine  *line,
          const char             *id,
          GError                **error)
{
  set_who (rows, found);
  pc_temp_rows_set_text (rows, LINE_COMPONENT, line->name);
  pc_temp_rows_set_text (rows, LINE_PAYEE, line->payee);
  pc_ledger_columns_set_line (rows, LINE_PLANNED, &line->line);
  pc_temp_rows_set_text (rows, LINE_ID, id);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_hours (PcTempRows             *rows,
           const PcStatementFound *found,
           const PcStatementLine  *line,
           const char             *id,
           GError                **error)
{
  const int minutes[] = { line->line.planned_minutes, line->line.delivered_minutes, line->line.certified_minutes };

  set_who (rows, found);
  pc_temp_rows_set_text (rows, HOURS_COMPONENT, line->name);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    pc_temp_rows_set_int (rows, HOURS_PLANNED + i, minutes[i] >= 0 ? minutes[i] : PC_UNSET);
  pc_temp_rows_set_text (rows, HOURS_RULE, pc_ledger_reason_get_code (line->line.reason));
  pc_temp_rows_set_int (rows, HOURS_ASSUMED, line->line.assumed != 0 ? TRUE : PC_UNSET);
  pc_temp_rows_set_text (rows, HOURS_ID, id);
  return pc_temp_rows_add (rows, error);
}

/* A programme that is not known here has no lines: that is said, and is no zero. */
static gboolean
add_unknown (Statement              *self,
             const PcStatementFound *found,
             GError                **error)
{
  const PcLedgerSum nothing = { .pathways = 1, .unknown = 1, .minutes = { PC_UNSET, PC_UNSET, PC_UNSET } };
  PcTempRows *lines = self->rows[LINES], *hours = self->rows[HOURS];

  pc_statement_sums_add (self->components, found->programme, NULL, NULL, NULL, &nothing);
  set_who (lines, found);
  pc_temp_rows_set_text (lines, LINE_ID, found->id);
  set_who (hours, found);
  pc_temp_rows_set_text (hours, HOURS_RULE, "ledger-programme-unknown");
  pc_temp_rows_set_text (hours, HOURS_ID, found->id);
  return pc_temp_rows_add (lines, error) && pc_temp_rows_add (hours, error);
}

static gboolean
add_person (PcTempRows             *rows,
            const PcStatementFound *found,
            const PcLedgerSum      *sum,
            GError                **error)
{
  set_who (rows, found);
  pc_temp_rows_set_text (rows, PERSON_NUMBER, found->number);
  pc_temp_rows_set_text (rows, PERSON_OUTCOME, found->outcome);
  pc_ledger_columns_set_sum (rows, PERSON_PLANNED, sum);
  pc_temp_rows_set_text (rows, PERSON_ID, found->id);
  return pc_temp_rows_add (rows, error);
}

/* Adds the lines to @whole, each to the sum of its component too. */
static gboolean
add_lines (Statement              *self,
           const PcStatementFound *found,
           PcLedgerSum            *whole,
           GError                **error)
{
  for (guint i = 0; i < found->lines->len; i++)
    {
      const PcStatementLine *line = &g_array_index (found->lines, PcStatementLine, i);
      g_autofree char *id = g_strdup_printf ("%s %s", found->id, line->line.id);
      PcLedgerSum one;

      if (!add_line (self->rows[LINES], found, line, id, error) ||
          !add_hours (self->rows[HOURS], found, line, id, error))
        return FALSE;

      pc_ledger_sum_init (&one);
      pc_ledger_sum_add_line (&one, &line->line);
      pc_ledger_sum_add (whole, &one);
      one.pathways = 1;
      pc_statement_sums_add (self->components, found->programme, line->line.id, line->name, line->payee, &one);
    }

  return TRUE;
}

static gboolean
add_found (Statement              *self,
           const PcStatementFound *found,
           GError                **error)
{
  PcLedgerSum whole;

  pc_ledger_sum_init (&whole);
  if (!add_lines (self, found, &whole, error))
    return FALSE;

  whole.pathways = 1;
  if (!found->known)
    {
      whole.unknown++;
      if (!add_unknown (self, found, error))
        return FALSE;
    }

  pc_statement_sums_add (self->programmes, found->programme, NULL, NULL, NULL, &whole);
  pc_statement_sums_add (self->by_office, found->office, NULL, NULL, NULL, &whole);
  return add_person (self->rows[PEOPLE], found, &whole, error);
}

static void
end (gpointer part,
     gpointer user_data)
{
  Part *one = part;
  Statement *self = user_data;

  for (guint i = 0; self->error == NULL && i < one->found->len; i++)
    add_found (self, one->found->pdata[i], &self->error);

  g_ptr_array_unref (one->found);
  g_free (one);
}

/*
 * The whole
 */

static GHashTable *
load_offices (PcStore  *store,
              GError  **error)
{
  g_autoptr(GHashTable) offices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, "SELECT id, office_id FROM operator", error);
  GError *failure = NULL;

  if (cursor == NULL)
    return NULL;

  while (pc_cursor_next (cursor, &failure))
    g_hash_table_insert (offices, g_strdup (pc_cursor_get_text (cursor, 0)), g_strdup (pc_cursor_get_text (cursor, 1)));

  if (failure == NULL)
    return g_steal_pointer (&offices);

  g_propagate_error (error, failure);
  return NULL;
}

static gboolean
make_rows (Statement  *self,
           PcStore    *store,
           GError    **error)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (!(self->rows[i] = pc_temp_rows_new (store, &tables[i], error)))
      return FALSE;

  return TRUE;
}

static gboolean
reckon (Statement     *self,
        PcStore       *store,
        GCancellable  *cancellable,
        GError       **error)
{
  static const PcCaseFold fold = { begin, look_at_case, end };
  const PcCaseScope scope = pc_report_get_scope (self->arguments);
  const PcDay on = pc_report_get_day (self->arguments, "on");

  if (!pc_case_fold (store, &scope, on != 0 ? on : pc_day_today (), PC_LEDGER_PARTS, cancellable, &fold, self, error))
    return FALSE;
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* What a row of sums has from @column on. */
static gboolean
add_sum (PcTempRows         *rows,
         const PcLedgerSum  *sum,
         guint               column,
         const char         *id,
         GError            **error)
{
  pc_ledger_columns_set_sum (rows, column, sum);
  column += PC_LEDGER_N_COLUMNS + 1;
  pc_temp_rows_set_int (rows, column, sum->unknown > 0 ? sum->unknown : PC_UNSET);
  pc_temp_rows_set_text (rows, column + 1, id);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_components (const Statement  *self,
                GError          **error)
{
  PcTempRows *rows = self->rows[COMPONENTS];

  for (guint i = 0; i < self->components->len; i++)
    {
      const PcStatementSum *sum = self->components->pdata[i];
      g_autofree char *id = g_strdup_printf ("%s %s", sum->key, sum->component != NULL ? sum->component : "");

      pc_temp_rows_set_text (rows, SUM_KEY, sum->key);
      pc_temp_rows_set_text (rows, SUM_COMPONENT, sum->name);
      pc_temp_rows_set_text (rows, SUM_PAYEE, sum->payee);
      pc_temp_rows_set_int (rows, SUM_COMPONENT_PATHWAYS, sum->sum.pathways);
      for (guint k = 0; k < G_N_ELEMENTS (sum->sum.minutes); k++)
        pc_temp_rows_set_int (rows, SUM_HOURS + k, sum->sum.minutes[k]);
      if (!add_sum (rows, &sum->sum, SUM_COMPONENT_PLANNED, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_wholes (PcTempRows             *rows,
            const PcStatementSums  *sums,
            GError                **error)
{
  for (guint i = 0; i < sums->len; i++)
    {
      const PcStatementSum *sum = sums->pdata[i];

      pc_temp_rows_set_text (rows, SUM_KEY, sum->key);
      pc_temp_rows_set_int (rows, SUM_PATHWAYS, sum->sum.pathways);
      if (!add_sum (rows, &sum->sum, SUM_PLANNED, sum->key, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run (Statement     *self,
     PcStore       *store,
     GCancellable  *cancellable,
     GError       **error)
{
  if (!(self->offices = load_offices (store, error)) || !make_rows (self, store, error) ||
      !reckon (self, store, cancellable, error))
    return FALSE;

  pc_statement_sums_sort (self->components);
  pc_statement_sums_sort (self->programmes);
  pc_statement_sums_sort (self->by_office);
  return add_components (self, error) && add_wholes (self->rows[PROGRAMMES], self->programmes, error) &&
         add_wholes (self->rows[OFFICES], self->by_office, error);
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  Statement self = {
    .arguments = arguments,
    .components = pc_statement_sums_new (),
    .programmes = pc_statement_sums_new (),
    .by_office = pc_statement_sums_new (),
  };
  const gboolean ok = run (&self, store, cancellable, error);

  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self.rows[i], pc_temp_rows_free);
  g_clear_pointer (&self.offices, g_hash_table_unref);
  g_ptr_array_unref (self.components);
  g_ptr_array_unref (self.programmes);
  g_ptr_array_unref (self.by_office);
  g_clear_error (&self.error);
  return ok;
}

static const PcReportSheet sheets[] = {
  { .table = &tables[LINES], .landscape = TRUE },
  { .table = &tables[HOURS], .landscape = TRUE },
  { .table = &tables[PEOPLE], .landscape = TRUE },
  { .table = &tables[COMPONENTS], .landscape = TRUE },
  { .table = &tables[PROGRAMMES], .landscape = TRUE },
  { .table = &tables[OFFICES], .landscape = TRUE },
};

const PcReport pc_endowment_statement_report = {
  .name = "endowment-statement",
  .title = N_("Endowment statement"),
  .description = N_("What of each endowment is planned, committed, delivered, certified, claimed, paid and left, and what "
                    "will stay unspent: by component, person, programme and office."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
