#include "measure/json.h"

#include "load/mapping.h"
#include "measure/json_cursor.h"
#include "measure/messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

#include <jansson.h>
#include <string.h>

enum {
    JSON_CEILING = 32 << 20
}; /* [byte]; jansson takes twenty times that for a while */

struct records {
    struct job *job;
    const struct mapping *mapping;
    struct str text;
    uint32_t file;
    struct list rows;  /* of struct row; the first is the header */
    struct list names; /* of struct cell: the keys of objects */
    struct map columns;
    bool failed;
};

static struct srcpos pos_at(const struct records *r, int offset)
{
    return (struct srcpos){r->file, (uint32_t)offset};
}

/* --- the text ----------------------------------------------------------------------- */

static void report_syntax(const struct records *r, const json_error_t *error, int start)
{
    const int at = start + (error->position > 0 ? error->position - 1 : 0);
    if (json_error_code(error) == json_error_duplicate_key)
        DIAG0(r->job->diags, DIAG_JSON_KEY_TWICE, pos_at(r, at));
    else
        DIAG(r->job->diags, DIAG_JSON_SYNTAX, pos_at(r, at), error->text);
}

/* jansson says what is wrong; its values are not used, for they have neither places nor
 * the digits of numbers. */
static bool check_syntax(const struct records *r, int start)
{
    json_error_t error;
    json_t *all = json_loadb(r->text.p + start, (size_t)(r->text.n - start),
                             JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
    if (!all)
        report_syntax(r, &error, start);
    json_decref(all);
    return all;
}

/* --- where the records are ---------------------------------------------------------- */

/* The keys of the object at `c`; what an array has instead. */
static const char *list_keys(const struct records *r, struct cursor c)
{
    struct strbuf b;
    strbuf_init(&b, r->job->doc);
    if (cursor_peek(&c) == '[')
        return "an array, counted from 0";
    if (cursor_peek(&c) != '{')
        return "a single value";
    cursor_enter(&c);
    while (cursor_next(&c)) {
        const struct str key = cursor_take_key(&c);
        strbuf_addf(&b, "%s%.*s", b.n ? ", " : "", STR_ARG(key));
        cursor_skip_value(&c);
    }
    return strbuf_str(&b).p;
}

/* The next step of a pointer, ~1 and ~0 taken for / and ~. */
static struct str take_step(struct arena *arena, struct str *pointer)
{
    struct strbuf b;
    int i = 1;
    strbuf_init(&b, arena);
    strbuf_add(&b, STR(""));
    for (; i < pointer->n && pointer->p[i] != '/'; i++) {
        const bool escape = pointer->p[i] == '~' && i + 1 < pointer->n;
        if (escape)
            i++;
        strbuf_add_char(&b, !escape ? pointer->p[i] : pointer->p[i] == '1' ? '/' : '~');
    }
    *pointer = str_slice(*pointer, i, pointer->n);
    return strbuf_str(&b);
}

/* Moves `c` to the member or item called `name`. */
static bool descend(struct cursor *c, struct str name)
{
    const bool object = cursor_peek(c) == '{';
    int index, i = 0;
    if (!object && (cursor_peek(c) != '[' || !str_to_int(name, &index)))
        return false;
    cursor_enter(c);
    while (cursor_next(c)) {
        if (object ? str_eq(cursor_take_key(c), name) : i++ == index)
            return true;
        cursor_skip_value(c);
    }
    return false;
}

static bool follow(struct records *r, struct cursor *c)
{
    const struct mapping_text *said = &r->mapping->records;
    struct str pointer = said->text;
    while (pointer.n) {
        const struct cursor here = *c;
        const struct str name = pointer;
        if (pointer.p[0] == '/' && descend(c, take_step(r->job->doc, &pointer)))
            continue;
        DIAG(r->job->diags, DIAG_JSON_PATH, said->pos, str_c(r->job->doc, said->text),
             str_c(r->job->doc, name), list_keys(r, here));
        return false;
    }
    return true;
}

/* The only array of the object that is the whole text. */
static bool find_array(struct records *r, struct cursor *c)
{
    struct cursor all = *c, found = *c;
    int n = 0;
    if (cursor_peek(c) == '[')
        return true;
    cursor_enter(&all);
    while (cursor_next(&all)) {
        cursor_take_key(&all);
        if (cursor_peek(&all) == '[' && !n++)
            found = all;
        cursor_skip_value(&all);
    }
    if (n != 1)
        DIAG(r->job->diags, DIAG_JSON_UNSAID, pos_at(r, c->at), list_keys(r, *c));
    *c = found;
    return n == 1;
}

static bool find_records(struct records *r, struct cursor *c)
{
    const bool said = r->mapping->records.text.n > 0;
    if (said ? !follow(r, c) : !find_array(r, c))
        return false;
    if (cursor_peek(c) == '[')
        return true;
    DIAG(r->job->diags, DIAG_JSON_NO_RECORDS, pos_at(r, c->at),
         str_c(r->job->doc, r->mapping->records.text));
    return false;
}

/* --- records ------------------------------------------------------------------------ */

/* The column of the key, a new one if it has none yet; -1 if there are too many. */
static int column_of(struct records *r, struct str key, int at)
{
    const int known = map_find(&r->columns, key);
    if (known >= 0)
        return known;
    if (r->names.n == CELL_COLUMNS) {
        DIAG(r->job->diags, DIAG_JSON_KEYS, pos_at(r, at),
             str_format(r->job->doc, "%d", CELL_COLUMNS).p);
        return -1;
    }
    map_put(&r->columns, key, r->names.n);
    *(struct cell *)list_add(&r->names) = (struct cell){key, pos_at(r, at)};
    return r->names.n - 1;
}

/* Takes the value that comes next as a cell. */
static struct cell take_cell(struct records *r, struct cursor *c)
{
    const char first = cursor_peek(c);
    const int at = c->at;
    bool held;
    const struct str text = cursor_take_value(c, &held);
    if (first == '{' || first == '[') {
        DIAG0(r->job->diags, DIAG_JSON_NESTED, pos_at(r, at));
        r->failed = true;
    }
    return (struct cell){text, pos_at(r, at + (first == '"'))};
}

/* Puts the cell into column `column`; those in front of it that have none are empty. */
static void put_cell(struct list *cells, int column, struct cell cell, struct srcpos row)
{
    while (cells->n <= column)
        *(struct cell *)list_add(cells) = (struct cell){STR(""), row};
    *(struct cell *)list_at(cells, column) = cell;
}

static bool take_object(struct records *r, struct cursor *c, struct list *cells)
{
    const struct srcpos row = pos_at(r, c->at);
    cursor_enter(c);
    while (cursor_next(c)) {
        const int at = c->at + 1;
        const int column = column_of(r, cursor_take_key(c), at);
        if (column < 0)
            return false;
        put_cell(cells, column, take_cell(r, c), row);
    }
    return true;
}

static void take_array(struct records *r, struct cursor *c, struct list *cells)
{
    cursor_enter(c);
    while (cursor_next(c))
        *(struct cell *)list_add(cells) = take_cell(r, c);
}

static void add_row(struct records *r, const struct list *cells, struct srcpos pos)
{
    struct row *row = list_add(&r->rows);
    *row = (struct row){list_array(cells, r->job->scratch), cells->n, pos};
}

static bool read_records(struct records *r, struct cursor *c)
{
    struct list cells = list_of(r->job->scratch, sizeof(struct cell));
    const struct srcpos start = pos_at(r, c->at);
    char kind = 0;
    cursor_enter(c);
    while (cursor_next(c)) {
        const struct srcpos pos = pos_at(r, c->at);
        const char next = cursor_peek(c);
        cells.n = 0;
        if ((kind && next != kind) || (next != '{' && next != '[')) {
            DIAG0(r->job->diags, DIAG_JSON_RECORD, pos);
            return false;
        }
        if (!kind && next == '{')
            add_row(r, &cells, start); /* the header, when all keys are known */
        kind = next;
        if (next == '[')
            take_array(r, c, &cells);
        else if (!take_object(r, c, &cells))
            return false;
        add_row(r, &cells, pos);
    }
    if (kind == '{') {
        struct row *header = list_at(&r->rows, 0);
        *header = (struct row){list_array(&r->names, r->job->scratch), r->names.n, start};
    }
    if (r->rows.n < 2)
        DIAG0(r->job->diags, DIAG_JSON_EMPTY, start);
    return r->rows.n >= 2 && !r->failed;
}

bool json_read(struct job *job, const struct measuring *with, const char *path,
               const struct mapping *mapping, struct table *table)
{
    struct records r = {.job = job, .mapping = mapping, .columns = map_in(job->doc)};
    (void)with;
    r.rows = list_of(job->scratch, sizeof(struct row));
    r.names = list_of(job->scratch, sizeof(struct cell));
    if (!file_read(job, path, JSON_CEILING, &r.text, &r.file))
        return false;
    const int start = str_starts(r.text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (!check_syntax(&r, start))
        return false;
    struct cursor c = cursor_at(job->doc, r.text, start);
    if (!find_records(&r, &c) || !read_records(&r, &c))
        return false;
    *table = (struct table){(const struct row *)r.rows.items, r.rows.n};
    return true;
}
