#include "layout/known_lines.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/map.h"

#include <string.h>

/* Some hundred sheets' paragraphs; texts that no other sheet has are most of them. */
enum { MOST_BYTES = 16 << 20, BUCKETS = 8192, MOST_CUTS = 32 };

struct known_cut {
    emu width;
    int from;
    struct list lines;
    const struct known_cut *next;
};

struct known_paragraph {
    struct known_lines *among;
    uint64_t hash; /* of the text */
    struct str key;
    struct known_cut *cuts;
    int n_cuts;
    struct known_paragraph *next; /* of the same bucket */
};

struct known_lines {
    struct arena *arena;
    struct known_paragraph **buckets;
};

/* --- from job to job ---------------------------------------------------------------- */

static void start(struct known_lines *known, size_t ceiling)
{
    known->arena = arena_new("lines", ceiling, NULL);
    known->buckets = ARENA_ARRAY(known->arena, struct known_paragraph *, BUCKETS);
}

static void end(void *self)
{
    arena_free(((struct known_lines *)self)->arena);
}

static void *start_kept(struct job *job, const void *context)
{
    struct known_lines *known = ARENA_NEW(job->doc, struct known_lines);
    (void)context;
    start(known, arena_ceiling(job->doc));
    arena_defer(job->doc, end, known);
    return known;
}

static bool has_room(const struct known_lines *known, size_t size)
{
    return arena_used(known->arena) + size <= MOST_BYTES;
}

struct known_lines *known_lines_begin(struct job *job)
{
    if (!kept_is_on(job))
        return NULL;
    struct known_lines *known = kept_get(job, STR("lines"), start_kept, NULL);
    if (!has_room(known, MOST_BYTES / 8)) {
        arena_free(known->arena);
        start(known, arena_ceiling(job->doc));
    }
    return known;
}

/* --- what lines depend on ----------------------------------------------------------- */

/* Of a cluster, besides its width and that of the gap behind it. */
struct end_facts {
    int32_t text, text_length;
    emu em, spacing;
    int16_t gap_own, gap_next, autospace;
    uint8_t class, break_after, trim, joined;
    uint8_t unused[2]; /* to whole words: all of it is compared */
};

/* Of a paragraph. */
struct cut_facts {
    int n;
    emu indent;
    uint8_t align, wrap, phrases, hanging;
};

/* A key being written into room for all of it. */
static void add(struct str *key, char *room, const void *bytes, size_t size)
{
    if (size)
        memcpy(room + key->n, bytes, size);
    key->n += (int)size;
}

static struct cut_facts facts_of(const struct paragraph *p)
{
    const struct style *s = p->box->style;
    return (struct cut_facts){
        .n = p->n,
        .indent = s->text_indent,
        .align = (uint8_t)s->text_align,
        .wrap = (uint8_t)s->text_wrap,
        .phrases = s->auto_phrase,
        .hanging = s->hanging_punctuation,
    };
}

static struct end_facts end_of(const struct paragraph *p, int i)
{
    const struct cluster *c = &p->clusters[i];
    const struct style *s = p->box->text.runs[c->run].style;
    return (struct end_facts){
        .text = c->text,
        .text_length = c->text_length,
        .em = em_along(s),
        .spacing = s->letter_spacing,
        .gap_own = c->gap_own,
        .gap_next = c->gap_next,
        .autospace = (int16_t)s->text_autospace,
        .class = c->class,
        .break_after = c->break_after,
        .trim = (uint8_t)s->text_spacing_trim,
        .joined = c->joined,
    };
}

static struct str key_of(const struct measured_paragraph *m, struct arena *scratch)
{
    const struct paragraph *p = m->paragraph;
    const size_t n = (size_t)p->n;
    const struct cut_facts facts = facts_of(p);
    /* the gaps of objects give and take in ways of their own */
    const size_t slack = text_has_objects(p->box) ? (n + 1) * sizeof(struct slack) : 0;
    const size_t starts = (n + 1) * sizeof *m->starts, widths = n * sizeof *m->widths;
    char *room = arena_alloc(scratch, sizeof facts + (size_t)p->text.n + starts + widths +
                                          n * sizeof(struct end_facts) + slack);
    struct str key = {room, 0};
    add(&key, room, &facts, sizeof facts);
    add(&key, room, p->text.p, (size_t)p->text.n);
    for (int i = 0; i < p->n; i++) {
        const struct end_facts end = end_of(p, i);
        add(&key, room, &end, sizeof end);
    }
    add(&key, room, m->widths, widths);
    add(&key, room, m->starts, starts);
    if (slack)
        add(&key, room, paragraph_slack(m), slack);
    return key;
}

/* --- paragraphs --------------------------------------------------------------------- */

static struct known_paragraph *find(struct known_paragraph *first, uint64_t hash,
                                    struct str key)
{
    for (; first; first = first->next)
        if (first->hash == hash && str_eq(first->key, key))
            return first;
    return NULL;
}

static struct known_paragraph *find_or_add(struct known_lines *known, uint64_t hash,
                                           struct str key)
{
    struct known_paragraph **bucket = &known->buckets[hash % BUCKETS];
    struct known_paragraph *p = find(*bucket, hash, key);
    if (p || !has_room(known, (size_t)key.n))
        return p;
    p = ARENA_NEW(known->arena, struct known_paragraph);
    *p = (struct known_paragraph){.among = known,
                                  .hash = hash,
                                  .key = str_copy(known->arena, key),
                                  .next = *bucket};
    *bucket = p;
    return p;
}

struct known_paragraph *known_lines_paragraph(struct lay *lay,
                                              const struct measured_paragraph *m)
{
    struct known_lines *known = lay->known;
    const struct paragraph *p = m->paragraph;
    /* what is longer is cut once and never met again */
    if (!known || m->warichus || p->n > MOST_BYTES / 1024)
        return NULL;
    struct arena *scratch = lay->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    const uint64_t hash = hash_long(p->text, (uint64_t)m->starts[p->n]);
    struct known_paragraph *found = find_or_add(known, hash, key_of(m, scratch));
    arena_release(scratch, mark);
    return found;
}

/* --- their lines -------------------------------------------------------------------- */

const struct list *known_lines_find(const struct known_paragraph *known, emu width,
                                    int from)
{
    for (const struct known_cut *cut = known->cuts; cut; cut = cut->next)
        if (cut->width == width && cut->from == from)
            return &cut->lines;
    return NULL;
}

void known_lines_add(struct known_paragraph *known, emu width, int from,
                     const struct list *lines)
{
    struct arena *arena = known->among->arena;
    if (known->n_cuts == MOST_CUTS ||
        !has_room(known->among, (size_t)lines->n * sizeof(struct line)))
        return;
    struct known_cut *cut = ARENA_NEW(arena, struct known_cut);
    *cut = (struct known_cut){width, from, *lines, known->cuts};
    cut->lines.arena = arena;
    cut->lines.items = list_array(lines, arena);
    cut->lines.room = lines->n;
    known->cuts = cut;
    known->n_cuts++;
}
