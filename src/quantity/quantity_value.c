#include "quantity/reader.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static const struct {
    const char *word;
    enum quantity_bound bound;
} bound_words[] = {
    {"以上", BOUND_AT_LEAST}, {"超", BOUND_MORE_THAN},   {"以下", BOUND_AT_MOST},
    {"以内", BOUND_AT_MOST},  {"未満", BOUND_LESS_THAN},
};

static const char *const about_before[] = {"約", "およそ", "おおむね", "概ね", "ほぼ"};
static const char *const about_after[] = {"程度", "前後", "余り", "余", "強", "弱"};

/* In front of a value: what it is of each year. The longer ones first. */
static const char *const yearly_words[] = {"年平均", "年間", "毎年", "年"};

bool is_minus(int c)
{
    return c == '-' || c == 0x2212 || c == 0x25B3 || c == 0x25B2;
}

bool is_plus(int c)
{
    return c == '+' || c == 0xB1;
}

/* False where no word of kanji or kana can begin. */
static bool may_begin_word(const struct words *w)
{
    return w->s.n - w->at >= 3 && (unsigned char)w->s.p[w->at] >= 0x80;
}

static bool take_any(struct words *w, const char *const *list, int n)
{
    if (!may_begin_word(w))
        return false;
    for (int i = 0; i < n; i++)
        if (words_take(w, list[i]))
            return true;
    return false;
}

static bool is_break(int c)
{
    return c < 0 || c == '/' || c == '(' || c == ')' || c == ',' || c == '.' ||
           c == 0x3001 || is_wave(c) || is_digit(c) || is_xml_space(c) || is_minus(c);
}

/* True where a unit cannot go on. 強 and the like end it only as the last word. */
static bool ends_unit(struct words w)
{
    if (is_break(words_peek(&w)) || status_word(words_left(&w)).n)
        return true;
    if (!may_begin_word(&w))
        return false;
    for (int i = 0; i < COUNT(bound_words); i++)
        if (str_starts(words_left(&w), str_of(bound_words[i].word)))
            return true;
    return words_take(&w, "程度") ||
           (take_any(&w, about_after, COUNT(about_after)) && is_break(words_peek(&w)));
}

/* A unit of the table; it may hold what ends others, as t-CO2 does. */
static bool take_known_unit(struct reader *r, struct quantity_value *v)
{
    int length;
    struct words ahead = r->w;
    const struct unit *unit =
        units_match(r->notation->units, words_left(&ahead), &length);
    ahead.at += length;
    if (!unit || !ends_unit(ahead))
        return false;
    v->known = unit;
    v->unit = unit->name;
    r->w = ahead;
    return true;
}

static void take_other_unit(struct reader *r, struct quantity_value *v)
{
    struct strbuf unit;
    strbuf_init(&unit, r->arena);
    while (!ends_unit(r->w))
        utf8_add(&unit, words_next(&r->w));
    v->unit = strbuf_str(&unit);
}

/* A unit behind blanks; behind a line break only one of the table, since another value
 * with its label may begin there. */
void reader_take_unit(struct reader *r, struct quantity_value *v)
{
    const struct words before = r->w;
    words_skip_spaces(&r->w);
    const int start = r->w.at;
    const struct str blank = str_slice(r->w.s, before.at, start);
    if (!take_known_unit(r, v) && str_find(blank, STR("\n")) < 0)
        take_other_unit(r, v);
    if (!v->unit.n)
        r->w = before;
}

/* The unit as printed, with the last scale word; for 割 the scale word alone. */
static void name_printed_unit(struct reader *r, struct quantity_value *v, int digits_end)
{
    const struct scale *scale =
        v->style.n_scales ? v->style.scales[v->style.n_scales - 1] : NULL;
    const int from = digits_end - (scale ? scale->word.n : 0);
    v->printed_unit = str_trim(str_slice(r->w.s, from, r->w.at));
    if (!scale || !scale->of.n)
        return;
    v->unit = scale->of;
    v->known = units_find(r->notation->units, v->unit);
}

/* 3年, 5年間, 3か年 behind the slash. */
static bool take_years(struct words *w)
{
    static const char *const words[] = {"年間", "年度", "年",   "か年", "カ年",
                                        "ヵ年", "ヶ年", "ケ年", "箇年"};
    return take_any(w, words, COUNT(words));
}

/* /3年 /年 ／人 */
static bool take_over(struct reader *r, struct quantity_value *v)
{
    if (!words_take_char(&r->w, '/'))
        return true;
    const int start = r->w.at;
    const int years = words_take_int(&r->w);
    if (take_years(&r->w)) {
        v->per_year = years < 0;
        v->over_years = years < 0 ? 0 : years;
        return years || words_fail(&r->w, start, "a total over no years means nothing");
    }
    if (years >= 0)
        return words_fail(&r->w, r->w.at,
                          "a number of years is expected after the slash, as in /3年");
    struct quantity_value per = {0};
    reader_take_unit(r, &per);
    v->per = per.unit;
    return per.unit.n || words_fail(&r->w, r->w.at, "a unit is expected after the slash");
}

/* 以上 and 程度, each once and in any order. */
static bool take_bound(struct words *w, struct quantity_value *v, bool *about)
{
    if (!may_begin_word(w))
        return false;
    for (int i = 0; i < COUNT(bound_words) && !v->bound; i++)
        if (words_take(w, bound_words[i].word)) {
            v->bound = bound_words[i].bound;
            return true;
        }
    if (*about || !take_any(w, about_after, COUNT(about_after)))
        return false;
    return *about = v->approximate = true;
}

static void take_status(struct reader *r, struct quantity_value *v)
{
    struct words ahead = r->w;
    words_skip_spaces(&ahead);
    v->status = status_word(words_left(&ahead));
    if (!v->status.n)
        return;
    r->w = ahead;
    r->w.at += v->status.n;
}

/* 約, 年 and the sign; a bracket is a minus sign if the number stands whole in it. ＋ and
 * ± say nothing that the digits do not. */
static void take_front(struct reader *r, struct quantity_value *v)
{
    const int start = r->w.at;
    v->per_year = take_any(&r->w, yearly_words, COUNT(yearly_words));
    v->approximate = take_any(&r->w, about_before, COUNT(about_before));
    const int sign_at = r->w.at;
    if (is_plus(words_peek(&r->w))) {
        words_next(&r->w);
    } else if (is_minus(words_peek(&r->w)) || words_peek(&r->w) == '(') {
        words_next(&r->w);
        int at = sign_at;
        v->style.minus = utf8_next(r->w.s, &at);
    }
    v->before = str_slice(r->w.s, start, r->w.at);
}

/* Multiplies by a scale word that is not printed behind the digits themselves. */
static void apply_scale(struct reader *r, struct quantity_value *v,
                        const struct scale *scale)
{
    v->style.scales[0] = scale;
    v->style.scale_follows = true;
    v->value = number_scale(r->arena, v->value, scale->power);
}

/* 千 in (1,234)千円. */
static void take_late_scale(struct reader *r, struct quantity_value *v)
{
    const struct scale *scale = v->style.scales[0] || v->unit.n
                                    ? NULL
                                    : units_scale(r->notation->units, words_left(&r->w));
    if (!scale || scale->of.n)
        return;
    r->w.at += scale->word.n;
    apply_scale(r, v, scale);
}

/* The sign makes the value negative; （1,234） wants its closing bracket. */
static bool take_sign_end(struct reader *r, struct quantity_value *v)
{
    if (!v->style.minus)
        return true;
    v->value = number_subtract(r->arena, number_from_int(r->arena, 0), v->value);
    if (fold_width(v->style.minus) != '(')
        return true;
    const int digits_end = r->w.at;
    if (words_peek(&r->w) != ')') {
        reader_take_unit(r, v);
        name_printed_unit(r, v, digits_end);
    }
    if (!words_take_char(&r->w, ')'))
        return words_fail(&r->w, r->w.at,
                          "the bracket of a negative number is not closed");
    take_late_scale(r, v);
    return true;
}

/* The end of 5～10億円: what it prints of scale and unit is meant for both. */
static bool join_range(struct reader *r, struct quantity_value *v,
                       struct quantity_value *upper, int start)
{
    const bool plain = !v->unit.n && !v->style.scales[v->style.n_scales - 1];
    const struct scale *scale = upper->style.scales[upper->style.n_scales - 1];
    if (plain && scale)
        apply_scale(r, v, scale);
    if (v->unit.n && !str_eq(v->unit, upper->unit))
        return words_fail(&r->w, start, "the ends of the range are in different units");
    if (number_compare(v->value, upper->value) > 0)
        return words_fail(&r->w, start, "the range ends before it begins");
    v->unit = upper->unit;
    v->known = upper->known;
    v->printed_unit = upper->printed_unit;
    v->upper = upper;
    return true;
}

/* ～20% behind 10 or 10%. */
static bool take_upper(struct reader *r, struct quantity_value *v, int digits_end)
{
    struct words ahead = r->w;
    words_skip_spaces(&ahead);
    if (!is_wave(words_next(&ahead)))
        return true;
    words_skip_spaces(&ahead);
    if (!is_digit(words_peek(&ahead)))
        return true;
    r->w = ahead;
    const int start = ahead.at;
    struct quantity_value *upper = ARENA_NEW(r->arena, struct quantity_value);
    upper->before = str_slice(r->w.s, digits_end, start);
    if (!reader_take_number(r, upper))
        return false;
    const int end = r->w.at;
    reader_take_unit(r, upper);
    name_printed_unit(r, upper, end);
    upper->after = str_slice(r->w.s, end, end);
    return join_range(r, v, upper, start);
}

/* Bare digits that are nothing: in official statistics 0 or 0.0 is what rounds to it. */
static bool is_below_unit(const struct quantity_value *v)
{
    return !number_sign(v->value) && !v->unit.n && !v->style.stars;
}

/* ±0 is a change; ±3 would be two of them. */
static bool check_sign(struct reader *r, const struct quantity_value *v, int at)
{
    const bool both = str_ends(v->before, STR("±"));
    return !both || !number_sign(v->value) ||
           words_fail(&r->w, at, "± in front of it makes it no single value");
}

static bool take_measured(struct reader *r, struct quantity_value *v, int *digits_end)
{
    take_front(r, v);
    const int start = r->w.at;
    if (!reader_take_number(r, v) || !check_sign(r, v, start))
        return false;
    *digits_end = r->w.at;
    if (!take_sign_end(r, v))
        return false;
    const int unit_from = r->w.at;
    if (!v->unit.n && !(v->style.scales[0] && v->style.scales[0]->of.n))
        reader_take_unit(r, v);
    if (!v->printed_unit.n)
        name_printed_unit(r, v, unit_from);
    return take_upper(r, v, *digits_end) && take_over(r, v);
}

bool reader_take_value(struct reader *r, struct quantity_value *v)
{
    const int start = r->w.at;
    int digits_end = start;
    if (words_peek(&r->w) == 0x2605) {
        v->before = str_slice(r->w.s, start, start);
        reader_take_stars(r, v);
        digits_end = r->w.at;
    } else if (!take_measured(r, v, &digits_end)) {
        return false;
    }
    bool about = false;
    while (take_bound(&r->w, v, &about))
        continue;
    take_status(r, v);
    v->below_unit = is_below_unit(v);
    const int after = v->upper ? (int)(v->upper->after.p - r->w.s.p) : digits_end;
    v->after = str_slice(r->w.s, after, r->w.at);
    return true;
}
