#include "shape/classes.h"
#include "shape/messages.h"
#include "shape/shaping.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* The face of a run's style; -1 if the catalogue has none. Asked once for each family and
 * weight. */
static int face_of_run(struct draft *d, const struct run *run)
{
    struct shaping *s = d->shaping;
    const struct str key =
        str_format(s->job->doc, "%.*s %d", STR_ARG(run->style->font_family),
                   run->style->font_weight);
    const int known = map_find(&s->faces, key);
    if (known >= 0)
        return known - 1;
    const int face = fonts_find(s->fonts, run->style->font_family,
                                run->style->font_weight, d->box->pos);
    map_put(&s->faces, key, face + 1);
    return face;
}

/* --- characters --------------------------------------------------------------------- */

static bool is_selector(int c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Marks, joiners and variation selectors go with the character before them. */
static bool goes_with_previous(int c)
{
    if (c < 0x300)
        return false;
    if (c == 0x200D || is_selector(c) || c == 0x3099 || c == 0x309A)
        return true;
    const hb_unicode_general_category_t g =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), (hb_codepoint_t)c);
    return g == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           g == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/* What shapers make invisible if no font has it. */
static bool is_ignorable(int c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xAD ||
           c == 0xFEFF;
}

/* Where `said` stands in the file. The run's text had its white space collapsed; what is
 * looked for is still in the file, unless it comes from an expression or was written as a
 * reference. */
static struct srcpos place_of(const struct draft *d, const struct run *run,
                              struct str said)
{
    struct srcpos pos = run->pos;
    const struct str file =
        pos.file ? diags_source_text(d->shaping->job->diags, pos.file) : STR("");
    const int from = (int)pos.offset < file.n ? (int)pos.offset : file.n;
    const int at = str_find(str_slice(file, from, file.n), said);
    if (at >= 0)
        pos.offset += (uint32_t)at;
    return pos;
}

/* True if nothing has been said of it yet. */
static bool is_news(struct draft *d, struct str said)
{
    struct map *reported = &d->shaping->reported;
    if (map_find(reported, said) >= 0)
        return false;
    map_put(reported, said, 1);
    return true;
}

/* Nothing is said while a font file is missing: it may be the one that has it. */
static void report_missing(struct draft *d, const struct run *run, int c)
{
    struct job *job = d->shaping->job;
    const struct diag_kind *kind =
        d->shaping->may_lack_glyphs ? DIAG_GLYPH_TAKEN : DIAG_GLYPH_MISSING;
    struct strbuf character;
    strbuf_init(&character, job->doc);
    utf8_add(&character, c);
    if (diags_worst(job->diags) != SEVERITY_ENVIRONMENT &&
        is_news(d, strbuf_str(&character)))
        DIAG(job->diags, kind, place_of(d, run, strbuf_str(&character)), character.p,
             str_format(job->doc, "U+%04X", c).p);
}

static void report_variation(struct draft *d, const struct run *run, struct str cluster)
{
    struct job *job = d->shaping->job;
    int at = 0;
    const int base = utf8_next(cluster, &at);
    const struct str plain = str_slice(cluster, 0, at);
    const int selector = utf8_next(cluster, &at);
    if (diags_worst(job->diags) != SEVERITY_ENVIRONMENT && is_news(d, cluster))
        DIAG(job->diags, DIAG_VARIATION_UNKNOWN, place_of(d, run, cluster),
             str_format(job->doc, "U+%04X U+%04X", base, selector).p,
             str_c(job->doc, plain));
}

/* --- faces -------------------------------------------------------------------------- */

/* A face has a mark if it has it by itself, or together with the character before. */
static bool covers_mark(const struct fonts *fonts, int face, int before, int mark)
{
    hb_codepoint_t both;
    return face_covers(fonts, face, mark) ||
           (hb_unicode_compose(hb_unicode_funcs_get_default(), (hb_codepoint_t)before,
                               (hb_codepoint_t)mark, &both) &&
            face_covers(fonts, face, (int)both));
}

/* Which of what a cluster asks for a face has. */
enum coverage {
    COVERS_NOTHING,
    COVERS_BASE,  /* but a mark is missing */
    COVERS_PLAIN, /* but not the variant that is asked for */
    COVERS_ALL,
};

/* `stand_in` may be drawn for the cluster's base; 0: nothing else may. */
static enum coverage coverage_of(const struct fonts *fonts, int face, struct str cluster,
                                 int stand_in)
{
    int at = 0;
    int before = utf8_next(cluster, &at);
    enum coverage coverage = COVERS_ALL;
    if (!face_covers(fonts, face, before) && !is_ignorable(before) &&
        !(stand_in && face_covers(fonts, face, stand_in)))
        return COVERS_NOTHING;
    while (at < cluster.n) {
        const int c = utf8_next(cluster, &at);
        if (is_selector(c)) {
            if (!face_covers_variant(fonts, face, before, c))
                coverage = coverage < COVERS_PLAIN ? coverage : COVERS_PLAIN;
        } else if (!is_ignorable(c) && !covers_mark(fonts, face, before, c)) {
            coverage = COVERS_BASE;
        }
        before = c;
    }
    return coverage;
}

/* The first face, beginning with `face`, that has most of the cluster; what that is goes
 * to *coverage. */
static int search_faces(struct fonts *fonts, int face, struct str cluster, int stand_in,
                        enum coverage *coverage)
{
    int best = face;
    *coverage = coverage_of(fonts, face, cluster, stand_in);
    for (int i = 0; *coverage < COVERS_ALL; i++) {
        const int other = fonts_fallback(fonts, face, i);
        if (other < 0)
            break;
        const enum coverage found = coverage_of(fonts, other, cluster, stand_in);
        if (found > *coverage) {
            *coverage = found;
            best = other;
        }
    }
    return best;
}

/* Likewise; if no face has the base, one that has what looks the same. */
static int face_for(struct draft *d, int face, struct str cluster,
                    enum coverage *coverage)
{
    int at = 0;
    struct fonts *fonts = d->shaping->fonts;
    const int best = search_faces(fonts, face, cluster, 0, coverage);
    const int stand_in = class_stand_in(utf8_next(cluster, &at));
    if (*coverage > COVERS_NOTHING || !stand_in)
        return best;
    const int other = search_faces(fonts, face, cluster, stand_in, coverage);
    d->has_stand_ins |= *coverage > COVERS_NOTHING;
    return other;
}

/* Says which of the cluster's characters cannot be drawn; false if there are any, and
 * there must not be. */
static bool report_lack(struct draft *d, const struct run *run, int face,
                        struct str cluster, enum coverage coverage)
{
    int before = 0;
    if (coverage == COVERS_ALL)
        return true;
    if (coverage == COVERS_PLAIN) {
        report_variation(d, run, cluster);
        return true;
    }
    for (int at = 0; at < cluster.n;) {
        const int c = utf8_next(cluster, &at);
        if (!is_ignorable(c) && !is_selector(c) &&
            !covers_mark(d->shaping->fonts, face, before, c))
            report_missing(d, run, c);
        before = c;
    }
    return d->shaping->may_lack_glyphs;
}

/* --- spans -------------------------------------------------------------------------- */

static void add_span(struct draft *d, struct span span)
{
    struct span *last = d->spans.n ? list_at(&d->spans, d->spans.n - 1) : NULL;
    if (last && last->to == span.from && last->from < last->to &&
        last->face == span.face && last->run == span.run &&
        last->orientation == span.orientation)
        last->to = span.to;
    else
        *(struct span *)list_add(&d->spans) = span;
}

/* The end of the cluster that begins at `at`: its base, and what goes with that. */
static int cluster_end(struct str text, int at)
{
    utf8_next(text, &at);
    for (int end = at; end < text.n; at = end) {
        const int c = utf8_next(text, &end);
        if (!goes_with_previous(c) && !is_ignorable(c))
            break;
    }
    return at;
}

static bool itemize_text(struct draft *d, int run, int base, int face)
{
    const struct run *r = &d->box->text.runs[run];
    bool ok = true;
    for (int at = 0, end; at < r->text.n; at = end) {
        int first = at;
        const int c = utf8_next(r->text, &first);
        end = cluster_end(r->text, at);
        const struct str cluster = str_slice(r->text, at, end);
        enum coverage coverage;
        const int found = face_for(d, face, cluster, &coverage);
        ok = report_lack(d, r, found, cluster, coverage) && ok;
        add_span(d, (struct span){base + at, base + end, found, run,
                                  orientation_of(d, r->style, found, c)});
    }
    return ok;
}

bool draft_itemize(struct draft *d)
{
    struct strbuf text;
    bool ok = true;
    strbuf_init(&text, d->shaping->job->doc);
    for (int i = 0; i < d->box->text.n; i++) {
        const struct run *run = &d->box->text.runs[i];
        const int face = face_of_run(d, run);
        const int base = text.n;
        if (face < 0) {
            ok = false;
            continue;
        }
        strbuf_add(&text, run->text);
        if (run->kind == RUN_TEXT)
            ok = itemize_text(d, i, base, face) && ok;
        else
            *(struct span *)list_add(&d->spans) =
                (struct span){base, base, face, i, GLYPH_LEVEL};
    }
    d->text = strbuf_str(&text);
    return ok;
}
