/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-resource.h"

GResource *
pc_resource_get (GResource *(*get) (void))
{
  GResource *resource = get ();

  if (resource != NULL)
    return resource;

  /* Waits for the lock under which they are registered. */
  g_resources_get_info ("/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
  return get ();
}
