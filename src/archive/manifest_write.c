#include "archive/manifest.h"

#include "base/file_name.h"
#include "base/json.h"

#include <stddef.h>

static void add_optional(struct json *j, const char *name, const char *value)
{
    if (value)
        json_text(j, name, str_of(value));
}

static void add_texts(struct json *j, const char *name, const char *const *texts, int n)
{
    if (!n)
        return;
    json_open(j, name, '[');
    for (int i = 0; i < n; i++)
        json_text(j, NULL, str_of(texts[i]));
    json_close(j, ']');
}

static void add_settings(struct json *j, const struct recipe *r)
{
    if (!r->n_settings)
        return;
    json_open(j, "set", '[');
    for (int i = 0; i < r->n_settings; i++) {
        json_open(j, NULL, '{');
        json_text(j, "name", str_of(r->settings[i].name));
        json_text(j, "value", str_of(r->settings[i].value));
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void add_request(struct json *j, const struct recipe *r)
{
    json_open(j, "request", '{');
    add_optional(j, "plan", r->plan);
    add_texts(j, "data", r->data, r->n_data);
    add_optional(j, "mapping", r->mapping);
    add_optional(j, "layout", r->layout);
    add_optional(j, "as_of", r->as_of);
    add_optional(j, "by", r->by);
    add_optional(j, "area", r->area);
    add_settings(j, r);
    add_texts(j, "previous", r->previous_data, r->n_previous_data);
    add_optional(j, "previous_plan", r->previous_plan);
    add_optional(j, "fonts", r->fonts);
    if (r->show_boxes)
        json_bool(j, "show_boxes", true);
    json_text(j, "source_date_epoch", str_of(r->epoch));
    json_close(j, '}');
}

static void add_file(struct json *j, const struct manifest_file *f)
{
    json_open(j, NULL, '{');
    json_text(j, "name", str_of(f->name));
    json_text(j, "path", str_of(f->path));
    json_text(j, "role", str_of(f->role));
    json_text(j, "type", str_of(f->type));
    json_int(j, "size", f->size);
    json_text(j, "sha256", f->sha256);
    json_close(j, '}');
}

static void add_face(struct json *j, const struct recipe_font *face)
{
    json_open(j, NULL, '{');
    json_text(j, "family", face->family);
    json_int(j, "weight", face->weight);
    json_text(j, "file", str_of(file_name_last(face->file)));
    json_text(j, "tables_sha256", face->sha256);
    json_close(j, '}');
}

struct str manifest_write(struct arena *arena, const struct manifest *m)
{
    struct strbuf b;
    struct json j = {.out = &b};
    strbuf_init(&b, arena);
    json_open(&j, NULL, '{');
    json_text(&j, "format", STR("gaiyo-archive"));
    json_int(&j, "format_version", 1);
    json_text(&j, "gaiyo", str_of(m->recipe.version));
    add_request(&j, &m->recipe);
    json_open(&j, "files", '[');
    for (int i = 0; i < m->n; i++)
        add_file(&j, &m->files[i]);
    json_close(&j, ']');
    json_open(&j, "fonts", '[');
    for (int i = 0; i < m->recipe.n_faces; i++)
        add_face(&j, &m->recipe.faces[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    strbuf_add_char(&b, '\n');
    return strbuf_str(&b);
}
