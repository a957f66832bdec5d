#include "paint/deflate_end.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Only where blocks begin and end is asked for: symbols are read and forgotten. */

enum {
    LITERALS = 288,
    DISTANCES = 32,
    LENGTH_CODES = 19,
    MOST_BITS = 15, /* of a code */
    FAST_BITS = 9,  /* codes up to here are looked up at once */
    END_OF_BLOCK = 256,
};

/* A Huffman code (RFC 1951, 3.2.2). */
struct code {
    uint16_t fast[1 << FAST_BITS]; /* symbol << 4 | bits, by the next bits; 0: longer */
    uint16_t counts[MOST_BITS + 1];
    uint16_t symbols[LITERALS]; /* in the order of their codes */
};

struct bits {
    const unsigned char *p;
    size_t at; /* [bit] */
};

/* At least 57 bits; what is behind the stream is not looked at closely. */
static inline uint64_t peek(const struct bits *b)
{
    const unsigned char *p = b->p + b->at / 8;
    const uint64_t word = (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
                          (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
                          (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
                          (uint64_t)p[7] << 56;
    return word >> (b->at % 8);
}

static unsigned take(struct bits *b, int n)
{
    const unsigned value = (unsigned)(peek(b) & ((1u << n) - 1));
    b->at += (size_t)n;
    return value;
}

/* --- codes -------------------------------------------------------------------------- */

/* A code stands in a stream with its first bit first. */
static unsigned turned(unsigned code, int bits)
{
    code = (code & 0x5555) << 1 | (code >> 1 & 0x5555);
    code = (code & 0x3333) << 2 | (code >> 2 & 0x3333);
    code = (code & 0x0F0F) << 4 | (code >> 4 & 0x0F0F);
    code = (code & 0x00FF) << 8 | (code >> 8 & 0x00FF);
    return code >> (16 - bits);
}

static void build(struct code *c, const uint8_t *lengths, int n)
{
    uint16_t offsets[MOST_BITS + 2] = {0}, next[MOST_BITS + 1] = {0};
    memset(c->fast, 0, sizeof c->fast);
    memset(c->counts, 0, sizeof c->counts);
    for (int i = 0; i < n; i++)
        c->counts[lengths[i]]++;
    c->counts[0] = 0;
    for (int bits = 1; bits <= MOST_BITS; bits++) {
        offsets[bits + 1] = (uint16_t)(offsets[bits] + c->counts[bits]);
        next[bits] = (uint16_t)((next[bits - 1] + c->counts[bits - 1]) << 1);
    }
    for (int i = 0; i < n; i++) {
        const int bits = lengths[i];
        if (!bits)
            continue;
        c->symbols[offsets[bits]++] = (uint16_t)i;
        const uint16_t entry = (uint16_t)(i << 4 | bits);
        const unsigned step = 1u << bits;
        const unsigned code = turned(next[bits]++, bits);
        for (unsigned k = code; k < 1 << FAST_BITS && bits <= FAST_BITS; k += step)
            c->fast[k] = entry;
    }
}

/* A code that is longer than the table is wide, bit by bit. */
static int read_long(struct bits *b, const struct code *c)
{
    const unsigned next = (unsigned)peek(b);
    int code = 0, first = 0, index = 0;
    for (int bits = 1; bits <= MOST_BITS; bits++) {
        code |= (int)(next >> (bits - 1) & 1);
        if (code - first < c->counts[bits]) {
            b->at += (size_t)bits;
            return c->symbols[index + code - first];
        }
        index += c->counts[bits];
        first = (first + c->counts[bits]) << 1;
        code <<= 1;
    }
    assert(!"a code of no symbol");
    return END_OF_BLOCK;
}

static inline int read_symbol(struct bits *b, const struct code *c)
{
    const unsigned entry = c->fast[peek(b) & ((1u << FAST_BITS) - 1)];
    if (!entry)
        return read_long(b, c);
    b->at += entry & 15;
    return (int)(entry >> 4);
}

/* The length of symbol `i`, or of it and some behind it; of how many. */
static int read_lengths(struct bits *b, const struct code *code, uint8_t *lengths, int i)
{
    enum { AS_BEFORE = 16, ZEROS = 17, MANY_ZEROS = 18 };
    const int symbol = read_symbol(b, code);
    int n = 1;
    switch (symbol) {
    case AS_BEFORE:
        n = 3 + (int)take(b, 2);
        memset(lengths + i, lengths[i - 1], (size_t)n);
        break;
    case ZEROS:
        n = 3 + (int)take(b, 3);
        break;
    case MANY_ZEROS:
        n = 11 + (int)take(b, 7);
        break;
    default:
        lengths[i] = (uint8_t)symbol;
    }
    return n;
}

/* The codes of a block with codes of its own (3.2.7). */
static void read_codes(struct bits *b, struct code *literals, struct code *distances)
{
    static const uint8_t order[LENGTH_CODES] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[LITERALS + DISTANCES] = {0}, of_lengths[LENGTH_CODES] = {0};
    const int n_literals = (int)take(b, 5) + 257, n_distances = (int)take(b, 5) + 1;
    const int n_lengths = (int)take(b, 4) + 4;
    for (int i = 0; i < n_lengths; i++)
        of_lengths[order[i]] = (uint8_t)take(b, 3);
    build(literals, of_lengths, LENGTH_CODES); /* until the lengths are known */
    for (int i = 0; i < n_literals + n_distances;)
        i += read_lengths(b, literals, lengths, i);
    build(literals, lengths, n_literals);
    build(distances, lengths + n_literals, n_distances);
}

/* Those of a block without (3.2.6). */
static void fixed_codes(struct code *literals, struct code *distances)
{
    uint8_t lengths[LITERALS];
    memset(lengths, 8, 144);
    memset(lengths + 144, 9, 256 - 144);
    memset(lengths + 256, 7, 280 - 256);
    memset(lengths + 280, 8, LITERALS - 280);
    build(literals, lengths, LITERALS);
    memset(lengths, 5, DISTANCES);
    build(distances, lengths, DISTANCES);
}

/* --- blocks ------------------------------------------------------------------------- */

/* The bits behind a length (from 257 on) or a distance, which say more exactly what it is
 * (3.2.5). */
static int bits_of_length(int symbol)
{
    return symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4;
}

static int bits_of_distance(int symbol)
{
    return symbol < 2 ? 0 : symbol / 2 - 1;
}

static void skip_symbols(struct bits *b, const struct code *literals,
                         const struct code *distances)
{
    for (;;) {
        const int symbol = read_symbol(b, literals);
        if (symbol < END_OF_BLOCK)
            continue;
        if (symbol == END_OF_BLOCK)
            return;
        b->at += (size_t)bits_of_length(symbol);
        const int distance = read_symbol(b, distances);
        b->at += (size_t)bits_of_distance(distance);
    }
}

/* True behind the last one. */
static bool skip_block(struct bits *b)
{
    enum { STORED, FIXED, OWN };
    struct code literals, distances;
    const bool is_last = take(b, 1);
    const unsigned kind = take(b, 2);
    if (kind == STORED) {
        b->at = (b->at + 7) / 8 * 8;
        b->at += 32 + 8 * (size_t)(peek(b) & 0xFFFF);
        return is_last;
    }
    if (kind == FIXED)
        fixed_codes(&literals, &distances);
    else
        read_codes(b, &literals, &distances);
    skip_symbols(b, &literals, &distances);
    return is_last;
}

size_t deflate_open_end(unsigned char *stream, size_t n)
{
    static const unsigned char no_bytes[] = {0, 0, 0xFF, 0xFF};
    struct bits b = {stream, 0};
    size_t begin;
    memset(stream + n, 0, DEFLATE_END_ROOM);
    do
        begin = b.at;
    while (!skip_block(&b));
    assert((b.at + 7) / 8 == n);
    stream[begin / 8] = (unsigned char)(stream[begin / 8] & ~(1u << begin % 8));
    /* an empty stored block: three zero bits, those up to a byte, and its length */
    const size_t end = (b.at + 3 + 7) / 8;
    memcpy(stream + end, no_bytes, sizeof no_bytes);
    return end + sizeof no_bytes;
}
