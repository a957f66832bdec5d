#include "base/lines.h"

#include "base/arena.h"

enum { BLOCK = 512 };

/* Line and column of the byte that comes next. */
struct reached {
    int line, column;
};

struct lines {
    struct arena *arena;
    struct str text;
    struct reached *blocks; /* at every 512th byte; NULL until somebody asks */
    /* where the last question ended: the next one is mostly about a place near by */
    int last;
    struct reached at_last;
};

struct lines *lines_of(struct arena *arena, struct str text)
{
    struct lines *lines = ARENA_NEW(arena, struct lines);
    *lines = (struct lines){.arena = arena, .text = text};
    return lines;
}

/* From `at`, which is where `from` is, to `to`. */
static struct reached advance(struct str text, struct reached at, int from, int to)
{
    for (int i = from; i < to; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        const bool pair = c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !pair))
            at = (struct reached){at.line + 1, 1};
        else
            at.column += (c & 0xC0) != 0x80;
    }
    return at;
}

static void build(struct lines *lines)
{
    const struct str text = lines->text;
    const bool mark = str_starts(text, STR("\xEF\xBB\xBF"));
    struct reached at = {1, mark ? 0 : 1};
    lines->blocks = ARENA_ARRAY(lines->arena, struct reached, text.n / BLOCK + 1);
    lines->at_last = at;
    for (int i = 0; i <= text.n / BLOCK; i++) {
        lines->blocks[i] = at;
        const int from = i * BLOCK, left = text.n - from;
        at = advance(text, at, from, from + (left < BLOCK ? left : BLOCK));
    }
}

void lines_locate(struct lines *lines, uint32_t offset, int *line, int *column)
{
    const int n = lines->text.n;
    const int to = offset < (uint32_t)n ? (int)offset : n;
    if (!lines->blocks)
        build(lines);
    const int block = to / BLOCK * BLOCK;
    const bool near = lines->last >= block && lines->last <= to;
    const struct reached at =
        near ? advance(lines->text, lines->at_last, lines->last, to)
             : advance(lines->text, lines->blocks[to / BLOCK], block, to);
    lines->last = to;
    lines->at_last = at;
    *line = at.line;
    *column = at.column ? at.column : 1;
}
