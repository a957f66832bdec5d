#include "paint/pdf_image.h"

#include "paint/icc.h"
#include "paint/messages.h"
#include "paint/pixels.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

#include <libdeflate.h>
#include <string.h>

/* Image XObjects (ISO 32000-1, 8.9.5). A JPEG goes into the file as it is; so does a PNG,
 * whose pixels PDF reads as PNG writes them, unless it is interlaced or transparent: that
 * one is decoded, and its alpha becomes a soft mask. */

static void fail(struct pdf *pdf, const struct image *image, struct srcpos pos)
{
    DIAG(pdf->job->diags, DIAG_IMAGE_PIXELS, pos, image->path);
}

/* --- dictionaries ------------------------------------------------------------------- */

/* The entries that libharu would not write with the filter: they stand in the dictionary
 * of streams that are compressed already. */
static HPDF_STATUS write_dct(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\012");
}

static HPDF_STATUS write_flate(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

HPDF_Dict pdf_new_image(struct pdf *pdf, int width, int height, int depth,
                        const char *space)
{
    HPDF_Dict dict = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", width);
    HPDF_Dict_AddNumber(dict, "Height", height);
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", depth);
    if (space)
        HPDF_Dict_AddName(dict, "ColorSpace", space);
    return dict;
}

static void write_bytes(struct pdf *pdf, HPDF_Dict dict, struct str bytes)
{
    pdf_note(pdf, bytes);
    HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
}

/* --- JPEG --------------------------------------------------------------------------- */

/* A picture on its way into the file. */
struct adding {
    struct pdf *pdf;
    struct pdf_images *images;
    const struct image *image;
    struct srcpos pos;
};

static HPDF_Dict add_jpeg(const struct adding *a)
{
    const struct image *image = a->image;
    HPDF_Dict dict =
        pdf_new_image(a->pdf, image->width, image->height, image->depth, NULL);
    pdf_add_image_space(a->pdf, a->images, dict, image, false, a->pos);
    if (image->inverted) {
        HPDF_Array decode = HPDF_Array_New(a->pdf->doc->mmgr);
        for (int i = 0; i < 8; i++)
            HPDF_Array_AddNumber(decode, (i + 1) % 2);
        HPDF_Dict_Add(dict, "Decode", decode);
    }
    write_bytes(a->pdf, dict, image->bytes);
    dict->write_fn = write_dct;
    return dict;
}

/* --- PNG as it is ------------------------------------------------------------------- */

static uint32_t number_at(const char *p)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)p[i];
    return value;
}

/* The data of all IDAT chunks: one zlib stream. What stands behind IEND is not PNG. */
static struct str pixels_of(struct pdf *pdf, const struct image *image)
{
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    for (int at = 8; at + 12 <= image->bytes.n;) {
        const char *chunk = image->bytes.p + at;
        const int length = (int)number_at(chunk);
        if (memcmp(chunk + 4, "IEND", 4) == 0)
            break;
        if (memcmp(chunk + 4, "IDAT", 4) == 0)
            strbuf_add_bytes(&b, chunk + 8, length);
        at += length + 12;
    }
    return strbuf_str(&b);
}

/* True if the stream holds as many rows as the picture has, each behind its filter. */
static bool is_whole(struct pdf *pdf, const struct image *image, struct str pixels)
{
    const size_t row =
        ((size_t)image->width * (size_t)image->channels * (size_t)image->depth + 7) / 8 +
        1;
    const size_t size = row * (size_t)image->height;
    const struct arena_mark mark = arena_mark(pdf->job->scratch);
    char *room = arena_alloc(pdf->job->scratch, size);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    const enum libdeflate_result result =
        libdeflate_zlib_decompress(d, pixels.p, (size_t)pixels.n, room, size, NULL);
    libdeflate_free_decompressor(d);
    arena_release(pdf->job->scratch, mark);
    return result == LIBDEFLATE_SUCCESS;
}

/* PNG's filters are those of predictor 15 (7.4.4.4). */
static HPDF_Dict add_plain_png(const struct adding *a)
{
    struct pdf *pdf = a->pdf;
    const struct image *image = a->image;
    const struct str pixels = pixels_of(pdf, image);
    if (!is_whole(pdf, image, pixels)) {
        fail(pdf, image, a->pos);
        return NULL;
    }
    HPDF_Dict dict = pdf_new_image(pdf, image->width, image->height, image->depth, NULL);
    pdf_add_image_space(pdf, a->images, dict, image, image->palette.n, a->pos);
    HPDF_Dict parameters = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_AddNumber(parameters, "Predictor", 15);
    HPDF_Dict_AddNumber(parameters, "Colors", image->channels);
    HPDF_Dict_AddNumber(parameters, "BitsPerComponent", image->depth);
    HPDF_Dict_AddNumber(parameters, "Columns", image->width);
    HPDF_Dict_Add(dict, "DecodeParms", parameters);
    write_bytes(pdf, dict, pixels);
    dict->write_fn = write_flate;
    return dict;
}

/* --- decoded ------------------------------------------------------------------------ */

static bool decode(const struct adding *a, struct pixels *p)
{
    const bool good = pixels_decode(a->pdf->job, a->image, p);
    if (!good)
        fail(a->pdf, a->image, a->pos);
    return good;
}

static HPDF_Dict add_decoded_png(const struct adding *a)
{
    struct pdf *pdf = a->pdf;
    const struct image *image = a->image;
    struct pixels p;
    if (!decode(a, &p))
        return NULL;
    HPDF_Dict dict = pdf_new_image(pdf, image->width, image->height, 8, NULL);
    pdf_add_image_space(pdf, a->images, dict, image, false, a->pos);
    pdf_fill_stream(pdf, dict, (struct str){(const char *)p.colors, p.n * p.channels});
    if (image->has_alpha) {
        HPDF_Dict mask = pdf_new_image(pdf, image->width, image->height, 8, "DeviceGray");
        pdf_fill_stream(pdf, mask, (struct str){(const char *)p.alphas, p.n});
        HPDF_Dict_Add(dict, "SMask", mask);
    }
    return dict;
}

/* Inks that no profile tells the colours of, in a file for screens, which has no space
 * for them (ISO 19005-2, 6.2.4.3): each takes its part of the light. */
static HPDF_Dict add_reckoned_jpeg(const struct adding *a)
{
    enum { FULL = 255, INKS = 4, LIGHTS = 3, BLACK = 3 };
    struct pdf *pdf = a->pdf;
    const struct image *image = a->image;
    struct pixels p;
    if (!decode(a, &p))
        return NULL;
    DIAG(pdf->job->diags, DIAG_IMAGE_INKS_RECKONED, a->pos, image->path);
    for (int i = 0; i < p.n; i++) {
        const unsigned char *inks = p.colors + (size_t)i * INKS;
        const int black = FULL - inks[BLACK];
        for (int k = 0; k < LIGHTS; k++)
            p.colors[(size_t)i * LIGHTS + (size_t)k] =
                (unsigned char)(((FULL - inks[k]) * black + FULL / 2) / FULL);
    }
    HPDF_Dict dict = pdf_new_image(pdf, image->width, image->height, 8, "DeviceRGB");
    pdf_fill_stream(pdf, dict, (struct str){(const char *)p.colors, p.n * LIGHTS});
    return dict;
}

/* --- the page ----------------------------------------------------------------------- */

static HPDF_Dict add_object(const struct adding *a)
{
    const struct image *image = a->image;
    const bool inks = a->pdf->profile->colors == PROFILE_CMYK;
    if (inks && pdf_image_needs_inks(image))
        return pdf_add_press_image(a->pdf, image, a->pos);
    if (image->kind == IMAGE_PNG)
        return image->has_alpha || image->interlaced ? add_decoded_png(a)
                                                     : add_plain_png(a);
    if (image->channels < 4)
        return add_jpeg(a);
    if (inks)
        pdf_check_press_image(a->pdf, image, a->pos);
    return inks || icc_of_image(a->pdf->job, image, a->pos).n ? add_jpeg(a)
                                                              : add_reckoned_jpeg(a);
}

/* Files of another name may hold the same picture. */
static bool is_same(const struct image *a, const struct image *b)
{
    return a == b || str_eq(a->bytes, b->bytes);
}

int pdf_find_image(struct pdf *pdf, struct pdf_images *images, const struct frag *frag)
{
    for (int i = 0; i < images->known.n; i++)
        if (is_same(*(const struct image **)list_at(&images->known, i),
                    frag->image.image))
            return i;
    HPDF_Dict object =
        add_object(&(struct adding){pdf, images, frag->image.image, frag->pos});
    if (!object)
        return -1;
    if (!images->resources) {
        images->resources = HPDF_Dict_New(pdf->doc->mmgr);
        HPDF_Dict_Add(images->page_resources, "XObject", images->resources);
    }
    *(const struct image **)list_add(&images->known) = frag->image.image;
    HPDF_Dict_Add(images->resources,
                  str_format(pdf->job->doc, "Im%d", images->known.n - 1).p, object);
    return images->known.n - 1;
}
