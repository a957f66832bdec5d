#include "paint/icc.h"

#include "paint/messages.h"
#include "paint/transform.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

#include <libdeflate.h>
#include <string.h>

/* ISO 15076-1, 7.2: places in a profile's head. */
enum {
    HEAD = 128,
    AT_SIZE = 0,
    AT_VERSION = 8,
    AT_CLASS = 12,
    AT_SPACE = 16,
    AT_MAGIC = 36
};

/* No profile of a device is as large. */
enum { MOST = 16 << 20 };

static bool says(struct str icc, int at, const char *what)
{
    return memcmp(icc.p + at, what, 4) == 0;
}

static int channels_of(struct str icc)
{
    return says(icc, AT_SPACE, "GRAY")   ? 1
           : says(icc, AT_SPACE, "RGB ") ? 3
           : says(icc, AT_SPACE, "CMYK") ? 4
                                         : 0;
}

struct icc_head icc_read_head(struct str icc)
{
    if (icc.n < HEAD || !says(icc, AT_MAGIC, "acsp"))
        return (struct icc_head){0};
    const bool is_printer = says(icc, AT_CLASS, "prtr");
    return (struct icc_head){.is_icc = true,
                             .is_printer = is_printer,
                             .is_cmyk = says(icc, AT_SPACE, "CMYK"),
                             .is_device = is_printer || says(icc, AT_CLASS, "scnr") ||
                                          says(icc, AT_CLASS, "mntr") ||
                                          says(icc, AT_CLASS, "spac"),
                             .channels = channels_of(icc),
                             .version = (unsigned char)icc.p[AT_VERSION]};
}

static uint32_t number_at(const char *p)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)p[i];
    return value;
}

/* --- PNG ---------------------------------------------------------------------------- */

/* The data of the first chunk of that name; the file's structure has been checked. */
static struct str find_chunk(struct str png, const char *name)
{
    enum { SIGNATURE = 8, BEFORE = 8, AROUND = 12 };
    for (int at = SIGNATURE; at + AROUND <= png.n;) {
        const int length = (int)number_at(png.p + at);
        if (length < 0 || length > png.n - at - AROUND)
            break;
        if (memcmp(png.p + at + 4, name, 4) == 0)
            return str_slice(png, at + BEFORE, at + BEFORE + length);
        at += length + AROUND;
    }
    return STR("");
}

/* How long it will be is not known before: the room is made larger until it is enough. */
static struct str inflate(struct job *job, struct str deflated)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    struct str icc = STR("");
    size_t n = 0;
    for (size_t room = 4096; room <= MOST && !icc.n; room *= 4) {
        const struct arena_mark mark = arena_mark(job->scratch);
        char *out = arena_alloc(job->scratch, room);
        const enum libdeflate_result result =
            libdeflate_zlib_decompress(d, deflated.p, (size_t)deflated.n, out, room, &n);
        if (result == LIBDEFLATE_SUCCESS)
            icc = str_copy(job->doc, (struct str){out, (int)n});
        arena_release(job->scratch, mark);
        if (result != LIBDEFLATE_SUCCESS && result != LIBDEFLATE_INSUFFICIENT_SPACE)
            break;
    }
    libdeflate_free_decompressor(d);
    return icc;
}

/* ISO 15948, 11.3.3.3: a name, how it is compressed, the profile. */
static struct str icc_of_png(struct job *job, struct str png)
{
    const struct str chunk = find_chunk(png, "iCCP");
    const char *end = chunk.n ? memchr(chunk.p, '\0', (size_t)chunk.n) : NULL;
    const int at = end ? (int)(end - chunk.p) + 2 : chunk.n;
    return at < chunk.n ? inflate(job, str_slice(chunk, at, chunk.n)) : STR("");
}

/* --- JPEG --------------------------------------------------------------------------- */

/* ISO 15076-1, B.4: pieces that say which of how many they are. */
enum {
    FILL = 0xFF,
    APP2 = 0xE2,
    SOS = 0xDA,
    LABEL = 12,
    PIECE_HEAD = 14,
    MOST_PIECES = 255
};

/* A segment before the first scan (ITU-T T.81, B.1.1). */
struct segment {
    int marker;
    struct str data;
};

/* The one at *at; false where none can be. Before a marker its first byte may be
 * repeated. */
static bool next_segment(struct str jpeg, int *at, struct segment *segment)
{
    const unsigned char *p = (const unsigned char *)jpeg.p;
    while (*at + 4 <= jpeg.n && p[*at] == FILL && p[*at + 1] == FILL)
        ++*at;
    if (*at + 4 > jpeg.n || p[*at] != FILL)
        return false;
    const int length = p[*at + 2] << 8 | p[*at + 3];
    if (length < 2 || length > jpeg.n - *at - 2)
        return false;
    segment->marker = p[*at + 1];
    segment->data = str_slice(jpeg, *at + 4, *at + 2 + length);
    *at += 2 + length;
    return segment->marker != SOS;
}

/* The pieces by their numbers; how many there are to be, or 0 if they do not agree. */
static int find_pieces(struct str jpeg, struct str *pieces)
{
    int expected = 0, at = 2;
    for (struct segment s; next_segment(jpeg, &at, &s);) {
        if (s.marker != APP2 || s.data.n < PIECE_HEAD ||
            memcmp(s.data.p, "ICC_PROFILE", LABEL) != 0)
            continue;
        const int number = (unsigned char)s.data.p[LABEL];
        const int count = (unsigned char)s.data.p[LABEL + 1];
        if (!number || number > count || (expected && expected != count))
            return 0;
        expected = count;
        pieces[number - 1] = str_slice(s.data, PIECE_HEAD, s.data.n);
    }
    return expected;
}

static struct str icc_of_jpeg(struct job *job, struct str jpeg)
{
    struct str pieces[MOST_PIECES] = {{0}};
    const int n = find_pieces(jpeg, pieces);
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < n; i++) {
        if (!pieces[i].n)
            return STR("");
        strbuf_add_bytes(&b, pieces[i].p, pieces[i].n);
    }
    return strbuf_str(&b);
}

/* --- a picture's -------------------------------------------------------------------- */

/* NULL, or what is wrong with it. */
static const char *find_fault(struct job *job, const struct image *image, struct str icc)
{
    const struct icc_head head = icc_read_head(icc);
    if (!head.is_icc || number_at(icc.p + AT_SIZE) > (uint32_t)icc.n)
        return "it is damaged";
    const int channels = image->palette.n ? 3 : image->channels;
    if (head.channels != channels)
        return "it is for colours of another kind";
    if (!head.is_device || head.version > 4)
        return "it does not say what the colours of a device are";
    return transform_new(job, icc, STR(""), TRANSFORM_RELATIVE) ? NULL : "it is damaged";
}

struct str icc_of_image(struct job *job, const struct image *image, struct srcpos pos)
{
    if (!image->has_profile)
        return STR("");
    const struct str icc = image->kind == IMAGE_PNG ? icc_of_png(job, image->bytes)
                                                    : icc_of_jpeg(job, image->bytes);
    const char *fault = find_fault(job, image, icc);
    if (!fault)
        return icc;
    DIAG(job->diags, DIAG_IMAGE_ICC, pos, image->path, fault);
    return STR("");
}
