#include "paint/pixels.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

enum { GREY = 1, RGB = 3, CMYK = 4, FULL = 255 };

/* --- PNG ---------------------------------------------------------------------------- */

/* The bytes that are still to be read. */
struct png_source {
    struct str rest;
};

static void read_bytes(png_structp png, png_bytep to, png_size_t n)
{
    struct png_source *source = png_get_io_ptr(png);
    if (n > (size_t)source->rest.n)
        png_error(png, "it ends too early");
    memcpy(to, source->rest.p, n);
    source->rest = str_slice(source->rest, (int)n, source->rest.n);
}

/* libpng reports an error by a call that must not return. */
static void on_png_error(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

static void on_png_warning(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

/* Bytes instead of bits and words, an alpha everywhere; nothing is done to colours, whose
 * meaning the picture's profile says. */
static void read_png(png_structp png, png_infop info, struct png_source *source,
                     unsigned char *out, size_t row_size, png_bytep *rows)
{
    png_set_read_fn(png, source, read_bytes);
    png_read_info(png, info);
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_add_alpha(png, FULL, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != row_size)
        png_error(png, "its rows are of another length");
    const int height = (int)png_get_image_height(png, info);
    for (int y = 0; y < height; y++)
        rows[y] = out + (size_t)y * row_size;
    png_read_image(png, rows);
    png_read_end(png, NULL);
}

/* Colours and alphas of one after the other are parted. */
static void part(struct pixels *p, const unsigned char *mixed)
{
    for (int i = 0; i < p->n; i++) {
        memcpy(p->colors + (size_t)i * (size_t)p->channels, mixed, (size_t)p->channels);
        p->alphas[i] = mixed[p->channels];
        mixed += p->channels + 1;
    }
}

static bool decode_png(struct job *job, const struct image *image, struct pixels *p)
{
    struct png_source source = {image->bytes};
    const size_t n = (size_t)p->n, channels = (size_t)p->channels;
    const size_t row = (size_t)image->width * (channels + 1);
    const struct arena_mark mark = arena_mark(job->scratch);
    unsigned char *mixed = arena_alloc(job->scratch, n * (channels + 1));
    png_bytep *rows = arena_alloc(job->scratch, sizeof *rows * (size_t)image->height);
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_png_error, on_png_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool good = false;
    if (info && !setjmp(png_jmpbuf(png))) {
        read_png(png, info, &source, mixed, row, rows);
        good = true;
    }
    png_destroy_read_struct(&png, &info, NULL);
    if (good) {
        p->alphas = arena_alloc(job->doc, n);
        part(p, mixed);
    }
    arena_release(job->scratch, mark);
    return good;
}

/* --- JPEG --------------------------------------------------------------------------- */

/* So does libjpeg. */
struct jpeg_failure {
    struct jpeg_error_mgr manager;
    jmp_buf back;
};

static void on_error(j_common_ptr jpeg)
{
    longjmp(((struct jpeg_failure *)(void *)jpeg->err)->back, 1);
}

static void on_message(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* Some pixels are missing when there has been a warning: then it is damaged, too. */
static bool read_jpeg(struct jpeg_decompress_struct *jpeg, struct jpeg_failure *failure,
                      const struct image *image, struct pixels *p)
{
    if (setjmp(failure->back))
        return false;
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, (const unsigned char *)image->bytes.p,
                 (unsigned long)image->bytes.n);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = p->channels == CMYK   ? JCS_CMYK
                            : p->channels == GREY ? JCS_GRAYSCALE
                                                  : JCS_RGB;
    jpeg_start_decompress(jpeg);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = p->colors + (size_t)jpeg->output_scanline * jpeg->output_width *
                                       (size_t)p->channels;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
    return failure->manager.num_warnings == 0;
}

static bool decode_jpeg(const struct image *image, struct pixels *p)
{
    struct jpeg_decompress_struct jpeg = {0};
    struct jpeg_failure failure;
    jpeg.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = on_error;
    failure.manager.output_message = on_message;
    const bool good = read_jpeg(&jpeg, &failure, image, p);
    jpeg_destroy_decompress(&jpeg);
    for (size_t i = 0; image->inverted && i < (size_t)p->n * CMYK; i++)
        p->colors[i] = (unsigned char)(FULL - p->colors[i]);
    return good;
}

bool pixels_decode(struct job *job, const struct image *image, struct pixels *pixels)
{
    const int channels = image->palette.n ? RGB : image->channels;
    *pixels = (struct pixels){.n = image->width * image->height, .channels = channels};
    pixels->colors = arena_alloc(job->doc, (size_t)pixels->n * (size_t)channels);
    return image->kind == IMAGE_JPEG ? decode_jpeg(image, pixels)
                                     : decode_png(job, image, pixels);
}
