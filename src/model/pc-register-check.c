/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-register-check.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-situation.h"

/*
 * The rules: PUOI PLUS notice, art. 8.
 *
 *   register-missing        no register of training activities is entered
 *   register-cover          its cover is not among the papers
 *   register-number         its number is none
 *   register-number-twice   two have the same number
 *   register-sequence       the numbers do not follow each other: 1, 1/bis, 2/bis
 *   register-days           its first day is not entered
 *   register-stamp-missing  it is not known to be stamped
 *   register-stamp-late     it was used before it was stamped
 *   register-stamped-by     another body stamped the one that continues it
 *   register-pages-left     it is continued though it has pages left
 *   register-overlap        two cover the same days
 *   register-gap            days of presence stand in none
 *   register-loss-report    it was lost, and there is no report to the police
 *   register-loss-note      it was lost, and nothing says what was done
 */

typedef struct
{
  PcCase            *self;
  PcPathwayCase     *pathway;
  PcTraineeshipCase *traineeship;
  PcDay              on;
  GPtrArray         *sorted;     /* The registers by first day, then by number. */
  GPtrArray         *findings;
} Check;

void
pc_register_cite (PcFinding   *finding,
                  PcProgramme *programme)
{
  g_auto(GStrv) groups = pc_programme_list_groups (programme, "Register");

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *covers = pc_programme_dup_value (programme, groups[i], "Covers");

      if (g_strcmp0 (covers, "training") == 0)
        pc_finding_set_source (finding, programme, groups[i], NULL);
    }
}

/* Mended in @field of @record, or in a new register. */
static PcFinding *
add (const Check    *check,
     const char     *rule,
     PcFindingLevel  level,
     PcRecord       *record,
     int             field,
     char           *message)
{
  PcFinding *finding = pc_findings_add (check->findings, rule, level, message);

  pc_finding_set_place (finding, &pc_training_register_kind, record, field);
  if (record != NULL)
    pc_finding_add_row (finding, pc_record_get_id (record));
  if (check->pathway->programme != NULL)
    pc_register_cite (finding, check->pathway->programme);
  return finding;
}

static PcDay
get_starts (PcRecord *record)
{
  return pc_record_get_day (record, PC_TRAINING_REGISTER_STARTS_ON);
}

static PcDay
get_ends (PcRecord *record)
{
  return pc_record_get_day (record, PC_TRAINING_REGISTER_ENDS_ON);
}

static const char *
get_number (PcRecord *record)
{
  return pc_record_get_text (record, PC_TRAINING_REGISTER_NUMBER);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  PcRecord *first = *(PcRecord * const *) a, *second = *(PcRecord * const *) b;
  const PcDay day = get_starts (first), other = get_starts (second);

  return day != other ? (day < other ? -1 : 1) : g_strcmp0 (get_number (first), get_number (second));
}

/* How a register is called in a message. */
static const char *
get_name (PcRecord *record)
{
  return get_number (record) != NULL ? get_number (record) : "?";
}

static gboolean
has_number (const Check *check,
            guint        before,
            const char  *number)
{
  for (guint i = 0; i < before; i++)
    if (g_strcmp0 (get_number (check->sorted->pdata[i]), number) == 0)
      return TRUE;

  return FALSE;
}

/* Those that continue another are 1/bis, 2/bis and so on, in their order. */
static void
check_number (const Check *check,
              guint        index,
              int         *n_continued)
{
  PcRecord *record = check->sorted->pdata[index];
  gboolean continued;
  const int number = pc_register_parse_number (get_number (record), &continued);

  if (number == 0)
    add (check, "register-number", PC_FINDING_WARNING, record, PC_TRAINING_REGISTER_NUMBER,
         /* Translators: %s is what stands for the number of a register. */
         g_strdup_printf (_("“%s” is no number of a register: they are 1, then 1/bis, 2/bis and so on for those that "
                            "continue it."), get_name (record)));
  else if (has_number (check, index, get_number (record)))
    add (check, "register-number-twice", PC_FINDING_WARNING, record, PC_TRAINING_REGISTER_NUMBER,
         /* Translators: %s is the number of a register. */
         g_strdup_printf (_("Two registers have the number %s: correct one of them."), get_name (record)));
  else if (index == 0 && continued)
    add (check, "register-sequence", PC_FINDING_WARNING, record, PC_TRAINING_REGISTER_NUMBER,
         /* Translators: %s is the number of a register. */
         g_strdup_printf (_("Register %s continues one that is not entered: enter that one."), get_name (record)));
  else if (continued ? number != *n_continued + 1 : index > 0)
    add (check, "register-sequence", PC_FINDING_WARNING, record, PC_TRAINING_REGISTER_NUMBER,
         /* Translators: the first %s is the number of a register; %d is a number, "%d/bis" the one expected. */
         g_strdup_printf (_("After the registers before it, number %s should be %d/bis: a register that is used up is "
                            "continued by 1/bis, 2/bis and so on."), get_name (record), *n_continued + 1));

  *n_continued += index > 0 || continued;
}

static void
check_stamp (const Check *check,
             PcRecord    *record)
{
  const PcDay stamped = pc_record_get_day (record, PC_TRAINING_REGISTER_STAMPED_ON);
  const gboolean asked = check->pathway->programme == NULL ||
                         pc_programme_get_rules (check->pathway->programme)->register_stamped;

  if (stamped == 0 && asked)
    add (check, "register-stamp-missing", PC_FINDING_UNKNOWN, record, PC_TRAINING_REGISTER_STAMPED_ON,
         /* Translators: %s is the number of a register. */
         g_strdup_printf (_("All pages of register %s are stamped before it is used: enter the day of the stamp."),
                          get_name (record)));
  else if (stamped != 0 && get_starts (record) != 0 && stamped > get_starts (record))
    add (check, "register-stamp-late", PC_FINDING_REFUSED, record, PC_TRAINING_REGISTER_STAMPED_ON,
         /* Translators: %s is the number of a register. */
         g_strdup_printf (_("Register %s was used before it was stamped: correct the day of the stamp, or the first "
                            "day."),
                          get_name (record)));
}

static gboolean
differs (PcRecord *record,
         PcRecord *before,
         guint     field)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (!pc_record_is_set (record, field) || !pc_record_is_set (before, field))
    return FALSE;

  one = g_utf8_casefold (pc_record_get_text (record, field), -1);
  other = g_utf8_casefold (pc_record_get_text (before, field), -1);
  return g_strcmp0 (one, other) != 0;
}

/* What a register has to do with the one before it. */
static void
check_continuation (const Check *check,
                    PcRecord    *record,
                    PcRecord    *before)
{
  const gint64 pages = pc_record_get_number (before, PC_TRAINING_REGISTER_PAGES);
  const gint64 last = pc_record_get_number (before, PC_TRAINING_REGISTER_LAST_PAGE);

  if (differs (record, before, PC_TRAINING_REGISTER_STAMPED_BY))
    add (check, "register-stamped-by", PC_FINDING_WARNING, record, PC_TRAINING_REGISTER_STAMPED_BY,
         /* Translators: both %s are numbers of registers. */
         g_strdup_printf (_("Register %s continues %s and has to be stamped by the same body: correct who stamped it."),
                          get_name (record), get_name (before)));
  if (pages != PC_UNSET && last != PC_UNSET && last < pages)
    add (check, "register-pages-left", PC_FINDING_NOTE, before, PC_TRAINING_REGISTER_LAST_PAGE,
         /* Translators: the first and the last %s are numbers of registers. */
         g_strdup_printf (_("Register %s has pages left, though register %s continues it: check the last page used."),
                          get_name (before), get_name (record)));
  if (get_starts (record) != 0 && get_starts (before) != 0 &&
      (get_ends (before) == 0 || get_ends (before) >= get_starts (record)))
    add (check, "register-overlap", PC_FINDING_WARNING, before, PC_TRAINING_REGISTER_ENDS_ON,
         /* Translators: both %s are numbers of registers. */
         g_strdup_printf (_("Registers %s and %s cover the same days: enter the last day of the first one."),
                          get_name (before),
                          get_name (record)));
}

/* The police is told, and a stamped note says what was done; both go with the claim. */
static void
check_loss (const Check *check,
            PcRecord    *record)
{
  if (!pc_record_is_set (record, PC_TRAINING_REGISTER_LOST_ON))
    return;

  if (pc_case_find_document (check->self, "loss-report", check->pathway, check->traineeship) == NULL)
    {
      PcFinding *finding;

      finding = add (check, "register-loss-report", PC_FINDING_UNKNOWN, record, PC_TRAINING_REGISTER_LOST_ON,
                     /* Translators: %s is the number of a register. */
                     g_strdup_printf (_("The loss of register %s is reported to the police, and the report goes with "
                                        "the claim: add it to the papers."), get_name (record)));
      pc_finding_set_place (finding, &pc_document_kind, NULL, PC_DOCUMENT_KIND);
    }
  if (!pc_record_is_set (record, PC_TRAINING_REGISTER_NOTES))
    add (check, "register-loss-note", PC_FINDING_UNKNOWN, record, PC_TRAINING_REGISTER_NOTES,
         /* Translators: %s is the number of a register. */
         g_strdup_printf (_("A stamped note with the details of the activities takes the place of lost register %s: "
                            "write them into its notes."), get_name (record)));
}

static gboolean
covers (const Check *check,
        PcDay        day)
{
  for (guint i = 0; i < check->sorted->len; i++)
    {
      PcRecord *record = check->sorted->pdata[i];

      if (get_starts (record) != 0 && day >= get_starts (record) &&
          (get_ends (record) == 0 || day <= get_ends (record)))
        return TRUE;
    }

  return FALSE;
}

static void
check_gaps (const Check *check)
{
  const char *present = g_intern_static_string ("present");
  const GArray *days = check->traineeship->days;
  PcFinding *finding;
  PcDay first = 0;
  int n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const PcAttendance *day = &g_array_index (days, PcAttendance, i);

      if (day->kind == present && !covers (check, day->day) && n++ == 0)
        first = day->day;
    }

  if (n > 0)
    {
      g_autofree char *text = pc_day_format (first);

      /* Translators: %d are days, %s is the first of them. */
      finding = add (check, "register-gap", PC_FINDING_WARNING, NULL, PC_TRAINING_REGISTER_STARTS_ON,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%d day of presence stands in no register, %s: correct the days "
                                                   "that the registers cover.",
                                                   "%d days of presence stand in no register, the first is %s: "
                                                   "correct the days that the registers cover.", n), n, text));
      finding->day = first;
    }
}

/* Only what the programme asks for by that name. */
static void
check_cover (const Check *check)
{
  GPtrArray *documents;

  if (check->pathway->programme == NULL)
    return;

  documents = pc_programme_get_documents (check->pathway->programme);
  for (guint i = 0; i < documents->len; i++)
    {
      const PcProgrammeDocument *document = documents->pdata[i];
      PcFinding *finding;

      if (!g_str_equal (document->type, "training-register-cover") ||
          pc_case_find_document (check->self, document->type, check->pathway, check->traineeship) != NULL)
        continue;

      finding = add (check, "register-cover", PC_FINDING_UNKNOWN, NULL, -1,
                     g_strdup (_("The cover of the register of training activities is not among the papers: add it.")));
      pc_finding_set_place (finding, &pc_document_kind, NULL, PC_DOCUMENT_KIND);
      return;
    }
}

static void
check_registers (const Check *check)
{
  int n_continued = 0;

  for (guint i = 0; i < check->sorted->len; i++)
    {
      PcRecord *record = check->sorted->pdata[i];

      check_number (check, i, &n_continued);
      check_stamp (check, record);
      check_loss (check, record);
      if (i > 0)
        check_continuation (check, record, check->sorted->pdata[i - 1]);
      if (get_starts (record) == 0)
        add (check, "register-days", PC_FINDING_UNKNOWN, record, PC_TRAINING_REGISTER_STARTS_ON,
             /* Translators: %s is the number of a register. */
             g_strdup_printf (_("Which days register %s covers is not known: enter its first day, and its last one "
                                "when it is used up."), get_name (record)));
    }
}

/* Nothing is asked of a traineeship that has not begun, nor of one that never did. */
void
pc_register_check (PcCase            *self,
                   PcPathwayCase     *pathway,
                   PcTraineeshipCase *traineeship,
                   PcDay              on,
                   GPtrArray         *findings)
{
  Check check = { self, pathway, traineeship, on, NULL, findings };
  PcSituation situation;

  g_return_if_fail (self != NULL && pathway != NULL && traineeship != NULL && on > 0 && findings != NULL);

  pc_situation_reckon (traineeship, NULL, on, &situation);
  if (traineeship->registers->len == 0)
    {
      if (situation.ever_started)
        add (&check, "register-missing", PC_FINDING_UNKNOWN, NULL, PC_TRAINING_REGISTER_NUMBER,
             g_strdup (_("No register of training activities is entered: enter its number, stamp, pages and days.")));
      if (situation.ever_started)
        check_cover (&check);
      return;
    }

  check.sorted = g_ptr_array_copy (traineeship->registers, NULL, NULL);
  g_ptr_array_set_free_func (check.sorted, NULL);
  g_ptr_array_sort (check.sorted, compare);
  check_registers (&check);
  check_gaps (&check);
  check_cover (&check);
  g_ptr_array_unref (check.sorted);
}
