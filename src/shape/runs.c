#include "shape/shaping.h"

#include "shape/classes.h"

#include "base/utf8.h"

static const struct str units[] = {
#define UNIT(text) STR(text),
#include "shape/units.inc"
#undef UNIT
};

/* Behind 第３ (KEEP_ORDINALS). */
static const struct str ordinals[] = {
    STR("四半期"), STR("条"), STR("章"), STR("節"), STR("項"), STR("号"),   STR("回"),
    STR("次"),     STR("期"), STR("位"), STR("款"), STR("目"), STR("部"),   STR("編"),
    STR("巻"),     STR("版"), STR("級"), STR("種"), STR("類"), STR("段階"),
};

static const struct str eras[] = {STR("令和"), STR("平成"), STR("昭和"), STR("大正"),
                                  STR("明治")};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* か所 and its other spellings. */
static bool is_ka(int c)
{
    return c == 0x304B || c == 0x30AB || c == 0x30F5 || c == 0x30F6 || c == 0x30B1 ||
           c == 0x7B87; /* か カ ヵ ヶ ケ 箇 */
}

/* How many clusters from `i` on say `text`; 0 if they do not. */
static int match(const struct draft *d, int i, struct str text)
{
    int n = 0;
    for (int at = 0; at < text.n; n++) {
        const int c = utf8_next(text, &at), other = draft_char(d, i + n);
        if (other != c && !(c == 0x304B && is_ka(other)))
            return 0;
    }
    return n;
}

static int match_any(const struct draft *d, int i, const struct str *texts, int n)
{
    if (i >= d->clusters.n)
        return 0;
    const struct cluster *c = draft_cluster(d, i);
    int end = c->text;
    utf8_next(d->text, &end);
    const struct str first = str_slice(d->text, c->text, end);
    const bool ka = is_ka(draft_char(d, i));
    for (int k = 0; k < n; k++) {
        if (!ka && !str_starts(texts[k], first))
            continue;
        const int length = match(d, i, texts[k]);
        if (length)
            return length;
    }
    return 0;
}

static bool is_separator(int c)
{
    return c == ',' || c == '.' || c == 0xFF0C || c == 0xFF0E;
}

static bool is_kanji_numeral(int c)
{
    const struct str s = STR("〇一二三四五六七八九十百千");
    for (int at = 0; at < s.n;)
        if (utf8_next(s, &at) == c)
            return true;
    return false;
}

/* 十 百 千 万 億 兆, which go on with a number in digits. */
static bool is_power(int c)
{
    return c == 0x5341 || c == 0x767E || c == 0x5343 || c == 0x4E07 || c == 0x5104 ||
           c == 0x5146;
}

/* The end of the digits, with their separators, that begin at `i`. */
static int digits_end(const struct draft *d, int i)
{
    while (class_is_digit(draft_char(d, i)) ||
           (is_separator(draft_char(d, i)) && class_is_digit(draft_char(d, i + 1))))
        i++;
    return i;
}

/* The same of a number such as 1兆9,128億. */
static int number_end(const struct draft *d, int i)
{
    int end = digits_end(d, i);
    while (is_power(draft_char(d, end))) {
        while (is_power(draft_char(d, end)))
            end++;
        end = digits_end(d, end);
    }
    return end;
}

static int keep_at(const struct draft *d, int i)
{
    return draft_style(d, i)->keep_together;
}

/* The clusters from…to stay together as long as there is another way. */
static void keep(const struct draft *d, int from, int to)
{
    for (int i = from; i + 1 < to; i++) {
        struct cluster *c = draft_cluster(d, i);
        if (c->break_after == BREAK_HERE_ALLOWED)
            c->break_after = BREAK_HERE_AT_WORST;
    }
}

/* --- numbers ------------------------------------------------------------------------ */

/* km and the like, which a space parts from their number. */
static const struct str latin_units = STR(
    " km m cm mm km2 m2 m3 kg g mg t ha a L l mL ml kL kl kW MW GW kWh MWh GWh Hz kHz "
    "MHz GHz KB MB GB TB J kJ MJ GJ TJ PJ V A W % ppm dB Pa hPa ");

static bool is_latin_unit(const struct draft *d, int i)
{
    const struct str list = latin_units;
    const struct cluster *first = draft_cluster(d, i);
    int end = i;
    while (end < d->clusters.n && draft_char(d, end) > ' ' && draft_char(d, end) < 0x80)
        end++;
    if (end == i)
        return false;
    const struct cluster *last = draft_cluster(d, end - 1);
    const struct str word = str_slice(d->text, first->text - (first->text > 0),
                                      last->text + last->text_length);
    for (int at = 0; at < list.n;) {
        const int found = str_find(str_slice(list, at, list.n), word);
        if (found < 0)
            return false;
        at += found + word.n;
        if (list.p[at] == ' ')
            return true;
    }
    return false;
}

/* A number with its unit, which begins at `i`; returns its end. */
static int keep_number(const struct draft *d, int i)
{
    const int end = number_end(d, i);
    for (int k = i; k + 1 < end; k++)
        draft_cluster(d, k)->joined =
            class_is_digit(draft_char(d, k)) || is_separator(draft_char(d, k));
    if (!(keep_at(d, i) & KEEP_UNITS))
        return end;
    const int unit = match_any(d, end, units, COUNT(units));
    keep(d, i, end + unit);
    if (!unit && draft_char(d, end) == ' ' && is_latin_unit(d, end + 1))
        draft_cluster(d, end)->break_after = BREAK_HERE_AT_WORST;
    return end;
}

/* --- ordinals ----------------------------------------------------------------------- */

static int numeral_end(const struct draft *d, int i)
{
    const int end = digits_end(d, i);
    if (end > i)
        return end;
    while (is_kanji_numeral(draft_char(d, i)))
        i++;
    return i;
}

/* 第３条, 第二次: the numeral and what it counts. */
static void keep_ordinal(const struct draft *d, int i)
{
    const int end = numeral_end(d, i + 1);
    if (end > i + 1)
        keep(d, i, end + match_any(d, end, ordinals, COUNT(ordinals)));
}

/* 令和６年度, 平成元年: the era and its year. */
static void keep_era(const struct draft *d, int i)
{
    static const struct str years[] = {STR("年度"), STR("年")};
    const int era = match_any(d, i, eras, COUNT(eras));
    if (!era)
        return;
    int end = numeral_end(d, i + era);
    if (end == i + era && draft_char(d, end) == 0x5143) /* 元 */
        end++;
    const int year = end > i + era ? match_any(d, end, years, COUNT(years)) : 0;
    keep(d, i, end + year);
}

/* 全24指標, 週３回: words of one character that a line would end in badly. */
static bool is_in_front_of_number(int c)
{
    return c == 0x5168 || c == 0x9031; /* 全 週 */
}

static void keep_from(const struct draft *d, int i)
{
    const int c = draft_char(d, i);
    if (!(keep_at(d, i) & KEEP_ORDINALS))
        return;
    if (c == 0x7B2C) /* 第 */
        keep_ordinal(d, i);
    else if (is_in_front_of_number(c) && digits_end(d, i + 1) > i + 1)
        keep(d, i, i + 2);
    else if (c == 0x4EE4 || c == 0x5E73 || c == 0x662D || c == 0x5927 || c == 0x660E)
        keep_era(d, i);
}

/* --- what is one sign --------------------------------------------------------------- */

/* Dashes, leaders and repeat marks in two parts, and signs with their number: they are
 * not opened either. */
static bool is_one_sign(const struct draft *d, int i)
{
    const int c = class_twin(draft_char(d, i)), next = draft_char(d, i + 1);
    if (draft_cluster(d, i)->class == CL_INSEPARABLE)
        return draft_cluster(d, i)->break_after == BREAK_HERE_NOT &&
               draft_cluster(d, i + 1)->class == CL_INSEPARABLE;
    return (c == 0x25B3 || c == 0x25B2 || c == 0x2212 || c == 0xFF0B) &&
           class_is_digit(next);
}

static bool is_star(int c)
{
    return c == 0x2605 || c == 0x2606; /* ★ ☆ */
}

/* Stars are one grade. */
static void keep_stars(const struct draft *d, int i)
{
    if (is_star(draft_char(d, i)) && is_star(draft_char(d, i + 1)) &&
        (keep_at(d, i) & KEEP_DIGITS))
        keep(d, i, i + 2);
}

void draft_keep_runs(const struct draft *d)
{
    for (int i = 0; i < d->clusters.n;) {
        const int class = draft_cluster(d, i)->class;
        if (class == CL_HIRAGANA || class == CL_KATAKANA) {
            i++; /* none of these begins with kana */
            continue;
        }
        if (i + 1 < d->clusters.n && is_one_sign(d, i))
            draft_cluster(d, i)->joined = true;
        keep_from(d, i);
        keep_stars(d, i);
        i = class_is_digit(draft_char(d, i)) ? keep_number(d, i) : i + 1;
    }
}
