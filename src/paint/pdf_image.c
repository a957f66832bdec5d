#include "paint/pdf_image.h"

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

static void write_bytes(HPDF_Dict dict, struct str bytes)
{
    HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
}

/* --- JPEG --------------------------------------------------------------------------- */

static HPDF_Dict add_jpeg(struct pdf *pdf, const struct image *image)
{
    const char *space = image->channels == 1   ? "DeviceGray"
                        : image->channels == 3 ? "DeviceRGB"
                                               : "DeviceCMYK";
    HPDF_Dict dict = pdf_new_image(pdf, image->width, image->height, image->depth, space);
    if (image->inverted) {
        HPDF_Array decode = HPDF_Array_New(pdf->doc->mmgr);
        for (int i = 0; i < 8; i++)
            HPDF_Array_AddNumber(decode, (i + 1) % 2);
        HPDF_Dict_Add(dict, "Decode", decode);
    }
    write_bytes(dict, image->bytes);
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

/* The data of all IDAT chunks: one zlib stream. */
static struct str pixels_of(struct pdf *pdf, const struct image *image)
{
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    for (int at = 8; at + 12 <= image->bytes.n;) {
        const char *chunk = image->bytes.p + at;
        const int length = (int)number_at(chunk);
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

static void add_palette(struct pdf *pdf, HPDF_Dict dict, struct str palette)
{
    HPDF_Array space = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Array_AddName(space, "Indexed");
    HPDF_Array_AddName(space, "DeviceRGB");
    HPDF_Array_AddNumber(space, palette.n / 3 - 1);
    HPDF_Array_Add(space, HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)palette.p,
                                          (HPDF_UINT)palette.n));
    HPDF_Dict_Add(dict, "ColorSpace", space);
}

/* PNG's filters are those of predictor 15 (7.4.4.4). */
static HPDF_Dict add_plain_png(struct pdf *pdf, const struct image *image,
                               struct srcpos pos)
{
    const struct str pixels = pixels_of(pdf, image);
    if (!is_whole(pdf, image, pixels)) {
        fail(pdf, image, pos);
        return NULL;
    }
    const char *space = image->channels == 3 ? "DeviceRGB" : "DeviceGray";
    HPDF_Dict dict = pdf_new_image(pdf, image->width, image->height, image->depth,
                                   image->palette.n ? NULL : space);
    if (image->palette.n)
        add_palette(pdf, dict, image->palette);
    HPDF_Dict parameters = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_AddNumber(parameters, "Predictor", 15);
    HPDF_Dict_AddNumber(parameters, "Colors", image->channels);
    HPDF_Dict_AddNumber(parameters, "BitsPerComponent", image->depth);
    HPDF_Dict_AddNumber(parameters, "Columns", image->width);
    HPDF_Dict_Add(dict, "DecodeParms", parameters);
    write_bytes(dict, pixels);
    dict->write_fn = write_flate;
    return dict;
}

/* --- PNG decoded -------------------------------------------------------------------- */

static HPDF_Dict add_decoded_png(struct pdf *pdf, const struct image *image,
                                 struct srcpos pos)
{
    const size_t n = (size_t)image->width * (size_t)image->height;
    unsigned char *pixels = pixels_decode(pdf->job, image);
    if (!pixels) {
        fail(pdf, image, pos);
        return NULL;
    }
    char *colors = arena_alloc(pdf->job->doc, n * 3);
    char *alphas = arena_alloc(pdf->job->doc, n);
    for (size_t i = 0; i < n; i++) {
        memcpy(colors + i * 3, pixels + i * 4, 3);
        alphas[i] = (char)pixels[i * 4 + 3];
    }
    arena_give_back(pdf->job->doc, pixels, n * 4);
    HPDF_Dict dict = pdf_new_image(pdf, image->width, image->height, 8, "DeviceRGB");
    pdf_fill_stream(pdf, dict, (struct str){colors, (int)(n * 3)});
    if (image->has_alpha) {
        HPDF_Dict mask = pdf_new_image(pdf, image->width, image->height, 8, "DeviceGray");
        pdf_fill_stream(pdf, mask, (struct str){alphas, (int)n});
        HPDF_Dict_Add(dict, "SMask", mask);
    }
    return dict;
}

/* --- the page ----------------------------------------------------------------------- */

static HPDF_Dict add_object(struct pdf *pdf, const struct image *image, struct srcpos pos)
{
    if (pdf->profile->colors == PROFILE_CMYK && pdf_image_needs_inks(image))
        return pdf_add_press_image(pdf, image, pos);
    if (image->kind == IMAGE_JPEG)
        return add_jpeg(pdf, image);
    return image->has_alpha || image->interlaced ? add_decoded_png(pdf, image, pos)
                                                 : add_plain_png(pdf, image, pos);
}

int pdf_find_image(struct pdf *pdf, struct pdf_images *images, const struct frag *frag)
{
    for (int i = 0; i < images->known.n; i++)
        if (*(const struct image **)list_at(&images->known, i) == frag->image.image)
            return i;
    HPDF_Dict object = add_object(pdf, frag->image.image, frag->pos);
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
