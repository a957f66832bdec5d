/* What discovery has found, in words; internal to this folder. */
#ifndef GAIYO_AUDIT_FOUND_H
#define GAIYO_AUDIT_FOUND_H

#include "audit/graded.h"

struct json;

/* Names in JSON: from-baseline, months, target … */
const char *progress_code(enum discover_progress progress);
const char *elapsed_code(enum discover_elapsed elapsed);
const char *top_code(enum discover_top top);

/* The same in plain words. */
const char *progress_words(enum discover_progress progress);
const char *elapsed_words(enum discover_elapsed elapsed);

/* What threshold `k` of a reading compares, as the test of a grade names it; for the
 * best grade (k = 0) by way of `top`. */
struct str found_variable(struct arena *arena, const struct discover_reading *reading,
                          enum discover_top top, int k);

/* True if a set can count time as this reading does (elapsed="months" or
 * "years", elapsed-from="baseline"). */
bool found_has_test(const struct discover_reading *reading);

/* The <scheme> that applies the best reading. */
struct str found_scheme(struct arena *arena, const struct graded_set *set,
                        const struct discovery *found);

/* A page of text. */
void found_print(struct strbuf *b, const struct graded_set *set,
                 const struct discovery *found);

/* An object. */
void found_print_json(struct json *j, const struct graded_set *set,
                      const struct discovery *found);

#endif
