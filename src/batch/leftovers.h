/* What a worker that died leaves behind; internal to this folder. */
#ifndef GAIYO_BATCH_LEFTOVERS_H
#define GAIYO_BATCH_LEFTOVERS_H

#include <sys/types.h>

/* Removes the temporary files for `output` that the process `pid` did not come to rename
 * (file.c names them OUTPUT.PID.XXXXXX). */
void leftovers_remove(const char *output, pid_t pid);

#endif
