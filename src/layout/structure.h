/* The structure of a document: what a reader is told who does not see the pages (ISO
 * 32000-1, 14.7 and 14.8). Elements stand in the order of reading, which is that of the
 * boxes, whatever the order in which things are drawn. */
#ifndef GAIYO_LAYOUT_STRUCTURE_H
#define GAIYO_LAYOUT_STRUCTURE_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

enum element_kind {
    ELEMENT_DOCUMENT, /* element 0 */
    ELEMENT_SECTION,
    ELEMENT_DIVISION, /* some of very many kids */
    ELEMENT_HEADING,
    ELEMENT_PARAGRAPH,
    ELEMENT_CAPTION,
    ELEMENT_NOTE,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_LABEL,
    ELEMENT_BODY, /* of a list item */
    ELEMENT_TABLE,
    ELEMENT_HEAD, /* of a table */
    ELEMENT_ROWS, /* its other rows */
    ELEMENT_ROW,
    ELEMENT_HEADER_CELL,
    ELEMENT_CELL,
    ELEMENT_FIGURE,
    /* parts of a text, in the order of reading with the rest of it */
    ELEMENT_RUBY,
    ELEMENT_BASE,
    ELEMENT_READING,
    ELEMENT_WARICHU,
    ELEMENT_WARICHU_TEXT,
    ELEMENT_WARICHU_BRACKET,
    ELEMENT_LINK,
    ELEMENT_SPAN,
};

/* More kids an element never has but for the parts of a text: PDF 1.4 allows an array as
 * many entries. */
enum { MOST_KIDS = 8191 };

/* True if an element stands within a text. */
static inline bool element_is_inline(int kind)
{
    return kind >= ELEMENT_RUBY;
}

/* What few elements have. */
struct element_words {
    struct str alt;   /* of a figure or of signs: what they say, in words */
    struct str lang;  /* empty: that of the document */
    struct str title; /* of a heading: its text, for the outline */
    const int *heads; /* of a cell: the header cells that head it, as elements */
    int n_heads;
};

/* A long table has hundreds of thousands of them. */
struct element {
    int parent;               /* an element; -1 of the document */
    int16_t colspan, rowspan; /* of a cell */
    uint8_t kind;             /* enum element_kind */
    uint8_t level;            /* of a heading, from 1 */
    bool numbered : 1;        /* of a list: its labels are figures */
    bool heads_row : 1;       /* a header cell of its row, not of its columns */
    bool named : 1;           /* a header cell that cells name */
    bool vertical : 1;        /* written in columns from right to left */
    struct srcpos pos;
    const struct element_words *words; /* NULL: none */
};

static inline struct element_words element_words(const struct element *e)
{
    return e->words ? *e->words
                    : (struct element_words){{"", 0}, {"", 0}, {"", 0}, NULL, 0};
}

struct structure {
    const struct element *elements;
    int n;
    /* The element that the contents of a box, or a part of a text, belong to, by its id;
     * -1: to none, they are decoration. */
    const int *by_box;
    int n_boxes; /* the highest id */
};

/* True if the element is written in another direction than what it stands in. */
static inline bool element_turns(const struct structure *s, int i)
{
    const int parent = s->elements[i].parent;
    return s->elements[i].vertical != (parent >= 0 && s->elements[parent].vertical);
}

#endif
