#include "layout/layout.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/str.h"
#include "layout/structure.h"
#include "shape/shaped.h"

/* Whether people can read the sheet: type that is too small, and text too faint on what
 * lies behind it. Each text of the layout is told once of either. */

enum {
    LEAST_SIZE = 7 * EMU_PT,
    LEAST_CONTRAST = 450, /* [1/100] (WCAG 2.1, 1.4.3) */
};

/* Something that fills a part of the page. */
struct ground {
    emu x, y, w, h;
    struct color color;
    bool picture; /* nobody knows its colours */
};

struct legible {
    struct job *job;
    const struct structure *structure;
    const struct shaped *shaped;
    struct list grounds; /* of struct ground, in the order of drawing */
    struct list told;    /* of struct telling */
};

/* What has been said of a text. */
struct telling {
    struct srcpos pos;
    bool small, faint;
};

/* --- contrast ----------------------------------------------------------------------- */

static const int32_t linear[256] = {
#include "layout/linear.inc"
};

/* Relative luminance (WCAG 2.1) [1/10^10], with what a dark room adds to it. */
static int64_t light_of(struct color c)
{
    static const int64_t red = 2126, green = 7152, blue = 722;
    const int64_t light =
        red * linear[c.red] + green * linear[c.green] + blue * linear[c.blue];
    return light + 500000000;
}

/* [1/100], from 100 to 2100. */
static int contrast_of(struct color a, struct color b)
{
    const int64_t one = light_of(a), other = light_of(b);
    return (int)(one > other ? one * 100 / other : other * 100 / one);
}

/* --- grounds ------------------------------------------------------------------------ */

static void add_ground(struct legible *l, struct ground ground)
{
    *(struct ground *)list_add(&l->grounds) = ground;
}

/* A shape counts as the rectangle around it. */
static void add_path(struct legible *l, const struct frag *frag, emu x, emu y)
{
    const struct path *outline = frag->path.outline;
    if (!frag->path.pen.fills || !outline->n_points)
        return;
    emu left = outline->points[0][0], right = left;
    emu top = outline->points[0][1], bottom = top;
    for (int i = 1; i < outline->n_points; i++) {
        const emu *p = outline->points[i];
        left = p[0] < left ? p[0] : left;
        right = p[0] > right ? p[0] : right;
        top = p[1] < top ? p[1] : top;
        bottom = p[1] > bottom ? p[1] : bottom;
    }
    add_ground(l, (struct ground){x + left, y + top, right - left, bottom - top,
                                  frag->path.pen.fill, false});
}

static struct ground ground_at(const struct legible *l, emu x, emu y)
{
    for (int i = l->grounds.n - 1; i >= 0; i--) {
        const struct ground *g = list_at(&l->grounds, i);
        if (x >= g->x && x < g->x + g->w && y >= g->y && y < g->y + g->h)
            return *g;
    }
    return (struct ground){.color = {255, 255, 255, 0, 0, 0, 0}};
}

/* --- texts -------------------------------------------------------------------------- */

static struct telling *telling_of(struct legible *l, struct srcpos pos)
{
    for (int i = 0; i < l->told.n; i++) {
        struct telling *t = list_at(&l->told, i);
        if (t->pos.file == pos.file && t->pos.offset == pos.offset)
            return t;
    }
    struct telling *t = list_add(&l->told);
    *t = (struct telling){.pos = pos};
    return t;
}

/* The middle of a run, from where its line's runs are measured. */
static void middle_of(const struct glyph_run *run, emu *x, emu *y)
{
    const struct glyph *last = &run->glyphs[run->n - 1];
    const bool level = run->orientation == GLYPH_LEVEL;
    *x = run->x + (level ? (last->x + run->size) / 2 : 0);
    *y = run->y + (level ? -run->size / 3 : (last->y + run->size) / 2);
}

/* True if the run says nothing but spaces. */
static bool is_blank(const struct frag *line, const struct glyph_run *run)
{
    for (int i = 0; i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];
        const struct str text =
            str_slice(line->line.text, g->text, g->text + g->text_length);
        if (!str_eq(text, STR(" ")) && !str_eq(text, STR("　")))
            return false;
    }
    return true;
}

static enum element_kind kind_of_line(const struct legible *l, const struct frag *line)
{
    const int element = line->box > 0 && line->box <= l->structure->n_boxes
                            ? l->structure->by_box[line->box]
                            : -1;
    return element < 0 ? ELEMENT_DOCUMENT : l->structure->elements[element].kind;
}

/* What the text of a line says at a glyph of it. */
static const struct run *run_at(const struct legible *l, const struct frag *line,
                                const struct glyph *glyph)
{
    const struct paragraph *p = &l->shaped->paragraphs[line->line.part_of];
    const int at = (int)(line->line.text.p - p->text.p) + glyph->text;
    int i = line->line.from;
    while (i + 1 < line->line.to && p->clusters[i + 1].text <= at)
        i++;
    return &p->box->text.runs[p->clusters[i].run];
}

/* Readings, rows within a line, and what is raised or lowered, are smaller than their
 * text. */
static bool may_be_small(const struct legible *l, const struct frag *line,
                         const struct glyph_run *run)
{
    if (kind_of_line(l, line) == ELEMENT_READING || line->line.part_of < 0)
        return true;
    const struct run *text = run_at(l, line, &run->glyphs[0]);
    return text->rows || text->style->baseline_shift;
}

static void check_run(struct legible *l, const struct frag *line,
                      const struct glyph_run *run, emu x, emu y)
{
    const enum element_kind kind = kind_of_line(l, line);
    struct telling *telling = telling_of(l, line->pos);
    char size[24];
    emu at_x, at_y;
    middle_of(run, &at_x, &at_y);
    const struct ground ground = ground_at(l, x + at_x, y + at_y);
    const int contrast = contrast_of(run->color, ground.color);
    if (run->size < LEAST_SIZE && !telling->small && !may_be_small(l, line, run)) {
        telling->small = true;
        DIAG(l->job->diags, DIAG_TEXT_SMALL, line->pos, len_pt(&size, run->size));
    }
    /* signs that are told in words may be faint: the empty stars of a grade */
    if (contrast >= LEAST_CONTRAST || ground.picture || telling->faint ||
        kind == ELEMENT_SPAN)
        return;
    telling->faint = true;
    DIAG(l->job->diags, DIAG_TEXT_FAINT, line->pos,
         str_format(l->job->doc, "%d.%d", contrast / 100, contrast / 10 % 10).p);
}

static void walk(struct legible *l, const struct frag *frag, emu x, emu y)
{
    switch (frag->kind) {
    case FRAG_FILL:
        add_ground(l, (struct ground){x, y, frag->w, frag->h, frag->fill.color, false});
        break;
    case FRAG_PATH:
        add_path(l, frag, x, y);
        break;
    case FRAG_IMAGE:
        add_ground(l, (struct ground){x, y, frag->w, frag->h, {0}, true});
        break;
    case FRAG_LINE:
        for (int i = 0; i < frag->line.n; i++)
            if (!is_blank(frag, &frag->line.runs[i]))
                check_run(l, frag, &frag->line.runs[i], x,
                          frag->line.vertical ? y : y + frag->baseline);
        break;
    default:
        break;
    }
    for (int i = 0; i < frag->n; i++)
        walk(l, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y);
}

void layout_check_legible(struct job *job, const struct shaped *shaped,
                          const struct pages *pages)
{
    struct legible l = {
        .job = job,
        .structure = pages->structure,
        .shaped = shaped,
        .grounds = list_of(job->doc, sizeof(struct ground)),
        .told = list_of(job->doc, sizeof(struct telling)),
    };
    for (int i = 0; i < pages->n; i++) {
        l.grounds.n = 0;
        walk(&l, pages->pages[i].content, 0, 0);
    }
}
