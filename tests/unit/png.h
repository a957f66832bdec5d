/* Small PNG files for tests, their pixels not compressed. */
#ifndef GAIYO_TESTS_PNG_H
#define GAIYO_TESTS_PNG_H

#include "support.h"

/* What the file is to have besides its pixels. */
struct png_parts {
    int width, height, depth, type;
    int interlace;
    struct str extra; /* whole chunks behind the header */
};

static inline void png_add_number(struct strbuf *b, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        strbuf_add_char(b, (char)(value >> shift & 0xFF));
}

/* The code of ISO 15948 bit by bit, as its definition has it. */
static inline uint32_t png_crc(const char *p, int n)
{
    uint32_t crc = 0xFFFFFFFF;
    for (int i = 0; i < n; i++) {
        crc ^= (unsigned char)p[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

static inline void png_add_chunk(struct strbuf *b, const char *name, struct str data)
{
    png_add_number(b, (uint32_t)data.n);
    const int from = b->n;
    strbuf_add_c(b, name);
    strbuf_add(b, data);
    png_add_number(b, png_crc(b->p + from, b->n - from));
}

/* A zlib stream of one stored block. */
static inline struct str png_store(struct job *j, struct str bytes)
{
    struct strbuf b;
    strbuf_init(&b, j->doc);
    strbuf_add_bytes(&b, "\x78\x01\x01", 3);
    const int n = bytes.n, rest = ~n;
    strbuf_add_bytes(&b,
                     (const char[]){(char)(n & 0xFF), (char)(n >> 8), (char)(rest & 0xFF),
                                    (char)(rest >> 8 & 0xFF)},
                     4);
    strbuf_add(&b, bytes);
    uint32_t low = 1, high = 0;
    for (int i = 0; i < n; i++) {
        low = (low + (unsigned char)bytes.p[i]) % 65521;
        high = (high + low) % 65521;
    }
    png_add_number(&b, high << 16 | low);
    return strbuf_str(&b);
}

/* A file of these parts; each row of pixels stands behind a filter of 0. */
static inline struct str png_of(struct job *j, const struct png_parts *parts,
                                struct str rows)
{
    struct strbuf b, header;
    strbuf_init(&b, j->doc);
    strbuf_init(&header, j->doc);
    png_add_number(&header, (uint32_t)parts->width);
    png_add_number(&header, (uint32_t)parts->height);
    strbuf_add_bytes(&header,
                     (const char[]){(char)parts->depth, (char)parts->type, 0, 0,
                                    (char)parts->interlace},
                     5);
    strbuf_add_bytes(&b, "\x89PNG\r\n\x1a\n", 8);
    png_add_chunk(&b, "IHDR", strbuf_str(&header));
    strbuf_add(&b, parts->extra);
    png_add_chunk(&b, "IDAT", png_store(j, rows));
    png_add_chunk(&b, "IEND", STR(""));
    return strbuf_str(&b);
}

/* A chunk on its own, for `extra`. */
static inline struct str png_chunk(struct job *j, const char *name, struct str data)
{
    struct strbuf b;
    strbuf_init(&b, j->doc);
    png_add_chunk(&b, name, data);
    return strbuf_str(&b);
}

/* A picture of two pixels by one: red and blue. */
static inline struct str png_red_blue(struct job *j)
{
    static const struct png_parts parts = {2, 1, 8, 2, 0, {"", 0}};
    return png_of(j, &parts, (struct str){"\0\xFF\0\0\0\0\xFF", 7});
}

/* Bytes written to a file of that name in the test's own folder. */
static inline const char *write_bytes(struct job *j, const char *name, struct str bytes)
{
    const char *path = path_join(j->doc, TEST_SCRATCH, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, (size_t)bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
    return path;
}

#endif
