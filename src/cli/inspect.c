#include "cli/inspect.h"

#include "cli/commands.h"
#include "cli/help.h"

#include "gaiyo.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { USAGE = 2 };

static void print(void *user, const char *lines, size_t size)
{
    (void)user;
    fwrite(lines, 1, size, stdout);
}

static void say(void *user, const char *messages, size_t size)
{
    (void)user;
    fwrite(messages, 1, size, stderr);
}

static int fail(const char *what, const char *word)
{
    fprintf(stderr, "gaiyo: error: %s%s%s; gaiyo inspect --help tells more\n", what,
            word ? " " : "", word ? word : "");
    return USAGE;
}

static bool take_reading(const char *word, enum gaiyo_reading *reading)
{
    *reading = strcmp(word, "date") == 0 ? GAIYO_DATE : GAIYO_QUANTITY;
    return *reading == GAIYO_DATE || strcmp(word, "quantity") == 0;
}

/* Texts may begin with a minus sign, so only what begins with two and a letter is an
 * option, and -- ends the options. */
static bool is_option(const char *word)
{
    return strncmp(word, "--", 2) == 0 && word[2] >= 'a' && word[2] <= 'z';
}

int inspect_main(int argc, char **argv)
{
    struct gaiyo_inspection inspection = {.texts = NULL};
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        help_print(command_find("inspect"));
        return 0;
    }
    if (argc < 2 || !take_reading(argv[1], &inspection.reading))
        return fail("inspect reads quantity or date, not",
                    argc < 2 ? "nothing" : argv[1]);
    int at = 2;
    for (; at < argc && is_option(argv[at]); at++) {
        inspection.json_messages = strcmp(argv[at], "--message-format=json") == 0;
        if (strncmp(argv[at], "--message-format=", 17) != 0)
            return fail("there is no option", argv[at]);
        if (!inspection.json_messages && strcmp(argv[at], "--message-format=text") != 0)
            return fail("--message-format is json or text, not", argv[at] + 17);
    }
    at += at < argc && strcmp(argv[at], "--") == 0;
    if (at == argc)
        return fail("there is no text", NULL);
    inspection.texts = (const char *const *)argv + at;
    inspection.n_texts = argc - at;
    return gaiyo_inspect(&inspection, print, say, NULL);
}
