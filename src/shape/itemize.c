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

/* Marks, joiners and variation selectors go with the character before them. */
static bool goes_with_previous(int c)
{
    if (c < 0x300)
        return false;
    if (c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
        c == 0x3099 || c == 0x309A)
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

/* Nothing is said while a font file is missing: it may be the one that has it. */
static void report_missing(struct draft *d, const struct run *run, int c)
{
    struct shaping *s = d->shaping;
    if (diags_worst(s->job->diags) == SEVERITY_ENVIRONMENT)
        return;
    struct strbuf character;
    strbuf_init(&character, s->job->doc);
    utf8_add(&character, c);
    if (map_find(&s->reported, strbuf_str(&character)) >= 0)
        return;
    map_put(&s->reported, strbuf_str(&character), 1);
    /* The run's text had its white space collapsed; the character itself is still in the
     * file, unless it comes from an expression or was written as a reference. */
    struct srcpos pos = run->pos;
    const struct str file =
        pos.file ? diags_source_text(s->job->diags, pos.file) : STR("");
    const int from = (int)pos.offset < file.n ? (int)pos.offset : file.n;
    const int at = str_find(str_slice(file, from, file.n), strbuf_str(&character));
    if (at >= 0)
        pos.offset += (uint32_t)at;
    const struct diag_kind *kind =
        s->may_lack_glyphs ? DIAG_GLYPH_TAKEN : DIAG_GLYPH_MISSING;
    DIAG(s->job->diags, kind, pos, character.p, str_format(s->job->doc, "U+%04X", c).p);
}

/* The first face, beginning with `face`, that has a glyph for the character; -1 if none
 * has. */
static int face_for(const struct draft *d, int face, int c)
{
    struct fonts *fonts = d->shaping->fonts;
    if (face_covers(fonts, face, c))
        return face;
    for (int i = 0;; i++) {
        const int other = fonts_fallback(fonts, face, i);
        if (other < 0 || face_covers(fonts, other, c))
            return other;
    }
}

static void add_span(struct draft *d, int from, int to, int face, int run)
{
    struct span *last = d->spans.n ? list_at(&d->spans, d->spans.n - 1) : NULL;
    if (last && last->to == from && last->from < last->to && last->face == face &&
        last->run == run)
        last->to = to;
    else
        *(struct span *)list_add(&d->spans) = (struct span){from, to, face, run};
}

static bool itemize_text(struct draft *d, int run, int base, int face)
{
    const struct run *r = &d->box->text.runs[run];
    bool ok = true;
    int current = face;
    for (int at = 0; at < r->text.n;) {
        const int start = at, c = utf8_next(r->text, &at);
        if (start && (goes_with_previous(c) || is_ignorable(c))) {
            add_span(d, base + start, base + at, current, run);
            continue;
        }
        int found = face_for(d, face, c);
        if (found < 0 && class_stand_in(c)) {
            found = face_for(d, face, class_stand_in(c));
            d->has_stand_ins |= found >= 0;
        }
        if (found < 0 && !is_ignorable(c)) {
            report_missing(d, r, c);
            ok = d->shaping->may_lack_glyphs;
        }
        current = found < 0 ? face : found;
        add_span(d, base + start, base + at, current, run);
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
            *(struct span *)list_add(&d->spans) = (struct span){base, base, face, i};
    }
    d->text = strbuf_str(&text);
    return ok;
}
