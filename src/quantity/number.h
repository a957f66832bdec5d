/* Exact numbers. A measured value, a target and every rate computed from them is a
 * rational number; nothing is rounded before it is compared or printed. Numbers are
 * immutable and live in an arena. */
#ifndef GAIYO_QUANTITY_NUMBER_H
#define GAIYO_QUANTITY_NUMBER_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct number;

/* Declared rounding rules: 四捨五入 (away from zero on a tie) and 切捨て (towards
 * zero). */
enum rounding { ROUND_HALF_UP, ROUND_DOWN };

const struct number *number_from_int(struct arena *arena, int64_t value);

/* The same value in another arena; NULL of NULL. */
const struct number *number_copy(struct arena *arena, const struct number *value);

/* numerator / denominator; the denominator is not 0. */
const struct number *number_from_ratio(struct arena *arena, int64_t numerator,
                                       int64_t denominator);

/* Reads plain ASCII digits with an optional sign and decimal point ("-12.50"); NULL if
 * the text is anything else. */
const struct number *number_parse(struct arena *arena, struct str text);

/* value * 10^exponent. */
const struct number *number_scale(struct arena *arena, const struct number *value,
                                  int exponent);

const struct number *number_add(struct arena *arena, const struct number *a,
                                const struct number *b);
const struct number *number_subtract(struct arena *arena, const struct number *a,
                                     const struct number *b);
const struct number *number_multiply(struct arena *arena, const struct number *a,
                                     const struct number *b);

/* NULL if b is 0: callers have a name for that state, there is no infinity. */
const struct number *number_divide(struct arena *arena, const struct number *a,
                                   const struct number *b);

/* -1, 0 or 1. */
int number_compare(const struct number *a, const struct number *b);
int number_sign(const struct number *a);

/* The value rounded to a whole number; false if it does not fit. */
bool number_to_int(const struct number *a, enum rounding rounding, int64_t *value);

/* `decimals` digits after the point, thousands parted by commas if `grouped`:
 * "1,788.0". */
struct str number_print(struct arena *arena, const struct number *a, int decimals,
                        enum rounding rounding, bool grouped);

/* The exact value: a decimal where it ends ("0.95"), else a fraction ("48/77"). */
struct str number_print_exact(struct arena *arena, const struct number *a);

/* Reads what number_print_exact writes; NULL if the text is anything else. */
const struct number *number_parse_exact(struct arena *arena, struct str text);

#endif
