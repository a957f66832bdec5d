#include "font/font.h"

#include "font/faces.h"

#include <hb-ot.h>
#include <stddef.h>

/* What HarfBuzz substitutes in level text when nobody asks for it. */
static const hb_tag_t usual_features[] = {
    HB_TAG('c', 'a', 'l', 't'), HB_TAG('c', 'c', 'm', 'p'),
    HB_TAG('l', 'o', 'c', 'l'), HB_TAG('l', 't', 'r', 'a'),
    HB_TAG('l', 't', 'r', 'm'), HB_TAG('r', 'a', 'n', 'd'),
    HB_TAG('r', 'c', 'l', 't'), HB_TAG('r', 'l', 'i', 'g'),
    HB_TAG('r', 'v', 'r', 'n'), 0,
};

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    const bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

/* Tables that move glyphs, or do anything in ways of their own. */
static bool is_shaped_otherwise(hb_face_t *face)
{
    static const hb_tag_t tags[] = {
        HB_TAG('G', 'P', 'O', 'S'), HB_TAG('k', 'e', 'r', 'n'),
        HB_TAG('k', 'e', 'r', 'x'), HB_TAG('m', 'o', 'r', 't'),
        HB_TAG('m', 'o', 'r', 'x'), HB_TAG('t', 'r', 'a', 'k'),
    };
    for (int i = 0; i < (int)(sizeof tags / sizeof *tags); i++)
        if (has_table(face, tags[i]))
            return true;
    return false;
}

/* True if a script has a feature that cannot be turned off. */
static bool has_required_feature(hb_face_t *face)
{
    const unsigned scripts =
        hb_ot_layout_table_get_script_tags(face, HB_OT_TAG_GSUB, 0, NULL, NULL);
    for (unsigned s = 0; s < scripts; s++) {
        const unsigned languages =
            hb_ot_layout_script_get_language_tags(face, HB_OT_TAG_GSUB, s, 0, NULL, NULL);
        unsigned feature;
        for (unsigned i = 0; i <= languages; i++)
            if (hb_ot_layout_language_get_required_feature_index(
                    face, HB_OT_TAG_GSUB, s,
                    i < languages ? i : HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX, &feature))
                return true;
    }
    return false;
}

/* The glyphs that the usual lookups look at, and of these the ones that a lookup puts
 * another in the place of wherever they stand. */
static void find_touched(hb_face_t *face, struct plain_face *p)
{
    hb_set_t *lookups = hb_set_create();
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    p->touched = hb_set_create();
    p->changed = hb_set_create();
    hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, NULL, NULL, usual_features,
                                 lookups);
    while (hb_set_next(lookups, &lookup)) {
        hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
        hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, lookup, p->touched,
                                           p->touched, p->touched, NULL);
        while (hb_set_next(p->touched, &glyph))
            if (hb_ot_layout_lookup_would_substitute(face, lookup, &glyph, 1, false))
                hb_set_add(p->changed, glyph);
    }
    hb_set_destroy(lookups);
}

/* Found when it is first asked. */
static const struct plain_face *plain_of(const struct fonts *fonts, int number)
{
    struct face_file *face = fonts->faces[number].file;
    struct plain_face *p = &face->plain;
    if (p->known)
        return p;
    p->known = true;
    p->never = is_shaped_otherwise(face->hb_face) || has_required_feature(face->hb_face);
    if (!p->never)
        find_touched(face->hb_face, p);
    return p;
}

bool face_is_plain(const struct fonts *fonts, int face)
{
    return !plain_of(fonts, face)->never;
}

enum plainness face_plain_glyph(const struct fonts *fonts, int face, int code_point,
                                uint32_t *glyph)
{
    const struct plain_face *p = plain_of(fonts, face);
    hb_codepoint_t id;
    if (p->never ||
        !hb_font_get_nominal_glyph(fonts->faces[face].file->hb_font,
                                   (hb_codepoint_t)code_point, &id) ||
        hb_set_has(p->changed, id))
        return PLAIN_NOT;
    *glyph = id;
    return hb_set_has(p->touched, id) ? PLAIN_ALONE : PLAIN_ALWAYS;
}
