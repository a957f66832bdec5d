#include "shape/shaping.h"

#include "shape/classes.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* Ligatures would tie characters together that a line end or a justified line wants
 * apart. */
static const hb_feature_t no_ligatures[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

enum { NO_LIGATURES = 2, MOST_FEATURES = NO_LIGATURES + 1 };

/* The forms of ideographs that a style can ask for. */
static const hb_tag_t variants[] = {
    [EAST_ASIAN_JIS78] = HB_TAG('j', 'p', '7', '8'),
    [EAST_ASIAN_JIS83] = HB_TAG('j', 'p', '8', '3'),
    [EAST_ASIAN_JIS90] = HB_TAG('j', 'p', '9', '0'),
    [EAST_ASIAN_JIS04] = HB_TAG('j', 'p', '0', '4'),
    [EAST_ASIAN_TRADITIONAL] = HB_TAG('t', 'r', 'a', 'd'),
};

/* Shapes what is in the buffer, with `feature` on unless it is 0. */
static void shape_buffer(const struct draft *d, int face, hb_tag_t feature)
{
    hb_feature_t features[MOST_FEATURES] = {
        no_ligatures[0],
        no_ligatures[1],
        {feature, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_shape(face_hb_font(d->shaping->fonts, face), d->shaping->buffer, features,
             feature ? MOST_FEATURES : NO_LIGATURES);
}

/* In the buffer, before it is shaped, characters that the face lacks give way to those
 * that look the same, and small kana to large ones if the style says so. */
static void put_stand_ins(const struct draft *d, int face, const struct style *style)
{
    unsigned n;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(d->shaping->buffer, &n);
    for (unsigned i = 0; i < n; i++) {
        const int c = (int)infos[i].codepoint, other = class_stand_in(c);
        if (other && !face_covers(d->shaping->fonts, face, c))
            infos[i].codepoint = (hb_codepoint_t)other;
        if (style->full_size_kana)
            infos[i].codepoint = (hb_codepoint_t)kana_large(c);
    }
}

static void shape_text(struct draft *d, const struct span *span)
{
    hb_buffer_t *buffer = d->shaping->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, d->text.p, d->text.n, (unsigned)span->from,
                       span->to - span->from);
    hb_buffer_set_direction(
        buffer, span->orientation == GLYPH_UPRIGHT ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    const struct style *style = d->box->text.runs[span->run].style;
    const struct str lang = style->lang.n ? style->lang : STR("ja");
    hb_buffer_set_language(buffer, hb_language_from_string(lang.p, lang.n));
    hb_buffer_guess_segment_properties(buffer);
    if (d->has_stand_ins || style->full_size_kana)
        put_stand_ins(d, span->face, style);
    shape_buffer(d, span->face, variants[style->font_variant_east_asian]);
}

/* HarfBuzz places the glyph's own origin, from the middle of the column; what is left
 * when the way from the one to the other is taken off is what the font wants moved. */
static struct shaped_glyph upright_glyph(const struct draft *d, int face, uint32_t id,
                                         const hb_glyph_position_t *position)
{
    hb_position_t x, y;
    hb_font_get_glyph_v_origin(face_hb_font(d->shaping->fonts, face), id, &x, &y);
    return (struct shaped_glyph){
        .id = id,
        .x_offset = -(position->y_offset + y),
        .y_offset = position->x_offset + x,
        .advance = face_vertical(d->shaping->fonts, face, id).advance,
    };
}

static int scaled(int value, int scale)
{
    return (int)((int64_t)value * scale / 1000);
}

/* A damaged font may name glyphs that it does not have. */
static void add_glyph(struct draft *d, const struct span *span,
                      const hb_glyph_info_t *info, const hb_glyph_position_t *position)
{
    const uint32_t id = info->codepoint;
    struct shaped_glyph *glyph = list_add(&d->glyphs);
    const bool lacks = !id && d->shaping->may_lack_glyphs;
    if (id >= (uint32_t)face_glyphs(d->shaping->fonts, span->face))
        fonts_report_damaged(d->shaping->fonts, span->face);
    *glyph = span->orientation == GLYPH_UPRIGHT
                 ? upright_glyph(d, span->face, id, position)
                 : (struct shaped_glyph){id, position->x_offset, position->y_offset,
                                         lacks ? face_upem(d->shaping->fonts, span->face)
                                               : position->x_advance};
    if (span->scale == 1000)
        return;
    glyph->x_offset = scaled(glyph->x_offset, span->scale);
    glyph->y_offset = scaled(glyph->y_offset, span->scale);
    glyph->advance = scaled(glyph->advance, span->scale);
}

void draft_add_cluster(struct draft *d, struct cluster cluster, int character)
{
    *(struct cluster *)list_add(&d->clusters) = cluster;
    *(int *)list_add(&d->chars) = character;
}

/* A space between Western words is a third of an em, whatever its glyph takes (JLREQ
 * 3.2.3 and cl-26). */
static void set_space(const struct draft *d, struct cluster *c)
{
    c->advance = scaled(face_upem(d->shaping->fonts, c->face), c->scale) / 3;
}

/* What its glyphs and its class make of a cluster's body. */
static void set_body(const struct draft *d, struct cluster *c)
{
    c->advance = 0;
    for (int i = 0; i < c->n_glyphs; i++)
        c->advance +=
            ((const struct shaped_glyph *)list_at(&d->glyphs, c->glyph + i))->advance;
    const struct trim trim = class_trim(
        c->class, c->advance, scaled(face_upem(d->shaping->fonts, c->face), c->scale));
    c->advance -= trim.front + trim.back;
    c->trim = trim.front;
    if (c->class == CL_WESTERN_SPACE)
        set_space(d, c);
}

/* A curly one. */
static bool is_quote(int c)
{
    return c >= 0x2018 && c <= 0x201D;
}

/* Class and body of a cluster that has its glyphs; then it is added. */
static void finish(struct draft *d, struct cluster *c, int character,
                   enum jlreq_class class)
{
    c->class = (uint8_t) class;
    set_body(d, c);
    d->has_quotes |= is_quote(character);
    draft_add_cluster(d, *c, character);
}

/* One cluster for each group of glyphs that HarfBuzz says come from the same
 * characters. */
static void collect(struct draft *d, const struct span *span)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(d->shaping->buffer, &n);
    const hb_glyph_position_t *positions =
        hb_buffer_get_glyph_positions(d->shaping->buffer, NULL);
    for (unsigned i = 0; i < n;) {
        const unsigned start = i;
        struct cluster c = {
            .text = (int32_t)infos[i].cluster,
            .glyph = d->glyphs.n,
            .face = (int16_t)span->face,
            .run = (int16_t)span->run,
            .scale = (int16_t)span->scale,
            .fallback = span->fallback,
            .orientation = (uint8_t)span->orientation,
        };
        for (; i < n && infos[i].cluster == infos[start].cluster; i++)
            add_glyph(d, span, &infos[i], &positions[i]);
        const int end = i < n ? (int)infos[i].cluster : span->to;
        c.text_length = end - c.text;
        c.n_glyphs = d->glyphs.n - c.glyph;
        int at = c.text;
        const int character = utf8_next(d->text, &at);
        finish(d, &c, character, class_of(character));
    }
}

static bool may_be_plain(const struct draft *d, const struct span *span)
{
    const struct style *style = d->box->text.runs[span->run].style;
    return span->orientation != GLYPH_UPRIGHT && !span->combined && !d->has_stand_ins &&
           !style->full_size_kana && !style->font_variant_east_asian &&
           face_is_plain(d->shaping->fonts, span->face);
}

/* What its glyph and its class make of the body of a known character. */
static void find_body(const struct fonts *fonts, struct known_glyph *known)
{
    const int advance = face_advance(fonts, known->face, known->glyph.id);
    const int upem = face_upem(fonts, known->face);
    const struct trim trim = class_trim(known->class, advance, upem);
    known->glyph.advance = advance;
    known->trim = trim.front;
    known->advance =
        known->class == CL_WESTERN_SPACE ? upem / 3 : advance - trim.front - trim.back;
    if (known->glyph.id >= (uint32_t)face_glyphs(fonts, known->face))
        fonts_report_damaged(fonts, known->face);
}

static const struct known_glyph *known_glyph(const struct draft *d, int face, int c)
{
    const struct fonts *fonts = d->shaping->fonts;
    struct known_glyph *known = &d->shaping->known_glyphs[(c ^ face * 131) & (KNOWN - 1)];
    if (known->character == c && known->face == face)
        return known;
    *known = (struct known_glyph){.character = c, .face = face, .class = class_of(c)};
    known->plain = is_plain_character(c)
                       ? face_plain_glyph(fonts, face, c, &known->glyph.id)
                       : PLAIN_NOT;
    if (known->plain != PLAIN_NOT)
        find_body(fonts, known);
    return known;
}

static void add_plain_cluster(struct draft *d, const struct span *span, int from, int to,
                              const struct known_glyph *known)
{
    struct cluster *c = list_add(&d->clusters);
    struct shaped_glyph *glyph = list_add(&d->glyphs);
    *c = (struct cluster){
        .text = from,
        .text_length = to - from,
        .glyph = d->glyphs.n - 1,
        .n_glyphs = 1,
        .face = (int16_t)span->face,
        .run = (int16_t)span->run,
        .scale = (int16_t)span->scale,
        .fallback = span->fallback,
        .orientation = (uint8_t)span->orientation,
        .class = (uint8_t)known->class,
        .advance = known->advance,
        .trim = known->trim,
    };
    *(int *)list_add(&d->chars) = known->character;
    *glyph = known->glyph;
    d->has_quotes |= is_quote(known->character);
    if (span->scale == 1000)
        return;
    glyph->advance = scaled(glyph->advance, span->scale);
    set_body(d, c);
}

/* What shaping would come to, if it is no more than a look into the font for each
 * character; otherwise false, and nothing is added. */
static bool add_plain(struct draft *d, const struct span *span)
{
    const int clusters = d->clusters.n, chars = d->chars.n, glyphs = d->glyphs.n;
    enum plainness before = PLAIN_ALWAYS;
    for (int at = span->from; at < span->to;) {
        const int from = at, c = utf8_next(d->text, &at);
        const struct known_glyph *known = known_glyph(d, span->face, c);
        const enum plainness plain = known->plain;
        if (plain == PLAIN_NOT || (plain == PLAIN_ALONE && before == PLAIN_ALONE)) {
            d->clusters.n = clusters;
            d->chars.n = chars;
            d->glyphs.n = glyphs;
            return false;
        }
        add_plain_cluster(d, span, from, at, known);
        before = plain;
    }
    return true;
}

/* The room of a slot: two digits, which stand side by side in a column too. */
static int slot_advance(const struct draft *d, int face, int widest)
{
    return d->box->style->writing_mode == VERTICAL_RL ? face_upem(d->shaping->fonts, face)
                                                      : 2 * widest;
}

/* The digits that a slot is filled with later, and room for as many as it is to hold. */
static void add_slot(struct draft *d, const struct span *span, enum slot slot)
{
    struct job *job = d->shaping->job;
    static const char ten[] = "0123456789";
    struct shaped_glyph *digits = ARENA_ARRAY(job->doc, struct shaped_glyph, 10);
    hb_buffer_t *buffer = d->shaping->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, ten, 10, 0, 10);
    hb_buffer_guess_segment_properties(buffer);
    shape_buffer(d, span->face, 0);
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    int widest = 0;
    for (unsigned i = 0; i < n && i < 10; i++) {
        digits[i] = (struct shaped_glyph){infos[i].codepoint, 0, 0,
                                          scaled(positions[i].x_advance, span->scale)};
        widest = digits[i].advance > widest ? digits[i].advance : widest;
    }
    d->digits = digits;
    const struct cluster cluster = {
        .text = span->from,
        .face = (int16_t)span->face,
        .run = (int16_t)span->run,
        .scale = (int16_t)span->scale,
        .advance = slot_advance(d, span->face, widest),
        .class = CL_NUMERAL,
        .slot = (uint8_t)slot,
    };
    draft_add_cluster(d, cluster, 0);
}

static void add_break(struct draft *d, const struct span *span)
{
    const struct cluster cluster = {
        .text = span->from,
        .face = (int16_t)span->face,
        .run = (int16_t)span->run,
        .class = CL_NONE,
        .break_after = BREAK_HERE_FORCED,
    };
    draft_add_cluster(d, cluster, 0);
}

/* --- quotes ------------------------------------------------------------------------- */

/* True if the face sets kana an em wide, and the cluster's glyph not. */
static bool is_narrow_among_wide(const struct draft *d, const struct cluster *c)
{
    enum { A = 0x3042 };
    hb_codepoint_t a;
    const struct shaped_glyph *glyph = list_at(&d->glyphs, c->glyph);
    hb_font_t *font = face_hb_font(d->shaping->fonts, c->face);
    const int upem = face_upem(d->shaping->fonts, c->face);
    return hb_font_get_nominal_glyph(font, A, &a) &&
           hb_font_get_glyph_h_advance(font, a) == upem &&
           glyph->advance < scaled(upem, c->scale);
}

/* Gives the cluster its full-width glyph (the feature fwid), if there is one. */
static void widen(struct draft *d, struct cluster *c)
{
    hb_buffer_t *buffer = d->shaping->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, d->text.p + c->text, c->text_length, 0, c->text_length);
    hb_buffer_guess_segment_properties(buffer);
    shape_buffer(d, c->face, HB_TAG('f', 'w', 'i', 'd'));
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, NULL);
    if (n != 1)
        return;
    *(struct shaped_glyph *)list_at(&d->glyphs, c->glyph) = (struct shaped_glyph){
        info->codepoint, 0, 0, scaled(position->x_advance, c->scale)};
    set_body(d, c);
}

void draft_widen_quotes(struct draft *d)
{
    for (int i = 0; i < d->clusters.n; i++) {
        struct cluster *c = draft_cluster(d, i);
        const int quote = draft_char(d, i);
        if (is_quote(quote) && c->n_glyphs == 1 &&
            (c->class == CL_OPENING || c->class == CL_CLOSING) &&
            c->orientation != GLYPH_UPRIGHT && is_narrow_among_wide(d, c))
            widen(d, c);
    }
}

/* --- a paragraph -------------------------------------------------------------------- */

static void add_text(struct draft *d, const struct span *span)
{
    if (may_be_plain(d, span) && add_plain(d, span))
        return;
    shape_text(d, span);
    if (span->combined)
        draft_combine(d, span);
    else
        collect(d, span);
}

void draft_shape(struct draft *d)
{
    list_reserve(&d->clusters, d->n_clusters);
    list_reserve(&d->chars, d->n_clusters);
    list_reserve(&d->glyphs, d->n_clusters);
    for (int i = 0; i < d->spans.n; i++) {
        const struct span *span = list_at(&d->spans, i);
        switch (d->box->text.runs[span->run].kind) {
        case RUN_TEXT:
            add_text(d, span);
            break;
        case RUN_BREAK:
            add_break(d, span);
            break;
        case RUN_PAGE_NUMBER:
            add_slot(d, span, SLOT_PAGE_NUMBER);
            break;
        case RUN_PAGE_COUNT:
            add_slot(d, span, SLOT_PAGE_COUNT);
            break;
        }
    }
}
