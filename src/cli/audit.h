/* The options of what holds figures against each other. */
#ifndef GAIYO_CLI_AUDIT_H
#define GAIYO_CLI_AUDIT_H

#include <stdbool.h>

struct options;

/* True if `word` is an option without a value that belongs here, and has been taken. */
bool audit_take_flag(struct options *options, const char *word);

/* --format */
bool audit_take_format(struct options *options, const char *text);

/* True if the options that belong here go together; called when all have been read. */
bool audit_check(struct options *options);

#endif
