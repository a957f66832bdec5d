#include "font/font.h"

#include "font/faces.h"

#include <hb-ot.h>
#include <stddef.h>

/* What a face knows of vertical text; found when it is first asked. */
static const struct vertical_face *vertical_of(const struct fonts *fonts, int number)
{
    static const hb_tag_t features[] = {HB_TAG('v', 'e', 'r', 't'), 0};
    struct face_file *face = fonts->faces[number].file;
    struct vertical_face *v = &face->vertical;
    if (v->known)
        return v;
    v->known = true;
    v->lookups = hb_set_create();
    hb_ot_layout_collect_lookups(face->hb_face, HB_OT_TAG_GSUB, NULL, NULL, features,
                                 v->lookups);
    hb_blob_t *vmtx = hb_face_reference_table(face->hb_face, HB_TAG('v', 'm', 't', 'x'));
    v->has_metrics = hb_blob_get_length(vmtx) > 0;
    hb_blob_destroy(vmtx);
    return v;
}

bool face_has_vertical_form(const struct fonts *fonts, int number, int code_point)
{
    const struct face_file *face = fonts->faces[number].file;
    const struct vertical_face *v = vertical_of(fonts, number);
    hb_codepoint_t glyph, lookup = HB_SET_VALUE_INVALID;
    if (!hb_font_get_nominal_glyph(face->hb_font, (hb_codepoint_t)code_point, &glyph))
        return false;
    while (hb_set_next(v->lookups, &lookup))
        if (hb_ot_layout_lookup_would_substitute(face->hb_face, lookup, &glyph, 1, true))
            return true;
    return false;
}

/* Ascent and descent of a font's tables are of no use here (hhea's are for the distance
 * of lines, vhea's differ from font to font): the em box of a Japanese font has 0.88 em
 * above the baseline. */
struct vertical_metrics face_vertical(const struct fonts *fonts, int number,
                                      uint32_t glyph)
{
    const struct face_file *face = fonts->faces[number].file;
    struct vertical_metrics m = {
        .advance = face->upem,
        .x = hb_font_get_glyph_h_advance(face->hb_font, glyph) / 2,
        .y = (int)((int64_t)face->upem * 880 / 1000),
    };
    if (vertical_of(fonts, number)->has_metrics) {
        hb_position_t x, y;
        m.advance = -hb_font_get_glyph_v_advance(face->hb_font, glyph);
        hb_font_get_glyph_v_origin(face->hb_font, glyph, &x, &y);
        m.x = x;
        m.y = y;
    }
    return m;
}
