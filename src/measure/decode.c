#include "measure/decode.h"

#include "measure/messages.h"

#include "base/file.h"
#include "base/icu.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

enum { TEXT_CEILING = 256 << 20, REPLACEMENT = 0xFFFD };

/* What the file is taken for. */
enum charset { UTF_8, UTF_16LE, UTF_16BE, CP932, CHARSETS };

static const char *const charset_names[CHARSETS] = {"UTF-8", "UTF-16", "UTF-16", "CP932"};

/* A text decoded so far, and the first bytes that were none of its characters. */
struct decoded {
    struct strbuf text;
    int bad; /* [byte] in the text; -1 if all is well */
    struct str bad_bytes;
};

static struct decoded decoded_in(struct job *job)
{
    struct decoded d = {.bad = -1};
    strbuf_init(&d.text, job->doc);
    return d;
}

static void add_bad(struct decoded *d, const char *bytes, int n)
{
    if (d->bad < 0) {
        d->bad = d->text.n;
        d->bad_bytes = (struct str){bytes, n};
    }
    utf8_add(&d->text, REPLACEMENT);
}

static int byte_at(struct str bytes, int i)
{
    return (unsigned char)bytes.p[i];
}

/* The code unit at byte `i`. */
static int unit_at(struct str bytes, int i, bool big)
{
    return byte_at(bytes, i + !big) << 8 | byte_at(bytes, i + big);
}

static bool is_low_surrogate(int unit)
{
    return 0xDC00 <= unit && unit < 0xE000;
}

static void decode_utf16(struct decoded *d, struct str bytes, bool big)
{
    int i = 0;
    for (; i + 1 < bytes.n; i += 2) {
        const int unit = unit_at(bytes, i, big);
        if (unit < 0xD800 || unit >= 0xE000) {
            utf8_add(&d->text, unit);
        } else if (!is_low_surrogate(unit) && i + 3 < bytes.n &&
                   is_low_surrogate(unit_at(bytes, i + 2, big))) {
            const int low = unit_at(bytes, i + 2, big);
            utf8_add(&d->text, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            i += 2;
        } else {
            add_bad(d, bytes.p + i, 2);
        }
    }
    if (i < bytes.n)
        add_bad(d, bytes.p + i, 1);
}

/* The user's own characters (外字, F040 to F9FC): no other machine knows what they
 * are. */
static bool is_private(int code_point)
{
    return 0xE000 <= code_point && code_point < 0xF900;
}

/* ICU's table maps ～－∥ as Windows does, but the controls 1A, 1C and 7F as IBM did: so
 * it is only asked for what is not ASCII. */
static void decode_cp932_with(struct decoded *d, struct str bytes, UConverter *converter)
{
    const char *end = bytes.p + bytes.n;
    for (const char *p = bytes.p; p < end;) {
        if ((unsigned char)*p < 0x80) {
            strbuf_add_char(&d->text, *p++);
            continue;
        }
        const char *start = p;
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 c = icu()->ucnv_getNextUChar(converter, &p, end, &status);
        if (U_SUCCESS(status) && !is_private(c)) {
            utf8_add(&d->text, c);
            continue;
        }
        icu()->ucnv_reset(converter);
        p += p == start;
        add_bad(d, start, (int)(p - start));
    }
}

static bool decode_cp932(struct job *job, struct decoded *d, struct str bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = icu()->ucnv_open("ibm-943_P15A-2003", &status);
    if (U_SUCCESS(status))
        icu()->ucnv_setToUCallBack(converter, icu()->UCNV_TO_U_CALLBACK_STOP, NULL, NULL,
                                   NULL, &status);
    if (U_SUCCESS(status))
        decode_cp932_with(d, bytes, converter);
    else
        DIAG(job->diags, DIAG_CSV_TABLE, NO_POS, icu()->u_errorName(status));
    icu()->ucnv_close(converter);
    return U_SUCCESS(status);
}

static void check_utf8(struct decoded *d, struct str bytes)
{
    d->bad = utf8_find_invalid(bytes);
    if (d->bad >= 0)
        d->bad_bytes =
            str_slice(bytes, d->bad, d->bad + (utf8_surrogate(bytes, d->bad) ? 3 : 1));
    d->text = (struct strbuf){.p = (char *)bytes.p, .n = bytes.n};
}

/* The mark that the bytes begin with, and its length; CHARSETS if there is none. */
static enum charset find_mark(struct str bytes, int *length)
{
    static const struct {
        struct str mark;
        enum charset charset;
    } marks[] = {{{"\xEF\xBB\xBF", 3}, UTF_8},
                 {{"\xFF\xFE", 2}, UTF_16LE},
                 {{"\xFE\xFF", 2}, UTF_16BE}};
    for (int i = 0; i < 3; i++) {
        *length = marks[i].mark.n;
        if (str_starts(bytes, marks[i].mark))
            return marks[i].charset;
    }
    *length = 0;
    return CHARSETS;
}

/* In UTF-16 ASCII characters (separators, digits, line ends) have a zero byte, all on one
 * side of their pairs; they are no small part of a table, least of all where the other
 * bytes could be UTF-8. Few others have one on the other side (U+3000, U+4E00). CHARSETS
 * if the bytes do not look like that. */
static enum charset find_halves(struct str bytes)
{
    int zeros[2] = {0, 0};
    for (int i = 0; i < bytes.n; i++)
        zeros[i & 1] += !bytes.p[i];
    const int share = utf8_find_invalid(bytes) < 0 ? 8 : 64;
    const bool big = zeros[0] > zeros[1];
    const int more = zeros[!big], less = zeros[big];
    if (!more || more / 4 < less || more < bytes.n / share)
        return CHARSETS;
    return big ? UTF_16BE : UTF_16LE;
}

/* UTF-8 with a few bytes wrong, and not another encoding: of that, some characters may by
 * chance look like UTF-8, most do not. */
static bool is_damaged_utf8(struct str bytes)
{
    int good = 0, bad = 0;
    for (int at = 0; at < bytes.n;) {
        const int start = at, c = utf8_next(bytes, &at);
        good += c >= 0 && at - start > 2;
        bad += c < 0;
        at += utf8_surrogate(bytes, start) ? 2 : 0;
    }
    return good > bad;
}

static enum charset guess(struct str bytes)
{
    const enum charset halves = find_halves(bytes);
    if (halves != CHARSETS)
        return halves;
    if (utf8_find_invalid(bytes) < 0 || is_damaged_utf8(bytes))
        return UTF_8;
    return CP932;
}

/* What the author said, or else the mark, or else what the bytes look like. Without a
 * mark UTF-16 is little-endian unless it looks otherwise. */
static enum charset choose(enum mapping_encoding said, enum charset mark,
                           struct str bytes)
{
    if (mark != CHARSETS)
        return mark;
    switch (said) {
    case ENCODING_UTF8:
        return UTF_8;
    case ENCODING_UTF16:
        return find_halves(bytes) == UTF_16BE ? UTF_16BE : UTF_16LE;
    case ENCODING_CP932:
        return CP932;
    case ENCODING_UNSAID:
        break;
    }
    return guess(bytes);
}

static bool contradicts(enum mapping_encoding said, enum charset mark)
{
    if (said == ENCODING_UNSAID || mark == CHARSETS)
        return false;
    return said != (mark == UTF_8 ? ENCODING_UTF8 : ENCODING_UTF16);
}

/* The half of a surrogate pair that the wrong bytes are; 0: they are none. */
static int half_of(struct str bad, enum charset charset)
{
    if (charset == UTF_8)
        return utf8_surrogate(bad, 0);
    if (charset == CP932 || bad.n < 2)
        return 0;
    const int unit = unit_at(bad, 0, charset == UTF_16BE);
    return unit >= 0xD800 && unit < 0xE000 ? unit : 0;
}

static void report_bad(struct job *job, const struct decoded *d, struct srcpos pos,
                       enum charset charset)
{
    struct strbuf hex;
    const int half = half_of(d->bad_bytes, charset);
    if (half) {
        DIAG(job->diags, DIAG_CHARACTER_SURROGATE, pos,
             str_format(job->doc, "U+%04X", (unsigned)half).p);
        return;
    }
    strbuf_init(&hex, job->doc);
    for (int i = 0; i < d->bad_bytes.n; i++)
        strbuf_addf(&hex, "%s%02X", i ? " " : "", byte_at(d->bad_bytes, i));
    DIAG(job->diags, DIAG_CSV_ENCODING, pos, hex.p, charset_names[charset]);
}

/* A character that no text holds: the file is something else. */
static void check_zero(struct decoded *d)
{
    const char *zero =
        d->bad < 0 && d->text.n ? memchr(d->text.p, 0, (size_t)d->text.n) : NULL;
    if (!zero)
        return;
    d->bad = (int)(zero - d->text.p);
    d->bad_bytes = (struct str){zero, 1};
}

bool decode_file(struct job *job, const char *path, enum mapping_encoding said,
                 struct str *text, uint32_t *file)
{
    struct str bytes;
    int length;
    if (!file_read(job, path, TEXT_CEILING, &bytes, file))
        return false;
    const enum charset mark = find_mark(bytes, &length);
    const enum charset charset = choose(said, mark, bytes);
    if (contradicts(said, mark)) {
        DIAG(job->diags, DIAG_CSV_MARK, srcpos_whole(*file), charset_names[mark]);
        return false;
    }
    struct decoded d = decoded_in(job);
    bytes = str_slice(bytes, length, bytes.n);
    if (charset == UTF_8)
        check_utf8(&d, bytes);
    else if (charset != CP932)
        decode_utf16(&d, bytes, charset == UTF_16BE);
    else if (!decode_cp932(job, &d, bytes))
        return false;
    check_zero(&d);
    *text = strbuf_str(&d.text);
    *file = diags_add_source(job->diags, path, *text);
    if (d.bad >= 0)
        report_bad(job, &d, (struct srcpos){*file, (uint32_t)d.bad}, charset);
    else if (charset != UTF_8 && said == ENCODING_UNSAID)
        DIAG(job->diags, DIAG_CSV_CHARSET, srcpos_whole(*file), charset_names[charset]);
    return d.bad < 0;
}
