#include "quantity/quantity.h"

#include "base/arena.h"
#include "base/utf8.h"

static const char *scale_name(int exponent)
{
    switch (exponent) {
    case 3:
        return "千";
    case 4:
        return "万";
    case 6:
        return "百万";
    case 7:
        return "千万";
    case 8:
        return "億";
    case 11:
        return "千億";
    case 12:
        return "兆";
    case 15:
        return "千兆";
    case 16:
        return "京";
    default:
        return "";
    }
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

/* The value is rounded once, in its last scale, so that a carry reaches every part; a
 * scale is a power of ten, so the parts are runs of its digits. Parts of nothing in front
 * are left out. */
static struct str print_digits(struct arena *arena, const struct number *value,
                               const struct quantity_style *style)
{
    const int lowest = style->scales[style->n_scales - 1];
    const struct number *scaled = number_scale(arena, value, -lowest);
    struct str digits =
        number_print(arena, scaled, style->decimals, ROUND_HALF_UP, false);
    if (digits.p[0] == '-')
        digits = str_slice(digits, 1, digits.n);
    const int whole = digits.n - (style->decimals ? style->decimals + 1 : 0);
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0, at = 0; i < style->n_scales; i++) {
        const int end = whole - (style->scales[i] - lowest);
        if (end <= at)
            continue;
        add_part(&b, str_slice(digits, at, end), at ? style->pad : 0, style);
        for (int k = whole; end == whole && k < digits.n; k++)
            add_char(&b, digits.p[k], style);
        strbuf_add_c(&b, scale_name(style->scales[i]));
        at = end;
    }
    return strbuf_str(&b);
}

struct str quantity_print_like(struct arena *arena, const struct number *value,
                               const struct quantity_value *like)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    if (number_sign(value) < 0)
        utf8_add(&b, like->style.minus ? like->style.minus : '-');
    strbuf_add(&b, print_digits(arena, value, &like->style));
    strbuf_add(&b, like->unit);
    return strbuf_str(&b);
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
        strbuf_add(&b, print_digits(arena, v->value, &v->style));
        strbuf_add(&b, v->after);
    }
    return strbuf_str(&b);
}
