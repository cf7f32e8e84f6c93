/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "pc-ctl-import.h"
#include "pc-import-mapping.h"
#include "pc-import-run.h"

/* What was typed. */
typedef struct
{
  PcCtlFormat   format;
  char         *format_text;
  char         *sheet;
  char         *kind;
  char         *mapping;
  char        **maps;
  char         *save_mapping;
  char         *result;
  char         *date_order;
  gboolean      dry_run;
  gboolean      columns;
  gboolean      decimal_hours;
  gboolean      erase_empty;
  int           least;
  gboolean      parked;
  char        **take;
  char         *as;
  char        **drop;
  char         *conflicts;
  PcReturnSide  side;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->format_text);
  g_free (self->sheet);
  g_free (self->kind);
  g_free (self->mapping);
  g_strfreev (self->maps);
  g_free (self->save_mapping);
  g_free (self->result);
  g_free (self->date_order);
  g_strfreev (self->take);
  g_free (self->as);
  g_strfreev (self->drop);
  g_free (self->conflicts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static char **
parse (PcCtl     *self,
       Options   *options,
       char     **arguments,
       GError   **error)
{
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, N_("Only say what would become of each row"), NULL },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options->sheet, N_("The sheet to import"), N_("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options->kind, N_("What the rows are about"), N_("KIND") },
    { "map", 'm', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->maps, N_("What a column holds; “COLUMN=” leaves it out"),
      N_("COLUMN=FIELD") },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &options->mapping, N_("Read the columns as was saved under NAME"),
      N_("NAME") },
    { "save-mapping", 0, 0, G_OPTION_ARG_FILENAME, &options->save_mapping, N_("Save what the columns hold under NAME"),
      N_("NAME") },
    { "columns", 0, 0, G_OPTION_ARG_NONE, &options->columns, N_("Only print what each column is taken for"), NULL },
    { "date-order", 0, 0, G_OPTION_ARG_FILENAME, &options->date_order,
      N_("How dates in figures stand: dmy, mdy or ymd"),
      N_("ORDER") },
    { "decimal-hours", 0, 0, G_OPTION_ARG_NONE, &options->decimal_hours, N_("Hours as 5,50 are five and a half"),
      NULL },
    { "erase-empty", 0, 0, G_OPTION_ARG_NONE, &options->erase_empty, N_("Empty cells empty the field"), NULL },
    { "least", 0, 0, G_OPTION_ARG_INT, &options->least, N_("From this score on, somebody could be somebody"),
      N_("SCORE") },
    { "conflicts", 0, 0, G_OPTION_ARG_FILENAME, &options->conflicts,
      N_("Of a workbook that comes back filled in: who wins where both sides changed a cell, “file” or “ours”"),
      N_("SIDE") },
    { "result", 'o', 0, G_OPTION_ARG_FILENAME, &options->result, N_("Write the rows with their outcome (.xlsx)"),
      N_("FILE") },
    { "parked", 0, 0, G_OPTION_ARG_NONE, &options->parked, N_("List the rows that wait"), NULL },
    { "take", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->take, N_("Take up a row that waits"), N_("ID") },
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &options->as, N_("With “--take”: “new”, or the person that it is"),
      N_("PERSON") },
    { "drop", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->drop, N_("Throw away a row that waits"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format_text, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };

  return pc_ctl_parse (self, entries, arguments, error);
}

static gboolean
check_side (Options  *options,
            GError  **error)
{
  if (options->conflicts == NULL)
    return TRUE;
  if (strcmp (options->conflicts, "file") != 0 && strcmp (options->conflicts, "ours") != 0)
    return pc_ctl_refuse (error, _("“--conflicts” is file or ours"));

  options->side = strcmp (options->conflicts, "file") == 0 ? PC_RETURN_FILE : PC_RETURN_OURS;
  return TRUE;
}

static gboolean
check (Options  *options,
       char    **rest,
       GError  **error)
{
  const gboolean waits = options->parked || options->take != NULL || options->drop != NULL;

  if (!pc_ctl_rows_parse_format (options->format_text, &options->format, error))
    return FALSE;
  if (rest[0] == NULL && !waits)
    return pc_ctl_refuse (error, _("The file to import is missing"));
  if (rest[0] != NULL && waits)
    return pc_ctl_refuse (error, _("“--parked”, “--take” and “--drop” need no file"));
  if (options->as != NULL && options->take == NULL)
    return pc_ctl_refuse (error, _("“--as” goes with “--take”"));
  if (options->least != 0 && (options->least < 1 || options->least > 100))
    return pc_ctl_refuse (error, _("“--least” is a score from 1 to 100"));

  return check_side (options, error);
}

/*
 * What the columns hold
 */

static gboolean
set_date_order (PcImport    *import,
                guint        sheet,
                const char  *text,
                GError     **error)
{
  static const char * const orders[] = {
    [PC_DATE_ORDER_DMY] = "dmy", [PC_DATE_ORDER_MDY] = "mdy", [PC_DATE_ORDER_YMD] = "ymd",
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (strcmp (text, orders[i]) == 0)
      {
        pc_import_set_date_order (import, sheet, i);
        return TRUE;
      }

  return pc_ctl_refuse (error, _("“--date-order” is dmy, mdy or ymd"));
}

static gboolean
map_column (PcImport    *import,
            guint        sheet,
            const char  *text,
            GError     **error)
{
  const PcImportSheet *of = pc_import_list_sheets (import)->pdata[sheet];
  const char *equals = strrchr (text, '=');
  g_autofree char *heading = equals != NULL ? g_strndup (text, equals - text) : NULL;
  PcImportTarget target;
  int column;

  if (heading == NULL)
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("“%s” is not a column and a field with “=” between them"), text);
  if (of->kind == NULL)
    return pc_ctl_refuse (error, _("What the rows are about is not known; “--kind” says it"));
  if ((column = pc_import_find_column (import, sheet, heading)) < 0)
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("There is no column “%s”"), heading);
  if (!pc_import_target_parse (of->kind, equals + 1, &target, error))
    return FALSE;

  pc_import_set_target (import, sheet, column, target);
  return TRUE;
}

/* The sheet that the options are about: the one they name, or the one that was chosen, or the first. */
static gboolean
find_sheet (PcImport    *import,
            Options     *options,
            guint       *sheet,
            GError     **error)
{
  GPtrArray *sheets = pc_import_list_sheets (import);
  int found = options->sheet != NULL ? pc_import_find_sheet (import, options->sheet) : 0;

  if (found < 0 || sheets->len == 0)
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("There is no sheet “%s”"), options->sheet != NULL ? options->sheet : "");

  for (guint i = 0; options->sheet == NULL && i < sheets->len; i++)
    if (((const PcImportSheet *) sheets->pdata[i])->chosen)
      {
        found = i;
        break;
      }

  *sheet = found;
  return TRUE;
}

static gboolean
choose_mapping (PcImport    *import,
                guint        sheet,
                PcStore     *store,
                Options     *options,
                GError     **error)
{
  g_autofree char *found = NULL;

  if (options->mapping != NULL)
    return pc_import_use_mapping (import, sheet, store, options->mapping, error);
  if (options->kind != NULL || (found = pc_import_find_mapping (import, sheet, store)) == NULL)
    return TRUE;

  return pc_import_use_mapping (import, sheet, store, found, error);
}

static gboolean
set_up (PcImport    *import,
        PcStore     *store,
        Options     *options,
        GError     **error)
{
  const PcKind *kind = options->kind != NULL ? pc_ctl_find_kind (options->kind, error) : NULL;
  guint sheet = 0;

  if (options->kind != NULL && kind == NULL)
    return FALSE;

  pc_import_get_options (import)->erase_empty = options->erase_empty;
  if (options->least > 0)
    pc_import_get_options (import)->least_score = options->least;
  if (pc_import_is_own (import))
    return TRUE;

  if (!find_sheet (import, options, &sheet, error))
    return FALSE;
  if (kind != NULL)
    pc_import_set_kind (import, sheet, kind);
  if (!choose_mapping (import, sheet, store, options, error))
    return FALSE;
  for (guint i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    if (!map_column (import, sheet, options->maps[i], error))
      return FALSE;

  if (options->date_order != NULL && !set_date_order (import, sheet, options->date_order, error))
    return FALSE;
  if (options->decimal_hours)
    pc_import_set_decimal_hours (import, sheet, TRUE);
  for (guint i = 0; i < pc_import_list_sheets (import)->len; i++)
    pc_import_set_chosen (import, i, i == sheet);

  return options->save_mapping == NULL || pc_import_save_mapping (import, sheet, store, options->save_mapping, error);
}

/*
 * Running
 */

static gboolean
run_import (PcCtl         *self,
            PcImport      *import,
            PcStore       *store,
            Options       *options,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(PcImportResult) result = pc_import_run (import, store, !options->dry_run, NULL, cancellable, error);

  if (result == NULL ||
      (options->result != NULL && !pc_import_write_result (import, result, options->result, NULL, cancellable, error)))
    return FALSE;

  pc_ctl_import_print (import, result, options->format);
  self->status = result->counts[PC_IMPORT_REFUSED] + result->counts[PC_IMPORT_DOUBTFUL] > 0 ? PC_CTL_NOT_ALL : 0;
  return TRUE;
}

/* Of such a workbook nothing is to be chosen but who wins. */
static gboolean
check_return (Options  *options,
              GError  **error)
{
  if (options->sheet == NULL && options->kind == NULL && options->maps == NULL && options->mapping == NULL &&
      options->save_mapping == NULL && options->date_order == NULL && !options->columns && !options->decimal_hours &&
      !options->erase_empty && options->least == 0)
    return TRUE;

  return pc_ctl_refuse (error, _("This workbook comes back filled in: only “--dry-run”, “--conflicts”, “--result” and "
                                 "“--format” go with it"));
}

/* A workbook of ours with cells to be filled in. */
static gboolean
take_back (PcCtl       *self,
           const char  *path,
           Options     *options,
           GError     **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcReturn) workbook = pc_return_open (path, error);
  g_autoptr(PcStore) store = workbook != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;
  g_autoptr(PcReturnResult) result = NULL;

  if (store == NULL)
    return FALSE;

  pc_return_set_side (workbook, options->side);
  result = pc_return_run (workbook, store, !options->dry_run, NULL, cancellable, error);
  if (result == NULL ||
      (options->result != NULL && !pc_return_write_result (workbook, result, options->result, cancellable, error)))
    return FALSE;

  pc_ctl_import_print_return (workbook, result, options->format);
  self->status = result->counts[PC_IMPORT_CONFLICT] + result->counts[PC_IMPORT_REFUSED] > 0 ? PC_CTL_NOT_ALL : 0;
  return TRUE;
}

static gboolean
import_file (PcCtl       *self,
             const char  *path,
             Options     *options,
             GError     **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcImport) import = pc_import_open (path, cancellable, error);
  g_autoptr(PcStore) store = import != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;

  if (store == NULL || !set_up (import, store, options, error))
    return FALSE;

  if (options->columns)
    {
      pc_ctl_import_print_columns (import, options->format);
      return TRUE;
    }

  return run_import (self, import, store, options, cancellable, error);
}

/*
 * Rows that wait
 */

static gboolean
decide (PcImport    *import,
        PcStore     *store,
        const char  *as,
        GError     **error)
{
  g_autoptr(PcRecord) person = NULL;
  const char *decision = as;

  if (as == NULL)
    return TRUE;

  if (strcmp (as, "new") != 0)
    {
      if (!(person = pc_ctl_find_person (store, as, error)))
        return FALSE;
      decision = pc_record_get_id (person);
    }

  for (guint i = 0; i < pc_import_list_sheets (import)->len; i++)
    pc_import_decide (import, i, 0, decision);
  return TRUE;
}

static gboolean
take_parked (PcCtl    *self,
             PcStore  *store,
             Options  *options,
             GError  **error)
{
  g_autoptr(PcImport) import = pc_import_open_parked (store, (const char * const *) options->take, error);

  if (import == NULL || !decide (import, store, options->as, error))
    return FALSE;

  pc_import_get_options (import)->erase_empty = options->erase_empty;
  return run_import (self, import, store, options, NULL, error);
}

static gboolean
work_on_parked (PcCtl    *self,
                Options  *options,
                GError  **error)
{
  const gboolean writes = options->take != NULL || options->drop != NULL;
  g_autoptr(PcStore) store = pc_ctl_open (self, writes ? PC_STORE_WRITE : PC_STORE_READ, error);

  if (store == NULL)
    return FALSE;

  for (guint i = 0; options->drop != NULL && options->drop[i] != NULL; i++)
    if (!pc_parked_rows_remove (store, options->drop[i], error))
      return FALSE;
  if (options->take != NULL && !take_parked (self, store, options, error))
    return FALSE;

  return !options->parked || pc_ctl_import_print_parked (store, options->format, error);
}

gboolean
pc_ctl_import (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  g_auto(Options) options = { 0 };
  g_auto(GStrv) rest = parse (self, &options, arguments, error);

  if (rest == NULL || !check (&options, rest, error))
    return FALSE;

  if (rest[0] == NULL)
    return work_on_parked (self, &options, error);

  if (!pc_return_is_one (rest[0]))
    return import_file (self, rest[0], &options, error);

  return check_return (&options, error) && take_back (self, rest[0], &options, error);
}
