/* Walking over JSON that is known to be well-formed, so that each value keeps its place
 * and each number its digits. Internal to this folder. */
#ifndef GAIYO_MEASURE_JSON_CURSOR_H
#define GAIYO_MEASURE_JSON_CURSOR_H

#include "base/str.h"

#include <stdbool.h>

struct arena;

struct cursor {
    struct arena *arena;
    struct str text;
    int at; /* [byte] the first one of what comes next, white space passed over */
};

/* A cursor at the first value of `text` behind byte `at`. */
struct cursor cursor_at(struct arena *arena, struct str text, int at);

/* The first character of what comes next: { [ " t f n - or a digit; 0 at the end. */
char cursor_peek(const struct cursor *c);

/* Enters the object or array that comes next. */
void cursor_enter(struct cursor *c);

/* True if the object or array goes on: the cursor is at its next key or value. Else it is
 * behind its end. */
bool cursor_next(struct cursor *c);

/* Takes the string that comes next, or the key and its colon. */
struct str cursor_take_string(struct cursor *c);
struct str cursor_take_key(struct cursor *c);

/* Takes any value; the text of a string, number, true or false as a cell has it. `held`
 * is false for null, and for an object or array. */
struct str cursor_take_value(struct cursor *c, bool *held);
void cursor_skip_value(struct cursor *c);

#endif
