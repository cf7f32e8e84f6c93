/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-table.h"

G_BEGIN_DECLS

/* What columns of several reports say in SQL; @id is an expression. A row that the rules reckoned keeps the id alone. */

#define PC_REPORT_FULL_NAME(t) t ".family_name || coalesce (' ' || " t ".given_name, '')"

#define PC_REPORT_OPERATOR(id) \
  "(SELECT " PC_REPORT_FULL_NAME ("oo") " FROM operator AS oo WHERE oo.id = " id ")"

#define PC_REPORT_CONTACT(id) \
  "(SELECT " PC_REPORT_FULL_NAME ("cc") " FROM contact AS cc WHERE cc.id = " id ")"

#define PC_REPORT_ORGANISATION(id) "(SELECT hh.name FROM organisation AS hh WHERE hh.id = " id ")"

#define PC_REPORT_OFFICE(id) "(SELECT ff.name FROM office AS ff WHERE ff.id = " id ")"

/* One that this computer does not know is called by its id. */
#define PC_REPORT_PROGRAMME(id) \
  "coalesce ((SELECT gg.label FROM programme AS gg WHERE gg.programme = " id "), " id ")"

#define PC_REPORT_SERVICE(programme, code) \
  code " || coalesce ((SELECT ' · ' || ss.label FROM programme_service AS ss" \
  " WHERE ss.programme = " programme " AND ss.code = " code "), '')"

/* Who a row is about; @t is the table with these three columns. */
#define PC_REPORT_PERSON_COLUMNS(t) \
  { t ".code", { "code", PC_FIELD_TEXT, "code", PC_PERSONAL, N_("Code") }, 11 }, \
  { t ".family_name", { "family_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Family name") }, 15 }, \
  { t ".given_name", { "given_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Given name") }, 13 }

/* By which a row is known again, when a workbook is made anew or comes back. */
#define PC_REPORT_ID_COLUMN(expression, kind) \
  { expression, { "id", PC_FIELD_REFERENCE, kind, PC_PLAIN, N_("Id") }, 10, .use = PC_COLUMN_HIDDEN }

G_END_DECLS
