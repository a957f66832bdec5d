/* The line of one variable, cut at the constants that tests compare it with: a test that
 * compares nothing else has one truth in each cell, so asking each cell once tells all.
 * Internal to this folder.
 *
 *     pace >= 0.5, pace >= 0.8:   (−∞, 0.5)  0.5  (0.5, 0.8)  0.8  (0.8, ∞)
 *
 * Cells with an even number are open intervals, those with an odd one are points. met has
 * two cells: 0 is unmet, 1 is met. */
#ifndef GAIYO_EVALUATE_AXIS_H
#define GAIYO_EVALUATE_AXIS_H

#include "evaluate/test.h"

struct axis {
    enum test_name name;
    const struct number **cuts; /* rising */
    int n_cuts;
};

/* True if the test compares one variable with constants and asks for nothing else; *name
 * is that variable. */
bool axis_suits(const struct test *test, enum test_name *name);

struct axis axis_new(enum test_name name);

/* Cuts the axis at the constants of `test`, which suits it. */
void axis_cut(struct arena *arena, struct axis *axis, const struct test *test);

/* Adds the constants that any variable is compared with. */
void axis_cut_anyhow(struct arena *arena, struct axis *axis, const struct test *test);

int axis_cells(const struct axis *axis);

/* A value inside the cell. */
const struct number *axis_value(struct arena *arena, const struct axis *axis, int cell);

/* For each cell whether the test holds in it; a test of NULL holds everywhere. */
bool *axis_truths(struct arena *arena, const struct axis *axis, const struct test *test);

/* The cells from…to as a condition: "0.5 <= pace < 0.8". */
struct str axis_print(struct arena *arena, const struct axis *axis, int from, int to);

#endif
