#include "quantity/quantity.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { MOST_DIGITS = 100 };

/* Where the reading stands, and what went wrong first. */
struct reader {
    struct arena *arena;
    const struct notation *notation;
    struct str s;
    int at;
    const char *why;
};

static const struct {
    const char *word;
    int exponent;
} scale_words[] = {
    {"百万", 6}, {"千万", 7}, {"千億", 11}, {"千兆", 15}, /* the longer ones first */
    {"千", 3},   {"万", 4},   {"億", 8},    {"兆", 12},   {"京", 16},
};

static const struct {
    const char *word;
    enum quantity_bound bound;
} bound_words[] = {
    {"以上", BOUND_AT_LEAST},
    {"超", BOUND_MORE_THAN},
    {"以下", BOUND_AT_MOST},
    {"未満", BOUND_LESS_THAN},
};

static struct str left(const struct reader *r)
{
    return str_slice(r->s, r->at, r->s.n);
}

/* The folded code point at the reading place; -1 at the end. */
static int peek(const struct reader *r)
{
    int at = r->at;
    return fold_width(utf8_next(r->s, &at));
}

static int take(struct reader *r)
{
    return fold_width(utf8_next(r->s, &r->at));
}

static bool take_word(struct reader *r, const char *word)
{
    if (!str_starts(left(r), str_of(word)))
        return false;
    r->at += str_of(word).n;
    return true;
}

static void skip_spaces(struct reader *r)
{
    while (is_xml_space(peek(r)))
        take(r);
}

static bool fail(struct reader *r, int at, const char *why)
{
    r->at = at;
    r->why = why;
    return false;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_minus(int c)
{
    return c == '-' || c == 0x2212 || c == 0x25B3 || c == 0x25B2; /* − △ ▲ */
}

static bool is_dash(int c)
{
    return c == '-' || c == 0x2212 || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

int quantity_scale_word(struct str unit, int *length)
{
    for (int i = 0; i < (int)(sizeof scale_words / sizeof *scale_words); i++)
        if (str_starts(unit, str_of(scale_words[i].word))) {
            *length = str_of(scale_words[i].word).n;
            return scale_words[i].exponent;
        }
    *length = 0;
    return 0;
}

/* True if a comma at the reading place parts thousands: three digits and then no
 * fourth. */
static bool comma_groups(const struct reader *r)
{
    struct reader ahead = *r;
    if (take(&ahead) != ',')
        return false;
    for (int i = 0; i < 3; i++)
        if (!is_digit(take(&ahead)))
            return false;
    return !is_digit(peek(&ahead));
}

/* The digits of one part, as plain ASCII in `b`. */
static bool take_digits(struct reader *r, struct strbuf *b, struct quantity_style *style,
                        int *whole)
{
    int run = 0;
    *whole = 0;
    while (is_digit(peek(r)) || (*whole && comma_groups(r))) {
        const int start = r->at, c = take(r);
        if (c == ',') {
            if (run > 3 || (style->grouped && run != 3 && run != *whole))
                return fail(r, start, "the commas do not part thousands");
            style->grouped = true;
            run = 0;
            continue;
        }
        style->wide |= r->at - start > 1;
        strbuf_add_char(b, (char)c);
        ++*whole;
        run++;
    }
    if (!*whole)
        return fail(r, r->at, "a digit is expected");
    if (peek(r) != '.')
        return true;
    strbuf_add_char(b, (char)take(r));
    for (; is_digit(peek(r)); style->decimals++)
        strbuf_add_char(b, (char)take(r));
    return style->decimals || fail(r, r->at, "a digit is expected");
}

/* The power of ten of the scale word behind the digits; 0 if there is none. */
static int take_scale_word(struct reader *r)
{
    struct reader ahead = *r;
    int length;
    const int exponent = quantity_scale_word(left(r), &length);
    r->at += length;
    skip_spaces(&ahead);
    quantity_scale_word(left(&ahead), &length);
    if (!exponent && length)
        r->why = "a blank parts the number from its scale word";
    return exponent;
}

/* Digits and scale words: 1兆9,128億. The value comes with the scales multiplied out. */
static bool take_number(struct reader *r, struct quantity_value *v)
{
    struct quantity_style *style = &v->style;
    v->value = number_from_int(r->arena, 0);
    for (int last = 99;;) {
        struct strbuf digits;
        int whole;
        const int start = r->at;
        strbuf_init(&digits, r->arena);
        if (!take_digits(r, &digits, style, &whole))
            return false;
        if (style->n_scales && digits.p[0] == '0' && whole > 1)
            style->pad = whole;
        if (digits.n > MOST_DIGITS)
            return fail(r, start, "the number is too long");
        const int exponent = take_scale_word(r);
        if (r->why)
            return false;
        if (style->n_scales == QUANTITY_SCALES || exponent >= last)
            return fail(r, start, "the scale words do not fall");
        style->scales[style->n_scales++] = last = exponent;
        const struct number *part = number_parse(r->arena, strbuf_str(&digits));
        v->value = number_add(r->arena, v->value, number_scale(r->arena, part, exponent));
        if (!exponent || !is_digit(peek(r)))
            return true;
        if (style->decimals)
            return fail(r, r->at, "a part with decimals must be the last");
    }
}

/* True where a unit cannot go on. */
static bool ends_unit(const struct reader *r)
{
    const int c = peek(r);
    if (c < 0 || c == '/' || c == '(' || c == ')' || c == ',' || c == '.' ||
        c == 0x3001 || c == 0x301C || c == '~' || is_digit(c) || is_xml_space(c) ||
        is_minus(c))
        return true;
    for (int i = 0; i < (int)(sizeof bound_words / sizeof *bound_words); i++)
        if (str_starts(left(r), str_of(bound_words[i].word)))
            return true;
    return str_starts(left(r), STR("程度"));
}

static void take_unit(struct reader *r, struct quantity_value *v)
{
    struct strbuf unit;
    strbuf_init(&unit, r->arena);
    while (!ends_unit(r))
        utf8_add(&unit, take(r));
    v->unit = strbuf_str(&unit);
}

/* /3年 /年 ／人 */
static bool take_over(struct reader *r, struct quantity_value *v)
{
    if (peek(r) != '/')
        return true;
    take(r);
    int years = 0;
    const int start = r->at;
    while (is_digit(peek(r)) && years < 1000)
        years = years * 10 + (take(r) - '0');
    const bool counted = r->at > start;
    if (take_word(r, "年間") || take_word(r, "年")) {
        v->over_years = years;
        v->per_year = !counted;
        if (counted && !years)
            return fail(r, start, "a total over no years means nothing");
    } else if (counted) {
        r->why = "a number of years is expected after the slash, as in /3年";
    } else {
        const struct quantity_value before = *v;
        take_unit(r, v);
        v->per = v->unit;
        v->unit = before.unit;
        if (!v->per.n)
            r->why = "a unit is expected after the slash";
    }
    return !r->why;
}

static void take_bound(struct reader *r, struct quantity_value *v)
{
    for (int i = 0; i < (int)(sizeof bound_words / sizeof *bound_words); i++)
        if (!v->bound && take_word(r, bound_words[i].word))
            v->bound = bound_words[i].bound;
    if (take_word(r, "程度"))
        v->approximate = true;
}

static bool take_value(struct reader *r, struct quantity_value *v)
{
    const int start = r->at;
    if (take_word(r, "約"))
        v->approximate = true;
    const bool negative = is_minus(peek(r));
    if (negative)
        v->style.minus = utf8_next(r->s, &r->at);
    v->before = str_slice(r->s, start, r->at);
    if (!take_number(r, v))
        return false;
    if (negative)
        v->value = number_subtract(r->arena, number_from_int(r->arena, 0), v->value);
    const int behind = r->at;
    skip_spaces(r);
    take_unit(r, v);
    if (!take_over(r, v))
        return false;
    take_bound(r, v);
    v->after = str_slice(r->s, behind, r->at);
    return true;
}

/* The comma between two values of one cell. Behind bare digits it would be a guess: it
 * might be meant to part thousands. */
static bool take_separator(struct reader *r, const struct quantity_value *previous)
{
    if (!previous->unit.n)
        return false;
    skip_spaces(r);
    if (peek(r) != ',' && peek(r) != 0x3001)
        return false;
    take(r);
    skip_spaces(r);
    return true;
}

static enum quantity_missing missing_sign(struct str text)
{
    int at = 0;
    const int c = fold_width(utf8_next(text, &at));
    if (at < text.n)
        return MISSING_NOT;
    if (is_dash(c))
        return MISSING_NONE;
    if (c == 0x2026)
        return MISSING_UNKNOWN;
    return c == 'x' || c == 'X' ? MISSING_SUPPRESSED : MISSING_NOT;
}

/* What to say of text that is left over behind a value. */
static const char *leftover(const struct reader *r)
{
    if (peek(r) == '(')
        return "a remark in brackets is not part of the value; give it as a note or a "
               "period";
    return "this is not part of a quantity";
}

bool quantity_parse(struct arena *arena, const struct notation *notation, struct str text,
                    struct quantity *quantity, const char **why, int *offset)
{
    *quantity = (struct quantity){.text = str_trim(text)};
    quantity->missing = missing_sign(quantity->text);
    if (quantity->missing)
        return true;
    const int end = (int)(quantity->text.p + quantity->text.n - text.p);
    struct reader r = {
        .arena = arena, .notation = notation, .s = str_slice(text, 0, end)};
    skip_spaces(&r);
    do {
        if (quantity->n == QUANTITY_VALUES)
            r.why = "there are too many values in one cell";
        else if (take_value(&r, &quantity->values[quantity->n]))
            quantity->n++;
    } while (!r.why && take_separator(&r, &quantity->values[quantity->n - 1]));
    if (!r.why && r.at < r.s.n)
        r.why = leftover(&r);
    *why = r.why;
    *offset = r.at;
    return !r.why;
}
