/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-next-step.h"
#include "pc-situation.h"

G_BEGIN_DECLS

/* What the parts of pc_next_step_new() have in common. */
typedef struct
{
  PcCase                 *self;
  PcPathwayCase          *pathway;        /* (nullable) */
  PcTraineeshipCase      *traineeship;    /* (nullable) */
  PcProgramme            *programme;
  const PcProgrammeRules *rules;
  PcDay                   on;
  PcSituation             situation;      /* Of the traineeship. */
  PcNextStep             *next;
} PcNextStepSearch;

/* Says the step; takes @sentence. @papers_for is static. */
void  pc_next_step_set            (PcNextStepSearch  *self,
                                   PcStep             step,
                                   const char        *papers_for,
                                   char              *sentence);

/* Moves those findings whose rule begins with one of @prefixes; %NULL for all. */
void  pc_next_step_take           (PcNextStepSearch  *self,
                                   GPtrArray         *findings,
                                   const char *const *prefixes);

/* The same of what pc_situation_check() has to say. */
void  pc_next_step_take_situation (PcNextStepSearch  *self,
                                   const char *const *prefixes);

/* pc-next-step-late.c: from the first day of the traineeship to its last. */
void  pc_next_step_find_running   (PcNextStepSearch  *self);

/* pc-next-step-late.c: when it is over, or the pathway closed. */
void  pc_next_step_find_after     (PcNextStepSearch  *self,
                                   gboolean           closed);

G_END_DECLS
