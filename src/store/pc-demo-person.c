/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#include "pc-birth-state.h"
#include "pc-person-code.h"
#include "pc-tax-code.h"

/* Columns of countries.tsv. */
enum
{
  COUNTRY_CODE,
  COUNTRY_WEIGHT,
  COUNTRY_WOMEN,
  COUNTRY_MINORS,
  COUNTRY_MOTHER_TONGUES,
  COUNTRY_LANGUAGES,
  COUNTRY_TITLES,
  COUNTRY_TOWNS
};

/* A declaration of availability (DID) that is too old for the request is older than this. */
#define DID_MONTHS 6

static int
get_percent (char **row,
             int    column)
{
  return g_ascii_strtoll (row[column], NULL, 10);
}

/* Whether the person is the one kept as a namesake, registered once more. */
static gboolean
is_namesake (PcDemo             *demo,
             const PcDemoCourse *course)
{
  return course->trouble == PC_DEMO_TWICE && demo->namesake.country != NULL;
}

/* Keeps who has a given name of which another spelling is known, until somebody else has one. */
static void
keep_namesake (PcDemo             *demo,
               const PcDemoCourse *course,
               PcRecord           *person,
               char              **country)
{
  const char *given = pc_record_get_text (person, PC_BENEFICIARY_GIVEN_NAME);
  PcDemoList *others = pc_demo_lists_find (demo->lists, "spellings", given, NULL);

  if (others == NULL || course->trouble == PC_DEMO_TWICE)
    return;

  demo->namesake.country = country;
  demo->namesake.family = g_intern_string (pc_record_get_text (person, PC_BENEFICIARY_FAMILY_NAME));
  demo->namesake.given = ((char **) others->rows->pdata[0])[1];
  demo->namesake.sex = course->sex;
  demo->namesake.born = course->born;
}

static void
fill_names_of_namesake (PcDemo       *demo,
                        PcDemoCourse *course,
                        PcRecord     *person)
{
  const PcDemoNamesake *namesake = &demo->namesake;

  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, namesake->family);
  pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME, namesake->given);
  pc_record_set_text (person, PC_BENEFICIARY_SEX, course->sex);
  course->name = g_strconcat (namesake->family, " ", namesake->given, NULL);
}

static void
fill_names (PcDemo       *demo,
            PcDemoCourse *course,
            PcRecord     *person,
            char        **country)
{
  char **family = pc_demo_pick_row (demo, "names", country[COUNTRY_CODE], "family");
  char **given = pc_demo_pick_row (demo, "names", country[COUNTRY_CODE], course->sex);

  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, family[2]);
  pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME, given[2]);
  pc_record_set_text (person, PC_BENEFICIARY_SEX, course->sex);
  if (*family[3] != '\0' && pc_demo_chance (demo, 85))
    {
      pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME_ORIGINAL, family[3]);
      pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME_ORIGINAL, given[3]);
    }

  course->name = g_strconcat (family[2], " ", given[2], NULL);
}

/* Who came alone as a minor is 16 to 21 at the registration; the others are of age. */
static void
fill_birth (PcDemo       *demo,
            PcDemoCourse *course,
            PcRecord     *person,
            char        **country)
{
  g_auto(GStrv) towns = g_strsplit (country[COUNTRY_TOWNS], ";", -1);
  const int age = course->unaccompanied ? pc_demo_range (demo, 16 * 12 + 2, 22 * 12) :
                  pc_demo_chance (demo, 75) ? pc_demo_range (demo, 19 * 12, 36 * 12) : pc_demo_range (demo, 36 * 12, 59 * 12);

  course->born = pc_day_add_months (course->registered, -age) - pc_demo_range (demo, 0, 27);
  if (is_namesake (demo, course))
    course->born = demo->namesake.born;
  /* Where the day was not known, papers say the first of January. */
  else if (pc_demo_chance (demo, 12))
    {
      g_autofree char *iso = g_strdup_printf ("%.4s-01-01", pc_demo_iso (demo, course->born));

      course->born = pc_day_from_iso (iso);
      pc_record_set_number (person, PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN, TRUE);
    }

  pc_demo_set_day (demo, person, PC_BENEFICIARY_BIRTH_DATE, course->born);
  pc_record_set_text (person, PC_BENEFICIARY_BIRTH_COUNTRY, country[COUNTRY_CODE]);
  pc_record_set_text (person, PC_BENEFICIARY_CITIZENSHIPS, country[COUNTRY_CODE]);
  pc_record_set_text (person, PC_BENEFICIARY_BIRTH_PLACE,
                      towns[pc_demo_range (demo, 0, g_strv_length (towns) - 1)]);
}

static void
fill_tax_code (PcDemo             *demo,
               const PcDemoCourse *course,
               PcRecord           *person)
{
  const char *state = pc_birth_state_get_belfiore (pc_record_get_text (person, PC_BENEFICIARY_BIRTH_COUNTRY));
  g_autofree char *code = pc_tax_code_compute (pc_record_get_text (person, PC_BENEFICIARY_FAMILY_NAME),
                                               pc_record_get_text (person, PC_BENEFICIARY_GIVEN_NAME),
                                               pc_record_get_text (person, PC_BENEFICIARY_SEX),
                                               pc_record_get_text (person, PC_BENEFICIARY_BIRTH_DATE), state);

  /* A file is not complete from the first day; with the code somebody would have noticed who is there twice. */
  if (!pc_demo_chance (demo, 5) && course->trouble != PC_DEMO_TWICE)
    pc_record_set_text (person, PC_BENEFICIARY_TAX_CODE, code);
}

static void
fill_contacts (PcDemo       *demo,
               PcDemoCourse *course,
               PcRecord     *person)
{
  char **town = pc_demo_pick_row (demo, "towns", NULL, NULL);
  g_autofree char *address = g_strdup_printf ("%s %d", pc_demo_phrase (demo, "street"), pc_demo_range (demo, 1, 180));
  g_autofree char *phone = pc_demo_mobile (demo);

  pc_record_set_text (person, PC_BENEFICIARY_PHONE, phone);
  if (pc_demo_chance (demo, 45))
    {
      g_autofree char *email = pc_demo_email (pc_record_get_text (person, PC_BENEFICIARY_GIVEN_NAME),
                                              pc_record_get_text (person, PC_BENEFICIARY_FAMILY_NAME), "posta.example");

      pc_record_set_text (person, PC_BENEFICIARY_EMAIL, email);
    }

  pc_record_set_text (person, PC_BENEFICIARY_ADDRESS, address);
  pc_record_set_text (person, PC_BENEFICIARY_TOWN, town[0]);
  pc_record_set_text (person, PC_BENEFICIARY_POSTCODE, town[1]);
  pc_record_set_text (person, PC_BENEFICIARY_PROVINCE, town[2]);
  pc_record_set_number (person, PC_BENEFICIARY_RURAL, pc_demo_chance (demo, 4));
  pc_record_set_text (person, PC_BENEFICIARY_CONTACT_LANGUAGE, pc_demo_chance (demo, 40) ? "ita" : course->language);

  if (course->programme != NULL && course->adhesion <= demo->until && pc_demo_chance (demo, 97))
    {
      g_autofree char *iban = pc_demo_iban (demo);

      pc_record_set_text (person, PC_BENEFICIARY_IBAN, iban);
    }
}

static void
fill_education (PcDemo       *demo,
                PcDemoCourse *course,
                PcRecord     *person)
{
  const char *isced = course->unaccompanied ? (pc_demo_chance (demo, 60) ? "2" : "1") : pc_demo_choose (demo, "isced");
  const int level = *isced - '0';
  char titles[16];

  pc_record_set_text (person, PC_BENEFICIARY_ISCED, isced);
  pc_record_set_text (person, PC_BENEFICIARY_LITERACY, level == 0 ? "weakly-literate" : pc_demo_choose (demo, "literacy"));
  pc_record_set_number (person, PC_BENEFICIARY_EDUCATION_YEARS, level * 2 + pc_demo_range (demo, 1, 3));
  /* Who came alone goes to school here first; without it no minor can take part. */
  pc_record_set_number (person, PC_BENEFICIARY_SCHOOLING_DONE, level >= 2 || course->unaccompanied);
  course->isced = isced;
  if (level == 0)
    return;

  g_snprintf (titles, sizeof titles, "title-%s", isced);
  pc_record_set_text (person, PC_BENEFICIARY_EDUCATION_TITLE, pc_demo_phrase (demo, titles));
  if (pc_demo_chance (demo, course->unaccompanied ? 70 : 15))
    {
      pc_record_set_text (person, PC_BENEFICIARY_EDUCATION_COUNTRY, "IT");
      pc_record_set_text (person, PC_BENEFICIARY_EDUCATION_RECOGNITION, "italian");
      return;
    }
  pc_record_set_text (person, PC_BENEFICIARY_EDUCATION_COUNTRY, pc_record_get_text (person, PC_BENEFICIARY_BIRTH_COUNTRY));
  pc_record_set_text (person, PC_BENEFICIARY_EDUCATION_RECOGNITION, pc_demo_choose (demo, "recognition"));
}

static void
fill_work (PcDemo       *demo,
           PcDemoCourse *course,
           PcRecord     *person)
{
  int did = pc_demo_last_working (demo, course->registered - pc_demo_range (demo, 0, 60));
  const char *status = course->unaccompanied ? "never-employed" : pc_demo_choose (demo, "employment-status");

  /* A programme for people who are unemployed is offered to them. */
  if (course->programme != NULL && strcmp (status, "inactive") == 0)
    status = "unemployed";

  if (course->trouble == PC_DEMO_DID_OLD)
    did = pc_demo_last_working (demo, pc_day_add_months (course->asked, -DID_MONTHS) - pc_demo_range (demo, 5, 40));

  course->status = status;
  course->out_of_work = did - pc_demo_range (demo, 0, 500);
  pc_record_set_text (person, PC_BENEFICIARY_EMPLOYMENT_STATUS, status);
  pc_demo_set_day (demo, person, PC_BENEFICIARY_EMPLOYMENT_SINCE, course->out_of_work);
  pc_record_set_text (person, PC_BENEFICIARY_JOB_CENTRE_ID, pc_demo_id (demo, demo->job_centres));
  if (strcmp (status, "inactive") != 0 && (course->programme != NULL || pc_demo_chance (demo, 70)))
    {
      /* A clearance asks for one of the last six months: it is renewed as the clearance comes near. */
      course->declared = course->programme != NULL && course->adhesion <= demo->until &&
                         course->trouble != PC_DEMO_DID_OLD ? course->adhesion : did;
      pc_demo_set_day (demo, person, PC_BENEFICIARY_DID_ON, course->declared);
      if (pc_demo_chance (demo, 70))
        pc_demo_set_past (demo, person, PC_BENEFICIARY_SERVICE_PACT_ON,
                          pc_demo_next_working (demo, course->declared + pc_demo_range (demo, 3, 30)));
    }
  pc_record_set_text (person, PC_BENEFICIARY_DRIVING_LICENCE,
                      course->unaccompanied ? "none" : pc_demo_choose (demo, "driving-licence"));
}

static void
fill_arrival (PcDemo       *demo,
              PcDemoCourse *course,
              PcRecord     *person)
{
  const int sixteen = pc_day_add_months (course->born, 16 * 12);
  int arrived = course->registered - pc_demo_range (demo, 200, 2000);
  int since;

  if (course->unaccompanied)
    arrived = MIN (sixteen + pc_demo_range (demo, -400, 400), course->registered - 60);
  since = arrived + pc_demo_range (demo, 1, 40);
  course->arrived = arrived;

  pc_demo_set_day (demo, person, PC_BENEFICIARY_ARRIVED_ON, arrived);
  if (course->unaccompanied)
    {
      pc_record_set_number (person, PC_BENEFICIARY_UNACCOMPANIED_MINOR, TRUE);
      pc_demo_set_day (demo, person, PC_BENEFICIARY_UNACCOMPANIED_RECOGNISED_ON, MIN (since, course->registered));
    }
  pc_demo_set_day (demo, person, PC_BENEFICIARY_RECEPTION_SINCE, MIN (since, course->registered));
}

static void
fill_reception (PcDemo       *demo,
                PcDemoCourse *course,
                PcRecord     *person)
{
  const gboolean minor = pc_day_get_age (course->born, demo->until) < 18;
  const char *kind = minor ? "minors-community" : pc_demo_choose (demo, "reception-kind");
  const char *source = pc_demo_choose (demo, "referral-source");

  pc_record_set_text (person, PC_BENEFICIARY_RECEPTION_KIND, kind);
  if (strcmp (kind, "autonomous") == 0)
    {
      pc_record_set_text (person, PC_BENEFICIARY_HOUSING, pc_demo_choose (demo, "housing"));
      pc_demo_set_day (demo, person, PC_BENEFICIARY_RECEPTION_UNTIL, course->registered);
      source = "self";
    }
  else
    {
      pc_record_set_text (person, PC_BENEFICIARY_HOUSING, "reception");
      pc_record_set_text (person, PC_BENEFICIARY_RECEPTION_ID, pc_demo_id (demo, demo->receptions));
    }

  course->housing = g_intern_string (pc_record_get_text (person, PC_BENEFICIARY_HOUSING));
  pc_record_set_text (person, PC_BENEFICIARY_REFERRAL_SOURCE, source);
  if (strcmp (source, "reception") == 0)
    pc_record_set_text (person, PC_BENEFICIARY_REFERRAL_ID, pc_record_get_text (person, PC_BENEFICIARY_RECEPTION_ID));
  else if (strcmp (source, "job-centre") == 0)
    pc_record_set_text (person, PC_BENEFICIARY_REFERRAL_ID, pc_record_get_text (person, PC_BENEFICIARY_JOB_CENTRE_ID));
  pc_demo_set_day (demo, person, PC_BENEFICIARY_REFERRED_ON, course->registered);
  if (!course->unaccompanied)
    pc_record_set_number (person, PC_BENEFICIARY_DEPENDANTS, MAX (0, pc_demo_range (demo, -3, 3)));
}

/* Nothing special is on record of who has not consented. */
static void
fill_consent (PcDemo       *demo,
              PcDemoCourse *course,
              PcRecord     *person)
{
  const char *consent = pc_demo_choose (demo, "consent");

  pc_demo_set_day (demo, person, PC_BENEFICIARY_PRIVACY_ON, course->registered);
  pc_record_set_text (person, PC_BENEFICIARY_SPECIAL_CONSENT, consent);
  if (strcmp (consent, "not-asked") == 0)
    return;

  pc_demo_set_day (demo, person, PC_BENEFICIARY_SPECIAL_CONSENT_ON, course->registered);
  if (strcmp (consent, "given") != 0)
    return;

  pc_record_set_number (person, PC_BENEFICIARY_FOREIGN_BACKGROUND, TRUE);
  pc_record_set_number (person, PC_BENEFICIARY_MINORITY, pc_demo_chance (demo, 3));
  pc_record_set_text (person, PC_BENEFICIARY_DISABILITY, pc_demo_choose (demo, "disability"));
  if (course->unaccompanied)
    pc_record_set_text (person, PC_BENEFICIARY_VULNERABILITIES,
                        pc_day_get_age (course->born, demo->until) < 18 ? "unaccompanied-minor" : "former-unaccompanied-minor");
  else if (pc_demo_chance (demo, 30))
    pc_record_set_text (person, PC_BENEFICIARY_VULNERABILITIES, pc_demo_choose (demo, "vulnerability"));
  if (pc_demo_chance (demo, 6))
    pc_record_set_text (person, PC_BENEFICIARY_HEALTH_NOTES, pc_demo_phrase (demo, "health-note"));
}

static void
write_mother_tongue (PcDemo       *demo,
                     PcDemoCourse *course)
{
  PcRecord *skill = pc_demo_new (demo, &pc_language_skill_kind);

  pc_record_set_text (skill, PC_LANGUAGE_SKILL_BENEFICIARY_ID, course->person_id);
  pc_record_set_text (skill, PC_LANGUAGE_SKILL_LANGUAGE, course->language);
  pc_record_set_number (skill, PC_LANGUAGE_SKILL_MOTHER_TONGUE, TRUE);
  pc_demo_put (demo, skill);
}

static void
write_language (PcDemo       *demo,
                PcDemoCourse *course,
                const char   *language)
{
  static const guint levels[] = { PC_LANGUAGE_SKILL_LISTENING, PC_LANGUAGE_SKILL_READING,
                                  PC_LANGUAGE_SKILL_SPEAKING, PC_LANGUAGE_SKILL_WRITING };
  PcRecord *skill = pc_demo_new (demo, &pc_language_skill_kind);

  pc_record_set_text (skill, PC_LANGUAGE_SKILL_BENEFICIARY_ID, course->person_id);
  pc_record_set_text (skill, PC_LANGUAGE_SKILL_LANGUAGE, language);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    pc_record_set_text (skill, levels[i], pc_demo_choose (demo, "cefr"));
  if (strcmp (language, "ita") == 0 && pc_demo_chance (demo, 35))
    {
      pc_record_set_text (skill, PC_LANGUAGE_SKILL_CERTIFICATE, pc_demo_choose (demo, "language-certificate"));
      pc_demo_set_day (demo, skill, PC_LANGUAGE_SKILL_CERTIFIED_ON,
                       pc_demo_last_working (demo, course->registered - pc_demo_range (demo, 5, 150)));
    }
  pc_demo_put (demo, skill);
}

static void
write_languages (PcDemo       *demo,
                 PcDemoCourse *course,
                 char        **country)
{
  const char *other = pc_demo_word (demo, country[COUNTRY_LANGUAGES]);

  write_mother_tongue (demo, course);
  write_language (demo, course, "ita");
  if (strcmp (other, course->language) != 0 && pc_demo_chance (demo, 65))
    write_language (demo, course, other);
}

void
pc_demo_write_person (PcDemo       *demo,
                      PcDemoCourse *course,
                      guint         number)
{
  const gboolean is_twice = is_namesake (demo, course);
  char **country = is_twice ? demo->namesake.country : pc_demo_pick_row (demo, "countries", NULL, NULL);
  g_autofree char *code = pc_person_code_make (demo->prefix, number);
  PcRecord *person = pc_demo_new (demo, &pc_beneficiary_kind);

  course->sex = is_twice ? demo->namesake.sex : pc_demo_chance (demo, get_percent (country, COUNTRY_WOMEN)) ? "F" : "M";
  course->unaccompanied = !is_twice && pc_demo_chance (demo, get_percent (country, COUNTRY_MINORS));
  course->language = pc_demo_word (demo, country[COUNTRY_MOTHER_TONGUES]);
  pc_demo_copy_id (course->person_id, person);

  pc_record_set_text (person, PC_BENEFICIARY_CODE, code);
  pc_record_set_text (person, PC_BENEFICIARY_OPERATOR_ID, demo->operators->pdata[course->operator_index]);
  if (is_twice)
    fill_names_of_namesake (demo, course, person);
  else
    fill_names (demo, course, person, country);
  fill_birth (demo, course, person, country);
  keep_namesake (demo, course, person, country);
  fill_tax_code (demo, course, person);
  fill_contacts (demo, course, person);
  fill_education (demo, course, person);
  fill_work (demo, course, person);
  fill_arrival (demo, course, person);
  fill_reception (demo, course, person);
  fill_consent (demo, course, person);
  pc_demo_put (demo, person);

  write_languages (demo, course, country);
  pc_demo_write_permits (demo, course, country[COUNTRY_TITLES]);
}
