/* What the tests of rates, tests and schemes share: figures. */
#ifndef GAIYO_TESTS_FIGURES_H
#define GAIYO_TESTS_FIGURES_H

#include "support.h"

#include "evaluate/rates.h"

static inline const struct number *number(struct job *job, const char *text)
{
    return text ? number_parse(job->doc, str_of(text)) : NULL;
}

static inline const char *exact(struct job *job, const struct number *value)
{
    return value ? number_print_exact(job->doc, value).p : "none";
}

/* Two years of three. */
static inline struct rates_input figures(struct job *job, const char *baseline,
                                         const char *target, const char *actual)
{
    return (struct rates_input){
        .baseline = number(job, baseline),
        .target = number(job, target),
        .actual = number(job, actual),
        .span = 36,
        .passed = 24,
    };
}

#endif
