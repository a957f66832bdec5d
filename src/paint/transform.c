#include "paint/transform.h"

#include "paint/cmslib.h"
#include "paint/icc.h"
#include "paint/messages.h"

#include "base/arena.h"
#include "base/job.h"

struct transform {
    struct cmslib lib;
    cmsHTRANSFORM handle; /* NULL: not open, or not usable */
};

static void close_transform(void *of)
{
    struct transform *transform = of;
    if (transform->handle)
        transform->lib.cmsDeleteTransform(transform->handle);
    cmslib_close(&transform->lib);
}

static cmsHPROFILE open_profile(const struct cmslib *lib, struct str icc)
{
    return icc.n ? lib->cmsOpenProfileFromMem(icc.p, (cmsUInt32Number)icc.n)
                 : lib->cmsCreate_sRGBProfile();
}

static cmsUInt32Number format_of(struct str icc)
{
    const int channels = icc.n ? icc_read_head(icc).channels : 3;
    return channels == 4 ? TYPE_CMYK_8 : channels == 1 ? TYPE_GRAY_8 : TYPE_RGB_8;
}

static cmsHTRANSFORM open_handle(const struct cmslib *lib, struct str from, struct str to,
                                 enum transform_intent intent)
{
    static const cmsUInt32Number intents[] = {
        [TRANSFORM_PERCEPTUAL] = INTENT_PERCEPTUAL,
        [TRANSFORM_RELATIVE] = INTENT_RELATIVE_COLORIMETRIC,
        [TRANSFORM_SATURATION] = INTENT_SATURATION,
        [TRANSFORM_ABSOLUTE] = INTENT_ABSOLUTE_COLORIMETRIC};
    cmsHPROFILE source = open_profile(lib, from), target = open_profile(lib, to);
    cmsHTRANSFORM handle = NULL;
    if (source && target)
        handle = lib->cmsCreateTransform(
            source, format_of(from), target, format_of(to), intents[intent],
            cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
    if (source)
        lib->cmsCloseProfile(source);
    if (target)
        lib->cmsCloseProfile(target);
    return handle;
}

struct transform *transform_new(struct job *job, struct str from, struct str to,
                                enum transform_intent intent)
{
    struct transform *transform = ARENA_NEW(job->doc, struct transform);
    const char *why = NULL;
    arena_defer(job->doc, close_transform, transform);
    if (!cmslib_open(&transform->lib, &why))
        DIAG(job->diags, DIAG_CMS_MISSING, NO_POS, why);
    else
        transform->handle = open_handle(&transform->lib, from, to, intent);
    return transform->handle ? transform : NULL;
}

void transform_pixels(const struct transform *transform, const unsigned char *from,
                      unsigned char *to, int n)
{
    transform->lib.cmsDoTransform(transform->handle, from, to, (cmsUInt32Number)n);
}
