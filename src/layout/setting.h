/* Settings: how far a flow or a box is tightened or opened by copyfit; internal to this
 * folder.
 *
 * The settings of a flow lie on a ladder. At its foot every rung is at its floor; from
 * there up first the type grows to its own size, then glyphs to their own width, lines to
 * their height, spacing, and punctuation; that is position `natural`, where everything is
 * as the styles say. Beyond it, type, lines and spacing grow to their ceilings. A step is
 * one percent. */
#ifndef GAIYO_LAYOUT_SETTING_H
#define GAIYO_LAYOUT_SETTING_H

#include "compose/box.h"

#include <stdbool.h>

struct arena;

struct setting {
    int16_t percent[FIT_RUNGS]; /* of what styles say */
    emu smallest;               /* type that is larger is not made smaller than this */
};

struct ladder {
    struct fit_limits limits;
    int natural; /* the position where everything is as the styles say */
    int top;     /* the highest position; the lowest is 0 */
    bool pinned; /* only spacing has steps; all else is as in `pin` */
    struct setting pin;
};

/* The ladder within `limits` on a page of that size: the larger the sheet, the smaller
 * its type may be (A3 7.5 pt, A4 9 pt). */
struct ladder ladder_within(struct fit_limits limits, emu page_w, emu page_h);

struct setting ladder_setting(const struct ladder *ladder, int position);

/* The ladder on which all but spacing is as it is at `position` of another one, which is
 * position `*here` of it. */
struct ladder ladder_of_spacing(const struct ladder *ladder, int position, int *here);

/* The lowest position where type has its own size and width, all else being at its
 * floor. */
int ladder_type_as_is(const struct ladder *ladder);

/* About how much higher a flow is at `position` than at the foot of the ladder
 * [1/10000]: rising, and only to begin a search with. */
int ladder_effect(const struct ladder *ladder, int position);

/* Everything as the styles say. */
struct setting setting_natural(void);
bool setting_is_natural(const struct setting *setting);
bool same_setting(const struct setting *a, const struct setting *b);

/* True if lines of the same texts are as long in both: what else a setting changes is
 * how high they and what is between them are. */
bool same_type(const struct setting *a, const struct setting *b);

/* A copy of the box and all in it in that setting; ids and indices are the same. A box in
 * it whose fit-font-size is 100%, or that is to be fitted, stays as it is, with all in
 * it. A box that is to be fitted becomes a stack if it is `box` itself. */
const struct box *box_set(struct arena *arena, const struct box *box,
                          const struct setting *setting);

#endif
