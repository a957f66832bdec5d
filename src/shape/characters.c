#include "shape/shaping.h"

#include "base/utf8.h"

bool is_variation_selector(int c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Marks, joiners and variation selectors go with the character before them. */
static bool goes_with_previous(int c)
{
    if (c < 0x300)
        return false;
    if (c == 0x200D || is_variation_selector(c) || c == 0x3099 || c == 0x309A)
        return true;
    const hb_unicode_general_category_t g =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), (hb_codepoint_t)c);
    return g == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           g == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool is_ignorable(int c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xAD ||
           c == 0xFEFF;
}

int cluster_end(struct str text, int at)
{
    utf8_next(text, &at);
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
