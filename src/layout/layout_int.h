/* The contract inside layout; internal to this folder.
 *
 * Every kind of box has one function that lays it out in a space and returns a fragment
 * and what is left. The contract:
 *
 * - The outcome depends on the arguments alone. Same in, same out: outcomes are
 * remembered. - A fragment is never wider than its space; if it must be, that is
 * reported. - frag is NULL when nothing fits before the end of the space; never in a
 * fresh space (h == full_h): there at least one line, row or box is placed, so that
 * nothing goes on forever. - rest is NULL when the box is finished; otherwise the caller
 * goes on with it in the next space. */
#ifndef GAIYO_LAYOUT_LAYOUT_INT_H
#define GAIYO_LAYOUT_LAYOUT_INT_H

#include "layout/layout.h"

#include "base/list.h"
#include "compose/box.h"
#include "layout/memory.h"
#include "shape/shaped.h"

/* More than any page has; a space of this height is a question for the natural height. */
#define UNBOUNDED (EMU_MAX / 4)

/* The sum of two lengths, at most UNBOUNDED: what is longer than any page only has to be
 * known to be so. */
static inline emu emu_sum(int64_t a, int64_t b)
{
    return a + b < UNBOUNDED ? (emu)(a + b) : UNBOUNDED;
}

struct space {
    emu w, h;
    emu full_h;     /* of a fresh region: would it fit there? */
    bool may_break; /* what does not fit may go on in another region */
    emu fill_h;     /* be so high, not only as high as needed; 0: only that. Where the
                       contents break is for h to say. */
};

/* What is left of a box: its kid (row, cluster …) `index`, and what is left of that; and
 * what is left of other kids beside it (the cells of a row that is cut). */
struct rest {
    int index;
    const struct rest *inner, *beside;
};

struct outcome {
    const struct frag *frag;
    const struct rest *rest;
};

/* How narrow and how wide a box can usefully be: its widest unbreakable part, and its
 * content without any line end that is not forced. */
struct extent {
    emu min, max;
};

struct long_tables;
struct slice;
struct measured_paragraph; /* a paragraph at its type sizes (line.h) */

/* A box as high as it needs; NULL: not asked for yet. */
struct natural {
    const struct frag *frag;
    emu w; /* of its space */
};

/* Where figures with their decimal points below one another stand: how much there is at
 * most before the point and from it on, in all cells of their column. */
struct decimal {
    emu before, after; /* both 0: it does not stand in a column */
};

/* That it does not fit; that its picture has too few pixels. */
enum said { SAID_ROOM = 1, SAID_COARSE = 2 };

struct lay {
    struct job *job;
    const struct shaped *shaped;
    int n_boxes, n_texts; /* how many places the tables below have */
    /* Of a slice of a long table's rows: the highest id and the highest text.index of
       what is in no slice, and how far those of the slice are behind that; else 0. */
    int outer_boxes, outer_texts, boxes_between, texts_between;
    const struct slice *slice;             /* that is laid out (long_table.h); or NULL */
    struct long_tables *long_tables;       /* NULL: there are none */
    struct text_work *work;                /* that of trials is counted there too */
    struct measured_paragraph *paragraphs; /* by text.index */
    struct natural *naturals; /* of boxes at the width last asked for, by id */
    struct memory frags; /* other unbroken outcomes; the natural height is UNBOUNDED */
    struct memory cuts;  /* the lines of texts that go on in another region, by width */
    struct memory plans; /* of tables (table.h) and grids (grid.c), by width */
    const struct extent **extents; /* by box id; NULL until it is asked for */
    emu *label_widths;             /* of the items of lists, by box id */
    /* of the cells of tables that stand on a common baseline, by box id: how far their
       content is moved down; NULL: there are none */
    emu *baseline_shifts;
    struct decimal *decimals; /* of texts in tables, by text.index; NULL: none */
    /* whether a box holds what breaks even where it fits, by id: 0 not known yet */
    signed char *regional;
    unsigned char *reported; /* what was said of a box, by id: a set of enum said */
    int overflows;           /* how often something did not fit */
    bool trial;  /* it may come out otherwise in the end: nothing is reported */
    bool sizes;  /* fragments are asked for their sizes and baselines: they are empty */
    bool asking; /* whether a box fits somewhere: nothing is reported */
    /* where a region ends, of which the fragment is thrown away: parts of tables are
       empty; what is remembered is not */
    bool probing;
    struct shared_lines *lines; /* with other trials (line.h); or NULL */
    struct known_lines *known;  /* of earlier jobs (known_lines.h); or NULL */
};

/* The place of a box, or of a text, in the tables. */
static inline int lay_box(const struct lay *lay, int id)
{
    return id <= lay->outer_boxes ? id : id - lay->boxes_between;
}

static inline int lay_text(const struct lay *lay, int index)
{
    return index < lay->outer_texts ? index : index - lay->texts_between;
}

/* What laying out needs, all tables empty. `n_boxes` is the highest id. */
struct lay lay_new(struct job *job, const struct shaped *shaped, int n_boxes);
struct lay lay_with(struct job *job, const struct shaped *shaped, int n_boxes,
                    int n_texts);

/* True if a part of a box is asked for its size, its baseline and what it leaves. */
static inline bool lay_asks_sizes(const struct lay *lay)
{
    return lay->sizes || lay->probing;
}

/* Lays out any box. */
struct outcome layout_box(struct lay *lay, const struct box *box, struct space space,
                          const struct rest *from);

/* The same, in a region that the box goes on from or has to itself: nothing that is
 * remembered of it is asked for. */
struct outcome layout_region(struct lay *lay, const struct box *box, struct space space,
                             const struct rest *from);

/* The natural fragment of a box at a width: unbroken, as high as it needs. */
const struct frag *layout_natural(struct lay *lay, const struct box *box, emu w);

/* The fragment of a box stretched to a height; higher if it needs more. */
const struct frag *layout_filled(struct lay *lay, const struct box *box, emu w, emu h);

struct extent measure_box(struct lay *lay, const struct box *box);

/* The widest of the kids of `box`, as if they stood on top of each other. */
struct extent measure_kids(struct lay *lay, const struct box *box);

/* Says once for each box that it needs more room than there is. */
void report_overflow(struct lay *lay, const struct box *box, const struct diag_kind *id,
                     emu needs, emu has);

/* --- kinds -------------------------------------------------------------------------- */

struct outcome layout_text(struct lay *, const struct box *, struct space,
                           const struct rest *);
struct outcome layout_frame(struct lay *, const struct box *, struct space,
                            const struct rest *);
struct outcome layout_columns(struct lay *, const struct box *, struct space,
                              const struct rest *);
struct outcome layout_list(struct lay *, const struct box *, struct space,
                           const struct rest *);
struct outcome layout_item(struct lay *, const struct box *, struct space,
                           const struct rest *);
struct outcome layout_grid(struct lay *, const struct box *, struct space,
                           const struct rest *);
struct outcome layout_table(struct lay *, const struct box *, struct space,
                            const struct rest *);
struct outcome layout_picture(struct lay *, const struct box *, struct space,
                              const struct rest *);
struct outcome layout_pyramid(struct lay *, const struct box *, struct space,
                              const struct rest *);
struct outcome layout_chart(struct lay *, const struct box *, struct space,
                            const struct rest *);
struct outcome layout_rule(struct lay *, const struct box *, struct space,
                           const struct rest *);
struct outcome layout_space(struct lay *, const struct box *, struct space,
                            const struct rest *);

struct outcome layout_fit(struct lay *, const struct box *, struct space,
                          const struct rest *);
struct outcome layout_first_fit(struct lay *, const struct box *, struct space,
                                const struct rest *);

struct extent measure_text(struct lay *, const struct box *);
struct extent measure_frame(struct lay *, const struct box *);
struct extent measure_columns(struct lay *, const struct box *);
struct extent measure_list(struct lay *, const struct box *);
struct extent measure_grid(struct lay *, const struct box *);
struct extent measure_table(struct lay *, const struct box *);
struct extent measure_picture(struct lay *, const struct box *);
struct extent measure_pyramid(struct lay *, const struct box *);
struct extent measure_chart(struct lay *, const struct box *);
struct extent measure_first_fit(struct lay *, const struct box *);
struct extent measure_rule(struct lay *, const struct box *);

/* --- a flow of boxes (flow.c) ------------------------------------------------------- */

/* Boxes one below the other: the contents of stacks, frames, cells, columns and lists. */
struct flow {
    const struct box *const *kids;
    int n;
    emu gap; /* between two of them; more where their margins say so */
    enum justify_content justify;
    emu grid;       /* of lines; 0: none */
    emu first_line; /* of the grid, from the upper edge; -1: the first baseline */
};

/* The flow of what stands in a box. */
struct flow flow_inside(const struct box *box);

/* The flow's part from `from` on that fits into the space. */
struct outcome layout_flow(struct lay *lay, const struct flow *flow, struct space space,
                           const struct rest *from);

/* --- the edges of boxes (edges.c) --------------------------------------------------- */

/* The margins of a box, or of what stands at its edge and has more. */
emu box_margin_top(const struct box *box);
emu box_margin_bottom(const struct box *box);

/* True if this is to be so at the edge of the box, or of what stands there in it. */
bool box_breaks_before(const struct box *box, enum break_rule rule);
bool box_breaks_after(const struct box *box, enum break_rule rule);

/* --- making fragments (build.c) ----------------------------------------------------- */

/* Fragments on their way to becoming the kids of a group. */
struct group {
    struct lay *lay;
    struct list placed; /* of struct placed, in scratch or document memory */
    emu baseline;
};

struct group group_new(struct lay *lay);
void group_add(struct group *group, const struct frag *frag, emu x, emu y);
struct frag *group_finish(struct group *group, const struct box *box, emu w, emu h);

/* What is drawn; NULL where only sizes are asked for. */
const struct frag *frag_fill(struct lay *lay, emu w, emu h, struct color color,
                             emu radius);
const struct frag *frag_stroke(struct lay *lay, emu w, emu h, struct color color,
                               emu radius, emu width);
const struct frag *frag_path(struct lay *lay, emu w, emu h, const struct path *outline,
                             struct pen pen);

/* A filled polygon. */
/* A line from one place to another in a fragment of w × h. */
const struct frag *frag_segment(struct lay *lay, emu w, emu h, emu x1, emu y1, emu x2,
                                emu y2, const struct pen *pen);
const struct frag *frag_polygon(struct lay *lay, emu w, emu h, struct color color,
                                const emu (*points)[2], int n);
/* What a box comes to where only sizes are asked for. */
const struct frag *frag_sized(struct lay *lay, const struct box *box, emu w, emu h,
                              emu baseline);
const struct frag *frag_empty(struct lay *lay, const struct box *box, emu w, emu h);

bool same_color(struct color a, struct color b);

/* Adds the fill and borders of `style` around a box of w × h at (x, y). */
void add_decoration(struct group *group, const struct style *style, emu x, emu y, emu w,
                    emu h);

const struct rest *rest_new(struct lay *lay, int index, const struct rest *inner);

/* A copy of all of it in the memory of `lay`. */
const struct rest *rest_copy(struct lay *lay, const struct rest *rest);

/* A fragment that is narrower than its room, where the align-self of its box puts it. */
const struct frag *align_frag(struct lay *lay, const struct style *style, emu room,
                              const struct frag *frag);

/* How far a box of width `w` stands from the left edge of a wider room. */
emu align_shift(const struct style *style, emu room, emu w);

/* True if both leave the same for the next region. */
bool same_rest(const struct rest *a, const struct rest *b);

/* --- tracks (tracks.c) -------------------------------------------------------------- */

/* True for auto, min-content and max-content. */
bool track_follows_content(enum track_kind kind);

/* A cell's wish for the tracks from `first` on. */
struct track_wish {
    int first, span;
    struct extent extent;
};

/* Widths of `n` tracks that add up to `room`, gaps not counted: fixed and percent first,
 * then auto between the least and the most their cells want, then fractions; what is left
 * over goes to fractions, or else stays. Returns the sum, which is more than `room` if
 * even the least does not fit. */
emu tracks_resolve(struct lay *lay, const struct track *tracks, int n, emu room, emu gap,
                   const struct track_wish *wishes, int n_wishes, emu *widths);

/* Makes tracks that are wider than the room together as wide as that: the widest are made
 * as narrow as the next, but for those of a fixed width. Returns how wide they are then.
 * What cannot be broken in them is said where it stands. */
emu tracks_squeeze(const struct track *tracks, int n, emu room, emu gap, emu *widths);

/* What tracks want together. */
struct extent tracks_measure(struct lay *lay, const struct track *tracks, int n, emu gap,
                             const struct track_wish *wishes, int n_wishes);

#endif
