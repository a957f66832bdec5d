/* What --help and --version print. */
#ifndef GAIYO_CLI_HELP_H
#define GAIYO_CLI_HELP_H

struct command;

/* Prints help to standard output: on one command, or on all if `command` is NULL. */
void help_print(const struct command *command);

void version_print(void);

#endif
