#include "bind/messages.h"

#define MESSAGE(id, severity, cause, remedy)                                             \
    const struct diag_kind DIAG_##id[1] = {{#id, severity, cause, remedy}};
#include "bind/messages.def"
