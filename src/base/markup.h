/* Places inside the text of XML: where a byte of what a reader of XML hands out stands in
 * the file that it was read from. */
#ifndef GAIYO_BASE_MARKUP_H
#define GAIYO_BASE_MARKUP_H

#include "base/diag.h"

/* Byte `offset` of a text or of an attribute's value that begins at `pos`: in the file,
 * references (&lt;) and line ends may be longer, and comments and CDATA may stand in
 * between. */
struct srcpos markup_inside(const struct diags *diags, struct srcpos pos, int offset);

#endif
