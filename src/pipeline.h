/* The stages in their order. The embeddable API is include/gaiyo.h; this is what is
 * behind it. */
#ifndef GAIYO_PIPELINE_H
#define GAIYO_PIPELINE_H

#include "gaiyo.h"

#include "archive/recipe.h"
#include "base/str.h"

struct document;
struct job;

/* What a request comes to: bytes (none for a check), or a document, which becomes text
 * only while it is written. */
struct made {
    struct str bytes;
    const struct document *document; /* NULL: the bytes are all */
    struct str plan_id;
    struct str account;   /* of copyfit, if it is asked for */
    struct recipe recipe; /* of a sheet for the archive */
};

/* Runs the stages as far as the product needs. False, and diagnostics, if there is
 * none. */
bool pipeline_run(struct job *job, const struct gaiyo_request *request,
                  struct made *made);

/* Writes it as file_write does. */
bool pipeline_write(struct job *job, const struct made *made, const char *path);

/* The areas that the measurements of the request name (its `by` is given, its `area` is
 * not); NULL and diagnostics if they cannot be read. */
const struct str *pipeline_areas(struct job *job, const struct gaiyo_request *request,
                                 int *n);

#endif
