/* gaiyo inspect quantity|date|breaks|lines|widths TEXT... */
#ifndef GAIYO_CLI_INSPECT_H
#define GAIYO_CLI_INSPECT_H

/* Runs the command whose words are `argv` (the first one is "inspect"); the status to
 * exit with. */
int inspect_main(int argc, char **argv);

#endif
