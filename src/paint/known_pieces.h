/* Pieces that earlier sheets have deflated: the fonts of two sheets of one plan differ in
 * the glyphs of a few names, and so in few of their pieces. Internal to this folder.
 *
 * A piece is known again by its bytes. Together they stay below a bound: when it is
 * reached nothing is added any more, and the next job begins anew. */
#ifndef GAIYO_PAINT_KNOWN_PIECES_H
#define GAIYO_PAINT_KNOWN_PIECES_H

#include "base/str.h"

struct job;
struct known_pieces;

/* What the jobs before have left; NULL, which is accepted below, if this one keeps
 * nothing (kept.h). Only the job's own thread may use it. */
struct known_pieces *known_pieces_begin(struct job *job);

/* What the bytes have become; nothing if they are new. */
struct str known_pieces_find(const struct known_pieces *known, struct str bytes);

void known_pieces_add(struct known_pieces *known, struct str bytes, struct str deflated);

#endif
