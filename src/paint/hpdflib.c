#include "paint/paint.h"

#include "base/helper.h"
#include "base/late.h"

#include <hpdf.h>
#include <pthread.h>

/* libharu, opened aside or when it is first asked for. */
static struct {
#define LATE(type, name, parameters, arguments) type(*name) parameters;
#define LATE_VOID(name, parameters, arguments)  void(*name) parameters;
#include "paint/hpdflib.def"
#undef LATE
#undef LATE_VOID
} functions;

static void open_library(void)
{
    void *library = late_open(HPDFLIB_FILE, "libharu");
#define LATE(type, name, parameters, arguments)                                          \
    late_find(library, #name, &functions.name);
#define LATE_VOID(name, parameters, arguments) LATE(void, name, parameters, arguments)
#include "paint/hpdflib.def"
#undef LATE
#undef LATE_VOID
}

static void be_open(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
}

#define LATE(type, name, parameters, arguments)                                          \
    type name parameters                                                                 \
    {                                                                                    \
        be_open();                                                                       \
        return functions.name arguments;                                                 \
    }
#define LATE_VOID(name, parameters, arguments)                                           \
    void name parameters                                                                 \
    {                                                                                    \
        be_open();                                                                       \
        functions.name arguments;                                                        \
    }
#include "paint/hpdflib.def"

static void open_aside(void *item, enum hand hand)
{
    (void)item, (void)hand;
    be_open();
}

void paint_prepare(struct helper *helper)
{
    if (helper)
        helper_do(helper, open_aside, NULL);
}
