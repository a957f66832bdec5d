/* hb-subset, opened when it is first asked for: most sheets have nothing for it to do
 * (truetype.h), and it is as large as HarfBuzz itself. */
#include <hb-subset.h>

#define LATE_LIST "font/hbsubsetlib.def"
#define LATE_FILE HBSUBSETLIB_FILE
#define LATE_NAME "hb-subset"
#include "base/late.inc"
