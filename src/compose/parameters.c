#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <libxml/xpathInternals.h>

/* A type that a parameter can have. */
struct parameter_type {
    const char *name;
    const char *allowed; /* in messages */
    /* The value as expressions see it; NULL if it cannot be that. */
    struct _xmlXPathObject *(*check)(struct composing *c, const xmlNode *param,
                                     struct _xmlXPathObject *value);
};

static struct str text_of(struct composing *c, struct _xmlXPathObject *value)
{
    xmlChar *text = xmlXPathCastToString(xpath_whole(c->xpath, value));
    const struct str copy = str_copy(c->job->doc, str_trim(str_of((char *)text)));
    xmlFree(text);
    return copy;
}

static struct _xmlXPathObject *check_number(struct composing *c, const xmlNode *param,
                                            struct _xmlXPathObject *value)
{
    (void)param;
    struct _xmlXPathObject *number =
        xmlXPathNewFloat(xmlXPathCastToNumber(xpath_whole(c->xpath, value)));
    const bool ok = !xmlXPathIsNaN(number->floatval) && !xmlXPathIsInf(number->floatval);
    return xpath_keep(c->xpath, number) && ok ? number : NULL;
}

static struct _xmlXPathObject *check_length(struct composing *c, const xmlNode *param,
                                            struct _xmlXPathObject *value)
{
    emu length;
    (void)param;
    return length_parse(text_of(c, value), EMU_PT, &length) ? value : NULL;
}

static struct _xmlXPathObject *check_flag(struct composing *c, const xmlNode *param,
                                          struct _xmlXPathObject *value)
{
    const struct str text = text_of(c, value);
    (void)param;
    if (value->type == XPATH_BOOLEAN)
        return value;
    if (!str_is(text, "yes") && !str_is(text, "no"))
        return NULL;
    return xpath_keep(c->xpath, xmlXPathNewBoolean(str_is(text, "yes")));
}

static struct _xmlXPathObject *check_choice(struct composing *c, const xmlNode *param,
                                            struct _xmlXPathObject *value)
{
    const struct str text = text_of(c, value);
    struct str words = document_attribute(param, "values");
    for (struct str word = str_word(&words); word.n; word = str_word(&words))
        if (str_eq(word, text))
            return value;
    return NULL;
}

/* Of a definition: a colour that is there. */
static struct _xmlXPathObject *check_color(struct composing *c, const xmlNode *param,
                                           struct _xmlXPathObject *value)
{
    (void)param;
    return names_find(&c->colors, text_of(c, value)) ? value : NULL;
}

static const struct parameter_type types[] = {
    {"number", "a number, such as 2 or 0.5", check_number},
    {"length", "a length, such as 12.5mm, 9pt or 13Q", check_length},
    {"flag", "yes or no", check_flag},
    {"choice", NULL, check_choice},
    {"color", "a colour of the palette", check_color},
};

static const struct parameter_type *type_of(const xmlNode *param)
{
    const struct str name = document_attribute(param, "type");
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (str_is(name, types[i].name))
            return &types[i];
    return NULL; /* text */
}

static void report_value(struct composing *c, const xmlNode *param, struct str text,
                         const char *allowed, struct srcpos pos)
{
    struct arena *arena = c->job->doc;
    const char *name = document_attribute(param, "name").p;
    if (text.n)
        DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE, pos,
             str_format(arena, "the parameter %s", name).p, text.p, allowed);
    else
        DIAG(c->job->diags, DIAG_PARAM_MISSING, pos, name,
             document_is(param->parent, "define")
                 ? str_format(arena, "<with name=\"%s\">", name).p
                 : str_format(arena, "--set %s=...", name).p,
             allowed);
}

struct _xmlXPathObject *parameter_check(struct composing *c, const xmlNode *param,
                                        struct _xmlXPathObject *value, struct srcpos pos)
{
    const struct parameter_type *type = value ? type_of(param) : NULL;
    struct _xmlXPathObject *checked = type ? type->check(c, param, value) : value;
    if (type && !checked)
        report_value(c, param, text_of(c, value),
                     type->allowed ? type->allowed
                                   : words_with_or(c->job->doc,
                                                   document_attribute(param, "values").p),
                     pos);
    return checked;
}

/* --- of the layout ------------------------------------------------------------------ */

static const struct compose_setting *find_setting(const struct compose_setting *settings,
                                                  int n, struct str name)
{
    for (int i = n - 1; i >= 0; i--)
        if (str_eq(settings[i].name, name))
            return &settings[i];
    return NULL;
}

/* The <param> that gives the type: a layout that extends another may give a new default
 * only. */
static const xmlNode *typed(const struct defined *d)
{
    const xmlNode *nearest = d->element;
    for (; d; d = d->inherited)
        if (document_attribute(d->element, "type").n)
            return d->element;
    return nearest;
}

/* Palettes and colours are chosen by parameters, and looked up when all are known. */
static void note_looks(struct composing *c, const xmlNode *type, const xmlNode *param,
                       struct _xmlXPathObject *value)
{
    const struct str name = document_attribute(type, "type"), text = text_of(c, value);
    const struct chosen chosen = {document_attribute(type, "name"), text,
                                  document_pos(param)};
    if (str_is(name, "palette"))
        *(struct chosen *)list_add(&c->chosen_palettes) = chosen;
    else if (text.n)
        *(struct chosen *)list_add(&c->chosen_colors) = chosen;
}

static bool is_looks(const xmlNode *type)
{
    const struct str name = document_attribute(type, "type");
    return str_is(name, "palette") || str_is(name, "color");
}

static void read_parameter(struct composing *c, const struct defined *d,
                           const struct compose_setting *setting)
{
    struct xpath_variable *v = ARENA_NEW(c->job->doc, struct xpath_variable);
    const xmlNode *type = typed(d);
    struct _xmlXPathObject *value =
        setting ? xpath_text_value(c->xpath, setting->value)
                : template_value(c, d->element, document_root(c->document));
    if (value && is_looks(type))
        note_looks(c, type, d->element, value);
    else
        value = parameter_check(c, type, value, document_pos(d->element));
    /* One that is wrong is known all the same: that it is used is no second mistake. */
    *v = (struct xpath_variable){.name = document_attribute(d->element, "name"),
                                 .value =
                                     value ? value : xpath_text_value(c->xpath, STR("")),
                                 .outer = c->globals};
    c->globals = v;
    xpath_set_variables(c->xpath, c->globals); /* those that follow see it */
}

/* "a, b or c" */
static const char *names_list(struct composing *c, const struct names *names)
{
    struct strbuf b;
    strbuf_init(&b, c->job->doc);
    for (int i = 0; i < names->keys.n; i++) {
        if (i)
            strbuf_add_c(&b, i + 1 < names->keys.n ? ", " : " or ");
        strbuf_add(&b, *(struct str *)list_at(&names->keys, i));
    }
    return b.n ? strbuf_str(&b).p : "nothing: it has none";
}

static void check_setting(struct composing *c, struct str name)
{
    struct str near = STR("");
    for (int i = 0; i < c->parameters.keys.n; i++) {
        const struct str key = *(struct str *)list_at(&c->parameters.keys, i);
        if (str_eq(key, name))
            return;
        if (str_is_slip(name, key))
            near = key;
    }
    const char *given = str_c(c->job->doc, name);
    if (near.n)
        DIAG(c->job->diags, DIAG_NAME_MISSPELT, document_pos(c->root), "parameter", given,
             str_c(c->job->doc, near));
    else
        DIAG(c->job->diags, DIAG_SETTING_UNKNOWN, document_pos(c->root), given,
             names_list(c, &c->parameters));
}

void parameters_read(struct composing *c, const struct compose_setting *settings, int n)
{
    for (int i = 0; i < c->parameters.values.n; i++) {
        const struct defined *d = *(struct defined **)list_at(&c->parameters.values, i);
        read_parameter(c, d,
                       find_setting(settings, n, document_attribute(d->element, "name")));
    }
    for (int i = 0; i < n; i++)
        check_setting(c, settings[i].name);
}
