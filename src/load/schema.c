#include "load/alike.h"
#include "load/known.h"
#include "load/messages.h"
#include "load/recognise.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* What the validator itself said, kept in case the explanation finds no better words. */
struct verdict {
    struct job *job;
    struct srcpos pos;
    const char *message;
};

static void on_error(void *context, xmlErrorPtr error)
{
    struct verdict *verdict = context;
    if (verdict->message)
        return;
    verdict->message = str_c(verdict->job->doc, str_trim(str_of(error->message)));
    if (error->node)
        verdict->pos = document_pos(error->node);
}

static xmlRelaxNGPtr read_schema(struct job *job, const char *path)
{
    struct verdict verdict = {.job = job};
    xmlRelaxNGParserCtxtPtr ctxt = xmlRelaxNGNewParserCtxt(path);
    if (!ctxt) {
        DIAG(job->diags, DIAG_SCHEMA_UNREADABLE, NO_POS, path, "it cannot be opened");
        return NULL;
    }
    xmlRelaxNGSetParserStructuredErrors(ctxt, on_error, &verdict);
    xmlRelaxNGPtr schema = xmlRelaxNGParse(ctxt);
    xmlRelaxNGFreeParserCtxt(ctxt);
    if (!schema)
        DIAG(job->diags, DIAG_SCHEMA_UNREADABLE, NO_POS, path,
             verdict.message ? verdict.message : "it is not a schema");
    return schema;
}

bool xml_validate(struct job *job, const struct document *document, const char *kind,
                  const char *schema_name)
{
    const xmlNode *root = document_root(document);
    if (!document_is(root, kind)) {
        DIAG(job->diags, DIAG_ROOT_UNKNOWN, document_pos(root), kind,
             (const char *)root->name);
        return false;
    }
    if (known_document(job, document) ||
        (strcmp(schema_name, "plan") == 0 && recognise_plan(job, root)))
        return true;
    const char *path =
        str_format(job->doc, "%s/data/schema/%s.rng", job->home, schema_name).p;
    xmlRelaxNGPtr schema = read_schema(job, path);
    if (!schema)
        return false;
    struct verdict verdict = {.job = job};
    xmlRelaxNGValidCtxtPtr ctxt = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(ctxt, on_error, &verdict);
    const struct alike alike = alike_hide(job, document_root(document));
    const bool valid = xmlRelaxNGValidateDoc(ctxt, document->xml) == 0;
    alike_show(&alike);
    xmlRelaxNGFreeValidCtxt(ctxt);
    xmlRelaxNGFree(schema);
    if (!valid && !xml_explain(job, document, path))
        DIAG(job->diags, DIAG_SCHEMA_BROKEN, verdict.pos,
             verdict.message ? verdict.message
                             : "its parts do not stand in the right order");
    return valid;
}
