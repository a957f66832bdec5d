#include "evaluate/xpath.h"

#include "evaluate/functions.h"
#include "evaluate/messages.h"
#include "evaluate/program.h"
#include "evaluate/provenance.h"
#include "evaluate/query_names.h"
#include "evaluate/set.h"
#include "evaluate/sight.h"
#include "evaluate/xpath_words.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "load/load.h"
#include "merge/ledger.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

/* How many steps an expression may take: a million, and another one for every so many
 * nodes of the document. To look at each of them for a dozen names takes no more. */
enum { MILLION = 1000000, NODES_FOR_A_MILLION = 50000 };

struct xpath {
    struct job *job;     /* whose memory holds what expressions give */
    struct job *lasting; /* the same of what is found out about them */
    const struct document *document;
    struct sights sights;
    int millions; /* of steps that an expression may take */
    xmlXPathContextPtr ctxt;
    const struct xpath_variable *variables;
    struct programs *programs;
    struct query_names *names; /* NULL: the document changes, or is too large */
    struct list objects;       /* of xmlXPathObjectPtr, to be freed with the job */
    const char *error;         /* what is wrong with the expression under way, or NULL */
    int error_offset;          /* [byte] where in it the reading stopped */
    const char *name;          /* of the variable or function that was looked up last */
};

static void on_error(void *context, xmlErrorPtr error)
{
    struct xpath *x = context;
    if (x->error)
        return;
    x->error = xpath_words(
        x->job, error->code - XML_XPATH_EXPRESSION_OK,
        &(struct xpath_said){(const char *)x->ctxt->function, x->name, x->millions});
    x->error_offset = error->int1;
}

static xmlXPathObjectPtr find_variable(void *context, const xmlChar *name,
                                       const xmlChar *uri)
{
    struct xpath *x = context;
    for (const struct xpath_variable *v = uri ? NULL : x->variables; v; v = v->outer)
        if (str_is(v->name, (const char *)name))
            return xmlXPathObjectCopy(v->value);
    x->name = (const char *)name;
    return NULL;
}

/* Finds none: they are registered. It is asked first, so the name is known if there is
 * none. */
static xmlXPathFunction note_function(void *context, const xmlChar *name,
                                      const xmlChar *uri)
{
    struct xpath *x = context;
    (void)uri;
    x->name = (const char *)name;
    return NULL;
}

/* Takes what libxml2 would print to stderr beside the errors that it reports. */
static void keep_quiet(void *context, const char *format, ...)
{
    (void)context, (void)format;
}

static void release(void *handle)
{
    struct xpath *x = handle;
    for (int i = 0; i < x->objects.n; i++)
        xmlXPathFreeObject(*(xmlXPathObjectPtr *)list_at(&x->objects, i));
    xmlXPathFreeContext(x->ctxt);
}

static int count_nodes(const xmlNode *element)
{
    int n = 1;
    for (const xmlNode *child = element->children; child; child = child->next)
        n += child->type == XML_ELEMENT_NODE ? count_nodes(child) : 1;
    return n;
}

struct xpath *xpath_new(struct job *job, const struct document *document)
{
    struct xpath *x = ARENA_NEW(job->doc, struct xpath);
    x->job = x->lasting = job;
    x->document = document;
    x->sights = sights_of(job->doc, document->ledger);
    x->programs =
        programs_for(job, &x->sights, document_is(document_root(document), "plan"));
    x->objects = list_of(job->doc, sizeof(xmlXPathObjectPtr));
    x->ctxt = xmlXPathNewContext(document->xml);
    x->ctxt->error = on_error;
    x->ctxt->userData = x;
    x->millions = 1 + count_nodes(document_root(document)) / NODES_FOR_A_MILLION;
    x->ctxt->opLimit = (unsigned long)x->millions * MILLION;
    xpath_set_place(x, (struct xpath_place){1, 1});
    xmlXPathContextSetCache(x->ctxt, 1, -1, 0);
    xmlXPathRegisterVariableLookup(x->ctxt, find_variable, x);
    xmlXPathRegisterFuncLookup(x->ctxt, note_function, x);
    x->ctxt->user = &x->error;
    functions_register(x->ctxt);
    arena_defer(job->doc, release, x);
    return x;
}

void xpath_hold_still(struct xpath *x)
{
    if (x->millions == 1)
        x->names = query_names_new(x->lasting->doc, x->document->xml);
}

struct job *xpath_job(const struct xpath *x)
{
    return x->job;
}

struct job *xpath_set_job(struct xpath *x, struct job *job)
{
    struct job *before = x->job;
    x->job = job;
    return before;
}

int xpath_kept(const struct xpath *x)
{
    return x->objects.n;
}

void xpath_forget(struct xpath *x, int kept)
{
    while (x->objects.n > kept)
        xmlXPathFreeObject(
            ((xmlXPathObjectPtr *)(void *)x->objects.items)[--x->objects.n]);
}

const struct xpath_variable *xpath_variables(const struct xpath *x)
{
    return x->variables;
}

void xpath_set_variables(struct xpath *x, const struct xpath_variable *variables)
{
    x->variables = variables;
}

struct xpath_place xpath_place(const struct xpath *x)
{
    return (struct xpath_place){x->ctxt->proximityPosition, x->ctxt->contextSize};
}

void xpath_set_place(struct xpath *x, struct xpath_place place)
{
    x->ctxt->proximityPosition = place.position;
    x->ctxt->contextSize = place.last;
}

static void report(struct xpath *x, struct str expression, struct srcpos pos)
{
    DIAG(x->job->diags, DIAG_XPATH, document_pos_inside(x->job, pos, x->error_offset),
         str_c(x->job->doc, expression), x->error ? x->error : "it cannot be evaluated");
}

static void report_name(struct xpath *x, const struct program *program, struct srcpos pos)
{
    const struct asked_name *asked = &program->unknown;
    struct job *job = x->job;
    const char *at = asked->attribute ? "@" : "";
    const char *name = str_format(job->doc, "%s%.*s", at, STR_ARG(asked->name)).p;
    pos = document_pos_inside(job, pos, program->offset);
    if (program->meant.n)
        DIAG(job->diags, DIAG_XPATH_MISSPELT, pos, name,
             str_format(job->doc, "%s%.*s", at, STR_ARG(program->meant)).p);
    else
        DIAG(job->diags, DIAG_XPATH_UNKNOWN, pos, name);
}

/* --- what stands beside the tree ---------------------------------------------------- */

static int any_kind(void *context, struct str name)
{
    (void)context, (void)name;
    return SIGHT_ANY;
}

/* The kinds of the nodes that a variable holds. */
static int kinds_of_variable(void *context, struct str name)
{
    const struct xpath *x = context;
    const struct xpath_variable *v = x->variables;
    while (v && !str_eq(v->name, name))
        v = v->outer;
    int kinds = 0;
    const xmlNodeSet *nodes =
        v && v->value->type == XPATH_NODESET ? v->value->nodesetval : NULL;
    for (int i = 0; nodes && i < nodes->nodeNr; i++)
        kinds |= (int)sight_of(&x->sights, nodes->nodeTab[i]);
    return kinds;
}

static bool is_whole(const struct document *document)
{
    return (!document->ledger || document->ledger->entered) &&
           (!document->evaluation || document->evaluation->entered);
}

static void enter_observations(struct xpath *x)
{
    if (x->names && x->document->ledger && !x->document->ledger->entered)
        query_names_forget(x->names);
    ledger_enter(x->lasting, x->document);
}

/* Puts into the tree what an expression sees, before it is computed. */
static void show(struct xpath *x, const xmlNode *node, struct program *program,
                 struct str expression, bool as_text)
{
    if (program->blind || is_whole(x->document))
        return;
    const int from = (int)sight_of(&x->sights, node);
    if (program->blind_at[as_text] & from)
        return;
    if (!(program->asks_at[as_text] & from)) {
        const bool sees = sight_sees(&x->sights, expression, program->query, from,
                                     as_text, any_kind, NULL);
        (sees ? program->asks_at : program->blind_at)[as_text] |= (unsigned char)from;
        if (!sees)
            return;
    }
    const int sees = sight_sees(&x->sights, expression, program->query, from, as_text,
                                kinds_of_variable, x);
    if (sees & SEES_OBSERVATIONS)
        enter_observations(x);
    if (sees & SEES_PROVENANCE)
        provenance_enter(x->lasting, x->document);
}

/* --- computing ---------------------------------------------------------------------- */

/* Runs while libxml2 may complain on its own. */
static xmlXPathCompExprPtr compile_code(struct xpath *x, struct str expression)
{
    const xmlGenericErrorFunc print = xmlGenericError;
    void *const print_context = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, keep_quiet);
    xmlXPathCompExprPtr code =
        xmlXPathCtxtCompile(x->ctxt, BAD_CAST str_c(x->lasting->doc, expression));
    xmlSetGenericErrorFunc(print_context, print);
    return code;
}

/* NULL if it is wrong. */
static struct program *compile(struct xpath *x, struct str expression)
{
    struct program *known = programs_find(x->programs, expression);
    if (known)
        return known;
    const struct str text = programs_text(x->programs, expression);
    const struct query *query = programs_query(x->programs, text);
    xmlXPathCompExprPtr code = query ? NULL : compile_code(x, text);
    if (!query && !code)
        return NULL;
    return programs_add(x->programs, &x->sights, text, query, code);
}

/* The expression, ready to be computed at the node; NULL if it is wrong. */
static struct program *prepare(struct xpath *x, xmlNodePtr node, struct str expression,
                               struct srcpos pos, bool as_text)
{
    x->error = NULL;
    x->error_offset = 0;
    struct program *program = compile(x, expression);
    if (!program) {
        report(x, expression, pos);
        return NULL;
    }
    if (program->unknown.name.n) {
        report_name(x, program, pos);
        return NULL;
    }
    show(x, node, program, expression, as_text);
    return program;
}

static struct query_place place_at(const struct xpath *x, xmlNodePtr node)
{
    return (struct query_place){
        .node = node,
        .position = x->ctxt->proximityPosition,
        .last = x->ctxt->contextSize,
        .variables = x->variables,
        .most = (int64_t)x->millions * MILLION,
        .names = x->names,
    };
}

/* Its value as libxml2 computes it, which the caller frees. */
static xmlXPathObjectPtr compute(struct xpath *x, xmlNodePtr node,
                                 struct program *program, struct str expression,
                                 struct srcpos pos)
{
    if (!program->code)
        program->code = compile_code(x, expression);
    const struct xpath_place place = xpath_place(x);
    const xmlGenericErrorFunc print = xmlGenericError;
    void *const print_context = xmlGenericErrorContext;
    x->ctxt->node = node;
    x->ctxt->opCount = 0;
    xmlSetGenericErrorFunc(NULL, keep_quiet);
    xmlXPathObjectPtr value = xmlXPathCompiledEval(program->code, x->ctxt);
    xmlSetGenericErrorFunc(print_context, print);
    xpath_set_place(x, place);
    if (!value || x->error) {
        xmlXPathFreeObject(value);
        report(x, expression, pos);
        return NULL;
    }
    return value;
}

static xmlXPathObjectPtr object_of_nodes(const struct query_nodes *nodes)
{
    xmlXPathObjectPtr object = xmlXPathNewNodeSet(NULL);
    for (int i = 0; i < nodes->n; i++)
        xmlXPathNodeSetAddUnique(object->nodesetval, nodes->at[i]);
    return object;
}

static xmlXPathObjectPtr object_of(struct arena *scratch, const struct query_value *value)
{
    switch (value->kind) {
    case QUERY_NODES:
        return object_of_nodes(&value->nodes);
    case QUERY_TEXT:
        return xmlXPathNewString(BAD_CAST str_c(scratch, value->text));
    case QUERY_TRUTH:
        return xmlXPathNewBoolean(value->truth);
    default:
        return xmlXPathNewFloat((int)value->number);
    }
}

/* The value, which the caller frees. */
static xmlXPathObjectPtr evaluate(struct xpath *x, xmlNodePtr node, struct str expression,
                                  struct srcpos pos)
{
    struct program *program = prepare(x, node, expression, pos, false);
    if (!program)
        return NULL;
    struct query_value value;
    xmlXPathObjectPtr object = NULL;
    const struct query_place place = place_at(x, node);
    struct arena *scratch = x->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    if (program->query && query_compute(program->query, scratch, &place, &value) &&
        !value.nan)
        object = object_of(scratch, &value);
    arena_release(scratch, mark);
    return object ? object : compute(x, node, program, expression, pos);
}

static xmlXPathObjectPtr keep(struct xpath *x, xmlXPathObjectPtr value)
{
    if (value)
        *(xmlXPathObjectPtr *)list_add(&x->objects) = value;
    return value;
}

struct _xmlXPathObject *xpath_evaluate(struct xpath *x, struct _xmlNode *node,
                                       struct str expression, struct srcpos pos)
{
    return keep(x, evaluate(x, node, expression, pos));
}

struct _xmlXPathObject *xpath_truth_value(struct xpath *x, bool truth)
{
    return keep(x, xmlXPathNewBoolean(truth));
}

struct _xmlXPathObject *xpath_keep(struct xpath *x, struct _xmlXPathObject *value)
{
    return keep(x, value);
}

struct _xmlXPathObject *xpath_text_value(struct xpath *x, struct str text)
{
    return keep(x, xmlXPathNewString(BAD_CAST str_c(x->job->doc, text)));
}

/* Arithmetic with what is no number, or by zero, would be printed as NaN or Infinity. */
static bool is_printable(const xmlXPathObject *value)
{
    return value->type != XPATH_NUMBER ||
           (!xmlXPathIsNaN(value->floatval) && !xmlXPathIsInf(value->floatval));
}

/* The text that a variable holds, if the expression is no more than its name; nodes and
 * numbers go the long way. */
static const char *text_of_variable(const struct xpath *x, struct str expression)
{
    if (expression.n < 2 || expression.p[0] != '$')
        return NULL;
    const struct str name = str_slice(expression, 1, expression.n);
    const struct xpath_variable *v = x->variables;
    while (v && !str_eq(v->name, name))
        v = v->outer;
    return v && v->value->type == XPATH_STRING ? (const char *)v->value->stringval : NULL;
}

/* The text of our own machine, in the memory of the job. */
static bool own_text(struct xpath *x, xmlNodePtr node, const struct program *program,
                     struct str *text)
{
    const struct query_place place = place_at(x, node);
    struct arena *scratch = x->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    const bool done = program->query && query_text(program->query, scratch, &place, text);
    if (done)
        *text = str_copy(x->job->doc, *text);
    arena_release(scratch, mark);
    return done;
}

bool xpath_string(struct xpath *x, struct _xmlNode *node, struct str expression,
                  struct srcpos pos, struct str *text)
{
    const char *known = text_of_variable(x, expression);
    if (known) {
        *text = str_copy(x->job->doc, str_of(known));
        return true;
    }
    struct program *program = prepare(x, node, expression, pos, true);
    if (!program)
        return false;
    if (own_text(x, node, program, text))
        return true;
    xmlXPathObjectPtr value = compute(x, node, program, expression, pos);
    if (!value)
        return false;
    if (!is_printable(value)) {
        xmlXPathFreeObject(value);
        x->error = "its value is no number";
        x->error_offset = 0;
        report(x, expression, pos);
        return false;
    }
    xmlChar *string = xmlXPathCastToString(value);
    *text = str_copy(x->job->doc, str_of((char *)string));
    xmlFree(string);
    xmlXPathFreeObject(value);
    return true;
}

static bool own_truth(struct xpath *x, xmlNodePtr node, const struct program *program,
                      bool *truth)
{
    const struct query_place place = place_at(x, node);
    struct arena *scratch = x->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    const bool done =
        program->query && query_truth(program->query, scratch, &place, truth);
    arena_release(scratch, mark);
    return done;
}

bool xpath_boolean(struct xpath *x, struct _xmlNode *node, struct str expression,
                   struct srcpos pos, bool *truth)
{
    struct program *program = prepare(x, node, expression, pos, false);
    if (!program)
        return false;
    if (own_truth(x, node, program, truth))
        return true;
    xmlXPathObjectPtr value = compute(x, node, program, expression, pos);
    if (!value)
        return false;
    *truth = xmlXPathCastToBoolean(value);
    xmlXPathFreeObject(value);
    return true;
}

static void take_nodes(struct xpath *x, xmlNodePtr *from, int count,
                       struct _xmlNode ***nodes, int *n)
{
    *n = count;
    *nodes = ARENA_ARRAY(x->job->doc, xmlNodePtr, count);
    if (count)
        memcpy(*nodes, from, (size_t)count * sizeof *from);
}

static bool own_nodes(struct xpath *x, xmlNodePtr node, const struct program *program,
                      struct _xmlNode ***nodes, int *n)
{
    struct query_value value;
    const struct query_place place = place_at(x, node);
    struct arena *scratch = x->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    const bool done = program->query &&
                      query_compute(program->query, scratch, &place, &value) &&
                      value.kind == QUERY_NODES;
    if (done)
        take_nodes(x, value.nodes.at, value.nodes.n, nodes, n);
    arena_release(scratch, mark);
    return done;
}

bool xpath_nodes(struct xpath *x, struct _xmlNode *node, struct str expression,
                 struct srcpos pos, struct _xmlNode ***nodes, int *n)
{
    struct program *program = prepare(x, node, expression, pos, false);
    if (!program)
        return false;
    if (own_nodes(x, node, program, nodes, n))
        return true;
    xmlXPathObjectPtr value = compute(x, node, program, expression, pos);
    if (!value)
        return false;
    if (value->type != XPATH_NODESET) {
        xmlXPathFreeObject(value);
        x->error = "it does not select elements";
        x->error_offset = 0;
        report(x, expression, pos);
        return false;
    }
    xmlXPathNodeSetSort(value->nodesetval);
    const xmlNodeSet *set = value->nodesetval;
    take_nodes(x, set ? set->nodeTab : NULL, set ? set->nodeNr : 0, nodes, n);
    xmlXPathFreeObject(value);
    return true;
}

static void show_inside(struct xpath *x, struct _xmlNode *const *nodes, int n)
{
    for (int i = 0; i < n; i++)
        if (sight_of(&x->sights, nodes[i]) & (SIGHT_ABOVE | SIGHT_INDICATOR))
            enter_observations(x);
}

bool xpath_contents(struct xpath *x, struct _xmlNode *node, struct str expression,
                    struct srcpos pos, struct _xmlNode ***nodes, int *n)
{
    if (!xpath_nodes(x, node, expression, pos, nodes, n))
        return false;
    show_inside(x, *nodes, *n);
    return true;
}

struct _xmlXPathObject *xpath_whole(struct xpath *x, struct _xmlXPathObject *value)
{
    const xmlNodeSet *nodes = value->type == XPATH_NODESET ? value->nodesetval : NULL;
    if (nodes)
        show_inside(x, nodes->nodeTab, nodes->nodeNr);
    return value;
}
