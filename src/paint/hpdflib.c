/* libharu, opened aside or when it is first asked for. */
#include "paint/paint.h"

#include <hpdf.h>

#define LATE_LIST "paint/hpdflib.def"
#define LATE_FILE HPDFLIB_FILE
#define LATE_NAME "libharu"
#define LATE_ASIDE
#include "base/late.inc"

void paint_prepare(struct helper *helper)
{
    open_aside(helper);
}
