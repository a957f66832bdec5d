/* Plans that are recognised, beside what the validator says of them. */
#include "support.h"

#include "load/load.h"
#include "load/recognise.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/relaxng.h>
#include <string.h>

static xmlRelaxNGPtr schema;

static void keep_quiet(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

static int read_schema(void **state)
{
    (void)state;
    xmlRelaxNGParserCtxtPtr ctxt =
        xmlRelaxNGNewParserCtxt(TEST_HOME "/data/schema/plan.rng");
    schema = xmlRelaxNGParse(ctxt);
    xmlRelaxNGFreeParserCtxt(ctxt);
    return schema == NULL;
}

static int free_schema(void **state)
{
    (void)state;
    xmlRelaxNGFree(schema);
    return 0;
}

static bool is_valid(xmlDocPtr doc)
{
    xmlRelaxNGValidCtxtPtr ctxt = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(ctxt, keep_quiet, NULL);
    const bool valid = xmlRelaxNGValidateDoc(ctxt, doc) == 0;
    xmlRelaxNGFreeValidCtxt(ctxt);
    return valid;
}

/* --- plans as they are -------------------------------------------------------------- */

static const char *const samples[] = {
    TEST_HOME "/samples/yamaguchi-2024/plan.xml", TEST_HOME "/samples/city-2024/plan.xml",
    TEST_HOME "/samples/hospital-2024/plan.xml", TEST_HOME "/samples/town-2024/plan.xml",
    TEST_HOME "/samples/specimen/plan.xml"};
enum { SAMPLES = sizeof samples / sizeof *samples };

static void test_samples_are_recognised(void **state)
{
    (void)state;
    for (int i = 0; i < SAMPLES; i++) {
        struct job job = job_begin();
        const struct document *plan = load_plan(&job, samples[i]);
        assert_string_equal(said(&job), "");
        assert_true(recognise_plan(&job, document_root(plan)));
        job_end(&job);
    }
}

/* --- plans with faults -------------------------------------------------------------- */

static unsigned long long chance = 1;

static int random_below(int n)
{
    chance = chance * 6364136223846793005ull + 1442695040888963407ull;
    return (int)((chance >> 33) % (unsigned)n);
}

static int count_elements(const xmlNode *node)
{
    int n = 1;
    for (const xmlNode *c = node->children; c; c = c->next)
        n += c->type == XML_ELEMENT_NODE ? count_elements(c) : 0;
    return n;
}

/* The element of that number, counted from the first in document order. */
static xmlNodePtr element_at(xmlNodePtr node, int *number)
{
    if ((*number)-- == 0)
        return node;
    for (xmlNodePtr c = node->children; c; c = c->next) {
        xmlNodePtr found = c->type == XML_ELEMENT_NODE ? element_at(c, number) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static xmlNodePtr any_element(xmlDocPtr doc)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    int number = random_below(count_elements(root));
    return element_at(root, &number);
}

static xmlAttrPtr any_attribute(xmlDocPtr doc)
{
    for (int tries = 0; tries < 200; tries++) {
        const xmlNode *element = any_element(doc);
        int n = 0;
        for (const xmlAttr *a = element->properties; a; a = a->next)
            n++;
        if (!n)
            continue;
        xmlAttrPtr a = element->properties;
        for (int k = random_below(n); k > 0; k--)
            a = a->next;
        return a;
    }
    return NULL;
}

static const char *const odd_values[] = {"",    "1",     "0",    "-3",  "1.5",
                                         "80%", "ja",    "2x",   "a b", "ja-x",
                                         "up",  "rated", "指標", " 1"};
enum { ODD_VALUES = sizeof odd_values / sizeof *odd_values };

static void set_odd_value(xmlDocPtr doc)
{
    const xmlAttr *a = any_attribute(doc);
    if (a && !a->ns)
        xmlSetProp(a->parent, a->name, BAD_CAST odd_values[random_below(ODD_VALUES)]);
}

static void move_attribute(xmlDocPtr doc)
{
    const xmlAttr *a = any_attribute(doc);
    if (!a || a->ns)
        return;
    xmlChar *value = xmlGetProp(a->parent, a->name);
    xmlSetProp(any_element(doc), a->name, value);
    xmlFree(value);
}

static void take_out(xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* Changes one thing of the plan. */
static void change(xmlDocPtr doc)
{
    xmlNodePtr node = any_element(doc), other = any_element(doc);
    while (node == xmlDocGetRootElement(doc))
        node = any_element(doc);
    xmlAttrPtr attribute = any_attribute(doc);
    switch (random_below(8)) {
    case 0:
        take_out(node);
        return;
    case 1:
        xmlAddNextSibling(node, xmlCopyNode(node, 1));
        return;
    case 2:
        xmlAddNextSibling(node, xmlCopyNode(other, 1));
        return;
    case 3:
        xmlNodeSetName(node, other->name);
        return;
    case 4:
        xmlAddChild(node, xmlNewText(BAD_CAST(random_below(2) ? "字" : " \n")));
        return;
    case 5:
        if (attribute)
            xmlRemoveProp(attribute);
        return;
    case 6:
        move_attribute(doc);
        return;
    default:
        set_odd_value(doc);
    }
}

struct tally {
    int valid, recognised;
};

static void judge_changed(struct job *job, xmlDocPtr plan, struct tally *tally)
{
    xmlDocPtr doc = xmlCopyDoc(plan, 1);
    change(doc);
    const bool valid = is_valid(doc);
    const bool recognised = recognise_plan(job, xmlDocGetRootElement(doc));
    if (recognised && !valid)
        xmlDocDump(stderr, doc);
    assert_false(recognised && !valid);
    tally->valid += valid;
    tally->recognised += recognised;
    xmlFreeDoc(doc);
}

/* Nothing is recognised that is not valid, and little that is valid is not. */
static void test_changed_plans_are_judged_as_the_validator_does(void **state)
{
    (void)state;
    struct tally tally = {0};
    for (int i = 0; i < SAMPLES; i++) {
        struct job job = job_begin();
        const struct document *plan = load_plan(&job, samples[i]);
        for (int k = 0; k < 120; k++)
            judge_changed(&job, plan->xml, &tally);
        job_end(&job);
    }
    assert_true(tally.valid > 100);
    assert_true(tally.recognised * 100 > tally.valid * 97);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_are_recognised),
        cmocka_unit_test(test_changed_plans_are_judged_as_the_validator_does),
    };
    return cmocka_run_group_tests(tests, read_schema, free_schema);
}
