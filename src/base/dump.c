#include "base/dump.h"

void dump_open(struct dump *d, const char *word)
{
    for (int i = 0; i < d->depth; i++)
        strbuf_add(d->out, STR("  "));
    strbuf_add_c(d->out, word);
}

static void add_name(struct dump *d, const char *name)
{
    strbuf_add_char(d->out, ' ');
    strbuf_add_c(d->out, name);
    strbuf_add_char(d->out, '=');
}

void dump_int(struct dump *d, const char *name, int64_t value)
{
    add_name(d, name);
    strbuf_add_int(d->out, value);
}

void dump_len(struct dump *d, const char *name, emu length)
{
    char room[24];
    add_name(d, name);
    strbuf_add_c(d->out, len_pt(&room, length));
}

void dump_word(struct dump *d, const char *name, struct str value)
{
    add_name(d, name);
    strbuf_add(d->out, value);
}

void dump_text(struct dump *d, struct str text)
{
    strbuf_add(d->out, STR(" \""));
    for (int i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '\n')
            strbuf_add(d->out, STR("\\n"));
        else if (c == '"' || c == '\\')
            strbuf_addf(d->out, "\\%c", c);
        else
            strbuf_add_char(d->out, c);
    }
    strbuf_add_char(d->out, '"');
}

void dump_close(struct dump *d)
{
    strbuf_add_char(d->out, '\n');
}
