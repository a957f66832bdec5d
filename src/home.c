#include "home.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "messages.h"

#include <stdlib.h>
#include <unistd.h>

static bool is_home(struct arena *arena, const char *folder)
{
    return file_exists(path_join(arena, folder, "data/schema/plan.rng"));
}

/* The folder of data/, fonts/ and layouts/: named by the environment, above the program
 * in a build tree, or where it was installed. */
static const char *find_home(struct arena *arena, const char *given)
{
    if (given)
        return given;
    const char *named = getenv("GAIYO_HOME");
    if (named && named[0])
        return named;
    char program[4096];
    const ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n > 0) {
        program[n] = 0;
        const char *above =
            path_folder(arena, path_folder(arena, arena_copy(arena, program, (size_t)n)));
        if (is_home(arena, above))
            return above;
        const char *shared = path_join(arena, above, "share/gaiyo");
        if (is_home(arena, shared))
            return shared;
    }
    return GAIYO_DATADIR;
}

bool home_find(struct job *job, const char *given)
{
    job->home = find_home(job->doc, given);
    if (is_home(job->doc, job->home))
        return true;
    DIAG(job->diags, DIAG_HOME_UNKNOWN, NO_POS, job->home);
    return false;
}
