/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadlines-private.h"

#include <string.h>

#include "pc-code-list.h"
#include "pc-permit-state.h"

/* A minor's permit: when its conversion is asked for; pc_permit_get_conversion_window(). */
#define CONVERSION_SOURCE N_("DPR 191/2022")

static gboolean
is_one_of (const char         *code,
           const char * const *codes)
{
  return code != NULL && g_strv_contains (codes, code);
}

/* What has been asked for is up to the Questura. */
static gboolean
is_under_way (PcCase *self)
{
  static const char * const asked[] = { "requested", "renewal-requested", "conversion-requested", NULL };

  for (guint i = 0; i < self->permits->len; i++)
    if (is_one_of (pc_record_get_text (self->permits->pdata[i], PC_PERMIT_STATUS), asked))
      return TRUE;

  return FALSE;
}

static gboolean
lasts_longer (PcCase   *self,
              PcRecord *permit,
              PcRecord *other)
{
  const PcDay one = pc_permit_get_last_day (self, permit);

  return other == NULL || one == 0 || one >= pc_permit_get_last_day (self, other);
}

/* The permit that counts is the one that lasts longest; a valid one with no end outlasts all. */
static PcRecord *
find_permit (PcCase *self)
{
  static const char * const gone[] = { "converted", "refused", "revoked", NULL };
  PcRecord *found = NULL;

  for (guint i = 0; i < self->permits->len; i++)
    {
      PcRecord *permit = self->permits->pdata[i];
      const char *status = pc_record_get_text (permit, PC_PERMIT_STATUS);
      const gboolean endless = pc_permit_get_last_day (self, permit) == 0;

      if (is_one_of (status, gone) || (endless && g_strcmp0 (status, "valid") != 0))
        continue;
      if (lasts_longer (self, permit, found))
        found = permit;
      if (endless)
        return found;
    }

  return found;
}

/* However few days are looked ahead, it is told from the day on which the renewal can be asked for. */
static void
add_renewal (const PcDeadlineLook *self,
             PcRecord             *permit,
             PcDay                 expires)
{
  const int days = self->rules != NULL ? self->rules->permit_renewal_days : -1;
  g_autofree char *title = pc_record_format (permit, PC_PERMIT_TITLE);
  PcDeadline *deadline;

  if (!pc_deadline_is_near (self, expires) && (days < 0 || expires - days > self->on))
    return;

  deadline = pc_deadline_add (self, "permit-renewal", expires, &pc_permit_kind, permit, expires < self->on ?
                              /* Translators: %s is a title of stay, such as “Refugee status”. */
                              g_strdup_printf (_("%s has expired, and no renewal is recorded."), title) :
                              /* Translators: %s is a title of stay, such as “Refugee status”. */
                              g_strdup_printf (_("%s expires: ask for its renewal and record it."), title));
  pc_deadline_set_source (deadline, self, "Eligibility", "PermitRenewalDays");
  if (days >= 0)
    deadline->from = expires - days;
}

/* FALSE where the permit ends long before she comes of age, so that it is renewed as any other. */
static gboolean
add_conversion (const PcDeadlineLook *self,
                PcRecord             *permit,
                PcDay                 expires)
{
  const PcPermitView view = { .permit = permit, .ends = expires };
  PcDay from, until;
  PcDeadline *deadline;

  pc_permit_get_conversion_window (self->person, &view, &from, &until);
  if (!pc_permit_is_of_minor (pc_record_get_text (permit, PC_PERMIT_TITLE)) || from == 0 || expires < from)
    return FALSE;
  if (!pc_deadline_is_near (self, until) && !pc_deadline_is_near (self, from))
    return TRUE;

  deadline = pc_deadline_add (self, "permit-conversion", until, &pc_permit_kind, permit,
                              g_strdup (_("The permit of a minor: have its conversion asked for, with the opinion of the Ministry of "
                                          "Labour unless the Juvenile Court has prolonged the assistance, and record it.")));
  deadline->from = from;
  deadline->source = g_strdup (_(CONVERSION_SOURCE));
  return TRUE;
}

static void
look_at_permit (const PcDeadlineLook *self)
{
  PcRecord *permit = find_permit (self->person);
  const PcDay expires = permit != NULL ? pc_permit_get_last_day (self->person, permit) : 0;

  if (expires == 0 || pc_record_is_set (permit, PC_PERMIT_RENEWAL_ON) || is_under_way (self->person))
    return;
  if (!add_conversion (self, permit, expires))
    add_renewal (self, permit, expires);
}

/* An asylum applicant may work so many days after the application: D.Lgs 142/2015 art. 22; FACTS 3, RAS. */
static PcDay
get_work_from (const PcDeadlineLook *self,
               PcRecord             *permit)
{
  const PcDay stated = pc_record_get_day (permit, PC_PERMIT_WORK_FROM);
  const PcDay applied = pc_record_get_day (permit, PC_PERMIT_APPLIED_ON);

  if (applied == 0 || self->rules == NULL || self->rules->asylum_applicant_wait_days < 0)
    return stated;

  return MAX (stated, applied + self->rules->asylum_applicant_wait_days);
}

static void
look_at_work (const PcDeadlineLook *self)
{
  for (guint i = 0; i < self->person->permits->len; i++)
    {
      PcRecord *permit = self->person->permits->pdata[i];
      const PcDay from = get_work_from (self, permit);

      if (g_strcmp0 (pc_record_get_text (permit, PC_PERMIT_TITLE), "RAS") == 0 && pc_deadline_is_ahead (self, from))
        pc_deadline_set_source (pc_deadline_add (self, "work-allowed", from, &pc_permit_kind, permit,
                                                 g_strdup (_("From this day the asylum applicant may work and start a "
                                                             "traineeship."))),
                                self, "Eligibility", "AsylumApplicantWaitDays");
    }
}

/* The newest of its kind; another one has taken its place, else. */
static gboolean
is_newest (PcCase   *self,
           PcRecord *document)
{
  const char *kind = pc_record_get_text (document, PC_DOCUMENT_KIND);

  for (guint i = 0; i < self->documents->len; i++)
    {
      PcRecord *other = self->documents->pdata[i];

      if (other != document && g_strcmp0 (pc_record_get_text (other, PC_DOCUMENT_KIND), kind) == 0 &&
          g_strcmp0 (pc_record_get_text (other, PC_DOCUMENT_ORGANISATION_ID),
                     pc_record_get_text (document, PC_DOCUMENT_ORGANISATION_ID)) == 0 &&
          g_strcmp0 (pc_record_get_text (other, PC_DOCUMENT_EXPIRES_ON),
                     pc_record_get_text (document, PC_DOCUMENT_EXPIRES_ON)) > 0)
        return FALSE;
    }

  return TRUE;
}

static void
look_at_document (const PcDeadlineLook *self,
                  PcRecord             *document)
{
  /* Those have records of their own. */
  static const char * const permits[] = { "permit", "renewal-receipt", NULL };
  const char *kind = pc_record_get_text (document, PC_DOCUMENT_KIND);
  const PcDay expires = pc_record_get_day (document, PC_DOCUMENT_EXPIRES_ON);
  const char *label;

  if (!pc_deadline_is_near (self, expires) || is_one_of (kind, permits) || !is_newest (self->person, document))
    return;

  label = pc_code_list_get_label (pc_code_list_get ("document-kind"), kind);
  pc_deadline_add (self, "document-expiry", expires, &pc_document_kind, document, expires < self->on ?
                   /* Translators: %s is a kind of document, such as “Passport”. */
                   g_strdup_printf (_("%s has expired: ask for the new one."), label) :
                   /* Translators: %s is a kind of document, such as “Passport”. */
                   g_strdup_printf (_("%s expires: ask for the new one."), label));
}

void
pc_deadline_look_at_papers (const PcDeadlineLook *self)
{
  look_at_permit (self);
  look_at_work (self);
  for (guint i = 0; i < self->person->documents->len; i++)
    look_at_document (self, self->person->documents->pdata[i]);
}
