#include "cli/help.h"

#include "cli/commands.h"
#include "cli/language.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 27 };

static const char endings[] = "Messages are file:line:column: severity: cause; way out.\n"
                              "\n"
                              "Exit status\n"
                              "  0  fine\n"
                              "  1  findings or bad input; nothing has been written\n"
                              "  2  wrong usage\n"
                              "  3  a file or font is missing, or cannot be written\n"
                              "\n"
                              "GAIYO_HOME names the folder of data/, fonts/ and layouts/ "
                              "if gaiyo cannot find it.\n";

/* "  -d, --data FILE", and the lines of its help in a column of their own. */
static void print_option(const char *letter, const char *name, const char *value,
                         const char *help)
{
    int at = printf("  %s%s %s%s%s", letter ? letter : "  ", letter ? "," : " ", name,
                    value ? " " : "", value ? value : "");
    for (const char *line = help; line;) {
        const char *end = strchr(line, '\n');
        const int n = (int)(end ? end - line : (long)strlen(line));
        if (at > HELP_COLUMN - 2)
            at = printf("\n") - 1;
        printf("%*s%.*s\n", HELP_COLUMN - at, "", n, line);
        at = 0;
        line = end ? end + 1 : NULL;
    }
}

static void print_options(int command)
{
    puts(phrase("Options"));
    for (int i = 0; i < n_options_known; i++) {
        const struct option *o = &options_known[i];
        if (o->commands & command)
            print_option(o->letter, o->name, o->value, phrase(o->help));
    }
    print_option("-h", "--help", NULL, phrase("this; behind a command, its own options"));
    print_option(NULL, "--version", NULL, phrase("the version of gaiyo"));
    puts("");
}

void help_print(const struct command *command)
{
    if (command) {
        printf(phrase("gaiyo %s: %s\n\nUsage: gaiyo %s %s\n\n"), command->name,
               phrase(command->summary), command->name, command->usage);
        print_options(command->bit);
        printf("%s\n%s\n", phrase("Examples"), command->examples);
    } else {
        puts(phrase("gaiyo makes the overview sheets (概要) of plans.\n\n"
                    "Usage: gaiyo COMMAND PLAN [-d DATA]... [OPTION]...\n\nCommands"));
        for (int i = 0; i < n_commands; i++)
            printf("  %-11s%s\n", commands[i].name, phrase(commands[i].summary));
        puts(phrase("  help       what a command does, and its options (gaiyo help "
                    "render)\n"));
        print_options(ALL);
        puts(phrase("Examples"));
        for (int i = 0; i < n_commands; i++)
            fputs(commands[i].examples, stdout);
        puts("");
    }
    fputs(phrase(endings), stdout);
}

void version_print(void)
{
    printf("gaiyo %s\n", gaiyo_version());
}
