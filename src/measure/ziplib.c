#include "measure/ziplib.h"

#include <dlfcn.h>

/* POSIX lets a data pointer hold a function's address, and asks for this way to say
 * so. */
static bool find(void *handle, const char *name, void *function)
{
    void *address = dlsym(handle, name);
    *(void **)function = address;
    return address;
}

bool ziplib_open(struct ziplib *lib, const char **why)
{
    *lib = (struct ziplib){.handle = dlopen(ZIPLIB_FILE, RTLD_LAZY | RTLD_LOCAL)};
    bool whole = lib->handle;
#define ZIPLIB(type, name, parameters)                                                   \
    whole = whole && find(lib->handle, #name, &lib->name);
    ZIPLIB_FUNCTIONS
#undef ZIPLIB
    if (!whole) {
        *why = dlerror();
        ziplib_close(lib);
    }
    return whole;
}

void ziplib_close(struct ziplib *lib)
{
    if (lib->handle)
        dlclose(lib->handle);
    lib->handle = NULL;
}
