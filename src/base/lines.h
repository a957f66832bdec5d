/* Where a byte of a text stands for the person who reads it: line and column.
 *
 * Lines end as editors end them, at \n, \r\n or a lone \r, and count from 1. A column
 * counts characters from 1; a byte order mark at the start of the text is none. The first
 * question reads the text once; every further one reads a few hundred bytes, however
 * long the lines are. */
#ifndef GAIYO_BASE_LINES_H
#define GAIYO_BASE_LINES_H

#include "base/str.h"

struct arena;
struct lines;

/* For questions about `text`, whose bytes must live as long as the arena. */
struct lines *lines_of(struct arena *arena, struct str text);

/* Line and column of byte `offset`; of the end for one behind it. */
void lines_locate(struct lines *lines, uint32_t offset, int *line, int *column);

#endif
