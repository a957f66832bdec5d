#include "base/digest.h"

#include "base/arena.h"

#include <string.h>

/* Both take the message in blocks of 64 bytes; behind it come a bit, zeros, and its
 * length in bits. */
enum { BLOCK = 64, LENGTH = 8 };

typedef void (*block_fn)(uint32_t *state, const unsigned char *block);

static uint32_t turn_left(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

static uint32_t turn_right(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

/* The bytes of a number, the least one first or last. */
static void put(unsigned char *p, uint64_t value, int bytes, bool least_first)
{
    for (int i = 0; i < bytes; i++)
        p[least_first ? i : bytes - 1 - i] = (unsigned char)(value >> 8 * i);
}

static void add_blocks(struct str bytes, uint32_t *state, block_fn add, bool least_first)
{
    const unsigned char *p = (const unsigned char *)bytes.p;
    int left = bytes.n;
    for (; left >= BLOCK; p += BLOCK, left -= BLOCK)
        add(state, p);
    unsigned char end[2 * BLOCK] = {0};
    if (left)
        memcpy(end, p, (size_t)left);
    end[left] = 0x80;
    const int blocks = left + 1 + LENGTH > BLOCK ? 2 : 1;
    put(end + blocks * BLOCK - LENGTH, (uint64_t)bytes.n * 8, LENGTH, least_first);
    for (int i = 0; i < blocks; i++)
        add(state, end + i * BLOCK);
}

/* --- MD5 ---------------------------------------------------------------------------- */

/* The whole part of 2^32 |sin(i + 1)|: RFC 1321, 3.4. */
static const uint32_t md5_sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613,
    0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193,
    0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
    0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed,
    0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122,
    0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
    0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244,
    0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
    0xeb86d391};

static uint32_t read_little(const unsigned char *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t md5_mix(int round, uint32_t b, uint32_t c, uint32_t d)
{
    switch (round) {
    case 0:
        return (b & c) | (~b & d);
    case 1:
        return (d & b) | (~d & c);
    case 2:
        return b ^ c ^ d;
    default:
        return c ^ (b | ~d);
    }
}

static void md5_block(uint32_t *state, const unsigned char *block)
{
    static const int turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    static const int step[4] = {1, 5, 3, 7}, first[4] = {0, 1, 5, 0};
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (int i = 0; i < 64; i++) {
        const int round = i / 16, word = (step[round] * i + first[round]) % 16;
        const uint32_t sum =
            a + md5_mix(round, b, c, d) + md5_sines[i] + read_little(block + 4 * word);
        a = d;
        d = c;
        c = b;
        b += turn_left(sum, turns[round][i % 4]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

void md5(struct str bytes, unsigned char digest[MD5_SIZE])
{
    uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    add_blocks(bytes, state, md5_block, true);
    for (int i = 0; i < 4; i++)
        put(digest + 4 * i, state[i], 4, true);
}

/* --- SHA-256 ------------------------------------------------------------------------ */

/* The first 32 bits behind the point of the cube roots of the first 64 primes: FIPS
 * 180-4, 4.2.2. */
static const uint32_t sha256_roots[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2};

static uint32_t read_big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void sha256_schedule(uint32_t w[64], const unsigned char *block)
{
    for (int i = 0; i < 16; i++)
        w[i] = read_big(block + 4 * i);
    for (int i = 16; i < 64; i++) {
        const uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (turn_right(x, 7) ^ turn_right(x, 18) ^ x >> 3) + w[i - 7] +
               (turn_right(y, 17) ^ turn_right(y, 19) ^ y >> 10);
    }
}

static void sha256_block(uint32_t *state, const unsigned char *block)
{
    uint32_t w[64], s[8];
    sha256_schedule(w, block);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        const uint32_t a = s[0], e = s[4];
        const uint32_t up = s[7] +
                            (turn_right(e, 6) ^ turn_right(e, 11) ^ turn_right(e, 25)) +
                            ((e & s[5]) ^ (~e & s[6])) + sha256_roots[i] + w[i];
        const uint32_t down = (turn_right(a, 2) ^ turn_right(a, 13) ^ turn_right(a, 22)) +
                              ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += up;
        s[0] = up + down;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

void sha256(struct str bytes, unsigned char digest[SHA256_SIZE])
{
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    add_blocks(bytes, state, sha256_block, false);
    for (int i = 0; i < 8; i++)
        put(digest + 4 * i, state[i], 4, false);
}

struct str sha256_text(struct arena *arena, struct str bytes)
{
    unsigned char digest[SHA256_SIZE];
    struct strbuf b;
    sha256(bytes, digest);
    strbuf_init(&b, arena);
    for (int i = 0; i < SHA256_SIZE; i++)
        strbuf_addf(&b, "%02x", digest[i]);
    return strbuf_str(&b);
}
