/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-store-private.h"

/* Large enough for few statements, small enough for any old laptop. */
#define CHUNK_BYTES (256 * 1024)

/* The sentence for a file of the user that cannot be read; a cancelled one stays so. */
static gboolean
fail_reading (const char  *path,
              GError      *cause,
              GError     **error)
{
  const gboolean missing = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  g_set_error (error, PC_ERROR, missing ? PC_ERROR_NOT_FOUND : PC_ERROR_FAILED,
               /* Translators: the first %s is the name of a file, the second a message of the system. */
               _("The file “%s” cannot be read: %s"), path, cause->message);
  g_error_free (cause);
  return FALSE;
}

static GInputStream *
open_file (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GError *cause = NULL;
  GFileInputStream *stream = g_file_read (file, cancellable, &cause);

  if (stream == NULL)
    fail_reading (path, cause, error);

  return G_INPUT_STREAM (stream);
}

/* The next piece, whole but at the end; %NULL on error. */
static GBytes *
read_piece (GInputStream  *stream,
            const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK_BYTES);
  gsize n = 0;
  GError *cause = NULL;

  if (!g_input_stream_read_all (stream, buffer, CHUNK_BYTES, &n, cancellable, &cause))
    {
      fail_reading (path, cause, error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&buffer), n);
}

gboolean
pc_queue_digest_file (const char    *path,
                      char         **sha256,
                      gint64        *size,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(GInputStream) stream = open_file (path, cancellable, error);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n;

  if (stream == NULL)
    return FALSE;

  *size = 0;
  do
    {
      g_autoptr(GBytes) piece = read_piece (stream, path, cancellable, error);

      if (piece == NULL)
        return FALSE;
      n = g_bytes_get_size (piece);
      g_checksum_update (checksum, g_bytes_get_data (piece, NULL), n);
      *size += n;
    }
  while (n == CHUNK_BYTES);

  *sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

static gboolean
write_piece (PcStore     *store,
             const char  *sha256,
             gint64       chunk,
             GBytes      *piece,
             GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, "INSERT INTO outbox_content (sha256, chunk, bytes) VALUES (?1, ?2, ?3)", error);
  gboolean ok;

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, sha256);
  sqlite3_bind_int64 (stmt, 2, chunk);
  sqlite3_bind_blob64 (stmt, 3, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece), SQLITE_STATIC);
  ok = pc_sql_run (store, stmt, error);
  sqlite3_clear_bindings (stmt);
  return ok;
}

/* Another program may write to the file between the two readings: what is kept has to be what was promised. */
static gboolean
check_same (const char  *path,
            GChecksum   *checksum,
            const char  *sha256,
            GError     **error)
{
  if (strcmp (g_checksum_get_string (checksum), sha256) == 0)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_CONFLICT,
               /* Translators: %s is the name of a file. */
               _("The file “%s” was changed while it was read. Close it elsewhere and try again."), path);
  return FALSE;
}

static gboolean
copy_pieces (PcStore       *store,
             const char    *path,
             const char    *sha256,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GInputStream) stream = open_file (path, cancellable, error);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n = stream != NULL ? CHUNK_BYTES : 0;

  if (stream == NULL)
    return FALSE;

  for (gint64 chunk = 0; n == CHUNK_BYTES; chunk++)
    {
      g_autoptr(GBytes) piece = read_piece (stream, path, cancellable, error);

      if (piece == NULL)
        return FALSE;
      n = g_bytes_get_size (piece);
      g_checksum_update (checksum, g_bytes_get_data (piece, NULL), n);
      if (n > 0 && !write_piece (store, sha256, chunk, piece, error))
        return FALSE;
    }

  return check_same (path, checksum, sha256, error);
}

gboolean
pc_queue_copy_in (PcStore       *store,
                  const char    *path,
                  const char    *sha256,
                  gint64         size,
                  GCancellable  *cancellable,
                  GError       **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, "SELECT total (length (bytes)) FROM outbox_content WHERE sha256 = ?1", error);
  gint64 there = 0;

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, sha256);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    there = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);

  return (there == size && size > 0) || copy_pieces (store, path, sha256, cancellable, error);
}

gboolean
pc_queue_drop_contents (PcStore  *store,
                        GError  **error)
{
  return pc_sql_exec (store, "DELETE FROM outbox_content WHERE sha256 NOT IN"
                             " (SELECT sha256 FROM outbox WHERE state NOT IN ('sent', 'cancelled'))", error);
}

GBytes *
pc_queue_read_chunk (PcStore     *store,
                     const char  *sha256,
                     gint64       size,
                     gint64       chunk,
                     GError     **error)
{
  const gint64 expected = CLAMP (size - chunk * CHUNK_BYTES, 0, CHUNK_BYTES);
  sqlite3_stmt *stmt = pc_sql_get (store, "SELECT bytes FROM outbox_content WHERE sha256 = ?1 AND chunk = ?2", error);
  GBytes *bytes = NULL;
  int rc;

  if (expected == 0)
    return g_bytes_new_static ("", 0);
  if (stmt == NULL)
    return NULL;

  pc_sql_bind_text (stmt, 1, sha256);
  sqlite3_bind_int64 (stmt, 2, chunk);
  rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW && sqlite3_column_bytes (stmt, 0) == expected)
    bytes = g_bytes_new (sqlite3_column_blob (stmt, 0), expected);
  else if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_DAMAGED,
                         _("The content of a file in the outbox is not in the database any more. Export it again."));
  else
    pc_sql_fail (store, error);

  sqlite3_reset (stmt);
  return bytes;
}
