#include "load/image_parse.h"

#include <stddef.h>

/* --- markers ------------------------------------------------------------------------ */

enum {
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    RST0 = 0xD0,
    TEM = 0x01,
    APP0 = 0xE0,
    APP2 = 0xE2,
    APP14 = 0xEE,
};

/* Frames: baseline, extended and progressive Huffman are what PDF readers take. */
static bool is_frame(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
           marker != 0xCC;
}

static const char *read_frame(struct image *image, int marker, struct str data)
{
    if (marker > 0xC2)
        return "it is lossless or arithmetically coded, which printers do not read";
    if (data.n < 6)
        return "its header is damaged";
    image->depth = (unsigned char)data.p[0];
    image->height = (int)image_number(data.p + 1, 2);
    image->width = (int)image_number(data.p + 3, 2);
    image->channels = data.p[5];
    if (image->depth != 8)
        return "it has more than 8 bits a channel";
    if (!image->width || !image->height ||
        (image->channels != 1 && image->channels != 3 && image->channels != 4))
        return "its header is damaged";
    return NULL;
}

/* JFIF: density in dots per inch or per centimetre. */
static void read_density(struct image *image, struct str data)
{
    if (data.n < 12 || !str_starts(data, (struct str){"JFIF", 5}))
        return;
    const int unit = data.p[7];
    const int x = (int)image_number(data.p + 8, 2), y = (int)image_number(data.p + 10, 2);
    if (!x || !y || (unit != 1 && unit != 2))
        return;
    image->x_density = unit == 1 ? x : (x * 254 + 50) / 100;
    image->y_density = unit == 1 ? y : (y * 254 + 50) / 100;
}

static void read_application(struct image *image, int marker, struct str data)
{
    if (marker == APP0)
        read_density(image, data);
    else if (marker == APP2 && str_starts(data, (struct str){"ICC_PROFILE", 12}))
        image->has_profile = true;
    else if (marker == APP14 && str_starts(data, STR("Adobe")))
        image->inverted = true; /* of four channels; see below */
}

/* --- the file ----------------------------------------------------------------------- */

/* The next marker from *at on; 0 if there is none. Stuffed bytes and restart markers
 * belong to the data of a scan. */
static int next_marker(struct str bytes, int *at)
{
    for (; *at + 1 < bytes.n; ++*at) {
        const int next = (unsigned char)bytes.p[*at + 1];
        if ((unsigned char)bytes.p[*at] != 0xFF || next == 0 || next == 0xFF ||
            next == TEM || (next >= RST0 && next < SOI))
            continue;
        *at += 2;
        return next;
    }
    return 0;
}

const char *image_parse_jpeg(struct image *image)
{
    const struct str bytes = image->bytes;
    int at = 2;
    bool has_frame = false, has_scan = false;
    for (int marker; (marker = next_marker(bytes, &at)) != 0;) {
        if (marker == EOI) {
            image->inverted = image->inverted && image->channels == 4;
            return has_frame && has_scan ? NULL : "it has no pixels";
        }
        const int length = bytes.n - at < 2 ? 0 : (int)image_number(bytes.p + at, 2);
        if (length < 2 || length > bytes.n - at)
            break;
        const struct str data = str_slice(bytes, at + 2, at + length);
        if (is_frame(marker)) {
            const char *wrong = read_frame(image, marker, data);
            if (wrong)
                return wrong;
            has_frame = true;
        }
        has_scan = has_scan || marker == SOS;
        read_application(image, marker, data);
        at += length;
    }
    return "it is damaged, or ends too early";
}
