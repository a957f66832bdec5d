#include "archive/archive.h"

#include "archive/manifest.h"
#include "archive/roles.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/file_name.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

#include <string.h>

enum { CEILING = 256 << 20 }; /* [byte] of a file: what a PDF carries it reads whole */

struct packing {
    struct job *job;
    const struct recipe *recipe;
    const char *folder;      /* of the plan */
    struct list attachments; /* of struct attachment */
    struct list files;       /* of struct manifest_file */
    struct map seen;         /* paths that have been packed */
    struct map names;        /* of attachments */
};

/* --- names -------------------------------------------------------------------------- */

static bool is_packaged(const struct recipe *recipe, const char *path)
{
    for (int i = 0; i < recipe->n_packaged && path[0] == '/'; i++)
        if (strcmp(recipe->packaged[i], path) == 0)
            return true;
    return false;
}

/* As the manifest calls a file. */
static const char *path_in(const struct packing *p, const char *path)
{
    struct arena *arena = p->job->doc;
    const char *installed = file_installed(p->job, path);
    if (installed)
        return str_format(arena, "gaiyo:%s", installed).p;
    if (is_packaged(p->recipe, path))
        return str_format(arena, "system:%s", path + 1).p;
    const char *from = file_name_from(arena, p->folder, path);
    const struct str name = str_of(from);
    return str_starts(name, STR("gaiyo:")) || str_starts(name, STR("system:"))
               ? str_format(arena, "./%s", from).p
               : from;
}

/* The end of the path, with a number in front of its ending if another file has it. */
static const char *name_for(struct packing *p, const char *path)
{
    struct arena *arena = p->job->doc;
    const char *last = file_name_last(path), *name = last;
    const char *dot = strrchr(last, '.');
    const int stem = dot && dot > last ? (int)(dot - last) : (int)strlen(last);
    for (int i = 2; map_find(&p->names, str_of(name)) >= 0; i++)
        name = str_format(arena, "%.*s-%d%s", stem, last, i, last + stem).p;
    map_put(&p->names, str_of(name), 1);
    return name;
}

/* --- files -------------------------------------------------------------------------- */

static bool is_face(const struct recipe *recipe, const char *path)
{
    for (int i = 0; i < recipe->n_faces; i++)
        if (strcmp(recipe->faces[i].file, path) == 0)
            return true;
    return false;
}

static bool pack_file(struct packing *p, const char *path)
{
    struct str bytes;
    if (is_face(p->recipe, path) || map_find(&p->seen, str_of(path)) >= 0)
        return true;
    map_put(&p->seen, str_of(path), 1);
    if (!file_read_again(p->job, path, CEILING, &bytes))
        return false;
    const struct role *role = is_packaged(p->recipe, path)
                                  ? role_of_patterns()
                                  : role_of(p->recipe, path, bytes);
    const char *name = name_for(p, path), *type = type_of(role, path, bytes);
    *(struct attachment *)list_add(&p->attachments) =
        (struct attachment){name, role->description, type, role->relationship, bytes};
    *(struct manifest_file *)list_add(&p->files) =
        (struct manifest_file){name, path_in(p, path), role->name,
                               type, bytes.n,          sha256_text(p->job->doc, bytes)};
    return true;
}

/* --- what was asked for ------------------------------------------------------------- */

static const char *optional_path(const struct packing *p, const char *path)
{
    return path ? path_in(p, path) : NULL;
}

static const char *const *paths_in(const struct packing *p, const char *const *paths,
                                   int n)
{
    const char **all = ARENA_ARRAY(p->job->doc, const char *, n);
    for (int i = 0; i < n; i++)
        all[i] = path_in(p, paths[i]);
    return all;
}

/* Text that may be the name of a file, as of a layout: it is, if one was read. */
static const char *perhaps_path(const struct packing *p, const char *text)
{
    if (!text || map_find(&p->seen, str_of(text)) < 0)
        return text;
    const char *path = path_in(p, text);
    return strchr(path, '/') || str_ends(str_of(path), STR(".xml"))
               ? path
               : str_format(p->job->doc, "./%s", path).p;
}

static const struct recipe_setting *settings_in(const struct packing *p)
{
    const struct recipe *r = p->recipe;
    struct recipe_setting *all =
        ARENA_ARRAY(p->job->doc, struct recipe_setting, r->n_settings);
    for (int i = 0; i < r->n_settings; i++)
        all[i] = (struct recipe_setting){r->settings[i].name,
                                         perhaps_path(p, r->settings[i].value)};
    return all;
}

/* The recipe with its files as the manifest calls them. */
static struct recipe recipe_in(const struct packing *p)
{
    struct recipe r = *p->recipe;
    r.plan = path_in(p, r.plan);
    r.previous_plan = optional_path(p, r.previous_plan);
    r.mapping = optional_path(p, r.mapping);
    r.fonts = optional_path(p, r.fonts);
    r.layout = perhaps_path(p, r.layout);
    r.data = paths_in(p, r.data, r.n_data);
    r.previous_data = paths_in(p, r.previous_data, r.n_previous_data);
    r.settings = settings_in(p);
    return r;
}

/* --- the whole ---------------------------------------------------------------------- */

static struct attachment manifest_of(const struct packing *p)
{
    const struct manifest manifest = {recipe_in(p), (const void *)p->files.items,
                                      p->files.n};
    return (struct attachment){MANIFEST_NAME, "What this sheet was made of, and how",
                               "application/json", RELATED_SUPPLEMENT,
                               manifest_write(p->job->doc, &manifest)};
}

static void add_provenance(struct packing *p, struct str provenance)
{
    if (provenance.n)
        *(struct attachment *)list_add(&p->attachments) =
            (struct attachment){PROVENANCE_NAME, "Where each printed number comes from",
                                "application/json", RELATED_DATA, provenance};
}

bool archive_pack(struct job *job, const struct recipe *recipe, struct str provenance,
                  struct attachments *attachments)
{
    struct packing p = {
        .job = job,
        .recipe = recipe,
        .folder = path_folder(job->doc, recipe->plan),
        .attachments = list_of(job->doc, sizeof(struct attachment)),
        .files = list_of(job->doc, sizeof(struct manifest_file)),
        .seen = map_in(job->doc),
        .names = map_in(job->doc),
    };
    map_put(&p.names, STR(MANIFEST_NAME), 1);
    map_put(&p.names, STR(PROVENANCE_NAME), 1);
    list_add(&p.attachments); /* the manifest, when all files are there */
    add_provenance(&p, provenance);
    for (int i = 0; i < diags_used(job->diags); i++)
        if (!pack_file(&p, diags_source_name(job->diags, diags_used_at(job->diags, i))))
            return false;
    *(struct attachment *)list_at(&p.attachments, 0) = manifest_of(&p);
    attachments->at = list_array(&p.attachments, job->doc);
    attachments->n = p.attachments.n;
    return true;
}
