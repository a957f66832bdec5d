/* Whether the grades of a scheme leave a gap, overlap, or can never be given; internal to
 * this folder.
 *
 * Where the tests compare one variable with constants, this is found out exactly, cell by
 * cell (axis.h). Other tests are tried on indicators that are made up from the constants
 * in them: what is found so is true, but there may be more. */
#ifndef GAIYO_EVALUATE_COVER_H
#define GAIYO_EVALUATE_COVER_H

#include "evaluate/scheme.h"

enum { COVER_MOST = 8 };

struct cover {
    enum { COVER_GAP, COVER_OVERLAP, COVER_UNREACHABLE } kind;
    int grade, other; /* the other one of an overlap */
    struct str where; /* "0.5 <= pace < 0.8", "pace = 0.6, progress = 0.4" */
    int tried;        /* how many cases were tried; 0 if it was found exactly */
};

/* How many were found, and the first of them. */
int cover_check(struct arena *arena, const struct scheme *scheme,
                struct cover found[COVER_MOST]);

/* Some case that no grade, or more than one grade of an exclusive scheme, is for; false
 * if trying found none. */
bool cover_try(struct arena *arena, const struct scheme *scheme, struct cover *found);

#endif
