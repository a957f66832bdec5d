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

/* How pages come together on a sheet. */
enum imposition {
    IMPOSE_SINGLE,  /* each on its own */
    IMPOSE_TWO,     /* two beside one another; of landscape pages, one over the other */
    IMPOSE_BOOKLET, /* so that sheets printed on both sides, put into one another and
                       folded once, are a booklet */
};

/* Where two pages are bound together: the first of them is the left one, or the right
 * one, as it is where text is in columns. */
enum binding_side { BIND_AS_WRITTEN, BIND_LEFT, BIND_RIGHT };

/* A place where the sheet is folded, from the left edge of its trim, or, if the fold is
 * level, from its upper edge. */
struct fold {
    emu at;
    bool level;
};

struct imposing {
    enum imposition imposition;
    enum binding_side binding;
    /* how far a sheet of a booklet stands out of the one around it: its pages are moved
     * to the spine by as much for each sheet around */
    emu creep;
    unsigned marks;
    const struct fold *folds;
    int n_folds;
};

/* The sheets, or sides of them, in the order of printing. What stands out of a page by
 * more than its bleed is cut off. Empty pages are added where the imposition needs them,
 * and it is said how many. NULL, and diagnostics, if pages of several sizes do not go
 * together, or a font cannot be opened. */
const struct pages *impose_pages(struct job *job, const struct pages *pages,
                                 struct fonts *fonts, const struct imposing *how);

#endif
