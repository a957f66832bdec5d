#include "base/diag.h"

#include "base/arena.h"
#include "base/list.h"

#include <assert.h>
#include <string.h>

enum { MOST_DIAGS = 10000 };

static const struct {
    const char *name;
    enum severity severity;
    const char *cause, *remedy;
} messages[] = {
#define MESSAGE(id, severity, cause, remedy) {#id, severity, cause, remedy},
#include "base/messages.def"
#undef MESSAGE
};

struct diags {
    struct arena *arena;
    struct list found;   /* of struct diag */
    struct list sources; /* of struct source */
    int left_out;
    enum severity worst;
};

struct diags *diags_new(struct arena *arena)
{
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags->arena = arena;
    diags->found = list_of(arena, sizeof(struct diag));
    diags->sources = list_of(arena, sizeof(struct source));
    return diags;
}

static uint32_t add_source(struct diags *diags, const char *name, struct source source)
{
    source.name = arena_copy(diags->arena, name, strlen(name));
    *(struct source *)list_add(&diags->sources) = source;
    return (uint32_t)diags->sources.n;
}

uint32_t diags_add_source(struct diags *diags, const char *name, struct str text)
{
    return add_source(diags, name, (struct source){.kind = SOURCE_TEXT, .text = text});
}

uint32_t diags_add_sheet(struct diags *diags, const char *name, struct str sheet)
{
    return add_source(diags, name, (struct source){.kind = SOURCE_SHEET, .sheet = sheet});
}

uint32_t diags_add_query(struct diags *diags, const char *name, const struct str *columns,
                         int n)
{
    return add_source(
        diags, name,
        (struct source){.kind = SOURCE_QUERY, .columns = columns, .n_columns = n});
}

static const struct source *source_of(const struct diags *diags, uint32_t file)
{
    return list_at(&diags->sources, (int)file - 1);
}

const char *diags_source_name(const struct diags *diags, uint32_t file)
{
    return source_of(diags, file)->name;
}

struct str diags_source_text(const struct diags *diags, uint32_t file)
{
    return source_of(diags, file)->text;
}

/* `pattern` with {0}, {1} … replaced by the words. */
static struct str fill_in(struct arena *arena, const char *pattern,
                          const char *const words[])
{
    int count = 0;
    while (words[count])
        count++;
    struct strbuf b;
    strbuf_init(&b, arena);
    for (const char *p = pattern; *p; p++) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
            assert(p[1] - '0' < count);
            strbuf_add_c(&b, words[p[1] - '0']);
            p += 2;
        } else {
            strbuf_add_char(&b, *p);
        }
    }
    return strbuf_str(&b);
}

void diags_add(struct diags *diags, enum diag_id id, struct srcpos pos,
               const char *const words[])
{
    if (messages[id].severity > diags->worst)
        diags->worst = messages[id].severity;
    if (diags->found.n == MOST_DIAGS) {
        diags->left_out++;
        return;
    }
    struct diag *diag = list_add(&diags->found);
    diag->id = id;
    diag->pos = pos;
    diag->cause = fill_in(diags->arena, messages[id].cause, words);
    diag->remedy = fill_in(diags->arena, messages[id].remedy, words);
}

int diags_count(const struct diags *diags)
{
    return diags->found.n;
}

const struct diag *diags_at(const struct diags *diags, int i)
{
    return list_at(&diags->found, i);
}

enum severity diag_severity(enum diag_id id)
{
    return messages[id].severity;
}

const char *diag_name(enum diag_id id)
{
    return messages[id].name;
}

enum severity diags_worst(const struct diags *diags)
{
    return diags->worst;
}

bool diags_failed(const struct diags *diags)
{
    return diags->worst >= SEVERITY_ERROR;
}

struct srcpos diags_inside(const struct diags *diags, struct srcpos pos, int offset)
{
    if (pos.file && source_of(diags, pos.file)->kind == SOURCE_TEXT)
        pos.offset += (uint32_t)offset;
    return pos;
}

void diags_locate(const struct diags *diags, struct srcpos pos, int *line, int *column)
{
    source_locate(source_of(diags, pos.file), pos, line, column);
}

const char *diags_place(const struct diags *diags, struct arena *arena, struct srcpos pos)
{
    return pos.file ? source_place(arena, source_of(diags, pos.file), pos).p : "-";
}

static const char *const severity_names[] = {"note", "warning", "error", "error"};

/* A message is one line, whatever its words: control characters become spaces. */
static void add_line(struct strbuf *b, struct str s)
{
    for (int i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        strbuf_add_char(b, c < 0x20 || c == 0x7F ? ' ' : (char)c);
    }
}

static void print_text(struct strbuf *b, const struct diags *diags,
                       const struct diag *diag)
{
    if (diag->pos.file)
        add_line(b, str_of(diags_place(diags, b->arena, diag->pos)));
    else
        strbuf_add(b, STR("gaiyo"));
    strbuf_addf(b, ": %s: ", severity_names[messages[diag->id].severity]);
    add_line(b, diag->cause);
    if (diag->remedy.n) {
        strbuf_add(b, STR("; "));
        add_line(b, diag->remedy);
    }
    strbuf_add_char(b, '\n');
}

static void add_json_string(struct strbuf *b, struct str s)
{
    strbuf_add_char(b, '"');
    for (int i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            strbuf_addf(b, "\\%c", c);
        else if (c < 0x20)
            strbuf_addf(b, "\\u%04x", c);
        else
            strbuf_add_char(b, (char)c);
    }
    strbuf_add_char(b, '"');
}

static void add_json_key(struct strbuf *b, const char *key, struct str value)
{
    strbuf_addf(b, "\"%s\":", key);
    add_json_string(b, value);
    strbuf_add_char(b, ',');
}

static void add_json_place(struct strbuf *b, const struct source *source,
                           struct srcpos pos)
{
    int line, column;
    add_json_key(b, "file", str_of(source->name));
    if (srcpos_is_whole(pos))
        return;
    source_locate(source, pos, &line, &column);
    if (source->kind == SOURCE_TEXT) {
        strbuf_addf(b, "\"line\":%d,\"column\":%d,", line, column);
    } else if (source->kind == SOURCE_SHEET) {
        add_json_key(b, "sheet", source->sheet);
        add_json_key(b, "cell", cell_name(b->arena, line - 1, column - 1));
    } else {
        if (line)
            strbuf_addf(b, "\"row\":%d,", line);
        add_json_key(b, "column", source_column(source, column - 1));
    }
}

static void print_json(struct strbuf *b, const struct diags *diags,
                       const struct diag *diag)
{
    strbuf_add_char(b, '{');
    if (diag->pos.file)
        add_json_place(b, source_of(diags, diag->pos.file), diag->pos);
    strbuf_addf(b, "\"severity\":\"%s\",\"id\":\"%s\",\"cause\":",
                severity_names[messages[diag->id].severity], messages[diag->id].name);
    add_json_string(b, diag->cause);
    strbuf_add(b, STR(",\"remedy\":"));
    add_json_string(b, diag->remedy);
    strbuf_add(b, STR("}\n"));
}

struct str diags_print(const struct diags *diags, struct arena *arena, bool json)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0; i < diags->found.n; i++) {
        if (json)
            print_json(&b, diags, diags_at(diags, i));
        else
            print_text(&b, diags, diags_at(diags, i));
    }
    if (diags->left_out && !json)
        strbuf_addf(&b, "gaiyo: note: %d further findings are not listed\n",
                    diags->left_out);
    return strbuf_str(&b);
}
