#include "measure/number_tokens.h"

#include "quantity/quantity.h"

#include "base/arena.h"

enum {
    DAYS_1904 = 1462,   /* from the first day of the one count to that of the other */
    LAST_DAY = 2958465, /* 31 December 9999 */
    LEAP_DAY = 60,      /* 29 February 1900, which there was not */
};

/* A day counted from 31 December 1899 as day 0, with the leap day. The count of days is
 * cut into 400-, 100-, 4- and 1-year spans from 1 March 0 on. */
static struct date date_of(int day)
{
    const int epoch = 693899; /* 30 December 1899, from 1 March 0 */
    const int n = day + epoch + (day < LEAP_DAY);
    const int era = n / 146097, in_era = n % 146097;
    const int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    const int in_year = in_era - (365 * year + year / 4 - year / 100);
    const int month = (5 * in_year + 2) / 153; /* from March */
    return (struct date){era * 400 + year + (month >= 10),
                         month < 10 ? month + 3 : month - 9,
                         in_year - (153 * month + 2) / 5 + 1};
}

/* The time of day, rounded to seconds. */
static int seconds_of(const struct decimal *value)
{
    int64_t part = 0;
    for (int i = 1; i <= 12; i++)
        part = part * 10 + (decimal_digit(value, -i) - '0');
    return (int)((part * 86400 + 500000000000) / 1000000000000);
}

/* --- times -------------------------------------------------------------------------- */

static void add_number(struct strbuf *b, int64_t n, int width)
{
    strbuf_addf(b, "%0*lld", width, (long long)n);
}

static int64_t time_part(const struct token *t, int64_t seconds, bool noon)
{
    const int64_t hours = seconds / 3600, minutes = seconds / 60;
    const bool all = t->kind == TOKEN_ELAPSED;
    switch (t->letter) {
    case 'h':
        return all ? hours : noon ? (hours + 11) % 12 + 1 : hours % 24;
    case 'n':
        return all ? minutes : minutes % 60;
    default:
        return all ? seconds : seconds % 60;
    }
}

static void print_time(struct strbuf *b, const struct section *section, int64_t seconds)
{
    bool noon = false;
    for (int i = 0; i < section->n; i++)
        noon = noon || section->tokens[i].kind == TOKEN_NOON;
    for (int i = 0; i < section->n; i++) {
        const struct token *t = &section->tokens[i];
        if (t->kind == TOKEN_NOON)
            strbuf_add_c(b, seconds / 3600 % 24 < 12 ? "AM" : "PM");
        else if (t->kind == TOKEN_DATE || t->kind == TOKEN_ELAPSED)
            add_number(b, time_part(t, seconds, noon), t->count > 1 ? 2 : 1);
        else if (t->kind == TOKEN_LITERAL)
            strbuf_add(b, t->literal);
    }
}

/* --- dates -------------------------------------------------------------------------- */

enum part { PART_NONE, PART_YEAR, PART_MONTH, PART_DAY };

static enum part part_of(const struct token *t)
{
    if (t->kind != TOKEN_DATE)
        return PART_NONE;
    switch (t->letter) {
    case 'y':
    case 'e':
        return PART_YEAR;
    case 'm':
        return PART_MONTH;
    case 'd':
        return t->count <= 2 ? PART_DAY : PART_NONE; /* else the weekday */
    default:
        return PART_NONE;
    }
}

/* What of a date a section shows. */
struct parts {
    enum part last; /* the smallest */
    int behind;     /* the token behind the last part */
    bool falling;   /* year, month, day, each in digits, beginning with the year */
};

static struct parts find_parts(const struct section *section)
{
    struct parts parts = {.falling = true};
    enum part before = PART_NONE;
    bool weekday = false;
    for (int i = 0; i < section->n; i++) {
        const struct token *t = &section->tokens[i];
        const enum part part = part_of(t);
        weekday =
            weekday || (t->kind == TOKEN_DATE && (t->letter == 'a' || t->letter == 'd'));
        if (!part)
            continue;
        if ((int)part != (int)before + 1 || (part == PART_MONTH && t->count > 2))
            parts.falling = false;
        before = part;
        parts.last = part > parts.last ? part : parts.last;
        parts.behind = i + 1;
    }
    if (!parts.last && weekday)
        parts.last = PART_DAY, parts.falling = false;
    return parts;
}

/* ggge is 令和5, ge is R5. Before the first era years are western. */
static void add_era(struct strbuf *b, const struct token *t, const struct dates *dates,
                    struct date day)
{
    const struct era *era = calendar_era_of(dates->calendar, day);
    if (t->letter == 'e')
        add_number(b, day.year - (era ? era->first.year - 1 : 0), t->count > 1 ? 2 : 1);
    else if (era)
        strbuf_add(b, t->count == 1 ? era->letter : era->name);
}

/* Slashes and hyphens between the parts become points, as in dates that people print. */
static void add_between(struct strbuf *b, struct str literal)
{
    if (str_is(literal, "/") || str_is(literal, "-"))
        strbuf_add_char(b, '.');
    else
        strbuf_add(b, literal);
}

static void add_part(struct strbuf *b, const struct token *t, const struct dates *dates,
                     struct date day)
{
    if (t->kind == TOKEN_LITERAL)
        add_between(b, t->literal);
    else if (t->kind != TOKEN_DATE)
        return;
    else if (t->letter == 'y')
        strbuf_add_int(b, day.year);
    else if (t->letter == 'e' || t->letter == 'g')
        add_era(b, t, dates, day);
    else if (t->letter == 'm')
        add_number(b, day.month, t->count);
    else if (t->letter == 'd')
        add_number(b, day.day, t->count);
}

/* The word behind the last part, such as 日 and 年度: up to a space, a bracket or
 * ASCII. */
static void add_last_word(struct strbuf *b, const struct section *section, int at)
{
    for (; at < section->n && section->tokens[at].kind == TOKEN_LITERAL; at++) {
        const struct str literal = section->tokens[at].literal;
        if (literal.n && (unsigned char)literal.p[0] < 0x80)
            return;
        if (str_starts(literal, STR("（")) || str_starts(literal, STR("　")))
            return;
        strbuf_add(b, literal);
    }
}

static void print_date(struct strbuf *b, const struct section *section,
                       const struct dates *dates, struct date day, struct parts parts)
{
    if (!parts.falling) {
        if (parts.last == PART_DAY)
            strbuf_addf(b, "%d.%d.%d", day.year, day.month, day.day);
        else
            strbuf_addf(b, "%d年%d月", day.year, day.month);
        return;
    }
    for (int i = 0; i < parts.behind; i++)
        add_part(b, &section->tokens[i], dates, day);
    add_last_word(b, section, parts.behind);
}

bool date_format_print(struct strbuf *b, const struct section *section,
                       const struct dates *dates, const struct decimal *value)
{
    int day;
    if (value->negative || !decimal_to_int(value, &day) || day > LAST_DAY)
        return false;
    const int seconds = seconds_of(value);
    const struct parts parts = find_parts(section);
    if (!parts.last) {
        print_time(b, section, (int64_t)day * 86400 + seconds);
        return true;
    }
    day += dates->from_1904 ? DAYS_1904 : 0;
    if (day < 1 || day == LEAP_DAY || day > LAST_DAY)
        return false;
    print_date(b, section, dates, date_of(day), parts);
    return true;
}
