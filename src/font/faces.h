/* The faces behind struct fonts; internal to this folder. */
#ifndef GAIYO_FONT_FACES_H
#define GAIYO_FONT_FACES_H

#include "font/font.h"

#include "load/catalogue.h"

#include <hb.h>

struct vertical_face {
    bool known;        /* the rest has been found out */
    hb_set_t *lookups; /* of the feature vert */
    bool has_metrics;  /* a vmtx table */
};

struct plain_face {
    bool known, never;
    hb_set_t *touched; /* glyphs that are substituted, or by which others are… */
    hb_set_t *changed; /* …and those that are, wherever they stand */
};

enum face_state { FACE_MISSING, FACE_DAMAGED, FACE_CHANGED, FACE_FINE };

/* What opening a face came to; kept from job to job. */
struct face_file {
    enum face_state state;
    hb_face_t *hb_face; /* NULL if it cannot be used */
    hb_font_t *hb_font;
    int upem;
    struct vertical_face vertical;
    struct plain_face plain;
};

struct job;

/* The file of a face, opened, for that job. */
struct face_file *face_open(struct job *job, const struct catalogue_face *entry);

struct face {
    const struct catalogue_face *entry;
    const struct catalogue_family *family;
    struct face_file *file; /* NULL until it is opened */
};

struct fonts {
    struct job *job;
    const struct catalogue *catalogue;
    struct face *faces;
    int n;
    int *first; /* of each family: its first face */
};

#endif
