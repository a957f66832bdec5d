#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* From this gap on [1/1000 em] readers take two characters for two words, and from this
 * step back for the ends of two lines: a comma that was made narrow, a mark whose blank
 * was taken off. */
enum { WORD_GAP = 80, BACK_STEP = 100 };

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
        const emu end = g->x + len_mul_div(run->size, used->width, 1000);
        emu after = end;
        if (i + 1 < run->n)
            after = run->glyphs[i + 1].x;
        else if (next && next->n)
            after = next->x + next->glyphs[0].x - run->x;
        const int gap = per_mille(after - end, run->size);
        if (gap >= WORD_GAP || gap <= -BACK_STEP)
            return true;
    }
    return false;
}

static bool line_misleads(const struct content *c, const struct frag *line)
{
    for (int i = 0; i < line->line.n; i++)
        if (run_misleads(c, line, &line->line.runs[i],
                         i + 1 < line->line.n ? &line->line.runs[i + 1] : NULL))
            return true;
    return false;
}

static void add_hex(struct strbuf *out, struct str bytes)
{
    static const char digits[] = "0123456789ABCDEF";
    for (int i = 0; i < bytes.n; i++) {
        const unsigned char byte = (unsigned char)bytes.p[i];
        strbuf_add_char(out, digits[byte >> 4]);
        strbuf_add_char(out, digits[byte & 15]);
    }
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
    add_hex(&c->out, strbuf_str(&utf16));
    strbuf_add(&c->out, STR(">>>BDC\n"));
}

/* --- glyphs ------------------------------------------------------------------------- */

static void set_font(struct content *c, const struct glyph_run *run)
{
    if (c->face == run->face && c->size == run->size)
        return;
    strbuf_addf(&c->out, "/F%d ", c->used->faces[run->face]->number);
    content_add_length(c, run->size);
    strbuf_add(&c->out, STR("Tf\n"));
    c->face = run->face;
    c->size = run->size;
}

static void add_code(struct content *c, uint16_t code)
{
    const char bytes[2] = {(char)(code >> 8), (char)(code & 0xFF)};
    add_hex(&c->out, (struct str){bytes, 2});
}

/* The glyphs from…to, which share one height, as one TJ: codes, and wherever the layout's
 * place is not where the glyph before has left the pen, the difference. */
static void add_glyphs(struct content *c, const struct glyph_run *run, int from, int to)
{
    int pen = per_mille(run->glyphs[from].x, run->size);
    bool open = false;
    strbuf_add_char(&c->out, '[');
    for (int i = from; i < to; i++) {
        const struct glyph *g = &run->glyphs[i];
        const struct used_glyph *used = used_glyph_find(c->used, run->face, g->id);
        const int target = per_mille(g->x, run->size);
        if (target != pen) {
            strbuf_add_c(&c->out, open ? ">" : "");
            strbuf_add_int(&c->out, pen - target);
            open = false;
        }
        strbuf_add_c(&c->out, open ? "" : "<");
        open = true;
        add_code(c, used->code);
        pen = target + used->width;
    }
    strbuf_add(&c->out, STR(">]TJ\n"));
}

static void add_run(struct content *c, const struct glyph_run *run, emu x, emu baseline)
{
    content_set_fill(c, run->color);
    set_font(c, run);
    for (int from = 0, to; from < run->n; from = to) {
        const struct glyph *first = &run->glyphs[from];
        for (to = from + 1; to < run->n && run->glyphs[to].y == first->y; to++)
            ;
        strbuf_add(&c->out, STR("1 0 0 1 "));
        content_add_point(c, x + run->x + first->x, baseline + run->y + first->y);
        strbuf_add(&c->out, STR("Tm"));
        add_glyphs(c, run, from, to);
    }
}

void content_line(struct content *c, emu x, emu baseline, const struct frag *line)
{
    if (!line->line.n)
        return;
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const bool misleads = line_misleads(c, line);
    if (misleads)
        add_actual_text(c, line->line.text);
    strbuf_add(&c->out, STR("BT\n"));
    for (int i = 0; i < line->line.n; i++)
        add_run(c, &line->line.runs[i], x, baseline);
    strbuf_add(&c->out, STR("ET\n"));
    if (misleads)
        strbuf_add(&c->out, STR("EMC\n"));
    arena_release(c->job->scratch, mark);
}
