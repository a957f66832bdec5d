/* Pictures: files and outlines that are set in a box. */
#ifndef GAIYO_COMPOSE_PICTURE_H
#define GAIYO_COMPOSE_PICTURE_H

#include "base/path.h"
#include "base/str.h"

#include <stdbool.h>

struct image;

enum picture_fit {
    FIT_CONTAIN, /* all of it is seen */
    FIT_COVER,   /* it fills the box; what hangs over is cut off */
    FIT_WITHIN,  /* the box is as large as the picture can be in its width and height: of
                    a file no larger than it prints well */
};

struct picture {
    const struct image *image;  /* of a file; or NULL */
    const struct path *outline; /* or NULL; in units of a point */
    emu view[4];                /* x, y, w, h that the outline is seen through */
    bool even_odd;
    enum picture_fit fit;
    struct str alt; /* what it shows; empty: it only adorns */
};

#endif
