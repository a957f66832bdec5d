#include "font/truetype.h"

#include <stdlib.h>
#include <string.h>

/* The format is that of OpenType's head, hhea, hmtx, maxp, loca and glyf; all numbers are
 * big-endian. */

enum { HEAD, HHEA, HMTX, LOCA, MAXP, GLYF, TABLES };

static const hb_tag_t tags[TABLES] = {
    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('g', 'l', 'y', 'f'),
};

enum {
    HEAD_SIZE = 54,
    HHEA_SIZE = 36,
    MAXP_SIZE = 32,
    GLYPH_HEAD = 10,
    DIRECTORY = 12 + 16 * TABLES,
    MOST_SHORT = 0x1FFFF, /* [byte] what short places in loca can reach */
};

struct table {
    const unsigned char *p;
    unsigned n; /* [byte] */
};

/* What is left of a glyph: two stretches, with an empty list of instructions between. */
struct outline {
    const unsigned char *head, *tail;
    int n_head, n_tail; /* [byte] */
};

struct cutting {
    hb_blob_t *blobs[TABLES];
    struct table from[TABLES];
    int n_all;     /* glyphs of the whole face */
    int n_metrics; /* of them with an advance of their own */
    bool long_places;
    uint32_t *ids; /* of the glyphs that stay: 0, and those asked for */
    struct outline *outlines;
    int n;
};

static unsigned u16(const unsigned char *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static uint32_t u32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void set16(unsigned char *p, unsigned value)
{
    p[0] = (unsigned char)(value >> 8);
    p[1] = (unsigned char)value;
}

static void set32(unsigned char *p, uint32_t value)
{
    set16(p, value >> 16);
    set16(p + 2, value & 0xFFFF);
}

/* --- the face ----------------------------------------------------------------------- */

static void open_tables(struct cutting *c, hb_face_t *face)
{
    for (int i = 0; i < TABLES; i++) {
        c->blobs[i] = hb_face_reference_table(face, tags[i]);
        c->from[i].p =
            (const unsigned char *)hb_blob_get_data(c->blobs[i], &c->from[i].n);
    }
}

static bool read_tables(struct cutting *c)
{
    const struct table *t = c->from;
    if (t[HEAD].n != HEAD_SIZE || t[HHEA].n != HHEA_SIZE || t[MAXP].n != MAXP_SIZE ||
        u32(t[MAXP].p) != 0x00010000)
        return false;
    c->n_all = (int)u16(t[MAXP].p + 4);
    c->n_metrics = (int)u16(t[HHEA].p + 34);
    c->long_places = u16(t[HEAD].p + 50) != 0;
    const unsigned places = ((unsigned)c->n_all + 1) * (c->long_places ? 4 : 2);
    return c->n_metrics > 0 && c->n_metrics <= c->n_all && t[LOCA].n >= places &&
           t[HMTX].n >= 2 * (unsigned)(c->n_all + c->n_metrics);
}

static uint32_t place_of(const struct cutting *c, uint32_t id)
{
    return c->long_places ? u32(c->from[LOCA].p + 4 * (size_t)id)
                          : 2 * u16(c->from[LOCA].p + 2 * (size_t)id);
}

/* The bytes of a point's coordinates: 1 of a short one, none of one that is as before. */
static int point_size(int flags)
{
    /* by whether x, y are short (2, 4) and x, y are as before (16, 32): if they are
     * short, that says their sign */
    static const uint8_t sizes[] = {4, 3, 3, 2, 2, 3, 1, 2, 2, 1, 3, 2, 0, 1, 1, 2};
    return sizes[(flags >> 1 & 3) | (flags >> 2 & 12)];
}

/* The bytes of coordinates behind the flags of so many points at `p`, and where the flags
 * end; -1 if they go beyond `end`. */
static int measure_points(const unsigned char **p, const unsigned char *end, int points)
{
    enum { REPEAT = 8 };
    const unsigned char *at = *p;
    int size = 0;
    while (points > 0 && at < end) {
        const int flags = *at++;
        int times = 1;
        if (flags & REPEAT) {
            if (at >= end)
                return -1;
            times += *at++;
        }
        size += times * point_size(flags);
        points -= times;
    }
    *p = at;
    return points == 0 ? size : -1;
}

/* False of a glyph that is put together from others, or damaged. */
static bool read_outline(const struct cutting *c, uint32_t id, struct outline *o)
{
    const uint32_t from = place_of(c, id), to = place_of(c, id + 1);
    if (from > to || to > c->from[GLYF].n)
        return false;
    *o = (struct outline){.head = c->from[GLYF].p + from};
    if (from == to)
        return true;
    const unsigned char *end = c->from[GLYF].p + to;
    const unsigned contours = to - from < GLYPH_HEAD ? 0 : u16(o->head);
    o->n_head = GLYPH_HEAD + 2 * (int)contours;
    if (!contours || contours > 0x7FFF || end - o->head < o->n_head + 2)
        return false;
    const unsigned char *p = o->head + o->n_head;
    const int points = (int)u16(p - 2) + 1, instructions = (int)u16(p);
    if (end - p - 2 < instructions)
        return false;
    p += 2 + instructions;
    o->tail = p;
    const int size = measure_points(&p, end, points);
    if (size < 0 || end - p < size)
        return false;
    o->n_tail = (int)(p - o->tail) + size;
    return true;
}

static int length_of(const struct outline *o)
{
    return o->n_head ? o->n_head + 2 + o->n_tail : 0;
}

static int even(int n)
{
    return n + (n & 1);
}

static bool read_outlines(struct cutting *c, const uint32_t *glyphs, int n)
{
    c->ids = malloc(((size_t)n + 1) * sizeof *c->ids);
    c->outlines = malloc(((size_t)n + 1) * sizeof *c->outlines);
    if (!c->ids || !c->outlines)
        return false;
    /* Nothing is drawn with glyph 0: it has no outline any more. */
    c->outlines[0] = (struct outline){.n_head = 0};
    c->ids[c->n++] = 0;
    for (int i = 0; i < n; i++)
        if (glyphs[i])
            c->ids[c->n++] = glyphs[i];
    for (int i = 1; i < c->n; i++)
        if (c->ids[i] >= (uint32_t)c->n_all ||
            !read_outline(c, c->ids[i], &c->outlines[i]))
            return false;
    return true;
}

/* --- the tables --------------------------------------------------------------------- */

static unsigned advance_of(const struct cutting *c, uint32_t id)
{
    const uint32_t last = (uint32_t)c->n_metrics - 1;
    return u16(c->from[HMTX].p + 4 * (size_t)(id < last ? id : last));
}

static unsigned bearing_of(const struct cutting *c, uint32_t id)
{
    const size_t n = (size_t)c->n_metrics;
    return u16(c->from[HMTX].p + (id < n ? 4 * (size_t)id + 2 : 4 * n + 2 * (id - n)));
}

/* How many glyphs need an advance: that of the last one holds for all behind. */
static int count_metrics(const struct cutting *c)
{
    int n = c->n;
    const unsigned last = advance_of(c, c->ids[n - 1]);
    while (n > 1 && advance_of(c, c->ids[n - 2]) == last)
        n--;
    return n;
}

static void write_metrics(const struct cutting *c, unsigned char *p, int n_metrics)
{
    for (int i = 0; i < c->n; i++) {
        if (i < n_metrics) {
            set16(p, advance_of(c, c->ids[i]));
            p += 2;
        }
        set16(p, bearing_of(c, c->ids[i]));
        p += 2;
    }
}

/* What instructions need is not needed any more. */
static void write_profile(const struct cutting *c, unsigned char *maxp)
{
    enum { ZONES = 14, TWILIGHT_POINTS = 16, COMPONENTS = 28 };
    memcpy(maxp, c->from[MAXP].p, MAXP_SIZE);
    set16(maxp + 4, (unsigned)c->n);
    set16(maxp + ZONES, 1);
    memset(maxp + TWILIGHT_POINTS, 0, COMPONENTS - TWILIGHT_POINTS);
}

static void write_outline(unsigned char *p, const struct outline *o)
{
    if (!o->n_head)
        return;
    memcpy(p, o->head, (size_t)o->n_head);
    set16(p + o->n_head, 0);
    memcpy(p + o->n_head + 2, o->tail, (size_t)o->n_tail);
}

static void write_place(unsigned char *loca, int i, int place, bool is_long)
{
    if (is_long)
        set32(loca + 4 * (size_t)i, (uint32_t)place);
    else
        set16(loca + 2 * (size_t)i, (unsigned)place / 2);
}

/* --- pieces ------------------------------------------------------------------------- */

/* A piece ends in front of a glyph by that glyph's number, so that another glyph more or
 * less changes the piece that it is in alone: every so many glyphs on average, unless the
 * piece is too small to be worth it. The tables in front are a piece of their own. */
enum { GLYPHS_A_PIECE = 48, LEAST_PIECE = 4000 };

static bool begins_piece(uint32_t id)
{
    return (id * 2654435761u >> 16) % GLYPHS_A_PIECE == 0;
}

static void add_cut(struct truetype *s, int at)
{
    s->cuts[s->n_cuts++] = at;
}

/* A font that is one piece but for its tables is left whole. */
static void end_cuts(struct truetype *s)
{
    if (s->n_cuts && s->n - s->cuts[s->n_cuts - 1] < LEAST_PIECE)
        s->n_cuts--;
    if (s->n_cuts == 1)
        s->n_cuts = 0;
}

/* Glyphs one behind the other, at even places if these are short, from `at` of the file
 * on. */
static void write_outlines(const struct cutting *c, struct truetype *s, int at,
                           unsigned char *loca, bool is_long)
{
    const int first = at;
    add_cut(s, at);
    for (int i = 0; i < c->n; i++) {
        if (begins_piece(c->ids[i]) && at - s->cuts[s->n_cuts - 1] >= LEAST_PIECE)
            add_cut(s, at);
        write_place(loca, i, at - first, is_long);
        write_outline((unsigned char *)s->bytes + at, &c->outlines[i]);
        const int length = length_of(&c->outlines[i]);
        at += is_long ? length : even(length);
    }
    write_place(loca, c->n, at - first, is_long);
}

/* --- the file ----------------------------------------------------------------------- */

/* What goes where. */
struct plan {
    int sizes[TABLES], at[TABLES]; /* [byte] */
    int size;                      /* of the file */
    int n_metrics;
    bool is_long;
};

static int aligned(int n)
{
    return (n + 3) & ~3;
}

/* Small tables stand in front of large ones; of one size, in the order of their tags. */
static void place_tables(struct plan *p)
{
    static const int by_tag[TABLES] = {GLYF, HEAD, HHEA, HMTX, LOCA, MAXP};
    bool placed[TABLES] = {false};
    p->size = DIRECTORY;
    for (int k = 0; k < TABLES; k++) {
        int next = -1;
        for (int i = 0; i < TABLES; i++)
            if (!placed[by_tag[i]] && (next < 0 || p->sizes[by_tag[i]] < p->sizes[next]))
                next = by_tag[i];
        placed[next] = true;
        p->at[next] = p->size;
        p->size += aligned(p->sizes[next]);
    }
}

static struct plan plan_file(const struct cutting *c)
{
    int exact = 0, padded = 0;
    struct plan p = {.n_metrics = count_metrics(c)};
    for (int i = 0; i < c->n; i++) {
        exact += length_of(&c->outlines[i]);
        padded += even(length_of(&c->outlines[i]));
    }
    p.is_long = padded >= MOST_SHORT;
    p.sizes[HEAD] = HEAD_SIZE;
    p.sizes[HHEA] = HHEA_SIZE;
    p.sizes[MAXP] = MAXP_SIZE;
    p.sizes[HMTX] = 2 * (c->n + p.n_metrics);
    p.sizes[LOCA] = (c->n + 1) * (p.is_long ? 4 : 2);
    p.sizes[GLYF] = p.is_long ? exact : padded;
    place_tables(&p);
    return p;
}

static uint32_t sum_of(const unsigned char *p, int n)
{
    uint32_t sum = 0;
    for (int i = 0; i < aligned(n); i += 4)
        sum += u32(p + i);
    return sum;
}

/* The directory, in the order of the tags, and the sums; that of the whole file is the
 * one of the tables and that of the directory. */
static void write_directory(const struct plan *plan, unsigned char *file)
{
    static const int by_tag[TABLES] = {GLYF, HEAD, HHEA, HMTX, LOCA, MAXP};
    uint32_t sum = 0;
    set32(file, 0x00010000);
    set16(file + 4, TABLES);
    set16(file + 6, 64); /* for a search: 16 times the power of two below, …*/
    set16(file + 8, 2);  /* … its exponent, … */
    set16(file + 10, 16 * TABLES - 64);
    for (int i = 0; i < TABLES; i++) {
        const int t = by_tag[i];
        unsigned char *entry = file + 12 + 16 * i;
        set32(entry, tags[t]);
        const uint32_t sum_of_table = sum_of(file + plan->at[t], plan->sizes[t]);
        sum += sum_of_table;
        set32(entry + 4, sum_of_table);
        set32(entry + 8, (uint32_t)plan->at[t]);
        set32(entry + 12, (uint32_t)plan->sizes[t]);
    }
    set32(file + plan->at[HEAD] + 8, 0xB1B0AFBA - sum - sum_of(file, DIRECTORY));
}

static bool write_file(const struct cutting *c, struct truetype *s)
{
    const struct plan plan = plan_file(c);
    if (!plan.sizes[GLYF])
        return false; /* nothing is to be drawn with it */
    unsigned char *file = calloc(1, (size_t)plan.size);
    *s = (struct truetype){.bytes = (char *)file,
                           .n = plan.size,
                           .cuts = malloc(((size_t)c->n + 1) * sizeof *s->cuts)};
    if (!file || !s->cuts) {
        truetype_free(s);
        return false;
    }
    memcpy(file + plan.at[HEAD], c->from[HEAD].p, HEAD_SIZE);
    set32(file + plan.at[HEAD] + 8, 0);
    set16(file + plan.at[HEAD] + 50, plan.is_long);
    memcpy(file + plan.at[HHEA], c->from[HHEA].p, HHEA_SIZE);
    set16(file + plan.at[HHEA] + 34, (unsigned)plan.n_metrics);
    write_metrics(c, file + plan.at[HMTX], plan.n_metrics);
    write_profile(c, file + plan.at[MAXP]);
    write_outlines(c, s, plan.at[GLYF], file + plan.at[LOCA], plan.is_long);
    end_cuts(s);
    write_directory(&plan, file);
    return true;
}

bool truetype_subset(hb_face_t *face, const uint32_t *glyphs, int n, struct truetype *s)
{
    struct cutting c = {.n = 0};
    open_tables(&c, face);
    const bool made =
        read_tables(&c) && read_outlines(&c, glyphs, n) && write_file(&c, s);
    for (int i = 0; i < TABLES; i++)
        hb_blob_destroy(c.blobs[i]);
    free(c.ids);
    free(c.outlines);
    return made;
}

void truetype_free(struct truetype *s)
{
    free(s->bytes);
    free(s->cuts);
    *s = (struct truetype){.bytes = NULL};
}
