/* The files that gaiyo is shipped with, as they were when it was built; internal to this
 * folder. A test validates them all, so a document made of nothing else needs no
 * validation: compiling the schema of layouts takes longer than most other stages. A file
 * that has been changed by a single byte is not known any more. */
#ifndef GAIYO_LOAD_KNOWN_H
#define GAIYO_LOAD_KNOWN_H

#include "load/load.h"

/* True if every file that `document` was read from is one of them, byte for byte. */
bool known_document(const struct job *job, const struct document *document);

#endif
