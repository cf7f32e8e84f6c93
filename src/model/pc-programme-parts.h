/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme.h"

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

/**
 * PcProgrammeCategory:
 * @titles: the residence titles; none where any will do
 * @doubtful_titles: those that not all sources accept: to warn, not to refuse
 * @min_age: in years
 * @below_age: in years, not reached
 */
typedef struct
{
  char      *id;
  char      *name;
  char     **titles;
  char     **doubtful_titles;
  int        min_age;
  int        below_age;
  gboolean   entered_as_minor;
  gboolean   recognised_later;
  gboolean   compulsory_schooling;
  char      *source;
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

/* (transfer full): what the getters of pc-programme.h keep. */
GPtrArray *pc_programme_parts_new_components (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_services   (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_categories (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_documents  (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_deadlines  (PcProgramme *programme);
GPtrArray *pc_programme_parts_new_settings   (PcProgramme *programme);

G_END_DECLS
