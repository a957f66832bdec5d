#include "load/load.h"

#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/list.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "quantity/number.h"
#include "quantity/units.h"

#include <stdlib.h>

/* What has been read so far. */
struct reading {
    struct job *job;
    struct list scales, names, absences, measures;
    struct list units;   /* of struct unit *: names point at them while the list grows */
    struct list derived; /* of struct str: the names of units that have a base */
};

static struct str folded(struct job *job, struct str text)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at = 0; at < text.n;)
        utf8_add(&b, fold_width(utf8_next(text, &at)));
    return strbuf_str(&b);
}

static struct str word_of(struct job *job, const xmlNode *node)
{
    return folded(job, str_trim(document_text(job, node)));
}

static void read_scale(struct reading *r, const xmlNode *node)
{
    struct scale *scale = list_add(&r->scales);
    *scale = (struct scale){.word = word_of(r->job, node),
                            .of = document_attribute(node, "of")};
    str_to_int(document_attribute(node, "power"), &scale->power);
}

static struct unit *find_unit(const struct reading *r, struct str name)
{
    for (int i = 0; i < r->units.n; i++) {
        struct unit *unit = *(struct unit **)list_at(&r->units, i);
        if (str_eq(unit->name, name))
            return unit;
    }
    return NULL;
}

static void add_name(struct reading *r, const xmlNode *node, struct str text,
                     const struct unit *unit)
{
    for (int i = 0; i < r->names.n; i++) {
        const struct unit_name *other = list_at(&r->names, i);
        if (str_eq(other->text, text) && other->unit != unit) {
            DIAG(r->job->diags, DIAG_NAME_TWICE, document_pos(node), "unit", text.p);
            return;
        }
    }
    *(struct unit_name *)list_add(&r->names) = (struct unit_name){text, 0, unit};
}

static void read_unit(struct reading *r, const xmlNode *node)
{
    struct job *job = r->job;
    struct unit *unit = ARENA_NEW(job->doc, struct unit);
    unit->name = folded(job, document_attribute(node, "name"));
    unit->base = unit;
    unit->factor = number_from_int(job->doc, 1);
    unit->less_is_better = document_attribute(node, "better").n > 0;
    *(struct unit **)list_add(&r->units) = unit;
    if (document_attribute(node, "base").n)
        *(struct str *)list_add(&r->derived) = unit->name;
    add_name(r, node, unit->name, unit);
    for (const xmlNode *n = node->children; n; n = n->next)
        if (document_is(n, "also"))
            add_name(r, n, word_of(job, n), unit);
}

/* A base is a unit that has no base itself, so that one step converts. */
static bool is_base(const struct reading *r, const struct unit *unit)
{
    for (int i = 0; i < r->derived.n; i++)
        if (str_eq(*(struct str *)list_at(&r->derived, i), unit->name))
            return false;
    return true;
}

static void resolve_base(struct reading *r, const xmlNode *node)
{
    struct job *job = r->job;
    const struct str name = document_attribute(node, "base");
    if (!name.n)
        return;
    struct unit *unit = find_unit(r, folded(job, document_attribute(node, "name")));
    const struct unit *base = find_unit(r, folded(job, name));
    const struct number *factor =
        number_parse(job->doc, document_attribute(node, "factor"));
    if (!base || !is_base(r, base) || !factor || number_sign(factor) <= 0) {
        DIAG(job->diags, DIAG_UNIT_BASE, document_attribute_pos(job, node, "base"),
             name.p);
        return;
    }
    unit->base = base;
    unit->factor = factor;
}

static void read_absence(struct reading *r, const xmlNode *node)
{
    const struct str as = document_attribute(node, "as");
    *(struct absence *)list_add(&r->absences) = (struct absence){
        word_of(r->job, node), str_is(as, "none")      ? MISSING_NONE
                               : str_is(as, "unknown") ? MISSING_UNKNOWN
                                                       : MISSING_SUPPRESSED};
}

static int longer_first(const void *a, const void *b)
{
    const struct scale *x = a, *y = b;
    if (x->word.n != y->word.n)
        return x->word.n > y->word.n ? -1 : 1;
    return str_compare(x->word, y->word);
}

/* The greatest scale of its unit opens a number. */
static void mark_leaders(struct list *scales)
{
    for (int i = 0; i < scales->n; i++) {
        struct scale *scale = list_at(scales, i);
        scale->leads = true;
        for (int k = 0; k < scales->n; k++) {
            const struct scale *other = list_at(scales, k);
            if (scale->of.n && str_eq(scale->of, other->of) &&
                other->power > scale->power)
                scale->leads = false;
        }
    }
}

static void read_all(struct reading *r, const xmlNode *root)
{
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (document_is(n, "scale"))
            read_scale(r, n);
        else if (document_is(n, "unit"))
            read_unit(r, n);
        else if (document_is(n, "measure"))
            *(struct str *)list_add(&r->measures) = word_of(r->job, n);
        else if (document_is(n, "absent"))
            read_absence(r, n);
    }
    for (const xmlNode *n = root->children; n; n = n->next)
        if (document_is(n, "unit"))
            resolve_base(r, n);
    mark_leaders(&r->scales);
    if (r->scales.n)
        qsort(r->scales.items, (size_t)r->scales.n, sizeof(struct scale), longer_first);
    if (r->names.n)
        units_sort((struct unit_name *)r->names.items, r->names.n);
}

static void *read_units(struct job *job, const void *path)
{
    const struct document *document = xml_read(job, path);
    if (!document || !xml_validate(job, document, "units", "units"))
        return NULL;
    struct reading r = {
        .job = job,
        .scales = list_of(job->doc, sizeof(struct scale)),
        .names = list_of(job->doc, sizeof(struct unit_name)),
        .absences = list_of(job->doc, sizeof(struct absence)),
        .measures = list_of(job->doc, sizeof(struct str)),
        .units = list_of(job->doc, sizeof(struct unit *)),
        .derived = list_of(job->doc, sizeof(struct str)),
    };
    const int before = diags_count(job->diags);
    read_all(&r, document_root(document));
    struct units *units = ARENA_NEW(job->doc, struct units);
    *units = (struct units){
        .scales = list_array(&r.scales, job->doc),
        .n_scales = r.scales.n,
        .names = list_array(&r.names, job->doc),
        .n_names = r.names.n,
        .absences = list_array(&r.absences, job->doc),
        .n_absences = r.absences.n,
        .measures = list_array(&r.measures, job->doc),
        .n_measures = r.measures.n,
    };
    return diags_count(job->diags) == before ? units : NULL;
}

const struct units *load_units(struct job *job, const char *path)
{
    return kept_file(job, "units", path, read_units);
}
