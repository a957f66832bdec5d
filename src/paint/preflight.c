#include "paint/paint.h"

#include "paint/inks.h"
#include "paint/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

/* What a printer would telephone about. Each thing is said once for each element of the
 * layout that it comes from. */

enum {
    THINNEST = EMU_MM / 10,
    COARSEST = 200,
    SAID_BEFORE = 150, /* below that layout has said so of any sheet */
    EMU_INCH = 72 * EMU_PT
};

/* What has been said. */
struct said {
    const struct diag_kind *kind;
    struct srcpos pos;
};

struct preflight {
    struct job *job;
    const struct profile *profile;
    struct list said;
    struct list colors; /* that have been looked at */
    struct srcpos pos;  /* of the innermost element that the walk is in */
};

static bool is_new(struct preflight *p, const struct diag_kind *kind)
{
    for (int i = 0; i < p->said.n; i++) {
        const struct said *said = list_at(&p->said, i);
        if (said->kind == kind && said->pos.file == p->pos.file &&
            said->pos.offset == p->pos.offset)
            return false;
    }
    *(struct said *)list_add(&p->said) = (struct said){kind, p->pos};
    return true;
}

static const char *number(struct preflight *p, int value)
{
    return str_format(p->job->doc, "%d", value).p;
}

static const char *inks_text(struct preflight *p, struct color c)
{
    return str_format(p->job->doc, "%d %d %d %d", c.cyan, c.magenta, c.yellow, c.black).p;
}

/* Each colour is looked at where it first stands. */
static bool is_new_color(struct preflight *p, struct color c)
{
    for (int i = 0; i < p->colors.n; i++) {
        const struct color *seen = list_at(&p->colors, i);
        if (seen->red == c.red && seen->green == c.green && seen->blue == c.blue &&
            seen->cyan == c.cyan && seen->magenta == c.magenta &&
            seen->yellow == c.yellow && seen->black == c.black && seen->spot == c.spot)
            return false;
    }
    *(struct color *)list_add(&p->colors) = c;
    return true;
}

static void check_color(struct preflight *p, struct color c)
{
    if (c.spot || !is_new_color(p, c))
        return;
    if (c.only_rgb && !p->profile->inks)
        DIAG(p->job->diags, DIAG_PRESS_RECKONED, p->pos,
             str_format(p->job->doc, "%02X%02X%02X", c.red, c.green, c.blue).p,
             inks_text(p, c));
    c = inks_of_color(p->profile->inks, c);
    const int total = c.cyan + c.magenta + c.yellow + c.black;
    if (total > p->profile->ink_limit)
        DIAG(p->job->diags, DIAG_PRESS_INK, p->pos, inks_text(p, c), number(p, total),
             number(p, p->profile->ink_limit));
}

static void check_width(struct preflight *p, emu width)
{
    char found[24], least[24];
    if (width > 0 && width < THINNEST && is_new(p, DIAG_PRESS_THIN))
        DIAG(p->job->diags, DIAG_PRESS_THIN, p->pos, len_mm(&found, width),
             len_mm(&least, THINNEST));
}

/* Of both directions the one with fewer pixels an inch. */
static void check_image(struct preflight *p, const struct frag *frag)
{
    const struct image *image = frag->image.image;
    const int64_t across = (int64_t)image->width * EMU_INCH / frag->image.w;
    const int64_t down = (int64_t)image->height * EMU_INCH / frag->image.h;
    const int density = (int)(across < down ? across : down);
    if (density >= SAID_BEFORE && density < COARSEST && is_new(p, DIAG_PRESS_COARSE))
        DIAG(p->job->diags, DIAG_PRESS_COARSE, p->pos, image->path, number(p, density),
             number(p, COARSEST));
}

static void check_pen(struct preflight *p, const struct pen *pen)
{
    if (pen->fills)
        check_color(p, pen->fill);
    if (pen->width)
        check_color(p, pen->stroke);
    check_width(p, pen->width);
}

static void check_frag(struct preflight *p, const struct frag *frag)
{
    switch (frag->kind) {
    case FRAG_FILL:
        check_color(p, frag->fill.color);
        if (!frag->fill.is_amount)
            check_width(p, frag->w < frag->h ? frag->w : frag->h);
        break;
    case FRAG_FRAME:
        check_color(p, frag->frame.color);
        check_width(p, frag->frame.width);
        break;
    case FRAG_PATH:
        check_pen(p, &frag->path.pen);
        break;
    case FRAG_IMAGE:
        check_image(p, frag);
        break;
    case FRAG_LINE:
        for (int i = 0; i < frag->line.n; i++)
            check_color(p, frag->line.runs[i].color);
        break;
    default:
        break;
    }
}

static void check(struct preflight *p, const struct frag *frag)
{
    const struct srcpos outer = p->pos;
    if (frag->pos.file)
        p->pos = frag->pos;
    check_frag(p, frag);
    for (int i = 0; i < frag->n; i++)
        check(p, frag->kids[i].frag);
    p->pos = outer;
}

void paint_preflight(struct job *job, const struct pages *pages,
                     const struct profile *profile)
{
    struct preflight p = {.job = job,
                          .profile = profile,
                          .said = list_of(job->doc, sizeof(struct said)),
                          .colors = list_of(job->doc, sizeof(struct color))};
    for (int i = 0; i < pages->n; i++)
        check(&p, pages->pages[i].content);
}
