/* Small pictures that carry a colour profile, for tests: of one colour, 60 × 40 pixels.
 *
 *   make_picture KIND FILE [PROFILE]
 *
 * The profile is that of a screen whose red and green are exchanged: what the file calls
 * red is green. KIND is png, palette, alpha, grey-alpha, grey16, jpeg, pieces (the
 * profile in two), cmyk (cyan as Adobe writes it, without a profile or with that of a
 * file), broken (a profile of which half is missing), other (a grey profile in a picture
 * in RGB). */
#include <lcms2.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

enum { W = 60, H = 40, MOST = 1 << 20 };

struct profile {
    unsigned char bytes[MOST];
    cmsUInt32Number n;
};

static void make_profile(struct profile *p, int grey)
{
    cmsCIExyY white;
    cmsCIExyYTRIPLE exchanged = {{0.3, 0.6, 1}, {0.64, 0.33, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2), *curves[] = {curve, curve, curve};
    cmsWhitePointFromTemp(&white, 6504);
    cmsHPROFILE profile = grey ? cmsCreateGrayProfile(&white, curve)
                               : cmsCreateRGBProfile(&white, &exchanged, curves);
    cmsSetProfileVersion(profile, 2.1);
    if (!cmsSaveProfileToMem(profile, NULL, &p->n) || p->n > MOST ||
        !cmsSaveProfileToMem(profile, p->bytes, &p->n))
        exit(1);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    /* not the time of day: equal ones are to be equal */
    memcpy(p->bytes + 24, "\x07\xE8\0\1\0\1\0\0\0\0\0\0", 12);
}

/* In so many pieces, since one holds no more than 64 KiB. */
static int read_profile(struct profile *p, const char *path)
{
    FILE *file = fopen(path, "rb");
    p->n = file ? (cmsUInt32Number)fread(p->bytes, 1, MOST, file) : 0;
    if (file)
        fclose(file);
    return (int)(p->n / 60000) + 1;
}

static int write_png(const char *path, int type, int depth, const struct profile *profile)
{
    static const png_color red = {255, 0, 0};
    static png_byte row[W * 4];
    FILE *file = fopen(path, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    const int channels = type == PNG_COLOR_TYPE_RGB_ALPHA    ? 4
                         : type == PNG_COLOR_TYPE_RGB        ? 3
                         : type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                                                             : 1;
    png_init_io(png, file);
    png_set_IHDR(png, info, W, H, depth, type, PNG_INTERLACE_NONE, 0, 0);
    if (type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, &red, 1);
    png_set_iCCP(png, info, "exchanged", 0, profile->bytes, profile->n);
    png_write_info(png, info);
    for (int i = 0; i < W; i++) {
        row[i * channels] = type == PNG_COLOR_TYPE_PALETTE ? 0 : 255;
        row[i * channels + channels - 1] =
            channels % 2 ? row[i * channels + channels - 1] : 255;
    }
    for (int y = 0; y < H; y++)
        png_write_row(png, row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return fclose(file);
}

static void add_profile(struct jpeg_compress_struct *jpeg, const struct profile *profile,
                        int pieces)
{
    for (int i = 0; i < pieces; i++) {
        const size_t from = profile->n * (size_t)i / (size_t)pieces;
        const size_t to = profile->n * (size_t)(i + 1) / (size_t)pieces;
        static unsigned char data[1 << 16] = "ICC_PROFILE";
        data[12] = (unsigned char)(i + 1);
        data[13] = (unsigned char)pieces;
        memcpy(data + 14, profile->bytes + from, to - from);
        jpeg_write_marker(jpeg, JPEG_APP0 + 2, data, (unsigned)(to - from + 14));
    }
}

static int write_jpeg(const char *path, int channels, const struct profile *profile,
                      int pieces)
{
    struct jpeg_compress_struct jpeg = {0};
    struct jpeg_error_mgr errors;
    JSAMPLE row[W * 4] = {0};
    JSAMPROW rows = row;
    FILE *file = fopen(path, "wb");
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = W;
    jpeg.image_height = H;
    jpeg.input_components = channels;
    jpeg.in_color_space = channels == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    add_profile(&jpeg, profile, pieces);
    /* red; of inks cyan, which Adobe writes as 0 */
    for (int i = 0; i < W * channels; i++)
        row[i] = (i % channels == 0) == (channels == 3) ? 255 : 0;
    while (jpeg.next_scanline < H)
        jpeg_write_scanlines(&jpeg, &rows, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return fclose(file);
}

int main(int argc, char **argv)
{
    static struct profile profile;
    const char *kind = argc >= 3 ? argv[1] : "";
    const int grey = strcmp(kind, "other") == 0 || strncmp(kind, "grey", 4) == 0;
    make_profile(&profile, grey);
    if (strcmp(kind, "png") == 0)
        return write_png(argv[2], PNG_COLOR_TYPE_RGB, 8, &profile);
    if (strcmp(kind, "palette") == 0)
        return write_png(argv[2], PNG_COLOR_TYPE_PALETTE, 8, &profile);
    if (strcmp(kind, "alpha") == 0)
        return write_png(argv[2], PNG_COLOR_TYPE_RGB_ALPHA, 8, &profile);
    if (strcmp(kind, "grey-alpha") == 0)
        return write_png(argv[2], PNG_COLOR_TYPE_GRAY_ALPHA, 8, &profile);
    if (strcmp(kind, "grey16") == 0)
        return write_png(argv[2], PNG_COLOR_TYPE_GRAY, 16, &profile);
    if (strcmp(kind, "jpeg") == 0 || strcmp(kind, "other") == 0)
        return write_jpeg(argv[2], 3, &profile, 1);
    if (strcmp(kind, "pieces") == 0)
        return write_jpeg(argv[2], 3, &profile, 2);
    if (strcmp(kind, "cmyk") == 0)
        return write_jpeg(argv[2], 4, &profile,
                          argc == 4 ? read_profile(&profile, argv[3]) : 0);
    profile.n /= 2;
    return strcmp(kind, "broken") == 0 ? write_jpeg(argv[2], 3, &profile, 1) : 2;
}
