#include "layout/setting.h"

#include "base/arena.h"

#include <stdint.h>

/* Lines are not set closer than this, unless a style does so itself [1/1000]. */
enum { CLOSEST_LINES = 1200 };

/* A style and what it becomes. */
struct set_style {
    const struct style *style; /* NULL: a free place */
    const struct style *set;
};

/* The copy under way. Styles are shared between boxes and runs, and stay so: a run in the
 * style of its text is no box of its own. */
struct setting_box {
    struct arena *arena;
    const struct setting *setting;
    struct set_style *styles; /* open addressing; `room` of them, a power of two */
    int n, room;
    struct set_style last; /* the one asked for last: a text and its run have one */
    /* the last ones: their runs follow one another */
    const struct ruby *ruby, *ruby_copy;
    const struct text_unit *unit, *unit_copy;
};

/* Most lengths are 0, and most percents 100. */
static emu percent_of(emu length, int percent)
{
    return length && percent != 100 ? len_mul_div(length, percent, 100) : length;
}

/* Beyond its own size all that goes with type grows like it. */
static emu grown(const struct setting_box *b, emu length)
{
    const int size = b->setting->percent[FIT_SIZE];
    return size > 100 ? percent_of(length, size) : length;
}

/* --- styles ------------------------------------------------------------------------- */

static emu set_size(const struct setting *s, emu size)
{
    const emu set = percent_of(size, s->percent[FIT_SIZE]);
    if (set >= size)
        return set;
    return size <= s->smallest ? size : set < s->smallest ? s->smallest : set;
}

/* What is smaller than the text that it stands in (raised figures, readings) and than the
 * smallest type already goes with its text. */
static emu set_size_beside(const struct setting *s, emu size, emu text)
{
    return size < text && size <= s->smallest ? len_mul_div(size, set_size(s, text), text)
                                              : set_size(s, size);
}

static emu set_line_height(const struct setting *s, emu line_height, emu size)
{
    const emu set = percent_of(line_height, s->percent[FIT_LINE_HEIGHT]);
    const emu closest = len_mul_div(size, CLOSEST_LINES, 1000);
    if (set >= closest || set >= line_height)
        return set;
    return closest < line_height ? closest : line_height;
}

/* Glyphs are made narrower by a tenth at most; a style may have gone further itself. */
static void set_width(const struct setting *s, struct style *style)
{
    enum { MOST_LESS = 100 };
    int *less =
        style->writing_mode == VERTICAL_RL ? &style->height_less : &style->width_less;
    if (*less >= MOST_LESS)
        return;
    *less = 1000 - (1000 - *less) * s->percent[FIT_CONDENSE] / 100;
    if (*less > MOST_LESS)
        *less = MOST_LESS;
}

/* `text`: the type size of the text that the style stands in. */
static void set_type(const struct setting *s, struct style *style, emu text)
{
    const emu size = style->font_size, set = set_size_beside(s, size, text);
    emu *const lengths[] = {
        &style->line_height,
        &style->text_indent,
        &style->letter_spacing,
        &style->baseline_shift,
        &style->text_decoration.thickness,
        &style->jidori,
        &style->gyodori_pitch,
    };
    style->font_size = set;
    for (int i = 0; set != size && i < (int)(sizeof lengths / sizeof *lengths); i++)
        *lengths[i] = *lengths[i] ? len_mul_div(*lengths[i], set, size) : 0;
    style->line_height = set_line_height(s, style->line_height, set);
    style->punctuation_trim =
        100 - (100 - style->punctuation_trim) * s->percent[FIT_PUNCTUATION] / 100;
    set_width(s, style);
}

static void set_lengths(const struct setting_box *b, struct style *style)
{
    emu *const lengths[] = {
        &style->padding[SIDE_TOP],
        &style->padding[SIDE_RIGHT],
        &style->padding[SIDE_BOTTOM],
        &style->padding[SIDE_LEFT],
        &style->border_radius,
        &style->shape.head,
        &style->shape.overhang,
        &style->shadow.x,
        &style->shadow.y,
        &style->width,
        &style->height,
        &style->row_gap,
        &style->column_gap,
        &style->margin_top,
        &style->margin_bottom,
    };
    emu *const spacing[] = {&style->padding[SIDE_TOP], &style->padding[SIDE_BOTTOM],
                            &style->row_gap, &style->margin_top, &style->margin_bottom};
    const bool grows = b->setting->percent[FIT_SIZE] > 100;
    for (int i = 0; grows && i < (int)(sizeof lengths / sizeof *lengths); i++)
        *lengths[i] = grown(b, *lengths[i]);
    for (int i = 0; i < (int)(sizeof spacing / sizeof *spacing); i++)
        *spacing[i] = percent_of(*spacing[i], b->setting->percent[FIT_SPACING]);
    style->line_grid =
        percent_of(percent_of(style->line_grid, b->setting->percent[FIT_SIZE]),
                   b->setting->percent[FIT_LINE_HEIGHT]);
}

static struct set_style *place_of(const struct setting_box *b, const struct style *style)
{
    const uint64_t hash = (uint64_t)(uintptr_t)style * 0x9E3779B97F4A7C15u;
    const uint64_t mask = (uint64_t)b->room - 1;
    for (uint64_t i = hash >> 40 & mask;; i = (i + 1) & mask)
        if (!b->styles[i].style || b->styles[i].style == style)
            return &b->styles[i];
}

static void make_room(struct setting_box *b)
{
    const struct setting_box old = *b;
    if (2 * b->n < b->room)
        return;
    b->room = old.room ? 2 * old.room : 256;
    b->styles = ARENA_ARRAY(b->arena, struct set_style, b->room);
    for (int i = 0; i < old.room; i++)
        if (old.styles[i].style)
            *place_of(b, old.styles[i].style) = old.styles[i];
}

/* A style stands in one text, or in several of one size. */
static const struct style *set_style(struct setting_box *b, const struct style *style,
                                     emu text)
{
    if (b->last.style == style)
        return b->last.set;
    make_room(b);
    struct set_style *place = place_of(b, style);
    if (place->style) {
        b->last = *place;
        return place->set;
    }
    struct style *copy = ARENA_NEW(b->arena, struct style);
    *copy = *style;
    set_type(b->setting, copy, text);
    set_lengths(b, copy);
    b->last = *place = (struct set_style){style, copy};
    b->n++;
    return copy;
}

/* --- boxes -------------------------------------------------------------------------- */

static const struct track *set_tracks(const struct setting_box *b,
                                      const struct track *tracks, int n)
{
    if (b->setting->percent[FIT_SIZE] <= 100)
        return tracks;
    struct track *copy = ARENA_ARRAY(b->arena, struct track, n);
    for (int i = 0; i < n; i++) {
        copy[i] = tracks[i];
        if (tracks[i].kind == TRACK_FIXED)
            copy[i].value = grown(b, tracks[i].value);
    }
    return copy;
}

static const struct box *set_box(struct setting_box *b, const struct box *box, emu text);

static const struct ruby *set_ruby(struct setting_box *b, const struct ruby *ruby,
                                   emu text)
{
    if (!ruby || b->ruby == ruby)
        return ruby ? b->ruby_copy : NULL;
    struct ruby *copy = ARENA_NEW(b->arena, struct ruby);
    *copy = (struct ruby){set_box(b, ruby->text, text), ruby->word};
    b->ruby = ruby;
    b->ruby_copy = copy;
    return copy;
}

/* The width of a unit goes with the type of its first run. */
static const struct text_unit *set_unit(struct setting_box *b,
                                        const struct text_unit *unit,
                                        const struct style *style,
                                        const struct style *set)
{
    if (!unit || b->unit == unit)
        return unit ? b->unit_copy : NULL;
    struct text_unit *copy = ARENA_NEW(b->arena, struct text_unit);
    *copy = (struct text_unit){
        unit->kind, len_mul_div(unit->width, set->font_size, style->font_size)};
    b->unit = unit;
    b->unit_copy = copy;
    return copy;
}

static const struct run *set_runs(struct setting_box *b, const struct run *runs, int n,
                                  emu text)
{
    struct run *copy = ARENA_ARRAY(b->arena, struct run, n);
    for (int i = 0; i < n; i++) {
        copy[i] = runs[i];
        copy[i].style = i && runs[i].style == runs[i - 1].style
                            ? copy[i - 1].style
                            : set_style(b, runs[i].style, text);
        copy[i].ruby = set_ruby(b, runs[i].ruby, runs[i].style->font_size);
        copy[i].unit = set_unit(b, runs[i].unit, runs[i].style, copy[i].style);
    }
    return copy;
}

/* A space is nothing but spacing. */
static const struct style *set_space(const struct setting_box *b,
                                     const struct style *style)
{
    struct style *copy = ARENA_NEW(b->arena, struct style);
    *copy = *style;
    copy->height = percent_of(style->height, b->setting->percent[FIT_SPACING]);
    return copy;
}

static const struct overlay *set_overlay(const struct setting_box *b,
                                         const struct overlay *overlay)
{
    struct overlay *copy = ARENA_NEW(b->arena, struct overlay);
    *copy = *overlay;
    copy->x = grown(b, overlay->x);
    copy->y = grown(b, overlay->y);
    copy->w = grown(b, overlay->w);
    copy->h = grown(b, overlay->h);
    return copy;
}

static const struct connector *set_connector(const struct setting_box *b,
                                             const struct connector *connector)
{
    struct connector *copy = ARENA_NEW(b->arena, struct connector);
    *copy = *connector;
    copy->length = grown(b, connector->length);
    copy->breadth = grown(b, connector->breadth);
    return copy;
}

/* What a box of this kind has besides its style and its kids. */
static void set_own(struct setting_box *b, struct box *box, const struct style *own)
{
    switch (box->kind) {
    case BOX_FRAME:
        box->frame.heading = set_box(b, box->frame.heading, 0);
        box->frame.inset = grown(b, box->frame.inset);
        break;
    case BOX_GRID:
    case BOX_TABLE:
    case BOX_COLUMNS:
        box->tracks.columns = set_tracks(b, box->tracks.columns, box->tracks.n_columns);
        box->tracks.rows = set_tracks(b, box->tracks.rows, box->tracks.n_rows);
        break;
    case BOX_CELL:
        box->cell.continued = set_box(b, box->cell.continued, 0);
        break;
    case BOX_ITEM:
        box->item.label = set_box(b, box->item.label, 0);
        break;
    case BOX_LIST:
        box->list.label_width =
            len_mul_div(box->list.label_width, box->style->font_size, own->font_size);
        break;
    case BOX_TEXT:
        box->text.runs = set_runs(b, box->text.runs, box->text.n, own->font_size);
        break;
    case BOX_SPACE:
        box->style = set_space(b, box->style);
        break;
    case BOX_OVERLAY:
        box->overlay = set_overlay(b, box->overlay);
        break;
    case BOX_CONNECTOR:
        box->connector = set_connector(b, box->connector);
        break;
    case BOX_FIRST_FIT:
        box->first_fit.max_height = grown(b, box->first_fit.max_height);
        break;
    case BOX_PYRAMID:
        box->pyramid.figure = grown(b, box->pyramid.figure);
        break;
    default:
        break;
    }
}

/* Whether the box keeps its type, and with it all that it is, however its flow is set:
 * bars that are to be the same on every page, and boxes that have a ladder of their own.
 */
static bool is_kept(const struct box *box)
{
    const struct fit_limits *fit = &box->style->fit;
    return box->kind == BOX_FIT ||
           (fit->rungs[FIT_SIZE].least == 100 && fit->rungs[FIT_SIZE].most == 100);
}

/* `text`: of a reading, the type size that it stands over; or 0. */
static struct box *copy_box(struct setting_box *b, const struct box *box, emu text)
{
    struct box *copy = ARENA_NEW(b->arena, struct box);
    *copy = *box;
    copy->style = set_style(b, box->style, text);
    if (box->n) {
        const struct box **kids = ARENA_ARRAY(b->arena, const struct box *, box->n);
        for (int i = 0; i < box->n; i++)
            kids[i] = set_box(b, box->kids[i], 0);
        copy->kids = kids;
    }
    set_own(b, copy, box->style);
    return copy;
}

static const struct box *set_box(struct setting_box *b, const struct box *box, emu text)
{
    return !box || is_kept(box) ? box : copy_box(b, box, text);
}

const struct box *box_set(struct arena *arena, const struct box *box,
                          const struct setting *setting)
{
    struct setting_box b = {.arena = arena, .setting = setting};
    struct box *copy = copy_box(&b, box, 0);
    if (box->kind == BOX_FIT) {
        struct style *style = ARENA_NEW(arena, struct style);
        *style = *copy->style;
        style->height = 0; /* that of its room counts */
        copy->kind = BOX_STACK;
        copy->style = style;
    }
    return copy;
}
