#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* The forms of digits (公用文: a number of one digit is full-width, others are
 * half-width). It is the text that is changed, so what is printed can be taken out of the
 * sheet as it stands there. A number is digits, full or half, and the points and commas
 * between two of them; it may go over several runs. */

enum { FULL_WIDTH = 0xFF01 - 0x21 }; /* from an ASCII character to its full-width twin */

/* A character of the text, and the run that it stands in. */
struct sign {
    int c, run;
};

static int half_of(int c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - FULL_WIDTH : c;
}

static bool is_digit(int c)
{
    return half_of(c) >= '0' && half_of(c) <= '9';
}

static bool is_separator(int c)
{
    return half_of(c) == '.' || half_of(c) == ',';
}

static const struct sign *sign_at(const struct list *signs, int i)
{
    static const struct sign none = {0, -1};
    return i >= 0 && i < signs->n ? list_at(signs, i) : &none;
}

/* One past the number whose first digit is at `i`. */
static int number_end(const struct list *signs, int i)
{
    while (is_digit(sign_at(signs, i)->c) ||
           (is_separator(sign_at(signs, i)->c) && is_digit(sign_at(signs, i + 1)->c)))
        i++;
    return i;
}

/* A half-width letter or sign, which a digit beside it belongs to: R5, CO2, (1), 3-1. */
static bool is_half_width_word(int c)
{
    return c > ' ' && c < 0x7F;
}

static bool becomes_full(const struct list *signs, int from, int to)
{
    return to - from == 1 && !is_half_width_word(sign_at(signs, from - 1)->c) &&
           !is_half_width_word(sign_at(signs, to)->c);
}

static void set_number(const struct box *box, const struct list *signs, int from, int to)
{
    for (int i = from; i < to; i++) {
        struct sign *sign = list_at(signs, i);
        const struct run *run = &box->text.runs[sign->run];
        if (run->style->digits == DIGITS_KEEP || run->ruby)
            continue;
        sign->c = half_of(sign->c);
        if (run->style->digits == DIGITS_FULL_IF_SINGLE && becomes_full(signs, from, to))
            sign->c += FULL_WIDTH;
    }
}

static struct list signs_of(struct composing *c, const struct box *box)
{
    struct list signs = list_of(c->job->scratch, sizeof(struct sign));
    for (int i = 0; i < box->text.n; i++) {
        const struct run *run = &box->text.runs[i];
        if (run->kind != RUN_TEXT)
            *(struct sign *)list_add(&signs) = (struct sign){0, i};
        for (int at = 0; at < run->text.n;)
            *(struct sign *)list_add(&signs) =
                (struct sign){utf8_next(run->text, &at), i};
    }
    return signs;
}

/* The runs with their texts put together again. */
static const struct run *runs_of(struct composing *c, const struct box *box,
                                 const struct list *signs)
{
    struct run *runs = ARENA_ARRAY(c->job->doc, struct run, box->text.n);
    for (int i = 0; i < box->text.n; i++)
        runs[i] = box->text.runs[i];
    for (int i = 0; i < signs->n;) {
        const int run = sign_at(signs, i)->run;
        struct strbuf b;
        strbuf_init(&b, c->job->doc);
        for (; i < signs->n && sign_at(signs, i)->run == run; i++)
            utf8_add(&b, sign_at(signs, i)->c);
        if (runs[run].kind == RUN_TEXT && runs[run].style->digits != DIGITS_KEEP)
            runs[run].text = strbuf_str(&b);
    }
    return runs;
}

static bool asks_for_digits(const struct box *box)
{
    for (int i = 0; i < box->text.n; i++)
        if (box->text.runs[i].style->digits != DIGITS_KEEP)
            return true;
    return false;
}

void digits_set(struct composing *c, struct box *box)
{
    if (!asks_for_digits(box))
        return;
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const struct list signs = signs_of(c, box);
    for (int i = 0; i < signs.n; i++) {
        if (!is_digit(sign_at(&signs, i)->c))
            continue;
        const int end = number_end(&signs, i);
        set_number(box, &signs, i, end);
        i = end - 1;
    }
    box->text.runs = runs_of(c, box, &signs);
    arena_release(c->job->scratch, mark);
}
