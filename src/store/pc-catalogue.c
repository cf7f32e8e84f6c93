/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-catalogue.h"

#include "pc-kinds.h"
#include "pc-programme-files.h"
#include "pc-programme-parts.h"
#include "pc-store-private.h"

/* In the order of the enumerations of pc-programme-parts.h. */
static const char * const payees[] = { "trainee", "host", "promoter" };
static const char * const bases[] = { "per-month", "per-hour", "lump" };
static const char * const conditions[] = { "none", "completed", "hours-certified", "clearance-issued" };

/* Two services of one programme may not share a code, nor two components an id: the format refuses it. */
static const char tables[] =
  "CREATE TEMP TABLE programme (programme TEXT PRIMARY KEY, position INTEGER NOT NULL, label TEXT NOT NULL,"
  " edition TEXT) STRICT, WITHOUT ROWID;"
  "CREATE TEMP TABLE programme_component (programme TEXT NOT NULL, position INTEGER NOT NULL, component TEXT NOT NULL,"
  " label TEXT NOT NULL, payee TEXT NOT NULL, amount_cents INTEGER, minutes INTEGER, basis TEXT NOT NULL,"
  " condition TEXT, PRIMARY KEY (programme, position)) STRICT, WITHOUT ROWID;"
  "CREATE TEMP TABLE programme_service (programme TEXT NOT NULL, code TEXT NOT NULL, position INTEGER NOT NULL,"
  " label TEXT NOT NULL, minutes INTEGER, component TEXT, PRIMARY KEY (programme, code)) STRICT, WITHOUT ROWID;";

/* Where a programme does not state a number it is -1, which is nothing here. */
static void
bind_number (sqlite3_stmt *stmt,
             int           index,
             gint64        number)
{
  if (number >= 0)
    sqlite3_bind_int64 (stmt, index, number);
  else
    sqlite3_bind_null (stmt, index);
}

static gboolean
add_programme (PcStore      *self,
               PcProgramme  *programme,
               guint         position,
               GError      **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, "INSERT INTO temp.programme VALUES (?1, ?2, ?3, ?4)", error);

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, pc_programme_get_id (programme));
  sqlite3_bind_int64 (stmt, 2, position);
  pc_sql_bind_text (stmt, 3, pc_programme_get_name (programme));
  pc_sql_bind_text (stmt, 4, pc_programme_get_edition (programme));
  return pc_sql_run (self, stmt, error);
}

static gboolean
add_component (PcStore                     *self,
               PcProgramme                 *programme,
               const PcProgrammeComponent  *component,
               guint                        position,
               GError                     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, "INSERT INTO temp.programme_component"
                                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, pc_programme_get_id (programme));
  sqlite3_bind_int64 (stmt, 2, position);
  pc_sql_bind_text (stmt, 3, component->id);
  pc_sql_bind_text (stmt, 4, component->name);
  pc_sql_bind_text (stmt, 5, payees[component->payee]);
  bind_number (stmt, 6, component->amount_cents);
  bind_number (stmt, 7, component->minutes);
  pc_sql_bind_text (stmt, 8, bases[component->basis]);
  if (component->condition != PC_PROGRAMME_CONDITION_UNSTATED)
    pc_sql_bind_text (stmt, 9, conditions[component->condition]);
  return pc_sql_run (self, stmt, error);
}

static gboolean
add_service (PcStore                   *self,
             PcProgramme               *programme,
             const PcProgrammeService  *service,
             guint                      position,
             GError                   **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, "INSERT INTO temp.programme_service VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, pc_programme_get_id (programme));
  pc_sql_bind_text (stmt, 2, service->code);
  sqlite3_bind_int64 (stmt, 3, position);
  pc_sql_bind_text (stmt, 4, service->name);
  bind_number (stmt, 5, service->minutes);
  pc_sql_bind_text (stmt, 6, service->component);
  return pc_sql_run (self, stmt, error);
}

static gboolean
add_all (PcStore      *self,
         PcProgramme  *programme,
         guint         position,
         GError      **error)
{
  GPtrArray *components = pc_programme_get_components (programme);
  GPtrArray *services = pc_programme_get_services (programme);
  gboolean ok = add_programme (self, programme, position, error);

  for (guint i = 0; ok && i < components->len; i++)
    ok = add_component (self, programme, components->pdata[i], i, error);

  for (guint i = 0; ok && i < services->len; i++)
    ok = add_service (self, programme, services->pdata[i], i, error);

  return ok;
}

/*
 * A programme file that the coordinator has broken is left out: its pathways then stand in lists without labels and
 * amounts, but everybody else's work goes on. Where the file is opened as such, its mistakes are named.
 */
static gboolean
fill (PcStore  *self,
      GError  **error)
{
  g_auto(GStrv) ids = pc_programme_list ();

  if (!pc_sql_exec (self, tables, error))
    return FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GError) mistake = NULL;
      g_autoptr(PcProgramme) programme = pc_programme_find (ids[i], &mistake);

      if (programme == NULL)
        g_message ("%s: %s", ids[i], mistake->message);
      else if (!add_all (self, programme, i, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pc_catalogue_load (PcStore  *store,
                   GError  **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  if (pc_sql_get_int (store, "SELECT count(*) FROM temp.sqlite_schema WHERE name = 'programme'", 0) > 0)
    return TRUE;

  /* Inside the caller's transaction or by itself, and all of it or nothing. */
  if (!pc_sql_exec (store, "SAVEPOINT catalogue", error))
    return FALSE;
  if (fill (store, error))
    return pc_sql_exec (store, "RELEASE catalogue", error);

  pc_sql_exec (store, "ROLLBACK TO catalogue; RELEASE catalogue", NULL);
  return FALSE;
}

gboolean
pc_catalogue_set_edition (PcStore   *store,
                          PcRecord  *record,
                          GError   **error)
{
  sqlite3_stmt *stmt;

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (record), FALSE);

  if (pc_record_get_kind (record) != &pc_pathway_kind || pc_record_is_set (record, PC_PATHWAY_EDITION))
    return TRUE;

  if (!pc_catalogue_load (store, error) ||
      !(stmt = pc_sql_get (store, "SELECT edition FROM temp.programme WHERE programme = ?1", error)))
    return FALSE;

  pc_sql_bind_text (stmt, 1, pc_record_get_text (record, PC_PATHWAY_PROGRAMME));
  if (sqlite3_step (stmt) == SQLITE_ROW)
    pc_record_set_text (record, PC_PATHWAY_EDITION, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);

  return TRUE;
}
