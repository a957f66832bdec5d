#include "cli/inspect.h"

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/language.h"

#include "gaiyo.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
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

static bool fail(const char *what, const char *word)
{
    fprintf(stderr, "gaiyo: %s: %s%s%s%s%s\n", phrase("error"), phrase(what),
            word ? " " : "", word ? word : "", phrase("; "),
            phrase("gaiyo inspect --help tells more"));
    return false;
}

/* The words that are still to be read, and what they have said so far. */
struct inspecting {
    int n;
    char **rest;
    struct gaiyo_inspection inspection;
    struct gaiyo_setting *properties; /* with room for one per word */
};

static bool take_reading(struct inspecting *in)
{
    static const char *const names[] = {
        [GAIYO_QUANTITY] = "quantity", [GAIYO_DATE] = "date",
        [GAIYO_BREAKS] = "breaks",     [GAIYO_LINES] = "lines",
        [GAIYO_WIDTHS] = "widths",
    };
    for (int i = 0; in->n && i < (int)(sizeof names / sizeof *names); i++) {
        if (strcmp(in->rest[0], names[i]) != 0)
            continue;
        in->inspection.reading = (enum gaiyo_reading)i;
        in->rest++;
        in->n--;
        return true;
    }
    return fail("inspect reads quantity, date, breaks, lines or widths, not",
                in->n ? in->rest[0] : "nothing");
}

/* Texts may begin with a minus sign, so only what begins with two and a letter is an
 * option, and -- ends the options. */
static bool is_option(const char *word)
{
    return strncmp(word, "--", 2) == 0 && word[2] >= 'a' && word[2] <= 'z';
}

static bool take_message_format(struct inspecting *in, const char *value)
{
    in->inspection.json_messages = strcmp(value, "json") == 0;
    return in->inspection.json_messages || strcmp(value, "text") == 0 ||
           fail("--message-format is json or text, not", value);
}

/* What is no option of ours is a property of the style that texts are set in. */
static bool give_value(struct inspecting *in, const char *name, const char *value)
{
    struct gaiyo_inspection *to = &in->inspection;
    const bool sets = to->reading >= GAIYO_BREAKS;
    if (strcmp(name, "--message-format") == 0)
        return take_message_format(in, value);
    if (!sets)
        return fail("there is no option", name);
    if (strcmp(name, "--fonts") == 0)
        to->fonts = value;
    else if (strcmp(name, "--width") == 0)
        to->width = value;
    else
        in->properties[to->n_properties++] = (struct gaiyo_setting){name + 2, value};
    return true;
}

/* The option at hand and its value, which is the next word or follows a "=". */
static bool take_option(struct inspecting *in)
{
    char *name = in->rest[0], *equals = strchr(name, '=');
    in->rest++;
    in->n--;
    if (equals) {
        *equals = 0;
        return give_value(in, name, equals + 1);
    }
    if (in->inspection.reading < GAIYO_BREAKS && strcmp(name, "--message-format") != 0)
        return fail("there is no option", name);
    if (!in->n)
        return fail("there is no value for", name);
    in->rest++;
    in->n--;
    return give_value(in, name, in->rest[-1]);
}

static bool take_words(struct inspecting *in)
{
    if (!take_reading(in))
        return false;
    while (in->n && is_option(in->rest[0]))
        if (!take_option(in))
            return false;
    const int skip = in->n && strcmp(in->rest[0], "--") == 0;
    in->inspection.texts = (const char *const *)in->rest + skip;
    in->inspection.n_texts = in->n - skip;
    in->inspection.properties = in->properties;
    return in->inspection.n_texts || fail("there is no text", NULL);
}

int inspect_main(int argc, char **argv)
{
    struct inspecting in = {argc - 1, argv + 1, {.texts = NULL}, NULL};
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        help_print(command_find("inspect"));
        return 0;
    }
    in.inspection.language = language_of_environment();
    in.properties = calloc((size_t)argc, sizeof *in.properties);
    int status = USAGE;
    if (in.properties && take_words(&in))
        status = gaiyo_inspect(&in.inspection, print, say, NULL);
    free(in.properties);
    return status;
}
