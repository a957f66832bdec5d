/* What kind of PDF is made, as data. Nothing in this folder asks what a file is for: it
 * asks what its profile says. */
#ifndef GAIYO_PAINT_PROFILE_H
#define GAIYO_PAINT_PROFILE_H

struct profile {
    int version; /* of PDF: 1.`version` */
    /* the standards that the file says it keeps to; 0: not this one */
    int pdfa_part;         /* ISO 19005 */
    char pdfa_conformance; /* 'A', 'U' or 'B' */
    int pdfua_part;        /* ISO 14289 */
};

/* PDF/A-2a and PDF/UA-1. */
extern const struct profile profile_screen;

#endif
