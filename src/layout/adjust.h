/* How a line was made to fit its measure (JLREQ 3.8). */
#ifndef GAIYO_LAYOUT_ADJUST_H
#define GAIYO_LAYOUT_ADJUST_H

#include "base/len.h"

/* JLREQ 3.8.3: what gives way first when a line is too full. The blank of the mark at
 * the line's end, which is there or not, comes behind the spaces. */
enum shrink_stage {
    SHRINK_SPACES,      /* Western spaces, to a quarter em */
    SHRINK_MIDDLE_DOTS, /* the blanks on both sides of a middle dot, to nothing */
    SHRINK_MARKS,       /* those of brackets and commas, to nothing; never of 。 */
    SHRINK_MIXED,       /* the spaces between Japanese and Latin, to a half */
    SHRINK_STAGES,
};

/* JLREQ 3.8.4: what may be opened first. There the second stage goes to half an em and
 * the last has no limit. Here figures are not torn out of their sentence, and what is
 * left over at last leaves the line ragged: letters spread wide read worse. */
enum stretch_stage {
    STRETCH_SPACES, /* Western spaces, to half an em; wide ones by a sixth */
    STRETCH_MIXED,  /* the spaces between Japanese and Latin, to a third of an em */
    STRETCH_SOLID,  /* between characters that stand solid, by a quarter em */
    STRETCH_REST,   /* where else a line might have ended, by a quarter em */
    STRETCH_STAGES,
};

/* What each stage gave or took, all from 0. */
struct line_adjustment {
    emu shrink[SHRINK_STAGES], stretch[STRETCH_STAGES];
    emu head;       /* the half em that an opening bracket keeps at the line's head */
    emu end_gap;    /* the blank that a mark keeps at the line's end… */
    emu end_closed; /* …and what it has lost there so that the line fits */
    emu hang;       /* how far its last mark stands outside */
};

#endif
