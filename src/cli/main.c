#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/heap.h"
#include "cli/inspect.h"
#include "cli/options.h"

#include "gaiyo.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* Where leaks are looked for, everything is given back. */
#if defined(__SANITIZE_ADDRESS__)
enum { ENDS = 0 };
#else
enum { ENDS = 1 };
#endif

static void say(void *user, const char *messages, size_t size)
{
    (void)user;
    fwrite(messages, 1, size, stderr);
}

static int run(struct options *o)
{
    switch (o->command->bit) {
    case BATCH:
        return batch_main(o);
    case REGENERATE:
        return (int)gaiyo_regenerate(o->words[0], &o->request, say, NULL);
    case EXTRACT:
        return (int)gaiyo_extract(o->words[0], o->words[1], o->replace, &o->request, say,
                                  NULL);
    default:
        return (int)gaiyo_run(&o->request, say, NULL);
    }
}

int main(int argc, char **argv)
{
    heap_prepare();
    signal(SIGXFSZ, SIG_IGN); /* a file that becomes too large is an error like others */
    if (argc > 1 && strcmp(argv[1], "inspect") == 0)
        return inspect_main(argc - 1, argv + 1);
    struct options options;
    if (!options_parse(&options, argc, argv))
        return options.status;
    options.request.two_threads = options.command->bit != BATCH;
    options.request.ends_process = ENDS && options.command->bit != BATCH;
    const int status = run(&options);
    options_finish(&options);
    return status;
}
