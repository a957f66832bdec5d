/* Line adjustment; internal to this folder. */
#ifndef GAIYO_LAYOUT_JUSTIFY_H
#define GAIYO_LAYOUT_JUSTIFY_H

#include "layout/line.h"

/* How much of the gap behind cluster `i`, `gap` wide there, may be taken away when a line
 * is too full (JLREQ 3.8.3): of a mark's blank half, never of the one behind a full stop;
 * of the space between Japanese and Latin half; of a Western space (which is a cluster,
 * `width` wide) what it has over a quarter em. JLREQ lets a mark's blank go to nothing;
 * but a line of marks without any is darker than its neighbours. */
emu line_shrink_of(const struct paragraph *p, int i, emu gap, emu width);

/* What is added to the gap behind each cluster of the line (but its last) so that it fits
 * `room`: taken away where it is too full, added where it is to be justified. */
emu *line_adjust(struct lay *lay, const struct measured_paragraph *m,
                 const struct line *line, emu room, bool justify);

#endif
