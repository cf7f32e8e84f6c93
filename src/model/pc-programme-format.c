/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-format.h"

/* The residence documents a programme can accept: the codes of data/codes/residence-title.xml but for the renewal
   receipt. That one stands for what is being renewed, and [Eligibility] RenewalReceiptAccepted says if it will do. */
#define TITLES "ASI;SUS;RAS;SPE;CS18;CS18B;CS18T;CS22;TMP;MIN;AFF;PRO;CAL;CIV;MED;ASM;APO;UMA;LAV;FAM;STU;LUN;ALT"

#define CONDITIONS "none;completed;hours-certified;clearance-issued"
#define TYPES "text;money;date;time;integer;percent;hours;boolean;choice;choices;bands;rates"

/* Of data/codes/housing.xml and data/codes/vulnerability.xml, what can make somebody count as excluded or disadvantaged and
   is not an indicator of its own. */
#define HOUSING "reception;shared-rent;hosted;employer;public-housing;shelter;informal;homeless;other"
#define VULNERABILITIES "trafficking;labour-exploitation;gender-violence;torture;unaccompanied-minor;" \
                        "former-unaccompanied-minor;single-parent;pregnancy;physical-health;mental-health;addiction;" \
                        "sexual-orientation;elderly;judicial;debt"

/* The codes of data/codes/region.xml. */
#define REGIONS "01;02;03;04;05;06;07;08;09;10;11;12;13;14;15;16;17;18;19;20;21;22"

#define REQUIRED PC_PROGRAMME_KEY_REQUIRED
#define FIXED PC_PROGRAMME_KEY_FIXED
#define REGIONAL PC_PROGRAMME_KEY_REGIONAL

#define NAME(key, flags) { key, PC_PROGRAMME_TYPE_NAME, (flags) | FIXED }
#define TEXT(key, flags) { key, PC_PROGRAMME_TYPE_TEXT, (flags) | FIXED }
#define LABEL(key, flags) { key, PC_PROGRAMME_TYPE_LABEL, (flags) | FIXED }
#define MONEY(key, flags) { key, PC_PROGRAMME_TYPE_MONEY, flags }
#define DATE(key, flags) { key, PC_PROGRAMME_TYPE_DATE, flags }
#define TIME(key, flags) { key, PC_PROGRAMME_TYPE_TIME, flags }
#define INTEGER(key, flags, min, max) { key, PC_PROGRAMME_TYPE_INTEGER, flags, NULL, min, max }
#define PERCENT(key, flags) { key, PC_PROGRAMME_TYPE_PERCENT, flags, NULL, 0, 100 }
#define HOURS(key, flags) { key, PC_PROGRAMME_TYPE_HOURS, flags }
#define BOOLEAN(key, flags) { key, PC_PROGRAMME_TYPE_BOOLEAN, flags }
#define CHOICE(key, flags, of) { key, PC_PROGRAMME_TYPE_CHOICE, flags, of }
#define CHOICES(key, flags, of) { key, PC_PROGRAMME_TYPE_CHOICES, flags, of }
#define REFERENCE(key, flags, of) { key, PC_PROGRAMME_TYPE_REFERENCE, (flags) | FIXED, of }
#define REFERENCES(key, flags, of) { key, PC_PROGRAMME_TYPE_REFERENCES, (flags) | FIXED, of }
#define BANDS(key, flags) { key, PC_PROGRAMME_TYPE_BANDS, flags }
#define VARIANT(key, type, flags, other) { key, PC_PROGRAMME_TYPE_##type, flags, .base = other }
#define END { NULL }

/* What each region sets for itself under the State-Regions agreement: one list for programmes, where most are a setting
   that a region answers, and for the files of regions, which hold figures. */
#define REGIONAL_TRAINEESHIP_KEYS(flags) \
  INTEGER ("MaxMonths", flags, 1, 60), \
  INTEGER ("MaxMonthsProtected", flags, 1, 60), \
  INTEGER ("MaxMonthsDisability", flags, 1, 60), \
  MONEY ("MinMonthlyAllowance", flags), \
  VARIANT ("MinMonthlyAllowanceByWeeklyHours", RATES, flags, "MinMonthlyAllowance"), \
  VARIANT ("MinMonthlyAllowanceProportional", BOOLEAN, flags, "MinMonthlyAllowanceByWeeklyHours"), \
  VARIANT ("MinMonthlyAllowanceByDailyHours", RATES, flags, "MinMonthlyAllowance"), \
  VARIANT ("MinMonthlyAllowanceWithMeals", MONEY, flags, "MinMonthlyAllowance"), \
  MONEY ("FloorMonthlyAllowance", flags), \
  MONEY ("MinHourlyAllowance", flags), \
  INTEGER ("MaxTraineesPerPromoterTutor", flags, 1, 1000), \
  INTEGER ("MaxTraineesPerHostTutor", flags, 1, 1000), \
  BANDS ("HostQuota", flags), \
  PERCENT ("HostQuotaBeyond", flags)

#define REGIONAL_ATTENDANCE_KEYS(flags, needed) \
  PERCENT ("FullPayShare", (flags) | (needed)), \
  CHOICE ("Basis", (flags) | (needed), "monthly;whole-traineeship"), \
  CHOICE ("BelowThreshold", (flags) | (needed), "proportional;nothing"), \
  CHOICE ("PartialMonth", flags, "by-days;by-hours;traineeship-months"), \
  PERCENT ("AttestationShare", flags)

static const PcProgrammeKey programme_keys[] = {
  NAME ("Id", REQUIRED),
  TEXT ("Edition", REQUIRED),
  LABEL ("Name", REQUIRED),
  LABEL ("FullName", 0),
  LABEL ("Authority", REQUIRED),
  LABEL ("Operator", 0),
  LABEL ("InformationSystem", 0),
  TEXT ("Cup", 0),
  CHOICE ("Currency", REQUIRED | FIXED, "EUR"),
  MONEY ("MaxPerPathway", REQUIRED | FIXED),
  REFERENCES ("FundingSources", REQUIRED, "Fund"),
  INTEGER ("NationalRetentionYears", 0, 0, 99),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey budget_keys[] = {
  INTEGER ("Pathways", REQUIRED, 1, 1000000),
  MONEY ("Amount", 0),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey fund_keys[] = {
  LABEL ("Name", REQUIRED),
  INTEGER ("RetentionYears", 0, 0, 99),
  CHOICE ("RetentionFrom", 0, "last-payment;accounts"),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey component_keys[] = {
  LABEL ("Name", REQUIRED),
  CHOICE ("Payee", REQUIRED | FIXED, "trainee;host;promoter"),
  MONEY ("Amount", REQUIRED | FIXED),
  CHOICE ("Basis", REQUIRED, "per-month;per-hour;lump"),
  INTEGER ("Months", 0, 1, 60),
  MONEY ("MonthlyAmount", 0),
  HOURS ("Hours", 0),
  MONEY ("UnitCost", 0),
  CHOICE ("Condition", 0, CONDITIONS),
  CHOICE ("PaidBy", 0, "authority;promoter;host"),
  BOOLEAN ("PaidToPublicPromoter", 0),
  BOOLEAN ("OutsideCeiling", FIXED),
  REFERENCE ("Fund", 0, "Fund"),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey service_keys[] = {
  LABEL ("Name", REQUIRED),
  LABEL ("Area", 0),
  INTEGER ("Order", REQUIRED | FIXED, 1, 999),
  CHOICES ("Phase", REQUIRED, "before;during;after"),
  REFERENCE ("Component", 0, "Component"),
  HOURS ("Hours", 0),
  HOURS ("MinHours", 0),
  HOURS ("MaxHours", 0),
  CHOICES ("Modes", REQUIRED, "individual;group"),
  CHOICES ("Delivery", REQUIRED, "presence;remote;telephone"),
  BOOLEAN ("Compulsory", 0),
  REFERENCE ("Register", 0, "Register"),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey register_keys[] = {
  LABEL ("Name", REQUIRED),
  CHOICE ("Covers", REQUIRED | FIXED, "non-training;training"),
  BOOLEAN ("Stamped", 0),
  CHOICE ("KeptBy", 0, "promoter;company-tutor"),
  BOOLEAN ("FilledDaily", 0),
  BOOLEAN ("NetOfBreaks", 0),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey traineeship_keys[] = {
  INTEGER ("Months", REQUIRED, 1, 60),
  INTEGER ("ExtensionMonths", 0, 0, 60),
  INTEGER ("MinMonths", 0, 1, 60),
  INTEGER ("MinMonthsSeasonal", 0, 1, 60),
  HOURS ("WeeklyHours", 0),
  HOURS ("DailyHours", 0),
  INTEGER ("SuspensionHealthDays", 0, 1, 366),
  INTEGER ("SuspensionClosureDays", 0, 1, 366),
  REGIONAL_TRAINEESHIP_KEYS (REGIONAL),
  BOOLEAN ("SameHostTwice", 0),
  INTEGER ("DismissalMonths", 0, 0, 120),
  INTEGER ("CommunicationDaysBefore", 0, 0, 30),
  INTEGER ("CommunicationDayPublicHost", 0, 1, 28),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey attendance_keys[] = {
  REGIONAL_ATTENDANCE_KEYS (REGIONAL, REQUIRED),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey category_keys[] = {
  LABEL ("Name", REQUIRED),
  CHOICES ("Titles", 0, TITLES),
  CHOICES ("DoubtfulTitles", 0, TITLES),
  INTEGER ("MinAge", 0, 0, 120),
  INTEGER ("BelowAge", 0, 1, 120),
  CHOICE ("AgeAt", 0, "clearance;traineeship-start"),
  BOOLEAN ("EnteredAsMinor", 0),
  BOOLEAN ("RecognisedLater", 0),
  BOOLEAN ("CompulsorySchooling", 0),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey eligibility_keys[] = {
  CHOICE ("CheckedAt", REQUIRED, "application;clearance;traineeship-start"),
  BOOLEAN ("OnePerPerson", REQUIRED),
  BOOLEAN ("NoParallelAllowance", REQUIRED),
  BOOLEAN ("Unemployed", REQUIRED),
  BOOLEAN ("ReceptionSystemOnly", 0),
  BOOLEAN ("RenewalReceiptAccepted", REQUIRED),
  INTEGER ("PermitRenewalDays", 0, 0, 366),
  INTEGER ("AsylumApplicantWaitDays", 0, 0, 366),
  DATE ("TemporaryProtectionUntil", 0),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey limits_keys[] = {
  INTEGER ("PathwaysPerPromoter", 0, 1, 1000000),
  INTEGER ("PathwaysPerHost", 0, 1, 1000000),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey document_keys[] = {
  LABEL ("Name", REQUIRED),
  CHOICES ("RequiredFor", REQUIRED, "clearance;start;end;claim"),
  INTEGER ("MaxAgeMonths", 0, 1, 120),
  REFERENCES ("Categories", 0, "Category"),
  BOOLEAN ("Signed", 0),
  REFERENCE ("Register", 0, "Register"),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey deadline_keys[] = {
  LABEL ("Name", REQUIRED),
  CHOICE ("Kind", REQUIRED | FIXED,
          "notice;application;adhesion;clearance-request;clearance-window;traineeship-end;pathway-end;claim"),
  DATE ("From", 0),
  DATE ("Date", REQUIRED),
  TIME ("Time", 0),
  REFERENCE ("Component", 0, "Component"),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey clearance_keys[] = {
  BOOLEAN ("Required", REQUIRED),
  REFERENCES ("Services", 0, "Service"),
  HOURS ("CertifiedHours", 0),
  BOOLEAN ("ListComplete", REQUIRED),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey claim_keys[] = {
  BOOLEAN ("ListComplete", REQUIRED),
  CHOICE ("EarlyEnd", REQUIRED, "attended-months;nothing"),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey substitution_keys[] = {
  CHOICE ("Host", REQUIRED, "no;before-start"),
  CHOICE ("Trainee", REQUIRED, "no;before-start"),
  BOOLEAN ("NewClearance", REQUIRED),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey indicators_keys[] = {
  CHOICES ("Sets", REQUIRED, "esf-2014;esf-plus-2021;amif-2021"),
  INTEGER ("ResultDays", REQUIRED, 0, 366),
  INTEGER ("FollowUpMonths", REQUIRED, 1, 60),
  INTEGER ("LongTermMonths", 0, 1, 120),
  INTEGER ("LongTermMonthsYouth", 0, 1, 120),
  INTEGER ("YouthBelowAge", 0, 1, 120),
  CHOICES ("Disabilities", 0, "declared;in-progress;certified;certified-l68"),
  CHOICES ("HousingExclusion", 0, HOUSING),
  CHOICES ("OtherDisadvantaged", 0, VULNERABILITIES),
  CHOICES ("Qualifications", 0, "study-title;language-certificate;driving-licence;final-attestation"),
  BOOLEAN ("BackgroundCollected", 0),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey setting_keys[] = {
  LABEL ("Name", REQUIRED),
  CHOICE ("Type", REQUIRED | FIXED, TYPES),
  CHOICES ("Choices", FIXED, NULL),
  { "Value", PC_PROGRAMME_TYPE_VALUE, REQUIRED | FIXED },
  BOOLEAN ("Unknown", REQUIRED | FIXED),
  LABEL ("Note", REQUIRED),
  END
};

static const PcProgrammeGroup groups[] = {
  { "Programme", FALSE, TRUE, programme_keys },
  { "Budget", FALSE, FALSE, budget_keys },
  { "Fund", TRUE, TRUE, fund_keys },
  { "Component", TRUE, TRUE, component_keys },
  { "Service", TRUE, TRUE, service_keys },
  { "Register", TRUE, FALSE, register_keys },
  { "Traineeship", FALSE, TRUE, traineeship_keys },
  { "Attendance", FALSE, TRUE, attendance_keys },
  { "Category", TRUE, TRUE, category_keys },
  { "Eligibility", FALSE, TRUE, eligibility_keys },
  { "Limits", FALSE, FALSE, limits_keys },
  { "Document", TRUE, FALSE, document_keys },
  { "Deadline", TRUE, FALSE, deadline_keys },
  { "Clearance", FALSE, TRUE, clearance_keys },
  { "Claim", FALSE, TRUE, claim_keys },
  { "Substitution", FALSE, FALSE, substitution_keys },
  { "Indicators", FALSE, TRUE, indicators_keys },
  { "Setting", TRUE, FALSE, setting_keys },
  { NULL }
};

static const PcProgrammeKey region_keys[] = {
  CHOICE ("Id", REQUIRED | FIXED, REGIONS),
  LABEL ("Name", REQUIRED),
  BOOLEAN ("Verified", REQUIRED | FIXED),
  DATE ("CheckedOn", FIXED),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey region_traineeship_keys[] = {
  REGIONAL_TRAINEESHIP_KEYS (REGIONAL | FIXED),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeKey region_attendance_keys[] = {
  REGIONAL_ATTENDANCE_KEYS (REGIONAL | FIXED, 0),
  LABEL ("Source", 0),
  END
};

static const PcProgrammeGroup region_groups[] = {
  { "Region", FALSE, TRUE, region_keys },
  { "Traineeship", FALSE, FALSE, region_traineeship_keys },
  { "Attendance", FALSE, FALSE, region_attendance_keys },
  { NULL }
};

static const char *const type_words[] = {
  [PC_PROGRAMME_TYPE_NAME] = "name",
  [PC_PROGRAMME_TYPE_TEXT] = "text",
  [PC_PROGRAMME_TYPE_LABEL] = "label",
  [PC_PROGRAMME_TYPE_MONEY] = "money",
  [PC_PROGRAMME_TYPE_DATE] = "date",
  [PC_PROGRAMME_TYPE_TIME] = "time",
  [PC_PROGRAMME_TYPE_INTEGER] = "integer",
  [PC_PROGRAMME_TYPE_PERCENT] = "percent",
  [PC_PROGRAMME_TYPE_HOURS] = "hours",
  [PC_PROGRAMME_TYPE_BOOLEAN] = "boolean",
  [PC_PROGRAMME_TYPE_CHOICE] = "choice",
  [PC_PROGRAMME_TYPE_CHOICES] = "choices",
  [PC_PROGRAMME_TYPE_REFERENCE] = "reference",
  [PC_PROGRAMME_TYPE_REFERENCES] = "references",
  [PC_PROGRAMME_TYPE_BANDS] = "bands",
  [PC_PROGRAMME_TYPE_RATES] = "rates",
  [PC_PROGRAMME_TYPE_VALUE] = "value",
};

const PcProgrammeGroup *
pc_programme_format_get_groups (void)
{
  return groups;
}

const PcProgrammeGroup *
pc_programme_format_get_region_groups (void)
{
  return region_groups;
}

const PcProgrammeGroup *
pc_programme_format_find_group_in (const PcProgrammeGroup *list,
                                   const char             *kind)
{
  g_return_val_if_fail (list != NULL && kind != NULL, NULL);

  for (const PcProgrammeGroup *group = list; group->kind != NULL; group++)
    if (g_str_equal (group->kind, kind))
      return group;

  return NULL;
}

const PcProgrammeGroup *
pc_programme_format_find_group (const char *kind)
{
  return pc_programme_format_find_group_in (groups, kind);
}

const PcProgrammeKey *
pc_programme_format_find_key (const PcProgrammeGroup *group,
                              const char             *name)
{
  g_return_val_if_fail (group != NULL && name != NULL, NULL);

  for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
    if (g_str_equal (key->name, name))
      return key;

  return NULL;
}

const char *
pc_programme_type_get_word (PcProgrammeType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (type_words), NULL);

  return type_words[type];
}

gboolean
pc_programme_type_from_word (const char      *word,
                             PcProgrammeType *type)
{
  g_return_val_if_fail (word != NULL && type != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (type_words); i++)
    if (g_str_equal (type_words[i], word))
      {
        *type = i;
        return TRUE;
      }

  return FALSE;
}
