#include "quantity/period.h"

#include "quantity/calendar.h"

#include "base/arena.h"
#include "base/utf8.h"

struct reader {
    const struct calendar *calendar;
    struct str s;
    int at;
    const char *why;
};

/* One date of at most a range: the year as understood, and what followed it. */
struct point {
    int year, month, day;  /* month and day 0 if not printed */
    const struct era *era; /* NULL for a western year */
    enum period_form form;
    enum period_kind kind;
    bool sort_said; /* 年度 or 暦年 was printed */
    bool year_word; /* plain 年 was printed */
};

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int date_months(struct date from, struct date to)
{
    return (to.year - from.year) * 12 + to.month - from.month + 1;
}

static int days_in(int year, int month)
{
    if (month == 2)
        return year % 4 == 0 && (year % 100 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static int peek(const struct reader *r)
{
    int at = r->at;
    return fold_width(utf8_next(r->s, &at));
}

static void skip_spaces(struct reader *r)
{
    while (is_xml_space(peek(r)))
        utf8_next(r->s, &r->at);
}

static bool take_char(struct reader *r, int c)
{
    if (peek(r) != c)
        return false;
    utf8_next(r->s, &r->at);
    return true;
}

static bool take_word(struct reader *r, const char *word)
{
    if (!str_starts(str_slice(r->s, r->at, r->s.n), str_of(word)))
        return false;
    r->at += str_of(word).n;
    return true;
}

/* A whole number of at most four digits; -1 if there is none. */
static int take_int(struct reader *r)
{
    int value = -1;
    for (int n = 0; n < 4 && peek(r) >= '0' && peek(r) <= '9'; n++) {
        value = (value < 0 ? 0 : value * 10) + (peek(r) - '0');
        utf8_next(r->s, &r->at);
    }
    return value;
}

static bool fail(struct reader *r, int at, const char *why)
{
    r->at = at;
    r->why = why;
    return false;
}

static bool take_year(struct reader *r, const struct era *inherited, struct point *p)
{
    const int start = r->at;
    int length;
    const struct era *era =
        calendar_find(r->calendar, str_slice(r->s, start, r->s.n), &length);
    if (era) {
        p->form =
            length > 3 || fold_width(peek(r)) > 0x7F ? FORM_ERA_NAME : FORM_ERA_LETTER;
        r->at += length;
    }
    skip_spaces(r);
    const int digits = r->at;
    int year = take_word(r, "元") ? 1 : take_int(r);
    if (year < 0)
        return fail(r, digits, "a year is expected here");
    if (!era && year < 100 && inherited)
        era = inherited;
    if (era && year >= 1 && year <= era->last.year - era->first.year + 1) {
        p->era = era;
        p->year = era->first.year + year - 1;
        return true;
    }
    if (era)
        return fail(r, start, "the era has no such year");
    if (year < 1000)
        return fail(r, start, "a year is an era and a number, or four digits");
    p->form = FORM_WESTERN;
    p->year = year;
    return true;
}

/* 年度, 暦年, 年 or nothing. 歴年 is a slip for 暦年 that gets printed. */
static bool take_sort(struct reader *r, struct point *p)
{
    skip_spaces(r);
    p->sort_said = true;
    if (take_word(r, "年度")) {
        p->kind = PERIOD_FISCAL_YEAR;
    } else if (take_word(r, "暦年") || take_word(r, "歴年")) {
        p->kind = PERIOD_CALENDAR_YEAR;
    } else {
        p->sort_said = false;
        p->year_word = take_word(r, "年");
        return p->year_word;
    }
    return true;
}

/* （2024年） behind 令和6年: the same year in the other calendar. */
static bool check_second_calendar(struct reader *r, const struct point *p)
{
    const int start = r->at;
    if (!take_char(r, '('))
        return true;
    struct point other = {0};
    if (!take_year(r, NULL, &other))
        return false;
    take_sort(r, &other);
    if (!take_char(r, ')'))
        return fail(r, r->at, "the bracket is not closed");
    if (other.year != p->year)
        return fail(r, start, "the year in brackets is another year");
    return true;
}

static bool take_month(struct reader *r, struct point *p, bool dotted)
{
    const int start = r->at;
    p->month = take_int(r);
    if (p->month < 1 || p->month > 12)
        return fail(r, start, "a month from 1 to 12 is expected here");
    p->kind = PERIOD_MONTH;
    if (dotted ? !take_char(r, '.') : !take_word(r, "月"))
        return dotted ? true : fail(r, r->at, "月 is expected here");
    const int day_start = r->at;
    const int day = take_int(r);
    if (day < 0 && !dotted)
        return true;
    if (day < 1 || day > days_in(p->year, p->month))
        return fail(r, day_start, "the month has no such day");
    if (!dotted && !take_word(r, "日"))
        return fail(r, r->at, "日 is expected here");
    p->day = day;
    p->kind = PERIOD_DAY;
    return true;
}

static bool check_era_limits(struct reader *r, const struct point *p, int start)
{
    if (!p->era || !p->month)
        return true;
    const struct date last = {p->year, p->month,
                              p->day ? p->day : days_in(p->year, p->month)};
    const struct date first = {p->year, p->month, p->day ? p->day : 1};
    if (date_compare(last, p->era->first) < 0 || date_compare(first, p->era->last) > 0)
        return fail(r, start, "this day is not in that era");
    return true;
}

static bool take_point(struct reader *r, const struct era *inherited, struct point *p)
{
    const int start = r->at;
    *p = (struct point){.kind = PERIOD_YEAR};
    if (!take_year(r, inherited, p))
        return false;
    if (take_char(r, '.'))
        return take_month(r, p, true) && check_era_limits(r, p, start);
    const bool said = take_sort(r, p);
    if (!check_second_calendar(r, p))
        return false;
    if (!said || p->sort_said)
        return true;
    if (peek(r) >= '0' && peek(r) <= '9')
        return take_month(r, p, false) && check_era_limits(r, p, start);
    return true;
}

static struct date first_day(const struct point *p)
{
    if (p->kind == PERIOD_FISCAL_YEAR)
        return (struct date){p->year, 4, 1};
    return (struct date){p->year, p->month ? p->month : 1, p->day ? p->day : 1};
}

static struct date last_day(const struct point *p)
{
    if (p->kind == PERIOD_FISCAL_YEAR)
        return (struct date){p->year + 1, 3, 31};
    const int month = p->month ? p->month : 12;
    return (struct date){p->year, month, p->day ? p->day : days_in(p->year, month)};
}

static bool take_wave(struct reader *r)
{
    skip_spaces(r);
    const int c = peek(r);
    if (c != '~' && c != 0x301C && c != '-' && c != 0x2013 && c != 0x2014 && c != 0x2015)
        return false;
    utf8_next(r->s, &r->at);
    skip_spaces(r);
    return true;
}

static bool take_range_end(struct reader *r, struct point *from, struct period *period)
{
    struct point to;
    const int start = r->at;
    if (!take_point(r, from->era, &to))
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
        return fail(r, start, "the range ends before it begins");
    return true;
}

static bool parse(struct reader *r, struct period *period)
{
    struct point from;
    skip_spaces(r);
    if (!take_point(r, NULL, &from))
        return false;
    period->kind = from.kind;
    period->ends = from.kind;
    period->form = from.form;
    period->year_word = from.year_word;
    period->first = first_day(&from);
    period->last = last_day(&from);
    if (take_wave(r) && !take_range_end(r, &from, period))
        return false;
    skip_spaces(r);
    period->average = take_word(r, "平均");
    skip_spaces(r);
    return r->at == r->s.n || fail(r, r->at, "this is not part of a date");
}

bool period_parse(struct arena *arena, const struct calendar *calendar, struct str text,
                  struct period *period, const char **why, int *offset)
{
    (void)arena;
    struct reader r = {.calendar = calendar, .s = text};
    *period = (struct period){.text = str_trim(text)};
    const bool ok = parse(&r, period);
    *why = r.why;
    *offset = r.at;
    return ok;
}

static void add_year(struct strbuf *b, const struct calendar *calendar,
                     enum period_form form, struct date day)
{
    const struct era *era = form == FORM_WESTERN ? NULL : calendar_era_of(calendar, day);
    if (!era) {
        strbuf_add_int(b, day.year);
        return;
    }
    strbuf_add(b, form == FORM_ERA_NAME ? era->name : era->letter);
    if (day.year == era->first.year)
        strbuf_add(b, STR("元"));
    else
        strbuf_add_int(b, day.year - era->first.year + 1);
}

static void add_month_and_day(struct strbuf *b, enum period_form form,
                              enum period_kind kind, struct date day)
{
    const bool dotted = form == FORM_ERA_LETTER;
    strbuf_addf(b, dotted ? ".%d" : "年%d月", day.month);
    if (kind == PERIOD_DAY)
        strbuf_addf(b, dotted ? ".%d" : "%d日", day.day);
}

/* One end of a period; `day` is its first or last day. A year in which the era changed is
 * called by the later era. */
static void add_end(struct strbuf *b, const struct calendar *calendar,
                    const struct period *p, enum period_kind kind, struct date day)
{
    if (kind == PERIOD_MONTH || kind == PERIOD_DAY) {
        add_year(b, calendar, p->form, day);
        add_month_and_day(b, p->form, kind, day);
        return;
    }
    const bool next_year = kind == PERIOD_FISCAL_YEAR && day.month == 3;
    add_year(b, calendar, p->form, (struct date){day.year - next_year, 12, 31});
    if (kind == PERIOD_FISCAL_YEAR)
        strbuf_add(b, STR("年度"));
    else if (kind == PERIOD_CALENDAR_YEAR)
        strbuf_add(b, STR("暦年"));
    else if (p->year_word)
        strbuf_add(b, STR("年"));
}

struct str period_print(struct arena *arena, const struct calendar *calendar,
                        const struct period *p)
{
    const bool range = p->kind == PERIOD_RANGE;
    if (range && p->ends == PERIOD_RANGE)
        return p->text;
    struct strbuf b;
    strbuf_init(&b, arena);
    add_end(&b, calendar, p, range ? p->ends : p->kind, p->first);
    if (range) {
        strbuf_add(&b, STR("～"));
        add_end(&b, calendar, p, p->ends, p->last);
    }
    if (p->average)
        strbuf_add(&b, STR("平均"));
    return strbuf_str(&b);
}
