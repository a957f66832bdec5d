/* The font catalogue as read from fonts/fonts.xml: which files make up a family, and
 * where to look for a character that a family lacks. */
#ifndef GAIYO_LOAD_CATALOGUE_H
#define GAIYO_LOAD_CATALOGUE_H

#include "base/diag.h"
#include "base/script.h"
#include "base/str.h"

struct catalogue_face {
    const char *path; /* absolute, or found beside the catalogue */
    int index;        /* of the face in a collection */
    int weight;       /* CSS: 400 regular, 700 bold */
    /* head.checkSumAdjustment of the file the catalogue was written for; 0 if none is
     * given */
    uint32_t revision;
    const char *package; /* the Debian package that has it, or "" */
    struct srcpos pos;
};

struct catalogue_part {
    unsigned scripts; /* of enum font_script */
    int family;       /* its index */
    int scale;        /* of its type to that of the rest [1/1000] */
};

struct catalogue_family {
    struct str name;
    const char *licence;
    const struct catalogue_face *faces;
    int n;
    int scale; /* of its type to what a style asks for [1/1000] */
    const struct catalogue_part *parts; /* what it takes from other families */
    int n_parts;
    const int
        *fallback; /* indices of the families to try, in order, for a missing character */
    int n_fallback;
    struct srcpos pos;
};

/* Where the words of a language may be parted, as the file of libhyphen. */
struct catalogue_patterns {
    struct str lang;     /* en, de-AT */
    const char *path;    /* absolute, or found beside the catalogue */
    const char *package; /* the Debian package that has it, or "" */
    struct srcpos pos;
};

struct catalogue {
    const struct catalogue_family *families;
    int n;
    const struct catalogue_patterns *patterns;
    int n_patterns;
};

#endif
