/* The commands and options there are: what is read, what help prints, and what is
 * suggested for a slip are all this. */
#ifndef GAIYO_CLI_COMMANDS_H
#define GAIYO_CLI_COMMANDS_H

#include "gaiyo.h"

#include <stdbool.h>
#include <stddef.h>

struct options;

/* Bits that say to which commands an option belongs. */
enum {
    RENDER = 1,
    CHECK = 2,
    MERGE = 4,
    DIFF = 8,
    INSPECT = 16,
    BATCH = 32,
    FONTS = 64,
    REGENERATE = 128,
    EXTRACT = 256,
    PROVENANCE = 512,
    SHEETS = RENDER | CHECK | MERGE | DIFF | BATCH | FONTS | PROVENANCE,
    ALL = SHEETS | INSPECT | REGENERATE | EXTRACT,
};

struct command {
    const char *name;
    int bit;
    enum gaiyo_product product;
    const char *usage;    /* behind the name */
    const char *summary;  /* in a few words */
    const char *examples; /* whole lines */
};

struct option {
    const char *name, *letter; /* "--data", "-d" or NULL */
    const char *value;         /* what help calls its value; NULL if it has none */
    int commands;              /* those that have it */
    const char *help;          /* lines parted by \n */
    /* Takes the value, which is the program's to change; false once it has said what is
     * wrong. NULL: it goes into `place`. */
    bool (*take)(struct options *options, char *value);
    size_t place; /* of a string in struct gaiyo_request */
};

extern const struct command commands[];
extern const int n_commands;
extern const struct option options_known[];
extern const int n_options_known;

/* NULL if there is none of that name (or, of an option, letter). */
const struct command *command_find(const char *name);
const struct option *option_find(const char *word);

/* The name that `word` is probably a slip for; NULL if none is near. */
const char *command_nearest(const char *word);
const char *option_nearest(const char *word, int command);

#endif
