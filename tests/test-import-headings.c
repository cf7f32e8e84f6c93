/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-headings.h"

#include <string.h>

#include "pc-kinds.h"
#include "sample-import.h"

/* What is meant by a heading in a list of people, services, attendance, hosts. The words are those of FACTS section 8,
 * of the tax card, the permit of stay and UniLav; see data/import/headings.tsv. */
static const struct
{
  const char *kind;
  const char *heading;
  const char *target;
} headings[] = {
  { "beneficiary", "family_name", "family_name" },
  { "beneficiary", "Family name", "family_name" },
  { "beneficiary", "COGNOME", "family_name" },
  { "beneficiary", " cognome * ", "family_name" },
  { "beneficiary", "Apellidos", "family_name" },
  { "beneficiary", "Nachname", "family_name" },
  { "beneficiary", "Nome", "given_name" },
  { "beneficiary", "C.F.", "tax_code" },
  { "beneficiary", "Codice Fiscale", "tax_code" },
  { "beneficiary", "Cod. fisc.", "tax_code" },
  { "beneficiary", "Data di nascita", "birth_date" },
  { "beneficiary", "D.O.B.", "birth_date" },
  { "beneficiary", "Città", "town" },
  { "beneficiary", "CITTA'", "town" },
  { "beneficiary", "Nazionalità", "citizenships" },
  { "beneficiary", "Permesso", "permit.title" },
  { "beneficiary", "Scadenza", "permit.expires_on" },
  { "beneficiary", "Data scadenza permesso di soggiorno", "permit.expires_on" },
  { "beneficiary", "N. permesso", "permit.number" },
  { "beneficiary", "Residence permit: Number", "permit.number" },
  { "beneficiary", "Programma", "pathway.programme" },
  { "beneficiary", "CUP", "pathway.project_code" },
  { "beneficiary", "Data presa in carico", "pathway.opened_on" },
  { "beneficiary", "permit.number", "permit.number" },
  /* Could be the number of the row, of the permit, of the endowment. */
  { "beneficiary", "Number", "" },
  { "beneficiary", "N.", "" },
  { "beneficiary", "Colore preferito", "" },
  { "beneficiary", "", "" },
  { "service_entry", "Servizio", "service" },
  { "service_entry", "Data", "date" },
  { "service_entry", "Dalle ore", "starts_at" },
  { "service_entry", "Ore", "minutes" },
  { "service_entry", "Operatore", "operator_id" },
  { "service_entry", "Beneficiario", "beneficiary" },
  { "service_entry", "Codice fiscale", "beneficiary.tax_code" },
  { "service_entry", "Cognome", "beneficiary.family_name" },
  { "attendance_day", "Entrata", "starts_at" },
  { "attendance_day", "Tirocinante", "beneficiary" },
  { "attendance_day", "Data", "date" },
  { "organisation", "Ragione sociale", "name" },
  { "organisation", "P.IVA", "vat_number" },
  { "organisation", "Codice fiscale", "tax_code" },
  { "organisation", "PEC", "certified_email" },
  { "traineeship", "Soggetto ospitante", "host_id" },
  { "traineeship", "Partita IVA", "organisation.vat_number" },
  { "claim", "Data pagamento", "paid_on" },
};

static void
test_headings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const PcKind *kind = pc_kind_find (headings[i].kind);
      g_autofree char *target = pc_import_target_format (kind, pc_import_heading_match (kind, headings[i].heading));

      if (strcmp (target, headings[i].target) != 0)
        g_test_message ("%s: %s", headings[i].kind, headings[i].heading);
      g_assert_cmpstr (target, ==, headings[i].target);
    }
}

/* What a sheet is about, by all its headings. */
static const struct
{
  const char *headings;
  const char *kind;
} guesses[] = {
  { "Cognome;Nome;Data di nascita;Codice fiscale", "beneficiary" },
  { "Surname;First name;DOB;Nationality;Permit type", "beneficiary" },
  { "Codice fiscale;Data;Servizio;Ora inizio;Ora fine;Operatore", "service_entry" },
  { "Tirocinante;Data;Entrata;Uscita;Ore", "attendance_day" },
  { "Ragione sociale;P. IVA;ATECO;PEC;Dipendenti", "organisation" },
  { "Colore;Forma", NULL },
};

static void
test_guess (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_auto(GStrv) texts = g_strsplit (guesses[i].headings, ";", -1);
      const PcKind *kind = pc_import_heading_guess ((const char * const *) texts, g_strv_length (texts), NULL);

      g_assert_cmpstr (kind != NULL ? kind->name : NULL, ==, guesses[i].kind);
    }
}

/* Every target is written as it is read, and no label of a kind's own fields leads elsewhere. */
static void
test_targets (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(GArray) targets = pc_import_list_targets (*kind);

      for (guint i = 0; i < targets->len; i++)
        {
          const PcImportTarget target = g_array_index (targets, PcImportTarget, i);
          g_autofree char *text = pc_import_target_format (*kind, target);
          g_autofree char *label = pc_import_target_dup_label (*kind, target);
          PcImportTarget again, found = pc_import_heading_match (*kind, label);

          g_assert_true (pc_import_target_parse (*kind, text, &again, NULL));
          g_assert_true (pc_import_target_equal (target, again));
          /* The whole owner and the reference to it are the same thing. */
          if (target.field != PC_RECORD_ID && target.field != PC_IMPORT_WHOLE && !pc_import_target_equal (target,
                                                                                                          found))
            {
              g_autofree char *wrong = pc_import_target_format (*kind, found);

              g_test_message ("%s %s: “%s” is taken for “%s”", (*kind)->name, text, label, wrong);
              g_test_fail ();
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  sample_import_init (&argc, &argv);

  g_test_add_func ("/import-headings/headings", test_headings);
  g_test_add_func ("/import-headings/guess", test_guess);
  g_test_add_func ("/import-headings/targets", test_targets);

  return g_test_run ();
}
