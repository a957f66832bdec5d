#include "load/image_parse.h"

#include <stddef.h>

/* --- chunks ------------------------------------------------------------------------- */

/* A chunk of the file; its name as a number of four bytes. */
struct chunk {
    uint32_t name;
    struct str data;
};

#define CHUNK(a, b, c, d)                                                                \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

/* The cyclic redundancy code of ISO 15948, annex D, four bits at a time. */
static uint32_t crc_of(struct str bytes)
{
    static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC,
                                       0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
                                       0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                       0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = 0xFFFFFFFF;
    for (int i = 0; i < bytes.n; i++) {
        crc ^= (unsigned char)bytes.p[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

/* The chunk at *at; false at the end of the bytes or where none can be. */
static bool next_chunk(struct str bytes, int *at, struct chunk *chunk)
{
    enum { AROUND = 12 };
    if (bytes.n - *at < AROUND)
        return false;
    const uint32_t length = image_number(bytes.p + *at, 4);
    if (length > (uint32_t)(bytes.n - *at - AROUND))
        return false;
    const struct str checked = {bytes.p + *at + 4, (int)length + 4};
    if (image_number(checked.p + checked.n, 4) != crc_of(checked))
        return false;
    chunk->name = image_number(checked.p, 4);
    chunk->data = str_slice(checked, 4, checked.n);
    *at += (int)length + AROUND;
    return true;
}

/* --- what they say ------------------------------------------------------------------ */

enum { GREY = 0, RGB = 2, INDEXED = 3, GREY_ALPHA = 4, RGB_ALPHA = 6 };

static bool depth_is_allowed(int type, int depth)
{
    if (type == GREY)
        return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    if (type == INDEXED)
        return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    return (type == RGB || type == GREY_ALPHA || type == RGB_ALPHA) &&
           (depth == 8 || depth == 16);
}

static const char *read_header(struct image *image, struct str data)
{
    enum { HEADER = 13 };
    if (data.n != HEADER)
        return "its header is damaged";
    const uint32_t width = image_number(data.p, 4), height = image_number(data.p + 4, 4);
    const int type = data.p[9];
    if (!width || !height || width > INT32_MAX || height > INT32_MAX ||
        !depth_is_allowed(type, data.p[8]) || data.p[10] || data.p[11] ||
        (unsigned char)data.p[12] > 1)
        return "its header is damaged";
    image->width = (int)width;
    image->height = (int)height;
    image->depth = data.p[8];
    image->channels = type == RGB || type == RGB_ALPHA ? 3 : 1;
    image->has_alpha = type == GREY_ALPHA || type == RGB_ALPHA;
    image->interlaced = data.p[12];
    return NULL;
}

/* Pixels per metre, if the unit is known. */
static void read_density(struct image *image, struct str data)
{
    enum { MOST = 1000000, METRE = 10000, INCH = 254 };
    if (data.n != 9 || data.p[8] != 1)
        return;
    const uint32_t x = image_number(data.p, 4), y = image_number(data.p + 4, 4);
    if (!x || !y || x > MOST || y > MOST)
        return;
    image->x_density = (int)((x * INCH + METRE / 2) / METRE);
    image->y_density = (int)((y * INCH + METRE / 2) / METRE);
}

static void read_chunk(struct image *image, const struct chunk *chunk)
{
    switch (chunk->name) {
    case CHUNK('P', 'L', 'T', 'E'):
        image->palette = chunk->data;
        break;
    case CHUNK('t', 'R', 'N', 'S'):
        image->has_alpha = true;
        break;
    case CHUNK('p', 'H', 'Y', 's'):
        read_density(image, chunk->data);
        break;
    case CHUNK('i', 'C', 'C', 'P'):
        image->has_profile = true;
        break;
    default:
        break;
    }
}

const char *image_parse_png(struct image *image)
{
    enum { SIGNATURE = 8 };
    struct chunk chunk;
    int at = SIGNATURE;
    bool has_data = false;
    if (!next_chunk(image->bytes, &at, &chunk) || chunk.name != CHUNK('I', 'H', 'D', 'R'))
        return "its header is damaged";
    const char *wrong = read_header(image, chunk.data);
    const bool indexed = !wrong && chunk.data.p[9] == INDEXED;
    while (!wrong && next_chunk(image->bytes, &at, &chunk)) {
        if (chunk.name == CHUNK('I', 'E', 'N', 'D')) {
            if (!has_data)
                return "it has no pixels";
            if (indexed && (!image->palette.n || image->palette.n % 3))
                return "its palette is damaged";
            if (!indexed)
                image->palette.n = 0;
            return NULL;
        }
        has_data = has_data || chunk.name == CHUNK('I', 'D', 'A', 'T');
        read_chunk(image, &chunk);
    }
    return wrong ? wrong : "it is damaged, or ends too early";
}
