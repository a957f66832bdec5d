#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/xmlerror.h>
#include <string.h>

/* What libxml2's parser notices, in plain words. It stops reading behind what is wrong,
 * so the place goes back to the sign that begins it. */
struct wording {
    int code;         /* of libxml2 */
    const char *part; /* of its message, where a code has several meanings; or NULL */
    const struct diag_kind *id;
    const char *sign; /* where the place goes back to; NULL: it stays */
};

static const struct wording wordings[] = {
    {XML_NS_ERR_UNDEFINED_NAMESPACE, NULL, DIAG_XML_PREFIX, "<"},
    {XML_ERR_NAME_REQUIRED, "EntityRef: ", DIAG_XML_AMPERSAND, "&"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, NULL, DIAG_XML_AMPERSAND, "&"},
    {XML_ERR_NAME_REQUIRED, "StartTag: ", DIAG_XML_LESS_THAN, "<"},
    {XML_ERR_NAME_REQUIRED, "attribute name", DIAG_XML_TAG, NULL},
    {XML_ERR_GT_REQUIRED, NULL, DIAG_XML_TAG, NULL},
    {XML_ERR_SPACE_REQUIRED, NULL, DIAG_XML_TAG, NULL},
    {XML_ERR_TAG_NAME_MISMATCH, NULL, DIAG_XML_CROSSED, "<"},
    {XML_ERR_TAG_NOT_FINISHED, NULL, DIAG_XML_UNCLOSED, NULL},
    {XML_ERR_LT_IN_ATTRIBUTE, NULL, DIAG_XML_LESS_THAN_QUOTED, NULL},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, NULL, DIAG_XML_UNQUOTED, NULL},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "Value: ' expected", DIAG_XML_QUOTE, NULL},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "Value: \" expected", DIAG_XML_QUOTE, NULL},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, NULL, DIAG_XML_NO_VALUE, NULL},
    {XML_ERR_ATTRIBUTE_REDEFINED, NULL, DIAG_XML_ATTRIBUTE_TWICE, NULL},
    {XML_ERR_UNDECLARED_ENTITY, NULL, DIAG_XML_ENTITY, "&"},
    {XML_WAR_UNDECLARED_ENTITY, NULL, DIAG_XML_ENTITY, "&"},
    {XML_ERR_INVALID_CHARREF, NULL, DIAG_XML_REFERENCE, "&"},
    {XML_ERR_INVALID_HEX_CHARREF, NULL, DIAG_XML_REFERENCE, "&"},
    {XML_ERR_INVALID_DEC_CHARREF, NULL, DIAG_XML_REFERENCE, "&"},
    {XML_ERR_INVALID_CHAR, "CharRef: ", DIAG_XML_REFERENCE, "&"},
    {XML_ERR_DOCUMENT_EMPTY, NULL, DIAG_XML_NOTHING, NULL},
    {XML_ERR_DOCUMENT_END, NULL, DIAG_XML_BEHIND, NULL},
    {XML_ERR_RESERVED_XML_NAME, "XML declaration", DIAG_XML_DECLARATION, "<"},
    {XML_ERR_HYPHEN_IN_COMMENT, NULL, DIAG_XML_HYPHENS, NULL},
    {XML_ERR_COMMENT_NOT_FINISHED, NULL, DIAG_XML_COMMENT, "<!--"},
    {XML_ERR_CDATA_NOT_FINISHED, NULL, DIAG_XML_CDATA, "<![CDATA["},
    {XML_ERR_MISPLACED_CDATA_END, NULL, DIAG_XML_CDATA_END, NULL},
    {XML_ERR_INTERNAL_ERROR, "Excessive depth", DIAG_XML_DEPTH, "<"},
};

static const struct wording *find_wording(const xmlError *error)
{
    for (int i = 0; i < (int)(sizeof wordings / sizeof *wordings); i++) {
        const struct wording *w = &wordings[i];
        if (w->code == error->code && (!w->part || strstr(error->message, w->part)))
            return w;
    }
    return NULL;
}

/* The nearest `sign` before `pos`; `pos` itself if there is none. */
static struct srcpos go_back(const struct job *job, struct srcpos pos, const char *sign)
{
    const struct str text = diags_source_text(job->diags, pos.file);
    const struct str wanted = str_of(sign);
    for (int at = (int)pos.offset - 1; at >= 0; at--)
        if (str_starts(str_slice(text, at, text.n), wanted))
            return (struct srcpos){pos.file, (uint32_t)at};
    return pos;
}

/* libxml2 names its own functions in some messages ("xmlParseStartTag: ..."). */
static struct str without_function(struct str message)
{
    const int colon = str_find(message, STR(": "));
    return str_starts(message, STR("xmlParse")) && colon >= 0
               ? str_slice(message, colon + 2, message.n)
               : message;
}

void xml_report_syntax(struct job *job, const xmlError *error, struct srcpos pos)
{
    const struct wording *w = find_wording(error);
    const struct str message = without_function(str_trim(str_of(error->message)));
    if (!w) {
        DIAG(job->diags, DIAG_XML_SYNTAX, pos, str_c(job->doc, message));
        return;
    }
    if (w->sign)
        pos = go_back(job, pos, w->sign);
    /* Elements and attributes that it names, and the line of the first. */
    DIAG(job->diags, w->id, pos, error->str1 ? error->str1 : "",
         str_format(job->doc, "%d", error->int1).p, error->str2 ? error->str2 : "");
}
