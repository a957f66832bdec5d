/* lcms2, opened when the first colour has to be converted: few sheets need it, and to
 * link it would cost every other some of its time to start. Internal to transform.c. */
#ifndef GAIYO_PAINT_CMSLIB_H
#define GAIYO_PAINT_CMSLIB_H

#include <lcms2.h>
#include <stdbool.h>

/* CMSLIB(type, name, parameters): what is used of it, as lcms2.h declares it. */
#define CMSLIB_FUNCTIONS                                                                 \
    CMSLIB(cmsHPROFILE, cmsOpenProfileFromMem, (const void *, cmsUInt32Number))          \
    CMSLIB(cmsHPROFILE, cmsCreate_sRGBProfile, (void))                                   \
    CMSLIB(cmsBool, cmsCloseProfile, (cmsHPROFILE))                                      \
    CMSLIB(cmsHTRANSFORM, cmsCreateTransform,                                            \
           (cmsHPROFILE, cmsUInt32Number, cmsHPROFILE, cmsUInt32Number, cmsUInt32Number, \
            cmsUInt32Number))                                                            \
    CMSLIB(void, cmsDeleteTransform, (cmsHTRANSFORM))                                    \
    CMSLIB(void, cmsDoTransform, (cmsHTRANSFORM, const void *, void *, cmsUInt32Number))

struct cmslib {
    void *handle;
#define CMSLIB(type, name, parameters) type(*name) parameters;
    CMSLIB_FUNCTIONS
#undef CMSLIB
};

/* False if lcms2 is not installed; *why then says what the loader says. */
bool cmslib_open(struct cmslib *lib, const char **why);

void cmslib_close(struct cmslib *lib);

#endif
