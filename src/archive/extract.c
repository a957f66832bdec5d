#include "archive/archive.h"

#include "archive/manifest.h"
#include "archive/messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/file_name.h"
#include "base/job.h"
#include "base/list.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files of an archive on the disk. Names come from the PDF, which may come from anyone:
 * every folder on the way is opened by itself, and no symbolic link is followed. */

enum { MOST_UP = 16, MOST_NAME = 255 };

struct output {
    const char *path; /* below the folder */
    struct str bytes;
};

struct extracting {
    struct job *job;
    const char *folder;
    bool replace;
    int up; /* how far paths lead above the plan's folder */
    struct list outputs;
};

static bool report_unwritable(const struct extracting *x, const char *path)
{
    DIAG(x->job->diags, DIAG_ARCHIVE_UNWRITABLE, NO_POS,
         path_join(x->job->doc, x->folder, path),
         errno == ELOOP || errno == ENOTDIR ? "a symbolic link is in the way"
                                            : strerror(errno));
    return false;
}

/* --- where files go ----------------------------------------------------------------- */

/* How many ".." the path begins with. */
static int steps_up(struct str path)
{
    int n = 0;
    for (; str_starts(path, STR("../")); n++)
        path = str_slice(path, 3, path.n);
    return n;
}

static bool is_plain_name(struct str name)
{
    for (int i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < 0x20 || name.p[i] == '\\' || name.p[i] == 0x7F)
            return false;
    return name.n && name.n <= MOST_NAME && !str_is(name, ".") && !str_is(name, "..");
}

/* True if the path stays below where it starts, its steps up taken off. */
static bool is_safe(struct str path)
{
    bool safe = path.n;
    path = str_slice(path, 3 * steps_up(path), path.n);
    while (safe && path.n) {
        const int slash = str_find(path, STR("/"));
        const int end = slash < 0 ? path.n : slash;
        safe = is_plain_name(str_slice(path, 0, end)) && slash != path.n - 1;
        path = str_slice(path, slash < 0 ? path.n : slash + 1, path.n);
    }
    return safe;
}

/* Bytes of the mark of what is installed: "gaiyo:" or "system:"; 0 of all else. */
static int mark_of(struct str path)
{
    static const struct str marks[] = {{"gaiyo:", 6}, {"system:", 7}};
    for (int i = 0; i < 2; i++)
        if (str_starts(path, marks[i]))
            return marks[i].n;
    return 0;
}

/* "../../data/r5.csv" of a plan that lies two folders deep becomes "plan/data/r5.csv":
 * the folders above the plan's are not known by name, and called "_". */
static const char *place_of(const struct extracting *x, const char *path)
{
    struct arena *arena = x->job->doc;
    const struct str text = str_of(path);
    const int mark = mark_of(text);
    if (mark)
        return str_format(arena, "%.*s/%s", mark - 1, path, path + mark).p;
    struct strbuf b;
    strbuf_init(&b, arena);
    strbuf_add(&b, STR("plan/"));
    for (int i = steps_up(text); i < x->up; i++)
        strbuf_add(&b, STR("_/"));
    strbuf_add_c(&b, path + 3 * steps_up(text));
    return strbuf_str(&b).p;
}

static bool find_place(struct extracting *x, const struct archived_file *file)
{
    const struct str text = str_of(file_name_normal(x->job->doc, file->path));
    const int mark = mark_of(text);
    const struct str rest = str_slice(text, mark, text.n);
    if (!is_safe(rest) || steps_up(text) > MOST_UP || (mark && steps_up(rest))) {
        DIAG(x->job->diags, DIAG_ARCHIVE_PATH, NO_POS, x->folder, file->path);
        return false;
    }
    *(struct output *)list_add(&x->outputs) =
        (struct output){place_of(x, text.p), file->bytes};
    return true;
}

static bool find_places(struct extracting *x, const struct archive *archive)
{
    bool ok = true;
    for (int i = 0; i < archive->n; i++) {
        const int up =
            steps_up(str_of(file_name_normal(x->job->doc, archive->files[i].path)));
        x->up = up > x->up ? up : x->up;
    }
    *(struct output *)list_add(&x->outputs) =
        (struct output){MANIFEST_NAME, archive->manifest};
    if (archive->provenance.n)
        *(struct output *)list_add(&x->outputs) =
            (struct output){PROVENANCE_NAME, archive->provenance};
    for (int i = 0; i < archive->n; i++)
        ok = find_place(x, &archive->files[i]) && ok;
    return ok;
}

/* --- writing ------------------------------------------------------------------------ */

static int open_folder(int at, const char *name)
{
    return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The folder that `path` lies in, made where it is missing and may be; -1 with errno
 * set. `*name` becomes what is behind its last slash. */
static int open_parent(const struct extracting *x, const char *path, bool make,
                       const char **name)
{
    int fd = open(x->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (const char *slash; fd >= 0 && (slash = strchr(path, '/')); path = slash + 1) {
        const char *part = arena_copy(x->job->doc, path, (size_t)(slash - path));
        if (make && mkdirat(fd, part, 0777) != 0 && errno != EEXIST) {
            close(fd);
            return -1;
        }
        const int inner = open_folder(fd, part), why = errno;
        close(fd);
        errno = why;
        fd = inner;
    }
    *name = path;
    return fd;
}

/* False, and a diagnostic, if something is there that may not be replaced. */
static bool check_free(const struct extracting *x, const struct output *o)
{
    struct stat st;
    const char *name;
    const int fd = open_parent(x, o->path, false, &name);
    if (fd < 0)
        return errno == ENOENT || report_unwritable(x, o->path);
    const bool there = fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
    close(fd);
    if (!there || (x->replace && S_ISREG(st.st_mode)))
        return true;
    DIAG(x->job->diags, DIAG_ARCHIVE_THERE, NO_POS,
         path_join(x->job->doc, x->folder, o->path));
    return false;
}

static bool write_bytes(int folder, const char *name, struct str bytes)
{
    const int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    struct file_sink sink = {.fd = fd};
    file_sink_add(&sink, bytes);
    const bool closed = close(fd) == 0;
    if (!sink.why && closed)
        return true;
    const int why = sink.why ? sink.why : errno;
    unlinkat(folder, name, 0);
    errno = why;
    return false;
}

static bool write_output(const struct extracting *x, const struct output *o)
{
    const char *name;
    const int folder = open_parent(x, o->path, true, &name);
    if (folder < 0)
        return report_unwritable(x, o->path);
    if (x->replace)
        unlinkat(folder, name, 0);
    const bool written = write_bytes(folder, name, o->bytes);
    const int why = errno;
    close(folder);
    errno = why;
    return written || report_unwritable(x, o->path);
}

static bool make_folder(const struct extracting *x)
{
    return mkdir(x->folder, 0777) == 0 || errno == EEXIST || report_unwritable(x, "");
}

bool archive_extract(struct job *job, const struct archive *archive, const char *folder,
                     bool replace)
{
    struct extracting x = {job, folder, replace, 0,
                           list_of(job->doc, sizeof(struct output))};
    if (!find_places(&x, archive) || !make_folder(&x))
        return false;
    bool ok = true;
    for (int i = 0; i < x.outputs.n; i++)
        ok = check_free(&x, list_at(&x.outputs, i)) && ok;
    for (int i = 0; ok && i < x.outputs.n; i++)
        ok = write_output(&x, list_at(&x.outputs, i));
    return ok;
}
