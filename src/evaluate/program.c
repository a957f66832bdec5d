#include "evaluate/program.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/list.h"
#include "base/map.h"

#include <libxml/xpath.h>
#include <stdint.h>
#include <string.h>

/* More than all layouts have; texts that come and go with the jobs would be more. */
enum { MOST_BYTES = 8 << 20, MEMOS = 256 };

/* Where an expression at an address was found last: a layout's is asked for with every
 * box. */
struct memo {
    const char *text;
    int program;
};

struct programs {
    struct arena *arena;
    bool is_plan;
    struct map known; /* expression -> index into list */
    struct list list; /* of struct program */
    struct memo memos[MEMOS];
};

/* --- from job to job ---------------------------------------------------------------- */

static void start(struct programs *p, size_t ceiling)
{
    p->arena = arena_new("expressions", ceiling, NULL);
    p->known = map_in(p->arena);
    p->list = list_of(p->arena, sizeof(struct program));
    memset(p->memos, 0, sizeof p->memos);
}

static void end(void *self)
{
    struct programs *p = self;
    for (int i = 0; i < p->list.n; i++)
        xmlXPathFreeCompExpr(((struct program *)list_at(&p->list, i))->code);
    arena_free(p->arena);
}

static void *make(struct job *job, const void *is_plan)
{
    struct programs *p = ARENA_NEW(job->doc, struct programs);
    p->is_plan = *(const bool *)is_plan;
    start(p, arena_ceiling(job->doc));
    arena_defer(job->doc, end, p);
    return p;
}

/* What expressions see hangs on the names that measurements stand below. */
static struct str key_of(struct job *job, const struct sights *sights, bool is_plan)
{
    struct strbuf key;
    strbuf_init(&key, job->doc);
    strbuf_add(&key, is_plan ? STR("expressions of a plan") : STR("expressions"));
    for (int i = 0; i < sights->n_above; i++) {
        strbuf_add_char(&key, ' ');
        strbuf_add(&key, sights->above[i]);
    }
    return strbuf_str(&key);
}

struct programs *programs_for(struct job *job, const struct sights *sights, bool is_plan)
{
    struct programs *p = kept_get(job, key_of(job, sights, is_plan), make, &is_plan);
    if (kept_is_on(job) && arena_used(p->arena) > MOST_BYTES) {
        end(p);
        start(p, arena_ceiling(job->doc));
    }
    return p;
}

/* --- programs ----------------------------------------------------------------------- */

/* Another text may have come to the address. */
struct program *programs_find(struct programs *p, struct str expression)
{
    const uintptr_t address = (uintptr_t)expression.p;
    struct memo *memo = &p->memos[(address >> 3 ^ address >> 11) % MEMOS];
    if (memo->text == expression.p) {
        struct program *program = list_at(&p->list, memo->program);
        if (str_eq(program->text, expression))
            return program;
    }
    const int known = map_find(&p->known, expression);
    if (known < 0)
        return NULL;
    *memo = (struct memo){expression.p, known};
    return list_at(&p->list, known);
}

struct str programs_text(struct programs *p, struct str expression)
{
    return str_copy(p->arena, expression);
}

const struct query *programs_query(struct programs *p, struct str text)
{
    return query_parse(p->arena, text);
}

/* Looks for a name in the expression that the document cannot have. */
static void check_names(struct program *program, struct str expression)
{
    struct name_scan scan = {.expression = expression};
    struct asked_name asked;
    while (name_scan_next(&scan, &asked)) {
        if (vocabulary_has(&asked))
            continue;
        program->unknown = asked;
        program->offset = (int)(asked.name.p - expression.p);
        program->meant = vocabulary_meant(&asked);
        return;
    }
}

static int any_kind(void *context, struct str name)
{
    (void)context, (void)name;
    return SIGHT_ANY;
}

struct program *programs_add(struct programs *p, const struct sights *sights,
                             struct str text, const struct query *query,
                             struct _xmlXPathCompExpr *code)
{
    map_put(&p->known, text, p->list.n);
    struct program *program = list_add(&p->list);
    *program = (struct program){.text = text, .query = query, .code = code};
    program->blind = !sight_sees(sights, text, query, SIGHT_ANY, true, any_kind, NULL);
    if (p->is_plan)
        check_names(program, text);
    return program;
}
