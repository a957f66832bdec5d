/* The findings of messages.def as DIAG_ constants. */
#ifndef GAIYO_ARCHIVE_MESSAGES_H
#define GAIYO_ARCHIVE_MESSAGES_H

#include "base/diag.h"

#define MESSAGE(id, severity, cause, remedy) extern const struct diag_kind DIAG_##id[1];
#include "archive/messages.def"
#undef MESSAGE

#endif
