/* How texts are set: where their lines may end, what their lines are, how wide their
 * characters are; internal to the library. */
#ifndef GAIYO_INSPECT_TEXT_H
#define GAIYO_INSPECT_TEXT_H

#include "gaiyo.h"

#include "base/str.h"

struct job;

/* Adds what is asked to `out`, the texts parted by an empty line (breaks are a line
 * each); nothing, and diagnostics, if it cannot be set. */
void inspect_texts(struct job *job, const struct gaiyo_inspection *inspection,
                   struct strbuf *out);

#endif
