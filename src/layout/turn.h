/* Vertical writing; internal to this folder.
 *
 * What is written vertically is laid out as if it were horizontal: x goes along the
 * lines, y from one line to the next. The box at which the direction changes has all of
 * it turned at once, and nothing else of layout knows of columns. */
#ifndef GAIYO_LAYOUT_TURN_H
#define GAIYO_LAYOUT_TURN_H

#include "layout/layout_int.h"

/* The fragment turned clockwise by a quarter: w and h change places, lines become
 * columns. What is upright in it stays so. */
const struct frag *frag_turn(struct lay *lay, const struct frag *frag);

/* The fragment in a group that is not turned with what it stands in: there it takes as
 * much room along the lines as it is high. */
struct frag *frag_upright(struct lay *lay, const struct box *box,
                          const struct frag *frag);

/* How a box of some kind is laid out and measured (layout.c). */
typedef struct outcome (*layout_fn)(struct lay *, const struct box *, struct space,
                                    const struct rest *);
typedef struct extent (*measure_fn)(struct lay *, const struct box *);

/* Lays out a box that is written in another direction than what it stands in (orthogonal
 * flows, CSS Writing Modes 7.3), by the function of its kind. Its lines are as long as
 * its height says, as the height it is to fill, or as long as they want, but no longer
 * than the space is high. */
struct outcome layout_orthogonal(struct lay *lay, const struct box *box,
                                 struct space space, const struct rest *from,
                                 layout_fn layout, measure_fn measure);

struct extent measure_orthogonal(struct lay *lay, const struct box *box, layout_fn layout,
                                 measure_fn measure);

#endif
