#include "measure/package.h"

#include "measure/messages.h"
#include "measure/package_part.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"

#include <string.h>

enum { PACKAGE_CEILING = 256 << 20 };

static bool open_archive(struct package *package, struct str bytes)
{
    const struct ziplib *lib = &package->lib;
    zip_error_t error;
    lib->zip_error_init(&error);
    zip_source_t *source =
        lib->zip_source_buffer_create(bytes.p, (zip_uint64_t)bytes.n, 0, &error);
    if (source)
        package->zip = lib->zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !package->zip)
        lib->zip_source_free(source);
    if (!package->zip)
        package_report(package, lib->zip_error_strerror(&error));
    lib->zip_error_fini(&error);
    return package->zip;
}

struct package *package_open(struct job *job, const char *path)
{
    struct str bytes;
    uint32_t file;
    if (!file_read(job, path, PACKAGE_CEILING, &bytes, &file))
        return NULL;
    struct package *package = ARENA_NEW(job->doc, struct package);
    *package = (struct package){.job = job, .file = file};
    const char *why;
    if (!ziplib_open(&package->lib, &why)) {
        DIAG(job->diags, DIAG_ZIP_MISSING, srcpos_whole(file), why);
        return NULL;
    }
    if (open_archive(package, bytes))
        return package;
    ziplib_close(&package->lib);
    return NULL;
}

void package_close(struct package *package)
{
    package->lib.zip_discard(package->zip);
    ziplib_close(&package->lib);
}

uint32_t package_file(const struct package *package)
{
    return package->file;
}

void package_report(struct package *package, const char *why)
{
    if (!package->damaged)
        DIAG(package->job->diags, DIAG_WORKBOOK_DAMAGED, srcpos_whole(package->file),
             why);
    package->damaged = true;
}

bool package_is_damaged(const struct package *package)
{
    return package->damaged;
}

bool package_has(const struct package *package, const char *name)
{
    return package->lib.zip_name_locate(package->zip, name, 0) >= 0;
}

/* --- relationships ------------------------------------------------------------------ */

/* The offset behind the last slash. */
static int base_of(struct str name)
{
    int at = name.n;
    while (at > 0 && name.p[at - 1] != '/')
        at--;
    return at;
}

static struct str last_word(struct arena *arena, struct str type)
{
    return str_copy(arena, str_slice(type, base_of(type), type.n));
}

/* Takes one step of a path; `b` is without a slash at its end. False if it goes out of
 * the package. */
static bool add_step(struct strbuf *b, struct str step)
{
    if (!step.n || str_is(step, "."))
        return true;
    if (str_is(step, "..")) {
        if (!b->n)
            return false;
        const int base = base_of(strbuf_str(b));
        b->n = base ? base - 1 : 0;
        return true;
    }
    if (b->n)
        strbuf_add_char(b, '/');
    strbuf_add(b, step);
    return true;
}

/* The part that `target` names, seen from the part `name`. */
static bool resolve(struct package *package, struct str name, struct str target,
                    struct str *resolved)
{
    struct strbuf b;
    strbuf_init(&b, package->job->doc);
    if (!str_starts(target, STR("/"))) {
        const int base = base_of(name);
        strbuf_add(&b, str_slice(name, 0, base ? base - 1 : 0));
    }
    for (int from = 0, to; from <= target.n; from = to + 1) {
        for (to = from; to < target.n && target.p[to] != '/'; to++)
            ;
        if (!add_step(&b, str_slice(target, from, to))) {
            package_report(package, "it names a part outside of it");
            return false;
        }
    }
    *resolved = str_copy(package->job->doc, strbuf_str(&b));
    return true;
}

static void read_link(struct package *package, const struct part *part, struct str name,
                      struct list *links)
{
    struct arena *arena = package->job->doc;
    struct str target;
    if (str_is(part_attribute(part, "TargetMode"), "External") ||
        !resolve(package, name, part_attribute(part, "Target"), &target))
        return;
    struct link *link = list_add(links);
    link->id = str_copy(arena, part_attribute(part, "Id"));
    link->type = last_word(arena, part_attribute(part, "Type"));
    link->target = target;
}

/* The name of the part that holds the relationships of the part `name`. */
static struct str links_name(const struct package *package, struct str name)
{
    const int base = base_of(name);
    return str_format(package->job->doc, "%.*s_rels/%.*s.rels", base, name.p,
                      name.n - base, name.p + base);
}

bool package_has_links(const struct package *package, struct str name)
{
    return package_has(package, links_name(package, name).p);
}

bool package_read_links(struct package *package, struct str name, struct links *links)
{
    struct arena *arena = package->job->doc;
    const struct str rels = links_name(package, name);
    struct list found = list_of(arena, sizeof(struct link));
    struct part *part = part_open(package, rels);
    if (!part)
        return false;
    while (part_next(part))
        if (part_event(part) == PART_START && part_is(part, "Relationship"))
            read_link(package, part, name, &found);
    *links = (struct links){list_array(&found, arena), found.n};
    return part_close(part);
}

const struct link *links_by_id(const struct links *links, struct str id)
{
    for (int i = 0; i < links->n; i++)
        if (str_eq(links->links[i].id, id))
            return &links->links[i];
    return NULL;
}

const struct link *links_by_type(const struct links *links, const char *type)
{
    for (int i = 0; i < links->n; i++)
        if (str_is(links->links[i].type, type))
            return &links->links[i];
    return NULL;
}
