#include "shape/messages.h"
#include "shape/shaping.h"

#include "base/arena.h"
#include "base/job.h"

/* Tate-chu-yoko (JLREQ 3.2.5): a few half-width characters stand side by side in a column
 * and are one character of it. What is wider than the column is made narrower. */

/* More than two em cannot be read any more. */
enum { MOST_EM = 2 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many digits follow one another from byte `at` on. */
static int count_digits(struct str text, int at)
{
    int n = 0;
    while (at + n < text.n && is_digit(text.p[at + n]))
        n++;
    return n;
}

static bool is_digit_at(struct str text, int at)
{
    return at >= 0 && at < text.n && is_digit(text.p[at]);
}

static bool is_point_at(struct str text, int at)
{
    return at >= 0 && at < text.n && (text.p[at] == '.' || text.p[at] == ',');
}

/* True if the digits from…to are only a part of a number, such as 3.5 or 1,200. */
static bool is_part_of_number(struct str text, int from, int to)
{
    return is_digit_at(text, from - 1) ||
           (is_point_at(text, from - 1) && is_digit_at(text, from - 2)) ||
           (is_point_at(text, to) && is_digit_at(text, to + 1));
}

int combined_end(const struct draft *d, const struct run *run, int at)
{
    if (d->box->style->writing_mode != VERTICAL_RL)
        return at;
    if (run->unit && run->unit->kind == UNIT_COMBINED)
        return run->text.n;
    const int n = run->style->combine > 0 ? count_digits(run->text, at) : 0;
    return n <= run->style->combine && !is_part_of_number(run->text, at, at + n) ? at + n
                                                                                 : at;
}

static void report_wide(struct draft *d, const struct span *span)
{
    struct job *job = d->shaping->job;
    DIAG(job->diags, DIAG_COMBINED_WIDE, d->box->text.runs[span->run].pos,
         str_c(job->doc, str_slice(d->text, span->from, span->to)));
}

static int32_t scaled(int32_t length, int scale)
{
    return (int32_t)((int64_t)length * scale / 1000);
}

void draft_combine(struct draft *d, const struct span *span)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(d->shaping->buffer, &n);
    const hb_glyph_position_t *p =
        hb_buffer_get_glyph_positions(d->shaping->buffer, NULL);
    const int upem = face_upem(d->shaping->fonts, span->face);
    int32_t width = 0, pen = 0;
    for (unsigned i = 0; i < n; i++)
        width += scaled(p[i].x_advance, span->scale);
    if (width > MOST_EM * upem)
        report_wide(d, span);
    const int less = width > upem ? 1000 - (int)((int64_t)1000 * upem / width) : 0;
    const struct cluster cluster = {
        .text = span->from,
        .text_length = span->to - span->from,
        .glyph = d->glyphs.n,
        .n_glyphs = (int32_t)n,
        .advance = upem,
        .face = (int16_t)span->face,
        .run = (int16_t)span->run,
        .scale = (int16_t)span->scale,
        .fallback = span->fallback,
        .class = CL_TCY,
        .orientation = GLYPH_LEVEL,
        .less = (int16_t)less,
    };
    for (unsigned i = 0; i < n; i++) {
        *(struct shaped_glyph *)list_add(&d->glyphs) = (struct shaped_glyph){
            .id = infos[i].codepoint,
            .x_offset = (upem + scaled(upem, span->scale) * 76 / 100) / 2 -
                        scaled(p[i].y_offset, span->scale),
            .y_offset =
                scaled(pen + scaled(p[i].x_offset, span->scale) - width / 2, 1000 - less),
        };
        pen += scaled(p[i].x_advance, span->scale);
    }
    draft_add_cluster(d, cluster, d->text.p[span->from]);
}
