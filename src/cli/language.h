/* The language that the person at the terminal reads. */
#ifndef GAIYO_CLI_LANGUAGE_H
#define GAIYO_CLI_LANGUAGE_H

#include "gaiyo.h"

/* As LC_ALL says, or else LC_MESSAGES, or else LANG: Japanese if it begins with ja.
 * Nothing else of the locale is heeded. */
enum gaiyo_language language_of_environment(void);

/* Words of the command line in that language. */
const char *phrase(const char *english);

#endif
