/* Classes of characters, and what follows from two of them standing side by side;
 * internal to this folder. */
#ifndef GAIYO_SHAPE_CLASSES_H
#define GAIYO_SHAPE_CLASSES_H

#include "shape/shaped.h"

/* The class of a character without its context (context.c looks at that). */
enum jlreq_class class_of(int code_point);

/* Kana and ideographs. Between two of them there is no space, and a line may end. */
static inline bool class_is_japanese(enum jlreq_class class)
{
    return class == CL_HIRAGANA || class == CL_KATAKANA || class == CL_KANJI;
}

/* 0 to 9, and their full-width forms. */
static inline bool class_is_digit(int c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* The one character for each pair that systems mistake for one another: 〜 for ～, — for
 * ―, − for －, ‖ for ∥. Every rule of this folder is about that one. */
int class_twin(int code_point);

/* The space between two classes [1/1000 em]: `own` of the first's em, `next` of the
 * second's. */
struct gap {
    int own, next;
};

struct gap_rule {
    int autospace; /* what JLREQ's quarter em between Japanese and Latin comes to */
    /* half an em behind 。 and 、 in front of a middle dot or U+3000 too, as JLREQ's
       table has it */
    bool as_table;
};
struct gap class_gap(enum jlreq_class before, enum jlreq_class after,
                     const struct gap_rule *rule);

/* The half-em body of a mark (JLREQ 3.1.2): what is to be taken off the front and the
 * back of a glyph that is `advance` wide. */
struct trim {
    int front, back; /* [fu] */
};
struct trim class_trim(enum jlreq_class class, int advance, int upem);

/* The character that looks the same and may stand in for one that no face has; 0: none.
 */
int class_stand_in(int code_point);

/* A character and its class. */
struct classed {
    enum jlreq_class class;
    int character;
};

/* True if a line may end between two characters under that strictness; `keep` is of enum
 * keep_together. Words, numbers with their units and the like are longer than a pair
 * (runs.c). */
bool class_allows_break(struct classed before, struct classed after,
                        enum line_break strictness, int keep);

#endif
