/* 塗り足し: what touches the edge of a page goes on beyond it, so that no paper shows
 * where it is cut a little outside. Internal to this folder. */
#ifndef GAIYO_LAYOUT_BLEED_H
#define GAIYO_LAYOUT_BLEED_H

#include "layout/frag.h"

#include "base/list.h"

struct job;

/* Of two places that are nearer than this the cutter sees one. */
enum { BLEED_NEAR = EMU_MM / 50 };

/* The page that is being drawn out. Places are those on the page. */
struct bleeding {
    struct job *job;
    emu w, h, bleed;
    struct list *said; /* of struct srcpos: pictures that have been reported */
};

/* How far out a place is drawn that is not further than `near` from an edge, or beyond
 * it: to the end of the bleed at least. Others stay. */
static inline emu bleed_place(const struct bleeding *b, emu at, emu size, emu near)
{
    const emu end = size + b->bleed;
    if (at <= near + BLEED_NEAR)
        return at < -b->bleed ? at : -b->bleed;
    if (at >= size - near - BLEED_NEAR)
        return at > end ? at : end;
    return at;
}

/* The area with those sides drawn out that touch an edge. */
struct page_area bleed_area(const struct bleeding *b, struct page_area area);

/* A fragment of that area, to be filled in. */
struct frag *bleed_frag(const struct bleeding *b, enum frag_kind kind,
                        struct page_area area);

/* --- outlines (bleed_path.c) -------------------------------------------------------- */

/* The outline, whose points stand at (x, y) of the page, with the pieces of it that lie
 * along an edge moved out; NULL if none does. What is inside the page does not change. */
const struct path *bleed_outline(const struct bleeding *b, const struct path *path, emu x,
                                 emu y);

/* Adds what continues the stroke of a path at (x, y) beyond the edges that it runs along,
 * and that its ends come to: fragments from the corner of the page, struct placed. */
void bleed_stroke(const struct bleeding *b, const struct frag *frag, emu x, emu y,
                  struct list *parts);

#endif
