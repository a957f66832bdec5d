/* The command line. */
#ifndef GAIYO_CLI_OPTIONS_H
#define GAIYO_CLI_OPTIONS_H

#include "gaiyo.h"

#include <stdbool.h>

struct options {
    struct gaiyo_request request;
    const char **data, **previous;
    struct gaiyo_setting *settings;
    bool formatted; /* --format has been given */
    int status;     /* to exit with when there is nothing to run */
};

/* False if there is nothing to run: help has been printed (status 0), or what is wrong
 * with the command line (status 2). */
bool options_parse(struct options *options, int argc, char **argv);

/* Says what is wrong with the command line, and with which word of it unless that is
 * NULL; false. */
bool options_fail(struct options *options, const char *what, const char *word);

void options_finish(struct options *options);

#endif
