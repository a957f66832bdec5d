#include "layout/layout_int.h"

#include "base/arena.h"
#include "base/job.h"

/* What `--show-boxes` draws over a page: the edges of boxes, the baselines of lines, and
 * the grids that lines stand on. It is decoration: no reader is told of it. */

static const struct color texts = {.red = 0x00,
                                   .green = 0x8A,
                                   .blue = 0x3C,
                                   .cyan = 90,
                                   .magenta = 0,
                                   .yellow = 90,
                                   .black = 10};
static const struct color cells = {.red = 0x1F,
                                   .green = 0x5F,
                                   .blue = 0xE0,
                                   .cyan = 90,
                                   .magenta = 60,
                                   .yellow = 0,
                                   .black = 0};
static const struct color others = {.red = 0xD0,
                                    .green = 0x20,
                                    .blue = 0x20,
                                    .cyan = 0,
                                    .magenta = 95,
                                    .yellow = 90,
                                    .black = 10};
static const struct color baselines = {.red = 0xC0,
                                       .green = 0x00,
                                       .blue = 0xA0,
                                       .cyan = 20,
                                       .magenta = 100,
                                       .yellow = 0,
                                       .black = 0};
static const struct color grids = {.red = 0x00,
                                   .green = 0xA0,
                                   .blue = 0xC8,
                                   .cyan = 80,
                                   .magenta = 10,
                                   .yellow = 10,
                                   .black = 0};

enum { THIN = EMU_PT / 5 };

/* The pages at hand. */
struct showing {
    struct lay lay;           /* with nothing but its job */
    const struct box **by_id; /* boxes of the layout */
    struct group group;       /* what is drawn over the page */
};

static void know(const struct showing *s, const struct box *box)
{
    if (!box)
        return;
    s->by_id[box->id] = box;
    if (box->kind == BOX_FRAME)
        know(s, box->frame.heading);
    if (box->kind == BOX_ITEM)
        know(s, box->item.label);
    if (box->kind == BOX_CELL)
        know(s, box->cell.continued);
    for (int i = 0; i < box->n; i++)
        know(s, box->kids[i]);
}

static void know_all(const struct showing *s, const struct boxes *boxes)
{
    for (int i = 0; i < boxes->n; i++) {
        const struct page_master *m = boxes->sequences[i].master;
        know(s, boxes->sequences[i].flow);
        know(s, m->header);
        know(s, m->footer);
        for (int k = 0; k < m->n_background; k++)
            know(s, m->background[k]);
    }
}

static void show_grid(struct showing *s, const struct box *box, const struct frag *frag,
                      emu x, emu y)
{
    const struct flow flow = flow_inside(box);
    for (emu at = flow.first_line; at < frag->h; at += flow.grid)
        group_add(&s->group, frag_fill(&s->lay, frag->w, THIN, grids, 0), x, y + at);
}

static void show_edges(struct showing *s, const struct frag *frag, emu x, emu y)
{
    const struct box *box = s->by_id[frag->box];
    const struct color color = !box                    ? others
                               : box->kind == BOX_TEXT ? texts
                               : box->kind == BOX_CELL ? cells
                                                       : others;
    if (box && box->grid_begins)
        show_grid(s, box, frag, x, y);
    group_add(&s->group, frag_stroke(&s->lay, frag->w, frag->h, color, 0, THIN), x, y);
}

static void show(struct showing *s, const struct frag *frag, emu x, emu y)
{
    if (s->by_id[frag->box] && frag->w > 0 && frag->h > 0)
        show_edges(s, frag, x, y);
    if (frag->kind == FRAG_LINE && frag->line.n && !frag->line.vertical)
        group_add(&s->group, frag_fill(&s->lay, frag->w, THIN, baselines, 0), x,
                  y + frag->baseline);
    for (int i = 0; i < frag->n; i++)
        show(s, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y);
}

static struct page show_page(struct showing *s, const struct page *page)
{
    struct page shown = *page;
    struct group both = group_new(&s->lay);
    s->group = group_new(&s->lay);
    show(s, page->content, 0, 0);
    group_add(&both, page->content, 0, 0);
    group_add(&both, group_finish(&s->group, NULL, page->w, page->h), 0, 0);
    shown.content = group_finish(&both, NULL, page->w, page->h);
    return shown;
}

const struct pages *layout_show_boxes(struct job *job, const struct boxes *boxes,
                                      const struct pages *pages)
{
    struct showing s = {
        .lay = {.job = job},
        .by_id = ARENA_ARRAY(job->doc, const struct box *, boxes->n_boxes + 1),
    };
    struct page *list = ARENA_ARRAY(job->doc, struct page, pages->n);
    struct pages *shown = ARENA_NEW(job->doc, struct pages);
    know_all(&s, boxes);
    for (int i = 0; i < pages->n; i++)
        list[i] = show_page(&s, &pages->pages[i]);
    *shown = *pages;
    shown->pages = list;
    return shown;
}
