/* Line adjustment; internal to this folder. */
#ifndef GAIYO_LAYOUT_JUSTIFY_H
#define GAIYO_LAYOUT_JUSTIFY_H

#include "layout/line.h"

/* What is added to the gap behind each cluster of the line (but its last) so that it fits
 * `room`: taken away where it is too full, added where it is to be justified. */
emu *line_adjust(struct lay *lay, const struct measured_paragraph *m,
                 const struct line *line, emu room, bool justify);

#endif
