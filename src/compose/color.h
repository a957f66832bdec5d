/* Colours, as boxes and fragments carry them. */
#ifndef GAIYO_COMPOSE_COLOR_H
#define GAIYO_COMPOSE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

/* A colour of the palette: for screens, and for the press (percent). */
struct color {
    uint8_t red, green, blue;
    uint8_t cyan, magenta, yellow, black;
    bool on_all_plates; /* registration: full on every plate, whatever its inks are */
};

#endif
