#include "shape/shaping.h"

#include "shape/classes.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* --- scripts ------------------------------------------------------------------------ */

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

/* True if a point or comma stands between two digits. */
static bool parts_digits(struct str text, int at, int end)
{
    return at > 0 && end < text.n && is_digit(text.p[at - 1]) && is_digit(text.p[end]);
}

/* What a family may take the cluster from another one as; 0: nothing. */
static unsigned script_of(struct str text, int at, int end)
{
    int next = at;
    const int c = utf8_next(text, &next);
    if (is_digit(c) || ((c == '.' || c == ',') && parts_digits(text, at, end)))
        return FONT_DIGITS;
    if (c < 0x2000)
        return FONT_LATIN;
    switch (class_of(c)) {
    case CL_HIRAGANA:
    case CL_KATAKANA:
    case CL_SMALL_KANA:
    case CL_PROLONGED:
        return FONT_KANA;
    case CL_KANJI:
        return FONT_KANJI;
    default:
        return 0;
    }
}

/* --- coverage ----------------------------------------------------------------------- */

/* A face has a mark if it has it by itself, or together with the character before. */
static bool covers_mark(const struct fonts *fonts, int face, int before, int mark)
{
    hb_codepoint_t both;
    return face_covers(fonts, face, mark) ||
           (hb_unicode_compose(hb_unicode_funcs_get_default(), (hb_codepoint_t)before,
                               (hb_codepoint_t)mark, &both) &&
            face_covers(fonts, face, (int)both));
}

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
        if (is_variation_selector(c)) {
            if (!face_covers_variant(fonts, face, before, c))
                coverage = coverage < COVERS_PLAIN ? coverage : COVERS_PLAIN;
        } else if (!is_ignorable(c) && !covers_mark(fonts, face, before, c)) {
            coverage = COVERS_BASE;
        }
        before = c;
    }
    return coverage;
}

int cluster_lacks(const struct fonts *fonts, int face, struct str cluster, int *at)
{
    int before = 0;
    for (int i = 0; i < cluster.n;) {
        const int start = i, c = utf8_next(cluster, &i);
        if (start >= *at && !is_ignorable(c) && !is_variation_selector(c) &&
            !covers_mark(fonts, face, before, c)) {
            *at = i;
            return c;
        }
        before = c;
    }
    return 0;
}

/* --- choosing ----------------------------------------------------------------------- */

/* The first family's own face. */
static struct chosen_face first_of(const struct font_list *list)
{
    const struct font_choice *first = list->choices;
    while (first->scripts)
        first++;
    return (struct chosen_face){first->face, first->scale, false, COVERS_NOTHING};
}

static struct chosen_face search(struct fonts *fonts, const struct font_list *list,
                                 struct str cluster, unsigned script, int stand_in)
{
    struct chosen_face best = first_of(list);
    for (int i = 0; i < list->n && best.coverage < COVERS_ALL; i++) {
        const struct font_choice *choice = &list->choices[i];
        if ((choice->scripts && !(choice->scripts & script)) ||
            !fonts_open(fonts, choice->face))
            continue;
        const enum coverage found = coverage_of(fonts, choice->face, cluster, stand_in);
        if (found > best.coverage)
            best = (struct chosen_face){choice->face, choice->scale, choice->fallback,
                                        found};
    }
    return best;
}

struct chosen_face face_for_column(struct draft *d, const struct font_list *list,
                                   struct str cluster, struct chosen_face chosen)
{
    struct fonts *fonts = d->shaping->fonts;
    int at = 0;
    const int c = utf8_next(cluster, &at);
    if (chosen.coverage < COVERS_ALL || !wants_vertical_form(c) ||
        face_has_vertical_form(fonts, chosen.face, c))
        return chosen;
    for (int i = 0; i < list->n; i++) {
        const struct font_choice *choice = &list->choices[i];
        if (!choice->scripts && fonts_open(fonts, choice->face) &&
            coverage_of(fonts, choice->face, cluster, 0) == COVERS_ALL &&
            face_has_vertical_form(fonts, choice->face, c))
            return (struct chosen_face){choice->face, choice->scale, choice->fallback,
                                        COVERS_ALL};
    }
    return chosen;
}

static struct chosen_face find_face(struct draft *d, const struct font_list *list,
                                    struct str text, int at, int end)
{
    struct fonts *fonts = d->shaping->fonts;
    const struct str cluster = str_slice(text, at, end);
    const unsigned script = script_of(text, at, end);
    int next = at;
    const struct chosen_face best = search(fonts, list, cluster, script, 0);
    const int stand_in = class_stand_in(utf8_next(text, &next));
    if (best.coverage > COVERS_NOTHING || !stand_in)
        return best;
    const struct chosen_face other = search(fonts, list, cluster, script, stand_in);
    d->has_stand_ins |= other.coverage > COVERS_NOTHING;
    return other;
}

static struct known_face *place_of(const struct draft *d, const struct font_list *list,
                                   int c)
{
    const int place = (c ^ list->choices[0].face * 131) & (KNOWN - 1);
    return &d->shaping->known_faces[place];
}

const struct chosen_face *known_face(const struct draft *d, const struct font_list *list,
                                     int c)
{
    const struct known_face *known = place_of(d, list, c);
    return known->character == c && known->list == list ? &known->chosen : NULL;
}

/* A character by itself has the same face wherever it stands, but for what may part
 * digits. */
struct chosen_face face_for(struct draft *d, const struct font_list *list,
                            struct str text, int at, int end)
{
    int next = at;
    const int c = utf8_next(text, &next);
    const bool had_stand_ins = d->has_stand_ins;
    d->has_stand_ins = false;
    const struct chosen_face chosen = find_face(d, list, text, at, end);
    if (next == end && c != '.' && c != ',' && chosen.coverage == COVERS_ALL &&
        !d->has_stand_ins)
        *place_of(d, list, c) = (struct known_face){c, list, chosen};
    d->has_stand_ins |= had_stand_ins;
    return chosen;
}

/* What the faces of a style hang on. */
struct asked_fonts {
    struct str family, scripts;
    int weight;
    const struct font_list *list; /* NULL: there is none */
};

static struct asked_fonts *find_asked(const struct shaping *s, const struct style *style)
{
    for (int i = 0; i < s->asked.n; i++) {
        struct asked_fonts *asked = list_at(&s->asked, i);
        if (asked->weight == style->font_weight &&
            str_eq(asked->family, style->font_family) &&
            str_eq(asked->scripts, style->font_scripts))
            return asked;
    }
    return NULL;
}

/* The faces of a run's style; NULL if the catalogue lacks a family. Asked once for each
 * families, scripts and weight. */
const struct font_list *faces_of_run(struct draft *d, const struct run *run)
{
    struct shaping *s = d->shaping;
    const struct style *style = run->style;
    const struct asked_fonts *known = find_asked(s, style);
    if (known)
        return known->list;
    const struct font_list *list =
        fonts_list(s->fonts, style->font_family, style->font_scripts, style->font_weight,
                   d->box->pos);
    *(struct asked_fonts *)list_add(&s->asked) = (struct asked_fonts){
        style->font_family, style->font_scripts, style->font_weight, list};
    return list;
}

struct list asked_fonts_in(struct arena *arena)
{
    return list_of(arena, sizeof(struct asked_fonts));
}
