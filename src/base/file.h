/* Files, read and written whole. */
#ifndef GAIYO_BASE_FILE_H
#define GAIYO_BASE_FILE_H

#include "base/str.h"

#include <stdbool.h>

struct job;

/* Reads the file at `path` into the document arena and makes it known to the diagnostics
 * under that name; `*file` becomes its number there. False, and a diagnostic, if it
 * cannot be read or is larger than `ceiling` bytes. */
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
    int why; /* errno of the first write that failed; or 0 */
};
void file_sink_add(struct file_sink *sink, struct str bytes);

/* The same of bytes that `print` adds to the sink piece by piece. */
typedef void (*file_print_fn)(void *context, struct file_sink *sink);
bool file_print(struct job *job, const char *path, file_print_fn print, void *context);

bool file_exists(const char *path);

/* True if `path` is a file that can be read: no folder, pipe or device. */
bool file_is_regular(const char *path);

/* `folder`/`name` in `arena`, or `name` itself if it is absolute or `folder` is empty. */
const char *path_join(struct arena *arena, const char *folder, const char *name);

/* The folder part of `path`; "." if it has none. */
const char *path_folder(struct arena *arena, const char *path);

#endif
