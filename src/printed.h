/* The numbers that stand on the pages, each with its place and what it was made of. */
#ifndef GAIYO_PRINTED_H
#define GAIYO_PRINTED_H

struct boxes;
struct job;
struct pages;
struct printed_text;
struct shaped;

/* Of pages that are all there, of boxes with the sources of their texts
 * (compose_traced_boxes); in the order of the pages and of what is on them. */
const struct printed_text *printed_find(struct job *job, const struct boxes *boxes,
                                        const struct shaped *shaped,
                                        const struct pages *pages, int *n);

#endif
