#include "archive/archive.h"

#include "archive/attached.h"
#include "archive/manifest.h"
#include "archive/messages.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/job.h"

#include <string.h>

enum { CEILING = 1 << 30 };

struct opening {
    struct job *job;
    const char *path; /* of the PDF */
    struct attached attached;
};

static const struct attached_file *find(const struct opening *o, const char *name)
{
    for (int i = 0; i < o->attached.n; i++)
        if (strcmp(o->attached.at[i].name, name) == 0)
            return &o->attached.at[i];
    return NULL;
}

/* --- the manifest ------------------------------------------------------------------- */

/* What the PDF itself says of a file must hold. */
static bool check_whole(const struct opening *o, const struct attached_file *file)
{
    if (file->whole)
        return true;
    DIAG(o->job->diags, DIAG_ARCHIVE_CHANGED, NO_POS, o->path, file->name);
    return false;
}

static bool read_manifest(const struct opening *o, struct archive *archive,
                          struct manifest *manifest)
{
    const struct attached_file *file = find(o, MANIFEST_NAME);
    if (!file) {
        DIAG(o->job->diags, DIAG_ARCHIVE_FOREIGN, NO_POS, o->path);
        return false;
    }
    if (!check_whole(o, file))
        return false;
    archive->manifest = file->bytes;
    const char *wrong = manifest_read(o->job->doc, file->bytes, manifest);
    if (!wrong)
        return true;
    DIAG(o->job->diags, DIAG_ARCHIVE_MANIFEST, NO_POS, o->path, wrong);
    return false;
}

static bool read_provenance(const struct opening *o, struct archive *archive)
{
    const struct attached_file *file = find(o, PROVENANCE_NAME);
    archive->provenance = file ? file->bytes : STR("");
    return !file || check_whole(o, file);
}

/* --- files -------------------------------------------------------------------------- */

static bool take_file(const struct opening *o, const struct manifest_file *said,
                      struct archived_file *file)
{
    const struct attached_file *found = find(o, said->name);
    if (!found) {
        DIAG(o->job->diags, DIAG_ARCHIVE_MISSING, NO_POS, o->path, said->name);
        return false;
    }
    if (!found->whole || found->bytes.n != said->size ||
        !str_eq(sha256_text(o->job->doc, found->bytes), said->sha256)) {
        DIAG(o->job->diags, DIAG_ARCHIVE_CHANGED, NO_POS, o->path, said->name);
        return false;
    }
    *file = (struct archived_file){said->name, said->path, said->role, found->bytes};
    return true;
}

static bool take_files(const struct opening *o, const struct manifest *manifest,
                       struct archive *archive)
{
    struct archived_file *files =
        ARENA_ARRAY(o->job->doc, struct archived_file, manifest->n);
    bool ok = true;
    for (int i = 0; i < manifest->n; i++)
        ok = take_file(o, &manifest->files[i], &files[i]) && ok;
    archive->files = files;
    archive->n = manifest->n;
    return ok;
}

bool archive_open(struct job *job, const char *path, struct archive *archive)
{
    struct opening o = {.job = job, .path = path};
    struct manifest manifest;
    *archive = (struct archive){.n = 0};
    if (!file_read_again(job, path, CEILING, &archive->bytes) ||
        !attached_read(job, path, archive->bytes, &o.attached) ||
        !read_manifest(&o, archive, &manifest) || !read_provenance(&o, archive) ||
        !take_files(&o, &manifest, archive))
        return false;
    archive->recipe = manifest.recipe;
    return true;
}

const char *archive_path(struct job *job, const char *path)
{
    const struct str own = STR("gaiyo:"), other = STR("system:");
    if (path && str_starts(str_of(path), own))
        return path_join(job->doc, job->home, path + own.n);
    if (path && str_starts(str_of(path), other))
        return str_format(job->doc, "/%s", path + other.n).p;
    return path;
}
