/* The command line. */
#ifndef GAIYO_CLI_OPTIONS_H
#define GAIYO_CLI_OPTIONS_H

#include "gaiyo.h"
#include "gaiyo_batch.h"

#include <stdbool.h>

struct command;

struct options {
    struct gaiyo_request request;
    const struct command *command;
    const char **data, **previous;
    struct gaiyo_setting *settings;
    bool formatted;           /* --format has been given */
    struct gaiyo_batch batch; /* of the command batch; its request is `request` */
    bool replace;             /* --replace has been given */
    const char *merge_into;   /* the value of --merge-journals */
    const char *
        *words; /* what is no option: a plan, or more where a command takes more */
    int n_words;
    int status; /* to exit with when there is nothing to run */
};

/* False if there is nothing to run: help has been printed (status 0), or what is wrong
 * with the command line (status 2). */
bool options_parse(struct options *options, int argc, char **argv);

void options_finish(struct options *options);

/* Prints "gaiyo: error: what (word); way out" and returns false; `word` may be NULL. */
bool options_fail(struct options *options, const char *what, const char *word,
                  const char *way_out);

/* The options whose values are more than a string. */
bool options_take_data(struct options *options, char *file);
bool options_take_setting(struct options *options, char *text);
bool options_take_dump(struct options *options, char *stage);
bool options_take_purpose(struct options *options, char *name);
bool options_take_used(struct options *options, char *none);
bool options_take_replace(struct options *options, char *none);
bool options_take_show_boxes(struct options *options, char *none);
bool options_take_fit(struct options *options, char *format);
bool options_take_memory(struct options *options, char *text);
bool options_take_pages(struct options *options, char *text);
bool options_take_message_format(struct options *options, char *text);

#endif
