#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* How the text of a property becomes a field of struct style. */
enum property_type {
    TYPE_LENGTH,
    TYPE_SIGNED_LENGTH,
    TYPE_SIZE,  /* a length from one point */
    TYPE_WORD,  /* one of the words; the field is an int, the value the word's place */
    TYPE_COUNT, /* a whole number from 1 */
    TYPE_THOUSANDTHS, /* a decimal */
    TYPE_FLAG,        /* one of two words; the field is a bool */
    TYPE_COLOR,
    TYPE_SPECIAL, /* see set_special */
};

/* Properties with a form of their own (set_special). */
enum special {
    SPECIAL_BACKGROUND,
    SPECIAL_BORDER,
    SPECIAL_BORDER_BOTTOM,
    SPECIAL_BORDER_LEFT,
    SPECIAL_BORDER_RIGHT,
    SPECIAL_BORDER_TOP,
    SPECIAL_BOX_SHADOW,
    SPECIAL_CONTINUED,
    SPECIAL_DIAGONAL,
    SPECIAL_FIT,
    SPECIAL_FONT_FAMILY,
    SPECIAL_FONT_SCRIPTS,
    SPECIAL_FONT_STRETCH,
    SPECIAL_FONT_WEIGHT,
    SPECIAL_GAP,
    SPECIAL_GYODORI,
    SPECIAL_KEEP_TOGETHER,
    SPECIAL_LANG,
    SPECIAL_LINE_GRID,
    SPECIAL_LINE_HEIGHT,
    SPECIAL_PADDING,
    SPECIAL_SHAPE,
    SPECIAL_SHAPE_HEAD,
    SPECIAL_SHAPE_SHAFT,
    SPECIAL_STRING_SET,
    SPECIAL_STRIPE,
    SPECIAL_TEXT_AUTOSPACE,
    SPECIAL_TEXT_COMBINE_UPRIGHT,
    SPECIAL_TEXT_DECORATION,
    SPECIAL_TEXT_EMPHASIS,
};

struct property {
    const char *name;
    enum property_type type;
    size_t offset;     /* of the field in struct style; of a special one: which it is */
    const char *words; /* parted by spaces; what a special one can be, for messages */
};

#define FIELD(field) offsetof(struct style, field)

static const char border_words[] =
    "a width and a colour of the palette, such as 0.5pt main, none or hidden";

static const struct property properties[] = {
    {"align-self", TYPE_WORD, FIELD(align_self), "start center end"},
    {"background", TYPE_SPECIAL, SPECIAL_BACKGROUND, "a colour of the palette, or none"},
    {"baseline-shift", TYPE_SIGNED_LENGTH, FIELD(baseline_shift), NULL},
    {"border", TYPE_SPECIAL, SPECIAL_BORDER, border_words},
    {"border-bottom", TYPE_SPECIAL, SPECIAL_BORDER_BOTTOM, border_words},
    {"border-left", TYPE_SPECIAL, SPECIAL_BORDER_LEFT, border_words},
    {"border-radius", TYPE_LENGTH, FIELD(border_radius), NULL},
    {"border-right", TYPE_SPECIAL, SPECIAL_BORDER_RIGHT, border_words},
    {"border-top", TYPE_SPECIAL, SPECIAL_BORDER_TOP, border_words},
    {"box-shadow", TYPE_SPECIAL, SPECIAL_BOX_SHADOW,
     "two lengths (right, down) and a colour of the palette, such as 0.6mm 0.6mm "
     "grey-30, "
     "or none"},
    {"break-after", TYPE_WORD, FIELD(break_after), "auto avoid page"},
    {"break-before", TYPE_WORD, FIELD(break_before), "auto avoid page"},
    {"break-inside", TYPE_WORD, FIELD(break_inside), "auto avoid"},
    {"color", TYPE_COLOR, FIELD(color), NULL},
    {"column-fill", TYPE_WORD, FIELD(column_fill), "auto balance"},
    {"column-gap", TYPE_LENGTH, FIELD(column_gap), NULL},
    {"column-span", TYPE_FLAG, FIELD(spans_columns), "none all"},
    {"continued", TYPE_SPECIAL, SPECIAL_CONTINUED, "a text, or none"},
    {"diagonal", TYPE_SPECIAL, SPECIAL_DIAGONAL,
     "down, up or both, a width and a colour of the palette, such as down 0.3pt grey-30, "
     "or none"},
    {"digit-width", TYPE_WORD, FIELD(digits), "keep full-if-single half"},
    {"fit-condense", TYPE_SPECIAL, SPECIAL_FIT, "90% to 100%"},
    {"fit-font-size", TYPE_SPECIAL, SPECIAL_FIT,
     "the least, up to 100%, the smallest type, and the most, up to 200%, such as 80% "
     "7.5pt 140%"},
    {"fit-line-height", TYPE_SPECIAL, SPECIAL_FIT,
     "the least and the most, 50% to 200%, such as 85% or 90% 110%"},
    {"fit-punctuation", TYPE_SPECIAL, SPECIAL_FIT, "0% to 100%, such as 50%"},
    {"fit-spacing", TYPE_SPECIAL, SPECIAL_FIT,
     "the least and the most, 10% to 400%, such as 60% or 70% 150%"},
    {"flex-grow", TYPE_THOUSANDTHS, FIELD(flex_grow), NULL},
    {"font-family", TYPE_SPECIAL, SPECIAL_FONT_FAMILY,
     "families of the font catalogue, parted by commas"},
    {"font-scripts", TYPE_SPECIAL, SPECIAL_FONT_SCRIPTS,
     "none, or scripts (latin, digits, kana, kanji) with a family, a size from 50% to "
     "200% or both, such as latin digits mincho 105%, kana 97%"},
    {"font-size", TYPE_SIZE, FIELD(font_size), NULL},
    {"font-stretch", TYPE_SPECIAL, SPECIAL_FONT_STRETCH,
     "a width from 30% to 200%, and perhaps a height, such as 90% or 100% 90%"},
    {"font-variant-east-asian", TYPE_WORD, FIELD(font_variant_east_asian),
     "normal jis78 jis83 jis90 jis04 traditional"},
    {"font-weight", TYPE_SPECIAL, SPECIAL_FONT_WEIGHT,
     "normal, bold, or a whole number from 100 to 900"},
    {"gap", TYPE_SPECIAL, SPECIAL_GAP,
     "one length or two (rows, columns), such as 2mm or 1mm 4mm"},
    {"gyodori", TYPE_SPECIAL, SPECIAL_GYODORI,
     "none, or a number of lines and how high they are, such as 2 17pt"},
    {"hanging-punctuation", TYPE_FLAG, FIELD(hanging_punctuation), "none allow-end"},
    {"height", TYPE_LENGTH, FIELD(height), NULL},
    {"hyphens", TYPE_WORD, FIELD(hyphens), "manual none auto"},
    {"jidori", TYPE_LENGTH, FIELD(jidori), NULL},
    {"justify-content", TYPE_WORD, FIELD(justify_content),
     "start space-between space-evenly center end"},
    {"keep-together", TYPE_SPECIAL, SPECIAL_KEEP_TOGETHER,
     "all, none, or some of leaders, digits, units, ordinals"},
    {"lang", TYPE_SPECIAL, SPECIAL_LANG, "a language, such as en or zh-TW"},
    {"letter-spacing", TYPE_SIGNED_LENGTH, FIELD(letter_spacing), NULL},
    {"line-break", TYPE_WORD, FIELD(line_break), "very-strict strict normal loose"},
    {"line-grid", TYPE_SPECIAL, SPECIAL_LINE_GRID,
     "a length from 1pt, such as 6mm, or none"},
    {"line-height", TYPE_SPECIAL, SPECIAL_LINE_HEIGHT,
     "a factor up to 20 or a length, such as 1.5 or 7mm"},
    {"margin-bottom", TYPE_LENGTH, FIELD(margin_bottom), NULL},
    {"margin-top", TYPE_LENGTH, FIELD(margin_top), NULL},
    {"orphans", TYPE_COUNT, FIELD(orphans), NULL},
    {"overflow-wrap", TYPE_FLAG, FIELD(overflow_wrap), "normal anywhere"},
    {"padding", TYPE_SPECIAL, SPECIAL_PADDING,
     "one to four lengths (top, right, bottom, left), such as 1mm 2mm"},
    {"padding-bottom", TYPE_LENGTH, FIELD(padding[SIDE_BOTTOM]), NULL},
    {"padding-left", TYPE_LENGTH, FIELD(padding[SIDE_LEFT]), NULL},
    {"padding-right", TYPE_LENGTH, FIELD(padding[SIDE_RIGHT]), NULL},
    {"padding-top", TYPE_LENGTH, FIELD(padding[SIDE_TOP]), NULL},
    {"punctuation-spacing", TYPE_FLAG, FIELD(punctuation_as_table), "css jlreq"},
    {"row-gap", TYPE_LENGTH, FIELD(row_gap), NULL},
    {"ruby-align", TYPE_WORD, FIELD(ruby_align),
     "auto start center space-between space-around"},
    {"ruby-overhang", TYPE_FLAG, FIELD(no_ruby_overhang), "auto none"},
    {"shape", TYPE_SPECIAL, SPECIAL_SHAPE,
     "rectangle, ellipse, circle, tab, brackets, or chevron, home-plate, arrow, "
     "triangle, "
     "trapezoid, speech or cut-tab with up, right, down or left"},
    {"shape-head", TYPE_SPECIAL, SPECIAL_SHAPE_HEAD,
     "a length or a percentage up to 100, such as 2mm or 40%"},
    {"shape-overhang", TYPE_LENGTH, FIELD(shape.overhang), NULL},
    {"shape-shaft", TYPE_SPECIAL, SPECIAL_SHAPE_SHAFT,
     "a percentage from 1 to 100, such as 52%"},
    {"string-set", TYPE_SPECIAL, SPECIAL_STRING_SET, "a name, or none"},
    {"stripe", TYPE_SPECIAL, SPECIAL_STRIPE,
     "row or group and a colour of the palette, such as group main-05, or none"},
    {"text-align", TYPE_WORD, FIELD(text_align), "start center end justify decimal"},
    {"text-autospace", TYPE_SPECIAL, SPECIAL_TEXT_AUTOSPACE,
     "none, or 0em to 1em, such as 0.25em"},
    {"text-combine-upright", TYPE_SPECIAL, SPECIAL_TEXT_COMBINE_UPRIGHT,
     "none, all, or digits with a number from 1 to 4, such as digits 2"},
    {"text-decoration", TYPE_SPECIAL, SPECIAL_TEXT_DECORATION,
     "none, or underline, overline or line-through, perhaps with solid, double, dotted, "
     "dashed or wavy, a thickness and a colour of the palette"},
    {"text-emphasis", TYPE_SPECIAL, SPECIAL_TEXT_EMPHASIS,
     "none, or filled or open, and dot, circle, double-circle, triangle or sesame"},
    {"text-indent", TYPE_SIGNED_LENGTH, FIELD(text_indent), NULL},
    {"text-orientation", TYPE_WORD, FIELD(text_orientation), "mixed upright"},
    {"text-spacing-trim", TYPE_WORD, FIELD(text_spacing_trim),
     "trim-start space-first normal trim-all"},
    {"text-transform", TYPE_FLAG, FIELD(full_size_kana), "none full-size-kana"},
    {"text-wrap", TYPE_WORD, FIELD(text_wrap), "auto stable pretty balance"},
    {"vertical-align", TYPE_WORD, FIELD(vertical_align), "top middle bottom baseline"},
    {"white-space", TYPE_FLAG, FIELD(nowrap), "normal nowrap"},
    {"widows", TYPE_COUNT, FIELD(widows), NULL},
    {"width", TYPE_LENGTH, FIELD(width), NULL},
    {"word-break", TYPE_FLAG, FIELD(auto_phrase), "normal auto-phrase"},
    {"writing-mode", TYPE_WORD, FIELD(writing_mode), "horizontal-tb vertical-rl"},
};

/* The table is in the order of the names, so those that begin alike stand together. */
static const struct property *find(const char *name)
{
    int from = 0, to = (int)(sizeof properties / sizeof *properties);
    while (from < to) {
        const int middle = (from + to) / 2;
        const char *other = properties[middle].name;
        const int order =
            name[0] != other[0] ? (name[0] < other[0] ? -1 : 1) : strcmp(name, other);
        if (!order)
            return &properties[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

const struct property *property_find(const char *name)
{
    return find(name);
}

bool property_is_size(const struct property *property)
{
    return property->offset == FIELD(font_size) && property->type == TYPE_SIZE;
}

struct str property_word(const char *name, const struct style *style)
{
    const struct property *property = find(name);
    const char *field = (const char *)style + property->offset;
    const bool flag = property->type == TYPE_FLAG;
    const int value = flag ? *(const bool *)field : *(const int *)(const void *)field;
    struct str rest = str_of(property->words), word = str_word(&rest);
    for (int i = 0; i < value; i++)
        word = str_word(&rest);
    return word;
}

int word_find(const char *words, struct str value)
{
    struct str rest = str_of(words);
    int i = 0;
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest), i++)
        if (str_eq(word, value))
            return i;
    return -1;
}

static bool parse_padding(struct styling *g, struct str value)
{
    emu side[SIDES];
    int n = 0;
    for (struct str word = str_word(&value); word.n; word = str_word(&value)) {
        if (n == SIDES || !length_parse(word, g->style.font_size, &side[n]) ||
            side[n] < 0)
            return false;
        n++;
    }
    if (!n)
        return false;
    g->style.padding[SIDE_TOP] = side[0];
    g->style.padding[SIDE_RIGHT] = side[n > 1 ? 1 : 0];
    g->style.padding[SIDE_BOTTOM] = side[n > 2 ? 2 : 0];
    g->style.padding[SIDE_LEFT] = side[n > 3 ? 3 : n > 1 ? 1 : 0];
    return true;
}

static bool parse_border(struct composing *c, struct styling *g, enum special which,
                         struct str value, struct place place)
{
    static const enum special sides[SIDES] = {SPECIAL_BORDER_TOP, SPECIAL_BORDER_RIGHT,
                                              SPECIAL_BORDER_BOTTOM, SPECIAL_BORDER_LEFT};
    struct border border;
    bool hidden;
    if (!border_parse(c, value, place, &border, &hidden))
        return false;
    for (int i = 0; i < SIDES; i++) {
        if (which != SPECIAL_BORDER && which != sides[i])
            continue;
        g->style.border[i] = border;
        g->style.border_hidden[i] = hidden;
    }
    return true;
}

static bool parse_background(struct composing *c, struct styling *g, struct str value,
                             struct place place)
{
    g->style.has_background = !str_is(value, "none");
    if (g->style.has_background)
        palette_find(c, value, place, &g->style.background);
    return true;
}

static bool parse_line_height(struct styling *g, struct str value)
{
    enum { MOST = 20 * 1000 };
    if (permille_parse(value, &g->line_factor))
        return g->line_factor > 0 && g->line_factor <= MOST;
    g->line_factor = 0;
    return length_parse(value, g->style.font_size, &g->style.line_height) &&
           g->style.line_height > 0;
}

static bool parse_gap(struct styling *g, struct str value)
{
    const struct str row = str_word(&value), column = str_word(&value);
    emu *const fields[] = {&g->style.row_gap, &g->style.column_gap};
    const struct str words[] = {row, column.n ? column : row};
    for (int i = 0; i < 2; i++)
        if (!length_parse(words[i], g->style.font_size, fields[i]) || *fields[i] < 0)
            return false;
    return str_word(&value).n == 0;
}

/* "6mm" or "none" */
static bool parse_grid(struct styling *g, struct str value)
{
    g->style.line_grid = 0;
    return str_is(value, "none") ||
           (length_parse(value, g->style.font_size, &g->style.line_grid) &&
            g->style.line_grid >= EMU_PT);
}

static bool parse_weight(struct styling *g, struct str value)
{
    if (str_is(value, "normal") || str_is(value, "bold")) {
        g->style.font_weight = str_is(value, "bold") ? 700 : 400;
        return true;
    }
    return str_to_int(value, &g->style.font_weight) && g->style.font_weight >= 100 &&
           g->style.font_weight <= 900;
}

/* "none", or a share of an em ("0.25em") */
static bool parse_autospace(struct styling *g, struct str value)
{
    if (str_is(value, "none")) {
        g->style.text_autospace = 0;
        return true;
    }
    return str_ends(value, STR("em")) &&
           permille_parse(str_slice(value, 0, value.n - 2), &g->style.text_autospace) &&
           g->style.text_autospace >= 0 && g->style.text_autospace <= 1000;
}

/* "arrow down"; what points somewhere points to the right unless it is said. */
static bool parse_shape(struct styling *g, struct str value)
{
    enum { FIRST_POINTING = SHAPE_CHEVRON, LAST_POINTING = SHAPE_SPEECH };
    const struct str name = str_word(&value), toward = str_word(&value);
    const int kind =
        word_find("rectangle ellipse circle chevron home-plate arrow triangle "
                  "trapezoid speech tab cut-tab brackets",
                  name);
    const int side = toward.n ? word_find("up right down left", toward) : SIDE_RIGHT;
    const bool points =
        (kind >= FIRST_POINTING && kind <= LAST_POINTING) || kind == SHAPE_CUT_TAB;
    if (kind < 0 || side < 0 || str_word(&value).n || (toward.n && !points))
        return false;
    g->style.shape.kind = (enum shape_kind)kind;
    g->style.shape.toward = (enum side)side;
    return true;
}

static bool parse_percent(struct str value, int *share)
{
    int percent;
    if (!str_ends(value, STR("%")) ||
        !permille_parse(str_slice(value, 0, value.n - 1), &percent))
        return false;
    *share = percent / 100;
    return *share >= 0 && *share <= 1000;
}

static bool parse_head(struct styling *g, struct str value)
{
    struct shape *shape = &g->style.shape;
    shape->head = shape->head_share = 0;
    return parse_percent(value, &shape->head_share) ||
           (length_parse(value, g->style.font_size, &shape->head) && shape->head >= 0);
}

/* "0.6mm 0.6mm grey-30" or "none" */
static bool parse_shadow(struct composing *c, struct styling *g, struct str value,
                         struct place place)
{
    struct shadow shadow = {0};
    const struct str x = str_word(&value), y = str_word(&value), color = str_word(&value);
    if (!str_is(x, "none")) {
        shadow.is_there = true;
        if (!length_parse(x, g->style.font_size, &shadow.x) ||
            !length_parse(y, g->style.font_size, &shadow.y) || !color.n)
            return false;
        palette_find(c, color, place, &shadow.color);
    }
    g->style.shadow = shadow;
    return str_word(&value).n == 0 && (shadow.is_there || !y.n);
}

static bool parse_string_set(struct styling *g, struct str value)
{
    const struct str name = str_word(&value);
    g->style.string_set = str_is(name, "none") ? STR("") : name;
    return name.n && !str_trim(value).n;
}

/* Letters and figures in parts of up to eight, parted by hyphens (BCP 47). */
static bool parse_lang(struct styling *g, struct str value)
{
    int part = 0;
    for (int i = 0; i < value.n; i++) {
        const char ch = value.p[i];
        const bool letter = (ch | 32) >= 'a' && (ch | 32) <= 'z';
        if (!letter && ch != '-' && (ch < '0' || ch > '9' || i == 0))
            return false;
        if (ch == '-' && !part)
            return false;
        part = ch == '-' ? 0 : part + 1;
        if (part > 8)
            return false;
    }
    g->style.lang = value;
    return part > 0;
}

static bool set_special(struct composing *c, struct styling *g, const struct property *p,
                        struct str value, struct place place)
{
    switch ((enum special)p->offset) {
    case SPECIAL_BORDER:
    case SPECIAL_BORDER_TOP:
    case SPECIAL_BORDER_RIGHT:
    case SPECIAL_BORDER_BOTTOM:
    case SPECIAL_BORDER_LEFT:
        return parse_border(c, g, (enum special)p->offset, value, place);
    case SPECIAL_BACKGROUND:
        return parse_background(c, g, value, place);
    case SPECIAL_CONTINUED:
        return continued_parse(c, g, value);
    case SPECIAL_DIAGONAL:
        return diagonal_parse(c, g, value, place);
    case SPECIAL_STRIPE:
        return stripe_parse(c, g, value, place);
    case SPECIAL_BOX_SHADOW:
        return parse_shadow(c, g, value, place);
    case SPECIAL_SHAPE:
        return parse_shape(g, value);
    case SPECIAL_SHAPE_HEAD:
        return parse_head(g, value);
    case SPECIAL_SHAPE_SHAFT:
        return parse_percent(value, &g->style.shape.shaft) && g->style.shape.shaft > 0;
    case SPECIAL_PADDING:
        return parse_padding(g, value);
    case SPECIAL_LINE_HEIGHT:
        return parse_line_height(g, value);
    case SPECIAL_LINE_GRID:
        return parse_grid(g, value);
    case SPECIAL_GAP:
        return parse_gap(g, value);
    case SPECIAL_FONT_WEIGHT:
        return parse_weight(g, value);
    case SPECIAL_GYODORI:
        return gyodori_parse(g, value);
    case SPECIAL_FONT_SCRIPTS:
        return font_scripts_parse(g, value);
    case SPECIAL_FONT_STRETCH:
        return font_stretch_parse(g, value);
    case SPECIAL_TEXT_AUTOSPACE:
        return parse_autospace(g, value);
    case SPECIAL_STRING_SET:
        return parse_string_set(g, value);
    case SPECIAL_LANG:
        return parse_lang(g, value);
    case SPECIAL_FIT:
        return fit_parse(g, p->name, value);
    case SPECIAL_TEXT_COMBINE_UPRIGHT:
        return text_combine_parse(g, value);
    case SPECIAL_TEXT_DECORATION:
        return text_decoration_parse(c, g, value, place);
    case SPECIAL_TEXT_EMPHASIS:
        return text_emphasis_parse(g, value);
    case SPECIAL_KEEP_TOGETHER:
        return keep_together_parse(g, value);
    case SPECIAL_FONT_FAMILY:
        g->style.font_family = value; /* whether there is such a family is for the
                                         catalogue to say */
        return true;
    }
    return false;
}

static bool set(struct composing *c, struct styling *g, const struct property *p,
                struct str value, struct place place)
{
    void *field = (char *)&g->style + p->offset;
    emu *length = field;
    int *number = field;
    int word;
    switch (p->type) {
    case TYPE_LENGTH:
        return length_parse(value, g->style.font_size, length) && *length >= 0;
    case TYPE_SIGNED_LENGTH:
        return length_parse(value, g->style.font_size, length);
    case TYPE_SIZE:
        return length_parse(value, g->style.font_size, length) && *length >= EMU_PT;
    case TYPE_WORD:
    case TYPE_FLAG:
        word = word_find(p->words, value);
        if (word < 0)
            return false;
        if (p->type == TYPE_FLAG)
            *(bool *)field = word == 1;
        else
            *number = word;
        return true;
    case TYPE_COUNT:
        return str_to_int(value, number) && *number >= 1 && *number <= 100;
    case TYPE_THOUSANDTHS:
        return permille_parse(value, number) && *number >= 0 && *number <= 100000000;
    case TYPE_COLOR:
        palette_find(c, value, place, field);
        return true;
    default:
        return set_special(c, g, p, value, place);
    }
}

const char *words_with_or(struct arena *arena, const char *words)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    struct str rest = str_of(words);
    for (struct str word = str_word(&rest); word.n;) {
        const struct str next = str_word(&rest);
        const bool last = !str_trim(rest).n;
        strbuf_add(&b, word);
        if (next.n)
            strbuf_add_c(&b, last ? " or " : ", ");
        word = next;
    }
    return strbuf_str(&b).p;
}

/* What a property can be, for messages. */
static const char *allowed_by(struct arena *arena, const struct property *p)
{
    switch (p->type) {
    case TYPE_LENGTH:
        return "a length from 0 to 2000mm, such as 12.5mm, 9pt, 13Q or 1.5em";
    case TYPE_SIZE:
        return "a length from 1pt, such as 9pt, 13Q, 4mm or 0.8em";
    case TYPE_SIGNED_LENGTH:
        return "a length, such as 12.5mm, 9pt, 13Q or -0.5em";
    case TYPE_WORD:
    case TYPE_FLAG:
        return words_with_or(arena, p->words);
    case TYPE_COUNT:
        return "a whole number from 1 to 100";
    case TYPE_THOUSANDTHS:
        return "a number from 0 to 100000, such as 1 or 0.5";
    default:
        return p->words;
    }
}

bool property_set(struct composing *c, struct styling *g, const struct property *p,
                  struct str value, struct place place)
{
    if (set(c, g, p, str_trim(value), place))
        return true;
    DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE, place_pos(c, place), p->name,
         str_c(c->job->doc, value), allowed_by(c->job->doc, p));
    return false;
}
