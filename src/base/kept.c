#include "base/kept.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { CEILING_OF_NUMBERS = 256 << 20, A_MOMENT_MS = 50 };

/* A file as it was when it was read. */
struct stamp {
    bool there;
    int64_t size, written, node; /* [byte], [ns since 1970] */
};

struct entry {
    struct str key;
    uint64_t hash; /* of the key */
    struct arena *arena;
    size_t size; /* [byte] of the arena when it was made */
    struct diags *diags;
    void *value;
    const struct stamp *stamps; /* of each source that diags have used */
    bool doubtful;     /* a file was written while it was read, or cannot be read yet */
    uint64_t used;     /* when: the number of the job */
    struct list holds; /* of struct entry *: what the value is made of */
    int holders;
};

/* What a source is now, and since which job that is known. */
struct seen {
    struct stamp stamp;
    uint64_t job;
};

struct kept {
    struct arena *arena; /* of the numbers of sources */
    struct list seen;    /* of struct seen, by the number of the source */
    struct sources *sources;
    struct list entries; /* of struct entry * */
    size_t ceiling;
    uint64_t job;         /* the number of the job at hand */
    struct entry *making; /* the innermost value that is being made */
};

static struct entry *at(const struct kept *kept, int i)
{
    return *(struct entry **)list_at(&kept->entries, i);
}

struct kept *kept_new(size_t ceiling)
{
    struct arena *arena = arena_new("kept", CEILING_OF_NUMBERS, NULL);
    struct kept *kept = ARENA_NEW(arena, struct kept);
    kept->arena = arena;
    kept->sources = sources_new(arena);
    kept->seen = list_of(arena, sizeof(struct seen));
    kept->entries = list_of(arena, sizeof(struct entry *));
    kept->ceiling = ceiling;
    return kept;
}

/* --- forgetting --------------------------------------------------------------------- */

static void drop(struct kept *kept, int i)
{
    struct entry *e = at(kept, i);
    for (int k = 0; k < e->holds.n; k++)
        (*(struct entry **)list_at(&e->holds, k))->holders--;
    diags_close(e->diags);
    *(struct entry **)list_at(&kept->entries, i) = at(kept, kept->entries.n - 1);
    kept->entries.n--;
    arena_free(e->arena);
}

/* What has been made of others goes before them. */
static void drop_all(struct kept *kept)
{
    while (kept->entries.n)
        for (int i = kept->entries.n - 1; i >= 0; i--)
            if (!at(kept, i)->holders)
                drop(kept, i);
}

void kept_free(struct kept *kept)
{
    if (!kept)
        return;
    drop_all(kept);
    arena_free(kept->arena);
}

static struct stamp stamp_of(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return (struct stamp){.there = false};
    return (struct stamp){true, st.st_size,
                          (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec,
                          (int64_t)st.st_ino};
}

/* The same of a source of a kept value; many are made of the same files. */
static struct stamp stamp_now(struct kept *kept, const struct entry *e, uint32_t file)
{
    while (kept->seen.n < (int)file)
        list_add(&kept->seen);
    struct seen *seen = list_at(&kept->seen, (int)file - 1);
    if (seen->job != kept->job)
        *seen = (struct seen){stamp_of(diags_source_name(e->diags, file)), kept->job};
    return seen->stamp;
}

static bool is_fresh(struct kept *kept, const struct entry *e)
{
    for (int i = 0; i < diags_used(e->diags); i++) {
        const struct stamp was = e->stamps[i];
        const struct stamp is = stamp_now(kept, e, diags_used_at(e->diags, i));
        if (was.there != is.there || was.size != is.size || was.written != is.written ||
            was.node != is.node)
            return false;
    }
    return !e->doubtful;
}

static void drop_stale(struct kept *kept)
{
    /* What is made of a stale value has its files, too, so it is stale as well. */
    for (bool again = true; again;) {
        again = false;
        for (int i = kept->entries.n - 1; i >= 0; i--)
            if (!at(kept, i)->holders && !is_fresh(kept, at(kept, i))) {
                drop(kept, i);
                again = true;
            }
    }
}

static size_t size_of_all(const struct kept *kept)
{
    size_t size = 0;
    for (int i = 0; i < kept->entries.n; i++)
        size += at(kept, i)->size;
    return size;
}

/* The value that has been out of use the longest; -1 if the last job used them all. */
static int oldest(const struct kept *kept)
{
    int found = -1;
    for (int i = 0; i < kept->entries.n; i++) {
        const struct entry *e = at(kept, i);
        if (!e->holders && e->used + 1 < kept->job &&
            (found < 0 || e->used < at(kept, found)->used))
            found = i;
    }
    return found;
}

static void drop_oldest(struct kept *kept)
{
    while (size_of_all(kept) > kept->ceiling) {
        const int i = oldest(kept);
        if (i < 0)
            return;
        drop(kept, i);
    }
}

struct diags *kept_begin(struct kept *kept, struct arena *arena)
{
    kept->job++;
    drop_stale(kept);
    drop_oldest(kept);
    return diags_over(kept->sources, arena);
}

/* --- keeping ------------------------------------------------------------------------ */

bool kept_is_on(const struct job *job)
{
    /* Of files in memory nobody can say later whether they have changed. */
    return job->kept && !job->store;
}

size_t kept_ceiling(const struct job *job)
{
    return kept_is_on(job) ? job->kept->ceiling : 0;
}

static struct entry *find(const struct kept *kept, struct str key)
{
    const uint64_t hash = hash_long(key, 0); /* keys may be as long as a font */
    for (int i = 0; i < kept->entries.n; i++)
        if (at(kept, i)->hash == hash && str_eq(at(kept, i)->key, key))
            return at(kept, i);
    return NULL;
}

static int64_t time_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Notes what the files were like. One that was written a moment ago may have been
 * written again behind our back within the tick of its file system's clock. */
static void take_stamps(struct entry *e, int64_t begun)
{
    const int n = diags_used(e->diags);
    struct stamp *stamps = ARENA_ARRAY(e->arena, struct stamp, n);
    for (int i = 0; i < n; i++) {
        stamps[i] = stamp_of(diags_source_name(e->diags, diags_used_at(e->diags, i)));
        if (!stamps[i].there || stamps[i].written > begun - A_MOMENT_MS * 1000000)
            e->doubtful = true;
    }
    e->stamps = stamps;
}

static struct entry *make_entry(struct job *job, struct str key, kept_make_fn make,
                                const void *context)
{
    struct kept *kept = job->kept;
    struct arena *arena = arena_new_small("kept", arena_ceiling(job->doc), NULL);
    struct entry *e = ARENA_NEW(arena, struct entry);
    struct entry *outer = kept->making;
    struct job inner = *job;
    inner.doc = arena;
    inner.diags = diags_after(job->diags, arena);
    *e = (struct entry){.key = str_copy(arena, key),
                        .hash = hash_long(key, 0),
                        .arena = arena,
                        .diags = inner.diags,
                        .holds = list_of(arena, sizeof(struct entry *))};
    const int64_t begun = time_now();
    kept->making = e;
    e->value = make(&inner, context);
    kept->making = outer;
    take_stamps(e, begun);
    e->doubtful |= !e->value;
    e->size = arena_held(arena);
    *(struct entry **)list_add(&kept->entries) = e;
    return e;
}

/* What is being made is made of `e`. */
static void hold(struct entry *making, struct entry *e)
{
    if (!making)
        return;
    *(struct entry **)list_add(&making->holds) = e;
    e->holders++;
    making->doubtful |= e->doubtful;
}

/* What was found wrong is kept as it was said. */
static struct str key_in_language(const struct job *job, struct str key)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    strbuf_add_char(&b, (char)('0' + diags_language(job->diags)));
    strbuf_add(&b, key);
    return strbuf_str(&b);
}

void *kept_get(struct job *job, struct str key, kept_make_fn make, const void *context)
{
    struct kept *kept = job->kept;
    if (!kept_is_on(job))
        return make(job, context);
    key = key_in_language(job, key);
    struct entry *e = find(kept, key);
    if (!e)
        e = make_entry(job, key, make, context);
    e->used = kept->job;
    hold(kept->making, e);
    diags_repeat(job->diags, e->diags);
    return e->value;
}

void *kept_file(struct job *job, const char *kind, const char *path, kept_make_fn make)
{
    return kept_get(job, str_format(job->doc, "%s %s", kind, path), make, path);
}
