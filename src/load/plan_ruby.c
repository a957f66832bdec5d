#include "load/messages.h"
#include "load/xml.h"

#include "base/job.h"
#include "base/utf8.h"

/* The element behind or in front of `node`; NULL if there is none. */
static const xmlNode *neighbour(const xmlNode *node, bool behind)
{
    do
        node = behind ? node->next : node->prev;
    while (node && node->type != XML_ELEMENT_NODE);
    return node;
}

/* How many characters a base has, marks and variation selectors not counted; expressions,
 * which are computed later, count as several. */
static int characters_of(struct job *job, xmlNodePtr base)
{
    const struct str text = str_trim(document_text(job, base));
    int n = 0;
    for (int at = 0; at < text.n;) {
        const int c = utf8_next(text, &at);
        n += c == '{' ? 2
                      : !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF);
    }
    return n;
}

void plan_check_combined(struct job *job, xmlNodePtr tcy)
{
    enum { MOST = 4 };
    const struct str text = str_trim(document_text(job, tcy));
    if (str_find(text, STR("{")) < 0 && characters_of(job, tcy) > MOST)
        DIAG(job->diags, DIAG_COMBINED_LONG, document_pos(tcy), text.p);
}

/* Reports what cannot stand in rows, however deep: what ends lines or makes rows itself,
 * and in a warichu what needs room between the two. */
static void check_inside(struct job *job, xmlNodePtr rows, xmlNodePtr parent)
{
    static const char *const names[] = {"furiwake", "warichu", "br", "badge"};
    static const char *const high[] = {"ruby", "em"};
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        bool is_bad = false;
        for (int i = 0; i < 4; i++)
            is_bad |= document_is(node, names[i]);
        for (int i = 0; i < 2 && document_is(rows, "warichu"); i++)
            is_bad |= document_is(node, high[i]);
        if (is_bad)
            DIAG(job->diags, DIAG_ROWS_INSIDE, document_pos(node),
                 (const char *)node->name, (const char *)rows->name);
        else
            check_inside(job, rows, node);
    }
}

void plan_check_rows(struct job *job, xmlNodePtr rows)
{
    const bool opens = document_attribute(rows, "open").n > 0;
    if (opens != (document_attribute(rows, "close").n > 0))
        DIAG(job->diags, DIAG_ROWS_BRACKET, document_pos(rows), (const char *)rows->name);
    check_inside(job, rows, rows);
}

void plan_check_furiwake(struct job *job, xmlNodePtr furiwake)
{
    enum { LEAST = 2, MOST = 4 };
    int n = 0;
    for (xmlNodePtr node = furiwake->children; node; node = node->next)
        n += document_is(node, "line");
    if (n < LEAST)
        DIAG0(job->diags, DIAG_FURIWAKE_FEW, document_pos(furiwake));
    else if (n > MOST)
        DIAG(job->diags, DIAG_FURIWAKE_MANY, document_pos(furiwake),
             str_format(job->doc, "%d", n).p);
    plan_check_rows(job, furiwake);
}

void plan_check_ruby(struct job *job, xmlNodePtr ruby)
{
    const bool is_mono = str_is(document_attribute(ruby, "type"), "mono");
    for (xmlNodePtr node = ruby->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const bool is_base = document_is(node, "rb");
        const xmlNode *other = neighbour(node, is_base);
        const bool has_other = other && document_is(other, is_base ? "rt" : "rb");
        if (is_base && !has_other)
            DIAG0(job->diags, DIAG_RUBY_NO_READING, document_pos(node));
        else if (!has_other)
            DIAG0(job->diags, DIAG_RUBY_NO_BASE, document_pos(node));
        else if (!str_trim(document_text(job, node)).n)
            DIAG(job->diags, DIAG_RUBY_EMPTY, document_pos(node),
                 (const char *)node->name);
        else if (is_base && is_mono && characters_of(job, node) > 1)
            DIAG0(job->diags, DIAG_RUBY_NOT_MONO, document_pos(node));
    }
}
