#include "paint/pdf.h"

#include "paint/embed.h"
#include "paint/messages.h"
#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* libharu calls this for each error; the first tells most. */
static void HPDF_STDCALL on_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    struct pdf *pdf = data;
    (void)detail;
    if (!pdf->error)
        pdf->error = error;
}

int pdf_next_number(const struct pdf *pdf)
{
    return (int)pdf->doc->xref->entries->count;
}

HPDF_Dict pdf_dict(struct pdf *pdf)
{
    HPDF_Dict dict = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Xref_Add(pdf->doc->xref, dict);
    return dict;
}

/* --- pages -------------------------------------------------------------------------- */

/* The sink's own state. */
struct painter {
    struct pdf *pdf;
    HPDF_Dict resources; /* of all pages */
    struct pdf_images images;
    HPDF_Page page;
    struct content content;
    struct marks marks;
    struct list pages; /* of HPDF_Dict */
};

static void begin_page(void *self, const struct page *page)
{
    struct painter *p = self;
    p->page = HPDF_AddPage(p->pdf->doc);
    pdf_add_page_boxes(p->pdf, p->page, page);
    HPDF_Dict_Add(p->page, "Resources", p->resources);
    content_begin(&p->content, pdf_raw(p->pdf), page->h);
    *(HPDF_Dict *)list_add(&p->pages) = p->page;
    if (p->pdf->profile->tagged)
        marks_begin_page(&p->marks, page->h);
}

static void end_page(void *self)
{
    struct painter *p = self;
    HPDF_PageAttr attributes = p->page->attr;
    if (p->pdf->profile->tagged)
        marks_end_page(&p->marks, &p->content);
    pdf_fill_stream(p->pdf, attributes->contents, strbuf_str(&p->content.out));
    pdf_settle(p->pdf);
}

/* Where drawing goes, which is decoration but for text and pictures. */
static struct content *decoration(void *self)
{
    struct painter *p = self;
    if (p->pdf->profile->tagged)
        marks_decoration(&p->marks, &p->content);
    return &p->content;
}

static void fill(void *self, emu x, emu y, emu w, emu h, emu radius, struct color color)
{
    content_fill(decoration(self), x, y, w, h, radius, color);
}

static void frame(void *self, emu x, emu y, emu w, emu h, emu radius, emu width,
                  struct color color)
{
    content_frame(decoration(self), x, y, w, h, radius, width, color);
}

static void image(void *self, emu x, emu y, const struct frag *frag)
{
    struct painter *p = self;
    const int number = pdf_find_image(p->pdf, &p->images, frag);
    if (number >= 0)
        content_image(decoration(p), x, y, frag, number);
}

static void path(void *self, emu x, emu y, const struct frag *frag)
{
    content_path(decoration(self), x, y, frag);
}

static void line(void *self, emu x, emu y, const struct frag *frag)
{
    struct painter *p = self;
    if (!frag->line.n)
        return;
    if (p->pdf->profile->tagged)
        marks_line(&p->marks, &p->content, frag, y);
    /* Some readers take the end of a sequence within for that of the one around, and lose
     * what comes behind. */
    if (content_line(&p->content, x, y, frag) && p->pdf->profile->tagged)
        marks_break(&p->marks, &p->content);
}

static void begin_clip(void *self, emu x, emu y, emu w, emu h)
{
    struct painter *p = self;
    if (p->pdf->profile->tagged)
        marks_break(&p->marks, &p->content);
    content_begin_clip(&p->content, x, y, w, h);
}

static void end_clip(void *self)
{
    struct painter *p = self;
    if (p->pdf->profile->tagged)
        marks_break(&p->marks, &p->content);
    content_end_clip(&p->content);
}

static void begin_box(void *self, emu x, emu y, const struct frag *frag)
{
    marks_enter(&((struct painter *)self)->marks, frag, x, y);
}

static void end_box(void *self)
{
    marks_leave(&((struct painter *)self)->marks);
}

static void link_to(void *self, emu x, emu y, emu w, emu h, struct str href)
{
    struct painter *p = self;
    const struct link_area area = {x, y, w, h, p->content.page_h, href};
    marks_link(&p->marks, pdf_add_link(p->pdf, p->page, &area));
}

/* --- the document ------------------------------------------------------------------- */

struct str pdf_text_string(struct pdf *pdf, struct str text)
{
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    utf16be_add(&b, 0xFEFF);
    for (int at = 0; at < text.n;)
        utf16be_add(&b, utf8_next(text, &at));
    return strbuf_str(&b);
}

void pdf_add_text(struct pdf *pdf, HPDF_Dict dict, const char *key, struct str text)
{
    const struct str s = pdf_text_string(pdf, text);
    if (text.n)
        HPDF_Dict_Add(dict, key,
                      HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)s.p, (HPDF_UINT)s.n));
}

static bool save(struct pdf *pdf, struct str *bytes)
{
    *bytes = pdf_write_file(pdf);
    return !pdf->error;
}

/* What has tags, has what only a reader on a screen has a use for. */
static struct sink sink_of(struct painter *painter)
{
    struct sink sink = {.self = painter,
                        .begin_page = begin_page,
                        .end_page = end_page,
                        .fill = fill,
                        .frame = frame,
                        .image = image,
                        .path = path,
                        .line = line,
                        .begin_clip = begin_clip,
                        .end_clip = end_clip};
    if (painter->pdf->profile->tagged) {
        sink.begin_box = begin_box;
        sink.end_box = end_box;
        sink.link = link_to;
    }
    return sink;
}

static bool write_document(struct pdf *pdf, const struct pages *pages,
                           const struct fonts *fonts, struct embedding *embedding,
                           const struct attachments *attachments, struct str *bytes)
{
    const struct used_faces used =
        used_faces_find(pdf->job, pages, fonts, embedding ? embedding->noted : NULL);
    struct painter painter = {.pdf = pdf, .resources = pdf_dict(pdf)};
    painter.images = (struct pdf_images){
        .known = list_of(pdf->job->doc, sizeof(const struct image *)),
        .profiles = list_of(pdf->job->doc, sizeof(struct image_profile)),
        .page_resources = painter.resources};
    painter.content.job = pdf->job;
    painter.content.used = &used;
    painter.content.colors = pdf->profile->colors;
    painter.content.inks = pdf->profile->inks;
    if (pdf->profile->tagged)
        painter.marks = marks_new(pdf->job, pages);
    painter.pages = list_of(pdf->job->doc, sizeof(HPDF_Dict));
    if (!pdf_add_fonts(pdf, &used, embedding, painter.resources))
        return false;
    if (pdf->profile->colors == PROFILE_CMYK)
        pdf_add_press_resources(pdf, painter.resources, pages);
    const struct sink sink = sink_of(&painter);
    paint_walk(pages, &sink);
    const struct document_data data = document_data_of(pdf->job, pages);
    pdf_add_info(pdf, &data);
    pdf_add_standards(pdf, &data);
    pdf_add_attachments(pdf, attachments, &data);
    if (pdf->profile->tagged)
        pdf_add_structure(pdf, &painter.marks, (HPDF_Dict *)(void *)painter.pages.items);
    return save(pdf, bytes);
}

bool paint_pdf(struct job *job, const struct pages *pages, const struct fonts *fonts,
               struct embedding *embedding, const struct profile *profile,
               const struct attachments *attachments, struct str *bytes)
{
    struct pdf pdf = {.job = job, .profile = profile};
    pdf.doc = HPDF_New(on_error, &pdf);
    pdf_streams_begin(&pdf, embedding ? &embedding->deflater : NULL);
    const bool ok = pdf.doc &&
                    write_document(&pdf, pages, fonts, embedding, attachments, bytes) &&
                    !diags_failed(job->diags);
    pdf_streams_end(&pdf);
    if (pdf.doc)
        HPDF_Free(pdf.doc);
    if (!ok && !diags_failed(job->diags))
        DIAG(job->diags, DIAG_PDF, NO_POS, str_format(job->doc, "0x%04lX", pdf.error).p);
    return ok;
}
