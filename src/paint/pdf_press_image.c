#include "paint/pdf_image.h"

#include "paint/icc.h"
#include "paint/inks.h"
#include "paint/messages.h"
#include "paint/pixels.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

#include <string.h>

/* Pictures in a file for the press: inks instead of red, green and blue, and, where
 * nothing may be transparent (ISO 15930-4, 6.6), parts that are left out instead (ISO
 * 32000-1, 8.9.6.3). */

enum { CMYK = 4, OPAQUE = 255, HALF = 128 };

/* A picture on its way. */
struct separation {
    struct pdf *pdf;
    const struct image *image;
    struct srcpos pos;
    struct pixels pixels;
    bool has_holes; /* pixels that are left out */
};

static bool is_grey(const struct image *image)
{
    return image->channels == 1 && !image->palette.n;
}

/* PDF 1.4 has no samples of 16 bits, and no press needs them. */
bool pdf_image_needs_inks(const struct image *image)
{
    if (image->kind == IMAGE_JPEG)
        return image->channels == 3;
    return !is_grey(image) || image->has_alpha || image->interlaced || image->depth > 8;
}

/* --- what is transparent ------------------------------------------------------------ */

/* What is more than half transparent is left out; the rest is put on white. */
static void flatten(struct separation *s)
{
    const struct pixels *p = &s->pixels;
    bool is_half = false;
    for (int i = 0; i < p->n; i++) {
        unsigned char *pixel = p->colors + (size_t)i * (size_t)p->channels;
        const int alpha = p->alphas[i];
        is_half |= alpha > 0 && alpha < OPAQUE;
        s->has_holes |= alpha < HALF;
        for (int k = 0; k < p->channels; k++)
            pixel[k] = (unsigned char)((pixel[k] * alpha + OPAQUE * (OPAQUE - alpha) +
                                        OPAQUE / 2) /
                                       OPAQUE);
    }
    if (is_half)
        DIAG(s->pdf->job->diags, DIAG_IMAGE_FLAT, s->pos, s->image->path,
             s->pdf->profile->pdfx);
}

/* A bit a pixel, rows filled up to whole bytes; 1 leaves out. */
static HPDF_Dict holes(const struct separation *s)
{
    const int row = (s->image->width + 7) / 8, n = row * s->image->height;
    char *bits = arena_alloc(s->pdf->job->doc, (size_t)n);
    memset(bits, 0, (size_t)n);
    for (int i = 0; i < s->pixels.n; i++) {
        const int x = i % s->image->width, y = i / s->image->width;
        if (s->pixels.alphas[i] < HALF)
            bits[y * row + x / 8] |= (char)(0x80 >> x % 8);
    }
    HPDF_Dict mask = pdf_new_image(s->pdf, s->image->width, s->image->height, 1, NULL);
    HPDF_Dict_AddBoolean(mask, "ImageMask", HPDF_TRUE);
    pdf_fill_stream(s->pdf, mask, (struct str){bits, n});
    return mask;
}

static HPDF_Dict soft_mask(const struct separation *s)
{
    HPDF_Dict mask =
        pdf_new_image(s->pdf, s->image->width, s->image->height, 8, "DeviceGray");
    pdf_fill_stream(s->pdf, mask,
                    (struct str){(const char *)s->pixels.alphas, s->pixels.n});
    return mask;
}

/* --- inks --------------------------------------------------------------------------- */

static struct str grey_of(const struct separation *s)
{
    return (struct str){(const char *)s->pixels.colors, s->pixels.n};
}

static void check_inks(const struct separation *s, const unsigned char *inks)
{
    const int limit = s->pdf->profile->ink_limit;
    int most = 0;
    for (int i = 0; i < s->pixels.n; i++) {
        const unsigned char *p = inks + (size_t)i * CMYK;
        const int total = p[0] + p[1] + p[2] + p[3];
        most = total > most ? total : most;
    }
    most = most * 100 / OPAQUE;
    if (most > limit)
        DIAG(s->pdf->job->diags, DIAG_IMAGE_INK, s->pos, s->image->path,
             str_format(s->pdf->job->doc, "%d", most).p,
             str_format(s->pdf->job->doc, "%d", limit).p);
}

/* Empty if the profile cannot be used, which is said. */
static struct str inks_of(const struct separation *s)
{
    struct job *job = s->pdf->job;
    const int n = s->pixels.n;
    unsigned char *inks = arena_alloc(job->doc, (size_t)n * CMYK);
    const struct str icc = icc_of_image(job, s->image, s->pos);
    if (!inks_convert(s->pdf->profile->inks, icc, s->pixels.colors, inks, n))
        return STR("");
    check_inks(s, inks);
    return (struct str){(const char *)inks, n * CMYK};
}

/* --- the object --------------------------------------------------------------------- */

static HPDF_Dict add_separated(struct separation *s)
{
    struct pdf *pdf = s->pdf;
    const bool grey = is_grey(s->image), soft = pdf->profile->transparent;
    if (s->image->has_alpha && !soft)
        flatten(s);
    const struct str samples = grey ? grey_of(s) : inks_of(s);
    if (!samples.n)
        return NULL;
    HPDF_Dict dict = pdf_new_image(pdf, s->image->width, s->image->height, 8,
                                   grey ? "DeviceGray" : "DeviceCMYK");
    pdf_fill_stream(pdf, dict, samples);
    if (s->has_holes)
        HPDF_Dict_Add(dict, "Mask", holes(s));
    if (s->image->has_alpha && soft)
        HPDF_Dict_Add(dict, "SMask", soft_mask(s));
    return dict;
}

void pdf_check_press_image(struct pdf *pdf, const struct image *image, struct srcpos pos)
{
    const struct str printers = pdf->profile->intent.icc;
    const struct str own = icc_of_image(pdf->job, image, pos);
    struct separation s = {.pdf = pdf, .image = image, .pos = pos};
    if (printers.n && own.n && !str_eq(printers, own))
        DIAG(pdf->job->diags, DIAG_IMAGE_OTHER_INKS, pos, image->path);
    if (pixels_decode(pdf->job, image, &s.pixels))
        check_inks(&s, s.pixels.colors);
    else
        DIAG(pdf->job->diags, DIAG_IMAGE_PIXELS, pos, image->path);
}

HPDF_Dict pdf_add_press_image(struct pdf *pdf, const struct image *image,
                              struct srcpos pos)
{
    struct separation s = {.pdf = pdf, .image = image, .pos = pos};
    if (!is_grey(image) && !pdf->profile->inks) {
        DIAG(pdf->job->diags, DIAG_IMAGE_RGB, pos, image->path, pdf->profile->pdfx);
        return NULL;
    }
    if (pixels_decode(pdf->job, image, &s.pixels))
        return add_separated(&s);
    DIAG(pdf->job->diags, DIAG_IMAGE_PIXELS, pos, image->path);
    return NULL;
}
