#include "base/json.h"

static void add_quoted(struct strbuf *b, struct str text)
{
    strbuf_add_char(b, '"');
    for (int i = 0; i < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        if (c == '"' || c == '\\')
            strbuf_addf(b, "\\%c", c);
        else if (c < 0x20)
            strbuf_addf(b, "\\u%04x", c);
        else
            strbuf_add_char(b, (char)c);
    }
    strbuf_add_char(b, '"');
}

static void add_name(struct json *j, const char *name)
{
    if (j->begun)
        strbuf_add_char(j->out, ',');
    j->begun = true;
    if (!name)
        return;
    add_quoted(j->out, str_of(name));
    strbuf_add_char(j->out, ':');
}

void json_open(struct json *j, const char *name, char bracket)
{
    add_name(j, name);
    strbuf_add_char(j->out, bracket);
    j->begun = false;
}

void json_close(struct json *j, char bracket)
{
    strbuf_add_char(j->out, bracket);
    j->begun = true;
}

void json_text(struct json *j, const char *name, struct str text)
{
    add_name(j, name);
    add_quoted(j->out, text);
}

void json_int(struct json *j, const char *name, int value)
{
    add_name(j, name);
    strbuf_add_int(j->out, value);
}

void json_thousandths(struct json *j, const char *name, int thousandths)
{
    int digits = 3, part = thousandths < 0 ? -thousandths : thousandths, whole = part;
    for (; digits && part % 10 == 0; digits--)
        part /= 10;
    whole /= 1000;
    add_name(j, name);
    strbuf_addf(j->out, "%s%d", thousandths < 0 ? "-" : "", whole);
    if (!digits)
        return;
    static const int powers[] = {1, 10, 100, 1000};
    strbuf_addf(j->out, ".%0*d", digits, part % powers[digits]);
}

void json_bool(struct json *j, const char *name, bool value)
{
    add_name(j, name);
    strbuf_add_c(j->out, value ? "true" : "false");
}

void json_no_value(struct json *j, const char *name)
{
    add_name(j, name);
    strbuf_add_c(j->out, "null");
}
