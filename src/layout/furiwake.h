/* Furiwake (振分け): rows one below the other in a line; internal to this folder.
 *
 * Its rows are stretches of the text like any: the gap behind a row leads back to where
 * the first began, and behind the last one comes what it lacks to the longest. So sums of
 * widths and gaps hold, and nothing else knows of it; how high a row stands is its
 * style's baseline-shift. */
#ifndef GAIYO_LAYOUT_FURIWAKE_H
#define GAIYO_LAYOUT_FURIWAKE_H

#include "layout/line.h"

/* Sets the rows of each furiwake of a paragraph below one another. */
void furiwake_make_room(const struct paragraph *p, const struct room *room);

/* True if the gap behind cluster `i` is inside a furiwake: it is not adjusted. */
bool furiwake_is_inside(const struct paragraph *p, int i);

#endif
