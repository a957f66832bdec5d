/* Decimal numbers as files write them: digits and a power of ten, rounded and printed
 * without ever becoming binary. Internal to this folder. */
#ifndef GAIYO_MEASURE_DECIMAL_H
#define GAIYO_MEASURE_DECIMAL_H

#include "base/str.h"

#include <stdbool.h>

enum { DECIMAL_DIGITS = 64, DECIMAL_POINT_LIMIT = 400 };

/* 0.d0 d1 d2 … * 10^point. Neither the first nor the last digit is 0; none of them stand
 * for 0. */
struct decimal {
    bool negative;
    int n;
    int point;                   /* at most DECIMAL_POINT_LIMIT from 0 */
    char digits[DECIMAL_DIGITS]; /* '0' to '9' */
};

/* Reads "12", "-0.50", "+1.5E-7"; false if the text is anything else, or has more digits
 * or a larger exponent than fit. */
bool decimal_parse(struct str text, struct decimal *d);

/* The value in `n` significant digits; ties go away from zero. */
void decimal_round(struct decimal *d, int n);

/* The value with `n` digits behind the point; ties go away from zero. */
void decimal_round_at(struct decimal *d, int n);

bool decimal_equal(const struct decimal *a, const struct decimal *b);

/* -1, 0 or 1. */
int decimal_compare(const struct decimal *a, const struct decimal *b);

/* Digit `i` in front of the point, 0 being the ones, or digit -i behind it. */
char decimal_digit(const struct decimal *d, int i);

/* Digits in front of the point, without zeros in front of them; 0 for 0.5. */
int decimal_whole_digits(const struct decimal *d);

/* Digits behind the point, without zeros behind them. */
int decimal_places(const struct decimal *d);

/* The whole part, towards zero; false if it does not fit. */
bool decimal_to_int(const struct decimal *d, int *value);

/* All digits and no exponent: "-0.05", "120". */
void decimal_print(struct strbuf *b, const struct decimal *d);

#endif
