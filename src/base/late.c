#include "base/late.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

void *late_open(const char *file, const char *name)
{
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    if (library)
        return library;
    fprintf(stderr, "gaiyo: error: %s cannot be opened (%s); install it\n", name,
            dlerror());
    exit(3);
}

/* POSIX lets a data pointer hold a function's address, and asks for this way to say
 * so. */
void late_find(void *library, const char *name, void *function)
{
    void *address = dlsym(library, name);
    *(void **)function = address;
    if (address)
        return;
    fprintf(stderr,
            "gaiyo: error: %s is missing (%s); install another version of its library\n",
            name, dlerror());
    exit(3);
}
