/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-destination.h"

#include <gio/gio.h>

#include "pc-name-pattern.h"
#include "pc-record.h"

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return g_strcmp0 (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

gboolean
pc_destination_is_safe_address (const char *address)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return FALSE;

  return g_str_equal (g_uri_get_scheme (uri), "https") ||
         (g_str_equal (g_uri_get_scheme (uri), "http") && is_loopback (g_uri_get_host (uri)));
}

static char *
check_folder (const char *address)
{
  if (g_path_is_absolute (address) || g_str_has_prefix (address, "file://"))
    return NULL;

  return g_strdup (_("The folder has to be written whole, from “/” on; nothing can be handed over there."));
}

static char *
check_server (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (!pc_destination_is_safe_address (address))
    return g_strdup (_("The address of a server has to begin with “https://”: nothing is sent where others can read it."));
  if (g_uri_get_userinfo (uri) != NULL)
    return g_strdup (_("The address has a user name or a password in it, which would be kept in plain; take it out. The user name "
                       "has a field of its own, and the password is asked for."));

  return NULL;
}

static void
check_address (PcRecord  *record,
               GPtrArray *issues)
{
  const char *address = pc_record_get_text (record, PC_DESTINATION_ADDRESS);
  const char *kind = pc_record_get_text (record, PC_DESTINATION_KIND);
  char *message = NULL;

  if (address != NULL && g_strcmp0 (kind, PC_DESTINATION_KIND_FOLDER) == 0)
    message = check_folder (address);
  else if (address != NULL && g_strcmp0 (kind, PC_DESTINATION_KIND_WEBDAV) == 0)
    message = check_server (address);

  if (message != NULL)
    pc_issues_add (issues, PC_DESTINATION_ADDRESS, FALSE, message);
}

static void
check_pattern (PcRecord  *record,
               guint      field,
               GPtrArray *issues)
{
  const char *pattern = pc_record_get_text (record, field);
  g_autofree char *unknown = pattern != NULL ? pc_name_pattern_find_unknown (pattern) : NULL;
  g_autofree char *words = NULL;

  if (unknown == NULL)
    return;

  words = pc_name_pattern_list_words ();
  pc_issues_add (issues, field, FALSE,
                 /* Translators: the first %s is what a person wrote between braces, the second a list of words. */
                 g_strdup_printf (_("“%s” stands for nothing and is left as it is. There are: %s."), unknown, words));
}

void
pc_destination_check (gpointer   record,
                      GPtrArray *issues)
{
  check_address (record, issues);
  check_pattern (record, PC_DESTINATION_SUB_FOLDER, issues);
  check_pattern (record, PC_DESTINATION_NAME_PATTERN, issues);
}
