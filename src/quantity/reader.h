/* Reading a quantity, part by part; internal to this folder. Each function takes what it
 * finds at the reading place; one that returns bool gives false, with why and where in
 * the words, if that is wrong. */
#ifndef GAIYO_QUANTITY_READER_H
#define GAIYO_QUANTITY_READER_H

#include "quantity/quantity.h"
#include "quantity/words.h"

struct reader {
    struct arena *arena;
    const struct notation *notation;
    struct words w;
};

/* Digits and scale words: 1兆9,128億. The value comes with the scales multiplied out. */
bool reader_take_number(struct reader *r, struct quantity_value *v);

/* A run of stars: ★★★☆ is 3. */
bool reader_take_stars(struct reader *r, struct quantity_value *v);

/* The unit with its scale word in front, if one comes. */
void reader_take_unit(struct reader *r, struct quantity_value *v);

/* A value with its unit and what is said of it without brackets: 約60%以上, 35回/3年. */
bool reader_take_value(struct reader *r, struct quantity_value *v);

/* All brackets behind a value. */
bool reader_take_brackets(struct reader *r, struct quantity_value *v);

/* All brackets behind a sign for no value. */
bool reader_take_reasons(struct reader *r, struct quantity *quantity);

/* △ ▲ − - */
bool is_minus(int c);

/* + ± */
bool is_plus(int c);

/* Digits and scale words as the style prints them, without a sign. */
struct str quantity_print_digits(struct arena *arena, const struct number *value,
                                 const struct quantity_style *style);

#endif
