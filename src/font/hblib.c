#include "font/font.h"

#include "base/helper.h"
#include "base/late.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <pthread.h>

/* HarfBuzz, opened aside or when it is first asked for: eight further libraries come with
 * it, and to find places in memory for them takes as long as to read a plan. */
static struct {
#define LATE(type, name, parameters, arguments) type(*name) parameters;
#define LATE_VOID(name, parameters, arguments)  void(*name) parameters;
#include "font/hblib.def"
#undef LATE
#undef LATE_VOID
} functions;

static void open_library(void)
{
    void *library = late_open(HBLIB_FILE, "HarfBuzz");
#define LATE(type, name, parameters, arguments)                                          \
    late_find(library, #name, &functions.name);
#define LATE_VOID(name, parameters, arguments) LATE(void, name, parameters, arguments)
#include "font/hblib.def"
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
#include "font/hblib.def"

static void open_aside(void *item, enum hand hand)
{
    (void)item, (void)hand;
    be_open();
}

void fonts_prepare(struct helper *helper)
{
    if (helper)
        helper_do(helper, open_aside, NULL);
}
