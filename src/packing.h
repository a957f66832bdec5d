/* What a sheet for the archive carries. */
#ifndef GAIYO_PACKING_H
#define GAIYO_PACKING_H

#include "gaiyo.h"

#include "archive/archive.h"

struct document;
struct fonts;
struct job;

/* Packs all that the job has read for the request, and where its numbers come from;
 * false, and a diagnostic, if that fails. `recipe` becomes what was asked for. */
bool pack_sheet(struct job *job, const struct gaiyo_request *request,
                const struct document *document, struct str provenance,
                const struct fonts *fonts, struct recipe *recipe,
                struct attachments *attachments);

#endif
