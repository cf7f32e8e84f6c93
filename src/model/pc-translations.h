/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A text in every language that Percorso is translated into, at once: people bring spreadsheets in theirs, whatever the
 * language of the program. gettext knows one language at a time, and that for the whole process; here its catalogues
 * (.mo) are read beside it, from the folder that bindtextdomain() has named. May be called from any thread.
 */

/** The languages there are catalogues of Percorso for, as "it", "pt_BR"; English is not among them; full. */
GStrv  pc_translations_list_languages (void);

/** @text is borrowed, and stays. */
typedef void (*PcTranslationFunc)     (const char         *language,
                                       const char         *text,
                                       gpointer            data);

/**
 * pc_translations_foreach:
 * @domain: of gettext
 * @key: as a catalogue has it: the text in English, or "context\004text"
 *
 * Calls @func with the translation into each language of pc_translations_list_languages() that has one.
 */
void   pc_translations_foreach        (const char         *domain,
                                       const char         *key,
                                       PcTranslationFunc   func,
                                       gpointer            data);

G_END_DECLS
