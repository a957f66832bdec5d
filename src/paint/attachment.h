/* Files that a PDF carries (ISO 19005-3, 6.8). */
#ifndef GAIYO_PAINT_ATTACHMENT_H
#define GAIYO_PAINT_ATTACHMENT_H

#include "base/str.h"

/* What a file is to the document (Annex E). */
enum relationship {
    RELATED_SOURCE,     /* the document was made of it */
    RELATED_DATA,       /* what the document shows in another form was computed of it */
    RELATED_SUPPLEMENT, /* it is needed to make the document again */
};

struct attachment {
    const char *name;        /* each has its own, without a slash */
    const char *description; /* in a few words */
    const char *type;        /* of its content (MIME) */
    enum relationship relationship;
    struct str bytes;
};

struct attachments {
    const struct attachment *at;
    int n;
    /* Of the files, unless it is known when the document was made: D:YYYYMMDD; or empty.
     */
    struct str date;
};

#endif
