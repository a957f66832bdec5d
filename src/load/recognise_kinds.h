/* What the patterns of a schema are, for the build tool that writes them
 * (tools/make_recogniser.c) and for who reads them (recognise.c). */
#ifndef GAIYO_LOAD_RECOGNISE_KINDS_H
#define GAIYO_LOAD_RECOGNISE_KINDS_H

/* RELAX NG's patterns in its simple form; a and b are patterns unless it is said. */
enum pattern_kind {
    PATTERN_NOT_ALLOWED,
    PATTERN_EMPTY,
    PATTERN_TEXT,
    PATTERN_CHOICE,
    PATTERN_GROUP,
    PATTERN_INTERLEAVE,
    PATTERN_ONE_OR_MORE,
    PATTERN_ELEMENT,   /* a: the number of its name */
    PATTERN_ATTRIBUTE, /* a: the number of its name; b: of its value */
    PATTERN_DATA,      /* a: enum data_type */
    PATTERN_VALUE,     /* a: the number of the value */
    PATTERN_LIST,
};

enum data_type {
    DATA_ANY,
    DATA_NCNAME,
    DATA_LANGUAGE,
    DATA_INTEGER,
    DATA_POSITIVE,
    DATA_URI,
    DATA_DECIMAL,
    DATA_PERCENTAGE,
    DATA_UNSURE, /* who reads it does not know */
};

#endif
