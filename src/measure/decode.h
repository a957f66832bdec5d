/* The bytes of a text file as UTF-8; internal to this folder.
 *
 * Encodings are told apart on evidence: a byte order mark; zero bytes on one side of each
 * pair (UTF-16 without a mark); strict UTF-8; else CP932, which is Shift_JIS with
 * Microsoft's characters (windows-31j in the IANA registry). */
#ifndef GAIYO_MEASURE_DECODE_H
#define GAIYO_MEASURE_DECODE_H

#include "load/mapping.h"

#include "base/diag.h"
#include "base/str.h"

struct job;

/* Reads the file at `path`, whose encoding the author may have `said`. `*text` becomes
 * its text without a mark, and `*file` its number as a source: places are those of the
 * decoded text. An encoding other than UTF-8 that nobody said is noted. False and
 * diagnostics, the first wrong byte with its place among them, if it cannot be read. */
bool decode_file(struct job *job, const char *path, enum mapping_encoding said,
                 struct str *text, uint32_t *file);

#endif
