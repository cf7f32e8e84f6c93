/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-run.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-mapping.h"
#include "pc-journal.h"
#include "pc-parked-rows.h"
#include "sample-import.h"

typedef SampleImportOffice Fixture;

/* One file, and what becomes of its rows. */
static const struct
{
  const char *name;
  const char *text;
  const char *verdicts;
  const char *reason;   /* Words of the first row that has any. */
} cases[] = {
  { "somebody new", "Cognome;Nome;Data di nascita\nZhang;Mei;3/4/2001\n", "new", NULL },
  { "nobody twice in one file", "Cognome;Nome;Data di nascita\nZhang;Mei;3/4/2001\nZhang;Mei;3/4/2001\n",
    "new unchanged", NULL },
  { "one file, two spellings", "Cognome;Nome;Data di nascita\nMohamed;Ali;3/4/2001\nMuhammad;Aly;3/4/2001\n",
    "new doubtful",
    "This could be" },
  { "by code, nothing changes", "Codice persona;Cognome;Comune\nP1;Abebe;Milano\n", "unchanged", NULL },
  { "by code, a field changes", "Codice persona;Cognome;Comune\nP1;Abebe;Roma\n", "changed", NULL },
  { "by tax code", "CF;Cognome;Nome;Comune\nBBASRA95E52Z315P;Abebe;Sara;Lodi\n", "changed", NULL },
  { "an empty cell erases nothing", "CF;Cognome;Nome;Comune\nBBASRA95E52Z315P;Abebe;Sara;\n", "unchanged", NULL },
  { "who could be somebody", "Cognome;Nome;Data di nascita;Comune\nAbebe;Sarah;12/5/1995;Roma\n", "doubtful",
    "Abebe Sara (P1)" },
  { "the same and nothing more", "Cognome;Nome;Data di nascita\nAbdi;Omar;2/1/1999\n", "unchanged", NULL },
  { "the code of somebody else", "Codice persona;Cognome;Nome\nP1;Kowalski;Jan\n", "doubtful",
    "the name is another one" },
  { "two codes of two people", "Codice persona;CF;Cognome\nP2;BBASRA95E52Z315P;Abdi\n", "refused",
    "belongs to another record" },
  { "everything wrong", "Cognome;Nome;Data di nascita;CF;Sesso;E-mail\n;;31/2/1999;XYZ;Q;nessuna\n", "refused",
    "cell C2" },
  { "an empty row between", "Cognome;Nome;Colore\nZhang;Mei;rosso\n;;blu\nLi;Wei;verde\n", "new skipped new", NULL },
  { "a permit and a pathway with her",
    "Codice persona;Cognome;Permesso di soggiorno;N. permesso;Programma;Presa in carico\n"
    "P2;Abdi;ASI;I123;PUOI PLUS;1/2/2025\nP2;Abdi;ASI;I123;PUOI PLUS;1/2/2025\n", "changed unchanged", NULL },
  { "a pathway without its day", "Codice persona;Cognome;Programma\nP2;Abdi;puoi-plus-2025\n", "refused", "Opened on" },
  { "a service that is there", "CF;Data;Servizio;Dalle;Alle\nBBASRA95E52Z315P;10/2/2025;A2;9:00;10:00\n", "unchanged",
    NULL },
  { "the same with other hours", "CF;Data;Servizio;Dalle;Alle\nBBASRA95E52Z315P;10/2/2025;A2;9:00;10:30\n", "changed",
    NULL },
  { "a service by the minutes", "CF;Data;Servizio;Ore\nBBASRA95E52Z315P;10/2/2025;A2;1:00\n", "unchanged", NULL },
  { "a service of another hour", "CF;Data;Servizio;Dalle;Ore\nBBASRA95E52Z315P;10/2/2025;A2;14:00;1:00\n", "new",
    NULL },
  { "a service by name and day of birth",
    "Cognome;Nome;Data di nascita;Data;Servizio;Dalle;Alle\nAbebe;Sara;12/5/1995;11/2/2025;A2;9:00;10:00\n", "new",
      NULL },
  { "a service by whole name", "Beneficiario;Data;Servizio;Dalle;Alle\nSara Abebe;11/2/2025;A2;9:00;10:00\n", "new",
    NULL },
  { "a service of nobody", "CF;Data;Servizio;Ore\nBBASRA95E52Z315A;10/2/2025;A2;1:00\n", "refused", NULL },
  { "a service of a stranger", "Codice persona;Data;Servizio;Ore\nP9;10/2/2025;A2;1:00\n", "refused",
    "no record it belongs to" },
  { "a service with no pathway", "Codice persona;Data;Servizio;Ore\nP2;10/2/2025;A2;1:00\n", "refused",
    "no record it belongs to" },
  { "a service tomorrow's century", "CF;Data;Servizio;Ore\nBBASRA95E52Z315P;10/2/2125;A2;1:00\n", "refused", NULL },
  { "a service of an operator",
    "CF;Data;Servizio;Dalle;Alle;Operatore\nBBASRA95E52Z315P;12/2/2025;A2;9;10;Anna Rossi\n", "new", NULL },
  { "an operator who is not there",
    "CF;Data;Servizio;Dalle;Alle;Operatore\nBBASRA95E52Z315P;12/2/2025;A2;9;10;Ugo Verdi\n",
    "refused", "Ugo Verdi" },
  { "a day of attendance, twice",
    "Tirocinante;Data;Entrata;Uscita\nAbebe Sara;4/3/2025;8:30;12:30\nAbebe Sara;4/3/2025;8:30;13:00\n", "new refused",
      "Row 2 is about the same record" },
  { "decimal hours",
    "Tirocinante;Data;Presenza;Ore\nAbebe Sara;4/3/2025;presente;5,75\nAbebe Sara;5/3/2025;presente;5,50\n", "new new",
      NULL },
  { "a host by VAT number", "Ragione sociale;P.IVA;Tipo;Comune\nOff. Bianchi srl;00743110157;host;Roma\n", "changed",
    NULL },
  { "a host by name", "Ragione sociale;Tipo;Comune\nofficina bianchi;host;Roma\n", "changed", NULL },
  { "a new host", "Ragione sociale;Tipo;Comune\nPanificio Verdi;host;Roma\n", "new", NULL },
  { "a traineeship by tax code and VAT number",
    "CF;P.IVA soggetto ospitante;Dal;Al;Ore settimanali\nBBASRA95E52Z315P;00743110157;3/3/2025;2/9/2025;30\n",
      "changed", NULL },
  { "yes and no", "Codice persona;Cognome;rural\nP2;Abdi;sì\nP2;Abdi;X\nP2;Abdi;nein\n", "changed unchanged refused",
    NULL },
};

static void
test_outcomes (Fixture       *f,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = sample_file (f->folder, "case.csv", cases[i].text);
      g_autoptr(PcImport) import = sample_import (path);
      g_autoptr(PcImportResult) result = sample_run (import, f->store, FALSE);
      g_autofree char *all = g_strdup ("");

      g_test_message ("%s", cases[i].name);
      sample_assert_verdicts (result, cases[i].verdicts);
      for (guint j = 0; j < result->outcomes->len; j++)
        {
          g_autofree char *reasons = pc_import_outcome_dup_reasons (result->outcomes->pdata[j]);
          g_autofree char *before = g_steal_pointer (&all);

          all = g_strconcat (before, reasons, NULL);
        }
      if (cases[i].reason != NULL)
        g_assert_nonnull (strstr (all, cases[i].reason));
    }
}

/* What was tried has left nothing; what is done is one entry, and one undo takes it back. */
static void
test_undo (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *before = sample_dump (f->store);
  g_autofree char *records = sample_records (f->store);
  g_autofree char *path = sample_file (f->folder, "people.csv",
                                       "Codice persona;Cognome;Nome;Comune;Permesso;N. permesso\n"
                                       "P1;Abebe;Sara;Roma;ASI;X1\n;Zhang;Mei;;ASI;X2\n;;Wei;;;\n");
  g_autoptr(PcImport) import = sample_import (path);
  g_autoptr(PcImportResult) tried = sample_run (import, f->store, FALSE);
  g_autofree char *after_trying = sample_dump (f->store);
  const gint64 seq = pc_journal_get_last_seq (f->store);
  g_autoptr(PcImportResult) done = NULL;
  g_autofree char *after = NULL, *undone = NULL, *label = NULL;

  g_assert_cmpstr (before, ==, after_trying);
  sample_assert_verdicts (tried, "changed new refused");

  done = sample_run (import, f->store, TRUE);
  sample_assert_verdicts (done, "changed new refused");
  g_assert_cmpint (pc_journal_get_last_seq (f->store), ==, seq + 1);
  after = sample_records (f->store);
  g_assert_nonnull (strstr (after, "town=Roma"));
  g_assert_nonnull (strstr (after, "number=X2"));

  g_assert_true (pc_journal_undo (f->store, &label, NULL));
  g_assert_cmpstr (label, ==, "Import of “people.csv”");
  undone = sample_records (f->store);
  g_assert_cmpstr (undone, ==, records);
  sample_assert_sound (f->store);
}

/* The dry run says what was there and what is to be. */
static void
test_changes (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(PcImportResult) result = sample_take (f->store, f->folder,
                                                  "Codice persona;Cognome;Comune;Sesso\nP1;Abebe;Roma;F\n");
  g_autofree char *changes = pc_import_outcome_dup_changes (result->outcomes->pdata[0]);

  g_assert_cmpstr (changes, ==, "Sex: – → Female; Town: Milano → Roma");
}

static void
test_erase (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *path = sample_file (f->folder, "a.csv", "Codice persona;Cognome;Comune\nP1;Abebe;\n");
  g_autoptr(PcImport) import = sample_import (path);
  g_autoptr(PcImportResult) result = NULL;
  g_autofree char *changes = NULL;

  pc_import_get_options (import)->erase_empty = TRUE;
  result = sample_run (import, f->store, TRUE);
  sample_assert_verdicts (result, "changed");
  changes = pc_import_outcome_dup_changes (result->outcomes->pdata[0]);
  g_assert_cmpstr (changes, ==, "Town: Milano → –");
}

/* Days, decimal commas and figures of three locales, all read in a fourth. */
static const struct
{
  const char *text;
  const char *expected;
} locales[] = {
  { "Tirocinante;Data;Presenza;Ore\nAbebe Sara;31/03/2025;presente;5,75\n",
    "date=2025-03-31 kind=present minutes=345" },
  { "Person;Datum;kind;Stunden\nAbebe Sara;31.03.2025;present;7,75\n", "date=2025-03-31 kind=present minutes=465" },
  { "Person;Date;kind;minutes\nAbebe Sara;٣١/٠٣/٢٠٢٥;present;٥:٤٥\n", "date=2025-03-31 kind=present minutes=345" },
  { "Person,Date,kind,minutes\nAbebe Sara,03/31/2025,present,2:00\n", "date=2025-03-31 kind=present minutes=120" },
};

static void
test_locales (Fixture       *f,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr(PcImportResult) result = sample_take (f->store, f->folder, locales[i].text);
      g_autofree char *records = sample_records (f->store);

      g_test_message ("%s", locales[i].text);
      sample_assert_verdicts (result, i == 0 ? "new" : "changed");
      g_assert_nonnull (strstr (records, locales[i].expected));
    }
}

/* A sheet in Italian, read by a program in English: labels of fields and codes are those of po/it.po. */
static void
test_italian (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(PcImportResult) result = sample_take (f->store, f->folder,
                                                  "Cognome;Nome;Sesso;Cittadinanze;Comune di residenza, se diverso\n"
                                                  "Bah;Aissatou;Femmina;Guinea, Costa d'Avorio;Bergamo\n");
  g_autofree char *records = sample_records (f->store);

  sample_assert_verdicts (result, "new");
  g_assert_nonnull (strstr (records, "family_name=Bah given_name=Aissatou sex=F citizenships=GN CI"));
}

/* What waits is listed, decided and thrown away. */
static void
test_parked (Fixture       *f,
             gconstpointer  data)
{
  const char *text = "Cognome;Nome;Data di nascita;Comune\nAbebe;Sarah;12/5/1995;Roma\n;;;Roma\n";
  g_autoptr(PcImportResult) first = sample_take (f->store, f->folder, text);
  g_autoptr(PcImportResult) again = sample_take (f->store, f->folder, text);
  g_autoptr(GPtrArray) parked = pc_parked_rows_list (f->store, NULL, NULL);
  const PcParkedRow *row = parked->pdata[0];
  const char *ids[] = { row->id, NULL };
  g_autoptr(PcImport) import = NULL;
  g_autoptr(PcImportResult) taken = NULL;
  g_autofree char *records = NULL;

  sample_assert_verdicts (first, "doubtful refused");
  sample_assert_verdicts (again, "doubtful refused");
  /* The same file once more waits once. */
  g_assert_cmpuint (parked->len, ==, 2);
  g_assert_cmpstr (row->state, ==, "doubtful");
  g_assert_cmpuint (row->row_number, ==, 2);

  import = pc_import_open_parked (f->store, ids, NULL);
  taken = sample_run (import, f->store, TRUE);
  sample_assert_verdicts (taken, "doubtful");
  g_assert_cmpint (pc_parked_rows_count (f->store), ==, 2);

  pc_import_decide (import, 0, 0, ((PcImportOutcome *) taken->outcomes->pdata[0])->id);
  g_clear_pointer (&taken, pc_import_result_free);
  taken = sample_run (import, f->store, TRUE);
  sample_assert_verdicts (taken, "changed");
  records = sample_records (f->store);
  g_assert_nonnull (strstr (records, "code=P1 family_name=Abebe given_name=Sarah"));
  g_assert_cmpint (pc_parked_rows_count (f->store), ==, 1);

  g_assert_true (pc_parked_rows_remove (f->store, ((PcParkedRow *) parked->pdata[1])->id, NULL));
  g_assert_cmpint (pc_parked_rows_count (f->store), ==, 0);
}

static void
test_decide (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *path = sample_file (f->folder, "a.csv", "Cognome;Nome;Data di nascita\nAbebe;Sarah;12/5/1995\n");
  g_autoptr(PcImport) import = sample_import (path);
  g_autoptr(PcImportResult) result = NULL;

  pc_import_decide (import, 0, 2, "new");
  result = sample_run (import, f->store, TRUE);
  sample_assert_verdicts (result, "new");
}

/* A mapping is kept, and found by the headings. */
static void
test_mapping (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = sample_file (f->folder, "a.csv", "Chi;Quando nato;Dove\nZhang;3/4/2001;Roma\n");
  g_autoptr(PcImport) import = sample_import (path);
  g_autoptr(PcImport) again = NULL;
  g_autoptr(PcImportResult) result = NULL;
  g_autofree char *found = NULL;

  g_assert_null (((PcImportSheet *) pc_import_list_sheets (import)->pdata[0])->kind);
  pc_import_set_kind (import, 0, &pc_beneficiary_kind);
  pc_import_set_target (import, 0, 0, (PcImportTarget) { &pc_beneficiary_kind, PC_BENEFICIARY_FAMILY_NAME });
  pc_import_set_target (import, 0, 1, (PcImportTarget) { &pc_beneficiary_kind, PC_BENEFICIARY_BIRTH_DATE });
  g_assert_true (pc_import_save_mapping (import, 0, f->store, "Elenco di Anna", NULL));

  again = sample_import (path);
  found = pc_import_find_mapping (again, 0, f->store);
  g_assert_cmpstr (found, ==, "Elenco di Anna");
  g_assert_true (pc_import_use_mapping (again, 0, f->store, found, NULL));
  pc_import_set_chosen (again, 0, TRUE);
  result = sample_run (again, f->store, TRUE);
  sample_assert_verdicts (result, "new");
}

/*
 * What goes wrong
 */

static void
test_file_changes (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *path = sample_file (f->folder, "a.csv", "Cognome;Nome\nZhang;Mei\n");
  g_autoptr(PcImport) import = sample_import (path);
  g_autofree char *before = sample_dump (f->store);
  g_autofree char *again = sample_file (f->folder, "a.csv", "Cognome;Nome\nLi;Wei\nLi;Lu\n");
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_import_run (import, f->store, TRUE, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_CONFLICT);
  after = sample_dump (f->store);
  g_assert_cmpstr (before, ==, after);
}

typedef struct
{
  PcProgress   *progress;
  GCancellable *cancellable;
} Canceller;

/* Once something has been written. */
static gpointer
cancel_in_thread (gpointer data)
{
  const Canceller *canceller = data;

  while (pc_progress_get_fraction (canceller->progress) <= 0)
    g_usleep (100);
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

static char *
make_many (guint n)
{
  GString *text = g_string_new ("Cognome;Nome;Data di nascita\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Cognome%c%c%c;Nome%c%c;%u/%u/%u\n", 'a' + i % 26, 'a' + i / 26 % 26,
                            'a' + i / 676 % 26,
                            'a' + i % 17, 'a' + i % 13, 1 + i % 28, 1 + i % 12, 1960 + i % 40);

  return g_string_free (text, FALSE);
}

/* Cancelled in the middle, nothing has happened. */
static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *text = make_many (5000);
  g_autofree char *path = sample_file (f->folder, "a.csv", text);
  g_autoptr(PcImport) import = sample_import (path);
  g_autofree char *before = sample_dump (f->store);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(PcProgress) progress = pc_progress_new ();
  Canceller canceller = { progress, cancellable };
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  GThread *thread;

  thread = g_thread_new ("cancel", cancel_in_thread, &canceller);
  g_assert_null (pc_import_run (import, f->store, TRUE, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  after = sample_dump (f->store);
  g_assert_cmpstr (before, ==, after);
}

static void
changed_cb (PcStore    *store,
            gpointer    kind,
            const char *id,
            guint      *n)
{
  (*n)++;
}

static void
finished_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      data)
{
  *(PcImportResult **) data = pc_import_run_finish (result, NULL);
}

/* The window's store goes on reading, and hears of each record at the end. */
static void
test_async (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *text = make_many (120);
  g_autofree char *path = sample_file (f->folder, "a.csv", text);
  g_autoptr(PcImport) import = sample_import (path);
  g_autoptr(PcImportResult) result = NULL;
  guint n = 0;

  g_signal_connect (f->store, "changed", G_CALLBACK (changed_cb), &n);
  pc_import_run_async (import, f->store, TRUE, NULL, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (result->counts[PC_IMPORT_NEW], >, 100);
  g_assert_cmpuint (n, ==, result->counts[PC_IMPORT_NEW]);
  /* And it writes again, on top of that. */
  g_object_unref (sample_person_add (f->store, "Dopo"));
  sample_assert_sound (f->store);
}

/* Hard values come through, whatever they look like. */
static void
test_hard_values (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *name = g_strnfill (1000, 'x');
  g_autofree char *text = g_strdup_printf ("Cognome;Nome;Telefono;CAP;Note;Alias\n"
                                           "=cmd|'/c calc'!A1;محمد;+39 333 1234567;00184;\"due\nrighe; e \"\"virgolette\"\"\";😀\n"
                                           "%s;x;;;;\n%sy;x;;;;\n", name, name);
  g_autoptr(PcImportResult) result = sample_take (f->store, f->folder, text);
  g_autofree char *records = sample_records (f->store);

  sample_assert_verdicts (result, "new new refused");
  g_assert_nonnull (strstr (records, "family_name==cmd|'/c calc'!A1 given_name=محمد"));
  g_assert_nonnull (strstr (records, "postcode=00184"));
  g_assert_nonnull (strstr (records, "notes=due\nrighe; e \"virgolette\""));
  g_assert_nonnull (strstr (records, "other_names=😀"));
}

static void
test_result (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *path = sample_file (f->folder, "a.csv", "Cognome;Nome;Data di nascita\nZhang;Mei;3/4/2001\n;Wei;\n");
  g_autofree char *out = sample_path (f->folder, "result.xlsx");
  g_autoptr(PcImport) import = sample_import (path);
  g_autoptr(PcImportResult) result = sample_run (import, f->store, FALSE);
  g_autoptr(PcSheetReader) reader = NULL;
  g_autoptr(PcImport) back = NULL;
  const PcImportSheet *sheet;
  GStrv first;

  g_assert_true (pc_import_write_result (import, result, out, NULL, NULL, NULL));
  back = sample_import (out);
  g_assert_false (pc_import_is_own (back));
  sheet = pc_import_list_sheets (back)->pdata[0];
  g_assert_cmpuint (sheet->preview->len, ==, 2);
  first = sheet->preview->pdata[0];
  g_assert_cmpstr (first[0], ==, "Zhang");
  g_assert_cmpstr (first[3], ==, "New");
  g_assert_cmpstr (first[4], ==, "new");
  g_assert_cmpstr (((GStrv) sheet->preview->pdata[1])[4], ==, "refused");
}

int
main (int    argc,
      char **argv)
{
  sample_import_init (&argc, &argv);

  g_test_add ("/import/outcomes", Fixture, NULL, sample_import_set_up, test_outcomes, sample_import_tear_down);
  g_test_add ("/import/undo", Fixture, NULL, sample_import_set_up, test_undo, sample_import_tear_down);
  g_test_add ("/import/changes", Fixture, NULL, sample_import_set_up, test_changes, sample_import_tear_down);
  g_test_add ("/import/erase", Fixture, NULL, sample_import_set_up, test_erase, sample_import_tear_down);
  g_test_add ("/import/locales", Fixture, NULL, sample_import_set_up, test_locales, sample_import_tear_down);
  g_test_add ("/import/italian", Fixture, NULL, sample_import_set_up, test_italian, sample_import_tear_down);
  g_test_add ("/import/parked", Fixture, NULL, sample_import_set_up, test_parked, sample_import_tear_down);
  g_test_add ("/import/decide", Fixture, NULL, sample_import_set_up, test_decide, sample_import_tear_down);
  g_test_add ("/import/mapping", Fixture, NULL, sample_import_set_up, test_mapping, sample_import_tear_down);
  g_test_add ("/import/file-changes", Fixture, NULL, sample_import_set_up, test_file_changes, sample_import_tear_down);
  g_test_add ("/import/cancel", Fixture, NULL, sample_import_set_up, test_cancel, sample_import_tear_down);
  g_test_add ("/import/async", Fixture, NULL, sample_import_set_up, test_async, sample_import_tear_down);
  g_test_add ("/import/hard-values", Fixture, NULL, sample_import_set_up, test_hard_values, sample_import_tear_down);
  g_test_add ("/import/result", Fixture, NULL, sample_import_set_up, test_result, sample_import_tear_down);

  return g_test_run ();
}
