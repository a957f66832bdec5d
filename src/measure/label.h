/* Names in headers and rows; internal to this folder. */
#ifndef GAIYO_MEASURE_LABEL_H
#define GAIYO_MEASURE_LABEL_H

#include "base/str.h"

/* `text` without the mark of a remark behind it: ※, ※1, ＊2, （※1）, （注2）; trimmed. */
struct str label_without_mark(struct str text);

#endif
