/* Digests of bytes: MD5 (RFC 1321), which PDF asks for, and SHA-256 (FIPS 180-4), which
 * one can rely on. */
#ifndef GAIYO_BASE_DIGEST_H
#define GAIYO_BASE_DIGEST_H

#include "base/str.h"

enum { MD5_SIZE = 16, SHA256_SIZE = 32 }; /* [byte] */

void md5(struct str bytes, unsigned char digest[MD5_SIZE]);
void sha256(struct str bytes, unsigned char digest[SHA256_SIZE]);

/* SHA-256 in lower-case hexadecimal digits. */
struct str sha256_text(struct arena *arena, struct str bytes);

/* A name for what the bytes are, "uuid:a4599657-0164-390f-…": a UUID of version 3 (RFC
 * 4122, 4.3) without a name space. */
struct str uuid_text(struct arena *arena, struct str bytes);

#endif
