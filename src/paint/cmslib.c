#include "paint/cmslib.h"

#include <dlfcn.h>

/* POSIX lets a data pointer hold a function's address, and asks for this way to say
 * so. */
static bool find(void *handle, const char *name, void *function)
{
    void *address = dlsym(handle, name);
    *(void **)function = address;
    return address;
}

bool cmslib_open(struct cmslib *lib, const char **why)
{
    *lib = (struct cmslib){.handle = dlopen(CMSLIB_FILE, RTLD_LAZY | RTLD_LOCAL)};
    bool whole = lib->handle;
#define CMSLIB(type, name, parameters)                                                   \
    whole = whole && find(lib->handle, #name, &lib->name);
    CMSLIB_FUNCTIONS
#undef CMSLIB
    if (!whole) {
        *why = dlerror();
        cmslib_close(lib);
    }
    return whole;
}

void cmslib_close(struct cmslib *lib)
{
    if (lib->handle)
        dlclose(lib->handle);
    lib->handle = NULL;
}
