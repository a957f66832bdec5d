/* Shares of a whole as tables and sentences print them; internal to this folder. */
#ifndef GAIYO_EVALUATE_SHARE_H
#define GAIYO_EVALUATE_SHARE_H

#include "quantity/quantity.h"

struct arena;

/* parts[i] of `whole` in percent, each rounded by `rounding` alone. */
void share_round(struct arena *arena, const int *parts, int n, int whole, int digits,
                 enum rounding rounding, struct str *texts);

/* The same, but so that the shares of parts that add up to the whole add up to 100 %: all
 * are cut off, and what is missing goes to those that lost most (the first of equals). */
void share_fit(struct arena *arena, const int *parts, int n, int whole, int digits,
               struct str *texts);

/* How a sentence tells a share of something that can be counted:
 *
 *     SHARE_ABOUT     なし 1割未満 約7割 5割(exactly) ほぼすべて すべて
 *     SHARE_STRONG    なし 1割未満 7割強(below .5) 8割弱(from .5) 5割 ほぼすべて すべて
 *     SHARE_MAJORITY  なし 半数未満 半数 過半 すべて */
enum share_words { SHARE_ABOUT, SHARE_STRONG, SHARE_MAJORITY };
struct str share_word(struct arena *arena, int64_t part, int64_t whole,
                      enum share_words words);

#endif
