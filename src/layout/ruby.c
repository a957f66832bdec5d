#include "layout/ruby.h"

#include "base/arena.h"
#include "base/job.h"

/* Where a reading stands: its base on this line, and its own place from the line's left
 * edge. */
struct reading {
    int from, to;
    const struct measured_paragraph *m;
    emu length;
    emu left, right; /* of the room that was made for it */
    emu x;
};

emu ruby_height(const struct run *run)
{
    return run->ruby ? run->ruby->text->style->font_size : 0;
}

static struct reading reading_of(const struct line_builder *b, int from)
{
    const int to = ruby_base_end(b->p, from), last = to - 1;
    struct reading r = {.from = from, .to = to};
    r.m = paragraph_measure(b->lay, run_of_cluster(b, from)->ruby->text);
    r.length = paragraph_length(r.m);
    r.left = b->starts[from - b->line->from];
    r.right = b->starts[last - b->line->from] + b->m->widths[last];
    return r;
}

static emu body_left(const struct line_builder *b, const struct reading *r)
{
    return line_body_start(b, r->from);
}

static emu body_width(const struct line_builder *b, const struct reading *r)
{
    return line_body_start(b, r->to - 1) + line_body_width(b, r->to - 1) -
           body_left(b, r);
}

/* --- the readings of a compound word ------------------------------------------------ */

static bool is_of_word(const struct line_builder *b, int i, int word)
{
    const struct ruby *ruby = run_of_cluster(b, i)->ruby;
    return ruby && ruby->word == word;
}

/* Where a reading of a word wants to be: over the middle of its base; a longer one begins
 * with it, because what is behind gives room first. */
static emu wanted(const struct line_builder *b, const struct reading *r)
{
    const emu free = body_width(b, r) - r->length;
    return body_left(b, r) + (free > 0 ? free / 2 : 0);
}

/* Pushes readings apart that would touch: to the right, then back from the end of the
 * room of the last. */
static void part_readings(struct reading *r, int n)
{
    for (int i = 0; i < n; i++) {
        const emu free_from = i ? r[i - 1].x + r[i - 1].length : r[0].left;
        r[i].x = r[i].x < free_from ? free_from : r[i].x;
    }
    for (int i = n - 1; i >= 0; i--) {
        const emu free_to = i + 1 < n ? r[i + 1].x : r[i].right;
        if (r[i].x + r[i].length > free_to)
            r[i].x = free_to - r[i].length;
    }
}

/* The place of the reading over the base from…to among those of its word on this line. */
static emu place_in_word(const struct line_builder *b, int from)
{
    const int word = run_of_cluster(b, from)->ruby->word;
    struct list readings = list_of(b->lay->job->scratch, sizeof(struct reading));
    int first = from, place = 0;
    while (first > b->line->from && is_of_word(b, first - 1, word))
        first--;
    for (int i = first; i < b->line->visible && is_of_word(b, i, word);) {
        struct reading r = reading_of(b, i);
        r.x = wanted(b, &r);
        place = i == from ? readings.n : place;
        *(struct reading *)list_add(&readings) = r;
        i = r.to;
    }
    struct reading *all = list_at(&readings, 0);
    part_readings(all, readings.n);
    return all[place].x;
}

/* --- a reading alone ---------------------------------------------------------------- */

static bool is_western(const struct paragraph *p)
{
    for (int i = 0; i < p->n; i++)
        if (p->clusters[i].class < CL_NUMERAL)
            return false;
    return true;
}

/* How a reading that is shorter than its base is spread: how far it begins behind the
 * base, and what comes between its characters. */
struct spread {
    emu start, between;
};

static struct spread spread_of(const struct line_builder *b, const struct reading *r)
{
    const struct style *style = r->m->paragraph->box->style;
    const int n = r->m->paragraph->n;
    const emu free = body_width(b, r) - r->length;
    enum ruby_align align = style->ruby_align;
    if (align == RUBY_AUTO)
        align = r->to - r->from > 1 ? RUBY_SPACE_AROUND : RUBY_CENTER;
    if (is_western(r->m->paragraph) && align > RUBY_CENTER)
        align = RUBY_CENTER;
    if (align == RUBY_START)
        return (struct spread){0, 0};
    if (align == RUBY_CENTER || n < 2)
        return (struct spread){free / 2, 0};
    if (align == RUBY_SPACE_BETWEEN)
        return (struct spread){0, free / (n - 1)};
    const emu end = free / (2 * n), most = style->font_size;
    if (end <= most)
        return (struct spread){end, free / n};
    return (struct spread){most, (free - 2 * most) / (n - 1)};
}

/* Where the reading's clusters begin, from its own left edge. */
static const emu *starts_of(const struct line_builder *b, const struct reading *r,
                            emu between)
{
    const int n = r->m->paragraph->n;
    emu *starts = ARENA_ARRAY(b->lay->job->doc, emu, n + 1);
    for (int i = 0; i < n; i++)
        starts[i] = emu_sum(r->m->starts[i], i * between);
    return starts;
}

void line_add_reading(struct line_builder *b, int from)
{
    const struct style *base = style_of_cluster(b, from);
    const struct ruby *ruby = run_of_cluster(b, from)->ruby;
    const emu em = ruby->text->style->font_size;
    const struct arena_mark mark = arena_mark(b->lay->job->scratch);
    const struct reading r = reading_of(b, from);
    struct spread spread = {0, 0};
    emu x = r.left + (r.right - r.left - r.length) / 2;
    if (ruby->word) {
        x = place_in_word(b, from);
    } else if (r.length < body_width(b, &r)) {
        spread = spread_of(b, &r);
        x = body_left(b, &r) + spread.start;
    }
    const int n = r.m->paragraph->n;
    const struct frag *frag =
        line_set(b->lay, ruby->text, starts_of(b, &r, spread.between),
                 r.length + (n - 1) * spread.between);
    group_add(&b->group, frag, x,
              b->baseline - line_rise(b, from) - line_above(b, base->font_size) - em);
    arena_release(b->lay->job->scratch, mark);
}
