#include "cli/options.h"

#include "cli/audit.h"
#include "cli/help.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USAGE = 2 };

/* The words of the command line that are still to be read. */
struct words {
    int n;
    char **rest;
};

bool options_fail(struct options *o, const char *what, const char *word)
{
    fprintf(stderr, "gaiyo: %s%s%s; gaiyo --help tells more\n", what, word ? ": " : "",
            word ? word : "");
    o->status = USAGE;
    return false;
}

/* The value of option `name` (or `letter`, if it has one): the word behind it or what
 * follows its
 * "=". NULL if the word at hand is another one; *missing if there is no value. */
static char *take_value(struct words *w, const char *name, const char *letter,
                        bool *missing)
{
    char *word = w->rest[0];
    const size_t n = strlen(name);
    *missing = false;
    if (strncmp(word, name, n) == 0 && word[n] == '=') {
        w->rest++;
        w->n--;
        return word + n + 1;
    }
    if (strcmp(word, name) != 0 && !(letter && strcmp(word, letter) == 0))
        return NULL;
    *missing = w->n < 2;
    if (*missing)
        return NULL;
    w->rest += 2;
    w->n -= 2;
    return w->rest[-1];
}

static bool set_dump(struct options *o, const char *stage)
{
    static const struct {
        const char *name;
        enum gaiyo_product product;
    } stages[] = {{"merged", GAIYO_MERGED},
                  {"boxes", GAIYO_BOXES},
                  {"shaped", GAIYO_SHAPED},
                  {"pages", GAIYO_PAGES},
                  {"paint", GAIYO_PAINT}};
    for (int i = 0; i < (int)(sizeof stages / sizeof *stages); i++) {
        if (strcmp(stage, stages[i].name) == 0) {
            o->request.product = stages[i].product;
            return true;
        }
    }
    return options_fail(o, "--dump takes merged, boxes, shaped, pages or paint, not",
                        stage);
}

/* The words of the command line are the program's to change. */
static bool set_parameter(struct options *o, char *text)
{
    char *equals = strchr(text, '=');
    if (!equals || equals == text)
        return options_fail(o, "--set takes name=value, not", text);
    *equals = 0;
    o->settings[o->request.n_settings++] = (struct gaiyo_setting){text, equals + 1};
    return true;
}

static bool set_memory(struct options *o, const char *text)
{
    char *end;
    errno = 0;
    const long mib = strtol(text, &end, 10);
    if (errno || *end || mib < 16 || mib > 1 << 20)
        return options_fail(o, "--memory-limit takes MiB, at least 16, not", text);
    o->request.memory_limit = (size_t)mib << 20;
    return true;
}

static bool set_format(struct options *o, const char *text)
{
    o->request.json_messages = strcmp(text, "json") == 0;
    if (!o->request.json_messages && strcmp(text, "text") != 0)
        return options_fail(o, "--message-format takes text or json, not", text);
    return true;
}

/* The options that take a value. */
static bool take_option(struct options *o, struct words *w, bool render)
{
    struct gaiyo_request *r = &o->request;
    const struct {
        const char *name, *letter;
        const char **place; /* NULL: see below */
    } options[] = {
        {"--data", "-d", NULL},           {"--mapping", NULL, &r->mapping},
        {"--previous", NULL, NULL},       {"--previous-plan", NULL, &r->previous_plan},
        {"--layout", "-l", &r->layout},   {"--output", "-o", &r->output},
        {"--as-of", NULL, &r->as_of},     {"--set", NULL, NULL},
        {"--fonts", NULL, &r->fonts},     {"--dump", NULL, NULL},
        {"--format", NULL, NULL},         {"--memory-limit", NULL, NULL},
        {"--message-format", NULL, NULL},
    };
    const char *name = NULL, **place = NULL;
    char *value = NULL;
    for (int i = 0; i < (int)(sizeof options / sizeof *options) && !value; i++) {
        bool missing;
        name = options[i].name;
        place = options[i].place;
        value = take_value(w, options[i].name, options[i].letter, &missing);
        if (missing)
            return options_fail(o, "this option needs a value", name);
    }
    if (!value)
        return options_fail(o, "there is no option", w->rest[0]);
    if (place) {
        *place = value;
        return true;
    }
    if (strcmp(name, "--data") == 0) {
        o->data[r->n_data++] = value;
        return true;
    }
    if (strcmp(name, "--previous") == 0) {
        o->previous[r->n_previous_data++] = value;
        return true;
    }
    if (strcmp(name, "--set") == 0)
        return set_parameter(o, value);
    if (strcmp(name, "--memory-limit") == 0)
        return set_memory(o, value);
    if (strcmp(name, "--format") == 0)
        return audit_take_format(o, value);
    if (strcmp(name, "--message-format") == 0)
        return set_format(o, value);
    return render ? set_dump(o, value) : options_fail(o, "only render has --dump", NULL);
}

static bool take_words(struct options *o, struct words w, bool render)
{
    while (w.n) {
        if (w.rest[0][0] == '-' && w.rest[0][1]) {
            if (strcmp(w.rest[0], "--help") == 0 || strcmp(w.rest[0], "-h") == 0) {
                fputs(help_text, stdout);
                return false;
            }
            if (audit_take_flag(o, w.rest[0])) {
                w.rest++;
                w.n--;
                continue;
            }
            if (!take_option(o, &w, render))
                return false;
            continue;
        }
        if (o->request.plan)
            return options_fail(
                o, "there is one plan too many (measurements go behind -d)", w.rest[0]);
        o->request.plan = w.rest[0];
        w.rest++;
        w.n--;
    }
    return o->request.plan || options_fail(o, "a plan is missing", NULL);
}

static bool find_command(struct options *o, const char *word)
{
    static const struct {
        const char *name;
        enum gaiyo_product product;
    } commands[] = {{"render", GAIYO_PDF},
                    {"check", GAIYO_CHECK},
                    {"merge", GAIYO_MERGED},
                    {"diff", GAIYO_CHANGES}};
    for (int i = 0; i < (int)(sizeof commands / sizeof *commands); i++) {
        if (strcmp(word, commands[i].name) == 0) {
            o->request.product = commands[i].product;
            return true;
        }
    }
    return options_fail(o, "there is no command", word);
}

bool options_parse(struct options *o, int argc, char **argv)
{
    *o = (struct options){.status = 0};
    if (argc < 2)
        return options_fail(o, "a command is missing", NULL);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        fputs(help_text, stdout);
        return false;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("gaiyo %s\n", gaiyo_version());
        return false;
    }
    if (!find_command(o, argv[1]))
        return false;
    o->data = calloc((size_t)argc, sizeof *o->data);
    o->previous = calloc((size_t)argc, sizeof *o->previous);
    o->settings = calloc((size_t)argc, sizeof *o->settings);
    o->request.data = o->data;
    o->request.previous_data = o->previous;
    o->request.settings = o->settings;
    const bool render = o->request.product == GAIYO_PDF;
    if (o->data && o->previous && o->settings &&
        take_words(o, (struct words){argc - 2, argv + 2}, render) && audit_check(o))
        return true;
    options_finish(o);
    return false;
}

void options_finish(struct options *o)
{
    free(o->data);
    free(o->previous);
    free(o->settings);
}
