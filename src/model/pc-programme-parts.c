/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-parts.h"

#include <string.h>

typedef gpointer (*PartNew) (PcProgramme *programme, const char *header);

/* The second word of "Service A2". */
static char *
dup_name (const char *header)
{
  return g_strdup (strchr (header, ' ') + 1);
}

static char *
dup_label (PcProgramme *programme,
           const char  *header,
           const char  *key)
{
  return pc_programme_dup_text (programme, header, key, NULL);
}

static GPtrArray *
new_parts (PcProgramme    *programme,
           const char     *kind,
           PartNew         part_new,
           GDestroyNotify  part_free)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  g_auto(GStrv) headers = pc_programme_list_groups (programme, kind);

  for (guint i = 0; headers[i] != NULL; i++)
    g_ptr_array_add (parts, part_new (programme, headers[i]));

  return parts;
}

/* Whether what is due for a component is reckoned with something that nobody states. */
static gboolean
is_assumed (PcProgramme *programme,
            const char  *header)
{
  static const char *const keys[] = { "Basis", "Months", "MonthlyAmount", "Hours", "Condition" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (pc_programme_is_unknown (programme, header, keys[i]))
      return TRUE;

  return FALSE;
}

static gpointer
component_new (PcProgramme *programme,
               const char  *header)
{
  PcProgrammeComponent *component = g_new0 (PcProgrammeComponent, 1);

  component->id = dup_name (header);
  component->name = dup_label (programme, header, "Name");
  component->payee = pc_programme_get_choice (programme, header, "Payee");
  component->basis = pc_programme_get_choice (programme, header, "Basis");
  component->condition = pc_programme_get_choice (programme, header, "Condition");
  component->amount_cents = pc_programme_get_money (programme, header, "Amount");
  component->monthly_cents = pc_programme_get_money (programme, header, "MonthlyAmount");
  component->unit_cents = pc_programme_get_money (programme, header, "UnitCost");
  component->months = pc_programme_get_integer (programme, header, "Months");
  component->minutes = pc_programme_get_minutes (programme, header, "Hours");
  component->unit_assumed = pc_programme_is_unknown (programme, header, "UnitCost");
  component->assumed = is_assumed (programme, header);
  component->paid_to_public_promoter = component->payee != PC_PROGRAMME_PAYEE_PROMOTER ||
                                       pc_programme_get_boolean (programme, header, "PaidToPublicPromoter", FALSE);
  component->outside_ceiling = pc_programme_get_boolean (programme, header, "OutsideCeiling", FALSE);
  component->fund = pc_programme_dup_value (programme, header, "Fund");
  component->source = dup_label (programme, header, "Source");
  return component;
}

static void
component_free (gpointer data)
{
  PcProgrammeComponent *component = data;

  g_free (component->id);
  g_free (component->name);
  g_free (component->fund);
  g_free (component->source);
  g_free (component);
}

static gboolean
counts_for_clearance (PcProgramme *programme,
                      const char  *code)
{
  g_auto(GStrv) codes = pc_programme_dup_list (programme, "Clearance", "Services");

  return g_strv_contains ((const char *const *) codes, code);
}

static gpointer
service_new (PcProgramme *programme,
             const char  *header)
{
  PcProgrammeService *service = g_new0 (PcProgrammeService, 1);

  service->code = dup_name (header);
  service->name = dup_label (programme, header, "Name");
  service->area = dup_label (programme, header, "Area");
  service->order = pc_programme_get_integer (programme, header, "Order");
  service->minutes = pc_programme_get_minutes (programme, header, "Hours");
  service->min_minutes = pc_programme_get_minutes (programme, header, "MinHours");
  service->max_minutes = pc_programme_get_minutes (programme, header, "MaxHours");
  service->phases = pc_programme_dup_list (programme, header, "Phase");
  service->modes = pc_programme_dup_list (programme, header, "Modes");
  service->delivery = pc_programme_dup_list (programme, header, "Delivery");
  service->counts_for_clearance = counts_for_clearance (programme, service->code);
  service->compulsory = pc_programme_get_boolean (programme, header, "Compulsory", FALSE);
  service->hours_unknown = pc_programme_is_unknown (programme, header, "Hours");
  service->component = pc_programme_dup_value (programme, header, "Component");
  service->source = dup_label (programme, header, "Source");
  return service;
}

static void
service_free (gpointer data)
{
  PcProgrammeService *service = data;

  g_free (service->code);
  g_free (service->name);
  g_free (service->area);
  g_strfreev (service->phases);
  g_strfreev (service->modes);
  g_strfreev (service->delivery);
  g_free (service->component);
  g_free (service->source);
  g_free (service);
}

static int
compare_services (gconstpointer a,
                  gconstpointer b)
{
  const PcProgrammeService *one = *(PcProgrammeService *const *) a;
  const PcProgrammeService *other = *(PcProgrammeService *const *) b;

  return one->order - other->order;
}

/* The words of AgeAt are those of CheckedAt but for the first. */
static PcProgrammeCheckedAt
get_age_at (PcProgramme *programme,
            const char  *header)
{
  const int word = pc_programme_get_choice (programme, header, "AgeAt");

  return word < 0 ? PC_PROGRAMME_CHECKED_AT_UNSTATED : PC_PROGRAMME_CHECKED_AT_CLEARANCE + word;
}

static gpointer
category_new (PcProgramme *programme,
              const char  *header)
{
  PcProgrammeCategory *category = g_new0 (PcProgrammeCategory, 1);

  category->id = dup_name (header);
  category->name = dup_label (programme, header, "Name");
  category->titles = pc_programme_dup_list (programme, header, "Titles");
  category->doubtful_titles = pc_programme_dup_list (programme, header, "DoubtfulTitles");
  category->min_age = pc_programme_get_integer (programme, header, "MinAge");
  category->below_age = pc_programme_get_integer (programme, header, "BelowAge");
  category->age_at = get_age_at (programme, header);
  category->entered_as_minor = pc_programme_get_boolean (programme, header, "EnteredAsMinor", FALSE);
  category->recognised_later = pc_programme_get_boolean (programme, header, "RecognisedLater", FALSE);
  category->compulsory_schooling = pc_programme_get_boolean (programme, header, "CompulsorySchooling", FALSE);
  category->source = dup_label (programme, header, "Source");
  return category;
}

static void
category_free (gpointer data)
{
  PcProgrammeCategory *category = data;

  g_free (category->id);
  g_free (category->name);
  g_strfreev (category->titles);
  g_strfreev (category->doubtful_titles);
  g_free (category->source);
  g_free (category);
}

static gpointer
document_new (PcProgramme *programme,
              const char  *header)
{
  PcProgrammeDocument *document = g_new0 (PcProgrammeDocument, 1);

  document->type = dup_name (header);
  document->name = dup_label (programme, header, "Name");
  document->required_for = pc_programme_dup_list (programme, header, "RequiredFor");
  document->categories = pc_programme_dup_list (programme, header, "Categories");
  document->max_age_months = pc_programme_get_integer (programme, header, "MaxAgeMonths");
  document->is_signed = pc_programme_get_boolean (programme, header, "Signed", FALSE);
  document->source = dup_label (programme, header, "Source");
  return document;
}

static void
document_free (gpointer data)
{
  PcProgrammeDocument *document = data;

  g_free (document->type);
  g_free (document->name);
  g_strfreev (document->required_for);
  g_strfreev (document->categories);
  g_free (document->source);
  g_free (document);
}

static gpointer
deadline_new (PcProgramme *programme,
              const char  *header)
{
  PcProgrammeDeadline *deadline = g_new0 (PcProgrammeDeadline, 1);

  deadline->id = dup_name (header);
  deadline->name = dup_label (programme, header, "Name");
  deadline->kind = pc_programme_dup_value (programme, header, "Kind");
  deadline->from = pc_programme_dup_value (programme, header, "From");
  deadline->date = pc_programme_dup_value (programme, header, "Date");
  deadline->time = pc_programme_get_minutes (programme, header, "Time");
  deadline->component = pc_programme_dup_value (programme, header, "Component");
  deadline->source = dup_label (programme, header, "Source");
  return deadline;
}

static void
deadline_free (gpointer data)
{
  PcProgrammeDeadline *deadline = data;

  g_free (deadline->id);
  g_free (deadline->name);
  g_free (deadline->kind);
  g_free (deadline->from);
  g_free (deadline->date);
  g_free (deadline->component);
  g_free (deadline->source);
  g_free (deadline);
}

static gpointer
setting_new (PcProgramme *programme,
             const char  *header)
{
  PcProgrammeSetting *setting = g_new0 (PcProgrammeSetting, 1);
  g_autofree char *word = pc_programme_dup_value (programme, header, "Type");

  pc_programme_type_from_word (word, &setting->type);
  setting->id = dup_name (header);
  setting->name = dup_label (programme, header, "Name");
  setting->value = pc_programme_dup_value (programme, header, "Value");
  if (setting->value == NULL)
    setting->value = g_strdup ("");
  setting->unknown = pc_programme_get_boolean (programme, header, "Unknown", TRUE);
  setting->choices = pc_programme_dup_list (programme, header, "Choices");
  setting->note = dup_label (programme, header, "Note");
  return setting;
}

static void
setting_free (gpointer data)
{
  PcProgrammeSetting *setting = data;

  g_free (setting->id);
  g_free (setting->name);
  g_free (setting->value);
  g_strfreev (setting->choices);
  g_free (setting->note);
  g_free (setting);
}

GPtrArray *
pc_programme_parts_new_components (PcProgramme *programme)
{
  return new_parts (programme, "Component", component_new, component_free);
}

GPtrArray *
pc_programme_parts_new_services (PcProgramme *programme)
{
  GPtrArray *services = new_parts (programme, "Service", service_new, service_free);

  g_ptr_array_sort (services, compare_services);
  return services;
}

GPtrArray *
pc_programme_parts_new_categories (PcProgramme *programme)
{
  return new_parts (programme, "Category", category_new, category_free);
}

GPtrArray *
pc_programme_parts_new_documents (PcProgramme *programme)
{
  return new_parts (programme, "Document", document_new, document_free);
}

GPtrArray *
pc_programme_parts_new_deadlines (PcProgramme *programme)
{
  return new_parts (programme, "Deadline", deadline_new, deadline_free);
}

GPtrArray *
pc_programme_parts_new_settings (PcProgramme *programme)
{
  return new_parts (programme, "Setting", setting_new, setting_free);
}
