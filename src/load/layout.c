#include "load/load.h"

#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/kept.h"

#include <string.h>

enum { MOST_EXTENDS = 16 };

/* The layouts that extend one another, from the one asked for to the one at hand. */
struct extending {
    const char *path;
    const struct extending *by; /* NULL: the one asked for */
    int depth;
};

/* A path, not the name of something that is shipped. */
static bool is_path(struct str name)
{
    return memchr(name.p, '/', (size_t)name.n) || str_ends(name, STR(".xml"));
}

static const char *path_of_shipped(struct job *job, const char *folder, struct str name)
{
    return str_format(job->doc, "%s/%s/%.*s.xml", job->home, folder, STR_ARG(name)).p;
}

static bool goes_round(const struct extending *in, const char *path)
{
    for (const struct extending *e = in; e; e = e->by)
        if (strcmp(e->path, path) == 0 || e->depth == MOST_EXTENDS)
            return true;
    return false;
}

/* The path of what the layout at hand extends; NULL and a diagnostic if it must not. */
static const char *find_base(struct job *job, const xmlNode *root,
                             const struct extending *in)
{
    const struct str name = document_attribute(root, "extends");
    const struct srcpos pos = document_attribute_pos(job, root, "extends");
    const bool shipped = !is_path(name);
    const char *path = shipped ? path_of_shipped(job, "layouts", name)
                               : xml_find_below(job, in->path, "extends", name, pos);
    if (!path)
        return NULL;
    if (shipped && !file_is_regular(job, path)) {
        DIAG(job->diags, DIAG_EXTENDS_UNKNOWN, pos, str_c(job->doc, name));
        return NULL;
    }
    if (goes_round(in, path)) {
        DIAG(job->diags, DIAG_EXTENDS_CIRCLE, pos, str_c(job->doc, name));
        return NULL;
    }
    return path;
}

static const struct document *read_layout(struct job *job, const struct extending *in)
{
    struct document *layout = xml_read(job, in->path);
    if (!layout || !xml_validate(job, layout, "layout", "layout"))
        return NULL;
    if (!document_attribute(document_root(layout), "extends").n)
        return layout;
    const char *path = find_base(job, document_root(layout), in);
    if (path)
        layout->base = read_layout(job, &(struct extending){path, in, in->depth + 1});
    return layout->base ? layout : NULL;
}

static void *read_first(struct job *job, const void *path)
{
    return (void *)read_layout(job, &(struct extending){path, NULL, 1});
}

const struct document *load_layout(struct job *job, const char *path)
{
    return kept_file(job, "layout", path, read_first);
}

static void *read_palette(struct job *job, const void *path)
{
    struct document *palette = xml_read(job, path);
    return palette && xml_validate(job, palette, "palette", "layout") ? palette : NULL;
}

const struct document *load_palette(struct job *job, struct str name, struct srcpos pos)
{
    const char *path = is_path(name) ? str_c(job->doc, name)
                                     : path_of_shipped(job, "layouts/palettes", name);
    if (!is_path(name) && !file_is_regular(job, path)) {
        DIAG(job->diags, DIAG_PALETTE_UNKNOWN, pos, str_c(job->doc, name));
        return NULL;
    }
    return kept_file(job, "palette", path, read_palette);
}
