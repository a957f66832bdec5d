#include "layout/line_build.h"
#include "layout/ruby.h"

#include "layout/turn.h"

#include "base/arena.h"
#include "base/job.h"

/* JLREQ 3.3.9: emphasis marks are half as large as the characters that they stand over,
 * centred on them, em box on em box. They are drawn and not set: a mark that is a glyph
 * would be taken out of the PDF as a character of the text. */

/* Sizes in thousandths of a mark's em box. */
enum { DOT = 380, CIRCLE = 880, INNER_CIRCLE = 440, STROKE = 90, MOST_POINTS = 64 };

/* The outlines of marks that are not round, from the middle of the em box [1/1000 of it],
 * x to the right, y down; of the inside of an open one likewise. */
struct outline {
    int n, n_inside;
    int outer[MOST_POINTS / 2][2], inner[MOST_POINTS / 2][2];
};

/* A drop whose tip is at the top left, as the brush leaves it. */
static const struct outline sesame = {
    .n = 25,
    .outer = {{-231, -221}, {-200, -148}, {-163, -81}, {-124, -15},  {-86, 51},
              {-46, 116},   {-7, 182},    {18, 201},   {46, 215},    {76, 220},
              {107, 217},   {136, 207},   {162, 189},  {181, 165},   {194, 136},
              {200, 107},   {197, 76},    {186, 46},   {169, 20},    {107, -24},
              {46, -69},    {-18, -113},  {-80, -158}, {-144, -200}, {-215, -238}},
    .n_inside = 25,
    .inner = {{-165, -155}, {-136, -100}, {-107, -47}, {-74, 3},     {-42, 54},
              {-9, 104},    {23, 154},    {39, 167},   {58, 176},    {78, 180},
              {99, 178},    {117, 170},   {134, 159},  {147, 143},   {155, 124},
              {159, 104},   {158, 84},    {150, 65},   {139, 49},    {92, 11},
              {45, -26},    {-3, -62},    {-51, -99},  {-101, -134}, {-153, -165}},
};

static const struct outline triangle = {
    .n = 3,
    .outer = {{0, -380}, {440, 380}, {-440, 380}},
    .n_inside = 3,
    .inner = {{0, -200}, {284, 290}, {-284, 290}},
};

/* A mark that is being drawn, its middle at (x, y). */
struct mark {
    struct line_builder *b;
    emu x, y, em;
    struct color color;
};

static void add_disc(const struct mark *m, int diameter)
{
    const emu d = len_mul_div(m->em, diameter, 1000);
    group_add(&m->b->group, frag_fill(m->b->lay, d, d, m->color, d / 2), m->x - d / 2,
              m->y - d / 2);
}

static void add_ring(const struct mark *m, int diameter)
{
    const emu d = len_mul_div(m->em, diameter, 1000);
    group_add(
        &m->b->group,
        frag_stroke(m->b->lay, d, d, m->color, d / 2, len_mul_div(m->em, STROKE, 1000)),
        m->x - d / 2, m->y - d / 2);
}

/* An open outline is one polygon all the same: round its outside, and back round its
 * inside. */
static void add_outline(const struct mark *m, const struct outline *o, bool open)
{
    emu points[MOST_POINTS + 2][2];
    int n = 0;
    for (int i = 0; i < o->n + open; i++, n++)
        for (int k = 0; k < 2; k++)
            points[n][k] = len_mul_div(m->em, 500 + o->outer[i % o->n][k], 1000);
    for (int i = o->n_inside; open && i >= 0; i--, n++)
        for (int k = 0; k < 2; k++)
            points[n][k] = len_mul_div(m->em, 500 + o->inner[i % o->n_inside][k], 1000);
    const struct frag *frag =
        frag_polygon(m->b->lay, m->em, m->em, m->color, (const emu(*)[2])points, n);
    if (is_vertical(m->b))
        frag = frag_upright(m->b->lay, NULL, frag); /* it looks the same in columns */
    group_add(&m->b->group, frag, m->x - m->em / 2, m->y - m->em / 2);
}

/* The usual mark is a dot over level text and a sesame beside columns. */
static enum emphasis usual_in(const struct line_builder *b, enum emphasis emphasis)
{
    if (!is_vertical(b))
        return emphasis;
    return emphasis == EMPHASIS_FILLED ? EMPHASIS_SESAME
           : emphasis == EMPHASIS_OPEN ? EMPHASIS_OPEN_SESAME
                                       : emphasis;
}

static void add_mark(const struct mark *m, enum emphasis emphasis)
{
    switch (emphasis) {
    case EMPHASIS_NONE:
        break;
    case EMPHASIS_FILLED:
    case EMPHASIS_DOT:
        add_disc(m, DOT);
        break;
    case EMPHASIS_OPEN:
    case EMPHASIS_OPEN_DOT:
        add_ring(m, DOT);
        break;
    case EMPHASIS_CIRCLE:
        add_disc(m, CIRCLE);
        break;
    case EMPHASIS_DOUBLE_CIRCLE:
        add_disc(m, INNER_CIRCLE);
        add_ring(m, CIRCLE);
        break;
    case EMPHASIS_OPEN_CIRCLE:
        add_ring(m, CIRCLE);
        break;
    case EMPHASIS_TRIANGLE:
    case EMPHASIS_OPEN_TRIANGLE:
        add_outline(m, &triangle, emphasis == EMPHASIS_OPEN_TRIANGLE);
        break;
    case EMPHASIS_SESAME:
    case EMPHASIS_OPEN_SESAME:
        add_outline(m, &sesame, emphasis == EMPHASIS_OPEN_SESAME);
        break;
    }
}

/* Marks and spaces are not stressed (JLREQ 3.3.9). */
static bool takes_mark(const struct cluster *c)
{
    switch (c->class) {
    case CL_OPENING:
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
    case CL_IDEO_SPACE:
    case CL_WESTERN_SPACE:
    case CL_WESTERN_OPENING:
    case CL_WESTERN_CLOSING:
    case CL_NONE:
        return false;
    default:
        return true;
    }
}

emu emphasis_height(const struct style *style)
{
    return style->text_emphasis ? style->font_size / 2 : 0;
}

static bool has_emphasis(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++)
        if (text->text.runs[i].style->text_emphasis)
            return true;
    return false;
}

void line_add_emphasis(struct line_builder *b)
{
    if (!has_emphasis(b->text))
        return;
    for (int i = b->line->from; i < b->line->visible; i++) {
        const struct style *s = style_of_cluster(b, i);
        if (!s->text_emphasis || !takes_mark(&b->p->clusters[i]))
            continue;
        const struct mark mark = {
            .b = b,
            .x = line_body_start(b, i) + line_body_width(b, i) / 2,
            .y = b->baseline - line_rise(b, i) - line_above(b, s->font_size) -
                 ruby_height(run_of_cluster(b, i)) - emphasis_height(s) / 2,
            .em = emphasis_height(s),
            .color = s->color,
        };
        add_mark(&mark, usual_in(b, s->text_emphasis));
    }
}
