/* A printed figure against the value that it should be; internal to this folder.
 *
 * A figure agrees with a value that rounds to it: 100.6% with everything from 100.55% to
 * just under 100.65% if it was rounded half up, from 100.6% to just under 100.7% if it
 * was cut. The digits are those of the figure, in its own scale: 2兆0,600億円 counts in
 * 億円. */
#ifndef GAIYO_AUDIT_COMPARE_H
#define GAIYO_AUDIT_COMPARE_H

#include "quantity/quantity.h"

struct arena;

enum agreement {
    AGREES,
    AGREES_OTHERWISE, /* it was rounded by the other rule */
    DIFFERS,
};

/* Holds `stated` against `value`, which is in the same base unit. */
enum agreement compare_value(struct arena *arena, const struct quantity_value *stated,
                             const struct number *value, enum rounding rounding);

/* `value` rounded and printed as `stated` is. */
struct str compare_print(struct arena *arena, const struct quantity_value *stated,
                         const struct number *value, enum rounding rounding);

/* What a share (1 for 100 %) is multiplied by to be in `unit`: 100 for %, 10 for 割, 1
 * for none; NULL if a share cannot be in it. */
const struct number *compare_share_factor(struct arena *arena, struct str unit);

/* Holds what a text says against what an expression gives, as figures if both are, or
 * else as texts. An expression's number without a unit may count in the text's unit or in
 * the base unit of its scale words. *printed is the expression's value in the text's
 * digits. */
enum agreement compare_texts(struct arena *arena, const struct notation *notation,
                             struct str stated, struct str computed,
                             enum rounding rounding, struct str *printed);

/* Reads one quantity, with 年 in front of it (年1.0%) or not; false if it is not one. */
bool compare_read(struct arena *arena, const struct notation *notation, struct str text,
                  struct quantity_value *value);

#endif
