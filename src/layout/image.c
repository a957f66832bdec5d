#include "layout/layout_int.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "compose/picture.h"
#include "load/image.h"

/* Pictures: files and outlines, fitted into the room of their box. */

struct size {
    emu w, h;
};

/* As large as the file says, or at 96 pixels an inch; an outline at a point a unit. */
static struct size natural_size(const struct picture *p)
{
    enum { INCH = 72 * EMU_PT, USUAL = 96 };
    if (p->outline)
        return (struct size){p->view[2], p->view[3]};
    const struct image *image = p->image;
    const int x = image->x_density ? image->x_density : USUAL;
    const int y = image->y_density ? image->y_density : USUAL;
    const int64_t w = (int64_t)image->width * INCH / x;
    const int64_t h = (int64_t)image->height * INCH / y;
    return (struct size){w < UNBOUNDED ? (emu)w : UNBOUNDED,
                         h < UNBOUNDED ? (emu)h : UNBOUNDED};
}

/* The largest of the picture's proportions in the box (or, wholly, around it). */
static struct size scaled_to(struct size own, struct size box, bool inside)
{
    const bool wider = (int64_t)own.w * box.h > (int64_t)box.w * own.h;
    if (wider == inside)
        return (struct size){box.w, len_mul_div(box.w, own.h, own.w)};
    return (struct size){len_mul_div(box.h, own.w, own.h), box.h};
}

/* As large as the picture can be: of a file no larger than it prints well. */
static struct size size_within(const struct picture *p, struct size most)
{
    enum { FINE = 150, INCH = 72 * EMU_PT };
    const struct size size = scaled_to(natural_size(p), most, true);
    if (!p->image || size.w <= (int64_t)p->image->width * INCH / FINE)
        return size;
    const emu w = (emu)((int64_t)p->image->width * INCH / FINE);
    return (struct size){w, len_mul_div(w, size.h, size.w)};
}

/* The size of the box: what the layout says; of what it leaves open, what keeps the
 * picture's proportions, no wider than the room. */
static struct size box_size(const struct box *box, emu room)
{
    const struct style *s = box->style;
    const struct size own = natural_size(box->picture);
    emu w = s->width, h = s->height;
    if (!w)
        w = h ? len_mul_div(h, own.w, own.h) : own.w;
    w = w < room ? w : room;
    if (!h)
        h = len_mul_div(w, own.h, own.w);
    if (box->picture->fit == FIT_WITHIN)
        return size_within(box->picture, (struct size){w, h});
    return (struct size){w, h};
}

/* The picture's own size in the box: all of it seen, or all of the box filled. */
static struct size fitted_size(const struct picture *p, struct size box)
{
    return scaled_to(natural_size(p), box, p->fit != FIT_COVER);
}

/* --- drawing ------------------------------------------------------------------------ */

static const struct frag *image_frag(struct lay *lay, const struct box *box,
                                     struct size size)
{
    const struct size own = fitted_size(box->picture, size);
    struct frag *frag = ARENA_NEW(lay->job->doc, struct frag);
    frag->kind = FRAG_IMAGE;
    frag->w = size.w;
    frag->h = size.h;
    frag->baseline = -1;
    frag->pos = box->pos;
    frag->image.image = box->picture->image;
    frag->image.x = (size.w - own.w) / 2;
    frag->image.y = (size.h - own.h) / 2;
    frag->image.w = own.w;
    frag->image.h = own.h;
    return frag;
}

static const struct frag *outline_frag(struct lay *lay, const struct box *box,
                                       struct size size)
{
    const struct picture *p = box->picture;
    const struct size own = fitted_size(p, size);
    const struct path *from = p->outline;
    const struct border *border = &box->style->border[SIDE_TOP];
    emu(*points)[2] = (emu(*)[2])arena_copy(lay->job->doc, from->points,
                                            (size_t)from->n_points * sizeof *points);
    for (int i = 0; i < from->n_points; i++) {
        points[i][0] = (size.w - own.w) / 2 +
                       len_mul_div(points[i][0] - p->view[0], own.w, p->view[2]);
        points[i][1] = (size.h - own.h) / 2 +
                       len_mul_div(points[i][1] - p->view[1], own.h, p->view[3]);
    }
    struct path *outline = ARENA_NEW(lay->job->doc, struct path);
    *outline = *from;
    outline->points = (const emu(*)[2])points;
    return frag_path(lay, size.w, size.h, outline,
                     (struct pen){.fills = true,
                                  .even_odd = p->even_odd,
                                  .fill = box->style->color,
                                  .width = border->width,
                                  .stroke = border->color});
}

/* Fewer pixels an inch than this show in print. */
static void check_density(struct lay *lay, const struct box *box, struct size size)
{
    enum { COARSE = 150, INCH = 72 * EMU_PT };
    const struct image *image = box->picture->image;
    const struct size own = fitted_size(box->picture, size);
    const int64_t density = own.w ? (int64_t)image->width * INCH / own.w : COARSE;
    unsigned char *said = &lay->reported[lay_box(lay, box->id)];
    if (density >= COARSE || lay->trial || (*said & SAID_COARSE))
        return;
    *said |= SAID_COARSE;
    DIAG(lay->job->diags, DIAG_IMAGE_COARSE, box->pos, image->path,
         str_format(lay->job->doc, "%d", (int)density).p);
}

struct outcome layout_picture(struct lay *lay, const struct box *box, struct space space,
                              const struct rest *from)
{
    const struct size size = box_size(box, space.w);
    struct group group = group_new(lay);
    (void)from;
    if (box->picture->outline) {
        group_add(&group, outline_frag(lay, box, size), 0, 0);
    } else {
        check_density(lay, box, size);
        group_add(&group, image_frag(lay, box, size), 0, 0);
    }
    struct frag *frag = group_finish(&group, box, size.w, size.h);
    frag->group.alt = box->picture->alt;
    return (struct outcome){align_frag(lay, box->style, space.w, frag), NULL};
}

struct extent measure_picture(struct lay *lay, const struct box *box)
{
    const struct size size = box_size(box, UNBOUNDED);
    (void)lay;
    return (struct extent){box->style->width ? size.w : EMU_MM, size.w};
}
