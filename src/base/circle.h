/* Roots and circles in whole numbers, the same on every machine. */
#ifndef GAIYO_BASE_CIRCLE_H
#define GAIYO_BASE_CIRCLE_H

#include <stdint.h>

/* The largest whole number whose square is at most `n`, which is not negative. */
int64_t whole_root(int64_t n);

/* A vector of the length CIRCLE_ONE. */
#define CIRCLE_ONE (1 << 24)
struct direction {
    int32_t x, y;
};

/* The direction after a part of a turn [1/1000000] from that of the x axis towards that
 * of the y axis. No part is more than one unit of CIRCLE_ONE off. */
struct direction direction_of_turn(int64_t part);

#endif
