#include "load/xml.h"

#include "base/job.h"
#include "base/markup.h"
#include "base/proofread.h"

/* Values of ASCII alone are for the program. */
static bool is_for_people(struct str value)
{
    for (int i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] >= 0x80)
            return true;
    return false;
}

static void read_attributes(struct job *job, const struct proofreader *reader,
                            const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const struct str value = document_attribute(element, name);
        if (is_for_people(value) && !str_is(str_of(name), "keep-characters"))
            proofread(reader, value, document_attribute_pos(job, element, name),
                      markup_inside);
    }
}

static void read_node(struct job *job, const struct proofreader *reader,
                      const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            read_attributes(job, reader, node);
            read_node(job, reader, node->children);
        } else if (node->content) {
            proofread(reader, str_of((const char *)node->content), document_pos(node),
                      markup_inside);
        }
    }
}

void plan_proofread(struct job *job, xmlNodePtr root)
{
    read_node(job, proofreader_new(job, document_attribute(root, "keep-characters")),
              root);
}
