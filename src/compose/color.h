/* Colours, as boxes and fragments carry them. */
#ifndef GAIYO_COMPOSE_COLOR_H
#define GAIYO_COMPOSE_COLOR_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A colour of the palette: for screens, and for the press (percent). */
struct color {
    uint8_t red, green, blue;
    uint8_t cyan, magenta, yellow, black;
    bool only_rgb;      /* what the press prints has been reckoned from the rest */
    uint8_t spot, tint; /* of a spot colour: its place among them + 1, and percent */
    bool on_all_plates; /* registration: full on every plate, whatever its inks are */
};

/* A spot colour: an ink of its own, on a plate of its own. */
struct spot_ink {
    struct str name;   /* as the printer knows it: DIC 156 */
    struct color full; /* its full tint, where there is no such ink */
};

#endif
