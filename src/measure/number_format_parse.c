#include "measure/number_tokens.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/utf8.h"

#include <string.h>

struct parser {
    struct arena *arena;
    struct str code;
    int at;
    struct list tokens;
    struct section *section;
    bool full;   /* a fraction or a power of ten */
    bool digits; /* a 0, # or ? has been met */
    bool point;
    int commas; /* behind the last digit */
};

static char peek(const struct parser *p, int ahead)
{
    return p->at + ahead < p->code.n ? p->code.p[p->at + ahead] : 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* True if the code goes on with `word`, which is in small letters. */
static bool follows(const struct parser *p, const char *word)
{
    int i = 0;
    while (word[i] && lower(peek(p, i)) == word[i])
        i++;
    return !word[i];
}

static struct token *add(struct parser *p, enum token_kind kind, char letter)
{
    struct token *token = list_add(&p->tokens);
    *token = (struct token){.kind = kind, .letter = letter, .count = 1};
    return token;
}

static void add_literal(struct parser *p, int from, int to)
{
    if (from < to)
        add(p, TOKEN_LITERAL, 0)->literal = str_slice(p->code, from, to);
}

/* The character at `at`, whole. */
static int behind_character(const struct parser *p, int at)
{
    if (at < p->code.n)
        utf8_next(p->code, &at);
    return at;
}

static void take_quoted(struct parser *p)
{
    const int start = ++p->at;
    while (p->at < p->code.n && p->code.p[p->at] != '"')
        p->at++;
    add_literal(p, start, p->at);
    if (p->at < p->code.n)
        p->at++;
}

static void take_condition(struct parser *p, struct str inside)
{
    static const struct {
        struct str sign;
        enum condition condition;
    } signs[] = {{{"<=", 2}, AT_MOST}, {{"<>", 2}, UNEQUAL}, {{">=", 2}, AT_LEAST},
                 {{"<", 1}, LESS},     {{"=", 1}, EQUAL},    {{">", 1}, MORE}};
    for (int i = 0; i < 6; i++) {
        if (!str_starts(inside, signs[i].sign))
            continue;
        const struct str limit = str_slice(inside, signs[i].sign.n, inside.n);
        if (decimal_parse(str_trim(limit), &p->section->limit))
            p->section->condition = signs[i].condition;
        return;
    }
}

/* [h], [mm], [ss]: a run of one letter. */
static bool is_elapsed(struct str inside)
{
    const char c = inside.n ? lower(inside.p[0]) : 0;
    for (int i = 0; i < inside.n; i++)
        if (lower(inside.p[i]) != c)
            return false;
    return c == 'h' || c == 'm' || c == 's';
}

/* Colours, locales and numerals change nothing that is read. */
static void take_bracket(struct parser *p)
{
    const int start = ++p->at;
    while (p->at < p->code.n && p->code.p[p->at] != ']')
        p->at++;
    const struct str inside = str_slice(p->code, start, p->at);
    if (p->at < p->code.n)
        p->at++;
    if (is_elapsed(inside)) {
        const char c = lower(inside.p[0]);
        add(p, TOKEN_ELAPSED, c == 'm' ? 'n' : c)->count = inside.n;
    } else if (str_starts(inside, STR("$"))) {
        const int dash = str_find(inside, STR("-"));
        add_literal(p, start + 1, start + (dash < 0 ? inside.n : dash));
    } else {
        take_condition(p, inside);
    }
}

static bool is_digit_sign(char c)
{
    return c == '0' || c == '#' || c == '?';
}

static void take_digit(struct parser *p)
{
    /* A comma between two digits groups them; one behind the last divides by 1000. */
    if (p->commas && p->digits && !p->point)
        p->section->grouped = true;
    p->commas = 0;
    p->digits = true;
    add(p, TOKEN_DIGIT, peek(p, 0));
    if (p->point)
        p->section->places++;
    else
        p->section->whole++;
    p->at++;
}

static bool is_date_letter(char c)
{
    return c && strchr("ymdhsgea", c);
}

/* A run of one letter. */
static void take_date(struct parser *p)
{
    const char c = lower(peek(p, 0));
    int n = 0;
    while (lower(peek(p, n)) == c)
        n++;
    add(p, TOKEN_DATE, c)->count = n;
    p->at += n;
}

static bool take_word(struct parser *p)
{
    if (follows(p, "general")) {
        add(p, TOKEN_TEXT, 0);
        p->at += 7;
    } else if (follows(p, "am/pm")) {
        add(p, TOKEN_NOON, 0);
        p->at += 5;
    } else if (follows(p, "a/p")) {
        add(p, TOKEN_NOON, 0);
        p->at += 3;
    } else if (p->digits && (follows(p, "e+") || follows(p, "e-"))) {
        p->full = true;
        p->at += 2;
    } else if (is_date_letter(lower(peek(p, 0)))) {
        take_date(p);
    } else {
        return false;
    }
    return true;
}

static void take_sign(struct parser *p, char c)
{
    const int start = p->at;
    const bool number = p->digits || is_digit_sign(peek(p, 1));
    p->at = behind_character(p, start);
    if (c == '.' && number && !p->point) {
        p->point = true;
        add(p, TOKEN_POINT, 0);
    } else if (c == ',' && p->digits) {
        p->commas++;
    } else if (c == '/' && p->digits) {
        p->full = true;
    } else if (c == '@') {
        add(p, TOKEN_TEXT, 0);
        p->section->has_text = true;
    } else {
        add_literal(p, start, p->at);
        if (c == '%')
            p->section->scale += 2;
    }
}

static void take_token(struct parser *p)
{
    const char c = peek(p, 0);
    if (c == '"') {
        take_quoted(p);
    } else if (c == '[') {
        take_bracket(p);
    } else if (c == '\\') {
        const int end = behind_character(p, p->at + 1);
        add_literal(p, p->at + 1, end);
        p->at = end;
    } else if (c == '_' || c == '*') {
        p->at = behind_character(p, p->at + 1); /* a space as wide as it; a filler */
    } else if (is_digit_sign(c)) {
        take_digit(p);
    } else if (!take_word(p)) {
        take_sign(p, c);
    }
}

/* An m next to hours or seconds is a minute; a point behind seconds is theirs. */
static bool find_minutes(struct token *tokens, int n)
{
    bool date = false;
    char before = 0;
    struct token *m = NULL;
    for (int i = 0; i < n; i++) {
        struct token *t = &tokens[i];
        if (t->kind != TOKEN_DATE && t->kind != TOKEN_ELAPSED) {
            date = date || t->kind == TOKEN_NOON;
            continue;
        }
        date = true;
        if (t->letter == 's' && m)
            m->letter = 'n';
        m = t->kind == TOKEN_DATE && t->letter == 'm' && t->count <= 2 ? t : NULL;
        if (m && before == 'h')
            m->letter = 'n';
        before = t->letter;
    }
    return date;
}

static void take_section(struct parser *p, struct section *section)
{
    *section = (struct section){.kind = SECTION_NUMBER};
    p->tokens = list_of(p->arena, sizeof(struct token));
    p->section = section;
    p->full = p->digits = p->point = false;
    p->commas = 0;
    while (p->at < p->code.n && peek(p, 0) != ';')
        take_token(p);
    p->at++;
    section->scale -= 3 * p->commas;
    section->tokens = (const struct token *)p->tokens.items;
    section->n = p->tokens.n;
    if (find_minutes((struct token *)p->tokens.items, p->tokens.n))
        section->kind = SECTION_DATE;
    else if (p->full)
        section->kind = SECTION_FULL;
}

const struct number_format *number_format_parse(struct arena *arena, struct str code)
{
    struct number_format *format = ARENA_NEW(arena, struct number_format);
    struct parser p = {.arena = arena, .code = code};
    do
        take_section(&p, &format->sections[format->n++]);
    while (p.at <= code.n && format->n < SECTIONS);
    return format;
}

struct str number_format_built_in(int id)
{
    static const char *const codes[] = {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "\"¥\"#,##0;\"¥\"-#,##0",
        [6] = "\"¥\"#,##0;\"¥\"-#,##0",
        [7] = "\"¥\"#,##0.00;\"¥\"-#,##0.00",
        [8] = "\"¥\"#,##0.00;\"¥\"-#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [14] = "yyyy/m/d",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy/m/d h:mm",
        [27] = "ge.m.d",
        [28] = "ggge年m月d日",
        [29] = "ggge年m月d日",
        [30] = "m/d/yy",
        [31] = "yyyy年m月d日",
        [32] = "h時mm分",
        [33] = "h時mm分ss秒",
        [34] = "yyyy年m月",
        [35] = "m月d日",
        [36] = "ge.m.d",
        [37] = "#,##0;-#,##0",
        [38] = "#,##0;-#,##0",
        [39] = "#,##0.00;-#,##0.00",
        [40] = "#,##0.00;-#,##0.00",
        [41] = "#,##0;-#,##0;\"-\"",
        [42] = "\"¥\"#,##0;\"¥\"-#,##0;\"-\"",
        [43] = "#,##0.00;-#,##0.00;\"-\"",
        [44] = "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"-\"",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [50] = "ge.m.d",
        [51] = "ggge年m月d日",
        [52] = "yyyy年m月",
        [53] = "m月d日",
        [54] = "ggge年m月d日",
        [55] = "yyyy年m月",
        [56] = "m月d日",
        [57] = "ge.m.d",
        [58] = "ggge年m月d日",
    };
    const int n = (int)(sizeof codes / sizeof *codes);
    return id > 0 && id < n && codes[id] ? str_of(codes[id]) : STR("General");
}
