#include "batch/leftovers.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

enum { RANDOM = 6 }; /* characters that mkstemp puts at the end */

void leftovers_remove(const char *output, pid_t pid)
{
    struct arena *arena = arena_new("leftovers", (size_t)1 << 24, NULL);
    const char *folder = path_folder(arena, output), *slash = strrchr(output, '/');
    const struct str prefix =
        str_format(arena, "%s.%ld.", slash ? slash + 1 : output, (long)pid);
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (str_starts(str_of(e->d_name), prefix) &&
            (int)strlen(e->d_name) == prefix.n + RANDOM)
            unlink(path_join(arena, folder, e->d_name));
    if (dir)
        closedir(dir);
    arena_free(arena);
}
