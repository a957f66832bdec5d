/* The kinds of characters that a style or a font family sets apart, and what it says of
 * them: "latin digits mincho 105%, kana 97%". */
#ifndef GAIYO_BASE_SCRIPT_H
#define GAIYO_BASE_SCRIPT_H

#include "base/str.h"

enum font_script {
    FONT_LATIN = 1,  /* letters and signs of alphabets, and the space between words */
    FONT_DIGITS = 2, /* 0 to 9, and the points and commas between them */
    FONT_KANA = 4,
    FONT_KANJI = 8,
};

/* The script of that name (latin, digits, kana, kanji); 0: there is none. */
unsigned script_find(struct str name);

struct script_part {
    unsigned scripts;  /* of enum font_script */
    struct str family; /* that sets them; empty: the families that set the rest */
    int scale;         /* of their type to that of the rest [1/1000], 500 to 2000 */
};

enum script_reading { SCRIPT_PART, SCRIPT_END, SCRIPT_WRONG };

/* The next part of such a list: scripts, and behind them a family, a percentage or both.
 * "none" has no parts. */
enum script_reading script_part_next(struct str *rest, struct script_part *part);

#endif
