#include "archive/manifest.h"

#include "base/arena.h"

#include <jansson.h>
#include <string.h>

enum { VERSION = 1, MOST_FILES = 4096 };

struct reading {
    struct arena *arena;
    const char *wrong; /* the first thing that is; NULL: nothing so far */
};

static void fail(struct reading *r, const char *member, const char *why)
{
    if (!r->wrong)
        r->wrong = str_format(r->arena, "\"%s\" %s", member, why).p;
}

/* --- members ------------------------------------------------------------------------ */

static const char *text_of(struct reading *r, const char *name, const json_t *value)
{
    const char *text = json_string_value(value);
    if (!text || strlen(text) != json_string_length(value)) {
        fail(r, name, "is no text");
        return "";
    }
    return arena_copy(r->arena, text, strlen(text));
}

static const char *needed(struct reading *r, const json_t *object, const char *name)
{
    return text_of(r, name, json_object_get(object, name));
}

static const char *optional(struct reading *r, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return value ? text_of(r, name, value) : NULL;
}

static int number(struct reading *r, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    const json_int_t n = json_integer_value(value);
    if (!json_is_integer(value) || n < 0 || n > INT32_MAX) {
        fail(r, name, "is no number");
        return 0;
    }
    return (int)n;
}

/* The items of an array, which need not be there; NULL and 0 then. */
static const json_t *array(struct reading *r, const json_t *object, const char *name,
                           int *n)
{
    const json_t *value = json_object_get(object, name);
    *n = (int)json_array_size(value);
    if (value && (!json_is_array(value) || *n > MOST_FILES)) {
        fail(r, name, "is no list of a fitting length");
        *n = 0;
    }
    return value;
}

static const char *const *texts(struct reading *r, const json_t *object, const char *name,
                                int *n)
{
    const json_t *items = array(r, object, name, n);
    const char **all = ARENA_ARRAY(r->arena, const char *, *n);
    for (int i = 0; i < *n; i++)
        all[i] = text_of(r, name, json_array_get(items, (size_t)i));
    return all;
}

/* --- parts -------------------------------------------------------------------------- */

static void read_settings(struct reading *r, const json_t *request, struct recipe *recipe)
{
    const json_t *items = array(r, request, "set", &recipe->n_settings);
    struct recipe_setting *all =
        ARENA_ARRAY(r->arena, struct recipe_setting, recipe->n_settings);
    for (int i = 0; i < recipe->n_settings; i++) {
        const json_t *item = json_array_get(items, (size_t)i);
        all[i] =
            (struct recipe_setting){needed(r, item, "name"), needed(r, item, "value")};
    }
    recipe->settings = all;
}

static void read_request(struct reading *r, const json_t *q, struct recipe *recipe)
{
    if (!json_is_object(q))
        fail(r, "request", "is missing");
    recipe->plan = needed(r, q, "plan");
    recipe->data = texts(r, q, "data", &recipe->n_data);
    recipe->mapping = optional(r, q, "mapping");
    recipe->layout = optional(r, q, "layout");
    recipe->as_of = optional(r, q, "as_of");
    recipe->by = optional(r, q, "by");
    recipe->area = optional(r, q, "area");
    read_settings(r, q, recipe);
    recipe->previous_data = texts(r, q, "previous", &recipe->n_previous_data);
    recipe->previous_plan = optional(r, q, "previous_plan");
    recipe->fonts = optional(r, q, "fonts");
    recipe->show_boxes = json_is_true(json_object_get(q, "show_boxes"));
    recipe->epoch = needed(r, q, "source_date_epoch");
}

static void read_files(struct reading *r, const json_t *root, struct manifest *m)
{
    const json_t *items = array(r, root, "files", &m->n);
    struct manifest_file *all = ARENA_ARRAY(r->arena, struct manifest_file, m->n);
    for (int i = 0; i < m->n; i++) {
        const json_t *item = json_array_get(items, (size_t)i);
        all[i] = (struct manifest_file){
            .name = needed(r, item, "name"),
            .path = needed(r, item, "path"),
            .role = needed(r, item, "role"),
            .type = needed(r, item, "type"),
            .size = number(r, item, "size"),
            .sha256 = str_of(needed(r, item, "sha256")),
        };
    }
    m->files = all;
}

static void read_faces(struct reading *r, const json_t *root, struct recipe *recipe)
{
    const json_t *items = array(r, root, "fonts", &recipe->n_faces);
    struct recipe_font *all = ARENA_ARRAY(r->arena, struct recipe_font, recipe->n_faces);
    for (int i = 0; i < recipe->n_faces; i++) {
        const json_t *item = json_array_get(items, (size_t)i);
        all[i] = (struct recipe_font){
            .family = str_of(needed(r, item, "family")),
            .weight = number(r, item, "weight"),
            .file = needed(r, item, "file"),
            .sha256 = str_of(needed(r, item, "tables_sha256")),
        };
    }
    recipe->faces = all;
}

static void read_root(struct reading *r, const json_t *root, struct manifest *m)
{
    if (strcmp(needed(r, root, "format"), "gaiyo-archive") != 0)
        fail(r, "format", "is not \"gaiyo-archive\"");
    if (number(r, root, "format_version") != VERSION)
        fail(r, "format_version", "is not 1; a later gaiyo wrote it");
    m->recipe.version = needed(r, root, "gaiyo");
    read_request(r, json_object_get(root, "request"), &m->recipe);
    read_files(r, root, m);
    read_faces(r, root, &m->recipe);
}

const char *manifest_read(struct arena *arena, struct str text, struct manifest *m)
{
    struct reading r = {.arena = arena};
    json_error_t error;
    json_t *root = json_loadb(text.p, (size_t)text.n, JSON_REJECT_DUPLICATES, &error);
    *m = (struct manifest){.n = 0};
    if (!root)
        return arena_copy(arena, error.text, strlen(error.text));
    read_root(&r, root, m);
    json_decref(root);
    return r.wrong;
}
