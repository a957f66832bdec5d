/* Conformance: each clause of clauses.def is a thing that a file may break. The checks go
 * over the file and tell what they find by the name of its clause; what the profile at
 * hand does not ask for is not told. */
#ifndef TESTS_PDF_CHECK_H
#define TESTS_PDF_CHECK_H

#include "model.h"

enum { UA1 = 1, A2A = 2, A3A = 4, X1A = 8, X4 = 16 };

struct checking {
    const struct file *file;
    int profile; /* one or more of the above */
    int findings;
};

void finding(struct checking *c, const char *clause, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* --- what pages draw (content.c) ---------------------------------------------------- */

/* A font as pages use it. */
struct used_font {
    json_t *font;        /* its dictionary */
    char name[128];      /* its BaseFont */
    unsigned char *used; /* of 65536 codes: bit 0 shown, bit 1 without ActualText */
};

/* A marked-content sequence: a page and an MCID. */
struct used_mark {
    const char *page; /* "7 0 R" */
    int mcid;
};

struct drawn {
    struct used_font *fonts;
    size_t n_fonts;
    struct used_mark *marks;
    size_t n_marks;
};

void check_content(struct checking *c, struct drawn *drawn);
void drawn_free(struct drawn *drawn);

void check_document(struct checking *c);                             /* document.c */
void check_metadata(struct checking *c);                             /* metadata.c */
void check_objects(struct checking *c);                              /* objects.c */
void check_attachments(struct checking *c);                          /* attachments.c */
void check_press(struct checking *c);                                /* press.c */
void check_structure(struct checking *c, const struct drawn *drawn); /* structure.c */
void check_fonts(struct checking *c, const struct drawn *drawn);     /* fonts.c */

#endif
