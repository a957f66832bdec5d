#include "base/file.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/store.h"
#include "base/sync.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(int fd, char *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        const ssize_t n = read(fd, bytes + done, size - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            errno = n ? errno : EIO; /* it became shorter meanwhile */
            return false;
        }
        done += (size_t)n;
    }
    return true;
}

/* Opens a regular file and finds its size; -1 with errno set otherwise. It does not wait
 * for the writer of a pipe. */
static int open_regular(const char *path, off_t *size)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        *size = st.st_size;
        return fd;
    }
    const bool folder = S_ISDIR(st.st_mode);
    close(fd);
    errno = folder ? EISDIR : EINVAL;
    return -1;
}

/* EINVAL is what open_regular makes of pipes and devices. */
static const char *reason_of(int why)
{
    if (why == EISDIR)
        return "it is a folder";
    if (why == EINVAL)
        return "it is no file, but a device or a pipe";
    return why == ENOENT ? "there is no such file" : strerror(why);
}

static bool report_unreadable(struct job *job, const char *path, int why)
{
    DIAG(job->diags, DIAG_FILE_UNREADABLE, NO_POS, path, reason_of(why));
    return false;
}

static bool check_size(struct job *job, const char *path, off_t size, int ceiling)
{
    if (size <= ceiling)
        return true;
    DIAG(job->diags, DIAG_FILE_TOO_LARGE, NO_POS, path,
         str_format(job->doc, "%d", ceiling >> 20).p);
    return false;
}

const char *file_installed(const struct job *job, const char *path)
{
    static const char *const folders[] = {"data/", "fonts/", "layouts/"};
    const size_t n = job->home ? strlen(job->home) : 0;
    if (!n || strncmp(path, job->home, n) != 0 || path[n] != '/')
        return NULL;
    for (int i = 0; i < 3; i++)
        if (str_starts(str_of(path + n + 1), str_of(folders[i])))
            return path + n + 1;
    return NULL;
}

/* True if the job may read the file from the disk. */
static bool is_on_disk(const struct job *job, const char *path)
{
    return !job->store || file_installed(job, path);
}

static bool read_from_disk(struct job *job, const char *path, int ceiling,
                           struct str *text)
{
    off_t size = 0;
    const int fd = open_regular(path, &size);
    if (fd < 0)
        return report_unreadable(job, path, errno);
    if (!check_size(job, path, size, ceiling)) {
        close(fd);
        return false;
    }
    char *bytes = arena_alloc(job->doc, (size_t)size + 1);
    const bool read = read_all(fd, bytes, (size_t)size);
    const int why = errno;
    close(fd);
    *text = (struct str){bytes, (int)size};
    return read || report_unreadable(job, path, why);
}

bool file_read_again(struct job *job, const char *path, int ceiling, struct str *text)
{
    if (job->store && store_find(job->store, path, text))
        return check_size(job, path, text->n, ceiling);
    return is_on_disk(job, path) ? read_from_disk(job, path, ceiling, text)
                                 : report_unreadable(job, path, ENOENT);
}

bool file_read(struct job *job, const char *path, int ceiling, struct str *text,
               unsigned *file)
{
    if (!file_read_again(job, path, ceiling, text))
        return false;
    *file = diags_add_source(job->diags, path, *text);
    return true;
}

struct str file_peek(const struct job *job, const char *path, char *bytes, int room)
{
    struct str kept;
    if (job->store && store_find(job->store, path, &kept))
        return str_slice(kept, 0, kept.n < room ? kept.n : room);
    off_t size = 0;
    const int fd = is_on_disk(job, path) ? open_regular(path, &size) : -1;
    const ssize_t n = fd < 0 ? 0 : read(fd, bytes, (size_t)room);
    if (fd >= 0)
        close(fd);
    return (struct str){bytes, n < 0 ? 0 : (int)n};
}

static bool write_all(int fd, struct str bytes)
{
    for (int done = 0; done < bytes.n;) {
        const ssize_t n = write(fd, bytes.p + done, (size_t)(bytes.n - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        done += (int)n;
    }
    return true;
}

void file_sink_add(struct file_sink *sink, struct str bytes)
{
    if (!sink->why && !write_all(sink->fd, bytes))
        sink->why = errno;
}

/* What is to be written. */
struct contents {
    file_print_fn print;
    void *context;
};

static bool write_contents(int fd, const struct contents *contents)
{
    struct file_sink sink = {.fd = fd};
    contents->print(contents->context, &sink);
    errno = sink.abandoned ? ECANCELED : sink.why;
    return !sink.why && !sink.abandoned;
}

static bool write_and_rename(int fd, const char *temporary, const char *path,
                             const struct contents *contents)
{
    const mode_t mask = umask(0);
    umask(mask);
    bool ok =
        write_contents(fd, contents) && fchmod(fd, 0666 & ~mask) == 0 && fsync(fd) == 0;
    const int why = errno;
    if (close(fd) != 0)
        return false;
    errno = why;
    return ok && rename(temporary, path) == 0;
}

/* A device or a pipe: a file renamed to its name would take its place. */
static bool is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static bool write_into(const char *path, const struct contents *contents)
{
    const int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool ok = write_contents(fd, contents);
    const int why = errno;
    close(fd);
    errno = why;
    return ok;
}

static bool write_beside(struct job *job, const char *path, bool leave_folder,
                         const struct contents *contents)
{
    struct strbuf name;
    strbuf_init(&name, job->doc);
    strbuf_addf(&name, "%s.%ld.XXXXXX", path, (long)getpid());
    char *temporary = name.p;
    const int fd = mkstemp(temporary);
    if (fd < 0)
        return false;
    if (write_and_rename(fd, temporary, path, contents)) {
        if (!leave_folder)
            sync_folder(path_folder(job->doc, path));
        return true;
    }
    const int why = errno;
    unlink(temporary);
    errno = why;
    return false;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* True if `path` is a file that has been read, under whatever name. */
static bool is_source(const struct diags *diags, const char *path)
{
    struct stat output, source;
    if (stat(path, &output) != 0)
        return false;
    for (int i = 0; i < diags_used(diags); i++)
        if (stat(diags_source_name(diags, diags_used_at(diags, i)), &source) == 0 &&
            source.st_dev == output.st_dev && source.st_ino == output.st_ino)
            return true;
    return false;
}

/* The file that a symbolic link leads to: the link stays. */
static const char *target_of(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        return path;
    const char *target = arena_copy(arena, real, strlen(real));
    free(real);
    return target;
}

/* What it leads to is in another folder. */
static bool is_link(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

static bool write_named(struct job *job, const char *path,
                        const struct contents *contents)
{
    if (is_folder(path)) {
        errno = EISDIR;
        return false;
    }
    if (is_special(path))
        return write_into(path, contents);
    const char *target = target_of(job->doc, path);
    return write_beside(job, target, sync_is_left() && !is_link(path), contents);
}

bool file_print(struct job *job, const char *path, file_print_fn print, void *context)
{
    const struct contents contents = {print, context};
    bool written;
    if (strcmp(path, "-") == 0) {
        written = write_contents(STDOUT_FILENO, &contents);
        path = "standard output";
    } else if (is_source(job->diags, path)) {
        DIAG(job->diags, DIAG_OUTPUT_IS_INPUT, NO_POS, path);
        return false;
    } else {
        written = write_named(job, path, &contents);
    }
    if (!written && errno != ECANCELED)
        DIAG(job->diags, DIAG_FILE_UNWRITABLE, NO_POS, path,
             errno == ENOENT ? "its folder is not there" : reason_of(errno));
    return written;
}

static void print_bytes(void *bytes, struct file_sink *sink)
{
    file_sink_add(sink, *(const struct str *)bytes);
}

bool file_write(struct job *job, const char *path, struct str bytes)
{
    return file_print(job, path, print_bytes, &bytes);
}

bool file_exists(const char *path)
{
    return access(path, R_OK) == 0;
}

bool file_is_regular(const struct job *job, const char *path)
{
    struct stat st;
    struct str kept;
    if (job->store && store_find(job->store, path, &kept))
        return true;
    return is_on_disk(job, path) && stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           file_exists(path);
}

const char *path_join(struct arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/' || !folder[0])
        return name;
    return str_format(arena, "%s/%s", folder, name).p;
}

const char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}
