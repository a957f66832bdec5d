/* What --help prints. */
#ifndef GAIYO_CLI_HELP_H
#define GAIYO_CLI_HELP_H

extern const char help_text[];

#endif
