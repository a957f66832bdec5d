/* A PDF as qpdf tells it in JSON (version 2): every object by its number, streams
 * decoded. Strings are "u:text" or "b:hex", names "/Name", references "7 0 R". */
#ifndef TESTS_PDF_MODEL_H
#define TESTS_PDF_MODEL_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct bytes {
    unsigned char *p; /* with a NUL behind it; freed by the caller */
    size_t n;
};

struct file {
    struct bytes bytes; /* as it lies on the disk */
    json_t *root;
    json_t *objects; /* "obj:7 0 R" and "trailer" */
    double version;
};

/* Reads the PDF, and its JSON from standard input; exits with 2 if there is none. */
struct file file_read(const char *path);
void file_free(struct file *f);

/* The object "7 0 R". */
json_t *file_object(const struct file *f, const char *reference);

/* What a reference refers to, step by step; anything else is itself. Of a stream, an
 * object with "dict" and "data". */
json_t *file_follow(const struct file *f, json_t *value);

/* An entry of a dictionary or of a stream's, followed; NULL if there is none. */
json_t *file_key(const struct file *f, json_t *dict, const char *key);
/* The same without following it. */
json_t *raw_key(const struct file *f, json_t *dict, const char *key);

json_t *file_catalog(const struct file *f);
json_t *file_trailer(const struct file *f);

bool is_stream(const struct file *f, json_t *value);
struct bytes stream_bytes(const struct file *f, json_t *value);

/* A name without its slash, or ""; a string's bytes as text, or "". */
const char *name_of(json_t *value);
const char *text_of(json_t *value);
bool is_name(json_t *value, const char *name);
/* Any number; 0 of anything else. */
double number_of(json_t *value);
/* "7 0 R" */
bool is_reference(json_t *value);

/* A value or an array of them, as the n-th of `count`. */
size_t count_of(json_t *one_or_many);
json_t *nth_of(json_t *one_or_many, size_t n);

/* Calls for every dictionary of the file, those of streams included; `where` is the
 * object that it stands in. */
typedef void visit_fn(void *self, const char *where, json_t *dict, bool stream);
void file_visit(const struct file *f, visit_fn *visit, void *self);

/* Calls for every page, in order; `reference` is "7 0 R". */
typedef void page_fn(void *self, const char *reference, json_t *page);
void file_pages(const struct file *f, page_fn *visit, void *self);

/* An entry of a page that it may have from its parents. */
json_t *page_key(const struct file *f, json_t *page, const char *key);

#endif
