#include "base/digest.h"

#include <nettle/md5.h>
#include <nettle/sha2.h>

void md5(struct str bytes, unsigned char digest[MD5_SIZE])
{
    struct md5_ctx context;
    md5_init(&context);
    md5_update(&context, (size_t)bytes.n, (const uint8_t *)bytes.p);
    md5_digest(&context, MD5_SIZE, digest);
}

void sha256(struct str bytes, unsigned char digest[SHA256_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, (size_t)bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&context, SHA256_SIZE, digest);
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

struct str uuid_text(struct arena *arena, struct str bytes)
{
    unsigned char digest[MD5_SIZE];
    struct strbuf b;
    md5(bytes, digest);
    digest[6] = (unsigned char)((digest[6] & 0x0F) | 0x30);
    digest[8] = (unsigned char)((digest[8] & 0x3F) | 0x80);
    strbuf_init(&b, arena);
    strbuf_add(&b, STR("uuid:"));
    for (int i = 0; i < MD5_SIZE; i++)
        strbuf_addf(&b, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                    (unsigned)digest[i]);
    return strbuf_str(&b);
}
