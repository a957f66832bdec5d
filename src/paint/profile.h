/* What kind of PDF is made, as data. Nothing in this folder asks what a file is for: it
 * asks what its profile says. */
#ifndef GAIYO_PAINT_PROFILE_H
#define GAIYO_PAINT_PROFILE_H

#include "base/str.h"

#include <stdbool.h>

/* What the colours of a file are meant for (ISO 32000-1, 14.11.5). */
struct output_intent {
    const char *subtype;    /* GTS_PDFA1 or GTS_PDFX */
    const char *identifier; /* of the condition */
    const char *registry;   /* that knows it; NULL: none */
    const char *info;       /* for people */
    struct str icc;         /* its profile; empty: the registry's name is enough */
    int channels;           /* of that */
};

enum profile_colors {
    PROFILE_RGB,  /* what screens show */
    PROFILE_CMYK, /* what is printed; solid black text and rules print over the rest */
};

struct inks;

struct profile {
    int version;                /* of PDF: 1.`version` */
    enum profile_colors colors; /* which of a colour's values are written */
    bool tagged; /* the structure, what hangs on it (bookmarks, links), and its marks */
    bool packed; /* what is no stream goes into object streams (from PDF 1.5 on) */
    /* the standards that the file says it keeps to; 0: not this one */
    int pdfa_part;         /* ISO 19005 */
    char pdfa_conformance; /* 'A', 'U' or 'B' */
    int pdfua_part;        /* ISO 14289 */
    const char *pdfx;      /* ISO 15930: "PDF/X-1a:2003"; or NULL */
    struct inks *inks;     /* for what is given only in RGB; NULL: there is no profile */
    bool transparent;      /* pictures may be */
    int ink_limit; /* what the inks of a colour may add up to without a finding [%] */
    struct output_intent intent;
};

/* PDF/A-2a and PDF/UA-1. */
extern const struct profile profile_screen;

/* PDF/A-3a, which may carry files, and PDF/UA-1. */
extern const struct profile profile_archive;

/* PDF/X-1a:2003 (ISO 15930-4) for coated paper by Japan Color 2001. */
extern const struct profile profile_press;

/* PDF/X-4 (ISO 15930-7); its intent lacks a profile. */
extern const struct profile profile_press_4;

#endif
