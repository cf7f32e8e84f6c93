/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "pc-transport.h"

G_BEGIN_DECLS

/*
 * Requests to one WebDAV server, for pc-webdav-transport.c alone. No redirection is followed, no certificate accepted that
 * does not verify, no password given but to this server.
 */

typedef struct
{
  PcTransport  parent;

  SoupSession *session;
  GUri        *base;      /* Its path is escaped and ends in "/". */
  char        *folder;    /* Escaped path of the folder that was entered, ends in "/"; NULL before. */
  char        *user_name;
  char        *password;  /* NULL until the server has asked for one. */
  gboolean     basic;     /* Whether it is sent as it is (over TLS), and not as a digest. */
} PcWebdav;

/** A message about @path, an escaped path on the server; full. */
SoupMessage  *pc_webdav_message_new (PcWebdav      *self,
                                     const char    *method,
                                     const char    *path);

/** Sends it; the body of the answer, whatever its status, or %NULL where there is no answer. */
GInputStream *pc_webdav_send        (PcWebdav      *self,
                                     SoupMessage   *message,
                                     GCancellable  *cancellable,
                                     GError       **error);

/** Sends it and reads the answer to its end; the status, or 0 where there is no answer. */
guint         pc_webdav_run         (PcWebdav      *self,
                                     SoupMessage   *message,
                                     GCancellable  *cancellable,
                                     GError       **error);

/** Sets @error to what the status of the answer means; always %FALSE. */
gboolean      pc_webdav_fail        (SoupMessage   *message,
                                     GError       **error);

G_END_DECLS
