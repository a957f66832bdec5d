#include "quantity/reader.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { MOST_DIGITS = 100, BLACK_STAR = 0x2605, WHITE_STAR = 0x2606 };

/* The digits of one number, and how they are printed. */
struct digits {
    char plain[MOST_DIGITS]; /* of one part, in ASCII; those that there is room for */
    int n;
    int whole;         /* digits in front of the point */
    bool narrow, wide; /* the widths that occur */
    bool gap;          /* a blank behind the point */
};

static void add_digit(struct digits *d, int c)
{
    if (d->n < MOST_DIGITS)
        d->plain[d->n] = (char)c;
    d->n++;
}

static int take(struct reader *r, struct digits *d)
{
    const int start = r->w.at, c = words_next(&r->w);
    if (r->w.at - start > 1)
        d->wide = true;
    else
        d->narrow = true;
    return c;
}

/* True if a comma at the reading place parts thousands: three digits and then no
 * fourth. */
static bool comma_groups(const struct reader *r)
{
    struct words ahead = r->w;
    if (words_next(&ahead) != ',')
        return false;
    for (int i = 0; i < 3; i++)
        if (!is_digit(words_next(&ahead)))
            return false;
    return !is_digit(words_peek(&ahead));
}

static bool take_whole(struct reader *r, struct digits *d, struct quantity_style *style)
{
    int run = 0;
    d->whole = 0;
    while (is_digit(words_peek(&r->w)) || (d->whole && comma_groups(r))) {
        const int start = r->w.at, c = take(r, d);
        if (c == ',') {
            if (run > 3 || (style->grouped && run != 3 && run != d->whole))
                return words_fail(&r->w, start, "the commas do not part thousands");
            style->grouped = true;
            run = 0;
            continue;
        }
        add_digit(d, c);
        d->whole++;
        run++;
    }
    return d->whole || words_fail(&r->w, r->w.at, "a digit is expected");
}

static bool take_decimals(struct reader *r, struct digits *d,
                          struct quantity_style *style)
{
    if (words_peek(&r->w) != '.')
        return true;
    add_digit(d, take(r, d));
    struct words ahead = r->w;
    words_skip_spaces(&ahead);
    if (ahead.at > r->w.at && is_digit(words_peek(&ahead))) {
        d->gap = true;
        r->w = ahead;
    }
    for (; is_digit(words_peek(&r->w)); style->decimals++)
        add_digit(d, take(r, d));
    return style->decimals || words_fail(&r->w, r->w.at, "a digit is expected");
}

/* The scale word behind the digits; NULL if there is none. A lesser scale of a unit (分
 * of 割) belongs to the number only behind a greater one. */
static const struct scale *take_scale(struct reader *r,
                                      const struct quantity_style *style)
{
    const struct units *units = r->notation->units;
    const struct scale *scale = units_scale(units, words_left(&r->w));
    const struct scale *last =
        style->n_scales ? style->scales[style->n_scales - 1] : NULL;
    const struct str of = last ? last->of : STR("");
    if (scale && (style->n_scales ? str_eq(scale->of, of) : scale->leads)) {
        r->w.at += scale->word.n;
        return scale;
    }
    struct words ahead = r->w;
    words_skip_spaces(&ahead);
    scale = units_scale(units, words_left(&ahead));
    if (scale && scale->leads && ahead.at > r->w.at)
        r->w.why = "a blank parts the number from its scale word";
    return NULL;
}

static const struct number *add_part(struct arena *arena, const struct number *sum,
                                     struct str digits, int power)
{
    const struct number *part = number_parse(arena, digits);
    if (power)
        part = number_scale(arena, part, power);
    return sum ? number_add(arena, sum, part) : part;
}

static bool take_parts(struct reader *r, struct quantity_value *v, struct digits *d)
{
    struct quantity_style *style = &v->style;
    for (int last = 99;;) {
        const int start = r->w.at;
        d->n = 0;
        if (!take_whole(r, d, style) || !take_decimals(r, d, style))
            return false;
        if (style->n_scales && d->plain[0] == '0' && d->whole > 1)
            style->pad = d->whole;
        if (d->n > MOST_DIGITS)
            return words_fail(&r->w, start, "the number is too long");
        const struct scale *scale = take_scale(r, style);
        const int power = scale ? scale->power : 0;
        if (r->w.why)
            return false;
        if (style->n_scales == QUANTITY_SCALES || power >= last)
            return words_fail(&r->w, start, "the scale words do not fall");
        style->scales[style->n_scales++] = scale;
        last = power;
        v->value = add_part(r->arena, v->value, (struct str){d->plain, d->n}, power);
        if (!scale || !is_digit(words_peek(&r->w)))
            return true;
        if (style->decimals)
            return words_fail(&r->w, r->w.at, "a part with decimals must be the last");
    }
}

/* Numbers of several parts, full width or leading zeros may be printed in more ways than
 * a style has. */
static bool may_differ(const struct quantity_style *style, const struct digits *d,
                       struct str printed)
{
    return style->n_scales > 1 || d->wide || d->gap ||
           (printed.n > 1 && printed.p[0] == '0' && printed.p[1] != '.');
}

bool reader_take_number(struct reader *r, struct quantity_value *v)
{
    struct digits d = {.whole = 0};
    const int start = r->w.at;
    if (!take_parts(r, v, &d))
        return false;
    v->style.wide = d.wide;
    if (d.gap)
        v->doubt = "a blank stands inside the number";
    const struct str printed = str_slice(r->w.s, start, r->w.at);
    if (may_differ(&v->style, &d, printed) &&
        !str_eq(quantity_print_digits(r->arena, v->value, &v->style), printed))
        v->digits = printed;
    return true;
}

bool reader_take_stars(struct reader *r, struct quantity_value *v)
{
    int full = 0, empty = 0;
    for (; full < MOST_DIGITS && words_take_char(&r->w, BLACK_STAR); full++)
        continue;
    for (; full && empty < MOST_DIGITS && words_take_char(&r->w, WHITE_STAR); empty++)
        continue;
    if (!full)
        return false;
    v->value = number_from_int(r->arena, full);
    v->style.stars = full + empty;
    v->unit = v->printed_unit = STR("★");
    return true;
}
