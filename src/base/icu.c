#include "base/icu.h"

#include "base/helper.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static struct icu functions;

/* POSIX lets a data pointer hold a function's address, and asks for this way to say
 * so. */
static bool find(void *library, const char *name, void *function)
{
    void *address = dlsym(library, name);
    *(void **)function = address;
    return address;
}

/* ICU's headers put the version behind each name: ubrk_open_72. */
#define NAME(name)       NAME_AS_IS(name)
#define NAME_AS_IS(name) #name

static void open_library(void)
{
    void *library = dlopen(ICU_FILE, RTLD_LAZY | RTLD_LOCAL);
    bool whole = library;
#define ICU(type, name, parameters)                                                      \
    whole = whole && find(library, NAME(name), &functions.name);
    ICU_FUNCTIONS
#undef ICU
    if (whole)
        return;
    fprintf(stderr, "gaiyo: error: ICU cannot be opened (%s); install it\n", dlerror());
    exit(3);
}

const struct icu *icu(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    return &functions;
}

static void open_aside(void *item, enum hand hand)
{
    (void)item, (void)hand;
    icu();
}

void icu_prepare(struct helper *helper)
{
    if (helper)
        helper_do(helper, open_aside, NULL);
}
