/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"

/* The sheet with the words of the lists; nobody sees it, and its name is the same in every language. */
#define LISTS_SHEET "percorso-lists"

/* Column of the list on that sheet; it gets one where it has none. */
static guint
find_list (PcWorkbook *self,
           const char *name)
{
  const PcCodeList *list = pc_code_list_get (name);
  guint index;

  if (!g_ptr_array_find (self->lists, list, &index))
    {
      index = self->lists->len;
      g_ptr_array_add (self->lists, (gpointer) list);
    }

  return index;
}

static char *
make_list_formula (PcWorkbook *self,
                   const char *name)
{
  const guint column = find_list (self, name);
  const guint n = pc_code_list_get_n_codes (self->lists->pdata[column]);
  char letters[LXW_MAX_COL_NAME_LENGTH];

  lxw_col_to_name (letters, column, 0);
  return g_strdup_printf ("='" LISTS_SHEET "'!$%s$1:$%s$%u", letters, letters, n);
}

static void
set_range (lxw_data_validation *rule,
           double               least,
           double               most)
{
  rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule->minimum_number = least;
  rule->maximum_number = most;
}

/* What a cell takes, and the sentence that says so where something else is typed; %FALSE where it takes anything. */
static gboolean
set_rule (lxw_data_validation *rule,
          const PcField       *field,
          char                *list)
{
  switch ((int) field->type)
    {
    case PC_FIELD_CHOICE:
      rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule->value_formula = list;
      rule->error_message = _("Pick one from the list.");
      return TRUE;

    case PC_FIELD_DATE:
      rule->validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
      set_range (rule, 61, 73050);
      rule->error_message = _("Type a day.");
      return TRUE;

    case PC_FIELD_TIME:
      rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
      set_range (rule, 0, 1);
      rule->error_message = _("Type a time of day, as 9:30.");
      return TRUE;

    case PC_FIELD_MINUTES:
      rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
      set_range (rule, 0, 1000);
      rule->error_message = _("Type hours and minutes, as 1:30.");
      return TRUE;

    case PC_FIELD_MONEY:
      rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
      set_range (rule, -1e9, 1e9);
      rule->error_message = _("Type an amount of euro.");
      return TRUE;

    case PC_FIELD_INTEGER:
      rule->validate = LXW_VALIDATION_TYPE_INTEGER;
      set_range (rule, -1e9, 1e9);
      rule->error_message = _("Type a whole number.");
      return TRUE;

    default:
      return FALSE;
    }
}

static lxw_error
guard_column (PcWorkbook *self,
              lxw_col_t   index)
{
  const PcField *field = &self->table->columns[index].column->field;
  g_autofree char *list = field->type == PC_FIELD_CHOICE ? make_list_formula (self, field->detail) : NULL;
  lxw_data_validation rule = { .ignore_blank = LXW_VALIDATION_ON, .show_error = LXW_VALIDATION_ON };

  if (self->row == 1 || !set_rule (&rule, field, list))
    return LXW_NO_ERROR;

  return worksheet_data_validation_range (self->sheet, 1, index, self->row - 1, index, &rule);
}

lxw_error
pc_workbook_guard_sheet (PcWorkbook *self)
{
  lxw_protection allowed = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE, .autofilter = LXW_TRUE };
  lxw_error error = LXW_NO_ERROR;

  for (guint i = 0; i < self->table->layout.n_columns && error == LXW_NO_ERROR; i++)
    if (self->table->columns[i].column->use == PC_COLUMN_FILLED)
      error = guard_column (self, i);

  /* No password: it keeps from mistakes, not from people. */
  worksheet_protect (self->sheet, NULL, &allowed);
  return error;
}

static guint
count_most_codes (PcWorkbook *self)
{
  guint most = 0;

  for (guint i = 0; i < self->lists->len; i++)
    most = MAX (most, pc_code_list_get_n_codes (self->lists->pdata[i]));

  return most;
}

static lxw_error
write_list_row (PcWorkbook    *self,
                lxw_worksheet *sheet,
                guint          row)
{
  lxw_error error = LXW_NO_ERROR;

  for (guint i = 0; i < self->lists->len && error == LXW_NO_ERROR; i++)
    {
      const PcCodeList *list = self->lists->pdata[i];

      if (row < pc_code_list_get_n_codes (list))
        error = pc_workbook_write_text (self, sheet, row, i,
                                        pc_code_list_get_label (list, pc_code_list_get_id (list, row)), NULL);
    }

  return error;
}

lxw_error
pc_workbook_write_lists (PcWorkbook *self)
{
  lxw_error error = LXW_NO_ERROR;
  lxw_worksheet *sheet;

  if (self->lists->len == 0)
    return LXW_NO_ERROR;
  if (!(sheet = pc_workbook_add_sheet (self, LISTS_SHEET)))
    return LXW_ERROR_CREATING_TMPFILE;

  worksheet_hide (sheet);
  for (guint row = 0; row < count_most_codes (self) && error == LXW_NO_ERROR; row++)
    error = write_list_row (self, sheet, row);

  return error;
}
