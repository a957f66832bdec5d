#include "inspect_text.h"

#include "messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"
#include "compose/compose.h"
#include "font/font.h"
#include "layout/layout.h"
#include "load/load.h"
#include "shape/shape.h"

/* A measure that no text of a person reaches. */
enum { ENDLESS_EM = 1000 * 1000 };

/* A line of one of the texts. */
struct set_line {
    const struct frag *frag;
    const struct paragraph *paragraph;
    emu size; /* of the type */
};

struct setting {
    struct job *job;
    const struct boxes *boxes;
    const struct shaped *shaped;
    struct strbuf *out;
};

/* --- breaks ------------------------------------------------------------------------- */

static void add_breaks(const struct setting *s, const struct paragraph *p)
{
    for (int i = 0; i < p->n; i++) {
        const struct cluster *c = &p->clusters[i];
        strbuf_add(s->out, str_slice(p->text, c->text, c->text + c->text_length));
        if (cluster_may_end_line(c) && c->break_after != BREAK_HERE_FORCED &&
            i + 1 < p->n)
            strbuf_add_char(s->out, '|');
        if (c->break_after == BREAK_HERE_FORCED)
            strbuf_add_c(s->out, "||");
    }
    strbuf_add_char(s->out, '\n');
}

/* --- lines -------------------------------------------------------------------------- */

static void collect_lines(const struct frag *frag, struct list *lines)
{
    if (frag->kind == FRAG_LINE)
        *(const struct frag **)list_add(lines) = frag;
    for (int i = 0; i < frag->n; i++)
        collect_lines(frag->kids[i].frag, lines);
}

static struct list lines_of(const struct setting *s, const struct pages *pages)
{
    struct list lines = list_of(s->job->doc, sizeof(const struct frag *));
    for (int i = 0; i < pages->n; i++)
        collect_lines(pages->pages[i].content, &lines);
    return lines;
}

/* Thousandths as a decimal. */
static void add_em(struct strbuf *out, int64_t thousandths)
{
    int64_t rest = thousandths < 0 ? -thousandths : thousandths;
    if (thousandths < 0)
        strbuf_add_char(out, '-');
    strbuf_add_int(out, rest / 1000);
    rest %= 1000;
    for (int digit = 100; rest; digit /= 10) {
        if (digit == 100)
            strbuf_add_char(out, '.');
        strbuf_add_char(out, (char)('0' + rest / digit));
        rest %= digit;
    }
}

static int64_t em_of(emu length, emu size)
{
    return ((int64_t)length * 2000 + size) / (2 * size);
}

static void add_width(const struct setting *s, struct str text, int64_t body, int64_t gap)
{
    strbuf_add(s->out, text);
    strbuf_add_char(s->out, '\t');
    add_em(s->out, body);
    strbuf_add_char(s->out, '\t');
    add_em(s->out, gap);
    strbuf_add_char(s->out, '\n');
}

/* Where the bodies of the line's clusters begin, one for each that has a glyph. */
static struct list body_starts(const struct setting *s, const struct set_line *line)
{
    const struct paragraph *p = line->paragraph;
    struct list starts = list_of(s->job->doc, sizeof(emu));
    int cluster = line->frag->line.from, glyph = 0;
    for (int r = 0; r < line->frag->line.n; r++) {
        const struct glyph_run *run = &line->frag->line.runs[r];
        for (int g = 0; g < run->n; g++) {
            const struct cluster *c = &p->clusters[cluster];
            const int moved = c->n_glyphs ? p->glyphs[c->glyph].x_offset : 0;
            if (!glyph)
                *(emu *)list_add(&starts) =
                    run->x + run->glyphs[g].x +
                    len_mul_div(line->size, c->trim - moved, s->shaped->upem[c->face]);
            if (++glyph >= c->n_glyphs) {
                cluster++;
                glyph = 0;
            }
        }
    }
    return starts;
}

static emu end_gap_of(const struct frag *line)
{
    return line->line.adjustment ? line->line.adjustment->end_gap : 0;
}

/* The characters of a line as it is set: the space in front of the first, which is none
 * as a rule, and then each with its body and the space behind it. */
static void add_widths(const struct setting *s, const struct set_line *line)
{
    const struct paragraph *p = line->paragraph;
    const struct list starts = body_starts(s, line);
    const emu head = starts.n ? *(emu *)list_at(&starts, 0) : 0;
    if (head)
        add_width(s, STR(""), 0, em_of(head, line->size));
    for (int i = 0; i < starts.n; i++) {
        const struct cluster *c = &p->clusters[line->frag->line.from + i];
        const emu at = *(emu *)list_at(&starts, i);
        const emu body = len_mul_div(line->size, c->advance, s->shaped->upem[c->face]);
        const emu gap = i + 1 < starts.n ? *(emu *)list_at(&starts, i + 1) - at - body
                                         : end_gap_of(line->frag);
        add_width(s, str_slice(p->text, c->text, c->text + c->text_length),
                  em_of(body, line->size), em_of(gap, line->size));
    }
}

static void add_line(const struct setting *s, enum gaiyo_reading reading,
                     const struct set_line *line)
{
    if (reading == GAIYO_WIDTHS) {
        add_widths(s, line);
        return;
    }
    strbuf_add(s->out, line->frag->line.text);
    strbuf_add_char(s->out, '\n');
}

static void add_lines(const struct setting *s, enum gaiyo_reading reading,
                      const struct pages *pages)
{
    const struct list lines = lines_of(s, pages);
    for (int i = 0; i < lines.n; i++) {
        const struct frag *frag = *(const struct frag **)list_at(&lines, i);
        const struct frag *before =
            i ? *(const struct frag **)list_at(&lines, i - 1) : NULL;
        const struct paragraph *p = &s->shaped->paragraphs[frag->line.part_of];
        const struct set_line line = {frag, p, p->box->style->font_size};
        const bool begins = before && before->line.part_of != frag->line.part_of;
        if (begins || (before && reading == GAIYO_WIDTHS))
            strbuf_add_char(s->out, '\n');
        add_line(s, reading, &line);
    }
}

/* --- setting ------------------------------------------------------------------------ */

/* "12", "12em" or "3.6" as thousandths of an em. */
static bool read_width(struct job *job, const char *text, int *width_em)
{
    struct str number = str_of(text);
    *width_em = ENDLESS_EM;
    if (!text)
        return true;
    if (str_ends(number, STR("em")))
        number = str_slice(number, 0, number.n - 2);
    if (permille_parse(number, width_em) && *width_em > 0 && *width_em <= ENDLESS_EM)
        return true;
    DIAG(job->diags, DIAG_WIDTH_UNREADABLE, NO_POS, text);
    return false;
}

static const struct boxes *compose(struct job *job, const struct gaiyo_inspection *in)
{
    struct compose_setting *properties =
        ARENA_ARRAY(job->doc, struct compose_setting, in->n_properties);
    struct str *texts = ARENA_ARRAY(job->doc, struct str, in->n_texts);
    int width_em;
    for (int i = 0; i < in->n_properties; i++)
        properties[i] = (struct compose_setting){str_of(in->properties[i].name),
                                                 str_of(in->properties[i].value)};
    for (int i = 0; i < in->n_texts; i++)
        texts[i] = str_of(in->texts[i]);
    if (!read_width(job, in->width, &width_em))
        return NULL;
    return compose_texts(job, properties, in->n_properties, width_em, texts, in->n_texts);
}

void inspect_texts(struct job *job, const struct gaiyo_inspection *in, struct strbuf *out)
{
    struct setting s = {.job = job, .boxes = compose(job, in), .out = out};
    const char *path =
        in->fonts ? in->fonts : path_join(job->doc, job->home, "fonts/fonts.xml");
    const struct catalogue *catalogue = s.boxes ? load_catalogue(job, path) : NULL;
    if (!catalogue)
        return;
    s.shaped = shape_boxes(job, fonts_new(job, catalogue), s.boxes);
    if (!s.shaped)
        return;
    if (in->reading == GAIYO_BREAKS) {
        for (int i = 0; i < s.shaped->n; i++)
            add_breaks(&s, &s.shaped->paragraphs[i]);
        return;
    }
    const struct pages *pages = layout_pages(job, s.boxes, s.shaped);
    if (pages)
        add_lines(&s, in->reading, pages);
}
