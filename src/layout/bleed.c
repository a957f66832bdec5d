#include "layout/bleed.h"

#include "layout/layout.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

/* A picture may be made larger by this much to reach the end of the bleed [1/1000]. */
enum { MOST_LARGER = 1100 };

/* A side is drawn out only the way that it looks. */
struct page_area bleed_area(const struct bleeding *b, struct page_area area)
{
    const emu right = area.x + area.w, bottom = area.y + area.h;
    const emu x = area.x <= BLEED_NEAR ? bleed_place(b, area.x, b->w, 0) : area.x;
    const emu y = area.y <= BLEED_NEAR ? bleed_place(b, area.y, b->h, 0) : area.y;
    const emu end_x = right >= b->w - BLEED_NEAR ? bleed_place(b, right, b->w, 0) : right;
    const emu end_y =
        bottom >= b->h - BLEED_NEAR ? bleed_place(b, bottom, b->h, 0) : bottom;
    return (struct page_area){x, y, end_x - x, end_y - y};
}

static bool same_area(struct page_area a, struct page_area b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

struct frag *bleed_frag(const struct bleeding *b, enum frag_kind kind,
                        struct page_area area)
{
    struct frag *frag = ARENA_NEW(b->job->doc, struct frag);
    frag->kind = kind;
    frag->w = area.w;
    frag->h = area.h;
    frag->baseline = -1;
    return frag;
}

static struct frag *copy_of(const struct bleeding *b, const struct frag *frag)
{
    struct frag *copy = ARENA_NEW(b->job->doc, struct frag);
    *copy = *frag;
    return copy;
}

/* --- rectangles --------------------------------------------------------------------- */

static struct placed draw_out_plain(const struct bleeding *b, struct placed p, emu x,
                                    emu y)
{
    const struct page_area area = {x, y, p.frag->w, p.frag->h}, out = bleed_area(b, area);
    if (same_area(area, out))
        return p;
    struct frag *fill = copy_of(b, p.frag);
    fill->w = out.w;
    fill->h = out.h;
    return (struct placed){p.x + out.x - x, p.y + out.y - y, fill};
}

static struct frag *path_of(const struct bleeding *b, const struct frag *frag,
                            const struct path *outline, struct pen pen)
{
    struct frag *path =
        bleed_frag(b, FRAG_PATH, (struct page_area){0, 0, frag->w, frag->h});
    path->pos = frag->pos;
    path->path.outline = outline;
    path->path.pen = pen;
    return path;
}

/* Round corners stay where they are; what is straight between them goes on. */
static struct placed draw_out_round(const struct bleeding *b, struct placed p, emu x,
                                    emu y)
{
    struct pathbuf buffer = pathbuf_in(b->job->doc);
    path_rectangle(&buffer, 0, 0, p.frag->w, p.frag->h, p.frag->fill.radius);
    const struct path *outline = bleed_outline(b, path_finish(&buffer), x, y);
    if (outline)
        p.frag = path_of(b, p.frag, outline,
                         (struct pen){.fills = true, .fill = p.frag->fill.color});
    return p;
}

/* The fragment with `parts`, which are placed on the page, over it. */
static struct placed with_parts(const struct bleeding *b, struct placed p, emu x, emu y,
                                const struct list *parts)
{
    struct frag *copy = copy_of(b, p.frag);
    struct placed *kids = ARENA_ARRAY(b->job->doc, struct placed, parts->n);
    for (int i = 0; i < parts->n; i++) {
        const struct placed *part = list_at(parts, i);
        kids[i] = (struct placed){part->x - x, part->y - y, part->frag};
    }
    copy->kids = kids;
    copy->n = parts->n;
    p.frag = copy;
    return p;
}

/* --- strokes and outlines ----------------------------------------------------------- */

/* A frame's stroke lies inside its edges. */
static struct placed draw_out_frame(const struct bleeding *b, struct placed p, emu x,
                                    emu y)
{
    const struct frag *frame = p.frag;
    const emu width = frame->frame.width, in = width / 2;
    const emu radius = frame->frame.radius > in ? frame->frame.radius - in : 0;
    struct list parts = list_of(b->job->doc, sizeof(struct placed));
    struct pathbuf buffer = pathbuf_in(b->job->doc);
    path_rectangle(&buffer, in, in, frame->w - width, frame->h - width, radius);
    bleed_stroke(b,
                 path_of(b, frame, path_finish(&buffer),
                         (struct pen){.width = width, .stroke = frame->frame.color}),
                 x, y, &parts);
    return parts.n ? with_parts(b, p, x, y, &parts) : p;
}

/* A stroke stays where it is and goes on beside itself; without one the outline moves. */
static struct placed draw_out_path(const struct bleeding *b, struct placed p, emu x,
                                   emu y)
{
    struct list parts = list_of(b->job->doc, sizeof(struct placed));
    if (p.frag->path.pen.width) {
        bleed_stroke(b, p.frag, x, y, &parts);
        return parts.n ? with_parts(b, p, x, y, &parts) : p;
    }
    const struct path *outline = bleed_outline(b, p.frag->path.outline, x, y);
    if (outline)
        p.frag = path_of(b, p.frag, outline, p.frag->path.pen);
    return p;
}

/* --- pictures ----------------------------------------------------------------------- */

static struct page_area overlap(struct page_area a, struct page_area b)
{
    const emu x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
    const emu right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    const emu bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct page_area){x, y, right - x, bottom - y};
}

/* Of that length at least, in proportion. */
static emu in_proportion(emu length, emu to, emu from)
{
    const emu scaled = len_mul_div(length, to, from);
    return (int64_t)scaled * from < (int64_t)length * to ? scaled + 1 : scaled;
}

/* So far that [at, at + size) covers the room, and no further. */
static emu moved_over(emu at, emu size, emu from, emu room)
{
    at = at > from ? from : at;
    return at + size < from + room ? from + room - size : at;
}

/* The picture, in its own proportions and around the same middle, so large that it covers
 * the room. */
static struct page_area grown_over(struct page_area picture, struct page_area room)
{
    struct page_area out = picture;
    if (out.w < room.w) {
        out.w = room.w;
        out.h = in_proportion(picture.h, room.w, picture.w);
    }
    if (out.h < room.h) {
        out.h = room.h;
        out.w = in_proportion(picture.w, room.h, picture.h);
    }
    out.x = moved_over(picture.x - (out.w - picture.w) / 2, out.w, room.x, room.w);
    out.y = moved_over(picture.y - (out.h - picture.h) / 2, out.h, room.y, room.h);
    return out;
}

static void report_picture(const struct bleeding *b, const struct frag *frag)
{
    char bleed[24];
    for (int i = 0; i < b->said->n; i++) {
        const struct srcpos *said = list_at(b->said, i);
        if (said->file == frag->pos.file && said->offset == frag->pos.offset)
            return;
    }
    *(struct srcpos *)list_add(b->said) = frag->pos;
    DIAG(b->job->diags, DIAG_PICTURE_BLEED, frag->pos, frag->image.image->path,
         len_mm(&bleed, b->bleed));
}

/* Nothing is made up: the picture is made a little larger, and what then stands out at
 * its other sides is cut off. */
static struct placed draw_out_image(const struct bleeding *b, struct placed p, emu x,
                                    emu y)
{
    const struct frag *frag = p.frag;
    const struct page_area whole = {x + frag->image.x, y + frag->image.y, frag->image.w,
                                    frag->image.h};
    const struct page_area seen =
        overlap(whole, (struct page_area){x, y, frag->w, frag->h});
    const struct page_area room = bleed_area(b, seen);
    if (same_area(seen, room) || seen.w <= 0 || seen.h <= 0)
        return p;
    const struct page_area out = grown_over(whole, room);
    if ((int64_t)out.w * 1000 > (int64_t)whole.w * MOST_LARGER) {
        report_picture(b, frag);
        return p;
    }
    struct frag *copy = copy_of(b, frag);
    copy->w = room.w;
    copy->h = room.h;
    copy->image.x = out.x - room.x;
    copy->image.y = out.y - room.y;
    copy->image.w = out.w;
    copy->image.h = out.h;
    return (struct placed){p.x + room.x - x, p.y + room.y - y, copy};
}

/* --- the page ----------------------------------------------------------------------- */

static struct placed draw_out(const struct bleeding *b, struct placed p, emu x, emu y);

/* What has nothing at an edge is not copied. */
static struct placed draw_out_kids(const struct bleeding *b, struct placed p, emu x,
                                   emu y)
{
    struct placed *kids = NULL;
    for (int i = 0; i < p.frag->n; i++) {
        const struct placed kid = p.frag->kids[i];
        const struct placed out = draw_out(b, kid, x + kid.x, y + kid.y);
        if (out.frag == kid.frag)
            continue;
        if (!kids)
            kids = (struct placed *)arena_copy(b->job->doc, p.frag->kids,
                                               sizeof *kids * (size_t)p.frag->n);
        kids[i] = out;
    }
    if (!kids)
        return p;
    struct frag *copy = copy_of(b, p.frag);
    copy->kids = kids;
    p.frag = copy;
    return p;
}

/* The fragment at (x, y) of the page. */
static struct placed draw_out(const struct bleeding *b, struct placed p, emu x, emu y)
{
    switch (p.frag->kind) {
    case FRAG_FILL:
        return p.frag->fill.radius ? draw_out_round(b, p, x, y)
                                   : draw_out_plain(b, p, x, y);
    case FRAG_FRAME:
        return draw_out_frame(b, p, x, y);
    case FRAG_PATH:
        return draw_out_path(b, p, x, y);
    case FRAG_IMAGE:
        return draw_out_image(b, p, x, y);
    default:
        return draw_out_kids(b, p, x, y);
    }
}

const struct pages *layout_bleed(struct job *job, const struct pages *pages, emu least,
                                 emu more)
{
    struct pages *bled = ARENA_NEW(job->doc, struct pages);
    struct page *each = ARENA_ARRAY(job->doc, struct page, pages->n);
    struct list said = list_of(job->doc, sizeof(struct srcpos));
    *bled = *pages;
    for (int i = 0; i < pages->n; i++) {
        struct page *page = &each[i];
        *page = pages->pages[i];
        page->bleed = page->bleed > least ? page->bleed : least;
        const struct bleeding b = {job, page->w, page->h, page->bleed + more, &said};
        page->content = draw_out(&b, (struct placed){0, 0, page->content}, 0, 0).frag;
    }
    bled->pages = each;
    return bled;
}
