/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation-check-private.h"

#include "pc-time.h"

/* The last day of the duration, had there been no suspension: those days are not counted. */
static PcDay
get_counted_end (const PcSituationCheck *self)
{
  return self->course.ends - self->course.suspended_days;
}

/* Whether the duration, suspensions left out, is longer than @months. */
static gboolean
is_longer (const PcSituationCheck *self,
           int                     months)
{
  return get_counted_end (self) > pc_day_get_term_end (self->course.starts, months);
}

static gboolean
is_shorter (const PcSituationCheck *self,
            int                     months)
{
  return get_counted_end (self) < pc_day_get_term_end (self->course.starts, months);
}

static PcFinding *
add_length (const PcSituationCheck *self,
            const char             *rule,
            PcFindingLevel          level,
            const char             *key,
            char                   *message)
{
  PcFinding *finding;

  finding = pc_situation_check_add (self, rule, level, self->traineeship->traineeship, PC_TRAINEESHIP_ENDS_ON, message);
  if (g_str_has_prefix (key, "Min"))
    pc_situation_check_cite_agreement (self, finding, key);
  else
    pc_situation_check_cite (self, finding, "Traineeship", key);
  return finding;
}

/* At least so long; with a host whose business is seasonal, less will do. */
static void
check_least (const PcSituationCheck *self)
{
  const int least = self->rules->min_months, seasonal = self->rules->min_months_seasonal;
  PcRecord *host = self->traineeship->host;
  const gboolean known = host != NULL && pc_record_is_set (host, PC_ORGANISATION_SEASONAL);
  const gboolean is_seasonal = known && pc_record_get_boolean (host, PC_ORGANISATION_SEASONAL);
  const int needed = is_seasonal && seasonal >= 0 ? seasonal : least;

  if (needed < 0 || !is_shorter (self, needed))
    return;

  if (!known && seasonal >= 0 && !is_shorter (self, seasonal))
    {
      PcFinding *finding;

      finding = add_length (self, "traineeship-too-short", PC_FINDING_UNKNOWN, "MinMonthsSeasonal",
                            /* Translators: %d is a number of months. */
                            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "The traineeship is shorter than %d month, which only a "
                                                          "seasonal host may offer: say in the host's record whether "
                                                          "it is one.",
                                                          "The traineeship is shorter than %d months, which only a "
                                                          "seasonal host may offer: say in the host's record whether "
                                                          "it is one.", least), least));
      if (host != NULL)
        pc_finding_set_place (finding, pc_record_get_kind (host), host, PC_ORGANISATION_SEASONAL);
      return;
    }

  add_length (self, "traineeship-too-short", PC_FINDING_REFUSED, is_seasonal ? "MinMonthsSeasonal" : "MinMonths",
              /* Translators: %d is a number of months. */
              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "A traineeship lasts %d month at least, suspensions aside: agree a later "
                                            "end.",
                                            "A traineeship lasts %d months at least, suspensions aside: agree a "
                                            "later end.", needed),
                               needed));
}

/* -1 where nothing is said of a disability, 0 for none, 1 for one that is certified. */
static int
get_disability (const PcSituationCheck *self)
{
  const char *code = pc_record_get_text (self->self->person, PC_BENEFICIARY_DISABILITY);

  if (code == NULL || g_str_equal (code, "declared") || g_str_equal (code, "in-progress"))
    return -1;

  return g_str_has_prefix (code, "certified");
}

/* At most so long, extensions included; longer with a disability, and for protected groups where the region says so. */
static void
check_most (const PcSituationCheck *self)
{
  const PcProgrammeRules *rules = self->rules;
  const int disability = get_disability (self);
  const gboolean disabled = disability == 1 && rules->max_months_disability >= 0;
  const int most = disabled ? rules->max_months_disability : rules->max_months;
  const int perhaps = MAX (rules->max_months_protected, disability != 0 ? rules->max_months_disability : -1);
  const char *key = disabled ? "MaxMonthsDisability" : "MaxMonths";

  if (most < 0 || !is_longer (self, most))
    return;

  if (!disabled && perhaps > most && !is_longer (self, perhaps))
    add_length (self, "traineeship-too-long", PC_FINDING_UNKNOWN, key,
                /* Translators: %d is a number of months. */
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "The traineeship is longer than %d month, extensions included, "
                                              "suspensions aside. Only some may have longer ones: check that this "
                                              "person is among them.",
                                              "The traineeship is longer than %d months, extensions included, "
                                              "suspensions aside. Only some may have longer ones: check that this "
                                              "person is among them.", most),
                                 most));
  else
    add_length (self, "traineeship-too-long", PC_FINDING_REFUSED, key,
                /* Translators: %d is a number of months. */
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "A traineeship lasts %d month at most, extensions included, "
                                              "suspensions aside: correct its end.",
                                              "A traineeship lasts %d months at most, extensions included, "
                                              "suspensions aside: correct its end.", most),
                                 most));
}

/* What the programme plans, and pays for. */
static void
check_planned (const PcSituationCheck *self)
{
  const int months = self->rules->months;
  const int longest = months + MAX (self->rules->extension_months, 0);

  if (months < 0)
    return;

  if (is_longer (self, longest))
    add_length (self, "traineeship-longer-than-programme", PC_FINDING_WARNING,
                self->rules->extension_months >= 0 ? "ExtensionMonths" : "Months",
                /* Translators: %d is a number of months. */
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "The programme plans a traineeship of %d month, extensions included: "
                                              "what goes beyond is not paid.",
                                              "The programme plans a traineeship of %d months, extensions included: "
                                              "what goes beyond is not paid.", longest), longest));
  else if (is_shorter (self, months))
    add_length (self, "traineeship-shorter-than-programme", PC_FINDING_NOTE, "Months",
                /* Translators: %d is a number of months. */
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "The programme plans a traineeship of %d month, and this one is "
                                              "shorter: part of the endowment will not be spent.",
                                              "The programme plans a traineeship of %d months, and this one is "
                                              "shorter: part of the endowment will not be spent.", months), months));
}

/* Where the hours are mended: in the event that changed them, or in the agreement. */
typedef struct
{
  PcRecord *record;
  int       weekly;
  int       weekdays;
  int       ends_at;
} Place;

static int
sum_week (const PcSituation *terms)
{
  int minutes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (terms->week); i++)
    minutes += terms->week[i];

  return minutes;
}

static void
check_timetable (const PcSituationCheck *self,
                 const PcSituation      *terms,
                 const Place            *place)
{
  const gboolean first = place->record == self->traineeship->traineeship;
  g_autofree char *sum = pc_minutes_format (sum_week (terms));
  g_autofree char *agreed = pc_minutes_format (MAX (terms->weekly_minutes, 0));

  /* What the agreement leaves open is not said again with each change. */
  if (first && terms->weekdays_assumed)
    pc_situation_check_add (self, "traineeship-weekdays-missing", PC_FINDING_UNKNOWN, place->record, place->weekdays,
                            g_strdup (_("The days of the week are not entered. Monday to Friday are assumed: enter "
                                        "them.")))->assumed = TRUE;
  if (first && terms->daily_minutes < 0)
    pc_situation_check_add (self, "traineeship-hours-missing", PC_FINDING_UNKNOWN, place->record, place->weekly,
                            g_strdup (_("Nothing says how many hours a day are due, so attendance cannot be reckoned: "
                                        "enter the hours a week, or when the day starts and ends.")));
  else if (terms->daily_minutes >= 0 && terms->weekly_minutes >= 0 && sum_week (terms) != terms->weekly_minutes)
    pc_situation_check_add (self, "traineeship-week-differs", PC_FINDING_WARNING, place->record, place->weekly,
                            /* Translators: both %s are hours and minutes. */
                            g_strdup_printf (_("The days of the timetable come to %s a week, but %s are agreed: "
                                               "correct one of them. The timetable is what is due."), sum, agreed));
  if (terms->starts_at >= 0 && terms->ends_at >= 0 && terms->ends_at <= terms->starts_at)
    pc_situation_check_add (self, "traineeship-times-reversed", PC_FINDING_REFUSED, place->record, place->ends_at,
                            g_strdup (_("The day ends before it starts: correct the times.")));
}

/* Not above the timetable of the collective agreement. */
static void
check_contract (const PcSituationCheck *self,
                const Place            *place,
                int                     minutes)
{
  PcRecord *record = self->traineeship->traineeship;
  const gint64 contract = pc_record_get_number (record, PC_TRAINEESHIP_CONTRACT_WEEKLY_MINUTES);
  PcFinding *finding;

  if (contract == PC_UNSET)
    {
      /* Once is enough, however often the timetable changed. */
      if (place->record != record)
        return;
      finding = pc_situation_check_add (self, "traineeship-contract-missing", PC_FINDING_UNKNOWN, record,
                                        PC_TRAINEESHIP_CONTRACT_WEEKLY_MINUTES,
                                        g_strdup (_("A trainee may not have more hours a week than the collective "
                                                    "agreement of the host gives its employees: enter those.")));
    }
  else if (minutes > contract)
    {
      g_autofree char *limit = pc_minutes_format (contract);

      finding = pc_situation_check_add (self, "traineeship-weekly-contract", PC_FINDING_REFUSED, place->record,
                                        place->weekly,
                                        /* Translators: %s are hours and minutes. */
                                        g_strdup_printf (_("The collective agreement of the host has %s hours a week, "
                                                           "and a trainee may not have more: agree fewer hours."),
                                                           limit));
    }
  else
    return;

  pc_situation_check_cite_agreement (self, finding, NULL);
}

static void
check_limits (const PcSituationCheck *self,
              const PcSituation      *terms,
              const Place            *place,
              int                     minutes)
{
  const int weekly = self->rules != NULL ? self->rules->weekly_minutes : -1;
  const int daily = self->rules != NULL ? self->rules->daily_minutes : -1;
  g_autofree char *weekly_text = pc_minutes_format (MAX (weekly, 0));
  g_autofree char *daily_text = pc_minutes_format (MAX (daily, 0));
  PcFinding *finding;

  if (weekly >= 0 && minutes > weekly)
    {
      finding = pc_situation_check_add (self, "traineeship-weekly-limit", PC_FINDING_REFUSED, place->record,
                                        place->weekly,
                                        /* Translators: %s are hours and minutes. */
                                        g_strdup_printf (_("The programme allows %s hours a week at most: agree fewer "
                                                           "hours."),
                                                         weekly_text));
      pc_situation_check_cite (self, finding, "Traineeship", "WeeklyHours");
    }
  if (daily >= 0 && terms->daily_minutes > daily)
    {
      finding = pc_situation_check_add (self, "traineeship-daily-limit", PC_FINDING_REFUSED, place->record,
                                        place->ends_at,
                                        /* Translators: %s are hours and minutes. */
                                        g_strdup_printf (_("The programme allows %s hours a day at most: agree shorter "
                                                           "days."),
                                                         daily_text));
      pc_situation_check_cite (self, finding, "Traineeship", "DailyHours");
    }
}

static void
check_hours (const PcSituationCheck *self,
             PcDay                   day,
             const Place            *place)
{
  PcSituation terms;
  int minutes;

  pc_situation_read_terms (self->traineeship, day, &terms);
  minutes = MAX (terms.weekly_minutes, sum_week (&terms));
  check_timetable (self, &terms, place);
  check_contract (self, place, minutes);
  check_limits (self, &terms, place, minutes);
}

void
pc_situation_check_terms (const PcSituationCheck *self)
{
  GPtrArray *events = self->traineeship->events;
  PcRecord *record = self->traineeship->traineeship;

  if (self->rules != NULL)
    {
      check_least (self);
      check_most (self);
      check_planned (self);
    }

  check_hours (self, self->course.starts, &(Place) { record, PC_TRAINEESHIP_WEEKLY_MINUTES, PC_TRAINEESHIP_WEEKDAYS,
                                                     PC_TRAINEESHIP_ENDS_AT });
  for (guint i = 0; i < events->len; i++)
    {
      const PcDay day = pc_record_get_day (events->pdata[i], PC_TRAINEESHIP_EVENT_DATE);

      if (day > self->course.starts && day <= self->course.ends &&
          pc_course_is_event (events->pdata[i], "timetable-change"))
        check_hours (self, day, &(Place) { events->pdata[i], PC_TRAINEESHIP_EVENT_WEEKLY_MINUTES,
                                           PC_TRAINEESHIP_EVENT_WEEKDAYS, PC_TRAINEESHIP_EVENT_ENDS_AT });
    }
}
