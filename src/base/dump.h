/* The text form of the values between the stages: debugger, documentation and golden-test
 * format at once. One item a line, children indented by two spaces, lengths in points,
 * text in quotes. A dump depends on nothing but the value. */
#ifndef GAIYO_BASE_DUMP_H
#define GAIYO_BASE_DUMP_H

#include "base/len.h"
#include "base/str.h"

struct dump {
    struct strbuf *out;
    int depth;
};

/* Starts a line with `word`, indented. */
void dump_open(struct dump *d, const char *word);

/* " name=value" on the line. */
void dump_int(struct dump *d, const char *name, int64_t value);
void dump_len(struct dump *d, const char *name, emu length);
void dump_word(struct dump *d, const char *name, struct str value);

/* " "text"" with line breaks, quotes and backslashes escaped. */
void dump_text(struct dump *d, struct str text);

/* Ends the line. */
void dump_close(struct dump *d);

#endif
