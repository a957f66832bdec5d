#include "quantity/period.h"

#include "quantity/period_numbers.h"

#include "base/utf8.h"

static void add_number(struct strbuf *b, const struct period_number *number,
                       struct date day)
{
    const int value = number->part == PART_YEAR    ? day.year - number->base
                      : number->part == PART_MONTH ? day.month
                                                   : day.day;
    if (number->gannen && value == 1) {
        strbuf_add(b, STR("元"));
        return;
    }
    const struct str digits = str_format(b->arena, "%0*d", number->digits, value);
    for (int i = 0; i < digits.n; i++)
        utf8_add(b, number->wide ? digits.p[i] + 0xFEE0 : digits.p[i]);
}

struct str period_print(struct arena *arena, const struct period *period)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    int at = 0;
    for (int i = 0; i < period->n_numbers; i++) {
        const struct period_number *number = &period->numbers[i];
        strbuf_add(&b, str_slice(period->text, at, number->from));
        add_number(&b, number, number->last ? period->last : period->first);
        at = number->to;
    }
    strbuf_add(&b, str_slice(period->text, at, period->text.n));
    return strbuf_str(&b);
}
