#include "layout/layout.h"

#include "layout/line.h"
#include "layout/page.h"

#include "base/arena.h"
#include "base/job.h"

#include <assert.h>

/* --- kinds
 * ------------------------------------------------------------------------------- */

struct outcome layout_rule(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const struct border *line = &box->style->border[SIDE_TOP];
    struct group group = group_new(lay);
    (void)from;
    group_add(&group, frag_fill(lay, space.w, line->width, line->color, 0), 0, 0);
    return (struct outcome){group_finish(&group, box, space.w, line->width), NULL};
}

struct outcome layout_space(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    emu h = box->style->height;
    (void)from;
    if (space.fill && space.h > h)
        h = space.h;
    return (struct outcome){frag_empty(lay, box, space.w, h), NULL};
}

struct extent measure_rule(struct lay *lay, const struct box *box)
{
    (void)lay;
    return (struct extent){box->style->width, box->style->width};
}

static const struct {
    struct outcome (*layout)(struct lay *, const struct box *, struct space,
                             const struct rest *);
    struct extent (*measure)(struct lay *, const struct box *);
} kinds[BOX_KINDS] = {
    [BOX_STACK] = {layout_frame, measure_frame},
    [BOX_FRAME] = {layout_frame, measure_frame},
    [BOX_CELL] = {layout_frame, measure_frame},
    [BOX_PLACE] = {layout_frame, measure_frame},
    [BOX_GRID] = {layout_grid, measure_grid},
    [BOX_COLUMNS] = {layout_columns, measure_columns},
    [BOX_TABLE] = {layout_table, measure_table},
    [BOX_LIST] = {layout_list, measure_list},
    [BOX_ITEM] = {layout_item, measure_item},
    [BOX_TEXT] = {layout_text, measure_text},
    [BOX_RULE] = {layout_rule, measure_rule},
    [BOX_SPACE] = {layout_space, measure_rule},
};

/* --- remembering
 * ------------------------------------------------------------------------- */

/* Unbroken outcomes, by box, width and height (UNBOUNDED: natural). Layout asks for them
 * again and again: to measure, to balance, to fill. */
struct memory {
    struct known {
        const struct box *box; /* NULL: a free place */
        emu w, h;
        const struct frag *frag;
    } * places;
    int n, room;
};

static struct known *place_of(const struct memory *m, const struct box *box, emu w, emu h)
{
    const uint64_t hash = ((uint64_t)box->id * 0x9E3779B97F4A7C15u) ^
                          ((uint64_t)(uint32_t)w * 0xC2B2AE3D27D4EB4Fu) ^
                          ((uint64_t)(uint32_t)h * 0x165667B19E3779F9u);
    const uint64_t mask = (uint64_t)m->room - 1;
    for (uint64_t i = (hash ^ hash >> 29) & mask;; i = (i + 1) & mask) {
        struct known *k = &m->places[i];
        if (!k->box || (k->box == box && k->w == w && k->h == h))
            return k;
    }
}

static void make_room(struct lay *lay)
{
    struct memory *m = lay->memory;
    if (2 * m->n < m->room)
        return;
    const struct memory old = *m;
    m->room = old.room ? 2 * old.room : 1024;
    m->places = ARENA_ARRAY(lay->job->doc, struct known, m->room);
    for (int i = 0; i < old.room; i++)
        if (old.places[i].box)
            *place_of(m, old.places[i].box, old.places[i].w, old.places[i].h) =
                old.places[i];
}

static const struct frag *remembered(struct lay *lay, const struct box *box,
                                     struct space space)
{
    make_room(lay);
    const struct known *known = place_of(lay->memory, box, space.w, space.h);
    if (known->box)
        return known->frag;
    const struct frag *frag = kinds[box->kind].layout(lay, box, space, NULL).frag;
    make_room(lay);
    *place_of(lay->memory, box, space.w, space.h) =
        (struct known){box, space.w, space.h, frag};
    lay->memory->n++;
    return frag;
}

/* --- asking
 * ------------------------------------------------------------------------------ */

const struct frag *layout_natural(struct lay *lay, const struct box *box, emu w)
{
    return remembered(lay, box, (struct space){w, UNBOUNDED, UNBOUNDED, false, false});
}

const struct frag *layout_filled(struct lay *lay, const struct box *box, emu w, emu h)
{
    const struct frag *natural = layout_natural(lay, box, w);
    if (natural->h >= h)
        return natural;
    const struct frag *filled =
        remembered(lay, box, (struct space){w, h, h, false, true});
    return filled->h > h ? natural
                         : filled; /* columns that came out worse in more room */
}

/* Columns that are filled one after the other, as high as the region. */
static bool fills_region(const struct box *box)
{
    return box->kind == BOX_COLUMNS && box->style->column_fill == FILL_AUTO;
}

/* True if something in the box breaks even where there is room: a forced page break, or
 * columns. */
static bool is_regional(struct lay *lay, const struct box *box)
{
    signed char *known = &lay->regional[box->id];
    for (int i = 0; i < box->n && !*known; i++) {
        const struct style *s = box->kids[i]->style;
        if (s->break_before == BREAK_PAGE || s->break_after == BREAK_PAGE ||
            is_regional(lay, box->kids[i]))
            *known = 1;
    }
    if (!*known)
        *known = fills_region(box) ? 1 : -1;
    return *known > 0;
}

struct outcome layout_box(struct lay *lay, const struct box *box, struct space space,
                          const struct rest *from)
{
    if (!space.may_break && !space.fill)
        space.h = space.full_h = UNBOUNDED;
    if (!from && !space.may_break)
        return (struct outcome){space.fill ? layout_filled(lay, box, space.w, space.h)
                                           : layout_natural(lay, box, space.w),
                                NULL};
    if (!from && !is_regional(lay, box)) {
        const struct frag *whole = layout_natural(lay, box, space.w);
        if (whole->h <= space.h)
            return (struct outcome){
                space.fill ? layout_filled(lay, box, space.w, space.h) : whole, NULL};
    }
    const struct outcome out = kinds[box->kind].layout(lay, box, space, from);
    assert(out.frag || (space.may_break && space.h < space.full_h));
    return out;
}

struct extent measure_box(struct lay *lay, const struct box *box)
{
    return kinds[box->kind].measure(lay, box);
}

void report_overflow(struct lay *lay, const struct box *box, enum diag_id id, emu needs,
                     emu has)
{
    char wanted[24], there[24];
    lay->overflows++;
    if (lay->reported[box->id])
        return;
    lay->reported[box->id] = true;
    DIAG(lay->job->diags, id, box->pos, len_mm(&wanted, needs), len_mm(&there, has));
}

/* --- the stage
 * --------------------------------------------------------------------------- */

const struct pages *layout_pages(struct job *job, const struct boxes *boxes,
                                 const struct shaped *shaped)
{
    struct lay lay = {
        .job = job,
        .shaped = shaped,
        .paragraphs = ARENA_ARRAY(job->doc, struct measured_paragraph, shaped->n),
        .memory = ARENA_NEW(job->doc, struct memory),
        .tables = list_of(job->doc, sizeof(const struct table_plan *)),
        .label_widths = ARENA_ARRAY(job->doc, emu, boxes->n_boxes + 1),
        .regional = ARENA_ARRAY(job->doc, signed char, boxes->n_boxes + 1),
        .reported = ARENA_ARRAY(job->doc, bool, boxes->n_boxes + 1),
    };
    const struct pages *pages = pages_make(&lay, boxes);
    if (!diags_failed(job->diags))
        pages_check(&lay, boxes, pages);
    return diags_failed(job->diags) ? NULL : pages;
}
