/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "pc-kinds.h"
#include "pc-record.h"

#define ROSSI "RSSMRA72L09H501S"
#define VAT "00743110157"
#define OTHER_VAT "12345670017"

/* The message at @field; none may block. */
static const char *
find_message (GPtrArray *issues,
              int        field)
{
  const char *message = NULL;

  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];

      if (issue->field != field)
        continue;
      g_assert_false (issue->blocks);
      g_assert_null (message);
      message = issue->message;
    }

  return message;
}

/* @part is what the message at @field has in it; %NULL where there is to be none. */
static void
expect_message (PcRecord   *record,
                guint       field,
                const char *part)
{
  g_autoptr(GPtrArray) issues = pc_record_check (record);
  const char *message = find_message (issues, field);

  g_test_message ("%s", message != NULL ? message : "no remark");
  if (part == NULL)
    g_assert_null (message);
  else
    g_assert_true (message != NULL && strstr (message, part) != NULL);
}

static void
set (PcRecord   *record,
     guint       field,
     const char *text)
{
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return;
  g_assert_true (pc_record_parse (record, field, text, &error));
  g_assert_no_error (error);
}

/* An organisation and an office alike. */
static void
test_bodies (void)
{
  static const char person[] = "This is the tax code of a person";
  static const char differs[] = "The VAT number and the tax code differ";
  static const struct
  {
    const char *tax_code, *vat_number, *legal_form;
    const char *at_tax_code, *at_vat_number;
  } cases[] = {
    { NULL, NULL, NULL, NULL, NULL },
    { NULL, VAT, "company", NULL, NULL },
    { VAT, NULL, "company", NULL, NULL },
    { VAT, VAT, "company", NULL, NULL },
    { VAT, VAT, NULL, NULL, NULL },
    { OTHER_VAT, VAT, "company", NULL, differs },
    { OTHER_VAT, VAT, NULL, NULL, differs },
    { OTHER_VAT, VAT, "cooperative", NULL, differs },
    { OTHER_VAT, VAT, "association", NULL, NULL },
    { OTHER_VAT, VAT, "foundation", NULL, NULL },
    { OTHER_VAT, VAT, "religious-body", NULL, NULL },
    { OTHER_VAT, VAT, "public-body", NULL, NULL },
    { ROSSI, VAT, "sole-trader", NULL, NULL },
    { ROSSI, VAT, "professional", NULL, NULL },
    { ROSSI, NULL, "household", NULL, NULL },
    { ROSSI, VAT, "company", person, NULL },
    { ROSSI, VAT, NULL, person, NULL },
    { ROSSI, NULL, "association", person, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcRecord) host = pc_record_new (&pc_organisation_kind);
      g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);

      set (host, PC_ORGANISATION_TAX_CODE, cases[i].tax_code);
      set (host, PC_ORGANISATION_VAT_NUMBER, cases[i].vat_number);
      set (host, PC_ORGANISATION_LEGAL_FORM, cases[i].legal_form);
      expect_message (host, PC_ORGANISATION_TAX_CODE, cases[i].at_tax_code);
      expect_message (host, PC_ORGANISATION_VAT_NUMBER, cases[i].at_vat_number);

      set (office, PC_OFFICE_TAX_CODE, cases[i].tax_code);
      set (office, PC_OFFICE_VAT_NUMBER, cases[i].vat_number);
      set (office, PC_OFFICE_LEGAL_FORM, cases[i].legal_form);
      expect_message (office, PC_OFFICE_TAX_CODE, cases[i].at_tax_code);
      expect_message (office, PC_OFFICE_VAT_NUMBER, cases[i].at_vat_number);
    }
}

/* Of an operator and of a contact only the names are on record. */
static void
test_names (void)
{
  static const struct
  {
    const char *tax_code, *family_name, *given_name;
    const char *message;
  } cases[] = {
    { NULL, "Rossi", "Mario", NULL },
    { ROSSI, "Rossi", "Mario", NULL },
    { ROSSI, "Rossi", NULL, NULL },
    { ROSSI, "Росси", "Марио", NULL },
    { VAT, "Rossi", "Mario", NULL },
    { ROSSI, "Rossi", "Anna", "another given name" },
    { ROSSI, "Bianchi", "Mario", "another family name" },
    { "RSSMRA72L09M999J", "Rossi", "Mario", "(M999) is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcRecord) operator = pc_record_new (&pc_operator_kind);
      g_autoptr(PcRecord) contact = pc_record_new (&pc_contact_kind);

      set (operator, PC_OPERATOR_TAX_CODE, cases[i].tax_code);
      set (operator, PC_OPERATOR_FAMILY_NAME, cases[i].family_name);
      set (operator, PC_OPERATOR_GIVEN_NAME, cases[i].given_name);
      expect_message (operator, PC_OPERATOR_TAX_CODE, cases[i].message);

      set (contact, PC_CONTACT_TAX_CODE, cases[i].tax_code);
      set (contact, PC_CONTACT_FAMILY_NAME, cases[i].family_name);
      set (contact, PC_CONTACT_GIVEN_NAME, cases[i].given_name);
      expect_message (contact, PC_CONTACT_TAX_CODE, cases[i].message);
    }
}

static void
test_birth_place (void)
{
  static const struct
  {
    const char *country, *place;
    const char *message;
  } cases[] = {
    { "IT", "Roma", NULL },
    { "IT", NULL, NULL },
    { NULL, "Milano", NULL },
    { "IT", "Milano", "The tax code is that of a person born in Roma (RM), not in “Milano”." },
    { "SN", "Dakar", "The tax code is that of a person born in Italy." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);

      set (person, PC_BENEFICIARY_TAX_CODE, ROSSI);
      set (person, PC_BENEFICIARY_BIRTH_COUNTRY, cases[i].country);
      set (person, PC_BENEFICIARY_BIRTH_PLACE, cases[i].place);
      expect_message (person, PC_BENEFICIARY_TAX_CODE, cases[i].message);
    }
}

static void
test_iban_holder (void)
{
  static const char remark[] = "belongs to somebody else (";
  static const struct
  {
    const char *iban, *holder;
    const char *message;
  } cases[] = {
    { NULL, NULL, NULL },
    { "IT60X0542811101000000123456", NULL, NULL },
    { NULL, "Moussa Traoré", NULL },
    { "IT60X0542811101000000123456", "Moussa Traoré", remark },
    { "IT60X0542811101000000123456", "Traoré", remark },
    { "IT60X0542811101000000123456", "Aïcha Traoré", NULL },
    { "IT60X0542811101000000123456", "TRAORE AICHA", NULL },
    { "IT60X0542811101000000123456", "Traoré Moussa e Aïcha", NULL },
    { "DE89370400440532013000", "Moussa Traoré", remark },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);

      set (person, PC_BENEFICIARY_FAMILY_NAME, "Traore");
      set (person, PC_BENEFICIARY_GIVEN_NAME, "Aicha");
      set (person, PC_BENEFICIARY_IBAN, cases[i].iban);
      set (person, PC_BENEFICIARY_IBAN_HOLDER, cases[i].holder);
      expect_message (person, PC_BENEFICIARY_IBAN_HOLDER, cases[i].message);
      expect_message (person, PC_BENEFICIARY_IBAN, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-checks/bodies", test_bodies);
  g_test_add_func ("/code-checks/names", test_names);
  g_test_add_func ("/code-checks/birth-place", test_birth_place);
  g_test_add_func ("/code-checks/iban-holder", test_iban_holder);

  return g_test_run ();
}
