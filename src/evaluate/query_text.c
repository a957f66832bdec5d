#include "evaluate/query_tree.h"

#include "evaluate/share.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Functions that give a text: XPath's own (4.2), and those of xpath.h. */

/* What functions.c makes no more of. */
enum { MOST_TIMES = 10000, MOST_TEXT = 1000000, MOST_DIGITS = 9 };

static struct str concat(struct query_walk *walk, const struct query *q)
{
    struct strbuf b;
    strbuf_init(&b, walk->arena);
    for (int i = 0; i < q->n_arguments && !walk->lost; i++)
        strbuf_add(&b, query_argument_text(walk, q, i));
    return strbuf_str(&b);
}

static struct str normalize_space(struct query_walk *walk, struct str text)
{
    struct strbuf b;
    strbuf_init(&b, walk->arena);
    for (struct str word; (word = str_word(&text)).n;) {
        if (b.n)
            strbuf_add_char(&b, ' ');
        strbuf_add(&b, word);
    }
    return strbuf_str(&b);
}

/* How many characters stand before that character in `text`; -1 if it is not there. */
static int index_of(struct str text, int character)
{
    for (int at = 0, i = 0; at < text.n; i++)
        if (utf8_next(text, &at) == character)
            return i;
    return -1;
}

/* The character with so many before it, as bytes; empty behind the end. */
static struct str character_at(struct str text, int i)
{
    int at = 0;
    while (i-- > 0 && at < text.n)
        utf8_next(text, &at);
    const int from = at;
    if (at < text.n)
        utf8_next(text, &at);
    return str_slice(text, from, at);
}

static struct str translated(struct query_walk *walk, const struct query *q)
{
    const struct str text = query_argument_text(walk, q, 0),
                     from = query_argument_text(walk, q, 1),
                     to = query_argument_text(walk, q, 2);
    struct strbuf b;
    strbuf_init(&b, walk->arena);
    for (int at = 0; at < text.n && !walk->lost;) {
        const int start = at, which = index_of(from, utf8_next(text, &at));
        strbuf_add(&b, which < 0 ? str_slice(text, start, at) : character_at(to, which));
    }
    return strbuf_str(&b);
}

static struct str part_beside(struct query_walk *walk, const struct query *q, bool after)
{
    const struct str text = query_argument_text(walk, q, 0),
                     mark = query_argument_text(walk, q, 1);
    const int at = str_find(text, mark);
    if (at < 0)
        return STR("");
    return after ? str_slice(text, at + mark.n, text.n) : str_slice(text, 0, at);
}

/* Characters are counted from 1. */
static struct str substring(struct query_walk *walk, const struct query *q)
{
    const struct str text = query_argument_text(walk, q, 0);
    const int64_t from = query_argument_whole(walk, q, 1);
    const int64_t behind =
        q->n_arguments > 2 ? from + query_argument_whole(walk, q, 2) : INT64_MAX;
    int at = 0, start = text.n;
    for (int64_t i = 1; at < text.n && i < behind; i++) {
        if (i >= from && start > at)
            start = at;
        utf8_next(text, &at);
    }
    return start < at ? str_slice(text, start, at) : STR("");
}

static struct str repeated(struct query_walk *walk, const struct query *q)
{
    const struct str text = query_argument_text(walk, q, 0);
    const int64_t times = query_argument_whole(walk, q, 1);
    struct strbuf b;
    walk->lost |= times < 0 || times > MOST_TIMES || text.n * times > MOST_TEXT;
    strbuf_init(&b, walk->arena);
    for (int64_t i = 0; i < times && !walk->lost; i++)
        strbuf_add(&b, text);
    return strbuf_str(&b);
}

static struct str joined(struct query_walk *walk, const struct query *q)
{
    struct query_nodes nodes = query_argument_nodes(walk, q, false);
    const struct str separator = query_argument_text(walk, q, 1);
    struct strbuf b;
    strbuf_init(&b, walk->arena);
    if (!walk->lost)
        query_order(walk, &nodes);
    for (int i = 0; i < nodes.n && !walk->lost; i++) {
        strbuf_add(&b, i ? separator : STR(""));
        strbuf_add(&b, query_node_text(walk, nodes.at[i]));
    }
    return strbuf_str(&b);
}

/* --- shares ------------------------------------------------------------------------- */

static struct str share(struct query_walk *walk, const struct query *q,
                        enum share_words words)
{
    const int64_t part = query_argument_whole(walk, q, 0),
                  whole = query_argument_whole(walk, q, 1);
    walk->lost |= whole <= 0;
    return walk->lost ? STR("") : share_word(walk->arena, part, whole, words);
}

static struct str percent(struct query_walk *walk, const struct query *q)
{
    const int64_t part = query_argument_whole(walk, q, 0),
                  whole = query_argument_whole(walk, q, 1),
                  digits = query_argument_whole(walk, q, 2);
    walk->lost |= whole <= 0 || digits < 0 || digits > MOST_DIGITS;
    if (walk->lost)
        return STR("");
    const struct str text =
        number_print(walk->arena, number_from_ratio(walk->arena, part * 100, whole),
                     (int)digits, ROUND_HALF_UP, true);
    return str_format(walk->arena, "%.*s%%", STR_ARG(text));
}

/* --- all of them -------------------------------------------------------------------- */

struct str query_call_text(struct query_walk *walk, const struct query *q)
{
    switch (q->call) {
    case CALL_ABOUT:
        return share(walk, q, SHARE_ABOUT);
    case CALL_CONCAT:
        return concat(walk, q);
    case CALL_JOIN:
        return joined(walk, q);
    case CALL_MAJORITY:
        return share(walk, q, SHARE_MAJORITY);
    case CALL_NORMALIZE_SPACE:
        return normalize_space(walk, query_argument_text(walk, q, 0));
    case CALL_PERCENT:
        return percent(walk, q);
    case CALL_REPEAT:
        return repeated(walk, q);
    case CALL_STRONG:
        return share(walk, q, SHARE_STRONG);
    case CALL_SUBSTRING:
        return substring(walk, q);
    case CALL_SUBSTRING_AFTER:
    case CALL_SUBSTRING_BEFORE:
        return part_beside(walk, q, q->call == CALL_SUBSTRING_AFTER);
    case CALL_TRANSLATE:
        return translated(walk, q);
    default:
        return query_argument_text(walk, q, 0);
    }
}
