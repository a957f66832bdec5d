/* Jidori (均等割付): a stretch of text spread over a fixed width; internal
 * to this folder. */
#ifndef GAIYO_LAYOUT_JIDORI_H
#define GAIYO_LAYOUT_JIDORI_H

#include "layout/line.h"

/* Opens the gaps inside each unit of a paragraph evenly until it is as wide as it is to
 * be; one character stands at the beginning of that width. What is wider stays as it is.
 * Latin words, numbers, dashes and leaders are not torn apart, nor is anything opened
 * behind an opening mark or before a closing one. */
void jidori_make_room(const struct paragraph *p, const struct room *room);

/* True if the gap behind cluster `i` is inside a unit: it is not adjusted. */
bool jidori_is_inside(const struct paragraph *p, int i);

#endif
