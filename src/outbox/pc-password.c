/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-password.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "pc-destination.h"
#include "pc-error.h"

static const SecretSchema schema = {
  "org.percorso.Destination", SECRET_SCHEMA_NONE,
  {
    { "destination", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 }
  }
};

static const char *
get_user (PcRecord *destination)
{
  const char *user = pc_record_get_text (destination, PC_DESTINATION_USER_NAME);

  return user != NULL ? user : "";
}

/* A sentence in place of the keyring's; a cancelled one stays so. */
static gboolean
fail (GError  *cause,
      GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  g_set_error (error, PC_ERROR, PC_ERROR_FAILED,
               /* Translators: %s is a message of the system. */
               _("The keyring of this computer cannot be used (%s). The password has to be entered each time."), cause->message);
  g_error_free (cause);
  return FALSE;
}

char *
pc_password_lookup (PcRecord      *destination,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GError *cause = NULL;
  char *kept;
  char *password;

  g_return_val_if_fail (PC_IS_RECORD (destination), NULL);

  kept = secret_password_lookup_sync (&schema, cancellable, &cause, "destination", pc_record_get_id (destination),
                                      "user", get_user (destination), NULL);
  if (cause != NULL)
    fail (cause, error);

  /* Ours is freed in one way, wherever it comes from. */
  password = g_strdup (kept);
  secret_password_free (kept);
  return password;
}

gboolean
pc_password_keep (PcRecord      *destination,
                  const char    *password,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree char *label = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (PC_IS_RECORD (destination), FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  /* Translators: what the keyring shows; %s is the name of a destination. */
  label = g_strdup_printf (_("Percorso: %s"), pc_record_get_text (destination, PC_DESTINATION_NAME));
  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, &cause,
                                     "destination", pc_record_get_id (destination),
                                     "user", get_user (destination), NULL) || fail (cause, error);
}

gboolean
pc_password_forget (PcRecord      *destination,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GError *cause = NULL;

  g_return_val_if_fail (PC_IS_RECORD (destination), FALSE);

  secret_password_clear_sync (&schema, cancellable, &cause, "destination", pc_record_get_id (destination),
                              "user", get_user (destination), NULL);
  return cause == NULL || fail (cause, error);
}

void
pc_password_free (char *password)
{
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
}
