/* The findings of messages.def as DIAG_ constants. */
#ifndef GAIYO_BIND_MESSAGES_H
#define GAIYO_BIND_MESSAGES_H

#include "base/diag.h"

#define MESSAGE(id, severity, cause, remedy) extern const struct diag_kind DIAG_##id[1];
#include "bind/messages.def"
#undef MESSAGE

#endif
