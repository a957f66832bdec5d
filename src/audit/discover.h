/* Discovery: finds the rule behind grades that were published without it. Plain values in
 * and out; internal to this folder.
 *
 * A rule is a reading of progress, a reading of the time that has passed, a test of the
 * best grade and one threshold below each grade but the last. For every reading the core
 * computes, for each threshold t, the interval over < t <= upto in which it reproduces
 * the printed grades, and the rows that bind it: those just below set `over`, those just
 * reached set `upto`. A reading whose interval is empty fails, and the rows that
 * contradict each other say why. All numbers are exact. */
#ifndef GAIYO_AUDIT_DISCOVER_H
#define GAIYO_AUDIT_DISCOVER_H

#include "quantity/quantity.h"

struct arena;
struct job;

enum discover_progress {
    PROGRESS_FROM_BASELINE,     /* from the baseline; totals (N/3年) from nothing */
    PROGRESS_ALL_FROM_BASELINE, /* from the baseline, totals too */
    PROGRESS_OF_TARGET,         /* actual / target */
    PROGRESS_OF_EXPECTED,       /* actual / value of the straight line to the target */
    PROGRESS_READINGS,
};

enum discover_elapsed {
    ELAPSED_MONTHS,        /* months to the end of what was measured */
    ELAPSED_YEARS,         /* a year that has begun counts whole */
    ELAPSED_MONTH_START,   /* a month counts up to its first day */
    ELAPSED_FROM_BASELINE, /* from the baseline's year for what starts from a baseline */
    ELAPSED_WHOLE_YEARS,   /* only years that are over count */
    ELAPSED_NONE,          /* progress is not set against time */
    ELAPSED_READINGS,
};

/* What the best grade compares; the others compare progress / elapsed. */
enum discover_top {
    TOP_TARGET,   /* actual / target, at 1 the final target */
    TOP_PROGRESS, /* progress, not set against time */
    TOP_SAME,     /* the same as the other grades */
    TOP_READINGS,
};

struct discover_row {
    struct str id;
    struct str period;             /* of the actual value, as printed */
    const struct number *baseline; /* NULL if none is printed: then it counts as 0 */
    const struct number *target, *actual;
    bool total; /* a sum over the years */
    bool lower_is_better;
    bool is_month;              /* the actual value is of a month */
    int months, elapsed_months; /* of the set's years; what has passed of them */
    /* the same from the end of the baseline's period; 0 if that is not known */
    int baseline_months, baseline_elapsed_months;
    int grade; /* 0 is the best */
};

/* Indices of rows, in their order. */
struct discover_rows {
    const int *at;
    int n;
};

/* Where a threshold may lie. */
struct discover_window {
    bool fits;
    const struct number *over, *upto;    /* NULL where no row binds it */
    struct discover_rows below, reached; /* the rows that bind it, on either side */
    /* of a window that is empty: the rows at or over `upto` of a lower grade */
    struct discover_rows clash;
    struct discover_rows undefined; /* rows that this reading has no value for */
};

struct discover_reading {
    enum discover_progress progress;
    enum discover_elapsed elapsed;
    enum discover_top top; /* of those that fit, the one with the roundest threshold */
    struct discover_window tops[TOP_READINGS];
    const struct discover_window *windows; /* by threshold; [0] is tops[top] */
    bool fits;
    const struct number *const *thresholds; /* a round one in each window, if it fits */
    int fineness; /* how fine the steps are on which the thresholds lie; 0: whole */
    /* the rows that get another grade with the thresholds of the best reading… */
    struct discover_rows wrong;
    /* …and those of a lower grade that are at or over 1, by what the best grade
     * compares */
    struct discover_rows over_one[TOP_READINGS];
};

/* How far the elapsed share of one period may be off before a grade changes. */
struct discover_share {
    struct str period;
    const struct number *share;
    const struct number *over, *upto; /* NULL where no row binds it */
    struct discover_rows below, reached;
};

struct discovery {
    const struct discover_row *rows;
    int n;
    int n_grades;
    const struct discover_reading *readings;
    int n_readings;
    const struct discover_reading *best; /* NULL if no reading fits */
    /* by threshold: what the readings of time that fit the best's progress share */
    const struct discover_window *common;
    const struct discover_share *shares; /* for the best reading, by period */
    int n_shares;
    /* rows whose printed grade only fits with their own sort of target (total or not) */
    struct discover_rows kind_matters;
};

/* Tries every reading on `rows`, whose grades run from 0 to n_grades - 1; there are at
 * least two grades. */
const struct discovery *discover(const struct job *job, const struct discover_row *rows,
                                 int n, int n_grades);

/* The share of the time that has passed for a row; NULL if it cannot be told. */
const struct number *discover_elapsed_share(struct arena *arena,
                                            const struct discover_row *row,
                                            enum discover_progress progress,
                                            enum discover_elapsed elapsed);

/* What a reading compares for a row: progress set against time; NULL if there is none. */
const struct number *discover_value(struct arena *arena, const struct discover_row *row,
                                    enum discover_progress progress,
                                    enum discover_elapsed elapsed);

/* The roundest number t with over < t <= upto: on the coarsest step of the series 1, 0.5,
 * 0.2, 0.1, 0.05 … that has one there, and of those the nearest to the middle. Either
 * bound may be NULL, not both. *fineness is the number of the step. */
const struct number *discover_round(struct arena *arena, const struct number *over,
                                    const struct number *upto, int *fineness);

#endif
