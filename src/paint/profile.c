#include "paint/profile.h"

const struct profile profile_screen = {
    .version = 7, .pdfa_part = 2, .pdfa_conformance = 'A', .pdfua_part = 1};
