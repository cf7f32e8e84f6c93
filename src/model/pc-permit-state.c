/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-permit-state.h"

#include "pc-kinds.h"

#define OF_AGE 18

/* Continued assistance by the Juvenile Court: until 21 (L. 47/2017 art. 13). */
#define END_OF_ASSISTANCE 21

/* DPR 191/2022 */
#define CONVERSION_DAYS_BEFORE 90
#define CONVERSION_DAYS_AFTER 60

PcDay
pc_permit_get_birthday (PcDay birth,
                        int   years)
{
  PcDay day;

  if (birth == 0)
    return 0;

  day = pc_day_add_months (birth, 12 * years);
  return pc_day_get_age (birth, day) < years ? day + 1 : day;
}

gboolean
pc_permit_is_of_minor (const char *title)
{
  return g_strcmp0 (title, "MIN") == 0 || g_strcmp0 (title, "AFF") == 0;
}

static gboolean
has_status (PcRecord   *permit,
            const char *status)
{
  return g_strcmp0 (pc_record_get_text (permit, PC_PERMIT_STATUS), status) == 0;
}

static gboolean
has_title (PcRecord   *permit,
           const char *title)
{
  return g_strcmp0 (pc_record_get_text (permit, PC_PERMIT_TITLE), title) == 0;
}

static PcDay
get_first_day (PcRecord *permit)
{
  const PcDay starts = pc_record_get_day (permit, PC_PERMIT_STARTS_ON);

  return starts != 0 ? starts : pc_record_get_day (permit, PC_PERMIT_ISSUED_ON);
}

PcDay
pc_permit_get_last_day (PcCase   *self,
                        PcRecord *permit)
{
  const PcDay ends = pc_record_get_day (permit, PC_PERMIT_EXPIRES_ON);
  const char *title = pc_record_get_text (permit, PC_PERMIT_TITLE);
  PcDay birthday = 0;

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (permit), 0);

  if (pc_permit_is_of_minor (title))
    birthday = pc_permit_get_birthday (pc_record_get_day (self->person, PC_BENEFICIARY_BIRTH_DATE), OF_AGE);
  else if (g_strcmp0 (title, "PRO") == 0)
    birthday = pc_permit_get_birthday (pc_record_get_day (self->person, PC_BENEFICIARY_BIRTH_DATE), END_OF_ASSISTANCE);

  return ends == 0 || (birthday != 0 && birthday < ends) ? birthday : ends;
}

/* A receipt among the documents that came after the permit; its day, or @on where it has none; 0 for none. */
static PcDay
find_receipt (PcCase *self,
              PcDay   starts,
              PcDay   on)
{
  PcRecord *receipt = pc_case_find_document_on (self, "renewal-receipt", NULL, NULL, on);
  PcDay day;

  if (receipt == NULL)
    return 0;

  day = pc_record_get_day (receipt, PC_DOCUMENT_ISSUED_ON);
  if (day == 0)
    day = pc_record_get_day (receipt, PC_DOCUMENT_RECEIVED_ON);
  if (day == 0)
    return on;

  return day > starts ? day : 0;
}

/* Whether renewal or conversion had been asked for on the day. */
static gboolean
was_asked (PcCase       *self,
           PcPermitView *view,
           PcDay         on)
{
  view->asked_on = pc_record_get_day (view->permit, PC_PERMIT_RENEWAL_ON);
  if (view->asked_on != 0)
    return view->asked_on <= on;
  if (has_status (view->permit, "renewal-requested") || has_status (view->permit, "conversion-requested") ||
      pc_record_is_set (view->permit, PC_PERMIT_RENEWAL_RECEIPT))
    return TRUE;

  return find_receipt (self, view->starts, on) != 0;
}

/* Whether another title has taken the place of a converted one. */
static gboolean
has_successor (PcCase             *self,
               const PcPermitView *view,
               PcDay               on)
{
  for (guint i = 0; i < self->permits->len; i++)
    {
      PcRecord *other = self->permits->pdata[i];
      const PcDay starts = get_first_day (other);

      if (other != view->permit && starts > view->starts && starts <= on)
        return TRUE;
    }

  return FALSE;
}

/* A receipt is valid until there is a decision. */
static PcPermitState
get_state_of_receipt (const PcPermitView *view,
                      PcDay               on)
{
  if (view->starts > on)
    return PC_PERMIT_NOT_YET;
  if (view->ends != 0 && view->ends < on)
    return PC_PERMIT_EXPIRED;

  return PC_PERMIT_ON_RECEIPT;
}

static PcPermitState
get_state_by_dates (PcCase       *self,
                    PcPermitView *view,
                    PcDay         on)
{
  const PcDay applied_on = pc_record_get_day (view->permit, PC_PERMIT_APPLIED_ON);
  const gboolean asked = was_asked (self, view, on);

  if (view->starts > on)
    return applied_on != 0 && applied_on <= on ? PC_PERMIT_REQUESTED : PC_PERMIT_NOT_YET;
  if (view->starts == 0 && has_status (view->permit, "requested"))
    return PC_PERMIT_REQUESTED;
  if (view->ends >= on)
    return PC_PERMIT_IN_FORCE;
  if (asked)
    return PC_PERMIT_ON_RECEIPT;

  return view->ends != 0 || has_status (view->permit, "expired") ? PC_PERMIT_EXPIRED : PC_PERMIT_OPEN;
}

static PcPermitState
get_state (PcCase       *self,
           PcPermitView *view,
           PcDay         on)
{
  if (has_status (view->permit, "refused") || has_status (view->permit, "revoked"))
    return PC_PERMIT_LOST;
  if (has_status (view->permit, "converted") && has_successor (self, view, on))
    return PC_PERMIT_REPLACED;

  return has_title (view->permit, "RIC") ? get_state_of_receipt (view, on) : get_state_by_dates (self, view, on);
}

/* What a receipt renews: the newest title that is neither a receipt nor lost. */
static const char *
find_renewed_title (PcCase *self)
{
  for (guint i = self->permits->len; i > 0; i--)
    {
      PcRecord *other = self->permits->pdata[i - 1];

      if (!has_title (other, "RIC") && !has_title (other, "PRO") && !has_status (other, "refused") &&
          !has_status (other, "revoked"))
        return pc_record_get_text (other, PC_PERMIT_TITLE);
    }

  return NULL;
}

static int
compare_views (gconstpointer a,
               gconstpointer b)
{
  const PcPermitView *first = a, *second = b;

  if (first->state != second->state)
    return first->state < second->state ? -1 : 1;

  return first->ends > second->ends ? -1 : first->ends < second->ends;
}

GArray *
pc_permit_list_views (PcCase *self,
                      PcDay   on)
{
  GArray *views;

  g_return_val_if_fail (self != NULL && on > 0, NULL);

  views = g_array_new (FALSE, FALSE, sizeof (PcPermitView));
  for (guint i = 0; i < self->permits->len; i++)
    {
      PcRecord *permit = self->permits->pdata[i];
      PcPermitView view = { .permit = permit, .title = pc_record_get_text (permit, PC_PERMIT_TITLE),
                            .starts = get_first_day (permit), .ends = pc_permit_get_last_day (self, permit) };

      if (has_title (permit, "RIC"))
        view.title = find_renewed_title (self);
      view.state = get_state (self, &view, on);
      g_array_append_val (views, view);
    }

  g_array_sort (views, compare_views);
  return views;
}

void
pc_permit_get_conversion_window (PcCase             *self,
                                 const PcPermitView *view,
                                 PcDay              *from,
                                 PcDay              *until)
{
  const PcDay of_age = pc_permit_get_birthday (pc_record_get_day (self->person, PC_BENEFICIARY_BIRTH_DATE), OF_AGE);

  *from = of_age != 0 ? of_age - CONVERSION_DAYS_BEFORE : 0;
  *until = view->ends != 0 ? view->ends + CONVERSION_DAYS_AFTER : 0;
}
