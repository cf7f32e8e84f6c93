/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PC_TYPE_OFFER_ENTRY (pc_offer_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (PcOfferEntry, pc_offer_entry, PC, OFFER_ENTRY, GtkWidget)

/**
 * PcOfferEntryClass:
 * @typed: the text was changed, and not by pc_offer_entry_set_text()
 * @fill: adds what matches @text, all where it is empty, by pc_offer_entry_add()
 * @take: takes what was offered; %FALSE where Enter, or the click, is to activate the entry besides
 *
 * An entry under which a list opens of what can be picked: the arrows choose, Enter and Tab take, Escape closes; Alt and
 * Down, or the arrow at the end, offers everything there is.
 */
struct _PcOfferEntryClass
{
  GtkWidgetClass parent_class;

  void     (*typed) (PcOfferEntry *self);
  void     (*fill)  (PcOfferEntry *self, const char *text);
  gboolean (*take)  (PcOfferEntry *self, const char *id, const char *text);
};

GtkEntry   *pc_offer_entry_get_entry  (PcOfferEntry *self);

/** Gives it the list, without which nothing is offered. @tooltip (nullable) is that of the arrow at the end. */
void        pc_offer_entry_make_list  (PcOfferEntry *self,
                                       const char   *tooltip);

void        pc_offer_entry_add        (PcOfferEntry *self,
                                       const char   *id,
                                       const char   *text);

/** Offers what matches @text, the first of it marked, as soon as the entry is in sight; closes the list where nothing does. */
void        pc_offer_entry_offer      (PcOfferEntry *self,
                                       const char   *text);
void        pc_offer_entry_close      (PcOfferEntry *self);

/** Whether the list is open, or about to be. */
gboolean    pc_offer_entry_is_open    (PcOfferEntry *self);

/** Shows @text, with nothing typed. */
void        pc_offer_entry_set_text   (PcOfferEntry *self,
                                       const char   *text);

/**
 * pc_offer_entry_handle_key:
 *
 * What a key does to what is offered. A grid that holds the entry calls it before its own keys.
 *
 * Returns: %TRUE where the key has had its effect and means nothing more
 */
gboolean    pc_offer_entry_handle_key (PcOfferEntry    *self,
                                       guint            keyval,
                                       GdkModifierType  state);

G_END_DECLS
