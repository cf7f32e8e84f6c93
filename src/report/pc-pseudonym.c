/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-pseudonym.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "pc-error.h"
#include "pc-output.h"

#define KEY_BYTES 32
#define CODE_CHARS 16

/* Of the setting that keeps the key of a recipient. */
#define PREFIX "pseudonym-key:"

struct _PcPseudonym
{
  char       *recipient;
  guint8      key[KEY_BYTES];
  GHashTable *codes;    /* What it stands for -> code. */
};

/*
 * Keys
 */

static gboolean
make_key (PcStore     *store,
          const char  *setting,
          guint8      *key,
          GError     **error)
{
  g_autofree char *text = NULL;

  if (getrandom (key, KEY_BYTES, 0) != KEY_BYTES)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED, _("No secret key could be made."));
      return FALSE;
    }

  text = g_base64_encode (key, KEY_BYTES);
  return pc_store_set_setting (store, setting, text, error);
}

static gboolean
find_key (PcStore     *store,
          const char  *recipient,
          guint8      *key,
          GError     **error)
{
  g_autofree char *folded = g_utf8_casefold (recipient, -1);
  g_autofree char *setting = g_strconcat (PREFIX, folded, NULL);
  g_autofree char *text = pc_store_get_setting (store, setting);
  g_autofree guchar *kept = NULL;
  gsize length = 0;

  if (text != NULL)
    kept = g_base64_decode (text, &length);
  if (length == KEY_BYTES)
    {
      memcpy (key, kept, KEY_BYTES);
      return TRUE;
    }

  /* Another key would give the same people other codes. */
  if (text != NULL)
    {
      /* Translators: %s is who gets a pseudonymised report, as typed. */
      g_set_error (error, PC_ERROR, PC_ERROR_DAMAGED,
                   _("The codes for “%.60s” cannot be made any more: their key is damaged. Restore a backup, or give the "
                     "recipient another name."), recipient);
      return FALSE;
    }
  if (!pc_store_is_read_only (store))
    return make_key (store, setting, key, error);

  /* Translators: %s is who gets a pseudonymised report, as typed. */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There are no pseudonyms for “%.60s” yet."), recipient);
  return FALSE;
}

PcPseudonym *
pc_pseudonym_new (PcStore     *store,
                  const char  *recipient,
                  GError     **error)
{
  g_autoptr(PcPseudonym) self = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && recipient != NULL, NULL);

  self = g_new0 (PcPseudonym, 1);
  self->recipient = g_strstrip (g_utf8_make_valid (recipient, -1));
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (*self->recipient == '\0')
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("Say who gets the pseudonymised report: each recipient has other codes."));
      return NULL;
    }

  return find_key (store, self->recipient, self->key, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_pseudonym_free (PcPseudonym *self)
{
  g_return_if_fail (self != NULL);

  explicit_bzero (self->key, sizeof self->key);
  g_hash_table_unref (self->codes);
  g_free (self->recipient);
  g_free (self);
}

void
pc_pseudonym_prepare (PcStore    *store,
                      const char *recipient)
{
  g_autoptr(PcPseudonym) self = pc_pseudonym_new (store, recipient, NULL);

  if (self == NULL)
    g_debug ("There is no key for the recipient.");
}

const char *
pc_pseudonym_get_recipient (PcPseudonym *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recipient;
}

/*
 * Codes
 */

/* Five bits a character, from the beginning of the digest; no letters that are taken for digits. */
static char *
make_code (PcPseudonym *self,
           const char  *text)
{
  static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autoptr(GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, self->key, KEY_BYTES);
  char *code = g_malloc0 (CODE_CHARS + 1);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  for (guint i = 0; i < CODE_CHARS; i++)
    {
      const guint bit = i * 5;
      const guint pair = digest[bit / 8] << 8 | digest[bit / 8 + 1];

      code[i] = letters[pair >> (11 - bit % 8) & 31];
    }

  return code;
}

const char *
pc_pseudonym_get (PcPseudonym *self,
                  const char  *text)
{
  char *code;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (!(code = g_hash_table_lookup (self->codes, text)))
    {
      code = make_code (self, text);
      g_hash_table_insert (self->codes, g_strdup (text), code);
    }

  return code;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Codes of people and ids of records hold nothing that a file of this kind would have to quote. */
static gboolean
print_keys (PcPseudonym *self,
            FILE        *file)
{
  guint n;
  g_autofree const char **texts = (const char **) g_hash_table_get_keys_as_array (self->codes, &n);

  qsort (texts, n, sizeof *texts, compare_texts);
  fprintf (file, "pseudonym,original\r\n");
  for (guint i = 0; i < n; i++)
    fprintf (file, "%s,%s\r\n", (const char *) g_hash_table_lookup (self->codes, texts[i]), texts[i]);

  return !ferror (file);
}

gboolean
pc_pseudonym_write_keys (PcPseudonym  *self,
                         const char   *path,
                         GError      **error)
{
  g_autoptr(PcOutput) output = NULL;
  FILE *file;
  gboolean ok;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!(output = pc_output_new (path, error)))
    return FALSE;
  if (!(file = fopen (pc_output_get_part (output), "we")))
    return pc_output_fail (output, errno, error);

  ok = print_keys (self, file);
  ok = fclose (file) == 0 && ok;
  return ok ? pc_output_commit (output, error) : pc_output_fail (output, errno, error);
}
