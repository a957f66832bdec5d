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
    copy->font_size = enlarged(e, style->font_size);
    copy->line_height = enlarged(e, style->line_height);
    copy->text_indent = enlarged(e, style->text_indent);
    copy->letter_spacing = enlarged(e, style->letter_spacing);
    copy->baseline_shift = enlarged(e, style->baseline_shift);
    map_put(&e->index, key, e->styles.n);
    *(const struct style **)list_add(&e->styles) = copy;
    return copy;
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
    if (box->kind == BOX_FRAME) {
        copy->frame.heading = enlarge(e, box->frame.heading);
    } else if (box->kind == BOX_ITEM) {
        copy->item.label = enlarge(e, box->item.label);
    } else if (box->kind == BOX_LIST) {
        copy->list.label_width = enlarged(e, box->list.label_width);
    } else if (box->kind == BOX_TEXT) {
        struct run *runs = ARENA_ARRAY(e->arena, struct run, box->text.n);
        for (int i = 0; i < box->text.n; i++) {
            runs[i] = box->text.runs[i];
            runs[i].style = enlarge_style(e, runs[i].style);
        }
        copy->text.runs = runs;
    }
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
