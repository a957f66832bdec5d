#include "quantity/units.h"

#include "quantity/quantity.h"
#include "quantity/words.h"

#include "base/utf8.h"

#include <stdlib.h>

static int by_first(const void *a, const void *b)
{
    const struct unit_name *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->text.n != y->text.n)
        return x->text.n > y->text.n ? -1 : 1;
    return str_compare(x->text, y->text);
}

void units_sort(struct unit_name *names, int n)
{
    for (int i = 0; i < n; i++)
        names[i].first = utf8_next(names[i].text, &(int){0});
    qsort(names, (size_t)n, sizeof *names, by_first);
}

/* The first name that begins with the code point, or one behind the last. */
static int find_first(const struct units *units, int first)
{
    int low = 0, high = units->n_names;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (units->names[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Bytes of `text` that read as `word`; 0 if it does not begin with it. */
static int folded_length(struct str text, struct str word)
{
    int at = 0;
    for (int i = 0; i < word.n;)
        if (fold_width(utf8_next(text, &at)) != utf8_next(word, &i))
            return 0;
    return at;
}

const struct unit *units_match(const struct units *units, struct str text, int *length)
{
    const int first = fold_width(utf8_next(text, &(int){0}));
    for (int i = find_first(units, first);
         i < units->n_names && units->names[i].first == first; i++) {
        *length = folded_length(text, units->names[i].text);
        if (*length)
            return units->names[i].unit;
    }
    *length = 0;
    return NULL;
}

const struct unit *units_find(const struct units *units, struct str text)
{
    int length;
    const struct unit *unit = units_match(units, text, &length);
    return length == text.n ? unit : NULL;
}

const struct scale *units_scale(const struct units *units, struct str text)
{
    if (!text.n || is_digit((unsigned char)text.p[0]))
        return NULL;
    for (int i = 0; i < units->n_scales; i++)
        if (str_starts(text, units->scales[i].word))
            return &units->scales[i];
    return NULL;
}

const struct number *units_convert(struct arena *arena, const struct number *value,
                                   const struct unit *from, const struct unit *to)
{
    if (from->base != to->base)
        return NULL;
    return number_divide(arena, number_multiply(arena, value, from->factor), to->factor);
}

struct str quantity_read_unit(const struct units *units, struct str printed, int *power)
{
    const struct scale *scale = units_scale(units, printed);
    *power = 0;
    if (scale && scale->of.n && (!scale->leads || scale->word.n < printed.n))
        scale = NULL; /* 分 is minutes */
    if (scale)
        *power = scale->power;
    if (scale && scale->of.n)
        return scale->of;
    if (scale)
        printed = str_slice(printed, scale->word.n, printed.n);
    const struct unit *unit = units_find(units, printed);
    return unit ? unit->name : printed;
}
