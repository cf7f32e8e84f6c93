/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadline-list.h"

/*
 * An item
 */

struct _PcDeadlineItem
{
  GObject           parent_instance;

  GPtrArray        *owner;
  const PcDeadline *deadline;
};

G_DEFINE_FINAL_TYPE (PcDeadlineItem, pc_deadline_item, G_TYPE_OBJECT)

static void
pc_deadline_item_finalize (GObject *object)
{
  g_clear_pointer (&PC_DEADLINE_ITEM (object)->owner, g_ptr_array_unref);

  G_OBJECT_CLASS (pc_deadline_item_parent_class)->finalize (object);
}

static void
pc_deadline_item_class_init (PcDeadlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_deadline_item_finalize;
}

static void
pc_deadline_item_init (PcDeadlineItem *self)
{
}

const PcDeadline *
pc_deadline_item_get (PcDeadlineItem *self)
{
  g_return_val_if_fail (PC_IS_DEADLINE_ITEM (self), NULL);

  return self->deadline;
}

/*
 * The list
 */

struct _PcDeadlineList
{
  GObject     parent_instance;

  GPtrArray  *deadlines;
  GArray     *shown;                             /* Positions in it. */
  guint       counts[PC_DEADLINE_N_STATES];      /* Of the operator and kind. */
  char       *operator_id;
  char       *kind;
  int         state;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PcDeadlineList, pc_deadline_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return PC_TYPE_DEADLINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return PC_DEADLINE_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PcDeadlineList *self = PC_DEADLINE_LIST (model);
  PcDeadlineItem *item;

  if (position >= self->shown->len)
    return NULL;

  item = g_object_new (PC_TYPE_DEADLINE_ITEM, NULL);
  item->owner = g_ptr_array_ref (self->deadlines);
  item->deadline = self->deadlines->pdata[g_array_index (self->shown, guint, position)];
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
pc_deadline_list_finalize (GObject *object)
{
  PcDeadlineList *self = PC_DEADLINE_LIST (object);

  g_ptr_array_unref (self->deadlines);
  g_array_unref (self->shown);
  g_free (self->operator_id);
  g_free (self->kind);

  G_OBJECT_CLASS (pc_deadline_list_parent_class)->finalize (object);
}

static void
pc_deadline_list_class_init (PcDeadlineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_deadline_list_finalize;
}

static void
pc_deadline_list_init (PcDeadlineList *self)
{
  self->deadlines = pc_deadlines_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->state = -1;
}

PcDeadlineList *
pc_deadline_list_new (void)
{
  return g_object_new (PC_TYPE_DEADLINE_LIST, NULL);
}

static gboolean
is_of_interest (PcDeadlineList   *self,
                const PcDeadline *deadline)
{
  return (self->operator_id == NULL || g_str_equal (deadline->operator_id, self->operator_id)) &&
         (self->kind == NULL || g_str_equal (deadline->kind, self->kind));
}

static void
choose (PcDeadlineList *self)
{
  const guint before = self->shown->len;

  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < PC_DEADLINE_N_STATES; i++)
    self->counts[i] = 0;

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const PcDeadline *deadline = self->deadlines->pdata[i];

      if (!is_of_interest (self, deadline))
        continue;

      self->counts[deadline->state]++;
      if (self->state < 0 || (int) deadline->state == self->state)
        g_array_append_val (self->shown, i);
    }

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->shown->len);
}

void
pc_deadline_list_set_deadlines (PcDeadlineList *self,
                                GPtrArray      *deadlines)
{
  g_return_if_fail (PC_IS_DEADLINE_LIST (self) && deadlines != NULL);

  g_ptr_array_ref (deadlines);
  g_ptr_array_unref (self->deadlines);
  self->deadlines = deadlines;
  choose (self);
}

void
pc_deadline_list_filter (PcDeadlineList *self,
                         const char     *operator_id,
                         int             state,
                         const char     *kind)
{
  g_autofree char *old_operator = NULL;
  g_autofree char *old_kind = NULL;

  g_return_if_fail (PC_IS_DEADLINE_LIST (self));

  if (self->state == state && g_strcmp0 (self->operator_id, operator_id) == 0 && g_strcmp0 (self->kind, kind) == 0)
    return;

  old_operator = g_steal_pointer (&self->operator_id);
  old_kind = g_steal_pointer (&self->kind);
  self->operator_id = g_strdup (operator_id);
  self->kind = g_strdup (kind);
  self->state = state;
  choose (self);
}

guint
pc_deadline_list_count (PcDeadlineList *self,
                        int             state)
{
  guint all = 0;

  g_return_val_if_fail (PC_IS_DEADLINE_LIST (self) && state < PC_DEADLINE_N_STATES, 0);

  for (guint i = 0; i < PC_DEADLINE_N_STATES; i++)
    all += self->counts[i];

  return state < 0 ? all : self->counts[state];
}

gboolean
pc_deadline_list_has_kind (PcDeadlineList *self,
                           const char     *kind)
{
  g_return_val_if_fail (PC_IS_DEADLINE_LIST (self) && kind != NULL, FALSE);

  for (guint i = 0; i < self->deadlines->len; i++)
    if (g_str_equal (((PcDeadline *) self->deadlines->pdata[i])->kind, kind))
      return TRUE;

  return FALSE;
}
