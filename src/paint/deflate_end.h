/* Deflated streams that go on; internal to this folder. */
#ifndef GAIYO_PAINT_DEFLATE_END_H
#define GAIYO_PAINT_DEFLATE_END_H

#include <stddef.h>

/* [byte] What has to be there behind the stream, to be written to. */
enum { DEFLATE_END_ROOM = 8 };

/* Makes a whole deflated stream (RFC 1951, as libdeflate has written it) one that others
 * can follow: its last block does not say any more that it is the last, and its end is
 * that of a byte (an empty stored block, which zlib calls a sync flush). Returns how many
 * bytes it has become. */
size_t deflate_open_end(unsigned char *stream, size_t n);

#endif
