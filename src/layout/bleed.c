#include "layout/layout.h"
#include "layout/page.h"

#include "base/arena.h"
#include "base/job.h"

/* The page that is being drawn out. */
struct bleeding {
    struct job *job;
    emu w, h, bleed;
};

static bool touches(const struct bleeding *b, emu x, emu y, const struct frag *frag)
{
    return x <= 0 || y <= 0 || x + frag->w >= b->w || y + frag->h >= b->h;
}

static struct frag *copy_of(const struct bleeding *b, const struct frag *frag)
{
    struct frag *copy = ARENA_NEW(b->job->doc, struct frag);
    *copy = *frag;
    return copy;
}

/* Only plain rectangles: what has a form of its own ends where it ends. */
static struct placed draw_out_fill(const struct bleeding *b, struct placed p, emu x,
                                   emu y)
{
    const emu left = x <= 0 ? b->bleed : 0, top = y <= 0 ? b->bleed : 0;
    const emu right = x + p.frag->w >= b->w ? b->bleed : 0;
    const emu bottom = y + p.frag->h >= b->h ? b->bleed : 0;
    if (p.frag->fill.radius)
        return p;
    struct frag *fill = copy_of(b, p.frag);
    fill->w += left + right;
    fill->h += top + bottom;
    return (struct placed){p.x - left, p.y - top, fill};
}

/* The fragment at (x, y) of the page. Nothing that keeps clear of the edges is
 * copied. */
static struct placed draw_out(const struct bleeding *b, struct placed p, emu x, emu y)
{
    if (!touches(b, x, y, p.frag))
        return p;
    if (p.frag->kind == FRAG_FILL)
        return draw_out_fill(b, p, x, y);
    if (!p.frag->n)
        return p;
    struct frag *copy = copy_of(b, p.frag);
    struct placed *kids = ARENA_ARRAY(b->job->doc, struct placed, copy->n);
    for (int i = 0; i < copy->n; i++) {
        const struct placed kid = p.frag->kids[i];
        kids[i] = draw_out(b, kid, x + kid.x, y + kid.y);
    }
    copy->kids = kids;
    return (struct placed){p.x, p.y, copy};
}

const struct frag *bleed_out(struct job *job, const struct frag *page, emu bleed)
{
    const struct bleeding b = {job, page->w, page->h, bleed};
    return bleed ? draw_out(&b, (struct placed){0, 0, page}, 0, 0).frag : page;
}

const struct pages *layout_bleed(struct job *job, const struct pages *pages, emu least)
{
    struct pages *bled = ARENA_NEW(job->doc, struct pages);
    struct page *each = ARENA_ARRAY(job->doc, struct page, pages->n);
    *bled = *pages;
    for (int i = 0; i < pages->n; i++) {
        each[i] = pages->pages[i];
        if (each[i].bleed >= least)
            continue;
        each[i].content = bleed_out(job, each[i].content, least - each[i].bleed);
        each[i].bleed = least;
    }
    bled->pages = each;
    return bled;
}
