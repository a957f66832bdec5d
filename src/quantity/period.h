/* Dates and spans of time as plans print them: `R5.12`, `R4年度`, `2022暦年`,
 * `令和6年(2024年)2月`, `H28～R元`. Eras come from a table (data/eras.tsv), so a new era
 * needs no new release.
 *
 * What could mean two things is refused, never guessed. `R5-12` may be December of R5 or
 * the years R5 to R12, so a hyphen stands for a range only if both ends say their year in
 * full (R5-R12, 2021-2023); behind ～ the second year may leave out its era (H28～30),
 * and a bare number behind a month is a month of the same year (R5.4～6). A quarter or
 * half of a year needs 年 (from January) or 年度 (from April). */
#ifndef GAIYO_QUANTITY_PERIOD_H
#define GAIYO_QUANTITY_PERIOD_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct job;

struct date {
    int year, month, day; /* proleptic Gregorian */
};

struct calendar;

/* Reads the table of eras; NULL, and diagnostics, if it is missing or wrong. */
const struct calendar *calendar_load(struct job *job, const char *path);

struct era {
    struct str letter;   /* R */
    struct str name;     /* 令和 */
    struct str ligature; /* ㋿, or empty */
    struct date first;
    struct date last; /* year 9999 for the present era */
};

/* The era of a day; NULL before the first. */
const struct era *calendar_era_of(const struct calendar *calendar, struct date day);

enum period_kind {
    PERIOD_YEAR,          /* R7, 2023年: a year, not said which sort */
    PERIOD_CALENDAR_YEAR, /* 2022暦年: 1 January to 31 December */
    PERIOD_FISCAL_YEAR,   /* R4年度: 1 April to 31 March */
    PERIOD_HALF,          /* R5年度上半期, 2023年下半期 */
    PERIOD_QUARTER,       /* R5年度第1四半期, 2023年第4四半期 */
    PERIOD_MONTH,         /* R5.12 */
    PERIOD_DAY,           /* R5.12.1, 2023-12-01, R5.12末 */
    PERIOD_RANGE, /* H28～R元, from the first period's first day to the second's last */
};

/* How it was printed. */
enum period_form { FORM_WESTERN, FORM_ERA_LETTER, FORM_ERA_NAME };

struct period {
    struct str text; /* as printed */
    enum period_kind kind;
    enum period_kind
        ends; /* of a range: what its two ends are (PERIOD_RANGE if they differ) */
    struct date first, last; /* both days belong to the period */
    bool average;            /* …平均: a mean over the range */
    bool total;              /* …累計: a sum over the range */
    enum period_form form;
    bool year_word; /* 年 stands behind a PERIOD_YEAR */
    struct str era; /* 令和; empty for a western year */
    struct str status; /* 見込, 速報, 確報 …: how final what is said of it is; or empty */
    const struct period_number *numbers; /* where its days stand in the text */
    int n_numbers;
};

/* Reads `text`, whose bytes the result goes on showing; false if it is not a date: then
 * *why says what is wrong with the character at byte *offset. A year in a second calendar
 * in brackets must agree with the first. */
bool period_parse(struct arena *arena, const struct calendar *calendar, struct str text,
                  struct period *period, const char **why, int *offset);

/* The period's text, its numbers made again from its first and last day: what
 * period_parse has read comes back as it was. */
struct str period_print(struct arena *arena, const struct period *period);

/* "2023-12-31", as documents hold a day; year 0 if the text is anything else. */
struct date date_parse(struct str iso);

/* The same back; terminated. */
struct str date_print(struct arena *arena, struct date day);

/* -1, 0 or 1. */
int date_compare(struct date a, struct date b);

/* Months from the start of `from`'s month to the end of `to`'s month; 1 if they are the
 * same. */
int date_months(struct date from, struct date to);

/* The first day of the month after that of `day`. */
struct date date_next_month(struct date day);

int date_days_in(int year, int month);

#endif
