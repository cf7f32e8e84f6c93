/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-webdav-request.h"

#include <string.h>

#include "pc-config.h"
#include "pc-content-stream.h"
#include "pc-destination.h"
#include "pc-error.h"

#define BUFFER_BYTES (64 * 1024)

/* Asks for next to nothing: it is about whether we may, and whether there is a folder. */
static const char propfind[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                               "<propfind xmlns=\"DAV:\"><prop><resourcetype/></prop></propfind>";

/* The path of @name in the folder that was entered, escaped, full. */
static char *
make_path (PcWebdav   *self,
           const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  return g_strconcat (self->folder, escaped, NULL);
}

static SoupMessage *
new_message (PcWebdav   *self,
             const char *method,
             const char *name)
{
  g_autofree char *path = make_path (self, name);

  return pc_webdav_message_new (self, method, path);
}

/*
 * Entering
 */

/* What is there already answers 405, with some servers 301; where we may not make folders, it may be there all the same. */
static gboolean
make_folder (PcWebdav      *self,
             const char    *path,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(SoupMessage) message = pc_webdav_message_new (self, "MKCOL", path);
  const guint status = pc_webdav_run (self, message, cancellable, error);

  if (status == 0)
    return FALSE;

  return SOUP_STATUS_IS_SUCCESSFUL (status) || status == 405 || status == 301 || status == 403 ||
         pc_webdav_fail (message, error);
}

static gboolean
webdav_enter (PcTransport   *transport,
              const char    *name,
              GCancellable  *cancellable,
              GError       **error)
{
  PcWebdav *self = (PcWebdav *) transport;
  g_autofree char *path = name != NULL ? make_path (self, name) : NULL;

  g_free (self->folder);
  self->folder = name != NULL ? g_strconcat (path, "/", NULL) : g_strdup (g_uri_get_path (self->base));
  return name == NULL || make_folder (self, self->folder, cancellable, error);
}

/*
 * Looking
 */

/* Reads no more than it has to: one byte too many is enough to know. */
static gboolean
compare_stream (GInputStream       *stream,
                const PcQueueItem  *item,
                PcTransportLook    *look,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (BUFFER_BYTES);
  gint64 size = 0;
  gssize n;

  while (size <= item->size && (n = g_input_stream_read (stream, buffer, BUFFER_BYTES, cancellable, error)) != 0)
    {
      if (n < 0)
        return FALSE;
      g_checksum_update (checksum, buffer, n);
      size += n;
    }

  *look = PC_TRANSPORT_OTHER;
  if (size == item->size && strcmp (g_checksum_get_string (checksum), item->sha256) == 0)
    *look = PC_TRANSPORT_SAME;
  return TRUE;
}

static gboolean
has_other_length (SoupMessage       *message,
                  const PcQueueItem *item)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_content_length (headers) != item->size;
}

static gboolean
look_at_answer (SoupMessage        *message,
                GInputStream       *stream,
                const PcQueueItem  *item,
                PcTransportLook    *look,
                GCancellable       *cancellable,
                GError            **error)
{
  const guint status = soup_message_get_status (message);
  GError *cause = NULL;

  *look = status == 404 || status == 410 ? PC_TRANSPORT_NOTHING : PC_TRANSPORT_OTHER;

  /* A folder of that name sends on to its own address, or cannot be read. */
  if (*look == PC_TRANSPORT_NOTHING || SOUP_STATUS_IS_REDIRECTION (status) || status == 405)
    return TRUE;
  if (status != 200)
    return pc_webdav_fail (message, error);

  if (has_other_length (message, item) || compare_stream (stream, item, look, cancellable, &cause))
    return TRUE;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_UNREACHABLE, cause->message);
  g_clear_error (&cause);
  return FALSE;
}

static gboolean
webdav_look (PcTransport        *transport,
             const char         *name,
             const PcQueueItem  *item,
             PcTransportLook    *look,
             GCancellable       *cancellable,
             GError            **error)
{
  PcWebdav *self = (PcWebdav *) transport;
  g_autoptr(SoupMessage) message = new_message (self, "GET", name);
  g_autoptr(GInputStream) stream = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Cache-Control", "no-cache");
  stream = pc_webdav_send (self, message, cancellable, error);

  return stream != NULL && look_at_answer (message, stream, item, look, cancellable, error);
}

/*
 * Writing
 */

typedef struct
{
  PcStore           *store;
  const PcQueueItem *item;
  PcProgress        *progress;
} Body;

static void
set_body (SoupMessage *message,
          const Body  *body)
{
  g_autoptr(GInputStream) stream = pc_content_stream_new (body->store, body->item, body->progress);

  soup_message_set_request_body (message, "application/octet-stream", stream, body->item->size);
}

/* libsoup sends a request again after a 401 or a reset, but what is left of the old body, which is nothing: a server would
 * keep an empty file and say that all is well. */
static void
restarted_cb (SoupMessage *message,
              gpointer     user_data)
{
  set_body (message, user_data);
}

/* A connection of its own is not one that the server is about to close. Asked first, a server can refuse what is too large
 * before it is sent; one that cannot be asked says 417. */
static guint
send_body (PcWebdav      *self,
           SoupMessage   *message,
           Body          *body,
           gboolean       ask_first,
           GCancellable  *cancellable,
           GError       **error)
{
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  g_signal_connect (message, "restarted", G_CALLBACK (restarted_cb), body);
  set_body (message, body);
  if (ask_first)
    soup_message_headers_set_expectations (soup_message_get_request_headers (message), SOUP_EXPECTATION_CONTINUE);

  return pc_webdav_run (self, message, cancellable, error);
}

static gboolean
webdav_put (PcTransport        *transport,
            const char         *name,
            PcStore            *store,
            const PcQueueItem  *item,
            PcProgress         *progress,
            GCancellable       *cancellable,
            GError            **error)
{
  PcWebdav *self = (PcWebdav *) transport;
  Body body = { store, item, progress };
  g_autoptr(SoupMessage) message = new_message (self, "PUT", name);
  guint status = send_body (self, message, &body, item->size > BUFFER_BYTES, cancellable, error);

  if (status == 417)
    {
      g_object_unref (message);
      message = new_message (self, "PUT", name);
      status = send_body (self, message, &body, FALSE, cancellable, error);
    }

  if (status == 0)
    return FALSE;

  return SOUP_STATUS_IS_SUCCESSFUL (status) || pc_webdav_fail (message, error);
}

static gboolean
webdav_place (PcTransport        *transport,
              const char         *from,
              const char         *to,
              const PcQueueItem  *item,
              gboolean           *taken,
              GCancellable       *cancellable,
              GError            **error)
{
  PcWebdav *self = (PcWebdav *) transport;
  g_autoptr(SoupMessage) message = new_message (self, "MOVE", from);
  g_autoptr(SoupMessage) target = new_message (self, "GET", to);
  g_autofree char *destination = g_uri_to_string (soup_message_get_uri (target));
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  guint status;

  soup_message_headers_replace (headers, "Destination", destination);
  soup_message_headers_replace (headers, "Overwrite", "F");
  status = pc_webdav_run (self, message, cancellable, error);
  *taken = status == 412;
  if (status == 0)
    return FALSE;

  return *taken || SOUP_STATUS_IS_SUCCESSFUL (status) || pc_webdav_fail (message, error);
}

static gboolean
webdav_remove (PcTransport   *transport,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  PcWebdav *self = (PcWebdav *) transport;
  g_autoptr(SoupMessage) message = new_message (self, "DELETE", name);
  const guint status = pc_webdav_run (self, message, cancellable, error);

  if (status == 0)
    return FALSE;

  return SOUP_STATUS_IS_SUCCESSFUL (status) || status == 404 || status == 410 || pc_webdav_fail (message, error);
}

static void
clear_password (PcWebdav *self)
{
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_clear_pointer (&self->password, g_free);
}

static void
webdav_free (PcTransport *transport)
{
  PcWebdav *self = (PcWebdav *) transport;

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_uri_unref);
  clear_password (self);
  g_free (self->folder);
  g_free (self->user_name);
  g_free (self);
}

static const PcTransportClass webdav_class = {
  webdav_enter, webdav_look, webdav_put, webdav_place, webdav_remove, webdav_free
};

/*
 * Reaching
 */

/* As typed, or as copied from a browser: what has to be escaped in a path is, and it ends in "/". */
static GUri *
parse_address (const char *address)
{
  g_autoptr(GUri) typed = g_uri_parse (address, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;

  if (typed == NULL)
    return NULL;

  escaped = g_uri_escape_string (g_uri_get_path (typed), "%/:@!$&'()*+,;=~", FALSE);
  path = g_str_has_suffix (escaped, "/") ? g_strdup (escaped) : g_strconcat (escaped, "/", NULL);
  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (typed), NULL, g_uri_get_host (typed), g_uri_get_port (typed),
                      path, NULL, NULL);
}

/* A session of its own remembers nothing of a password that was refused. */
static gboolean
start_session (PcWebdav                  *self,
               const PcTransportOptions  *options,
               GError                   **error)
{
  g_autoptr(GTlsDatabase) database = NULL;
  GError *cause = NULL;

  if (options->ca_file != NULL && !(database = g_tls_file_database_new (options->ca_file, &cause)))
    {
      g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_NOT_TRUSTED, cause->message);
      g_error_free (cause);
      return FALSE;
    }

  g_clear_object (&self->session);
  self->session = soup_session_new_with_options ("timeout", options->timeout, "idle-timeout", options->timeout,
                                                 "user-agent", "Percorso/" PC_VERSION, NULL);
  if (database != NULL)
    soup_session_set_tls_database (self->session, database);
  return TRUE;
}

static void
set_question (SoupMessage *message)
{
  g_autoptr(GBytes) body = g_bytes_new_static (propfind, sizeof propfind - 1);

  soup_message_set_request_body_from_bytes (message, "application/xml", body);
}

/* The status of asking for the folder, with the password if there is one; 0 where there is no answer. */
static guint
ask_for_folder (PcWebdav      *self,
                SoupMessage  **message,
                GCancellable  *cancellable,
                GError       **error)
{
  g_clear_object (message);
  *message = pc_webdav_message_new (self, "PROPFIND", g_uri_get_path (self->base));
  soup_message_headers_replace (soup_message_get_request_headers (*message), "Depth", "0");
  set_question (*message);
  g_signal_connect (*message, "restarted", G_CALLBACK (set_question), NULL);

  return pc_webdav_run (self, *message, cancellable, error);
}

/* Gets the password, the second time another one; NO_PASSWORD where there is none, and nothing where the old one stays refused. */
static gboolean
get_password (PcWebdav                  *self,
              gboolean                   refused,
              const PcTransportOptions  *options,
              GCancellable              *cancellable,
              GError                   **error)
{
  clear_password (self);
  if (self->user_name != NULL && options->password != NULL)
    self->password = options->password (refused, cancellable, options->user_data);
  if (self->password != NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_set_error_literal (error, PC_OUTBOX_ERROR, refused ? PC_OUTBOX_WRONG_PASSWORD : PC_OUTBOX_NO_PASSWORD,
                       refused ? "401" : self->user_name == NULL ? "no user name" : "");
  return FALSE;
}

/* Whether the server takes passwords as they are: the address is a safe one. */
static gboolean
offers_basic (SoupMessage *message)
{
  const char *offers = soup_message_headers_get_list (soup_message_get_response_headers (message), "WWW-Authenticate");
  g_autofree char *small = offers != NULL ? g_ascii_strdown (offers, -1) : NULL;

  return small != NULL && (g_str_has_prefix (small, "basic") || strstr (small, ", basic") != NULL);
}

/* First without a password: who answers is verified before one is asked for, let alone sent. */
static gboolean
sign_in (PcWebdav                  *self,
         const PcTransportOptions  *options,
         GCancellable              *cancellable,
         GError                   **error)
{
  g_autoptr(SoupMessage) message = NULL;
  guint status = 0;

  for (guint asked = 0; asked <= 2; asked++)
    {
      if (asked > 0 && !get_password (self, asked > 1, options, cancellable, error))
        return FALSE;
      if (!start_session (self, options, error) || (status = ask_for_folder (self, &message, cancellable, error)) == 0)
        return FALSE;
      if (status == 207)
        return TRUE;
      if (status != 401)
        break;
      self->basic = offers_basic (message);
    }

  /* Any other success is of a server that has never heard of WebDAV. */
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    return pc_webdav_fail (message, error);

  g_set_error (error, PC_OUTBOX_ERROR, PC_OUTBOX_NO_PLACE, "PROPFIND: %u", status);
  return FALSE;
}

PcTransport *
pc_webdav_transport_new (const char                *address,
                         const char                *user_name,
                         const PcTransportOptions  *options,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  PcWebdav *self;

  g_return_val_if_fail (address != NULL && options != NULL, NULL);

  if (!pc_destination_is_safe_address (address))
    {
      g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_UNSAFE, "");
      return NULL;
    }

  self = g_new0 (PcWebdav, 1);
  self->parent.class = &webdav_class;
  self->base = parse_address (address);
  self->user_name = g_strdup (user_name);
  if (self->base != NULL && sign_in (self, options, cancellable, error))
    return &self->parent;

  if (self->base == NULL)
    g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_NO_PLACE, "no address");
  webdav_free (&self->parent);
  return NULL;
}
