/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#include "pc-tax-code.h"

#define PEOPLE_AN_OPERATOR 25
#define OPERATORS_MIN 4
#define SMALL_STAFF 5
#define MIDDLE_STAFF 20

/* Shorter than the 15 days for which a traineeship is suspended. */
#define CLOSURE_DAYS 13
#define BELFIORE_MILANO "F205"

static void
keep_office (PcDemo   *demo,
             PcRecord *office)
{
  g_free (demo->prefix);
  demo->prefix = g_strdup (pc_record_get_text (office, PC_OFFICE_CODE));
  pc_demo_copy_id (demo->office_id, office);
}

static void
fill_office (PcDemo   *demo,
             PcRecord *office)
{
  g_autofree char *vat = pc_demo_vat (demo);
  g_autofree char *iban = pc_demo_iban (demo);
  g_autofree char *phone = pc_demo_landline (demo);

  pc_record_set_text (office, PC_OFFICE_NAME, "Sportello Lavoro Milano");
  pc_record_set_text (office, PC_OFFICE_CODE, "MI");
  pc_record_set_text (office, PC_OFFICE_PROMOTER, "Cooperativa sociale Passi Avanti");
  pc_record_set_text (office, PC_OFFICE_ACCREDITATION, "Albo regionale, sezione B, n. 1234");
  pc_record_set_text (office, PC_OFFICE_TAX_CODE, vat);
  pc_record_set_text (office, PC_OFFICE_VAT_NUMBER, vat);
  pc_record_set_text (office, PC_OFFICE_LEGAL_FORM, "social-cooperative");
  pc_record_set_number (office, PC_OFFICE_PUBLIC_BODY, FALSE);
  pc_record_set_text (office, PC_OFFICE_ADDRESS, "Via Padova 120");
  pc_record_set_text (office, PC_OFFICE_POSTCODE, "20128");
  pc_record_set_text (office, PC_OFFICE_TOWN, "Milano");
  pc_record_set_text (office, PC_OFFICE_PROVINCE, "MI");
  pc_record_set_text (office, PC_OFFICE_REGION, PC_DEMO_REGION);
  pc_record_set_text (office, PC_OFFICE_PHONE, phone);
  pc_record_set_text (office, PC_OFFICE_EMAIL, "milano@passiavanti.example");
  pc_record_set_text (office, PC_OFFICE_CERTIFIED_EMAIL, "passiavanti@pec.example");
  pc_record_set_text (office, PC_OFFICE_IBAN, iban);
  pc_record_set_text (office, PC_OFFICE_PROGRAMME,
                      pc_programme_get_id (((PcDemoProgramme *) demo->programmes->pdata[0])->programme));
}

/* The office that works here already, if there is one. */
static gboolean
find_office (PcDemo *demo)
{
  g_autofree char *id = pc_store_get_setting (demo->store, PC_SETTING_OFFICE);
  g_autoptr(PcRecord) office = id != NULL ? pc_store_get (demo->store, &pc_office_kind, id, NULL) : NULL;

  if (office == NULL)
    return FALSE;

  keep_office (demo, office);
  return TRUE;
}

static void
write_office (PcDemo *demo)
{
  PcRecord *office;

  if (find_office (demo))
    return;

  office = pc_demo_new (demo, &pc_office_kind);
  fill_office (demo, office);
  keep_office (demo, office);
  pc_demo_put (demo, office);
  if (demo->error == NULL)
    pc_store_set_setting (demo->store, PC_SETTING_OFFICE, demo->office_id, &demo->error);
}

/* Somebody who works in Italy: names, tax code, telephone and e-mail into the fields given. */
static void
fill_staff (PcDemo     *demo,
            PcRecord   *record,
            guint       family,
            guint       given,
            guint       tax_code,
            guint       phone,
            guint       email,
            const char *domain)
{
  const char *sex = pc_demo_chance (demo, 60) ? "F" : "M";
  const char *family_name = pc_demo_pick_row (demo, "names", "IT", "family")[2];
  const char *given_name = pc_demo_pick_row (demo, "names", "IT", sex)[2];
  const char *born = pc_demo_iso (demo, demo->until - pc_demo_range (demo, 26 * 365, 62 * 365));
  g_autofree char *code = pc_tax_code_compute (family_name, given_name, sex, born, BELFIORE_MILANO);
  g_autofree char *number = pc_demo_mobile (demo);
  g_autofree char *address = pc_demo_email (given_name, family_name, domain);

  pc_record_set_text (record, family, family_name);
  pc_record_set_text (record, given, given_name);
  pc_record_set_text (record, tax_code, code);
  pc_record_set_text (record, phone, number);
  pc_record_set_text (record, email, address);
}

static void
write_operator (PcDemo *demo,
                guint   index)
{
  PcRecord *operator = pc_demo_new (demo, &pc_operator_kind);

  pc_record_set_text (operator, PC_OPERATOR_OFFICE_ID, demo->office_id);
  fill_staff (demo, operator, PC_OPERATOR_FAMILY_NAME, PC_OPERATOR_GIVEN_NAME, PC_OPERATOR_TAX_CODE, PC_OPERATOR_PHONE,
              PC_OPERATOR_EMAIL, "passiavanti.example");
  pc_record_set_text (operator, PC_OPERATOR_ROLE, index == 0 ? "coordinator" : pc_demo_choose (demo, "operator-role"));
  pc_record_set_text (operator, PC_OPERATOR_LANGUAGES, pc_demo_chance (demo, 50) ? "ita eng" : "ita eng fra");
  pc_demo_set_day (demo, operator, PC_OPERATOR_STARTS_ON, demo->until - pc_demo_range (demo, 1600, 4000));
  pc_demo_put (demo, operator);
  g_ptr_array_add (demo->operators, g_strdup (pc_record_get_id (operator)));
}

static void
keep_operator (PcDemo *demo)
{
  g_autofree char *id = pc_store_get_setting (demo->store, PC_SETTING_OPERATOR);

  if (id == NULL && demo->error == NULL)
    pc_store_set_setting (demo->store, PC_SETTING_OPERATOR, demo->operators->pdata[0], &demo->error);
}

void
pc_demo_write_office (PcDemo *demo)
{
  const guint n = MAX (OPERATORS_MIN, (demo->options.people + PEOPLE_AN_OPERATOR - 1) / PEOPLE_AN_OPERATOR);

  write_office (demo);
  for (guint i = 0; i < n; i++)
    write_operator (demo, i);
  keep_operator (demo);
}

/*
 * Organisations
 */

static void
fill_place (PcDemo   *demo,
            PcRecord *organisation)
{
  char **town = pc_demo_pick_row (demo, "towns", NULL, NULL);
  g_autofree char *address = g_strdup_printf ("%s %d", pc_demo_phrase (demo, "street"), pc_demo_range (demo, 1, 180));
  g_autofree char *phone = pc_demo_landline (demo);

  pc_record_set_text (organisation, PC_ORGANISATION_ADDRESS, address);
  pc_record_set_text (organisation, PC_ORGANISATION_TOWN, town[0]);
  pc_record_set_text (organisation, PC_ORGANISATION_POSTCODE, town[1]);
  pc_record_set_text (organisation, PC_ORGANISATION_PROVINCE, town[2]);
  pc_record_set_text (organisation, PC_ORGANISATION_REGION, town[4]);
  pc_record_set_text (organisation, PC_ORGANISATION_PHONE, phone);
}

static PcRecord *
new_organisation (PcDemo     *demo,
                  const char *kind,
                  const char *name)
{
  PcRecord *organisation = pc_demo_new (demo, &pc_organisation_kind);
  g_autofree char *email = pc_demo_email ("", name, "posta.example");

  pc_record_set_text (organisation, PC_ORGANISATION_KIND, kind);
  pc_record_set_text (organisation, PC_ORGANISATION_NAME, name);
  pc_record_set_text (organisation, PC_ORGANISATION_EMAIL, email);
  fill_place (demo, organisation);
  return organisation;
}

static void
write_contact (PcDemo     *demo,
               const char *organisation_id,
               const char *role,
               char        id[37])
{
  PcRecord *contact = pc_demo_new (demo, &pc_contact_kind);

  pc_record_set_text (contact, PC_CONTACT_ORGANISATION_ID, organisation_id);
  pc_record_set_text (contact, PC_CONTACT_ROLE, role);
  fill_staff (demo, contact, PC_CONTACT_FAMILY_NAME, PC_CONTACT_GIVEN_NAME, PC_CONTACT_TAX_CODE, PC_CONTACT_PHONE,
              PC_CONTACT_EMAIL, "posta.example");
  pc_record_set_text (contact, PC_CONTACT_JOB_TITLE, pc_demo_phrase (demo, "job-title"));
  pc_record_set_number (contact, PC_CONTACT_EXPERIENCE_YEARS, pc_demo_range (demo, 2, 25));
  pc_demo_put (demo, contact);
  pc_demo_copy_id (id, contact);
}

static void
fill_staffing (PcDemo   *demo,
               PcRecord *host)
{
  const int staff = pc_demo_chance (demo, 60) ? pc_demo_range (demo, 3, 20) : pc_demo_range (demo, 21, 90);

  pc_record_set_number (host, PC_ORGANISATION_STAFF, staff);
  pc_record_set_number (host, PC_ORGANISATION_STAFF_FIXED_TERM, pc_demo_range (demo, 0, staff / 4));
  pc_record_set_number (host, PC_ORGANISATION_STAFF_APPRENTICES, pc_demo_range (demo, 0, staff / 10));
  pc_record_set_number (host, PC_ORGANISATION_RECENT_DISMISSALS, pc_demo_chance (demo, 4));
  pc_record_set_number (host, PC_ORGANISATION_WAGE_GUARANTEE, pc_demo_chance (demo, 3));
  pc_record_set_number (host, PC_ORGANISATION_INSOLVENCY, FALSE);
  pc_record_set_number (host, PC_ORGANISATION_DISABILITY_QUOTA_MET, TRUE);
  pc_record_set_number (host, PC_ORGANISATION_SAFETY_COMPLIANT, !pc_demo_chance (demo, 3));
}

/* Who has hired former trainees may have more of them; who has those of other promoters has fewer places for ours. */
static void
fill_trainees (PcDemo     *demo,
               PcRecord   *host,
               const char *section)
{
  const int hired = pc_demo_chance (demo, 25) ? pc_demo_range (demo, 1, 3) : 0;

  pc_record_set_number (host, PC_ORGANISATION_FORMER_TRAINEES_HIRED, hired);
  pc_record_set_number (host, PC_ORGANISATION_BONUS_PLACES, hired > 1);
  pc_record_set_number (host, PC_ORGANISATION_OTHER_TRAINEES, pc_demo_chance (demo, 10));
  pc_record_set_number (host, PC_ORGANISATION_SEASONAL, strcmp (section, "A") == 0 && pc_demo_chance (demo, 50));
}

static gboolean
may_have_trainees (PcRecord *host)
{
  return !pc_record_get_boolean (host, PC_ORGANISATION_RECENT_DISMISSALS) &&
         !pc_record_get_boolean (host, PC_ORGANISATION_WAGE_GUARANTEE) &&
         pc_record_get_boolean (host, PC_ORGANISATION_SAFETY_COMPLIANT);
}

/* Whether the places that the demo counts are all that there are. */
static gboolean
is_limited (PcRecord *host)
{
  return may_have_trainees (host) && pc_record_get_number (host, PC_ORGANISATION_STAFF) <= MIDDLE_STAFF &&
         pc_record_get_number (host, PC_ORGANISATION_BONUS_PLACES) == 0;
}

/* One place for a small host, else two: fewer than the largest might have. */
static int
count_places (PcRecord *host)
{
  const int staff = pc_record_get_number (host, PC_ORGANISATION_STAFF) -
                    pc_record_get_number (host, PC_ORGANISATION_STAFF_APPRENTICES);
  const int places = staff <= SMALL_STAFF ? 1 : PC_DEMO_PLACES;

  return may_have_trainees (host) ? places - (int) pc_record_get_number (host, PC_ORGANISATION_OTHER_TRAINEES) : 0;
}

static void
fill_agreement (PcDemo   *demo,
                PcRecord *host,
                guint     number)
{
  const int signed_on = pc_demo_last_working (demo, demo->until - pc_demo_range (demo, 740, 860));
  g_autofree char *vat = pc_demo_vat (demo);
  g_autofree char *agreement = g_strdup_printf ("%u/%.4s", number + 1, pc_demo_iso (demo, signed_on));

  pc_record_set_text (host, PC_ORGANISATION_LEGAL_FORM, pc_demo_choose (demo, "legal-form"));
  pc_record_set_text (host, PC_ORGANISATION_VAT_NUMBER, vat);
  pc_record_set_text (host, PC_ORGANISATION_TAX_CODE, vat);
  pc_demo_set_day (demo, host, PC_ORGANISATION_AGREEMENT_ON, signed_on);
  pc_record_set_text (host, PC_ORGANISATION_AGREEMENT_NUMBER, agreement);
  pc_demo_set_day (demo, host, PC_ORGANISATION_AGREEMENT_ENDS_ON, pc_day_add_months (signed_on, 36));
}

static void
write_host (PcDemo *demo,
            guint   number)
{
  char **trade = pc_demo_pick_row (demo, "trades", NULL, NULL);
  g_auto(GStrv) patterns = g_strsplit (trade[PC_DEMO_TRADE_HOSTS], ";", -1);
  g_autofree char *name = pc_demo_fill (patterns[pc_demo_range (demo, 0, g_strv_length (patterns) - 1)],
                                        pc_demo_pick_row (demo, "names", "IT", "family")[2]);
  PcRecord *record = new_organisation (demo, "host", name);
  PcDemoHost host = { .trade = trade };
  char other[37];

  pc_record_set_text (record, PC_ORGANISATION_ACTIVITY_SECTION, trade[PC_DEMO_TRADE_SECTION]);
  pc_record_set_text (record, PC_ORGANISATION_ACTIVITY_EDITION, "2025");
  fill_staffing (demo, record);
  fill_trainees (demo, record, trade[PC_DEMO_TRADE_SECTION]);
  fill_agreement (demo, record, number);
  pc_demo_put (demo, record);

  pc_demo_copy_id (host.id, record);
  host.n_places = count_places (record);
  host.is_limited = is_limited (record);
  host.region = g_strdup (pc_record_get_text (record, PC_ORGANISATION_REGION));
  if (pc_demo_chance (demo, 40))
    {
      host.closes_from = pc_demo_range (demo, 4, 14);
      host.closes_until = host.closes_from + CLOSURE_DAYS - 1;
    }
  host.name = g_steal_pointer (&name);
  host.address = g_strdup_printf ("%s, %s", pc_record_get_text (record, PC_ORGANISATION_ADDRESS),
                                  pc_record_get_text (record, PC_ORGANISATION_TOWN));
  write_contact (demo, host.id, "company-tutor", host.tutor_id);
  if (pc_demo_chance (demo, 40))
    write_contact (demo, host.id, pc_demo_choose (demo, "contact-role"), other);
  g_array_append_val (demo->hosts, host);
}

static void
write_reception (PcDemo *demo)
{
  g_autofree char *name = pc_demo_fill (pc_demo_phrase (demo, "reception"), pc_demo_phrase (demo, "reception-name"));
  PcRecord *record = new_organisation (demo, "reception-facility", name);
  char id[37], contact[37];

  pc_record_set_text (record, PC_ORGANISATION_LEGAL_FORM, "social-cooperative");
  pc_demo_put (demo, record);
  pc_demo_copy_id (id, record);
  g_ptr_array_add (demo->receptions, g_strdup (id));
  write_contact (demo, id, "social-worker", contact);
}

static void
write_job_centre (PcDemo     *demo,
                  const char *town)
{
  g_autofree char *name = g_strconcat ("Centro per l'impiego di ", town, NULL);
  PcRecord *record = new_organisation (demo, "job-centre", name);

  pc_record_set_text (record, PC_ORGANISATION_LEGAL_FORM, "public-body");
  pc_record_set_text (record, PC_ORGANISATION_TOWN, town);
  pc_demo_put (demo, record);
  g_ptr_array_add (demo->job_centres, g_strdup (pc_record_get_id (record)));
}

void
pc_demo_write_hosts (PcDemo *demo)
{
  static const char * const job_centres[] = { "Milano", "Sesto San Giovanni", "Rho", "Monza", "Lodi", "Pavia" };
  const guint people = demo->options.people;

  for (guint i = 0; i < G_N_ELEMENTS (job_centres); i++)
    write_job_centre (demo, job_centres[i]);
  for (guint i = 0; i < MAX (3, people / 40); i++)
    write_reception (demo);
  for (guint i = 0; i < MAX (4, (people + 3) / 4); i++)
    write_host (demo, i);
}

/*
 * Closures
 */

static int
get_day_of_month (PcDemo *demo,
                  int     day)
{
  return (int) g_ascii_strtoll (pc_demo_iso (demo, day) + 8, NULL, 10);
}

gboolean
pc_demo_host_is_closed (PcDemo           *demo,
                        const PcDemoHost *host,
                        int               day)
{
  const gboolean in_august = strncmp (pc_demo_iso (demo, day) + 5, "08-", 3) == 0;
  const int number = get_day_of_month (demo, day);

  return in_august && host->closes_from != 0 && number >= host->closes_from && number <= host->closes_until;
}

static void
write_closure (PcDemo     *demo,
               const char *organisation_id,
               int         from,
               int         until,
               const char *reason)
{
  PcRecord *closure = pc_demo_new (demo, &pc_closure_kind);

  pc_record_set_text (closure, PC_CLOSURE_ORGANISATION_ID, organisation_id);
  pc_demo_set_day (demo, closure, PC_CLOSURE_STARTS_ON, from);
  pc_demo_set_day (demo, closure, PC_CLOSURE_ENDS_ON, until);
  pc_record_set_text (closure, PC_CLOSURE_REASON, reason);
  pc_demo_put (demo, closure);
}

static int
get_year (PcDemo *demo,
          int     day)
{
  return (int) g_ascii_strtoll (pc_demo_iso (demo, day), NULL, 10);
}

static int
get_day_of_year (int         year,
                 const char *month_and_day)
{
  g_autofree char *iso = g_strdup_printf ("%04d-%s", year, month_and_day);

  return pc_day_from_iso (iso);
}

/* The day of the patron and the weeks of August, of all years in which somebody may be in a traineeship. */
static void
write_closures_of_year (PcDemo *demo,
                        int     year)
{
  const int patron = get_day_of_year (year, PC_DEMO_PATRON);
  const int july = get_day_of_year (year, "07-31");

  write_closure (demo, NULL, patron, patron, "Sant'Ambrogio");
  for (guint i = 0; i < demo->hosts->len; i++)
    {
      const PcDemoHost *host = &g_array_index (demo->hosts, PcDemoHost, i);

      if (host->closes_from != 0)
        write_closure (demo, host->id, july + host->closes_from, july + host->closes_until, "Ferie estive");
    }
}

void
pc_demo_write_closures (PcDemo *demo)
{
  const int last = get_year (demo, demo->until);

  for (int year = get_year (demo, demo->agenda_first); year <= last; year++)
    write_closures_of_year (demo, year);
}
