#include "measure/number_tokens.h"

#include "base/arena.h"

enum { SIGNIFICANT = 15 }; /* digits that a spreadsheet shows of a number */

static bool holds(const struct section *s, const struct decimal *value)
{
    const int c = decimal_compare(value, &s->limit);
    switch (s->condition) {
    case LESS:
        return c < 0;
    case AT_MOST:
        return c <= 0;
    case EQUAL:
        return c == 0;
    case UNEQUAL:
        return c != 0;
    case AT_LEAST:
        return c >= 0;
    case MORE:
        return c > 0;
    default:
        return true;
    }
}

/* Sections for numbers: a last one with an @ is for texts. */
static int number_sections(const struct number_format *format)
{
    return format->n - (format->n > 1 && format->sections[format->n - 1].has_text);
}

static bool has_conditions(const struct number_format *format, int n)
{
    for (int i = 0; i < n; i++)
        if (format->sections[i].condition)
            return true;
    return false;
}

/* △, ▲, a minus or a bracket: the section says itself that the number is negative. */
static bool says_negative(const struct section *s)
{
    static const struct str signs[] = {{"△", 3},  {"▲", 3}, {"-", 1}, {"(", 1},
                                       {"－", 3}, {"−", 3}, {"（", 3}};
    for (int i = 0; i < s->n; i++)
        for (int k = 0; k < 7 && s->tokens[i].kind == TOKEN_LITERAL; k++)
            if (str_find(s->tokens[i].literal, signs[k]) >= 0)
                return true;
    return false;
}

/* The section for `value`; NULL if none is. `*sign` is whether a minus goes in front. */
static const struct section *choose(const struct number_format *format,
                                    const struct decimal *value, bool *sign)
{
    const int n = number_sections(format);
    *sign = value->negative;
    if (has_conditions(format, n)) {
        for (int i = 0; i < n; i++) {
            if (!holds(&format->sections[i], value))
                continue;
            *sign = value->negative && !says_negative(&format->sections[i]);
            return &format->sections[i];
        }
        return NULL;
    }
    if (value->negative && n > 1) {
        *sign = false;
        return &format->sections[1];
    }
    return &format->sections[!value->n && n > 2 ? 2 : 0];
}

/* A number on its way through the digits of its section. */
struct printing {
    const struct section *section;
    struct decimal number; /* rounded, without its sign */
    int whole, places;     /* digits of the section that are done */
    bool some;             /* a digit has been printed */
};

static void add_whole_digit(struct strbuf *b, struct printing *p, int i)
{
    strbuf_add_char(b, decimal_digit(&p->number, i));
    p->some = true;
    if (p->section->grouped && i && i % 3 == 0)
        strbuf_add_char(b, ',');
}

/* The first of the section's digits stands for all that the number has more. */
static void add_whole(struct strbuf *b, struct printing *p, char letter)
{
    const int has = decimal_whole_digits(&p->number), left = p->section->whole - p->whole;
    if (!p->whole)
        for (int i = has - 1; i >= left; i--)
            add_whole_digit(b, p, i);
    if (letter == '0' || left <= has)
        add_whole_digit(b, p, left - 1);
    p->whole++;
}

/* Without a digit in front of it a point would not be read as a number. */
static void add_point(struct strbuf *b, struct printing *p)
{
    if (!p->section->whole)
        for (int i = decimal_whole_digits(&p->number) - 1; i >= 0; i--)
            add_whole_digit(b, p, i);
    if (!p->some)
        add_whole_digit(b, p, 0);
}

static void add_place(struct strbuf *b, struct printing *p, char letter)
{
    p->places++;
    if (letter != '0' && p->places > decimal_places(&p->number))
        return;
    if (p->places == 1)
        strbuf_add_char(b, '.');
    strbuf_add_char(b, decimal_digit(&p->number, -p->places));
}

static bool print_number(struct strbuf *b, const struct section *section,
                         const struct decimal *value, bool sign)
{
    struct printing p = {.section = section, .number = *value};
    p.number.negative = false;
    p.number.point += p.number.n ? section->scale : 0;
    const struct decimal exact = p.number;
    decimal_round_at(&p.number, section->places);
    if (sign && p.number.n)
        strbuf_add_char(b, '-');
    bool point = false;
    for (int i = 0; i < section->n; i++) {
        const struct token *t = &section->tokens[i];
        if (t->kind == TOKEN_LITERAL)
            strbuf_add(b, t->literal);
        else if (t->kind == TOKEN_DIGIT && point)
            add_place(b, &p, t->letter);
        else if (t->kind == TOKEN_DIGIT)
            add_whole(b, &p, t->letter);
        else if (t->kind == TOKEN_POINT)
            add_point(b, &p), point = true;
    }
    return section->scale >= 0 && decimal_equal(&p.number, &exact);
}

/* The section's literals around what the cell holds. */
static void print_held(struct strbuf *b, const struct section *section, struct str held)
{
    for (int i = 0; i < section->n; i++) {
        if (section->tokens[i].kind == TOKEN_LITERAL)
            strbuf_add(b, section->tokens[i].literal);
        else if (section->tokens[i].kind == TOKEN_TEXT)
            strbuf_add(b, held);
    }
}

static void print_held_number(struct strbuf *b, const struct section *section,
                              struct decimal held, bool sign)
{
    struct strbuf number;
    strbuf_init(&number, b->arena);
    held.negative = sign;
    decimal_print(&number, &held);
    print_held(b, section, strbuf_str(&number));
}

static bool has_token(const struct section *section, enum token_kind kind)
{
    for (int i = 0; i < section->n; i++)
        if (section->tokens[i].kind == kind)
            return true;
    return false;
}

static bool has_digit(struct str text)
{
    for (int i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9')
            return true;
    return false;
}

static enum shown print_section(struct strbuf *b, const struct section *section,
                                const struct dates *dates, const struct decimal *value,
                                bool sign)
{
    if (section->kind == SECTION_DATE)
        return date_format_print(b, section, dates, value) ? SHOWN : SHOWN_NO_DATE;
    if (section->kind == SECTION_NUMBER && has_token(section, TOKEN_DIGIT))
        return print_number(b, section, value, sign) ? SHOWN : SHOWN_OTHER;
    if (section->n > 1 && has_token(section, TOKEN_TEXT))
        print_held_number(b, section, *value, sign);
    return SHOWN;
}

enum shown number_format_print(struct strbuf *b, const struct number_format *format,
                               const struct dates *dates, const struct decimal *value,
                               struct str *text)
{
    struct decimal held = *value;
    enum shown shown = SHOWN;
    bool sign;
    b->n = 0;
    decimal_round(&held, SIGNIFICANT);
    const struct section *section = choose(format, &held, &sign);
    if (section)
        shown = print_section(b, section, dates, &held, sign);
    if (shown != SHOWN_NO_DATE && !has_digit(strbuf_str(b))) {
        b->n = 0;
        decimal_print(b, &held);
        shown = SHOWN;
    }
    *text = str_trim(strbuf_str(b));
    return shown;
}

struct str number_format_print_text(struct strbuf *b, const struct number_format *format,
                                    struct str held)
{
    const struct section *last = &format->sections[format->n - 1];
    if (!last->has_text || last->n == 1)
        return held;
    b->n = 0;
    print_held(b, last, held);
    return strbuf_str(b);
}
