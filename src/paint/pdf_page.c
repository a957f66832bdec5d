#include "paint/pdf.h"

/* What belongs to pages besides their contents. */

static void add_box(struct pdf *pdf, HPDF_Page dict, const char *key,
                    const struct page *page, struct page_area area)
{
    HPDF_Array box = HPDF_Array_New(pdf->doc->mmgr);
    const emu edges[] = {area.x, page->h - area.y - area.h, area.x + area.w,
                         page->h - area.y};
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddReal(box, (HPDF_REAL)edges[i] / EMU_PT);
    HPDF_Dict_Add(dict, key, box);
}

static struct page_area grown(struct page_area area, emu by)
{
    return (struct page_area){area.x - by, area.y - by, area.w + 2 * by, area.h + 2 * by};
}

void pdf_add_page_boxes(struct pdf *pdf, HPDF_Page dict, const struct page *page)
{
    add_box(pdf, dict, "MediaBox", page, (struct page_area){0, 0, page->w, page->h});
    if (!pdf->profile->pdfx)
        return;
    add_box(pdf, dict, "BleedBox", page, grown(page->trim, page->bleed));
    add_box(pdf, dict, "TrimBox", page, page->trim);
}

static void add_state(struct pdf *pdf, HPDF_Dict states, const char *name,
                      HPDF_BOOL overprints)
{
    HPDF_Dict state = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_AddName(state, "Type", "ExtGState");
    HPDF_Dict_AddBoolean(state, "OP", overprints);
    HPDF_Dict_AddBoolean(state, "op", overprints);
    HPDF_Dict_AddNumber(state, "OPM", overprints ? 1 : 0);
    HPDF_Dict_Add(states, name, state);
}

static HPDF_Array numbers(struct pdf *pdf, const int *values, int n)
{
    HPDF_Array array = HPDF_Array_New(pdf->doc->mmgr);
    for (int i = 0; i < n; i++)
        HPDF_Array_AddNumber(array, values[i]);
    return array;
}

/* Where there are no plates, full tint is all four inks. */
static HPDF_Array all_plates(struct pdf *pdf)
{
    HPDF_Array space = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Dict tint = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_AddNumber(tint, "FunctionType", 2);
    HPDF_Dict_Add(tint, "Domain", numbers(pdf, (const int[]){0, 1}, 2));
    HPDF_Dict_Add(tint, "C0", numbers(pdf, (const int[]){0, 0, 0, 0}, 4));
    HPDF_Dict_Add(tint, "C1", numbers(pdf, (const int[]){1, 1, 1, 1}, 4));
    HPDF_Dict_AddNumber(tint, "N", 1);
    HPDF_Array_AddName(space, "Separation");
    HPDF_Array_AddName(space, "All");
    HPDF_Array_AddName(space, "DeviceCMYK");
    HPDF_Array_Add(space, tint);
    return space;
}

void pdf_add_press_resources(struct pdf *pdf, HPDF_Dict resources)
{
    HPDF_Dict spaces = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_Add(spaces, "All", all_plates(pdf));
    HPDF_Dict_Add(resources, "ColorSpace", spaces);
    HPDF_Dict states = HPDF_Dict_New(pdf->doc->mmgr);
    add_state(pdf, states, "Over", HPDF_TRUE);
    add_state(pdf, states, "Knock", HPDF_FALSE);
    HPDF_Dict_Add(resources, "ExtGState", states);
}
