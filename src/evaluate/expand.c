#include "evaluate/xpath.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"
#include "load/load.h"

/* The expression that begins at `start`, up to its closing brace; braces inside the
 * expression's own quotes are part of it. -1 if it is not closed. */
static int find_close(struct str text, int start)
{
    char quote = 0;
    for (int i = start; i < text.n; i++) {
        const char c = text.p[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '}')
            return i;
    }
    return -1;
}

static bool is_doubled(struct str text, int i)
{
    return i + 1 < text.n && text.p[i + 1] == text.p[i];
}

/* Literal text up to the next expression. */
static bool take_literal(struct arena *arena, struct str text, int *at,
                         struct text_piece *piece, int *bad)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    int i = *at;
    for (; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '{' || c == '}') {
            if (is_doubled(text, i)) {
                i++;
            } else if (c == '{') {
                break;
            } else {
                *bad = i;
                *at = -1;
                return false;
            }
        }
        strbuf_add_char(&b, c);
    }
    *piece = (struct text_piece){strbuf_str(&b), false, *at};
    *at = i;
    return true;
}

bool text_piece_next(struct arena *arena, struct str text, int *at,
                     struct text_piece *piece, int *bad)
{
    if (*at < 0 || *at >= text.n)
        return false;
    if (text.p[*at] != '{' || is_doubled(text, *at))
        return take_literal(arena, text, at, piece, bad);
    const int start = *at + 1, close = find_close(text, start);
    if (close < 0) {
        *bad = *at;
        *at = -1;
        return false;
    }
    *piece = (struct text_piece){str_slice(text, start, close), true, start};
    *at = close + 1;
    return true;
}

bool xpath_expand(struct xpath *x, struct _xmlNode *node, struct str text,
                  struct srcpos pos, struct str *expanded)
{
    struct job *job = xpath_job(x);
    struct strbuf b;
    struct text_piece piece;
    int at = 0, bad = 0;
    /* most often it is one expression and nothing else */
    if (text.n && text.p[0] == '{' && !is_doubled(text, 0) &&
        find_close(text, 1) == text.n - 1)
        return xpath_string(x, node, str_slice(text, 1, text.n - 1),
                            document_pos_inside(job, pos, 1), expanded);
    strbuf_init(&b, job->doc);
    while (text_piece_next(job->doc, text, &at, &piece, &bad)) {
        struct str value = piece.text;
        if (piece.is_expression &&
            !xpath_string(x, node, piece.text,
                          document_pos_inside(job, pos, piece.offset), &value))
            return false;
        strbuf_add(&b, value);
    }
    if (at < 0) {
        DIAG0(job->diags, DIAG_BRACE, document_pos_inside(job, pos, bad));
        return false;
    }
    *expanded = b.n ? strbuf_str(&b) : STR("");
    return true;
}
