#include "compose/text_builder.h"

#include "base/arena.h"
#include "base/job.h"

static void add_children(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    for (xmlNodePtr n = node->children; n; n = n->next)
        text_add_rich(c, t, n);
}

/* A text that stands in another one: it is shaped like any, and the other places it. */
static const struct box *build_inner(struct composing *c, const struct styling *styling,
                                     xmlNodePtr node)
{
    struct text_builder t = {.at = {.styling = styling}};
    t.runs = list_of(c->job->doc, sizeof(struct run));
    add_children(c, &t, node);
    struct box *box = box_new(c, BOX_TEXT, node, &styling->style);
    box->text.runs = list_array(&t.runs, c->job->doc);
    box->text.n = t.runs.n;
    text_register(c, box);
    return box;
}

static xmlNodePtr next_reading(xmlNodePtr base)
{
    xmlNodePtr n = base->next;
    while (n && !document_is(n, "rt"))
        n = n->next;
    return n; /* the plan was checked: it is there */
}

/* <ruby> with its <rb> and <rt> by turns; white space between them only lays them out. */
static void add_ruby(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    const bool is_word = str_is(document_attribute(node, "type"), "jukugo");
    t->words += is_word;
    for (xmlNodePtr base = node->children; base; base = base->next) {
        if (!document_is(base, "rb"))
            continue;
        const xmlNodePtr reading = next_reading(base);
        struct ruby *ruby = ARENA_NEW(c->job->doc, struct ruby);
        ruby->text = build_inner(c, style_of_element(c, t->at.styling, reading), reading);
        ruby->word = is_word ? t->words : 0;
        const struct stretch outer = text_enter(c, t, t->at.styling);
        t->at.ruby = ruby;
        t->at.part = text_new_part(c);
        add_children(c, t, base);
        text_leave(t, outer);
    }
}

static void fill(struct composing *c, struct text_builder *t, xmlNodePtr part,
                 xmlNodePtr node)
{
    (void)node;
    add_children(c, t, part);
}

/* Readers say it in its language; it is set like the text around it. */
static void add_foreign(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    const struct stretch outer = text_enter(c, t, t->at.styling);
    text_tell(c, t)->lang = document_attribute(node, "lang");
    add_children(c, t, node);
    text_leave(t, outer);
}

static void add_styled(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    const struct stretch outer =
        text_enter(c, t, style_of_element(c, t->at.styling, node));
    if (words_find(&c->words, node) == WORD_A) {
        t->at.href = document_attribute(node, "href");
        text_tell(c, t)->is_link = true;
    }
    add_children(c, t, node);
    text_leave(t, outer);
}

void text_add_rich(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_ATTRIBUTE_NODE)
        t->source = source_of_node(c, node);
    if (node->type == XML_TEXT_NODE) {
        text_add(c, t, str_of((const char *)node->content), document_pos(node));
        return;
    }
    if (node->type == XML_ATTRIBUTE_NODE) {
        text_add(c, t, document_text(c->job, node), document_pos(node));
        return;
    }
    switch (words_find(&c->words, node)) {
    case WORD_BR:
        text_add_slot(t, RUN_BREAK, document_pos(node));
        break;
    case WORD_RUBY:
        add_ruby(c, t, node);
        break;
    case WORD_FURIWAKE:
        text_add_furiwake(c, t, node, style_of_element(c, t->at.styling, node), fill,
                          NULL);
        break;
    case WORD_WARICHU:
        text_add_warichu(c, t, node, style_of_element(c, t->at.styling, node), fill,
                         NULL);
        break;
    case WORD_FOREIGN:
        add_foreign(c, t, node);
        break;
    case WORD_A:
    case WORD_B:
    case WORD_BADGE:
    case WORD_EM:
    case WORD_SUB:
    case WORD_SUP:
    case WORD_TCY:
        add_styled(c, t, node);
        break;
    default:
        add_children(c, t, node);
    }
}
