/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-progress.h"

struct _PcProgress
{
  GObject       parent_instance;

  GMainContext *context;
  GMutex        mutex;        /* Guards the two fields below. */
  double        fraction;
  gboolean      notify_queued;
};

enum {
  PROP_0,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (PcProgress, pc_progress, G_TYPE_OBJECT)

static gboolean
notify_cb (gpointer data)
{
  PcProgress *self = data;

  g_mutex_lock (&self->mutex);
  self->notify_queued = FALSE;
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);

  return G_SOURCE_REMOVE;
}

/* Many steps between two frames cost one notification. */
static void
queue_notify (PcProgress *self)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, notify_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
pc_progress_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, pc_progress_get_fraction (PC_PROGRESS (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pc_progress_finalize (GObject *object)
{
  PcProgress *self = PC_PROGRESS (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pc_progress_parent_class)->finalize (object);
}

static void
pc_progress_class_init (PcProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pc_progress_get_property;
  object_class->finalize = pc_progress_finalize;

  props[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0.0, 1.0, 0.0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
pc_progress_init (PcProgress *self)
{
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
}

PcProgress *
pc_progress_new (void)
{
  return g_object_new (PC_TYPE_PROGRESS, NULL);
}

double
pc_progress_get_fraction (PcProgress *self)
{
  double fraction;

  g_return_val_if_fail (PC_IS_PROGRESS (self), 0.0);

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);

  return fraction;
}

void
pc_progress_set_fraction (PcProgress *self,
                          double      fraction)
{
  gboolean queue;

  g_return_if_fail (PC_IS_PROGRESS (self));

  g_mutex_lock (&self->mutex);
  queue = !self->notify_queued;
  self->fraction = CLAMP (fraction, 0.0, 1.0);
  self->notify_queued = TRUE;
  g_mutex_unlock (&self->mutex);

  if (queue)
    queue_notify (self);
}
