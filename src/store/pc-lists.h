/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-table.h"

G_BEGIN_DECLS

/* The lists that people work from; each row opens a record of the table `r`. */

extern const PcTable pc_people_table;        /* r is beneficiary */
extern const PcTable pc_services_table;      /* r is service_entry; parameters person, from, to */
extern const PcTable pc_traineeships_table;  /* r is traineeship */
extern const PcTable pc_hosts_table;         /* r is organisation */
extern const PcTable pc_balance_table;       /* hours of each service of the pathway in parameter pathway; no r */

G_END_DECLS
