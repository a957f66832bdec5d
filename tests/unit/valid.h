/* Documents against the schema of evaluated documents. */
#ifndef GAIYO_TESTS_VALID_H
#define GAIYO_TESTS_VALID_H

#include "support.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

static inline void keep_quiet(void *context, xmlErrorPtr error)
{
    snprintf(context, 200, "%d: %s", error->line, error->message);
}

/* What the schema of evaluated documents says of that text; empty if it is right. */
static inline void expect_valid(struct str text, const char *name)
{
    char said_of_it[200] = "";
    xmlRelaxNGParserCtxtPtr reader =
        xmlRelaxNGNewParserCtxt(TEST_HOME "/data/schema/evaluated.rng");
    xmlRelaxNGPtr schema = xmlRelaxNGParse(reader);
    assert_non_null(schema);
    xmlRelaxNGValidCtxtPtr validator = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(validator, keep_quiet, said_of_it);
    xmlDocPtr doc = xmlReadMemory(text.p, text.n, "evaluated.xml", NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    if (xmlRelaxNGValidateDoc(validator, doc))
        fail_msg("%s: %s", name, said_of_it);
    xmlFreeDoc(doc);
    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(reader);
}

#endif
