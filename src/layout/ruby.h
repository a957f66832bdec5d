/* Readings over their bases (JLREQ 3.3; a simple form of it, as the W3C's Simple Ruby
 * has it); internal to this folder.
 *
 * A reading that is longer than its base makes the base's clusters wider: by half of
 * what is missing at either end, and by the whole between two of them. What may stand
 * over a neighbour is taken off the gap on that side again; so it is there at a line's
 * edge, where the reading stands flush with the line and has nothing to stand over. In
 * the same way the kanji of a compound word, whose readings share their room, have more
 * room where the line ends between them. */
#ifndef GAIYO_LAYOUT_RUBY_H
#define GAIYO_LAYOUT_RUBY_H

#include "layout/line_build.h"

/* Widens the bases of readings that are longer. */
void ruby_make_room(struct lay *lay, const struct paragraph *p, const struct room *room);

/* One past the last cluster of the base that cluster `i` is in; `i` itself if there is
 * nothing over it. */
int ruby_base_end(const struct paragraph *p, int i);

/* True if the gap behind cluster `i` is inside a base: it is not adjusted. */
bool ruby_is_inside(const struct paragraph *p, int i);

/* Adds the reading of the base that begins with cluster `from`. */
void line_add_reading(struct line_builder *b, int from);

/* How high the reading over a run stands over its em box; 0: there is none. */
emu ruby_height(const struct run *run);

#endif
