/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-pages.h"

#include <glib/gi18n-lib.h>

static const PcPage pages[] = {
  { "today", "daytime-sunrise-symbolic", N_("Today") },
  { "people", "system-users-symbolic", N_("People") },
  { "services", "x-office-calendar-symbolic", N_("Services") },
  { "traineeships", "applications-engineering-symbolic", N_("Traineeships") },
  { "network", "network-workgroup-symbolic", N_("Hosts and Network") },
  { "reports", "x-office-spreadsheet-symbolic", N_("Reports") },
  { "exchange", "emblem-synchronizing-symbolic", N_("Exchange") },
  { NULL }
};

/* Reached from another page, by a shortcut, or by their name. */
static const PcPage others[] = {
  { "duplicates", "system-users-symbolic", N_("Possible Duplicates") },
  { "office", "system-users-symbolic", N_("Office and Operators") },
  { NULL }
};

const PcPage *
pc_pages_list (void)
{
  return pages;
}

const PcPage *
pc_pages_list_others (void)
{
  return others;
}
