/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcPage:
 * @name: of the page in the window's stack, and of the argument of win.page
 * @icon: its symbolic icon
 * @label: in English; show it through gettext
 *
 * A page of the window.
 */
typedef struct
{
  const char *name;
  const char *icon;
  const char *label;
} PcPage;

/** The pages of the sidebar in their order; one without a name at the end. */
const PcPage *pc_pages_list        (void);

/** Those that are not in the sidebar and can be jumped to. */
const PcPage *pc_pages_list_others (void);

G_END_DECLS
