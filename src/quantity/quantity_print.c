#include "quantity/reader.h"

#include "base/arena.h"
#include "base/utf8.h"

static int power_of(const struct scale *scale)
{
    return scale ? scale->power : 0;
}

static void add_char(struct strbuf *b, char c, const struct quantity_style *style)
{
    utf8_add(b, style->wide ? c + 0xFEE0 : c);
}

/* The digits of one part, filled with zeros up to `pad` of them. */
static void add_part(struct strbuf *b, struct str digits, int pad,
                     const struct quantity_style *style)
{
    while (digits.n > 1 && digits.p[0] == '0')
        digits = str_slice(digits, 1, digits.n);
    for (int place = digits.n > pad ? digits.n : pad; place > 0; place--) {
        add_char(b, place > digits.n ? '0' : digits.p[digits.n - place], style);
        if (style->grouped && place > 1 && place % 3 == 1)
            add_char(b, ',', style);
    }
}

static struct str print_stars(struct arena *arena, const struct number *value, int places)
{
    struct strbuf b;
    int64_t n;
    strbuf_init(&b, arena);
    number_to_int(value, ROUND_HALF_UP, &n);
    for (int i = 0; i < places || i < n; i++)
        strbuf_add(&b, i < n ? STR("★") : STR("☆"));
    return strbuf_str(&b);
}

/* The value is rounded once, in its last scale, so that a carry reaches every part; a
 * scale is a power of ten, so the parts are runs of its digits. Parts of nothing in front
 * are left out. */
struct str quantity_print_digits(struct arena *arena, const struct number *value,
                                 const struct quantity_style *style)
{
    if (style->stars)
        return print_stars(arena, value, style->stars);
    const int lowest = power_of(style->scales[style->n_scales - 1]);
    const struct number *scaled = lowest ? number_scale(arena, value, -lowest) : value;
    struct str digits =
        number_print(arena, scaled, style->decimals, ROUND_HALF_UP, false);
    if (digits.p[0] == '-')
        digits = str_slice(digits, 1, digits.n);
    const int whole = digits.n - (style->decimals ? style->decimals + 1 : 0);
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0, at = 0; i < style->n_scales; i++) {
        const int end = whole - (power_of(style->scales[i]) - lowest);
        if (end <= at)
            continue;
        add_part(&b, str_slice(digits, at, end), at ? style->pad : 0, style);
        for (int k = whole; end == whole && k < digits.n; k++)
            add_char(&b, digits.p[k], style);
        if (style->scales[i] && !style->scale_follows)
            strbuf_add(&b, style->scales[i]->word);
        at = end;
    }
    return strbuf_str(&b);
}

static const struct scale *last_scale(const struct quantity_value *v)
{
    return v->style.n_scales ? v->style.scales[v->style.n_scales - 1] : NULL;
}

int quantity_power(const struct quantity_value *v)
{
    return power_of(last_scale(v));
}

/* The unit behind digits and scale word; of 割 it is part of the scale word. */
static struct str unit_behind(const struct quantity_value *v)
{
    const struct scale *scale = last_scale(v);
    return v->style.stars || (scale && scale->of.n) ? STR("") : v->unit;
}

struct str quantity_print_unit(struct arena *arena, const struct quantity_value *v)
{
    const struct scale *scale = last_scale(v);
    return str_format(arena, "%.*s%.*s", STR_ARG(scale ? scale->word : STR("")),
                      STR_ARG(unit_behind(v)));
}

struct str quantity_print_like(struct arena *arena, const struct number *value,
                               const struct quantity_value *like)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    const int minus = like->style.minus ? like->style.minus : '-';
    const bool negative = number_sign(value) < 0;
    const bool bracket = negative && fold_width(minus) == '(';
    const int close = minus + 1; /* as Unicode has it */
    const bool inside = bracket && fold_width(utf8_next(like->after, &(int){0})) != ')';
    const struct str unit =
        like->style.scale_follows ? quantity_print_unit(arena, like) : unit_behind(like);
    if (negative)
        utf8_add(&b, minus);
    strbuf_add(&b, quantity_print_digits(arena, value, &like->style));
    if (bracket && !inside)
        utf8_add(&b, close);
    strbuf_add(&b, unit);
    if (inside)
        utf8_add(&b, close);
    return strbuf_str(&b);
}

static void add_digits(struct strbuf *b, const struct quantity_value *v)
{
    strbuf_add(b, v->digits.n ? v->digits
                              : quantity_print_digits(b->arena, v->value, &v->style));
}

struct str quantity_print(struct arena *arena, const struct quantity *quantity)
{
    if (quantity->missing)
        return quantity->text;
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0; i < quantity->n; i++) {
        const struct quantity_value *v = &quantity->values[i];
        if (i) {
            const struct quantity_value *previous = v - 1;
            const char *from = previous->after.p + previous->after.n;
            strbuf_add(&b, (struct str){from, (int)(v->before.p - from)});
        }
        strbuf_add(&b, v->before);
        add_digits(&b, v);
        if (v->upper) {
            strbuf_add(&b, v->upper->before);
            add_digits(&b, v->upper);
        }
        strbuf_add(&b, v->after);
    }
    return strbuf_str(&b);
}

const char *quantity_bound_name(enum quantity_bound bound)
{
    static const char *const names[] = {"", "at-least", "more-than", "at-most",
                                        "less-than"};
    return names[bound];
}

const char *quantity_missing_name(enum quantity_missing missing)
{
    static const char *const names[] = {"", "none", "unknown", "suppressed"};
    return names[missing];
}
