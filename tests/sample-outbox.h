/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-outbox.h"
#include "sample-store.h"

/** An office with a folder to hand files over to. */
typedef struct
{
  SampleFolder *folder;
  char         *path;    /* Of the database. */
  char         *target;  /* Of the destination. */
  PcStore      *store;
  PcOutbox     *outbox;
  PcRecord     *destination;
} SampleOutbox;

void         sample_outbox_set_up (SampleOutbox *self, gconstpointer data);
void         sample_outbox_tear_down (SampleOutbox *self, gconstpointer data);

/** A new destination that is a folder, kept; full. */
PcRecord    *sample_outbox_add_destination (PcStore *store, const char *name, const char *address);

/** Queues a file of @size bytes under that title, for @destination or that of @self; the id, full. */
char        *sample_outbox_queue_for (SampleOutbox *self, PcRecord *destination, const char *title, gsize size);
char        *sample_outbox_queue (SampleOutbox *self, const char *title, gsize size);

/** The item of that id, full. */
PcQueueItem *sample_outbox_get_item (SampleOutbox *self, const char *id);
void         sample_outbox_assert_item (SampleOutbox *self, const char *id, PcQueueState state, const char *problem);

/** Tries everything that waits, and asserts how many were sent and how many wait on. */
void         sample_outbox_send_all (SampleOutbox *self, guint sent, guint waiting);
