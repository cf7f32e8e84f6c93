/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-ledger.h"

#include <glib/gi18n-lib.h>

#include "pc-case-load.h"
#include "pc-ctl-rows.h"
#include "pc-kinds.h"
#include "pc-ledger-sum.h"

/* The rows of the ledger: a component, a pathway, or the sums of many. */

typedef enum
{
  BY_COMPONENT,
  BY_PERSON,
  BY_OFFICE
} By;

typedef struct
{
  char *on;
  char *programme;
  char *by;
  char *explain;
  char *column;
  char *format;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_free (self->programme);
  g_free (self->by);
  g_free (self->explain);
  g_free (self->column);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* In the order of the ledger's columns. */
#define CENTS_COLUMNS \
  { "planned_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Planned") }, \
  { "committed_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Committed") }, \
  { "delivered_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Delivered (amount)") }, \
  { "certified_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Certified") }, \
  { "claimed_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Claimed") }, \
  { "paid_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Paid out") }, \
  { "left_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Residual") }, \
  { "unspent_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Will stay unspent") }

static const PcField table_columns[] = {
  { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") },
  { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "pathways", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Pathways") },
  CENTS_COLUMNS,
  { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Lines that cannot be reckoned") },
};

static const PcField columns[] = {
  { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Reckoned on") },
  { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") },
  { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") },
  { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name of the component") },
  { "payee", PC_FIELD_CHOICE, "payee", PC_PLAIN, N_("Payee") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "person_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the person") },
  { "pathway_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the pathway") },
  { "pathways", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Pathways") },
  CENTS_COLUMNS,
  { "planned_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours planned") },
  { "delivered_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours delivered") },
  { "certified_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours certified") },
  { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Lines that cannot be reckoned") },
  { "assumed", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Assumed") },
  { "rule", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Why") },
  { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") },
};

typedef struct
{
  const char  *programme;
  const char  *component;
  char        *name;
  const char  *payee;
  char        *person;
  char        *code;
  char        *person_id;
  char        *pathway_id;
  PcLedgerSum  sum;
  const char  *rule;
  char        *text;
  char        *source;
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self->name);
  g_free (self->person);
  g_free (self->code);
  g_free (self->person_id);
  g_free (self->pathway_id);
  g_free (self->text);
  g_free (self->source);
  g_free (self);
}

static Row *
row_new (const char *programme)
{
  Row *self = g_new0 (Row, 1);

  self->programme = programme;
  pc_ledger_sum_init (&self->sum);
  return self;
}

/*
 * Collecting: each thread its own rows
 */

typedef struct
{
  By          by;
  gboolean    single;     /* Lines of one person, by component, are not summed. */
  const char *programme;
  GPtrArray  *rows;
} Collector;

static void
set_person (Row           *self,
            PcCase        *owner,
            PcPathwayCase *pathway)
{
  self->person = pc_record_dup_name (owner->person);
  self->code = g_strdup (pc_record_get_text (owner->person, PC_BENEFICIARY_CODE));
  self->person_id = g_strdup (pc_record_get_id (owner->person));
  self->pathway_id = g_strdup (pc_record_get_id (pathway->pathway));
}

static void
set_component (Row                *self,
               const PcLedgerLine *line)
{
  self->component = line->id;
  self->name = g_strdup (pc_ledger_line_get_name (line));
  self->payee = pc_ledger_line_get_payee (line);
}

static Row *
ensure_row (GPtrArray  *rows,
            const char *programme,
            const char *component)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = rows->pdata[i];

      if (row->programme == programme && row->component == component)
        return row;
    }

  g_ptr_array_add (rows, row_new (programme));
  return rows->pdata[rows->len - 1];
}

/* A line by itself says by which rule it came about. */
static void
add_single (Collector          *self,
            PcCase             *owner,
            PcPathwayCase      *pathway,
            const PcLedger     *ledger,
            const PcLedgerLine *line)
{
  Row *row = row_new (g_intern_string (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME)));
  g_autoptr(PcLedgerExplanation) explanation = pc_ledger_explain (owner, pathway, ledger, line->id, PC_LEDGER_DELIVERED);

  set_person (row, owner, pathway);
  set_component (row, line);
  pc_ledger_sum_add_line (&row->sum, line);
  row->sum.pathways = 1;
  row->rule = explanation->rule;
  row->text = g_steal_pointer (&explanation->text);
  row->source = g_steal_pointer (&explanation->source);
  g_ptr_array_add (self->rows, row);
}

static void
add_sum (Collector          *self,
         const char         *programme,
         const PcLedgerLine *line)
{
  Row *row = ensure_row (self->rows, programme, line->id);

  if (row->component == NULL)
    set_component (row, line);
  pc_ledger_sum_add_line (&row->sum, line);
  row->sum.pathways++;
}

/* The row that a pathway as a whole goes into; NULL where its lines go each its own way. */
static Row *
find_whole (Collector     *self,
            PcCase        *owner,
            PcPathwayCase *pathway,
            const char    *programme)
{
  Row *row;

  if (self->by == BY_COMPONENT)
    return NULL;
  if (self->by == BY_OFFICE)
    return ensure_row (self->rows, programme, NULL);

  row = row_new (programme);
  set_person (row, owner, pathway);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* A programme that is not known here has no lines: that is said, and is no zero. */
static void
add_unknown (Collector     *self,
             PcCase        *owner,
             PcPathwayCase *pathway,
             Row           *row)
{
  if (row->person == NULL && self->single)
    set_person (row, owner, pathway);
  row->sum.unknown++;
  row->rule = "ledger-programme-unknown";
  if (row->text == NULL)
    row->text = g_strdup (_("This computer does not know the programme of the pathway, and cannot reckon its "
                            "endowment."));
}

static void
add_pathway (Collector     *self,
             PcCase        *owner,
             PcPathwayCase *pathway)
{
  const char *programme = g_intern_string (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME));
  Row *whole = find_whole (self, owner, pathway, programme);
  g_auto(PcLedger) ledger = { 0 };

  pc_ledger_reckon (owner, pathway, &ledger);
  for (guint i = 0; i < ledger.lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (ledger.lines, PcLedgerLine, i);

      if (whole != NULL)
        pc_ledger_sum_add_line (&whole->sum, line);
      else if (self->single)
        add_single (self, owner, pathway, &ledger, line);
      else
        add_sum (self, programme, line);
    }

  if (whole == NULL && pathway->programme == NULL)
    whole = ensure_row (self->rows, programme, NULL);
  if (pathway->programme == NULL)
    add_unknown (self, owner, pathway, whole);
  if (whole != NULL)
    whole->sum.pathways++;
}

static gboolean
look_at_case (PcCase   *owner,
              gpointer  user_data)
{
  Collector *self = user_data;

  for (guint i = 0; i < owner->pathways->len; i++)
    {
      PcPathwayCase *pathway = owner->pathways->pdata[i];

      if (self->programme == NULL ||
          g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME), self->programme) == 0)
        add_pathway (self, owner, pathway);
    }

  return TRUE;
}

static gpointer
begin (gpointer user_data)
{
  Collector *part = g_new0 (Collector, 1);

  *part = *(const Collector *) user_data;
  part->rows = g_ptr_array_new_with_free_func (row_free);
  return part;
}

/* Takes @row into the sum of the same name, which may be the first of it. */
static void
take_sum (Collector *self,
          Row       *row)
{
  Row *sum = ensure_row (self->rows, row->programme, row->component);

  if (sum->component == NULL)
    {
      sum->component = row->component;
      sum->name = g_steal_pointer (&row->name);
      sum->payee = row->payee;
    }

  if (sum->text == NULL && row->text != NULL)
    {
      sum->rule = row->rule;
      sum->text = g_steal_pointer (&row->text);
    }

  pc_ledger_sum_add (&sum->sum, &row->sum);
  row_free (row);
}

/* Rows of single lines and people go behind each other, sums into the one of the same name. */
static void
end (gpointer part,
     gpointer user_data)
{
  Collector *one = part, *self = user_data;

  for (guint i = 0; i < one->rows->len; i++)
    if (self->by == BY_PERSON || self->single)
      g_ptr_array_add (self->rows, one->rows->pdata[i]);
    else
      take_sum (self, one->rows->pdata[i]);

  g_free (g_ptr_array_steal (one->rows, NULL));
  g_ptr_array_unref (one->rows);
  g_free (one);
}

/*
 * Printing
 */

static void
set_cents (PcValue   *values,
           const Row *row)
{
  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    values[column] = (PcValue) { pc_ledger_sum_get (&row->sum, column), NULL };
}

static void
print_table_row (PcCtlRows *rows,
                 const Row *row)
{
  PcValue values[G_N_ELEMENTS (table_columns)] = {
    { PC_UNSET, (char *) row->programme },
    { PC_UNSET, row->name },
    { PC_UNSET, row->person },
    { row->person == NULL && row->sum.pathways > 0 ? row->sum.pathways : PC_UNSET, NULL },
  };

  set_cents (&values[4], row);
  values[4 + PC_LEDGER_N_COLUMNS] = (PcValue) { row->sum.unknown > 0 ? row->sum.unknown : PC_UNSET, NULL };
  pc_ctl_rows_add (rows, values);
}

/* The last row of a table: all of the rows before it. */
static void
print_total (PcCtlRows *rows,
             GPtrArray *list)
{
  Row total = { .programme = _("Total") };

  for (guint i = 0; i < list->len; i++)
    pc_ledger_sum_add (&total.sum, &((const Row *) list->pdata[i])->sum);

  total.sum.pathways = 0;
  print_table_row (rows, &total);
}

static char *
list_columns (guint assumed)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    if (assumed & (1u << column))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", pc_ledger_column_get_code (column));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
print_row (PcCtlRows  *rows,
           const Row  *row,
           const char *on)
{
  g_autofree char *assumed = list_columns (row->sum.assumed);
  PcValue values[G_N_ELEMENTS (columns)] = {
    { PC_UNSET, (char *) on },
    { PC_UNSET, (char *) row->programme },
    { PC_UNSET, (char *) row->component },
    { PC_UNSET, row->name },
    { PC_UNSET, (char *) row->payee },
    { PC_UNSET, row->code },
    { PC_UNSET, row->person_id },
    { PC_UNSET, row->pathway_id },
    { row->sum.pathways, NULL },
  };
  guint n = 9;

  set_cents (&values[n], row);
  n += PC_LEDGER_N_COLUMNS;
  for (guint i = 0; i < G_N_ELEMENTS (row->sum.minutes); i++)
    values[n++] = (PcValue) { row->sum.minutes[i], NULL };
  values[n++] = (PcValue) { row->sum.unknown, NULL };
  values[n++] = (PcValue) { PC_UNSET, assumed };
  values[n++] = (PcValue) { PC_UNSET, (char *) row->rule };
  values[n++] = (PcValue) { PC_UNSET, row->text };
  values[n++] = (PcValue) { PC_UNSET, row->source };
  pc_ctl_rows_add (rows, values);
}

static void
print_rows (GPtrArray   *list,
            PcDay        on,
            PcCtlFormat  format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);
  g_autofree char *iso = pc_day_to_iso (on);

  if (format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, table_columns, G_N_ELEMENTS (table_columns));
  else
    pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < list->len; i++)
    if (format == PC_CTL_TABLE)
      print_table_row (rows, list->pdata[i]);
    else
      print_row (rows, list->pdata[i], iso);

  if (format == PC_CTL_TABLE && list->len > 1)
    print_total (rows, list);
  pc_ctl_rows_finish (rows);
}

/*
 * The command
 */

static gboolean
parse_by (const char  *text,
          By          *by,
          GError     **error)
{
  static const char * const words[] = { "component", "person", "office" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (text == NULL || g_str_equal (text, words[i]))
      {
        *by = i;
        return TRUE;
      }

  /* Translators: %s is what was typed; the words in quotes stay as they are. */
  return pc_ctl_refuse (error, _("“--by” is “component”, “person” or “office”, not “%s”"), text);
}

static gboolean
print_ledger (PcStore        *store,
              const Options  *options,
              PcRecord       *person,
              By              by,
              PcDay           on,
              PcCtlFormat     format,
              GError        **error)
{
  static const PcCaseFold fold = { begin, look_at_case, end };
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  const PcCaseScope scope = { .person_id = person != NULL ? pc_record_get_id (person) : NULL, .programme = options->programme };
  Collector collector = { by, person != NULL && by == BY_COMPONENT, options->programme, rows };

  if (!pc_case_fold (store, &scope, on, PC_LEDGER_PARTS, cancellable, &fold, &collector, error))
    return FALSE;

  print_rows (rows, on, format);
  return TRUE;
}

gboolean
pc_ctl_ledger (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &options.on, N_("Reckon on this day in place of today"), N_("DAY") },
    { "programme", 0, 0, G_OPTION_ARG_FILENAME, &options.programme, N_("Only pathways in this programme"), N_("ID") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_("A row for each “component”, “person” or “office”"), N_("WHAT") },
    { "explain", 0, 0, G_OPTION_ARG_FILENAME, &options.explain, N_("Print what is behind the figures of this component"),
      N_("COMPONENT") },
    { "column", 0, 0, G_OPTION_ARG_FILENAME, &options.column, N_("With “--explain”, only this figure"), N_("COLUMN") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = NULL;
  g_autoptr(PcRecord) person = NULL;
  PcDay on = pc_day_today ();
  PcCtlFormat format;
  By by = BY_COMPONENT;

  if (rest == NULL || !pc_ctl_rows_parse_format (options.format, &format, error) ||
      !pc_ctl_parse_day ("--on", options.on, &on, error) || !parse_by (options.by, &by, error))
    return FALSE;
  if (options.explain != NULL && rest[0] == NULL)
    return pc_ctl_refuse (error, _("“--explain” needs a person"));
  if (!(store = pc_ctl_open (self, PC_STORE_READ, error)) ||
      (rest[0] != NULL && !(person = pc_ctl_find_person (store, rest[0], error))))
    return FALSE;

  if (options.explain != NULL)
    return pc_ctl_ledger_explain (store, person, options.programme, options.explain, options.column, on, format, error);

  return print_ledger (store, &options, person, by, on, format, error);
}
