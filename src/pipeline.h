/* The stages in their order. The embeddable API is include/gaiyo.h; this is what is
 * behind it. */
#ifndef GAIYO_PIPELINE_H
#define GAIYO_PIPELINE_H

#include "gaiyo.h"

#include "base/str.h"

struct job;

/* Runs the stages as far as the product needs. False, and diagnostics, if there is none;
 * otherwise its bytes, none for a check, and the plan's id. */
bool pipeline_run(struct job *job, const struct gaiyo_request *request, struct str *bytes,
                  struct str *plan_id);

/* The areas that the measurements of the request name (its `by` is given, its `area` is
 * not); NULL and diagnostics if they cannot be read. */
const struct str *pipeline_areas(struct job *job, const struct gaiyo_request *request,
                                 int *n);

#endif
