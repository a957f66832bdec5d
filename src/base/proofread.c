#include "base/proofread.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

/* --- characters that have a Japanese form ------------------------------------------- */

/* Pairs of three bytes each: UTF-8 sorts like code points. */
static const char pairs[] =
#include "base/proofread_han.inc"
    ;

enum { PAIR = 6, N_PAIRS = (int)(sizeof pairs - 1) / PAIR };

/* Pairs are looked for among those that share their first two bytes. */
enum { FIRST_LEAD = 0xE2, LAST_LEAD = 0xE9, N_LEADS = (LAST_LEAD - FIRST_LEAD + 1) * 64 };

enum { PLANE = 0x10000 };

struct proofreader {
    struct job *job;
    struct str keep;
    uint16_t first[N_LEADS + 1]; /* of the pairs with these bytes */
    uint8_t doubtful[PLANE / 8]; /* a bit for each character: it may have to be marked */
};

static void doubt(struct proofreader *reader, int from, int to)
{
    for (int c = from; c <= to; c++)
        reader->doubtful[c / 8] |= (uint8_t)(1 << c % 8);
}

static inline bool is_doubtful(const struct proofreader *reader, int c)
{
    return c >= PLANE || reader->doubtful[c / 8] >> c % 8 & 1;
}

static int lead_of(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (b[0] - FIRST_LEAD) * 64 + (b[1] & 0x3F);
}

static void index_pairs(struct proofreader *reader)
{
    for (int lead = 0, i = 0; lead <= N_LEADS; lead++) {
        while (i < N_PAIRS && lead_of(pairs + (size_t)i * PAIR) < lead)
            i++;
        reader->first[lead] = (uint16_t)i;
    }
    for (int i = 0; i < N_PAIRS; i++) {
        int at = 0;
        const int c = utf8_next((struct str){pairs + (size_t)i * PAIR, PAIR}, &at);
        doubt(reader, c, c);
    }
}

int proofread_japanese(const struct proofreader *reader, int c)
{
    if (c < 0x2E80 || c >= 0xA000)
        return 0;
    const char bytes[] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)),
                          (char)(0x80 | (c & 0x3F))};
    const int lead = lead_of(bytes);
    for (int i = reader->first[lead]; i < reader->first[lead + 1]; i++) {
        int at = PAIR / 2;
        const char *pair = pairs + (size_t)i * PAIR;
        if (pair[2] == bytes[2])
            return utf8_next((struct str){pair, PAIR}, &at);
    }
    return 0;
}

/* Where one Chinese form stands for two characters: the second. */
static int other_japanese(int c)
{
    static const struct {
        int from, to;
    } others[] = {
        {0x5386, 0x66A6}, /* 历: 歴, 暦 */
        {0x53D1, 0x9AEA}, /* 发: 発, 髪 */
        {0x590D, 0x8907}, /* 复: 復, 複 */
        {0x6C47, 0x5F59}, /* 汇: 匯, 彙 */
        {0x83B7, 0x7A6B}, /* 获: 獲, 穫 */
        {0x949F, 0x937E}, /* 钟: 鐘, 鍾 */
    };
    for (int i = 0; i < (int)(sizeof others / sizeof *others); i++)
        if (others[i].from == c)
            return others[i].to;
    return 0;
}

/* --- compatibility ideographs ------------------------------------------------------- */

static const struct {
    int first;
    struct str canonical; /* of it and those that follow; - for those that are none */
} blocks[] = {
#define COMPATIBILITY(first, canonical) {(first), {canonical, sizeof(canonical) - 1}},
#include "base/proofread_compat.inc"
#undef COMPATIBILITY
};

enum { BLOCKS = sizeof blocks / sizeof *blocks };

static int canonical_of(int c)
{
    if (c < 0xF900 || (c > 0xFAFF && c < 0x2F800) || c > 0x2FA1F)
        return 0;
    for (int i = 0; i < BLOCKS; i++) {
        int at = 0, canonical = -1;
        for (int code = blocks[i].first; code <= c && at < blocks[i].canonical.n; code++)
            canonical = utf8_next(blocks[i].canonical, &at);
        const bool inside = c >= blocks[i].first && canonical > '-';
        if (inside && utf8_count(blocks[i].canonical) > c - blocks[i].first)
            return canonical;
    }
    return 0;
}

/* The standardised variants of an ideograph are numbered in the order of its
 * compatibility characters (StandardizedVariants.txt). */
int proofread_canonical(int c, int *selector)
{
    const int canonical = canonical_of(c);
    *selector = 0xFE00;
    for (int i = 0; canonical && i < BLOCKS; i++) {
        int code = blocks[i].first;
        for (int at = 0; at < blocks[i].canonical.n && code < c; code++)
            *selector += utf8_next(blocks[i].canonical, &at) == canonical;
    }
    return canonical;
}

/* --- what is said ------------------------------------------------------------------- */

/* A text that is being read. */
struct text {
    const struct proofreader *reader;
    struct str text;
    struct srcpos pos;
    place_fn inside;
};

static const char *printed(const struct proofreader *reader, int c)
{
    struct strbuf b;
    strbuf_init(&b, reader->job->doc);
    utf8_add(&b, c);
    return strbuf_str(&b).p;
}

static const char *code_of(const struct proofreader *reader, int c)
{
    return str_format(reader->job->doc, "U+%04X", (unsigned)c).p;
}

/* The part of the line around byte `at`, by which people find it: up to four characters
 * in front of it and as many behind it. */
static const char *around(const struct text *t, int at)
{
    enum { NEAR = 4 };
    const struct str text = t->text;
    int from = at, to = at, next = at;
    for (int i = 0; i < NEAR && from > 0 && text.p[from - 1] != '\n'; i++)
        while (--from > 0 && (text.p[from] & 0xC0) == 0x80)
            ;
    for (int i = 0; i <= NEAR && utf8_next(text, &next) > '\r'; i++)
        to = next;
    return str_c(t->reader->job->doc, str_trim(str_slice(text, from, to)));
}

static struct srcpos place(const struct text *t, int at)
{
    return t->inside(t->reader->job->diags, t->pos, at);
}

static void report_form(const struct text *t, int at, int c, int japanese)
{
    const struct proofreader *r = t->reader;
    struct diags *diags = r->job->diags;
    const int other = other_japanese(c);
    const char *form = printed(r, japanese);
    if (c < 0x3000) {
        DIAG(diags, DIAG_CHARACTER_RADICAL, place(t, at), printed(r, c), code_of(r, c),
             form, code_of(r, japanese));
        return;
    }
    if (other)
        form = str_format(r->job->doc, diags_phrase(diags, "%s or %s"), form,
                          printed(r, other))
                   .p;
    DIAG(diags, DIAG_CHARACTER_FOREIGN, place(t, at), printed(r, c), code_of(r, c), form);
}

static void report_compatibility(const struct text *t, int at, int c, int canonical,
                                 int selector)
{
    const struct proofreader *r = t->reader;
    DIAG(r->job->diags, DIAG_CHARACTER_COMPATIBILITY, place(t, at), printed(r, c),
         code_of(r, c), printed(r, canonical), code_of(r, canonical),
         code_of(r, selector));
}

static void report_look(const struct text *t, int at, int c, int meant)
{
    const struct proofreader *r = t->reader;
    DIAG(r->job->diags, DIAG_CHARACTER_LOOKS, place(t, at), printed(r, c), code_of(r, c),
         around(t, at), printed(r, meant), code_of(r, meant));
}

/* --- characters that nobody sees ---------------------------------------------------- */

static bool is_forbidden(int c)
{
    return (c < 0x20 && !is_xml_space(c)) || c == 0xFFFE || c == 0xFFFF;
}

/* Controls that are no line ends, marks and switches of direction, and what stands for
 * objects. What lines break by (U+200B, U+2060) and what joins characters is meant. */
static bool is_unseen(int c)
{
    return (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) ||
           (c >= 0xFFF9 && c <= 0xFFFC) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

static void doubt_unseen(struct proofreader *reader)
{
    doubt(reader, 0, 0x1F);
    doubt(reader, 0x7F, 0x9F);
    doubt(reader, 0x200E, 0x206F);
    doubt(reader, 0xFEFF, 0xFEFF);
    doubt(reader, 0xFFF9, 0xFFFF);
}

static const struct diag_kind *unseen_kind(int c)
{
    if (is_forbidden(c))
        return DIAG_CHARACTER_FORBIDDEN;
    if (c == 0xFFFD)
        return DIAG_CHARACTER_LOST;
    return is_unseen(c) ? DIAG_CHARACTER_UNSEEN : NULL;
}

/* --- reading ------------------------------------------------------------------------ */

const struct proofreader *proofreader_new(struct job *job, struct str keep)
{
    struct proofreader *reader = ARENA_NEW(job->doc, struct proofreader);
    reader->job = job;
    reader->keep = keep;
    index_pairs(reader);
    doubt(reader, 0xF900, 0xFAFF); /* compatibility ideographs */
    for (const char32_t *c = proofread_looks; *c; c++)
        doubt(reader, (int)*c, (int)*c);
    doubt_unseen(reader);
    return reader;
}

static bool is_kept(const struct proofreader *reader, int c)
{
    for (int at = 0; at < reader->keep.n;)
        if (utf8_next(reader->keep, &at) == c)
            return true;
    return false;
}

static bool is_selector(int c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* A character with a variation selector is as its author wants it. */
static void read_character(const struct text *t, int at, const struct neighbours *n)
{
    int selector;
    const struct proofreader *r = t->reader;
    const struct diag_kind *unseen = unseen_kind(n->c);
    if (unseen)
        DIAG(r->job->diags, unseen, place(t, at), code_of(r, n->c));
    const int meant = proofread_looks_like(n);
    const int japanese = proofread_japanese(r, n->c);
    const int canonical = proofread_canonical(n->c, &selector);
    if ((!meant && !japanese && !canonical) || is_selector(n->after) || is_kept(r, n->c))
        return;
    if (meant)
        report_look(t, at, n->c, meant);
    else if (japanese)
        report_form(t, at, n->c, japanese);
    else
        report_compatibility(t, at, n->c, canonical, selector);
}

static bool is_katakana(int c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0xFF66 && c <= 0xFF9D);
}

static int next_or_none(struct str text, int *at)
{
    const int c = utf8_next(text, at);
    return c < 0 ? 0 : c;
}

/* The character in front of byte *at, which moves to its first byte; 0 if there is
 * none. */
static int previous(struct str text, int *at)
{
    if (!*at)
        return 0;
    while (--*at > 0 && (text.p[*at] & 0xC0) == 0x80)
        ;
    int from = *at;
    return next_or_none(text, &from);
}

/* What stands around the character `c` from byte `at` to `end`. */
static struct neighbours neighbours_of(struct str text, int at, int end, int c)
{
    enum { ENOUGH = 8 }; /* katakana: nobody asks for more */
    struct neighbours n = {.c = c};
    int before = at;
    n.before = previous(text, &before);
    n.after = next_or_none(text, &end);
    n.then = next_or_none(text, &end);
    for (int k = n.before; n.katakana < ENOUGH && is_katakana(k);
         k = previous(text, &before))
        n.katakana++;
    return n;
}

void proofread(const struct proofreader *reader, struct str text, struct srcpos pos,
               place_fn inside)
{
    const struct text t = {reader, text, pos, inside};
    for (int at = 0; at < text.n;) {
        const int start = at, c = next_or_none(text, &at);
        if (!is_doubtful(reader, c))
            continue;
        const struct neighbours n = neighbours_of(text, start, at, c);
        read_character(&t, start, &n);
    }
}
