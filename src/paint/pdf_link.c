#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"

/* A URI action takes 7-bit ASCII (ISO 32000-1, 12.6.4.7); other bytes and blanks are
 * written as RFC 3986 has it. */
static const char *ascii_address(struct job *job, struct str href)
{
    static const char digits[] = "0123456789ABCDEF";
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < href.n; i++) {
        const unsigned char byte = (unsigned char)href.p[i];
        if (byte > ' ' && byte < 0x7F) {
            strbuf_add_char(&b, (char)byte);
            continue;
        }
        strbuf_add_char(&b, '%');
        strbuf_add_char(&b, digits[byte >> 4]);
        strbuf_add_char(&b, digits[byte & 15]);
    }
    return strbuf_str(&b).p;
}

static HPDF_Array annotations_of(struct pdf *pdf, HPDF_Page page)
{
    HPDF_Array annotations = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!annotations) {
        annotations = HPDF_Array_New(pdf->doc->mmgr);
        HPDF_Dict_Add(page, "Annots", annotations);
    }
    return annotations;
}

static HPDF_Array rectangle(struct pdf *pdf, emu left, emu bottom, emu right, emu top)
{
    HPDF_Array array = HPDF_Array_New(pdf->doc->mmgr);
    const emu edges[] = {left, bottom, right, top};
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddReal(array, (HPDF_REAL)edges[i] / EMU_PT);
    return array;
}

HPDF_Dict pdf_add_link(struct pdf *pdf, HPDF_Page page, const struct link_area *area)
{
    enum { PRINTED = 4 };
    HPDF_Dict annotation = pdf_dict(pdf), action = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Array border = HPDF_Array_New(pdf->doc->mmgr);
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_AddName(action, "S", "URI");
    HPDF_Dict_Add(
        action, "URI",
        HPDF_String_New(pdf->doc->mmgr, ascii_address(pdf->job, area->href), NULL));
    HPDF_Dict_AddName(annotation, "Type", "Annot");
    HPDF_Dict_AddName(annotation, "Subtype", "Link");
    HPDF_Dict_Add(annotation, "Rect",
                  rectangle(pdf, area->x, area->page_h - area->y - area->h,
                            area->x + area->w, area->page_h - area->y));
    HPDF_Dict_AddNumber(annotation, "F", PRINTED);
    HPDF_Dict_Add(annotation, "Border", border);
    HPDF_Dict_Add(annotation, "A", action);
    pdf_add_text(pdf, annotation, "Contents", area->href);
    HPDF_Array_Add(annotations_of(pdf, page), annotation);
    /* ISO 14289-1, 7.18.3: the keyboard goes through them as the structure does */
    HPDF_Dict_AddName(page, "Tabs", "S");
    return annotation;
}
