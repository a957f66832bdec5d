#include "base/diag.h"

#include "base/arena.h"
#include "base/file_name.h"
#include "base/lines.h"
#include "base/list.h"
#include "base/map.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

enum {
    MOST_DIAGS = 10000,
    MOST_WORD = 1000, /* [byte] of a word in a message */
};

struct sources {
    struct list known; /* of struct source; without a name: forgotten */
};

struct used_source {
    uint32_t file;
    bool added; /* by this list */
};

struct diags {
    struct arena *arena;
    struct list found; /* of struct diag */
    struct map known;  /* what has been found, so that nothing is said twice */
    struct sources *sources;
    struct list used; /* of struct used_source */
    int left_out;
    enum severity worst;
    enum language language;
    const char *folder; /* that documents name files from, or NULL */
    struct list names;  /* of const char *, of each source: from there; or NULL */
};

struct sources *sources_new(struct arena *arena)
{
    struct sources *sources = ARENA_NEW(arena, struct sources);
    sources->known = list_of(arena, sizeof(struct source));
    return sources;
}

struct diags *diags_over(struct sources *sources, struct arena *arena)
{
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags->arena = arena;
    diags->found = list_of(arena, sizeof(struct diag));
    diags->known = map_in(arena);
    diags->sources = sources;
    diags->used = list_of(arena, sizeof(struct used_source));
    diags->names = list_of(arena, sizeof(const char *));
    return diags;
}

struct diags *diags_new(struct arena *arena)
{
    return diags_over(sources_new(arena), arena);
}

void diags_speak(struct diags *diags, enum language language)
{
    diags->language = language;
}

enum language diags_language(const struct diags *diags)
{
    return diags->language;
}

const char *diags_phrase(const struct diags *diags, const char *english)
{
    return translate(diags->language, english);
}

struct diags *diags_after(const struct diags *before, struct arena *arena)
{
    struct diags *diags = diags_over(before->sources, arena);
    diags->language = before->language;
    diags->folder = before->folder;
    return diags;
}

static struct source *source_of(const struct diags *diags, uint32_t file)
{
    return list_at(&diags->sources->known, (int)file - 1);
}

static uint32_t add_source(struct diags *diags, const char *name, struct source source)
{
    source.name = arena_copy(diags->arena, name, strlen(name));
    *(struct source *)list_add(&diags->sources->known) = source;
    const uint32_t file = diags_sources(diags);
    *(struct used_source *)list_add(&diags->used) = (struct used_source){file, true};
    return file;
}

/* What has left the sources leaves no hole at their end. */
static void shorten(struct sources *sources)
{
    struct list *known = &sources->known;
    while (known->n && !((const struct source *)list_at(known, known->n - 1))->name)
        known->n--;
}

void diags_close(struct diags *diags)
{
    for (int i = 0; i < diags->used.n; i++) {
        const struct used_source *used = list_at(&diags->used, i);
        if (used->added)
            *source_of(diags, used->file) = (struct source){.name = NULL};
    }
    shorten(diags->sources);
}
uint32_t diags_add_source(struct diags *diags, const char *name, struct str text)
{
    return add_source(diags, name,
                      (struct source){.kind = SOURCE_TEXT,
                                      .text = text,
                                      .lines = lines_of(diags->arena, text)});
}

uint32_t diags_add_sheet(struct diags *diags, const char *name, struct str sheet)
{
    return add_source(diags, name, (struct source){.kind = SOURCE_SHEET, .sheet = sheet});
}

uint32_t diags_add_file(struct diags *diags, const char *name)
{
    return add_source(diags, name, (struct source){.kind = SOURCE_SHEET});
}

uint32_t diags_add_query(struct diags *diags, const char *name, const struct str *columns,
                         int n)
{
    return add_source(
        diags, name,
        (struct source){.kind = SOURCE_QUERY, .columns = columns, .n_columns = n});
}

uint32_t diags_sources(const struct diags *diags)
{
    return (uint32_t)diags->sources->known.n;
}

int diags_used(const struct diags *diags)
{
    return diags->used.n;
}

uint32_t diags_used_at(const struct diags *diags, int i)
{
    return ((const struct used_source *)list_at(&diags->used, i))->file;
}

const char *diags_source_name(const struct diags *diags, uint32_t file)
{
    return source_of(diags, file)->name;
}

struct str diags_source_text(const struct diags *diags, uint32_t file)
{
    return source_of(diags, file)->text;
}

/* A word of the input may be of any length; a message has to be read. */
static void add_word(struct strbuf *b, const char *word)
{
    struct str s = str_of(word);
    if (s.n <= MOST_WORD) {
        strbuf_add(b, s);
        return;
    }
    int end = MOST_WORD;
    while (end > 0 && ((unsigned char)s.p[end] & 0xC0) == 0x80)
        end--; /* not in the middle of a character */
    strbuf_add(b, str_slice(s, 0, end));
    strbuf_add(b, STR("…"));
}

/* A phrase of the program, in the language that is spoken. What is no phrase may be a
 * name that someone has given. */
static const char *word_of(const struct diags *diags, const char *word)
{
    return strchr(word, ' ') ? translate(diags->language, word) : word;
}

/* The pattern, in the language that is spoken, with {0}, {1} … replaced by the words. */
static struct str fill_in(const struct diags *diags, const char *english,
                          const char *const words[])
{
    const char *pattern = translate(diags->language, english);
    int count = 0;
    while (words[count])
        count++;
    struct strbuf b;
    strbuf_init(&b, diags->arena);
    for (const char *p = pattern; *p; p++) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
            assert(p[1] - '0' < count);
            add_word(&b, word_of(diags, words[p[1] - '0']));
            p += 2;
        } else {
            strbuf_add_char(&b, *p);
        }
    }
    return strbuf_str(&b);
}

/* True if the same has been said of the same place: a loop of a layout, or a definition
 * that is used often, meets one mistake many times. */
static bool is_known(struct diags *diags, const struct diag *diag)
{
    const struct str key = str_format(diags->arena, "%s %u %u %.*s", diag->kind->name,
                                      (unsigned)diag->pos.file,
                                      (unsigned)diag->pos.offset, STR_ARG(diag->cause));
    if (map_find(&diags->known, key) >= 0)
        return true;
    map_put(&diags->known, key, 1);
    return false;
}

static void add(struct diags *diags, const struct diag *diag)
{
    if (diag->kind->severity > diags->worst)
        diags->worst = diag->kind->severity;
    if (diags->found.n == MOST_DIAGS)
        diags->left_out++;
    else if (!is_known(diags, diag))
        *(struct diag *)list_add(&diags->found) = *diag;
}

void diags_add(struct diags *diags, const struct diag_kind *kind, struct srcpos pos,
               const char *const words[])
{
    diags_add_detailed(diags, kind, pos, words, NULL);
}

void diags_add_detailed(struct diags *diags, const struct diag_kind *kind,
                        struct srcpos pos, const char *const words[],
                        const struct diag_detail *detail)
{
    const struct diag diag = {
        .kind = kind,
        .pos = pos,
        .cause = fill_in(diags, kind->cause, words),
        .remedy = fill_in(diags, kind->remedy, words),
        .detail = detail,
    };
    add(diags, &diag);
}

static bool uses(const struct diags *diags, uint32_t file)
{
    for (int i = 0; i < diags->used.n; i++)
        if (diags_used_at(diags, i) == file)
            return true;
    return false;
}

void diags_repeat(struct diags *diags, const struct diags *before)
{
    for (int i = 0; i < before->used.n; i++) {
        const uint32_t file = diags_used_at(before, i);
        if (!uses(diags, file))
            *(struct used_source *)list_add(&diags->used) =
                (struct used_source){file, false};
    }
    for (int i = 0; i < before->found.n; i++)
        add(diags, diags_at(before, i));
    diags->left_out += before->left_out;
    if (before->worst > diags->worst)
        diags->worst = before->worst;
}

void diags_set_folder(struct diags *diags, const char *folder)
{
    diags->folder = folder;
}

const char *diags_document_name(struct diags *diags, uint32_t file)
{
    const char *name = diags_source_name(diags, file);
    if (!diags->folder)
        return name;
    while (diags->names.n < (int)file)
        list_add(&diags->names);
    const char **known = list_at(&diags->names, (int)file - 1);
    if (!*known)
        *known = file_name_from(diags->arena, diags->folder, name);
    return *known;
}

const char *diags_document_place(struct diags *diags, struct arena *arena,
                                 struct srcpos pos)
{
    if (!pos.file)
        return "-";
    struct source source = *source_of(diags, pos.file);
    source.name = diags_document_name(diags, pos.file);
    return source_place(arena, &source, pos).p;
}

/* The longest name, as one may begin like another. */
uint32_t diags_find_document(struct diags *diags, struct str place)
{
    uint32_t found = 0;
    int longest = 0;
    for (int i = 0; i < diags_used(diags); i++) {
        const uint32_t file = diags_used_at(diags, i);
        const struct str name = str_of(diags_document_name(diags, file));
        if (name.n <= longest || !str_starts(place, name) ||
            (place.n > name.n && place.p[name.n] != ':'))
            continue;
        longest = name.n;
        found = file;
    }
    return found;
}

void diags_forget_warnings(struct diags *diags, int n)
{
    int kept = n < diags->found.n ? n : diags->found.n;
    for (int i = kept; i < diags->found.n; i++) {
        const struct diag diag = *(const struct diag *)list_at(&diags->found, i);
        if (diag.kind->severity >= SEVERITY_ERROR)
            *(struct diag *)list_at(&diags->found, kept++) = diag;
    }
    diags->found.n = kept;
    if (diags->left_out)
        return; /* the worst may be one that is not in the list */
    diags->worst = SEVERITY_NOTE;
    for (int i = 0; i < kept; i++)
        if (diags_at(diags, i)->kind->severity > diags->worst)
            diags->worst = diags_at(diags, i)->kind->severity;
}

void diags_sort(struct diags *diags)
{
    struct list sorted = list_of(diags->arena, sizeof(struct diag));
    for (int severity = SEVERITY_ENVIRONMENT; severity >= SEVERITY_NOTE; severity--) {
        for (int i = 0; i < diags->found.n; i++) {
            const struct diag *diag = list_at(&diags->found, i);
            if ((int)diag->kind->severity == severity)
                *(struct diag *)list_add(&sorted) = *diag;
        }
    }
    diags->found = sorted;
}

int diags_count(const struct diags *diags)
{
    return diags->found.n;
}

const struct diag *diags_at(const struct diags *diags, int i)
{
    return list_at(&diags->found, i);
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

enum { REPLACEMENT = 0xFFFD };

/* Controls, of C1 too, and what turns the direction of a line round. */
static bool is_control(int c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* A message is one line of UTF-8, whatever its words: control characters become spaces,
 * and a byte that is no character (file names may hold any) becomes one that says so. */
static void add_line(struct strbuf *b, struct str s)
{
    for (int at = 0; at < s.n;) {
        const int c = utf8_next(s, &at);
        utf8_add(b, c < 0 ? REPLACEMENT : is_control(c) ? ' ' : c);
    }
}

static void print_text(struct strbuf *b, const struct diags *diags,
                       const struct diag *diag)
{
    if (diag->pos.file)
        add_line(b, str_of(diags_place(diags, b->arena, diag->pos)));
    else
        strbuf_add(b, STR("gaiyo"));
    strbuf_addf(
        b, ": %s: ", translate(diags->language, severity_names[diag->kind->severity]));
    add_line(b, diag->cause);
    if (diag->remedy.n) {
        strbuf_add_c(b, translate(diags->language, "; "));
        add_line(b, diag->remedy);
    }
    strbuf_add_char(b, '\n');
}

static void add_json_string(struct strbuf *b, struct str s)
{
    strbuf_add_char(b, '"');
    for (int at = 0; at < s.n;) {
        const int c = utf8_next(s, &at);
        if (c == '"' || c == '\\')
            strbuf_addf(b, "\\%c", c);
        else if (0 <= c && c < 0x20)
            strbuf_addf(b, "\\u%04x", (unsigned)c);
        else
            utf8_add(b, c < 0 ? REPLACEMENT : c);
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

static void add_json_detail(struct strbuf *b, const struct diag_detail *detail)
{
    strbuf_add_char(b, ',');
    add_json_key(b, "rule", detail->rule);
    add_json_key(b, "stated", detail->stated);
    add_json_key(b, "computed", detail->computed);
    strbuf_add(b, STR("\"sources\":["));
    for (int i = 0; i < detail->n_sources; i++) {
        if (i)
            strbuf_add_char(b, ',');
        add_json_string(b, str_of(detail->sources[i]));
    }
    strbuf_add_char(b, ']');
}

static void print_json(struct strbuf *b, const struct diags *diags,
                       const struct diag *diag)
{
    strbuf_add_char(b, '{');
    if (diag->pos.file)
        add_json_place(b, source_of(diags, diag->pos.file), diag->pos);
    strbuf_addf(b, "\"severity\":\"%s\",\"id\":\"%s\",\"cause\":",
                severity_names[diag->kind->severity], diag->kind->name);
    add_json_string(b, diag->cause);
    strbuf_add(b, STR(",\"remedy\":"));
    add_json_string(b, diag->remedy);
    if (diag->detail)
        add_json_detail(b, diag->detail);
    strbuf_add(b, STR("}\n"));
}

static void print_one(struct strbuf *b, const struct diags *diags,
                      const struct diag *diag, bool json)
{
    if (json)
        print_json(b, diags, diag);
    else
        print_text(b, diags, diag);
}

struct str diags_print(const struct diags *diags, struct arena *arena, bool json)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0; i < diags->found.n; i++)
        print_one(&b, diags, diags_at(diags, i), json);
    if (diags->left_out) {
        const char *const words[] = {str_format(arena, "%d", diags->left_out).p, NULL};
        const struct diag more = {.kind = DIAG_LEFT_OUT,
                                  .cause = fill_in(diags, DIAG_LEFT_OUT->cause, words),
                                  .remedy = fill_in(diags, DIAG_LEFT_OUT->remedy, words)};
        print_one(&b, diags, &more, json);
    }
    return strbuf_str(&b);
}
