/* Boxes in larger type; internal to this folder. */
#ifndef GAIYO_LAYOUT_ENLARGE_H
#define GAIYO_LAYOUT_ENLARGE_H

struct arena;
struct box;

/* A copy of the box and all in it, type and lengths `percent` as large but for the
 * thickness of lines; ids and indices are the same. */
const struct box *box_enlarge(struct arena *arena, const struct box *box, int percent);

#endif
