#include "quantity/reader.h"

#include "quantity/calendar.h"

#include "base/arena.h"
#include "base/utf8.h"

static const char unclosed[] = "the bracket is not closed";
static const char a_remark[] =
    "a remark in brackets is not part of the value; give it as a note or a period";

/* Takes a bracket, whose inside is given, from brackets inside it to its end. */
static bool take_bracket(struct reader *r, struct words *inside)
{
    struct words ahead = r->w;
    int depth = 0, inner = 0, end;
    const int start = ahead.at;
    do {
        end = ahead.at;
        const int c = words_next(&ahead);
        depth += (c == '(') - (c == ')');
        inner = inner ? inner : ahead.at;
        if (ahead.at == end)
            return words_fail(&r->w, start, unclosed);
    } while (depth);
    *inside = (struct words){.s = str_slice(r->w.s, 0, end), .at = inner};
    words_skip_spaces(inside);
    inside->s =
        str_slice(inside->s, 0, (int)(str_trim(words_left(inside)).n + inside->at));
    r->w = ahead;
    return true;
}

static bool at_end(const struct words *w)
{
    return w->at == w->s.n;
}

/* 5年累計, 3か年計, 5年間; 累計 alone. */
static bool read_total(struct words w, struct quantity_value *v)
{
    static const char *const years[] = {"年間", "年",   "か年", "カ年",
                                        "ヵ年", "ヶ年", "箇年"};
    static const char *const sums[] = {"の累計", "累計", "の合計", "合計", "計"};
    const int n = words_take_int(&w);
    bool counted = false, whole = false, summed = false;
    for (int i = 0; i < 7 && n > 0 && !counted; i++) {
        counted = words_take(&w, years[i]);
        whole = counted && i == 0;
    }
    if (n >= 0 && !counted)
        return false;
    for (int i = 0; i < 5 && !summed; i++)
        summed = words_take(&w, sums[i]);
    if (!at_end(&w) || (!summed && !whole) || (n < 0 && !summed))
        return false;
    if (n > 0 && v->over_years && v->over_years != n)
        return false;
    if (n > 0)
        v->over_years = n;
    v->cumulative = v->cumulative || n < 0;
    return true;
}

/* 半年, 6か月, 第1四半期. */
static bool read_span(struct words w, struct quantity_value *v)
{
    static const char *const months[] = {"か月", "カ月", "ヶ月", "ヵ月", "箇月"};
    int span = 0;
    if (words_take(&w, "半年") || words_take(&w, "半期") || words_take(&w, "上半期") ||
        words_take(&w, "下半期"))
        span = 6;
    else if (words_take(&w, "四半期"))
        span = 3;
    else
        span = words_take_int(&w);
    if (span < 1 || v->span_months)
        return false;
    bool named = !is_digit((unsigned char)w.s.p[w.at - 1]);
    for (int i = 0; i < 5 && is_digit(words_peek(&w)) == false && !at_end(&w); i++)
        named = words_take(&w, months[i]) || named;
    words_take(&w, "分");
    words_take(&w, "間");
    if (!at_end(&w) || !named)
        return false;
    v->span_months = span;
    return true;
}

/* So many whole years that `annual` comes to `v`; 0 if it is no whole number of them. */
static int implied_years(struct arena *arena, const struct quantity_value *v,
                         const struct quantity_value *annual)
{
    int64_t years;
    const struct number *share = number_divide(arena, v->value, annual->value);
    if (!share || !number_to_int(share, ROUND_DOWN, &years) || years < 2 || years > 100)
        return 0;
    const bool whole = number_compare(share, number_from_int(arena, years)) == 0;
    return whole ? (int)years : 0;
}

/* 12件/年 is what the value comes to in a year; 年1.0% of a share, what is added each
 * year. */
static bool read_annual(const struct reader *r, struct words w, struct quantity_value *v)
{
    struct reader inner = {r->arena, r->notation, w};
    struct quantity_value *yearly = ARENA_NEW(r->arena, struct quantity_value);
    if (!reader_take_value(&inner, yearly) || !at_end(&inner.w) || !yearly->per_year ||
        v->per_year || v->annual || v->change)
        return false;
    const bool share = str_is(yearly->unit, "%") || str_is(yearly->unit, "ポイント");
    if (share) {
        v->change = yearly;
        return str_is(v->unit, "%") || str_is(v->unit, "ポイント");
    }
    if (!str_eq(yearly->unit, v->unit))
        return false;
    v->annual = yearly;
    if (v->over_years)
        return true;
    v->over_years = implied_years(r->arena, v, yearly);
    v->over_implied = v->over_years > 0;
    return true;
}

static bool read_status(struct words w, struct str *status)
{
    const struct str word = status_word(words_left(&w));
    if (status->n || !word.n || w.at + word.n != w.s.n)
        return false;
    *status = word;
    return true;
}

/* The date inside. If it begins as one and is wrong further on, that is what is said. */
static bool read_period(struct reader *r, struct words w, const struct period **period)
{
    const char *why;
    int offset, length;
    if (*period)
        return false;
    struct period *read = ARENA_NEW(r->arena, struct period);
    if (period_parse(r->arena, r->notation->calendar, words_left(&w), read, &why,
                     &offset)) {
        *period = read;
        return true;
    }
    if (offset > 0 && calendar_find(r->notation->calendar, words_left(&w), &length) &&
        !r->w.why)
        words_fail(&r->w, w.at + offset, why);
    return false;
}

static bool read_yearly(struct words w, struct quantity_value *v)
{
    if (v->per_year || (!words_take(&w, "年平均") && !words_take(&w, "年間")) ||
        !at_end(&w))
        return false;
    return v->per_year = true;
}

static bool read_bracket(struct reader *r, struct words w, struct quantity_value *v)
{
    if (read_total(w, v) || read_span(w, v) || read_yearly(w, v) ||
        read_status(w, &v->status) || read_annual(r, w, v) ||
        read_period(r, w, &v->period))
        return true;
    return false;
}

/* A bracket may stand behind blanks or on the next line. */
static bool find_bracket(struct reader *r, int *start)
{
    struct words ahead = r->w;
    words_skip_spaces(&ahead);
    if (words_peek(&ahead) != '(')
        return false;
    r->w = ahead;
    *start = ahead.at;
    return true;
}

bool reader_take_brackets(struct reader *r, struct quantity_value *v)
{
    int start;
    const int from = (int)(v->after.p - r->w.s.p);
    while (find_bracket(r, &start)) {
        struct words inside;
        if (!take_bracket(r, &inside))
            return false;
        if (!read_bracket(r, inside, v))
            return r->w.why ? false : words_fail(&r->w, start, a_remark);
    }
    v->after = str_slice(r->w.s, from, r->w.at);
    return true;
}

/* Behind a sign for no value a remark says why there is none. */
bool reader_take_reasons(struct reader *r, struct quantity *quantity)
{
    int start;
    while (find_bracket(r, &start)) {
        struct words inside;
        if (!take_bracket(r, &inside))
            return false;
        if (read_period(r, inside, &quantity->period))
            continue;
        if (r->w.why)
            return false;
        if (quantity->reason.n)
            return words_fail(&r->w, start, "there is a second reason");
        quantity->reason = words_left(&inside);
    }
    return true;
}
