/* Shared libraries that are opened when they are first asked for, not when the program
 * starts: most of what is done before texts are shaped can be done while a helper opens
 * them.
 *
 * A folder lists what it uses of a library in a file of lines LATE(type, name,
 * (parameters), (arguments)) or, without a type, LATE_VOID. Its own functions of these
 * names pass on what they are given, so that nothing else knows. */
#ifndef GAIYO_BASE_LATE_H
#define GAIYO_BASE_LATE_H

/* The library. Where it is not installed, a message goes to stderr and the process exits
 * with status 3. */
void *late_open(const char *file, const char *name);

/* Where a function of it is; likewise. `function`: a pointer to it. */
void late_find(void *library, const char *name, void *function);

#endif
