/* Files, read and written whole. */
#ifndef GAIYO_BASE_FILE_H
#define GAIYO_BASE_FILE_H

#include "base/str.h"

#include <stdbool.h>

struct job;

/* Reads the file at `path` into the document arena and makes it known to the diagnostics
 * under that name; `*file` becomes its number there. False, and a diagnostic, if it
 * cannot be read or is larger than `ceiling` bytes. If the job has a store, only files
 * that are installed are read from the disk. */
bool file_read(struct job *job, const char *path, int ceiling, struct str *text,
               unsigned *file);

/* Writes `bytes` to `path` so that the file is there whole or not at all: into a
 * temporary file in the same folder, synced, then renamed. "-" means standard output; a
 * device or a pipe is written into, and a symbolic link stays one. False, and a
 * diagnostic, if that fails or `path` is a file that the job has read; the temporary file
 * is gone then and what was at `path` is unchanged. */
bool file_write(struct job *job, const char *path, struct str bytes);

/* A file that is being written; what fails is reported at the end. */
struct file_sink {
    int fd;
    int why;        /* errno of the first write that failed; or 0 */
    bool abandoned; /* set by what prints: nothing is to be written after all */
};
void file_sink_add(struct file_sink *sink, struct str bytes);

/* The same of bytes that `print` adds to the sink piece by piece. */
typedef void (*file_print_fn)(void *context, struct file_sink *sink);
bool file_print(struct job *job, const char *path, file_print_fn print, void *context);

/* The same without making it known: of a file that has been read before. */
bool file_read_again(struct job *job, const char *path, int ceiling, struct str *text);

/* The first bytes, at most `room` of them; none if the file cannot be read. */
struct str file_peek(const struct job *job, const char *path, char *bytes, int room);

/* What a file that is installed is called from the folder that all of them are in
 * ("layouts/report-a4.xml"); NULL if it is none. */
const char *file_installed(const struct job *job, const char *path);

bool file_exists(const char *path);

/* True if `path` is a file that can be read: no folder, pipe or device. */
bool file_is_regular(const struct job *job, const char *path);

/* `folder`/`name` in `arena`, or `name` itself if it is absolute or `folder` is empty. */
const char *path_join(struct arena *arena, const char *folder, const char *name);

/* The folder part of `path`; "." if it has none. */
const char *path_folder(struct arena *arena, const char *path);

#endif
