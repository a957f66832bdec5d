#include "layout/enlarge.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/map.h"
#include "compose/box.h"

/* The copy under way. Styles are shared between boxes and runs, and stay so: a run in the
 * style of its text is no box of its own. */
struct enlarging {
    struct arena *arena;
    int percent;
    struct map index;   /* the address of a style -> its place in `styles` */
    struct list styles; /* of const struct style *, enlarged */
    const struct ruby *ruby, *ruby_copy; /* the last one: its runs follow one another */
};

static emu enlarged(const struct enlarging *e, emu length)
{
    return len_mul_div(length, e->percent, 100);
}

static const struct style *enlarge_style(struct enlarging *e, const struct style *style)
{
    const struct style **address = ARENA_NEW(e->arena, const struct style *);
    *address = style;
    const struct str key = {(const char *)address, sizeof *address};
    const int known = map_find(&e->index, key);
    if (known >= 0)
        return *(const struct style **)list_at(&e->styles, known);
    struct style *copy = ARENA_NEW(e->arena, struct style);
    *copy = *style;
    emu *const lengths[] = {
        &copy->font_size,
        &copy->line_height,
        &copy->text_indent,
        &copy->letter_spacing,
        &copy->baseline_shift,
        &copy->text_decoration.thickness,
        &copy->padding[SIDE_TOP],
        &copy->padding[SIDE_RIGHT],
        &copy->padding[SIDE_BOTTOM],
        &copy->padding[SIDE_LEFT],
        &copy->border_radius,
        &copy->shape.head,
        &copy->shape.overhang,
        &copy->shadow.x,
        &copy->shadow.y,
        &copy->width,
        &copy->height,
        &copy->row_gap,
        &copy->column_gap,
    };
    for (int i = 0; i < (int)(sizeof lengths / sizeof *lengths); i++)
        *lengths[i] = enlarged(e, *lengths[i]);
    map_put(&e->index, key, e->styles.n);
    *(const struct style **)list_add(&e->styles) = copy;
    return copy;
}

static const struct track *enlarge_tracks(struct enlarging *e, const struct track *tracks,
                                          int n)
{
    struct track *copy = ARENA_ARRAY(e->arena, struct track, n);
    for (int i = 0; i < n; i++) {
        copy[i] = tracks[i];
        if (tracks[i].kind == TRACK_FIXED)
            copy[i].value = enlarged(e, tracks[i].value);
    }
    return copy;
}

static const struct box *enlarge(struct enlarging *e, const struct box *box);

static const struct ruby *enlarge_ruby(struct enlarging *e, const struct ruby *ruby)
{
    if (!ruby || e->ruby == ruby)
        return ruby ? e->ruby_copy : NULL;
    struct ruby *copy = ARENA_NEW(e->arena, struct ruby);
    *copy = (struct ruby){enlarge(e, ruby->text), ruby->word};
    e->ruby = ruby;
    e->ruby_copy = copy;
    return copy;
}

static const struct run *enlarge_runs(struct enlarging *e, const struct run *runs, int n)
{
    struct run *copy = ARENA_ARRAY(e->arena, struct run, n);
    for (int i = 0; i < n; i++) {
        copy[i] = runs[i];
        copy[i].style = enlarge_style(e, runs[i].style);
        copy[i].ruby = enlarge_ruby(e, runs[i].ruby);
    }
    return copy;
}

/* What a box of this kind has besides its style and its kids. */
static void enlarge_own(struct enlarging *e, struct box *box)
{
    switch (box->kind) {
    case BOX_FRAME:
        box->frame.heading = enlarge(e, box->frame.heading);
        box->frame.inset = enlarged(e, box->frame.inset);
        break;
    case BOX_GRID:
    case BOX_TABLE:
    case BOX_COLUMNS:
        box->tracks.columns =
            enlarge_tracks(e, box->tracks.columns, box->tracks.n_columns);
        box->tracks.rows = enlarge_tracks(e, box->tracks.rows, box->tracks.n_rows);
        break;
    case BOX_CELL:
        box->cell.continued = enlarge(e, box->cell.continued);
        break;
    case BOX_ITEM:
        box->item.label = enlarge(e, box->item.label);
        break;
    case BOX_LIST:
        box->list.label_width = enlarged(e, box->list.label_width);
        break;
    case BOX_TEXT:
        box->text.runs = enlarge_runs(e, box->text.runs, box->text.n);
        break;
    default:
        break;
    }
}

static const struct box *enlarge(struct enlarging *e, const struct box *box)
{
    if (!box)
        return NULL;
    struct box *copy = ARENA_NEW(e->arena, struct box);
    const struct box **kids = ARENA_ARRAY(e->arena, const struct box *, box->n);
    *copy = *box;
    copy->style = enlarge_style(e, box->style);
    copy->kids = kids;
    for (int i = 0; i < box->n; i++)
        kids[i] = enlarge(e, box->kids[i]);
    enlarge_own(e, copy);
    return copy;
}

const struct box *box_enlarge(struct arena *arena, const struct box *box, int percent)
{
    struct enlarging e = {
        .arena = arena,
        .percent = percent,
        .index = map_in(arena),
        .styles = list_of(arena, sizeof(const struct style *)),
    };
    return enlarge(&e, box);
}
