/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-webdav-request.h"

#include <string.h>
#include <sys/socket.h>

#include "pc-error.h"

#define SEND_BUFFER_BYTES (128 * 1024)

static const struct
{
  guint           status;
  PcOutboxProblem problem;
} meanings[] = {
  { 400, PC_OUTBOX_BAD_NAME },
  { 401, PC_OUTBOX_WRONG_PASSWORD },
  { 402, PC_OUTBOX_FORBIDDEN },
  { 403, PC_OUTBOX_FORBIDDEN },
  { 404, PC_OUTBOX_NO_PLACE },
  { 405, PC_OUTBOX_NO_PLACE },
  { 409, PC_OUTBOX_NO_PLACE },
  { 410, PC_OUTBOX_NO_PLACE },
  { 413, PC_OUTBOX_TOO_LARGE },
  { 414, PC_OUTBOX_BAD_NAME },
  { 422, PC_OUTBOX_BAD_NAME },
  { 423, PC_OUTBOX_LOCKED },
  { 429, PC_OUTBOX_SERVER },
  { 501, PC_OUTBOX_NO_PLACE },
  { 507, PC_OUTBOX_FULL },
};

gboolean
pc_webdav_fail (SoupMessage  *message,
                GError      **error)
{
  const guint status = soup_message_get_status (message);
  PcOutboxProblem problem = status >= 500 ? PC_OUTBOX_SERVER
                          : SOUP_STATUS_IS_REDIRECTION (status) ? PC_OUTBOX_MOVED : PC_OUTBOX_OTHER;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].status == status)
      problem = meanings[i].problem;

  g_set_error (error, PC_OUTBOX_ERROR, problem, "%s: %u %s", soup_message_get_method (message), status,
               soup_status_get_phrase (status));
  return FALSE;
}

/* No answer: the network, the name, the certificate; or our own side, which has said what it is. */
static void
translate (GError   *cause,
           GError  **error)
{
  const gboolean ours = cause->domain == PC_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const gboolean certificate = g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);

  if (ours)
    g_propagate_error (error, cause);
  else
    {
      g_set_error_literal (error, PC_OUTBOX_ERROR, certificate ? PC_OUTBOX_NOT_TRUSTED : PC_OUTBOX_UNREACHABLE, cause->message);
      g_error_free (cause);
    }
}

/* libsoup would write it in Latin-1 wherever that has the letters, and servers compare it in UTF-8. Sent at once, it also keeps
 * requests from being sent twice. */
static void
set_basic (SoupMessage *message,
           const char  *user_name,
           const char  *password)
{
  g_autofree char *plain = g_strconcat (user_name, ":", password, NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) plain, strlen (plain));
  g_autofree char *header = g_strconcat ("Basic ", encoded, NULL);

  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", header);
  explicit_bzero (plain, strlen (plain));
  explicit_bzero (encoded, strlen (encoded));
  explicit_bzero (header, strlen (header));
}

/* Once: what is refused at the second time will be refused at the third. */
static gboolean
authenticate_cb (SoupMessage *message,
                 SoupAuth    *auth,
                 gboolean     retrying,
                 gpointer     user_data)
{
  PcWebdav *self = user_data;

  if (retrying || self->password == NULL || soup_auth_is_for_proxy (auth))
    return FALSE;

  soup_auth_authenticate (auth, self->user_name, self->password);
  return TRUE;
}

/* What the system has taken over already counts as sent: on a slow line megabytes of it would be under way in silence for longer
 * than a server may be silent. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection)
{
  if (event == G_SOCKET_CLIENT_CONNECTED && G_IS_SOCKET_CONNECTION (connection))
    g_socket_set_option (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), SOL_SOCKET, SO_SNDBUF,
                         SEND_BUFFER_BYTES, NULL);
}

SoupMessage *
pc_webdav_message_new (PcWebdav   *self,
                       const char *method,
                       const char *path)
{
  g_autoptr(GUri) uri = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (self->base), NULL, g_uri_get_host (self->base),
                                     g_uri_get_port (self->base), path, NULL, NULL);
  SoupMessage *message = soup_message_new_from_uri (method, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  /* Sizes and digests are of the file, not of what a server makes of it on the way. */
  soup_message_disable_feature (message, SOUP_TYPE_CONTENT_DECODER);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), NULL);
  if (self->password != NULL && self->basic)
    set_basic (message, self->user_name, self->password);
  else
    g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), self);

  return message;
}

GInputStream *
pc_webdav_send (PcWebdav      *self,
                SoupMessage   *message,
                GCancellable  *cancellable,
                GError       **error)
{
  GError *cause = NULL;
  GInputStream *stream = soup_session_send (self->session, message, cancellable, &cause);

  if (stream == NULL)
    translate (cause, error);

  return stream;
}

guint
pc_webdav_run (PcWebdav      *self,
               SoupMessage   *message,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GInputStream) stream = pc_webdav_send (self, message, cancellable, error);
  GError *cause = NULL;

  if (stream == NULL)
    return 0;

  while (TRUE)
    {
      gssize n = g_input_stream_skip (stream, 64 * 1024, cancellable, &cause);

      if (n == 0)
        return soup_message_get_status (message);
      if (n < 0)
        {
          translate (cause, error);
          return 0;
        }
    }
}
