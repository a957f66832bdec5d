#include "base/markup.h"

#include <stdlib.h>

/* Where the reading of a text stands in its file. */
struct place {
    struct str text;
    int at;
    bool cdata;
};

static bool at_sign(const struct place *p, const char *sign)
{
    return str_starts(str_slice(p->text, p->at, p->text.n), str_of(sign));
}

static void skip_behind(struct place *p, const char *sign)
{
    const int length = str_find(str_slice(p->text, p->at, p->text.n), str_of(sign));
    p->at = length < 0 ? p->text.n : p->at + length + str_of(sign).n;
}

/* Comments, instructions and the signs around CDATA. */
static void skip_markup(struct place *p)
{
    while (p->at < p->text.n && p->text.p[p->at] == (p->cdata ? ']' : '<')) {
        if (p->cdata ? at_sign(p, "]]>") : at_sign(p, "<![CDATA[")) {
            p->at += p->cdata ? 3 : 9;
            p->cdata = !p->cdata;
        } else if (!p->cdata && at_sign(p, "<!--")) {
            skip_behind(p, "-->");
        } else if (!p->cdata && at_sign(p, "<?")) {
            skip_behind(p, "?>");
        } else {
            return;
        }
    }
}

/* The bytes of text that the reference `s` ("&lt;", "&#x3042;") stands for. */
static int reference_length(struct str s)
{
    if (s.n < 2 || s.p[1] != '#')
        return 1; /* without a DOCTYPE there are only XML's own five */
    const bool hex = s.n > 2 && s.p[2] == 'x';
    const long code = strtol(s.p + (hex ? 3 : 2), NULL, hex ? 16 : 10);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/* Moves behind the next piece of text and returns its length. */
static int skip_piece(struct place *p)
{
    const int start = p->at++;
    if (p->text.p[start] == '\r' && at_sign(p, "\n"))
        p->at++;
    if (p->text.p[start] != '&' || p->cdata)
        return 1;
    skip_behind(p, ";");
    return reference_length(str_slice(p->text, start, p->at));
}

struct srcpos markup_inside(const struct diags *diags, struct srcpos pos, int offset)
{
    if (!pos.file)
        return pos;
    struct place p = {.text = diags_source_text(diags, pos.file), .at = (int)pos.offset};
    p.cdata = p.at && p.at <= p.text.n && p.text.p[p.at - 1] == '[' &&
              str_ends(str_slice(p.text, 0, p.at), STR("<![CDATA["));
    skip_markup(&p);
    while (offset > 0 && p.at < p.text.n && (p.cdata || p.text.p[p.at] != '<')) {
        offset -= skip_piece(&p);
        skip_markup(&p);
    }
    return (struct srcpos){pos.file, (uint32_t)p.at};
}
