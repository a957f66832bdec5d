#include "measure/unit.h"

#include "measure/messages.h"

#include "quantity/quantity.h"

#include "base/arena.h"
#include "base/job.h"

/* Reads into the scratch arena: only the text is kept. */
static bool parse(struct job *job, const struct notation *notation, struct str text,
                  struct quantity *quantity)
{
    const char *why;
    int offset;
    return quantity_parse(job->scratch, notation, text, quantity, &why, &offset);
}

static struct str insert(struct arena *arena, const struct quantity *value,
                         struct str unit)
{
    const int at = (int)(value->values[0].after.p - value->text.p);
    const struct str digits = str_slice(value->text, 0, at);
    const struct str rest = str_slice(value->text, at, value->text.n);
    return str_format(arena, "%.*s%.*s%.*s", STR_ARG(digits), STR_ARG(unit),
                      STR_ARG(rest));
}

/* True if every value of `value` prints the unit. */
static bool prints(struct job *job, const struct notation *notation,
                   const struct quantity *value, struct str unit)
{
    struct quantity one;
    const struct str text = str_format(job->scratch, "1%.*s", STR_ARG(unit));
    if (!parse(job, notation, text, &one) || one.n != 1)
        return false;
    for (int i = 0; i < value->n; i++)
        if (!str_eq(value->values[i].unit, one.values[0].unit))
            return false;
    return true;
}

static bool is_dash(struct job *job, const struct notation *notation, struct str unit)
{
    struct quantity none;
    return parse(job, notation, unit, &none) && none.missing;
}

bool unit_is_known(struct job *job, const struct notation *notation, struct str text)
{
    const struct arena_mark mark = arena_mark(job->scratch);
    struct quantity one;
    const struct str figure = str_format(job->scratch, "1%.*s", STR_ARG(str_trim(text)));
    const bool known = text.n && parse(job, notation, figure, &one) && one.n == 1 &&
                       one.values[0].known && !one.values[0].bound &&
                       !one.values[0].approximate;
    arena_release(job->scratch, mark);
    return known;
}

/* The bracket of that width at the end of `text`. */
static bool split(struct str text, struct str open, struct str close, struct str *rest,
                  struct str *inside)
{
    if (!str_ends(text, close))
        return false;
    for (int i = text.n - close.n - 1; i >= 0; i--) {
        if (!str_starts(str_slice(text, i, text.n), open))
            continue;
        *rest = str_trim(str_slice(text, 0, i));
        *inside = str_trim(str_slice(text, i + open.n, text.n - close.n));
        return true;
    }
    return false;
}

bool unit_in_brackets(struct job *job, const struct notation *notation, struct str text,
                      struct str *rest, struct str *unit)
{
    struct str front, inside;
    text = str_trim(text);
    if (!split(text, STR("("), STR(")"), &front, &inside) &&
        !split(text, STR("（"), STR("）"), &front, &inside))
        return false;
    if (!unit_is_known(job, notation, inside))
        return false;
    *rest = front;
    *unit = inside;
    return true;
}

static bool complete(struct job *job, const struct notation *notation, struct str unit,
                     bool common, struct str *text)
{
    struct quantity value, whole;
    if (!parse(job, notation, *text, &value) || value.missing || !value.n ||
        value.values[0].below_unit || is_dash(job, notation, unit))
        return true;
    if (value.values[0].unit.n)
        return common || prints(job, notation, &value, unit);
    const struct str printed = insert(job->doc, &value, unit);
    if (!parse(job, notation, printed, &whole))
        return false;
    *text = printed;
    return true;
}

bool unit_complete(struct job *job, const struct notation *notation, struct str unit,
                   bool common, struct srcpos pos, struct str *value)
{
    unit = str_trim(unit);
    if (!unit.n)
        return true;
    const struct arena_mark mark = arena_mark(job->scratch);
    const bool ok = complete(job, notation, unit, common, value);
    arena_release(job->scratch, mark);
    if (!ok)
        DIAG(job->diags, DIAG_UNIT_CONTRADICTS, pos, str_c(job->doc, str_trim(*value)),
             str_c(job->doc, unit));
    return ok;
}
