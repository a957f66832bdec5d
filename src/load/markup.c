#include "load/markup.h"

#include <libxml/tree.h>

/* What stands for a byte in text, and in the value of an attribute; NULL: itself. */
static const char *reference_for(char c, bool in_attribute)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '\r':
        return "&#13;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    default:
        return NULL;
    }
}

/* Bytes that stand for themselves are added in one go. */
static void add_escaped(struct strbuf *b, struct str text, bool in_attribute)
{
    int plain = 0;
    for (int i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if ((unsigned char)c > '>') /* most of them */
            continue;
        const char *reference = reference_for(c, in_attribute);
        if (!reference)
            continue;
        strbuf_add_bytes(b, text.p + plain, i - plain);
        strbuf_add_c(b, reference);
        plain = i + 1;
    }
    strbuf_add_bytes(b, text.p + plain, text.n - plain);
}

void markup_add_text(struct strbuf *b, struct str text)
{
    add_escaped(b, text, false);
}

static void add_name(struct strbuf *b, const xmlNs *ns, const xmlChar *name)
{
    if (ns && ns->prefix) {
        strbuf_add_c(b, (const char *)ns->prefix);
        strbuf_add_char(b, ':');
    }
    strbuf_add_c(b, (const char *)name);
}

static void add_namespace(struct strbuf *b, const xmlNs *ns)
{
    strbuf_add_c(b, ns->prefix ? " xmlns:" : " xmlns");
    if (ns->prefix)
        strbuf_add_c(b, (const char *)ns->prefix);
    strbuf_add_c(b, "=\"");
    add_escaped(b, str_of((const char *)ns->href), true);
    strbuf_add_char(b, '"');
}

void markup_add_own(struct strbuf *b, const struct _xmlAttr *attribute)
{
    strbuf_add_char(b, ' ');
    add_name(b, attribute->ns, attribute->name);
    strbuf_add_c(b, "=\"");
    for (const xmlNode *n = attribute->children; n; n = n->next)
        add_escaped(b, str_of((const char *)n->content), true);
    strbuf_add_char(b, '"');
}

void markup_add_attribute(struct strbuf *b, const char *name, struct str value)
{
    strbuf_add_char(b, ' ');
    strbuf_add_c(b, name);
    strbuf_add_c(b, "=\"");
    add_escaped(b, value, true);
    strbuf_add_char(b, '"');
}

void markup_add_tag(struct strbuf *b, const struct _xmlNode *element)
{
    strbuf_add_char(b, '<');
    add_name(b, element->ns, element->name);
    for (const xmlNs *ns = element->nsDef; ns; ns = ns->next)
        add_namespace(b, ns);
}

void markup_add_end(struct strbuf *b, const struct _xmlNode *element)
{
    strbuf_add_c(b, "</");
    add_name(b, element->ns, element->name);
    strbuf_add_char(b, '>');
}

void markup_add_declaration(struct strbuf *b, const struct _xmlDoc *xml)
{
    strbuf_addf(b, "<?xml version=\"%s\" encoding=\"UTF-8\"",
                xml->version ? (const char *)xml->version : "1.0");
    if (xml->standalone == 0 || xml->standalone == 1)
        strbuf_addf(b, " standalone=\"%s\"", xml->standalone ? "yes" : "no");
    strbuf_add_c(b, "?>\n");
}
