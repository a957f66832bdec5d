/* Where the installed files are; internal to the library. */
#ifndef GAIYO_HOME_H
#define GAIYO_HOME_H

#include <stdbool.h>

struct job;

/* Sets the job's home to `given` or, if that is NULL, to the folder that is found; false,
 * and a diagnostic, if the files of gaiyo are not there. */
bool home_find(struct job *job, const char *given);

#endif
