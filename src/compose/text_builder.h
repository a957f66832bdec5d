/* The runs of a text while they are put together; internal to this folder.
 *
 * They come out of a plan's rich text (rich.c) and of what a layout itself says (text.c),
 * and both may have rows within a line (rows.c). */
#ifndef GAIYO_COMPOSE_TEXT_BUILDER_H
#define GAIYO_COMPOSE_TEXT_BUILDER_H

#include "compose/composing.h"

/* A row that a stretch stands in; none if `of` is NULL. */
struct text_row {
    const struct text_rows *of;
    int row; /* 0: a bracket */
};

/* The element whose text is at hand: the paragraph itself, a span, an element of rich
 * text. */
struct stretch {
    const struct styling *styling;
    const struct styling *around; /* of what it stands in; NULL for the paragraph */
    struct str href;              /* of the link around it; empty: none */
    const struct ruby *ruby;      /* whose base it is; NULL: none */
    const struct text_unit *unit; /* what it is a part of; NULL: nothing */
    const struct text_unit *unit_around; /* what it stands in is a part of that */
    struct text_row row, row_around;     /* likewise */
    int part, part_around;               /* likewise; as in struct run */
    const struct text_stretch *within, *within_around; /* likewise */
    bool begun;                                        /* some of it has come out */
};

/* The runs of one text under construction. White space collapses across runs: a stretch
 * of it becomes one space, or nothing at the ends of the text and of its forced lines,
 * and nothing where it holds a line end and a Japanese character stands on either side
 * (the source was only wrapped there). */
struct text_builder {
    struct stretch at;
    struct list runs; /* of struct run */
    bool space,
        line_end; /* white space that has not come out yet, and whether it held one */
    int previous; /* the last character that came out; 0 at the start of a line */
    int words;    /* compound words with readings so far */
    const struct text_source *source; /* of what is being added; NULL: nobody asks */
    struct running_slot running;
};

/* Goes into a stretch in the given style, and out of it; between the two, what is added
 * is a part of it. */
struct stretch text_enter(struct composing *c, struct text_builder *t,
                          const struct styling *styling);
void text_leave(struct text_builder *t, struct stretch outer);

/* The number of a part (struct run). */
static inline int text_new_part(struct composing *c)
{
    return ++c->n_boxes;
}

/* What is added until the end of the stretch at hand is told of for itself. */
struct text_stretch *text_tell(struct composing *c, struct text_builder *t);

/* Adds what a file says there, its white space still in it. */
void text_add(struct composing *c, struct text_builder *t, struct str text,
              struct srcpos pos);

/* Adds a forced end of line, or a slot. */
void text_add_slot(struct text_builder *t, enum run_kind kind, struct srcpos pos);

/* Drops white space that has not come out yet, and what comes next. */
void text_drop_space(struct text_builder *t);

/* --- rich text of the plan (rich.c) ------------------------------------------------- */

void text_add_rich(struct composing *c, struct text_builder *t, xmlNodePtr node);

/* --- rows within a line (rows.c) ---------------------------------------------------- */

/* Adds what stands in `part`, an element of the plan or of the layout. */
typedef void text_fill(struct composing *c, struct text_builder *t, xmlNodePtr part,
                       xmlNodePtr node);

/* Add a <furiwake> (振分け) and a <warichu> (割注) in the style `inside`. `node` is what
 * the layout is at, for `fill`. */
void text_add_furiwake(struct composing *c, struct text_builder *t, xmlNodePtr element,
                       const struct styling *inside, text_fill *fill, xmlNodePtr node);
void text_add_warichu(struct composing *c, struct text_builder *t, xmlNodePtr element,
                      const struct styling *inside, text_fill *fill, xmlNodePtr node);

#endif
