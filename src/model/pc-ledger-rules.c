/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-rules.h"

#include <glib/gi18n-lib.h>

/* What decides before any figure of the line is looked at; NULL where nothing does. */
static const char *
get_verdict (const PcLedgerLine *line)
{
  switch (line->reason)
    {
    case PC_LEDGER_PUBLIC_PROMOTER:
      return _("A promoter that is a public body does not get this component.");
    case PC_LEDGER_NOT_FORESEEN:
      return _("Comes on top of the endowment, for those alone whose plan has one of its services, or who had one.");
    case PC_LEDGER_NOT_STATED:
      return _("Nothing can be reckoned: the programme does not state how many hours or months it pays. Set it in a "
               "copy of its file.");
    case PC_LEDGER_NOT_IN_PROGRAMME:
      return _("Only a claim names this component: the programme has none of that name, or is not known here.");
    default:
      return NULL;
    }
}

static const char *
get_committed (const PcLedgerLine *line)
{
  if (line->component->payee == PC_PROGRAMME_PAYEE_PROMOTER)
    return _("The hours of the plan in force, from the day on which both have signed it; at least what was delivered.");
  if (line->planned_minutes >= 0 && line->component->payee == PC_PROGRAMME_PAYEE_TRAINEE)
    return _("What the months of the traineeship are worth, from the clearance on, or from the signature of the "
             "training project where no clearance is needed; at least what was delivered.");

  return _("The whole amount, from the clearance on, or from the signature of the training project where no clearance "
           "is needed; at least what was delivered.");
}

static const char *
get_delivered (const PcLedgerLine *line)
{
  switch (line->reason)
    {
    case PC_LEDGER_BY_MONTHS:
      return _("Months attended: each as a whole where enough of its hours were attended, else as the programme says.");
    case PC_LEDGER_BY_HOURS:
      return line->component->payee == PC_PROGRAMME_PAYEE_HOST
               ? _("Hours of company tutoring, at their share of the amount; all of it for all hours.")
               : _("Hours given, of each service no more than the programme has, at the unit cost or their share of "
                   "the amount; all of it for all hours.");
    case PC_LEDGER_LUMP_DUE:
      return _("A lump sum, whose condition is met.");
    case PC_LEDGER_LUMP_OPEN:
      return _("A lump sum, whose condition is not met yet.");
    case PC_LEDGER_NOT_MET:
      return _("Nothing is due: its condition can no longer be met.");
    case PC_LEDGER_NEVER_BEGUN:
      return _("The traineeship was cancelled before it began.");
    default:
      return _("No traineeship is agreed yet.");
    }
}

static const char *
get_certified (const PcLedgerLine *line)
{
  switch (line->reason)
    {
    case PC_LEDGER_BY_MONTHS:
      return _("Months that are over, with all days marked and, where the programme asks for it, in a stamped "
               "register.");
    case PC_LEDGER_BY_HOURS:
      return line->component->payee == PC_PROGRAMME_PAYEE_HOST
               ? _("Hours of company tutoring that are signed, once the condition of the contribution is met.")
               : _("Hours that stand on a page of the register, once the condition of the component is met.");
    case PC_LEDGER_LUMP_DUE:
      return _("A lump sum, whose condition is met; where that is the end of the traineeship, once all its days are "
               "marked.");
    default:
      return get_delivered (line);
    }
}

static const char *
get_text (const PcLedgerLine *line,
          PcLedgerColumn      column)
{
  if (column == PC_LEDGER_CLAIMED)
    return _("Lines of claims that were submitted and not rejected.");
  if (column == PC_LEDGER_PAID)
    return _("Lines of claims that were paid: what was accepted, or else what was asked for.");
  if (get_verdict (line) != NULL)
    return get_verdict (line);

  switch (column)
    {
    case PC_LEDGER_PLANNED:
      return _("The amount of the component in the programme.");
    case PC_LEDGER_COMMITTED:
      return get_committed (line);
    case PC_LEDGER_DELIVERED:
      return get_delivered (line);
    case PC_LEDGER_CERTIFIED:
      return get_certified (line);
    case PC_LEDGER_LEFT:
      return _("Planned less delivered.");
    default:
      return _("Planned less what was delivered and what still can be: the days ahead attended, the hours of the plan "
               "given, nothing after the pathway is closed.");
    }
}

char *
pc_ledger_rules_dup_text (PcPathwayCase      *pathway,
                          const PcLedgerLine *line,
                          PcLedgerColumn      column)
{
  const char *text;

  g_return_val_if_fail (pathway != NULL && line != NULL, NULL);

  text = get_text (line, column);
  if (!line->promoter_unsure || (line->assumed & (1u << column)) == 0)
    return g_strdup (text);

  /* Translators: %s is one sentence or more. */
  return g_strdup_printf (_("%s It is not known whether the promoter is a public body, which would not get this "
                            "component: say so in the data of the office."), text);
}

/* The key of the component that decides. */
static const char *
get_key (const PcLedgerLine *line,
         PcLedgerColumn      column)
{
  if (line->reason == PC_LEDGER_PUBLIC_PROMOTER)
    return "PaidToPublicPromoter";
  if (column == PC_LEDGER_PLANNED)
    return "Amount";
  if (line->reason == PC_LEDGER_LUMP_DUE || line->reason == PC_LEDGER_LUMP_OPEN || line->reason == PC_LEDGER_NOT_MET ||
      column == PC_LEDGER_CERTIFIED)
    return "Condition";
  if (line->reason == PC_LEDGER_BY_HOURS)
    return line->component->unit_cents >= 0 ? "UnitCost" : "Hours";

  return "Basis";
}

char *
pc_ledger_rules_dup_source (PcPathwayCase      *pathway,
                            const PcLedgerLine *line,
                            PcLedgerColumn      column)
{
  g_autofree char *group = NULL;

  g_return_val_if_fail (pathway != NULL && line != NULL, NULL);

  if (line->component == NULL || column == PC_LEDGER_CLAIMED || column == PC_LEDGER_PAID)
    return NULL;
  if (line->reason == PC_LEDGER_BY_MONTHS && column != PC_LEDGER_PLANNED &&
      line->component == pc_allowance_get_component (pathway->programme))
    return pc_programme_dup_source (pathway->programme, "Attendance", "FullPayShare");

  group = g_strconcat ("Component ", line->id, NULL);
  return pc_programme_dup_source (pathway->programme, group, get_key (line, column));
}
