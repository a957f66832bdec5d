/* The PDF sink's parts; internal to this folder. Only these files know libharu, points
 * and an origin at the bottom left. */
#ifndef GAIYO_PAINT_PDF_H
#define GAIYO_PAINT_PDF_H

#include "paint/attachment.h"
#include "paint/deflate.h"
#include "paint/sink.h"

#include "base/list.h"
#include "font/font.h"

#include <hpdf.h>

/* --- the document (pdf.c) ----------------------------------------------------------- */

/* What goes into the file's streams (pdf_stream.c). */
struct pdf_streams {
    struct deflater *deflater; /* somebody else's, or… */
    struct deflater own_deflater;
    struct list filled;
    struct list waiting; /* what has not been settled */
    struct arena *raw;   /* its bytes, before and after */
};

/* Objects that libharu never has in its hands: each would be dictionaries there, and the
 * elements of a long table are hundreds of thousands. They are numbered behind all of
 * libharu's and written, one after the other, when the file is. */
struct pdf_entries {
    int first, n;
    /* Adds what stands between << and >> in the next one. */
    void (*add_next)(void *context, struct strbuf *b);
    void *context;
};

/* A document being written. libharu's first error stays; calls after it do nothing
 * useful. */
struct pdf {
    struct job *job;
    const struct profile *profile;
    HPDF_Doc doc;
    HPDF_STATUS error; /* the first; 0 if none */
    struct pdf_streams streams;
    struct pdf_entries entries;
    /* of all that its streams hold so far, noted only where the file says it (pdf_note)
     */
    uint64_t noted[2];
};

/* The number that the next object will have. */
int pdf_next_number(const struct pdf *pdf);

/* The number of an object that others refer to. */
int pdf_number(HPDF_Dict dict);

/* The whole file (pdf_file.c). */
struct str pdf_write_file(struct pdf *pdf);

/* Notes bytes that a stream will hold (pdf_stream.c). */
void pdf_note(struct pdf *pdf, struct str bytes);

/* A dictionary that others refer to. */
HPDF_Dict pdf_dict(struct pdf *pdf);

/* A text string (ISO 32000-1, 7.9.2.2) in UTF-16BE. */
struct str pdf_text_string(struct pdf *pdf, struct str text);

/* Adds one, unless it is empty. */
void pdf_add_text(struct pdf *pdf, HPDF_Dict dict, const char *key, struct str text);

/* --- streams (pdf_stream.c) --------------------------------------------------------- */

/* Bytes are deflated aside (helper.h): they must stay what and where they are until the
 * file is written. `deflater`: to do it with; NULL: one is made. */
void pdf_streams_begin(struct pdf *pdf, struct deflater *deflater);
void pdf_streams_end(struct pdf *pdf);

/* A stream object of `bytes`, deflated. */
HPDF_Dict pdf_stream(struct pdf *pdf, struct str bytes);

/* The same of what is being deflated already. */
HPDF_Dict pdf_stream_deflated(struct pdf *pdf, const struct deflating *bytes);

/* The same of outlines that are deflated piece by piece (deflate.h); at once. */
HPDF_Dict pdf_stream_outlines(struct pdf *pdf, struct str bytes, const int *cuts,
                            int n_cuts);

/* The same of bytes that other sheets have, too: they are deflated once (base/kept.h). */
HPDF_Dict pdf_stream_kept(struct pdf *pdf, enum deflate_kind kind, struct str bytes);

/* Makes `bytes`, deflated, the contents of a stream that libharu has made. */
void pdf_fill_stream(struct pdf *pdf, HPDF_Dict stream, struct str bytes);

/* The contents of these streams by object number, of `n` objects; of others nothing. */
struct str *pdf_stream_contents(struct pdf *pdf, int n);

/* Memory for bytes that are to be deflated; they live until pdf_settle. */
struct arena *pdf_raw(struct pdf *pdf);

/* Gives back what the streams so far were made from, if it has become much. Bytes that
 * are still being added to do not outlive it. */
void pdf_settle(struct pdf *pdf);

/* Bytes that are being deflated until all work is done. */
struct deflating *pdf_deflate(struct pdf *pdf, enum deflate_kind kind, struct str bytes);

/* --- what the file says of itself (pdf_info.c, pdf_standards.c) ----------------------
 */

struct document_data {
    struct str title, author, language, creator, producer;
    struct str identity;           /* of the document; empty: it has none but its title */
    struct str pdf_date, xmp_date; /* of its making, as both write it; empty: unsaid */
};

struct document_data document_data_of(struct job *job, const struct pages *pages);

/* Adds it to the information dictionary and the catalog. */
void pdf_add_info(struct pdf *pdf, const struct document_data *data);

/* Adds the metadata and the output intent of the profile's standards. */
void pdf_add_standards(struct pdf *pdf, const struct document_data *data);

/* --- attachments (pdf_attach.c) ----------------------------------------------------- */

void pdf_add_attachments(struct pdf *pdf, const struct attachments *attachments,
                         const struct document_data *data);

/* --- links (pdf_link.c) ------------------------------------------------------------- */

/* An area of a page, from its top left corner, that leads to an address. */
struct link_area {
    emu x, y, w, h;
    emu page_h;
    struct str href;
};

/* The annotation, which the structure has to know of (pdf_structure.h). */
HPDF_Dict pdf_add_link(struct pdf *pdf, HPDF_Page page, const struct link_area *area);

/* --- pages (pdf_page.c) ------------------------------------------------------------- */

/* Adds what a page's edges are (ISO 32000-1, 14.11.2). */
void pdf_add_page_boxes(struct pdf *pdf, HPDF_Page dict, const struct page *page);

/* Adds what content_… names where inks are written: the two states of overprinting
 * (11.7.4) and the colours that have plates of their own (8.6.6.4). */
void pdf_add_press_resources(struct pdf *pdf, HPDF_Dict resources,
                             const struct pages *pages);

/* --- fonts (pdf_font.c) ------------------------------------------------------------- */

/* A glyph that is used, and what stands for it in the file. */
struct used_glyph {
    uint32_t id;
    uint16_t code;                    /* in the content stream */
    int width;                        /* [1/1000 em] */
    struct vertical_metrics vertical; /* likewise, if the face stands upright somewhere */
    struct str text;                  /* of its first use: what ToUnicode says of it */
};

/* A face that is used. */
struct used_face {
    int face;
    int number;          /* in the resource names: F0, F1 … and, upright, V0 … */
    bool level, upright; /* which of these two there are */
    struct used_glyph *glyphs; /* by id */
    int n;
    int *index; /* by glyph id: place in `glyphs` + 1; 0 if not used */
    int n_ids;
};

struct embedding;
struct noted_glyphs;

struct used_faces {
    struct job *job;
    const struct fonts *fonts;
    struct used_face **faces; /* by face; NULL if not used */
    int n;
    int n_used;
};

/* Finds what the pages use, beside what is noted (NULL: nothing). */
struct used_faces used_faces_find(struct job *job, const struct pages *pages,
                                  const struct fonts *fonts,
                                  const struct noted_glyphs *noted);

/* Subsets the faces, unless `embedding` (or NULL) has done so, gives glyphs their codes
 * and adds the fonts to `resources` under /Font. */
bool pdf_add_fonts(struct pdf *pdf, const struct used_faces *used,
                   struct embedding *embedding, HPDF_Dict resources);

/* What the codes of a face stand for (9.10.3); in pdf_to_unicode.c. */
HPDF_Dict pdf_add_to_unicode(struct pdf *pdf, const struct used_face *face);

const struct used_glyph *used_glyph_find(const struct used_faces *used, int face,
                                         uint32_t id);

/* --- pictures (pdf_image.c) --------------------------------------------------------- */

/* An ICC profile that pictures carry; equal ones are one object. */
struct image_profile {
    struct str icc;
    HPDF_Dict stream;
};

/* The pictures of the document; each is written once. */
struct pdf_images {
    struct list known; /* of const struct image *, by number: Im0, Im1 … */
    HPDF_Dict page_resources;
    HPDF_Dict resources;  /* XObject in there; NULL before the first */
    struct list profiles; /* of struct image_profile */
};

/* The number of the fragment's picture, which is written if it is new; -1, and a finding,
 * if it is damaged. */
int pdf_find_image(struct pdf *pdf, struct pdf_images *images, const struct frag *frag);

/* --- page contents (pdf_content.c, pdf_text.c) -------------------------------------- */

/* The content stream of the page at hand. */
struct content {
    struct job *job;
    const struct used_faces *used;
    struct strbuf out;
    enum profile_colors colors;
    struct inks *inks; /* of the profile */
    emu page_h;
    struct color fill, stroke; /* as set last on this page */
    bool has_fill, has_stroke;
    bool overprints; /* likewise */
    int face;        /* likewise; -1: none */
    bool upright;
    emu size;
};

/* A new page, and so a new stream. */
void content_begin(struct content *c, struct arena *memory, emu page_h);

/* From here to the end only what is inside the area is drawn. */
void content_begin_clip(struct content *c, emu x, emu y, emu w, emu h);
void content_end_clip(struct content *c);

/* A length in points, at most three decimals, and a space. */
void content_add_length(struct content *c, emu length);
void content_add_point(struct content *c, emu x, emu y);
void content_set_fill(struct content *c, struct color color);
void content_set_stroke(struct content *c, struct color color);

/* Nothing is known of what is set. */
void content_forget_state(struct content *c);

/* What is drawn next is a line or text of that colour: solid black prints over what is
 * under it, so that no white edge can show there (ISO 32000-1, 11.7.4.2). Everything else
 * knocks it out. */
void content_set_overprint(struct content *c, struct color color, bool is_line);

void content_fill(struct content *c, emu x, emu y, emu w, emu h, emu radius,
                  struct color color);
void content_frame(struct content *c, emu x, emu y, emu w, emu h, emu radius, emu width,
                   struct color color);
void content_image(struct content *c, emu x, emu y, const struct frag *image, int number);
void content_path(struct content *c, emu x, emu y, const struct frag *path);
/* True if a marked-content sequence stands around it, with the line's text. */
bool content_line(struct content *c, emu x, emu y, const struct frag *line);

#endif
