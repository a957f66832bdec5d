/* Lines that earlier jobs have cut: most paragraphs of the next sheet of a plan are those
 * of the sheet before. Internal to this folder.
 *
 * A paragraph is known again by all that its lines depend on (the measures and classes of
 * its clusters, what its styles say of line ends, its text), byte by byte; of each the
 * lines are kept that it was cut into, by width and first cluster. Together they stay
 * below a bound: when it is reached nothing is added any more, and the next job begins
 * anew. */
#ifndef GAIYO_LAYOUT_KNOWN_LINES_H
#define GAIYO_LAYOUT_KNOWN_LINES_H

#include "layout/line.h"

struct known_lines;
struct known_paragraph;

/* What the jobs before have left; NULL if this one keeps nothing (kept.h). */
struct known_lines *known_lines_begin(struct job *job);

/* The paragraph among them, added if it is new; NULL if it cannot be kept: there is no
 * room, or it has rows within its lines, which are cut with it. */
struct known_paragraph *known_lines_paragraph(struct lay *lay,
                                              const struct measured_paragraph *m);

/* Its lines from cluster `from` on, of struct line; NULL if they are not known. */
const struct list *known_lines_find(const struct known_paragraph *known, emu width,
                                    int from);

/* Keeps lines that all fit: of others something is to be said in every job. */
void known_lines_add(struct known_paragraph *known, emu width, int from,
                     const struct list *lines);

#endif
