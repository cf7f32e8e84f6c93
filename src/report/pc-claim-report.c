/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-claim-check.h"
#include "pc-claim-report.h"
#include "pc-claims.h"
#include "pc-kinds.h"
#include "pc-report-walk.h"

/*
 * What was asked for, as it was frozen on the day of submission, beside what the lines say now. Of a claim that is not
 * submitted yet there is only the latter. The sums of the first sheet are those of the lines in the second: a total
 * that somebody typed is checked against them by a formula.
 */

typedef struct
{
  PcStore    *store;
  PcTempRows *claims;
  PcTempRows *lines;
  PcTempRows *differences;
  PcTempRows *findings;
  const char *claim;      /* (nullable) */
  PcDay       from;
  PcDay       to;
} Writer;

/* Whose claim it is; in each table alike. */
typedef struct
{
  PcCase        *owner;
  PcPathwayCase *pathway;
  PcRecord      *claim;   /* (nullable) */
} Subject;

static void
set_subject (PcTempRows    *rows,
             const Subject *of)
{
  pc_report_set_person (rows, CLAIM_CODE, of->owner->person);
  pc_report_set_field (rows, CLAIM_PROGRAMME, of->pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, CLAIM_NUMBER, of->claim, PC_CLAIM_NUMBER);
}

/* The rules say -1 for hours that there are not. */
static void
set_minutes (PcTempRows *rows,
             guint       column,
             gint64      minutes)
{
  pc_temp_rows_set_int (rows, column, minutes >= 0 ? minutes : PC_UNSET);
}

/*
 * Lines
 */

static void
set_frozen_line (PcTempRows              *rows,
                 const PcClaimFrozenLine *frozen)
{
  pc_temp_rows_set_text (rows, LINE_COMPONENT, frozen->component);
  pc_temp_rows_set_text (rows, LINE_PAYEE, frozen->payee);
  pc_temp_rows_set_text (rows, LINE_DESCRIPTION, frozen->description);
  pc_temp_rows_set_text (rows, LINE_ID, frozen->id);
  set_minutes (rows, LINE_MINUTES_SUBMITTED, frozen->minutes);
  pc_temp_rows_set_int (rows, LINE_SUBMITTED, MAX (frozen->cents, 0));
}

static void
set_line (PcTempRows *rows,
          PcRecord   *line)
{
  pc_report_set_field (rows, LINE_COMPONENT, line, PC_CLAIM_LINE_COMPONENT);
  pc_report_set_field (rows, LINE_PAYEE, line, PC_CLAIM_LINE_PAYEE);
  pc_report_set_field (rows, LINE_DESCRIPTION, line, PC_CLAIM_LINE_DESCRIPTION);
  pc_report_set_field (rows, LINE_MINUTES, line, PC_CLAIM_LINE_MINUTES);
  pc_report_set_field (rows, LINE_ACCEPTED, line, PC_CLAIM_LINE_ACCEPTED_CENTS);
  pc_report_set_field (rows, LINE_REASON, line, PC_CLAIM_LINE_DIFFERENCE_REASON);
  pc_report_set_field (rows, LINE_ID, line, PC_RECORD_ID);
}

/* One of @frozen and @line may be missing: what is gone comes to nothing now, and what was added to nothing then. */
static gboolean
add_line (const Writer            *self,
          const Subject           *of,
          const PcClaimFrozenLine *frozen,
          PcRecord                *line,
          gboolean                 is_frozen,
          GError                 **error)
{
  const gint64 now = line != NULL ? pc_record_get_number_or (line, PC_CLAIM_LINE_AMOUNT_CENTS, 0) : 0;
  const gint64 then = frozen != NULL ? MAX (frozen->cents, 0) : 0;

  set_subject (self->lines, of);
  if (frozen != NULL)
    set_frozen_line (self->lines, frozen);
  if (line != NULL)
    set_line (self->lines, line);
  pc_temp_rows_set_int (self->lines, LINE_NOW, now);
  if (is_frozen)
    {
      pc_temp_rows_set_int (self->lines, LINE_SUBMITTED, then);
      pc_temp_rows_set_int (self->lines, LINE_CHANGE, now - then);
    }

  return pc_temp_rows_add (self->lines, error);
}

/* As they were frozen, and after them those that were added; @frozen is NULL where nothing can be compared. */
static gboolean
add_lines (const Writer   *self,
           const Subject  *of,
           GPtrArray      *frozen,
           GPtrArray      *now,
           GError        **error)
{
  for (guint i = 0; frozen != NULL && i < frozen->len; i++)
    {
      const PcClaimFrozenLine *line = frozen->pdata[i];

      if (!add_line (self, of, line, pc_claim_find_line (now, line->id), TRUE, error))
        return FALSE;
    }

  for (guint i = 0; i < now->len; i++)
    if ((frozen == NULL || pc_claim_find_frozen_line (frozen, pc_record_get_id (now->pdata[i])) == NULL) &&
        !add_line (self, of, NULL, now->pdata[i], frozen != NULL, error))
      return FALSE;

  return TRUE;
}

/*
 * Differences
 */

static void
set_difference (PcTempRows              *rows,
                const PcClaimDifference *difference)
{
  pc_temp_rows_set_text (rows, DIFFERENCE_KIND, difference->rule);
  pc_temp_rows_set_text (rows, DIFFERENCE_COMPONENT, difference->component);
  set_minutes (rows, DIFFERENCE_MINUTES_SUBMITTED, difference->frozen_minutes);
  set_minutes (rows, DIFFERENCE_MINUTES, difference->now_minutes);
  pc_temp_rows_set_int (rows, DIFFERENCE_SUBMITTED, difference->frozen_cents);
  pc_temp_rows_set_int (rows, DIFFERENCE_NOW, difference->now_cents);
  pc_temp_rows_set_int (rows, DIFFERENCE_CHANGE, difference->now_cents - difference->frozen_cents);
  pc_temp_rows_set_text (rows, DIFFERENCE_TEXT, difference->text);
  pc_temp_rows_set_text (rows, DIFFERENCE_REASON, difference->reason);
}

/* Several components may be certified otherwise, of which each has one line that stands for it. */
static gboolean
add_difference (const Writer             *self,
                const Subject            *of,
                const PcClaimDifference  *difference,
                GError                  **error)
{
  g_autofree char *id = g_strdup_printf ("%s %s %s", difference->rule, pc_record_get_id (of->claim),
                                         difference->line_id != NULL ? difference->line_id : "");

  set_subject (self->differences, of);
  pc_report_set_day (self->differences, DIFFERENCE_RECKONED, pc_claim_get_frozen_day (of->claim));
  set_difference (self->differences, difference);
  pc_temp_rows_set_text (self->differences, DIFFERENCE_ID, id);
  return pc_temp_rows_add (self->differences, error);
}

static gboolean
add_unreadable (const Writer   *self,
                const Subject  *of,
                const char     *text,
                GError        **error)
{
  const PcClaimDifference unreadable = { .rule = "claim-unreadable", .frozen_minutes = -1, .now_minutes = -1 };
  g_autofree char *id = g_strdup_printf ("%s %s", unreadable.rule, pc_record_get_id (of->claim));

  set_subject (self->differences, of);
  pc_temp_rows_set_text (self->differences, DIFFERENCE_KIND, unreadable.rule);
  pc_temp_rows_set_text (self->differences, DIFFERENCE_TEXT, text);
  pc_temp_rows_set_text (self->differences, DIFFERENCE_ID, id);
  return pc_temp_rows_add (self->differences, error);
}

/* How many there are; -1 on error. */
static int
add_differences (const Writer   *self,
                 const Subject  *of,
                 GError        **error)
{
  g_autoptr(GPtrArray) list = pc_claims_list_differences (self->store, of->claim, error);

  if (list == NULL)
    return -1;

  for (guint i = 0; i < list->len; i++)
    if (!add_difference (self, of, list->pdata[i], error))
      return -1;

  return (int) list->len;
}

/*
 * Claims
 */

static gint64
sum_accepted (GPtrArray *now)
{
  gint64 cents = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < now->len; i++)
    if (pc_record_is_set (now->pdata[i], PC_CLAIM_LINE_ACCEPTED_CENTS))
      {
        cents += pc_record_get_number (now->pdata[i], PC_CLAIM_LINE_ACCEPTED_CENTS);
        known = TRUE;
      }

  return known ? cents : PC_UNSET;
}

static gint64
sum_frozen (GPtrArray *frozen)
{
  gint64 cents = 0;

  for (guint i = 0; i < frozen->len; i++)
    cents += MAX (((const PcClaimFrozenLine *) frozen->pdata[i])->cents, 0);

  return cents;
}

static void
set_claim (PcTempRows *rows,
           PcRecord   *claim)
{
  static const struct
  {
    guint column;
    guint field;
  } fields[] = {
    { CLAIM_STATUS, PC_CLAIM_STATUS },
    { CLAIM_STARTS, PC_CLAIM_STARTS_ON },
    { CLAIM_ENDS, PC_CLAIM_ENDS_ON },
    { CLAIM_SUBMITTED_ON, PC_CLAIM_SUBMITTED_ON },
    { CLAIM_PAID_ON, PC_CLAIM_PAID_ON },
    { CLAIM_TOTAL, PC_CLAIM_TOTAL_CENTS },
    { CLAIM_ID, PC_RECORD_ID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pc_report_set_field (rows, fields[i].column, claim, fields[i].field);
}

static gboolean
add_claim_row (const Writer   *self,
               const Subject  *of,
               GPtrArray      *frozen,
               GPtrArray      *now,
               int             n_differences,
               GError        **error)
{
  const gint64 sum = pc_claim_get_total (of->pathway, of->claim);

  set_subject (self->claims, of);
  set_claim (self->claims, of->claim);
  pc_temp_rows_set_int (self->claims, CLAIM_LINES, now->len);
  pc_temp_rows_set_int (self->claims, CLAIM_NOW, sum);
  pc_temp_rows_set_int (self->claims, CLAIM_ACCEPTED, sum_accepted (now));
  if (frozen != NULL)
    {
      pc_temp_rows_set_int (self->claims, CLAIM_SUBMITTED, sum_frozen (frozen));
      pc_temp_rows_set_int (self->claims, CLAIM_CHANGE, sum - sum_frozen (frozen));
      pc_temp_rows_set_int (self->claims, CLAIM_DIFFERENCES, n_differences);
    }
  if (pc_record_is_set (of->claim, PC_CLAIM_TOTAL_CENTS))
    pc_temp_rows_set_int (self->claims, CLAIM_REST, pc_record_get_number (of->claim, PC_CLAIM_TOTAL_CENTS) - sum);

  return pc_temp_rows_add (self->claims, error);
}

/* What cannot be read is said in its row, and keeps the others from nobody. */
static gboolean
list_frozen (const Writer   *self,
             const Subject  *of,
             GPtrArray     **frozen,
             GError        **error)
{
  g_autoptr(GError) unreadable = NULL;

  *frozen = NULL;
  if (!pc_record_is_set (of->claim, PC_CLAIM_FROZEN) ||
      (*frozen = pc_claim_list_frozen_lines (of->claim, &unreadable)) != NULL)
    return TRUE;

  return add_unreadable (self, of, unreadable->message, error);
}

static gboolean
add_claim (const Writer   *self,
           const Subject  *of,
           GError        **error)
{
  g_autoptr(GPtrArray) now = pc_claim_list_lines (of->pathway, of->claim);
  g_autoptr(GPtrArray) frozen = NULL;
  int n = 0;

  if (!list_frozen (self, of, &frozen, error) ||
      (frozen != NULL && (n = add_differences (self, of, error)) < 0))
    return FALSE;

  return add_claim_row (self, of, frozen, now, n, error) && add_lines (self, of, frozen, now, error);
}

/*
 * Findings
 */

/* The claim that a finding is about; NULL where it is about all of the pathway. */
static PcRecord *
find_claim (PcPathwayCase   *pathway,
            const PcFinding *finding)
{
  PcRecord *line = pc_claim_find_line (pathway->claim_lines, finding->record_id);
  const char *id = line != NULL ? pc_record_get_text (line, PC_CLAIM_LINE_CLAIM_ID) : finding->record_id;

  return pc_claim_find_line (pathway->claims, id);
}

/* How many of those before it have the same rule and record. */
static guint
count_alike (GPtrArray *findings,
             guint      index)
{
  const PcFinding *finding = findings->pdata[index];
  guint n = 0;

  for (guint i = 0; i < index; i++)
    {
      const PcFinding *other = findings->pdata[i];

      if (g_str_equal (other->rule, finding->rule) && g_strcmp0 (other->record_id, finding->record_id) == 0)
        n++;
    }

  return n;
}

static gboolean
add_finding (const Writer     *self,
             const Subject    *of,
             const PcFinding  *finding,
             guint             n_alike,
             GError          **error)
{
  const char *record = finding->record_id != NULL ? finding->record_id : pc_record_get_id (of->pathway->pathway);
  g_autofree char *id = g_strdup_printf ("%s %s %u", finding->rule, record, n_alike);

  set_subject (self->findings, of);
  pc_temp_rows_set_text (self->findings, FINDING_LEVEL, pc_finding_level_get_code (finding->level));
  pc_temp_rows_set_text (self->findings, FINDING_TEXT, finding->message);
  pc_temp_rows_set_text (self->findings, FINDING_SOURCE, finding->source);
  pc_temp_rows_set_int (self->findings, FINDING_ASSUMED, finding->assumed);
  pc_temp_rows_set_text (self->findings, FINDING_ID, id);
  return pc_temp_rows_add (self->findings, error);
}

static gboolean
is_wanted (const Writer *self,
           PcRecord     *claim)
{
  const PcDay submitted_on = pc_record_get_day (claim, PC_CLAIM_SUBMITTED_ON);

  return (self->claim == NULL || g_str_equal (self->claim, pc_record_get_id (claim))) &&
         (self->from == 0 || (submitted_on != 0 && submitted_on >= self->from)) &&
         (self->to == 0 || (submitted_on != 0 && submitted_on <= self->to));
}

/* What the check needs is read only of those who have claims: the walk goes by everybody. */
static gboolean
add_findings (const Writer   *self,
              const Subject  *of,
              GError        **error)
{
  g_autoptr(PcCase) owner = pc_case_load (self->store, pc_record_get_id (of->owner->person), of->owner->on,
                                          PC_LEDGER_PARTS, error);
  PcPathwayCase *pathway = owner != NULL ? pc_case_find_pathway (owner, pc_record_get_id (of->pathway->pathway)) : NULL;
  g_autoptr(GPtrArray) list = pc_findings_new ();
  g_auto(PcLedger) ledger = { 0 };

  if (pathway == NULL)
    return owner != NULL;

  pc_ledger_reckon (owner, pathway, &ledger);
  pc_claim_check (pathway, &ledger, list);
  for (guint i = 0; i < list->len; i++)
    {
      const Subject subject = { owner, pathway, find_claim (pathway, list->pdata[i]) };

      if ((subject.claim == NULL || is_wanted (self, subject.claim)) &&
          !add_finding (self, &subject, list->pdata[i], count_alike (list, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  const Writer *self = user_data;
  Subject of = { owner, pathway, NULL };

  for (guint i = 0; i < pathway->claims->len; i++)
    if (is_wanted (self, pathway->claims->pdata[i]))
      {
        of.claim = pathway->claims->pdata[i];
        if (!add_claim (self, &of, error))
          return FALSE;
      }

  return of.claim == NULL || add_findings (self, &of, error);
}

/*
 * The report
 */

/* The arguments with the person whose claim it is, so that nobody else is looked at; NULL on error. */
static GHashTable *
narrow (PcStore     *store,
        GHashTable  *arguments,
        const char  *claim,
        GError     **error)
{
  g_autoptr(PcRecord) record = pc_store_get (store, &pc_claim_kind, claim, error);
  g_autoptr(PcRecord) pathway = NULL;
  const char *wanted = pc_report_get_text (arguments, "person"), *person;
  GHashTable *narrowed;

  if (record == NULL ||
      !(pathway = pc_store_get (store, &pc_pathway_kind, pc_record_get_text (record, PC_CLAIM_PATHWAY_ID), error)))
    return NULL;

  person = pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID);
  narrowed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (narrowed, (gpointer) "person", g_strdup (wanted != NULL ? wanted : person));
  g_hash_table_insert (narrowed, (gpointer) "programme", g_strdup (pc_report_get_text (arguments, "programme")));
  g_hash_table_insert (narrowed, (gpointer) "operator", g_strdup (pc_report_get_text (arguments, "operator")));
  return narrowed;
}

static gboolean
walk (Writer        *self,
      GHashTable    *arguments,
      GCancellable  *cancellable,
      GError       **error)
{
  const PcDay on = pc_report_get_day (arguments, "on");
  g_autoptr(GHashTable) narrowed = NULL;

  self->claim = pc_report_get_text (arguments, "claim");
  self->from = pc_report_get_day (arguments, "from");
  self->to = pc_report_get_day (arguments, "to");
  if (self->claim != NULL && !(narrowed = narrow (self->store, arguments, self->claim, error)))
    return FALSE;

  return pc_report_walk (self->store, narrowed != NULL ? narrowed : arguments, on != 0 ? on : pc_day_today (),
                         PC_CASE_CLAIMS, cancellable, look_at_pathway, self, error);
}

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->claims, pc_temp_rows_free);
  g_clear_pointer (&self->lines, pc_temp_rows_free);
  g_clear_pointer (&self->differences, pc_temp_rows_free);
  g_clear_pointer (&self->findings, pc_temp_rows_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  g_auto(Writer) self = { .store = store };

  return (self.claims = pc_temp_rows_new (store, &pc_claim_table, error)) != NULL &&
         (self.lines = pc_temp_rows_new (store, &pc_claim_lines_table, error)) != NULL &&
         (self.differences = pc_temp_rows_new (store, &pc_claim_differences_table, error)) != NULL &&
         (self.findings = pc_temp_rows_new (store, &pc_claim_findings_table, error)) != NULL &&
         walk (&self, arguments, cancellable, error);
}

static const PcReportSheet sheets[] = {
  { .table = &pc_claim_table, .landscape = TRUE },
  { .table = &pc_claim_lines_table, .landscape = TRUE },
  { .table = &pc_claim_differences_table, .landscape = TRUE, .row_height = 30 },
  { .table = &pc_claim_findings_table, .landscape = TRUE, .row_height = 30 },
};

const PcReport pc_claim_report = {
  .name = "claim",
  .title = N_("Claims"),
  .description = N_("Each claim with its lines as they were submitted, what is different since and why, and what is "
                    "to be put right."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
