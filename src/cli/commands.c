#include "cli/commands.h"

#include "cli/audit.h"
#include "cli/options.h"

#include <string.h>

#define PLACE(field) offsetof(struct gaiyo_request, field)

const struct command commands[] = {
    {"render", RENDER, GAIYO_PDF, "PLAN [-d DATA]... [-l LAYOUT] [-o OUT] [OPTION]...",
     "the sheet, as PDF",
     "  gaiyo render plan.xml -d results.csv -o sheet.pdf\n"
     "  gaiyo render plan.xml -d results.csv -l onesheet-a3 -o sheet-a3.pdf\n"},
    {"check", CHECK, GAIYO_CHECK, "PLAN [-d DATA]... [-l LAYOUT] [OPTION]...",
     "everything but writing: only what is found",
     "  gaiyo check plan.xml -d results.csv\n"},
    {"merge", MERGE, GAIYO_MERGED, "PLAN [-d DATA]... [-o OUT] [OPTION]...",
     "the evaluated document, as XML",
     "  gaiyo merge plan.xml -d results.csv -o evaluated.xml\n"},
    {"diff", DIFF, GAIYO_CHANGES, "PLAN -d OLD -d NEW [-o OUT] [OPTION]...",
     "what moved since last time",
     "  gaiyo diff plan.xml -d last-year.csv -d this-year.csv\n"},
    /* It has no sheet: inspect.c reads its words. */
    {"inspect", INSPECT, GAIYO_CHECK, "quantity|date [OPTION]... TEXT...",
     "how texts are read, as JSON", "  gaiyo inspect quantity 1兆9,128億円 35回/3年\n"},
};
const int n_commands = sizeof commands / sizeof *commands;

const struct option options_known[] = {
    {"--data", "-d", "FILE", SHEETS, "measurements; may be given more than once",
     options_take_data, 0},
    {"--mapping", NULL, "FILE", SHEETS,
     "what their sheets, columns and rows mean,\ninstead of the plan's mappings", NULL,
     PLACE(mapping)},
    {"--layout", "-l", "LAYOUT", RENDER | CHECK,
     "a layout that is shipped (report-a4, onesheet-a3),\nor a file (./mine.xml); "
     "report-a4 "
     "if not given",
     NULL, PLACE(layout)},
    {"--output", "-o", "FILE", SHEETS,
     "where to write, - for standard output; if not given,\na sheet is named after the "
     "plan's id, text goes to\nstandard output",
     NULL, PLACE(output)},
    {"--as-of", NULL, "DATE", SHEETS,
     "use nothing measured later than this (R5.12, 2023年度)", NULL, PLACE(as_of)},
    {"--set", NULL, "NAME=VALUE", RENDER | CHECK, "a parameter of the layout",
     options_take_setting, 0},
    {"--dump", NULL, "STAGE", RENDER,
     "print what a stage makes instead of the sheet\n(merged, boxes, shaped, pages, "
     "paint)",
     options_take_dump, 0},
    {"--previous", NULL, "FILE", SHEETS,
     "last time's measurements: results say how they moved\nsince; may be given more "
     "than once",
     audit_take_previous, 0},
    {"--previous-plan", NULL, "PLAN", SHEETS,
     "their plan, if it was another one; check holds new\nbaselines against its last "
     "values",
     NULL, PLACE(previous_plan)},
    {"--discover-rating", NULL, NULL, CHECK,
     "find the rule behind the grades that the plan states", audit_take_discover, 0},
    {"--format", NULL, "FORMAT", CHECK | DIFF, "of what is found: text, json or csv",
     audit_take_format, 0},
    {"--fonts", NULL, "FILE", RENDER | CHECK, "another font catalogue", NULL,
     PLACE(fonts)},
    {"--memory-limit", NULL, "MIB", SHEETS, "memory the job may use; 1024 if not given",
     options_take_memory, 0},
    {"--message-format", NULL, "FORMAT", ALL,
     "messages as text, or as json: an object a line", options_take_message_format, 0},
};
const int n_options_known = sizeof options_known / sizeof *options_known;

const struct command *command_find(const char *name)
{
    for (int i = 0; i < n_commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const struct option *option_find(const char *word)
{
    for (int i = 0; i < n_options_known; i++) {
        const struct option *o = &options_known[i];
        if (strcmp(o->name, word) == 0 || (o->letter && strcmp(o->letter, word) == 0))
            return o;
    }
    return NULL;
}

/* The letters of `a` that are not in `b`, each counted as often as it stands there. */
static int letters_missing(const char *a, const char *b)
{
    int count[256] = {0}, missing = 0;
    for (; *b; b++)
        count[(unsigned char)*b]++;
    for (; *a; a++)
        missing += --count[(unsigned char)*a] < 0;
    return missing;
}

/* A rough measure is enough for a dozen names: they differ by at most two letters, in
 * whatever order. */
static bool is_near(const char *word, const char *name)
{
    return letters_missing(word, name) + letters_missing(name, word) <= 2 &&
           strlen(name) > 3;
}

const char *command_nearest(const char *word)
{
    for (int i = 0; i < n_commands; i++)
        if (is_near(word, commands[i].name))
            return commands[i].name;
    return NULL;
}

const char *option_nearest(const char *word, int command)
{
    for (int i = 0; i < n_options_known; i++)
        if ((options_known[i].commands & command) && is_near(word, options_known[i].name))
            return options_known[i].name;
    return NULL;
}
