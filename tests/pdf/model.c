#include "model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- reading ------------------------------------------------------------------------ */

static void stop(const char *what)
{
    fprintf(stderr, "check_pdf: %s\n", what);
    exit(2);
}

static struct bytes read_bytes(const char *path)
{
    struct bytes b = {NULL, 0};
    FILE *in = fopen(path, "rb");
    if (!in)
        stop("the file cannot be read");
    fseek(in, 0, SEEK_END);
    b.n = (size_t)ftell(in);
    rewind(in);
    b.p = calloc(b.n + 1, 1);
    if (!b.p || fread(b.p, 1, b.n, in) != b.n)
        stop("the file cannot be read");
    fclose(in);
    return b;
}

struct file file_read(const char *path)
{
    json_error_t error;
    struct file f = {.bytes = read_bytes(path)};
    f.root = json_loadf(stdin, 0, &error);
    json_t *qpdf = json_object_get(f.root, "qpdf");
    f.objects = json_array_get(qpdf, 1);
    const char *version =
        json_string_value(json_object_get(json_array_get(qpdf, 0), "pdfversion"));
    if (!f.objects || !version)
        stop("there is no JSON of qpdf");
    f.version = strtod(version, NULL);
    return f;
}

void file_free(struct file *f)
{
    free(f->bytes.p);
    json_decref(f->root);
}

/* --- values ------------------------------------------------------------------------- */

bool is_reference(json_t *value)
{
    const char *s = json_string_value(value);
    const size_t n = s ? strlen(s) : 0;
    return n > 4 && s[0] >= '0' && s[0] <= '9' && strcmp(s + n - 2, " R") == 0;
}

json_t *file_object(const struct file *f, const char *reference)
{
    char key[64];
    snprintf(key, sizeof key, "obj:%.50s", reference);
    json_t *object = json_object_get(f->objects, key);
    json_t *stream = json_object_get(object, "stream");
    return stream ? stream : json_object_get(object, "value");
}

json_t *file_follow(const struct file *f, json_t *value)
{
    for (int i = 0; i < 32 && is_reference(value); i++)
        value = file_object(f, json_string_value(value));
    return value;
}

bool is_stream(const struct file *f, json_t *value)
{
    value = file_follow(f, value);
    return json_object_get(value, "dict") && json_object_get(value, "data");
}

json_t *raw_key(const struct file *f, json_t *dict, const char *key)
{
    dict = file_follow(f, dict);
    if (json_object_get(dict, "dict"))
        dict = json_object_get(dict, "dict");
    return json_object_get(dict, key);
}

json_t *file_key(const struct file *f, json_t *dict, const char *key)
{
    return file_follow(f, raw_key(f, dict, key));
}

json_t *file_trailer(const struct file *f)
{
    return json_object_get(json_object_get(f->objects, "trailer"), "value");
}

json_t *file_catalog(const struct file *f)
{
    return file_key(f, file_trailer(f), "/Root");
}

const char *name_of(json_t *value)
{
    const char *s = json_string_value(value);
    return s && s[0] == '/' ? s + 1 : "";
}

bool is_name(json_t *value, const char *name)
{
    return value && strcmp(name_of(value), name) == 0;
}

const char *text_of(json_t *value)
{
    const char *s = json_string_value(value);
    return s && (strncmp(s, "u:", 2) == 0 || strncmp(s, "b:", 2) == 0) ? s + 2 : "";
}

double number_of(json_t *value)
{
    return json_number_value(value);
}

size_t count_of(json_t *one_or_many)
{
    if (json_is_array(one_or_many))
        return json_array_size(one_or_many);
    return one_or_many ? 1 : 0;
}

json_t *nth_of(json_t *one_or_many, size_t n)
{
    return json_is_array(one_or_many) ? json_array_get(one_or_many, n) : one_or_many;
}

/* --- streams ------------------------------------------------------------------------ */

static int base64_digit(int c)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

struct bytes stream_bytes(const struct file *f, json_t *value)
{
    const char *data = json_string_value(json_object_get(file_follow(f, value), "data"));
    struct bytes b = {calloc(data ? strlen(data) + 1 : 1, 1), 0};
    unsigned buffer = 0;
    int bits = 0;
    if (!b.p)
        stop("out of memory");
    for (; data && *data; data++) {
        const int digit = base64_digit(*data);
        if (digit < 0)
            continue;
        buffer = buffer << 6 | (unsigned)digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            b.p[b.n++] = (unsigned char)(buffer >> bits);
        }
    }
    return b;
}

/* --- going through all -------------------------------------------------------------- */

static void visit_value(json_t *value, visit_fn *visit, void *self, const char *where,
                        bool stream)
{
    const char *key;
    json_t *kid;
    size_t i;
    if (json_is_array(value)) {
        json_array_foreach(value, i, kid) visit_value(kid, visit, self, where, false);
    } else if (json_is_object(value)) {
        visit(self, where, value, stream);
        json_object_foreach(value, key, kid) visit_value(kid, visit, self, where, false);
    }
}

void file_visit(const struct file *f, visit_fn *visit, void *self)
{
    const char *key;
    json_t *object;
    json_object_foreach(f->objects, key, object)
    {
        json_t *stream = json_object_get(object, "stream");
        visit_value(stream ? json_object_get(stream, "dict")
                           : json_object_get(object, "value"),
                    visit, self, key, stream != NULL);
    }
}

void file_pages(const struct file *f, page_fn *visit, void *self)
{
    json_t *pages = json_object_get(f->root, "pages"), *page;
    size_t i;
    json_array_foreach(pages, i, page)
    {
        json_t *reference = json_object_get(page, "object");
        visit(self, json_string_value(reference), file_follow(f, reference));
    }
}

json_t *page_key(const struct file *f, json_t *page, const char *key)
{
    for (int i = 0; i < 32 && page; i++, page = file_key(f, page, "/Parent")) {
        json_t *value = file_key(f, page, key);
        if (value)
            return value;
    }
    return NULL;
}
