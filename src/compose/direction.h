/* Directions of writing, as boxes, paragraphs and fragments all know them. */
#ifndef GAIYO_COMPOSE_DIRECTION_H
#define GAIYO_COMPOSE_DIRECTION_H

enum writing_mode { HORIZONTAL_TB, VERTICAL_RL };

/* How what is not Japanese stands in vertical text. */
enum text_orientation { ORIENTATION_MIXED, ORIENTATION_UPRIGHT };

/* How a glyph stands in its line. */
enum glyph_orientation {
    GLYPH_LEVEL,    /* in horizontal text: on the baseline, the pen goes to the right */
    GLYPH_UPRIGHT,  /* in vertical text: its origin is the middle of its top edge */
    GLYPH_SIDEWAYS, /* in vertical text, on its side: a level one turned clockwise */
};

#endif
