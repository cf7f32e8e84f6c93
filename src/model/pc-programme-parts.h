/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-day.h"
#include "pc-programme.h"
#include "pc-programme-value.h"

G_BEGIN_DECLS

/* In all of these: names are in the language in use when the programme was made, and a number that the file does not
   state is -1. The enumerations follow the order of the words in the format's table. */

typedef enum
{
  PC_PROGRAMME_PAYEE_TRAINEE,
  PC_PROGRAMME_PAYEE_HOST,
  PC_PROGRAMME_PAYEE_PROMOTER
} PcProgrammePayee;

typedef enum
{
  PC_PROGRAMME_BASIS_PER_MONTH,
  PC_PROGRAMME_BASIS_PER_HOUR,
  PC_PROGRAMME_BASIS_LUMP
} PcProgrammeBasis;

typedef enum
{
  PC_PROGRAMME_CONDITION_UNSTATED = -1,
  PC_PROGRAMME_CONDITION_NONE,
  PC_PROGRAMME_CONDITION_COMPLETED,
  PC_PROGRAMME_CONDITION_HOURS_CERTIFIED,
  PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED
} PcProgrammeCondition;

/**
 * PcProgrammeComponent:
 * @minutes: what is delivered for it, in minutes
 * @unit_cents: for an hour
 * @unit_assumed: whether that is a setting that the notice does not state
 * @assumed: whether one of the figures and words that make up what is due is one: the amount by itself is not meant
 * @paid_to_public_promoter: whether a promoter that is a public body gets it; nobody but promoters is asked about
 * @outside_ceiling: whether it comes on top of the ceiling of the pathway
 * @fund: (nullable): the name of a group Fund
 * @source: (nullable): where the rule stands
 */
typedef struct
{
  char                 *id;
  char                 *name;
  PcProgrammePayee      payee;
  PcProgrammeBasis      basis;
  PcProgrammeCondition  condition;
  gint64                amount_cents;
  gint64                monthly_cents;
  gint64                unit_cents;
  int                   months;
  int                   minutes;
  gboolean              unit_assumed;
  gboolean              assumed;
  gboolean              paid_to_public_promoter;
  gboolean              outside_ceiling;
  char                 *fund;
  char                 *source;
} PcProgrammeComponent;

/**
 * PcProgrammeService:
 * @code: the letter of the notice where it has one
 * @phases: before, during, after the traineeship
 * @modes: individual, group
 * @delivery: presence, remote
 * @counts_for_clearance: whether its certified hours count towards those of [Clearance]
 * @hours_unknown: whether the planned hours are a setting that the notice does not state
 * @component: (nullable): what pays for it
 */
typedef struct
{
  char      *code;
  char      *name;
  char      *area;
  int        order;
  int        minutes;
  int        min_minutes;
  int        max_minutes;
  char     **phases;
  char     **modes;
  char     **delivery;
  gboolean   counts_for_clearance;
  gboolean   compulsory;
  gboolean   hours_unknown;
  char      *component;
  char      *source;
} PcProgrammeService;

typedef enum
{
  PC_PROGRAMME_CHECKED_AT_UNSTATED = -1,
  PC_PROGRAMME_CHECKED_AT_APPLICATION,
  PC_PROGRAMME_CHECKED_AT_CLEARANCE,
  PC_PROGRAMME_CHECKED_AT_TRAINEESHIP_START
} PcProgrammeCheckedAt;

/**
 * PcProgrammeCategory:
 * @titles: the residence titles; none where any will do
 * @doubtful_titles: those that not all sources accept: to warn, not to refuse
 * @min_age: in years
 * @below_age: in years, not reached
 * @age_at: the day the age is taken; unstated: the day of all requirements
 */
typedef struct
{
  char                 *id;
  char                 *name;
  char                **titles;
  char                **doubtful_titles;
  int                   min_age;
  int                   below_age;
  PcProgrammeCheckedAt  age_at;
  gboolean              entered_as_minor;
  gboolean              recognised_later;
  gboolean              compulsory_schooling;
  char                 *source;
} PcProgrammeCategory;

/**
 * PcProgrammeDocument:
 * @required_for: clearance, start, end, claim
 * @categories: of whom alone it is asked; none for everybody
 */
typedef struct
{
  char      *type;
  char      *name;
  char     **required_for;
  char     **categories;
  int        max_age_months;
  gboolean   is_signed;
  char      *source;
} PcProgrammeDocument;

/**
 * PcProgrammeDeadline:
 * @kind: the word of the file
 * @from: (nullable): the first day, of what has one
 * @date: (nullable): the last day; %NULL where it is not known
 * @time: minutes after midnight of @date, 1440 for its end
 * @component: (nullable): the only one it concerns
 */
typedef struct
{
  char *id;
  char *name;
  char *kind;
  char *from;
  char *date;
  int   time;
  char *component;
  char *source;
} PcProgrammeDeadline;

/**
 * PcProgrammeSetting:
 * @value: as in the file; empty where nothing is assumed
 * @unknown: whether the notice does not state it
 * @choices: the words to choose from; none for other types
 * @note: why it is a setting
 */
typedef struct
{
  char             *id;
  char             *name;
  PcProgrammeType   type;
  char             *value;
  gboolean          unknown;
  char            **choices;
  char             *note;
} PcProgrammeSetting;

/* The words of keys that stand in one place alone, in the order of the format. -1 where the file states none. */

typedef enum
{
  PC_PROGRAMME_ATTENDANCE_BASIS_UNSTATED = -1,
  PC_PROGRAMME_ATTENDANCE_BASIS_MONTHLY,
  PC_PROGRAMME_ATTENDANCE_BASIS_WHOLE_TRAINEESHIP
} PcProgrammeAttendanceBasis;

typedef enum
{
  PC_PROGRAMME_BELOW_THRESHOLD_UNSTATED = -1,
  PC_PROGRAMME_BELOW_THRESHOLD_PROPORTIONAL,
  PC_PROGRAMME_BELOW_THRESHOLD_NOTHING
} PcProgrammeBelowThreshold;

typedef enum
{
  PC_PROGRAMME_PARTIAL_MONTH_UNSTATED = -1,
  PC_PROGRAMME_PARTIAL_MONTH_BY_DAYS,
  PC_PROGRAMME_PARTIAL_MONTH_BY_HOURS,
  PC_PROGRAMME_PARTIAL_MONTH_TRAINEESHIP_MONTHS
} PcProgrammePartialMonth;

typedef enum
{
  PC_PROGRAMME_EARLY_END_UNSTATED = -1,
  PC_PROGRAMME_EARLY_END_ATTENDED_MONTHS,
  PC_PROGRAMME_EARLY_END_NOTHING
} PcProgrammeEarlyEnd;

typedef enum
{
  PC_PROGRAMME_SUBSTITUTION_UNSTATED = -1,
  PC_PROGRAMME_SUBSTITUTION_NO,
  PC_PROGRAMME_SUBSTITUTION_BEFORE_START
} PcProgrammeSubstitution;

/** The sets of indicators: bit n is the word n of [Indicators] Sets. */
typedef enum
{
  PC_PROGRAMME_INDICATORS_ESF_2014      = 1 << 0,
  PC_PROGRAMME_INDICATORS_ESF_PLUS_2021 = 1 << 1,
  PC_PROGRAMME_INDICATORS_AMIF_2021     = 1 << 2
} PcProgrammeIndicatorSets;

/**
 * PcProgrammeRules:
 * @max_months_protected: for people under protection and other protected groups, where they have another limit
 * @min_monthly_allowance_cents: gross; which figure holds pc_programme_rules_get_min_monthly_cents() tells
 * @min_monthly_by_weekly: (nullable) (element-type PcProgrammeRate): by the weekly hours agreed
 * @min_monthly_proportional: whether between two of those the amount grows with the hours
 * @min_monthly_by_daily: (nullable) (element-type PcProgrammeRate): by the hours of the longest day
 * @min_monthly_with_meals_cents: where the host gives meals
 * @floor_monthly_allowance_cents: a month reduced in proportion to the attendance is never paid less
 * @min_hourly_allowance_cents: for an hour present, of traineeships paid by the hour
 * @host_quota: (nullable) (element-type PcProgrammeBand): by employees of the operating unit
 * @host_quota_beyond: percent of the employees of hosts larger than the last band, rounded up
 * @full_pay_share: percent of the hours due, over @attendance_basis
 * @share_assumed: whether one of the three figures before rests on a setting that nobody states, for results that have
 *   no time to ask pc_programme_is_unknown()
 * @partial_month_assumed: likewise
 * @attestation_share: percent of the hours of the project
 * @register_stamped: whether the register of training activities is stamped before use; not asked for where not stated
 * @temporary_protection_until: the last day; 0 where not stated
 * @permit_renewal_days: before the expiry of a permit, from when its renewal is to be asked for
 * @disabilities: codes of disability that count, as codes of housing, vulnerability and document-kind below
 * @qualifications: the papers that tell of a qualification gained
 * @background_collected: whether foreign background and minority are asked about
 * @clearance_services: the codes whose certified hours count; none where not stated
 * @certified_minutes: to be certified before the clearance
 *
 * The figures of the groups of which a file has one, read once: rules ask for them thousands of times a second.
 * Settings are followed. A number or a length that is not stated is -1. A boolean that is not stated has the cautious
 * answer: what is asked of people and offices holds, what is allowed does not, no list is complete. Whether a figure is
 * an assumption pc_programme_is_unknown() tells, with the group and key of the file.
 */
typedef struct
{
  /* [Traineeship] */
  int                         months;
  int                         extension_months;
  int                         min_months;
  int                         min_months_seasonal;
  int                         max_months;
  int                         max_months_protected;
  int                         max_months_disability;
  int                         weekly_minutes;
  int                         daily_minutes;
  int                         suspension_health_days;
  int                         suspension_closure_days;
  gint64                      min_monthly_allowance_cents;
  GArray                     *min_monthly_by_weekly;
  gboolean                    min_monthly_proportional;
  GArray                     *min_monthly_by_daily;
  gint64                      min_monthly_with_meals_cents;
  gint64                      floor_monthly_allowance_cents;
  gint64                      min_hourly_allowance_cents;
  int                         max_trainees_per_promoter_tutor;
  int                         max_trainees_per_host_tutor;
  GArray                     *host_quota;
  int                         host_quota_beyond;
  gboolean                    same_host_twice;
  int                         dismissal_months;
  int                         communication_days_before;
  int                         communication_day_public_host;

  /* [Attendance] */
  int                         full_pay_share;
  PcProgrammeAttendanceBasis  attendance_basis;
  PcProgrammeBelowThreshold   below_threshold;
  PcProgrammePartialMonth     partial_month;
  gboolean                    share_assumed;
  gboolean                    partial_month_assumed;
  int                         attestation_share;

  /* [Register] of training activities */
  gboolean                    register_stamped;

  /* [Eligibility] */
  PcProgrammeCheckedAt        checked_at;
  gboolean                    one_per_person;
  gboolean                    no_parallel_allowance;
  gboolean                    unemployed;
  gboolean                    reception_system_only;
  gboolean                    renewal_receipt_accepted;
  int                         permit_renewal_days;
  int                         asylum_applicant_wait_days;
  PcDay                       temporary_protection_until;

  /* [Limits] */
  int                         pathways_per_promoter;
  int                         pathways_per_host;

  /* [Clearance] */
  gboolean                    clearance_required;
  char                      **clearance_services;
  int                         certified_minutes;
  gboolean                    clearance_list_complete;

  /* [Claim] */
  gboolean                    claim_list_complete;
  PcProgrammeEarlyEnd         early_end;

  /* [Substitution] */
  PcProgrammeSubstitution     substitution_host;
  PcProgrammeSubstitution     substitution_trainee;
  gboolean                    substitution_new_clearance;

  /* [Indicators] */
  PcProgrammeIndicatorSets    indicator_sets;
  int                         result_days;
  int                         follow_up_months;
  int                         long_term_months;
  int                         long_term_months_youth;
  int                         youth_below_age;
  char                      **disabilities;
  char                      **housing_exclusion;
  char                      **other_disadvantaged;
  char                      **qualifications;
  gboolean                    background_collected;
} PcProgrammeRules;

/**
 * pc_programme_get_rules:
 *
 * Returns: (transfer none): the figures of @self, which never change. On any thread.
 */
const PcProgrammeRules *pc_programme_get_rules (PcProgramme *self);

/**
 * pc_programme_rules_get_min_monthly_cents:
 * @weekly_minutes: agreed for a week; negative where not known
 * @daily_minutes: of the longest day of the agreed week; negative where not known
 * @with_meals: whether the host gives meals
 *
 * The least allowance of a full month: the general one, or the least of the exceptions that apply: weekly hours, daily
 * hours, meals. What is not known makes no exception. A proportion is rounded up to the cent, so that no allowance
 * below it passes.
 *
 * Returns: gross cents, or -1 where no least allowance is stated
 */
gint64 pc_programme_rules_get_min_monthly_cents (const PcProgrammeRules *self,
                                                 int                     weekly_minutes,
                                                 int                     daily_minutes,
                                                 gboolean                with_meals);

/* (transfer full): what the getters of pc-programme.h keep. */
GPtrArray *pc_programme_parts_new_components (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_services   (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_categories (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_documents  (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_deadlines  (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_settings   (PcProgramme *programme);

/* (transfer full): what pc_programme_get_rules() keeps; pc-programme-rules.c. */
PcProgrammeRules *pc_programme_rules_new  (PcProgramme      *programme);
void              pc_programme_rules_free (PcProgrammeRules *self);

G_END_DECLS
