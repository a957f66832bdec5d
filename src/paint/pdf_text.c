#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* From this gap on [1/1000 em] readers take two characters for two words, and from this
 * step back for the ends of two lines: a comma that was made narrow, a mark whose blank
 * was taken off. */
enum { WORD_GAP = 80, BACK_STEP = 100, SPACE_STEP = 180 };

static int per_mille(emu length, emu size)
{
    const int64_t doubled = (int64_t)length * 2000 / size;
    return (int)((doubled + (doubled < 0 ? -1 : 1)) / 2);
}

/* --- does the text need saying? ----------------------------------------------------- */

static struct str glyph_text(const struct frag *line, const struct glyph *g)
{
    return str_slice(line->line.text, g->text, g->text + g->text_length);
}

/* Glyphs go along their line: to the right, or down in a column. */
static emu along(const struct glyph_run *run, const struct glyph *g)
{
    return run->orientation == GLYPH_LEVEL ? g->x : g->y;
}

static emu across(const struct glyph_run *run, const struct glyph *g)
{
    return run->orientation == GLYPH_LEVEL ? g->y : g->x;
}

/* An em of the run along its line. */
static emu em_of(const struct glyph_run *run)
{
    return run->less_along ? len_mul_div(run->size, 1000 - run->less_along, 1000)
                           : run->size;
}

/* How far a glyph moves the pen [1/1000 em]. */
static int advance_of(const struct glyph_run *run, const struct used_glyph *g)
{
    return run->orientation == GLYPH_UPRIGHT ? g->vertical.advance : g->width;
}

/* Where the next run begins, seen from this one. */
static emu start_of(const struct glyph_run *run, const struct glyph_run *next)
{
    return along(next, &next->glyphs[0]) +
           (run->orientation == GLYPH_LEVEL ? next->x - run->x : next->y - run->y);
}

/* True if a reader that only sees the glyphs would get another text: a space where there
 * is a gap, a line end where the pen steps back, another character of the same look, or
 * none for a part of a cluster. */
static bool run_misleads(const struct content *c, const struct frag *line,
                         const struct glyph_run *run, const struct glyph_run *next)
{
    for (int i = 0; i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];
        const struct used_glyph *used = used_glyph_find(c->used, run->face, g->id);
        if (!g->text_length || !str_eq(used->text, glyph_text(line, g)))
            return true;
        const emu end =
            along(run, g) + len_mul_div(em_of(run), advance_of(run, used), 1000);
        emu after = end, em = em_of(run);
        if (i + 1 < run->n) {
            after = along(run, &run->glyphs[i + 1]);
        } else if (next && next->n) {
            after = start_of(run, next);
            /* Readers measure a step by the type behind it. */
            em = em_of(next) < em ? em_of(next) : em;
        }
        const int gap = per_mille(after - end, em);
        /* A space is narrower than its glyph, and ends a word in any case. */
        const int step = str_is(glyph_text(line, g), " ") ? SPACE_STEP : BACK_STEP;
        if (gap >= WORD_GAP || gap <= -step)
            return true;
    }
    return false;
}

static bool line_misleads(const struct content *c, const struct frag *line)
{
    if (line->line.vertical)
        return true; /* readers make a line of each glyph that goes down */
    for (int i = 0; i < line->line.n; i++)
        if (run_misleads(c, line, &line->line.runs[i],
                         i + 1 < line->line.n ? &line->line.runs[i + 1] : NULL))
            return true;
    return false;
}

/* ISO 32000-1, 14.9.4: what the marked glyphs stand for. */
static void add_actual_text(struct content *c, struct str text)
{
    struct strbuf utf16;
    strbuf_init(&utf16, c->job->scratch);
    utf16be_add(&utf16, 0xFEFF);
    for (int at = 0; at < text.n;)
        utf16be_add(&utf16, utf8_next(text, &at));
    strbuf_add(&c->out, STR("/Span<</ActualText<"));
    strbuf_add_hex(&c->out, utf16.p, utf16.n);
    strbuf_add(&c->out, STR(">>>BDC\n"));
}

/* --- glyphs ------------------------------------------------------------------------- */

static void set_font(struct content *c, const struct glyph_run *run)
{
    const bool upright = run->orientation == GLYPH_UPRIGHT;
    if (c->face == run->face && c->size == run->size && c->upright == upright)
        return;
    strbuf_add(&c->out, upright ? STR("/V") : STR("/F"));
    strbuf_add_int(&c->out, c->used->faces[run->face]->number);
    strbuf_add_char(&c->out, ' ');
    content_add_length(c, run->size);
    strbuf_add(&c->out, STR("Tf\n"));
    c->face = run->face;
    c->size = run->size;
    c->upright = upright;
}

static void add_code(struct content *c, uint16_t code)
{
    strbuf_add_hex(&c->out, (const char[]){(char)(code >> 8), (char)(code & 0xFF)}, 2);
}

/* The glyphs from…to, which share one baseline, as one TJ: codes, and wherever the
 * layout's place is not where the glyph before has left the pen, the difference. It is
 * taken from x where the pen goes right, and from y, which goes up, where it goes
 * down. */
static void add_glyphs(struct content *c, const struct glyph_run *run, int from, int to)
{
    int pen = per_mille(along(run, &run->glyphs[from]), em_of(run));
    bool open = false;
    strbuf_add_char(&c->out, '[');
    for (int i = from; i < to; i++) {
        const struct glyph *g = &run->glyphs[i];
        const struct used_glyph *used = used_glyph_find(c->used, run->face, g->id);
        const int target = per_mille(along(run, g), em_of(run));
        if (target != pen) {
            strbuf_add_c(&c->out, open ? ">" : "");
            strbuf_add_int(&c->out, run->orientation == GLYPH_UPRIGHT ? target - pen
                                                                      : pen - target);
            open = false;
        }
        strbuf_add_c(&c->out, open ? "" : "<");
        open = true;
        add_code(c, used->code);
        pen = target + advance_of(run, used);
    }
    strbuf_add(&c->out, STR(">]TJ\n"));
}

static void add_share(struct content *c, int share)
{
    content_add_length(c, len_mul_div(EMU_PT, share, 1000));
}

/* The four factors of the text matrix: how the glyphs' x and y lie on the page. */
static void add_factors(struct content *c, const struct glyph_run *run)
{
    const bool sideways = run->orientation == GLYPH_SIDEWAYS;
    const bool upright = run->orientation == GLYPH_UPRIGHT;
    const int x = 1000 - (upright ? run->less_across : run->less_along);
    const int y = 1000 - (upright ? run->less_along : run->less_across);
    if (x == 1000 && y == 1000) {
        strbuf_add_c(&c->out, sideways ? "0 -1 1 0 " : "1 0 0 1 ");
        return;
    }
    add_share(c, sideways ? 0 : x);
    add_share(c, sideways ? -x : 0);
    add_share(c, sideways ? y : 0);
    add_share(c, sideways ? 0 : y);
}

static void add_run(struct content *c, const struct glyph_run *run, emu x, emu y)
{
    content_set_overprint(c, run->color, true);
    content_set_fill(c, run->color);
    set_font(c, run);
    for (int from = 0, to; from < run->n; from = to) {
        const struct glyph *first = &run->glyphs[from];
        for (to = from + 1;
             to < run->n && across(run, &run->glyphs[to]) == across(run, first); to++)
            ;
        add_factors(c, run);
        content_add_point(c, x + run->x + first->x, y + run->y + first->y);
        strbuf_add(&c->out, STR("Tm"));
        add_glyphs(c, run, from, to);
    }
}

bool content_line(struct content *c, emu x, emu y, const struct frag *line)
{
    if (!line->line.n)
        return false;
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const bool misleads = line_misleads(c, line);
    if (misleads)
        add_actual_text(c, line->line.text);
    strbuf_add(&c->out, STR("BT\n"));
    for (int i = 0; i < line->line.n; i++)
        add_run(c, &line->line.runs[i], x, y);
    strbuf_add(&c->out, STR("ET\n"));
    if (misleads)
        strbuf_add(&c->out, STR("EMC\n"));
    arena_release(c->job->scratch, mark);
    return misleads;
}
