#include "shape/shaping.h"

#include "base/utf8.h"

bool is_variation_selector(int c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Marks, joiners and variation selectors go with the character before them. */
static bool goes_with_previous(int c)
{
    if (c < 0x300 || is_plain_character(c))
        return false;
    if (c == 0x200D || is_variation_selector(c) || c == 0x3099 || c == 0x309A)
        return true;
    const hb_unicode_general_category_t g =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), (hb_codepoint_t)c);
    return g == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           g == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool is_plain_elsewhere(int c)
{
    if (c < 0x300)
        return (c >= 0x20 && c < 0x7F) || (c > 0xA0 && c != 0xAD);
    if (c < 0x3000)
        return (c >= 0x2012 && c <= 0x2027) || (c >= 0x2030 && c <= 0x2043) ||
               (c >= 0x20A0 && c < 0x20D0) || (c >= 0x2100 && c < 0x2C00);
    return c < 0x302A || (c > 0x302F && c < 0x3099) || (c > 0x309A && c < 0xA000) ||
           (c >= 0xFF01 && c <= 0xFF9D) || (c >= 0x20000 && c < 0x30000);
}

bool is_ignorable(int c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xAD ||
           c == 0xFEFF;
}

int cluster_end(struct str text, int at)
{
    utf8_next(text, &at);
    return cluster_end_behind(text, at);
}

int cluster_end_behind(struct str text, int at)
{
    for (int end = at; end < text.n; at = end) {
        const int c = utf8_next(text, &end);
        if (!goes_with_previous(c) && !is_ignorable(c))
            break;
    }
    return at;
}

struct srcpos place_in_run(struct diags *diags, const struct run *run, struct str said)
{
    struct srcpos pos = run->pos;
    const struct str file = pos.file ? diags_source_text(diags, pos.file) : STR("");
    const int from = (int)pos.offset < file.n ? (int)pos.offset : file.n;
    const int at = str_find(str_slice(file, from, file.n), said);
    if (at >= 0)
        pos.offset += (uint32_t)at;
    return pos;
}
