/* Pictures from files. The file's head is read and its structure checked here; the bytes
 * go on as they are: what they mean is for the writer of the page to say.
 *
 * PNG (ISO/IEC 15948) and JPEG (ITU-T T.81, baseline, extended and progressive). */
#ifndef GAIYO_LOAD_IMAGE_H
#define GAIYO_LOAD_IMAGE_H

#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>

struct job;

enum image_kind { IMAGE_PNG, IMAGE_JPEG };

struct image {
    enum image_kind kind;
    const char *path;
    struct str bytes;         /* the file */
    int width, height;        /* [pixel] */
    int channels;             /* 1 grey or palette, 3 RGB, 4 CMYK; alpha not counted */
    int depth;                /* [bit] of a channel */
    int x_density, y_density; /* [pixel/inch]; 0: the file does not say */
    struct str palette;       /* of a PNG: three bytes a colour; else empty */
    bool has_alpha;           /* a channel of it, or colours that are transparent */
    bool interlaced;
    bool inverted;    /* CMYK as Adobe writes it, 0 for full ink */
    bool has_profile; /* an ICC profile */
};

/* The picture called `src`: a file below the folder of `near`, or else of `plan` (files
 * themselves; NULL: not there). NULL, and a finding at `pos`, if it is not there, too
 * large, damaged, or of a kind that is not read. */
const struct image *load_image(struct job *job, const char *near, const char *plan,
                               struct str src, struct srcpos pos);

#endif
