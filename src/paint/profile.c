#include "paint/profile.h"

static const unsigned char srgb[] = {
#include "paint/srgb.inc"
};

#define SRGB_INTENT                                                                      \
    {                                                                                    \
        .subtype = "GTS_PDFA1", .identifier = "sRGB", .info = "sRGB IEC61966-2.1",       \
        .icc = {(const char *)srgb, (int)sizeof srgb}, .channels = 3                     \
    }

const struct profile profile_screen = {
    .version = 7,
    .colors = PROFILE_RGB,
    .tagged = true,
    .packed = true,
    .transparent = true,
    .pdfa_part = 2,
    .pdfa_conformance = 'A',
    .pdfua_part = 1,
    .intent = SRGB_INTENT,
};

const struct profile profile_archive = {
    .version = 7,
    .colors = PROFILE_RGB,
    .tagged = true,
    .packed = true,
    .pdfa_part = 3,
    .pdfa_conformance = 'A',
    .pdfua_part = 1,
    .intent = SRGB_INTENT,
};

const struct profile profile_press = {
    .version = 4,
    .colors = PROFILE_CMYK,
    .pdfx = "PDF/X-1a:2003",
    .ink_limit = 300,
    .intent = {.subtype = "GTS_PDFX",
               .identifier = "JC200103",
               .registry = "http://www.color.org",
               .info = "Japan Color 2001 Coated"},
};

const struct profile profile_press_4 = {
    .version = 6,
    .colors = PROFILE_CMYK,
    .packed = true,
    .transparent = true,
    .pdfx = "PDF/X-4",
    .ink_limit = 300,
    .intent = {.subtype = "GTS_PDFX", .identifier = "Custom", .channels = 4},
};
