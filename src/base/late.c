#include "base/late.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static void fail(const char *name)
{
    fprintf(stderr, "gaiyo: error: %s cannot be opened (%s); install it\n", name,
            dlerror());
    exit(3);
}

void *late_open(const char *file, const char *name)
{
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    if (!library)
        fail(name);
    return library;
}

/* POSIX lets a data pointer hold a function's address, and asks for this way to say
 * so. */
void late_find(void *library, const char *name, void *function)
{
    void *address = dlsym(library, name);
    if (!address)
        fail(name);
    *(void **)function = address;
}
