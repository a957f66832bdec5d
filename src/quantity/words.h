/* A text that is being read from left to right, full-width forms folded; internal to this
 * folder. */
#ifndef GAIYO_QUANTITY_WORDS_H
#define GAIYO_QUANTITY_WORDS_H

#include "base/str.h"

#include <stdbool.h>

struct words {
    struct str s;
    int at;          /* [byte] */
    const char *why; /* what went wrong first, at `at`; NULL */
};

/* The folded code point at the reading place; -1 at the end. */
int words_peek(const struct words *w);
int words_next(struct words *w);

/* What is still to be read. */
struct str words_left(const struct words *w);

/* Takes the character `c`, or `word` (written as it stands there), if it comes next. */
bool words_take_char(struct words *w, int c);
bool words_take(struct words *w, const char *word);

void words_skip_spaces(struct words *w);

/* A whole number of at most four digits; -1 if there is none. */
int words_take_int(struct words *w);

/* False, and why, for the character at byte `at`. */
bool words_fail(struct words *w, int at, const char *why);

bool is_digit(int c);

/* － − – — ― - : what may be a hyphen, a minus sign or a sign for nothing. */
bool is_dash(int c);

/* ～ 〜 ~ */
bool is_wave(int c);

/* How final a value is, in the words of statistics (見込 速報 確報 実績 …): the word that
 * `text` begins with, or empty. */
struct str status_word(struct str text);

#endif
