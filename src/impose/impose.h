/* impose: turns pages into the sheets that are printed: each page on paper that is cut
 * down to it, with marks for those who print, cut and fold it around. */
#ifndef GAIYO_IMPOSE_IMPOSE_H
#define GAIYO_IMPOSE_IMPOSE_H

#include "layout/frag.h"

#include <stdbool.h>

struct fonts;
struct job;

/* What stands around what is cut out, in bits. */
enum {
    MARKS_CUT =
        1, /* トンボ: two angles at each corner, and crosses at the middle of sides */
    MARKS_SLUG = 2, /* a line that says what this is: title, plates, date, sheet */
    MARKS_BAR = 4,  /* patches of the inks */
};

struct imposing {
    unsigned marks;
    const emu *folds; /* where it is folded, from its left edge */
    int n_folds;
};

/* Sheets with the pages as they are, each cut to its own size. What stands out of a page
 * by more than its bleed is cut off. NULL, and diagnostics, if a font cannot be
 * opened. */
const struct pages *impose_pages(struct job *job, const struct pages *pages,
                                 struct fonts *fonts, const struct imposing *how);

#endif
