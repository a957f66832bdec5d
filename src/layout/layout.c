#include "layout/layout.h"

#include "layout/known_lines.h"
#include "layout/line.h"
#include "layout/messages.h"
#include "layout/page.h"
#include "layout/running.h"
#include "layout/turn.h"

#include "base/arena.h"
#include "base/job.h"

#include <assert.h>

/* --- kinds -------------------------------------------------------------------------- */

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
    if (space.fill_h > h)
        h = space.fill_h;
    return (struct outcome){frag_empty(lay, box, space.w, h), NULL};
}

struct extent measure_rule(struct lay *lay, const struct box *box)
{
    (void)lay;
    return (struct extent){box->style->width, box->style->width};
}

static const struct {
    layout_fn layout;
    measure_fn measure;
} kinds[BOX_KINDS] = {
    [BOX_STACK] = {layout_frame, measure_frame},
    [BOX_FRAME] = {layout_frame, measure_frame},
    [BOX_CELL] = {layout_frame, measure_frame},
    [BOX_PLACE] = {layout_frame, measure_frame},
    [BOX_OVERLAY] = {layout_frame, measure_frame},
    [BOX_FIT] = {layout_fit, measure_frame},
    [BOX_FIRST_FIT] = {layout_first_fit, measure_first_fit},
    [BOX_RUNNING] = {layout_running, measure_kids},
    [BOX_GRID] = {layout_grid, measure_grid},
    [BOX_COLUMNS] = {layout_columns, measure_columns},
    [BOX_TABLE] = {layout_table, measure_table},
    [BOX_LIST] = {layout_list, measure_list},
    [BOX_ITEM] = {layout_item, measure_kids},
    [BOX_TEXT] = {layout_text, measure_text},
    [BOX_PICTURE] = {layout_picture, measure_picture},
    [BOX_PYRAMID] = {layout_pyramid, measure_pyramid},
    [BOX_CHART] = {layout_chart, measure_chart},
    [BOX_RULE] = {layout_rule, measure_rule},
    [BOX_SPACE] = {layout_space, measure_rule},
};

static struct outcome layout_kind(struct lay *lay, const struct box *box,
                                  struct space space, const struct rest *from)
{
    const layout_fn layout = kinds[box->kind].layout;
    return box->orthogonal ? layout_orthogonal(lay, box, space, from, layout,
                                               kinds[box->kind].measure)
                           : layout(lay, box, space, from);
}

static struct extent measure_kind(struct lay *lay, const struct box *box)
{
    const measure_fn measure = kinds[box->kind].measure;
    return box->orthogonal
               ? measure_orthogonal(lay, box, kinds[box->kind].layout, measure)
               : measure(lay, box);
}

/* --- asking ------------------------------------------------------------------------- */

/* An outcome that is remembered, whatever it is asked for. */
static const struct frag *frag_to_keep(struct lay *lay, const struct box *box,
                                       struct space space)
{
    const bool probing = lay->probing;
    lay->probing = false;
    const struct frag *frag = layout_kind(lay, box, space, NULL).frag;
    lay->probing = probing;
    return frag;
}

/* An unbroken outcome (h is UNBOUNDED: the natural one). */
static const struct frag *whole_frag(struct lay *lay, const struct box *box,
                                     struct space space)
{
    const struct frag *frag = memory_find(&lay->frags, box, space.w, space.h);
    if (frag)
        return frag;
    frag = frag_to_keep(lay, box, space);
    memory_put(&lay->frags, box, space.w, space.h, frag);
    return frag;
}

/* Most boxes are asked for at one width only; the others go on to the hash. */
const struct frag *layout_natural(struct lay *lay, const struct box *box, emu w)
{
    const struct space space = {w, UNBOUNDED, UNBOUNDED, false, 0};
    struct natural *known = &lay->naturals[lay_box(lay, box->id)];
    if (known->frag)
        return known->w == w ? known->frag : whole_frag(lay, box, space);
    const struct frag *frag = frag_to_keep(lay, box, space);
    *known = (struct natural){frag, w};
    return frag;
}

const struct frag *layout_filled(struct lay *lay, const struct box *box, emu w, emu h)
{
    const struct frag *natural = layout_natural(lay, box, w);
    if (natural->h >= h && !box->orthogonal) /* its lines may be shorter */
        return natural;
    const struct frag *filled = whole_frag(lay, box, (struct space){w, h, h, false, h});
    return filled->h > h ? natural
                         : filled; /* columns that came out worse in more room */
}

/* Tables of very many rows, and columns that are filled one after the other, as high as
 * the region; and those of vertical writing, where they have a length of their own and
 * more of them are needed than stand side by side. */
static bool fills_region(const struct box *box)
{
    return (box->kind == BOX_COLUMNS && box->style->column_fill == FILL_AUTO) ||
           (box->kind == BOX_TABLE && box->tracks.rest) ||
           (box->orthogonal && box->style->width);
}

/* True if something in the box breaks even where there is room: a forced page break, or
 * columns. */
static bool is_regional(struct lay *lay, const struct box *box)
{
    signed char *known = &lay->regional[lay_box(lay, box->id)];
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
    if (!space.may_break && !space.fill_h)
        space.h = space.full_h = UNBOUNDED;
    if (!from && !space.may_break)
        return (struct outcome){space.fill_h
                                    ? layout_filled(lay, box, space.w, space.fill_h)
                                    : layout_natural(lay, box, space.w),
                                NULL};
    if (!from && !is_regional(lay, box)) {
        const struct frag *whole = layout_natural(lay, box, space.w);
        if (whole->h <= space.h)
            return (struct outcome){
                space.fill_h ? layout_filled(lay, box, space.w, space.fill_h) : whole,
                NULL};
    }
    const struct outcome out = layout_kind(lay, box, space, from);
    /* A cell over several rows may have more room here than in a fresh region. */
    assert(out.frag || (space.may_break && space.h != space.full_h));
    return out;
}

/* Vertical lines are as long as their page only if that is not high enough for all. */
struct outcome layout_region(struct lay *lay, const struct box *box, struct space space,
                             const struct rest *from)
{
    return box->orthogonal ? layout_box(lay, box, space, from)
                           : layout_kind(lay, box, space, from);
}

/* An extent depends on nothing but the box; deep boxes would ask for it at each level. */
struct extent measure_box(struct lay *lay, const struct box *box)
{
    const struct extent *known = lay->extents[lay_box(lay, box->id)];
    if (known)
        return *known;
    struct extent *extent = ARENA_NEW(lay->job->doc, struct extent);
    *extent = measure_kind(lay, box);
    lay->extents[lay_box(lay, box->id)] = extent;
    return *extent;
}

struct extent measure_kids(struct lay *lay, const struct box *box)
{
    struct extent widest = {0, 0};
    for (int i = 0; i < box->n; i++) {
        const struct extent kid = measure_box(lay, box->kids[i]);
        widest.min = kid.min > widest.min ? kid.min : widest.min;
        widest.max = kid.max > widest.max ? kid.max : widest.max;
    }
    return widest;
}

/* The first run of the box that another file than the layout has written; or NULL. */
static const struct run *text_of_plan(const struct box *box)
{
    const struct run *found = NULL;
    for (int i = 0; box->kind == BOX_TEXT && i < box->text.n; i++) {
        const struct srcpos *pos = &box->text.runs[i].pos;
        if (pos->file && pos->file != box->pos.file)
            return &box->text.runs[i];
    }
    for (int i = 0; i < box->n && !found; i++)
        found = text_of_plan(box->kids[i]);
    return found;
}

void report_overflow(struct lay *lay, const struct box *box, const struct diag_kind *id,
                     emu needs, emu has)
{
    enum { SHOWN = EMU_MM / 100 };
    char wanted[24], there[24];
    lay->overflows++;
    unsigned char *said = &lay->reported[lay_box(lay, box->id)];
    if (lay->trial || lay->asking || (*said & SAID_ROOM))
        return;
    *said |= SAID_ROOM;
    const struct run *run = text_of_plan(box);
    has = has > 0 ? has : 0;
    if (needs < has + SHOWN) /* or else both would be the same in hundredths of a mm */
        needs = has + SHOWN;
    if (run)
        id = id == DIAG_BOX_TOO_WIDE ? DIAG_BOX_TOO_WIDE_WITH : DIAG_BOX_TOO_HIGH_WITH;
    DIAG(lay->job->diags, id, box->pos, len_mm(&wanted, needs), len_mm(&there, has),
         run ? diags_place(lay->job->diags, lay->job->doc, run->pos) : "");
}

/* --- the stage ---------------------------------------------------------------------- */

struct lay lay_new(struct job *job, const struct shaped *shaped, int n_boxes)
{
    return lay_with(job, shaped, n_boxes, shaped->n);
}

struct lay lay_with(struct job *job, const struct shaped *shaped, int n_boxes,
                    int n_texts)
{
    const int n = n_boxes + 1;
    struct text_work *work = ARENA_NEW(job->doc, struct text_work);
    *work = (struct text_work){.shaped = shaped->n_shaped};
    return (struct lay){
        .job = job,
        .shaped = shaped,
        .work = work,
        .n_boxes = n_boxes,
        .n_texts = n_texts,
        .paragraphs = ARENA_ARRAY(job->doc, struct measured_paragraph, n_texts),
        .naturals = ARENA_ARRAY(job->doc, struct natural, n),
        .frags = memory_in(job->doc),
        .cuts = memory_in(job->doc),
        .plans = memory_in(job->doc),
        .extents = ARENA_ARRAY(job->doc, const struct extent *, n),
        .label_widths = ARENA_ARRAY(job->doc, emu, n),
        .regional = ARENA_ARRAY(job->doc, signed char, n),
        .reported = ARENA_ARRAY(job->doc, unsigned char, n),
    };
}

const struct pages *layout_pages(struct job *job, const struct boxes *boxes,
                                 const struct shaped *shaped)
{
    struct lay lay = lay_new(job, shaped, boxes->n_boxes);
    lay.known = known_lines_begin(job);
    const struct pages *pages = pages_make(&lay, boxes);
    return diags_failed(job->diags) ? NULL : pages;
}
