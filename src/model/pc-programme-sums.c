/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-sums.h"

#include <glib/gi18n-lib.h>

#include "pc-programme-value.h"

/* Where both are known, the value of the first key cannot exceed that of the second. */
static const struct
{
  const char *kind;
  const char *least;
  const char *greatest;
} pairs[] = {
  { "Service", "MinHours", "Hours" },
  { "Service", "MinHours", "MaxHours" },
  { "Service", "Hours", "MaxHours" },
  { "Traineeship", "MinMonths", "Months" },
  { "Traineeship", "Months", "MaxMonths" },
  { "Traineeship", "MaxMonths", "MaxMonthsProtected" },
  { "Traineeship", "MaxMonths", "MaxMonthsDisability" },
  { "Traineeship", "MaxMonthsProtected", "MaxMonthsDisability" },
  { "Traineeship", "MinMonthlyAllowanceWithMeals", "MinMonthlyAllowance" },
  { "Traineeship", "FloorMonthlyAllowance", "MinMonthlyAllowance" },
  { "Traineeship", "DailyHours", "WeeklyHours" },
  { "Category", "MinAge", "BelowAge" },
  { "Deadline", "From", "Date" },
};

/* The value of @key with settings followed; NULL where there is none or it is wrong in itself. */
static const char *
resolve (PcProgrammeLines   *lines,
         PcProgrammeSection *section,
         const char         *key)
{
  PcProgrammeEntry *entry = section != NULL ? pc_programme_section_find_entry (section, key) : NULL;
  const PcProgrammeKey *format = entry != NULL ? entry->format : NULL;
  g_autofree char *message = NULL;

  if (entry != NULL && entry->value[0] == '@')
    {
      PcProgrammeSection *setting = pc_programme_lines_find_section (lines, "Setting", entry->value + 1);

      entry = setting != NULL ? pc_programme_section_find_entry (setting, "Value") : NULL;
    }
  if (entry == NULL || entry->value[0] == '\0')
    return NULL;

  message = pc_programme_key_explain (format, entry->value);
  return message == NULL ? entry->value : NULL;
}

/* Amounts as cents, hours as minutes, days as YYYYMMDD; -1 where it is not known. */
static gint64
number (PcProgrammeLines   *lines,
        PcProgrammeSection *section,
        const char         *key)
{
  const char *value = resolve (lines, section, key);
  gint64 cents = -1;
  int minutes = -1;

  if (value == NULL)
    return -1;

  switch (pc_programme_format_find_key (section->format, key)->type)
    {
    case PC_PROGRAMME_TYPE_MONEY:
      pc_programme_parse_money (value, &cents);
      return cents;
    case PC_PROGRAMME_TYPE_HOURS:
      pc_programme_parse_hours (value, &minutes);
      return minutes;
    case PC_PROGRAMME_TYPE_DATE:
      return g_ascii_strtoll (value, NULL, 10) * 10000 + g_ascii_strtoll (value + 5, NULL, 10) * 100 +
             g_ascii_strtoll (value + 8, NULL, 10);
    default:
      return g_ascii_strtoll (value, NULL, 10);
    }
}

static gboolean
is (PcProgrammeLines   *lines,
    PcProgrammeSection *section,
    const char         *key,
    const char         *word)
{
  return g_strcmp0 (resolve (lines, section, key), word) == 0;
}

static char *
format_money (gint64 cents)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", cents / 100, (int) (cents % 100));
}

static char *
format_hours (gint64 minutes)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", minutes / 60, (int) (minutes % 60));
}

static void
add (PcProgrammeLines   *lines,
     PcProgrammeSection *section,
     const char         *key,
     char               *message)
{
  PcProgrammeEntry *entry = pc_programme_section_find_entry (section, key);

  pc_programme_lines_add_mistake (lines, entry != NULL ? entry->line : section->line, key, message);
}

/* The groups of a kind, each once. */
static GPtrArray *
list_sections (PcProgrammeLines *lines,
               const char       *kind)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < lines->sections->len; i++)
    {
      PcProgrammeSection *section = g_ptr_array_index (lines->sections, i);

      if (section->format != NULL && !section->repeated && g_str_equal (section->format->kind, kind))
        g_ptr_array_add (list, section);
    }

  return list;
}

static void
check_ceiling (PcProgrammeLines *lines)
{
  PcProgrammeSection *programme = pc_programme_lines_find_section (lines, "Programme", NULL);
  g_autoptr(GPtrArray) components = list_sections (lines, "Component");
  gint64 ceiling = programme != NULL ? number (lines, programme, "MaxPerPathway") : -1;
  gint64 total = 0;
  g_autofree char *sum = NULL;

  for (guint i = 0; i < components->len; i++)
    {
      gint64 amount = number (lines, components->pdata[i], "Amount");

      if (amount < 0)
        return;
      if (!is (lines, components->pdata[i], "OutsideCeiling", "true"))
        total += amount;
    }

  if (ceiling < 0 || total == ceiling || components->len == 0)
    return;

  sum = format_money (total);
  /* Translators: %s is an amount */
  add (lines, programme, "MaxPerPathway", g_strdup_printf (_("The components add up to %s."), sum));
}

static void
check_monthly (PcProgrammeLines   *lines,
               PcProgrammeSection *component)
{
  gint64 amount = number (lines, component, "Amount");
  gint64 months = number (lines, component, "Months");
  gint64 monthly = number (lines, component, "MonthlyAmount");
  g_autofree char *total = NULL;

  if (months < 0 || monthly < 0 || amount < 0 || months * monthly == amount)
    return;

  total = format_money (months * monthly);
  /* Translators: %s is an amount */
  add (lines, component, "Amount", g_strdup_printf (_("The months at their monthly amount make %s."), total));
}

/* A unit cost has two decimals like any amount, so the product can miss the amount by half a cent an hour. */
static void
check_hourly (PcProgrammeLines   *lines,
              PcProgrammeSection *component)
{
  gint64 amount = number (lines, component, "Amount");
  gint64 minutes = number (lines, component, "Hours");
  gint64 unit = number (lines, component, "UnitCost");
  g_autofree char *total = NULL;

  if (minutes < 0 || unit < 0 || amount < 0 || ABS (amount * 60 - unit * minutes) * 2 <= minutes)
    return;

  total = format_money (unit * minutes / 60);
  /* Translators: %s is an amount */
  add (lines, component, "Amount", g_strdup_printf (_("The hours at their unit cost make %s."), total));
}

static void
check_basis (PcProgrammeLines   *lines,
             PcProgrammeSection *component)
{
  static const struct { const char *basis, *keys[2]; } needs[] = {
    { "per-month", { "Months", "MonthlyAmount" } },
    { "per-hour", { "Hours", "UnitCost" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    for (guint j = 0; j < 2; j++)
      if (is (lines, component, "Basis", needs[i].basis) &&
          pc_programme_section_find_entry (component, needs[i].keys[j]) == NULL)
        add (lines, component, "Basis",
             /* Translators: the first %s is a word such as "per-month", the second the name of a key */
             g_strdup_printf (_("“%s” needs the key %s."), needs[i].basis, needs[i].keys[j]));
}

/* All services of @component known: their hours are the component's; some not: they are no more than those. */
static void
check_service_hours (PcProgrammeLines   *lines,
                     PcProgrammeSection *component,
                     GPtrArray          *services)
{
  gint64 hours = number (lines, component, "Hours");
  gint64 total = 0;
  guint n_known = 0, n_unknown = 0;
  g_autofree char *sum = NULL;

  if (hours < 0)
    return;

  for (guint i = 0; i < services->len; i++)
    {
      PcProgrammeEntry *payer = pc_programme_section_find_entry (services->pdata[i], "Component");
      gint64 minutes;

      if (payer == NULL || !g_str_equal (payer->value, component->name))
        continue;
      minutes = number (lines, services->pdata[i], "Hours");
      total += MAX (minutes, 0);
      n_known += minutes >= 0;
      n_unknown += minutes < 0;
    }

  if (n_known == 0 || total == hours || (n_unknown > 0 && total < hours))
    return;

  sum = format_hours (total);
  /* Translators: %s are hours and minutes */
  add (lines, component, "Hours", g_strdup_printf (_("The services of this component add up to %s."), sum));
}

static void
check_components (PcProgrammeLines *lines)
{
  g_autoptr(GPtrArray) components = list_sections (lines, "Component");
  g_autoptr(GPtrArray) services = list_sections (lines, "Service");

  for (guint i = 0; i < components->len; i++)
    {
      check_basis (lines, components->pdata[i]);
      check_monthly (lines, components->pdata[i]);
      check_hourly (lines, components->pdata[i]);
      check_service_hours (lines, components->pdata[i], services);
    }
}

static void
check_clearance (PcProgrammeLines *lines)
{
  PcProgrammeSection *clearance = pc_programme_lines_find_section (lines, "Clearance", NULL);
  gint64 hours = clearance != NULL ? number (lines, clearance, "CertifiedHours") : -1;
  const char *list = resolve (lines, clearance, "Services");
  g_auto(GStrv) names = list != NULL ? pc_programme_split_list (list) : NULL;
  g_autofree char *sum = NULL;
  gint64 total = 0;

  if (hours < 0 || names == NULL)
    return;

  for (guint i = 0; names[i] != NULL; i++)
    {
      PcProgrammeSection *service = pc_programme_lines_find_section (lines, "Service", names[i]);
      gint64 minutes = service != NULL ? number (lines, service, "Hours") : -1;

      if (minutes < 0)
        return;
      total += minutes;
    }

  if (total >= hours)
    return;

  sum = format_hours (total);
  /* Translators: %s are hours and minutes */
  add (lines, clearance, "CertifiedHours", g_strdup_printf (_("The services that count have only %s."), sum));
}

static void
check_budget (PcProgrammeLines *lines)
{
  PcProgrammeSection *budget = pc_programme_lines_find_section (lines, "Budget", NULL);
  PcProgrammeSection *programme = pc_programme_lines_find_section (lines, "Programme", NULL);
  gint64 amount, pathways, ceiling;
  g_autofree char *total = NULL;

  if (budget == NULL || programme == NULL)
    return;

  amount = number (lines, budget, "Amount");
  pathways = number (lines, budget, "Pathways");
  ceiling = number (lines, programme, "MaxPerPathway");
  if (amount < 0 || pathways < 0 || ceiling < 0 || pathways * ceiling == amount)
    return;

  total = format_money (pathways * ceiling);
  /* Translators: %s is an amount */
  add (lines, budget, "Amount", g_strdup_printf (_("The pathways at their ceiling make %s."), total));
}

/* Shorter hours make the least allowance less, never more. */
static void
check_rates (PcProgrammeLines *lines,
             const char       *key)
{
  PcProgrammeSection *traineeship = pc_programme_lines_find_section (lines, "Traineeship", NULL);
  const char *value = resolve (lines, traineeship, key);
  g_autoptr(GArray) rates = value != NULL ? pc_programme_parse_rates (value) : NULL;
  gint64 least = traineeship != NULL ? number (lines, traineeship, "MinMonthlyAllowance") : -1;

  if (rates != NULL && least >= 0 && g_array_index (rates, PcProgrammeRate, rates->len - 1).cents > least)
    /* Translators: %s is the name of a key */
    add (lines, traineeship, key, g_strdup_printf (_("This is more than %s."), "MinMonthlyAllowance"));
}

static void
check_pair (PcProgrammeLines *lines,
            guint             pair)
{
  g_autoptr(GPtrArray) sections = list_sections (lines, pairs[pair].kind);

  for (guint i = 0; i < sections->len; i++)
    {
      gint64 least = number (lines, sections->pdata[i], pairs[pair].least);
      gint64 greatest = number (lines, sections->pdata[i], pairs[pair].greatest);

      if (least >= 0 && greatest >= 0 && least > greatest)
        add (lines, sections->pdata[i], pairs[pair].least,
             /* Translators: %s is the name of a key */
             g_strdup_printf (_("This is more than %s."), pairs[pair].greatest));
    }
}

void
pc_programme_sums_check (PcProgrammeLines *lines)
{
  g_return_if_fail (lines != NULL);

  check_ceiling (lines);
  check_components (lines);
  check_clearance (lines);
  check_budget (lines);
  check_rates (lines, "MinMonthlyAllowanceByWeeklyHours");
  check_rates (lines, "MinMonthlyAllowanceByDailyHours");
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_pair (lines, i);
}
