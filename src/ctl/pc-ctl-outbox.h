/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ctl.h"
#include "pc-ctl-rows.h"
#include "pc-outbox.h"

G_BEGIN_DECLS

/* What follows `percorsoctl outbox`; pc-ctl-outbox-command.c reads the command line. */

typedef gboolean (*PcCtlOutboxChange) (PcOutbox    *outbox,
                                       const char  *id,
                                       GError     **error);

/**
 * PcCtlOutboxSend:
 * @due: whether to send only what is due, and not all that waits
 * @remember: whether a password that was entered is kept in the keyring
 * @password_file: (nullable): its first line is the password
 * @ca_file: (nullable): certificates to trust
 * @timeout: seconds; 0 for the usual ones
 */
typedef struct
{
  gboolean  due;
  gboolean  remember;
  char     *password_file;
  char     *ca_file;
  int       timeout;
} PcCtlOutboxSend;

gboolean pc_ctl_outbox_list   (PcCtl                  *self,
                               gboolean                all,
                               PcCtlFormat             format,
                               GError                **error);
gboolean pc_ctl_outbox_add    (PcCtl                  *self,
                               const char             *path,
                               const char * const     *destinations,
                               const char             *report,
                               const char             *title,
                               const char * const     *parameters,
                               GError                **error);
gboolean pc_ctl_outbox_change (PcCtl                  *self,
                               PcCtlOutboxChange       change,
                               char                  **ids,
                               GError                **error);

/** FAILED where something that was tried waits still. */
gboolean pc_ctl_outbox_send   (PcCtl                  *self,
                               const PcCtlOutboxSend  *options,
                               GError                **error);

G_END_DECLS
