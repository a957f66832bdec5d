#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"

/* "0.3pt grey-30"; false if it is not that. An unknown colour is said and leaves no
 * line. */
static bool parse_line(struct composing *c, struct str width, struct str color,
                       struct place place, struct border *line)
{
    if (!length_parse(width, 0, &line->width) || line->width < 0 || !color.n)
        return false;
    if (!palette_find(c, color, place, &line->color))
        line->width = 0;
    return true;
}

bool border_parse(struct composing *c, struct str value, struct place place,
                  struct border *border, bool *hidden)
{
    const struct str width = str_word(&value), color = str_word(&value);
    *border = (struct border){0};
    *hidden = str_is(width, "hidden");
    if (*hidden || str_is(width, "none"))
        return !color.n;
    return parse_line(c, width, color, place, border) && !str_word(&value).n;
}

/* "down 0.3pt grey-30" */
bool diagonal_parse(struct composing *c, struct styling *g, struct str value,
                    struct place place)
{
    struct diagonal d = {0};
    const struct str way = str_word(&value);
    const struct str width = str_word(&value), color = str_word(&value);
    if (!str_is(way, "none")) {
        d.down = str_is(way, "down") || str_is(way, "both");
        d.up = str_is(way, "up") || str_is(way, "both");
        if ((!d.down && !d.up) || !parse_line(c, width, color, place, &d.line))
            return false;
    } else if (width.n) {
        return false;
    }
    g->style.diagonal = d;
    return !str_word(&value).n;
}

/* "group main-05" */
bool stripe_parse(struct composing *c, struct styling *g, struct str value,
                  struct place place)
{
    struct stripe stripe = {STRIPE_NONE, {0}};
    const struct str by = str_word(&value), color = str_word(&value);
    if (!str_is(by, "none")) {
        stripe.by = str_is(by, "row") ? STRIPE_ROW : STRIPE_GROUP;
        if (word_find("row group", by) < 0 || !color.n)
            return false;
        if (!palette_find(c, color, place, &stripe.color))
            stripe.by = STRIPE_NONE;
    } else if (color.n) {
        return false;
    }
    g->style.stripe = stripe;
    return !str_word(&value).n;
}

bool continued_parse(struct composing *c, struct styling *g, struct str value)
{
    g->style.continued = str_is(value, "none") ? STR("") : str_copy(c->job->doc, value);
    return value.n > 0;
}
