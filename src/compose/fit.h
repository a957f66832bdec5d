/* Copyfit, as boxes and fragments carry it. */
#ifndef GAIYO_COMPOSE_FIT_H
#define GAIYO_COMPOSE_FIT_H

#include "base/len.h"

#include <stdint.h>

/* What copyfit may change of a text and of what stands round it, in this order. */
enum fit_rung {
    FIT_PUNCTUATION, /* the blanks of punctuation marks */
    FIT_SPACING,     /* between blocks, and above and below what they hold */
    FIT_LINE_HEIGHT,
    FIT_CONDENSE, /* the width of glyphs (長体) */
    FIT_SIZE,     /* of type; beyond 100 percent, of all that goes with it */
    FIT_RUNGS
};

/* How far each rung may go, in percent of what styles say. */
struct fit_limits {
    struct {
        int16_t least, most;
    } rungs[FIT_RUNGS];
    emu smallest; /* type is never made smaller than that; 0: as is usual for the page */
};

#endif
