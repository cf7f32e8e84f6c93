/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-day.h"
#include "pc-demo.h"
#include "pc-kinds.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/* Shared by the files pc-demo-*.c alone. */

/*
 * Days are Julian day numbers of GDate here, because they are reckoned with all the time; 0 is no day.
 */

/* What a day of the calendar is, from 75 years before the last day of the demo to 15 years after it. */
typedef struct
{
  char    iso[11];
  guint8  is_working;
} PcDemoDay;

/* Rows of a table of data/demo that have the same key. */
typedef struct
{
  GPtrArray *rows;     /* of char **, %NULL-terminated */
  GArray    *weights;  /* of guint: running total */
} PcDemoList;

/* Saint Ambrose, the patron of Milan: month and day. */
#define PC_DEMO_PATRON "12-07"

/* Lombardia, where the office is. */
#define PC_DEMO_REGION "03"

/* Columns of trades.tsv. */
enum
{
  PC_DEMO_TRADE_SECTION,
  PC_DEMO_TRADE_HOSTS,
  PC_DEMO_TRADE_OCCUPATION,
  PC_DEMO_TRADE_GROUP,
  PC_DEMO_TRADE_OBJECTIVES,
  PC_DEMO_TRADE_ACTIVITIES,
  PC_DEMO_TRADE_COMPETENCES
};

/* A service of a programme, as far as the demo needs it. */
typedef struct
{
  const PcProgrammeService *service;
  int                       minutes;      /* in a whole pathway */
  guint                     phases;       /* bits of PcDemoPhase */
  gboolean                  is_first;     /* it goes before the plan, and is not planned */
  gboolean                  in_groups;
  gboolean                  in_register;  /* its hours stand in the register of non-training activities */
} PcDemoService;

typedef enum
{
  PC_DEMO_BEFORE = 1 << 0,
  PC_DEMO_DURING = 1 << 1,
  PC_DEMO_AFTER = 1 << 2
} PcDemoPhase;

typedef struct
{
  PcProgramme *programme;
  GArray      *services;         /* of PcDemoService, in their order */
  char        *cup;
  int          minutes;          /* of all services */
  int          opens;            /* first day on which pathways may be opened; 0: any */
  int          last_request;     /* last day to ask for a clearance, or 0 */
  int          last_end;         /* last day of traineeships, or 0 */
  int          months;
  int          extension_months;
  int          weekly_minutes;   /* 0: not stated */
  int          daily_minutes;    /* 0: not stated */
  int          temporary_until;  /* last day of temporary protection that is known; 0: none */
  gint64       monthly_cents;    /* PC_UNSET: not stated */
} PcDemoProgramme;

typedef enum
{
  PC_DEMO_COMPLETED,
  PC_DEMO_DROPPED,      /* before the traineeship */
  PC_DEMO_INTERRUPTED   /* during the traineeship */
} PcDemoEnd;

/* No host of the demo has more trainees at once; the smallest have one. */
#define PC_DEMO_PLACES 2

typedef struct
{
  char   id[37];
  char   tutor_id[37];
  char  *name;
  char  *address;
  char  *region;
  char **trade;                      /* row of trades.tsv */
  int    n_places;                   /* 0: it cannot have trainees */
  gboolean is_limited;               /* it may have no more than these */
  int    free_from[PC_DEMO_PLACES];  /* of each place: first day without a trainee */
  int    closes_from;                /* the first day of August on which it is closed, 0 where it is not */
  int    closes_until;
} PcDemoHost;

/* What is wrong with the records of some people, as it is in any office. */
typedef enum
{
  PC_DEMO_NO_TROUBLE,
  PC_DEMO_TWICE,            /* registered before, under another spelling */
  PC_DEMO_PERMIT_EXPIRED,   /* and no renewal asked for */
  PC_DEMO_DID_OLD,          /* on the day of the request */
  PC_DEMO_PAPER_MISSING,
  PC_DEMO_PAGE_MISSING,     /* services that stand on no page of the register */
  PC_DEMO_DAYS_MISSING,     /* a month of attendance with days that nobody has marked */
  PC_DEMO_OFTEN_ABSENT,     /* for a month */
  PC_DEMO_NO_PLACE,         /* the host has no place left */
  PC_DEMO_OVERLAP,          /* two services at the same time */
  PC_DEMO_N_TROUBLES
} PcDemoTrouble;

/* Quarters of an hour of one working day, from 9 to 13 (bits 0 to 15) and from 14 to 18 (bits 16 to 31). */
typedef struct
{
  int      day;
  guint32  quarters;
  guint    service;                  /* index in the programme */
} PcDemoBusy;

/* The course of one person: when what happens, also what is still to come at the last day of the demo. */
typedef struct
{
  const PcDemoProgramme *programme;  /* %NULL: no pathway */
  PcDemoEnd  end;
  PcDemoTrouble trouble;
  guint      serial;
  guint      operator_index;         /* of the case manager */
  int        registered;
  int        opened;
  int        adhesion;
  int        planned;
  int        asked;                  /* for the clearance */
  int        cleared;
  int        starts;                 /* the traineeship */
  int        agreed_end;             /* as first agreed */
  int        ends;                   /* in the end */
  int        suspended_from;         /* 0: was not */
  int        suspended_until;
  int        closes;
  int        stops;                  /* first day on which nothing happens any more */
  guint8     daily_quarters;         /* of the traineeship */
  gboolean   afternoons;
  gboolean   extended;               /* for other reasons than a suspension */

  /* Known while the person is written. */
  gboolean   unaccompanied;
  int        born;
  int        arrived;
  int        declared;               /* availability for work (DID), or 0 */
  int        out_of_work;            /* since when */
  const char *language;
  const char *sex;
  const char *status;                /* on entry, as the next two */
  const char *isced;
  const char *housing;
  const char *outcome;               /* %NULL: not closed */
  char       *name;
  char     **trade;                  /* row of trades.tsv: what the plan aims at; %NULL: there is no plan */
  const PcDemoHost *host;            /* %NULL: no traineeship is agreed */
  guint      n_in_register;          /* services in the register so far */
  char       person_id[37];
  char       pathway_id[37];
  GArray    *sessions;               /* of PcDemoBusy: group sessions attended */
  PcDemoBusy latest;                 /* the service written last; day 0: none */
} PcDemoCourse;

/* Somebody who may be registered once more: what both have in common, and the given name as it is spelt then. */
typedef struct
{
  char      **country;               /* row of countries.tsv; %NULL: there is nobody yet */
  const char *family;
  const char *given;
  const char *sex;
  int         born;
} PcDemoNamesake;

typedef struct
{
  PcStore      *store;
  PcDemoOptions options;
  GRand        *rand;
  GError       *error;               /* the first; nothing is written after it */
  gint64        clock;               /* milliseconds since 1970 of the next id */
  GPtrArray    *records;             /* one of each kind, filled again and again */

  int           until;
  int           first_day;           /* of the calendar */
  guint         n_days;
  PcDemoDay    *days;

  GHashTable   *lists;               /* "file:key" -> PcDemoList */
  GPtrArray    *programmes;          /* of PcDemoProgramme */

  char         *prefix;              /* of personal codes */
  char          office_id[37];
  GPtrArray    *operators;           /* of char *: ids */
  GArray       *hosts;               /* of PcDemoHost */
  GPtrArray    *receptions;
  GPtrArray    *job_centres;

  PcDemoNamesake namesake;           /* of the latest person that may be registered twice */
  PcDemoCourse *courses;             /* of all people, by day of registration */
  double        services_factor;     /* services planned a minute of service; 0: by their usual length */

  int           agenda_first;
  guint         agenda_days;
  guint32      *agendas;             /* quarters taken, of each operator on each day */
  guint32      *agenda;              /* of the person who is being written */
} PcDemo;

/* pc-demo-write.c */

/** The record of @kind to fill, with a new id and nothing else set; borrowed, the same one each time. */
PcRecord   *pc_demo_new      (PcDemo *demo, const PcKind *kind);
/** Keeps @record; after an error nothing more is kept. */
void        pc_demo_put      (PcDemo *demo, PcRecord *record);
/** Sets a day; unset where it is 0. */
void        pc_demo_set_day  (PcDemo *demo, PcRecord *record, guint field, int day);
/** Sets the day of something that has happened; unset where it is 0 or still to come. */
void        pc_demo_set_past (PcDemo *demo, PcRecord *record, guint field, int day);
void        pc_demo_copy_id  (char id[37], PcRecord *record);
/** Gives @record, which somebody else has made, an id of the demo. */
void        pc_demo_adopt    (PcDemo *demo, PcRecord *record);

/* pc-demo-random.c */

/** From @min to @max, both included. */
int         pc_demo_range    (PcDemo *demo, int min, int max);
/** %TRUE in @percent of 100 cases. */
gboolean    pc_demo_chance   (PcDemo *demo, int percent);
/** A row of the list @file:@key (up to two words) by its weights; columns as in the file. */
char      **pc_demo_pick_row (PcDemo *demo, const char *file, const char *key, const char *more);
/** A text of phrases.tsv; %NULL where the row is blank. */
const char *pc_demo_phrase   (PcDemo *demo, const char *key);
/** A code of choices.tsv; %NULL where the row is blank. */
const char *pc_demo_choose   (PcDemo *demo, const char *list);
/** One of the words of @text ("a b c"), or by weight of "a:2 b:1", as an interned string. */
const char *pc_demo_word     (PcDemo *demo, const char *text);
const char *pc_demo_id       (PcDemo *demo, GPtrArray *ids);

/* pc-demo-lists.c */

/** Reads the tables of data/demo. */
GHashTable *pc_demo_lists_new  (void);
PcDemoList *pc_demo_lists_find (GHashTable *lists, const char *file, const char *key, const char *more);

/* pc-demo-calendar.c */

/** Fails where @iso is no day. */
gboolean    pc_demo_calendar_init  (PcDemo *demo, const char *iso, GError **error);
const char *pc_demo_iso            (PcDemo *demo, int day);
/** Neither a weekend nor a holiday, that of the patron of Milan included. */
gboolean    pc_demo_is_working     (PcDemo *demo, int day);
/** @day, or the next working day after it. */
int         pc_demo_next_working   (PcDemo *demo, int day);
int         pc_demo_last_working   (PcDemo *demo, int day);

/* pc-demo-identity.c */

/** An Italian IBAN with its CIN and check digits, full. */
char       *pc_demo_iban     (PcDemo *demo);
char       *pc_demo_vat      (PcDemo *demo);
char       *pc_demo_mobile   (PcDemo *demo);
char       *pc_demo_landline (PcDemo *demo);
/** An address at @domain, without accents; full. */
char       *pc_demo_email    (const char *given, const char *family, const char *domain);
/** @text with each "%s" replaced by @name, full. */
char       *pc_demo_fill     (const char *text, const char *name);

/* pc-demo-programme.c */

/** The programmes of the demo, as they are shipped; %NULL on error. */
GPtrArray  *pc_demo_programmes_new (GError **error);

/* pc-demo-course.c */

/** Lays out the courses of all people. */
void        pc_demo_plan_courses  (PcDemo *demo);
/** Whether something of @course that was to happen on @day, or 0, has happened. */
gboolean    pc_demo_has_come      (PcDemo *demo, const PcDemoCourse *course, int day);
/** The day in the middle of the traineeship as it was agreed, when the competences are assessed. */
int         pc_demo_get_midterm   (const PcDemoCourse *course);
/** The days of @phases in @course, from @from to @to (excluded); %FALSE where there are none. */
gboolean    pc_demo_get_phase     (const PcDemoCourse *course, guint phases, int *from, int *to);
/** The days of @service in @course: of those before the traineeship, one comes after the other. */
gboolean    pc_demo_get_period    (const PcDemoCourse *course, const PcDemoService *service, int *from, int *to);
/** What of the minutes of @service is foreseen for @course: less where the traineeship was interrupted. */
int         pc_demo_get_minutes   (const PcDemoCourse *course, const PcDemoService *service);
/** Someone who works at the same time as @operator_index. */
guint       pc_demo_pick_colleague (PcDemo *demo, guint operator_index);
void        pc_demo_course_clear  (PcDemoCourse *course);

/* pc-demo-trouble.c */

/** Chooses who of all people has which trouble. */
void        pc_demo_plan_troubles (PcDemo *demo);

/* pc-demo-agenda.c */

void        pc_demo_agenda_init   (PcDemo *demo);
/** Empties the person's agenda, then enters the traineeship and the group sessions of @course. */
void        pc_demo_agenda_begin  (PcDemo *demo, const PcDemoCourse *course);
/** Finds @quarters free for the person (where @of_person) and the operator, and takes them; first quarter, or -1. */
int         pc_demo_agenda_take   (PcDemo *demo, int day, guint operator_index, gboolean of_person, int quarters);
/** Minutes after midnight of the beginning of a quarter. */
int         pc_demo_get_time      (int quarter);
/** Takes @quarters of the operator alone; %FALSE where they are not all free. */
gboolean    pc_demo_agenda_take_bits (PcDemo *demo, int day, guint operator_index, guint32 quarters);
/** The bits of @n quarters from @first on. */
guint32     pc_demo_get_bits      (int first, int n);

/* pc-demo-office.c, pc-demo-person.c ...: write the records of their kind */

void        pc_demo_write_office      (PcDemo *demo);
void        pc_demo_write_hosts       (PcDemo *demo);
void        pc_demo_write_closures    (PcDemo *demo);
/** Whether @host is closed on @day, which is a working day. */
gboolean    pc_demo_host_is_closed    (PcDemo *demo, const PcDemoHost *host, int day);
void        pc_demo_write_person      (PcDemo *demo, PcDemoCourse *course, guint number);
void        pc_demo_write_permits     (PcDemo *demo, PcDemoCourse *course, const char *titles);
/** The host of @course, which takes one of its places. */
const PcDemoHost *pc_demo_pick_host   (PcDemo *demo, const PcDemoCourse *course);
void        pc_demo_write_pathway     (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_plan        (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_documents   (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_notes       (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_sessions    (PcDemo *demo, guint first, guint n);
void        pc_demo_write_services    (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_traineeship (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_attendance  (PcDemo *demo, PcDemoCourse *course, const char *traineeship_id,
                                       int away_percent);
void        pc_demo_write_registers   (PcDemo *demo, PcDemoCourse *course, const char *traineeship_id);
void        pc_demo_write_competences (PcDemo *demo, PcDemoCourse *course, const char *traineeship_id);
void        pc_demo_write_diary       (PcDemo *demo, PcDemoCourse *course, const char *traineeship_id);
void        pc_demo_write_claim       (PcDemo *demo, PcDemoCourse *course);
void        pc_demo_write_follow_ups  (PcDemo *demo, PcDemoCourse *course);

G_END_DECLS
