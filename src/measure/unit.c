#include "measure/unit.h"

#include "base/arena.h"
#include "base/job.h"

static bool parse(struct job *job, const struct notation *notation, struct str text,
                  struct quantity *quantity)
{
    const char *why;
    int offset;
    return quantity_parse(job->doc, notation, text, quantity, &why, &offset);
}

/* The text of `value` with the unit right behind its digits. */
static struct str insert(struct job *job, const struct quantity *value, struct str unit)
{
    const int at = (int)(value->values[0].after.p - value->text.p);
    const struct str digits = str_slice(value->text, 0, at);
    const struct str rest = str_slice(value->text, at, value->text.n);
    return str_format(job->doc, "%.*s%.*s%.*s", STR_ARG(digits), STR_ARG(unit),
                      STR_ARG(rest));
}

/* True if every value of `value` prints the unit. */
static bool prints(struct job *job, const struct notation *notation,
                   const struct quantity *value, struct str unit)
{
    struct quantity one;
    const struct str text = str_format(job->doc, "1%.*s", STR_ARG(unit));
    if (!parse(job, notation, text, &one) || one.n != 1)
        return false;
    for (int i = 0; i < value->n; i++)
        if (!str_eq(value->values[i].unit, one.values[0].unit))
            return false;
    return true;
}

bool unit_complete(struct job *job, const struct notation *notation, struct str unit,
                   struct srcpos pos, struct quantity *value)
{
    struct quantity none, whole;
    unit = str_trim(unit);
    if (!unit.n || value->missing || !value->n ||
        (parse(job, notation, unit, &none) && none.missing))
        return true;
    if (value->values[0].unit.n) {
        if (prints(job, notation, value, unit))
            return true;
    } else if (parse(job, notation, insert(job, value, unit), &whole)) {
        *value = whole;
        return true;
    }
    DIAG(job->diags, DIAG_UNIT_CONTRADICTS, pos, str_c(job->doc, value->text),
         str_c(job->doc, unit));
    return false;
}
