/* paint: turns pages into PDF, or into a text log for tests. A walk that decides nothing.
 *
 * The PDF is written by libharu, as a writer of objects: fonts, text and everything on
 * the page are put together here (ISO 32000-1). The same pages give the same bytes. */
#ifndef GAIYO_PAINT_PAINT_H
#define GAIYO_PAINT_PAINT_H

#include "layout/frag.h"
#include "paint/attachment.h"
#include "paint/profile.h"

#include <stdbool.h>

struct embedding;
struct fonts;
struct helper;
struct job;
struct noted_glyphs;

/* Has the library that writes PDF opened aside by a helper, if there is one. */
void paint_prepare(struct helper *helper);

/* Begins with the fonts of a document whose pages are yet to be laid out: they will hold
 * these glyphs, and others that turn up on the pages. Owned by the job's document
 * arena. */
struct embedding *paint_begin(struct job *job, const struct fonts *fonts,
                              const struct noted_glyphs *noted);

/* The document's bytes in the job's document arena; false, and diagnostics, if a font
 * cannot be subset or the writer fails. `embedding` and `attachments` may be NULL. */
bool paint_pdf(struct job *job, const struct pages *pages, const struct fonts *fonts,
               struct embedding *embedding, const struct profile *profile,
               const struct attachments *attachments, struct str *bytes);

/* Says what does not print well, as warnings: more ink than paper takes, lines that may
 * break up, pictures that will look coarse. Of pages before they are imposed. */
void paint_preflight(struct job *job, const struct pages *pages,
                     const struct profile *profile);

/* Every drawing call as a line of text. */
struct str paint_dump(struct job *job, const struct pages *pages,
                      const struct profile *profile);

#endif
