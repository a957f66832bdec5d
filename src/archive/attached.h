/* The attachments of a PDF, read with libqpdf; internal to this folder. */
#ifndef GAIYO_ARCHIVE_ATTACHED_H
#define GAIYO_ARCHIVE_ATTACHED_H

#include "base/str.h"

struct job;

struct attached_file {
    const char *name;
    struct str bytes;
    bool whole; /* size and MD5 are those that the PDF says */
};

struct attached {
    const struct attached_file *at;
    int n;
};

/* Those that the catalog lists as associated files. False, and a diagnostic, if `bytes`
 * (of the file `path`) are no whole PDF, or libqpdf is not installed. */
bool attached_read(struct job *job, const char *path, struct str bytes,
                   struct attached *attached);

#endif
