#include "printed.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/list.h"
#include "base/utf8.h"
#include "compose/box.h"
#include "evaluate/provenance.h"
#include "layout/frag.h"
#include "shape/shaped.h"

struct finding {
    struct job *job;
    const struct shaped *shaped;
    const struct chart *const *charts; /* by the ids of their boxes */
    int n_boxes;
    int page;
    struct list found; /* of struct printed_text */
};

/* A line and where it stands on its page. */
struct standing {
    const struct frag *line;
    emu x, y;
};

/* --- characters --------------------------------------------------------------------- */

static bool is_digit(int c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* ①, ⑴, ⒈ and what comes behind 20. */
static bool is_enclosed(int c)
{
    return (c >= 0x2460 && c <= 0x249B) || (c >= 0x2776 && c <= 0x2793) ||
           (c >= 0x3251 && c <= 0x325F) || (c >= 0x32B1 && c <= 0x32BF);
}

static bool is_star(int c)
{
    return c == 0x2605 || c == 0x2606;
}

static bool is_point(int c)
{
    return c == '.' || c == ',' || c == 0xFF0E || c == 0xFF0C;
}

/* What stands in front of a number that is less than nothing. */
static bool is_minus(int c)
{
    return c == '-' || c == 0x2212 || c == 0xFF0D || c == 0x25B3 || c == 0x25B2;
}

static int character_at(struct str text, int at)
{
    return at < text.n ? utf8_next(text, &at) : 0;
}

static bool has_number(struct str text)
{
    for (int at = 0; at < text.n;) {
        const int c = utf8_next(text, &at);
        if (is_digit(c) || is_enclosed(c) || is_star(c))
            return true;
    }
    return false;
}

/* Goes behind the digits of a number that has begun. */
static void take_digits(struct str text, int *at)
{
    for (int next = *at; *at < text.n; *at = next) {
        const int c = utf8_next(text, &next);
        if (!is_digit(c) && !(is_point(c) && is_digit(character_at(text, next))))
            return;
    }
}

/* The next number at or behind *at, which moves behind it; false if there is none. */
static bool next_number(struct str text, int *at, int *from)
{
    /* where a sign stands; the character in front, which is a digit behind a number */
    int minus = -1, before = *at ? '0' : 0;
    while (*at < text.n) {
        const int begin = *at, c = utf8_next(text, at);
        if (is_digit(c) || is_enclosed(c)) {
            *from = minus >= 0 ? minus : begin;
            take_digits(text, at);
            return true;
        }
        minus = is_minus(c) && !is_digit(before) ? begin : -1;
        before = c;
    }
    return false;
}

/* --- places ------------------------------------------------------------------------- */

/* Where a glyph of the run begins along its line. What is level in a column stands on its
 * baseline there, as far down in its em box as that of ideographs. */
static emu begin_of(const struct glyph_run *run, const struct glyph *g, bool vertical)
{
    if (!vertical)
        return run->x + g->x;
    const emu above =
        run->orientation == GLYPH_LEVEL ? len_mul_div(run->size, 88, 100) : 0;
    return run->y + g->y - above;
}

/* Where the glyphs of the bytes from…to of a line begin and end along it. */
static void extent_of(const struct frag *line, int from, int to, emu *begin, emu *end)
{
    const bool vertical = line->line.vertical;
    *end = vertical ? line->h : line->w;
    *begin = *end;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < line->line.n; i++) {
            const struct glyph_run *run = &line->line.runs[i];
            for (int k = 0; k < run->n; k++) {
                const struct glyph *g = &run->glyphs[k];
                const emu at = begin_of(run, g, vertical);
                if (!pass && g->text >= from && g->text < to && at < *begin)
                    *begin = at;
                if (pass && g->text >= to && at > *begin && at < *end)
                    *end = at;
            }
        }
}

/* The place in its file of what stands `offset` bytes into the run: white space that has
 * collapsed, and digits of another width, are as long there as they are written. */
static struct srcpos place_in(const struct finding *f, const struct run *run, int offset)
{
    struct srcpos pos = run->pos;
    if (!pos.file)
        return pos;
    const struct str source = diags_source_text(f->job->diags, pos.file);
    int at = (int)pos.offset;
    for (int i = 0; i < offset && at < source.n;) {
        const bool blank = is_xml_space(run->text.p[i]);
        utf8_next(run->text, &i);
        if (!blank || !is_xml_space(source.p[at]))
            while (at < source.n && is_xml_space(source.p[at]))
                at++;
        if (at < source.n)
            utf8_next(source, &at);
        while (blank && at < source.n && is_xml_space(source.p[at]))
            at++;
    }
    pos.offset = (uint32_t)at;
    return pos;
}

/* --- lines -------------------------------------------------------------------------- */

static struct printed_text *add(struct finding *f, const struct standing *s, int from,
                                int to)
{
    emu begin, end;
    extent_of(s->line, from, to, &begin, &end);
    struct printed_text *printed = list_add(&f->found);
    const bool vertical = s->line->line.vertical;
    *printed = (struct printed_text){
        .text = str_slice(s->line->line.text, from, to),
        .page = f->page,
        .x = vertical ? s->x : s->x + begin,
        .y = vertical ? s->y + begin : s->y,
        .w = vertical ? s->line->w : end - begin,
        .h = vertical ? end - begin : s->line->h,
    };
    return printed;
}

static void add_source(struct printed_text *printed, const struct text_source *source,
                       struct srcpos pos)
{
    printed->nodes = source->nodes;
    printed->n = source->n;
    printed->expression = source->expression;
    printed->is_computed = source->is_computed;
    printed->pos = source->expression.n ? source->pos : pos;
}

/* A value as a whole: it may have no digit, as stars and words for a grade have none. */
static bool is_value(const struct text_source *source)
{
    for (int i = 0; i < source->n; i++)
        if (provenance_is_value(source->nodes[i]))
            return true;
    return false;
}

/* The part of a line that is of one run: its bytes from…to, which begin `inside` bytes
 * into the run. */
static void add_part(struct finding *f, const struct standing *s, const struct run *run,
                     int from, int to, int inside)
{
    const struct text_source *source = run->source;
    const struct str text = str_slice(s->line->line.text, from, to);
    if (!source) {
        for (int at = 0, begin; next_number(text, &at, &begin);)
            add(f, s, from + begin, from + at)->is_counted = true;
        return;
    }
    if (source->is_computed ? has_number(text) : is_value(source)) {
        add_source(add(f, s, from, to), source, place_in(f, run, inside));
        return;
    }
    for (int at = 0, begin; next_number(text, &at, &begin);)
        add_source(add(f, s, from + begin, from + at), source,
                   place_in(f, run, inside + begin));
}

/* The first cluster at or behind byte `at` of the paragraph. */
static int cluster_at(const struct paragraph *p, int at)
{
    int low = 0, high = p->n;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (p->clusters[middle].text < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where the run of the cluster begins in the paragraph's text. */
static int run_begin(const struct paragraph *p, int cluster)
{
    while (cluster > 0 && p->clusters[cluster - 1].run == p->clusters[cluster].run)
        cluster--;
    return p->clusters[cluster].text;
}

static void add_line(struct finding *f, const struct standing *s)
{
    const struct frag *line = s->line;
    if (line->line.part_of < 0) { /* of a page */
        add(f, s, 0, line->line.text.n)->is_counted = true;
        return;
    }
    const struct paragraph *p = shaped_paragraph(f->shaped, line->line.part_of);
    const int first = line->line.from < p->n ? p->clusters[line->line.from].text : 0;
    const int found = str_find(str_slice(p->text, first, p->text.n), line->line.text);
    if (!line->line.text.n || found < 0)
        return;
    const int start = first + found, stop = start + line->line.text.n;
    for (int i = cluster_at(p, start), end; i < p->n && p->clusters[i].text < stop;
         i = end) {
        for (end = i + 1; end < p->n && p->clusters[end].text < stop &&
                          p->clusters[end].run == p->clusters[i].run;
             end++)
            ;
        const int from = p->clusters[i].text;
        const int to =
            end < p->n && p->clusters[end].text < stop ? p->clusters[end].text : stop;
        add_part(f, s, &p->box->text.runs[p->clusters[i].run], from - start, to - start,
                 from - run_begin(p, i));
    }
}

/* --- pages -------------------------------------------------------------------------- */

/* What is drawn says no text: a chart is told as a whole. */
static void add_chart(struct finding *f, const struct frag *frag, emu x, emu y)
{
    const struct chart *chart =
        frag->box > 0 && frag->box <= f->n_boxes ? f->charts[frag->box] : NULL;
    if (!chart || !chart->source)
        return;
    struct printed_text *printed = list_add(&f->found);
    *printed = (struct printed_text){.text = chart->alt,
                                     .page = f->page,
                                     .x = x,
                                     .y = y,
                                     .w = frag->w,
                                     .h = frag->h,
                                     .is_drawn = true};
    add_source(printed, chart->source, NO_POS);
    printed->is_computed = printed->expression.n;
}

static void add_frag(struct finding *f, const struct frag *frag, emu x, emu y)
{
    if (frag->kind == FRAG_LINE) {
        add_line(f, &(struct standing){frag, x, y});
        return;
    }
    if (frag->kind == FRAG_GROUP)
        add_chart(f, frag, x, y);
    for (int i = 0; i < frag->n; i++)
        add_frag(f, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y);
}

static void note_charts(const struct chart **charts, const struct box *box)
{
    if (box->kind == BOX_CHART)
        charts[box->id] = box->chart;
    for (int i = 0; i < box->n; i++)
        note_charts(charts, box->kids[i]);
}

const struct printed_text *printed_find(struct job *job, const struct boxes *boxes,
                                        const struct shaped *shaped,
                                        const struct pages *pages, int *n)
{
    const struct chart **charts =
        ARENA_ARRAY(job->doc, const struct chart *, boxes->n_boxes + 1);
    struct finding f = {.job = job,
                        .shaped = shaped,
                        .charts = charts,
                        .n_boxes = boxes->n_boxes,
                        .found = list_of(job->doc, sizeof(struct printed_text))};
    for (int i = 0; i < boxes->n; i++)
        note_charts(charts, boxes->sequences[i].flow);
    for (int i = 0; i < boxes->n_overlays; i++)
        note_charts(charts, boxes->overlays[i]);
    for (int i = 0; i < pages->n; i++) {
        f.page = i + 1;
        add_frag(&f, pages->pages[i].content, 0, 0);
    }
    *n = f.found.n;
    return list_array(&f.found, job->doc);
}
