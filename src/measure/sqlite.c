#include "measure/sqlite.h"

#include "load/mapping.h"
#include "measure/decimal.h"
#include "measure/measure.h"
#include "measure/messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"
#include "base/markup.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum {
    STEPS = 1000,             /* of SQLite's machine between two looks at the count */
    MOST_STEPS = 100000,      /* times STEPS: some seconds */
    LONGEST_VALUE = 16 << 20, /* [byte] */
    SIGNIFICANT = 15,
    KEPT_CEILING = 1 << 30, /* [byte] of a database in memory */
};

struct querying {
    struct job *job;
    const struct measuring *with;
    const struct mapping *mapping;
    sqlite3 *db;
    sqlite3_stmt *query;
    uint32_t whole; /* the database as a source */
    uint32_t file;  /* the result of the query as one */
    int steps;
    bool failed; /* a value could not be read */
};

/* --- the database ------------------------------------------------------------------- */

static struct srcpos place_of_query(const struct querying *q)
{
    return q->mapping->query.text.n ? q->mapping->query.pos : srcpos_whole(q->whole);
}

/* Byte `offset` of the query. */
static struct srcpos place_in_query(const struct querying *q, int offset)
{
    return q->mapping->query.text.n && offset > 0
               ? markup_inside(q->job->diags, q->mapping->query.pos, offset)
               : place_of_query(q);
}

static void report_wrong(const struct querying *q, struct srcpos pos, const char *why)
{
    DIAG(q->job->diags, DIAG_QUERY_WRONG, pos, diags_source_name(q->job->diags, q->whole),
         why);
}

static bool report(const struct querying *q)
{
    const int code = sqlite3_errcode(q->db) & 0xFF;
    const char *why = sqlite3_errmsg(q->db);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        DIAG0(q->job->diags, DIAG_DATABASE_LOCKED, srcpos_whole(q->whole));
    else if (code == SQLITE_INTERRUPT)
        DIAG0(q->job->diags, DIAG_QUERY_ENDLESS, place_of_query(q));
    else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_CANTOPEN ||
             code == SQLITE_IOERR)
        DIAG(q->job->diags, DIAG_DATABASE_DAMAGED, srcpos_whole(q->whole), why);
    else
        report_wrong(q, place_in_query(q, sqlite3_error_offset(q->db)), why);
    return false;
}

/* Only what reads, and nothing of other files. */
static int authorize(void *context, int action, const char *a, const char *b,
                     const char *c, const char *d)
{
    (void)context, (void)a, (void)b, (void)c, (void)d;
    const bool reads = action == SQLITE_SELECT || action == SQLITE_READ ||
                       action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE;
    return reads ? SQLITE_OK : SQLITE_DENY;
}

static int count_steps(void *context)
{
    struct querying *q = context;
    return ++q->steps > MOST_STEPS;
}

/* SQLite's own words for a file that is not there would not say why. */
static bool check_file(struct querying *q, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file) {
        fclose(file);
        return true;
    }
    DIAG(q->job->diags, DIAG_FILE_UNREADABLE, NO_POS, path, strerror(errno));
    return false;
}

/* A database that is kept in memory; SQLite does not write to it. */
static bool open_kept(struct querying *q, const char *path)
{
    struct str bytes;
    if (!file_read_again(q->job, path, KEPT_CEILING, &bytes))
        return false;
    q->whole = diags_add_source(q->job->diags, path, STR(""));
    return (sqlite3_open_v2(":memory:", &q->db, SQLITE_OPEN_READWRITE, NULL) ==
                SQLITE_OK &&
            sqlite3_deserialize(q->db, "main", (unsigned char *)bytes.p, bytes.n, bytes.n,
                                SQLITE_DESERIALIZE_READONLY) == SQLITE_OK) ||
           report(q);
}

static bool open_file(struct querying *q, const char *path)
{
    if (!check_file(q, path))
        return false;
    q->whole = diags_add_source(q->job->diags, path, STR(""));
    return sqlite3_open_v2(path, &q->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK ||
           report(q);
}

static bool open_database(struct querying *q, const char *path)
{
    if (!(q->job->store ? open_kept(q, path) : open_file(q, path)))
        return false;
    sqlite3_limit(q->db, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    sqlite3_limit(q->db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_db_config(q->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(q->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_set_authorizer(q->db, authorize, NULL);
    sqlite3_progress_handler(q->db, STEPS, count_steps, q);
    return true;
}

/* --- the query ---------------------------------------------------------------------- */

/* Tables and views, and which of them is called as one for measurements is. */
struct names {
    struct strbuf all;
    struct str found;
    int n_found;
};

static bool list_names(struct querying *q, struct names *names)
{
    static const char *const sql =
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name";
    sqlite3_stmt *list;
    int step;
    strbuf_init(&names->all, q->job->doc);
    if (sqlite3_prepare_v2(q->db, sql, -1, &list, NULL) != SQLITE_OK)
        return report(q);
    while ((step = sqlite3_step(list)) == SQLITE_ROW) {
        const struct str name = str_of((const char *)sqlite3_column_text(list, 0));
        if (str_is(name, "measurements") || str_is(name, "observations")) {
            names->found = str_copy(q->job->doc, name);
            names->n_found++;
        }
        strbuf_addf(&names->all, "%s%.*s", names->all.n ? ", " : "", STR_ARG(name));
    }
    const bool read = step == SQLITE_DONE || report(q);
    sqlite3_finalize(list);
    return read;
}

/* The text of the query; empty, and a diagnostic, if there is nothing to go by. */
static struct str find_query(struct querying *q)
{
    struct names names = {.n_found = 0};
    if (q->mapping->query.text.n)
        return q->mapping->query.text;
    if (!list_names(q, &names))
        return STR("");
    if (names.n_found == 1)
        return str_format(q->job->doc, "SELECT * FROM %.*s", STR_ARG(names.found));
    DIAG(q->job->diags, DIAG_QUERY_UNSAID, srcpos_whole(q->whole),
         names.all.n ? strbuf_str(&names.all).p : "none");
    return STR("");
}

/* True if there is no second statement behind the first. */
static bool is_last(struct querying *q, struct str sql, struct str rest)
{
    sqlite3_stmt *next = NULL;
    const int code = sqlite3_prepare_v2(q->db, rest.p, rest.n, &next, NULL);
    sqlite3_finalize(next);
    if (code == SQLITE_OK && !next)
        return true;
    rest = str_trim(rest);
    DIAG0(q->job->diags, DIAG_QUERY_SEVERAL, place_in_query(q, (int)(rest.p - sql.p)));
    return false;
}

static bool bind(struct querying *q)
{
    for (int i = 1; i <= sqlite3_bind_parameter_count(q->query); i++) {
        const struct str name = str_of(sqlite3_bind_parameter_name(q->query, i));
        const bool plan = str_is(name, ":plan"), as_of = str_is(name, ":as_of");
        if (!plan && !as_of) {
            const struct str shown = name.n ? name : STR("?");
            DIAG(q->job->diags, DIAG_QUERY_PARAMETER,
                 place_in_query(q, str_find(q->mapping->query.text, shown)),
                 str_c(q->job->doc, shown));
            return false;
        }
        const struct str value = plan ? q->with->plan : q->with->as_of;
        if (value.n)
            sqlite3_bind_text(q->query, i, value.p, value.n, SQLITE_STATIC);
    }
    return true;
}

static bool prepare(struct querying *q)
{
    const struct str sql = find_query(q);
    const char *rest;
    if (!sql.n)
        return false;
    if (sqlite3_prepare_v2(q->db, sql.p, sql.n, &q->query, &rest) != SQLITE_OK)
        return report(q);
    if (!q->query) {
        report_wrong(q, place_of_query(q), "it is empty");
        return false;
    }
    return is_last(q, sql, (struct str){rest, (int)(sql.p + sql.n - rest)}) && bind(q);
}

/* --- its rows ----------------------------------------------------------------------- */

static struct row add_header(struct querying *q, const char *path)
{
    struct arena *arena = q->job->doc;
    const int n = sqlite3_column_count(q->query);
    struct str *names = ARENA_ARRAY(arena, struct str, n);
    struct cell *cells = ARENA_ARRAY(arena, struct cell, n);
    for (int i = 0; i < n; i++)
        names[i] = str_copy(arena, str_of(sqlite3_column_name(q->query, i)));
    q->file = diags_add_query(q->job->diags, path, names, n);
    for (int i = 0; i < n; i++)
        cells[i] = (struct cell){names[i], srcpos_cell(q->file, 0, i)};
    return (struct row){cells, n, srcpos_cell(q->file, 0, 0)};
}

/* SQLite prints a REAL as 100.0 or 1.0e+20. */
static bool add_real(struct querying *q, struct str printed, struct str *text)
{
    struct decimal value;
    struct strbuf b;
    if (!decimal_parse(printed, &value))
        return false;
    strbuf_init(&b, q->job->doc);
    decimal_round(&value, SIGNIFICANT);
    decimal_print(&b, &value);
    *text = strbuf_str(&b);
    return true;
}

/* What is wrong with the value; NULL if nothing is. */
static const char *read_value(struct querying *q, int column, struct str *text)
{
    const int type = sqlite3_column_type(q->query, column);
    *text = STR("");
    if (type == SQLITE_NULL)
        return NULL;
    if (type == SQLITE_BLOB)
        return "a BLOB";
    const char *bytes = (const char *)sqlite3_column_text(q->query, column);
    const struct str printed = {bytes, sqlite3_column_bytes(q->query, column)};
    if (!bytes)
        return "too large";
    if (type == SQLITE_FLOAT)
        return add_real(q, printed, text) ? NULL : "not a finite number";
    if (utf8_find_invalid(printed) >= 0 || memchr(bytes, 0, (size_t)printed.n))
        return "not a text in UTF-8";
    *text = str_copy(q->job->doc, printed);
    return NULL;
}

static bool add_row(struct querying *q, struct list *rows, int number)
{
    const int n = sqlite3_column_count(q->query);
    struct cell *cells = ARENA_ARRAY(q->job->scratch, struct cell, n);
    if (number == CELL_ROWS) {
        DIAG(q->job->diags, DIAG_QUERY_ROWS, place_of_query(q),
             str_format(q->job->doc, "%d", CELL_ROWS - 1).p);
        return false;
    }
    for (int i = 0; i < n; i++) {
        cells[i].pos = srcpos_cell(q->file, number, i);
        const char *wrong = read_value(q, i, &cells[i].text);
        if (!wrong)
            continue;
        DIAG(q->job->diags, DIAG_QUERY_VALUE, cells[i].pos, wrong);
        q->failed = true;
    }
    *(struct row *)list_add(rows) =
        (struct row){cells, n, srcpos_cell(q->file, number, 0)};
    return true;
}

static bool read_rows(struct querying *q, const char *path, struct table *table)
{
    struct list rows = list_of(q->job->scratch, sizeof(struct row));
    int step;
    *(struct row *)list_add(&rows) = add_header(q, path);
    while ((step = sqlite3_step(q->query)) == SQLITE_ROW)
        if (!add_row(q, &rows, rows.n))
            return false;
    if (step != SQLITE_DONE)
        return report(q);
    *table = (struct table){(const struct row *)rows.items, rows.n};
    if (rows.n == 1)
        DIAG0(q->job->diags, DIAG_QUERY_EMPTY, place_of_query(q));
    return rows.n > 1 && !q->failed;
}

bool sqlite_read(struct job *job, const struct measuring *with, const char *path,
                 const struct mapping *mapping, struct table *table)
{
    struct querying q = {.job = job, .with = with, .mapping = mapping};
    const bool read =
        open_database(&q, path) && prepare(&q) && read_rows(&q, path, table);
    sqlite3_finalize(q.query);
    sqlite3_close(q.db);
    return read;
}
