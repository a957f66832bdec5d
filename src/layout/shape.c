#include "layout/shape.h"

#include "base/circle.h"

/* --- lying along the direction ------------------------------------------------------ */

/* A shape of the box at hand. */
struct lying {
    struct pathbuf *out;
    enum side toward;
    emu w, h;
    emu length, breadth;
    bool open; /* nothing drawn yet */
};

static bool is_upright(enum side toward)
{
    return toward == SIDE_TOP || toward == SIDE_BOTTOM;
}

static struct lying lie_down(struct pathbuf *out, enum side toward, emu w, emu h)
{
    const bool upright = is_upright(toward);
    return (struct lying){out, toward, w, h, upright ? h : w, upright ? w : h, false};
}

/* The next corner, so far from the tail and from one edge. */
static void corner(struct lying *s, emu along, emu across)
{
    const bool upright = is_upright(s->toward);
    const bool turned = s->toward == SIDE_LEFT || s->toward == SIDE_TOP;
    const emu at = turned ? s->length - along : along;
    const emu x = upright ? across : at, y = upright ? at : across;
    if (s->open)
        path_line(s->out, x, y);
    else
        path_move(s->out, x, y);
    s->open = true;
}

/* --- measures ----------------------------------------------------------------------- */

/* A head's length where the layout does not say it [1/1000 of what it is measured by]. */
static int usual_head(enum shape_kind kind)
{
    switch (kind) {
    case SHAPE_ELLIPSE:
    case SHAPE_CIRCLE:
        return 147; /* the square in a circle: 1/2 - 1/(2√2) */
    case SHAPE_ARROW:
        return 550;
    case SHAPE_TRAPEZOID:
        return 150;
    case SHAPE_BRACKETS:
        return 30;
    default:
        return 250;
    }
}

static int head_share(const struct shape *shape)
{
    return shape->head_share || shape->head ? shape->head_share : usual_head(shape->kind);
}

static emu head_of(const struct shape *shape, emu extent)
{
    const emu head = shape->head + len_mul_div(extent, head_share(shape), 1000);
    return head < extent ? head : extent;
}

static int shaft_share(const struct shape *shape)
{
    const int usual = shape->kind == SHAPE_SPEECH ? 150 : 500;
    return shape->shaft ? shape->shaft : usual;
}

/* --- the room inside ---------------------------------------------------------------- */

static enum side opposite(enum side side)
{
    return (side + 2) % SIDES;
}

static void inset(struct insets *in, enum side side, const struct shape *shape, int part)
{
    in->length[side] = len_mul_div(shape->head, part, 1000);
    in->share[side] = head_share(shape) * part / 1000;
}

static void inset_across(struct insets *in, enum side toward, int share)
{
    in->share[(toward + 1) % SIDES] = in->share[(toward + 3) % SIDES] = share;
}

/* The largest rectangle in an ellipse that keeps so far from its left and right sides: a
 * share of its width, or a length. */
static void inset_round(struct insets *in, const struct shape *shape, emu w)
{
    enum { MOST = 490 };
    const int64_t head = w ? (int64_t)shape->head * 1000 / w : usual_head(shape->kind);
    const int64_t wanted = shape->head ? head : head_share(shape);
    const int side = wanted < MOST ? (int)wanted : MOST;
    const int64_t half = 500 - side;
    if (shape->head && (!w || wanted < MOST))
        in->length[SIDE_LEFT] = in->length[SIDE_RIGHT] = shape->head;
    else
        in->share[SIDE_LEFT] = in->share[SIDE_RIGHT] = side;
    in->share[SIDE_TOP] = in->share[SIDE_BOTTOM] =
        500 - (int)whole_root(500 * 500 - half * half);
}

struct insets shape_insets(const struct style *style, emu w)
{
    const struct shape *shape = &style->shape;
    const enum side toward = shape->toward;
    struct insets in = {{0}, {0}};
    switch (shape->kind) {
    case SHAPE_ELLIPSE:
    case SHAPE_CIRCLE:
        inset_round(&in, shape, w);
        break;
    case SHAPE_CHEVRON:
        inset(&in, opposite(toward), shape, 1000);
        inset(&in, toward, shape, 1000);
        break;
    case SHAPE_HOME_PLATE:
    case SHAPE_SPEECH:
    case SHAPE_CUT_TAB:
        inset(&in, toward, shape, 1000);
        break;
    case SHAPE_ARROW:
        inset(&in, toward, shape, 500);
        inset_across(&in, toward, (1000 - shaft_share(shape)) / 2);
        break;
    case SHAPE_TRIANGLE:
        in.share[toward] = 500;
        inset_across(&in, toward, 250);
        break;
    case SHAPE_TRAPEZOID:
        inset(&in, (toward + 1) % SIDES, shape, 1000);
        inset(&in, (toward + 3) % SIDES, shape, 1000);
        break;
    case SHAPE_BRACKETS:
        inset(&in, SIDE_LEFT, shape, 1000);
        inset(&in, SIDE_RIGHT, shape, 1000);
        break;
    default:
        break;
    }
    return in;
}

emu insets_around(const struct insets *in, enum side a, enum side b, emu inside)
{
    const int left = 1000 - in->share[a] - in->share[b];
    if (left <= 0 || inside > EMU_MAX / 4)
        return inside;
    const emu sum = inside + in->length[a] + in->length[b];
    return left == 1000 ? sum : len_mul_div(sum, 1000, left);
}

/* --- outlines ----------------------------------------------------------------------- */

/* A head whose point stands out of the box by the overhang. */
static void add_point(struct lying *s, const struct style *style, emu head, bool notched)
{
    const emu tip = s->length + style->shape.overhang, foot = tip - head;
    corner(s, 0, 0);
    corner(s, foot, 0);
    corner(s, tip, s->breadth / 2);
    corner(s, foot, s->breadth);
    corner(s, 0, s->breadth);
    if (notched)
        corner(s, head, s->breadth / 2);
}

static void add_arrow(struct lying *s, const struct shape *shape)
{
    const emu shaft = len_mul_div(s->breadth, shaft_share(shape), 1000);
    const emu top = (s->breadth - shaft) / 2,
              foot = s->length - head_of(shape, s->length);
    corner(s, 0, top);
    corner(s, foot, top);
    corner(s, foot, 0);
    corner(s, s->length, s->breadth / 2);
    corner(s, foot, s->breadth);
    corner(s, foot, top + shaft);
    corner(s, 0, top + shaft);
}

static void add_speech(struct lying *s, const struct shape *shape)
{
    const emu tail = len_mul_div(s->breadth, shaft_share(shape), 1000);
    const emu top = (s->breadth - tail) / 2, edge = s->length - head_of(shape, s->length);
    corner(s, 0, 0);
    corner(s, edge, 0);
    corner(s, edge, top);
    corner(s, s->length, s->breadth / 2);
    corner(s, edge, top + tail);
    corner(s, edge, s->breadth);
    corner(s, 0, s->breadth);
}

/* The end towards the head slants: its lower or left edge is the longer one. */
static void add_cut_tab(struct lying *s, const struct shape *shape)
{
    corner(s, 0, 0);
    corner(s, s->length - head_of(shape, s->length), 0);
    corner(s, s->length, s->breadth);
    corner(s, 0, s->breadth);
}

static void add_trapezoid(struct lying *s, const struct shape *shape)
{
    const emu in = head_of(shape, s->breadth / 2 * 2);
    const emu most = s->breadth / 2, narrow = in < most ? in : most;
    corner(s, 0, 0);
    corner(s, s->length, narrow);
    corner(s, s->length, s->breadth - narrow);
    corner(s, 0, s->breadth);
}

/* Its two upper corners are round. */
static void add_tab(struct pathbuf *b, const struct style *style, emu w, emu h)
{
    const emu most = w / 2 < h ? w / 2 : h;
    const emu r = style->border_radius < most ? style->border_radius : most;
    const emu k = r - path_handle(r);
    path_move(b, 0, h);
    path_line(b, 0, r);
    path_curve(b, 0, k, k, 0, r, 0);
    path_line(b, w - r, 0);
    path_curve(b, w - k, 0, w, k, w, r);
    path_line(b, w, h);
    path_close(b);
}

static void add_bracket(struct pathbuf *b, emu edge, emu inner, emu r, emu h)
{
    const emu k = path_handle(inner - edge), v = r - path_handle(r);
    path_move(b, inner, 0);
    path_curve(b, inner - k, 0, edge, v, edge, r);
    path_line(b, edge, h - r);
    path_curve(b, edge, h - v, inner - k, h, inner, h);
}

static void add_brackets(struct pathbuf *b, const struct shape *shape, emu w, emu h)
{
    const emu depth = head_of(shape, w / 2), r = depth < h / 2 ? depth : h / 2;
    add_bracket(b, 0, depth, r, h);
    add_bracket(b, w, w - depth, r, h);
}

static void add_circle(struct pathbuf *b, emu w, emu h)
{
    const emu d = w < h ? w : h;
    path_ellipse(b, (w - d) / 2, (h - d) / 2, d, d);
}

static void add_lying(struct lying *s, const struct style *style)
{
    const struct shape *shape = &style->shape;
    switch (shape->kind) {
    case SHAPE_CHEVRON:
    case SHAPE_HOME_PLATE:
        add_point(s, style, head_of(shape, s->length), shape->kind == SHAPE_CHEVRON);
        break;
    case SHAPE_ARROW:
        add_arrow(s, shape);
        break;
    case SHAPE_TRIANGLE:
        corner(s, 0, 0);
        corner(s, s->length, s->breadth / 2);
        corner(s, 0, s->breadth);
        break;
    case SHAPE_TRAPEZOID:
        add_trapezoid(s, shape);
        break;
    case SHAPE_SPEECH:
        add_speech(s, shape);
        break;
    default:
        add_cut_tab(s, shape);
    }
    path_close(s->out);
}

const struct path *shape_outline(struct arena *arena, const struct style *style, emu w,
                                 emu h)
{
    struct pathbuf b = pathbuf_in(arena);
    struct lying s = lie_down(&b, style->shape.toward, w, h);
    switch (style->shape.kind) {
    case SHAPE_RECTANGLE:
        path_rectangle(&b, 0, 0, w, h, style->border_radius);
        break;
    case SHAPE_ELLIPSE:
        path_ellipse(&b, 0, 0, w, h);
        break;
    case SHAPE_CIRCLE:
        add_circle(&b, w, h);
        break;
    case SHAPE_TAB:
        add_tab(&b, style, w, h);
        break;
    case SHAPE_BRACKETS:
        add_brackets(&b, &style->shape, w, h);
        break;
    default:
        add_lying(&s, style);
    }
    return path_finish(&b);
}
