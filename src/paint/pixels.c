#include "paint/pixels.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

enum { RGBA = 4 };

static unsigned char *decode_png(struct job *job, const struct image *image)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, image->bytes.p, (size_t)image->bytes.n))
        return NULL;
    png.format = PNG_FORMAT_RGBA;
    unsigned char *pixels = arena_alloc(job->doc, PNG_IMAGE_SIZE(png));
    const bool good = png_image_finish_read(&png, NULL, pixels, 0, NULL);
    png_image_free(&png);
    return good ? pixels : NULL;
}

/* libjpeg reports an error by a call that must not return. */
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
                      const struct image *image, unsigned char *pixels)
{
    if (setjmp(failure->back))
        return false;
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, (const unsigned char *)image->bytes.p,
                 (unsigned long)image->bytes.n);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = JCS_EXT_RGBA;
    jpeg_start_decompress(jpeg);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = pixels + (size_t)jpeg->output_scanline * jpeg->output_width * RGBA;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
    return failure->manager.num_warnings == 0;
}

static unsigned char *decode_jpeg(struct job *job, const struct image *image)
{
    struct jpeg_decompress_struct jpeg = {0};
    struct jpeg_failure failure;
    unsigned char *pixels =
        arena_alloc(job->doc, (size_t)image->width * (size_t)image->height * RGBA);
    jpeg.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = on_error;
    failure.manager.output_message = on_message;
    const bool good = read_jpeg(&jpeg, &failure, image, pixels);
    jpeg_destroy_decompress(&jpeg);
    return good ? pixels : NULL;
}

unsigned char *pixels_decode(struct job *job, const struct image *image)
{
    return image->kind == IMAGE_JPEG ? decode_jpeg(job, image) : decode_png(job, image);
}
