#include "archive/qpdflib.h"

#include <dlfcn.h>

/* POSIX lets a data pointer hold a function's address, and asks for this way to say
 * so. */
static bool find(void *handle, const char *name, void *function)
{
    void *address = dlsym(handle, name);
    *(void **)function = address;
    return address;
}

bool qpdflib_open(struct qpdflib *lib, const char **why)
{
    *lib = (struct qpdflib){.handle = dlopen(QPDFLIB_FILE, RTLD_LAZY | RTLD_LOCAL)};
    bool whole = lib->handle;
#define QPDFLIB(type, name, parameters)                                                  \
    whole = whole && find(lib->handle, #name, &lib->name);
    QPDFLIB_FUNCTIONS
#undef QPDFLIB
    if (!whole) {
        *why = dlerror();
        qpdflib_close(lib);
    }
    return whole;
}

void qpdflib_close(struct qpdflib *lib)
{
    if (lib->handle)
        dlclose(lib->handle);
    lib->handle = NULL;
}
