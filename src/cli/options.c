#include "cli/options.h"

#include "cli/audit.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/language.h"

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

bool options_fail(struct options *o, const char *what, const char *word,
                  const char *way_out)
{
    fprintf(stderr, "gaiyo: %s: %s%s%s%s%s\n", phrase("error"), phrase(what),
            word ? " " : "", word ? word : "", phrase("; "), phrase(way_out));
    o->status = USAGE;
    return false;
}

/* Where to read more: the help of the command, if there is one. */
static bool fail_with_help(struct options *o, const char *what, const char *word)
{
    char way_out[128];
    snprintf(way_out, sizeof way_out, phrase("gaiyo %s%s--help tells more"),
             o->command ? o->command->name : "", o->command ? " " : "");
    return options_fail(o, what, word, way_out);
}

static bool fail_with_name(struct options *o, const char *what, const char *word,
                           const char *name)
{
    char way_out[128];
    if (!name)
        return fail_with_help(o, what, word);
    snprintf(way_out, sizeof way_out, phrase("write %s"), name);
    return options_fail(o, what, word, way_out);
}

/* --- values ------------------------------------------------------------------------- */

bool options_take_data(struct options *o, char *file)
{
    for (int i = 0; i < o->request.n_data; i++)
        if (strcmp(o->data[i], file) == 0)
            return options_fail(o, "these measurements are given twice:", file,
                                "give each file once");
    o->data[o->request.n_data++] = file;
    return true;
}

bool options_take_setting(struct options *o, char *text)
{
    char *equals = strchr(text, '=');
    if (!equals || equals == text)
        return options_fail(o, "--set cannot be", text, "write it as name=value");
    *equals = 0;
    o->settings[o->request.n_settings++] = (struct gaiyo_setting){text, equals + 1};
    return true;
}

bool options_take_dump(struct options *o, char *stage)
{
    static const struct {
        const char *name;
        enum gaiyo_product product;
    } stages[] = {{"merged", GAIYO_MERGED},       {"boxes", GAIYO_BOXES},
                  {"shaped", GAIYO_SHAPED},       {"pages", GAIYO_PAGES},
                  {"structure", GAIYO_STRUCTURE}, {"paint", GAIYO_PAINT}};
    for (int i = 0; i < (int)(sizeof stages / sizeof *stages); i++) {
        if (strcmp(stage, stages[i].name) == 0) {
            o->request.product = stages[i].product;
            return true;
        }
    }
    return options_fail(o, "--dump cannot be", stage,
                        "it can be merged, boxes, shaped, pages, structure or paint");
}

bool options_take_purpose(struct options *o, char *name)
{
    static const struct {
        const char *name;
        enum gaiyo_purpose purpose;
    } purposes[] = {
        {"screen", GAIYO_SCREEN}, {"archive", GAIYO_ARCHIVE}, {"press", GAIYO_PRESS}};
    for (int i = 0; i < (int)(sizeof purposes / sizeof *purposes); i++) {
        if (strcmp(name, purposes[i].name) == 0) {
            o->request.purpose = purposes[i].purpose;
            return true;
        }
    }
    return options_fail(o, "--for cannot be", name, "it can be screen, archive or press");
}

bool options_take_used(struct options *o, char *none)
{
    (void)none;
    o->request.product = GAIYO_FONTS_USED;
    return true;
}

bool options_take_replace(struct options *o, char *none)
{
    (void)none;
    o->replace = true;
    return true;
}

bool options_take_show_boxes(struct options *o, char *none)
{
    (void)none;
    o->request.show_boxes = 1;
    return true;
}

static void print(void *user, const char *lines, size_t size)
{
    (void)user;
    fwrite(lines, 1, size, stdout);
}

bool options_take_fit(struct options *o, char *format)
{
    o->request.report_fit = print;
    o->request.json_fit = strcmp(format, "json") == 0;
    return o->request.json_fit || strcmp(format, "text") == 0 ||
           options_fail(o, "--report-fit cannot be", format, "it can be text or json");
}

bool options_take_memory(struct options *o, char *text)
{
    char *end;
    errno = 0;
    const long mib = strtol(text, &end, 10);
    if (errno || *end || mib < 16 || mib > 1 << 20)
        return options_fail(o, "--memory-limit cannot be", text,
                            "give MiB, a whole number from 16 to 1048576");
    o->request.memory_limit = (size_t)mib << 20;
    return true;
}

bool options_take_pages(struct options *o, char *text)
{
    char *end;
    errno = 0;
    const long pages = strtol(text, &end, 10);
    if (errno || *end || pages < 1 || pages > 10000)
        return options_fail(o, "--page-limit cannot be", text,
                            "give a whole number from 1 to 10000");
    o->request.page_limit = (int)pages;
    return true;
}

bool options_take_message_format(struct options *o, char *text)
{
    o->request.json_messages = strcmp(text, "json") == 0;
    if (!o->request.json_messages && strcmp(text, "text") != 0)
        return options_fail(o, "--message-format cannot be", text,
                            "it can be text or json");
    return true;
}

/* --- words -------------------------------------------------------------------------- */

static void skip_word(struct words *w)
{
    w->rest++;
    w->n--;
}

static bool is_one_of(const char *word, const char *name, const char *letter)
{
    return strcmp(word, name) == 0 || (letter && strcmp(word, letter) == 0);
}

/* The option at hand, which must belong to the command; NULL, and what is wrong is said,
 * if it does not. */
static const struct option *find_option(struct options *o, const char *word)
{
    const struct option *option = option_find(word);
    if (!option) {
        fail_with_name(o, "there is no option", word,
                       option_nearest(word, o->command->bit));
        return NULL;
    }
    if (!(option->commands & o->command->bit)) {
        fail_with_help(o, "this command does not have", option->name);
        return NULL;
    }
    return option;
}

static bool give_value(struct options *o, const struct option *option, char *value)
{
    if (value && !*value)
        return fail_with_help(o, "there is no value for", option->name);
    if (option->take)
        return option->take(o, value);
    *(const char **)((char *)&o->request + option->place) = value;
    return true;
}

/* The option at hand and its value, which is the next word or follows a "=". */
static bool take_option(struct options *o, struct words *w)
{
    char *word = w->rest[0];
    char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
    if (equals)
        *equals = 0;
    const struct option *option = find_option(o, word);
    if (!option)
        return false;
    skip_word(w);
    if (!option->value)
        return equals ? fail_with_help(o, "there can be no value for", option->name)
                      : give_value(o, option, NULL);
    if (equals)
        return give_value(o, option, equals + 1);
    if (!w->n)
        return fail_with_help(o, "there is no value for", option->name);
    char *value = w->rest[0];
    skip_word(w);
    return give_value(o, option, value);
}

static bool take_plan(struct options *o, struct words *w)
{
    const int bit = o->command->bit;
    if (o->n_words && bit != BATCH && bit != EXTRACT)
        return options_fail(
            o, bit == REGENERATE ? "there is a second sheet," : "there is a second plan,",
            w->rest[0], "write -d in front of measurements");
    if (!o->request.plan)
        o->request.plan = w->rest[0];
    o->words[o->n_words++] = w->rest[0];
    skip_word(w);
    return true;
}

static bool take_words(struct options *o, struct words w)
{
    bool only_plans = false; /* behind "--" */
    while (w.n) {
        const char *word = w.rest[0];
        if (only_plans || word[0] != '-' || !word[1]) {
            if (!take_plan(o, &w))
                return false;
        } else if (strcmp(word, "--") == 0) {
            only_plans = true;
            skip_word(&w);
        } else if (is_one_of(word, "--help", "-h")) {
            help_print(o->command);
            return false;
        } else if (strcmp(word, "--version") == 0) {
            version_print();
            return false;
        } else if (!take_option(o, &w)) {
            return false;
        }
    }
    if (o->command->bit == EXTRACT && o->n_words != 2)
        return fail_with_help(o, "extract needs a sheet and a folder", NULL);
    if (o->command->bit == REGENERATE)
        return o->n_words || fail_with_help(o, "there is no sheet", NULL);
    if (o->request.product != GAIYO_FONTS)
        return o->request.plan || fail_with_help(o, "there is no plan", NULL);
    return !o->request.plan || options_fail(o, "there is a plan,", o->request.plan,
                                            "write --used in front of it");
}

/* "help", "help render", "--help" and "--version": true if it was one of them. */
static bool take_help(struct options *o, struct words w)
{
    const struct command *command = NULL;
    if (strcmp(w.rest[0], "--version") == 0) {
        version_print();
        return true;
    }
    if (!is_one_of(w.rest[0], "help", "--help") && strcmp(w.rest[0], "-h") != 0)
        return false;
    if (w.n > 1 && !(command = command_find(w.rest[1]))) {
        fail_with_name(o, "there is no command", w.rest[1], command_nearest(w.rest[1]));
        return true;
    }
    help_print(command);
    return true;
}

static bool check_output(struct options *o)
{
    const char *output = o->request.output;
    const enum gaiyo_product product = o->request.product;
    if (o->request.report_fit && product != GAIYO_PDF && product != GAIYO_CHECK)
        return options_fail(o, "there is --report-fit without a sheet", NULL,
                            "leave out --dump, --discover-rating or itself");
    if (o->request.report_fit && output && strcmp(output, "-") == 0)
        return options_fail(o, "--report-fit goes to standard output, as the sheet", NULL,
                            "give the sheet a file with -o");
    return o->request.product != GAIYO_CHECK || !o->request.output ||
           options_fail(o, "there is --output, but check writes nothing", NULL,
                        "leave it out, or render");
}

static bool check_area(struct options *o)
{
    const struct gaiyo_request *r = &o->request;
    if (o->command->bit == BATCH || !r->by == !r->area)
        return true;
    return options_fail(o,
                        r->by ? "--by tells areas apart, but --area is missing"
                              : "--area is given, but --by is missing",
                        NULL, "give both: --by 市町村 --area 鹿児島市");
}

/* What only a sheet for the press can have. */
static bool check_press(struct options *o)
{
    const struct gaiyo_press *press = &o->request.press;
    const struct {
        const char *name, *value;
    } given[] = {{"--marks", press->marks},
                 {"--fold", press->folds},
                 {"--impose", press->impose},
                 {"--creep", press->creep},
                 {"--binding", press->binding},
                 {"--ink-limit", press->ink_limit},
                 {"--pdfx", press->pdfx},
                 {"--output-profile", press->output_profile},
                 {"--output-condition", press->output_condition},
                 {"--intent", press->intent}};
    for (int i = 0; i < (int)(sizeof given / sizeof *given); i++)
        if (given[i].value && o->request.purpose != GAIYO_PRESS)
            return options_fail(o, "only a sheet for the press has", given[i].name,
                                "add --for press");
    if (o->request.purpose == GAIYO_PRESS && o->request.show_boxes)
        return options_fail(o, "a sheet for the press cannot have --show-boxes", NULL,
                            "leave it out, or look at a sheet for the screen");
    return true;
}

bool options_parse(struct options *o, int argc, char **argv)
{
    *o = (struct options){.status = 0};
    if (argc < 2)
        return fail_with_help(o, "there is no command", NULL);
    if (take_help(o, (struct words){argc - 1, argv + 1}))
        return false;
    o->command = command_find(argv[1]);
    if (!o->command)
        return fail_with_name(o, "there is no command", argv[1],
                              command_nearest(argv[1]));
    o->request.product = o->command->product;
    o->request.language = language_of_environment();
    o->data = calloc((size_t)argc, sizeof *o->data);
    o->previous = calloc((size_t)argc, sizeof *o->previous);
    o->settings = calloc((size_t)argc, sizeof *o->settings);
    o->words = calloc((size_t)argc, sizeof *o->words);
    o->request.data = o->data;
    o->request.previous_data = o->previous;
    o->request.settings = o->settings;
    if (o->data && o->previous && o->settings && o->words &&
        take_words(o, (struct words){argc - 2, argv + 2}) && audit_check(o) &&
        check_output(o) && check_press(o) && check_area(o) &&
        (o->command->bit != BATCH || batch_check(o)))
        return true;
    options_finish(o);
    return false;
}

void options_finish(struct options *o)
{
    free(o->data);
    free(o->previous);
    free(o->settings);
    free(o->words);
}
