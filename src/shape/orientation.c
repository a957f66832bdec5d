#include "shape/shaping.h"

#include <unicode/uchar.h>

enum glyph_orientation orientation_of(const struct draft *d, const struct style *style,
                                      int face, int c)
{
    if (d->box->style->writing_mode == HORIZONTAL_TB)
        return GLYPH_LEVEL;
    switch (u_getIntPropertyValue(c, UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT:
    case U_VO_TRANSFORMED_UPRIGHT:
        return GLYPH_UPRIGHT;
    case U_VO_TRANSFORMED_ROTATED:
        /* the font has a glyph for it that stands upright and looks turned, or else it is
         * turned */
        return face_has_vertical_form(d->shaping->fonts, face, c) ? GLYPH_UPRIGHT
                                                                  : GLYPH_SIDEWAYS;
    default:
        return style->text_orientation == ORIENTATION_UPRIGHT ? GLYPH_UPRIGHT
                                                              : GLYPH_SIDEWAYS;
    }
}
