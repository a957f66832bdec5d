#include "quantity/reader.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { LONGEST_REASON = 120 };

/* How a value is tied to the next one. */
struct tie {
    bool comma;     /* a comma, and no line break */
    bool bracketed; /* it has brackets of its own */
    int over_years; /* said in them */
};

static bool begins_value(struct words w)
{
    const int c = words_peek(&w);
    if (is_digit(c) || c == 0x2605)
        return true;
    if (!is_minus(c) && c != '(' && !is_plus(c))
        return words_take(&w, "約") && begins_value(w);
    words_next(&w);
    return is_digit(words_peek(&w));
}

/* True if `label` ends in a word for a measure, so that it can do without a colon. */
static bool names_measure(const struct units *units, struct str label)
{
    for (int i = 0; i < units->n_measures; i++)
        if (str_ends(label, units->measures[i]))
            return true;
    return false;
}

static bool is_digits(struct str text)
{
    for (int at = 0; at < text.n;)
        if (!is_digit(fold_width(utf8_next(text, &at))))
            return false;
    return true;
}

/* 製品化件数： in front of a value. A label that begins as a value does, as
 * 5G人口カバー率： does, has no comma or bracket: that would be a value, and the colon in
 * its remarks. */
static bool take_colon_label(struct reader *r, struct quantity_value *v)
{
    struct words ahead = r->w;
    const bool doubtful = begins_value(ahead);
    int c = words_peek(&ahead);
    for (; c >= 0 && c != '\n' && c != ':'; c = words_peek(&ahead)) {
        if (doubtful && (c == '(' || c == ',' || c == 0x3001))
            return false;
        words_next(&ahead);
    }
    const struct str label = str_trim(str_slice(r->w.s, r->w.at, ahead.at));
    words_next(&ahead);
    words_skip_spaces(&ahead);
    if (c != ':' || !label.n || (doubtful && is_digits(label)) || !begins_value(ahead))
        return false;
    v->label = label;
    r->w = ahead;
    return true;
}

/* 技術開発件数 in front of a value: without a colon only the word for a measure tells. */
static void take_bare_label(struct reader *r, struct quantity_value *v)
{
    struct words ahead = r->w;
    while (!begins_value(ahead)) {
        const int c = words_next(&ahead);
        if (c < 0 || c == '\n')
            return;
    }
    const struct str label = str_slice(r->w.s, r->w.at, ahead.at);
    if (!names_measure(r->notation->units, label))
        return;
    v->label = label;
    r->w = ahead;
}

static bool take_item(struct reader *r, struct quantity_value *v, struct tie *tie)
{
    const int start = r->w.at;
    if (!take_colon_label(r, v) && !begins_value(r->w))
        take_bare_label(r, v);
    const struct str label = str_slice(r->w.s, start, r->w.at);
    if (!reader_take_value(r, v))
        return false;
    v->before = (struct str){label.p, label.n + v->before.n};
    const int bare = r->w.at, over = v->over_years;
    if (!reader_take_brackets(r, v))
        return false;
    tie->bracketed = r->w.at > bare;
    tie->over_years = over || v->over_implied ? 0 : v->over_years;
    return true;
}

/* What parts two values of one cell. A comma behind bare digits would be a guess: it
 * might be meant to part thousands. */
static bool take_separator(struct reader *r, const struct quantity_value *previous,
                           struct tie *tie)
{
    struct words ahead = r->w;
    while (is_xml_space(words_peek(&ahead)) && words_peek(&ahead) != '\n')
        words_next(&ahead);
    const int c = words_peek(&ahead);
    if (c != '\n' && ((c != ',' && c != 0x3001) || !previous->unit.n))
        return false;
    tie->comma = c != '\n';
    words_next(&ahead);
    words_skip_spaces(&ahead);
    r->w = ahead;
    return true;
}

/* What the last bracket of values in a row says is said of those that have none. */
static void share_brackets(struct quantity_value *values, struct tie *ties, int n)
{
    for (int i = n - 2; i >= 0; i--) {
        struct quantity_value *v = &values[i];
        const struct quantity_value *next = v + 1;
        if (!ties[i].comma || ties[i].bracketed)
            continue;
        v->period = next->period;
        if (!v->status.n)
            v->status = next->status;
        v->span_months = next->span_months;
        v->cumulative = next->cumulative;
        if (!v->over_years && !v->per_year)
            v->over_years = ties[i].over_years = ties[i + 1].over_years;
    }
}

/* A sign for no value: － … x. */
static enum quantity_missing take_sign(struct words *w)
{
    const int c = words_next(w);
    if (is_dash(c))
        return MISSING_NONE;
    if (c == 0x2026 || c == 0x2025 || (c == '.' && words_take(w, "..")) ||
        (c == 0x30FB && words_take(w, "・・")))
        return MISSING_UNKNOWN;
    return c == 'x' || c == 'X' ? MISSING_SUPPRESSED : MISSING_NOT;
}

static bool has_digit(struct str text)
{
    for (int at = 0; at < text.n;)
        if (is_digit(fold_width(utf8_next(text, &at))))
            return true;
    return false;
}

/* 国統計未公表: words in the place of a value, which say why there is none. */
static bool read_absence(struct reader *r, struct quantity *quantity)
{
    const struct units *units = r->notation->units;
    const struct str text = quantity->text;
    if (text.n > LONGEST_REASON || has_digit(text))
        return false;
    for (int i = 0; i < units->n_absences; i++) {
        if (!str_ends(text, units->absences[i].word))
            continue;
        quantity->missing = units->absences[i].as;
        quantity->reason = text;
        return true;
    }
    return false;
}

/* True if the text is a sign for no value, with or without brackets, or words for it;
 * false and why if its brackets are wrong. */
static bool read_missing(struct reader *r, struct quantity *quantity)
{
    struct reader ahead = *r;
    const enum quantity_missing sign = take_sign(&ahead.w);
    struct words behind = ahead.w;
    words_skip_spaces(&behind);
    const bool ends = behind.at == behind.s.n;
    if (!sign || (!ends && words_peek(&behind) != '('))
        return read_absence(r, quantity);
    quantity->missing = sign;
    if (reader_take_reasons(&ahead, quantity) && ahead.w.at < ahead.w.s.n)
        words_fail(&ahead.w, ahead.w.at, "this is not part of a quantity");
    *r = ahead;
    return !r->w.why;
}

static bool read_values(struct reader *r, struct quantity *quantity)
{
    struct quantity_value values[QUANTITY_VALUES];
    struct tie ties[QUANTITY_VALUES] = {{0}};
    int n = 0;
    do {
        if (n == QUANTITY_VALUES)
            return words_fail(&r->w, r->w.at, "there are too many values in one cell");
        values[n] = (struct quantity_value){0};
        if (!take_item(r, &values[n], &ties[n]))
            return false;
        n++;
    } while (take_separator(r, &values[n - 1], &ties[n - 1]));
    words_skip_spaces(&r->w);
    if (r->w.at < r->w.s.n)
        return words_fail(&r->w, r->w.at, "this is not part of a quantity");
    share_brackets(values, ties, n);
    quantity->values = ARENA_ARRAY(r->arena, struct quantity_value, n);
    for (int i = 0; i < n; i++)
        quantity->values[i] = values[i];
    quantity->n = n;
    return true;
}

bool quantity_parse(struct arena *arena, const struct notation *notation, struct str text,
                    struct quantity *quantity, const char **why, int *offset)
{
    *quantity = (struct quantity){.text = str_trim(text)};
    const int end = (int)(quantity->text.p + quantity->text.n - text.p);
    struct reader r = {arena, notation, {.s = str_slice(text, 0, end)}};
    words_skip_spaces(&r.w);
    if (!read_missing(&r, quantity) && !r.w.why)
        read_values(&r, quantity);
    *why = r.w.why;
    *offset = r.w.at;
    return !r.w.why;
}
