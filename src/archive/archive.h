/* archive: what a sheet was made of, as files that its PDF carries, and back.
 *
 * Beside the plan, its parts and pictures, the measurements, the layouts and all else
 * that was read stands manifest.json: what was asked for, and of each file its name, its
 * path from the plan's folder, its type and its SHA-256. Files that are installed with
 * gaiyo are called "gaiyo:layouts/report-a4.xml", those of other packages
 * "system:usr/share/hyphen/hyph_en_US.dic". Fonts are not carried, since the PDF
 * has what it needs of them; the manifest has the digests of their tables. */
#ifndef GAIYO_ARCHIVE_ARCHIVE_H
#define GAIYO_ARCHIVE_ARCHIVE_H

#include "archive/recipe.h"
#include "paint/attachment.h"

#include <stdbool.h>

struct job;

/* Everything that the job has read, but fonts, with the manifest and, unless it is empty,
 * the provenance (JSON) in front. False, and a diagnostic, if a file cannot be read
 * again. */
bool archive_pack(struct job *job, const struct recipe *recipe, struct str provenance,
                  struct attachments *attachments);

/* --- back --------------------------------------------------------------------------- */

struct archived_file {
    const char *name; /* of the attachment */
    const char *path; /* from the plan's folder, or "gaiyo:…" or "system:…" */
    const char *role; /* "plan", "measurements", "layout" … */
    struct str bytes;
};

struct archive {
    struct recipe recipe; /* its files are those below, by their paths */
    const struct archived_file *files;
    int n;
    struct str manifest, provenance;
    struct str bytes; /* of the PDF */
};

/* Reads the PDF and holds what it carries against the digests of the manifest. False, and
 * a diagnostic, if it is damaged, was not made by gaiyo for the archive, or has been
 * changed. */
bool archive_open(struct job *job, const char *path, struct archive *archive);

/* The path that a job reads the file under. */
const char *archive_path(struct job *job, const char *path);

/* Writes every file below `folder`, which is made if it is not there: installed ones to
 * gaiyo/ and system/, all others to plan/. False, and a diagnostic, if a path would lead
 * elsewhere, a file is there already (unless it may be replaced), or cannot be written.
 */
bool archive_extract(struct job *job, const struct archive *archive, const char *folder,
                     bool replace);

#endif
