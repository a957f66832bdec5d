/* What a request wants of the press: read once, so that a slip in it is said before
 * anything is made. Internal to the pipeline. */
#ifndef GAIYO_PRESS_H
#define GAIYO_PRESS_H

#include "gaiyo.h"

#include "impose/impose.h"
#include "paint/profile.h"

struct document;
struct fonts;
struct job;
struct pages;

struct press {
    struct profile profile;
    struct imposing imposing;
    struct str made_on; /* "2024-03-31" */
    struct str identity; /* of plan, layout and area */
};

/* False, and diagnostics, if something in it is wrong or missing. */
bool press_read(struct job *job, const struct gaiyo_request *request,
                const struct document *document, struct press *press);

/* The part of it that is about sheets (press_imposing.c). */
bool press_read_imposing(struct job *job, const struct gaiyo_press *asked,
                         struct imposing *imposing);

/* The part of it that is about inks and the standard (press_profile.c). */
bool press_read_profile(struct job *job, const struct gaiyo_press *asked,
                        struct profile *profile);

/* The sheets for the pages; what about these does not print well is said. */
const struct pages *press_impose(struct job *job, const struct press *press,
                                 const struct pages *pages, struct fonts *fonts);

#endif
