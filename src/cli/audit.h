/* The options of what holds figures against each other. */
#ifndef GAIYO_CLI_AUDIT_H
#define GAIYO_CLI_AUDIT_H

#include <stdbool.h>

struct options;

/* --discover-rating, which has no value */
bool audit_take_discover(struct options *options, char *none);

/* --previous */
bool audit_take_previous(struct options *options, char *file);

/* --format */
bool audit_take_format(struct options *options, char *text);

/* True if the options that belong here go together; called when all have been read. */
bool audit_check(struct options *options);

#endif
