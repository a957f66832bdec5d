/* Warichu (割注, JLREQ 3.4.2): a note of small type in two rows within a line; internal
 * to this folder.
 *
 * Its text is cut in two where the rows become as even as line ends allow, the first at
 * least as long if that costs little. As with furiwake, the gap behind the first row
 * leads back to where it began, so that sums of widths and gaps hold. Where a line ends
 * inside of a note, each piece is cut anew: the sums of the whole are put right then. */
#ifndef GAIYO_LAYOUT_WARICHU_H
#define GAIYO_LAYOUT_WARICHU_H

#include "layout/line.h"

struct warichus;

/* Sets the notes of a paragraph in rows; NULL if there are none. */
const struct warichus *warichu_make_room(struct lay *lay, const struct paragraph *p,
                                         const struct room *room);

/* True if cluster `i` stands in a row, and if the gap behind it is inside of a note: it
 * is not adjusted. */
bool warichu_has(const struct paragraph *p, int i);
bool warichu_is_inside(const struct paragraph *p, int i);

/* How much longer a line of the clusters from…to is than the sums of their widths and
 * gaps say, since it ends or begins inside of a note. */
emu warichu_excess(const struct measured_paragraph *m, int from, int to);

/* Where clusters are put: from the line's left edge, and up from its baseline. */
struct warichu_places {
    emu *starts, *rises;
};

/* The last cluster on the line of the note that cluster `i` is in; `i` itself if it is in
 * none. */
int warichu_last(const struct measured_paragraph *m, const struct line *line, int i);

/* Puts the piece of a note that begins with cluster `from` at `x`; returns where it ends.
 * Where it fills up a justified line, which is `room` wide, both rows are spread over
 * what there is. */
emu warichu_place(const struct measured_paragraph *m, const struct line *line, int from,
                  emu x, emu room, const struct warichu_places *places);

#endif
