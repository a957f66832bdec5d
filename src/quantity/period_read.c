#include "quantity/period.h"

#include "quantity/calendar.h"
#include "quantity/period_numbers.h"
#include "quantity/words.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

struct reader {
    struct words w;
    const struct calendar *calendar;
    struct period_number numbers[PERIOD_NUMBERS];
    int n_numbers;
    bool last; /* behind the ～ of a range */
};

/* One date of at most a range: the year as understood, and what followed it. */
struct point {
    int year, month, day;  /* month and day 0 if not printed */
    int months;            /* of a quarter or half: how many, from `month` on */
    const struct era *era; /* NULL for a western year */
    enum period_form form;
    enum period_kind kind;
    bool sort_said; /* 年度 or 暦年 was printed */
    bool year_word; /* plain 年 was printed */
};

static const char unclosed[] = "the bracket is not closed";
static const char no_month[] = "a month from 1 to 12 is expected here";

/* A number that mixes widths is left as it is printed. */
static bool is_of_one_width(struct str digits, bool wide)
{
    for (int i = 0; i < digits.n; i += wide ? 3 : 1)
        if (is_digit((unsigned char)digits.p[i]) == wide)
            return false;
    return true;
}

/* A number of at most four digits, which is `part` of the day at hand; -1 if there is
 * none. */
static int take_number(struct reader *r, enum period_part part)
{
    const int from = r->w.at, c = words_peek(&r->w);
    const int value = words_take_int(&r->w);
    if (value < 0)
        return value;
    const bool wide = r->w.s.p[from] != c;
    const int digits = c == '0' ? (r->w.at - from) / (wide ? 3 : 1) : 1;
    if (is_of_one_width(str_slice(r->w.s, from, r->w.at), wide))
        r->numbers[r->n_numbers++] = (struct period_number){
            part, r->last, from, r->w.at, .digits = digits, .wide = wide, .base = value};
    return value;
}

/* 元 is year 1. */
static int take_year_number(struct reader *r)
{
    const int from = r->w.at;
    if (!words_take(&r->w, "元"))
        return take_number(r, PART_YEAR);
    r->numbers[r->n_numbers++] = (struct period_number){
        PART_YEAR, r->last, from, r->w.at, .digits = 1, .gannen = true, .base = 1};
    return 1;
}

static const struct era *take_era(struct reader *r, struct point *p)
{
    int length;
    const struct era *era = calendar_find(r->calendar, words_left(&r->w), &length);
    if (!era)
        return NULL;
    p->form = words_peek(&r->w) > 0x7F ? FORM_ERA_NAME : FORM_ERA_LETTER;
    r->w.at += length;
    return era;
}

static bool take_year(struct reader *r, const struct era *inherited, struct point *p)
{
    const int start = r->w.at;
    const struct era *era = take_era(r, p);
    words_skip_spaces(&r->w);
    const int digits = r->w.at;
    const int year = take_year_number(r);
    if (year < 0)
        return words_fail(&r->w, digits, "a year is expected here");
    if (!era && year < 100 && inherited)
        era = inherited;
    if (era && year >= 1 && year <= era->last.year - era->first.year + 1) {
        p->era = era;
        p->year = era->first.year + year - 1;
        return true;
    }
    if (era)
        return words_fail(&r->w, start, "the era has no such year");
    if (year < 1000)
        return words_fail(&r->w, start, "a year is an era and a number, or four digits");
    p->form = FORM_WESTERN;
    p->year = year;
    return true;
}

/* 年度, 暦年, 年 or nothing. 歴年 is a slip for 暦年 that gets printed. */
static bool take_sort(struct reader *r, struct point *p)
{
    const int start = r->w.at;
    words_skip_spaces(&r->w);
    p->sort_said = true;
    if (words_take(&r->w, "年度")) {
        p->kind = PERIOD_FISCAL_YEAR;
    } else if (words_take(&r->w, "暦年") || words_take(&r->w, "歴年")) {
        p->kind = PERIOD_CALENDAR_YEAR;
    } else {
        p->sort_said = false;
        p->year_word = words_take(&r->w, "年");
        if (!p->year_word)
            r->w.at = start;
        return p->year_word;
    }
    return true;
}

/* （2024年） behind 令和6年: the same year in the other calendar. Another bracket is left
 * alone: it may say how final the value is. */
static bool check_second_calendar(struct reader *r, const struct point *p)
{
    const int start = r->w.at;
    if (!words_take_char(&r->w, '('))
        return true;
    if (status_word(words_left(&r->w)).n) {
        r->w.at = start;
        return true;
    }
    struct point other = {0};
    if (!take_year(r, NULL, &other))
        return false;
    take_sort(r, &other);
    if (!words_take_char(&r->w, ')'))
        return words_fail(&r->w, r->w.at, unclosed);
    if (other.year != p->year)
        return words_fail(&r->w, start, "the year in brackets is another year");
    return true;
}

static bool take_month_number(struct reader *r, struct point *p)
{
    const int start = r->w.at;
    p->month = take_number(r, PART_MONTH);
    if (p->month < 1 || p->month > 12)
        return words_fail(&r->w, start, no_month);
    p->kind = PERIOD_MONTH;
    return true;
}

static bool take_day(struct reader *r, struct point *p)
{
    const int start = r->w.at;
    const int day = take_number(r, PART_DAY);
    if (day < 1 || day > date_days_in(p->year, p->month))
        return words_fail(&r->w, start, "the month has no such day");
    p->day = day;
    p->kind = PERIOD_DAY;
    return true;
}

/* 12.1 behind R5. , 12/1 behind R5/ , 12-01 behind 2023- */
static bool take_marked_month(struct reader *r, struct point *p, int mark)
{
    if (!take_month_number(r, p))
        return false;
    return words_take_char(&r->w, mark) ? take_day(r, p) : true;
}

/* Skips the blanks in front of a digit. */
static bool is_number_next(struct words *w)
{
    struct words ahead = *w;
    words_skip_spaces(&ahead);
    if (!is_digit(words_peek(&ahead)))
        return false;
    *w = ahead;
    return true;
}

/* 12月1日, 12月, or the 4 of 4～6月. */
static bool take_worded_month(struct reader *r, struct point *p)
{
    if (!take_month_number(r, p))
        return false;
    if (!words_take(&r->w, "月")) {
        struct words ahead = r->w;
        words_skip_spaces(&ahead);
        return is_wave(words_peek(&ahead)) ||
               words_fail(&r->w, r->w.at, "月 is expected here");
    }
    if (!is_number_next(&r->w))
        return true;
    if (!take_day(r, p))
        return false;
    return words_take(&r->w, "日") || words_fail(&r->w, r->w.at, "日 is expected here");
}

/* 1 to 4 behind 第, in any of the digits in use; 0 if none is. */
static int take_ordinal(struct words *w)
{
    static const char *const kanji[] = {"一", "二", "三", "四"};
    for (int i = 0; i < 4; i++)
        if (words_take(w, kanji[i]))
            return i + 1;
    const int value = words_take_int(w);
    return value >= 1 && value <= 4 ? value : 0;
}

/* 第1四半期, 上半期: which part of the year, and of how many; 0 if none is printed. */
static int take_share(struct words *w, int *parts)
{
    struct words ahead = *w;
    words_skip_spaces(&ahead);
    if (words_take(&ahead, "第")) {
        const int share = take_ordinal(&ahead);
        if (!share || !words_take(&ahead, "四半期"))
            return 0;
        *parts = 4;
        *w = ahead;
        return share;
    }
    const bool first = words_take(&ahead, "上半期") || words_take(&ahead, "上期");
    if (!first && !words_take(&ahead, "下半期") && !words_take(&ahead, "下期"))
        return 0;
    *parts = 2;
    *w = ahead;
    return first ? 1 : 2;
}

/* A quarter or half of a year that begins in January or April, as its word says. */
static bool take_part_of_year(struct reader *r, struct point *p)
{
    int parts;
    const int start = r->w.at;
    const int share = take_share(&r->w, &parts);
    if (!share)
        return true;
    if (!p->sort_said && !p->year_word)
        return words_fail(
            &r->w, start,
            "年 or 年度 is expected in front: it says when the year begins");
    p->months = 12 / parts;
    p->month = (share - 1) * p->months + (p->kind == PERIOD_FISCAL_YEAR ? 4 : 1);
    p->kind = parts == 4 ? PERIOD_QUARTER : PERIOD_HALF;
    return true;
}

static struct date first_day(const struct point *p)
{
    if (p->months)
        return (struct date){p->year + (p->month > 12), (p->month - 1) % 12 + 1, 1};
    if (p->kind == PERIOD_FISCAL_YEAR)
        return (struct date){p->year, 4, 1};
    return (struct date){p->year, p->month ? p->month : 1, p->day ? p->day : 1};
}

static struct date last_day(const struct point *p)
{
    int year = p->year, month = p->month ? p->month : 12;
    if (p->months)
        month = p->month + p->months - 1;
    else if (p->kind == PERIOD_FISCAL_YEAR)
        month = 15; /* March of the next year */
    year += (month - 1) / 12;
    month = (month - 1) % 12 + 1;
    return (struct date){year, month, p->day ? p->day : date_days_in(year, month)};
}

static bool check_era_limits(struct reader *r, const struct point *p, int start)
{
    if (!p->era || !p->month || p->months)
        return true;
    if (date_compare(last_day(p), p->era->first) < 0 ||
        date_compare(first_day(p), p->era->last) > 0)
        return words_fail(&r->w, start, "this day is not in that era");
    return true;
}

/* True for the - of 2023-12-01; a month alone (2023-12) might be a range. */
static bool is_iso_day(const struct reader *r, const struct point *p)
{
    struct words ahead = r->w;
    return p->form == FORM_WESTERN && words_take_char(&ahead, '-') &&
           words_take_int(&ahead) >= 0 && words_take_char(&ahead, '-');
}

static bool take_point(struct reader *r, const struct era *inherited, struct point *p)
{
    const int start = r->w.at;
    *p = (struct point){.kind = PERIOD_YEAR};
    const bool fiscal = str_starts(words_left(&r->w), STR("FY")) ||
                        str_starts(words_left(&r->w), STR("ＦＹ"));
    if (fiscal) {
        words_next(&r->w);
        words_next(&r->w);
        p->kind = PERIOD_FISCAL_YEAR;
        p->sort_said = true;
        return take_year(r, inherited, p);
    }
    if (!take_year(r, inherited, p))
        return false;
    const int mark = is_iso_day(r, p) ? '-' : words_peek(&r->w);
    if (mark == '.' || mark == '/' || is_iso_day(r, p)) {
        words_next(&r->w);
        return take_marked_month(r, p, mark) && check_era_limits(r, p, start);
    }
    const bool said = take_sort(r, p);
    if (!check_second_calendar(r, p))
        return false;
    if (said && !p->sort_said && is_number_next(&r->w))
        return take_worded_month(r, p) && check_era_limits(r, p, start);
    return take_part_of_year(r, p);
}

/* A bare number behind a month: a month of the same year, as in R5.4～6 and 4～6月. */
static bool is_month_only(const struct reader *r, const struct point *from)
{
    struct words ahead = r->w;
    if (from->kind != PERIOD_MONTH || words_take_int(&ahead) < 0)
        return false;
    const int c = words_peek(&ahead);
    return c != '.' && c != '/' && !is_digit(c) &&
           !str_starts(words_left(&ahead), STR("年"));
}

static bool take_month_only(struct reader *r, const struct point *from, struct point *to)
{
    *to = *from;
    if (!take_month_number(r, to))
        return false;
    words_take(&r->w, "月");
    return true;
}

/* The mark of a range; -1 if there is none. */
static int take_range_mark(struct reader *r)
{
    struct words ahead = r->w;
    words_skip_spaces(&ahead);
    const int c = words_next(&ahead);
    if (!is_wave(c) && !is_dash(c))
        return -1;
    words_skip_spaces(&ahead);
    r->w = ahead;
    return c;
}

/* True if a year in full comes next: with its era, or of four digits. */
static bool says_its_year(const struct reader *r)
{
    int length;
    struct words ahead = r->w;
    return calendar_find(r->calendar, words_left(&ahead), &length) ||
           !is_digit(words_peek(&ahead)) || words_take_int(&ahead) >= 1000;
}

static bool take_range_end(struct reader *r, struct point *from, int mark,
                           struct period *period)
{
    struct point to;
    const int start = r->w.at;
    r->last = true;
    if (!is_wave(mark) && !says_its_year(r))
        return words_fail(&r->w, start,
                          "a number behind a hyphen may be a month or a year");
    if (is_month_only(r, from) ? !take_month_only(r, from, &to)
                               : !take_point(r, from->era, &to))
        return false;
    /* `R3～R7年度`: the word behind the second year is meant for both. */
    if (to.sort_said && !from->sort_said && from->kind == PERIOD_YEAR)
        from->kind = to.kind;
    period->kind = PERIOD_RANGE;
    period->ends = from->kind == to.kind ? to.kind : PERIOD_RANGE;
    period->year_word = from->year_word && to.year_word;
    period->first = first_day(from);
    period->last = last_day(&to);
    if (date_compare(period->first, period->last) > 0)
        return words_fail(&r->w, start, "the range ends before it begins");
    return true;
}

/* 末: the last day of what has been read. */
static void take_end_word(struct reader *r, struct period *period)
{
    if (period->kind == PERIOD_DAY || !words_take(&r->w, "末") ||
        period->kind == PERIOD_RANGE)
        return;
    period->kind = period->ends = PERIOD_DAY;
    period->first = period->last;
}

/* What may stand behind a date: 平均, 累計, 現在, and how final the value is. */
static bool take_remark(struct reader *r, struct period *period)
{
    words_skip_spaces(&r->w);
    struct words ahead = r->w;
    const bool bracket = words_take_char(&ahead, '(');
    const struct str status = status_word(words_left(&ahead));
    ahead.at += status.n;
    if (status.n && !period->status.n) {
        if (bracket && !words_take_char(&ahead, ')'))
            return words_fail(&r->w, ahead.at, unclosed);
        period->status = status;
        r->w = ahead;
        return true;
    }
    if (!period->average && words_take(&r->w, "平均"))
        return period->average = true;
    if (!period->total && words_take(&r->w, "累計"))
        return period->total = true;
    return period->kind == PERIOD_DAY &&
           (words_take(&r->w, "現在") || words_take(&r->w, "時点"));
}

static bool parse(struct reader *r, struct period *period)
{
    struct point from;
    words_skip_spaces(&r->w);
    if (!take_point(r, NULL, &from))
        return false;
    period->kind = from.kind;
    period->ends = from.kind;
    period->form = from.form;
    period->year_word = from.year_word;
    period->era = from.era ? from.era->name : STR("");
    period->first = first_day(&from);
    period->last = last_day(&from);
    const int mark = take_range_mark(r);
    if (mark >= 0 && !take_range_end(r, &from, mark, period))
        return false;
    take_end_word(r, period);
    while (take_remark(r, period))
        continue;
    return !r->w.why && (r->w.at == r->w.s.n ||
                         words_fail(&r->w, r->w.at, "this is not part of a date"));
}

/* The numbers as places in the trimmed text; what a year counts from follows from the day
 * that it is of. */
static void keep_numbers(struct arena *arena, struct reader *r, struct period *period)
{
    const int trimmed = (int)(period->text.p - r->w.s.p);
    struct period_number *numbers =
        ARENA_ARRAY(arena, struct period_number, r->n_numbers);
    for (int i = 0; i < r->n_numbers; i++) {
        struct period_number *number = &numbers[i];
        *number = r->numbers[i];
        number->from -= trimmed;
        number->to -= trimmed;
        number->base = (number->last ? period->last : period->first).year - number->base;
    }
    period->numbers = numbers;
    period->n_numbers = r->n_numbers;
}

bool period_parse(struct arena *arena, const struct calendar *calendar, struct str text,
                  struct period *period, const char **why, int *offset)
{
    struct reader r = {.w = {.s = text}, .calendar = calendar};
    *period = (struct period){.text = str_trim(text)};
    const bool ok = parse(&r, period);
    *why = r.w.why;
    *offset = r.w.at;
    if (ok)
        keep_numbers(arena, &r, period);
    return ok;
}
