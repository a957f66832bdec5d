#include "paint/embed.h"
#include "paint/pdf.h"
#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"

/* Composite fonts (ISO 32000-1, 9.7) of a subset: Type0 with Identity-H, with Identity-V
 * where glyphs stand upright in columns, or one of each, over one CIDFont that embeds it.
 * The code in the content stream is the subset's new glyph id for TrueType and the CID
 * for CFF. */

/* "ABCDEF+Name": six letters that differ between the fonts of a file and are the same on
 * each run (9.6.4). */
static struct str subset_name(struct job *job, const struct used_face *face,
                              struct str name)
{
    uint32_t hash = (uint32_t)face->face;
    char tag[7] = "";
    for (int i = 0; i < face->n; i++)
        hash = hash * 31 + face->glyphs[i].id;
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return str_format(job->doc, "%s+%.*s", tag, STR_ARG(name));
}

/* A subset, and its deflated form if that has been made ahead; or NULL. */
struct font_file {
    struct face_subset subset;
    const struct deflating *deflating;
};

static HPDF_Dict add_font_file(struct pdf *pdf, const struct font_file *font)
{
    const struct face_subset *subset = &font->subset;
    HPDF_Dict file =
        font->deflating ? pdf_stream_deflated(pdf, font->deflating)
        : subset->n_cuts
            ? pdf_stream_outlines(pdf, subset->bytes, subset->cuts, subset->n_cuts)
            : pdf_stream_kept(pdf, DEFLATE_OUTLINES, subset->bytes);
    if (subset->is_cff)
        HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
    else
        HPDF_Dict_AddNumber(file, "Length1", subset->bytes.n);
    return file;
}

static HPDF_Dict add_descriptor(struct pdf *pdf, const struct face_descriptor *d,
                                const char *name, const struct font_file *font)
{
    HPDF_Dict dict = pdf_dict(pdf);
    HPDF_Array box = HPDF_Array_New(pdf->doc->mmgr);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, d->box[i]);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags",
                        4); /* symbolic: codes are glyphs, not characters */
    HPDF_Dict_Add(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", d->italic_angle);
    HPDF_Dict_AddNumber(dict, "Ascent", d->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", d->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", d->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", 80);
    HPDF_Dict_Add(dict, font->subset.is_cff ? "FontFile3" : "FontFile2",
                  add_font_file(pdf, font));
    return dict;
}

/* A number and a space. */
static void add_number(struct strbuf *b, int number)
{
    strbuf_add_int(b, number);
    strbuf_add_char(b, ' ');
}

/* /W: runs of codes that follow one another share an array (9.7.4.3). */
static void add_widths(struct strbuf *b, const struct used_face *face)
{
    strbuf_add(b, STR("/W [ "));
    for (int i = 0; i < face->n;) {
        add_number(b, face->glyphs[i].code);
        strbuf_add(b, STR("[ "));
        do
            add_number(b, face->glyphs[i].width);
        while (++i < face->n && face->glyphs[i].code == face->glyphs[i - 1].code + 1);
        strbuf_add(b, STR("] "));
    }
    strbuf_add(b, STR("]\n"));
}

/* What /DW2 says of all glyphs that /W2 does not name: the pen goes down one em from a
 * place 0.88 em above the baseline, and, as always, over the middle of the glyph. */
enum { VERTICAL_ORIGIN = 880, VERTICAL_ADVANCE = 1000 };

static bool is_usual(const struct used_glyph *g)
{
    const struct vertical_metrics *m = &g->vertical;
    return m->advance == VERTICAL_ADVANCE && m->y == VERTICAL_ORIGIN &&
           2 * m->x - g->width >= -1 && 2 * m->x - g->width <= 1;
}

/* /W2: how the other glyphs that stand upright move the pen, and where it is to be for
 * them (9.7.4.3). */
static void add_vertical_widths(struct strbuf *b, const struct used_face *face)
{
    bool any = false;
    for (int i = 0; i < face->n; i++) {
        const struct used_glyph *g = &face->glyphs[i];
        if (!g->vertical.advance || is_usual(g))
            continue;
        strbuf_add(b, any ? STR("") : STR("/W2 [ "));
        any = true;
        add_number(b, g->code);
        strbuf_add(b, STR("[ "));
        add_number(b, -g->vertical.advance);
        add_number(b, g->vertical.x);
        add_number(b, g->vertical.y);
        strbuf_add(b, STR("] "));
    }
    strbuf_add(b, any ? STR("]\n") : STR(""));
}

static void add_vertical_metrics(struct strbuf *b, const struct used_face *face)
{
    strbuf_add(b, STR("/DW2 [ "));
    add_number(b, VERTICAL_ORIGIN);
    add_number(b, -VERTICAL_ADVANCE);
    strbuf_add(b, STR("]\n"));
    add_vertical_widths(b, face);
}

/* As text: of libharu each width would be an object. */
static HPDF_Dict add_cid_font(struct pdf *pdf, const struct used_face *face,
                              const char *name, const struct face_descriptor *d,
                              const struct font_file *font)
{
    const bool is_cff = font->subset.is_cff;
    HPDF_Dict dict = pdf_dict(pdf);
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    strbuf_add(&b, STR("/Type /Font\n/Subtype "));
    strbuf_add(&b, is_cff ? STR("/CIDFontType0\n") : STR("/CIDFontType2\n"));
    strbuf_add(&b, STR("/BaseFont /"));
    strbuf_add_c(&b, name);
    strbuf_add(&b, STR("\n/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
                       "/Supplement 0>>\n/FontDescriptor "));
    add_number(&b, pdf_number(add_descriptor(pdf, d, name, font)));
    strbuf_add(&b, STR("0 R\n/DW 1000\n"));
    add_widths(&b, face);
    if (face->upright)
        add_vertical_metrics(&b, face);
    if (!is_cff)
        strbuf_add(&b, STR("/CIDToGIDMap /Identity\n"));
    pdf_fill_raw(pdf, dict, strbuf_str(&b));
    return dict;
}

/* --- fonts -------------------------------------------------------------------------- */

static bool take_subset(struct pdf *pdf, const struct used_faces *used,
                        struct embedding *embedding, struct used_face *face,
                        struct font_file *font)
{
    uint32_t *ids = ARENA_ARRAY(pdf->job->doc, uint32_t, face->n);
    for (int i = 0; i < face->n; i++)
        ids[i] = face->glyphs[i].id;
    font->deflating = embedding_find(embedding, face->face, ids, face->n, &font->subset);
    if (!font->deflating &&
        !face_subset(pdf->job, used->fonts, face->face, ids, face->n, &font->subset))
        return false;
    for (int i = 0; i < face->n; i++)
        face->glyphs[i].code = font->subset.codes[i];
    return true;
}

/* What the fonts of one face share. */
struct shared_parts {
    const char *name;
    bool is_cff;
    HPDF_Dict cid_font, to_unicode;
};

static struct shared_parts add_shared(struct pdf *pdf, const struct used_faces *used,
                                      const struct used_face *face,
                                      const struct font_file *font)
{
    const struct face_descriptor d = face_describe(pdf->job, used->fonts, face->face);
    const char *name = subset_name(pdf->job, face, d.postscript_name).p;
    return (struct shared_parts){name, font->subset.is_cff,
                                 add_cid_font(pdf, face, name, &d, font),
                                 pdf_add_to_unicode(pdf, face)};
}

static HPDF_Dict add_font(struct pdf *pdf, const struct shared_parts *parts,
                          const char *encoding)
{
    /* A CFF font's Type0 dictionary is named after font and CMap (table 121). */
    const char *full = parts->is_cff
                           ? str_format(pdf->job->doc, "%s-%s", parts->name, encoding).p
                           : parts->name;
    HPDF_Dict dict = pdf_dict(pdf);
    HPDF_Array descendants = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Array_Add(descendants, parts->cid_font);
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", full);
    HPDF_Dict_AddName(dict, "Encoding", encoding);
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode", parts->to_unicode);
    return dict;
}

static bool add_face(struct pdf *pdf, const struct used_faces *used,
                     struct embedding *embedding, struct used_face *face, HPDF_Dict fonts)
{
    struct font_file font;
    if (!take_subset(pdf, used, embedding, face, &font))
        return false;
    const struct shared_parts parts = add_shared(pdf, used, face, &font);
    if (face->level)
        HPDF_Dict_Add(fonts, str_format(pdf->job->doc, "F%d", face->number).p,
                      add_font(pdf, &parts, "Identity-H"));
    if (face->upright)
        HPDF_Dict_Add(fonts, str_format(pdf->job->doc, "V%d", face->number).p,
                      add_font(pdf, &parts, "Identity-V"));
    return true;
}

bool pdf_add_fonts(struct pdf *pdf, const struct used_faces *used,
                   struct embedding *embedding, HPDF_Dict resources)
{
    HPDF_Dict fonts = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_Add(resources, "Font", fonts);
    for (int i = 0; i < used->n; i++)
        if (used->faces[i] && !add_face(pdf, used, embedding, used->faces[i], fonts))
            return false;
    return true;
}
