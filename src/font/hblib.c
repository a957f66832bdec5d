/* HarfBuzz and FreeType, opened aside or when they are first asked for: eight further
 * libraries come with them, and to find places in memory for these takes as long as to
 * read a plan. */
#include "font/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <hb.h>

#define LATE_LIST "font/hblib.def"
#define LATE_FILE HBLIB_FILE
#define LATE_NAME "HarfBuzz"
#define LATE_ASIDE
#include "base/late.inc"

void fonts_prepare(struct helper *helper)
{
    open_aside(helper);
}
