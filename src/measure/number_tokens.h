/* A number format taken apart; internal to this folder. */
#ifndef GAIYO_MEASURE_NUMBER_TOKENS_H
#define GAIYO_MEASURE_NUMBER_TOKENS_H

#include "measure/number_format.h"

enum token_kind {
    TOKEN_LITERAL,
    TOKEN_DIGIT, /* 0 # ? */
    TOKEN_POINT, /* between the digits */
    TOKEN_TEXT,  /* @ and General: what the cell holds */
    TOKEN_DATE,  /* a run of one letter: y m d h s, g e (era), a (weekday), n (minute) */
    TOKEN_ELAPSED, /* [h] [n] [s]: all that have passed */
    TOKEN_NOON,    /* AM/PM */
};

struct token {
    enum token_kind kind;
    char letter;        /* of DIGIT, DATE and ELAPSED */
    int count;          /* of DATE: letters in the run */
    struct str literal; /* of LITERAL */
};

enum section_kind { SECTION_FULL, SECTION_NUMBER, SECTION_DATE };

enum condition { CONDITION_NONE, LESS, AT_MOST, EQUAL, UNEQUAL, AT_LEAST, MORE };

/* One of the parts that are parted by semicolons. */
struct section {
    enum section_kind kind;
    const struct token *tokens;
    int n;
    int whole, places; /* digits in front of and behind the point */
    int scale;         /* the power of ten that the number is shown in: 2 for %, -3 */
    bool grouped;
    bool has_text; /* there is an @: it shows texts */
    enum condition condition;
    struct decimal limit; /* of the condition */
};

enum { SECTIONS = 4 };

struct number_format {
    struct section sections[SECTIONS];
    int n;
};

/* Date and time as `section` shows them; false if there is no such day. `value` is a
 * count of days. */
bool date_format_print(struct strbuf *b, const struct section *section,
                       const struct dates *dates, const struct decimal *value);

#endif
