/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include "pc-case-load.h"
#include "pc-claim-prepare.h"

/* How far a claim has got. */
typedef enum
{
  PREPARED,
  SUBMITTED,
  DECIDED,
  PAID
} Stage;

/* Of 100 euros for hours, how many are accepted where not all are. */
#define PARTLY_PERCENT 80

static const struct
{
  const char *status;
  Stage       stage;
} stages[] = {
  { "prepared", PREPARED },
  { "submitted", SUBMITTED },
  { "accepted", DECIDED },
  { "partly-accepted", DECIDED },
  { "paid", PAID },
};

static Stage
get_stage (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i].status, status))
      return stages[i].stage;

  return PREPARED;
}

/* Sets the days of what has happened to it; the status that it has come to. */
static const char *
fill_stages (PcDemo   *demo,
             PcRecord *claim,
             int       prepared)
{
  static const guint fields[] = { PC_CLAIM_PREPARED_ON, PC_CLAIM_SUBMITTED_ON, PC_CLAIM_DECIDED_ON, PC_CLAIM_PAID_ON };
  static const char * const before[] = { "prepared", "prepared", "submitted", "accepted" };
  const int submitted = pc_demo_next_working (demo, prepared + pc_demo_range (demo, 2, 15));
  const int decided = pc_demo_next_working (demo, submitted + pc_demo_range (demo, 30, 80));
  const int paid = pc_demo_next_working (demo, decided + pc_demo_range (demo, 10, 40));
  const int days[] = { prepared, submitted, decided, paid };
  const char *status = pc_demo_choose (demo, "claim-stage");

  for (guint i = PREPARED; i <= get_stage (status); i++)
    {
      if (days[i] > demo->until)
        return before[i];
      pc_demo_set_day (demo, claim, fields[i], days[i]);
    }

  return status;
}

static PcRecord *
new_claim (PcDemo             *demo,
           const PcDemoCourse *course)
{
  PcRecord *claim = pc_demo_new (demo, &pc_claim_kind);
  g_autofree char *number = g_strdup_printf ("RC-%.4s-%05u", pc_demo_iso (demo, course->closes), course->serial + 1);

  pc_record_set_text (claim, PC_CLAIM_PATHWAY_ID, course->pathway_id);
  pc_record_set_text (claim, PC_CLAIM_NUMBER, number);
  pc_record_set_text (claim, PC_CLAIM_STATUS, "prepared");
  pc_demo_set_day (demo, claim, PC_CLAIM_ENDS_ON, course->closes);
  return claim;
}

/* Hours are what is struck off, where something is. */
static void
put_line (PcDemo     *demo,
          PcRecord   *line,
          const char *status)
{
  const gboolean is_cut = g_str_equal (status, "partly-accepted") &&
                          g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_PAYEE), "promoter") == 0;
  const gint64 amount = pc_record_get_number (line, PC_CLAIM_LINE_AMOUNT_CENTS);

  pc_demo_adopt (demo, line);
  if (get_stage (status) >= DECIDED)
    pc_record_set_number (line, PC_CLAIM_LINE_ACCEPTED_CENTS, is_cut ? amount * PARTLY_PERCENT / 100 : amount);
  pc_demo_put (demo, line);
}

/* What is certified on the last day of the pathway; %NULL on error. */
static GPtrArray *
prepare_lines (PcDemo             *demo,
               const PcDemoCourse *course,
               PcRecord           *claim)
{
  g_autoptr(PcCase) self = pc_case_load (demo->store, course->person_id, course->closes, PC_LEDGER_PARTS, &demo->error);
  PcPathwayCase *pathway = self != NULL ? pc_case_find_pathway (self, course->pathway_id) : NULL;
  g_auto(PcLedger) ledger = { 0 };

  if (pathway == NULL)
    return NULL;

  pc_ledger_reckon (self, pathway, &ledger);
  return pc_claim_prepare_lines (pathway, claim, &ledger, NULL);
}

/* The claim comes before its lines, which belong to it, and once more after them: submitted, it keeps what they say. */
static void
write_with_lines (PcDemo    *demo,
                  PcRecord  *claim,
                  GPtrArray *lines,
                  int        prepared)
{
  const char *status = fill_stages (demo, claim, prepared);

  pc_demo_put (demo, claim);
  for (guint i = 0; i < lines->len; i++)
    put_line (demo, lines->pdata[i], status);

  if (get_stage (status) == PREPARED)
    return;
  pc_record_set_text (claim, PC_CLAIM_STATUS, status);
  pc_demo_put (demo, claim);
}

void
pc_demo_write_claim (PcDemo       *demo,
                     PcDemoCourse *course)
{
  const int prepared = pc_demo_next_working (demo, course->closes + pc_demo_range (demo, 2, 25));
  g_autoptr(GPtrArray) lines = NULL;
  PcRecord *claim;

  if (course->host == NULL || prepared > demo->until || demo->error != NULL)
    return;

  claim = new_claim (demo, course);
  lines = prepare_lines (demo, course, claim);
  if (lines != NULL && lines->len > 0)
    write_with_lines (demo, claim, lines, prepared);
}
