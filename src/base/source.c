#include "base/source.h"

#include "base/lines.h"

#include <assert.h>
#include <string.h>

enum { COLUMN_BITS = 12, COLUMN_MASK = (1 << COLUMN_BITS) - 1 };

struct srcpos srcpos_cell(uint32_t file, int row, int column)
{
    assert(0 <= row && row < CELL_ROWS && 0 <= column && column < CELL_COLUMNS);
    return (struct srcpos){file, (uint32_t)row << COLUMN_BITS | (uint32_t)column};
}

int srcpos_row(struct srcpos pos)
{
    return (int)(pos.offset >> COLUMN_BITS);
}

int srcpos_column(struct srcpos pos)
{
    return (int)(pos.offset & COLUMN_MASK);
}

struct srcpos srcpos_whole(uint32_t file)
{
    return (struct srcpos){file, UINT32_MAX};
}

bool srcpos_is_whole(struct srcpos pos)
{
    return pos.offset == UINT32_MAX;
}

void source_locate(const struct source *source, struct srcpos pos, int *line, int *column)
{
    if (source->kind == SOURCE_TEXT) {
        lines_locate(source->lines, pos.offset, line, column);
        return;
    }
    *line = srcpos_row(pos) + (source->kind == SOURCE_SHEET);
    *column = srcpos_column(pos) + 1;
}

struct str cell_name(struct arena *arena, int row, int column)
{
    char letters[8];
    int at = (int)sizeof letters;
    for (int c = column + 1; c > 0; c = (c - 1) / 26)
        letters[--at] = (char)('A' + (c - 1) % 26);
    return str_format(arena, "%.*s%d", (int)sizeof letters - at, letters + at, row + 1);
}

struct str source_column(const struct source *source, int column)
{
    return column < source->n_columns ? source->columns[column] : STR("");
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* R5 and AB12 are cells already. */
static bool looks_like_cell(struct str name)
{
    int letters = 0, n = 0;
    while (letters < name.n && is_letter(name.p[letters]))
        letters++;
    for (n = letters; n < name.n && is_digit(name.p[n]);)
        n++;
    return letters >= 1 && letters <= 3 && n > letters && n == name.n;
}

/* What a formula takes for a name without quotes. What is not ASCII counts as letters. */
static bool is_plain(struct str name)
{
    for (int i = 0; i < name.n; i++) {
        const char c = name.p[i];
        const bool inner = i && (is_digit(c) || c == '_' || c == '.');
        if ((unsigned char)c < 0x80 && !is_letter(c) && !inner)
            return false;
    }
    return name.n && !looks_like_cell(name);
}

static void add_sheet_name(struct strbuf *b, struct str name)
{
    if (is_plain(name)) {
        strbuf_add(b, name);
        return;
    }
    strbuf_add_char(b, '\'');
    for (int i = 0; i < name.n; i++) {
        if (name.p[i] == '\'')
            strbuf_add_char(b, '\'');
        strbuf_add_char(b, name.p[i]);
    }
    strbuf_add_char(b, '\'');
}

static void add_query_place(struct strbuf *b, const struct source *source,
                            struct srcpos pos)
{
    const int row = srcpos_row(pos);
    if (row)
        strbuf_addf(b, "row %d:", row);
    else
        strbuf_add_c(b, "column ");
    strbuf_add(b, source_column(source, srcpos_column(pos)));
}

struct str source_place(struct arena *arena, const struct source *source,
                        struct srcpos pos)
{
    struct strbuf b;
    int line, column;
    strbuf_init(&b, arena);
    strbuf_add_c(&b, source->name);
    if (srcpos_is_whole(pos))
        return strbuf_str(&b);
    strbuf_add_char(&b, ':');
    if (source->kind == SOURCE_TEXT) {
        source_locate(source, pos, &line, &column);
        strbuf_add_int(&b, line);
        strbuf_add_char(&b, ':');
        strbuf_add_int(&b, column);
    } else if (source->kind == SOURCE_SHEET) {
        add_sheet_name(&b, source->sheet);
        strbuf_add_char(&b, '!');
        strbuf_add(&b, cell_name(arena, srcpos_row(pos), srcpos_column(pos)));
    } else {
        add_query_place(&b, source, pos);
    }
    return strbuf_str(&b);
}
