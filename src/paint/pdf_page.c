#include "paint/pdf.h"

#include "paint/inks.h"
#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

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

/* Of a name, what is no regular character is written in hexadecimal (7.3.5). */
static void add_name(struct strbuf *b, struct str name)
{
    strbuf_add_char(b, '/');
    for (int i = 0; i < name.n; i++) {
        const unsigned char c = (unsigned char)name.p[i];
        if (c > ' ' && c < 0x7F && !strchr("#%()<>[]{}/", c))
            strbuf_add_char(b, (char)c);
        else
            strbuf_addf(b, "#%02X", (unsigned)c);
    }
}

/* What has a plate of its own, and the inks that take the place of its full tint where
 * there is none. */
static void add_separation(struct strbuf *b, const char *key, struct str name,
                           struct color full)
{
    const int inks[] = {full.cyan, full.magenta, full.yellow, full.black};
    strbuf_addf(b, "/%s[/Separation", key);
    add_name(b, name);
    strbuf_add(b, STR("/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1["));
    for (int i = 0; i < 4; i++)
        strbuf_addf(b, "%s%d.%02d", i ? " " : "", inks[i] / 100, inks[i] % 100);
    strbuf_add(b, STR("]>>]"));
}

static HPDF_Dict spaces_of(struct pdf *pdf, const struct pages *pages)
{
    static const struct color all = {
        .cyan = 100, .magenta = 100, .yellow = 100, .black = 100};
    struct strbuf b;
    HPDF_Dict spaces = pdf_dict(pdf);
    strbuf_init(&b, pdf->job->doc);
    add_separation(&b, "All", STR("All"), all);
    for (int i = 0; i < pages->n_spots; i++)
        add_separation(&b, str_format(pdf->job->doc, "Spot%d", i + 1).p,
                       pages->spots[i].name,
                       inks_of_color(pdf->profile->inks, pages->spots[i].full));
    pdf_fill_raw(pdf, spaces, strbuf_str(&b));
    return spaces;
}

void pdf_add_press_resources(struct pdf *pdf, HPDF_Dict resources,
                             const struct pages *pages)
{
    HPDF_Dict states = HPDF_Dict_New(pdf->doc->mmgr);
    add_state(pdf, states, "Over", HPDF_TRUE);
    add_state(pdf, states, "Knock", HPDF_FALSE);
    HPDF_Dict_Add(resources, "ExtGState", states);
    HPDF_Dict_Add(resources, "ColorSpace", spaces_of(pdf, pages));
}
