#include "paint/inks.h"

#include "paint/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

/* A colour that has been converted. */
struct converted {
    struct color from, to;
};

struct inks {
    struct job *job;
    struct str icc;
    enum transform_intent intent;
    bool tried;                  /* to open it */
    struct transform *transform; /* from sRGB; NULL: not open, or not usable */
    struct list known;           /* of struct converted */
};

/* --- the transformation ------------------------------------------------------------- */

struct inks *inks_new(struct job *job, struct str icc, enum transform_intent intent)
{
    struct inks *inks = ARENA_NEW(job->doc, struct inks);
    inks->job = job;
    inks->icc = icc;
    inks->intent = intent;
    inks->known = list_of(job->doc, sizeof(struct converted));
    return inks;
}

/* Opened once; so is what is wrong with it said once. */
static bool open_transform(struct inks *inks)
{
    const int before = diags_count(inks->job->diags);
    if (inks->tried)
        return inks->transform;
    inks->tried = true;
    inks->transform = transform_new(inks->job, STR(""), inks->icc, inks->intent);
    if (!inks->transform && diags_count(inks->job->diags) == before)
        DIAG0(inks->job->diags, DIAG_ICC_DAMAGED, NO_POS);
    return inks->transform;
}

bool inks_convert(struct inks *inks, struct str from, const unsigned char *rgb,
                  unsigned char *cmyk, int n)
{
    if (!open_transform(inks))
        return false;
    const struct transform *own =
        from.n ? transform_new(inks->job, from, inks->icc, inks->intent) : NULL;
    transform_pixels(own ? own : inks->transform, rgb, cmyk, n);
    return true;
}

/* --- colours ------------------------------------------------------------------------ */

static uint8_t percent(unsigned char part)
{
    return (uint8_t)((part * 100 + 127) / 255);
}

static struct color convert(struct inks *inks, struct color color)
{
    const unsigned char rgb[] = {color.red, color.green, color.blue};
    unsigned char cmyk[4];
    if (!inks_convert(inks, STR(""), rgb, cmyk, 1))
        return color;
    color.cyan = percent(cmyk[0]);
    color.magenta = percent(cmyk[1]);
    color.yellow = percent(cmyk[2]);
    color.black = percent(cmyk[3]);
    return color;
}

static bool is_grey(struct color color)
{
    return color.red == color.green && color.green == color.blue;
}

/* What was made of the colour's red, green and blue has only black for a grey. */
struct color inks_of_color(struct inks *inks, struct color color)
{
    if (!color.only_rgb || !inks || is_grey(color))
        return color;
    for (int i = 0; i < inks->known.n; i++) {
        const struct converted *known = list_at(&inks->known, i);
        if (known->from.red == color.red && known->from.green == color.green &&
            known->from.blue == color.blue)
            return known->to;
    }
    struct converted *new = list_add(&inks->known);
    new->from = color;
    new->to = convert(inks, color);
    return new->to;
}
