/* How the lines of a text are cut and set: the words of the properties that say so.
 * They keep CSS's names. */
#ifndef GAIYO_COMPOSE_LINE_STYLE_H
#define GAIYO_COMPOSE_LINE_STYLE_H

/* How strictly lines keep what may not begin or end them (kinsoku): JLREQ's table of
 * breaks, and CSS's three levels. */
enum line_break {
    LINE_BREAK_VERY_STRICT,
    LINE_BREAK_STRICT,
    LINE_BREAK_NORMAL,
    LINE_BREAK_LOOSE
};

/* What JLREQ would part and the house keeps together. */
enum keep_together {
    KEEP_LEADERS = 1, /* … and ‥ with what stands before them */
    /* full-width numerals, signs such as △ with their number, the stars of a grade */
    KEEP_DIGITS = 2,
    KEEP_UNITS = 4,    /* a unit (円, 件, か所, ％) with its number */
    KEEP_ORDINALS = 8, /* 第３条, 令和６年度 */
    KEEP_ALL = 15,
};

/* Blank halves of marks at the edges of lines (text-spacing-trim). */
enum spacing_trim {
    /* an opening bracket stands flush at every line head; the blank of a mark at a line's
       end stays if there is room for it */
    TRIM_START,
    /* in the first line, and behind a forced end of line, a bracket keeps its half em */
    TRIM_SPACE_FIRST,
    TRIM_NORMAL, /* it keeps it at every line head */
    TRIM_ALL,    /* marks have no blanks at all */
};

/* How a text is cut into lines (text-wrap). */
enum text_wrap {
    WRAP_AUTO,    /* as pretty where text is justified, as stable elsewhere */
    WRAP_STABLE,  /* each line takes what it can */
    WRAP_PRETTY,  /* the lines that are best together */
    WRAP_BALANCE, /* as few lines as can be, as even as can be */
};

#endif
