#include "paint/pdf_structure.h"

/* The standard structure types of ISO 32000-1, 14.8.4. */
struct str element_name(const struct element *element)
{
    static const struct str names[] = {
        [ELEMENT_DOCUMENT] = {"Document", sizeof("Document") - 1},
        [ELEMENT_SECTION] = {"Sect", sizeof("Sect") - 1},
        [ELEMENT_DIVISION] = {"Div", sizeof("Div") - 1},
        [ELEMENT_PARAGRAPH] = {"P", sizeof("P") - 1},
        [ELEMENT_CAPTION] = {"Caption", sizeof("Caption") - 1},
        [ELEMENT_NOTE] = {"Note", sizeof("Note") - 1},
        [ELEMENT_LIST] = {"L", sizeof("L") - 1},
        [ELEMENT_ITEM] = {"LI", sizeof("LI") - 1},
        [ELEMENT_LABEL] = {"Lbl", sizeof("Lbl") - 1},
        [ELEMENT_BODY] = {"LBody", sizeof("LBody") - 1},
        [ELEMENT_TABLE] = {"Table", sizeof("Table") - 1},
        [ELEMENT_HEAD] = {"THead", sizeof("THead") - 1},
        [ELEMENT_ROWS] = {"TBody", sizeof("TBody") - 1},
        [ELEMENT_ROW] = {"TR", sizeof("TR") - 1},
        [ELEMENT_HEADER_CELL] = {"TH", sizeof("TH") - 1},
        [ELEMENT_CELL] = {"TD", sizeof("TD") - 1},
        [ELEMENT_FIGURE] = {"Figure", sizeof("Figure") - 1},
        [ELEMENT_RUBY] = {"Ruby", sizeof("Ruby") - 1},
        [ELEMENT_BASE] = {"RB", sizeof("RB") - 1},
        [ELEMENT_READING] = {"RT", sizeof("RT") - 1},
        [ELEMENT_WARICHU] = {"Warichu", sizeof("Warichu") - 1},
        [ELEMENT_WARICHU_TEXT] = {"WT", sizeof("WT") - 1},
        [ELEMENT_WARICHU_BRACKET] = {"WP", sizeof("WP") - 1},
        [ELEMENT_LINK] = {"Link", sizeof("Link") - 1},
        [ELEMENT_SPAN] = {"Span", sizeof("Span") - 1}};
    static const struct str headings[] = {
        {"H1", sizeof("H1") - 1}, {"H2", sizeof("H2") - 1}, {"H3", sizeof("H3") - 1},
        {"H4", sizeof("H4") - 1}, {"H5", sizeof("H5") - 1}, {"H6", sizeof("H6") - 1}};
    return element->kind == ELEMENT_HEADING ? headings[element->level - 1]
                                            : names[element->kind];
}
