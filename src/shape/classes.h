/* Classes of characters, and what follows from two of them standing side by side;
 * internal to this folder. */
#ifndef GAIYO_SHAPE_CLASSES_H
#define GAIYO_SHAPE_CLASSES_H

#include "shape/shaped.h"

enum jlreq_class class_of(int code_point);

/* The space between two classes [1/1000 em]: `own` of the first's em, `next` of the
 * second's. `autospace` is what JLREQ's quarter em between Japanese and Latin comes
 * to. */
struct gap {
    int own, next;
};
struct gap class_gap(enum jlreq_class before, enum jlreq_class after, int autospace);

/* The half-em body of a mark (JLREQ 3.1.2): what is to be taken off the front and the
 * back of a glyph that is `advance` wide. */
struct trim {
    int front, back; /* [fu] */
};
struct trim class_trim(enum jlreq_class class, int advance, int upem);

/* True if a line may end between two characters; both are given because a few rules ask
 * for more than the class. */
bool class_allows_break(enum jlreq_class before, int before_char, enum jlreq_class after,
                        int after_char);

#endif
