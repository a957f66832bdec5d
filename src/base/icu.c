#include "base/icu.h"

#include "base/helper.h"
#include "base/late.h"

#include <pthread.h>

static struct icu functions;

/* ICU's headers put the version behind each name: ubrk_open_72. */
#define NAME(name)       NAME_AS_IS(name)
#define NAME_AS_IS(name) #name

static void open_library(void)
{
    void *library = late_open(ICU_FILE, "ICU");
#define ICU(type, name, parameters) late_find(library, NAME(name), &functions.name);
    ICU_FUNCTIONS
#undef ICU
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
        helper_offer(helper, open_aside, NULL);
}
