#include "paint/inks.h"

#include "paint/cmslib.h"
#include "paint/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

#include <string.h>

/* ISO 15076-1, 7.2: places in a profile's head. */
enum { HEAD = 128, AT_VERSION = 8, AT_CLASS = 12, AT_SPACE = 16, AT_MAGIC = 36 };

struct icc_head icc_read_head(struct str icc)
{
    if (icc.n < HEAD || memcmp(icc.p + AT_MAGIC, "acsp", 4) != 0)
        return (struct icc_head){0};
    return (struct icc_head){.is_icc = true,
                             .is_printer = memcmp(icc.p + AT_CLASS, "prtr", 4) == 0,
                             .is_cmyk = memcmp(icc.p + AT_SPACE, "CMYK", 4) == 0,
                             .version = (unsigned char)icc.p[AT_VERSION]};
}

/* A colour that has been converted. */
struct converted {
    struct color from, to;
};

struct inks {
    struct job *job;
    struct str icc;
    enum inks_intent intent;
    bool tried; /* to open it */
    struct cmslib lib;
    cmsHTRANSFORM transform; /* NULL: not open, or not usable */
    struct list known;       /* of struct converted */
};

/* --- the transformation ------------------------------------------------------------- */

static void close_transform(void *of)
{
    struct inks *inks = of;
    if (inks->transform)
        inks->lib.cmsDeleteTransform(inks->transform);
    cmslib_close(&inks->lib);
}

struct inks *inks_new(struct job *job, struct str icc, enum inks_intent intent)
{
    struct inks *inks = ARENA_NEW(job->doc, struct inks);
    inks->job = job;
    inks->icc = icc;
    inks->intent = intent;
    inks->known = list_of(job->doc, sizeof(struct converted));
    arena_defer(job->doc, close_transform, inks);
    return inks;
}

static cmsHTRANSFORM make_transform(struct inks *inks)
{
    static const cmsUInt32Number intents[] = {
        [INKS_PERCEPTUAL] = INTENT_PERCEPTUAL,
        [INKS_RELATIVE] = INTENT_RELATIVE_COLORIMETRIC,
        [INKS_SATURATION] = INTENT_SATURATION,
        [INKS_ABSOLUTE] = INTENT_ABSOLUTE_COLORIMETRIC};
    const struct cmslib *lib = &inks->lib;
    cmsHPROFILE screen = lib->cmsCreate_sRGBProfile();
    cmsHPROFILE press =
        lib->cmsOpenProfileFromMem(inks->icc.p, (cmsUInt32Number)inks->icc.n);
    cmsHTRANSFORM transform = NULL;
    if (screen && press)
        transform = lib->cmsCreateTransform(
            screen, TYPE_RGB_8, press, TYPE_CMYK_8, intents[inks->intent],
            cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
    if (screen)
        lib->cmsCloseProfile(screen);
    if (press)
        lib->cmsCloseProfile(press);
    return transform;
}

/* Opened once; so is what is wrong with it said once. */
static bool open_transform(struct inks *inks)
{
    const char *why = NULL;
    if (inks->tried)
        return inks->transform;
    inks->tried = true;
    if (!cmslib_open(&inks->lib, &why))
        DIAG(inks->job->diags, DIAG_CMS_MISSING, NO_POS, why);
    else if (!(inks->transform = make_transform(inks)))
        DIAG0(inks->job->diags, DIAG_ICC_DAMAGED, NO_POS);
    return inks->transform;
}

bool inks_convert(struct inks *inks, const unsigned char *rgb, unsigned char *cmyk, int n)
{
    if (!open_transform(inks))
        return false;
    inks->lib.cmsDoTransform(inks->transform, rgb, cmyk, (cmsUInt32Number)n);
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
    if (!inks_convert(inks, rgb, cmyk, 1))
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
